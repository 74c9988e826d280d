"""A study in; what each panel of the picture of the first screen shows out, with its unit and the meaning of either side of 0."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison import wording
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.report.tables import lookup

MOST_FRAMES = 4  # in the picture
MEASURE_OF = {"Framing": "framing", "Tone": "tone", "Hedging": "hedging", "Stance": AUTHOR_STANCE}
MARKS, POINTS = wording.UNITS["marks"], wording.UNITS["weight"]
SENTENCES, CODES = wording.CODED["marks"], wording.CODED["weight"]


class Unit(NamedTuple):
    """What a panel counts: in full, on its axis, and an explanation where the axis is not enough."""

    full: str
    axis: str
    more: str


COUNTED = {
    "Framing": Unit(MARKS, MARKS, "A mark is a word or phrase that points to the frame. "),
    "Tone": Unit(f"valence {POINTS}", POINTS, "Points are the valences of the words, summed. "),
    "Hedging": Unit(MARKS, MARKS, "A mark is a word or phrase that hedges or boosts. "),
    "Stance": Unit("marks for one pole minus marks for the other, per 1,000 words", POINTS,
                   "Each cue for one pole counts +1, each for the other −1. "),
}  # fmt: skip
CODED = {
    "Framing": Unit(f"{SENTENCES}, as coded", SENTENCES, ""),
    "Tone": Unit("codes from −2 to 2, summed per 100 sentences", CODES,
                 "Points are the codes of the sentences, from −2 to 2, summed. "),
    "Stance": Unit("sentences for one side minus sentences for the other, in % of all sentences", SENTENCES,
                   "Sentences for one side minus sentences for the other. "),
}  # fmt: skip


def panels(study: MeasuredCorpus) -> dict[str, list[tuple[str, str]]]:
    """What each panel of the picture shows: measures and categories by title, as far as the study has them.

    Stance is the authors' stance if it was coded, and otherwise their wording; the two have different units.
    """
    coded = [(AUTHOR_STANCE, ALL)] if is_coded(study, "Stance") else []
    found = {
        "Framing": [("framing", name) for name in salient_frames(study)],
        "Tone": [("tone", ALL)] if "tone" in study.labels else [],
        "Hedging": [("hedging", "hedge"), ("hedging", "booster")] if "hedging" in study.labels else [],
        "Stance": coded or [("stance", ALL)] if study.codebook and study.codebook.axis else [],
    }
    return {title: pairs for title, pairs in found.items() if pairs}


def is_coded(study: MeasuredCorpus, title: str) -> bool:
    """Whether a panel rests on codes."""
    return study.coded is not None and MEASURE_OF[title] in set(study.coded.comparison["measure"])


def panel_unit(study: MeasuredCorpus, title: str) -> Unit:
    """The unit of a panel; it depends on whether the panel rests on codes."""
    return CODED[title] if title in CODED and is_coded(study, title) else COUNTED[title]


def panel_caption(study: MeasuredCorpus, title: str) -> str:
    """The caption of a panel: what is counted, if the axis does not say it, and what the lines are."""
    return f"{panel_unit(study, title).more}Lines are 95 % intervals."


def panel_ends(study: MeasuredCorpus, title: str) -> tuple[str, str]:
    """The labels to the left and to the right of 0."""
    if title == "Tone":
        return "← negative", "positive →"
    if title != "Stance" or study.codebook is None:
        return "", ""
    positive, negative = study.codebook.axis
    return f"← {negative}", f"{positive} →"


def salient_frames(study: MeasuredCorpus, most: int = MOST_FRAMES) -> list[str]:
    """The frames that differ most between the articles (difference over its margin of error), otherwise those used most.

    They are the codebook's own frames, or generic ones if it has none.
    """
    names_ = lookup.expand_categories(study, "framing", ("issue.",)) or lookup.expand_categories(
        study, "framing", ("generic.",)
    )
    rows = study.findings[(study.findings["measure"] == "framing") & study.findings["category"].isin(names_)]
    if rows.empty:
        return names_[:most]
    ahead = rows["difference"] > 0
    # margin of error on the side of 0
    reach = np.where(ahead, rows["difference"] - rows["low"], rows["high"] - rows["difference"])
    apart = (rows["difference"].abs() / reach).fillna(0).groupby(rows["category"]).max()
    used = rows.groupby("category")[["rate_a", "rate_b"]].max().max(axis=1)
    order = pd.DataFrame({"apart": apart, "used": used}).sort_values(["apart", "used"], ascending=False, kind="stable")
    kept = set(order[order["used"] > 0].index[:most])
    return [name for name in order.index if name in kept]
