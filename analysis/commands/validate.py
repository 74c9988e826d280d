"""`discourse validate`: what it does."""

import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path

import pandas as pd

from analysis.core.durable import written_whole


def run(options: Namespace) -> int:
    try:
        import_module("sklearn")
    except ImportError:
        raise ValueError(
            "validate needs scikit-learn, which is not installed: pip install 'discourse-analysis[validate]'"
        ) from None
    from analysis import validation

    scored = pd.DataFrame()

    def save(table: pd.DataFrame) -> None:
        nonlocal scored
        if options.output:
            with written_whole(Path(options.output)) as building:
                table.to_csv(building, index=False, lineterminator="\n", float_format="%.4f")
        scored = table

    try:
        failed = validation.validate(options.gold, options.sets, folds=options.folds, save=save).attrs["failed"]
    finally:  # after an interrupt, too
        if len(scored):
            where = f"{len(scored)} rows in {options.output}"
            print(where if options.output else scored.dropna(axis=1, how="all").round(3).to_string(index=False))
    for line in failed.values():
        print(f"warning: {line}", file=sys.stderr)
    return 1 if failed else 0
