"""Sentences in; those that continue the sentence before, from which Punkt divided them, out."""

import re

import numpy as np

from analysis.text.layouts import Layout
from analysis.text.missed_boundaries import AHEAD, CAPITAL

SAID = r"""(?:asked|asks|said|says|told|tells|wondered|wonders|replied|answered|added|cried|shouted|demanded|inquired|enquired|wrote|writes|tweeted|
exclaimed|continued|recalled|joked|quipped|insisted|declared|warned|argued|noted|observed|admitted|conceded|explained|urged|mused|sighed|
whispered|yelled|screamed|pleaded|called|repeated|posted|remarked|snapped|boasted|promised)""".replace("\n", "")
SPEAKER = re.compile(
    rf"(?P<first>[{CAPITAL}][\w.’'-]*)(?:\s+[\w.’'-]+){{0,5}}?\s+{SAID}\b(?!\s+(?:nothing|that|he|she|they|it|no)\b)"
)
CLOSED = re.compile(r"[?!…](?:['\"”’»]|''|’’)+\Z|\.\.\.['\"”’]+\Z")
BRANDS = re.compile(r"(?:\b(?:Yahoo|Jeopardy|Yum|Oklahoma|Airplane|Panic|Moulin Rouge|Hello|OK|Chips Ahoy|Which|Guess)[!?]"
                    r"|(?:\s[A-Z]\w+){1,4}[!?])\Z")  # fmt: skip
BRANDED = re.compile(
    r"(?:Finance|Masters|Magazine|Records|News|Network|Group|Inc|Corp|Studios|Brands|Mail|Sports|Japan|Press|at the Disco)\b"
)
NO_NAMES = frozenset(
    "the he she they we i it this that these those there then when but and so yet his her a an".split()
)
NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\Z")
NOTED = re.compile(rf"(?:\[\d{{1,3}}\])+\s*(?=[“\"'‘]?[{CAPITAL}])")


def false_boundaries(
    page: Layout, text: str, starts: np.ndarray, ends: np.ndarray, paragraphs: np.ndarray
) -> dict[int, int | None]:
    """The sentences that continue the one before, by number: all of it (None), or only up to a place (a footnote mark)."""
    same = np.flatnonzero(paragraphs[1:] == paragraphs[:-1]) + 1
    last = page.points[ends[same - 1] - 1]
    may = same[
        ~np.isin(last, [ord("."), ord("…")])
        | (ends[same - 1] - starts[same - 1] <= 5)
        | np.isin(page.points[starts[same]], [ord("["), ord(")")])
    ]
    found: dict[int, int | None] = {}
    for number in may.tolist():
        before, start = text[max(starts[number - 1], ends[number - 1] - AHEAD) : ends[number - 1]], starts[number]
        after = text[start : min(ends[number], start + AHEAD)]
        whole = text[starts[number - 1] : ends[number - 1]] if ends[number - 1] - starts[number - 1] <= 5 else ""
        if note := NOTED.match(after):
            found[number] = int(start) + len(note[0].rstrip())
        elif (NUMBERED.match(whole) and starts[number] - ends[number - 1] <= 2) or (
            after[0] == ")" or (after[0].islower() and before[-1] == ")")  # Keane (D-Mass.) that
        ):
            found[number] = None
        elif CLOSED.search(before):
            speaker = SPEAKER.match(after)
            if speaker and speaker["first"].lower() not in NO_NAMES:
                found[number] = None
        elif before[-1] in "!?" and BRANDS.search(before) and BRANDED.match(after):
            found[number] = None
    return found
