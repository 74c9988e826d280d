"""`discourse validate`: its options, and what it does."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def add(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    validate = subparsers.add_parser("validate", help="score the measures against annotated gold data")
    validate.add_argument("gold", metavar="GOLD", help="folder of gold data, with one subfolder per set")
    validate.add_argument(
        "--set", action="append", dest="sets", metavar="NAME", help="score this set; repeatable (default: all sets)"
    )
    validate.add_argument(
        "--folds", action="store_true",
        help="cross-fit: score rows on which weights were learned with weights learned again without them, from the sets in GOLD (takes minutes per set)",
    )  # fmt: skip
    validate.add_argument(
        "--output", metavar="FILE.csv", help="file for the table, written after each set (default: print it)"
    )
    validate.set_defaults(run=run)


def run(options: Namespace) -> int:
    try:
        import_module("sklearn")
    except ImportError:
        raise ValueError(
            "validate needs scikit-learn, which is not installed: pip install 'discourse-analysis[validate]'"
        ) from None
    from analysis import validation

    def save(table: "pd.DataFrame") -> None:
        if options.output:
            table.to_csv(options.output, index=False, lineterminator="\n", float_format="%.4f")

    found = validation.validate(options.gold, options.sets, folds=options.folds, save=save)
    print(
        f"{len(found)} rows in {options.output}" if options.output
        else found.dropna(axis=1, how="all").round(3).to_string(index=False)
    )  # fmt: skip
    for line in found.attrs["failed"].values():
        print(f"warning: {line}", file=sys.stderr)
    return 1 if found.attrs["failed"] else 0
