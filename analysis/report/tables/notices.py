"""What a study was made of in, notices for readers out: files, codebook, how voices were found, methods and limits."""

from collections.abc import Iterable

import pandas as pd

from analysis.comparison.hypotheses import CHECKED
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import number
from analysis.corpus.problems import FAILED, LEFT_OUT, READ
from analysis.lexicons.load import Lexicon
from analysis.report.markup import Markdown
from analysis.report.tables.findings import FEW, bullet_list, escape_markdown
from analysis.text.parse import model_name

LISTED = 100  # files of one status on a page
MANY = 0.5  # of the sentences of an article


def voices_notice(voices: str) -> str:
    """How voices were identified, and what follows for the numbers."""
    if voices == "parsed":
        return (
            f"A dependency parse ({model_name()}) decides whose words these are, and which sense an ambiguous cue has."
        )
    return (
        "Quotation marks alone decide whose words these are. Speech reported without quotation marks counts as the author’s, "
        "speakers are not identified, and a cue counts in every sense. Do not compare these numbers with those of a report made with the parser."
    )


def unchecked_warning(pairs: Iterable[tuple[str, str]]) -> str:
    """A sentence to append to the caption of a figure of these (measure, category); "" if each was checked on opinion writing."""
    if all(measure in CHECKED for measure, _ in pairs):
        return ""
    return " No figure on new opinion writing shows that readers see the same: read the marks."


def method_paragraphs(voices: str, permutations: str, fewest: int) -> list[str]:
    """How the numbers were computed, in paragraphs."""
    return [
        "A rate is a sum over marks per 1,000 words of headings and body. It covers the author’s own words unless stated otherwise.",
        "Two texts are compared sentence by sentence, with 95 % intervals and two-sided p. Differences in weights (tone, stance) are tested with Welch’s test, "
        "differences in numbers of marks with a score test; both allow for the resemblance of neighbouring sentences. Nothing is tested where fewer than "
        f"{fewest} sentences have a mark. Groups are compared article by article; p comes from permuting the articles ({permutations} times, or exactly where there are few), "
        "or from a t test for groups that scatter differently if its p is larger.",
        "The sentences under a finding are chosen by rule: those with the cues most typical of the article in this category. Each cue counts, once per sentence, in proportion to its share of "
        "the article’s marks in the category; long sentences count less.",
        voices_notice(voices),
        "English only. Irony is recognised only where it is marked. If an author restates an opponent’s view without saying so, the words count as the author’s.",
        "Frame indicators point to frames; whether a frame is present remains a reader’s judgement. VADER was made for social media: for news and opinion, use tone.",
    ]


def problems_notice(table: pd.DataFrame) -> str:
    """Whether every file in the folder was read, and which were not, as a Markdown notice."""
    counts = table["status"].value_counts()
    failed, left = counts.get(FAILED, 0), counts.get(LEFT_OUT, 0)
    parts = [f"**Not every file in the folder was read: {failed:,} failed, {left:,} left out.**" if failed or left else
             "Every file in the folder was read."]  # fmt: skip
    for status, title in {FAILED: "Failed:", LEFT_OUT: "Left out:", READ: "Read, with a problem:"}.items():
        rows = table[table["status"] == status]
        lines = [
            f"{escape_markdown(row.file)}: {escape_markdown(row.problem)}" for row in rows.head(LISTED).itertuples()
        ]
        if (more := len(rows) - LISTED) > 0:
            lines.append(f"and {more:,} more; the table of problems that `discourse measure` writes lists all of them")
        if lines:
            parts.append(f"{title}\n\n{bullet_list(lines)}")
    return "\n\n".join(parts)


def codebook_notice(book: Lexicon | None) -> str:
    """Which codebook is used, or what one would add."""
    if book is None:
        return ("**No codebook.** Only the generic measures run. A codebook (a TOML file beside the articles, see docs/lexicons.md) adds "
                "the study's axis of stance, evaluation of its actors, its issue frames and metaphors, and keeps topic words out of tone.")  # fmt: skip
    return f"Codebook: *{escape_markdown(book.title)}*, version {escape_markdown(book.version)}."


def unframed_notice(table: pd.DataFrame) -> str:
    """The share of sentences without a cue for any issue frame, and a warning if it is high."""
    shares = ", ".join(
        f"{escape_markdown(row.article)} {number(100 * row.share, 0)} %" for row in table.head(FEW).itertuples()
    )
    more = f" and {len(table) - FEW} more" if len(table) > FEW else ""
    said = f"Sentences without a cue for any issue frame: {shares}{more}."
    if high := int((table["share"] > MANY).sum()):
        which = "its" if high == 1 else "their"
        said += (f" **In {high} of {len(table)} articles this is more than half of the sentences: the issue frames cover only part of {which} content.** "
                 "`discourse codebook suggest` helps to find the cues that are missing.")  # fmt: skip
    return said


def reading_notices(study: MeasuredCorpus) -> Markdown:
    """Whether every file was read, and which codebook is used."""
    return Markdown(f"{problems_notice(study.problems)}\n\n{codebook_notice(study.codebook)}")
