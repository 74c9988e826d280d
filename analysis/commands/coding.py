"""`discourse sample`, `agree` and `codes`: their options, and what each does."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from analysis.commands import options as shared


def add(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    sample = subparsers.add_parser("sample", help="draw sentences for coding; write coding sheets and keys")
    sample.add_argument("corpus", metavar="CORPUS", help="folder of articles")
    what = sample.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--measure", action="append", dest="measures", metavar="NAME[:CATEGORY]",
        help="a measure or one of its categories, for example hedging:hedge; repeatable, one sheet each",
    )  # fmt: skip
    what.add_argument(
        "--all",
        action="store_true",
        help="every sentence of short texts, on one sheet for stance, the author's stance, frames and tone",
    )
    sample.add_argument("--size", type=int, default=200, help="sentences per sheet (default: 200)")
    sample.add_argument(
        "--between", default="", metavar="COLUMN",
        help="column that forms groups, for example outlet: draw --per-group sentences from each, so that `agree` can correct the differences between them",
    )  # fmt: skip
    sample.add_argument(
        "--per-group", type=int, default=60, metavar="N", help="with --between: sentences per group (default: 60)"
    )
    sample.add_argument(
        "--seed", type=int, default=1, help="random seed; another seed draws another sample (default: 1)"
    )
    sample.add_argument(
        "--codes", default="", metavar="FILE",
        help="table of codes of one coder, for example a language model: draw by these codes instead of the measure, so that `agree` can correct them",
    )  # fmt: skip
    sample.add_argument(
        "--format", choices=["xlsx", "csv"], default="xlsx", help="file type of the sheets (default: xlsx)"
    )
    shared.add_codebook_and_voices(sample)
    sample.add_argument("--output", required=True, help="folder for the sheets and keys")
    sample.set_defaults(run=run_sample)
    agree = subparsers.add_parser(
        "agree", help="compute the agreement of coders, and a measure's precision, recall and corrected share"
    )
    agree.add_argument(
        "sheets",
        nargs="+",
        metavar="SHEET",
        help="coded sheets (xlsx or csv), one per coder; without --key, tables of codes",
    )
    agree.add_argument("--key", metavar="FILE.key.json", help="the key that `sample` wrote with the sheets")
    agree.add_argument("--decided", metavar="SHEET", help="a sheet with codes agreed on after discussion")
    agree.add_argument("--output", help="folder for the results, the disagreements and the measure's errors")
    agree.set_defaults(run=run_agree)
    codes = subparsers.add_parser(
        "codes", help="turn completed sheets into tables of codes, for --codes",
        description="Turn completed coding sheets into tables of codes: one CSV file per coder, named after the sheet.",
    )  # fmt: skip
    codes.add_argument("sheets", nargs="+", metavar="SHEET", help="coded sheets (xlsx or csv), one per coder")
    codes.add_argument("--key", required=True, metavar="FILE.key.json", help="the key that `sample` wrote")
    codes.add_argument(
        "--decided",
        metavar="SHEET",
        help="a sheet with codes agreed on after discussion; its coder is called 'adjudicated'",
    )
    codes.add_argument(
        "--kind", choices=["person", "language model"], default="person", help="who coded (default: person)"
    )
    codes.add_argument(
        "--version",
        default="",
        help="version of the coding instructions, or name of the model (default: the version of the codebook)",
    )
    codes.add_argument("--time", default="", help="date of coding, for example 2026-11-29")
    codes.add_argument("--output", required=True, metavar="FOLDER", help="folder for the tables")
    codes.add_argument("--overwrite", action="store_true", help="replace existing tables by these coders")
    codes.set_defaults(run=run_codes)


def run_sample(options: Namespace) -> None:
    from analysis.coding.sheets import Wanted, write_samples
    from analysis.coding.whole import write_whole
    from analysis.report import progress

    if options.all and options.codes:
        raise ValueError("--codes draws a sample by what was coded; --all takes every sentence: give one of them")
    if options.all and options.between:
        raise ValueError("--between draws a sample for a measure, --all takes every sentence; give only one of them")
    progress.say("Reading and measuring the articles", progress.measuring(Path(options.corpus), options.voices))
    if options.all:
        sheet, key = write_whole(
            options.corpus, Path(options.output), options.codebook, f".{options.format}", options.repair
        )
        print(f"{sheet}: {len(key['rows'])} sentences from {len(key['articles'])} articles; columns to fill in: "
              f"{', '.join(each['column'] for each in key['variables'])}")  # fmt: skip
        return
    wanted = Wanted(options.corpus, options.measures, Path(options.output), options.codebook, options.voices,
                    options.per_group if options.between else options.size, options.seed, f".{options.format}", options.between, options.codes, options.repair)  # fmt: skip
    for path, key in write_samples(wanted):
        strata = ", ".join(
            f"{part['drawn']} of {part['sentences']} with {part['value']}" + (part["group"] and f" in {part['group']}")
            for part in key["strata"]
        )
        if key["without_group"]:
            print(
                f"warning: {key['without_group']} articles have no {options.between} and were left out", file=sys.stderr
            )
        print(
            f"{path}: {len(key['rows'])} sentences ({strata} according to the measure); keep its key away from the coders"
        )


def run_agree(options: Namespace) -> None:
    from analysis.coding.judged import judge_codes
    from analysis.coding.returned import read_key
    from analysis.coding.verdicts import judge

    key = read_key(options.key) if options.key else None
    if key and "strata" in key:
        lines = judge(options.sheets, options.key, options.decided, options.output)
    else:
        lines = judge_codes(options.sheets, key, options.output, options.decided)
    print("\n".join(lines))


def run_codes(options: Namespace) -> None:
    from analysis.coding.filled import write_filled

    print("\n".join(write_filled(
        options.sheets, options.key, options.output, decided=options.decided, kind=options.kind, version=options.version,
        time=options.time, overwrite=options.overwrite,
    )))  # fmt: skip
