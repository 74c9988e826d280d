"""`discourse codebook suggest | new | draft`: what each does."""

from argparse import Namespace
from pathlib import Path


def run_suggest(options: Namespace) -> None:
    from analysis.coding.proposals import proposal_lines, proposals, write_proposals

    found, said = proposals(
        options.corpus, codes=options.codes, lists=options.lists, cue=options.beside, category=options.category,
        codebook=options.codebook, fewest=options.fewest, articles=options.articles, repair=options.repair,
    )  # fmt: skip
    print("\n".join(said + ([] if options.output else proposal_lines(found))))
    if options.output:
        write_proposals(found, options.output)
        print(f"{len(found)} suggestions in {options.output}")


def run_new(options: Namespace) -> None:
    from analysis.lexicons.codebook_template import write_template

    path = write_template(options.name)
    print(f"Created {path}. Edit it, then check it: discourse lexicons {path}")


def run_draft(options: Namespace) -> None:
    from analysis.coding import draft as drafts

    written = drafts.draft(options.corpus, options.repair)
    if not options.output:
        print(written, end="")
        return
    if Path(options.output).exists():
        raise ValueError(f"{options.output} already exists and may have been edited; choose another name")
    Path(options.output).write_text(written, "utf-8", newline="\n")
    print(f"Created {options.output}. Edit it, then run: discourse report {options.corpus} --codebook {options.output}")
