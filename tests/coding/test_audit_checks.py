"""Every way in which the file of an audit can be wrong, told with its place."""

import pandas as pd
import pytest
from audited import AUDIT, MAY, RAIN, TEXT, place, read

from analysis import measure


@pytest.fixture(scope="module")
def study():
    return measure(pd.DataFrame({"article": ["a"], "text": [TEXT]}), voices="quotes", measures=["hedging", "tone"])


WRONG = {
    "no JSON": ("{", "audit.json: not JSON"),
    "something else": ({"format": "x"}, 'not an audit: the key "format" must be "discourse audit"'),
    "a later version": ({"version": 2}, "version 2: this program reads version 1"),
    "an unknown key": ({"verdict": []}, "the file: unknown key 'verdict'; valid: format, version, coder, articles, coder_kind"),
    "an unknown key within": ({"verdicts": [MAY | {"verdict": "right", "cue": "may"}]}, r"verdicts\[0\]: unknown key 'cue'"),
    "a key missing": ({"verdicts": [MAY]}, r"verdicts\[0\]: no verdict; it needs article, start, end, measure, category, verdict"),
    "a type": ({"verdicts": [MAY | {"verdict": "right", "start": "3"}]}, r"verdicts\[0\]: start '3': must be a whole number"),
    "no object": ({"voices": ["x"]}, r"voices\[0\]: must be an object with the keys article, start"),
    "a kind": ({"coder_kind": "lexicon"}, "valid kinds: person, language model"),
    "another text": ({"articles": [{"article": "a", "digest": "0" * 16}]}, r"articles\[0\]: the text of 'a' is not the one that was audited"),
    "another article": ({"articles": [{"article": "b", "digest": ""}]}, r"articles\[0\]: no article 'b'; valid: a"),
    "an article not named": ({"articles": []}, r"verdicts\[0\]: 'a' is not among the articles of the audit"),
    "read": ({"articles": [AUDIT["articles"][0] | {"read": ["stance"]}]}, r"articles\[0\]: read: no measure 'stance'; valid: distance, hedging, tone"),
    "a verdict": ({"verdicts": [MAY | {"verdict": "yes"}]}, r"verdicts\[0\]: verdict 'yes'; valid: right, wrong, doubtful, missing"),
    "no such mark": ({"verdicts": [RAIN | {"verdict": "wrong"}]}, r"verdicts\[0\]: wrong: hedging:hedge.modal at 7 to 11 of 'a': there is no such"),
    "a mark that is there": ({"verdicts": [MAY | {"verdict": "missing"}]}, r"verdicts\[0\]: missing: .*: there is a mark already"),
    "twice": ({"verdicts": [MAY | {"verdict": "right"}] * 2}, r"verdicts\[1\]: .* has a verdict already, in verdicts\[0\]"),
    "a category": ({"verdicts": [MAY | {"category": "modal", "verdict": "right"}]}, r"verdicts\[0\]: no hedging:modal; valid: .*hedge.modal"),
    "no weight": ({"verdicts": [place("rain", measure="tone", category="negative", verdict="missing")]}, r"verdicts\[0\]: .* needs a weight"),
    "a weight": ({"verdicts": [MAY | {"verdict": "right", "weight": 1}]}, r"verdicts\[0\]: weight: only missing marks"),
    "beyond the end": ({"voices": [place("A good ship", voice="quoted") | {"end": 99}]}, r"voices\[0\]: from 46 to 99: 'a' goes from 0 to 63"),
    "a voice": ({"voices": [place("A good ship", voice="mine")]}, r"voices\[0\]: voice 'mine'; valid: author, quoted, reported"),
    "two voices": ({"voices": [place("good", voice="author"), place("A good", voice="quoted")]}, r"voices\[1\]: overlaps voices\[0\]"),
    "an article twice": ({"articles": AUDIT["articles"] * 2}, r"articles\[1\]: 'a' occurs twice"),
    "a weight of 0": ({"verdicts": [RAIN | {"weight": 0}]}, r"verdicts\[0\]: a mark of weight 0 does not count"),
    "a weight of 0 where weights differ": (
        {"verdicts": [place("rain", measure="tone", category="negative", verdict="missing", weight=0)]}, r"verdicts\[0\]: .* needs a weight that is not 0"
    ),
    "nobody": ({"coder": ""}, "coder '', coder_kind 'person': name the coder"),
    "yes for a number": ({"verdicts": [RAIN | {"weight": True}]}, r"verdicts\[0\]: weight True: must be a number"),
    "a measure": ({"verdicts": [MAY | {"measure": "mood", "verdict": "right"}]}, r"verdicts\[0\]: no mood:hedge.modal; valid: .*hedging"),
    "before the beginning": ({"voices": [place("It", voice="quoted") | {"start": -1}]}, r"voices\[0\]: from -1 to 2: 'a' goes"),
    "nothing": ({"voices": [place("It", voice="quoted") | {"end": 0}]}, r"voices\[0\]: from 0 to 0: 'a' goes"),
    "one character too many": ({"voices": [place("left.", voice="quoted") | {"end": 64}]}, r"voices\[0\]: from 58 to 64: 'a' goes from 0 to 63"),
    "a code": ({"codes": [place("rain", measure="tone", category="good", value=1)]}, r"\[0\]: no category 'good' in tone; valid: all"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place(change, message, study, tmp_path):
    with pytest.raises(ValueError, match=message) as error:
        read(study, tmp_path, change if isinstance(change, str) else AUDIT | change)
    assert "audit.json" in str(error.value)


def test_what_touches_does_not_overlap_and_the_whole_text_may_have_a_voice(study, tmp_path):
    voices = [
        place("A good ", voice="quoted"),
        place("ship", voice="reported"),
        {"article": "a", "start": 0, "end": 46, "voice": "author"},
    ]
    assert len(read(study, tmp_path, AUDIT | {"voices": voices}).voices) == 3
    whole = [{"article": "a", "start": 0, "end": len(TEXT), "voice": "author"}]
    assert len(read(study, tmp_path, AUDIT | {"voices": whole}).voices) == 1
    weighed = [RAIN | {"weight": -0.5}, place("rain", measure="tone", category="negative", verdict="missing", weight=2)]
    assert read(study, tmp_path, AUDIT | {"verdicts": weighed}).verdicts["weight"].to_list() == [-0.5, 2]
