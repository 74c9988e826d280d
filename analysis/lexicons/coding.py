"""The table [coding] of a codebook in; the checked instructions to coders (people or language models) out."""

from typing import Any

from analysis.lexicons.check import Check
from analysis.lexicons.schema import TABLE, TEXT, check_table, list_of

GENERAL = {"rules": list_of("texts", 1)}
VARIABLE = {"codes": TABLE, "definition": TEXT, "rules": list_of("texts", 1)}
CODE = {"definition": TEXT, "examples": list_of("texts", 1), "exclusions": list_of("texts", 1)}


def coding_of(check: Check, section: object) -> dict[str, Any]:
    """The tables [coding.VARIABLE] and [coding.VARIABLE.codes.CODE], and the `rules` for all of them.

    Which variables and codes there are is checked where they are coded (`analysis.coding.model.prompt`).
    """
    if not isinstance(section, dict):
        check.say("'coding' must be a table of variables, as [coding.stance]", "coding")
        return {}
    check_table(check, {name: own for name, own in section.items() if name in GENERAL}, GENERAL, "coding")
    for name in [name for name in section if name not in GENERAL]:
        if not check_table(check, section[name], VARIABLE, "coding", name):
            continue
        for code, told in section[name].get("codes", {}).items():
            check_table(check, told, CODE, "coding", name, "codes", code, needed=["definition"])
    return section
