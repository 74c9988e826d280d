"""The articles as HTML with every mark underlined in the untouched text: without its tags it is the text."""

import html
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise

from analysis.comparison.wording import label
from analysis.report.bibliography import sources
from analysis.report.tables.views import marks_of
from analysis.text.buffer import paragraphs

KINDS = {"up": "raises the score", "down": "lowers it", "plain": "counts 1", "zero": "marked, counts 0"}
SECTIONS = {"boilerplate": "furniture", "heading": "heading", "title": "title"}  # the others are body
DOUBTFUL = "doubtful"  # of words that may be somebody else's
LANES = 4  # heights at which a line of text has room for an underline
CONTROLS = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
SYMBOLS = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"}  # the others are shown as such


def highlight(study, *measures):
    """The articles of a study side by side, with the marks of these measures, or of all.

    The pattern of an underline tells what the mark does to the score (`KINDS`), the small word behind it its category.
    Marks on one place lie one above the other. A `title` tells entry, weight, modifier, voice, target and the source
    in the lexicon; the mark in row 17 of `study.marks` has the id `m17`, and, where all measures are shown, the sentence in row
    17 of `study.sentences` the id `s17`. Words that may be somebody else's are underlined with dots and labelled: they count as the
    author's.

    Parameters
    ----------
    study : Study
    *measures : str

    Returns
    -------
    str
        HTML. Each `<div class="article">` without its tags is the article's text, save that control characters other than tab and
        line feed are shown as symbols (␀, ␍).
    """
    marks = marks_of(study, *measures) if measures else study.marks
    signed = set(marks.loc[marks["weight"] < 0, "measure"])
    described = _describer(study, sources(study.labels, study.codebook))
    rows = defaultdict(list)
    for row in marks.itertuples():
        kind = (
            "zero" if row.weight == 0 else "plain" if row.measure not in signed else "up" if row.weight > 0 else "down"
        )
        rows[row.article].append((row, kind, described(row)))
    inside = dict(tuple(study.sentences.groupby("article", sort=False)))
    unsure = defaultdict(list)
    for row in study.attributions[study.attributions["doubtful"]].itertuples():
        unsure[row.article].append((row.start, row.end, row.source))
    columns = [
        f'<section><h3 dir="auto">{html.escape(article.title or article.article)}</h3><div class="article">'
        + _article(
            article.text,
            inside.get(article.article, study.sentences[:0]),
            rows[article.article],
            unsure[article.article],
            not measures,
        )
        + "</div></section>"
        for article in study.articles.itertuples()
    ]
    return f'<div class="columns">{"".join(columns)}</div>'


def legend():
    """What the patterns of the underlines mean."""
    kinds = "".join(
        f'<span><span class="{kind}" data-lane="0">word</span> {what}</span>' for kind, what in KINDS.items()
    )
    unsure = f'<span><span class="{DOUBTFUL}" data-label="{DOUBTFUL}">words</span> perhaps somebody else’s, counted as the author’s</span>'
    return f'<p class="legend">{kinds}{unsure}</p>'


def _describer(study, keys):
    """A function that tells in one line what a mark is."""

    def describe(row):
        name = label(study.labels, row.measure, row.category)
        target = study.labels.get("mention", {}).get(row.target, row.target)
        parts = [
            f"{name} ({row.measure}): {' '.join(row.cue.split())}",
            f"entry {row.entry}",
            f"weight {row.weight:+.3g}".replace("-", "−"),
            f"modifier {row.modifier}" if row.modifier else "",
            f"voice {row.voice}",
            f"toward {target}" if target else "",
            f"source {keys.get((row.measure, row.entry)) or keys[row.measure]}",
        ]
        return " · ".join(part for part in parts if part)

    return describe


def _article(text, sentences, marks, unsure, named):
    """The text in stretches, cut wherever a paragraph, a sentence or a mark begins or ends, so that all nest properly.

    `unsure`: doubtful attributions as (start, end, source); `named`: whether sentences have ids.
    """
    starts, ends, sections = (sentences[column].to_list() for column in ("start", "end", "section"))
    stretches = []
    for start, end in paragraphs(text):
        first = bisect_left(starts, start)
        kind = sections[first] if first < len(starts) and starts[first] < end else "boilerplate"
        stretches.append((start, end, f'<span class="{SECTIONS.get(kind, "body")}">'))
    for start, end, row in zip(starts, ends, sentences.index, strict=True):
        identity = f' id="s{row}"' if named else ""
        stretches.append((start, end, f'<span class="sentence"{identity}>'))
    opening, closing, beginning = defaultdict(str), Counter(), defaultdict(list)
    for start, end, tag in stretches:
        opening[start] += tag
        closing[end] += 1
    for mark in marks:
        beginning[mark[0].start].append(mark)
    edges = {place for start, end, _ in unsure for place in (start, end)}
    cuts = sorted({0, len(text), *opening, *closing, *beginning, *(row.end for row, *_ in marks), *edges})
    pieces, active, lanes, seen = [], [], {}, set()
    for low, high in pairwise(cuts):
        active = [mark for mark in active if mark[0].end > low]
        for mark in beginning[low]:
            taken = {lanes[row.Index] for row, *_ in active}
            lanes[mark[0].Index] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
            active.append(mark)
        chain = _chain(text[low:high], high, active, lanes, seen)
        for start, end, source in unsure:
            if start <= low < end:
                chain = _doubtful(chain, source, high == end)
        pieces += ["</span>" * closing[low], opening[low], chain]
    return "".join([*pieces, "</span>" * closing[len(text)]])


def _chain(text, end, active, lanes, seen):
    """One stretch in an element for each mark on it; the innermost tells of all."""
    tags = []
    for row, kind, _ in active:
        identity = "" if row.Index in seen else f' id="m{row.Index}"'
        seen.add(row.Index)
        name = _attribute(row.category.split(".")[-1].replace("_", "\u00a0"))
        shown = f' data-label="{name}"' if row.end == end else ""
        tags.append(f'<mark class="{kind}"{identity} data-lane="{min(lanes[row.Index], LANES - 1)}" data-m="{row.Index}" '
                    f'data-c="{_attribute(row.measure)}/{_attribute(row.category)}" data-v="{row.voice}"{shown}>')  # fmt: skip
    if tags:
        told = "\n".join(description for *_, description in active)
        tags[-1] = f'{tags[-1][:-1]} title="{_attribute(told)}">'
    return "".join(tags) + _escape(text) + "</mark>" * len(tags)


def _doubtful(chain, source, last):
    """A stretch of words that may be somebody else's; the last one bears the label."""
    whose = f"perhaps the words of {source}" if source else "perhaps somebody else’s words"
    shown = f' data-label="{DOUBTFUL}"' if last else ""
    return f'<span class="{DOUBTFUL}" title="{_attribute(f"{DOUBTFUL}: {whose}; counted as the author’s")}"{shown}>{chain}</span>'


def _attribute(text):
    return html.escape(text.translate(SYMBOLS))


def _escape(text):
    return re.sub("[\x00-\x08\x0b-\x1f]", _symbol, html.escape(text, quote=False))


def _symbol(found):
    code = ord(found[0])
    return f'<span class="control" title="{CONTROLS.split()[code]} (U+{code:04X})">{SYMBOLS[code]}</span>'
