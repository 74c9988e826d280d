"""Distance: the author's own words in scare quotes.

Construct: a word or short phrase in quotation marks that is not attributed to anybody; the author uses it but
does not vouch for it. Unit: marks per 1,000 words. Direction: none. A cue of another measure inside one keeps its mark
with weight 0. Titles of works, names, and words mentioned as words (*the word “trust”*) do not
count. Limits: quoted technical terms look the same.

Source: Predelli, S. (2003). Scare quotes and their relation to other semantic issues. Linguistics and Philosophy,
26(1), 1–28.
"""

import numpy as np

from analysis.core.schema import VOICES
from analysis.cues.mark_arrays import MarkArrays, MarkLabels
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon
from analysis.text.quotes import quotations

# what a word or a name that is spoken of stands after
MENTIONED = frozenset(
    """word words term terms phrase phrases verb noun adjective adverb prefix expression name names named nickname nicknamed title titles titled
    entitled headline headlined heading slogan motto acronym abbreviation letter letters define defines defined defining mean means meant meaning
    translated translates spelled pronounced hashtag""".split()
)
WORKS = frozenset(
    """film movie song album book novel play poem article essay series show episode magazine newspaper paper documentary opera musical painting
    podcast report column memoir single game track sitcom drama comedy thriller anthem hymn ballad sketch chapter speech lecture manifesto story
    video exhibition programme program blockbuster bestseller""".split()
)
SMALL = frozenset("a an and as at but by for from in is it of on or the to with".split())


def _is_named(words, first, last):
    """Whether what is quoted is the title of a work, a name, or a word that is spoken of."""
    before = words.key[first - 1] if first and words.unit[first - 1] == words.unit[first] else ""
    if before in MENTIONED:
        return True
    written = [words.surface[at] for at in range(first, last + 1)]
    titled = (
        all(word[0].isupper() or word[0].isdigit() or word.lower() in SMALL for word in written)
        and written[0][0].isupper()
    )
    if before in WORKS:
        return titled or len(written) == 1
    return titled and before != "" and before not in ("so-called", "called")


def categories(codebook: Lexicon | None = None) -> dict[str, str]:
    return {"scare_quote": "Scare quotes"}


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, MarkArrays] | None = None) -> MarkArrays:
    """Mark the quoted terms that are the author's own voice."""
    page = words.page
    begin, end, _, paragraph = quotations(page)
    first, after = np.searchsorted(words.begins, [begin, end])
    own = np.flatnonzero(first < after)  # some word stands in it
    own = own[words.voice[first[own]] == VOICES.index("author")]
    own = own[[not _is_named(words, first[at], after[at] - 1) for at in own.tolist()]]
    first, last, text = first[own], after[own] - 1, page.text[paragraph[own]]
    marks = MarkArrays.of(words, first, last, 1.0, MarkLabels("distance", "scare_quote", "scare quote"))
    return marks.but(start=page.starts(text, begin[own]), end=page.ends(text, end[own]))
