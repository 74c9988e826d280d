"""A folder of articles, a codebook and a language model in; a folder with codes, transcript and reporting sheet out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from analysis import __version__
from analysis.coding.model.command import Command
from analysis.coding.model.endpoint import KEY, Endpoint, Refused, Sender, is_local, key_for, url_without_secrets
from analysis.coding.model.plan import Plan, Settings, make_plan
from analysis.coding.model.run import Budget, Run
from analysis.coding.model.run_files import write_run
from analysis.coding.model.transcript import NAME, Transcript
from analysis.coding.source import ArticleSource
from analysis.core.locks import locked

LOCK = ".discourse-lock"


@dataclass(frozen=True)
class CodingJob:
    """What a language model is to code, which one, and within which limits."""

    source: ArticleSource
    output: Path
    settings: Settings
    coder: str  # an address or a command
    # Without a limit, only an endpoint on this computer or a command receives requests
    budget: Budget = field(default_factory=Budget)
    workers: int = 4
    timeout: float = 120.0
    variable: str = KEY  # of the environment, which holds the key


def is_url(coder: str) -> bool:
    """Whether a coder is an address. Otherwise it is a command."""
    return urlsplit(coder).scheme in ("http", "https")


def read_plan(source: ArticleSource, settings: Settings) -> Plan:
    """Read the articles and plan how they are coded."""
    book = source.read_codebook()
    return make_plan(source.read_articles(book), book, settings)


def describe_job(job: CodingJob, plan: Plan, budget: Budget) -> list[str]:
    """What will be sent where, and an estimate of the cost, in sentences."""
    number, sent, most = plan.estimate()
    price = f", at most {budget.cost(sent, most):,.2f} at these prices" if any(budget.price) else ""
    names = ", ".join(each["column"] for each in plan.variables)
    lines = [f"To code: {len(plan.rows):,} sentences of {plan.rows['article'].nunique():,} articles. Variables: {names}.",
             f"Estimate: {number:,} requests, about {sent:,} tokens sent and at most {most:,} received{price}. Repeated requests come on top."]  # fmt: skip
    if is_url(job.coder):
        key = f"the key in {job.variable}" if key_for(job.coder, job.variable) else "no key"
        where = "on this computer. Nothing leaves it" if is_local(job.coder) else "and to no other address"
        lines.append(f"The full text of the articles goes to {url_without_secrets(job.coder)}, with {key}, {where}.")
    else:
        lines.append(
            "The full text of the articles goes to the command. Where it goes from there depends on the command."
        )
    limits = [f"{budget.tokens:,} tokens"] if budget.tokens is not None else []
    limits += [f"a cost of {budget.money:,.2f}"] if budget.money is not None else []
    line = f"Budget: {' and '.join(limits)}. A request that could exceed it is not sent."
    return [*lines, line if limits else "No budget is set."]


def code_corpus(
    job: CodingJob, say: Callable[[str], object], progress: Callable[[int], object] = lambda done: None
) -> bool:
    """Let a language model code every sentence, and write its codes.

    Writes into `output`: `MODEL.csv` (the table of codes; several runs are combined), `runs/` (one table per run, if there are several),
    `transcript.jsonl` (every request and answer), `not-coded.jsonl` (what has no usable codes, and why) and `reporting-sheet.md`. A run
    that ended early continues where it stopped.

    Returns
    -------
    bool
        Whether everything is coded.

    Raises
    ------
    ValueError
        If the job is not valid, the endpoint refuses, or `output` holds a run with other settings.
    """
    check_output(job.source.corpus, job.output)
    plan, budget = read_plan(job.source, job.settings), job.budget
    for line in describe_job(job, plan, budget):
        say(line)
    if not budget.limited and is_url(job.coder) and not is_local(job.coder):
        say("Nothing was sent. To start, set --budget TOKENS or --money AMOUNT.")
        return False
    sender: Sender = (
        Endpoint(job.coder, job.settings.model, job.timeout, job.variable) if is_url(job.coder)
        else Command(job.coder, job.settings.model, job.timeout)
    )  # fmt: skip
    with locked(job.output / LOCK, job.output, "discourse code"):
        transcript = Transcript(job.output / NAME, sender.secret)
        transcript.begin(_head(job, plan))
        try:
            Run(plan, sender, transcript, budget, job.workers).go(progress)
        except Refused as error:
            if not transcript.answers:
                raise
            say(f"Stopped: {error}")
        whole = write_run(plan, transcript, job.output, say)
    say(f"Used: {budget.sent:,} tokens sent, {budget.received:,} received" + (f", cost {budget.cost(budget.sent, budget.received):,.2f}" if any(budget.price) else "") + ".")  # fmt: skip
    return whole


def replay(source: ArticleSource, path: str | Path, output: Path, say: Callable[[str], object]) -> bool:
    """Make the codes again from a transcript, without any request; a ValueError if articles, codebook or prompts are not the same."""
    check_output(source.corpus, output)
    if not Path(path).is_file():
        raise ValueError(f"{path}: no such transcript")
    transcript = Transcript(Path(path))
    old = transcript.head["settings"]
    settings = Settings(
        **{name: old[name] for name in ("model", "runs", "variants", "window", "temperature")},
        variables=tuple(old["variables"]),
    )
    plan = read_plan(source, settings)
    if differ := [name for name, value in plan.described().items() if value != old.get(name)]:
        raise ValueError(
            f"{path}: this run differs in {', '.join(differ)}; a replay needs the same articles, codebook and prompts"
        )
    output.mkdir(parents=True, exist_ok=True)
    if (output / NAME).resolve() != Path(path).resolve():
        if (output / NAME).exists():
            raise ValueError(f"{output / NAME}: already exists, from another run; choose another folder")
        (output / NAME).write_bytes(Path(path).read_bytes())
    return write_run(plan, transcript, output, say)


def check_output(corpus: str | Path, output: Path) -> None:
    """Raise a ValueError where the output would be read as articles."""
    if Path(corpus).is_dir() and output.resolve().is_relative_to(Path(corpus).resolve()):
        raise ValueError(
            f"{output}: lies within the folder of articles, where its files would be read as articles; choose another folder"
        )


def _head(job: CodingJob, plan: Plan) -> dict[str, Any]:
    coder = url_without_secrets(job.coder) if is_url(job.coder) else "a command"
    return {
        "settings": plan.described(),
        "coder": coder,
        "coded": [each["column"] for each in plan.variables],
        "discourse": __version__,
    }
