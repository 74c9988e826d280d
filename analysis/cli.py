"""The arguments of the command `discourse` (also `python -m analysis`) in, its exit status out."""

import sys
from argparse import ArgumentParser, BooleanOptionalAction, _SubParsersAction
from collections.abc import Sequence

from analysis import __version__, cli_codes, commands

INTERRUPTED = 130  # the exit status: 128 and the number of the signal


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the command line and run it.

    Errors of the user's files are one line each on stderr and exit status 2; an interrupt is one line and exit status 130.
    """
    options = None
    try:
        from analysis.core import interrupts

        with interrupts.watched(command=arguments is None):
            options = _parser().parse_args(cli_codes.joined(sys.argv[1:] if arguments is None else arguments))
            _warn_in_a_line()
            return options.run(options) or 0
    except KeyboardInterrupt:
        # Python dies of a KeyboardInterrupt that went through code in a string, unless such code has run since
        exec("")
        start = "\r" if sys.stderr.isatty() else ""  # over the ^C of the terminal
        print(f"{start}discourse: interrupted{getattr(options, 'resumed', '')}", file=sys.stderr)
        return INTERRUPTED
    except (ValueError, OSError) as error:
        for line in getattr(error, "errors", [_said(error)]):
            print("discourse: " + " ".join(line.split()), file=sys.stderr)
        return 2


def _said(error: Exception) -> str:
    """What an error says; of one of the system's the file and the reason, without its number."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror[:1].lower()}{error.strerror[1:]}"
    return str(error)


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
    report = subparsers.add_parser(
        "report", help="write the report as one HTML file, with figures and the notebooks' pages"
    )
    report.add_argument(
        "--name", help="name of the folders under figures/ and html/ (default: name of the corpus folder)"
    )
    report.add_argument("--figures", default="figures", help="folder for the figures (default: figures)")
    report.add_argument("--output", default="html", help="folder for the pages (default: html)")
    report.add_argument(
        "--pdf", action="store_true", help="also print the report to PDF (needs Chromium or Google Chrome)"
    )
    report.add_argument(
        "--docx", action="store_true", help="also write the findings as a Word file, to paste into a manuscript"
    )
    report.add_argument(
        "--code",
        action=BooleanOptionalAction,
        default=False,
        help="show code on the notebooks' pages (default: no)",
    )
    report.add_argument(
        "--overwrite", action="store_true",
        help="replace figures/NAME and html/NAME even if they contain files that this command did not write",
    )  # fmt: skip
    report.add_argument(
        "--more", action="store_true",
        help="show every measure, also vagueness, irrealis, certainty, subjectivity, metaphor and evaluation of targets",
    )  # fmt: skip
    report.add_argument(
        "--codes", metavar="FOLDER",
        help="codes by people or language models: a table, or a folder of tables (default: the folder codes in CORPUS, if present)",
    )  # fmt: skip
    _add_design(report)
    report.set_defaults(run=commands.report)
    measure = subparsers.add_parser(
        "measure", help="write tables for other tools, from two articles or two million",
        description="Measure a corpus and write its tables. Articles are processed in partitions, so memory use does not "
        "grow with the corpus. If a run stops, give the same command again to continue. The CSV files contain "
        "every text exactly; a spreadsheet may mistake a text that begins with = + - or @ for a formula.",
    )  # fmt: skip
    measure.add_argument("--output", required=True, help="folder for the tables")
    measure.add_argument(
        "--format", choices=["csv", "parquet"],
        help="one CSV file per table, or one folder of Parquet files per table (default: csv for up to 1000 article files)",
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
    measure.set_defaults(run=commands.measure, resumed="; give the same command again to continue")
    for command in (report, measure):
        command.add_argument("--audit", metavar="FILE", help="judgements saved from the report; they correct the marks")
        command.add_argument(
            "corpus",
            metavar="CORPUS",
            help="folder of articles (txt, md, html, docx, pdf), or a table of them (jsonl, jsonl.gz, csv, parquet)",
        )
        _add_codebook_and_voices(command)
    check = subparsers.add_parser(
        "check", help="find damaged files in a folder that `measure` or `report` wrote",
        description="Check every file that `measure` or `report` wrote into a folder. Missing and changed files are listed with "
        "advice on what to do. The exit status is 0 if no file is damaged, else 1.",
    )  # fmt: skip
    check.add_argument(
        "folder", metavar="FOLDER", help="the folder given to `measure --output`, or html/NAME or figures/NAME"
    )
    check.set_defaults(run=commands.check)
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
    compare.set_defaults(run=commands.compare)
    _add_word_commands(subparsers)
    lexicons = subparsers.add_parser(
        "lexicons", help="list the lexicons; check or convert a lexicon or codebook",
        description="List the lexicons. With FILE, check a lexicon or codebook: every error is named with its line, as is what is allowed but probably not intended. "
        "`lexicons convert IN OUT` turns a dictionary from LIWC (.dic, .dicx), quanteda (.yml) or a table (.csv, .tsv) into a codebook (.toml), or the reverse.",
    )  # fmt: skip
    lexicons.add_argument("file", nargs="*", metavar="FILE", help="a file to check, or: convert IN OUT")
    lexicons.add_argument(
        "--measure",
        default="",
        metavar="NAME",
        help="with convert: name of the section (default: taken from the file's name)",
    )
    lexicons.add_argument(
        "--corpus", metavar="FOLDER", help="folder of articles: also list cues that occur in none of them"
    )
    lexicons.set_defaults(run=commands.lexicons)
    _add_codebook_commands(subparsers.add_parser("codebook", help="begin a codebook, or find cues that it lacks"))
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
    validate.set_defaults(run=commands.validate)
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
    _add_codebook_and_voices(sample)
    sample.add_argument("--output", required=True, help="folder for the sheets and keys")
    sample.set_defaults(run=commands.sample)
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
    agree.set_defaults(run=commands.agree)
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
    codes.set_defaults(run=commands.codes)
    _add_design(cli_codes.add_commands(subparsers))
    _add_model_command(subparsers)
    return parser


def _add_model_command(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    code = subparsers.add_parser(
        "code", help="let a language model code every sentence, by the codebook",
        description="Let a language model code every sentence of the articles by the codebook. The text of the articles is sent to the coder; what is sent "
        "where, and what it will take, is said first. A key is read from the environment. The same command goes on where a run ended.",
    )  # fmt: skip
    code.add_argument("corpus", metavar="CORPUS", help="folder of articles, or a table of them")
    who = code.add_mutually_exclusive_group(required=True)
    who.add_argument(
        "--coder", metavar="URL|COMMAND",
        help="an OpenAI-compatible endpoint, as http://localhost:11434/v1; or a command that reads JSON lines and writes them",
    )  # fmt: skip
    who.add_argument("--replay", metavar="TRANSCRIPT", help="make the codes of a run again, without asking anybody")
    code.add_argument(
        "--model", default="", metavar="NAME", help="as the endpoint calls it; the coder in the table of codes"
    )
    code.add_argument("--codebook", metavar="FILE", help="TOML file (default: codebook.toml in CORPUS, if there)")
    code.add_argument(
        "--variables",
        default="",
        metavar="NAMES",
        help="with commas: stance,author_stance,frames,tone,hedged,voice (default: all but voice)",
    )
    code.add_argument("--runs", type=int, default=1, metavar="N", help="how often each prompt is answered (default: 1)")
    code.add_argument(
        "--variants",
        type=int,
        default=1,
        metavar="N",
        help="prompts: other wording, other order of codes (default: 1; at most 6)",
    )
    code.add_argument("--window", type=int, default=10, metavar="N", help="sentences a request (default: 10)")
    code.add_argument(
        "--temperature", type=float, default=0.0, metavar="T", help="below 0: left to the model (default: 0)"
    )
    code.add_argument(
        "--budget", type=int, metavar="TOKENS", help="stop before more are used; without it no other machine is asked"
    )
    code.add_argument("--price", type=float, nargs=2, metavar=("SENT", "ANSWERED"), help="of a million tokens")
    code.add_argument("--money", type=float, metavar="AMOUNT", help="stop before more is spent, by --price")
    code.add_argument("--workers", type=int, default=4, metavar="N", help="requests at a time (default: 4)")
    code.add_argument("--timeout", type=float, default=120, metavar="SECONDS", help="for an answer (default: 120)")
    code.add_argument(
        "--key",
        default="OPENAI_API_KEY",
        metavar="VARIABLE",
        help="of the environment, that holds the key (default: OPENAI_API_KEY)",
    )
    code.add_argument(
        "--output", required=True, metavar="FOLDER", help="where codes, transcript and reporting sheet go"
    )
    code.set_defaults(run=commands.code, resumed="; the same command goes on where it stopped")


def _add_codebook_commands(parent: ArgumentParser) -> None:
    subparsers = parent.add_subparsers(required=True, metavar="command")
    suggest = subparsers.add_parser(
        "suggest", help="suggest words and phrases for a category, with counts and examples",
        description="Suggest words and phrases that distinguish coded sentences from the others in the same articles (--codes), one list of "
        "sentences from other lists (--lists), or sentences with a cue from those without it (--beside). You decide which of them mean the category.",
    )  # fmt: skip
    suggest.add_argument("corpus", nargs="?", metavar="CORPUS", help="folder of articles (not with --lists)")
    source = suggest.add_mutually_exclusive_group(required=True)
    source.add_argument("--codes", metavar="FILE.csv", help="coded places, with columns article, start, end, category")
    source.add_argument(
        "--lists",
        nargs="+",
        default=(),
        metavar="FILE.txt",
        help="text files with one sentence per line, one file per category, named after it",
    )
    source.add_argument(
        "--beside", default="", metavar="CUE", help="a cue, written as in a codebook: 'strategic (partner|partnership)'"
    )
    suggest.add_argument("--category", default="", metavar="NAME", help="only this category (default: all)")
    suggest.add_argument(
        "--codebook", metavar="FILE", help="look only at sentences in which this codebook's cues miss the category"
    )
    suggest.add_argument(
        "--fewest",
        type=int,
        default=3,
        metavar="N",
        help="least number of coded sentences with the phrase (default: 3)",
    )
    suggest.add_argument(
        "--articles", type=int, default=2, metavar="N", help="least number of articles with such sentences (default: 2)"
    )
    suggest.add_argument(
        "--output", metavar="FILE.csv", help="file for the complete table (default: print the first rows)"
    )
    suggest.set_defaults(run=commands.suggest)
    new = subparsers.add_parser(
        "new", help="begin a codebook from a commented template",
        description="Write a first codebook with comments that explain what to change. It works as it is.",
    )  # fmt: skip
    new.add_argument(
        "name",
        metavar="NAME",
        help="folder of the study, in which codebook.toml is created, or a file such as my-study.toml",
    )
    new.set_defaults(run=commands.new)
    draft = subparsers.add_parser(
        "draft", help="begin a codebook from the articles alone",
        description="Write a first codebook of at most forty lines: recurring names, groups of words, and two sides with their evaluative "
        "words. It works as it is, but only you can say what its categories mean, so edit it.",
    )  # fmt: skip
    draft.add_argument("corpus", metavar="FOLDER", help="folder of articles")
    draft.add_argument(
        "--output", metavar="FILE", help="a new file, for example FOLDER/codebook.toml (default: print it)"
    )
    draft.set_defaults(run=commands.draft)


def _add_word_commands(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    concordance = subparsers.add_parser("concordance", help="show every occurrence of a word or phrase in its context")
    collocates = subparsers.add_parser(
        "collocates", help="list the words that share sentences with a word more often than by chance"
    )
    keyness = subparsers.add_parser(
        "keyness", help="list the words that distinguish two articles or groups, or one of them from the rest or from news",
        description="List the words typical of A and of B. The screen leaves out function words and, for groups, words in fewer than three "
        "articles; the table (--output) has all. Words are ranked by log-odds with a Dirichlet prior, which is not a test.",
    )  # fmt: skip
    for command in (concordance, collocates, keyness):
        _add_repair(command)
        command.add_argument("corpus", metavar="CORPUS", help="folder of articles, or a table of them")
        command.add_argument(
            "--output", metavar="FILE.csv", help="file for the complete table (default: print the first rows)"
        )
        command.set_defaults(run=getattr(commands, command.prog.split()[-1]))
    for command in (concordance, collocates):
        command.add_argument(
            "query",
            metavar="WORDS",
            help="a word or phrase, written as in a lexicon: 'agree(s|d|ment)', 'strategic partnership'",
        )
        command.add_argument("--among", nargs="+", metavar="ARTICLE", help="search only these articles")
    concordance.add_argument(
        "--window", type=int, default=60, metavar="N", help="characters on either side (default: 60)"
    )
    collocates.add_argument(
        "--fewest", type=int, default=2, metavar="N", help="least number of sentences with both words (default: 2)"
    )
    for command in (collocates, keyness):
        command.add_argument("--most", type=int, default=20, metavar="N", help="number of words shown (default: 20)")
    keyness.add_argument("a", metavar="A", help="an article, or a group with --between")
    keyness.add_argument(
        "b", nargs="?", default="rest", metavar="B", help="another one, 'rest' or 'news' (default: rest)"
    )
    keyness.add_argument("--between", metavar="COLUMN", help="column that forms groups, for example outlet")


def _add_design(command: ArgumentParser) -> None:
    design = command.add_argument_group(
        "design",
        "what is compared with what; by default recognised from the metadata, or set by [design] in the codebook",
    )
    one = design.add_mutually_exclusive_group()
    one.add_argument(
        "--between",
        metavar="COLUMN",
        help="compare groups: outlet, year, month or any column of articles; 'article' compares single texts",
    )
    one.add_argument("--article", metavar="NAME", help="compare one article with the rest")
    one.add_argument("--against", metavar="FOLDER", help="compare the articles of CORPUS with those of another folder")
    design.add_argument(
        "--paired",
        metavar="COLUMN",
        help="compare only articles that share a value in this column (default: event; '' turns this off)",
    )
    design.add_argument(
        "--cluster",
        metavar="COLUMN",
        help="treat each value in this column as one unit if it has several articles (default: author; '' turns this off)",
    )


def _add_repair(command: ArgumentParser) -> None:
    command.add_argument(
        "--no-repair", action="store_false", dest="repair",
        help="leave encoding errors as they are (mojibake, single bytes of another encoding, NULs); they are listed in any case",
    )  # fmt: skip


def _add_codebook_and_voices(command: ArgumentParser) -> None:
    _add_repair(command)
    command.add_argument("--codebook", help="codebook, a TOML file (default: codebook.toml in CORPUS, if present)")
    command.add_argument(
        "--voices", choices=["parsed", "quotes"], default="parsed",
        help="how to decide whose words they are: by a dependency parse, or by quotation marks alone, which is about fifty times as fast but finds no "
        "reported speech. Do not compare tables made in different ways (default: parsed)",
    )  # fmt: skip
