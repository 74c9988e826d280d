"""Tokens in; the phrases of one to three words in each sentence, with inflected forms taken together, out."""

import os
from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from analysis.comparison.keyness import background
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.cues.shifters import negators
from analysis.lexicons.notation import key_column
from analysis.measures.vader.valences import function_words

LONGEST = 3
SHORTEST_STEM = 3
ENDINGS = ("ies y", "ied y", "es", "s", "ing", "ing e", "ed", "ed e", "d")
COLUMNS = ["article", "sentence", "phrase", "form", "start", "end"]


def find_phrases(tokens: pd.DataFrame, longest: int = LONGEST) -> pd.DataFrame:
    """Find the phrases of headings and body.

    Parameters
    ----------
    tokens : DataFrame
    longest : int
        The most words in a phrase.

    Returns
    -------
    DataFrame
        One row per phrase and place: `article`, `sentence`, `phrase` (the stems of its words: the same for `sign the treaty` and
        `signed the treaty`), `form` (as a cue is spelled: lower case, except words that are always capitalised in the texts), `start`,
        `end`. A phrase begins and ends with a content word or a negator. It contains a content word, no number, and no punctuation
        except hyphens.
    """
    tokens = tokens[tokens["section"].isin(SCORED_SECTIONS)]
    keys = key_column(tokens["word"]).to_numpy(object)
    stems, content, edge = _word_kinds(keys)
    article, sentence, start, end = (tokens[name].to_numpy() for name in ("article", "sentence", "start", "end"))
    opens = np.ones(len(keys), bool)
    opens[1:] = (article[1:] != article[:-1]) | (sentence[1:] != sentence[:-1])
    follows = ~opens & (start == np.r_[0, end[:-1] + 1])
    forms = np.where(_names(tokens["word"].to_numpy(object), keys, opens), _bare(tokens["word"]), keys)
    rows = []
    for first in np.flatnonzero(edge).tolist():
        for last in range(first, min(first + longest, len(keys))):
            if last > first and not follows[last] or keys[last] == "#":
                break
            if edge[last] and content[first : last + 1].any():
                own = slice(first, last + 1)
                place = article[first], sentence[first], " ".join(stems[own]), " ".join(forms[own])
                rows.append((*place, start[first], end[last]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _word_kinds(keys):
    """For each word its stem, whether it is a content word, and whether a phrase may begin or end with it."""
    known = {*keys, *background().index}
    stem = {key: _stem(key, known) for key in set(keys)}
    grammar = function_words()
    content = np.array([key not in grammar and any(map(str.isalpha, key)) for key in keys], bool)
    return np.array([stem[key] for key in keys], object), content, content | np.isin(keys, list(negators()))


def _stem(word: str, known: Collection[str]) -> str:
    """The word without its inflectional ending, if that word occurs in the texts or in news; else the word."""
    for ending in ENDINGS:
        cut, _, put = ending.partition(" ")
        stem = word.removesuffix(cut) + put
        if word.endswith(cut) and len(word) - len(cut) >= SHORTEST_STEM:
            doubled = stem[:-1] if cut in ("ing", "ed") and not put and stem[-1] == stem[-2] else stem
            for each in (stem, doubled):
                if each in known:
                    return each
    return word


def _names(words, keys, opens):
    """Whether a word is capitalised inside a sentence of these texts, and never in lower case."""
    lower = {key for word, key in zip(words, keys, strict=True) if word.islower()}
    inside = {key for word, key, first in zip(words, keys, opens, strict=True) if word[:1].isupper() and not first}
    return np.isin(keys, list(inside - lower))


def _bare(words):
    return words.str.replace(r"['’]s$", "", regex=True).to_numpy(object)


def cue_notation(forms: Iterable[str]) -> str:
    """Spellings of one phrase as one cue: `treaty`, `treaties` become `treat(ies|y)`; see docs/lexicons.md."""
    columns = zip(*(form.split() for form in sorted(set(forms))), strict=True)
    return " ".join(_together(sorted(set(column))) for column in columns)


def _together(words):
    if len({word.lower() for word in words}) == 1:
        return words[-1]  # lower case sorts last, and as a cue matches both
    common = os.path.commonprefix(words)
    rests = [word[len(common) :] for word in words]
    return f"{common}({'|'.join(rests)})"
