"""A folder of articles in; for each measure a coding sheet with instructions, and its key out."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import __version__
from analysis.coding.code_checks import AUTHOR_STANCE, codable_categories
from analysis.coding.codes import read_codes
from analysis.coding.codes_as_marks import codes_to_marks
from analysis.coding.full_sheets import check_sheet_output, describe_codebook, variables
from analysis.coding.full_sheets import sheet_instructions as instructions_of
from analysis.coding.sample_codes import blank_row
from analysis.coding.sampling import categories_within, draw_sample, sampling_frame
from analysis.coding.source import ArticleSource
from analysis.coding.words_read import WHOLE, words_read
from analysis.comparison.article_tables import measure_articles
from analysis.comparison.correction import DIRECTION, possible_codes
from analysis.comparison.units import ALL
from analysis.comparison.wording import category_label
from analysis.core.schema import table, text_digest
from analysis.corpus.spreadsheets import write_sheet
from analysis.lexicons.load import Lexicon, lexicon
from analysis.measures.marks import categories, measure_modules
from analysis.text.parse import voices_method
from analysis.text.tokens import sentences, words_of_articles

FEWEST = 10  # sentences in a sample
POLES = {
    "hedging": ("the sentence is boosted: certain, emphatic", "the sentence is hedged: tentative, approximate"),
    "sentiment": ("positive", "negative"),
    "tone": ("positive", "negative"),
    "evaluation": ("favourable", "unfavourable"),
}


class SampleRequest(NamedTuple):
    """Which samples to draw: of which articles and measures, how large, how they are drawn, and where they are written."""

    source: ArticleSource
    measures: Sequence[str]  # `measure`, or `measure:category` (also the first part of dotted ones, as `hedging:hedge`)
    output: Path
    voices: str
    size: int  # sentences in each
    seed: int  # another draws another sample
    suffix: str  # .xlsx or .csv
    between: str = ""  # a column of articles; each of its groups gives `size` sentences
    codes: str | Path = ""  # draw by the codes of one coder, such as a language model, instead of the lexicons' marks


def write_samples(wanted: SampleRequest) -> list[tuple[Path, dict]]:
    """Draw a sample for each measure; write its coding sheet, and its key, which coders must not see because it says what was marked.

    A ValueError if a measure or category is unknown, the size too small, or a file already exists (it may hold codes).
    """
    book = wanted.source.read_codebook()
    asked = {name.replace(":", "-"): _measure_and_category(name, book, bool(wanted.codes)) for name in wanted.measures}
    _check(wanted, asked)
    articles = wanted.source.read_articles(book)
    tables = (
        {}
        if wanted.codes
        else measure_articles(articles, book, wanted.voices, {measure for measure, _ in asked.values()})
    )
    groups = _groups(articles, wanted.between) if wanted.between else None
    written = []
    for stem, (measure, category) in asked.items():
        if wanted.codes:
            tables = coded_tables(wanted.codes, articles, measure, category, book)
        frame = sampling_frame(articles, tables["sentences"], tables["marks"], measure, category)
        if groups is not None:
            frame = [row | {"group": groups[row["article"]]} for row in frame if row["article"] in groups]
        key = draw_sample(frame, possible_codes(measure, category), wanted.size, wanted.seed, f"{measure} {category}")
        key |= {"measure": measure, "category": category, "seed": wanted.seed, "version": __version__}
        key |= {"between": wanted.between, "coder": tables.get("coder", "lexicon")}
        key["without_group"] = 0 if groups is None else len(articles) - len(groups)
        key |= {**describe_codebook(book), "voices": voices_method(wanted.voices)}
        key["variables"] = [{"column": "code", "measure": measure, "category": category, "codes": key["codes"]}]
        key["articles"] = {row.article: text_digest(row.text) for row in articles.itertuples()}
        wanted.output.mkdir(parents=True, exist_ok=True)
        sheet = wanted.output / f"{stem}{wanted.suffix}"
        write_sheet(
            sheet,
            list(map(blank_row, key["rows"])),
            sample_instructions(measure, category, book),
            {"code": key["codes"]},
        )
        text = json.dumps(key, ensure_ascii=False, indent=1) + "\n"
        (wanted.output / f"{stem}.key.json").write_text(text, "utf-8", newline="\n")
        written.append((sheet, key))
    return written


def coded_tables(path: str | Path, articles: pd.DataFrame, measure: str, category: str, book: Lexicon | None) -> dict:
    """What one coder found, as the marks of a measure, and the sentences that the coder read; only these can be drawn.

    A ValueError if the codes are of several coders, or none of them is of this measure.
    """
    labels, axis, tokens = codable_categories(categories(book)), book.axis if book else (), words_of_articles(articles)
    rows = sentences(articles, tokens, table("attributions"))
    codes = read_codes(path, articles, categories(book))
    codes = codes[codes["measure"] == measure].reset_index(drop=True)
    cells = words_read(codes, tokens, labels, axis)
    cell = next((mask for (_, name), mask in cells.items() if name == category), None)
    if cell is None:
        raise ValueError(f"{path}: nobody coded {measure}:{category} in it")
    sentence = ["article", "sentence"]
    seen = tokens.assign(seen=cell).groupby(sentence)["seen"].mean()
    kept = seen.reindex(pd.MultiIndex.from_frame(rows[sentence])).fillna(0).to_numpy() >= WHOLE
    marks = codes_to_marks(codes, articles, tokens, axis)
    return {"sentences": rows[kept], "marks": marks, "coder": codes["coder"].iloc[0]}


def _groups(articles, column):
    """The group of each article that has one."""
    if column not in articles:
        raise ValueError(
            f"no column '{column}' of articles; valid: {', '.join(articles.columns.drop(['article', 'text']))}"
        )
    of = {row.article: str(getattr(row, column)) for row in articles.itertuples() if pd.notna(getattr(row, column))}
    of = {name: group for name, group in of.items() if group}
    if len(set(of.values())) < 2:
        raise ValueError(
            f"'{column}' has fewer than two groups: {', '.join(sorted(set(of.values()))) or 'it is empty'}"
        )
    return of


def _check(wanted, stems):
    check_sheet_output(wanted.source.corpus, wanted.output, stems, wanted.suffix)
    if wanted.size < FEWEST:
        raise ValueError(f"size {wanted.size}: too few to estimate anything; valid: {FEWEST} or more")


def _measure_and_category(name, book, coded):
    measure, _, category = name.partition(":")
    known = codable_categories(categories(book)) if coded else categories(book)
    if measure not in known:
        without = "" if book else " (without a codebook)"
        raise ValueError(f"no measure '{measure}'{without}; valid: {', '.join(known)}")
    stems = dict.fromkeys(part.split(".")[0] for part in known[measure])
    valid = dict.fromkeys([*stems, *known[measure]])
    if category and category not in valid:
        raise ValueError(f"no category '{category}' in {measure}; valid: {', '.join(valid)}")
    return measure, category or ALL


def sample_instructions(measure: str, category: str, book: Lexicon | None) -> list[str]:
    """Instructions for coders: the question, the codes, how to work, and the definition of the construct."""
    labels = codable_categories(categories(book))[measure]
    what = category_label({measure: labels}, measure, category)
    parts = [labels[name] for name in categories_within(labels, category)]
    if parts != [what]:
        what += f" ({'; '.join(parts)})"
    if possible_codes(measure, category) == DIRECTION:
        axis = book.axis if book else ()  # without a codebook no measure has an axis
        up, down = POLES[measure] if measure in POLES else [labels[pole] for pole in axis]
        codes = f"1: {up}. Code -1: {down}. Code 0: neither, or both in balance."
    else:
        codes = "1: the sentence contains it at least once. Code 0: it does not."
    return [
        f"What to code: {what}.",
        f"Read each text in the column 'sentence' and write one code into the column 'code'. Code {codes} Leave the cell empty if "
        "you cannot tell, and say why in 'note'.",
        "Code only this sentence, whoever speaks in it; 'before' and 'after' show its neighbours to help you understand it. An "
        "apostrophe before = + - @ at the start of a text is not part of it.",
        "Work alone, and do not discuss sentences with other coders before everybody has finished. You may sort the rows; "
        "do not change the column 'id'. Save as xlsx or csv.",
        "How it is defined:",
        *(" ".join(paragraph.split()) for paragraph in construct_definition(measure, category, book).split("\n\n")),
    ]


def construct_definition(measure: str, category: str, book: Lexicon | None) -> str:
    """The definition of what is measured: from the lexicon or codebook with its words, else from its module."""
    sources = [lexicon(measure)] if measure in ("hedging", "framing") else []
    sources += [book] if book else []
    own = [each for each in variables(book) if each["column"] == measure == AUTHOR_STANCE]
    stance = instructions_of(own, book)[1:]
    parts = [source.construct for source in sources if categories_within(source.categories.get(measure, {}), category)]
    return "\n\n".join(stance or parts) or measure_modules()[measure].__doc__ or ""
