"""Times of codes as timestamps of XML Schema, there and back."""

import pytest

from analysis.coding.exchange.timestamps import from_timestamp, to_timestamp


@pytest.mark.parametrize(
    ("time", "timestamp"),
    [
        ("2026-11-29", "2026-11-29T00:00:00"),
        ("2026-11-29T10:15:00Z", "2026-11-29T10:15:00Z"),
        ("2026-11-29T10:15:00.5+01:00", "2026-11-29T10:15:00.5+01:00"),
        ("2026-11-29T00:00:00Z", "2026-11-29T00:00:00Z"),  # in a time zone: a time
    ],
)
def test_a_date_becomes_its_midnight_and_a_time_stays(time, timestamp):
    assert to_timestamp(time) == timestamp
    assert from_timestamp(timestamp) == time


def test_seconds_that_are_missing_are_added():
    assert to_timestamp("2026-11-29T10:15") == "2026-11-29T10:15:00"


@pytest.mark.parametrize("other", ["", "yesterday", "2026-11-29", "2026-11-29T10:15", "at 2026-11-29T10:15:00"])
def test_what_is_no_timestamp_is_no_time(other):
    assert from_timestamp(other) == ""
