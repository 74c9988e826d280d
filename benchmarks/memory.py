"""Peak memory of `discourse measure` on corpora of several sizes: it must not grow with the corpus.

    python benchmarks/memory.py --articles 10000 100000 --words 60

Articles are cut from a file of JSON lines (`--texts`), each used again under a new key until there are enough, or are
made up. Peak memory is that of the largest process.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

WORDS = (
    "the minister may say that a new plan of his party was perhaps good and bad for all of us in this town but".split()
)
MEASURE = "import resource, sys; from analysis.cli import main; code = main(sys.argv[1:]);" \
    "print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)));" \
    "sys.exit(code)"  # fmt: skip


def made_up(number, words):
    """Sentences of the commonest words, others in each article."""
    draw = random.Random(number)
    sentences = (" ".join(draw.choices(WORDS, k=15)).capitalize() + "." for _ in range(max(1, words // 15)))
    return "\n\n".join(sentences)


def texts(path, words):
    """The first words of each article of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [" ".join(json.loads(line)["text"].split()[:words]) for line in file]


def write(path, articles, words, known):
    """A corpus of so many articles, compressed JSON lines."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        for number in range(articles):
            text = known[number % len(known)] if known else made_up(number, words)
            file.write(json.dumps({"id": f"a{number}", "text": text, "outlet": f"o{number % 7}"}) + "\n")


def run(articles, words, known, options):
    """Measure such a corpus: seconds, words per second and the peak memory in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "articles.jsonl.gz")
        write(corpus, articles, words, known)
        start = time.perf_counter()
        command = ["measure", corpus, "--output", Path(folder, "out"), "--workers", options.workers,
                   "--partition-size", options.partition_size]  # fmt: skip
        found = subprocess.run([sys.executable, "-c", MEASURE, *map(str, command)], check=True, stdout=subprocess.PIPE)
        seconds = time.perf_counter() - start
        manifest = json.loads(Path(folder, "out", "manifest.json").read_text("utf-8"))
    peak = int(found.stdout.split()[-1]) / (1e6 if sys.platform == "darwin" else 1e3)
    return {"articles": manifest["articles"], "words": manifest["words"], "seconds": round(seconds, 1),
            "words per second": round(manifest["words"] / seconds), "peak MB": round(peak)}  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--words", type=int, default=60, help="of an article, at most (default: 60)")
    parser.add_argument("--texts", help="JSON lines with a field `text`, compressed (default: made-up articles)")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--partition-size", type=int, default=500)
    options = parser.parse_args()
    known = texts(options.texts, options.words) if options.texts else []
    rows = []
    for articles in options.articles:
        rows.append(run(articles, options.words, known, options))
        print(rows[-1], file=sys.stderr)
    found = pd.DataFrame(rows)
    print(found.assign(ratio=(found["peak MB"] / found["peak MB"].iloc[0]).round(3)).to_string(index=False))


if __name__ == "__main__":
    main()
