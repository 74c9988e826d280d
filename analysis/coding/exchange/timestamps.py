"""The time of a code in, the timestamp that XML Schema and Web Annotation ask for out; and back."""

import datetime
import re

TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00")


def to_timestamp(time: str) -> str:
    """A date or time of ISO 8601 with its seconds; a date alone becomes its midnight, without a time zone."""
    return time if TIMESTAMP.fullmatch(time) else datetime.datetime.fromisoformat(time).isoformat()


def from_timestamp(timestamp: str) -> str:
    """What `to_timestamp` was given; a midnight without a time zone is a date. "" if it is no timestamp."""
    if midnight := MIDNIGHT.fullmatch(timestamp):
        return midnight[1]
    return timestamp if TIMESTAMP.fullmatch(timestamp) else ""
