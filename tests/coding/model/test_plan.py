"""Settings and requests: what is allowed, what a second request holds, and what a plan says of itself."""

import json

import pytest

from analysis.coding.model.plan import Settings, make_plan
from analysis.core.schema import table, text_digest


@pytest.mark.parametrize(("name", "most"), [("runs", 99), ("variants", 6), ("window", 100)])
def test_numbers_have_limits(name, most):
    for number in (1, most):
        assert getattr(Settings("m", **{name: number}), name) == number
    for number in (0, most + 1):
        with pytest.raises(ValueError, match=f"--{name} {number}: valid are 1 to {most}"):
            Settings("m", **{name: number})


def test_a_second_request_holds_the_first_its_answer_and_what_was_wrong(plan):
    first = next(plan.requests())
    second = first.again("no", ["a fault", "another"])
    assert first.attempt == 1 and second.attempt == 2 and second.key != first.key
    assert second.messages[:2] == first.messages and [each["role"] for each in second.messages[2:]] == [
        "assistant",
        "user",
    ]
    assert second.messages[2]["content"] == "no"
    assert second.messages[3]["content"] == "Your answer cannot be used:\n- a fault\n- another\nAnswer again, in full."


def test_an_answer_may_have_so_many_tokens_for_each_sentence_and_some_beside(plan):
    one, two = (next(make_plan(plan.articles, None, Settings("m", window=window)).requests()) for window in (1, 2))
    assert two.limit == 2 * one.limit - 60 == 300


def test_a_plan_says_what_its_codes_depend_on(plan):
    said = plan.described()
    assert said["articles"] == {row.article: text_digest(row.text) for row in plan.articles.itertuples()}
    assert said["sentences"] == 4 and said["codebook"] is None and said["variables"] == ["tone", "hedged"]
    assert said["prompts"] == plan.version and said["window"] == 10


def test_articles_without_a_sentence_are_refused():
    with pytest.raises(ValueError, match="there is no sentence to code"):
        make_plan(table("articles", {"article": ["a"], "text": ["—"]}), None, Settings("m"))


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
