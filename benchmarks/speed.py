"""How fast, beside what users would pick instead: one core, one run, ratios with their spread.

    python benchmarks/speed.py [ARTICLES.jsonl.gz] [--megabytes 5] [--rounds 5] [--only NAME …] [--output FILE.csv]

Every contestant reads the same articles, in rounds that take turns, after a round that does not count. Each has articles of
its own: nobody gains by what he remembers of words and phrases. The process keeps memory that is freed, as
`discourse measure` does (`analysis.archive.workers.tune_process`), for all of them. `ratio` is its speed in megabytes per second
over that of the naive loop in the same round: the median of the rounds, with the least and the greatest. `floor` is one
pass over the bytes (decoding them). Nothing is kept of what is parsed; `parsed` is also set beside the components of spaCy that
it uses, alone, over the same paragraphs. Then each stage of this package, and how far it stands from the floor; then `quotes`
again on a quarter and on four times the articles of the first round. Without a file of articles (JSON lines with a
`text`) they are generated. A contestant that is not installed is left out, and said so: `pip install spacy scattertext`.
quanteda (R) is not among them: CRAN cannot be reached from where this was written.
"""

import argparse
import gc
import gzip
import json
import os
import random
import sys
import time
from importlib.resources import files
from pathlib import Path

import pandas as pd
from contestants import CODEBOOK, CONTESTANTS, corpus, quotes
from tqdm import tqdm

from analysis import attributions, mark, read_codebook, score
from analysis.archive.workers import tune_process
from analysis.text.buffer import layout
from analysis.text.parse import parse
from analysis.text.tokens import words_of_articles
from analysis.voices import with_voices

NAIVE = "naive loop, trie"
BESIDE = ["voices, parsed", "of which the parse", "floor"]  # no stages of `quotes`


def read(path, megabytes, rounds):
    """For each round texts of at least so many megabytes in all."""
    texts, found = iter(from_file(path) if path else generated()), []
    for _ in range(rounds):
        found.append([])
        size = 0
        while size < megabytes * 1e6:
            text = next(texts, None)
            if text is None:
                raise SystemExit(
                    f"{path}: fewer than {rounds} times {megabytes} megabytes; ask for fewer --megabytes or --rounds"
                )
            found[-1].append(text)
            size += len(text.encode())
    return found


def from_file(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def generated():
    """Articles without end: the sentences of the seeds in random order."""
    seeds = sorted(files("analysis").joinpath("../seeds").glob("*.md"))
    sentences = " ".join(path.read_text("utf-8") for path in seeds).replace("\n", " ").split(". ")
    draw = random.Random(0)
    while True:
        yield "\n\n".join(". ".join(draw.choices(sentences, k=4)) + "." for _ in range(8))


def floor(texts):
    """One pass over the bytes."""
    return [text.encode().decode() for text in texts]


def timed(run, texts):
    """Seconds of one core, whatever else runs on the machine: no contestant has a second thread."""
    gc.collect()
    gc.freeze()  # what others have left behind is not looked through on this one's time
    began = time.process_time()
    run(texts)
    return time.process_time() - began


def race(first, portions, contestants):
    """The megabytes and words a second of each contestant in each round but the first: two tables with a row a round."""
    installed = {}
    for name, run in contestants.items():
        try:
            run(first)
            installed[name] = run
        except ModuleNotFoundError as error:
            print(f"left out: {name} ({error})", file=sys.stderr)
    steps = tqdm(total=len(portions) * len(installed), desc="rounds")
    megabytes, words = [], []
    for texts in portions:
        seconds = {}
        for name, run in installed.items():
            seconds[name] = timed(run, texts)
            steps.update()
        megabytes.append(
            {name: sum(len(text.encode()) for text in texts) / 1e6 / each for name, each in seconds.items()}
        )
        words.append({name: sum(len(text.split()) for text in texts) / each for name, each in seconds.items()})
    return pd.DataFrame(megabytes), pd.DataFrame(words)


def summary(megabytes, words):
    """One row a contestant: megabytes and words a second, ratio to the naive loop with its spread."""
    ratio = megabytes.div(megabytes[NAIVE], axis=0)
    return pd.DataFrame({
        "megabytes_per_second": megabytes.median(), "words_per_second": words.median().round(-2).astype(int),
        "ratio": ratio.median(), "least": ratio.min(), "greatest": ratio.max(),
    }).round(3)  # fmt: skip


def stages(texts, rounds):
    """Seconds of each stage of this package, the least of the rounds."""
    articles, codebook = corpus(texts), read_codebook(CODEBOOK)
    words = words_of_articles(articles)
    voices, page = attributions(articles, words, codebook, voices="quotes"), layout(articles["text"])
    tokens = with_voices(words, voices)
    marks = mark(articles, tokens, codebook, voices="quotes")
    steps = {
        "words, sentences, sections": lambda: words_of_articles(articles),
        "voices, by quotation marks": lambda: with_voices(
            words, attributions(articles, words, codebook, voices="quotes")
        ),
        "voices, parsed": lambda: with_voices(words, attributions(articles, words, codebook)),
        "of which the parse": lambda: parse(page),
        "marks of every measure": lambda: mark(articles, tokens, codebook, voices="quotes"),
        "scores": lambda: score(marks, tokens, ["article", "voice"]),
        "floor": lambda: floor(texts),
    }
    return pd.Series(
        {name: min(timed(lambda _, step=step: step(), None) for _ in range(rounds)) for name, step in steps.items()}
    )


def growth(texts, rounds):
    """Words a second on a quarter of the articles, on all of them and on four times as many."""
    for name, part in (("quarter", texts[: len(texts) // 4]), ("all", texts), ("fourfold", texts * 4)):
        words = sum(len(text.split()) for text in part)
        yield name, len(part), round(words / min(timed(quotes, part) for _ in range(rounds)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=list(CONTESTANTS), metavar="NAME", help="beside the naive loop")
    parser.add_argument("--output", type=Path, default=Path("benchmarks/speed.csv"))
    options = parser.parse_args()
    os.environ["DISCOURSE_CACHE"] = ""
    tune_process()
    first, *portions = read(options.articles, options.megabytes, options.rounds + 1)
    chosen = {name: run for name, run in CONTESTANTS.items() if not options.only or name in (*options.only, NAIVE)}
    megabytes, words = race(first, portions, {**chosen, "floor": floor})
    table = summary(megabytes, words)
    table.to_csv(options.output, index_label="contestant", lineterminator="\n")
    print(table.to_string())
    if {"parsed", "spaCy, the same components"} <= chosen.keys():
        beside = megabytes["parsed"] / megabytes["spaCy, the same components"]
        print(
            f"parsed beside the same components of spaCy: {beside.median():.2f} [{beside.min():.2f}, {beside.max():.2f}]"
        )
    texts = portions[0]
    seconds = stages(texts, options.rounds)
    per_stage = pd.DataFrame({"milliseconds": seconds * 1e3, "share": seconds / seconds.drop(BESIDE).sum(),
                              "times_floor": seconds / seconds["floor"]}).round(2)  # fmt: skip
    per_stage.loc[BESIDE, "share"] = float("nan")
    per_stage.to_csv(
        options.output.with_stem(f"{options.output.stem}_stages"), index_label="stage", lineterminator="\n"
    )
    print(per_stage.to_string())
    for name, count, speed in growth(texts, min(options.rounds, 3)):
        print(f"{name}: {count} articles, {speed} words per second")


if __name__ == "__main__":
    main()
