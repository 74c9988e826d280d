"""The tables of an archive of any size in; a comparison of its groups of articles (outlets, years, any column) out."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.compute as pc
import pyarrow.dataset as ds

from analysis.comparison.compare import compare
from analysis.comparison.hypotheses import Family, adjust_p, declared_family
from analysis.corpus.problems import first_names

ROWS = 2_000_000  # scores in memory at a time, but at least one category of every article


def compare_groups(  # noqa: PLR0913
    folder: str | Path,
    between: str,
    *,
    paired: str | None = None,
    voice: str = "all",
    groups: list[str] | None = None,
    family: Family | None = None,
    progress: Callable = iter,
) -> pd.DataFrame:
    """Compare every pair of groups of an archive, article by article, on every measure and category.

    Columns and statistics are those of `compare`; but the scores are read a few categories at a time, so that memory grows
    only with the number of articles.

    Parameters
    ----------
    folder : str or Path
        What `measure_archive` or `discourse measure --format parquet` wrote.
    between : str
        The column of articles whose values are compared; articles in which it is empty are left out.
    paired : str, optional
        The column that says which articles belong together, as event.
    voice : {'all', 'author', 'quoted', 'reported'}
        Whose words.
    groups : list of str, optional
        The values of `between` that are compared; by default all of them.
    family : list of (measure, category) or Hypothesis, optional
        See `compare`.
    progress : callable
        Wraps the list of blocks of categories, as tqdm does.

    Returns
    -------
    DataFrame
        See `compare`; in the order of pairs, then of measures and categories.

    Raises
    ------
    FileNotFoundError
        If the folder holds no scores in Parquet.
    ValueError
        If articles have no such column, a group no article, or nobody such a voice.
    """
    folder = Path(folder)
    for name in ("articles", "scores"):
        if not any((folder / name).glob("*.parquet")):
            raise FileNotFoundError(f"{folder}: no {name} in Parquet; run: discourse measure … --format parquet")
    units = _units(ds.dataset(folder / "articles"), folder, between, paired, groups)
    scores = ds.dataset(folder / "scores")
    cells = _cells(folder, voice)
    width = max(1, ROWS // max(1, len(units)))
    tables = [
        compare(_scores(scores, units, block, voice), between, paired=paired, family=[])
        for block in progress([cells[at : at + width] for at in range(0, len(cells), width)])
    ]
    table = pd.concat(tables, ignore_index=True)
    order = pd.factorize(pd.MultiIndex.from_frame(table[["group_a", "group_b"]]))[0]
    table = table.iloc[order.argsort(kind="stable")].reset_index(drop=True)
    every = pd.DataFrame(cells, columns=["measure", "category"])
    return adjust_p(table, declared_family(every) if family is None else family)


def _units(articles, folder, between, paired, groups):
    """The articles that are compared, with the columns that group and pair them."""
    columns = list(dict.fromkeys(["article", between, *([paired] if paired else [])]))
    if unknown := [column for column in columns if column not in articles.schema.names]:
        there = ", ".join(name for name in articles.schema.names if name not in ("article", "text"))
        raise ValueError(f"{folder}: articles have no column '{unknown[0]}'; valid: {there}")
    units = articles.to_table(columns=columns).to_pandas()
    units = units[units[between] != ""]
    if missing := sorted(set(groups or ()) - set(units[between])):
        there = first_names(units[between].value_counts().index)
        raise ValueError(f"{folder}: no article with {between} '{missing[0]}'; valid: {there}")
    return units[units[between].isin(groups)] if groups else units


def _cells(folder, voice):
    """Every (measure, category), from the first file: every article has a row for each."""
    first = min((folder / "scores").glob("*.parquet"))
    found = ds.dataset(first).to_table(columns=["measure", "category"], filter=pc.field("voice") == voice)
    if not len(found):
        voices = ds.dataset(first).to_table(columns=["voice"])["voice"].unique().to_pylist()
        raise ValueError(f"{folder}: no scores in voice '{voice}'; valid: {', '.join(voices)}")
    return list(found.to_pandas().drop_duplicates().itertuples(index=False, name=None))


def _scores(scores, units, block, voice):
    """The scores of some categories in one voice, with the columns of the articles."""
    wanted = pc.field("voice") == voice
    wanted &= pc.field("measure").isin(sorted({measure for measure, _ in block}))
    wanted &= pc.field("category").isin(sorted({category for _, category in block}))
    columns = ["article", "measure", "category", "count", "weight", "words"]
    found = scores.to_table(columns=columns, filter=wanted).to_pandas()
    cells = pd.DataFrame(block, columns=["measure", "category"])
    # measures share names of categories, as `all` and the first parts of dotted ones
    found = found.merge(cells.assign(cell=range(len(cells))), on=["measure", "category"])
    found = found.merge(units.assign(place=range(len(units))), on="article").sort_values(
        ["place", "cell"], kind="stable"
    )
    by = [column for column in units.columns if column != "article"]
    return found[[*by, *columns]].reset_index(drop=True)
