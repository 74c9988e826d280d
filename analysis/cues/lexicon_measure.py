"""The name of a measure in; the functions that mark the cues of its lexicon and of the codebook (`categories`, `sought`, `find`) out."""

from collections.abc import Callable

from analysis.cues.mark_arrays import MarkArrays, MarkLabels
from analysis.cues.matcher import Cues, cues_of
from analysis.cues.negation import shift_weights
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon, lexicon_in_use


def cue_marks(words: Words, source: Lexicon, measure: str) -> MarkArrays:
    """The marks of one measure by the cues of a lexicon or codebook: matched, and shifted."""
    cues = cues_of(source, measure)
    hits = cues.hits(words)
    weight, category, modifier = shift_weights(words, cues, hits)
    labels = MarkLabels(measure, category, cues.entry[hits.row], modifier)
    return MarkArrays.of(words, hits.first, hits.last, weight, labels)


def lexicon_measure(measure: str, own: bool = True, of_codebook: bool = False) -> tuple[Callable, Callable, Callable]:
    """The three functions of a measure that only marks cues (see `analysis.measures`).

    Parameters
    ----------
    measure : str
    own : bool
        Whether the package has a lexicon of that name.
    of_codebook : bool
        Whether a codebook may have cues of the measure.
    """

    def sources(codebook):
        theirs = [codebook] if of_codebook and codebook and measure in codebook.categories else []
        asked = codebook.on.get(measure, frozenset()) if theirs else frozenset()
        return [lexicon_in_use(measure, asked), *theirs] if own else theirs

    def categories(codebook: Lexicon | None = None) -> dict[str, str]:
        return {name: label for source in sources(codebook) for name, label in source.categories[measure].items()}

    def sought(codebook: Lexicon | None = None) -> list[Cues]:
        return [cues_of(source, measure) for source in sources(codebook)]

    def find(words: Words, codebook: Lexicon | None = None, found: dict[str, MarkArrays] | None = None) -> MarkArrays:
        marks = [cue_marks(words, source, measure) for source in sources(codebook)]
        return MarkArrays.joined(marks) if marks else MarkArrays.none(words)

    return categories, sought, find
