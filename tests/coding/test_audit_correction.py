"""What an audit does to a study: marks, voices, codes and scores."""

import pandas as pd
import pytest
from corrected import OTHER, TEXT, judged, nth, saved

from analysis import measure
from analysis.cli import main


@pytest.fixture(scope="module")
def study():
    frame = pd.DataFrame({"article": ["a", "b"], "text": [TEXT, OTHER]})
    return measure(frame, voices="quotes", measures=["hedging", "tone"])


def test_an_audit_of_nothing_changes_nothing(study, tmp_path):
    same = study.with_audit(saved(tmp_path))
    for name in ("marks", "tokens", "scores", "comparison", "sentences", "attributions"):
        pd.testing.assert_frame_equal(getattr(same, name), getattr(study, name))
    assert same.audit["precision"].empty and same.audit["cues"].empty and same.codes.empty


def test_wrong_marks_go_missing_ones_come_and_scores_follow(study, tmp_path):
    path = saved(tmp_path, [judged("may", "wrong", 1), judged("may", "doubtful"), judged("rain", "missing"),
                            judged("boat", "missing", measure="tone", category="positive", weight=1.5)])  # fmt: skip
    mended = study.with_audit(path)
    old, new = (each.marks[each.marks["article"] == "a"] for each in (study, mended))
    assert set(map(tuple, old[["start", "cue"]].to_numpy())) - set(map(tuple, new[["start", "cue"]].to_numpy())) == {
        (nth("may", 1)["start"], "may")
    }
    added = new[new["entry"] == "audit"]
    assert added[["cue", "measure", "weight", "sentence", "voice"]].to_numpy().tolist() == [
        ["rain", "hedging", -1, 1, "author"], ["boat", "tone", 1.5, 3, "author"],
    ]  # fmt: skip
    assert new["start"].is_monotonic_increasing

    def cell(one, measure, category):
        own = one.scores[(one.scores["article"] == "a") & (one.scores["voice"] == "all")].set_index(
            ["measure", "category"]
        )
        return own.loc[(measure, category), ["count", "weight"]].to_list()

    assert cell(mended, "hedging", "hedge.modal") == cell(study, "hedging", "hedge.modal"), "one goes, one comes"
    assert cell(mended, "tone", "all")[1] == cell(study, "tone", "all")[1] + 1.5
    assert not mended.comparison["rate_a"].equals(study.comparison["rate_a"])


def test_words_in_another_voice_count_there_with_their_marks(study, tmp_path):
    stretch = {**nth("a good plan and a good boat"), "voice": "quoted", "source": "a farmer"}
    mended = study.with_audit(saved(tmp_path, voices=[stretch]))
    inside = mended.tokens[(mended.tokens["article"] == "a") & (mended.tokens["voice"] == "quoted")]
    assert " ".join(inside["word"]) == "a good plan and a good boat" and inside["attribution"].eq(1).all()
    good = mended.marks[mended.marks["cue"] == "good"]
    assert good[["voice", "attribution"]].to_numpy().tolist() == [["quoted", 1]] * 2
    assert mended.attributions[["source", "kind", "confidence"]].to_numpy().tolist() == [["a farmer", "direct", 1.0]]
    own = mended.scores[
        (mended.scores["article"] == "a") & (mended.scores["measure"] == "tone") & (mended.scores["category"] == "all")
    ]
    assert own.set_index("voice").loc["quoted", ["count", "words"]].to_list() == [2, 7]
    assert mended.sentences.loc[2, "voice"] == "mixed"
    back = mended.with_audit(saved(tmp_path, voices=[stretch | {"voice": "author", "source": ""}]))
    assert back.attributions.empty and back.tokens["voice"].eq("author").all()
    pd.testing.assert_frame_equal(back.scores, study.scores)


def test_codes_of_an_audit_are_among_those_of_the_study(study, tmp_path):
    code = {**nth("The guest may come."), "measure": "tone", "category": "all", "value": 0}
    mended = study.with_audit(saved(tmp_path, codes=[code]))
    assert mended.coders()[["coder", "coder_kind", "measure", "words"]].to_numpy().tolist() == [
        ["anna", "person", "tone", 4]
    ]
    told = dict(mended.manifest().table.to_numpy())
    assert told["audit"] == "0 marks judged" and told["codes: anna (person)"].startswith("no version stated · ")


def test_measure_writes_the_mended_tables(write_corpus, tmp_path, capsys):
    folder = write_corpus({"a.txt": TEXT, "b.txt": OTHER})
    path = saved(tmp_path, [judged("may", "right"), judged("may", "wrong", 1)])
    for name, arguments in (("plain", []), ("mended", ["--audit", str(path)])):
        assert main(["measure", str(folder), "--voices", "quotes", "--output", str(tmp_path / name), *arguments]) == 0
    assert "hedging: 2 marks judged, 1 right, 1 wrong" in capsys.readouterr().out
    plain, mended = (pd.read_csv(tmp_path / name / "marks.csv", keep_default_na=False) for name in ("plain", "mended"))
    assert list(plain) == list(mended) and len(plain) == len(mended) + 1
    assert pd.read_csv(tmp_path / "mended" / "audit.csv")["precision"].iloc[0] == 0.5
    assert pd.read_csv(tmp_path / "mended" / "audit_cues.csv")["cue"].to_list() == ["may"]
    for name in ("articles", "sentences", "attributions", "problems", "comparison", "scores"):
        assert (tmp_path / "plain" / f"{name}.csv").read_text("utf-8").splitlines()[0] == (
            tmp_path / "mended" / f"{name}.csv"
        ).read_text("utf-8").splitlines()[0]
    assert main(["measure", str(folder), "--output", str(tmp_path / "mended"), "--audit", str(path)]) == 2
    assert "not empty; tables corrected by an audit" in capsys.readouterr().err
    assert (
        main(["measure", str(folder), "--output", str(tmp_path / "more"), "--audit", str(path), "--format", "parquet"])
        == 2
    )


def test_a_changed_voice_takes_the_next_number_and_the_place_of_all_within(study, tmp_path):
    rain, won = nth("It may rain, perhaps."), nth("he would win")
    plain = study.with_audit(
        saved(tmp_path, voices=[rain | {"voice": "quoted", "source": "a sailor"}, won | {"voice": "reported"}])
    )
    assert plain.attributions[["attribution", "kind", "source"]].to_numpy().tolist() == [
        [1, "direct", "a sailor"], [2, "indirect", ""],
    ]  # fmt: skip

    def corrected(start, end, voice, source=""):
        found = plain.with_audit(saved(tmp_path, voices=[{"article": "a", "start": start, "end": end, "voice": voice, "source": source}]))  # fmt: skip
        inside = (plain.tokens["article"] == "a") & (plain.tokens["start"] >= start) & (plain.tokens["start"] < end)
        assert found.tokens.loc[inside, "voice"].eq(voice).all()
        pd.testing.assert_frame_equal(found.tokens[~inside], plain.tokens[~inside])
        return found.attributions

    same = corrected(rain["start"], rain["end"], "reported")
    assert same[["attribution", "kind", "source"]].to_numpy().tolist() == [
        [3, "indirect", "a sailor"],
        [2, "indirect", ""],
    ]
    named = corrected(won["start"], won["end"], "quoted", "a farmer")
    assert named[["attribution", "kind", "source"]].to_numpy().tolist() == [
        [1, "direct", "a sailor"],
        [3, "direct", "a farmer"],
    ]
    assert corrected(rain["start"], rain["end"], "author")["attribution"].to_list() == [2]
    both = corrected(0, len(TEXT), "quoted")
    assert both[["attribution", "start", "end", "source_kind"]].to_numpy().tolist() == [[3, 0, len(TEXT), "nobody"]]
    part = corrected(rain["start"] + 3, rain["end"], "quoted")
    assert part["attribution"].to_list() == [1, 3, 2], "what it does not cover stays"
