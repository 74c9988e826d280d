"""A line of a web page in; the kind of page element that it is, or "", out."""

import re
import tomllib
from functools import cache
from typing import Any, NamedTuple

from analysis.core.package_files import PACKAGE

BULLETS = "-–—•*·"
BULLET = re.compile(rf"\A[{BULLETS}]\s+")
SEPARATOR = re.compile(r"\s+[|•·]\s+|\s*\|\s*")
LINE = 160  # characters: a longer line is no page element, unless its kind says so
BEGINNING = 80  # characters of a longer one that show what it is
LONGEST = 600  # characters: none is longer, but galleries and some captions
BRACKETS = (")", "]", ").", "].")
CAPITALS = re.compile(r"(?<!\\)[A-ZÀ-Þ]")


class LinePatterns(NamedTuple):
    """The patterns of lines, with one group per kind: `small` for lines in lower case, `cased` where capitals matter, `open` for those
    that may begin with anything. If `signed`, a line is only tried if it has one of the signs."""

    small: re.Pattern[str]
    cased: re.Pattern[str]
    open: re.Pattern[str]
    signed: bool

    def kind(self, line: str) -> str:
        """The kind of a line, or ""."""
        lower, found = line.lower(), None
        if len(line) <= LINE or not self.signed or _has(load_patterns()["head signs"], lower[:BEGINNING]):
            found = self.small.fullmatch(lower) or self.cased.fullmatch(line)
        if not found and (
            not self.signed or line.endswith(BRACKETS) or _has(load_patterns()["tail signs"], lower[-LINE:])
        ):
            found = self.open.fullmatch(line)
        return (found.lastgroup or "") if found else ""


@cache
def load_patterns() -> dict[str, Any]:
    """The compiled patterns of furniture.toml: lines anywhere, above and below the running text, bios, a person's name."""
    data = tomllib.loads((PACKAGE / "lexicons" / "furniture.toml").read_text("utf-8"))
    parts = data["parts"]
    for _ in parts:  # parts may hold parts
        parts = {name: _filled(part, parts) for name, part in parts.items()}

    def compiled(kinds, signed=False):
        filled = [(kind, _filled(pattern, parts)) for kind, rule in kinds.items() for pattern in rule["patterns"]]
        small, cased, leading = [], [], []
        for kind, pattern in filled:
            if pattern.startswith(("[^", ".{", "(?:[^")):
                leading.append((kind, pattern))
            elif "(?-i:" in pattern:
                cased.append((kind, pattern))
            else:
                small.append((kind, CAPITALS.sub(lambda found: found[0].lower(), pattern)))
        return LinePatterns(_joined(small), _joined(cased, re.IGNORECASE), _joined(leading, re.IGNORECASE), signed)

    bio = data["bio"]
    verb = bio["verb"].replace("{role}", bio["role"])
    described = bio["subject"] + f"(?={verb})" + f"(?=.*{bio['role']})" + ".*"  # the rare part first
    return {
        "anywhere": compiled(data["anywhere"], signed=True),
        "long": compiled(
            {kind: rule for kind, rule in data["anywhere"].items() if rule.get("longest", 0) > LINE}, signed=True
        ),
        "head signs": data["signs"]["head"],
        "tail signs": data["signs"]["tail"],
        "head": compiled(data["head"]),
        "foot": compiled(data["foot"]),
        "bio": compiled({"bio": {"patterns": [described]}}),
        "more": compiled({"bio": {"patterns": [bio["more"]]}}),
        "subject": re.compile(_filled(bio["subject"].split("(?:,")[0], parts), re.IGNORECASE),
        "name": re.compile(parts["name"], re.IGNORECASE),
        "list": re.compile("|".join(data["list"]["patterns"]), re.IGNORECASE),
        "endless": re.compile(_filled("|".join(data["endless"]["patterns"]), parts), re.IGNORECASE),
        "max_words": bio["max_words"],
    }


def _joined(patterns, flags=re.NOFLAG):
    """One pattern with a group per kind; if there are none, one that matches nothing."""
    kinds = {kind: "|".join(f"(?:{one})" for own, one in patterns if own == kind) for kind, _ in patterns}
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()) or r"(?!)", flags)


def _has(signs, line):
    """Whether a line contains one of the signs: quicker than one pattern of them all."""
    for sign in signs:  # noqa: SIM110 - a generator takes twice the time
        if sign in line:
            return True
    return False


def _filled(pattern, parts):
    """A pattern with its parts in place."""
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


def element_kind(line: str, where: str = "anywhere") -> str:
    """The kind of page element of a line, "" if it is none. A line of several parts is one if each part is; its first part counts."""
    if len(line) > LONGEST:
        return "caption" if load_patterns()["endless"].search(line, len(line) - LINE) else ""
    forms = load_patterns()["long" if where == "anywhere" and len(line) > LINE else where]
    kind = forms.kind(_unlisted(line))
    if kind or ("|" not in line and "•" not in line and "·" not in line):
        return kind
    kinds = [forms.kind(part) for part in map(_unlisted, SEPARATOR.split(line)) if part]
    return next(iter(kinds), "separator") if all(kinds) else ""


def _unlisted(line):
    """A line without its first bullet or dash."""
    return BULLET.sub("", line, count=1).strip()
