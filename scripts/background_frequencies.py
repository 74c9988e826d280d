"""Write analysis/models/background/counts.tsv, the frequencies of common words in American news, from a list of counts.

The list (word, count, documents a line) was counted over 35.9 million words of 37,554 articles of US outlets, left, centre and right
(Baly, R., et al. (2020). We can detect your bias: Predicting the political ideology of news articles. EMNLP 2020, 4982–4991; Apache-2.0).
"""

import argparse
from pathlib import Path

import pandas as pd

from analysis.comparison.keyness import BACKGROUND
from analysis.lexicons.notation import word_key

MOST = 12_000

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", type=Path, help="unigram_freq.tsv")
    lines = parser.parse_args().counts.read_text("utf-8").splitlines()
    total = int(lines[0].split("tokens=")[1].split()[0])
    rows = [line.split("\t")[:2] for line in lines[1:]]
    counts = pd.Series([int(count) for _, count in rows], [word_key(word) for word, _ in rows])
    counts = counts.groupby(level=0).sum().drop("#", errors="ignore")
    counts = counts.sort_index().sort_values(ascending=False, kind="stable").head(MOST)
    head = f"# words={total}\n# {' '.join(__doc__.split('(word, ')[1].split()).replace('count, documents a line) was counted', 'Counted')}\n"
    body = "".join(f"{word}\t{count}\n" for word, count in counts.items())
    BACKGROUND.write_text(head + "word\tcount\n" + body, "utf-8", newline="\n")
