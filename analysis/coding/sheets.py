"""A folder of articles in; for each measure a coding sheet with instructions, and its key, out."""

import json
from collections.abc import Sequence
from pathlib import Path

from analysis import __version__
from analysis.coding.sampling import DIRECTION, codes_of, draw, sampling_frame, within
from analysis.comparison.measured import find_codebook, measured
from analysis.comparison.units import ALL
from analysis.comparison.wording import label
from analysis.corpus.files import Layout
from analysis.corpus.read import read_articles
from analysis.corpus.spreadsheets import write_sheet
from analysis.lexicons.load import Lexicon, lexicon
from analysis.measures.marks import categories, measure_modules
from analysis.text.parse import reading

FEWEST = 10  # sentences in a sample
POLES = {
    "hedging": ("the sentence commits itself: certain, emphasised", "the sentence is hedged: tentative, approximate"),
    "sentiment": ("positive", "negative"),
    "tone": ("positive", "negative"),
    "evaluation": ("favourable", "unfavourable"),
}


def write_samples(
    corpus: str | Path,
    measures: Sequence[str],
    output: str | Path,
    *,
    codebook: str | Path | None = None,
    size: int = 200,
    seed: int = 1,
    suffix: str = ".xlsx",
    voices: str = "parsed",
) -> list[tuple[Path, dict]]:
    """Draw a sample for each measure and write its coding sheet and its key.

    Parameters
    ----------
    corpus : str or Path
        Folder of articles.
    measures : list of str
        `measure`, or `measure:category` (also the first part of dotted ones, as `hedging:hedge`).
    output : str or Path
        Folder for `<measure>.xlsx` (or .csv) and `<measure>.key.json`. The key says what was marked: not for coders.
    codebook : str or Path, optional
        By default `codebook.toml` in the corpus folder, if there.
    size, seed : int
        Sentences in each sample, and the seed of the draw: another seed draws another sample.
    suffix : {'.xlsx', '.csv'}
    voices : {'parsed', 'quotes'}
        See `attributions`.

    Returns
    -------
    list of (Path, dict)
        Each sheet with its key.

    Raises
    ------
    ValueError
        If a measure or category is unknown, the size too small, or a file is there already (coding may be in it).
    """
    output = Path(output)
    if output.resolve() == Path(corpus).resolve():
        raise ValueError(f"{output}: the folder of articles itself; choose another for the sheets")
    if size < FEWEST:
        raise ValueError(f"size {size}: too few to estimate anything; valid: {FEWEST} or more")
    book = find_codebook(corpus, codebook)
    asked = {_stem(name): _asked(name, book) for name in measures}
    for stem in asked:
        for path in (output / f"{stem}{suffix}", output / f"{stem}.key.json"):
            if path.exists():
                raise ValueError(f"{path}: there already, and coding may be in it; choose another folder or remove it")
    articles = read_articles(corpus, Layout(codebook=book.path if book else None))
    tables = measured(articles, book, voices, {measure for measure, _ in asked.values()})
    written = []
    for stem, (measure, category) in asked.items():
        frame = sampling_frame(articles, tables["sentences"], tables["marks"], measure, category)
        key = draw(frame, codes_of(measure, category), size, seed, f"{measure} {category}")
        key |= {"measure": measure, "category": category, "seed": seed, "version": __version__}
        key |= {"codebook": book.digest if book else "", "voices": reading(voices)}
        output.mkdir(parents=True, exist_ok=True)
        path = output / f"{stem}{suffix}"
        blank = [
            {name: row[name] for name in ("id", "before", "sentence", "after")} | {"code": "", "note": ""}
            for row in key["rows"]
        ]
        write_sheet(path, blank, instructions(measure, category, book), key["codes"])
        text = json.dumps(key, ensure_ascii=False, indent=1) + "\n"
        (output / f"{stem}.key.json").write_text(text, "utf-8", newline="\n")
        written.append((path, key))
    return written


def _stem(name):
    return name.replace(":", "-")


def _asked(name, book):
    measure, _, category = name.partition(":")
    known = categories(book)
    if measure not in known:
        without = "" if book else " (without a codebook)"
        raise ValueError(f"no measure '{measure}'{without}; valid: {', '.join(known)}")
    stems = dict.fromkeys(part.split(".")[0] for part in known[measure])
    valid = dict.fromkeys([*stems, *known[measure]])
    if category and category not in valid:
        raise ValueError(f"no category '{category}' in {measure}; valid: {', '.join(valid)}")
    return measure, category or ALL


def instructions(measure: str, category: str, book: Lexicon | None) -> list[str]:
    """What a coder is told: the question, the codes, how to work, and the construct's definition."""
    labels = categories(book)[measure]
    what = label({measure: labels}, measure, category)
    parts = [labels[name] for name in within(labels, category)]
    if parts != [what]:
        what += f" ({'; '.join(parts)})"
    if codes_of(measure, category) == DIRECTION:
        axis = book.axis if book else ()  # without a codebook there is no measure that has one
        up, down = POLES[measure] if measure in POLES else [labels[pole] for pole in axis]
        codes = f"1: {up}. Code -1: {down}. Code 0: neither, or both in balance."
    else:
        codes = "1: the sentence holds it, once or more. Code 0: it does not."
    return [
        f"What to code: {what}.",
        f"Read each text in the column 'sentence' and write one code into the column 'code'. Code {codes} Leave the cell empty if "
        "you cannot tell, and say why in 'note'.",
        "Code the sentence alone, whoever speaks in it; 'before' and 'after' are its neighbours, to understand it by. An "
        "apostrophe before = + - @ at the head of a text is not part of it.",
        "Work alone, and do not talk about single sentences with another coder before all have finished. You may sort the rows; "
        "leave the column 'id' as it is. Save as xlsx or csv.",
        "How it is defined:",
        *(" ".join(paragraph.split()) for paragraph in construct(measure, category, book).split("\n\n")),
    ]


def construct(measure: str, category: str, book: Lexicon | None) -> str:
    """The definition of what is measured: from the lexicon or codebook that has its words, else of its module."""
    sources = [lexicon(measure)] if measure in ("hedging", "framing") else []
    sources += [book] if book else []
    parts = [source.construct for source in sources if within(source.categories.get(measure, {}), category)]
    return "\n\n".join(parts) or measure_modules()[measure].__doc__ or ""
