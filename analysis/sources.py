"""Who speaks: the words that name a source, the name behind a pronoun or a title, the codebook's actor."""

import re
from bisect import bisect_right
from functools import cache

from analysis.lexicons import lexicon, word_key
from analysis.sections import paragraphs
from analysis.splitting import OPENERS, WORD
from analysis.wordclasses import SPEECH

SOURCE, CONTENT = 1, 3
NEAR, FAR = 2_000, 20_000  # characters back from a source in which a name or a title is looked for: linear time
REACH = 12  # so many words from a cue a source may lie, where the model has found none
NAME = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.)?\s+"
    r"(?:(?:al|bin|ibn|van|von|de|del|la)[\s-])?[A-ZÀ-ÞĀ-Ž][\w’'-]*)*(?<![’']s)"
)
PRONOUNS = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
ARTICLES = {"the", "a", "an", "some", "many", "most", "several", "one", "those", "my", "our", "his", "her", "their"}
BREAK = re.compile(r"[,;:()–—\"“”!?]")
ADDRESSED = {"tell", "tells", "told", "telling"}  # what follows them is who listens


def source_span(article, cue, first, last, low, high, before=None):
    """The words that name who speaks: first and last word, or None.

    Right behind a cue that follows its content (“…,” said X); else the words the model calls a source, or the noun
    phrase, right before the cue's verb group. Behind a comma the phrase between commas is skipped; a participle, an
    infinitive and a verb behind `and` have the source of the words before in their sentence, else its subject.

    Parameters
    ----------
    article : Article
    cue : (int, int) or None
    first, last : int
        The content.
    low, high : int
        The sentence.
    before : (int, int), optional
        The source of the content before, if it stands in the sentence.
    """
    runs = _source_runs(article, low, high)
    found = (
        _beside(article, runs, cue, last, low, high, before)
        if cue
        else _nearest(article, [run for run in runs if run[1] < first], (first, last))
    )
    found = found or before or _subject(article, low, first)
    return found and _widened(article, found, low, high)


def _beside(article, runs, cue, last, low, high, before):
    at = cue[0] - 1
    while at >= low and _class(_word(article, at)) in ("auxiliary", "adverb", "manner"):
        at -= 1
    parted = at < low or any(BREAK.search(article.gap(place)) for place in range(at + 1, cue[0] + 1))
    adjacent = next((run for run in runs if run[1] == at), None)
    if adjacent and not parted:
        return adjacent
    opening = _word(article, cue[0])
    inverts = cue[0] > last and opening not in ADDRESSED and (parted or at <= last)
    if inverts or opening == "according":
        found = next((run for run in runs if run[0] == cue[1] + 1), None) or _phrase_behind(article, cue, high)
        if found:
            return found
    nearest = _nearest(article, runs, cue)
    if (
        opening.endswith("ing")
        or opening == "to"
        or (at >= low and _word(article, at) in ("and", "but", "or", "to", "then"))
    ):
        return before or _subject(article, low, cue[0]) or nearest
    if parted and at >= low:
        enclosed = [run for run in runs if run[1] < at and "," in article.gap(run[1] + 1)]
        return enclosed[-1] if enclosed else before or nearest or _subject(article, low, cue[0])
    if nearest and cue[0] - 4 <= nearest[1] < cue[0]:
        return nearest
    return _phrase_before(article, at, low) or nearest


def _widened(article, source, low, high):
    """A source with what belongs to it: the name before its `who`, `of Texas` behind it."""
    first, last = source
    while first < last and _class(_word(article, first)) in ("conjunction", "adverb"):
        first += 1
    if (
        first == last
        and _word(article, first) in ("who", "which", "that")
        and first > low
        and article.label[first - 1] != CONTENT
    ):
        end = first - 1
        first = (_phrase_before(article, end, low) or (first, first))[0]
    if last + 1 < high and _word(article, last + 1) in ("of", "from", "for", "at", "in", "on", "there"):
        end = last
        while (
            end + 1 < high
            and end - last < REACH
            and not BREAK.search(article.gap(end + 1))
            and article.label[end + 1] < 2
        ):
            word = _word(article, end + 1)
            if (
                _class(word) in ("auxiliary", "question", "pronoun", "conjunction", "time", "adverb", "manner")
                and word != "and"
            ):
                break
            if (word.endswith("ed") or _class(word) in SPEECH) and article.text[article.starts[end + 1]].islower():
                break
            end += 1
        last = end
    return first, last


def _source_runs(article, low, high):
    """The stretches of words that the model calls a source, first and last word."""
    runs = []
    for at in range(low, high):
        if article.label[at] == SOURCE:
            if runs and runs[-1][1] == at - 1:
                runs[-1] = runs[-1][0], at
            else:
                runs.append((at, at))
    return runs


def _nearest(article, runs, near):
    """The run nearest to a stretch, before it rather than behind, with as little content between as can be."""

    def distance(run):
        between = article.label[run[1] + 1 : near[0]] if run[1] < near[0] else article.label[near[1] + 1 : run[0]]
        return len(between) + 15 * between.count(CONTENT) + (0 if run[1] < near[0] else 1)

    return min(runs, key=distance, default=None)


def _phrase_behind(article, cue, high):
    """The noun phrase right behind a cue."""
    start = end = cue[1] + 1
    if start >= high or BREAK.search(article.gap(start)) or article.label[start] == CONTENT:
        return None
    while (
        end + 1 < high
        and end - start < REACH
        and not BREAK.search(article.gap(end + 1))
        and article.label[end + 1] != CONTENT
    ):
        if _class(_word(article, end + 1)) in ("preposition", "conjunction", "question", "auxiliary", "time"):
            break
        end += 1
    opening = article.text[article.starts[start]]
    return (
        (start, end)
        if opening.isupper() or _word(article, start) in ARTICLES or _class(_word(article, start)) == "pronoun"
        else None
    )


def _phrase_before(article, end, low):
    """The noun phrase that ends with a word."""
    if end < low or article.label[end] == CONTENT or _class(_word(article, end)) in ("preposition", "determiner"):
        return None
    start = end
    while start > low and end - start < REACH and not BREAK.search(article.gap(start)):
        word, left = _word(article, start), _word(article, start - 1)
        if _class(word) in ("pronoun", "question") or article.label[start - 1] == CONTENT:
            break
        if _class(left) in ("auxiliary", "conjunction", "question", "adverb", "time") and left not in ("and", "of"):
            break
        start -= 1
    return start, end


def _subject(article, low, high):
    """The subject of a sentence: its first noun phrase, behind what leads up to it and a comma."""
    start = low
    if _class(_word(article, low)) in ("preposition", "conjunction", "question", "adverb", "time") or _word(
        article, low
    ).endswith("ing"):
        start = next((place for place in range(low + 1, high) if "," in article.gap(place)), low)
    end = start
    while end + 1 < high and end - start < REACH and not BREAK.search(article.gap(end + 1)):
        word = _word(article, end + 1)
        if (
            article.label[end + 1] > SOURCE
            or _class(word) in ("auxiliary", "question", "adverb", "manner", "preposition")
            or (word.endswith("ed") and article.text[article.starts[end + 1]].islower())
        ):
            break
        end += 1
    return (start, end) if article.label[start] != CONTENT and start < high else None


def _word(article, place):
    return word_key(article.text[article.starts[place] : article.ends[place]])


@cache
def _classes():
    words = {}
    for name in ("function_words", "reporting"):
        entries = lexicon(name).entries
        for key, category in zip(entries["key"], entries["category"], strict=True):
            words.setdefault(key, category)
    return words


def _class(word):
    return _classes().get(word, "")


def named(article, sources):
    """The name of each source, in reading order: a name for a pronoun or a title where clear, else as written.

    Parameters
    ----------
    article : Article
    sources : list of (int, int) or None
        First and last words.

    Returns
    -------
    list of str
    """
    text = article.text
    spans = [(article.starts[source[0]], article.ends[source[1]]) if source else None for source in sources]
    starts = [start for start, _ in paragraphs(text)]
    full = _full_names(text)
    found, seen = [], []  # seen: (paragraph, name) of sources so far
    for span in spans:
        if not span:
            found.append("")
            continue
        written = " ".join(text[slice(*span)].split())
        number = bisect_right(starts, span[0]) - 1
        name = _proper(written)
        if written.lower() in PRONOUNS:
            near = [who for where, who in seen if number - where <= 1]
            name = near[-1] if near else _last_name(text, starts[max(number - 1, 0)], span[0]) or written
        elif name is None:
            name = _titled(text, written, span[0]) or written
        elif " " not in name:
            name = full.get(name, name)
        if name[:1].isupper() and name != written or NAME.fullmatch(name):
            seen.append((number, name))
        found.append(name)
    return found


def _proper(written):
    """The name in a source as written (the commander of the guard, Ali Shadmani), or None."""
    parts = [part.strip() for part in written.split(",")]
    whole = [part for part in parts if NAME.fullmatch(part) and part.lower() not in OPENERS]
    several = [part for part in whole if " " in part]
    return several[0] if several else whole[0] if whole and whole[0] == parts[0] else None


def _full_names(text):
    """Surnames with the one full name they stand for in a text."""
    full = {}
    for found in NAME.finditer(text):
        words = found[0].split()
        if words[0].lower() in OPENERS:
            words = words[1:]
        if len(words) in (2, 3):
            full.setdefault(words[-1], set()).add(" ".join(words))
    return {
        surname: min(names, key=len) for surname, names in full.items() if len({name.split()[0] for name in names}) == 1
    }


def _last_name(text, start, end):
    """The last name of at least two words between two places, unless two stand in its sentence."""
    names = [
        found
        for found in NAME.finditer(text, max(start, end - NEAR), end)
        if " " in found[0] and found[0].split()[0].lower() not in OPENERS
    ]
    if not names:
        return None
    return names[-1][0] if len({name[0] for name in names}) == 1 else None


def _titled(text, written, end):
    """The name that bears a title (the minister: Foreign Minister Sergei Lavrov), or None."""
    words = [found[0] for found in WORD.finditer(written)]
    if len(words) not in (2, 3) or words[0].lower() != "the" or _class(words[-1].lower()) != "speaker":
        return None
    title = re.escape(words[-1])
    found = re.findall(rf"\b{title}\s+({NAME.pattern})", text[max(end - FAR, 0) : end], re.IGNORECASE)
    found = [name for name in found if name[0].isupper() and name.lower() not in OPENERS]
    return found[-1] if len(set(found)) == 1 else None


def actor(written, name, codebook):
    """The target of the codebook that a source belongs to: the one named first in it, or ""."""
    if codebook is None or not written:
        return ""
    for words in (name, written):
        keys = [word_key(found[0]) for found in WORD.finditer(words)]
        hits = []
        for cue, target in _targets(codebook):
            hits += [(at, -len(cue), target) for at in range(len(keys)) if tuple(keys[at : at + len(cue)]) == cue]
        if hits:
            return min(hits)[2]
    return ""


def _targets(codebook):
    return [
        (tuple(word_key(word) for word in cue.split()), name)
        for name, target in codebook.targets.items()
        for cue in target["names"]
    ]
