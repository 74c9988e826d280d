"""Who may be speaking: for each stretch of content its cue, and the candidates for its source, as rows of columns.

Candidates are nobody, the source of the stretch before (carried), the nearest stretches that the model of reported speech
calls a source, and noun phrases where grammar expects a speaker: before the cue, behind it, the subject of the sentence.
Columns tell place, marks and classes of words, never topics.
"""

from bisect import bisect_left

from analysis.phrases import class_of, phrase_before, phrase_behind, subject, word_at
from analysis.stretches import CUE, SOURCE
from analysis.surroundings import GAPS
from analysis.wordclasses import names

MOST = 3  # so many sources on either side of a stretch are looked at
SHORT_TAG = 8  # words in a sentence like: X said.
STEPS = [1, 2, 3, 5, 8, 13, 21]  # distances and lengths in words are told apart so finely,
SIZES = [1, 2, 3, 6]  # lengths of sources,
LIKELY = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97]  # and probabilities of labels
PARAGRAPH = GAPS.index("paragraph")
PLAIN = {GAPS.index("space"), GAPS.index("-")}
COLON = {GAPS.index(":"), GAPS.index(':"')}
CARRIED = "carried"
CLASSES = names()["class"]
TEN, LEVELS = [str(i) for i in range(10)], ["-", *map(str, range(len(LIKELY) + 1))]
OWN = {
    "kind": ["nobody", "carried", "model", "before", "behind", "subject"], "side": ["-", "before", "behind"],
    "rank": TEN, "where": ["-", "same", "previous", "next"], "distance": TEN, "content": TEN, "others": TEN,
    "tocue": ["-", "at", "near", "far", "farther", "right", "behind", "beyond"], "parted": TEN, "cues": TEN,
    "size": TEN, "first": CLASSES, "last": CLASSES, "left": CLASSES, "right": CLASSES, "gap": GAPS, "sure": LEVELS,
}  # fmt: skip
SHARED = {
    "cueside": ["-", "at", "before", "behind", "beyond"], "cue": CLASSES, "cued": CLASSES, "quoted": TEN,
    "lead": ["-", "colon", "paragraph", "sentence"], "origin": TEN, "length": TEN, "opening": CLASSES, "opens": GAPS,
    "closes": GAPS, "prior": CLASSES, "likely": LEVELS, "surest": LEVELS, "cuesure": LEVELS, "sources": TEN,
}  # fmt: skip
COLUMNS = {**OWN, **SHARED}  # of the candidate, and of the stretch: the names of the codes of each column


def candidates(article, runs, cues):
    """The candidates of each stretch.

    Parameters
    ----------
    article : Article
    runs : list of (int, int)
        Stretches of content, first and last word.
    cues : list of (int, int) or None
        The cue of each.

    Returns
    -------
    list of (int, source, tuple)
        The number of the stretch; first and last word, `CARRIED`, or None for nobody; the codes of `COLUMNS`.
    """
    sources, every_cue = article.runs_of(SOURCE), article.runs_of(CUE)
    rows = []
    for number, ((first, last), cue) in enumerate(zip(runs, cues, strict=True)):
        low, high = article.sentence_of(first, last)
        found = _sources_near(article, sources, first, last, low, high)
        shared = _of_stretch(article, first, last, low, cue, sum(low <= run[0] < high for _, run, *_ in found))
        rows.append((number, None, (0,) * len(OWN) + shared))
        if number:
            rows.append(
                (number, CARRIED, _of_carried(article, runs[number - 1], cues[number - 1], first, low) + shared)
            )
        for kind, phrase in _phrases(article, first, low, high, cue, cue and cue[0] > last):
            apart = phrase and all(phrase[1] < run[0] or run[1] < phrase[0] for _, run, *_ in found)
            if apart and not first <= phrase[1] <= last:
                found.append((kind, phrase, 1 if phrase[1] < first else 2, 0))
        for kind, run, side, rank in found:
            own = _of_source(article, run, side, (first, last), (low, high), cue, sources, every_cue)
            rows.append((number, run, (OWN["kind"].index(kind), side, rank, *own, *shared)))
    return rows


def _sources_near(article, sources, first, last, low, high):
    """The nearest sources of the model, in the sentence and those beside it in its paragraph: kind, words, side, rank."""
    lowest, highest = low, high
    if low and (article.mark[low] != PARAGRAPH or ":" in article.gap(low)):
        lowest, _ = article.sentence_of(low - 1, low - 1)
    if high < len(article.label) and article.mark[high] != PARAGRAPH:
        _, highest = article.sentence_of(high, high)
    at, behind = bisect_left(sources, (first,)), bisect_left(sources, (last + 1,))
    before = [run for run in sources[max(at - MOST, 0) : at] if run[0] >= lowest]
    after = [run for run in sources[behind : behind + MOST] if run[0] < highest]
    found = [("model", run, 1, rank) for rank, run in enumerate(reversed(before), 1)]
    return found + [("model", run, 2, rank) for rank, run in enumerate(after, 1)]


def _phrases(article, first, low, high, cue, inverted):
    """Noun phrases where grammar expects who speaks, by kind."""
    if cue:
        at = cue[0] - 1
        while at >= low and class_of(word_at(article, at)) in ("auxiliary", "adverb", "manner"):
            at -= 1
        yield "before", phrase_before(article, at, low)
        if inverted or word_at(article, cue[0]) == "according":
            yield "behind", phrase_behind(article, cue, high)
    yield "subject", subject(article, low, min(first, cue[0]) if cue else first)


def _of_stretch(article, first, last, low, cue, sources):
    kind, gap = article.kind, article.mark
    colon = gap[first] in COLON or gap[low] in COLON
    if cue is None:
        side = 0
    elif cue[1] < first:
        side = 1 if cue[1] == first - 1 else 2
    else:
        side = 3 if cue[0] == last + 1 else 4
    return (
        side, kind[cue[0]] if cue else 0, kind[cue[1]] if cue else 0,
        article.quoted[first] + (article.quoted[first] and article.quoted[last]),
        1 if colon else 2 if gap[first] == PARAGRAPH else 3 if first == low else 0,
        article.origin[first], _step(last + 1 - first), kind[first], gap[first], article.mark_behind(last),
        kind[first - 1] if first else 0, _level(sum(article.likely[first : last + 1]) / (last + 1 - first)),
        _level(article.likely[first]), _level(article.likely[cue[0]]) if cue else 0, min(sources, 3),
    )  # fmt: skip


def _of_carried(article, before, cue, first, low):
    paragraphs = min(article.paragraph[first] - article.paragraph[before[0]], 2)
    place = 1, 0, paragraphs + 1, 1 if before[1] >= low else 2, _step(first - before[1])
    return *place, int(article.quoted[before[1]]), 0, 0, int(cue is not None), *[0] * (len(OWN) - 9)


def _of_source(article, run, side, stretch, sentence, cue, sources, cues):
    """The columns of a source behind kind, side and rank."""
    left, right = (run[1] + 1, stretch[0]) if side == 1 else (stretch[1] + 1, run[0])
    inside = article.contents[max(left, right)] - article.contents[left]
    others = bisect_left(sources, (right,)) - bisect_left(sources, (left,))
    tocue = parted = between = 0
    if cue:
        ahead = run[1] < cue[0]
        low, high = (run[1] + 1, cue[0]) if ahead else (cue[1] + 1, run[0])
        tocue = 1 + bisect_left([1, 3, 7], high - low + 1) if ahead else 5 + bisect_left([1, 4], high - low + 1)
        parted = sum(mark not in PLAIN for mark in article.mark[low : min(high, low + 12) + 1])
        between = bisect_left(cues, (high,)) - bisect_left(cues, (low,))
    return (
        1 if sentence[0] <= run[0] < sentence[1] else side + 1, _step(max(right - left, 0) + 1), bisect_left([1, 5], inside + 1),
        max(min(others, 2), 0), tocue, min(parted, 2), max(min(between, 2), 0), bisect_left(SIZES, run[1] - run[0] + 1),
        article.kind[run[0]], article.kind[run[1]], article.kind[run[0] - 1] if run[0] else 0,
        article.kind[run[1] + 1] if run[1] + 1 < len(article.kind) else 0, article.mark_behind(run[1]),
        _level(article.likely[run[1]]),
    )  # fmt: skip


def _step(distance):
    return bisect_left(STEPS, distance)


def _level(likely):
    return 1 + bisect_left(LIKELY, likely)


def cue_of(article, first, last, cues):
    """The cue of a stretch of content, or None: the nearest in its sentence, before its colon, in a short tag behind it."""
    low, high = article.sentence_of(first, last)
    cue = _nearest(article, cues, first, last, low, high)
    if cue is None and low and ":" in article.gap(low):
        cue = _nearest(article, cues, low, low, article.sentence_of(low - 1, low - 1)[0], low)
    if cue is None and article.quoted[first] and high < len(article.label) and article.mark[high] != PARAGRAPH:
        _, highest = article.sentence_of(high, high)
        if highest - high < SHORT_TAG:  # “… .” X said.
            cue = _nearest(article, cues, first, last, high, highest)
    return cue


def _nearest(article, cues, first, last, low, high):
    """The cue between two places nearest to a stretch; one across another stretch of content counts as further."""
    at, behind = bisect_left(cues, (first,)), bisect_left(cues, (last + 1,))
    beside = [cue for cue in cues[max(at - 1, 0) : at] if cue[0] >= low]
    beside += [cue for cue in cues[behind : behind + 1] if cue[0] < high]

    def distance(cue):
        left, right = (cue[1] + 1, first) if cue[0] < first else (last + 1, cue[0])
        return right - left + 20 * (article.contents[right] - article.contents[left]) + (cue[0] > last) / 2

    return min(beside, key=distance, default=None)
