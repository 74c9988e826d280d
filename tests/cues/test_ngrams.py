"""Words and pairs of words without a topic."""

import numpy as np
import pytest

from analysis.core.schema import table
from analysis.cues import ngrams
from analysis.cues.lexicon_measure import cue_marks
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.voices import tokenize

TEXT = "He may not win in Iran, and perhaps 20 talks to-day hinted at it."


@pytest.fixture(scope="module")
def words():
    articles = table("articles", {"article": ["x"], "text": [TEXT]})
    return Words.of(articles, tokenize(articles))


def test_every_word_and_every_pair_within_a_phrase_has_a_number_and_a_place(words):
    code, first, last = ngrams.occurrences(words)
    names = [ngrams.phrase_of(one) for one in code.tolist()]
    assert names[:14] == "* may not * in Aa and perhaps 0 *s * hinted at it".split()
    assert names[14:] == ["* may", "may not", "not *", "* in", "in Aa", "and perhaps", "perhaps 0", "0 *s", "*s *", "* *ed", "*ed at", "at it"]  # fmt: skip
    assert [ngrams.code_of(name) for name in names] == code.tolist() and code.max() < ngrams.number_of_codes()
    assert first.tolist() == [*range(14), 0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]
    assert (last - first).tolist() == [0] * 14 + [1] * 12


def test_phrases_of_shapes_and_names_alone_are_left_out(words):
    names, code, first, last = ngrams.phrases(words)
    assert [names[one] for one in code] == [
        *"may not in and perhaps 0 hinted at it".split(),
        *("* may", "may not", "not *", "* in", "in Aa", "and perhaps", "perhaps 0", "0 *s", "*ed at", "at it"),
    ]
    assert (first[8], last[8], first[-1], last[-1]) == (13, 13, 12, 13)


def test_topics_and_people_stand_for_nothing_and_pairs_know_function_words_only():
    functional, every = ngrams.words_kept(functional=True), ngrams.words_kept()
    assert {"the", "not", "in", "it", "i"} <= functional < every
    assert {"hinted", "said"} <= every - functional
    assert not every & {"he", "her", "whom", "talks", "lie", "#"}
    assert ngrams.kind_numbers()["the"] < ngrams.number_of_paired_kinds() <= ngrams.kind_numbers()["hinted"]
    assert len(ngrams.kind_numbers()) == len(every) + len(ngrams.SHAPES)
    assert ngrams.phrase_of(ngrams.number_of_paired_kinds()) == sorted(every - functional)[0]


def test_some_words_say_something_by_themselves_and_others_only_beside_them():
    assert {"the", "in", "and", "which", "Aa", "0"} <= ngrams.context_words()
    assert not ngrams.context_words() & {
        "may",
        "not",
        "perhaps",
        "some",
        "several",
        "if",
    }  # some of them cues of hedging or the like
    said = {"may *": True, "* may": True, "perhaps": True, "the of": False, "* *ed": False, "Aa 0": False}
    assert {name: ngrams.has_cue(name) for name in said} == said


def test_phrases_and_kinds_of_cues_are_counted_by_text(words):
    cues = cue_marks(words, lexicon("hedging"), "hedging")
    assert set(ngrams.cue_kinds(cues).texts().to_pylist()) >= {"hedging:hedge.modal"}
    rows = np.repeat([0, 2], [7, 7])  # "He … and", "perhaps … it"
    names, counts = ngrams.phrase_counts(words, cues, rows, 3)
    assert counts.shape == (3, len(names))
    found = {name: counts[:, at].toarray().ravel().tolist() for at, name in enumerate(names)}
    assert (found["may"], found["perhaps"], found["at it"]) == ([1, 0, 0], [0, 0, 1], [0, 0, 1])
    assert found["and perhaps"] == [1, 0, 0]  # where it begins
    assert found["hedging:hedge.modal"] == [1, 0, 0]
