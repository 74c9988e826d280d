"""The axis on op-eds that were labelled before the codebook was run.

All were read while the codebook grew, `test-*` only at last. The floors are what was reached, less what one or two
texts may turn: a guard against getting worse. How good the axis is stands in docs/validity.md.
"""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis import measure, read_articles, read_codebook
from analysis.coding import authoritative_codes
from analysis.comparison import explain
from analysis.comparison.article_tables import measure_articles
from analysis.report import findings_text, page
from analysis.report.tables import figure_tables, findings

OPEDS = Path(__file__).parent / "data" / "opeds"
REAL = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.fixture(scope="module")
def positions(tmp_path_factory):
    folder = tmp_path_factory.mktemp("opeds")
    for path in OPEDS.glob("*.txt"):
        shutil.copy(path, folder)
    tables = measure_articles(read_articles(folder), read_codebook("seeds/codebook.toml"))  # and no pair is compared
    own = (tables[name][tables[name]["voice"] == "author"] for name in ("marks", "tokens"))
    labels = pd.concat([pd.read_csv(OPEDS / f"{name}.csv") for name in ("dev", "test")])
    found = explain.leave_one_out(*own).set_index("article")
    return labels.assign(rate=labels["file"].str.removesuffix(".txt").map(found["rate"]))


def test_every_op_ed_has_a_label_and_a_position(positions):
    assert len(positions) == len(list(OPEDS.glob("*.txt"))) == 18
    assert positions["rate"].notna().all()
    assert positions["label"].value_counts().to_dict() == {"substance": 9, "convenience": 9}


@pytest.mark.parametrize(("part", "floor"), [("dev", 6), ("test", 8)])
def test_most_op_eds_lie_on_their_side(positions, part, floor):
    own = positions[positions["file"].str.startswith(part)]
    right = (own["rate"] > 0) & (own["label"] == "substance") | (own["rate"] < 0) & (own["label"] == "convenience")
    assert right.sum() >= floor, own[["file", "label", "rate"]]


def test_the_hopeful_seed_lies_above_the_sober_one_whichever_cue_is_left_out(study):
    found = explain.leave_one_out(*study.own).set_index("article")
    assert found.loc["hopeful-axis", "rate"] > 0 > found.loc["sober-marriage", "rate"]
    assert not found["turns"].any()


@pytest.fixture(scope="module")
def real():
    if not REAL.is_dir():
        pytest.skip("the two real op-eds are not beside the project")
    return measure(REAL, "seeds/codebook.toml")


def test_the_real_op_eds_lie_on_either_side_whichever_cue_is_left_out(real):
    found = explain.leave_one_out(*real.own).set_index("article")
    assert found.loc["new-axis-emerging", "rate"] > 0 > found.loc["relationship-of-convenience", "rate"]
    assert not found["turns"].any()


def test_hedges_of_the_real_op_eds(real):
    hedges = real.marks[(real.marks["measure"] == "hedging") & real.marks["category"].str.startswith("hedge")]
    cues = set(hedges["cue"].str.lower())
    assert {"may", "might", "could", "appears to", "looks like", "reportedly"} <= cues
    assert any("remains to be seen" in cue for cue in cues)
    assert "May" not in set(hedges["cue"]), "May 1 and May 19 are dates"
    texts = dict(zip(real.articles["article"], real.articles["text"], strict=True))
    contexts = {texts[row.article][row.start : row.end + 12].lower() for row in hedges.itertuples()}
    for hedge in ("could only mat", "may be offse", "might have been ", "appears to simply", "looks like"):
        assert any(context.startswith(hedge[:14]) for context in contexts), hedge


def test_furniture_of_the_real_op_eds_counts_nowhere(real):
    for article, furniture in {
        "new-axis-emerging": ["- Armin Sijamić", "- May 1", "- 5 min read", "nap.ba", "Kommentare"],
        "relationship-of-convenience": ["journalist who covers"],
    }.items():
        text = real.articles.set_index("article").loc[article, "text"]
        own = real.tokens[real.tokens["article"] == article]
        for line in furniture:
            start = text.rindex(line)
            inside = own[(own["start"] >= start) & (own["start"] < start + len(line))]
            assert (inside["section"] == "boilerplate").all() and len(inside), line
    unmarked = real.tokens[real.tokens["section"] == "boilerplate"][["article", "sentence"]].drop_duplicates()
    assert real.marks.merge(unmarked).empty


def test_agreement_makes_most_of_the_sentiment_gap_and_none_of_the_tone(real):
    pair = ("new-axis-emerging", "relationship-of-convenience")
    sentiment = explain.contributions(*real.own, "sentiment", *pair).set_index("cue")
    assert sentiment.index[0] == "agreement"
    assert sentiment.loc["agreement", "contribution"] > sentiment["contribution"].sum() / 2
    assert "agreement" not in explain.contributions(*real.own, "tone", *pair)["cue"].to_list()


@pytest.fixture(scope="module")
def readme():
    return " ".join((Path(__file__).parents[1] / "README.md").read_text("utf-8").split())


def test_the_readme_prints_the_answer_on_the_seeds(study, readme):
    parts = page.report_parts(authoritative_codes.with_codes(study, "seeds/codes"))
    assert " ".join(findings_text.answer_text(parts).split()) in readme


def test_the_readme_tells_what_is_found_of_the_real_op_eds(real, readme):
    coded = authoritative_codes.with_codes(real, "cases/originals/codes")
    pair = coded.articles["article"].to_list()
    rows = findings.rows_by_verdict(figure_tables.pair_findings(coded, *pair))
    established = rows["established"].set_index("category")
    assert established["measure"].to_list() == ["author_stance", "framing"]
    assert established.loc["all", "p_adjusted"] < 0.001 and "p < .001 after correction" in readme
    frame = established.loc["issue.convenience"]
    assert f"p = {frame['p_adjusted']:.3f}".replace("0.", ".") + " after correction" in readme
    said = [len(authoritative_codes.coded_sentences(coded, name, "framing", "issue.convenience")) for name in pair]
    assert f"({said[1]} of {frame['n_b']} sentences against {said[0]} of {frame['n_a']};" in readme
    leads = set(rows["leads"].loc[rows["leads"]["coder"] != "", "measure"])
    assert leads == {"tone"} and "One further difference is a lead: Sijamić may write more" in readme
    counts = {
        (name, sign): len(authoritative_codes.coded_sentences(coded, name, "author_stance", sign=sign))
        for name in pair
        for sign in (1, -1)
    }
    total = [authoritative_codes.count_coded_sentences(coded, name, "author_stance") for name in pair]
    (a, b), (for_a, against_a, for_b, against_b) = pair, counts.values()
    assert (
        f"in {for_a} of {total[0]} sentences and against it in {against_a}. Kumar argues against it in {against_b} of {total[1]} and never for it"
        in readme
    )
    assert for_b == 0 and counts[a, 1] == for_a and counts[b, -1] == against_b
