"""Frames and stance on small made-up sets: what we find in each text, and what others do."""

from judged import macro_f1

from analysis.validation import framing

RIVER = "The river ran past the old mill and the rain fell on the roofs. "


def rows(texts, label):
    return [{"id": f"s{i}", "text": text, label: given} for i, (text, given) in enumerate(texts.items())]


def test_a_frame_is_shown_from_a_rate_on_and_by_cues_above_their_median(write_gold):
    texts = [
        "It was evil, they said, when the rain fell.",
        RIVER * 30 + "It was evil. It was a disgrace.",  # 5 in 1,000 words, and the line is at 4
        RIVER * 30 + "It was evil.",
        RIVER + "Both sides clashed.",
    ]
    shown = {"CO": [0, 0, 0, 1], "MO": [1, 1, 1, 0], "RE": [0] * 4, "HI": [0] * 4, "EC": [0] * 4}
    frames = [{frame: there[i] for frame, there in shown.items()} for i in range(4)]
    gold = write_gold(
        "narrative_frames", [{"id": i, "text": texts[i], "frames": frame} for i, frame in enumerate(frames)]
    )
    found = {row["measure"].removeprefix("generic."): row for row in framing.narrative_frames(gold)}
    assert list(found) == ["responsibility", "human_interest", "conflict", "morality", "economic"]
    assert found["conflict"]["n"] == 4 and found["conflict"]["ours"] == found["conflict"]["cues"] == 1
    assert found["morality"]["ours"] == macro_f1(shown["MO"], [1, 1, 0, 0])
    assert found["morality"]["cues"] == macro_f1(shown["MO"], [1, 1, 0, 0])
    assert found["morality"]["majority"] == macro_f1(shown["MO"], [1, 1, 1, 1])
    assert found["economic"]["cues"] == 1, "where there are no cues, nothing is above their median"


def test_the_leading_frame_of_a_sentence_is_other_where_it_has_none(write_gold):
    texts = {
        "The budget deficit grew.": "economic",
        "The police made an arrest.": "legality_crime",
        "The court ruled that the statute was unlawful.": "legality_crime",
        "The river ran on.": "other",
        "The power plants hummed.": "other",  # power, but of no government
        "They grew wheat.": "health_safety",
    }
    given = list(texts.values())
    (row,) = framing.frac(write_gold("frac", rows(texts, "label")))
    assert (row["set"], row["unit"], row["n"]) == ("frac", "sentence", 6)
    assert row["ours"] == macro_f1(given, [*given[:5], "other"])
    assert row["cues"] == macro_f1(given, [*given[:4], "political_policies", "other"])
    assert row["majority"] == macro_f1(given, ["legality_crime"] * 6)


def test_headlines_without_a_frame_are_left_out(write_gold):
    texts = {
        "Second Amendment rights at stake": "gun_2nd_amendment_rights",
        "River runs on": None,
        "New gun laws passed": "gun_control_regulation",
        "Mental health money grows": "mental_health",
        "River runs on again": "politics",
    }
    given = [frame for frame in texts.values() if frame]
    (row,) = framing.gvfc(write_gold("gvfc", rows(texts, "frame1"), "headlines.jsonl"))
    assert row["n"] == 4 and row["unit"] == "headline"
    assert row["ours"] == row["cues"] == macro_f1(given, [*given[:3], "other"])


def test_the_side_of_a_sentence_is_that_of_its_cues_and_else_neutral(write_gold):
    texts = {
        "Warming is a catastrophe.": "agree",
        "Global warming is a hoax.": "disagree",
        "It is no catastrophe.": "disagree",
        "This is a great success.": "agree",
        "A hoax and a catastrophe.": "neutral",
        "The river ran on.": "neutral",
    }
    given = list(texts.values())
    (row,) = framing.gwsd(write_gold("gwsd", rows(texts, "label")))
    assert row["ours"] == macro_f1(given, ["agree", "disagree", "neutral", "neutral", "neutral", "neutral"])
    assert row["cues"] == macro_f1(given, ["agree", "disagree", "agree", "neutral", "neutral", "neutral"])
    assert row["vader"] == macro_f1(given, ["disagree", "disagree", "agree", "agree", "disagree", "neutral"])
    assert row["majority"] == macro_f1(given, ["agree"] * 6)


def test_every_frame_that_has_a_class_is_in_its_codebook():
    assert set(framing.GUNS) <= set(framing.read_case("guns").categories["framing"])
    assert set(framing.SIDES) == set(framing.read_case("climate").axis)
    generic = framing.lexicon("framing").categories["framing"]
    assert {*framing.GENERIC.values(), *framing.POLICY} <= set(generic)
