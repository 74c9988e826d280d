"""Write analysis/models/norms/rates.tsv: how the rates of each measure are spread over news and over opinion articles of one length.

The articles are a sample with a fixed seed of those in a table of JSON lines (news_background/articles.jsonl.gz of the gold folder):
articles of US outlets (Baly, R., et al. (2020). We can detect your bias: Predicting the political ideology of news articles. EMNLP 2020,
4982–4991; Apache-2.0). Only numbers are written.
"""

import argparse
import re
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from analysis import __version__
from analysis.comparison.article_tables import measure_articles
from analysis.comparison.norms import BOUNDS, NORMS, rate_quantiles
from analysis.core.schema import table

SEED = 16
MOST = 600  # articles of a genre
TOGETHER = 50  # articles measured at a time
OPINION = re.compile(r"/(?:opinions?|commentary|editorials?|op-?eds?)/", re.IGNORECASE)  # in the address
TITLED = re.compile(r"(?:opinion|op-ed|commentary|editorial)\b", re.IGNORECASE)  # at the beginning of the title
NEWS = ("Associated Press", "BBC News", "CNN (Web News)", "Christian Science Monitor", "Fox Online News", "NPR Online News",
        "New York Times - News", "Politico", "Reuters", "The Hill", "USA TODAY", "Washington Times")  # fmt: skip


def genres(rows: pd.DataFrame) -> pd.DataFrame:
    """The articles that are surely news or surely opinion, with a column `genre`."""
    opinion = rows["url"].str.contains(OPINION) | rows["title"].map(lambda title: bool(TITLED.match(title)))
    rows = rows.assign(genre=opinion.map({True: "opinion", False: "news"}))
    rows = rows[opinion | rows["source"].isin(NEWS)]
    return pd.concat([own.sample(min(MOST, len(own)), random_state=SEED) for _, own in rows.groupby("genre")])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, help="articles.jsonl.gz: id, source, title, text, url")
    chosen = genres(pd.read_json(parser.parse_args().articles, lines=True, dtype={"id": str}))
    scores = []
    for genre, own in chosen.groupby("genre"):
        for at in tqdm(range(0, len(own), TOGETHER), genre):
            part = own.iloc[at : at + TOGETHER]
            articles = table(
                "articles", {"article": part["id"].to_list(), "text": (part["title"] + "\n\n" + part["text"]).to_list()}
            )
            found = measure_articles(articles)["scores"]
            scores.append(found[found["voice"] == "author"].assign(genre=genre))
    every = pd.concat(scores, ignore_index=True)
    spread = rate_quantiles(every)
    counts = spread.groupby(["genre", "from"])["articles"].first()
    said = "; ".join(f"{genre}, from {words} words: {n}" for (genre, words), n in counts.items())
    head = (f"# Made by version {__version__}. Articles by genre and by words of their authors' own ({said}); lengths are cut at "
            f"{', '.join(map(str, BOUNDS[1:]))} words. Articles: Baly et al. (2020), EMNLP 2020, 4982–4991; Apache-2.0.\n")  # fmt: skip
    NORMS.parent.mkdir(exist_ok=True)
    NORMS.write_text(
        head + spread.to_csv(sep="\t", index=False, float_format="%.3g", lineterminator="\n"), "utf-8", newline="\n"
    )
    print(said)
