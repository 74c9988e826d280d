"""The table of validity in, how well each measure agrees with annotators out: rows, and a sentence per measure.

The annotators are people, except in `oped_voices` and `opeds`, which two language models labelled.

`discourse validate` wrote the table `validity.csv` on the gold data that docs/validity.md describes; figures on rows that weights were
learned from are cross-fitted. `seen` is the share of rows on which weights were learned, or words and thresholds chosen: expect less on other texts.
`headlines.tsv` names the rows that are quoted for each measure, and their wording; {…} are columns of the table.
"""

from pathlib import Path

import pandas as pd

from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.core.package_files import PACKAGE
from analysis.report.markup import Markdown
from analysis.report.tables.findings import bullet_list, escape_markdown

UNVALIDATED = "not validated; it counts the words in its lexicon, so read them in context"
EVEN = 0.025  # a measure that is less than this above a plain count of its cues is no better
SETS = {
    "babe": "news",
    "basil": "US news on one event",
    "checkthat_subj": "news articles",
    "conll2010_bio_hedge": "biology papers",
    "conll2010_wiki_hedge": "Wikipedia",
    "emobank": "newspaper sentences",
    "frac": "single sentences",
    "gwsd": "opinion sentences on climate change",
    "mpqa12": "world press",
    "narrative_frames": "whole articles",
    "newsmtsc": "news",
    "nyt_editorials": "New York Times opinion",
    "oped_voices": "US opinion pieces",
    "opeds": "op-eds written for this project",
    "polnear": "US political news",
    "science_certainty": "scientific findings",
    "seesaw": "pairs of articles on one event",
    "uw_factuality": "newspapers",
}  # fmt: skip
METRICS = {"accuracy": "accuracy", "f1": "F1", "macro_f1": "macro F1", "not_author_f1": "F1", "pearson": "r", "precision": "precision",
           "source_head": "share right", "speech_content_f1": "F1"}  # fmt: skip
WHAT = {
    "not_author_f1": "Other people’s words",
    "source_head": "Who is quoted or reported",
    "speech_content_f1": "What somebody said",
    "certainty.degree": "Degree of certainty",
    "certainty.settled": "Events that are not certain",
    "certainty.speculation": "Speculation",
    "certainty.vagueness": "Vague sentences",
    "evaluation, all voices": "Which article is kinder",
    "framing": "Policy frames",
    "generic.economic": "Economic consequences",
    "hedging.booster": "Boosters",
    "hedging.hedge": "Hedges",
    "stance, author's": "Stance of a sentence",
    "stance.negative, author's": "Sentences for the negative pole",
    "stance.positive, author's": "Sentences for the positive pole",
}
KEY = ["set", "unit", "measure", "metric"]


def read_validity() -> pd.DataFrame:
    """The table of validity that comes with the package: the columns of `analysis.validation.COLUMNS`."""
    return pd.read_csv(PACKAGE / "validation" / "validity.csv")


def validity_headlines(table: pd.DataFrame | None = None) -> pd.DataFrame:
    """The rows that are quoted for each measure: `of` (the measure), `said` (in words), `plain`, and the columns of the table."""
    table = read_validity() if table is None else table
    said = pd.read_csv(Path(__file__).with_name("headlines.tsv"), sep="\t", quoting=3)
    rows = said.merge(table.drop_duplicates(KEY), on=KEY)
    rows["plain"] = rows["said"].str.contains("{cues}", regex=False)  # the figure is of the plain count of cues
    rows["said"] = [row["said"].format(**_printed(row)) for row in rows.to_dict("records")]
    return rows[["of", *table.columns, "said", "plain"]]


def validity_labels(rows: pd.DataFrame) -> list[str]:
    """A label for each row of `validity_headlines`: what is measured, on which texts, by which metric."""
    said = []
    for row in rows.itertuples():
        last = row.measure.rsplit(".", 1)[-1].replace("_", " ")
        what = WHAT.get(row.metric) or WHAT.get(row.measure) or last[:1].upper() + last[1:]
        unit = f" ({row.unit}s)" if row.set == "nyt_editorials" else ""
        said.append(f"{what}: {SETS[row.set]}{unit}, {METRICS[row.metric]}")
    return said


def validity_sentence(measure: str, table: pd.DataFrame | None = None) -> str:
    """One sentence on how a measure agrees with annotation; it says so where the measure was never validated."""
    found = validity_headlines(table)
    found = found[found["of"] == measure]
    return f"{measure}: {'; '.join(found['said']) or UNVALIDATED}.{_rivals_sentence(found[~found['plain']])}{_seen_sentence(found)}"


def validity_notices(study: MeasuredCorpus, *measures: str) -> Markdown:
    """How well these measures (by default all, and voices) agree with annotators, one sentence each."""
    names = measures or ("voice", *study.labels)
    return Markdown(bullet_list(escape_markdown(validity_sentence(name)) for name in names))


def _seen_sentence(rows: pd.DataFrame) -> str:
    """How many figures are on texts that were read during development, and so too high; "" if none."""
    here = int((rows["seen"] > 0).sum())
    if not here:
        return ""
    which = "These figures are" if here == len(rows) else f"{here} of these figures {'is' if here == 1 else 'are'}"
    return f" {which} of texts in sight of which weights, words or rules were chosen: expect less on others."


def _rivals_sentence(rows: pd.DataFrame) -> str:
    """In how many figures a plain count of the cues does as well, or a trained classifier better; "" if in none."""
    rivals = (("a plain count of its cues does as well", rows["ours_less_cues"] < EVEN),
              ("a classifier trained on such texts does better", rows["ours_less_trained"] < 0))  # fmt: skip
    said = [
        f"{what}{'' if here.all() else f' in {here.sum()} of these {len(rows)} figures'}"
        for what, here in rivals
        if here.any()
    ]
    return f" But {', and '.join(said)}." if said else ""


def _printed(row: dict) -> dict[str, str]:
    """The values of a row as text: coefficients without the leading zero, .84."""
    shown = {
        key: f"{value:.2f}".lstrip("0").replace("-0.", "-.") for key, value in row.items() if isinstance(value, float)
    }
    return shown | {"n": f"{row['n']:,}", "percent": f"{row['ours']:.0%}".replace("%", " %")}
