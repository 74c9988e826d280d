"""A study in; out, the picture of the first screen (framing, sentiment, hedging, stance) and where in the texts the marks stand."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import charts
from analysis.coding import bearing
from analysis.coding.codes import AUTHOR_STANCE
from analysis.comparison import compare
from analysis.comparison.measured import Measured
from analysis.comparison.units import ALL
from analysis.comparison.wording import label
from analysis.report.figure_block import Figure, Table
from analysis.report.tables import alttexts, names, titles, views
from analysis.report.tables.evidence import behind, counted
from analysis.report.tables.phrasing import inside
from analysis.report.tables.telling import in_category

MOST_FRAMES, MOST_ARTICLES = 4, 4  # in the picture
UNITS = {
    "Framing": "marks per 1,000 words",
    "Tone": "valence points per 1,000 words",
    "Hedging": "marks per 1,000 words",
    "Stance": "marks for one pole minus marks for the other, per 1,000 words",
}
AXES = {
    "Framing": "cues per 1,000 words",
    "Tone": "points per 1,000 words",
    "Hedging": "cues per 1,000 words",
    "Stance": "points per 1,000 words",
}
CODED_AXES = {
    "Framing": "sentences per 1,000 words",
    "Tone": "points per 1,000 words",
    "Stance": "sentences per 1,000 words",
}
WIDEST = 42  # letters over a row of the narrow picture
CODED_UNITS = {
    "Framing": "coded sentences per 1,000 words",
    "Tone": "codes from −2 to 2, summed per 1,000 words",
    "Stance": "sentences for one side minus sentences for the other, per 1,000 words",
}
MEASURE_OF = {"Framing": "framing", "Tone": "tone", "Hedging": "hedging", "Stance": AUTHOR_STANCE}


def panels(study: Measured) -> dict[str, list[tuple[str, str]]]:
    """What each panel of the picture shows: measures and categories by title, those alone that the study has.

    Of stance it is what authors mean, where that is coded, and their wording only where it is not: the two have different units.
    """
    coded = [(AUTHOR_STANCE, ALL)] if is_coded(study, "Stance") else []
    found = {
        "Framing": [("framing", name) for name in salient_frames(study)],
        "Tone": [("tone", ALL)] if "tone" in study.labels else [],
        "Hedging": [("hedging", "hedge"), ("hedging", "booster")] if "hedging" in study.labels else [],
        "Stance": coded or [("stance", ALL)] if study.codebook and study.codebook.axis else [],
    }
    return {title: pairs for title, pairs in found.items() if pairs}


def is_coded(study: Measured, title: str) -> bool:
    """Whether a panel rests on codes."""
    return study.coded is not None and MEASURE_OF[title] in set(study.coded.comparison["measure"])


def unit(study: Measured, title: str) -> str:
    """The unit of a panel."""
    return CODED_UNITS[title] if title in CODED_UNITS and is_coded(study, title) else UNITS[title]


def salient_frames(study: Measured, most: int = MOST_FRAMES) -> list[str]:
    """The frames that set the articles apart most (by the difference over its reach), else those that are used most; the codebook's own
    where it has any, generic ones where not."""
    names_ = views.wanted(study, "framing", ("issue.",)) or views.wanted(study, "framing", ("generic.",))
    rows = study.findings[(study.findings["measure"] == "framing") & study.findings["category"].isin(names_)]
    if rows.empty:
        return names_[:most]
    ahead = rows["difference"] > 0
    reach = np.where(
        ahead, rows["difference"] - rows["low"], rows["high"] - rows["difference"]
    )  # to the limit on the side of 0
    apart = (rows["difference"].abs() / reach).fillna(0).groupby(rows["category"]).max()
    used = rows.groupby("category")[["rate_a", "rate_b"]].max().max(axis=1)
    order = pd.DataFrame({"apart": apart, "used": used}).sort_values(["apart", "used"], ascending=False, kind="stable")
    kept = set(order[order["used"] > 0].index[:most])
    return [name for name in order.index if name in kept]


def glance(study: Measured) -> Figure:
    """Framing, tone, hedging and stance of the articles side by side, each on a scale of its own, in the authors' own words."""
    parts = {title: _panel_rates(study, pairs) for title, pairs in panels(study).items()}
    every = (
        pd.concat(parts.values())
        if parts
        else pd.DataFrame(columns=["group", "measure", "category", "rate", "low", "high"])
    )
    units = "; ".join(f"{title.lower()}: {unit(study, title)}" for title in parts)
    said = titles.title(
        study, [pair for pairs in panels(study).values() for pair in pairs], "Each article in its place", coded=True
    )
    drawn = {title: (part, ends(study, title), axis(study, title)) for title, part in parts.items()}
    return Figure(
        study.figures, every.drop(columns=["look"], errors="ignore"), lambda: charts.glance_chart(drawn), title=said,
        alt=_alt(study, every, f"{said}. Framing, tone, hedging and stance of each article"),
        caption=f"{units[:1].upper()}{units[1:]}. With 95 % intervals." if parts else "Nothing to draw.",
        evidence=lambda articles: behind(counted(study, articles), _keyed(study, every)),
    )  # fmt: skip


def panel(study: Measured, title: str) -> Figure:
    """One panel of `glance`, as a figure of its own, so that the page can put panels beside or under each other."""
    found = _panel_rates(study, panels(study)[title])
    said = titles.title(study, panels(study)[title], coded=True)
    caption, coded = f"{title}: {unit(study, title)}, with 95 % intervals", is_coded(study, title)
    numbers = found.rename(columns={"group": "article"})[["what", "article", "rate", "low", "high"]]
    return Figure(
        study.figures, found.drop(columns=["look"]), lambda ax=None: charts.glance_panel(found, ax, ends=ends(study, title), unit=axis(study, title)),
        title=said, alt=_alt(study, found, alttexts.headed(said, f"{title}, {unit(study, title)}")), caption=caption, numbers=Table(numbers, caption),
        evidence=(lambda articles: _coded_evidence(study, found, articles)) if coded else
                 (lambda articles: behind(counted(study, articles), _keyed(study, found))),
        to="sentences" if coded else "marks",
    )  # fmt: skip


def compact(study: Measured) -> Figure:
    """The picture for a narrow screen: the frame that differs most, tone, hedges and stance, each row on a scale of its own."""
    parts = panels(study)
    pairs = [
        *parts.get("Framing", [])[:1],
        *parts.get("Tone", []),
        *parts.get("Hedging", [])[:1],
        *parts.get("Stance", []),
    ]
    found = pd.concat([_panel_rates(study, [pair]) for pair in pairs], ignore_index=True) if pairs else pd.DataFrame()
    if len(found):
        found["what"] = [_with_ends(study, row) for row in found.itertuples()]
    caption = "Rates per 1,000 words with 95 % intervals; each row has its own scale; the line marks 0"
    said = titles.title(study, pairs, coded=True)
    return Figure(
        study.figures, found.drop(columns=["look"], errors="ignore"), lambda ax=None: charts.glance_compact(found, ax),
        title=said, alt=_alt(study, found, alttexts.headed(said, "Framing, tone, hedging and stance")), caption=caption,
    )  # fmt: skip


def _with_ends(study: Measured, row: Any) -> str:
    """What a row of the narrow picture is called: with what lies on either side of 0, where there is room for it."""
    title = next((name for name in ("Tone", "Stance") if row.measure in (name.lower(), MEASURE_OF[name])), "")
    named = " ".join(ends(study, title)) if title else ""
    return f"{title}: {named}" if named and len(title) + len(named) < WIDEST else row.what


def axis(study: Measured, title: str) -> str:
    """What stands under the axis of a panel: its unit, in as many words as there is room for."""
    return AXES[title] if not is_coded(study, title) else CODED_AXES.get(title, AXES[title])


def ends(study: Measured, title: str) -> tuple[str, str]:
    """What lies to the left and to the right of 0."""
    if title == "Tone":
        return "← negative", "positive →"
    if title != "Stance" or study.codebook is None:
        return "", ""
    positive, negative = study.codebook.axis
    return f"← {negative}", f"{positive} →"


def _panel_rates(study: Measured, pairs: views.Pairs) -> pd.DataFrame:
    found = compare.rates(study.first(MOST_ARTICLES).by_sentence())
    if study.coded:
        cell, codes = ["measure", "category"], study.coded.rates
        found = found[~pd.MultiIndex.from_frame(found[cell]).isin(pd.MultiIndex.from_frame(codes[cell]))]
        found = pd.concat([found.assign(coder=""), codes], ignore_index=True)
    found = views.ordered(found, pairs)
    articles = study.articles["article"].tolist()
    found = found[found["group"].isin(articles[:MOST_ARTICLES])].reset_index(drop=True)
    what = [label(study.labels, *pair) for pair in zip(found["measure"], found["category"], strict=True)]
    look = [articles.index(group) for group in found["group"]]
    found = found.assign(what=[one[:1].upper() + one[1:] for one in what], look=look, key=found["group"])
    return names.named(study, found)


def _keyed(study: Measured, found: pd.DataFrame) -> pd.DataFrame:
    counted_rows = found[found["coder"] == ""] if "coder" in found else found
    return counted_rows.assign(group=counted_rows["key"], voice="author")


def _coded_evidence(study: Measured, found: pd.DataFrame, articles: Sequence[str]) -> dict[int, list[int]]:
    """The coded sentences that each row rests on; of rows that count words none."""
    rows = found[(found["coder"] != "") & found["key"].isin(articles)]
    return {
        row.Index: bearing.sentences(study, row.key, row.measure, row.category).index.to_list()
        for row in rows.itertuples()
    }


def _alt(study: Measured, found: pd.DataFrame, what: str) -> str:
    return alttexts.describe(found, study.labels, what)


def strips(study: Measured, measure: str, *categories: str) -> Figure:
    """Where in each text the marks of these categories stand, from its beginning to its end, in the author's own words."""
    pairs = views.asked(study, [measure], categories)
    articles = study.articles["article"].tolist()[:MOST_ARTICLES]
    marks = counted(study, articles)
    marks = marks[marks["voice"] == "author"]
    parts = []
    for pair in pairs:
        own = in_category(marks, *pair)
        what = label(study.labels, *pair)
        for number, article in enumerate(articles):
            here = own[own["article"] == article]
            places = _positions(study, article, here) if len(here) else [np.nan]
            parts.append(pd.DataFrame({
                "what": what[:1].upper() + what[1:], "group": article, "look": number, "count": len(here), "position": places,
                "measure": pair[0], "category": pair[1], "mark": here.index if len(here) else [-1],
            }))  # fmt: skip
    columns = ["what", "group", "look", "count", "position", "measure", "category", "mark"]
    found = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    shown = names.named(study, found)
    counts = shown.drop_duplicates(["what", "group"])
    alt = "; ".join(f"{row.what}, {row.group}: {row.count}" for row in counts.itertuples())
    title, said = measure.capitalize(), titles.title(study, pairs, f"{measure.capitalize()}: where the cues stand")
    return Figure(
        study.figures, found.drop(columns=["look", "mark"]), lambda ax=None: charts.strip_chart(shown, ax), title=said,
        alt=f"{said}. {title}: where the marks occur in each text. Counts: {alt}.",
        caption=f"{title}: where the marks occur in each text. Each stroke is a mark in the author's own words; totals on the right.",
        numbers=_places(shown), evidence=lambda _: {row.Index: [row.mark] for row in found.itertuples() if row.mark >= 0},
    )  # fmt: skip


def coded_strips(study: Measured, measure: str, category: str = ALL) -> Figure:
    """Where in each text the sentences with a code stand; of a measure with a direction those on either side in a row each."""
    articles = study.articles["article"].tolist()[:MOST_ARTICLES]
    what = label(study.labels, measure, category)
    rows = (
        {what[:1].upper() + what[1:]: 0} if category != ALL else dict(zip(_sides(study, measure), (1, -1), strict=True))
    )
    parts = []
    for name, sign in rows.items():
        for number, article in enumerate(articles):
            own = bearing.sentences(study, article, measure, category, sign)
            parts.append(pd.DataFrame({
                "what": name, "group": article, "look": number, "count": len(own), "measure": measure, "category": category,
                "position": _positions(study, article, own) if len(own) else [np.nan], "row": own.index if len(own) else [-1],
            }))  # fmt: skip
    found = pd.concat(parts, ignore_index=True)
    shown = names.named(study, found)
    counts = shown.drop_duplicates(["what", "group"])
    alt = "; ".join(f"{row.what}, {row.group}: {row.count}" for row in counts.itertuples())
    said = titles.title(study, [(measure, category)], "Where the coded sentences stand", coded=True)
    return Figure(
        study.figures, found.drop(columns=["look", "row"]), lambda ax=None: charts.strip_chart(shown, ax), title=said,
        alt=f"{said}. Where the coded sentences occur in each text. Counts: {alt}.",
        caption="Where the coded sentences occur in each text. Each stroke is a sentence; totals on the right.",
        numbers=_places(shown), evidence=lambda _: {row.Index: [row.row] for row in found.itertuples() if row.row >= 0}, to="sentences",
    )  # fmt: skip


def _places(shown: pd.DataFrame) -> Table:
    told = shown.rename(columns={"group": "article", "position": "place in the text (%)"})
    return Table(told[["what", "article", "place in the text (%)"]], "Every stroke, in text order")


def _sides(study: Measured, measure: str) -> list[str]:
    """What the two sides of a measure with a direction are called."""
    if measure == AUTHOR_STANCE and study.codebook:
        return [f"For {inside(study, study.codebook.categories['stance'][pole])}" for pole in study.codebook.axis]
    return ["Positive", "Negative"]


def _positions(study: Measured, article: str, marks: pd.DataFrame) -> np.ndarray:
    """Where each mark of an article begins, in % of the words of the text."""
    starts = study.tokens.loc[study.tokens["article"] == article, "start"].to_numpy(np.int64)
    return np.searchsorted(starts, marks["start"].to_numpy(np.int64)) / max(len(starts), 1) * 100
