"""A study in; out, in sentences, how valid its measures are, what was read, and what is compared with what."""

from analysis.comparison import groups
from analysis.comparison.measured import Measured
from analysis.report.figure_block import Markdown
from analysis.report.tables import findings
from analysis.report.tables import notices as of
from analysis.report.tables.validity import validity_sentence


def validity(study: Measured, *measures: str) -> Markdown:
    """How far these measures (by default all, and voices) agree with annotators, one sentence each."""
    names = measures or ("voice", *study.labels)
    return Markdown(findings.bullet_list(findings.escape_markdown(validity_sentence(name)) for name in names))


def notices(study: Measured) -> Markdown:
    """Whether every file was read, and which codebook is used."""
    return Markdown(f"{of.problems_notice(study.problems)}\n\n{of.codebook_notice(study.codebook)}")


def group_columns(study: Measured) -> list[str]:
    """The columns of metadata that form at least two groups of at least two articles, for example `outlet`."""
    return groups.columns(study.articles)


def about_groups(study: Measured) -> Markdown:
    """What is compared with what in this study, and what the comparison can show."""
    return Markdown(findings.escape_markdown(study.design.said))
