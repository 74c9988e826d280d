"""A study that compares groups within events in; out, in a sentence, what a comparison of all articles would show instead."""

from dataclasses import replace

import pandas as pd

from analysis.comparison.contrasts import contrasts
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import category_label, p_value

KEY = ["group_a", "group_b", "measure", "category"]
MOST = 3  # comparisons that are named


def event_sensitivity(study: MeasuredCorpus) -> str:
    """The p-values of the hypotheses within events and over all articles; "" if no article was left out.

    The numbers of articles decide beforehand which of the two counts (`analysis.comparison.pairs.kept_events`); the other shows how much
    depends on that choice. The three comparisons that differ most are named.
    """
    paired = study.design.paired
    if not paired or not (within := contrasts(study))["dropped"].any():
        return ""
    every = contrasts(study, design=replace(study.design, paired=""))
    both = within[within["hypothesis"] != ""].merge(every[[*KEY, "p"]], on=KEY, suffixes=("", "_all"))
    both = both[both["dropped"].gt(0) & both["p"].notna() & both["p_all"].notna()]
    if both.empty:
        return ""
    order = (both["p"] - both["p_all"]).abs().sort_values(ascending=False, kind="stable").index
    one = len(study.design.groups) == 2
    told = "; ".join(_both_p_values(study, row, one) for row in both.loc[order].head(MOST).itertuples())
    more = f" {len(both) - MOST} more differ less." if len(both) > MOST else ""
    both_ways = f"within {paired}s (in brackets: over all articles, whatever their {paired})"
    return f"Unadjusted p {both_ways}: {told}.{more}"


def _both_p_values(study: MeasuredCorpus, row: "pd.Series", one: bool) -> str:
    within, over = (p_value(p).removeprefix("= ") for p in (row.p, row.p_all))
    what = category_label(study.labels, row.measure, row.category)
    return f"{what}{'' if one else f' ({row.group_a} and {row.group_b})'}: {within} ({over})"
