"""`discourse report`: its options, and what it does."""

from argparse import ArgumentParser, BooleanOptionalAction, Namespace, _SubParsersAction
from dataclasses import fields

from analysis.commands import options as shared


def add(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    report = subparsers.add_parser(
        "report", help="write the report as one HTML file, with figures and the notebooks' pages"
    )
    report.add_argument(
        "--name", help="name of the folders under figures/ and html/ (default: name of the corpus folder)"
    )
    report.add_argument("--figures", default="figures", help="folder for the figures (default: figures)")
    report.add_argument("--output", default="html", help="folder for the pages (default: html)")
    report.add_argument(
        "--pdf", action="store_true", help="also print the report to PDF (needs Chromium or Google Chrome)"
    )
    report.add_argument(
        "--docx", action="store_true", help="also write the findings as a Word file, to paste into a manuscript"
    )
    report.add_argument(
        "--print-figures", action="store_true",
        help="also put each figure into figures.zip as PDF and PNG (300 dots per inch)",
    )  # fmt: skip
    report.add_argument(
        "--code",
        action=BooleanOptionalAction,
        default=False,
        help="show code on the notebooks' pages (default: no)",
    )
    report.add_argument(
        "--overwrite", action="store_true",
        help="replace figures/NAME and html/NAME even if they contain files that this command did not write",
    )  # fmt: skip
    report.add_argument(
        "--more", action="store_true",
        help="show every measure, also vagueness, irrealis, certainty, subjectivity, metaphor and evaluation of targets",
    )  # fmt: skip
    report.add_argument(
        "--codes", metavar="FOLDER",
        help="codes by people or language models: a table, or a folder of tables (default: the folder codes in CORPUS, if present)",
    )  # fmt: skip
    shared.add_design(report)
    report.set_defaults(run=run)
    shared.add_corpus(report)


def run(options: Namespace) -> None:
    import matplotlib

    from analysis.report.options import Options
    from analysis.report.write import write_report

    matplotlib.use("Agg")  # figures go into files: no window, whatever the desktop
    given = [one.name for one in fields(Options) if one.name != "setting" and hasattr(options, one.name)]
    page = write_report(Options(**{name: getattr(options, name) for name in given}, setting=shared.setting_of(options)))
    print(f"{page.with_name('answer.txt').read_text('utf-8')}\nThe report is at {page}")
