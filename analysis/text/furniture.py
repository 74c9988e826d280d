"""A line of a web page in, whether it is furniture of the page, around an article, out."""

import re
import tomllib
from functools import cache

from analysis.core.shipped import PACKAGE

BULLETS = "-–—•*·"
BULLET = re.compile(rf"[{BULLETS}]\s+")
SEPARATOR = re.compile(r"\s+[|•·]\s+|\s*\|\s*")


@cache
def rules() -> dict:
    """The compiled patterns of furniture.toml: lines anywhere, paragraphs at the edges, bios, a person's name."""
    data = tomllib.loads((PACKAGE / "lexicons" / "furniture.toml").read_text("utf-8"))
    parts = data["parts"]
    parts["date"] = parts["date"].replace("{month}", parts["month"])

    def compiled(patterns):
        joined = "|".join(f"(?:{pattern})" for pattern in patterns)
        for name, part in parts.items():
            joined = joined.replace("{" + name + "}", part)
        return re.compile(joined, re.IGNORECASE | re.DOTALL)

    bio = data["bio"]
    return {
        "anywhere": compiled(data["anywhere"]["patterns"]),
        "edges": compiled(data["edges"]["patterns"]),
        "bio": compiled([bio["subject"] + f"(?={bio['verb']})" + f"(?=.*{bio['role']})" + ".*"]),  # the rare part first
        "name": compiled(["{name}"]),
        "max_words": min(bio["max_words"], data["edges"]["max_words"]),
    }


def is_furniture(line: str) -> bool:
    """Whether every part of a line matches one of the patterns."""
    anywhere = rules()["anywhere"]
    if "|" not in line and "•" not in line and "·" not in line:
        return anywhere.fullmatch(_unlisted(line)) is not None
    return all(anywhere.fullmatch(part) for part in map(_unlisted, SEPARATOR.split(line)) if part)


def _unlisted(line):
    """A line without its first bullet or dash."""
    return BULLET.sub("", line, count=1).strip()
