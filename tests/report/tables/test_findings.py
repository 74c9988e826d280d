"""Findings say what the table shows and no more."""

from html.parser import HTMLParser
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from nbconvert.filters import markdown2html_mistune

from analysis.comparison import wording
from analysis.core.schema import table
from analysis.lexicons.load import Lexicon
from analysis.report import figure_block
from analysis.report.tables import alttexts, axis, findings, notices, robust, validity

LABELS = {"framing": {"issue.war": "War & weapons"}, "stance": {"plus": "A bond", "minus": "A deal"}}
CLAIM = "these two texts differ"
NO_CLAIM = "no difference found"
LEAD = ": a lead, "
SPARSE = "too few marks to compare"


def row(**changed):
    """One row of a comparison: an established difference, unless changed."""
    values = {
        "measure": "hedging", "category": "hedge", "group_a": "hope", "group_b": "doubt", "rate_a": 21.04,
        "rate_b": 30.5, "difference": -9.46, "low": -15.2, "high": -3.72, "p": 0.0123, "p_adjusted": 0.031,
        "hypothesis": "differ", "detectable": 8.1, "status": "", "unit": "sentence",
    }  # fmt: skip
    return pd.Series(values | changed)


def sparse(**changed):
    missing = dict.fromkeys(["low", "high", "p", "p_adjusted", "detectable"], np.nan)
    return row(**missing, status="too sparse", **changed)


def test_an_established_difference():
    assert findings.difference_sentence(row(), LABELS) == (
        "hedges: hope 21.0, doubt 30.5 per 1,000 words; difference −9.5 [−15.2, −3.7], p = .012, adjusted p = .031: "
        "these two texts differ."
    )


def test_no_difference_gives_the_detectable_one():
    assert findings.difference_sentence(row(p=0.06, p_adjusted=0.08, high=0.1), LABELS) == (
        "hedges: hope 21.0, doubt 30.5 per 1,000 words; difference −9.5 [−15.2, 0.1], p = .060, adjusted p = .080: "
        "no difference found; texts this short can only show differences of about 8.1 or more."
    )


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (
            {"hypothesis": "", "p_adjusted": np.nan},
            "p = .012: a lead, exploratory and not corrected for multiple comparisons.",
        ),
        ({"p_adjusted": 0.06}, "p = .012, adjusted p = .060: a lead, not significant after correction."),
        *(
            (
                {"measure": measure, "category": "all"},
                "p = .012, adjusted p = .031: a lead, hypothesised and significant after correction, but no figure on new opinion "
                "writing shows that readers see the same.",
            )
            for measure in ("vagueness", "stance", "populism")
        ),
        ({"hypothesis": "a > b"}, "p = .012, adjusted p = .031: a lead, opposite to the hypothesised direction."),
    ],
)
def test_a_lead_says_why_it_is_none_of_the_established(changed, why):
    assert findings.difference_sentence(row(**changed), LABELS).endswith(why)
    assert CLAIM in findings.difference_sentence(row(hypothesis="a < b"), LABELS)


@pytest.mark.parametrize(
    ("unit", "claim"),
    [
        ("article", "these two groups of articles differ"),
        ("event", "these two groups differ in how they tell the same events"),
    ],
)
def test_groups_are_not_spoken_of_as_texts(unit, claim):
    said = findings.difference_sentence(row(unit=unit), LABELS)
    assert said.endswith(f": {claim}.") and CLAIM not in said


def test_too_few_articles_are_said_once_for_all_measures():
    few = "too few articles (p cannot fall below 0.33)"
    rows = [row(unit="article", status=few), row(unit="article", status=few, category="booster")]
    assert findings.summary_list(pd.DataFrame(rows), {}) == f"- {few.capitalize()}: hedges, boosters."


def test_a_sparse_row_infers_nothing():
    assert findings.difference_sentence(sparse(), LABELS) == (
        "hedges: hope 21.0, doubt 30.5 per 1,000 words; too few marks to compare."
    )


@pytest.mark.parametrize(
    ("p", "adjusted", "claimed"),
    [
        (0.001, 0.049, CLAIM),
        (0.001, 0.05, LEAD),
        (0.04, 0.06, LEAD),
        (0.9, 0.9, NO_CLAIM),
        (0.04, np.nan, LEAD),
        (0.05, np.nan, NO_CLAIM),
        (0.2, np.nan, NO_CLAIM),
    ],
)
def test_a_difference_is_claimed_only_below_five_percent(p, adjusted, claimed):
    declared = "differ" if adjusted == adjusted else ""
    sentence = findings.difference_sentence(row(p=p, p_adjusted=adjusted, hypothesis=declared), LABELS)
    assert [kind for kind in (CLAIM, LEAD, NO_CLAIM) if kind in sentence] == [claimed]
    assert (", adjusted " in sentence) == bool(declared)


def test_every_finding_of_a_study_claims_what_its_p_allows(study):
    own = study.comparison[study.comparison["voice"] == "author"]
    kinds = set()
    for found in own.itertuples():
        sentence = findings.difference_sentence(found, study.labels)
        kind = SPARSE if found.status else CLAIM if found.p_adjusted < 0.05 else LEAD if found.p < 0.05 else NO_CLAIM
        kinds.add(kind)
        assert [known for known in (CLAIM, LEAD, NO_CLAIM, SPARSE) if known in sentence] == [kind]
        assert "nan" not in sentence and "-" not in sentence.replace(found.group_a, "").replace(found.group_b, "")
    assert kinds >= {NO_CLAIM, SPARSE}


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (-3.25, 1, "−3.2"),
        (-0.04, 1, "0.0"),
        (0.0, 1, "0.0"),
        (1234.5, 0, "1234"),
        (-0.06, 1, "−0.1"),
        (-1.5, 2, "−1.50"),
    ],
)
def test_numbers_have_a_true_minus_and_no_negative_zero(value, digits, text):
    assert wording.number(value, digits) == text


@pytest.mark.parametrize(("p", "text"), [(0.0001, "< .001"), (0.001, "= .001"), (0.0496, "= .050"), (1.0, "= 1.000")])
def test_p_values(p, text):
    assert wording.p_value(p) == text


def test_a_summary_says_first_what_differs_and_last_what_is_sparse():
    rows = pd.DataFrame(
        [
            sparse(measure="tone", category="all"),
            row(p=0.3, p_adjusted=0.4),
            row(category="booster", p=0.3, p_adjusted=np.nan, hypothesis=""),
            row(measure="framing", category="issue.war", coder="anna"),
            sparse(measure="stance", category="all"),
        ]
    )
    first, second, third, last = findings.summary_list(rows, LABELS).split("\n")
    assert first.startswith("- War & weapons: ") and CLAIM in first
    assert (
        second.startswith("- hedges: ")
        and third.startswith("- boosters: ")
        and NO_CLAIM in second
        and NO_CLAIM in third
    )
    assert last == (
        "- Too few marks to compare (fewer than ten sentences with a mark): tone (sentiment for news), "
        "position on the axis."
    )


def test_differences_of_many_categories_are_counted():
    names = [f"issue.{letter}" for letter in "abcdefgh"]
    rows = [row(p=0.2, p_adjusted=0.2), *[sparse()] * 4, row(p=0.06, p_adjusted=0.1), row(), row(p=0.9, p_adjusted=0.9)]
    rows = [
        one | {"measure": "framing", "category": name, "coder": "anna"}
        for one, name in zip(map(dict, rows), names, strict=True)
    ]
    study = SimpleNamespace(
        labels={"framing": {}},
        comparison=pd.DataFrame(rows).assign(voice="author"),
        design=SimpleNamespace(groups={}),
        kept={("analysis.report.tables.article_names.short_names", (), ()): {}},
    )
    study.pair = lambda *_: study.comparison
    found, last = findings.difference_list(study, "framing", *names).split("\n")
    assert found.startswith("- issue.g: ") and CLAIM in found
    assert last == "- Of the other 7 comparisons 4 have too few marks to compare, and 3 show no difference."
    study.comparison = study.comparison[study.comparison["category"] != "issue.g"]
    first, _ = findings.difference_list(study, "framing", *names).split("\n")
    assert first == "- No difference is established."
    few = findings.difference_list(study, "framing", *names[:3]).split("\n")
    assert [NO_CLAIM in few[0], SPARSE in few[1], SPARSE in few[2]] == [True] * 3


def test_problems_and_codebook_in_words():
    assert notices.problems_notice(table("problems")) == "Every file in the folder was read."
    rows = [("a.pdf", "left out", "convert it"), ("empty.txt", "failed", "the file is empty")]
    rows += [(f"{i}.doc", "left out", "convert it") for i in range(notices.LISTED + 2)]
    said = notices.problems_notice(table("problems", rows))
    assert said.startswith(
        "**Not every file in the folder was read: 1 failed, 103 left out.**\n\nFailed:\n\n- empty.txt: the"
    )
    assert "Left out:\n\n- a.pdf: convert it\n- 0.doc" in said and said.count("\n- ") == 1 + notices.LISTED + 1
    assert "and 3 more; the table of problems" in said.splitlines()[-1]
    remark = notices.problems_notice(table("problems", [("articles.csv", "read", "no row for a.txt")]))
    assert remark == "Every file in the folder was read.\n\nRead, with a problem:\n\n- articles.csv: no row for a.txt"
    assert "**No codebook.**" in notices.codebook_notice(None)
    assert notices.codebook_notice(SimpleNamespace(title="Pacts", version="3")) == "Codebook: *Pacts*, version 3."


def test_neutralised_tells_what_becomes_of_the_largest_word(study):
    from analysis.comparison import explain

    a, b = study.articles["article"]
    parts = explain.contributions(*study.own, "sentiment", a, b)
    tone = explain.contributions(*study.own, "tone", a, b)
    for cue, fate in (
        (set(tone["cue"]), "counts in tone too"),
        (set(parts["cue"]) - set(tone["cue"]), "is taken out of tone"),
    ):
        first = parts[parts["cue"].isin(cue)]
        assert len(first), fate
        gap, word = robust.topic_words_list(study, a, b, first).split("\n")
        shown = (wording.number(value) for value in (first["contribution"].sum(), tone["contribution"].sum()))
        assert gap == "- {} − {}: sentiment differs by {} points per 1,000 words, tone by {}.".format(a, b, *shown)
        assert word.startswith(f"- “{first['cue'].iloc[0]}” alone contributes ") and word.endswith(f"it {fate}.")


def test_the_axis_names_the_pole_and_whether_one_cue_carries_it():
    book = Lexicon("", "", "", "", "", "", {}, {"stance": LABELS["stance"]}, None, axis=("plus", "minus"))
    columns = ["article", "rate", "lowest", "highest", "lowest_without", "highest_without", "turns"]
    rows = [
        ("a", 4.0, 2.5, 5.0, "x", "y", False),
        ("b", -3.0, -4.0, 1.0, "x", "y", True),
        ("c", 0.0, 0.0, 0.0, "", "", False),
    ]
    rates = pd.DataFrame({"group": ["a", "b"], "low": [1.0, -8.0], "high": [7.0, 2.0]})
    first, second, third = axis.axis_lines(pd.DataFrame(rows, columns=columns), rates, book, rates[:0]).split("\n")
    assert "4.0 [1.0, 7.0] per 1,000 words: toward **A bond**. With any one cue left out" in first
    assert "between 2.5 and 5.0." in first
    assert "−3.0 [−8.0, 2.0] per 1,000 words: it takes no clear side." in second
    assert "between −4.0 and 1.0." in second
    assert "scores 0.0 per 1,000 words: it takes no clear side." in third


def test_articles_that_share_no_cue_are_said_to():
    columns = ["article", "rate", "cues"]
    assert "0.0" not in axis.shared_cue_scores(pd.DataFrame([("a", 0.0, 0), ("b", 0.0, 0)], columns=columns))
    assert "*b* −2.0 (1 cues)" in axis.shared_cue_scores(pd.DataFrame([("a", 1.0, 1), ("b", -2.0, 1)], columns=columns))
    assert axis.shared_cue_scores(pd.DataFrame([("a", 1.0, 0)], columns=columns)) == ""


RATES = pd.DataFrame(
    [
        ("a", "hedging", "hedge", -1.25),
        ("b", "hedging", "hedge", 3.0),
        ("a", "tone", "tone", 2.0),
        ("b", "tone", "tone", 0),
    ],
    columns=["group", "measure", "category", "rate"],
)


def test_alt_texts_hold_the_numbers_drawn():
    toward = pd.DataFrame(
        [("a", "mention", "iran", 0.5, 12)], columns=["group", "measure", "category", "rate", "mentions"]
    )
    assert (
        alttexts.describe_rates(toward, {"mention": {"iran": "Iran"}}, "Toward") == "Toward. Iran: a 0.5 (12 mentions)."
    )
    assert alttexts.describe_rates(RATES, {}, "Rates") == (
        "Rates. hedges: a −1.2, b 3.0; tone (sentiment for news): a 2.0, b 0.0."
    )
    pairs = pd.DataFrame({"cue": ["war", "deal"], "value": [-2.0, 1.5]})
    assert alttexts.describe_pairs(pairs, "cue", "value", "Words") == "Words. war: −2.0; deal: 1.5."
    shares = pd.DataFrame({"group": ["a", "b", "a"], "part": ["body", "body", "title"], "share": [99.0, 100.0, 1.0]})
    assert alttexts.describe_shares(shares, "Shares") == "Shares. a: body 99 %, title 1 %; b: body 100 %."
    course = pd.DataFrame({"group": "a", "position": [10.0, 50.0, 90.0], "smooth": [1.0, -1.0, 0.5]})
    assert alttexts.describe_course(course, "Tone") == (
        "Tone, moving mean. a: 1.0 at 10 %, 1.0 at 10 %, −1.0 at 50 %, 0.5 at 90 %, 0.5 at 90 %."
    )
    rows = pd.DataFrame([row(), sparse()])
    assert alttexts.describe_differences(rows, LABELS).count("hedges: hope 21.0") == 2


def test_the_alt_text_of_an_empty_chart_says_so():
    empty = pd.DataFrame(columns=["group", "measure", "category", "rate", "part", "share", "position", "smooth"])
    for text in (
        alttexts.describe_rates(empty, {}, "What"),
        alttexts.describe_pairs(empty, "part", "share", "What"),
        alttexts.describe_shares(empty, "What"),
        alttexts.describe_course(empty, "What"),
        alttexts.describe_differences(empty, {}),
    ):
        assert text.endswith("Nothing to draw.")


class Html(HTMLParser):
    """The tags of a page, its text, and the text and class of each cell of its tables."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.text, self.cells, self.classes, self.tags = "", [], [], set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag in ("td", "th", "caption"):
            self.cells.append("")
            self.classes.append(dict(attributes).get("class"))

    def handle_data(self, data):
        self.text += data
        if self.cells:
            self.cells[-1] += data


def test_a_table_is_escaped_and_its_numbers_are_printed():
    frame = pd.DataFrame(
        {
            "the_<name>": ["<script>alert('x')</script> & \"co\"", None],
            "rate": [-2.345, np.nan],
            "p": [0.0004, 1.0],
            "n": [3, 12],
        }
    )
    page = figure_block.html_table(frame, caption="<b>a & b</b>")
    found = Html(page)
    assert found.cells == [
        "<b>a & b</b>", "the <name>", "rate", "p", "n",
        "<script>alert('x')</script> & \"co\"", "−2.35", "< .001", "3",
        "", "", "1.000", "12",
    ]  # fmt: skip
    assert found.tags == {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert found.classes[1:6] == ["text", None, None, None, "text"]


def test_the_first_cell_of_a_row_leads_to_its_marks_or_sentences():
    frame = pd.DataFrame({"what": ["x", "y"]})
    assert '<a href="#m4" data-marks="4 7" data-row="n-row-0">x</a>' in figure_block.html_table(
        frame, links={0: [4, 7]}, name="n"
    )
    page = figure_block.html_table(frame, links={1: [2], 0: []}, name="n", to="sentences")
    assert '<a href="#s2" data-sentences="2" data-row="n-row-1">y</a>' in page and page.count("<a ") == 1


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=y>", "`code` *star* _line_ __init__", "$x$ & &lt;", "a\\*b", "[a](b)"]
)
def test_the_name_of_a_file_is_never_markup(name):
    """Names and words of the corpus go through Markdown on their way to the page."""
    bad = table("problems", [(name, "failed", f"malformed: {name}")])
    robust = pd.DataFrame([(name, 4.0, 2.5, 5.0, "x", "y", False)], columns=[
        "article", "rate", "lowest", "highest", "lowest_without", "highest_without", "turns"])  # fmt: skip
    book = Lexicon("", "", "", "", "", "", {}, {"stance": LABELS["stance"]}, None, axis=("plus", "minus"))
    rates = pd.DataFrame({"group": [name], "low": [1.0], "high": [2.0]})
    for text in (
        notices.problems_notice(bad),
        axis.axis_lines(robust, rates, book, rates[:0]),
        findings.summary_list(pd.DataFrame([row(group_a=name)]), {}),
        notices.codebook_notice(SimpleNamespace(title=name, version="1")),
    ):
        found = Html(markdown2html_mistune(text))
        assert name in found.text
        assert found.tags <= {"ul", "li", "em", "strong", "p"}


@pytest.mark.parametrize(
    ("own", "whole", "turns"),
    [
        ({}, {"p": 0.2}, True),
        ({}, {"difference": 4.0, "p": 0.01}, True),
        ({}, {"difference": -5.0, "p": 0.01}, False),
        ({"p": 0.3}, {"p": 0.01}, True),
        ({"p": 0.3}, {"difference": 2.0, "p": 0.2}, False),
        ({"p": 0.04}, {"p": 0.04}, False),
        ({"p": 0.04}, {"p": 0.3}, True),
        ({"p": 0.04}, {"p": np.nan}, True),
    ],
)
def test_a_finding_that_turns_with_the_voice_is_said_to_hang_on_it(own, whole, turns):
    sister = row(**{"hypothesis": "", "difference": -3.1, "low": -8.0, "high": 2.0} | whole)
    assert findings.depends_on_voice(row(**own), sister) == turns
    said = findings.difference_sentence(row(**own), LABELS, sister)
    rest = f"{wording.number(sister['difference'])} [−8.0, 2.0]"
    assert said == findings.difference_sentence(row(**own), LABELS) + (
        f" In all words, quotations included, the difference is {rest}: this finding depends on whose words are counted."
        if turns
        else f" In all words, quotations included: {rest}."
    )


def test_the_findings_of_a_study_stand_beside_those_in_all_words(study):
    assert (
        findings.difference_list(study, "hedging", "hedge", "booster").count("In all words, quotations included") == 2
    )


def test_a_target_that_is_never_named_has_no_rate():
    missing = dict.fromkeys(["rate_b", "difference", "low", "high", "p", "p_adjusted"], np.nan)
    told = findings.difference_sentence(
        row(measure="evaluation", category="iran", status="never named", **missing), {"evaluation": {"iran": "Iran"}}
    )
    assert told == "Iran: hope 21.0 per 1,000 words, never named in doubt; nothing to compare."


def test_the_side_on_the_axis_may_hang_on_the_voice():
    book = SimpleNamespace(axis=("plus", "minus"), categories=LABELS)
    robust = pd.DataFrame({"article": ["a"], "rate": [3.0], "lowest": [1.0], "highest": [4.0], "turns": [False]})
    rates = pd.DataFrame({"group": ["a"], "rate": [3.0], "low": [1.0], "high": [5.0]})
    everything = rates.assign(rate=-1.0, low=-3.0, high=1.0)
    told = axis.axis_lines(robust, rates, book, everything)
    assert told.endswith(
        "In all words, quotations included, it scores −1.0 [−3.0, 1.0]: its side depends on whose words are counted."
    )
    assert axis.axis_lines(robust, rates, book, rates).endswith("In all words, quotations included: 3.0 [1.0, 5.0].")


def test_a_measure_has_its_own_validity_and_no_other():
    table = validity.read_validity()
    chosen = validity.validity_headlines(table).query("of == 'tone'")
    others = validity.validity_headlines(table).query("of != 'tone'")["said"]
    line = validity.validity_sentence("tone")
    assert line.startswith("tone: correlates with") and len(chosen) == 5
    seen = int((chosen["seen"] > 0).sum())
    assert 1 < seen < 5 and line == (
        f"tone: {'; '.join(chosen['said'])}. {seen} of these figures are of texts in sight of which weights, words or rules "
        "were chosen: expect less on others."
    )
    assert not [said for said in others if said in line]
    first = table.query("set == 'nyt_editorials' and unit == 'snippet' and measure == 'tone' and metric == 'pearson'")
    assert f"r = {first['ours'].iloc[0]:.2f}".replace("0.", ".") in line
    assert validity.validity_sentence("metaphor") == f"metaphor: {validity.UNVALIDATED}."
    frames, beaten = validity.validity_sentence("framing"), "a plain count of its cues does as well in"
    assert frames.count(beaten) == 1 and beaten not in line and beaten not in validity.validity_sentence("vagueness")
    assert "a classifier trained on such texts does better in 1 of these" in validity.validity_sentence("subjectivity")
    assert validity.validity_sentence("tone", table[:0]) == f"tone: {validity.UNVALIDATED}."


def test_every_row_stands_in_one_of_four_tables():
    rows = pd.DataFrame(
        [("stance", 0.01, None, "", ""), ("tone", 0.01, 0.01, "differ", ""), ("sentiment", 0.01, None, "", ""),
         ("hedging", 0.5, 0.5, "differ", ""), ("framing", None, None, "differ", "too sparse"), ("vagueness", 0.01, 0.01, "differ", "")],
        columns=["measure", "p", "p_adjusted", "hypothesis", "status"],
    ).astype({"p_adjusted": float, "p": float}).assign(difference=1.0, category="all")  # fmt: skip
    found = {name: part["measure"].to_list() for name, part in findings.rows_by_verdict(rows).items()}
    assert found == {
        "established": ["tone"], "leads": ["stance", "sentiment", "vagueness"], "not established": ["hedging"], "too sparse": ["framing"],
    }  # fmt: skip
