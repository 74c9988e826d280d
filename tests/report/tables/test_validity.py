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
