"""A corpus in; its digest, its files and tables, and the problems known before any article is read out."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus.files import NOTHING, USED, CorpusLayout, corpus_entries
from analysis.corpus.problems import Problem, problem


def problems_before_reading(corpus: str | Path, layout: CorpusLayout) -> Iterator[Problem]:
    """The rows of the table of problems that are known before any file is read."""
    for source in corpus_entries(corpus, layout):
        if source.status not in ("", USED):
            yield problem(source.path, source.status, source.why)


@dataclass(frozen=True)
class Survey:
    """A corpus from the outside: its `digest` (names, sizes and times of change), article files and tables."""

    digest: str
    texts: int
    tables: tuple


def survey(corpus: str | Path, layout: CorpusLayout) -> Survey:
    """List the files of a corpus, without reading an article.

    Errors are those of `corpus_entries`, and a FileNotFoundError if nothing in it can be an article.
    """
    digest, texts, tables = hashlib.sha256(), 0, []
    for source in corpus_entries(corpus, layout):
        if source.status in ("", USED):
            digest.update(os.fsencode(f"{source.path}\0{source.size}\0{source.changed}\n"))
        if not source.status and source.table:
            tables.append(source)
        elif not source.status:
            texts += 1
    if not texts and not tables:
        raise FileNotFoundError(f"{corpus}: {NOTHING}{first_reasons(problems_before_reading(corpus, layout))}")
    return Survey(digest.hexdigest(), texts, tuple(tables))


def first_reasons(problems: Iterable[Problem]) -> str:
    """The first problems in words, for the error about a corpus without articles."""
    first = [f"{file}: {why}" for file, _, why in sorted(problems, key=lambda row: row[1])[:3]]
    return "".join(f"; {line}" for line in first)
