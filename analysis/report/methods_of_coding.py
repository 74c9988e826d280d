"""A study, or the key of a sample with its sheets, in; the paragraphs of the methods section about coding out."""

from collections.abc import Sequence
from pathlib import Path

from analysis.coding import authoritative_codes
from analysis.coding.adjudication import ADJUDICATED, adjudicate_codes
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.coding.model_checks import model_checks, settled_coders
from analysis.coding.reliability import reliability
from analysis.coding.sample_codes import coder_votes, read_key, read_sheets, sample_and_strata
from analysis.comparison.correction import corrected, correction_lines
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.comparison.wording import category_label, number
from analysis.corpus.problems import count_of
from analysis.report.tables.phrasing import join_items

OPEN = "**[to be filled in: {}]**"


def coders_paragraph(study: MeasuredCorpus) -> str:
    """Who coded what, how well they agree, and which findings rest on their codes."""
    codes = study.codes[(study.codes["coder_kind"] != "lexicon")]
    given = codes[codes["coder"] != ADJUDICATED]
    if codes.empty:
        return ""
    who = given[["coder", "coder_kind", "version", "time"]].drop_duplicates(["coder", "coder_kind"])
    kinds = authoritative_codes.coders_in_words(study, list(codes["measure"].unique()))
    places = given.drop_duplicates(["article", "start", "end"])
    named = [
        f"{row.coder} ({', '.join(filter(None, [row.coder_kind, row.version, row.time]))})" for row in who.itertuples()
    ]
    if given.empty:
        told = f"The codes were adjudicated {OPEN.format('who coded, who adjudicated, and how')}; the coders’ own codes are not in the tables, so agreement cannot be computed."
    else:
        where = f"{count_of(len(places), 'place')} in {count_of(codes['article'].nunique(), 'article')}"
        told = f"{kinds.capitalize()} coded {where}: {join_items(named)}."
    if (who["coder_kind"] == "language model").any():
        told += " Codes by language models are not human judgements."
    people = given[given["coder_kind"] == "person"]
    settling = settled_coders(codes)
    among = given[given["coder"].isin(settling)] if settling else people if people["coder"].nunique() > 1 else given
    found = reliability(among).drop_duplicates(["measure", "category"]).dropna(subset=["alpha"])  # of all values
    if len(found):
        agreed = [
            f"{_code_name(study, row)} {_interval(row.alpha, row.low, row.high)} (n = {row.n})"
            for row in found.itertuples()
        ]
        told += f" Agreement of {join_items([*among['coder'].unique()])} before discussion (Krippendorff’s α with its 95 % interval): {'; '.join(agreed)}."
    elif given["coder"].nunique() == 1:
        told += " There was one coder, so agreement cannot be computed."
    for measures, line in _model_checks(codes):
        told += f" {line.format(join_items([_measure_name(name) for name in measures]))}"
    if 0 < len(given) < len(codes):
        _, differing = adjudicate_codes(among)
        told += f" The coders differed in {count_of(len(differing), 'case')} (a place and a measure); these were adjudicated. {OPEN.format('who adjudicated, and how')}"
    for coder, measures in _measures_by_coder(study).items():
        whose = "the adjudicated codes" if coder == ADJUDICATED else f"the codes of {coder}"
        told += f" The findings on {join_items(measures)} rest on {whose}."
    if not _measures_by_coder(study):
        told += " The findings rest on lexical measures alone."
    return f"{told} {OPEN.format('how coders were trained; what they were paid')}" if len(people) else told


def _model_checks(codes):
    """How far people checked the codes of language models that were not adjudicated: measures, and a sentence about them."""
    for (coder, validated), rows in model_checks(codes).groupby(["coder", "validated"], sort=False):
        least, most = int(rows["checked"].min()), int(rows["checked"].max())
        count = count_of(most, "place") if least == most else f"{least:,} to {count_of(most, 'place')}"
        extent = f"people also coded {count}" if validated else f"not validated: people also coded only {count}"
        extent = extent if most else "not validated: no person coded the same places"
        yield rows["measure"], f"The codes of {coder} for {{}} bear no finding uncorrected ({extent})."


def _measures_by_coder(study):
    """The measures whose findings rest on codes, by coder."""
    found = dict[str, list[str]]()
    for measure, coder in authoritative_codes.authoritative_coders(study).items():
        found.setdefault(coder, []).append(_measure_name(measure))
    return found


def _measure_name(name):
    return "the author’s stance" if name == AUTHOR_STANCE else name


def _code_name(study, row):
    return (
        category_label(study.labels, row.measure, row.category)
        if row.measure != AUTHOR_STANCE
        else "the author’s stance"
    )


def _interval(value, low, high):
    limits = f" [{number(low, 2)}, {number(high, 2)}]" if low < high else ""  # none where coders never differ
    return f"{number(value, 2)}{limits}"


def describe_sample(path: str | Path, sheets: Sequence[str | Path], alpha: bool) -> str:
    """How a sample of sentences was drawn and coded, the corrected differences, and with `alpha` the agreement of its coders."""
    key = read_key(path)
    if "strata" not in key:
        raise ValueError(
            f"{path}: the key of a sheet of every sentence; make tables of codes from it (discourse codes) and name them by --codes"
        )
    codes = read_sheets(sheets, key)
    voted = coder_votes(codes, key["codes"])
    name = key["measure"] + ("" if key["category"] == ALL else f":{key['category']}")
    groups = f" by {key['between']}, with the same number from each group" if key.get("between") else ""
    from analysis.coding.agreement import sample_agreement  # loads nltk

    figures = sample_agreement(codes, key)
    agreed = figures[figures["figure"] == "alpha_coders"].dropna(subset=["value"])
    told = (
        f"For {name} a stratified random sample of {len(key['rows'])} of {sum(row['sentences'] for row in key['strata']):,} sentences was drawn{groups} (strata: the values of the "
        f"measure; seed {key['seed']}) and coded by {count_of(codes.shape[1], 'coder')} who did not see the measure’s values."
    )
    if alpha and len(agreed):  # else it is told with the tables of codes
        row = agreed.iloc[0]
        told += f" Their agreement was α = {_interval(row['value'], row['low'], row['high'])} (n = {int(row['n'])})."
    if key.get("between"):
        lines = correction_lines(corrected(*sample_and_strata(key, voted), key["codes"]), name)
        how = "difference estimator; prediction-powered inference"
        told += f" Differences between groups were corrected with the coded sentences ({how}). {' '.join(lines)}"
    return told
