"""`discourse sample`, `agree` and `codes`: what each does."""

import sys
from argparse import Namespace
from pathlib import Path


def run_sample(options: Namespace) -> None:
    from analysis.coding.full_sheets import write_full_sheet
    from analysis.coding.sample_sheets import SampleRequest, write_samples
    from analysis.coding.source import ArticleSource
    from analysis.report import progress

    if options.all and options.codes:
        raise ValueError("--codes draws a sample by what was coded; --all takes every sentence: give one of them")
    if options.all and options.between:
        raise ValueError("--between draws a sample for a measure, --all takes every sentence; give only one of them")
    progress.print_step(
        "Reading and measuring the articles", progress.seconds_to_measure(Path(options.corpus), options.voices)
    )
    source = ArticleSource(options.corpus, options.codebook, options.repair)
    output, suffix = Path(options.output), f".{options.format}"
    if options.all:
        sheet, key = write_full_sheet(source, output, suffix)
        print(f"{sheet}: {len(key['rows'])} sentences from {len(key['articles'])} articles; columns to fill in: "
              f"{', '.join(each['column'] for each in key['variables'])}")  # fmt: skip
        return
    wanted = SampleRequest(
        source, options.measures, output, options.voices, size=options.per_group if options.between else options.size,
        seed=options.seed, suffix=suffix, between=options.between, codes=options.codes,
    )  # fmt: skip
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
    from analysis.coding.reliability_report import report_reliability
    from analysis.coding.sample_codes import read_key
    from analysis.coding.sample_report import report_sample

    key = read_key(options.key) if options.key else None
    if key and "strata" in key:
        lines = report_sample(options.sheets, options.key, options.decided, options.output)
    else:
        lines = report_reliability(options.sheets, key, options.output, options.decided)
    print("\n".join(lines))


def run_codes(options: Namespace) -> None:
    from analysis.coding.filled_sheets import write_filled

    print("\n".join(write_filled(
        options.sheets, options.key, options.output, decided=options.decided, kind=options.kind, version=options.version,
        time=options.time, overwrite=options.overwrite,
    )))  # fmt: skip
