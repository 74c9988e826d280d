"""Write the table of validity into docs/validity.md, between its two marks, from analysis/validation/validity.csv."""

import datetime
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from analysis.report.tables.validity import read_validity
from analysis.validation.peers import LESS, PEERS

PAGE = Path(__file__).parents[1] / "docs" / "validity.md"
START, END = "<!-- table -->", "<!-- end of table -->"
LESS_THAN = {name: f"ours − {peer}" for name, peer in LESS.items()}
PACKAGES = ("discourse-analysis", "vadersentiment", "textblob", "afinn", "scikit-learn")


def rows(table):
    """The table in Markdown, one line a row."""
    columns = ["set", "unit", "measure", "metric", "n", "ours", *PEERS, *LESS, "seen"]
    yield "| " + " | ".join(LESS_THAN.get(name, name) for name in columns) + " |"
    yield "|" + "---|" * len(columns)
    for row in table.to_dict("records"):
        row["ours"] = f"{short(row['ours'])} [{short(row['low'])}, {short(row['high'])}]"
        row["n"] = f"{row['n']:,}"
        yield (
            "| " + " | ".join(row[name] if isinstance(row[name], str) else short(row[name]) for name in columns) + " |"
        )


def short(value):
    """.84; nothing for NaN."""
    return "" if value != value else f"{value:.2f}".replace("0.", ".", 1).replace("-", "−")


def installed(name):
    """A package with its version, or that its column is an earlier run's."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} as in an earlier run"


if __name__ == "__main__":
    text = PAGE.read_text("utf-8")
    used = ", ".join(map(installed, PACKAGES))
    head = f"Last run on {datetime.date.today()} with Python {platform.python_version()}, {used}.\n\n"
    table = head + "\n".join(rows(read_validity()))
    before, after = text.split(START)[0], text.split(END)[1]
    PAGE.write_text(f"{before}{START}\n{table}\n{END}{after}", "utf-8", newline="\n")
