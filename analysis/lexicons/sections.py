"""A key of a lexicon or codebook in; whether it is a section out. Errors in sections of codebooks are reported."""

import re
from collections.abc import Collection

from analysis.core.package_files import measure_names
from analysis.lexicons.check import Check
from analysis.lexicons.schema import CODEBOOK, SECTION, nearest

CODEBOOK_MEASURES = {"stance", "framing", "metaphor"}
RESERVED = ("author_stance", "voice", "shifter", "attribution")  # variables of coders, and lexicons without a measure
OWN = re.compile(r"[a-z][a-z0-9_]*")  # the name of a codebook's own measure


def is_section(check: Check, key: str, value: object, known: Collection[str]) -> bool:
    """Whether a key of a file is a section; if it is not, it is reported as unknown."""
    if isinstance(value, dict):
        return True
    near = nearest(key, known)
    check.say(
        f"unknown key '{key}': neither a field of the file nor a section with categories; "
        f"fields: {', '.join(sorted(known))}{f'; is it {near!r}?' if near else ''}", key,
    )  # fmt: skip
    return False


def check_section(check: Check, measure: str, section: dict, off: Collection[str]) -> None:
    """Check a section of a codebook: stance, framing, metaphor, or a measure of its own with a new name.

    `off` are the categories of the measure that are left out unless a codebook asks for them.
    """
    valid = sorted({*CODEBOOK_MEASURES, *CODEBOOK, "decision"})
    near = nearest(measure, valid)
    if measure not in CODEBOOK_MEASURES and measure in {*measure_names(), *RESERVED}:
        check.say(
            f"a codebook has no section [{measure}]: this is a measure of the package; choose another name for your own",
            measure,
        )
    elif measure not in CODEBOOK_MEASURES and near:
        check.say(f"a codebook has no section [{measure}]; valid: {', '.join(valid)}; is it [{near}]?", measure)
    elif measure not in CODEBOOK_MEASURES and not OWN.fullmatch(measure):
        check.say(f"[{measure}]: the name of a measure has lower-case letters, digits and _, as [populism]", measure)
    for key in ("positive", "negative"):
        if key in section and measure != "stance":
            check.say(f"'{key}' belongs in [stance]", measure, key)
    if "off" in section:
        check.say("'off' belongs in a lexicon of the package; leave the category out instead", measure, "off")
    for place, category in enumerate(section["on"] if SECTION["on"].fits(section.get("on")) else ()):
        if category not in off:
            there = ", ".join(sorted(off)) or "none"
            check.say(f"'{category}' is not left out; categories of [{measure}] that are: {there}", measure, "on", place)  # fmt: skip
