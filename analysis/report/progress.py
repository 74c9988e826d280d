"""A step of a report in, a line on the screen out: what is being done, and about how long it takes."""

import sys
from pathlib import Path

from tqdm import tqdm

from analysis.corpus.files import CorpusLayout, corpus_entries

LOADING = 3  # seconds to load the parser
SPEED = {"parsed": 50_000, "quotes": 2_500_000}  # bytes of text a second and core, see docs/performance.md
NOTEBOOK = 7  # seconds of one core for a notebook


def print_step(step: str, seconds: float = 0) -> None:
    """Print a step to stderr, with an estimate of its `seconds` unless that is 0."""
    tqdm.write(f"{step}{f' (about {format_duration(seconds)})' if seconds else ''} …", file=sys.stderr)


def seconds_to_measure(corpus: Path, voices: str) -> float:
    """About how many seconds it takes to read and measure a corpus whose texts have not been parsed before."""
    size = sum(source.size for source in corpus_entries(corpus, CorpusLayout()) if not source.status)
    return LOADING + size / SPEED[voices]


def seconds_to_run(notebooks: int, kernels: int) -> float:
    """About how many seconds it takes to run so many notebooks."""
    return NOTEBOOK * notebooks / kernels


def format_duration(seconds: float) -> str:
    """A duration as people say it: 5 seconds, 20 seconds, 3 minutes."""
    if seconds > 90:
        return f"{seconds / 60:.0f} minutes"
    return f"{max(5 * round(seconds / 5), 5)} seconds"
