"""Phrases of one to three words, and their spelling as cues."""

import pytest

from analysis import tokenize
from analysis.coding.phrases import cue_notation, find_phrases
from analysis.core.schema import table
from analysis.lexicons.notation import expand
from analysis.text.tokens import words_of_articles


def test_phrases_cross_no_comma_and_begin_with_content_or_a_negator():
    text = "No guarantee was given, Moscow said, of 20 planes."
    tokens = tokenize(table("articles", {"article": ["a"], "text": [text]}), voices="quotes")
    forms = set(find_phrases(tokens)["form"])
    assert {"no guarantee", "guarantee was given", "Moscow said"} <= forms
    assert not {"given Moscow", "said of", "was given", "no", "of # planes"} & forms


@pytest.mark.parametrize(
    "forms", [["treaty", "treaties"], ["deep tie", "deepened ties"], ["Iran"], ["Old wound", "old wounds"]]
)
def test_notation_spells_out_every_form(forms):
    spelled = {cue.lower() for cue in expand(cue_notation(forms))}
    assert {form.lower() for form in forms} <= spelled


def test_inflected_forms_are_one_phrase_with_the_places_of_each():
    text = "They signed treaties. He signs a treaty."
    tokens = tokenize(table("articles", {"article": ["a"], "text": [text]}), voices="quotes")
    found = find_phrases(tokens, longest=1)
    assert found.groupby("phrase")["form"].agg(list).to_dict() == {
        "sign": ["signed", "signs"],
        "treaty": ["treaties", "treaty"],
    }
    assert [text[row.start : row.end] for row in found.itertuples()] == found["form"].to_list()
    assert set(find_phrases(tokens, longest=2)["form"]) - set(found["form"]) == {"signed treaties"}


def test_a_stem_has_at_least_three_letters_and_is_a_word_that_is_known():
    text = "They sign. She signed. Signing stopped. They stop. Cities lie in a city. Hoped. Hoping. Hope. Go to ski. Going skiing."
    found = find_phrases(words_of_articles(table("articles", {"article": ["a"], "text": [text]})), 1)
    stems = dict(zip(found["form"].str.lower(), found["phrase"], strict=True))
    for forms in ("sign signed signing", "stop stopped", "city cities", "hope hoped hoping"):
        assert len({stems[form] for form in forms.split()}) == 1, forms
    assert stems["skiing"] == "ski" and stems["going"] == "going", "go is too short"
