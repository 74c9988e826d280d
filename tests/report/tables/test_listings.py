"""The tables that people read: articles, comparison, cues, speakers, evaluation."""

import itertools

import pandas as pd
import pytest

import analysis
from analysis.report.tables import figure_tables, listings, lookup

SCORED = ["heading", "body"]
HEDGED = "Perhaps the plan may work. It might fail, and it could cost a great deal of money in the end.\n\n" * 3
SAID = (
    "The mayor said the ferry left the harbour. “The ferry may be late,” she said. Perhaps the ferry came.\n\n"
    "It rained. The FERRY, perhaps, was full. Critics said that the ferries may stop.\n\n"
)


def test_the_overview_counts_headings_and_body(study):
    found = listings.overview(study).table.set_index("article")
    assert list(found.index) == list(study.articles["article"])
    tokens = study.tokens[study.tokens["section"].isin(SCORED)]
    for article, part in tokens.groupby("article"):
        assert found.loc[article, "words"] == len(part)
        assert found.loc[article, "sentences"] == part["sentence"].nunique()
    assert found["words"].sum() < len(study.tokens)
    assert found["title"].to_list() == study.articles["title"].to_list()


def test_the_comparison_in_print_names_every_row(study):
    a, b = study.articles["article"]
    found, rows = listings.comparison_table(study, a, b).table, figure_tables.pair_findings(study, a, b)
    assert found.columns[0] == "what"
    assert found["what"].iloc[:2].to_list() == ["hedges", "boosters"]
    assert found["what"].is_unique
    everything = study.comparison[study.comparison["voice"] == "all"].set_index(["measure", "category"])
    pairs = list(zip(rows["measure"], rows["category"], strict=True))
    assert found["all_words"].tolist() == everything.loc[pairs, "difference"].tolist()
    assert found["depends_on_voice"].isin(["yes", ""]).all()
    for column in found.columns.drop(["what", "all_words", "all_words_low", "all_words_high", "depends_on_voice"]):
        assert found[column].equals(rows[column])


def test_the_commonest_cues(study):
    found = listings.top_cues(study, "hedging", "hedge.", most=3).table.set_index("category")
    names = study.labels["hedging"]
    assert list(found.index) == [names[name] for name in names if name.startswith("hedge.")]
    marks = study.own[0]
    for category, article in itertools.product(
        lookup.expand_categories(study, "hedging", ("hedge.",)), study.articles["article"]
    ):
        part = marks[(marks["category"] == category) & (marks["article"] == article) & (marks["weight"] != 0)]
        counts = sorted(part["cue"].str.lower().value_counts().items(), key=lambda item: (-item[1], item[0]))
        shown = ", ".join(f"{cue} {count}" for cue, count in counts[:3])
        assert found.loc[names[category], article] == shown


def test_who_is_never_named_is_not_zero(speaking):
    found = listings.evaluation_table(speaking).table.set_index(["target", "article"])
    assert found.loc[("China", "a")].tolist() == ["never named", "never named"]
    assert found.loc[("Russia", "a"), "author’s own words"].endswith(
        "(1 mention)"
    )  # the doubtful words are the author's
    assert found.loc[("Russia", "a"), "all words"].endswith("(2 mentions)")


def test_nobody_speaks_where_nobody_is_quoted(write_corpus):
    study = analysis.measure(write_corpus({"a.txt": HEDGED}))
    assert study.speakers().empty and study.statements().empty
    assert listings.speakers_table(study).table.empty and listings.statements_table(study).table.empty
    assert listings.evaluation_table(study).table.empty
    with pytest.raises(ValueError, match="no codebook with targets"):
        study.statements(about="Iran")


@pytest.fixture(scope="module")
def harbour():
    articles = pd.DataFrame(
        {
            "article": ["one", "two"],
            "text": [SAID, "A ferry may come. Perhaps it may, perhaps not. It could.\n\nBy Jane Ferry"],
        }
    )
    return analysis.measure(articles, voices="quotes", measures=["hedging"])


def test_a_word_is_shown_wherever_it_stands_outside_boilerplate(harbour):
    found = listings.concordance_table(harbour, "ferry")
    assert found.caption == "ferry: 5 occurrences"
    assert list(found.table.columns) == ["article", "voice", "left", "node", "right"]
    assert found.table["article"].to_list() == ["one"] * 4 + ["two"]
    assert found.table["node"].iloc[3] == "FERRY"
    assert listings.concordance_table(harbour, "ferr(y|ies)", most=2).table["article"].to_list() == ["one", "one"]
    assert listings.concordance_table(harbour, "ferr(y|ies)", most=2).caption == "ferr(y|ies): 6 occurrences", (
        "of which two are shown"
    )
    one = listings.concordance_table(harbour, "ferry", among="two")
    assert one.caption == "ferry: 1 occurrence" and one.table["article"].to_list() == ["two"]
    with pytest.raises(ValueError, match="no article and no group 'three' in this study; valid: one, two"):
        listings.concordance_table(harbour, "ferry", among="three")
    assert listings.concordance_table(harbour, "boat").caption == "boat: 0 occurrences"


def test_a_word_is_shown_in_the_articles_of_a_group_alone(outlets):
    found = listings.concordance_table(outlets, "ferry", among="y", most=99)
    assert (
        found.table["article"].to_list() == ["y1", "y2", "y2", "y3", "y3", "y3"]
        and found.caption == "ferry: 6 occurrences"
    )


def test_words_that_share_sentences_with_a_word_are_listed_up_to_a_number(outlets):
    found = listings.collocates_table(outlets, "ferry")
    assert found.caption == "Words that share a sentence with “ferry”"
    assert found.table[["collocate", "together"]].to_numpy().tolist() == [["left", 13], ["noon", 13]]
    assert listings.collocates_table(outlets, "ferry", most=1).table["collocate"].to_list() == ["left"]


def test_the_words_that_both_texts_use_and_that_set_them_apart_most():
    """A word of only one of them, a word that occurs three times in all, and a function word set nothing apart."""
    one = (
        "It was Ferry. " * 9
        + "It was Harbour. " * 2
        + "It was Boat. It was Ash. It was Elm. It was. "
        + "It was Fir. " * 5
    )
    other = (
        "They were Ferry. "
        + "They were Harbour. " * 2
        + "They were Boat. " * 4
        + "They were Ash. " * 2
        + "They were Elm. " * 3
    )
    articles = pd.DataFrame({"article": ["a", "b"], "text": [one, other]})
    study = analysis.measure(articles, voices="quotes", measures=["hedging"])
    assert listings.distinguishing_words(study, 9) == ["boat", "ferry", "elm", "harbour"]
    assert listings.distinguishing_words(study) == ["boat", "ferry", "elm"]
    assert listings.distinguishing_words(study.first(1)) == []


def test_the_commonest_cues_stand_by_category_and_article_or_group(harbour, outlets):
    found = listings.top_cues(harbour, "hedging", "hedge.modal", "hedge.adverb")
    assert found.caption == "The most frequent cues of hedging in the author’s own words."
    assert found.table.to_numpy().tolist() == [
        ["Possibility modals", "may 1", "may 2, could 1"], ["Tentative adverbs", "perhaps 2", "perhaps 2"]
    ]  # fmt: skip
    few = listings.top_cues(harbour, "hedging", "hedge.modal", most=1).table
    assert few.to_numpy().tolist() == [["Possibility modals", "may 1", "may 2"]]
    grouped = listings.top_cues(outlets, "hedging", "hedge.modal", "hedge.adverb", "booster.certainty").table
    assert list(grouped.columns) == ["category", "x", "y"], "articles in no group are left out"
    assert grouped.to_numpy().tolist() == [["Possibility modals", "may 11", "might 11"], ["Tentative adverbs", "", "perhaps 11"],
                                           ["Certainty", "certainly 11", ""]]  # fmt: skip


def test_of_many_articles_the_first_are_shown_and_the_caption_says_so(many_texts):
    found = listings.top_cues(many_texts, "hedging", "hedge.modal")
    assert list(found.table.columns) == ["category", *[f"m{n}" for n in range(24)]]
    assert found.caption.endswith("own words. The first 24 of 26 articles.")
    assert (
        listings.speakers_table(many_texts).caption
        == "The speakers with the most words in each article. The first 24 of 26 articles."
    )


def test_articles_are_listed_and_the_study_summed_up_with_what_counts_of_them(harbour, pacts):
    found = listings.overview(harbour)
    assert found.table[["article", "sentences", "words"]].to_numpy().tolist() == [["one", 6, 33], ["two", 3, 11]]
    assert listings.study_summary(pacts).endswith("; codebook 'Pacts'; voices: quotes; 0 files not read")
    assert listings.study_summary(harbour) == (
        "2 articles (44 words of headings and body), 10 marks of 2 measures; no codebook; voices: quotes; 0 files not read"
    )


def test_what_is_too_short_is_listed_with_the_reason(harbour):
    found = listings.comparison_table(harbour, "one", "two")
    assert found.caption == "Every comparison in the author’s own words; a: one, b: two."
    assert found.table["what"].to_list() == ["hedges", "boosters", "certainty balance (boosters minus hedges)"]
    assert set(found.table["status"]) == {"too few sentences (fewer than 8 in one of the texts)"} and set(
        found.table["depends_on_voice"]
    ) == {""}
    assert found.table["all_words"].to_list() == pytest.approx(found.table["difference"].to_list())


def test_groups_are_compared_in_a_table_that_says_what_is_compared(outlets):
    found = listings.groups_table(outlets)
    assert found.caption == outlets.design.said and list(found.table.columns[:4]) == [
        "what",
        "quantity",
        "group_a",
        "group_b",
    ]
    assert found.table["what"].to_list()[-3:] == ["hedges", "boosters", "tone (sentiment for news)"]
    assert listings.groups_table(outlets, "outlet").table.equals(found.table)
    assert not {"measure", "category", "baseline"} & {*found.table.columns}


def test_statements_have_the_labels_of_actors_and_say_what_is_doubtful(study):
    found, said = listings.statements_table(study), study.statements()
    labels = study.labels["mention"]
    assert found.table["actor"].to_list() == [labels.get(actor, actor) for actor in said["actor"]] and labels.keys() & {
        *said["actor"]
    }
    assert found.table["text"].to_list() == [" ".join(text.split()) for text in said["text"]]
    assert (found.table["doubtful"] == "doubtful, counted as the author’s").to_list() == said["doubtful"].to_list()
    assert {"Averdal", "Quillhaven"} == {*found.table["article"]}
    speakers = listings.speakers_table(study, most=2)
    assert speakers.table["article"].value_counts().to_dict() == {"Averdal": 2, "Quillhaven": 2}
    every = study.speakers().groupby("article", sort=False).head(2)
    assert speakers.table["doubtful"].to_list() == [
        f"{n} doubtful, counted as the author’s" if n else "" for n in every["doubtful"]
    ]
    assert speakers.caption == "The speakers with the most words in each article."


def test_evaluation_of_what_is_never_named_is_no_number(study, harbour):
    found = listings.evaluation_table(study).table
    targets = study.labels["mention"]
    assert found["target"].drop_duplicates().to_list() == list(targets.values())
    for name, voice in (("author’s own words", "author"), ("all words", "all")):
        scores = study.scores[study.scores["voice"] == voice].set_index(["measure", "category", "article"]).sort_index()
        for row in found.itertuples(index=False):
            target = next(key for key, label in targets.items() if label == row.target)
            n, weight = (
                scores.loc[("mention", target, row.article), "count"],
                scores.loc[("evaluation", target, row.article), "weight"],
            )
            told = (
                f"{weight / n:.2f} ({n} mention{'' if n == 1 else 's'})".replace("-0.00", "0.00").replace("-", "−")
                if n
                else "never named"
            )
            assert dict(zip(found.columns, row, strict=True))[name] == told
    nothing = listings.evaluation_table(harbour).table
    assert nothing.empty and list(nothing.columns) == ["target", "article", "author’s own words", "all words"]
