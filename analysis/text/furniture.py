"""A line of a web page in, the kind of page element that it is, around an article, out."""

import re
import tomllib
from functools import cache

from analysis.core.shipped import PACKAGE

BULLETS = "-–—•*·"
BULLET = re.compile(rf"\A[{BULLETS}]\s+")
SEPARATOR = re.compile(r"\s+[|•·]\s+|\s*\|\s*")
LINE = 160  # characters: a longer line is no page element, unless its kind says so
LONGEST = 600  # characters: none is longer


@cache
def rules() -> dict:
    """The compiled patterns of furniture.toml: lines anywhere by their length, above and below the running text, bios, a person's name."""
    data = tomllib.loads((PACKAGE / "lexicons" / "furniture.toml").read_text("utf-8"))
    parts = data["parts"]
    for _ in parts:  # parts may hold parts
        parts = {name: _filled(part, parts) for name, part in parts.items()}

    def compiled(kinds):
        joined = "|".join(
            f"(?P<{kind}>{'|'.join(map('(?:{})'.format, rule['patterns']))})" for kind, rule in kinds.items()
        )
        return re.compile(_filled(joined, parts), re.IGNORECASE)

    bio = data["bio"]
    verb = bio["verb"].replace("{role}", bio["role"])
    described = bio["subject"] + f"(?={verb})" + f"(?=.*{bio['role']})" + ".*"  # the rare part first
    return {
        "anywhere": compiled(data["anywhere"]),
        "long": compiled({kind: rule for kind, rule in data["anywhere"].items() if rule.get("longest", 0) > LINE}),
        "signs": data["long"]["signs"],
        "head": compiled(data["head"]),
        "foot": compiled(data["foot"]),
        "bio": compiled({"bio": {"patterns": [described]}}),
        "more": compiled({"bio": {"patterns": [bio["more"]]}}),
        "subject": re.compile(_filled(bio["subject"].split("(?:,")[0], parts), re.IGNORECASE),
        "name": compiled({"byline": {"patterns": ["{name}"]}}),
        "max_words": bio["max_words"],
    }


def _filled(pattern, parts):
    """A pattern with its parts in place."""
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


def kind_of(line: str, where: str = "anywhere") -> str:
    """The kind of page element that every part of a line is (of its first part), or ""."""
    if len(line) > LONGEST:
        return ""
    if where == "anywhere" and len(line) > LINE:
        lower = line.lower()
        if not any(sign in lower for sign in rules()["signs"]):
            return ""  # for speed: most long lines are prose
        where = "long"
    pattern = rules()[where]
    if "|" not in line and "•" not in line and "·" not in line:
        found = pattern.fullmatch(_unlisted(line))
        return (found.lastgroup or "") if found else ""
    if found := pattern.fullmatch(_unlisted(line)):
        return found.lastgroup or ""
    kinds = [pattern.fullmatch(part) for part in map(_unlisted, SEPARATOR.split(line)) if part]
    return next((found.lastgroup or "" for found in kinds if found), "separator") if all(kinds) else ""


def _unlisted(line):
    """A line without its first bullet or dash."""
    return BULLET.sub("", line, count=1).strip()
