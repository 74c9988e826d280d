"""Tokens and a query in; concordance lines (key words in context), and collocates, out."""

from collections.abc import Sequence

import pandas as pd

from analysis.comparison.scores import SCORED_SECTIONS
from analysis.lexicons.load import lexicon
from analysis.lexicons.notation import expand, key_column, word_key

WINDOW = 60
LINE = ["article", "sentence", "voice", "left", "node", "right", "start", "end"]
SPACES = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\u2028\u2029", " "))


def find_words(tokens: pd.DataFrame, query: str) -> pd.DataFrame:
    """The places of a word or phrase, written as in a lexicon: `agree(s|d|ment)`, `strategic partnership`.

    A table with `article`, `sentence`, `start`, `end`, `voice` of each hit. A phrase does not cross a sentence; case,
    possessives and typographic marks do not matter. A ValueError says why a query cannot be read.
    """
    phrases = {tuple(map(word_key, cue.split())) for cue in expand(query)}
    keys = key_column(tokens["word"]).to_list()
    place = list(zip(tokens["article"], tokens["sentence"], strict=True))
    heads = {phrase[0] for phrase in phrases}
    hits = [
        (at, at + len(phrase) - 1)
        for at, key in enumerate(keys)
        if key in heads
        for phrase in phrases
        if tuple(keys[at : at + len(phrase)]) == phrase and place[at] == place[at + len(phrase) - 1]
    ]
    found = tokens.iloc[[first for first, _ in hits]][["article", "sentence", "start", "end", "voice"]]
    return found.assign(end=tokens["end"].to_numpy()[[last for _, last in hits]]).reset_index(drop=True)


def concordance(articles: pd.DataFrame, places: pd.DataFrame, window: int = WINDOW) -> pd.DataFrame:
    """Each place with the text to its left and right (key word in context), so many characters to either side.

    `places` are marks (of any cue, category or target), or from `find_words`. A row a place: `article`, `sentence`,
    `voice`, `left`, `node`, `right` (line breaks shown as spaces), `start`, `end` in the untouched text.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    rows = [
        (row.article, row.sentence, row.voice, *(
            texts[row.article][low:high].translate(SPACES)
            for low, high in ((max(row.start - window, 0), row.start), (row.start, row.end), (row.end, row.end + window))
        ), row.start, row.end)
        for row in places.itertuples()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=LINE)


def collocates(
    tokens: pd.DataFrame, query: str, *, fewest: int = 2, sections: Sequence[str] = SCORED_SECTIONS
) -> pd.DataFrame:
    """The words that stand in one sentence with a word or phrase more often than chance has it, `fewest` times or more.

    A row a collocate, function words left out, the strongest first: `collocate`, `together` (sentences with both),
    `expected` (by chance), `log_likelihood` (Dunning 1993), `pmi` (Church, K. W., & Hanks, P. (1990). Computational
    Linguistics, 16(1), 22–29; log2), as nltk computes them from numbers of sentences.
    """
    from nltk.metrics import BigramAssocMeasures  # nltk takes a second to import

    tokens = tokens[tokens["section"].isin(sections)]
    unit = ["article", "sentence"]
    holding = find_words(tokens, query)[unit].drop_duplicates()
    words = tokens[unit].assign(word=key_column(tokens["word"])).drop_duplicates()
    total = len(words[unit].drop_duplicates())
    beside = words.merge(holding, on=unit).groupby("word").size()
    everywhere = words.groupby("word").size()
    skipped = {
        *lexicon("function_words").entries["key"],
        *(word_key(part) for cue in expand(query) for part in cue.split()),
    }
    rows = []
    for word, together in beside.items():
        if together < fewest or word in skipped or not any(map(str.isalpha, word)):
            continue
        counts = int(together), (len(holding), int(everywhere[word])), total
        expected = len(holding) * int(everywhere[word]) / total
        if together > expected:
            association = BigramAssocMeasures.likelihood_ratio(*counts), BigramAssocMeasures.pmi(*counts)
            rows.append((word, together, expected, *association))
    found = pd.DataFrame(rows, columns=["collocate", "together", "expected", "log_likelihood", "pmi"])
    return found.sort_values(["log_likelihood", "collocate"], ascending=[False, True], kind="stable", ignore_index=True)
