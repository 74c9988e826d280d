"""Tables as CSV for people who open them in a spreadsheet. Files for other tools stay exact: see `discourse measure`."""

import pandas as pd

FORMULA = "=+-@\t\r\n"  # what a spreadsheet would take for the beginning of a formula


def spreadsheet_csv(frame):
    """A table as CSV in which no text can be taken for a formula.

    Parameters
    ----------
    frame : DataFrame

    Returns
    -------
    str
        With a byte-order mark, so that Excel reads it as UTF-8. A text, or the name of a column, that begins with = + - @,
        tab or an end of line (or with such behind spaces) has an apostrophe before it; numbers are numbers.
    """
    text = [column for column in frame.columns if not pd.api.types.is_numeric_dtype(frame[column])]
    safe = frame.assign(**{column: frame[column].map(_escape, na_action="ignore") for column in text})
    return "\ufeff" + safe.rename(columns=_escape).to_csv(index=False, lineterminator="\r\n")


def _escape(value):
    text = str(value)
    return "'" + text if text.strip(" ")[:1] in tuple(FORMULA) else text
