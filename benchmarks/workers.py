"""How `discourse measure` shrinks with cores: processes of one machine, and Dask, side by side on the same articles.

    python benchmarks/workers.py ARTICLES.jsonl.gz [--articles 6000] [--rounds 3] [--output benchmarks/workers.csv]

Whole commands are timed, start to end, with their start of some seconds. `ratio` is the speed beside one process in the same
round: the median of the rounds, with the least and the greatest.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import pandas as pd
from tqdm import tqdm

WAYS = {
    "1 process": [],
    "2 processes": ["--workers", "2"],
    "4 processes": ["--workers", "4"],
    "Dask, 1 worker": ["--cluster", "local", "--workers", "1"],
    "Dask, 2 workers": ["--cluster", "local", "--workers", "2"],
}


def write(source, articles, path):
    """The first articles of a file as a corpus; how many words they have."""
    words = 0
    with gzip.open(source, "rt", encoding="utf-8") as lines, path.open("w", encoding="utf-8") as file:
        for number, line in enumerate(islice(lines, articles)):
            text = json.loads(line)["text"]
            words += len(text.split())
            file.write(json.dumps({"id": f"a{number:06}", "text": text}) + "\n")
    return words


def seconds(corpus, way, folder):
    """How long the command takes."""
    command = [sys.executable, "-m", "analysis", "measure", corpus, "--output", folder, *way]
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, help="JSON lines with a field `text`, compressed")
    parser.add_argument("--articles", type=int, default=6_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--output", type=Path, default=Path("benchmarks/workers.csv"))
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder, tqdm(total=options.rounds * len(WAYS)) as steps:
        corpus = Path(folder, "articles.jsonl")
        words = write(options.source, options.articles, corpus)
        for turn in range(options.rounds):
            rows.append({})
            for name, way in WAYS.items():
                rows[-1][name] = seconds(corpus, way, Path(folder, f"{turn}-{name}"))
                steps.update()
    taken = pd.DataFrame(rows)
    ratio = taken.rdiv(taken["1 process"], axis=0)
    found = pd.DataFrame({"seconds": taken.median(), "words_per_second": (words / taken.median()).round(-2).astype(int),
                          "ratio": ratio.median(), "least": ratio.min(), "greatest": ratio.max()}).round(2)  # fmt: skip
    found.to_csv(options.output, index_label="way", lineterminator="\n")
    print(f"{options.articles} articles, {words} words, {os.cpu_count()} cores")
    print(found.to_string())


if __name__ == "__main__":
    main()
