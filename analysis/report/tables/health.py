"""A study in, sentences out: what may be wrong with its texts, and what to check in its codebook."""

from collections.abc import Callable
from pathlib import Path

from analysis.comparison.measured_corpus import MeasuredCorpus, kept_in_study
from analysis.comparison.wording import number
from analysis.corpus.problems import count_of
from analysis.cues.codebook_check import codebook_notices
from analysis.report.tables.findings import Row, escape_markdown

LISTED = 100  # articles on a page
NAMED = 12  # cues that are never found, in a line
ON_SCREEN, LONGEST = 3, 140  # things to check in a codebook, and characters of each, on the screen
# From these percentages of its words on, an article is listed as not English, or as mostly page elements
FOREIGN, OUTSIDE = 5, 25


def _language(row: Row) -> str:
    share = 100 - row.english
    return f"{number(share, 0)} % of its words are in lines of {row.language}, but every measure is made for English" if row.language and share >= FOREIGN else ""  # fmt: skip


def _outside(row: Row) -> str:
    return f"{number(row.left_out, 0)} % of its words are taken for page elements and are not counted" if row.left_out >= OUTSIDE else ""  # fmt: skip


def _repeated(row: Row) -> str:
    return f"{count_of(row.repeated, 'paragraph')} appear{'s' * (row.repeated == 1)} more than once and count{'s' * (row.repeated == 1)} once" if row.repeated else ""  # fmt: skip


def _long(row: Row) -> str:
    return f"{count_of(row.long_sentences, 'sentence has', 'sentences have')} more than 150 words (the longest {row.longest_sentence:,}); full stops may be missing" if row.long_sentences else ""  # fmt: skip


def _invisible(row: Row) -> str:
    return f"{count_of(row.invisible, 'invisible character')}, skipped in reading" if row.invisible else ""  # fmt: skip


def _empty(row: Row) -> str:
    return "" if row.words else "no words"


CHECKS: tuple[Callable[[Row], str], ...] = (_empty, _language, _outside, _repeated, _long, _invisible)


def health_lines(study: MeasuredCorpus) -> list[str]:
    """What could distort the measures, one line of Markdown for each article concerned."""
    found = [(row.article, [said for one in CHECKS if (said := one(row))]) for row in study.health.itertuples()]
    told = [f"**{escape_markdown(article)}**: {'; '.join(said)}." for article, said in found if said]
    more = [f"and {len(told) - LISTED:,} more articles"] if len(told) > LISTED else []
    return [*told[:LISTED], *more]


@kept_in_study
def codebook_lines(study: MeasuredCorpus) -> list[str]:
    """What to check in the codebook of a study (`analysis.cues.codebook_check.codebook_notices`), a line each."""
    return codebook_notices(study.codebook, study.articles, NAMED, study.tokens) if study.codebook else []


def codebook_lines_on_screen(study: MeasuredCorpus) -> list[str]:
    """`codebook_lines` for the terminal: shortened, or only their number if there are more than three."""
    said = codebook_lines(study)
    if not said or study.codebook is None:
        return []
    name = Path(study.codebook.path).name
    if len(said) > ON_SCREEN:
        return [f"{name}: {len(said)} things to check; the report lists them under “Articles and files”"]
    return [f"{name}: {line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}" for line in said]
