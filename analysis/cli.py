"""The arguments of the command `discourse` (also `python -m analysis`) in, its exit status out."""

import sys
from argparse import ArgumentParser, BooleanOptionalAction, _SubParsersAction
from collections.abc import Sequence

from analysis import __version__, commands

INTERRUPTED = 130  # the exit status: 128 and the number of the signal


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the command line and run it.

    Errors of the user's files are one line each on stderr and exit status 2; an interrupt is one line and exit status 130.
    """
    options = None
    try:
        from analysis.core import interrupts

        with interrupts.watched(command=arguments is None):
            options = _parser().parse_args(arguments)
            _warn_in_a_line()
            return options.run(options) or 0
    except KeyboardInterrupt:
        # Python dies of a KeyboardInterrupt that went through code in a string, unless such code has run since
        exec("")
        start = "\r" if sys.stderr.isatty() else ""  # over the ^C of the terminal
        print(f"{start}discourse: interrupted{getattr(options, 'resumed', '')}", file=sys.stderr)
        return INTERRUPTED
    except (ValueError, OSError) as error:
        for line in getattr(error, "errors", [str(error)]):
            print("discourse: " + " ".join(line.split()), file=sys.stderr)
        return 2


def _warn_in_a_line() -> None:
    import warnings

    from analysis.core.durable import DamageWarning
    from analysis.corpus.articles import ArticleWarning

    for kind in (ArticleWarning, DamageWarning):
        warnings.simplefilter("always", kind)
    warnings.showwarning = lambda message, *_, **__: print(f"warning: {message}", file=sys.stderr)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("discourse", description="Compare how articles tell the same story.")
    parser.add_argument("--version", action="version", version=f"discourse {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="command")
    report = subparsers.add_parser("report", help="write the report in one HTML file, the notebooks' pages and figures")
    report.add_argument("--name", help="folder under figures/ and html/ (default: the corpus folder's name)")
    report.add_argument("--figures", default="figures", help="where figures go (default: figures)")
    report.add_argument("--output", default="html", help="where pages go (default: html)")
    report.add_argument("--pdf", action="store_true", help="print it to PDF as well (needs Chromium or Google Chrome)")
    report.add_argument(
        "--code",
        action=BooleanOptionalAction,
        default=False,
        help="show the code in the notebooks' pages (default: no)",
    )
    report.add_argument(
        "--overwrite", action="store_true",
        help="replace figures/NAME and html/NAME even if there is something in them that this command did not write",
    )  # fmt: skip
    report.add_argument(
        "--more", action="store_true",
        help="show every measure: vagueness, irrealis, certainty, subjectivity, metaphor, evaluation of targets as well",
    )  # fmt: skip
    report.add_argument(
        "--codes", metavar="FOLDER",
        help="what people or language models coded: a table of codes, or a folder of them (default: codes in CORPUS, if there)",
    )  # fmt: skip
    _add_design(report)
    report.set_defaults(run=commands.report)
    measure = subparsers.add_parser(
        "measure", help="write the tables, for other tools; of two articles or of two million",
        description="Measure a corpus and write its tables. It is done partition by partition, so that memory does not "
        "grow with the corpus; a run that was stopped goes on where it was when the same command is given again. The CSV files "
        "hold every text exactly, for other tools; a spreadsheet may take a text that begins with = + - or @ for a formula.",
    )  # fmt: skip
    measure.add_argument("--output", required=True, help="folder for the tables")
    measure.add_argument(
        "--format", choices=["csv", "parquet"],
        help="a CSV file a table, or a folder of Parquet files a table (default: csv for up to 1000 article files)",
    )  # fmt: skip
    measure.add_argument("--text-column", default="text", metavar="NAME", help="of a table (default: text)")
    measure.add_argument(
        "--key-column", metavar="NAME", help="of a table (default: article, else id, else file and line)"
    )
    measure.add_argument(
        "--no-repair", action="store_false", dest="repair",
        help="leave faults of encoding as they are (mojibake, single bytes of another encoding, NULs); they are said either way",
    )  # fmt: skip
    measure.add_argument("--overwrite", action="store_true", help="replace tables made with other settings")
    measure.add_argument("--partition-size", type=int, default=500, metavar="N", help="articles (default: 500)")
    measure.add_argument(
        "--workers", type=int, metavar="N", help="processes on this machine (default: 1; of a cluster, one a core)"
    )
    dask = measure.add_mutually_exclusive_group()
    dask.add_argument("--cluster", choices=["local"], help="start a Dask cluster of that many workers on this machine")
    dask.add_argument("--scheduler", metavar="ADDRESS", help="a running Dask scheduler, as tcp://127.0.0.1:8786")
    measure.set_defaults(run=commands.measure, resumed="; the same command goes on where it stopped")
    for command in (report, measure):
        command.add_argument(
            "--audit", metavar="FILE", help="what a reader judged in the report: marks are mended by it"
        )
        command.add_argument(
            "corpus",
            metavar="CORPUS",
            help="folder of articles (txt, md, html, docx, pdf), or a table of them (jsonl, jsonl.gz, csv, parquet)",
        )
        _add_codebook_and_voices(command)
    check = subparsers.add_parser(
        "check", help="say what in a folder that `measure` or `report` wrote is damaged, and what to do",
        description="Look at every file that `measure` or `report` wrote into a folder, and say which is missing or was "
        "changed, and what to do. The exit status is 0 if all is well, else 1.",
    )  # fmt: skip
    check.add_argument("folder", metavar="FOLDER", help="as `measure --output` named it, or html/NAME or figures/NAME")
    check.set_defaults(run=commands.check)
    compare = subparsers.add_parser(
        "compare", help="compare groups of articles from tables that `measure` wrote in Parquet"
    )
    compare.add_argument("tables", metavar="TABLES", help="the folder that `measure` wrote")
    compare.add_argument("--between", required=True, metavar="COLUMN", help="of articles: outlet, year, …")
    compare.add_argument("--paired", metavar="COLUMN", help="which articles belong together: event, …")
    compare.add_argument("--groups", nargs="+", metavar="VALUE", help="values of the column (default: all of them)")
    compare.add_argument("--voice", default="all", help="all, author, quoted or reported (default: all)")
    compare.add_argument("--output", required=True, metavar="FILE.csv", help="where the table goes")
    compare.set_defaults(run=commands.compare)
    _add_word_commands(subparsers)
    lexicons = subparsers.add_parser(
        "lexicons", help="list the lexicons, check a lexicon or codebook file",
        description="List the lexicons; or check a lexicon or codebook: every mistake is named with its line, and what is legal and hardly meant. "
        "`lexicons convert IN OUT` makes a codebook (.toml) of a dictionary of LIWC (.dic, .dicx), quanteda (.yml) or a table (.csv, .tsv), or the other way.",
    )  # fmt: skip
    lexicons.add_argument("file", nargs="*", metavar="FILE", help="a file to check; or: convert IN OUT")
    lexicons.add_argument(
        "--measure",
        default="",
        metavar="NAME",
        help="of convert: the name of the section (default: made of the file's)",
    )
    lexicons.add_argument("--corpus", metavar="FOLDER", help="articles: say also which cues stand in none of them")
    lexicons.set_defaults(run=commands.lexicons)
    _add_codebook_commands(subparsers.add_parser("codebook", help="begin a codebook, or find the cues that one lacks"))
    validate = subparsers.add_parser("validate", help="score what is found against annotated gold data")
    validate.add_argument("gold", metavar="GOLD", help="folder of gold data, one folder a set")
    validate.add_argument("--set", action="append", dest="sets", metavar="NAME", help="a set to score (default: all)")
    validate.add_argument(
        "--folds", action="store_true",
        help="score rows that weights were learned from by weights learned anew without them, from the sets in GOLD (minutes a set)",
    )  # fmt: skip
    validate.add_argument(
        "--output", metavar="FILE.csv", help="where the table goes, after each set (default: printed)"
    )
    validate.set_defaults(run=commands.validate)
    sample = subparsers.add_parser("sample", help="draw sentences for people to code; write coding sheets and keys")
    sample.add_argument("corpus", metavar="CORPUS", help="folder of articles")
    what = sample.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--measure", action="append", dest="measures", metavar="NAME[:CATEGORY]",
        help="a measure or one of its categories, as hedging:hedge; one sheet each",
    )  # fmt: skip
    what.add_argument(
        "--all",
        action="store_true",
        help="of short texts every sentence, for stance, the author's stance, frames and tone: one sheet",
    )
    sample.add_argument("--size", type=int, default=200, help="sentences a sheet (default: 200)")
    sample.add_argument(
        "--between", default="", metavar="COLUMN",
        help="of articles, as outlet: draw so many sentences of each group that their differences can be corrected (see agree)",
    )  # fmt: skip
    sample.add_argument(
        "--per-group", type=int, default=60, metavar="N", help="sentences of each, with --between (default: 60)"
    )
    sample.add_argument("--seed", type=int, default=1, help="another seed draws another sample (default: 1)")
    sample.add_argument("--format", choices=["xlsx", "csv"], default="xlsx")
    _add_codebook_and_voices(sample)
    sample.add_argument("--output", required=True, help="folder for the sheets and keys")
    sample.set_defaults(run=commands.sample)
    agree = subparsers.add_parser("agree", help="agreement of coders; precision, recall, corrected share of a measure")
    agree.add_argument(
        "sheets",
        nargs="+",
        metavar="SHEET",
        help="a coded sheet (xlsx or csv), one a coder; without --key tables of codes",
    )
    agree.add_argument("--key", metavar="FILE.key.json", help="the key that `sample` wrote with the sheets")
    agree.add_argument("--decided", metavar="SHEET", help="a sheet with codes settled after discussion")
    agree.add_argument("--output", help="folder for the figures, the disagreements and the measure's errors")
    agree.set_defaults(run=commands.agree)
    codes = subparsers.add_parser(
        "codes", help="turn filled sheets into tables of codes, for --codes",
        description="Turn the sheets that coders filled in into tables of codes, a CSV file a coder, called after the sheet.",
    )  # fmt: skip
    codes.add_argument("sheets", nargs="+", metavar="SHEET", help="a coded sheet (xlsx or csv), one a coder")
    codes.add_argument("--key", required=True, metavar="FILE.key.json", help="the key that `sample` wrote")
    codes.add_argument(
        "--decided", metavar="SHEET", help="a sheet with codes settled after discussion: a coder 'adjudicated'"
    )
    codes.add_argument(
        "--kind", choices=["person", "language model"], default="person", help="who coded (default: person)"
    )
    codes.add_argument(
        "--version", default="", help="what they coded by, or which model (default: the version of the codebook)"
    )
    codes.add_argument("--time", default="", help="when, as 2026-11-29")
    codes.add_argument("--output", required=True, metavar="FOLDER", help="where the tables go")
    codes.add_argument("--overwrite", action="store_true", help="replace tables of these coders")
    codes.set_defaults(run=commands.codes)
    return parser


def _add_codebook_commands(parent: ArgumentParser) -> None:
    subparsers = parent.add_subparsers(required=True, metavar="command")
    suggest = subparsers.add_parser(
        "suggest", help="propose words and phrases for a category, with counts and evidence",
        description="Propose words and phrases that set coded sentences apart from the others of the same articles (--codes), one list of "
        "sentences from other lists (--lists), or the sentences that hold a cue from the rest (--beside). You decide which of them mean the category.",
    )  # fmt: skip
    suggest.add_argument("corpus", nargs="?", metavar="CORPUS", help="folder of articles; not with --lists")
    source = suggest.add_mutually_exclusive_group(required=True)
    source.add_argument("--codes", metavar="FILE.csv", help="coded places: columns article, start, end, category")
    source.add_argument(
        "--lists",
        nargs="+",
        default=(),
        metavar="FILE.txt",
        help="a sentence a line; a file a category, called after it",
    )
    source.add_argument(
        "--beside", default="", metavar="CUE", help="as in a codebook: 'strategic (partner|partnership)'"
    )
    suggest.add_argument("--category", default="", metavar="NAME", help="only this code (default: all of them)")
    suggest.add_argument("--codebook", metavar="FILE", help="look only at sentences that its cues of the category miss")
    suggest.add_argument(
        "--fewest", type=int, default=3, metavar="N", help="coded sentences with the phrase (default: 3)"
    )
    suggest.add_argument(
        "--articles", type=int, default=2, metavar="N", help="articles that they stand in (default: 2)"
    )
    suggest.add_argument(
        "--output", metavar="FILE.csv", help="where the whole table goes (default: the first are printed)"
    )
    suggest.set_defaults(run=commands.suggest)
    new = subparsers.add_parser(
        "new", help="begin a codebook from a template with comments",
        description="Write a first codebook with comments that say what to change. It runs as it stands.",
    )  # fmt: skip
    new.add_argument(
        "name", metavar="NAME", help="folder of the study, which gets a codebook.toml; or a file, as my-study.toml"
    )
    new.set_defaults(run=commands.new)
    draft = subparsers.add_parser(
        "draft", help="begin a codebook from the articles alone",
        description="Write a first codebook, of at most forty lines: names that recur, groups of words, and two sides with their words of "
        "judgement. It can be measured with as it is, but what its categories mean is for you to say: edit it.",
    )  # fmt: skip
    draft.add_argument("corpus", metavar="FOLDER", help="folder of articles")
    draft.add_argument("--output", metavar="FILE", help="a new file, as FOLDER/codebook.toml (default: printed)")
    draft.set_defaults(run=commands.draft)


def _add_word_commands(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    concordance = subparsers.add_parser(
        "concordance", help="show the places of a word or phrase, with the text around each"
    )
    collocates = subparsers.add_parser(
        "collocates", help="list the words that stand in one sentence with a word more often than by chance"
    )
    keyness = subparsers.add_parser(
        "keyness", help="list the words that set two articles or groups apart, or one from the rest or from news",
        description="Words that are typical of A, and of B. Words of grammar, and of a group words in fewer than three of its articles, are left "
        "out on the screen; the table (--output) has all. The order is that of the log-odds with a Dirichlet prior; it is no test.",
    )  # fmt: skip
    for command in (concordance, collocates, keyness):
        command.add_argument("corpus", metavar="CORPUS", help="folder of articles, or a table of them")
        command.add_argument(
            "--output", metavar="FILE.csv", help="where the whole table goes (default: the first are printed)"
        )
        command.set_defaults(run=getattr(commands, command.prog.split()[-1]))
    for command in (concordance, collocates):
        command.add_argument(
            "query", metavar="WORDS", help="written as in a lexicon: 'agree(s|d|ment)', 'strategic partnership'"
        )
        command.add_argument("--among", nargs="+", metavar="ARTICLE", help="only in these articles")
    concordance.add_argument(
        "--window", type=int, default=60, metavar="N", help="characters on either side (default: 60)"
    )
    collocates.add_argument("--fewest", type=int, default=2, metavar="N", help="sentences with both (default: 2)")
    for command in (collocates, keyness):
        command.add_argument("--most", type=int, default=20, metavar="N", help="words on the screen (default: 20)")
    keyness.add_argument("a", metavar="A", help="an article, or with --between a group")
    keyness.add_argument("b", nargs="?", default="rest", metavar="B", help="another, 'rest' or 'news' (default: rest)")
    keyness.add_argument("--between", metavar="COLUMN", help="the column that makes groups, as outlet")


def _add_design(command: ArgumentParser) -> None:
    design = command.add_argument_group(
        "design",
        "what is compared with what; by default it is recognised in the metadata, or set by [design] of the codebook",
    )
    one = design.add_mutually_exclusive_group()
    one.add_argument(
        "--between",
        metavar="COLUMN",
        help="compare groups: outlet, year, month, any column of articles; article: single texts",
    )
    one.add_argument("--article", metavar="NAME", help="compare one article with the rest")
    one.add_argument("--against", metavar="FOLDER", help="compare the articles of CORPUS with those of another folder")
    design.add_argument("--paired", metavar="COLUMN", help="compare within its values (default: event); '': not")
    design.add_argument(
        "--cluster",
        metavar="COLUMN",
        help="its values are the units where they have several articles (default: author); '': not",
    )


def _add_codebook_and_voices(command: ArgumentParser) -> None:
    command.add_argument("--codebook", help="TOML file (default: codebook.toml in CORPUS, if there)")
    command.add_argument(
        "--voices", choices=["parsed", "quotes"], default="parsed",
        help="whose words: by a dependency parse, or by quotation marks alone, which is some fifty times as fast and finds no "
        "reported speech; tables of the two cannot be compared (default: parsed)",
    )  # fmt: skip
