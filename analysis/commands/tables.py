"""`discourse measure`, `check` and `compare`: what each does; each imports what it needs, which takes seconds."""

import sys
from argparse import Namespace
from functools import partial
from pathlib import Path


def run_measure(options: Namespace) -> None:
    if options.audit:
        _measure_audited(options)
        return
    from analysis.archive.workers import tune_process

    tune_process()  # first: what is imported then makes most of the objects
    from tqdm import tqdm

    from analysis.archive.measure import measure_archive
    from analysis.archive.outputs import read_first_problems
    from analysis.corpus.files import CorpusLayout, corpus_folder
    from analysis.corpus.problems import SHOWN, problem_lines

    with tqdm(desc="measured", unit=" articles", file=sys.stderr, disable=None) as bar:
        found = measure_archive(
            options.corpus, options.output, options.codebook, format=options.format, size=options.partition_size,
            layout=CorpusLayout(options.text_column, options.key_column, repair=options.repair), overwrite=options.overwrite,
            workers=options.workers, cluster=options.cluster, scheduler=options.scheduler, progress=bar.update,
            voices=options.voices, announce=lambda line: line and tqdm.write(line, file=sys.stderr),
        )  # fmt: skip
    for line in problem_lines(
        read_first_problems(options.output, SHOWN), corpus_folder(options.corpus), found["problems"]
    ):
        print(f"warning: {line}", file=sys.stderr)
    print(f"{found['articles']} articles, {found['marks']} marks: tables in {options.output}")


def _measure_audited(options):
    from analysis.archive.audited_corpus import measure_audited
    from analysis.coding.audit_results import audit_lines
    from analysis.comparison.folder import measure_folder
    from analysis.comparison.measured_corpus import MeasuredCorpus
    from analysis.report import progress

    given = [f"--{name}" for name in ("workers", "cluster", "scheduler", "overwrite") if getattr(options, name)]
    if given or options.format == "parquet":
        raise ValueError(
            f"{' '.join(given) or '--format parquet'}: cannot be combined with --audit, which is for few articles and writes CSV"
        )
    progress.print_step(
        "Reading and measuring the articles", progress.seconds_to_measure(Path(options.corpus), options.voices)
    )
    measure = partial(
        measure_folder,
        options.corpus,
        options.codebook,
        voices=options.voices,
        into=MeasuredCorpus,
        repair=options.repair,
    )
    found = measure_audited(options.corpus, options.output, options.audit, measure)
    print("\n".join(audit_lines(found.audit["precision"])))
    print(f"{len(found.articles)} articles, {len(found.marks)} marks: tables in {options.output}")


def run_check(options: Namespace) -> int:
    from analysis.archive import damage

    damaged, well = damage.check_folder(options.folder)
    print("\n".join(damaged or [well]))
    return 1 if damaged else 0


def run_compare(options: Namespace) -> None:
    from tqdm import tqdm

    from analysis.archive.groups import compare_groups
    from analysis.archive.outputs import read_voices

    found = compare_groups(
        options.tables, options.between, paired=options.paired, voice=options.voice, groups=options.groups,
        progress=lambda blocks: tqdm(blocks, "compared", file=sys.stderr, disable=None),
    )  # fmt: skip
    found.to_csv(options.output, index=False, lineterminator="\n")
    voices = read_voices(options.tables)
    print(f"{len(found)} comparisons in {options.output}" + (f"; voices: {voices}" if voices else ""))
