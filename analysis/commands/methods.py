"""`discourse methods`: its options, and what it does."""

from argparse import ArgumentParser, Namespace, _SubParsersAction

from analysis.commands import options as shared


def add(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    text = subparsers.add_parser(
        "methods", help="write a methods section and a reporting sheet for a study",
        description="Write a methods section for an article about this study, and a reporting sheet. Every number is taken from the study. What only you can know is marked as to be filled in.",
    )  # fmt: skip
    text.add_argument("corpus", metavar="CORPUS", help="folder of articles")
    shared.add_codebook(text)
    text.add_argument("--voices", choices=["parsed", "quotes"], default="parsed", help="the same as for the report")
    shared.add_codes(text)
    text.add_argument("--audit", metavar="FILE", help="judgements saved from the report")
    text.add_argument(
        "--key",
        metavar="FILE.key.json",
        help="with --sheets: the key of a sample; agreement and corrected differences are then reported",
    )
    text.add_argument(
        "--sheets", nargs="+", default=[], metavar="SHEET", help="with --key: the coded sheets, one per coder"
    )
    text.add_argument("--output", metavar="FILE.md", help="file for the text (default: print it)")
    shared.add_design(text)
    text.set_defaults(run=run)


def run(options: Namespace) -> None:
    from pathlib import Path

    from analysis.coding.audited import as_judged
    from analysis.comparison.folder import find_codebook, measure_folder
    from analysis.comparison.measured import Measured
    from analysis.measures.marks import core
    from analysis.report.methods import methods as written

    if bool(options.key) != bool(options.sheets):
        raise ValueError(
            "--key and --sheets belong together: the key of a sample, and the sheets that coders filled in"
        )
    if options.output and Path(options.output).exists():
        raise ValueError(f"{options.output}: already exists, and somebody may have edited it; choose another name")
    book = find_codebook(options.corpus, options.codebook)
    study = measure_folder(
        options.corpus,
        options.codebook,
        voices=options.voices,
        into=Measured,
        measures=core(book),
        setting=shared.setting_of(options),
    )
    study = as_judged(study, options.corpus, options.codes, options.audit)
    text = written(study, Path(options.corpus).resolve().name, key=options.key, sheets=options.sheets)
    if options.output:
        Path(options.output).write_text(text, "utf-8", newline="\n")
    print(f"Methods: {options.output}" if options.output else text, end="\n" if options.output else "")
