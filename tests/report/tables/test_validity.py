"""What was validated is said in plain names."""

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
