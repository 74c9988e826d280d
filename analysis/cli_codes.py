"""The commands `codes export`, `codes import` and `methods`: their options in, what they print out."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence

FORMATS = ("csv", "xlsx", "qdpx", "webannotation")
TWO_WORDS = ("codes export", "codes import")  # beside `codes SHEET …`


def joined(arguments: Sequence[str]) -> list[str]:
    """The command line with the name of a command that has two words as one."""
    first = " ".join(arguments[:2])
    return [first, *arguments[2:]] if first in TWO_WORDS else list(arguments)


def add_commands(subparsers: "_SubParsersAction[ArgumentParser]") -> ArgumentParser:
    """Add these commands; returns `methods`, which takes a design too."""
    out = subparsers.add_parser(
        "codes export", help="write codes, or what lexicons mark, for programs in which people code",
        description="Write the articles and what was coded in them into a file for another program: a spreadsheet (csv, xlsx), a project "
        "for NVivo, ATLAS.ti, MAXQDA or QualCoder (qdpx, REFI-QDA), or annotations of the web (jsonld). With --measure, what the lexicons mark goes along, to be mended by people.",
    )  # fmt: skip
    out.add_argument("corpus", metavar="CORPUS", help="folder of articles")
    out.add_argument("file", metavar="FILE", help="a new file: *.csv, *.xlsx, *.qdpx or *.jsonld")
    out.add_argument("--to", choices=FORMATS, default="", help="the format (default: by the ending of FILE)")
    out.add_argument("--codes", metavar="FOLDER", help="tables of codes (default: codes in CORPUS, if there)")
    out.add_argument(
        "--measure", action="append", dest="measures", default=[], metavar="NAME",
        help="of the codes only those of this measure, and beside them its marks as a coder 'lexicon'; more than once for several",
    )  # fmt: skip
    out.add_argument("--codebook", help="TOML file (default: codebook.toml in CORPUS, if there)")
    out.add_argument(
        "--voices", choices=["parsed", "quotes"], default="parsed", help="how marks are found, see measure"
    )
    out.set_defaults(run=export)
    back = subparsers.add_parser(
        "codes import", help="read codes from a file of such a program into tables of codes, for --codes",
        description="Read what was coded into tables of codes, a CSV file a coder. Articles whose text is not the one that was coded are refused, and the others read.",
    )  # fmt: skip
    back.add_argument("file", metavar="FILE", help="*.csv, *.xlsx, *.qdpx, *.jsonld or *.json")
    back.add_argument("--corpus", required=True, metavar="CORPUS", help="folder of the articles")
    back.add_argument("--codebook", help="TOML file (default: codebook.toml in CORPUS, if there)")
    back.add_argument(
        "--coder", default="", metavar="NAME", help="whose codes all of them are (default: as the file says)"
    )
    back.add_argument(
        "--kind", choices=["person", "lexicon", "language model"], default="",
        help="of --coder, and of coders of whom the file does not say it (default: person)",
    )  # fmt: skip
    back.add_argument("--version", default="", help="what they coded by, where the file does not say it")
    back.add_argument("--time", default="", help="when, as 2026-11-29, where the file does not say it")
    back.add_argument(
        "--read-whole", action="store_true",
        help="each coder read the articles whole, so that what has no code is 0; else only what is coded is known",
    )  # fmt: skip
    back.add_argument("--output", required=True, metavar="FOLDER", help="where the tables go")
    back.add_argument("--overwrite", action="store_true", help="replace tables of these coders")
    back.set_defaults(run=bring_back)
    text = subparsers.add_parser(
        "methods", help="write the methods section of an article on a study, and a reporting sheet",
        description="Write the methods section of an article on a study, with every number taken from the study, and a sheet of what has to be reported. What only you know stands there as to be filled in.",
    )  # fmt: skip
    text.add_argument("corpus", metavar="CORPUS", help="folder of articles")
    text.add_argument("--codebook", help="TOML file (default: codebook.toml in CORPUS, if there)")
    text.add_argument("--voices", choices=["parsed", "quotes"], default="parsed", help="as the report was made with")
    text.add_argument("--codes", metavar="FOLDER", help="tables of codes (default: codes in CORPUS, if there)")
    text.add_argument("--audit", metavar="FILE", help="what a reader judged in the report")
    text.add_argument(
        "--key",
        metavar="FILE.key.json",
        help="of a sample of sentences, with --sheets: agreement and correction are told",
    )
    text.add_argument("--sheets", nargs="+", default=[], metavar="SHEET", help="its coded sheets, one a coder")
    text.add_argument("--output", metavar="FILE.md", help="where it goes (default: printed)")
    text.set_defaults(run=methods)
    return text


def export(options: Namespace) -> None:
    from analysis.coding.exchange.files import export_codes

    given = ("to", "codebook", "codes", "measures", "voices")
    print("\n".join(export_codes(options.corpus, options.file, **{name: getattr(options, name) for name in given})))


def bring_back(options: Namespace) -> None:
    from analysis.coding.exchange.files import import_codes

    given = ("codebook", "coder", "kind", "version", "time", "read_whole", "overwrite")
    print(
        "\n".join(
            import_codes(
                options.file, options.corpus, options.output, **{name: getattr(options, name) for name in given}
            )
        )
    )


def methods(options: Namespace) -> None:
    from pathlib import Path

    from analysis.coding.audited import with_audit
    from analysis.coding.bearing import with_codes
    from analysis.coding.codes import find_codes
    from analysis.comparison.measured import Measured, find_codebook, measure_folder
    from analysis.lexicons.design import TEXTS, Setting
    from analysis.measures.marks import core
    from analysis.report.methods import methods as written

    if bool(options.key) != bool(options.sheets):
        raise ValueError(
            "--key and --sheets belong together: the key of a sample, and the sheets that coders filled in"
        )
    if options.output and Path(options.output).exists():
        raise ValueError(f"{options.output}: already exists, and somebody may have edited it; choose another name")
    setting = Setting(**{name: getattr(options, name) for name in (*TEXTS, "against")})
    book = find_codebook(options.corpus, options.codebook)
    study = measure_folder(
        options.corpus, options.codebook, voices=options.voices, into=Measured, measures=core(book), setting=setting
    )
    coded = find_codes(options.corpus, options.codes)
    given = [coded] if coded else []
    study = with_audit(study, options.audit, *given) if options.audit else with_codes(study, *given) if given else study
    text = written(study, Path(options.corpus).resolve().name, key=options.key, sheets=options.sheets)
    if options.output:
        Path(options.output).write_text(text, "utf-8", newline="\n")
    print(f"Methods: {options.output}" if options.output else text, end="\n" if options.output else "")
