"""Classes from scores: the thresholds and offsets of a codebook decide, and nothing else."""

import pytest
from written import HEAD

from analysis import mark, read_codebook, score, tokenize
from analysis.comparison.decisions import axis_side, frames_shown, leading_frame
from analysis.core.schema import table

BOOK = f"""{HEAD}[stance]
positive = "pro"
negative = "con"
negation = "turn"

[stance.categories]
pro = "For"
con = "Against"

[[stance.entries]]
category = "pro"
source = "s"
cues = ["splendid"]

[[stance.entries]]
category = "con"
weight = -1
source = "s"
cues = ["folly"]

[framing.categories]
"issue.money" = "Money"
"issue.law" = "Law"

[[framing.entries]]
category = "issue.money"
source = "s"
cues = ["coin(|s)"]

[[framing.entries]]
category = "issue.law"
weight = 0.5
source = "s"
cues = ["statute(|s)"]

[decision.stance]
above = 1.5
below = -0.5
note = "N"

[decision.sentence]
note = "N"
[decision.sentence.offsets]
"issue.money" = 0
"issue.law" = 0.2

[decision.article]
note = "N"
[decision.article.rates]
"issue.money" = 100
"issue.law" = 100
"""
TEXTS = {
    "one": "A splendid plan.",
    "two": "A splendid, splendid plan of coins.",
    "folly": "It is folly under two statutes and a coin.",
    "none": "It rains.",
}


@pytest.fixture
def book(tmp_path):
    (tmp_path / "codebook.toml").write_text(BOOK, "utf-8")
    return read_codebook(tmp_path / "codebook.toml")


@pytest.fixture
def scores(book):
    articles = table("articles", {"article": list(TEXTS), "text": list(TEXTS.values())})
    tokens = tokenize(articles).assign(section="body")
    return score(mark(articles, tokens, book), tokens, ["article"])


def test_a_side_needs_evidence_beyond_its_own_threshold(scores, book):
    sides = axis_side(scores, book)
    assert list(sides.items()) == [("one", "neutral"), ("two", "pro"), ("folly", "con"), ("none", "neutral")]


def test_the_heaviest_frame_leads_and_an_offset_alone_is_no_evidence(scores, book):
    assert leading_frame(scores, book, "sentence").to_dict() == {
        "one": "",
        "two": "issue.money",
        "folly": "issue.money",
        "none": "",
    }


def test_an_offset_can_make_a_frame_lead(scores, book):
    book.decisions["sentence"]["offsets"]["issue.law"] = 0.6
    assert leading_frame(scores, book, "sentence")["folly"] == "issue.law"


def test_a_frame_is_shown_from_its_rate_on(scores, book):
    shown = frames_shown(scores, book, "article")
    assert shown.loc["folly"].to_dict() == {"issue.money": True, "issue.law": False}  # 1 and 0.5 in nine words
    assert not shown.loc["one"].any()


def test_a_missing_decision_is_told(scores, book):
    with pytest.raises(ValueError, match=r"codebook.toml: no 'rates' in \[decision.sentence\]"):
        frames_shown(scores, book, "sentence")
