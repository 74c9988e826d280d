"""Options that several commands have."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.lexicons.design import Setting


def add_design(command: ArgumentParser) -> None:
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


def add_repair(command: ArgumentParser) -> None:
    command.add_argument(
        "--no-repair", action="store_false", dest="repair",
        help="leave encoding errors as they are (mojibake, single bytes of another encoding, NULs); they are listed in any case",
    )  # fmt: skip


def setting_of(options: Namespace) -> "Setting":
    """What the options of `add_design` set."""
    from analysis.lexicons.design import TEXTS, Setting

    return Setting(**{name: getattr(options, name) for name in (*TEXTS, "against")})


def add_codebook(command: ArgumentParser, metavar: str | None = None) -> None:
    command.add_argument(
        "--codebook", metavar=metavar, help="codebook, a TOML file (default: codebook.toml in CORPUS, if present)"
    )


def add_codes(command: ArgumentParser) -> None:
    command.add_argument(
        "--codes", metavar="FOLDER", help="tables of codes (default: the folder codes in CORPUS, if present)"
    )


def add_codebook_and_voices(command: ArgumentParser) -> None:
    add_repair(command)
    add_codebook(command)
    command.add_argument(
        "--voices", choices=["parsed", "quotes"], default="parsed",
        help="how to decide whose words they are: by a dependency parse, or by quotation marks alone, which is about fifty times as fast but finds no "
        "reported speech. Do not compare tables made in different ways (default: parsed)",
    )  # fmt: skip


def add_corpus(command: ArgumentParser) -> None:
    """The articles, an audit of them, and how they are measured."""
    command.add_argument("--audit", metavar="FILE", help="judgements saved from the report; they correct the marks")
    command.add_argument(
        "corpus",
        metavar="CORPUS",
        help="folder of articles (txt, md, html, docx, pdf), or a table of them (jsonl, jsonl.gz, csv, parquet)",
    )
    add_codebook_and_voices(command)
