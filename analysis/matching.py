"""Find the cues of a lexicon among the words of a corpus: longest match, `except` phrases, names."""

from analysis.tables import table


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
