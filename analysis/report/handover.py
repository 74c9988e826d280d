"""A study that is measured in, the same in another process out: notebooks need not measure it, or compare its articles, anew."""

import os
import pickle
from pathlib import Path

from analysis.comparison import contrasts, shared
from analysis.comparison.measured import Measured

WHERE = "DISCOURSE_MEASURED"  # the file, in the environment of the kernels that `write_report` starts


def study_key(corpus: str | Path, codebook: str | Path | None, voices: str, more: bool) -> tuple[str, str, str, bool]:
    """What tells whether a study is the one that is asked for."""
    return str(Path(corpus).resolve()), str(Path(codebook).resolve()) if codebook else "", voices, more


def hand_over(study: Measured, of: tuple, folder: Path) -> dict[str, str]:
    """Write a study, with what it compares, into a folder of our own; returns what a process that is to find it has in its environment."""
    # These are kept by the study, and most notebooks ask for them
    _ = study.findings, contrasts.contrasts(study), shared.effect(study)
    path = folder / "study.pickle"
    path.write_bytes(pickle.dumps((of, study), protocol=pickle.HIGHEST_PROTOCOL))
    return {WHERE: str(path)}


def take_over(of: tuple) -> Measured | None:
    """The study that was handed over to this process, if it is the one that is asked for."""
    path = os.environ.get(WHERE)
    if not path:
        return None
    kept, study = pickle.loads(Path(path).read_bytes())
    return study if kept == of else None
