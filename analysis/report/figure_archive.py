"""The figures of a page in; out comes a zip archive with each figure as SVG (if wanted also PDF and PNG), its numbers as CSV, and a list."""

from collections.abc import Mapping

from analysis.core.zipping import zip_files
from analysis.corpus.spreadsheets import spreadsheet_csv
from analysis.report import svg
from analysis.report.figure_block import Figure

LIST = "figures.txt"
BOXES = "In PDF and PNG some characters are missing, which the fonts of figures do not have; the SVG has all of them."


def figure_archive(figures: Mapping[str, Figure], *, printed: bool = False) -> bytes:
    """Each figure by its name on the page: `<name>.svg`, `.csv` (the numbers drawn), if `printed` also `.pdf` and `.png` (300 dots per inch).

    `figures.txt` lists them with their captions and with their alt texts, for whoever prints or publishes them.
    """
    files: dict[str, bytes] = {LIST: b""}
    listed = []
    for name, figure in figures.items():
        prints, complete = (
            svg.draw_for_print(svg.add_title(figure.plot(), figure.title), "pdf", "png") if printed else ({}, True)
        )  # drawn again, with the title inside: for many figures this takes as long as the rest of the page
        files[f"{name}.svg"] = figure.svg.encode()
        files |= {f"{name}.{kind}": data for kind, data in prints.items()}
        files[f"{name}.csv"] = spreadsheet_csv(figure.table).encode()
        listed.append("\n".join([name, figure.caption, f"Alt text: {figure.alt}", *([] if complete else [BOXES])]))
    files[LIST] = ("\n\n".join(listed) + "\n").encode()
    return zip_files(files)
