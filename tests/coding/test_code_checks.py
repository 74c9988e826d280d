"""Codes that are refused: which, why, and what is valid."""

import pandas as pd
import pytest
from code_rows import ARTICLES, LABELS, ROW, TEXT, written

from analysis.coding.code_checks import (
    check_codes,
    codable_categories,
    explain_unknown,
    is_iso_time,
    parent_categories,
    variable_name,
)
from analysis.coding.codes import read_codes
from analysis.core.schema import table

WRONG = {
    "kind": ({"coder_kind": "human"}, "row 2: coder_kind 'human'; valid: person, lexicon, language model"),
    "measure": ({"measure": "hedgin"}, "no measure 'hedgin'; valid: hedging, stance, author_stance, voice"),
    "category": ({"category": "modal"}, "no category 'modal' in hedging; valid: all, hedge, booster, hedge.modal"),
    "author's stance": ({"measure": "author_stance", "category": "left"}, "no category 'left' in author_stance; valid: all, up, down"),
    "article": ({"article": "b"}, "no article 'b'; valid: a"),
    "beyond the end": ({"end": 99}, "end 99: 'a' has 29 characters"),
    "backwards": ({"start": 7, "end": 7}, "start must be at least 0, and end greater than start"),
    "another text": ({"digest": "0123456789abcdef"}, "the text of 'a' is not the one that was coded"),
    "time": ({"time": "yesterday"}, "time 'yesterday'; valid: a date or time of ISO 8601"),
    "nobody": ({"coder": ""}, "no coder"),
}  # fmt: skip


def check(rows, articles=ARTICLES):
    given = [ROW | {"start": 2 * at, "end": 2 * at + 1} | row for at, row in enumerate(rows)]
    check_codes(table("codes", pd.DataFrame(given)), articles, LABELS)


@pytest.mark.parametrize(("change", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_code_is_named_by_file_and_row_with_what_is_valid(change, message, tmp_path):
    with pytest.raises(ValueError, match="codes.csv") as error:
        read_codes(written(tmp_path, change), ARTICLES, LABELS)
    assert message in str(error.value)


def test_a_place_is_coded_once_by_a_coder_and_several_errors_are_told_together(tmp_path):
    with pytest.raises(ValueError, match=r"row 3: 'anna' has coded this place .*; row 4: no measure 'x'"):
        read_codes(written(tmp_path, {}, {}, {"measure": "x"}, {"coder": "ben"}), ARTICLES, LABELS)
    with pytest.raises(ValueError, match="row 3: 'anna' is a person elsewhere; a coder can have only one kind"):
        read_codes(written(tmp_path, {}, {"start": 1, "coder_kind": "lexicon"}), ARTICLES, LABELS)


def test_a_category_contains_its_parts_and_all_contains_every_category():
    assert parent_categories("issue.war") == ["issue", "all"]
    assert parent_categories("issue") == ["all"] and parent_categories("all") == []
    assert variable_name("tone", "all") == "tone" and variable_name("framing", "issue.war") == "framing:issue.war"


def test_what_can_be_coded_is_more_than_what_is_measured():
    known = codable_categories(LABELS)
    assert known["author_stance"] == LABELS["stance"] and known["voice"].keys() == {"other"}
    assert "author_stance" not in codable_categories({"hedging": LABELS["hedging"]})
    assert explain_unknown("hedging", "hedge", known) == explain_unknown("author_stance", "up", known) == ""
    assert (
        explain_unknown("anything", "else", None) == ""
        and explain_unknown("", "all", None) == explain_unknown("m", "", None) == "no measure or no category"
    )


@pytest.mark.parametrize(
    ("time", "valid"),
    [("2026-11-29", True), ("2026-11-29T10:15:00Z", True), ("", False), ("2026-13-01", False), ("29.11.2026", False)],
)
def test_times_of_iso_8601(time, valid):
    assert is_iso_time(time) is valid


def test_a_code_may_reach_from_the_beginning_to_the_end_and_no_further():
    check([{"start": 0, "end": len(TEXT)}, {"digest": ""}, {"time": "2026-11-29"}])
    for wrong in (
        {"start": -1, "end": 3},
        {"start": 0, "end": len(TEXT) + 1},
        {"start": 3, "end": 3},
        {"start": 4, "end": 3},
    ):
        with pytest.raises(ValueError, match="^codes, row 1: (start|end) "):
            check([{}, wrong])


@pytest.mark.parametrize(("number", "end"), [(1, "x"), (5, "x"), (6, "; and 1 more"), (8, "; and 3 more")])
def test_five_errors_are_named_and_the_rest_counted(number, end):
    with pytest.raises(ValueError) as error:
        check([{"measure": "x"}] * number)
    said = str(error.value)
    assert (
        said.count("row ") == min(number, 5)
        and ("more" in said) == (number > 5)
        and said.endswith(end if number > 5 else "voice")
    )


@pytest.mark.parametrize(("number", "end"), [(5, "a, b, c, d, e"), (6, "a, b, c, d, e …")])
def test_five_articles_are_named(number, end):
    articles = table("articles", {"article": [*"fedcba"][6 - number :], "text": [TEXT] * number})
    with pytest.raises(ValueError, match=f"no article 'x'; valid: {end}$"):
        check([{"article": "x"}], articles)
