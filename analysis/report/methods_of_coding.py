"""A study, or the key of a sample with its sheets, in; what the methods section says of coding, out."""

from collections.abc import Sequence
from pathlib import Path

from analysis.coding import bearing
from analysis.coding.codes import AUTHOR_STANCE
from analysis.coding.filled import ADJUDICATED, adjudicated
from analysis.coding.reliability import reliability
from analysis.coding.returned import read_key, read_sheets, sample_of, votes
from analysis.comparison.correction import corrected, correction_lines
from analysis.comparison.measured import Measured
from analysis.comparison.units import ALL
from analysis.comparison.wording import label, number
from analysis.report.tables.phrasing import listed

OPEN = "**[to be filled in: {}]**"


def coders(study: Measured) -> str:
    """Who coded what, how far they agree, and which findings rest on it."""
    codes = study.codes[(study.codes["coder_kind"] != "lexicon")]
    given = codes[codes["coder"] != ADJUDICATED]
    if codes.empty:
        return ""
    who = given[["coder", "coder_kind", "version", "time"]].drop_duplicates(["coder", "coder_kind"])
    kinds = bearing.kinds(study, list(codes["measure"].unique()))
    places = given.drop_duplicates(["article", "start", "end"])
    named = [
        f"{row.coder} ({', '.join(filter(None, [row.coder_kind, row.version, row.time]))})" for row in who.itertuples()
    ]
    told = (
        f"{kinds.capitalize() or 'Nobody'} coded {many(len(places), 'place')} in {many(codes['article'].nunique(), 'article')}: {listed(named)}."
        if len(who)
        else ""
    )
    if (who["coder_kind"] == "language model").any():
        told += " Codes by language models are not human judgements."
    found = reliability(given)
    found = (
        found[found["code"].isna() | (found["code"] == 1)]
        .drop_duplicates(["measure", "category"])
        .dropna(subset=["alpha"])
    )
    if len(found):
        agreed = [
            f"{_called(study, row)} {_interval(row.alpha, row.low, row.high)} (n = {row.n})"
            for row in found.itertuples()
        ]
        told += f" Agreement before discussion (Krippendorff’s α with its 95 % interval): {'; '.join(agreed)}."
    elif given["coder"].nunique() < 2:
        told += " There was one coder, so agreement is not known."
    settled = codes[codes["coder"] == ADJUDICATED]
    if len(settled):
        _, differing = adjudicated(given)
        told += f" Coders differed in {len(differing):,} cases (a place and a measure); an adjudicated set settles them. {OPEN.format('who settled them, and how')}"
    for coder, measures in _resting(study).items():
        told += (
            f" The findings on {listed(measures)} rest on the codes of {coder}."
            if coder != ADJUDICATED
            else f" The findings on {listed(measures)} rest on the adjudicated codes."
        )
    return f"{told} {OPEN.format('how coders were trained; what they were paid')}"


def _resting(study):
    """The measures whose findings rest on codes, by coder."""
    found = dict[str, list[str]]()
    for measure, coder in bearing.bearing(study).items():
        found.setdefault(coder, []).append("the author’s stance" if measure == AUTHOR_STANCE else measure)
    return found


def _called(study, row):
    return label(study.labels, row.measure, row.category) if row.measure != AUTHOR_STANCE else "the author’s stance"


def _interval(value, low, high):
    limits = f" [{number(low, 2)}, {number(high, 2)}]" if low < high else ""  # none where coders never differ
    return f"{number(value, 2)}{limits}"


def sampled_sentences(path: str | Path, sheets: Sequence[str | Path], alpha: bool) -> str:
    """How a sample of sentences was drawn and coded; with `alpha` how far its coders agree; and the corrected differences."""
    key = read_key(path)
    if "strata" not in key:
        raise ValueError(
            f"{path}: the key of a sheet of every sentence; its codes are told from the tables of codes (--codes)"
        )
    codes = read_sheets(sheets, key)
    voted = votes(codes, key["codes"])
    name = key["measure"] + ("" if key["category"] == ALL else f":{key['category']}")
    groups = f", the same number from each group by {key['between']}" if key.get("between") else ""
    from analysis.coding.agreement import agreement  # loads nltk

    figures = agreement(codes, key)
    agreed = figures[figures["figure"] == "alpha_coders"].dropna(subset=["value"])
    told = (
        f"For {name} a stratified random sample of {len(key['rows'])} of {sum(row['sentences'] for row in key['strata']):,} sentences was drawn{groups} (strata: the values of the "
        f"measure; seed {key['seed']}) and coded blind by {many(codes.shape[1], 'coder')}."
    )
    if alpha and len(agreed):  # else it is told with the tables of codes
        row = agreed.iloc[0]
        told += f" The coders agreed at α = {_interval(row['value'], row['low'], row['high'])} (n = {int(row['n'])})."
    if key.get("between"):
        lines = correction_lines(corrected(*sample_of(key, voted), key["codes"]), name)
        told += (
            " Differences were corrected by the coded sentences (difference estimator, prediction-powered inference). "
            + " ".join(lines)
        )
    return told


def many(count: int, one: str, several: str = "") -> str:
    """A number with what is counted."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
