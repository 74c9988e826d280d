"""The options of a command in, what it prints and its exit status out; each imports what it needs, which takes seconds."""

import sys
from argparse import Namespace
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

UNMEASURED = ("attribution", "furniture", "function_words")  # lexicons of no measure


def report(options: Namespace) -> None:
    import matplotlib

    from analysis.lexicons.design import TEXTS, Setting
    from analysis.report.options import Options
    from analysis.report.write import write_report

    matplotlib.use("Agg")  # figures go into files: no window, whatever the desktop
    setting = Setting(**{name: getattr(options, name) for name in (*TEXTS, "against")})
    given = [one.name for one in fields(Options) if one.name != "setting" and hasattr(options, one.name)]
    page = write_report(Options(**{name: getattr(options, name) for name in given}, setting=setting))
    print(f"{page.with_name('answer.txt').read_text('utf-8')}\nThe report is at {page}")


def measure(options: Namespace) -> None:
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
    from analysis.coding.audited import audit_lines
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


def concordance(options: Namespace) -> None:
    from analysis.comparison.concordance import concordance as lines_of
    from analysis.comparison.concordance import find_words

    articles, tokens, _ = _words(options)
    found = lines_of(articles, find_words(tokens[tokens["section"] != "boilerplate"], options.query), options.window)
    shown = [
        f"{row.article}:{row.sentence}  {row.left:>{options.window}} | {row.node} | {row.right}"
        for row in found.itertuples()
    ]
    _give(found, options, shown, f"{options.query}: {len(found)} occurrence{'s' * (len(found) != 1)}")


def collocates(options: Namespace) -> None:
    from analysis.comparison.concordance import collocates as beside
    from analysis.comparison.concordance import find_words

    _, tokens, _ = _words(options)
    if find_words(tokens, options.query).empty:
        raise ValueError(f"{options.query!r} does not occur in these articles")
    found = beside(tokens, options.query, fewest=options.fewest)
    _give(
        found,
        options,
        found.head(options.most).round(2).to_string(index=False).splitlines(),
        f"words that share sentences with {options.query}: {len(found)}",
    )


def keyness(options: Namespace) -> None:
    from analysis.comparison.keyness import NEWS, REST, typical
    from analysis.comparison.keyness import keyness as words_of

    _, tokens, groups = _words(options)
    a, b = (groups.get(name, name) for name in (options.a, options.b))
    for name in (options.a, options.b):
        if options.between and name not in groups and not (name is options.b and name in (NEWS, REST)):
            raise ValueError(
                f"no article has {options.between} {name!r}; choose from {', '.join(groups)}, or for the second also rest or news"
            )
    found = words_of(tokens, a, b)
    shown = typical(found)
    columns = ["cue", "count_a", "count_b", "texts_a", "texts_b", "z", "log_ratio", "dp_a", "dp_b"]
    ends = [shown[shown["z"] > 0].head(options.most), shown[shown["z"] < 0].tail(options.most)[::-1]]
    told = [line for name, end in zip((options.a, options.b), ends, strict=True)
            for line in (f"typical of {name}", *end[columns].round(2).to_string(index=False).splitlines(), "")]  # fmt: skip
    _give(found, options, told, f"{options.a} against {options.b}: {len(found)} words")


def _words(options):
    """The articles that are asked for, their words, and the articles of each value of the column that groups them."""
    from analysis.corpus.files import Layout
    from analysis.corpus.filetypes import CODEBOOK
    from analysis.corpus.read import read_articles
    from analysis.voices import tokenize

    articles = read_articles(
        options.corpus, Layout(codebook=str(Path(options.corpus, CODEBOOK)), repair=options.repair)
    )
    column, among = getattr(options, "between", None), getattr(options, "among", None)
    if column and column not in articles:
        raise ValueError(f"articles have no column {column!r}; valid: {',  '.join(articles.columns.drop('text'))}")
    if among:
        if missing := [name for name in among if name not in set(articles["article"])]:
            raise ValueError(
                f"no article {missing[0]!r}; the articles are {', '.join(articles['article'].head(20))}"
                + ", …" * (len(articles) > 20)
            )
        articles = articles[articles["article"].isin(among)].reset_index(drop=True)
    known = articles[articles[column] != ""] if column else articles[:0]
    groups = {name: own["article"].to_list() for name, own in known.groupby(column or "article", sort=True)}
    return articles, tokenize(articles, voices="quotes"), groups


def _give(found: "pd.DataFrame", options: Namespace, shown: list[str], said: str) -> None:
    """A table into the file that is asked for, else what is shown of it on the screen."""
    if options.output:
        found.to_csv(options.output, index=False, lineterminator="\n")
        said += f", in {options.output}"
    print("\n".join([said] if options.output else [*shown, said]))


def lexicons(options: Namespace) -> int:
    from analysis.core.shipped import lexicon_files
    from analysis.lexicons.load import load_lexicon

    if options.file[:1] == ["convert"] and len(options.file) == 3:
        return _convert(options.file[1], options.file[2], options.measure)
    if len(options.file) > 1:
        raise ValueError("give one file to check, or: lexicons convert IN OUT")
    if options.file:
        return _check_lexicon(options.file[0], options.corpus)
    for path in [path for path in lexicon_files() if path.stem not in UNMEASURED]:
        found = load_lexicon(path)
        listed = (
            f"{path.stem:12} {found.version:9} {found.licence:9} {_cues(found):5} cues, {len(found.sources):3} sources"
        )
        print(f"{listed}  {found.title}")
    return 0


def _cues(book):
    return int(book.entries["weight"].notna().sum())


def _convert(source, target, measure):
    from analysis.lexicons import dictionaries, exported, imported
    from analysis.lexicons.check import LexiconError
    from analysis.lexicons.load import load_lexicon

    before, after = Path(source).suffix.lower(), Path(target).suffix.lower()
    if (before == ".toml") == (after == ".toml") or not {before, after} <= {".toml", *dictionaries.FORMATS}:
        raise ValueError(
            f"convert {source} {target}: one file must be a codebook (.toml), the other one of {', '.join(dictionaries.FORMATS)}"
        )
    if Path(target).exists():
        raise ValueError(f"{target} already exists and may have been edited; choose another name")
    if after == ".toml":
        text, said = imported.imported(source, measure)
    else:
        text, said = exported.exported(load_lexicon(source, codebook=not _is_shipped(source)), after)
    Path(target).write_text(text, "utf-8", newline="\n")
    for line in said:
        print(f"warning: {source}: {line}", file=sys.stderr)
    if after == ".toml":
        try:
            return _check_lexicon(target, None)
        except LexiconError:  # of a name that is taken, say: nothing is left that stands in the way of another try
            Path(target).unlink()
            raise
    print(
        f"{target}: the words of {source}"
        + (f"; {len(said)} warning{'s' * (len(said) != 1)} about what could not be converted" if said else "")
    )
    return 0


def _is_shipped(path):
    from analysis.core.shipped import lexicon_files

    return Path(path).resolve() in lexicon_files()


def _check_lexicon(path, corpus):
    from analysis.comparison.measured import family_of
    from analysis.corpus.files import Layout
    from analysis.corpus.read import read_corpus
    from analysis.cues.found import looked_at
    from analysis.lexicons.load import load_lexicon

    found = load_lexicon(path, codebook=not _is_shipped(path))
    family_of(found)  # raises where a hypothesis names what there is not
    articles = read_corpus(corpus, Layout(codebook=path)).articles if corpus else None
    said = looked_at(found, articles)
    for line in said:
        print(f"{path}: {line}")
    hints = f"; {len(said)} thing{'s' * (len(said) != 1)} to check" if said else ""
    print(
        f"{path}: well-formed{hints}; {found.title}; {_cues(found)} cues in {sum(map(len, found.categories.values()))} categories"
    )
    return 0


def suggest(options: Namespace) -> None:
    from analysis.coding.proposals import lines, proposals, write

    found, said = proposals(
        options.corpus, codes=options.codes, lists=options.lists, cue=options.beside, category=options.category,
        codebook=options.codebook, fewest=options.fewest, articles=options.articles,
    )  # fmt: skip
    print("\n".join(said + ([] if options.output else lines(found))))
    if options.output:
        write(found, options.output)
        print(f"{len(found)} suggestions in {options.output}")


def new(options: Namespace) -> None:
    from analysis.lexicons.begun import begin

    path = begin(options.name)
    print(f"Created {path}. Edit it, then check it: discourse lexicons {path}")


def draft(options: Namespace) -> None:
    from analysis.coding import draft as drafts

    written = drafts.draft(options.corpus)
    if not options.output:
        print(written, end="")
        return
    if Path(options.output).exists():
        raise ValueError(f"{options.output} already exists and may have been edited; choose another name")
    Path(options.output).write_text(written, "utf-8", newline="\n")
    print(f"Created {options.output}. Edit it, then run: discourse report {options.corpus} --codebook {options.output}")


def validate(options: Namespace) -> int:
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


def sample(options: Namespace) -> None:
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


def agree(options: Namespace) -> None:
    from analysis.coding.judged import judge_codes
    from analysis.coding.returned import read_key
    from analysis.coding.verdicts import judge

    key = read_key(options.key) if options.key else None
    if key and "strata" in key:
        lines = judge(options.sheets, options.key, options.decided, options.output)
    else:
        lines = judge_codes(options.sheets, key, options.output, options.decided)
    print("\n".join(lines))


def codes(options: Namespace) -> None:
    from analysis.coding.filled import write_filled

    print("\n".join(write_filled(
        options.sheets, options.key, options.output, decided=options.decided, kind=options.kind, version=options.version,
        time=options.time, overwrite=options.overwrite,
    )))  # fmt: skip


def code(options: Namespace) -> int:
    from tqdm import tqdm

    from analysis.coding.model.coder import Wanted, code_corpus, replay
    from analysis.coding.model.plan import Settings
    from analysis.coding.model.run import Budget

    output = Path(options.output)
    if options.replay:
        return 0 if replay(options.corpus, options.codebook, options.replay, output, print) else 1
    if not options.model:
        raise ValueError("--model: name the model; it is the coder in the table of codes")
    if options.money is not None and not options.price:
        raise ValueError("--money needs --price, of a million tokens sent and answered")
    if options.workers < 1 or options.timeout <= 0:
        raise ValueError("--workers must be 1 or more, and --timeout more than 0")
    price = tuple(options.price or (0.0, 0.0))
    names = tuple(filter(None, (name.strip() for name in options.variables.split(","))))
    settings = Settings(
        options.model,
        names,
        options.runs,
        options.variants,
        options.window,
        None if options.temperature < 0 else options.temperature,
    )
    budget = Budget(options.budget, options.money, price)
    with tqdm(desc="asked", unit=" requests", file=sys.stderr, disable=None) as bar:
        whole = code_corpus(
            Wanted(options.corpus, output, settings, options.coder, options.codebook, budget, options.workers, options.timeout, options.key),
            print, bar.update,
        )  # fmt: skip
    return 0 if whole else 1
