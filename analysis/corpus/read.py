"""A corpus in; the table of its articles out, with the problems of files and rows that could not be read."""

import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.corpus.articles import ArticleWarning
from analysis.corpus.chunks import cut_table, needs_cutting
from analysis.corpus.duplicates import duplicate_problems
from analysis.corpus.files import CorpusLayout, corpus_folder
from analysis.corpus.partitions import SIZE, plan_partitions
from analysis.corpus.problems import READ, Problem, problem, problem_lines
from analysis.corpus.reader import Reading, articles_of_rows, read_partition
from analysis.corpus.survey import first_reasons, problems_before_reading, survey


def read_corpus(corpus: str | Path, layout: CorpusLayout | None = None) -> Reading:
    """Read a corpus as `read_articles` does, but without warnings, and without an error if no article can be read."""
    layout = layout or CorpusLayout()
    problems = dict(enumerate(problems_before_reading(corpus, layout)))
    rows, places, after = [], [], len(problems)
    keys: set[str] = set()
    with tempfile.TemporaryDirectory() as cuts:
        for source in survey(corpus, layout).tables:
            if needs_cutting(source):
                cut_table(corpus, Path(cuts), SIZE, source)
        for partition in plan_partitions(corpus, Path(cuts), layout=layout):
            found = read_partition(corpus, partition, layout, keys)
            rows += found.articles.to_dict("records")
            keys.update(found.articles["article"])
            places += [(after + number, place) for number, place in found.places]
            problems |= {after + number: row for number, row in found.problems.items()}
            after += 1 + max([-1, *found.problems, *(number for number, _ in found.places)])
    articles, lost = articles_of_rows(rows)
    if lost:
        problems[after] = problem(Path(corpus).name, READ, lost)
    alike = duplicate_problems(articles, corpus)
    problems |= {at - len(alike): row for at, row in enumerate(alike)}  # copies come before all other problems
    return Reading(articles, places, problems)


def read_articles(corpus: str | Path, layout: CorpusLayout | None = None) -> pd.DataFrame:
    """Read a corpus into one table.

    Parameters
    ----------
    corpus : str or Path
        A folder, with the folders in it, or one file. Articles are `*.txt`, and `*.md` that open with front matter; and
        the rows of `*.jsonl`, `*.jsonl.gz`, `*.csv` and `*.parquet`. README*, LICENSE* and every other type are left
        out. `articles.csv` beside article files gives metadata by file name (column `file`); it overrides
        front matter.
    layout : Layout, optional
        Which columns of a table hold text and key; the codebook in use, which is not listed as left out.

    Returns
    -------
    DataFrame
        One row per article, in order of files and rows: `article` (the path of its file without extension; in tables the
        column `article` or `id`, else file and line), `text` (the decoded file without its byte-order mark, otherwise
        untouched), `title`, `author`, `outlet`, `date`, `event`, `url` and any other metadata column, of at most 1,000;
        what is not known is an empty string. `attrs['problems']` holds the rows of the table of problems: every file and
        row that was left out or failed, and why. The first of them are also `ArticleWarning`s.

    Raises
    ------
    FileNotFoundError
        If there is no such folder or file, or no article in it.
    ValueError
        If `corpus` is one file that cannot be used.
    """
    found = read_corpus(corpus, layout)
    problems = found.problems_with({})
    warn_of_problems(problems, corpus)
    if found.articles.empty:
        raise no_article_error(corpus, problems)
    found.articles.attrs["problems"] = problems
    return found.articles


def warn_of_problems(problems: Iterable[Problem], corpus: str | Path) -> None:
    """Issue one `ArticleWarning` for each line of `problem_lines`."""
    for line in problem_lines(problems, corpus_folder(corpus)):
        warnings.warn(line, ArticleWarning, stacklevel=3)


def no_article_error(corpus: str | Path, problems: Iterable[Problem]) -> FileNotFoundError:
    """The error for a corpus without an article that can be measured."""
    return FileNotFoundError(f"{corpus}: no usable article{first_reasons(problems)}")
