"""The commands `codes export`, `codes import` and `methods`: their options in, what they print out."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence

FORMATS = ("csv", "xlsx", "qdpx", "webannotation")
TWO_WORDS = ("codes export", "codes import")  # beside `codes SHEET …`


def joined(arguments: Sequence[str]) -> list[str]:
    """The command line with the name of a command that has two words as one."""
    first = " ".join(arguments[:2])
    return [first, *arguments[2:]] if first in TWO_WORDS else list(arguments)


def add_commands(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add these commands."""
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
