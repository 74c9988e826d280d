"""A measured study in, the same study in another process out, so that notebooks need not measure it again."""

import os
import pickle
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from analysis.comparison import contrasts, shared_passages
from analysis.comparison.measured_corpus import MeasuredCorpus

WHERE = "DISCOURSE_MEASURED"  # environment variable: the path of the file, for the kernels that `write_report` starts
Kind = TypeVar("Kind", bound=MeasuredCorpus)


def study_key(corpus: str | Path, codebook: str | Path | None, voices: str, more: bool) -> tuple[str, str, str, bool]:
    """What identifies a study: a process takes over only the study with the key that it asks for."""
    return str(Path(corpus).resolve()), str(Path(codebook).resolve()) if codebook else "", voices, more


def hand_over(study: MeasuredCorpus, of: tuple, folder: Path) -> dict[str, str]:
    """Write a study with its comparisons into a folder; returns the environment variables by which another process finds it."""
    # Computed once and kept by the study; most notebooks ask for them
    _ = study.findings, contrasts.contrasts(study), shared_passages.effect_of_repeats(study)
    path = folder / "study.pickle"
    path.write_bytes(pickle.dumps((of, study), protocol=pickle.HIGHEST_PROTOCOL))
    return {WHERE: str(path)}


def take_over(of: tuple, into: type[Kind], **changed: Any) -> Kind | None:
    """The study that was handed over to this process, if it has this key, as a study of a class with some fields changed; else None."""
    path = os.environ.get(WHERE)
    if not path:
        return None
    kept, found = pickle.loads(Path(path).read_bytes())
    if kept != of:
        return None
    tables = {one.name: getattr(found, one.name) for one in fields(MeasuredCorpus)}
    study = into(**tables | changed)
    vars(study).update({name: value for name, value in vars(found).items() if name not in tables})  # comparisons
    return study
