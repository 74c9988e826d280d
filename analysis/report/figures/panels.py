"""A study in; out, what each panel of the picture of the first screen shows, in which unit, and what lies on either side of 0."""

import numpy as np
import pandas as pd

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.measured import Measured
from analysis.comparison.units import ALL
from analysis.report.tables import choices

MOST_FRAMES = 4  # in the picture
UNITS = {
    "Framing": "marks per 1,000 words",
    "Tone": "valence points per 1,000 words",
    "Hedging": "marks per 1,000 words",
    "Stance": "marks for one pole minus marks for the other, per 1,000 words",
}
AXES = {
    "Framing": "marks per 1,000 words",
    "Tone": "points per 1,000 words",
    "Hedging": "marks per 1,000 words",
    "Stance": "points per 1,000 words",
}
CODED_AXES = {
    "Framing": "sentences per 1,000 words",
    "Tone": "points per 1,000 words",
    "Stance": "sentences per 1,000 words",
}
CODED_UNITS = {
    "Framing": "coded sentences per 1,000 words",
    "Tone": "codes from −2 to 2, summed per 1,000 words",
    "Stance": "sentences for one side minus sentences for the other, per 1,000 words",
}
COUNTED = {  # what the unit under the axis leaves open
    "Framing": "A mark is a word or phrase that points to the frame. ",
    "Tone": "Points are the valences of the words, summed. ",
    "Hedging": "A mark is a word or phrase that hedges or boosts. ",
    "Stance": "Each cue for one pole counts +1, each for the other −1. ",
}
CODED_COUNTED = {
    "Framing": "",
    "Tone": "Points are the codes of the sentences, from −2 to 2, summed. ",
    "Stance": "Sentences for one side minus sentences for the other. ",
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


def caption(study: Measured, title: str) -> str:
    """What stands under a panel: what is counted, as far as the axis does not say it, and what the lines are."""
    coded = title in CODED_COUNTED and is_coded(study, title)
    return f"{(CODED_COUNTED if coded else COUNTED)[title]}Lines are 95 % intervals."


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


def salient_frames(study: Measured, most: int = MOST_FRAMES) -> list[str]:
    """The frames that set the articles apart most (by the difference over its reach), else those that are used most; the codebook's own
    where it has any, generic ones where not."""
    names_ = choices.wanted(study, "framing", ("issue.",)) or choices.wanted(study, "framing", ("generic.",))
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
