"""Words as VADER cuts them, and what it knows of them."""

import numpy as np
import pytest
from measures.quirks import laid_out

from analysis.measures.vader import words as vader
from analysis.measures.vader.emoji import spell_out_emoji


def cut(*sentences):
    """The words of sentences, and their texts."""
    page, begins, ends = laid_out(sentences)
    found = vader.cut_words(spell_out_emoji(page), begins, ends)
    text = "".join(map(chr, page.points))
    return found, [text[start:stop] for start, stop in zip(found.start, found.stop, strict=True)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It, “said” (he) — well-made!", ["It,", "said", "(he)", "well-made"]), ("a :) (b) ...", ["a", ":)", "(b)", "..."]),
        ("(good)", ["good"]), ("it's 'fine'", ["it's", "fine"]), (" \t", []), ("", []),
    ],
)  # fmt: skip
def test_words_are_cut_at_white_space_and_stripped_unless_they_are_short(sentence, words):
    assert cut(sentence)[1] == words


def test_each_sentence_has_its_words_with_their_codes():
    found, texts = cut("GOOD but xyzzy", "", "Mayn't not")
    assert texts == ["GOOD", "but", "xyzzy", "Mayn't", "not"]
    assert found.bounds.tolist() == [0, 3, 3, 5] and found.sentence.tolist() == [0, 0, 0, 2, 2]
    assert found.upper.tolist() == [True, False, False, False, False]
    good, but, unknown, denying, negator = found.code.tolist()
    assert (but, unknown, denying) == (vader.BUT, vader.UNKNOWN, vader.DENIES)
    rules = vader.vader_rules()
    assert rules.valence[good] == 1.9 and np.isnan(rules.valence[[but, unknown, denying, negator]]).all()
    assert rules.negates[[good, but, unknown, denying, negator]].tolist() == [False, False, False, True, True]


def test_phrases_are_known_by_their_words():
    (kind, of, bomb), rules = cut("kind of bomb")[0].code, vader.vader_rules()
    row = rules.phrases.get_loc(vader.phrase_key(kind, of, vader.NONE))
    assert rules.phrase_degree[row] == -0.293 and np.isnan(rules.idiom[row]) and kind in rules.openers
    assert vader.phrase_key(of, kind, vader.NONE) not in rules.phrases
    the = cut("the")[0].code[0]
    assert rules.idiom[rules.phrases.get_loc(vader.phrase_key(the, bomb, vader.NONE))] == 3


def test_no_two_phrases_have_the_same_key():
    few = np.array([vader.DENIES, vader.NONE, vader.UNKNOWN, 0, 1, 2, len(vader.vader_vocabulary()) - 1])
    phrases = np.array(np.meshgrid(few, few, few)).reshape(3, -1)
    assert len(np.unique(vader.phrase_key(*phrases))) == phrases.shape[1]
