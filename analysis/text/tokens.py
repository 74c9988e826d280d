"""Articles in; the tables of their words and sentences out, each word with its sentence and section."""

from collections import defaultdict
from unicodedata import normalize

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.core.categoricals import decode
from analysis.core.codepoints import strings_between
from analysis.core.jit import compiled
from analysis.core.schema import COLUMNS, SECTIONS, VOICES, text_array, text_column
from analysis.text import sections
from analysis.text.buffer import layout
from analysis.text.layouts import Layout
from analysis.text.sentences import sentence_extents
from analysis.text.sentences import split_sentences as sentences_in
from analysis.text.tokenizer import split_words


def words_of_articles(articles: pd.DataFrame, page: Layout | None = None, section: str | None = None) -> pd.DataFrame:
    """The table of tokens with all words in the author's voice, to which `tokenize` adds the voices. `page` is the articles' layout.

    If `section` is given, all words are in it.
    """
    page = page or layout(articles["text"])
    labels = (
        np.full(len(page.text), SECTIONS.index(section), np.int8)
        if section
        else sections.label_sections(page, articles)
    )
    firsts, lasts, paragraph = sentences_in(page)
    start, end, sentence = split_words(page, firsts, lasts)
    text, number, labels = _place(sentence, paragraph, page.text, labels)
    article = decode(text, text_array(articles["article"]))
    columns = {
        "article": text_column(article),
        "sentence": number,
        "start": page.starts(text, start),
        "end": page.ends(text, end),
        "word": _written(page, text, start, end),
        "section": pd.Categorical.from_codes(labels, dtype=COLUMNS["tokens"]["section"]),
        "voice": pd.Categorical.from_codes(np.zeros(len(text), np.int8), dtype=COLUMNS["tokens"]["voice"]),
        "attribution": pd.arrays.IntegerArray(np.ones(len(text), np.int64), np.ones(len(text), bool)),
    }
    return pd.DataFrame(columns, copy=False)


def _written(page, text, start, end):
    """The normalised words; but accents stay apart from their letters where the original text has them so."""
    word = strings_between(page.points, start, end)
    if page.source is None:
        return word
    points, origin = page.original
    standing = strings_between(points, origin[text] + page.starts(text, start), origin[text] + page.ends(text, end))
    for at in np.flatnonzero(np.asarray(word != standing, bool)).tolist():
        if normalize("NFC", standing[at]) == word[at]:
            word[at] = standing[at]
    return word


@compiled
def _place(sentence, paragraph, texts, sections):
    """The text of each word, its sentence and its section.

    The sentences of a text are numbered from 1; those without a word are not counted.
    """
    text, number = np.empty(len(sentence), np.int32), np.empty(len(sentence), np.int64)
    section = np.empty(len(sentence), np.int8)
    for word in range(len(sentence)):
        own = paragraph[sentence[word]]
        text[word], section[word] = texts[own], sections[own]
        new = word == 0 or text[word] != text[word - 1]
        number[word] = 1 if new else number[word - 1] + (sentence[word] != sentence[word - 1])
    return text, number, section


def sentences(
    articles: pd.DataFrame, tokens: pd.DataFrame, attributions: pd.DataFrame, page: Layout | None = None
) -> pd.DataFrame:
    """List the sentences of the articles, boilerplate included.

    Parameters
    ----------
    articles, tokens, attributions : DataFrame
    page : Layout, optional
        The layout of all articles in order, if at hand.

    Returns
    -------
    DataFrame
        One row per sentence: `article`, `sentence`, `start`, `end` (with the marks around its words), `section`,
        `voice` (that of all its words, else "mixed"), `source` (who is quoted, where the text says it), `words`.
    """
    firsts, lasts = sentence_bounds(tokens)
    rows = tokens[["article", "sentence", "section", "start"]].iloc[firsts]
    page = layout(articles["text"]) if page is None else page
    text = pd.Index(articles["article"]).get_indexer(rows["article"])
    first, last = page.places(text, rows["start"].to_numpy()), page.places(text, tokens["end"].to_numpy()[lasts])
    start, end = sentence_extents(page, first, last)
    voice = tokens["voice"].cat.codes.to_numpy()
    one_voice = np.zeros(0, bool)
    if len(firsts):
        one_voice = np.logical_and.reduceat(voice == np.repeat(voice[firsts], lasts - firsts + 1), firsts)
    columns = {
        **{column: rows[column].array for column in ("article", "sentence", "section")},
        "start": page.starts(text, start),
        "end": page.ends(text, end),
        "voice": _texts(np.where(one_voice, voice[firsts], len(VOICES)), [*VOICES, "mixed"]),
        "source": _texts(*_sources(tokens, attributions, firsts)),
        "words": lasts - firsts + 1,
    }
    return pd.DataFrame(columns, columns=list(COLUMNS["sentences"]), copy=False)


def _texts(codes, names):
    return text_column(decode(codes, pa.array(names, pa.large_string())))


def _sources(tokens, attributions, firsts):
    """The sources of each sentence, in reading order, as a position in a list of texts; and this list."""
    articles, numbers, names = (attributions[column].tolist() for column in ("article", "attribution", "source"))
    known = dict(zip(zip(articles, numbers, strict=True), names, strict=True))
    attribution = tokens["attribution"].to_numpy(np.int64, na_value=0)
    new = np.diff(attribution, prepend=0) != 0
    new[firsts] = True
    new = np.flatnonzero(new & (attribution > 0))
    sentence = np.searchsorted(firsts, new, "right") - 1
    found = zip(tokens["article"].array.take(new).tolist(), attribution[new].tolist(), strict=True)
    sources: defaultdict[int, dict[str, bool]] = defaultdict(dict)
    for number, key in zip(sentence.tolist(), found, strict=True):
        sources[number][known[key]] = True
    codes = np.zeros(len(firsts), np.int64)
    codes[list(sources)] = np.arange(len(sources)) + 1
    return codes, ["", *("; ".join(filter(None, found)) for found in sources.values())]


def sentence_bounds(tokens: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """First and last row (inclusive) of each sentence of a tokens table, as two arrays."""
    if tokens.empty:
        return np.zeros(0, int), np.zeros(0, int)
    sentence, article = tokens["sentence"].to_numpy(), tokens["article"].array
    new = np.flatnonzero((sentence[1:] != sentence[:-1]) | np.asarray(article[1:] != article[:-1], bool)) + 1
    return np.concatenate([[0], new]), np.concatenate([new - 1, [len(tokens) - 1]])
