"""`discourse report`: what it does."""

from argparse import Namespace
from dataclasses import fields

from analysis.commands import options as shared


def run(options: Namespace) -> None:
    import matplotlib

    from analysis.report.options import Options
    from analysis.report.write import write_report

    matplotlib.use("Agg")  # figures go into files: no window, whatever the desktop
    given = [one.name for one in fields(Options) if one.name != "setting" and hasattr(options, one.name)]
    page = write_report(Options(**{name: getattr(options, name) for name in given}, setting=shared.setting_of(options)))
    print(f"{page.with_name('answer.txt').read_text('utf-8')}\nThe report is at {page}")
