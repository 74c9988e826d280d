"""A measure, a category and a value in, the name of the code in other programs out; and back."""

import uuid
from collections.abc import Mapping, Sequence

from analysis.coding.code_checks import codable_categories, explain_unknown, variable_name
from analysis.coding.filled_sheets import presence_value
from analysis.comparison.units import ALL

# The namespace of all identifiers, so that the same codes give the same file
SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "discourse-analysis")


class TagError(ValueError):
    """The name of a code that this package does not know; the message says why."""


def tag(measure: str, category: str, value: float, axis: Sequence[str] = ()) -> str:
    """The name of a code, as `framing:issue.war`, `stance=-1` or `tone:positive=1.9`.

    The usual value of a category is left out of its name: 1, or −1 where the category is the negative pole of its measure.
    """
    name = variable_name(measure, category)
    if category != ALL and value == presence_value(measure, category, axis):
        return name
    return f"{name}={int(value) if value == int(value) else float(value)!r}"


def read_tag(name: str, labels: Mapping[str, Mapping[str, str]], axis: Sequence[str] = ()) -> tuple[str, str, float]:
    """The measure, the category and the value that a name means.

    Parameters
    ----------
    name : str
        As `tag` gives it; a true minus and spaces around `:` and `=` are understood.
    labels : dict of dict
        The categories that there are, by measure.
    axis : sequence of str
        The categories (positive, negative) of stance.

    Raises
    ------
    TagError
        If the name is not valid. The message says what is.
    """
    what, equals, number = name.replace("−", "-").partition("=")
    measure, colon, category = (part.strip() for part in what.partition(":"))
    category = category if colon else ALL
    if why := explain_unknown(measure, category, codable_categories(labels)):
        raise TagError(why)
    if not equals and category == ALL:
        raise TagError(f"'{name}' has no value; a code of the whole measure is named {measure}=1 or {measure}=0")
    try:
        value = float(number) if equals else float(presence_value(measure, category, axis))
    except ValueError:
        raise TagError(f"'{name}': '{number.strip()}' is not a number") from None
    if not abs(value) < float("inf"):
        raise TagError(f"'{name}': '{number.strip()}' is not a finite number")
    return measure, category, value


def identifier(*parts: object) -> str:
    """A GUID that is the same for the same parts."""
    return str(uuid.uuid5(SPACE, "\0".join(map(str, parts))))
