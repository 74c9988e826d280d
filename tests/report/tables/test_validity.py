"""What was validated is said in plain names."""

import pandas as pd
import pytest

from analysis.report.tables import validity


def test_every_row_that_speaks_for_a_measure_has_a_plain_name_of_its_own():
    rows = validity.validity_headlines()
    names = validity.validity_labels(rows)
    assert not [name for name in names if "_" in name or "not_author" in name]
    assert len(set(names)) == len(rows.drop_duplicates(validity.KEY))
    (new,) = validity.validity_labels(
        rows[:1].assign(measure="tone.plain_words", metric="accuracy", set="nyt_editorials")
    )
    assert new.startswith("Plain words: ") and new.endswith(
        f" ({rows['unit'].iloc[0]}s), accuracy"
    )  # named by no table


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


def figures(monkeypatch, *rows):
    """The sentence on a measure with these figures."""
    row = {"of": "tone", "said": "agrees", "plain": False, "seen": 0.0, "ours_less_cues": 0.3, "ours_less_trained": 0.1}
    table = pd.DataFrame([row | changes for changes in rows])
    monkeypatch.setattr(validity, "validity_headlines", lambda _: table)
    return validity.validity_sentence("tone")


SEEN = "of texts in sight of which weights, words or rules were chosen: expect less on others."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{}], "tone: agrees."),
        ([{"seen": 0.1}], f"tone: agrees. These figures are {SEEN}"),
        ([{"seen": 0.1}, {}], f"tone: agrees; agrees. 1 of these figures is {SEEN}"),
        ([{"seen": 1.0}, {"seen": 0.1}, {}], f"tone: agrees; agrees; agrees. 2 of these figures are {SEEN}"),
        ([{"ours_less_cues": 0.024}], "tone: agrees. But a plain count of its cues does as well."),
        ([{"ours_less_cues": 0.025}], "tone: agrees."),
        ([{"ours_less_trained": 0.0}], "tone: agrees."),
        ([{"ours_less_trained": -0.01}, {}], "tone: agrees; agrees. But a classifier trained on such texts does better in 1 of these 2 figures."),
        ([{"ours_less_cues": 0.0, "ours_less_trained": -0.01}],
         "tone: agrees. But a plain count of its cues does as well, and a classifier trained on such texts does better."),
        ([{"ours_less_cues": 0.0, "plain": True}, {}], "tone: agrees; agrees."),
    ],
)  # fmt: skip
def test_what_lessens_a_figure_is_said_with_it(monkeypatch, rows, said):
    assert figures(monkeypatch, *rows) == said


def test_numbers_are_printed_as_coefficients_and_percentages():
    shown = validity._printed({"n": 12345, "ours": 0.8449, "low": -0.5, "high": 10.25})
    assert shown == {"ours": ".84", "low": "-.50", "high": "10.25", "n": "12,345", "percent": "84 %"}
