"""Rules beside the model of reported speech: what op-eds do and news does not.

The phrases stand in lexicons/reporting.toml, [pattern]. A rule adds words (*I read in serious newspapers that …*,
*…, say the experts, …*), cuts a stretch where the author takes over (*…, and indeed …*), or tells that what looks like
somebody's words is the author's: *I think*, *it must be admitted*, *this shows*, *appears to*.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache

from analysis.lexicons import lexicon, word_key
from analysis.wordclasses import CUES, NOUNS, vocabulary

OUT, SOURCE, CUE, CONTENT = range(4)
SELF = {"i", "we", "one", "you", "me", "us", "myself", "ourselves", "let", "my", "our", "i'm", "i've", "i'll", "i'd"}
SELF |= {"we've", "we'll", "we're", "we'd", "you'll", "you've", "you're", "you'd"}
IMPERSONAL = {"it", "this", "that", "which", "there", "nothing", "what", "it's"}
SHOWING = {"show", "prove", "demonstrate", "reflect", "reveal", "indicate", "mean", "suggest", "tell", "confirm"}
SHOWING |= {"underline", "underscore"}
MODAL = re.compile(
    r"\b(?:it\s+is|it[’']s)\s+(?:well\s+known|fair|true|easy|hard|worth|clear)\b|\bit\s+(?:must|should|would|can|could|may|might|does)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"(?:\b(?:am|is|are|was|were|been|being|be)|[’'](?:m|re|s))\s+(?:\w+\s+){0,3}?(?:seen|viewed|regarded|said|told|asked|described|"
    r"considered|called|known|believed|thought|reported|alleged|argued|claimed|promised|quoted|cited|presented|portrayed|sold|hailed|"
    r"credited|criticised|criticized|accused|blamed|supposed|held|understood|briefed|taught|informed|warned)\b",
    re.IGNORECASE,
)
PAST_THOUGHT = re.compile(
    r"\b(?:supposed|thought|assumed|believed|imagined|expected|hoped|used to \w+)\b", re.IGNORECASE
)
BORROWED = re.compile(r"\b(?:read|reads|hear|hears|heard|learned|learnt)\b", re.IGNORECASE)
REPORTS = CUES - {"seeming"} | NOUNS | {"state", "hearsay"}
FURTHER = {"according", "view", "eyes", "continued", "continues", "clear", "point", "points", "pointed"}
TAKEOVER = re.compile(
    r",\s+(?:and|but)\s+(?:indeed|yet|so|thus|in fact|in truth|still|rightly)\b"
    r"|(?:[—–]\s*|\s-{1,2}\s+)(?:though|although|but|which|albeit)\b"
)


def _alternatives(cues):
    """One pattern for many cues: branching word by word, so that a text is searched for all of them at once."""
    branches = {}
    for first, *rest in cues:
        branches.setdefault(first, []).append(rest)
    parts = []
    for word in sorted(branches, key=lambda word: (-len(word), word)):
        longer = [rest for rest in branches[word] if rest]
        behind = rf"\s+(?:{_alternatives(longer)})" if longer else ""
        parts.append(re.escape(word) + (f"(?:{behind})?" if longer and [] in branches[word] else behind))
    return "|".join(parts)


@cache
def phrases():
    """The patterns of the lexicon, compiled, by category."""
    entries = lexicon("reporting").entries
    entries = entries[entries["measure"] == "pattern"]
    found = {}
    for category, rows in entries.groupby("category"):
        found[category] = _alternatives([cue.split() for cue in rows["cue"]])
    people = r"(?:the\s+|some\s+|many\s+|most\s+)?\w+(?:\s+\w+){0,2}"
    return {
        "that": re.compile(rf"\b({found['that']})\b[^.!?;:\n“”\"]{{0,40}}?\bthat\b", re.IGNORECASE),
        "aside": re.compile(
            rf",\s+(?:so\s+)?((?:{found['aside']})|(?:{found['verb']})\s+{people})\s*(?:,|(?=[.!?]))", re.IGNORECASE
        ),
        "noun": re.compile(
            rf"\b(?:{found['speakers']})[’']s?\s+(?:\w+\s+)?(?:{found['noun']})\s+(?:of|that|is|about)\b", re.IGNORECASE
        ),
        "naming": re.compile(rf"\b(?:{found['naming']})\s+(?:it|this|that|them)\s+(?:all\s+)?(?=\w)", re.IGNORECASE),
    }


def correct(text, starts, ends, sentence, label):
    """Labels of one article's words with the rules that add and cut applied, in place."""

    def words(start, end):
        return bisect_left(starts, start), bisect_left(starts, end)

    def clause(first):
        """The word behind the clause that begins at a word: its sentence, up to where the author takes over."""
        last = bisect_right(sentence, sentence[first]) if first < len(sentence) else first
        stop = TAKEOVER.search(text, ends[first], ends[last - 1]) if first < last else None
        return words(0, stop.start())[1] if stop else last

    for name in ("that", "noun", "naming"):
        for found in phrases()[name].finditer(text):
            first, behind = words(*found.span())
            start = behind - 1 if name == "that" else behind
            if name == "noun":
                start = first
            if behind >= len(starts) or sentence[first] != sentence[behind] or CONTENT in label[first:behind]:
                continue
            end = clause(start)
            if name != "that":
                comma = text.find(",", ends[behind], ends[end - 1])
                end = words(0, comma)[1] if comma > 0 else end
            label[start:end] = [CONTENT] * (end - start)
            if name == "that":
                label[words(0, found.end(1))[1] - 1] = CUE
            elif name == "naming":
                label[first] = CUE
    for found in phrases()["aside"].finditer(text):
        first, behind = words(*found.span(1))
        low, high = bisect_left(sentence, sentence[first]), bisect_right(sentence, sentence[first])
        if low < first and not any(mark in text[starts[low] : starts[first]] for mark in '“”"'):
            label[low:first] = [CONTENT] * (first - low)
            label[behind:high] = [CONTENT] * max(high - behind, 0)
            label[first:behind] = [SOURCE] * (behind - first)
            if PASSIVE.search(found[1]):
                label[first:behind] = [CUE] * (behind - first)
                continue
            verb = next((at for at in range(first, behind) if word_key(text[starts[at] : ends[at]]) in vocabulary()
                         and _is_cue(text[starts[at] : ends[at]])), first)  # fmt: skip
            label[verb] = CUE
    for found in TAKEOVER.finditer(text):
        at = words(0, found.start())[1]
        if 0 < at < len(starts) and label[at - 1] == label[at] == CONTENT and sentence[at - 1] == sentence[at]:
            high = bisect_right(sentence, sentence[at])
            while at < high and label[at] == CONTENT:
                label[at] = OUT
                at += 1
    return label


@cache
def _is_cue(word):
    """Whether a word is a reporting expression of some kind."""
    parts = set(vocabulary().get(word_key(word), "").split("+"))
    return bool(parts & REPORTS) or word.lower() in FURTHER


def is_authors(article, cue, source, first, ruled):
    """Whether what looks like somebody's words is the author's own statement.

    Parameters
    ----------
    article : Article
    cue, source : (int, int) or None
    first : int
        The first word of what is said.
    ruled : bool
        Whether a rule has found the words, not the model: then the cue must be a known reporting expression.
    """
    if cue is None:
        return word_key(article.text[article.starts[first] : article.ends[first]]) in SELF
    said = article.text[article.starts[cue[0]] : article.ends[cue[1]]]
    keys = [word_key(word) for word in re.findall(r"[\w’'-]+", said)]
    if ruled and not any(_is_cue(key) for key in keys):
        return True
    low, _ = article.sentence_of(cue[0], cue[0])
    lead = article.text[article.starts[low] : article.ends[cue[1]]]
    if MODAL.search(lead[-80:]):
        return True
    named = (
        [word_key(word) for word in article.text[article.starts[source[0]] : article.ends[source[1]]].split()]
        if source
        else []
    )
    own = bool(named) and (named[-1] in SELF or named[0] in ("let", "i", "we", "one"))
    if own or (not source and keys[0] in SELF):
        return not (
            BORROWED.search(said) or (PASSIVE.search(said)) or (PAST_THOUGHT.search(said) and named[-1:] == ["we"])
        )
    lemmas = {key.removesuffix("s").removesuffix("ed") for key in keys}
    if named and named[-1] in IMPERSONAL and lemmas & SHOWING:
        return True
    return bool(lemmas & {"seem", "appear"}) or (
        cue[0] == low and keys[0] in ("let", "grant", "admit", "consider", "suppose", "imagine")
    )
