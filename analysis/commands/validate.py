"""`discourse validate`: what it does."""

import sys
from argparse import Namespace
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


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
