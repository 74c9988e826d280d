"""A plan and a transcript in; the table of codes of each run, their combination, and what is not coded, out."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.coding.model.answers import codes_of_entry
from analysis.coding.model.plan import Plan
from analysis.coding.model.run import Reader
from analysis.coding.model.transcript import Transcript
from analysis.core.schema import table, text_digest

KIND = "language model"
UNCODED = ["article", "first", "last", "variant", "run", "why"]
CODE = ["start", "end", "measure", "category", "value", "note"]


def codes_of_runs(plan: Plan, transcript: Transcript) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """The codes in the answers, and what has no codes. They depend only on articles, codebook, settings and transcript.

    Returns
    -------
    codes : dict of DataFrame
        By coder: the model; with several runs or variants also `MODEL v1 r1` and so on, and the model's codes combine them
        (`combine_runs`).
    uncoded : DataFrame
        `article`, `first`, `last` (sentences of a request), `variant`, `run`, `why`.
    """
    reader, model = Reader(plan), plan.settings.model
    several = plan.settings.runs * plan.settings.variants > 1
    found: dict[str, list[tuple]] = {}
    answered: dict[tuple[str, int], list[tuple[str, dict[str, Any]]]] = {}
    lost = []
    for request in plan.requests():
        coder = f"{model} v{request.variant} r{request.run}" if several else model
        rows = found.setdefault(coder, [])
        last = reader.repair(request, transcript) or request
        entries, faults = reader.read(last, transcript)
        if faults:
            first = reader.read(request, transcript)[1]
            why = "; ".join(faults) if last is request else f"{'; '.join(first)}; second answer: {'; '.join(faults)}"
            lost.append((request.article, request.numbers[0], request.numbers[-1], request.variant, request.run, why))
            continue
        time = transcript.answers[last.key]["time"]
        for entry in entries:
            answered.setdefault((request.article, entry["number"]), []).append((time, entry))
            rows += _rows(plan, reader, request.article, entry, time)
    codes = {coder: _table(rows, coder, plan) for coder, rows in found.items()}
    if several:
        runs = plan.settings.runs * plan.settings.variants
        joint = [(article, max(time for time, _ in each), combine_runs([entry for _, entry in each], plan.variables))
                 for (article, _), each in answered.items() if 2 * len(each) > runs]  # fmt: skip
        rows = [row for article, time, entry in joint for row in _rows(plan, reader, article, entry, time)]
        codes = {model: _table(rows, model, plan), **codes}
    return codes, pd.DataFrame(lost, columns=UNCODED)


def _rows(plan, reader, article, entry, time):
    axis, place = plan.book.axis if plan.book else (), reader.places[article][entry["number"]]
    codes = codes_of_entry(entry, place, reader.texts[article], plan.variables, axis)
    return [(article, *code, time) for code in codes]


def _table(rows, coder, plan):
    digests = {row.article: text_digest(row.text) for row in plan.articles.itertuples()}
    frame = pd.DataFrame(rows, columns=["article", *CODE, "time"])
    version = f"{plan.settings.model}, prompts {plan.version}"
    return table(
        "codes", frame.assign(coder=coder, coder_kind=KIND, version=version, digest=frame["article"].map(digests))
    )


def combine_runs(entries: Sequence[dict[str, Any]], variables: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Several runs combined for one sentence: the median of ordered codes, and the names that more than half of the runs give.

    Of two codes in the middle, the one nearer to 0 is taken, as the codebooks tell people to. Between −1 and 1 neither is, and the
    sentence is not coded. The quote is that of the first run with all these codes.
    """
    found: dict[str, Any] = {"number": entries[0]["number"], "quote": ""}
    for each in variables:
        name = each["column"]
        given = [entry[name] for entry in entries if entry[name] is not None]
        if 2 * len(given) <= len(entries):
            found[name] = None
        elif "codes" in each:
            low, high = sorted(given)[(len(given) - 1) // 2], sorted(given)[len(given) // 2]
            found[name] = None if low == -high != 0 else min((low, high), key=abs)
        else:
            counts = Counter(one for value in given for one in dict.fromkeys(value))
            found[name] = [one for one, times in counts.items() if 2 * times > len(given)]
    names = [each["column"] for each in variables]
    same = [entry["quote"] for entry in entries if all(entry[name] == found[name] for name in names)]
    return found | {"quote": next(iter(same), "")}
