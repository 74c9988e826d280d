"""The table of codes in; whether a language model agrees with people as well as people agree with one another, out."""

import numpy as np
import pandas as pd

from analysis.coding.adjudication import ADJUDICATED
from analysis.coding.agreement import alphas_of_samples, bootstrap_counts
from analysis.coding.code_checks import variable_name
from analysis.coding.model_checks import FEWEST, MODEL
from analysis.coding.reliability import code_matrix, coded_categories
from analysis.coding.sample_report import TENTATIVE
from analysis.comparison.wording import number, p_value

MARGIN = 0.1  # of alpha: smaller differences count as none
COLUMNS = ["measure", "category", "coder", "people", "n", "alpha_people", "alpha_model", "difference", "low", "high", "p", "equivalent"]  # fmt: skip


def equivalence(codes: pd.DataFrame, margin: float = MARGIN) -> pd.DataFrame:
    """How far each language model agrees with people, and whether it could stand in for one of them.

    Alpha among the people is compared with alpha when the model replaces one of them, averaged over the people replaced. Both come
    from the same places and the same bootstrap samples of them (within articles). Two one-sided tests (TOST): the model is equivalent
    at the 5 % level if the 90 % interval of the difference lies within ± `margin`. Where the people themselves agree at less than .667, no
    model is called equivalent: it need only be as unreliable as they are.

    Parameters
    ----------
    codes : DataFrame
        From `read_codes`.
    margin : float
        Largest difference in alpha that counts as none. It is a choice, to be made before the data are seen.

    Returns
    -------
    DataFrame
        One row per measure, category and model that at least one person coded too: `people` (how many), `n` (places that all of them coded),
        `alpha_people`, `alpha_model`, `difference` (model minus people), `low`, `high` (90 %), `p` (the larger of the two), `equivalent`. With
        one person there is no `alpha_people`, and `alpha_model` is that of person and model. NaN if the codes do not vary or n is below ten.

    Notes
    -----
    He, J., Leng, Z., McKay, D., Spina, D., & Trippas, J. R. (2025). Can we hide machines in the crowd? Quantifying equivalence in
    LLM-in-the-loop annotation tasks. arXiv:2510.06658: substitution, Krippendorff's alpha, paired bootstrap, TOST. The margin is ours.
    """
    rows = []
    for measure, own in codes[codes["coder"] != ADJUDICATED].groupby("measure", sort=False):
        kinds = own.drop_duplicates("coder").set_index("coder")["coder_kind"]
        people, models = ([*kinds.index[kinds == kind]] for kind in ("person", MODEL))
        for category, coded in coded_categories(own) if people else ():
            given = code_matrix(coded, category)
            rows += [
                (measure, category, model, *_one(given, people, model, margin)) for model in models if model in given
            ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _one(given, people, model, margin):
    people = [name for name in people if name in given]
    both = given[[*people, model]].dropna()
    nothing = [np.nan] * 6
    if len(both) < FEWEST or len(np.unique(both.to_numpy())) < 2:
        return len(people), len(both), *nothing, False
    strata = tuple(both.index.get_level_values(0))
    times = np.vstack([np.ones(len(both)), bootstrap_counts(strata)])
    if len(people) == 1:
        return 1, len(both), np.nan, alphas_of_samples(both, times[:1])[0], *nothing[2:], False
    swapped = np.mean([alphas_of_samples(both.drop(columns=left), times) for left in people], axis=0)
    among = alphas_of_samples(both[people], times)
    drawn = (swapped - among)[1:]
    drawn = drawn[~np.isnan(drawn)]
    if len(drawn) < len(times) / 2:
        return len(people), len(both), among[0], swapped[0], *nothing[2:], False
    low, high = np.quantile(drawn, [0.05, 0.95])
    p = max((np.sum(drawn <= -margin) + 1), (np.sum(drawn >= margin) + 1)) / (len(drawn) + 1)
    equal = bool(-margin < low and high < margin and among[0] >= TENTATIVE)
    return len(people), len(both), among[0], swapped[0], swapped[0] - among[0], low, high, p, equal


def equivalence_lines(found: pd.DataFrame, margin: float = MARGIN) -> list[str]:
    """The table of `equivalence` as sentences."""
    return [_line(row, margin) for row in found.itertuples()]


def _line(row, margin):
    people = "one person" if row.people == 1 else f"{row.people} people"
    who = f"{row.coder} against {people}, {variable_name(row.measure, row.category)}"
    if np.isnan(row.alpha_model):
        return (
            f"{who}: cannot be computed ({row.n} places coded by all of them, fewer than {FEWEST})."
            if row.n < FEWEST
            else f"{who}: cannot be computed, since all codes are the same."
        )
    if row.people == 1:
        return f"{who}: α = {number(row.alpha_model, 2)} ({row.n} places). A test of equivalence needs two people."
    figures = f"α among people {number(row.alpha_people, 2)}, with the model in the place of one {number(row.alpha_model, 2)} ({row.n} places)"
    if np.isnan(row.difference):
        return f"{who}: {figures}."
    figures += f"; difference {number(row.difference, 2)}, 90 % [{number(row.low, 2)}, {number(row.high, 2)}]"
    if row.alpha_people < TENTATIVE:
        return f"{who}: {figures}. The people agree too little (α below .667) for a test of equivalence."
    verdict = "equivalent" if row.equivalent else "not shown to be equivalent"
    return f"{who}: {figures}: {verdict} within ±{margin:.2f} (TOST, p {p_value(row.p)})."
