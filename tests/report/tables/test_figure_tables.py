"""The small tables that notebooks show agree with the tables they are cut from."""

import dataclasses
import hashlib
import itertools
import tomllib
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import stats

import analysis
from analysis.comparison import hypotheses, wording
from analysis.comparison.rates import group_rates
from analysis.report import figures
from analysis.report.tables import figure_tables, listings, lookup, provenance

SCORED = ["heading", "body"]
HEDGED = "Perhaps the plan may work. It might fail, and it could cost a great deal of money in the end.\n\n" * 3


def rates(study, measure, *parts, **voices):
    """The rates of the categories that `parts` name."""
    return figure_tables.rates_by_voice(
        study, [(measure, name) for name in lookup.expand_categories(study, measure, parts)], **voices
    )


@pytest.fixture(scope="module")
def own(study):
    """Marks and tokens of the author's voice that scores count."""
    marks, tokens = study.own
    tokens = tokens[tokens["section"].isin(SCORED)]
    counted = marks.merge(tokens[["article", "sentence"]].drop_duplicates(), on=["article", "sentence"])
    return counted[counted["weight"] != 0], tokens


def test_the_overview_counts_headings_and_body(study):
    found = listings.overview(study).table.set_index("article")
    assert list(found.index) == list(study.articles["article"])
    tokens = study.tokens[study.tokens["section"].isin(SCORED)]
    for article, part in tokens.groupby("article"):
        assert found.loc[article, "words"] == len(part)
        assert found.loc[article, "sentences"] == part["sentence"].nunique()
    assert found["words"].sum() < len(study.tokens)
    assert found["title"].to_list() == study.articles["title"].to_list()


@pytest.mark.parametrize("column", ["section", "voice"])
def test_shares_make_up_the_whole_of_each_article(study, column):
    found = figure_tables.word_shares(study, column)
    totals = found.groupby("group")["share"].sum()
    assert set(totals.index) == set(study.articles["article"])
    np.testing.assert_allclose(totals, 100)
    tokens = study.tokens if column == "section" else study.tokens[study.tokens["section"].isin(SCORED)]
    for row in found.itertuples():
        assert row.words == ((tokens["article"] == row.group) & (tokens[column] == row.part)).sum() > 0
    codes = found["part"].cat.codes  # body before boilerplate, as the table declares
    assert codes.is_monotonic_increasing and codes.nunique() > 1


def test_wanted_categories():
    study = SimpleNamespace(labels={"m": {"a.x": "X", "a.y": "Y", "b.z": "Z"}})
    assert lookup.expand_categories(study, "m", ()) == ["a.x", "a.y", "b.z"]
    assert lookup.expand_categories(study, "m", ("b.", "a.")) == ["b.z", "a.x", "a.y"]
    assert lookup.expand_categories(study, "m", ("a", "b.z", "all")) == ["a", "b.z", "all"]
    assert lookup.expand_categories(study, "none", ()) == []
    assert lookup.expand_categories(study, "none", ("a.",)) == []


def test_labels_fall_back_to_the_category():
    labels = {"framing": {"issue.war": "War"}}
    assert wording.category_label(labels, "framing", "issue.war") == "War"
    assert wording.category_label(labels, "hedging", "hedge") == "hedges"
    assert wording.category_label(labels, "framing", "issue.peace") == "issue.peace"


def test_rates_are_those_of_the_comparison_in_the_order_asked_for(study):
    found = rates(study, "framing", "issue.", "generic.", voices=["author"])
    names = lookup.expand_categories(study, "framing", ("issue.", "generic."))
    assert found["category"].unique().tolist() == names
    assert len(found) == len(names) * len(study.articles)
    every = group_rates(study.by_sentence()).set_index(["group", "measure", "category"])
    for row in found.itertuples():
        assert row.rate == every.loc[(row.group, row.measure, row.category), "rate"]
    assert rates(study, "framing", "nowhere.").empty


def test_the_totals_of_several_measures_are_named_by_measure(study):
    found = figure_tables.rates_by_voice(study, [("tone", "all"), ("sentiment", "all")])
    assert found["category"].unique().tolist() == ["tone", "sentiment"]
    assert figure_tables.rates_by_voice(study, [("tone", "all")])["category"].unique().tolist() == ["all"]


def test_pairs_are_the_first_few_in_order(study):
    assert figure_tables.first_pairs(study) == [tuple(study.articles["article"])]


def test_an_article_without_words_is_in_no_pair(write_corpus):
    corpus = write_corpus({"a.txt": HEDGED, "b.txt": HEDGED, "c.txt": "5 min read", "d.txt": HEDGED})
    study = analysis.measure(corpus)
    assert figure_tables.first_pairs(study) == [("a", "b"), ("a", "d"), ("b", "d")]
    assert figure_tables.first_pairs(study, most=2) == [("a", "b"), ("a", "d")]
    assert listings.overview(study).table.set_index("article").loc["c", ["words", "sentences"]].to_list() == [0, 0]


def test_rows_are_those_of_one_measure_in_order(study):
    found = figure_tables.comparison_rows(study, "hedging", "booster", "hedge")
    assert found["category"].to_list() == ["booster", "hedge"]
    assert set(found["voice"]) == {"author"} and set(found["measure"]) == {"hedging"}
    everybody = figure_tables.comparison_rows(study, "hedging", "booster", "hedge", voice="all")
    assert set(everybody["voice"]) == {"all"}
    assert (everybody["hypothesis"] == "").all() and (found["hypothesis"] == "differ").all()


def test_the_declared_family_in_its_order_with_sentiment_and_certainty_beside_it(study):
    a, b = study.articles["article"]
    found = figure_tables.pair_findings(study, a, b)
    pairs = list(zip(found["measure"], found["category"], strict=True))
    assert pairs[:6] == [
        ("hedging", "hedge"), ("hedging", "booster"), ("hedging", "all"), ("sentiment", "all"), ("tone", "all"),
        ("stance", "all"),
    ]  # fmt: skip
    frames = lookup.expand_categories(study, "framing", ("generic.", "issue."))
    assert sorted(pairs[6:]) == sorted(("framing", name) for name in frames)
    assert len(set(pairs)) == len(pairs)
    assert set(found["voice"]) == {"author"}
    own = study.comparison[study.comparison["voice"] == "author"].set_index(["measure", "category"])
    assert found["difference"].to_list() == own.loc[pairs, "difference"].to_list()
    assert set(own.index[own["hypothesis"] != ""]) == {pairs[0], pairs[1], ("tone", "all")}


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


def test_evaluation_of_a_target_is_weight_over_mentions(study, own):
    marks, tokens = own
    found = figure_tables.target_rates(study, ["author"]).set_index(["group", "category"])
    expected = {}
    for target, article in itertools.product(study.labels["mention"], study.articles["article"]):
        part = marks[(marks["article"] == article) & (marks["target"] == target)]
        mentions = (part["measure"] == "mention").sum()
        if mentions >= figure_tables.LEAST_MENTIONS:
            expected[article, target] = mentions, part.loc[part["measure"] == "evaluation", "weight"].sum() / mentions
    assert len(expected) > 5
    assert {key: row.mentions for key, row in found.iterrows()} == {key: n for key, (n, _) in expected.items()}
    for key, (_, rate) in expected.items():
        assert found.loc[key, "rate"] == pytest.approx(rate)
    assert (found["low"] <= found["rate"]).all() and (found["rate"] <= found["high"]).all()


def test_the_interval_of_an_evaluation_is_that_of_a_ratio(study):
    """Cochran's (1977) linearised variance of a ratio of two sums, sentence by sentence."""
    row = figure_tables.target_rates(study).iloc[0]
    part = study.by_sentence()[(study.by_sentence()["article"] == row["group"])]
    part = part[part["category"] == row["category"]].set_index("sentence")
    mentions = part.loc[part["measure"] == "mention", "count"]
    points = part.loc[part["measure"] == "evaluation", "weight"]
    residuals = points - row["rate"] * mentions
    error = np.sqrt(len(residuals) * residuals.var(ddof=1)) / mentions.sum()  # their mean is 0
    half = stats.t.ppf(0.975, len(residuals) - 1) * error
    assert residuals.sum() == pytest.approx(0, abs=1e-9)
    assert (row["low"], row["high"]) == pytest.approx((row["rate"] - half, row["rate"] + half))


def test_the_profile_has_the_rates_of_both_voices(study):
    found = figures.profile_figure(study)
    rates, numbers = found.table, found.numbers.table
    scores = study.scores.set_index(["article", "voice", "measure", "category"])
    for row, shown in zip(rates.itertuples(), numbers.itertuples(name=None), strict=True):
        column = "weight_per_1000" if row.quantity == "weight" else "count_per_1000"
        assert row.rate == pytest.approx(scores.loc[(row.group, "author", row.measure, row.category), column])
        assert shown[-1] == scores.loc[(row.group, "all", row.measure, row.category), column]
    family = hypotheses.cells_reported(study.by_sentence())
    assert set(zip(rates["measure"], rates["category"], strict=True)) >= set(family)
    labels = {**study.labels, "framing": dict.fromkeys(study.labels["framing"], "Conflict")}
    alike = figures.profile_figure(dataclasses.replace(study, labels=labels)).numbers.table
    assert len(alike) == len(numbers) and (alike["what"] == "Conflict").sum() > len(study.articles)


def test_the_manifest_names_every_lexicon_and_article(study, root):
    found = dict(provenance.manifest(study).table.itertuples(index=False, name=None))
    files = [*(root / "analysis" / "lexicons").glob("*.toml"), root / "seeds" / "codebook.toml"]
    for path in files:
        kind = "codebook" if path.stem == "codebook" else "lexicon"
        data = path.read_bytes()
        book = tomllib.loads(data.decode())
        assert found[f"{kind}: {book['title']}"] == f"{book['version']} · {hashlib.sha256(data).hexdigest()}"
    for article in study.articles["article"]:
        content = (root / "seeds" / f"{article}.txt").read_bytes()
        assert found[f"article: {article}"] == hashlib.sha256(content).hexdigest()
    assert {"python", "discourse-analysis", "vadersentiment"} <= found.keys()


def test_without_a_codebook_the_views_are_those_of_the_generic_measures(write_corpus):
    study = analysis.measure(write_corpus({"a.txt": HEDGED, "b.txt": HEDGED.replace("Perhaps", "Surely")}))
    assert figure_tables.target_rates(study).empty
    assert figure_tables.rates_by_voice(study, [("stance", "all")]).empty
    assert rates(study, "framing", "issue.").empty
    declared = figure_tables.pair_findings(study, "a", "b")
    assert "stance" not in set(declared["measure"]) and len(declared) >= 9
    assert not provenance.manifest(study).table["what"].str.startswith("codebook").any()


SAID = """The mayor of the town opened the meeting. Officials in Tehran said that Russia would keep its word. It was late.

The ministry said that nothing had changed. Later the ministry said that nothing would change. He said that he was tired of it all.

Anna Berg said: "The bridge to Russia is closed and nobody knows for how long.
"""


@pytest.fixture
def speaking(write_corpus, root):
    corpus = write_corpus({"a.txt": SAID, "b.txt": HEDGED})
    return analysis.measure(corpus, root / "seeds" / "codebook.toml")


def test_statements_of_and_about_somebody(speaking):
    every = speaking.statements()
    texts = dict(zip(speaking.articles["article"], speaking.articles["text"], strict=True))
    assert all(texts[row.article][row.start : row.end] == row.text for row in every.itertuples())
    for of in ("Iran", "iran", "officials in tehran"):
        (row,) = speaking.statements(of=of).itertuples()
        assert (row.speaker, row.actor, row.cue, row.sentence) == ("Officials in Tehran", "iran", "said", 2)
        assert row.text == "Russia would keep its word"
    assert len(speaking.statements(of="The ministry")) == 2
    assert set(speaking.statements(about="Russia")["speaker"]) == {"Officials in Tehran", "Anna Berg"}
    assert len(speaking.statements(of="Iran", about="Russia")) == 1
    assert speaking.statements(of="China").empty
    assert every["doubtful"].sum() == 1


def test_unknown_speakers_and_targets_are_errors_that_list_the_known(speaking):
    with pytest.raises(ValueError, match="of='Mars'.*Russia, Iran.*The ministry"):
        speaking.statements(of="Mars")
    with pytest.raises(ValueError, match="about='Anna Berg'.*valid: Russia, Iran"):
        speaking.statements(about="Anna Berg")


def test_speakers_with_their_words_and_what_is_doubtful(speaking):
    found = speaking.speakers().set_index("speaker")
    tokens = speaking.tokens[(speaking.tokens["article"] == "a") & speaking.tokens["section"].isin(SCORED)]
    said = speaking.statements(of="The ministry")
    words = tokens["attribution"].isin(said["attribution"]).sum()
    assert found.loc["The ministry", ["words", "times", "introduced", "doubtful"]].tolist() == [words, 2, "said", 0]
    assert found.loc["The ministry", "share"] == pytest.approx(words / len(tokens) * 100)
    assert found.loc["Anna Berg", ["words", "times", "doubtful"]].tolist() == [0, 0, 1]
    assert set(found["article"]) == {"a"} and "He" not in found.index
    shown = listings.speakers_table(speaking).table.set_index("speaker")
    assert shown.loc["Officials in Tehran", "actor"] == "Iran"
    assert shown.loc["Anna Berg", "doubtful"] == "1 doubtful, counted as the author’s"


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
