"""The plan of a coding: windows, requests, and an estimate of their tokens."""

import json

import pytest

from analysis.coding.model.plan import Settings, make_plan
from analysis.core.schema import text_digest


def test_windows_hold_the_whole_article_and_name_their_sentences(plan):
    own = make_plan(plan.articles, None, Settings("m", ("tone",), window=1, variants=2, runs=2))
    requests = list(own.requests())
    assert len(requests) == 4 * 2 * 2 and len({each.key for each in requests}) == 16
    assert all(
        "[1] It may rain here.\n[2] The rain “poured” and poured." in each.messages[1]["content"]
        for each in requests[:8]
    )
    assert requests[4].messages[1]["content"].endswith("Code the sentences numbered 2 to 2.") and requests[
        4
    ].numbers == (2,)
    number, sent, most = own.estimate()
    assert number == 16 and sent == sum(each.tokens for each in requests) and most == 16 * requests[0].limit
    assert all(each.tokens * 3 > len(json.dumps(each.messages)) * 0.9 for each in requests)


@pytest.mark.parametrize(
    ("given", "why"), [({"runs": 0}, "--runs 0: valid are 1 to 99"), ({"variants": 7}, "--variants 7: valid are 1 to 6"), ({"window": 101}, "--window 101")]
)  # fmt: skip
def test_settings_have_limits(given, why):
    with pytest.raises(ValueError, match=why):
        Settings("m", **given)
    assert Settings("m", runs=99, variants=6, window=100).window == 100


def test_a_second_request_says_what_was_wrong_and_is_another(plan):
    first = next(plan.requests())
    second = first.again("all fine", ["it is not JSON", "it is short"])
    assert second.messages[:-2] == first.messages and second.attempt == 2 and second.key != first.key
    assert second.messages[-2] == {"role": "assistant", "content": "all fine"}
    assert (
        second.messages[-1]["content"]
        == "Your answer cannot be used:\n- it is not JSON\n- it is short\nAnswer again, in full."
    )
    assert second.tokens > first.tokens and second.limit == first.limit == 120 * 2 + 60


def test_what_may_change_the_codes_is_described(plan):
    described = plan.described()
    assert described["articles"] == {
        name: text_digest(text) for name, text in zip("ab", plan.articles["text"], strict=True)
    }
    assert (described["model"], described["variables"], described["sentences"], described["codebook"]) == (
        "m",
        ["tone", "hedged"],
        4,
        None,
    )
    other = make_plan(plan.articles, None, Settings("m", variables=("tone",))).described()
    assert {name for name in described if described[name] != other[name]} == {"variables", "prompts"}


def test_articles_without_a_sentence_are_refused(plan):
    with pytest.raises(ValueError, match="there is no sentence to code"):
        make_plan(plan.articles[:0], None, plan.settings)
