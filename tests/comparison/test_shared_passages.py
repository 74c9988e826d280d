"""What articles share is measured where it counts, and said."""

import pandas as pd
import pytest

import analysis
from analysis.comparison import shared_passages
from analysis.core.schema import table
from analysis.report.tables.overlaps import copies_notice, overlap_sentences, overlaps_table

SAID = "“We shall keep this harbour open for every ship that asks us for shelter,” the mayor said on Monday."
BODY = "The ferry has been late all week. Nobody at the pier could say why it was so, and nobody was asked about it by the town."


def measured(texts):
    frame = pd.DataFrame({"article": list(texts), "text": list(texts.values())})
    return analysis.measure(table("articles", frame), voices="quotes", measures=["hedging"])


@pytest.fixture(scope="module")
def study():
    return measured({
        "a": f"Old news came from the north.\n\n{SAID} {BODY}", "b": f"{SAID} Yet few believed a word of all that.",
        "c": BODY, "d": "Here is nothing that others have.",
    })  # fmt: skip


def test_passages_are_told_with_their_voice_and_text(study):
    found = shared_passages.shared_passages(study).set_index("article_b")
    assert found.loc["b", ["article_a", "voice", "counted"]].to_list() == ["a", "quoted", 19]
    assert found.loc["c", ["article_a", "voice", "text"]].to_list() == ["a", "author", BODY[:-1]]
    for row in shared_passages.shared_passages(study).itertuples():
        texts = dict(zip(study.articles["article"], study.articles["text"], strict=True))
        assert (
            texts[row.article_b][row.start_b : row.end_b] == row.text == texts[row.article_a][row.start_a : row.end_a]
        )


def test_the_share_of_each_article(study):
    found = shared_passages.shared_by_article(study).set_index("article")
    assert found.loc["c", ["share", "with_most"]].to_list() == [1, "a"]
    assert found.loc["b", "share"] == pytest.approx(19 / 27) and set(found.index) == {"b", "c"}


def test_what_is_shared_is_said(study):
    said = overlap_sentences(study)
    assert "appear word for word in another article" in said and copies_notice(study) in said
    assert overlaps_table(study).table["words"].is_monotonic_decreasing
    alone = measured({"a": BODY, "b": SAID})
    assert overlap_sentences(alone) == copies_notice(alone) == ""


def test_copies_are_named_once_and_how_much_of_them_is(study):
    said = copies_notice(study)
    assert said.startswith("**100 % of the words of c also appear in a, which is longer.")
    assert (
        "70 % of the words of b also appear in other articles, most of them in a." in said and said.count("of c ") == 1
    )
    twins = measured({"a": BODY, "b": BODY, "c": BODY.replace("pier", "quay")})
    assert copies_notice(twins).startswith(
        "**a and b are the same text. a and c are nearly the same text: each shares at least "
    )


def test_what_never_counts_is_no_overlap():
    note = "Read more: sign up for our newsletter to get the best of our opinion articles every single day"
    study = measured({"a": f"One thing.\n\n{note}", "b": f"Another thing.\n\n{note}"})
    never = study.sentences[~study.sentences["section"].isin(["heading", "body"])]
    assert len(never) and shared_passages.shared_passages(study).empty


AGENCY = (
    "The talks may perhaps end this week, an official said, and it seems that they could possibly bring a deal about."
)
OWN = "{} of the town waits for the ferry in the rain. It comes late on every single day of the week, {}."


def grouped():
    """Four articles of an outlet that share an agency's hedges, four of another without any."""
    own = [OWN.format(name, name.lower()) for name in "Ada Ben Cleo Dan Eve Finn Gus Hal".split()]
    texts = [f"{text} {AGENCY}" if at < 4 else text for at, text in enumerate(own)]
    frame = pd.DataFrame({"article": list("abcdefgh"), "text": texts, "outlet": ["X"] * 4 + ["Y"] * 4})
    return analysis.measure(table("articles", frame), voices="quotes", measures=["hedging"])


def test_a_passage_of_one_group_counts_once_and_of_two_groups_not_at_all():
    study = grouped()
    found = shared_passages.study_without_repeats(study)
    kept = {name: set(own["word"]) for name, own in found.tokens.groupby("article")}
    assert "official" in kept["a"] and not any("official" in kept[name] for name in "bcd")
    assert all("ferry" not in words for words in kept.values())  # in both outlets
    whole = study.tokens.groupby("article").size()
    assert found.scores["words"].max() <= whole.max() and (found.tokens.groupby("article").size() < whole).all()


def test_what_leaving_out_changes_is_said():
    study = grouped()
    row = shared_passages.effect_of_repeats(study).set_index("category").loc["hedge"]
    assert row["verdict"] == "established" and row["verdict_once"] == ""
    assert "Hedges (X and Y) is established with them and not found without them" in overlap_sentences(study).replace(
        "hedges", "Hedges"
    )


def test_a_sentence_that_others_have_as_well_is_known():
    study = grouped()
    rows = study.sentences[study.sentences["article"] == "a"]
    texts = [study.articles["text"].iloc[0][row.start : row.end] for row in rows.itertuples()]
    assert dict(zip(texts, shared_passages.is_shared(study, rows), strict=True))[AGENCY]
