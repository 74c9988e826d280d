"""A study in; the methods section of an article about it out, with a reporting sheet. Every number is taken from the study."""

import re
from collections.abc import Sequence
from pathlib import Path

from analysis import __version__
from analysis.comparison import contrasts
from analysis.comparison.design import GROUPS, REST
from analysis.comparison.hypotheses import is_established
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL
from analysis.corpus.problems import READ, count_of
from analysis.report.methods_of_coding import OPEN, coders_paragraph, describe_sample
from analysis.report.tables import validity
from analysis.report.tables.findings import is_only_unchecked
from analysis.text.parse import voices_method

MEASURES = ("framing", "tone", "hedging", "stance")
NOBODY = "The articles were not coded. The findings rest on lexical measures alone."
SOFTWARE = f"All tables were produced with discourse-analysis {__version__}; the manifest of the report lists the versions of lexicons and libraries and the SHA-256 of every article."
CITATION = f"The discourse-analysis authors. discourse-analysis (version {__version__}) [computer software]."
OF_TEXTS = """The unit of analysis was the sentence. Rates are counts of marks, or sums of weights, per 1,000 words. Differences have 95 % intervals; interval and p value come from one
test (Welch’s test on linearised rates for weights, a score test for counts); standard errors allow for the dependence of neighbouring sentences. What was coded is compared by the share of sentences with the code (Miettinen and Nurminen’s score test), and
by the mean code of a sentence where a measure has a direction."""
OF_GROUPS = """The unit of analysis was the article. Rates are counts of marks, or sums of weights, per 1,000 words. Differences have 95 % intervals; p values come from a
permutation test on the studentised difference, which permutes articles. Where articles are not compared within events, p is the larger of that
and of the p of a t test for groups that scatter differently (Bell & McCaffrey 2002; counts on the scale of logarithms, with the jackknife)."""


def methods_section(
    study: MeasuredCorpus, name: str, *, key: str | Path | None = None, sheets: Sequence[str | Path] = ()
) -> str:
    """The methods of a study in Markdown: paragraphs for an article, then a sheet of what should be reported.

    Parameters
    ----------
    study : MeasuredCorpus
        With its codes and its audit, where there are any.
    name : str
        What the corpus is called.
    key, sheets : path, sequence of path
        The key of a sample and its coded sheets, one per coder; then agreement and corrected differences are reported, too.

    Returns
    -------
    str
        The text; what only the researcher knows is marked "to be filled in".
    """
    sampled = describe_sample(key, sheets, alpha=study.codes.empty) if key and sheets else ""
    parts = [
        ("Corpus", _corpus(study, name)),
        ("Codebook", _codebook(study)),
        ("Measures and their validity", _measures(study)),
        ("Coders and agreement", coders_paragraph(study) or ("" if sampled else NOBODY)),
        ("Sample of coded sentences and correction", sampled),
        ("Audit", _audit(study)),
        ("Comparison", _comparison(study)),
        ("Software", SOFTWARE),
    ]  # fmt: skip
    told = [f"**{title}.** {' '.join(text.split())}" for title, text in parts if text]
    sheet = ["## Reporting sheet", _sheet(dict(parts)), "## Software reference", CITATION]
    return "\n\n".join(["## Methods", *told, *sheet]) + "\n"


def _corpus(study, name):
    tokens, articles = study.tokens, study.articles
    counted = tokens["section"].isin(SCORED_SECTIONS)
    author = (tokens.loc[counted, "voice"] == "author").mean()
    dates = sorted(date for date in articles["date"] if date)
    outlets = articles["outlet"][articles["outlet"] != ""].nunique()
    ends = list(dict.fromkeys([dates[0], dates[-1]])) if dates else []
    between = f", dated {' to '.join(ends)}" if ends else ""
    source = f" from {count_of(outlets, 'outlet')}" if outlets else ""
    unread = int((study.problems["status"] != READ).sum())
    what = "an article" if unread == 1 else "articles"
    lost = f" {count_of(unread, 'file')} in the folder could not be used as {what}." if unread else ""
    return (
        f"The corpus ({name}) consists of {count_of(len(articles), 'article')}{source}{between}, with {counted.sum():,} words in "
        f"headings and body; {100 * author:.0f} % of these words are the authors’ own; the others are quoted or reported. Page elements (bylines, captions, teasers) were recognised "
        f"and not counted.{lost} {OPEN.format('how the articles were found and selected')}"
    )


def _codebook(study):
    book = study.codebook
    if book is None:
        return "The study has no codebook of its own; only generic measures were used."
    declared = f", hypotheses declared on {book.declared}" if book.declared else ""
    return f"The codebook “{book.title}” (version {book.version}{declared}; SHA-256 {book.digest[:16]}…) defines the categories and lists their cues."


def _measures(study):
    rows = [measure for measure in MEASURES if measure in study.labels]
    how = voices_method(study.voices).replace("parsed by", "a dependency parse by")
    lines = [
        f"The authors’ own words were distinguished from those of others by {how}; hypotheses were tested on the authors’ own words only."
    ]
    lines += [_sentence(validity.validity_sentence(measure)) for measure in ("voice", *rows)]
    return " ".join(lines) + " These figures come with the software; they were not measured on this corpus."


def _audit(study):
    if not study.audit:
        return ""
    rows = study.audit["precision"]
    rows = rows[rows["category"] == ALL]
    said = [
        f"{row.measure} {row.precision:.2f} [{row.low:.2f}, {row.high:.2f}] ({count_of(row.judged, 'mark')} judged)"
        for row in rows.dropna(subset=["precision"]).itertuples()
    ]
    return (
        f"A reader judged {count_of(int(rows['judged'].sum()), 'mark')}: {int(rows['wrong'].sum())} were dropped as wrong, and {int(rows['missing'].sum())} missing marks were added, before the "
        f"comparison. Precision on these articles, with 95 % intervals: {'; '.join(said)}." if len(said) else ""
    )  # fmt: skip


def _comparison(study):
    grouped = study.design.kind in (GROUPS, REST)
    said = re.sub(r" Other columns[^.]*\.", "", study.design.said)  # a hint for users who look for groups
    rows = contrasts.contrasts(study) if grouped else study.findings
    declared = rows[rows["hypothesis"] != ""] if len(rows) else rows
    tested = int(declared["p"].notna().sum()) if len(rows) else 0
    established = int(is_established(declared).sum()) if tested else 0
    sparse = int((declared["status"] != "").sum()) if len(rows) else 0
    family = f"{count_of(tested, 'hypothesis', 'hypotheses')} {'was' if tested == 1 else 'were'} tested, with p values adjusted together (Holm); {established} {'is' if established == 1 else 'are'} established at adjusted p < .05."
    if unchecked := sum(is_only_unchecked(row) for row in declared.itertuples()):
        family += f" {count_of(unchecked, 'further difference')} {'is' if unchecked == 1 else 'are'} significant at that level, in measures of which no figure on new opinion writing shows that readers see the same."
    further = count_of(sparse, "further hypothesis", "further hypotheses")
    few = f" {further} could not be tested for lack of text or marks." if sparse else ""
    return f"{said} {OF_GROUPS if grouped else OF_TEXTS} {family}{few} All other differences are exploratory; their p values are not adjusted."


def _sheet(parts):
    """What should be reported, and where the text reports it, as a table."""
    items = [
        ("Selection of articles", "to be filled in"),
        ("Size and dates of the corpus; what was left out", "Corpus"),
        ("Construct definitions, categories and cues", "Codebook"),
        ("Validity of each measure, on which data", "Measures and their validity"),
        ("Who coded: people or language models, how many, which version", "Coders and agreement"),
        ("Training of coders; instructions as an appendix", "to be filled in"),
        ("Agreement by variable, before discussion, with interval", "Coders and agreement"),
        ("How sentences were drawn, with which probabilities", "Sample of coded sentences and correction"),
        ("Measurement error corrected, and whether it differs between groups", "Sample of coded sentences and correction"),
        ("Marks checked by a reader on these articles", "Audit"),
        ("Unit of analysis, test and interval", "Comparison"),
        ("Number of hypotheses, adjustment for several tests", "Comparison"),
        ("Preregistration or date of the hypotheses", "to be filled in"),
        ("Software, version, and where data and code are", "Software"),
    ]  # fmt: skip
    rows = [
        f"| {item} | {where if where not in parts else f'Methods, {where}' if parts[where] not in ('', NOBODY) else 'not done in this study'} |"
        for item, where in items
    ]
    return "\n".join(["| item | where |", "|---|---|", *rows])


def _sentence(line):
    """A line of validity as a sentence: "framing: finds …" to "Framing finds …"."""
    measure, _, said = line.partition(": ")
    return f"{measure.capitalize()}: {said}"
