"""The paragraphs of an article in; those that repeat another one (duplicates, pull quotes) out."""

from collections.abc import Sequence

FEWEST = 8  # words of a paragraph that nobody writes twice by chance
REFRAIN = 10  # words: a shorter one that comes again may be a refrain or an answer in a dialogue
MOST = 60  # words of a pull quote
PULLED = 200  # paragraphs of an article that are looked for inside others; a bound on the time
MARKS = " \t\r\n\"'“”‘’«»„>*_"  # around a pull quote, not in the paragraph that it is taken from


def repeated_paragraphs(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[int]:
    """The positions of paragraphs that repeat, word for word, another one that is not among them.

    The first of several equal paragraphs is not among them. Paragraphs of eight to ten words are only listed beside another
    repeated one, as in text that was pasted twice: else they may be a refrain. A pull quote, of eight to sixty words, is part
    of a longer paragraph elsewhere. The first paragraph, which may be the title, is never listed.
    """
    seen: dict[str, int] = {}
    found: list[int] = []
    short: set[int] = set()
    pulled = 0
    for at, (start, end) in enumerate(paragraphs):
        line = text[start:end].strip()
        words = line.count(" ") + 1
        if words < FEWEST:
            continue
        if seen.setdefault(line, at) != at:
            found.append(at)
            if words <= REFRAIN:
                short.add(at)
        elif at and words <= MOST and pulled < PULLED:
            pulled += 1
            core = line.strip(MARKS)
            elsewhere = text.find(core, 0, start) >= 0 or text.find(core, end) >= 0
            if elsewhere and _inside_longer(core, text, paragraphs, at):
                found.append(at)
    return [at for at in found if at not in short or {at - 1, at + 1} & set(found)]


def _inside_longer(core, text, paragraphs, at):
    """Whether another paragraph, with more words, holds a stretch of words."""
    return any(
        core in text[start:end] and len(text[start:end].split()) > len(core.split())
        for other, (start, end) in enumerate(paragraphs)
        if other != at and end - start > len(core)
    )
