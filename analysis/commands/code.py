"""`discourse code`: what it does."""

import sys
from argparse import Namespace
from pathlib import Path


def run(options: Namespace) -> int:
    from tqdm import tqdm

    from analysis.coding.model.coder import CodingJob, code_corpus, replay
    from analysis.coding.model.plan import Settings
    from analysis.coding.model.run import Budget
    from analysis.coding.source import ArticleSource

    source, output = ArticleSource(options.corpus, options.codebook, options.repair), Path(options.output)
    if options.replay:
        return 0 if replay(source, options.replay, output, print) else 1
    if not options.model:
        raise ValueError("--model is missing: name the model; the table of codes uses it as the name of the coder")
    if options.money is not None and not options.price:
        raise ValueError("--money needs --price, the prices of a million tokens sent and received")
    if options.workers < 1 or options.timeout <= 0:
        raise ValueError("--workers must be 1 or more, and --timeout more than 0")
    price = tuple(options.price or (0.0, 0.0))
    names = tuple(filter(None, (name.strip() for name in options.variables.split(","))))
    temperature = None if options.temperature < 0 else options.temperature
    settings = Settings(options.model, names, options.runs, options.variants, options.window, temperature)
    budget = Budget(options.budget, options.money, price)
    job = CodingJob(source, output, settings, options.coder, budget, options.workers, options.timeout, options.key)
    with tqdm(desc="done", unit=" requests", file=sys.stderr, disable=None) as bar:
        whole = code_corpus(job, print, bar.update)
    return 0 if whole else 1
