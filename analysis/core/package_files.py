"""What comes with the package: the name of a file or folder in, its path out."""

from importlib.resources import files
from pathlib import Path

PACKAGE = Path(str(files("analysis")))
MODELS = PACKAGE / "models"


def lexicon_files() -> list[Path]:
    """The lexicons, by name."""
    return sorted(PACKAGE.glob("lexicons/*.toml"))


def measure_names() -> list[str]:
    """The measures that come with the package: a module each."""
    return sorted(path.stem for path in PACKAGE.glob("measures/[!_]*.py") if path.stem != "marks")


def package_folder(name: str) -> Path:
    """A folder that stands in the package where it is installed, and beside it in the project it is developed in."""
    return PACKAGE / name if (PACKAGE / name).is_dir() else PACKAGE.parent / name
