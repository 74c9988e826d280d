"""The tokens that Punkt sees: where a sentence ends depends on what kind the one before the mark is."""

import pytest
from text.divided import divided


@pytest.mark.parametrize(
    "line",
    [
        "He saw a co-Dr. roe.",  # the part after the hyphen is an abbreviation
        "He saw a co-Sgt.| roe.",
        "He saw a Dr-co.| roe.",
        "It is 1,000.5. four left.",  # a number
        "It is -.5. four left.",
        "It is x5.| four left.",
        "He left ... late.",  # a run of stops is one token
        "He left ...| The end.",
        "He left -- late.",
    ],
)
def test_abbreviations_numbers_and_runs_of_stops_end_no_sentence(line):
    assert divided(line.replace("|", "")) == [part.strip() for part in line.split("|")]
