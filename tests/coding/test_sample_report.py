"""`discourse agree`: what is said of a coded sample."""

import json
import random

import pandas as pd
import pytest
from coded import code, sheet_rows, small_key, true_codes
from openpyxl import load_workbook

from analysis.cli import main
from analysis.coding.sample_report import judge_alpha


@pytest.mark.parametrize(
    ("codes", "sizes", "said"),
    [
        ([0, 0, 0, 0], {0: 20, 1: 20}, "Recall, code 1: unknown, because the coders assigned it to no sentence."),
        ([1, 1, "", ""], {0: 20, 1: 20}, "one stratum of the sample has no codes."),
        (["", "", 0, 1], {0: 20, 1: 20}, "Precision, code 1: not known; of the sentences to which the measure assigns it, none of these was coded"),
    ],
)  # fmt: skip
def test_what_cannot_be_known_is_said(codes, sizes, said, tmp_path, capsys):
    key = small_key([1, 1, 0, 0], sizes)
    (tmp_path / "k.json").write_text(json.dumps(key))
    path = code(tmp_path / "anna.csv", dict(zip([row["id"] for row in key["rows"]], codes, strict=True)))
    assert main(["agree", str(path), "--key", str(tmp_path / "k.json")]) == 0
    text = capsys.readouterr().out
    assert said in text
    assert "There is one coder, so agreement cannot be computed" in text
    assert "nan" not in text


def test_the_whole_way(sample, tmp_path, capsys):
    out, key = sample
    truth, shuffled = true_codes(key), random.Random(1)
    names = shuffled.sample(sorted(truth), 30)
    anna = code(tmp_path / "anna.xlsx", {name: truth[name] for name in names})
    differing = sorted(names[:2])
    ben = code(
        tmp_path / "ben.csv", {name: 1 - truth[name] if name in differing else truth[name] for name in names[:-1]}
    )
    use = ["agree", str(anna), str(ben), "--key", str(out / "hedging-hedge.key.json"), "--output", str(tmp_path / "o")]
    capsys.readouterr()
    assert main(use) == 0
    text = capsys.readouterr().out
    assert "hedging:hedge: 30 sentences, 2 coders, 1 codes missing, 0 sentences without a code." in text
    assert "No majority on 2 sentences" in text and "The coders differ on 2 sentences." in text
    for name in differing:
        assert f"  {name}: anna {truth[name]}, ben {1 - truth[name]}" in text
    assert "16.7 % measured" in text and "the measured share shows no significant bias" in text
    header, *rows = sheet_rows(tmp_path / "o" / "disagreements.xlsx")
    assert header == ["id", "before", "sentence", "after", "coded by anna", "coded by ben", "code", "note"]
    assert [row[0] for row in rows] == differing
    assert pd.read_csv(tmp_path / "o" / "errors.csv").empty

    book = load_workbook(tmp_path / "o" / "disagreements.xlsx")
    for number, name in enumerate(differing, 2):
        book["coding"][f"G{number}"] = 1 - truth[name]  # they settle on ben's codes: the measure erred
    book.save(tmp_path / "o" / "disagreements.xlsx")
    assert main([*use, "--decided", str(tmp_path / "o" / "disagreements.xlsx")]) == 0
    text = capsys.readouterr().out
    assert "No majority" not in text and "differ on 2 sentences" in text and "was not overwritten" in text
    errors = pd.read_csv(tmp_path / "o" / "errors.csv")
    assert sorted(errors["id"]) == differing
    assert (errors["cues"].notna() == errors["measure"].eq(1)).all()


RELIABILITY = {
    0: "(no disagreement, so no interval) on 80 sentences: reliable (.800 or more).",
    2: "reliable (.800 or more, the whole interval)",
    5: "interval extends below",
    10: "tentative",
    20: "too low",
}


@pytest.mark.parametrize(("differing", "said"), RELIABILITY.items())
def test_how_far_coders_can_be_relied_on(differing, said, tmp_path, capsys):
    key = small_key([1, 0] * 40, {0: 400, 1: 400})
    (tmp_path / "k.json").write_text(json.dumps(key))
    truth = true_codes(key)
    one = code(tmp_path / "a.csv", truth)
    two = code(tmp_path / "b.csv", {name: 1 - v if i < differing else v for i, (name, v) in enumerate(truth.items())})
    assert main(["agree", str(one), str(two), "--key", str(tmp_path / "k.json")]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Agreement between the coders")]
    assert said in line


def test_coders_who_share_no_sentence(tmp_path, capsys):
    key = small_key([1, 0], {0: 1, 1: 1})
    (tmp_path / "k.json").write_text(json.dumps(key))
    sheets = [str(code(tmp_path / f"{name}.csv", {name: 1})) for name in ("s1-001", "s1-002")]
    assert main(["agree", *sheets, "--key", str(tmp_path / "k.json")]) == 0
    assert "only one code occurs among the 0 sentences coded twice" in capsys.readouterr().out


def judged(tmp_path, capsys, key, *columns):
    """What is said of these columns of codes, a coder each."""
    (tmp_path / "k.json").write_text(json.dumps(key))
    names = [row["id"] for row in key["rows"]]
    sheets = [
        str(code(tmp_path / f"c{number}.csv", dict(zip(names, codes, strict=True))))
        for number, codes in enumerate(columns)
    ]
    assert main(["agree", *sheets, "--key", str(tmp_path / "k.json")]) == 0
    return capsys.readouterr().out.splitlines()


def test_every_figure_of_one_coder_is_said(tmp_path, capsys):
    """3 of 4 marked and 1 of 4 unmarked sentences hold it; nothing is left uncoded."""
    lines = judged(tmp_path, capsys, small_key([1] * 4 + [0] * 4, {0: 4, 1: 4}), [1, 1, 1, 0, 1, 0, 0, 0])
    assert lines[0] == "hedging:hedge: 8 sentences, 1 coder, 0 codes missing, 0 sentences without a code."
    assert lines[2].startswith("The measure compared with the coder: α = 0.53 [") and lines[2].endswith(
        "] on 8 sentences."
    )
    assert lines[3:] == [
        "Precision, code 1: of the sentences to which the measure assigns it, the coders confirm 75.0 % [75.0, 75.0].",
        "Recall, code 1: of the sentences to which the coders assign it, the measure finds 75.0 % [75.0, 75.0].",
        "Share of the 8 sentences of the articles, code 1: 50.0 % measured, 50.0 % [50.0, 50.0] corrected; "
        "the measured share shows no significant bias.",
    ]


@pytest.mark.parametrize(
    ("codes", "said"),
    [([1, 1, 0, 1], "the measured share is too low"), ([1, 0, 0, 0], "the measured share is too high")],
)
def test_a_biased_share_is_said_with_its_direction(codes, said, tmp_path, capsys):
    assert judged(tmp_path, capsys, small_key([1, 1, 0, 0], {0: 2, 1: 2}), codes)[-1].endswith(f"corrected; {said}.")


def test_a_code_that_the_measure_gives_to_none(tmp_path, capsys):
    lines = judged(tmp_path, capsys, small_key([0, 0, 0, 0], {0: 4, 1: 0}), [0, 0, 0, 1])
    assert (
        lines[3]
        == "Precision, code 1: not known; of the sentences to which the measure assigns it, it assigns it to none."
    )


def test_where_coders_differ_is_listed_up_to_twenty_sentences(tmp_path, capsys):
    for count in (20, 21):
        key = small_key([1, 0] * 20, {0: 20, 1: 20})
        truth = [1, 0] * 20
        lines = judged(tmp_path, capsys, key, truth, [1 - value for value in truth[:count]] + truth[count:])
        at = lines.index(f"The coders differ on {count} sentences.")
        assert lines[at + 1] == "  s1-001: c0 1, c1 0"
        assert lines[at + 21 :] == ["  and 1 more"] * (count > 20)


@pytest.mark.parametrize(
    ("value", "low", "high", "said"),
    [
        (0.6669, 0.6, 0.7, "too low to judge a measure by"),
        (0.667, 0.6, 0.7, "enough for tentative conclusions only"),
        (0.7999, 0.7, 0.9, "enough for tentative conclusions only"),
        (0.8, 0.7999, 0.9, "but the interval extends below .800"),
        (0.8, 0.8, 0.9, "reliable (.800 or more, the whole interval)"),
        (1.0, 1.0, 1.0, "reliable (.800 or more)"),
        (0.9, float("nan"), float("nan"), "reliable (.800 or more)"),
    ],
)
def test_how_far_alpha_can_be_relied_on(value, low, high, said):
    assert said in judge_alpha(value, low, high)


@pytest.mark.parametrize("number", [20, 21, 23])
def test_twenty_differences_are_listed_and_the_rest_counted(number, tmp_path, capsys):
    key = small_key([1, 0] * 15, {0: 100, 1: 100})
    (tmp_path / "k.json").write_text(json.dumps(key))
    truth = true_codes(key)
    anna = code(tmp_path / "anna.csv", truth)
    ben = code(
        tmp_path / "ben.csv",
        {name: 1 - value if at < number else value for at, (name, value) in enumerate(truth.items())},
    )
    assert main(["agree", str(anna), str(ben), "--key", str(tmp_path / "k.json")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (
        f"The coders differ on {number} sentences." in lines and sum(line.startswith("  s1-") for line in lines) == 20
    )
    assert [line for line in lines if line.startswith("  and ")] == [f"  and {number - 20} more"] * (number > 20)
