"""A study in, its articles as HTML out, every mark underlined in the untouched text: without its tags the HTML is the text."""

import html
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from analysis.comparison.hypotheses import reported as declared_family
from analysis.comparison.measured import Measured
from analysis.comparison.wording import label
from analysis.core.schema import VOICES
from analysis.report.bibliography import sources
from analysis.report.tables import findings
from analysis.text.buffer import paragraphs

KINDS = {"up": "raises the score", "down": "lowers it", "plain": "counts 1", "zero": "marked, counts 0"}
SECTIONS = {"boilerplate": "furniture", "heading": "heading", "title": "title"}  # the others are body
DOUBTFUL = "doubtful"  # of words that may be somebody else's
MOST_ARTICLES = 20  # in the reader of a page; one with more is no longer read
SHOWN = ("stance", "hedging", "distance")  # underlined when the page opens, as are the frames of the declared family
LANES = 4  # heights at which a line of text has room for an underline
CONTROLS = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
SYMBOLS = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"}  # the others are shown as such


class Mark(NamedTuple):
    """A mark as it is shown: its row in `Study.marks`, what it does to the score (`KINDS`), and what there is to say of it."""

    row: Any
    kind: str
    told: str


def parts(study: Measured) -> dict[str, Any]:
    """What `reader.html.j2` shows of the first `MOST_ARTICLES` articles: `legend`, `texts`, `omitted`, `voices`, `measures`."""
    few = replace(study, articles=study.articles.head(MOST_ARTICLES))
    return {
        "legend": Markup(legend()),
        "texts": Markup(highlight(few)),
        "omitted": _omitted(study),
        "voices": {voice: findings.VOICES.get(voice, voice) for voice in VOICES},
        "measures": _measures(study, study.marks[study.marks["article"].isin(few.articles["article"])]),
    }


def highlight(study: Measured, *measures: str) -> str:
    """The articles of a study side by side as HTML, with the marks of these measures, or of all.

    The pattern of an underline says what the mark does to the score (`KINDS`), the small word after it its category. Marks on one
    place lie one above the other. A `title` gives entry, weight, modifier, voice, target and the source in the lexicon; the mark
    in row 17 of `study.marks` has the id `m17`, and, where all measures are shown, the sentence in row 17 of `study.sentences`
    the id `s17`. Words that may be somebody else's are underlined with dots and labelled: they count as the author's.

    Each `<div class="article">` without its tags is the article's text, save that control characters other than tab and line feed
    are shown as symbols (␀, ␍).
    """
    shown = study.marks[study.marks["article"].isin(study.articles["article"])]
    shown = shown[shown["measure"].isin(measures)] if measures else shown
    signed = set(shown.loc[shown["weight"] < 0, "measure"])
    described = _describer(study, sources(study.labels, study.codebook))
    marks, unsure = defaultdict(list), defaultdict(list)
    for row in shown.itertuples():
        direction = "plain" if row.measure not in signed else "up" if row.weight > 0 else "down"
        marks[row.article].append(Mark(row, direction if row.weight else "zero", described(row)))
    for row in study.attributions[study.attributions["doubtful"]].itertuples():
        unsure[row.article].append((row.start, row.end, row.source))
    inside = dict(tuple(study.sentences.groupby("article", sort=False)))
    columns = [
        f'<section><h3 dir="auto">{html.escape(one.title or one.article)}</h3><div class="article">'
        + _article(one.text, inside.get(one.article, study.sentences[:0]), marks[one.article], unsure[one.article], not measures)
        + "</div></section>"
        for one in study.articles.itertuples()
    ]  # fmt: skip
    return f'<div class="columns">{"".join(columns)}</div>'


def legend() -> str:
    """What the patterns of the underlines mean."""
    kinds = "".join(
        f'<span><span class="{kind}" data-lane="0">word</span> {what}</span>' for kind, what in KINDS.items()
    )
    unsure = f'<span><span class="{DOUBTFUL}" data-label="{DOUBTFUL}">words</span> perhaps somebody else’s, counted as the author’s</span>'
    return f'<p class="legend">{kinds}{unsure}</p>'


def _omitted(study: Measured) -> str:
    left = len(study.articles) - MOST_ARTICLES
    return f"The first {MOST_ARTICLES} articles stand here; {left} more are in the tables alone." if left > 0 else ""


def _measures(study: Measured, marks: pd.DataFrame) -> list[dict]:
    """The switches: measures and categories that have marks, and which of them are on when the page opens."""
    found, family = [], declared_family(study.scores)
    for measure, labels in study.labels.items():
        counts = marks.loc[marks["measure"] == measure, "category"].value_counts()
        categories = [
            {"value": f"{measure}/{category}", "label": label, "count": counts[category], "shown": measure in SHOWN or (measure, category) in family}
            for category, label in labels.items() if category in counts
        ]  # fmt: skip
        if categories:
            found.append({"name": measure, "count": counts.sum(), "categories": categories})
    return found


def _describer(study: Measured, keys: dict) -> Callable[[Any], str]:
    """A function that says in one line what a mark is."""

    def describe(row: Any) -> str:
        target = study.labels.get("mention", {}).get(row.target, row.target)
        parts = [
            f"{label(study.labels, row.measure, row.category)} ({row.measure}): {' '.join(row.cue.split())}",
            f"entry {row.entry}",
            f"weight {row.weight:+.3g}".replace("-", "−"),
            f"modifier {row.modifier}" if row.modifier else "",
            f"voice {row.voice}",
            f"toward {target}" if target else "",
            f"source {keys.get((row.measure, row.entry)) or keys[row.measure]}",
        ]
        return " · ".join(part for part in parts if part)

    return describe


def _article(
    text: str, sentences: pd.DataFrame, marks: Iterable[Mark], unsure: list[tuple[int, int, str]], named: bool
) -> str:
    """The text in pieces, cut wherever a paragraph, a sentence or a mark begins or ends, so that all nest properly.

    `unsure`: doubtful attributions as (start, end, source); `named`: whether sentences have ids.
    """
    starts, ends, sections = (sentences[column].to_list() for column in ("start", "end", "section"))
    opening, closing = defaultdict[int, str](str), Counter[int]()
    beginning = defaultdict[int, list[Mark]](list)
    for start, end in paragraphs(text):
        first = bisect_left(starts, start)
        kind = sections[first] if first < len(starts) and starts[first] < end else "boilerplate"
        opening[start] += f'<span class="{SECTIONS.get(kind, "body")}">'
        closing[end] += 1
    for start, end, row in zip(starts, ends, sentences.index, strict=True):
        identity = f' id="s{row}"' if named else ""
        opening[start] += f'<span class="sentence"{identity}>'
        closing[end] += 1
    for mark in marks:
        beginning[mark.row.start].append(mark)
    edges = {place for start, end, _ in unsure for place in (start, end)}
    cuts = sorted({0, len(text), *opening, *closing, *beginning, *(mark.row.end for mark in marks), *edges})
    pieces, active, lanes, seen = list[str](), list[Mark](), dict[int, int](), set[int]()
    for low, high in pairwise(cuts):
        active = [mark for mark in active if mark.row.end > low]
        for mark in beginning[low]:
            taken = {lanes[other.row.Index] for other in active}
            lanes[mark.row.Index] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
            active.append(mark)
        piece = _marked(text[low:high], high, active, lanes, seen)
        for start, end, source in unsure:
            if start <= low < end:
                piece = _doubtful(piece, source, high == end)
        pieces += ["</span>" * closing[low], opening[low], piece]
    return "".join([*pieces, "</span>" * closing[len(text)]])


def _marked(text: str, end: int, active: list[Mark], lanes: dict[int, int], seen: set[int]) -> str:
    """A piece of text in an element for each mark on it; the title of the innermost speaks of all."""
    tags = []
    for row, kind, _ in active:
        identity = "" if row.Index in seen else f' id="m{row.Index}"'
        seen.add(row.Index)
        name = _attribute(row.category.split(".")[-1].replace("_", "\u00a0"))
        shown = f' data-label="{name}"' if row.end == end else ""
        tags.append(f'<mark class="{kind}"{identity} data-lane="{min(lanes[row.Index], LANES - 1)}" data-m="{row.Index}" '
                    f'data-c="{_attribute(row.measure)}/{_attribute(row.category)}" data-v="{row.voice}"{shown}>')  # fmt: skip
    if tags:
        told = "\n".join(mark.told for mark in active)
        tags[-1] = f'{tags[-1][:-1]} title="{_attribute(told)}">'
    return "".join(tags) + _escape(text) + "</mark>" * len(tags)


def _doubtful(piece: str, source: str, last: bool) -> str:
    """A piece of words that may be somebody else's; the last one bears the label."""
    whose = f"perhaps the words of {source}" if source else "perhaps somebody else’s words"
    shown = f' data-label="{DOUBTFUL}"' if last else ""
    return f'<span class="{DOUBTFUL}" title="{_attribute(f"{DOUBTFUL}: {whose}; counted as the author’s")}"{shown}>{piece}</span>'


def _attribute(text: str) -> str:
    return html.escape(text.translate(SYMBOLS))


def _escape(text: str) -> str:
    return re.sub("[\x00-\x08\x0b-\x1f]", _symbol, html.escape(text, quote=False))


def _symbol(found: re.Match) -> str:
    code = ord(found[0])
    return f'<span class="control" title="{CONTROLS.split()[code]} (U+{code:04X})">{SYMBOLS[code]}</span>'
