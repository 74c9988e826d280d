"""An article with its sentences, voices and marks in, HTML out; without its tags the HTML is the unchanged text."""

import html
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from analysis.text.buffer import paragraph_spans

UNKNOWN = "not part of the article"  # the reason for leaving boilerplate out, if none is known
DOUBTFUL = "doubtful"  # the voice of words that may be somebody else's
LANES = 4  # heights at which an underline fits under a line of text
LONGEST, SHORT = 24, 16  # characters: the longest label, and the longest cue that stays on one line with its label
CONTROLS = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
SYMBOLS = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"}  # tabs and line ends stay
CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")


class Mark(NamedTuple):
    """A mark as it is shown: its row in `Study.marks`, its effect on the score, its label, its description, whether it is on at first."""

    row: Any
    kind: str
    name: str
    told: Callable[[Any], str]
    on: bool


class VoiceSpan(NamedTuple):
    """Words of somebody within one sentence: `voice` is quoted, reported or doubtful; `label` is shown before the first of them."""

    start: int
    end: int
    voice: str
    source: str
    label: str


def voice_spans(tokens: pd.DataFrame, attributions: pd.DataFrame, sentences: pd.DataFrame) -> list[VoiceSpan]:
    """The words of one article that are not certainly the author's, from its tokens, attributions and sentences.

    Quoted and reported words are those of the tokens, with the quotation marks around them; doubtful ones may overlap with them.
    """
    inside = dict(zip(sentences["sentence"], zip(sentences["start"], sentences["end"], strict=True), strict=True))
    said = {row.attribution: row for row in attributions.itertuples()}
    columns = (tokens[name].to_list() for name in ("sentence", "voice", "attribution", "start", "end"))
    words = [word for word in zip(*columns, strict=True) if word[0] in inside]
    found, seen = list[VoiceSpan](), set[int]()
    for at, (sentence, voice, number, start, end) in enumerate(words):
        if voice == "author" or number not in said:
            continue
        source = said[number].source
        before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
        low = _edge(
            start, said[number].start, before[4] if before and before[0] == sentence else None, inside[sentence][0]
        )
        high = -_edge(
            -end, -said[number].end, -after[3] if after and after[0] == sentence else None, -inside[sentence][1]
        )
        same = at and words[at - 1][:3] == (sentence, voice, number)
        if same:
            found[-1] = found[-1]._replace(end=high)
        else:
            found.append(VoiceSpan(low, high, voice, source, "" if number in seen else _label(voice, source)))
        seen.add(number)
    for row in attributions[attributions["doubtful"]].itertuples():
        parts = [(max(row.start, low), min(row.end, high)) for low, high in inside.values()]
        parts = [part for part in parts if part[0] < part[1]] or [(row.start, row.end)]
        found += [
            VoiceSpan(*part, DOUBTFUL, row.source, "" if number else _label(DOUBTFUL, row.source))
            for number, part in enumerate(parts)
        ]
    return found


def _edge(word: int, said: int, neighbour: int | None, sentence: int) -> int:
    """Where a span begins: at its quotation mark, at the start of a sentence into which it continues, otherwise at its first word."""
    floor = sentence if neighbour is None else neighbour
    return min(word, max(said, floor)) if said >= floor or neighbour is None else word


def _label(voice: str, source: str) -> str:
    name = " ".join(source.split())
    short = name if len(name) <= LONGEST else name[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return f"{voice}: {short}" if short else voice


class Layers(NamedTuple):
    """What is shown over the text of an article; `reasons` says why a paragraph was left out, by the place where it starts."""

    sentences: pd.DataFrame
    marks: Sequence[Mark]
    spoken: Sequence[VoiceSpan]
    reasons: Mapping[int, str] = MappingProxyType({})


def article_html(text: str, layers: Layers, open_sentence: Callable[[Any], str]) -> str:
    """The text in pieces, cut wherever a paragraph, a sentence, a voice span or a mark begins or ends, so that all nest properly.

    `open_sentence` takes the row of a sentence, and returns the tag that opens it, with its number.
    """
    sentences, marks, spoken, reasons = layers
    starts, sections = (sentences[column].to_list() for column in ("start", "section"))
    opening, closing = defaultdict[int, str](str), Counter[int]()
    beginning = defaultdict[int, list[Mark]](list)
    told = ""  # a reason is given once for neighbouring paragraphs
    for start, end in paragraph_spans(text):
        first = bisect_left(starts, start)
        words = first < len(starts) and starts[first] < end
        kind = sections[first] if words else "boilerplate"
        why = reasons.get(start, UNKNOWN) if kind == "boilerplate" and words else ""
        shown = f' data-why="left out: {escape_attribute(why)}"' if why not in ("", told) else ""
        told = why or (told if kind == "boilerplate" else "")
        opening[start] += f'<span class="{kind}"{shown}>'
        closing[end] += 1
    for row in sentences.itertuples():
        opening[row.start] += open_sentence(row)
        closing[row.end] += 1
    for mark in marks:
        beginning[mark.row.start].append(mark)
    edges = {place for one in spoken for place in (one.start, one.end)} | {mark.row.end for mark in marks}
    cuts = sorted({0, len(text), *opening, *closing, *beginning, *edges})
    pieces, active, lanes = list[str](), list[Mark](), dict[int, int]()
    waiting, voiced = sorted(spoken, reverse=True), list[VoiceSpan]()
    for low, high in pairwise(cuts):
        active = [mark for mark in active if mark.row.end > low]
        voiced = [one for one in voiced if one.end > low]
        while waiting and waiting[-1].start <= low:
            voiced.append(waiting.pop())
        for mark in beginning[low]:
            taken = {lanes[other.row.Index] for other in active if other.on}
            lanes[mark.row.Index] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
            active.append(mark)
        piece = _wrap_marks(escape_text(text, low, high), low, high, active, lanes)
        for one in reversed(voiced):
            piece = _wrap_voice(piece, one, low == one.start)
        pieces += ["</span>" * closing[low], opening[low], piece]
    return "".join([*pieces, "</span>" * closing[len(text)]])


def _wrap_marks(piece: str, start: int, end: int, active: list[Mark], lanes: dict[int, int]) -> str:
    """A piece of text in one element per mark on it; the title of the innermost element describes all."""
    tags = []
    last = max(
        (depth for depth, mark in enumerate(active, 1) if mark.on), default=len(active)
    )  # the innermost that is on
    for depth, (row, kind, name, _, on) in enumerate(active, 1):
        identity = f' id="m{row.Index}" data-at="{row.start} {row.end}"' if row.start == start else ""
        shown = f' data-label="{escape_attribute(name)}"' if row.end == end else ""
        # a short cue and its label stay on one line
        tight = row.end == end and depth == last and end - start <= SHORT and len(name) <= LONGEST and "\n" not in piece
        classes = kind + " off" * (not on) + " tight" * tight
        tags.append(f'<mark class="{classes}"{identity} data-lane="{min(lanes[row.Index], LANES - 1)}" data-m="{row.Index}" '
                    f'data-c="{escape_attribute(row.measure)}/{escape_attribute(row.category)}" data-v="{row.voice}"{shown}>')  # fmt: skip
    if tags:
        told = "\n".join(mark.told(mark.row) for mark in active)
        tags[-1] = f'{tags[-1][:-1]} title="{escape_attribute(told)}">'
    return "".join(tags) + piece + "</mark>" * len(tags)


def _wrap_voice(piece: str, one: VoiceSpan, first: bool) -> str:
    """A piece of words that are, or may be, somebody else's; the first piece has the label."""
    shown = f' data-label="{escape_attribute(one.label)}"' if first and one.label else ""
    title = ""
    if one.voice == DOUBTFUL:
        whose = f"possibly the words of {one.source}" if one.source else "possibly somebody else’s words"
        title = f' title="{escape_attribute(f"{DOUBTFUL}: {whose}; counted as the author’s")}"'
    return f'<span class="{one.voice}"{title}{shown}>{piece}</span>'


def escape_attribute(text: str) -> str:
    """Text as the value of an attribute."""
    return html.escape(text.translate(SYMBOLS))


def escape_text(text: str, start: int, end: int) -> str:
    """A piece of a text as HTML; control characters other than tabs and line ends become symbols, one for one."""
    shown = html.escape(text[start:end], quote=False)
    if "\r" in shown:  # at the end of a line it is kept, but not shown
        following = text[end : end + 1] == "\n"
        shown = re.sub("\r(?=\n)" + ("|\r$" if following else ""), "&#13;", shown)
    return CONTROL.sub(_symbol, shown)


def _symbol(found: re.Match) -> str:
    code = ord(found[0])
    return f'<span class="control" title="{CONTROLS.split()[code]} (U+{code:04X})">{SYMBOLS[code]}</span>'
