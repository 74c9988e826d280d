"""`discourse concordance`, `collocates` and `keyness`: what each does."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def run_concordance(options: Namespace) -> None:
    from analysis.comparison.concordance import concordance, find_words

    articles, tokens, _ = _words(options)
    found = concordance(articles, find_words(tokens[tokens["section"] != "boilerplate"], options.query), options.window)
    shown = [
        f"{row.article}:{row.sentence}  {row.left:>{options.window}} | {row.node} | {row.right}"
        for row in found.itertuples()
    ]
    _give(found, options, shown, f"{options.query}: {len(found)} occurrence{'s' * (len(found) != 1)}")


def run_collocates(options: Namespace) -> None:
    from analysis.comparison.concordance import collocates, find_words

    _, tokens, _ = _words(options)
    if find_words(tokens, options.query).empty:
        raise ValueError(f"{options.query!r} does not occur in these articles")
    found = collocates(tokens, options.query, fewest=options.fewest)
    shown = found.head(options.most).round(2).to_string(index=False).splitlines()
    _give(found, options, shown, f"words that share sentences with {options.query}: {len(found)}")


def run_keyness(options: Namespace) -> None:
    from analysis.comparison.keyness import NEWS, REST, drop_untypical_words
    from analysis.comparison.keyness import keyness as words_of

    _, tokens, groups = _words(options)
    a, b = (groups.get(name, name) for name in (options.a, options.b))
    for name in (options.a, options.b):
        if options.between and name not in groups and not (name is options.b and name in (NEWS, REST)):
            raise ValueError(
                f"no article has {options.between} {name!r}; choose from {', '.join(groups)}, or for the second also rest or news"
            )
    found = words_of(tokens, a, b)
    shown = drop_untypical_words(found)
    columns = ["cue", "count_a", "count_b", "texts_a", "texts_b", "z", "log_ratio", "dp_a", "dp_b"]
    ends = [shown[shown["z"] > 0].head(options.most), shown[shown["z"] < 0].tail(options.most)[::-1]]
    lines = [line for name, end in zip((options.a, options.b), ends, strict=True)
            for line in (f"typical of {name}", *end[columns].round(2).to_string(index=False).splitlines(), "")]  # fmt: skip
    _give(found, options, lines, f"{options.a} against {options.b}: {len(found)} words")


def _words(options):
    """The articles asked for, their words, and the articles of each group (by the column that `--between` names)."""
    from analysis.comparison.groups import require_articles
    from analysis.corpus.files import CorpusLayout
    from analysis.corpus.filetypes import CODEBOOK
    from analysis.corpus.read import read_articles
    from analysis.voices import tokenize

    articles = read_articles(
        options.corpus, CorpusLayout(codebook=str(Path(options.corpus, CODEBOOK)), repair=options.repair)
    )
    column, among = getattr(options, "between", None), getattr(options, "among", None)
    if column and column not in articles:
        raise ValueError(f"articles have no column {column!r}; valid: {', '.join(articles.columns.drop('text'))}")
    if among:
        require_articles(articles, among)
        articles = articles[articles["article"].isin(among)].reset_index(drop=True)
    grouped = articles.groupby(column, sort=True)["article"] if column else ()
    groups = {name: own.to_list() for name, own in grouped if name != ""}
    return articles, tokenize(articles, voices="quotes"), groups


def _give(found: "pd.DataFrame", options: Namespace, shown: list[str], summary: str) -> None:
    """Write a table to the file asked for; without one, print the lines shown of it."""
    if options.output:
        found.to_csv(options.output, index=False, lineterminator="\n")
        summary += f", in {options.output}"
    print("\n".join([summary] if options.output else [*shown, summary]))
