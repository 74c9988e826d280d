"""A folder of articles and coded sentences in; proposals for a codebook, as a table and as lines for the screen, out."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.coding.coded_sentences import read_coded_places, read_sentence_lists
from analysis.coding.suggest import UNIT, suggest, suggest_collocates
from analysis.core.schema import table
from analysis.corpus.files import CorpusLayout
from analysis.corpus.read import read_articles
from analysis.corpus.spreadsheets import spreadsheet_csv
from analysis.lexicons.load import read_codebook
from analysis.measures.marks import mark
from analysis.text.tokens import sentences, words_of_articles

SHOWN = 30  # proposals per category on the screen


def proposals(  # noqa: PLR0913
    corpus: str | Path | None = None, *, codes: str | Path | None = None, lists: Sequence[str | Path] = (), cue: str = "",
    category: str = "", codebook: str | Path | None = None, fewest: int = 3, articles: int = 2, repair: bool = True,
) -> tuple[pd.DataFrame, list[str]]:  # fmt: skip
    """Propose words and phrases for a codebook: those that distinguish coded sentences, or that share sentences with a cue.

    Exactly one of `codes`, `lists` and `cue` is given.

    Parameters
    ----------
    corpus : str or Path, optional
        The articles; not with `lists`.
    codes : str or Path, optional
        See `read_coded_places`.
    lists : sequence of path
        See `read_sentence_lists`.
    cue : str
        See `suggest_collocates`.
    category : str
        Only this category of the codes.
    codebook : str or Path, optional
        Its cues of the same category count as known: only sentences without them are searched.
    fewest, articles : int
        See `suggest`.
    repair : bool
        See `analysis.corpus.encodings.decode_article`.

    Returns
    -------
    table : DataFrame
        The columns of `suggest`, after a column `category`; the evidence as texts, `evidence_1` to `evidence_3`.
    said : list of str
        What was searched, one line per category.
    """
    if sum(map(bool, (codes, lists, cue))) != 1 or bool(lists) == bool(corpus):
        raise ValueError(
            "give a folder of articles with coded places, a folder of articles with a cue, or only lists of sentences"
        )
    options = {"fewest": fewest, "articles": articles}
    if corpus is None:
        texts, tokens, coded = read_sentence_lists(lists)
    else:
        texts = read_articles(corpus, CorpusLayout(repair=repair))
        tokens = words_of_articles(texts)
    texts_of = sentence_texts(texts, tokens)
    if cue:
        found = suggest_collocates(tokens, cue, **options)
        return _with_evidence(found, texts_of, cue), [f"Beside '{cue}': {len(found)} words and phrases."]
    if codes:
        coded = read_coded_places(codes, tokens)
        tokens = tokens[tokens["article"].isin(coded["article"])].reset_index(drop=True)
    if category and category not in set(coded["category"]):
        raise ValueError(f"no sentence has the code '{category}'; codes: {', '.join(sorted(set(coded['category'])))}")
    known = _found_by_codebook(texts, tokens, codebook)
    tables, said = [], []
    for name in [category] if category else sorted(set(coded["category"])):
        own = coded.loc[coded["category"] == name, UNIT]
        seen = known.loc[known["category"] == name, UNIT].drop_duplicates()
        found = suggest(tokens, own, found=seen, **options)
        hits = len(own.merge(seen, on=UNIT))
        already = f" The codebook finds {hits} of them, and {len(seen) - hits} others." if codebook else ""
        said.append(f"{name}: {len(own)} coded sentences.{already} {len(found)} proposals.")
        tables.append(_with_evidence(found, texts_of, name))
    return pd.concat(tables, ignore_index=True), said


def sentence_texts(texts: pd.DataFrame, tokens: pd.DataFrame) -> dict[tuple[str, int], str]:
    """The text of each sentence, on one line, by article and number."""
    rows = sentences(texts, tokens, table("attributions"))
    whole = dict(zip(texts["article"], texts["text"], strict=True))
    return {
        (row.article, row.sentence): " ".join(whole[row.article][row.start : row.end].split())
        for row in rows.itertuples()
    }


def _found_by_codebook(texts, tokens, codebook):
    """The sentences in which a codebook finds a cue, by category."""
    book = read_codebook(codebook) if codebook else None
    if book is None:
        return pd.DataFrame(columns=[*UNIT, "category"])
    texts = texts[texts["article"].isin(tokens["article"])].reset_index(drop=True)
    marks = mark(texts, tokens, book, list(book.categories))
    return marks.loc[marks["weight"] != 0, [*UNIT, "category"]]


def _with_evidence(found, said, category):
    """The proposals with their evidence as texts."""
    evidence = [
        [f"{article}:{number} {said[article, number]}" for article, number in rows] for rows in found["evidence"]
    ]
    texts = {f"evidence_{i + 1}": [rows[i] if i < len(rows) else "" for rows in evidence] for i in range(3)}
    shown = found.drop(columns="evidence").assign(**texts)
    shown.insert(0, "category", category)
    return shown


def proposal_lines(found: pd.DataFrame, most: int = SHOWN) -> list[str]:
    """The first proposals of each category as lines for the screen, with two sentences of evidence below each."""
    said = []
    for category, own in found.groupby("category", sort=False):
        said.append(f"\n{category}")
        for row in own.head(most).itertuples():
            said.append(
                f'  "{row.cue}"  in {row.inside}, out {row.outside}, articles {row.articles}, precision {row.precision:.2f}'
            )
            said += [f"      {text}" for text in (row.evidence_1, row.evidence_2) if text]
        if len(own) > most:
            said.append(f"  and {len(own) - most} more")
    return said


def write_proposals(found: pd.DataFrame, path: str | Path) -> None:
    """Write proposals as CSV for a spreadsheet."""
    Path(path).write_text(spreadsheet_csv(found), "utf-8", newline="")
