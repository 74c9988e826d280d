"""Find the cues of a lexicon among the words of a corpus: longest match, `except` phrases, names, shifters."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.lexicons import lexicon, word_key
from analysis.tables import table
from analysis.tokens import extent, sentence_bounds

JOIN = re.compile(r"[\s'\"“”„«»‘’]*[-‐‑]?\s*")  # what may stand between two words of one cue
OPENING = re.compile(r"[\"'“‘«„(\[:–—]")  # a capital after these may be a sentence's, not a name's
CLAUSE_BREAK = re.compile(r"[;:–—()]|\.\.\.|…|\s-{1,3}\s")
CLAUSE_WORDS = frozenset({"but", "however", "although", "though", "which", "whereas", "yet"})
DISTANCED = "distanced"


@dataclass(frozen=True)
class Words:
    """The tokens of a corpus with what matching needs to know of each, as arrays of one length."""

    texts: dict
    tokens: pd.DataFrame

    @classmethod
    def of(cls, articles, tokens):
        """The words that count: those of titles, headings and body."""
        return cls(
            dict(zip(articles["article"], articles["text"], strict=True)),
            tokens[tokens["section"] != "boilerplate"].reset_index(drop=True),
        )

    def __len__(self):
        return len(self.tokens)

    @cached_property
    def article(self):
        return self.tokens["article"].to_numpy(object)

    @cached_property
    def start(self):
        return self.tokens["start"].to_numpy()

    @cached_property
    def end(self):
        return self.tokens["end"].to_numpy()

    @cached_property
    def surface(self):
        return self.tokens["word"].to_list()

    @cached_property
    def key(self):
        known = {word: word_key(word) for word in set(self.surface)}
        return [known[word] for word in self.surface]

    @cached_property
    def bounds(self):
        """First and last word of each sentence."""
        return sentence_bounds(self.tokens)

    def sentence_spans(self):
        """Each sentence as (first word, last word, start, end), the marks around it taken in."""
        for first, last in zip(*self.bounds, strict=True):
            yield first, last, *extent(self.texts[self.article[first]], self.start[first], self.end[last])

    @cached_property
    def unit(self):
        """The running number of each word's sentence."""
        firsts, lasts = self.bounds
        return np.repeat(np.arange(len(firsts)), lasts - firsts + 1)

    @cached_property
    def gap(self):
        """The text between each word and the word before it in its sentence; None where there is none."""
        gaps = [None] * len(self)
        for i in range(1, len(self)):
            if self.unit[i] == self.unit[i - 1]:
                gaps[i] = self.texts[self.article[i]][self.end[i - 1] : self.start[i]]
        return gaps

    @cached_property
    def first(self):
        """Whether a word opens its sentence, or a quotation in it."""
        return [gap is None or OPENING.search(gap) is not None for gap in self.gap]

    @cached_property
    def runs(self):
        """Whether a word runs on from the word before it, with nothing but space, hyphen or quotation mark between."""
        return [gap is not None and JOIN.fullmatch(gap) is not None for gap in self.gap]

    @cached_property
    def named(self):
        """Whether a word is (part of) a name: capitalised inside a running sentence. Headlines cannot tell."""
        body = (self.tokens["section"] == "body").to_numpy()
        return [
            in_body and not first and word[0].isupper()
            for word, first, in_body in zip(self.surface, self.first, body, strict=True)
        ]

    @cached_property
    def clause(self):
        """The running number of each word's clause, broken by ; : – — brackets, and by `but`, `although`, `which` …"""
        breaks = [
            gap is None or CLAUSE_BREAK.search(gap) is not None or key in CLAUSE_WORDS
            for gap, key in zip(self.gap, self.key, strict=True)
        ]
        return np.cumsum(breaks)


def match(words, entries, names=True):
    """Find cues.

    Within one category the longest match wins (of two of one length, the earlier); `except` phrases take part and
    leave nothing. Categories do not see each other.

    Parameters
    ----------
    words : Words
    entries : DataFrame
        Rows of `Lexicon.entries`, of one measure.
    names : bool
        Whether a cue in lower case also counts where its first word is capitalised like a name.

    Returns
    -------
    DataFrame
        One row a hit: `first` and `last` word (positions in `words`), and the columns of its entry.
    """
    index, lengths = {}, {}
    for row, key in enumerate(entries["key"]):
        parts = tuple(key.split())
        index.setdefault(parts, []).append(row)
        lengths.setdefault(parts[0], set()).add(len(parts))
    cue, blocks = entries["cue"].to_list(), entries["weight"].isna().to_list()
    category = entries["category"].to_list()
    hits = []
    keys, runs = words.key, words.runs
    for first, head in enumerate(keys):
        for length in lengths.get(head, ()):
            last = first + length - 1
            if length > 1 and not (last < len(keys) and all(runs[first + 1 : last + 1])):
                continue
            for row in index.get(tuple(keys[first : last + 1]), ()):
                may_be_name = names or blocks[row] or cue[row][0].isupper() or not words.named[first]
                if may_be_name and _cased(cue[row], words.surface[first : last + 1]):
                    hits.append((category[row], -length, blocks[row], first, last, row))
    taken, kept = {}, []
    for name, _, blocked, first, last, row in sorted(hits):
        used = taken.setdefault(name, set())
        if used.isdisjoint(range(first, last + 1)):
            used.update(range(first, last + 1))
            if not blocked:
                kept.append((first, last, row))
    kept.sort()
    found = entries.iloc[[row for *_, row in kept]].reset_index(drop=True)
    found.insert(0, "first", [first for first, *_ in kept])
    found.insert(1, "last", [last for _, last, _ in kept])
    return found


def _cased(cue, surface):
    """A capital in a cue wants a capital in the text."""
    if cue == cue.lower():
        return True
    return all(
        not mine.isupper() or theirs.isupper()
        for word, written in zip(cue.split(), surface, strict=True)
        for mine, theirs in zip(word, written, strict=False)
    )


def shift(words, found, rules=None):
    """Let negators and shifters act on the hits.

    The nearest shifter within its scope and clause acts: `not` turns, `partly` halves, `it remains to be seen` damps
    (analysis/lexicons/shifters.toml). What that does to a hit is its entry's `negated`: keep, turn (multiply the
    weight by the shifter's factor), cancel (weight 0), or the category the mark moves to.

    Parameters
    ----------
    words : Words
    found : DataFrame
        Hits, from `match`.
    rules : DataFrame, optional
        The shifters' entries; by default all of `lexicon("shifters")`.

    Returns
    -------
    DataFrame
        `found` with its `weight` and `category` as shifted and a column `modifier`, the shifter's words or "".
    """
    found = found.assign(modifier="")
    if found.empty:
        return found
    shifters = match(words, lexicon("shifters").entries if rules is None else rules, names=False)
    by_unit = {}
    for rule in shifters.itertuples():
        by_unit.setdefault(words.unit[rule.first], []).append(rule)
    weight, category = found["weight"].to_list(), found["category"].to_list()
    modifier = [""] * len(found)
    for i, hit in enumerate(found.itertuples()):
        if hit.negated == "keep":
            continue
        acting = [rule for rule in by_unit.get(words.unit[hit.first], ()) if _reaches(words, rule, hit)]
        if not acting:
            continue
        rule = min(acting, key=lambda rule: (_distance(rule, hit), rule.first))
        damps = rule.weight > 0
        if damps and hit.negated not in ("turn", "cancel"):
            continue  # what only damps a cue moves it nowhere
        modifier[i] = " ".join(words.surface[rule.first : rule.last + 1])
        if damps or hit.negated == "turn":
            weight[i] *= rule.weight
        elif hit.negated == "cancel":
            weight[i] = 0.0
        else:
            category[i] = hit.negated
    return found.assign(weight=weight, category=category, modifier=modifier)


def _distance(rule, hit):
    return hit.first - rule.last if rule.direction == "forward" else rule.first - hit.last


def _reaches(words, rule, hit):
    distance = _distance(rule, hit)
    if not 0 < distance <= rule.scope + 1:
        return False
    one, other = (rule.last, hit.first) if rule.direction == "forward" else (hit.last, rule.first)
    if rule.category == "concession" and any("," in (gap or "") for gap in words.gap[one + 1 : other + 1]):
        return False  # although …, the main clause is not conceded
    return words.clause[one] == words.clause[other]


def as_marks(words, found, measure, target=""):
    """Turn hits into rows of the marks table."""
    first, last = found["first"].to_numpy(int), found["last"].to_numpy(int)
    start, end, article = words.start[first], words.end[last], words.article[first]
    return table(
        "marks",
        {
            "article": article,
            "sentence": words.tokens["sentence"].to_numpy()[first],
            "start": start,
            "end": end,
            "cue": [words.texts[name][a:b] for name, a, b in zip(article, start, end, strict=True)],
            "measure": measure,
            "category": found["category"].to_numpy(),
            "weight": found["weight"].to_numpy(),
            "entry": found["entry"].to_numpy(),
            "modifier": found["modifier"].to_numpy() if "modifier" in found else "",
            "voice": words.tokens["voice"].to_numpy()[first],
            "target": target,
        },
    )
