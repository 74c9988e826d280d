"""What every measure must keep, whichever it is."""

import pandas as pd
import pytest

from analysis import ArticleWarning, mark, read_articles, read_codebook, score, tokenize
from analysis.comparison.hypotheses import cells_reported
from analysis.core.schema import COLUMNS, table
from analysis.cues.token_index import Words
from analysis.measures.marks import CORE, categories, core_measures, measure_modules

TEXT = """A pact that may last
By Jo May
It is, critics say, “hardly a turning point”. Moscow and Tehran may find it is not certain to last, but no doubt it matters. \
A “new axis” is GREAT news!
Russia’s deal with Iran is a marriage of convenience, and the sanctions were a disaster for the economy. Iran accused Russia of lies. Will it last???
Kommentare"""


@pytest.fixture(scope="module")
def corpus():
    articles = table("articles", {"article": ["x", "y"], "text": [TEXT, "Rain fell."]})
    return articles, tokenize(articles), read_codebook("seeds/codebook.toml")


@pytest.fixture(scope="module")
def marks(corpus):
    return mark(*corpus)


@pytest.mark.parametrize("name", measure_modules())
def test_a_measure_documents_its_construct(name):
    documentation = measure_modules()[name].__doc__
    for part in ("Construct:", "Unit", "irection", "Limits" if name != "mention" else "pronouns"):
        assert part in documentation, f"{name} does not say its {part}"


@pytest.mark.parametrize("name", measure_modules())
def test_marks_are_spans_of_the_untouched_text(marks, name):
    own = marks[marks["measure"] == name]
    assert len(own), f"the example has no mark of {name}"
    texts = {"x": TEXT, "y": "Rain fell."}
    assert all(texts[row.article][row.start : row.end] == row.cue for row in own.itertuples())
    assert (own["entry"] != "").all()


@pytest.mark.parametrize("name", measure_modules())
def test_categories_are_declared_with_labels(corpus, marks, name):
    labels = measure_modules()[name].categories(corpus[2])
    assert set(marks.loc[marks["measure"] == name, "category"]) <= set(labels)
    assert all(labels.values())
    assert marks.attrs["categories"][name] == list(labels)
    assert marks["start"].attrs["categories"] is marks.attrs["categories"]  # no copy with each column


@pytest.mark.parametrize("name", measure_modules())
def test_an_empty_corpus_gives_an_empty_table(corpus, name):
    words = Words.of(table("articles"), table("tokens"))
    found = {}
    for other, module in measure_modules().items():
        found[other] = module.find(words, corpus[2], found)
    marks = found[name].table()
    assert marks.empty
    assert list(marks.columns) == list(COLUMNS["marks"])
    assert marks.dtypes.equals(table("marks").dtypes)


def test_boilerplate_is_never_marked(marks):
    furniture = TEXT.index("By Jo May"), TEXT.index("By Jo May") + len("By Jo May")
    assert not ((marks["start"] < furniture[1]) & (marks["end"] > furniture[0])).any()
    assert not (marks["start"] >= TEXT.index("Kommentare")).any()


def test_without_a_codebook_the_generic_measures_run(corpus):
    marks = mark(*corpus[:2])
    generic = {
        "certainty",
        "distance",
        "framing",
        "hedging",
        "irrealis",
        "sentiment",
        "subjectivity",
        "tone",
        "vagueness",
    }
    assert set(marks["measure"]) == set(categories()) == generic


def test_hedges_and_boosters(marks):
    own = marks[marks["measure"] == "hedging"].set_index("cue")
    assert own.loc["may", "weight"].tolist() == [-1, -1]
    assert own.loc["no doubt", ["category", "weight"]].tolist() == ["booster.certainty", 1]
    assert "May" not in own.index
    negated = own[own["category"].str.startswith("hedge.") & own.index.str.contains("certain")]
    assert (negated["weight"] < 0).all()
    assert len(negated) == 1


def test_a_cue_in_a_scare_quote_counts_nothing_and_says_why(marks):
    quote = marks[marks["measure"] == "distance"]
    assert quote["cue"].tolist() == ["“new axis”"]
    own = marks[(marks["measure"] == "stance") & (marks["cue"] == "new axis")]
    assert own[["weight", "modifier"]].values.tolist() == [[0.0, "distanced"]]


def test_stance_is_signed_and_turned(marks):
    own = marks[marks["measure"] == "stance"].set_index("cue")
    assert own.loc["marriage of convenience", "weight"] < 0
    assert (
        own.loc["turning point", ["voice", "modifier"]].tolist() == ["quoted", "hardly a"]
        or own.loc["turning point", "weight"] < 0
    )


def test_tone_takes_out_topic_words_and_names():
    text = "The agreement of the United States was good. A lack of support hurt the Strong Guard."
    articles = table("articles", {"article": ["x"], "text": [text]})
    marks = mark(articles, tokenize(articles), read_codebook("seeds/codebook.toml"))
    tone = marks[marks["measure"] == "tone"].set_index("cue")
    sentiment = marks[marks["measure"] == "sentiment"].set_index("cue")
    assert tone.loc["agreement", ["weight", "modifier"]].tolist() == [0.0, "topic"]
    assert {"United", "Strong"} <= set(sentiment.index) - set(tone.index)
    assert tone.loc["good", "weight"] > 0
    assert sentiment.loc["support", "weight"] > 0 > tone.loc["support", "weight"]
    assert tone.loc["support", "modifier"] == "lack"


def test_marks_are_in_reading_order_and_the_same_every_time(corpus, marks):
    assert marks["article"].tolist() == sorted(marks["article"])
    assert marks.groupby("article")["start"].apply(lambda starts: starts.is_monotonic_increasing).all()
    pd.testing.assert_frame_equal(marks, mark(*corpus))


def test_marks_are_sorted_by_place_and_kind(corpus):
    articles, *rest = corpus
    marks = mark(articles.iloc[::-1], *rest)
    place = marks["article"].map({name: i for i, name in enumerate(articles["article"][::-1])})
    by = ["place", "start", "end", "measure", "category", "target"]
    assert marks.assign(place=place).sort_values(by, kind="stable").index.tolist() == list(range(len(marks)))


def test_the_seeds_hold_every_measure():
    with pytest.warns(ArticleWarning, match="README|codebook"):
        articles = read_articles("seeds")
    marks = mark(articles, tokenize(articles), read_codebook("seeds/codebook.toml"))
    assert set(marks["measure"]) == set(measure_modules())
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    assert all(texts[row.article][row.start : row.end] == row.cue for row in marks.itertuples())


OWN = """title = "T"
construct = "C"
version = "1"
licence = "CC0-1.0"
sources = { s = "S" }
[populism]
negation = "cancel"
[populism.categories]
people = "The people"
elite = "The elite"
[[populism.entries]]
category = "people"
source = "s"
cues = ["the people", "ordinary (people|families)"]
except = ["the people of"]
[[populism.entries]]
category = "elite"
weight = 2
negated = "people"
source = "s"
cues = ["elite(|s)"]
"""


def test_a_section_of_a_codebook_is_a_measure_of_its_own(tmp_path):
    (tmp_path / "codebook.toml").write_text(OWN)
    book = read_codebook(tmp_path / "codebook.toml")
    text = "The elites fear the people. He is not elite. Ordinary families are not the people of Rome, nor the people."
    articles = table("articles", {"article": ["a"], "text": [text]})
    tokens = tokenize(articles, voices="quotes")
    marks = mark(articles, tokens, book, ["populism"], voices="quotes")
    own = marks[marks["measure"] == "populism"]
    assert own[["cue", "category", "weight"]].values.tolist() == [
        ["elites", "elite", 2.0], ["the people", "people", 1.0], ["elite", "people", 2.0],
        ["Ordinary families", "people", 1.0], ["the people", "people", 0.0],
    ]  # fmt: skip
    assert marks.attrs["categories"]["populism"] == ["people", "elite"]
    assert core_measures(book) == [*CORE, "populism"] and core_measures() == [*CORE]
    assert "populism" in categories(book) and "populism" not in categories(None)
    with pytest.raises(ValueError, match="no measure 'populism'"):
        mark(articles, tokens, None, ["populism"])
    cells = score(marks, tokens, ["article"])[["measure", "category"]]
    assert cells_reported(cells)[-3:] == [("populism", "all"), ("populism", "people"), ("populism", "elite")]
