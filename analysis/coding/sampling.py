"""Draw sentences for people to code: a stratified random sample, marked and unmarked, with its key."""

import hashlib
import json
from pathlib import Path

import numpy as np

from analysis import __version__
from analysis.comparison.measured import find_codebook
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL
from analysis.comparison.wording import label
from analysis.corpus.files import Layout
from analysis.corpus.read import read_articles
from analysis.corpus.spreadsheets import write_sheet
from analysis.lexicons.load import lexicon
from analysis.measures.marks import categories, mark, measure_modules
from analysis.text.parse import reading
from analysis.text.tokens import sentences, words_of
from analysis.voices import attributions, with_voices

FEWEST = 10  # sentences in a sample
PRESENCE, DIRECTION = (0, 1), (-1, 0, 1)
POLES = {
    "hedging": ("the sentence commits itself: certain, emphasised", "the sentence is hedged: tentative, approximate"),
    "sentiment": ("positive", "negative"),
    "tone": ("positive", "negative"),
    "evaluation": ("favourable", "unfavourable"),
}


def write_samples(corpus, measures, output, *, codebook=None, size=200, seed=1, suffix=".xlsx", voices="parsed"):
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
    words = words_of(articles)
    quotations = attributions(articles, words, book, voices=voices)
    tokens = with_voices(words, quotations)
    marks = mark(articles, tokens, book, sorted({measure for measure, _ in asked.values()}))
    rows = sentences(articles, tokens, quotations)
    written = []
    for stem, (measure, category) in asked.items():
        frame = sampling_frame(articles, rows, marks, measure, category)
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


def codes_of(measure, category):
    """Which codes a sentence can get: −1, 0, 1 where the measure as a whole has a direction, else 0, 1."""
    signed = measure == "evaluation" or (category == ALL and measure in (*POLES, "stance"))
    return DIRECTION if signed else PRESENCE


def sampling_frame(articles, rows, marks, measure, category):
    """All sentences that can be drawn, with what the measure says of each.

    Returns
    -------
    list of dict
        One a sentence of headings and body, whoever speaks in it: `article`, `number` (its number in the article), `start`,
        `end`, `before`, `sentence`, `after` (texts), `cues` (marks whose weight is not 0) and `value`: 1 where there is
        such a mark, else 0; for a measure with a direction the sign of their summed weight.
    """
    marks = marks[(marks["measure"] == measure) & (marks["weight"] != 0)]
    if category != ALL:
        marks = marks[marks["category"].isin(_within(marks["category"].unique(), category))]
    found = marks.groupby(["article", "sentence"])
    cues, weights = found["cue"].agg(list).to_dict(), found["weight"].sum().round(9).to_dict()
    signed = codes_of(measure, category) == DIRECTION
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    frame = []
    for row in rows[rows["section"].isin(SCORED_SECTIONS)].itertuples():
        key = row.article, row.sentence
        value = int(np.sign(weights.get(key, 0))) if signed else int(key in cues)
        text = " ".join(texts[row.article][row.start : row.end].split())
        frame.append({"article": row.article, "number": row.sentence, "start": row.start, "end": row.end, "before": "",
                      "sentence": text, "after": "", "cues": cues.get(key, []), "value": value})  # fmt: skip
    for one, following in zip(frame, frame[1:], strict=False):
        if one["article"] == following["article"]:
            one["after"], following["before"] = following["sentence"], one["sentence"]
    return frame


def draw(frame, codes, size, seed, name):
    """Draw a stratified simple random sample, without replacement; the strata are the values of the measure.

    Half of it is unmarked (value 0), the other values share the rest equally; a stratum with too few sentences is
    taken whole, and the others get what it leaves. The order is random, so that a coder cannot tell what is marked.

    Returns
    -------
    dict
        The key: `sample` (its name, the head of every id), `codes`, `strata` (`value`, `sentences` in the corpus,
        `drawn`, `probability` of being drawn) and `rows` (those of the frame, with `id`).
    """
    if not frame:
        raise ValueError("no sentence to draw: the articles hold no heading or body text")
    random = np.random.default_rng(seed)
    strata = {code: [row for row in frame if row["value"] == code] for code in codes}
    drawn = allocate({code: len(rows) for code, rows in strata.items()}, size)
    chosen = [strata[code][i] for code in codes for i in random.permutation(len(strata[code]))[: drawn[code]]]
    chosen = [chosen[i] for i in random.permutation(len(chosen))]
    what = "\0".join([name, str(seed), *(f"{row['article']}\0{row['sentence']}" for row in chosen)])
    sample = "s" + hashlib.sha256(what.encode()).hexdigest()[:8]  # the letter keeps a spreadsheet from reading a number
    digits = max(3, len(str(len(chosen))))
    return {
        "sample": sample,
        "codes": list(codes),
        "strata": [
            {
                "value": code,
                "sentences": len(rows),
                "drawn": drawn[code],
                "probability": drawn[code] / len(rows) if rows else 0.0,
            }
            for code, rows in strata.items()
        ],
        "rows": [{"id": f"{sample}-{number:0{digits}}", **row} for number, row in enumerate(chosen, 1)],
    }


def allocate(sizes, total):
    """How many to draw from each stratum: one at a time, to the one furthest below its share."""
    share = {value: max(len(sizes) - 1, 1) if value == 0 else 1 for value in sizes}
    drawn = dict.fromkeys(sizes, 0)
    for _ in range(min(total, sum(sizes.values()))):
        left = [value for value in sizes if drawn[value] < sizes[value]]
        drawn[min(left, key=lambda value: ((drawn[value] + 1) / share[value], value))] += 1
    return drawn


def instructions(measure, category, book):
    """What a coder is told: the question, the codes, how to work, and the construct's definition."""
    labels = categories(book)[measure]
    what = label({measure: labels}, measure, category)
    parts = [labels[name] for name in _within(labels, category)]
    if parts != [what]:
        what += f" ({'; '.join(parts)})"
    if codes_of(measure, category) == DIRECTION:
        up, down = POLES[measure] if measure in POLES else [labels[pole] for pole in book.axis]
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


def construct(measure, category, book):
    """The definition of what is measured: from the lexicon or codebook that has its words, else of its module."""
    sources = [lexicon(measure)] if measure in ("hedging", "framing") else []
    sources += [book] if book else []
    parts = [source.construct for source in sources if _within(source.categories.get(measure, {}), category)]
    return "\n\n".join(parts) or measure_modules()[measure].__doc__


def _within(names, category):
    return [name for name in names if category in (ALL, name) or name.startswith(f"{category}.")]
