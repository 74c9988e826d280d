"""`discourse codebook suggest | new | draft`: their options, and what each does."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path


def add(parents: "_SubParsersAction[ArgumentParser]") -> None:
    parent = parents.add_parser("codebook", help="begin a codebook, or find cues that it lacks")
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
    suggest.set_defaults(run=run_suggest)
    new = subparsers.add_parser(
        "new", help="begin a codebook from a commented template",
        description="Write a first codebook with comments that explain what to change. It works as it is.",
    )  # fmt: skip
    new.add_argument(
        "name",
        metavar="NAME",
        help="folder of the study, in which codebook.toml is created, or a file such as my-study.toml",
    )
    new.set_defaults(run=run_new)
    draft = subparsers.add_parser(
        "draft", help="begin a codebook from the articles alone",
        description="Write a first codebook of at most forty lines: recurring names, groups of words, and two sides with their evaluative "
        "words. It works as it is, but only you can say what its categories mean, so edit it.",
    )  # fmt: skip
    draft.add_argument("corpus", metavar="FOLDER", help="folder of articles")
    draft.add_argument(
        "--output", metavar="FILE", help="a new file, for example FOLDER/codebook.toml (default: print it)"
    )
    draft.set_defaults(run=run_draft)


def run_suggest(options: Namespace) -> None:
    from analysis.coding.proposals import lines, proposals, write

    found, said = proposals(
        options.corpus, codes=options.codes, lists=options.lists, cue=options.beside, category=options.category,
        codebook=options.codebook, fewest=options.fewest, articles=options.articles,
    )  # fmt: skip
    print("\n".join(said + ([] if options.output else lines(found))))
    if options.output:
        write(found, options.output)
        print(f"{len(found)} suggestions in {options.output}")


def run_new(options: Namespace) -> None:
    from analysis.lexicons.begun import begin

    path = begin(options.name)
    print(f"Created {path}. Edit it, then check it: discourse lexicons {path}")


def run_draft(options: Namespace) -> None:
    from analysis.coding import draft as drafts

    written = drafts.draft(options.corpus)
    if not options.output:
        print(written, end="")
        return
    if Path(options.output).exists():
        raise ValueError(f"{options.output} already exists and may have been edited; choose another name")
    Path(options.output).write_text(written, "utf-8", newline="\n")
    print(f"Created {options.output}. Edit it, then run: discourse report {options.corpus} --codebook {options.output}")
