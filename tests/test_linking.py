"""Who speaks: candidates for the source of a stretch, the weights that choose among them, and what they choose."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from analysis.candidates import COLUMNS, Stretches, candidates
from analysis.labelled import NONE, Places
from analysis.linking import WEIGHTS, code_name, codes, read_weights, thresholds, total
from analysis.phrases import CARRIED, speakers
from analysis.reporting import is_hearsay
from analysis.spellings import Spellings
from analysis.stretches import BARE, BEST
from analysis.tokens import tokenize, words_of
from analysis.traits import traits
from analysis.voices import attributions, read_articles


def corpus(text):
    return pd.DataFrame({"article": ["a"], "text": [text], "title": [""], "author": [""]})


def sources(text):
    articles = corpus(text)
    return attributions(articles, words_of(articles))["source"].tolist()


def written(text, labels, origin=0):
    """The words of a sentence as `Places`, their labels given by letters: out, source, cue, content."""
    words = text.split()
    none = np.zeros(len(words))
    label = ["oscx".index(letter) for letter in labels]
    return Places.of(
        none,
        none + len(words),
        none,
        none + len(words),
        traits(Spellings.of(pa.array(words, pa.large_string()))),
        none,
        label,
        none + origin,
        *[none] * 5,
    )


def threshold(text, origin=BEST):
    """The log-odds that a whole sentence of content has to have."""
    places, bounds = written(text, "x" * len(text.split()), origin), [0, len(text.split()) - 1, NONE, NONE]
    return thresholds(places, Stretches(*np.array(bounds)[:, None]))[0]


def test_weights_are_small_text_with_their_origin_over_known_columns():
    text = WEIGHTS.read_text("utf-8")
    assert len(text.encode()) < 200_000
    assert "Newell" in text and "2018" in text and "train_voices.py" in text
    model = read_weights()
    assert sorted(model) == ["keep", "source"]
    for templates in model.values():
        for template, (known, weights) in templates.items():
            assert set(template.split()) <= set(COLUMNS)
            assert len(known) == len(weights) and (np.diff(known) > 0).all()


def test_codes_and_names_agree_and_weights_add_up():
    columns = np.zeros((2, len(COLUMNS)), np.int64)
    columns[1, list(COLUMNS).index("kind")], columns[1, list(COLUMNS).index("side")] = 2, 1
    found = codes(columns, "kind side")
    assert [code_name("kind side", code) for code in found] == ["nobody|-", "model|before"]
    weights = {"kind side": (found, np.array([1.0, 2.0])), "kind": (np.array([2]), np.array([0.5]))}
    assert total(columns, weights).tolist() == [1.0, 2.5]


def test_every_candidate_has_codes_of_its_columns_and_the_first_has_nobody_before_it():
    articles = corpus("“We stay,” said Anna Berg. “Nobody leaves.”\n\nCritics, she added, want to leave it.")
    part = read_articles(articles, words_of(articles))
    found = candidates(part.words.places, part.stretches)
    assert CARRIED not in found.first[found.stretch == 0] and CARRIED in found.first[found.stretch == 1]
    for column, names in zip(found.columns.T, COLUMNS.values(), strict=True):
        assert column.min() >= 0 and column.max() < len(names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The old mayor, Anna Berg, said that the ferry, which Carl Holm had built, would sink.", ["Anna Berg"]),
        ("“The ferry will sink,” Anna Berg told Carl Holm on Monday.", ["Anna Berg"]),
        ("Anna Berg said that the ferry was safe, but Carl Holm said that it would sink.", ["Anna Berg", "Carl Holm"]),
        ("The mayor wants to close the old bridge.", ["The mayor"]),
        ("The town was left between their smug assurances that the bridge would hold and the river.", ["their"]),
    ],
)
def test_the_source_is_who_speaks_not_who_stands_near(text, expected):
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("Two former officials said so", "sooco", "Two former officials"),
        ("Yesterday a mayor disagreed", "osoc", "a mayor"),
        ("and the village leaders agreed", "ssssc", "the village leaders"),
        ("said that Anna Berg agreed", "ossso", "Anna Berg"),
        ("Two said so", "sco", None),
        ("The said so", "sco", None),
        ("Some said so", "sco", "Some"),
        ("Her hope is lost", "sccc", "Her"),
        ("and said so", "sco", None),
        ("there said so", "sco", None),
        ("12 said so", "sco", None),
    ],
)
def test_a_source_is_a_whole_phrase_that_can_stand_alone(text, labels, expected):
    run = np.array([labels.index("s")]), np.array([labels.rindex("s")])
    first, last = speakers(written(text, labels), *run)[0]
    assert (" ".join(text.split()[first : last + 1]) or None) == expected


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [("the", True), ("and on the", True), ("it", False), ("so", False), ("the bridge", False), ("on a river", False)],
)
def test_articles_and_prepositions_alone_are_nobodys_words(stretch, expected):
    assert np.isinf(threshold(stretch)) == expected


def test_what_is_supposed_behind_a_bare_cue_has_to_be_likelier():
    assert threshold("taxes", BARE) > threshold("taxes")
    assert threshold("taxes and more taxes in the valley and in the towns") > threshold("taxes")


def test_hearsay_and_judgements_are_told_from_other_cues():
    assert all(map(is_hearsay, ["were reportedly critical of", "According to", "is critical of", "allegedly"]))
    assert not any(map(is_hearsay, ["said", "wants to", "critically", "is critical"]))


def test_it_has_no_name():
    text = "The bank is old. It said that the bridge would be closed in May."
    found = attributions(corpus(text), words_of(corpus(text)))
    assert found["source"].tolist() == [""] and text[found["source_start"][0] : found["source_end"][0]] == "It"


@pytest.mark.parametrize(
    ("text", "cue", "voice"),
    [
        ("Her interest in a deal with both towns is pushing them to rethink their “special friendship” signed in May.",
         "special", "author"),
        ("It draws a line between the town and what former mayor J.P. Holm has called the “ring of fools” in the north.",
         "ring of", "author"),
        ("The mayor called it a “waste of money” on Monday.", "waste", "quoted"),
        ("The mayor said the bridge was a “waste of money” on Monday.", "waste", "quoted"),
        ("The towns share a harbour, and village elders were reportedly critical of the northern delays after the flood.",
         "northern", "reported"),
    ],
)  # fmt: skip
def test_only_sure_words_or_a_cue_make_a_short_quotation_somebodys_and_hearsay_is(text, cue, voice):
    tokens = tokenize(corpus(text))
    assert tokens.loc[tokens["start"].searchsorted(text.index(cue)), "voice"] == voice
