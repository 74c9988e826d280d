"""The options of a command in, what it prints and its exit status out; each imports what it needs, which takes seconds."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

UNMEASURED = ("attribution", "furniture", "function_words")  # lexicons of no measure


def report(options: Namespace) -> None:
    import matplotlib

    from analysis.lexicons.design import TEXTS, Setting
    from analysis.report.write import write_report

    matplotlib.use("Agg")  # figures go into files: no window, whatever the desktop
    given = ("codebook", "name", "figures", "output", "pdf", "code", "overwrite", "voices", "more")
    setting = Setting(**{name: getattr(options, name) for name in (*TEXTS, "against")})
    page = write_report(options.corpus, setting=setting, **{name: getattr(options, name) for name in given})
    print(f"The report is at {page}")


def measure(options: Namespace) -> None:
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
            layout=Layout(options.text_column, options.key_column), overwrite=options.overwrite,
            workers=options.workers, cluster=options.cluster, scheduler=options.scheduler, progress=bar.update,
            voices=options.voices, announce=lambda line: line and tqdm.write(line, file=sys.stderr),
        )  # fmt: skip
    for line in lines(first_problems(options.output, SHOWN), root(options.corpus), found["problems"]):
        print(f"warning: {line}", file=sys.stderr)
    print(f"{found['articles']} articles, {found['marks']} marks: tables in {options.output}")


def check(options: Namespace) -> int:
    from analysis.archive import damage

    damaged, well = damage.check(options.folder)
    print("\n".join(damaged or [well]))
    return 1 if damaged else 0


def compare(options: Namespace) -> None:
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


def lexicons(options: Namespace) -> None:
    from analysis.core.shipped import lexicon_files
    from analysis.lexicons.load import load_lexicon

    every = [path for path in lexicon_files() if path.stem not in UNMEASURED]
    for path in [options.file] if options.file else every:
        found = load_lexicon(path, codebook=bool(options.file))
        cues, categories = found.entries["weight"].notna().sum(), sum(map(len, found.categories.values()))
        if options.file:
            print(f"{path}: well-formed; {found.title}; {cues} cues in {categories} categories")
        else:
            listed = f"{path.stem:12} {found.version:9} {found.licence:9} {cues:5} cues, {len(found.sources):3} sources"
            print(f"{listed}  {found.title}")


def suggest(options: Namespace) -> None:
    from analysis.coding.proposals import lines, proposals, write

    found, said = proposals(
        options.corpus, codes=options.codes, lists=options.lists, cue=options.beside, category=options.category,
        codebook=options.codebook, fewest=options.fewest, articles=options.articles,
    )  # fmt: skip
    print("\n".join(said + ([] if options.output else lines(found))))
    if options.output:
        write(found, options.output)
        print(f"{len(found)} proposals in {options.output}")


def draft(options: Namespace) -> None:
    from analysis.coding import draft as drafts

    written = drafts.draft(options.corpus)
    if not options.output:
        print(written, end="")
        return
    if Path(options.output).exists():
        raise ValueError(f"{options.output} is there already, and somebody may have edited it; give another name")
    Path(options.output).write_text(written, "utf-8", newline="\n")
    print(
        f"A first codebook: {options.output}; edit it, then: discourse report {options.corpus} --codebook {options.output}"
    )


def validate(options: Namespace) -> int:
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


def sample(options: Namespace) -> None:
    from analysis.coding.sheets import Wanted, write_samples

    wanted = Wanted(options.corpus, options.measures, Path(options.output), options.codebook, options.voices, options.size,
                    options.seed, f".{options.format}")  # fmt: skip
    for path, key in write_samples(wanted):
        strata = ", ".join(f"{part['drawn']} of {part['sentences']} with {part['value']}" for part in key["strata"])
        print(f"{path}: {len(key['rows'])} sentences ({strata} by the measure); its key is not for coders")


def agree(options: Namespace) -> None:
    from analysis.coding.verdicts import judge

    print("\n".join(judge(options.sheets, options.key, options.decided, options.output)))
