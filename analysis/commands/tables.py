"""`discourse measure`, `check` and `compare`: their options, and what each does; each imports what it needs, which takes seconds."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from analysis.commands import options as shared


def add(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    measure = subparsers.add_parser(
        "measure", help="write tables for other tools, from two articles or two million",
        description="Measure a corpus and write its tables. Articles are processed in partitions, so memory use does not "
        "grow with the corpus. If a run stops, give the same command again to continue. The CSV files contain "
        "every text exactly; a spreadsheet may mistake a text that begins with = + - or @ for a formula.",
    )  # fmt: skip
    measure.add_argument("--output", required=True, help="folder for the tables")
    measure.add_argument(
        "--format", choices=["csv", "parquet"],
        help="one CSV file per table, or one folder of Parquet files per table (default: csv for up to 1000 article files, parquet for more and where there are tables of articles)",
    )  # fmt: skip
    measure.add_argument(
        "--text-column",
        default="text",
        metavar="NAME",
        help="column with the texts, if CORPUS is a table (default: text)",
    )
    measure.add_argument(
        "--key-column",
        metavar="NAME",
        help="column with the articles' keys, if CORPUS is a table (default: article, else id, else file and line)",
    )
    measure.add_argument("--overwrite", action="store_true", help="replace tables made with other settings")
    measure.add_argument(
        "--partition-size", type=int, default=500, metavar="N", help="articles per partition (default: 500)"
    )
    measure.add_argument(
        "--workers", type=int, metavar="N", help="processes on this machine (default: 1; with --cluster, one per core)"
    )
    dask = measure.add_mutually_exclusive_group()
    dask.add_argument(
        "--cluster", choices=["local"], help="start a Dask cluster with --workers workers on this machine"
    )
    dask.add_argument(
        "--scheduler", metavar="ADDRESS", help="use a running Dask scheduler, for example tcp://127.0.0.1:8786"
    )
    shared.add_corpus(measure)
    measure.set_defaults(run=run_measure, resumed="; give the same command again to continue")
    check = subparsers.add_parser(
        "check", help="find damaged files in a folder that `measure` or `report` wrote",
        description="Check every file that `measure` or `report` wrote into a folder. Missing and changed files are listed with "
        "advice on what to do. The exit status is 0 if no file is damaged, else 1.",
    )  # fmt: skip
    check.add_argument(
        "folder", metavar="FOLDER", help="the folder given to `measure --output`, or html/NAME or figures/NAME"
    )
    check.set_defaults(run=run_check)
    compare = subparsers.add_parser(
        "compare", help="compare groups of articles, from Parquet tables that `measure` wrote"
    )
    compare.add_argument("tables", metavar="TABLES", help="the folder that `measure` wrote")
    compare.add_argument(
        "--between", required=True, metavar="COLUMN", help="column that forms the groups: outlet, year, …"
    )
    compare.add_argument("--paired", metavar="COLUMN", help="column that says which articles belong together: event, …")
    compare.add_argument(
        "--groups", nargs="+", metavar="VALUE", help="compare only these values of the column (default: all)"
    )
    compare.add_argument("--voice", default="all", help="all, author, quoted or reported (default: all)")
    compare.add_argument("--output", required=True, metavar="FILE.csv", help="file for the table")
    compare.set_defaults(run=run_compare)


def run_measure(options: Namespace) -> None:
    if options.audit:
        _measure_audited(options)
        return
    from analysis.archive.workers import settle

    settle()  # first: what is imported then makes most of the objects
    from tqdm import tqdm

    from analysis.archive.measure import measure_archive
    from analysis.archive.outputs import first_problems
    from analysis.corpus.files import Layout, root
    from analysis.corpus.problems import SHOWN, lines

    with tqdm(desc="measured", unit=" articles", file=sys.stderr, disable=None) as bar:
        found = measure_archive(
            options.corpus, options.output, options.codebook, format=options.format, size=options.partition_size,
            layout=Layout(options.text_column, options.key_column, repair=options.repair), overwrite=options.overwrite,
            workers=options.workers, cluster=options.cluster, scheduler=options.scheduler, progress=bar.update,
            voices=options.voices, announce=lambda line: line and tqdm.write(line, file=sys.stderr),
        )  # fmt: skip
    for line in lines(first_problems(options.output, SHOWN), root(options.corpus), found["problems"]):
        print(f"warning: {line}", file=sys.stderr)
    print(f"{found['articles']} articles, {found['marks']} marks: tables in {options.output}")


def _measure_audited(options):
    from analysis.archive.mended import measure_audited
    from analysis.coding.audit_results import audit_lines
    from analysis.report import progress

    given = [f"--{name}" for name in ("workers", "cluster", "scheduler", "overwrite") if getattr(options, name)]
    if given or options.format == "parquet":
        raise ValueError(
            f"{' '.join(given) or '--format parquet'}: cannot be combined with --audit, which is for few articles and writes CSV"
        )
    progress.say("Reading and measuring the articles", progress.measuring(Path(options.corpus), options.voices))
    found = measure_audited(
        options.corpus, options.output, options.audit, options.codebook, options.voices, options.repair
    )
    print("\n".join(audit_lines(found.audit["precision"])))
    print(f"{len(found.articles)} articles, {len(found.marks)} marks: tables in {options.output}")


def run_check(options: Namespace) -> int:
    from analysis.archive import damage

    damaged, well = damage.check(options.folder)
    print("\n".join(damaged or [well]))
    return 1 if damaged else 0


def run_compare(options: Namespace) -> None:
    from tqdm import tqdm

    from analysis.archive.groups import compare_groups
    from analysis.archive.outputs import voices_of

    found = compare_groups(
        options.tables, options.between, paired=options.paired, voice=options.voice, groups=options.groups,
        progress=lambda blocks: tqdm(blocks, "compared", file=sys.stderr, disable=None),
    )  # fmt: skip
    found.to_csv(options.output, index=False, lineterminator="\n")
    voices = voices_of(options.tables)
    print(f"{len(found)} comparisons in {options.output}" + (f"; voices: {voices}" if voices else ""))
