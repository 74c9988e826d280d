"""The name of a study in; its first codebook out, which works as it is and says in comments what to change."""

import json
from pathlib import Path

from analysis.core.package_files import PACKAGE
from analysis.corpus.filetypes import CODEBOOK

TEMPLATE = PACKAGE / "templates" / "codebook.toml.j2"


def write_template(name: str | Path) -> Path:
    """Write a first codebook: `codebook.toml` in a folder of that name, or a file of that name if it ends in .toml.

    Raises
    ------
    FileExistsError
        If the file exists already: somebody may have edited it.
    """
    path = Path(name) if Path(name).suffix == ".toml" else Path(name) / CODEBOOK
    study = path.stem if path.name != CODEBOOK else path.resolve().parent.name
    title = json.dumps(study, ensure_ascii=False)
    text = TEMPLATE.read_text("utf-8").replace("{{ title }}", title).replace("{{ file }}", path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise FileExistsError(f"{path} already exists and may have been edited; choose another name") from None
    return path
