"""`discourse code`: its options, and what it does."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from analysis.commands import options as shared


def add(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    code = subparsers.add_parser(
        "code", help="have a language model code every sentence by the codebook",
        description="Have a language model code every sentence of the articles by the codebook. The text of the articles is sent to the coder. Before it starts, the command says "
        "what it will send and where, and estimates the cost. If a run stops, give the same command again to continue.",
    )  # fmt: skip
    code.add_argument("corpus", metavar="CORPUS", help="folder of articles, or a table of them")
    who = code.add_mutually_exclusive_group(required=True)
    who.add_argument(
        "--coder", metavar="URL|COMMAND",
        help="an OpenAI-compatible endpoint, for example http://localhost:11434/v1; or a command that reads and writes JSON lines, for example \"python 'my coder.py'\"",
    )  # fmt: skip
    who.add_argument(
        "--replay",
        metavar="TRANSCRIPT",
        help="make the codes of an earlier run again from its transcript, without any request",
    )
    code.add_argument(
        "--model",
        default="",
        metavar="NAME",
        help="name of the model at the endpoint; the tables use it as the name of the coder",
    )
    shared.add_codebook(code, "FILE")
    code.add_argument(
        "--variables",
        default="",
        metavar="NAMES",
        help="what to code, separated by commas: stance,author_stance,frames,tone,hedged,voice (default: all but voice)",
    )
    code.add_argument("--runs", type=int, default=1, metavar="N", help="number of answers to each prompt (default: 1)")
    code.add_argument(
        "--variants",
        type=int,
        default=1,
        metavar="N",
        help="number of prompts with different wording and order of codes (default: 1, at most 6)",
    )
    code.add_argument("--window", type=int, default=10, metavar="N", help="sentences per request (default: 10)")
    code.add_argument(
        "--temperature",
        type=float,
        default=0.0,
        metavar="T",
        help="sampling temperature (default: 0); a negative number leaves it to the model",
    )
    code.add_argument(
        "--budget",
        type=int,
        metavar="TOKENS",
        help="most tokens to use, sent and received; a coder on another machine needs this or --money",
    )
    code.add_argument(
        "--price",
        type=float,
        nargs=2,
        metavar=("SENT", "RECEIVED"),
        help="prices of a million tokens sent and received",
    )
    code.add_argument("--money", type=float, metavar="AMOUNT", help="most to spend, at the prices of --price")
    code.add_argument(
        "--workers", type=int, default=4, metavar="N", help="number of simultaneous requests (default: 4)"
    )
    code.add_argument(
        "--timeout", type=float, default=120, metavar="SECONDS", help="longest wait for an answer (default: 120)"
    )
    code.add_argument(
        "--key",
        default="OPENAI_API_KEY",
        metavar="VARIABLE",
        help="environment variable with the key (default: OPENAI_API_KEY); '' sends no key. A key is sent only to https addresses or to this machine",
    )
    code.add_argument(
        "--output", required=True, metavar="FOLDER", help="folder for the codes, the transcript and the reporting sheet"
    )
    code.set_defaults(run=run, resumed="; give the same command again to continue")


def run(options: Namespace) -> int:
    from tqdm import tqdm

    from analysis.coding.model.coder import Wanted, code_corpus, replay
    from analysis.coding.model.plan import Settings
    from analysis.coding.model.run import Budget

    output = Path(options.output)
    if options.replay:
        return 0 if replay(options.corpus, options.codebook, options.replay, output, print) else 1
    if not options.model:
        raise ValueError("--model is missing: name the model; the table of codes uses it as the name of the coder")
    if options.money is not None and not options.price:
        raise ValueError("--money needs --price, the prices of a million tokens sent and received")
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
    with tqdm(desc="done", unit=" requests", file=sys.stderr, disable=None) as bar:
        whole = code_corpus(
            Wanted(options.corpus, output, settings, options.coder, options.codebook, budget, options.workers, options.timeout, options.key),
            print, bar.update,
        )  # fmt: skip
    return 0 if whole else 1
