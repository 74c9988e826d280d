"""The time of a code in; the moment that XML Schema and Web Annotation want out; and back."""

import datetime
import re

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00")


def to_timestamp(time: str) -> str:
    """A date or time of ISO 8601 with its seconds; a date alone becomes its midnight, without a time zone."""
    return time if MOMENT.fullmatch(time) else datetime.datetime.fromisoformat(time).isoformat()


def from_timestamp(moment: str) -> str:
    """What `to_timestamp` was given; a midnight without a time zone is a date. "" of what is no moment."""
    if midnight := MIDNIGHT.fullmatch(moment):
        return midnight[1]
    return moment if MOMENT.fullmatch(moment) else ""
