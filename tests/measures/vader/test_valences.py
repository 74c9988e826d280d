"""Words and phrases that have a valence, for news and comment."""

import numpy as np
import pytest
from measures.marked import tone, tone_marks

from analysis.lexicons.load import lexicon
from analysis.measures.vader.valences import compress_valence, entries, function_words, vader_lexicon
from analysis.measures.vader.weighing import shipped_tone_weights


def test_words_that_name_the_subject_leave_no_mark():
    assert {"party", "security", "like", "well"} <= set(vader_lexicon())
    assert tone_marks("The party spoke of security as well as of energy, like others.").empty


def test_words_of_comment_that_vader_lacks():
    assert not {"quagmire", "misguided"} & set(vader_lexicon())
    assert tone("It was a misguided war and a quagmire.") < tone("It was a war.") < 0 < tone("It is a breakthrough.")


@pytest.mark.parametrize("text", [
    "Should they not have met, and why can we never say so?", "First they will meet, in spite of the rain.", "It is no longer there.",
])  # fmt: skip
def test_words_of_grammar_have_no_tone(text):
    assert tone_marks(text).empty


def test_the_overlay_weighs_no_word_of_grammar():
    overlay = lexicon("tone").entries
    assert {"not", "will", "hardly", "nobody"} <= function_words()
    assert not function_words() & set(overlay.loc[overlay["weight"].fillna(0) != 0, "key"])
    assert not function_words() & set(shipped_tone_weights().loc[shipped_tone_weights()["kind"] == "word", "key"])


def test_an_entry_stands_on_one_side_only():
    overlay = lexicon("tone").entries
    counts = overlay.dropna(subset="weight").groupby("cue")["category"].nunique()
    assert counts.max() == 1
    sign = {"positive": 1, "negative": -1, "neutral": 0}
    known = overlay.dropna(subset="weight")
    assert (np.sign(known["weight"]) == known["category"].map(sign)).all()
    assert known["weight"].abs().max() <= 4


def test_extremes_are_compressed_and_no_valence_changes_its_side():
    assert [compress_valence(valence) for valence in (0, 1, -1)] == [0, 1.25, -1.25]
    assert compress_valence(4) == pytest.approx(3.2988, abs=1e-4) and compress_valence(-4) == -compress_valence(4)


def test_a_word_has_the_valence_of_the_overlay_before_that_of_vader():
    known = entries().groupby("key")["weight"].agg(list)
    assert known["good"] == [compress_valence(vader_lexicon()["good"])]
    assert "hand" in vader_lexicon() and np.isnan(known["hand"]).all()  # neutral: it blocks
    assert "quagmire" not in vader_lexicon() and known["quagmire"][0] < 0
