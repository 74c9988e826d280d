import numpy as np
import pandas as pd
import pytest

from analysis import (
    ArticleWarning,
    attributions,
    compare,
    mark,
    per_mention,
    read_articles,
    read_codebook,
    score,
    tokenize,
)
from analysis.core.schema import table
from analysis.text.tokens import words_of_articles
from analysis.voices import with_voices


@pytest.fixture(scope="module")
def corpus():
    with pytest.warns(ArticleWarning, match="README|codebook"):
        articles = read_articles("seeds")
    tokens = tokenize(articles)
    return tokens, mark(articles, tokens, read_codebook("seeds/codebook.toml"))


def small():
    tokens = table("tokens", {"article": ["x"] * 5 + ["y"] * 2, "sentence": [1, 1, 1, 2, 2, 1, 2], "start": range(7), "end": range(1, 8),
                              "word": list("abcdefg"), "section": ["body"] * 6 + ["title"], "voice": ["author"] * 7})  # fmt: skip
    marks = table("marks", {"article": ["x", "x", "x", "y"], "sentence": [1, 1, 2, 2], "start": [0, 0, 3, 6], "end": [1, 1, 4, 7],
                            "measure": "m", "category": ["k.one", "k.two", "k.one", "k.one"], "weight": [1.0, 1.0, -2.0, 1.0]})  # fmt: skip
    marks.attrs["categories"] = {"m": ["k.one", "k.two", "k.none"]}
    return marks, tokens


def test_counts_weights_and_rates_by_hand():
    scores = score(*small(), by=["article"]).set_index(["article", "category"])
    assert scores.loc[("x", "k.one"), ["count", "weight", "words"]].tolist() == [2, -1.0, 5]
    assert scores.loc[("x", "k.one"), ["count_per_1000", "weight_per_1000"]].tolist() == [400.0, -200.0]
    assert scores.loc[("x", "k"), "count"] == 2, "a span with two categories counts once in the total"
    assert scores.loc[("x", "all"), "count"] == 2


def test_zeros_are_rows_and_other_sections_do_not_count():
    scores = score(*small(), by=["article"]).set_index(["article", "category"])
    assert scores.loc[("x", "k.none"), "count"] == 0
    assert scores.loc[("y", "k.one"), ["count", "words"]].tolist() == [0, 1]
    with_title = score(*small(), by=["article"], sections=("body", "title")).set_index(["article", "category"])
    assert with_title.loc[("y", "k.one"), ["count", "words"]].tolist() == [1, 2]


def test_articles_of_which_a_column_says_nothing_leave_the_others_as_they_are():
    marks, tokens = small()
    tokens = pd.concat([tokens.iloc[5:6].assign(article="w"), tokens], ignore_index=True)
    articles = pd.DataFrame({"article": ["w", "x", "y"], "outlet": [None, "Post", "Herald"]})
    scores = score(marks, tokens, by=["outlet"], articles=articles)
    words = scores[scores["category"] == "all"].set_index("outlet")["words"]
    assert words.to_dict() == {"Post": 5, "Herald": 1}


def test_marks_without_weight_do_not_count():
    marks, tokens = small()
    marks["weight"] = 0.0
    assert score(marks, tokens, by=["article"])["count"].sum() == 0


def test_sentence_scores_sum_to_article_scores(corpus):
    tokens, marks = corpus
    whole = score(marks, tokens, ["article"]).set_index(["article", "measure", "category"])
    parts = (
        score(marks, tokens, ["article", "sentence"])
        .groupby(["article", "measure", "category"])[["count", "weight", "words"]]
        .sum()
    )
    pd.testing.assert_frame_equal(
        whole[["count", "weight", "words"]].sort_index(), parts.sort_index(), check_dtype=False
    )


def test_all_voices_are_scored_before_each(corpus):
    tokens, marks = corpus
    found = score(marks, tokens, ["voice", "article"], all_voices=True)
    assert found["voice"].drop_duplicates().tolist() == ["all", "author", "quoted", "reported"]
    parts = [score(marks, tokens, ["article"]).assign(voice="all"), score(marks, tokens, ["voice", "article"])]
    order = ["article", "voice", "measure", "category"]
    same = pd.concat([part.astype({"voice": "str"})[found.columns] for part in parts]).sort_values(order, kind="stable")
    found = found.sort_values(order, kind="stable")
    pd.testing.assert_frame_equal(found.reset_index(drop=True), same.reset_index(drop=True), check_exact=True)


def test_voices_sum_to_the_whole(corpus):
    tokens, marks = corpus
    whole = score(marks, tokens, ["article"]).groupby(["measure", "category"])[["count", "weight"]].sum()
    parts = score(marks, tokens, ["article", "voice"]).groupby(["measure", "category"])[["count", "weight"]].sum()
    pd.testing.assert_frame_equal(whole, parts, check_exact=False)


def test_lost_categories_and_unknown_units_are_errors(corpus):
    tokens, marks = corpus
    with pytest.raises(ValueError, match="pass categories="):
        score(pd.DataFrame(marks.to_dict("list")), tokens, ["article"])
    with pytest.raises(ValueError, match="no column 'outlet'; valid: article.*need articles="):
        score(marks, tokens, ["outlet"])


def test_natural_slips_work_or_say_what_to_do(corpus):
    tokens, marks = corpus
    pd.testing.assert_frame_equal(score(marks, tokens, by="article"), score(marks, tokens, by=["article"]))
    with pytest.raises(ValueError, match=r"score\(marks, tokens, by=…\)"):
        score(tokens, marks, "article")
    with pytest.raises(ValueError, match="no column 'measure', so they are not from `score`; valid: article"):
        compare(tokens)


def test_an_empty_corpus_gives_an_empty_table():
    marks, tokens = small()
    empty = score(marks.iloc[:0], tokens.iloc[:0], ["article"])
    assert empty.empty
    assert list(empty.columns) == list(score(marks, tokens, ["article"]).columns)


def test_per_mention(corpus):
    tokens, marks = corpus
    scores = score(marks, tokens, ["article"])
    found = per_mention(scores).set_index(["article", "target"])
    for (article, target), row in found.iterrows():
        own = marks[(marks["article"] == article) & (marks["target"] == target)]
        scored = tokens[tokens["section"].isin(["body", "heading"]) & (tokens["article"] == article)]["sentence"]
        own = own[own["sentence"].isin(scored)]
        mentions, points = (own["measure"] == "mention").sum(), own.loc[own["measure"] == "evaluation", "weight"].sum()
        assert row["mentions"] == mentions
        assert (np.isnan(row["evaluation"]) and not mentions) or row["evaluation"] == pytest.approx(points / mentions)


def test_capitals_add_to_the_word_they_emphasise():
    articles = table("articles", {"article": ["x"], "text": ["This is a GREAT day and the plan is good. " * 3]})
    tokens = tokenize(articles)
    marks = mark(articles, tokens)
    scores = score(marks, tokens, ["article"]).set_index(["measure", "category"])
    for measure in ("sentiment", "tone"):
        assert scores.loc[(measure, "all"), "weight"] == pytest.approx(
            marks.loc[marks["measure"] == measure, "weight"].sum()
        )
    assert scores.loc[("sentiment", "all"), "count"] == 6, "a word in capitals is one span"


def test_a_voice_nobody_speaks_in_is_a_row_without_a_rate():
    scores = score(*small(), by=["article", "voice"])
    quoted = scores[(scores["article"] == "x") & (scores["voice"] == "quoted")]
    assert (quoted["words"] == 0).all() and len(quoted)
    assert quoted["weight_per_1000"].isna().all()


@pytest.mark.parametrize(
    "by", [["article"], ["sentence", "article"], ["voice"], ["article", "voice"], ["section", "side"]]
)
def test_scores_are_the_sums_of_their_marks_in_any_order(by):
    """Every cell counted by hand, of marks in a random order, some of them in a sentence that does not count or nowhere."""
    random = np.random.default_rng(1)
    places = [(article, sentence) for article in "zxy" for sentence in range(1, 5) for _ in range(3)]
    tokens = table("tokens", {"article": [a for a, _ in places], "sentence": [s for _, s in places], "start": range(36),
                              "end": range(1, 37), "word": "w", "voice": random.choice(["author", "quoted"], 36),
                              "section": [["body", "heading", "title", "body"][s - 1] for _, s in places]})  # fmt: skip
    rows = random.integers(0, 36, 120)
    marks = tokens.iloc[rows][["article", "sentence", "start", "end", "voice"]].reset_index(drop=True)
    marks = marks.assign(measure=random.choice(["m", "n"], 120), category=random.choice(["k.one", "k.two", "l"], 120),
                         weight=random.choice([-1.5, 0.0, 0.25, 2.0], 120))  # fmt: skip
    marks.loc[:4, "sentence"] = 9
    marks.loc[5:9, "article"] = "elsewhere"
    marks = table("marks", marks)
    articles = table("articles", {"article": list("xyz"), "side": ["left", "right", "left"]})
    names = {"m": ["k.one", "k.two", "k.none"], "n": ["l"]}
    scores = score(marks, tokens, by, articles=articles, categories=names)
    side = dict(zip(articles["article"], articles["side"], strict=True))
    section = {(row.article, row.sentence): row.section for row in tokens.itertuples()}
    for row in scores.to_dict("records"):

        def in_unit(other, row=row):
            known = other._asdict() | {
                "side": side.get(other.article),
                "section": section.get((other.article, other.sentence)),
            }
            return known["section"] in ("body", "heading") and all(known[column] == row[column] for column in by)

        cell = row["category"]
        own = [
            mark
            for mark in marks.itertuples()
            if in_unit(mark) and mark.measure == row["measure"] and mark.weight
            if cell in ("all", mark.category) or mark.category.startswith(cell + ".")
        ]
        assert row["count"] == len({(mark.article, mark.start, mark.end) for mark in own})
        assert row["weight"] == pytest.approx(sum(mark.weight for mark in own))
        assert row["words"] == sum(in_unit(token) for token in tokens.itertuples())
    units = scores[by].drop_duplicates()
    assert len(scores) == len(units) * 7, "m has all, k and three categories, n has all and one"
    rest = [column for column in by if column != "voice"]
    counted = tokens[tokens["section"] != "title"].merge(articles, on="article")
    in_order = dict.fromkeys(zip(*(counted[column] for column in rest), strict=True)) if rest else [()]
    assert [*dict.fromkeys(units[rest].itertuples(index=False, name=None))] == [*in_order], "units stand as they appear"


SPEECH = (
    "Officials in Tehran say that the deal is good. The deal is bad for both sides. Critics say that the good deal may fail. "
    "He says that it is a disaster.\n\n"
)


@pytest.fixture(scope="module")
def spoken():
    articles = table("articles", {"article": ["x", "y"], "text": [SPEECH, SPEECH.replace("Tehran", "Moscow")]})
    words, book = words_of_articles(articles), read_codebook("seeds/codebook.toml")
    said = attributions(articles, words, book)
    tokens = with_voices(words, said)
    return said, tokens, mark(articles, tokens, book, attributions=said)


def test_marks_know_in_whose_words_they_stand(spoken):
    said, tokens, marks = spoken
    inside = tokens.set_index(["article", "start"])["attribution"]
    own = marks[[place in inside.index for place in zip(marks["article"], marks["start"], strict=True)]]
    places = pd.MultiIndex.from_frame(own[["article", "start"]])
    assert own["attribution"].fillna(0).tolist() == inside.loc[places].fillna(0).tolist()
    assert (marks["attribution"].isna() == (marks["voice"] == "author")).all()
    actor = said.set_index(["article", "attribution"])["actor"]
    for row in marks.itertuples():
        assert row.actor == ("" if pd.isna(row.attribution) else actor[row.article, row.attribution])
    assert {"iran", "russia", ""} <= set(marks["actor"])


def test_marks_without_the_table_of_attributions_name_no_actor(spoken):
    _, tokens, _ = spoken
    articles = table("articles", {"article": ["x", "y"], "text": [SPEECH, SPEECH.replace("Tehran", "Moscow")]})
    marks = mark(articles, tokens, measures=["tone"])
    assert (marks["actor"] == "").all() and marks["attribution"].notna().any()


@pytest.mark.parametrize("column", ["actor", "source", "source_kind", "attribution"])
def test_scores_by_speaker_are_the_sums_of_their_words_and_marks(spoken, column):
    said, tokens, marks = spoken
    scores = score(marks, tokens, ["article", column], attributions=said)
    told = said.set_index(["article", "attribution"])[column if column != "attribution" else "source"]

    def speaker(row):
        if column == "attribution":
            return 0 if pd.isna(row.attribution) else row.attribution
        if pd.isna(row.attribution):
            return "(author)"
        name = told[row.article, row.attribution]
        return "(nobody named)" if name == "He" else name or "(others)"

    for row in scores[(scores["measure"] == "tone") & (scores["category"] == "all")].to_dict("records"):
        own = [word for word in tokens.itertuples() if word.article == row["article"] and speaker(word) == row[column]]
        weights = [m.weight for m in marks.itertuples()
                   if m.measure == "tone" and m.article == row["article"] and speaker(m) == row[column]]  # fmt: skip
        assert row["words"] == len(own) > 0
        assert row["weight"] == pytest.approx(sum(weights))
    if column != "attribution":
        assert "(author)" in set(scores[column])
        whole, parts = (
            part.groupby(["measure", "category"])[["count", "weight"]].sum()
            for part in (score(marks, tokens, ["article"]), scores)
        )
        pd.testing.assert_frame_equal(whole, parts, check_exact=False)


def test_to_score_by_speaker_the_attributions_are_needed(spoken):
    said, tokens, marks = spoken
    with pytest.raises(ValueError, match="actor needs attributions="):
        score(marks, tokens, ["actor"])
    with pytest.raises(ValueError, match="do not belong to the tokens"):
        score(marks, tokens, ["actor"], attributions=said[:1])


def test_how_a_target_that_is_never_named_is_evaluated_is_missing(spoken):
    _, tokens, marks = spoken
    found = per_mention(score(marks, tokens, ["article"])).set_index(["article", "target"])
    assert found.loc[("x", "china"), "mentions"] == 0 and np.isnan(found.loc[("x", "china"), "evaluation"])
    compared = compare(score(marks, tokens, ["article", "sentence"])).set_index(["measure", "category"])
    row = compared.loc[("evaluation", "iran")]
    assert row["status"] == "never named" and np.isnan(row["rate_b"]) and not np.isnan(row["rate_a"])
    assert np.isnan(row[["difference", "low", "high", "p", "delta"]].astype(float)).all()
    assert compared.loc[("mention", "iran"), "rate_b"] == 0


def test_scores_by_a_column_of_articles():
    articles = table("articles", {"article": ["a", "b"], "text": ["It may rain.", "It rains."], "outlet": ["x", "y"]})
    words = [("a", 1, 0, 2, "It", "body", "author", None), ("b", 1, 0, 2, "It", "body", "author", None)]
    marks = table("marks", [("a", 1, 3, 6, "may", "hedging", "hedge.modal", -1.0, "may", "", "author", None, "", "")])
    found = score(
        marks, table("tokens", words), ["outlet", "article"], articles=articles, categories={"hedging": ["hedge.modal"]}
    )
    every = found[found["category"] == "all"].set_index("outlet")
    assert every["count"].to_dict() == {"x": 1, "y": 0}
