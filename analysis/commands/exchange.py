"""`discourse codes export` and `codes import`: their options, and what each does."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence

from analysis.commands import options as shared

FORMATS = ("csv", "xlsx", "qdpx", "webannotation")
TWO_WORDS = ("codes export", "codes import")  # beside `codes SHEET …`


def joined(arguments: Sequence[str]) -> list[str]:
    """The command line with the name of a command that has two words as one."""
    first = " ".join(arguments[:2])
    return [first, *arguments[2:]] if first in TWO_WORDS else list(arguments)


def add(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    out = subparsers.add_parser(
        "codes export", help="export codes or marks to a program for qualitative coding",
        description="Export the articles and their codes to a file for another program: a spreadsheet (csv, xlsx), a REFI-QDA project "
        "for NVivo, ATLAS.ti, MAXQDA or QualCoder (qdpx), or W3C web annotations (jsonld). With --measure, the measure's marks are exported too, for people to correct.",
    )  # fmt: skip
    out.add_argument("corpus", metavar="CORPUS", help="folder of articles")
    out.add_argument("file", metavar="FILE", help="file to create: *.csv, *.xlsx, *.qdpx or *.jsonld")
    out.add_argument("--to", choices=FORMATS, default="", help="format (default: from the ending of FILE)")
    shared.add_codes(out)
    out.add_argument(
        "--measure", action="append", dest="measures", default=[], metavar="NAME",
        help="export only the codes of this measure, together with its marks, whose coder is called 'lexicon'; repeatable",
    )  # fmt: skip
    shared.add_codebook(out)
    out.add_argument(
        "--voices",
        choices=["parsed", "quotes"],
        default="parsed",
        help="how marks are found; see `discourse measure --help`",
    )
    out.set_defaults(run=export)
    back = subparsers.add_parser(
        "codes import", help="import codes from such a program into tables of codes, for --codes",
        description="Import codes into tables of codes, one CSV file per coder. Codes of an article are refused if its text has changed since it was coded; the other articles are imported.",
    )  # fmt: skip
    back.add_argument("file", metavar="FILE", help="*.csv, *.xlsx, *.qdpx, *.jsonld or *.json")
    back.add_argument("--corpus", required=True, metavar="CORPUS", help="folder of the articles")
    shared.add_codebook(back)
    back.add_argument("--coder", default="", metavar="NAME", help="name of the coder (default: as in the file)")
    back.add_argument(
        "--kind", choices=["person", "lexicon", "language model"], default="",
        help="kind of coder, where the file does not say (default: person)",
    )  # fmt: skip
    back.add_argument("--version", default="", help="version of the coding instructions, where the file does not say")
    back.add_argument("--time", default="", help="date of coding, for example 2026-11-29, where the file does not say")
    back.add_argument(
        "--read-whole", action="store_true",
        help="the coders read every sentence, so a sentence without a code counts as 0 (default: it counts as not coded)",
    )  # fmt: skip
    back.add_argument("--output", required=True, metavar="FOLDER", help="folder for the tables")
    back.add_argument("--overwrite", action="store_true", help="replace existing tables by these coders")
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
