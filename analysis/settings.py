"""`study.toml` in, the settings of the notebooks beside and below it out."""

import tomllib
from pathlib import Path

SETTINGS = "study.toml"  # in the working folder, or in the one around it
DEFAULTS = {"corpus": "", "codebook": "", "codes": "", "figures": "figures", "voices": "parsed"}


def figures_folder(corpus: str | Path, figures: str = DEFAULTS["figures"]) -> Path:
    """The folder in `figures` where a study saves figures of a corpus; the report has a folder of its own."""
    return Path(figures) / f"{Path(corpus).resolve().name}-saved"


def read_settings() -> dict[str, str]:
    """The settings in the `study.toml` of the working folder or its parent folder, with paths relative to the working folder."""
    path = next((path for path in (Path(SETTINGS), Path("..", SETTINGS)) if path.is_file()), None)
    try:
        found = tomllib.loads(path.read_text("utf-8")) if path else {}
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from None
    for name, value in found.items():
        if name not in DEFAULTS or not isinstance(value, str):
            raise ValueError(f"{path}: {name} = {value!r}: valid are texts for {', '.join(DEFAULTS)}")
    around = path.parent if path else Path()
    return DEFAULTS | {
        name: str(around / value) if value and name != "voices" else value for name, value in found.items()
    }
