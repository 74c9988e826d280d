"""The label of a mark and its tooltip, in plain words."""

from types import SimpleNamespace

import pytest

from analysis.report.mark_labels import mark_describer, mark_label


@pytest.mark.parametrize(
    ("measure", "category", "weight", "name"),
    [
        ("hedging", "hedge.modal", -1, "hedge"),
        ("hedging", "booster.certainty", 1, "booster"),
        ("framing", "generic.economic", 1, "frame: Economic consequences"),
        ("framing", "issue.trade", 1, "frame: Trade"),
        ("stance", "pole.plus", 1, "toward plus"),
        ("stance", "pole.plus", -1, "toward minus"),
        ("stance", "pole.plus", 0, "toward plus (0)"),
        ("tone", "negative", -2, "negative"),
        ("subjectivity", "loaded.verb", 1, "loaded wording"),
        ("evaluation", "russia", 1, "on Russia"),
        ("certainty", "degree", 1, "certainty: Certainty of findings"),
        ("unknown", "a.b_c", 1, "b c"),
    ],
)  # fmt: skip
def test_a_label_says_what_was_found_in_plain_words(measure, category, weight, name):
    labels = {
        "framing": {"generic.economic": "Economic consequences (generic)", "issue.trade": "Trade, transport and energy"},
        "evaluation": {"russia": "Russia"}, "tone": {"negative": "Negative words"}, "certainty": {"degree": "Certainty of findings (1–6)"},
    }  # fmt: skip
    assert mark_label(labels, measure, category, weight, ("pole.plus", "pole.minus")) == name


def test_a_tooltip_says_entry_weight_modifier_voice_target_and_source():
    study = SimpleNamespace(labels={"tone": {"negative": "Negative words"}, "mention": {"moscow": "Moscow"}})
    describe = mark_describer(study, {("tone", "bad|worse"): "hu2004", "tone": "own"})
    row = SimpleNamespace(measure="tone", category="negative", cue="worse\n off", entry="bad|worse", weight=-1.5, modifier="",
                          voice="author", target="")  # fmt: skip
    assert describe(row) == (
        "Negative words (tone): worse off · entry bad|worse · weight −1.5 · voice author · source hu2004"
    )
    row.modifier, row.target, row.entry = "not", "moscow", "ill"
    assert describe(row).endswith(
        "entry ill · weight −1.5 · modifier not · voice author · toward Moscow · source own"
    )  # of an entry without a source, that of the measure
