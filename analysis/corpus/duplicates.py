"""Articles in; pairs that have much of their text in common out."""

from collections import Counter
from pathlib import Path

import pandas as pd

from analysis.corpus.overlap import WORD, overlaps
from analysis.corpus.problems import READ, Problem, problem

NUMBERS = {"words": "int64", "share_a": "float64", "share_b": "float64"}
COLUMNS = dict.fromkeys(("article_a", "article_b", "kind"), "str") | NUMBERS
NEAR = 80  # % of the words of an article that stand in the other
SHARED = 20  # % below which two articles only quote the same
LIKELY = 10  # % of the pieces of the shorter of two articles that both have
LENGTH = 30  # characters of a piece
LOOKED_AT = 10_000  # articles among which `duplicate_problems` looks: five seconds, all their texts in memory
FEWEST = 20  # words of an article that can be a copy


def duplicates(articles: pd.DataFrame) -> pd.DataFrame:
    """The pairs of articles that have much of their text in common.

    Parameters
    ----------
    articles : DataFrame
        With columns `article` and `text`.

    Returns
    -------
    DataFrame
        One row per pair: `article_a` (the earlier in the table), `article_b`, `kind`, `words` of b in a (runs of at least ten, see
        `overlaps`), `share_a` and `share_b`, the % of the words of each that are in the other. `kind` is "identical" (the same words in the
        same order, whatever stands between them), "near" (80 % of the words of both or more), "contains" (a holds 80 % of b), "within" (b holds 80 % of a) or
        "shared" (20 % of one of them: agency copy, long quotations). Articles of fewer than twenty words are not looked at. An
        article is compared with the earlier ones that its passages stand in; of three copies the third may be paired with either.
    """
    rows = []
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    for a, b in _candidates(texts):
        sizes = [len(WORD.findall(texts[name])) for name in (a, b)]
        if min(sizes) < FEWEST:
            continue
        passages = overlaps(pd.DataFrame({"article": [a, b], "text": [texts[a], texts[b]]}))
        same = passages["words"].sum()
        shares = [
            round(100 * of / size, 1) for of, size in zip((_in_first(texts[a], passages), same), sizes, strict=True)
        ]
        if kind := _kind(*shares):
            rows.append((a, b, "identical" if same == sizes[0] == sizes[1] else kind, same, *shares))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _in_first(text, passages):
    """How many words of the first of two texts are in the passages, each counted once even if the second repeats it."""
    words, read_to = 0, 0
    for start, end in sorted(zip(passages["start_a"], passages["end_a"], strict=True)):
        if end > read_to:
            words += len(WORD.findall(text[max(start, read_to) : end]))
            read_to = end
    return words


def _candidates(texts):
    """Pairs of articles that share many sentences, each with the first article that has the sentence; in linear time."""
    first: dict[str, str] = {}
    pieces: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    for name, text in texts.items():
        pieces_of_text = text.replace("!", ".").replace("?", ".").replace("\n", ".").split(".")
        found = {piece.strip() for piece in pieces_of_text if len(piece) >= LENGTH}
        pieces[name] = len(found)
        shared.update((first[piece], name) for piece in found if first.setdefault(piece, name) != name)
    order = {name: at for at, name in enumerate(texts)}
    likely = (pair for pair, count in shared.items() if 100 * count >= LIKELY * min(pieces[name] for name in pair))
    return sorted(likely, key=lambda pair: (order[pair[1]], order[pair[0]]))


def _kind(share_a, share_b):
    if min(share_a, share_b) >= NEAR:
        return "near"
    if share_b >= NEAR:
        return "contains"
    if share_a >= NEAR:
        return "within"
    return "shared" if max(share_a, share_b) >= SHARED else ""


def unchecked_problem(corpus: str | Path, number: int) -> list[Problem]:
    """A row of the table of problems that says that there are too many articles to look for copies; [] if there are not."""
    why = f"copies were not looked for, as there are {number:,} articles, more than {LOOKED_AT:,}"
    return [problem(Path(corpus).name, READ, why)] if number > LOOKED_AT else []


def duplicate_problems(articles: pd.DataFrame, corpus: str | Path) -> list[Problem]:
    """A row of the table of problems for each pair, for up to 10,000 articles. Copies are still compared."""
    if len(articles) > LOOKED_AT:
        return unchecked_problem(corpus, len(articles))
    words = {
        "identical": "has the same words as ‘{a}’: a duplicate, which counts as a separate article",
        "near": "{b:.0f} % of its words are also in ‘{a}’: nearly the same article",
        "contains": "{b:.0f} % of its words are also in ‘{a}’, which is longer",
        "within": "{a_share:.0f} % of the words of ‘{a}’, which is shorter, are also in this article",
        "shared": "{count:,} words ({b:.0f} %) are also in ‘{a}’",
    }
    return [
        problem(
            row.article_b,
            READ,
            words[row.kind].format(a=row.article_a, b=row.share_b, a_share=row.share_a, count=row.words),
        )
        for row in duplicates(articles).itertuples()
    ]
