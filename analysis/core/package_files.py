"""Finds the files that come with the package: lexicons, measures, models and folders beside it."""

from importlib.resources import files
from pathlib import Path

PACKAGE = Path(str(files("analysis")))
MODELS = PACKAGE / "models"


def lexicon_files() -> list[Path]:
    """The lexicons, by name."""
    return sorted(PACKAGE.glob("lexicons/*.toml"))


def measure_names() -> list[str]:
    """The measures that come with the package, one per module."""
    return sorted(path.stem for path in PACKAGE.glob("measures/[!_]*.py") if path.stem != "marks")


def package_folder(name: str) -> Path:
    """A folder that is in the package when installed, and beside the package in the project's repository."""
    return PACKAGE / name if (PACKAGE / name).is_dir() else PACKAGE.parent / name
