"""From articles to words: every word with its sentence, its section and whose voice it is."""

import numpy as np
import pandas as pd

from analysis import sections
from analysis.splitting import sentence_spans, word_spans
from analysis.tables import table
from analysis.voices import attributions, with_voices


def tokenize(articles):
    """Split articles into words.

    Parameters
    ----------
    articles : DataFrame
        Columns `article` and `text` are required; `title` and `author` help to tell sections.

    Returns
    -------
    DataFrame
        One row a word, in reading order: `article`, `sentence` (numbered from 1 within its article, boilerplate
        included), `start`, `end` (code points of the untouched text, `text[start:end] == word`), `word`, `section`
        (title, heading, body, boilerplate), `voice` (author, quoted, reported) and `attribution` (a row of `attributions`, or
        missing). A hyphenated word is one word; so is a contraction.
    """
    words = words_of(articles)
    return with_voices(words, attributions(articles, words))


def words_of(articles):
    """The words of articles, all in the author's voice so far: the table `tokenize` starts from."""
    parts = []
    for row in articles.to_dict("records"):
        text = row["text"]
        spans = sections.paragraphs(text)
        labels = sections.label(text, spans, row.get("title", ""), row.get("author", ""))
        number, words = 0, []
        for span, section in zip(spans, labels, strict=True):
            for first, last in sentence_spans(text, *span):
                found = word_spans(text, first, last)
                number += bool(found)
                words += [(number, start, end, text[start:end], section) for start, end in found]
        part = pd.DataFrame(words, columns=["sentence", "start", "end", "word", "section"])
        part.insert(0, "article", row["article"])
        parts.append(part)
    words = table("tokens", pd.concat(parts, ignore_index=True) if parts else ())
    words["voice"] = words["voice"].fillna("author")
    return words


def sentences(articles, tokens, attributions):
    """The sentences of the articles, boilerplate included.

    Parameters
    ----------
    articles, tokens, attributions : DataFrame

    Returns
    -------
    DataFrame
        One row a sentence: `article`, `sentence`, `start`, `end` (with the marks around its words), `section`,
        `voice` (that of all its words, else "mixed"), `source` (who is quoted, where the text says it), `words`.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    names = attributions.set_index(["article", "attribution"])["source"].to_dict()
    rows = []
    columns = [tokens[column].to_list() for column in ("article", "sentence", "start", "end", "section", "voice")]
    attribution = tokens["attribution"].fillna(0).astype(int).to_list()
    article, sentence, start, end, section, voice = columns
    for first, last in zip(*sentence_bounds(tokens), strict=True):
        voices = set(voice[first : last + 1])
        quoted = dict.fromkeys(names[article[first], i] for i in attribution[first : last + 1] if i)
        rows.append((article[first], sentence[first], *extent(texts[article[first]], start[first], end[last]),
                     section[first], voices.pop() if len(voices) == 1 else "mixed",
                     "; ".join(name for name in quoted if name), last - first + 1))  # fmt: skip
    return table("sentences", rows)


def extent(text, start, end):
    """Widen a sentence from its first and last word to the marks that touch them: quotation marks, brackets, ! ?."""
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    first = start
    while first > 0 and not text[first - 1].isspace() and not text[first - 1].isalnum():
        first -= 1
    glued = first > 0 and text[first - 1].isalnum()  # to the sentence before it, which has the marks between them
    return (start if glued else first), end


def sentence_bounds(tokens):
    """First and last row (inclusive) of each sentence of a tokens table, as two arrays."""
    if tokens.empty:
        return np.zeros(0, int), np.zeros(0, int)
    sentence, article = tokens["sentence"].to_numpy(), tokens["article"].to_numpy(object)
    new = np.flatnonzero((sentence[1:] != sentence[:-1]) | (article[1:] != article[:-1])) + 1
    return np.concatenate([[0], new]), np.concatenate([new - 1, [len(tokens) - 1]])
