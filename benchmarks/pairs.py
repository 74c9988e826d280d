"""How long every pair of articles takes to compare, 9,999 permutations × every category, and how much memory.

    python benchmarks/pairs.py [ARTICLES.jsonl.gz] [--articles 2 20 100]

The articles are measured first; only `compare` is timed, each number of articles in a process of its own.
"""

import argparse
import resource
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import pandas as pd
from contestants import corpus
from speed import read

from analysis import compare, mark, score, tokenize


def run(texts):
    """Seconds, rows and the peak memory of comparing every pair of some texts sentence by sentence."""
    articles = corpus(texts)
    tokens = tokenize(articles)
    scores = score(mark(articles, tokens), tokens, ["article", "sentence"])
    compare(scores[scores["article"].isin(articles["article"][:2])])  # the loops are loaded
    began = time.perf_counter()
    rows = len(compare(scores))
    seconds, pairs = time.perf_counter() - began, len(texts) * (len(texts) - 1) // 2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return {"articles": len(texts), "pairs": pairs, "rows": rows, "seconds": round(seconds, 2),
            "milliseconds a pair": round(seconds / pairs * 1e3, 1), "peak MB": round(peak)}  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[2, 20, 100])
    options = parser.parse_args()
    texts = read(options.source, max(options.articles) * 0.02)
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        print(pd.DataFrame(pool.map(run, [texts[:n] for n in options.articles], chunksize=1)).to_string(index=False))


if __name__ == "__main__":
    main()
