"""What is known of how well each measure agrees with annotation: the table as last run, and a line for each measure.

The annotation is by people, but for voice in opinion writing (`oped_voices`, `opeds`), which two language models labelled.

The table `validity.csv` is what `discourse validate` wrote on the gold data that docs/validity.md describes; figures of rows that
weights were learned from are cross-fitted. Weights and thresholds were chosen in sight of these rows: expect less on others.
"""

from importlib.resources import files
from pathlib import Path

import pandas as pd

UNVALIDATED = "never compared with annotation; counts of what its lexicon lists, to be read in context"
RATED = "agrees with the mean of twenty raters of opinion snippets at r = {ours} (VADER {vader}; a single rater .745)"
# What speaks for a measure: set, unit, measure and metric of a row of the table, and what it shows; {…} are its columns.
HEADLINES = {
    "voice": [
        ("oped_voices", "word", "voice", "not_author_f1", "the words of others are separated from the author's with F1 = {ours} on opinion pieces labelled by language models"),
        ("opeds", "word", "voice", "not_author_f1", "with F1 = {ours} on op-eds written for this project and labelled by language models"),
        ("polnear", "word", "voice", "speech_content_f1", "with F1 = {ours} in US political news annotated by people, where a word of saying or thinking introduces them"),
        ("oped_voices", "attribution", "voice", "source_head", "in opinion pieces their source is the right one in {percent}"),
    ],
    "tone": [
        ("nyt_editorials", "snippet", "tone", "pearson", RATED),
        ("nyt_editorials", "article", "tone", "pearson", "of whole articles at r = {ours}"),
        ("emobank", "sentence", "tone", "pearson", "with the valence of newspaper sentences at r = {ours}"),
    ],
    "sentiment": [
        ("nyt_editorials", "snippet", "sentiment", "pearson", "agrees with the mean of twenty raters of opinion snippets at r = {ours} (a single rater .745)"),
        ("emobank", "sentence", "sentiment", "pearson", "with the valence of newspaper sentences at r = {ours}"),
    ],
    "hedging": [
        ("conll2010_bio_hedge", "sentence", "certainty.speculation", "f1", "its cues alone find speculative sentences of biologists at F1 {cues}"),
        ("uw_factuality", "sentence", "certainty.settled", "f1", "with those of irrealis, news sentences with an uncertain event at F1 {cues}"),
    ],
    "vagueness": [
        ("conll2010_wiki_hedge", "sentence", "certainty.vagueness", "f1", "its cues alone find the vague sentences of Wikipedia at F1 {cues}"),
    ],
    "irrealis": [
        ("uw_factuality", "sentence", "certainty.settled", "f1", "its cues and hedges find news sentences with an uncertain event at F1 {cues}"),
    ],
    "certainty": [
        ("science_certainty", "sentence", "certainty.degree", "pearson", "degree agrees with rated certainty of findings at r = {ours}"),
        ("conll2010_bio_hedge", "sentence", "certainty.speculation", "f1", "speculation at F1 {ours}"),
        ("conll2010_wiki_hedge", "sentence", "certainty.vagueness", "f1", "vagueness at F1 {ours}"),
        ("uw_factuality", "sentence", "certainty.settled", "f1", "unsettled events in news at F1 {ours}"),
    ],
    "subjectivity": [
        ("mpqa12", "sentence", "subjectivity", "macro_f1", "finds subjective sentences of the world press at macro F1 {ours}"),
        ("babe", "sentence", "subjectivity", "macro_f1", "biased wording at {ours}"),
        ("checkthat_subj", "sentence", "subjectivity", "macro_f1", "opinion at {ours}"),
    ],
    "evaluation": [
        ("newsmtsc", "target in a sentence, train", "evaluation", "macro_f1", "tells for, against and neutral toward a person in a news sentence at macro F1 {ours} (VADER {vader})"),
        ("seesaw", "two articles: kinder to an entity", "evaluation, all voices", "accuracy", "which of two articles is kinder to somebody in {percent} of pairs, hardly better than chance"),
    ],
    "framing": [
        ("narrative_frames", "article", "generic.economic", "macro_f1", "tells whether an article shows the economic frame at macro F1 {ours}"),
        ("narrative_frames", "article", "generic.morality", "macro_f1", "morality {ours}"),
        ("narrative_frames", "article", "generic.conflict", "macro_f1", "conflict {ours}"),
        ("narrative_frames", "article", "generic.human_interest", "macro_f1", "human interest {ours}"),
        ("narrative_frames", "article", "generic.responsibility", "macro_f1", "responsibility {ours}"),
        ("frac", "sentence", "framing", "macro_f1", "the policy frame of a sentence at {ours}"),
    ],
    "stance": [
        ("gwsd", "sentence", "stance", "macro_f1", "with a codebook on climate change, the side of opinion sentences at macro F1 {ours} (VADER {vader}); this study's own codebook was not validated so"),
    ],
}  # fmt: skip


def validity():
    """The table of validity that comes with the package: the columns of `analysis.validation.COLUMNS`."""
    return pd.read_csv(Path(str(files("analysis"))) / "validation" / "validity.csv")


def headlines(table=None):
    """The rows that speak for a measure, one a line: `of` (the measure), `said`, and the columns of the table."""
    table = validity() if table is None else table
    found = {}
    for row in table.to_dict("records"):
        found.setdefault((row["set"], row["unit"], row["measure"], row["metric"]), row)
    rows = [
        {"of": of, **found[tuple(key)], "said": text.format(**_printed(found[tuple(key)]))}
        for of, parts in HEADLINES.items()
        for *key, text in parts
        if tuple(key) in found
    ]
    return pd.DataFrame(rows, columns=["of", *table.columns, "said"])


def line(measure, table=None):
    """One sentence on how a measure agrees with annotation.

    Parameters
    ----------
    measure : str
    table : DataFrame, optional
        By default `validity()`.

    Returns
    -------
    str
        Says so where the measure was never validated.
    """
    found = headlines(table)
    said = found.loc[found["of"] == measure, "said"]
    return f"{measure}: {'; '.join(said) or UNVALIDATED}."


def _printed(row):
    """The values of a row as text: coefficients as the field prints them, .84."""
    shown = {key: f"{value:.2f}".replace("0.", ".", 1) for key, value in row.items() if isinstance(value, float)}
    return shown | {"n": f"{row['n']:,}", "percent": f"{row['ours']:.0%}".replace("%", " %")}
