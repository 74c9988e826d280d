"""The answer of a language model and its request in; its codes, or what is wrong with it, out. Nothing is guessed."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from jsonschema import Draft202012Validator

from analysis.coding.filled_sheets import category_values
from analysis.coding.model.plan import Request
from analysis.comparison.units import ALL

MOST = 6  # faults that are reported
FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*?)\n?```\s*", re.DOTALL)
Entry = dict[str, Any]


def read_answer(content: str, request: Request, places: dict[int, tuple[int, int]], text: str) -> tuple[list[Entry], list[str]]:  # fmt: skip
    """The entries of an answer, one per sentence. If anything is wrong with it, no entries, and what is wrong.

    Parameters
    ----------
    content : str
        JSON, alone or in one fenced block.
    request : Request
    places : dict
        Start and end of each sentence, by number.
    text : str
        The text of the article.
    """
    fenced = FENCED.fullmatch(content)
    try:
        data = json.loads(fenced[1] if fenced else content)
    except (ValueError, RecursionError) as error:
        return [], [f"it is not JSON: {' '.join(str(error).split())}"]
    faults = [
        f"{'.'.join(map(str, error.absolute_path)) or 'the answer'}: {error.message[:200]}"
        for error in sorted(Draft202012Validator(request.schema).iter_errors(data), key=lambda error: list(map(str, error.absolute_path)))
    ]  # fmt: skip
    if faults:
        return [], faults[:MOST]
    given = [entry["number"] for entry in data["sentences"]]
    if given != list(request.numbers):
        return [], [f"the sentences must be {list(request.numbers)}, each once and in this order, not {given}"]
    faults = [fault for entry in data["sentences"] for fault in _quotes(entry, *places[entry["number"]], text)]
    return ([], faults[:MOST]) if faults else (data["sentences"], [])


def _quotes(entry, start, end, text):
    """What is wrong with the quotes of an entry."""
    quoted, number = bool(entry["quote"].strip()), entry["number"]
    values = [value for name, value in entry.items() if name not in ("number", "quote")]
    if not quoted and any(value not in (0, None, []) for value in values):
        yield f'sentence {number}: "quote" is empty, but not every code is 0 or empty'
    if quoted and not find_quote(entry["quote"], start, end, text):
        yield f'sentence {number}: the "quote" does not occur in it word for word: {entry["quote"][:100]!r}'
    for one in entry.get("voice") or []:
        found = find_quote(one, start, end, text)
        if len(found) != 1:
            why = "occurs more than once; quote more words" if found else "does not occur in it word for word"
            yield f"sentence {number}: voice {one[:100]!r} {why}"


def find_quote(quote: str, start: int, end: int, text: str) -> list[tuple[int, int]]:
    """Where a quote occurs within a passage, character for character. Any white space counts as one space, as the model sees it."""
    words = quote.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return [match.span() for match in pattern.finditer(text, start, end)]


def codes_of_entry(
    entry: Entry, place: tuple[int, int], text: str, variables: Sequence[dict], axis: Sequence[str]
) -> Iterator[tuple]:
    """The codes of a sentence, as they would be read from a person's sheet: start, end, measure, category, value, note (the quote)."""
    start, end = place
    note = f"“{' '.join(entry['quote'].split())}”" if entry["quote"].strip() else ""
    for each in variables:
        value, measure = entry[each["column"]], each["measure"]
        if value is None:
            continue
        if "spans" in each:
            yield start, end, measure, ALL, 0, ""
            for span in sorted({find_quote(one, start, end, text)[0] for one in value}):
                yield *span, measure, each["category"], 1, ""
        else:
            given = [each["names"][name] for name in dict.fromkeys(value)] if "names" in each else value
            for category, number in category_values(each, given, axis):
                yield start, end, measure, category, number, note
                note = ""
