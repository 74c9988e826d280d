"""Two groups in; a table with rates, difference, interval, p, effect sizes and detectable difference of every cell out."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from analysis.comparison import inference, texts
from analysis.comparison.inference import baseline, cliffs_delta, detectable, difference_limits, log2_ratio, ratio
from analysis.comparison.one_and_rest import LEVEL, compare_one_with_rest
from analysis.comparison.permutations import LARGE, permutation_p, signed_rank_p
from analysis.comparison.proportions import share_difference
from analysis.comparison.samples import Group
from analysis.comparison.stratified import compare_stratified, least_p
from analysis.comparison.texts import TOO_SPARSE, Sentences, power_factor

FEWEST_MARKED = 10  # marks of articles, half of which, or ten, bear one; with fewer nothing is inferred
FEWEST_AMONG_MANY = 100  # the same where units are so many that p is that of a normal distribution
PRICE = 1.04  # how much larger a difference must be within events; fifteen with an article of each group pay 1.038
ADDED = 1.5  # of what events add to the error of a difference, to what the test of all articles allows them
INFERRED = ["low", "high", "p", "detectable"]
PER_1000 = ["rate_a", "rate_b", "difference", "low", "high", "detectable", "baseline"]


def compare_within_events(a: Group, b: Group, unit: str, sparing: bool = False) -> pd.DataFrame:
    """Compare two groups of articles: within the events that both report, else article by article, as `shared_events` decides.

    Where each group has one article an event, the events' differences are compared (`compare_matched`), else articles within events
    (`analysis.comparison.stratified`). Articles on other events are dropped, and counted.
    """
    events = shared_events(a, b, sparing)
    if not events:
        return compare_independent(a, b, unit)
    every = len(a) + len(b)
    a, b = a[np.isin(a.event, events)], b[np.isin(b.event, events)]
    if len(events) == 1:
        found = compare_independent(a, b, unit)
    elif len(a) == len(b) == len(events):
        found = compare_matched(a, b)
    else:
        within = f"{unit} within event"
        status = _status(a, b, within, least_p(_sizes(a, b, events)))
        found = _finished(pd.DataFrame(compare_stratified(a, b, status == "")), a, b, status)
        found = found.assign(unit=within, n_a=len(a), n_b=len(b))
    return found.assign(dropped=every - len(a) - len(b))


def shared_events(a: Group, b: Group, sparing: bool = False) -> list[str]:
    """The events within which two groups of articles are compared, see `kept_events`."""
    return kept_events(Counter(a.event), Counter(b.event), sparing)


def kept_events(a: Mapping[str, int], b: Mapping[str, int], sparing: bool) -> list[str]:
    """The events within which two groups are compared, from the articles of each on each event ("": on none that is known).

    None where p can fall below .05 among all articles and not within events. Else all that both report; if `sparing`, only where the
    events could mislead a comparison of all articles (`events_can_mislead`), or where the smallest difference that can be detected within events is
    at most `PRICE` times that over all articles, even if events make no difference. Nothing but the numbers of articles decides it (`benchmarks/dispersion.py` measures it).
    """
    events = [event for event in a if event != "" and event in b]
    sizes = np.array([(a[event], b[event]) for event in events]).reshape(-1, 2)
    every = np.array([sum(a.values()), sum(b.values())])
    if least_p([*map(tuple, sizes)]) > LEVEL:
        return [] if sparing or least_p([tuple(every)]) <= LEVEL else events
    if not sparing:
        return events
    within = _detected((sizes.prod(1) / sizes.sum(1)).sum(), sizes.sum() - len(sizes) - 1)
    over_all = _detected(every.prod() / every.sum(), every.sum() - 2)
    return events if within <= PRICE * over_all or events_can_mislead(a, b) else []


def _detected(information, freedom):
    """The smallest difference that is found in 80 % of comparisons, in standard deviations of an article."""
    return power_factor(freedom) / np.sqrt(information)


def events_can_mislead(a: Mapping[str, int], b: Mapping[str, int]) -> bool:
    """Whether differences between events can make groups of articles seem to differ, as each reports much on events that the other does not.

    If events have effects of one variance, they add to that of the difference the squared differences of the shares of their articles. The
    test of all articles allows for what they add to the scatter within groups. It errs where that is much less (`ADDED`).
    """
    sides = [np.array([own.get(event, 0) for event in {**a, **b} if event != ""]) for own in (a, b)]
    singly = [own.get("", 0) for own in (a, b)]  # each on an event of its own
    every = [max(own.sum() + alone, 1) for own, alone in zip(sides, singly, strict=True)]
    square = [((own / n) ** 2).sum() + alone / n**2 for own, alone, n in zip(sides, singly, every, strict=True)]
    added = sum(square) - 2 * (sides[0] / every[0] * sides[1] / every[1]).sum()
    allowed = sum((1 - own) / max(n - 1, 1) for own, n in zip(square, every, strict=True))
    return bool(added > ADDED * allowed)


def _sizes(a, b, events):
    return [(int((a.event == event).sum()), int((b.event == event).sum())) for event in events]


def compare_single(a: Group, b: Group) -> pd.DataFrame:
    """Compare one article with the articles of a group: see `analysis.comparison.one_and_rest`."""
    least, marked, bearing = 1 / (1 + len(b)), a.counts.sum(0) + b.counts.sum(0), (b.counts > 0).sum(0)
    too_few = f"too few articles (p cannot fall below {least:.2f})" if least >= LEVEL else ""
    sparse = (marked < FEWEST_MARKED) | (bearing < min(FEWEST_MARKED, len(b) / 2))
    status = np.where(sparse & (too_few == ""), TOO_SPARSE, too_few).astype(object)
    found = _finished(pd.DataFrame(compare_one_with_rest(a, b, status == "")), a, b, status)
    return found.assign(unit="article", n_a=1, n_b=len(b), dropped=0)


def compare_independent(a: Group, b: Group, unit: str) -> pd.DataFrame:
    """Compare two texts sentence by sentence (`analysis.comparison.texts`), or two groups of articles article by article."""
    if unit == "sentence":
        status, inferred = _of_texts(a, b)
    else:
        status, inferred = _of_articles(a, b, unit)
    rate_a, rate_b = ratio(a)[0], ratio(b)[0]
    found = {"rate_a": rate_a, "rate_b": rate_b, "difference": rate_a - rate_b, **inferred, "delta": cliffs_delta(a, b),
             "baseline": np.fmax(baseline(a), baseline(b))}  # fmt: skip
    return _finished(pd.DataFrame(found), a, b, status).assign(unit=unit, n_a=len(a), n_b=len(b), dropped=0)


def _of_texts(a, b):
    """The status of each cell, and what is inferred, of two texts whose sentences are in order."""
    status = texts.why_not_inferred(a, b)
    found = {name: np.full(len(status), np.nan) for name in INFERRED}
    for kind, apart in (
        (a.signed, texts.weight_difference),
        (~a.signed, share_difference if a.coded and b.coded else texts.count_difference),
    ):
        cells = kind & (status == "")
        for name, values in apart(Sentences.of(a, cells), Sentences.of(b, cells)).items() if cells.any() else ():
            found[name][cells] = values
    return status, found


def _of_articles(a, b, unit):
    """The same of two groups of articles that have nothing to do with one another."""
    status = _status(a, b, unit, least_p([(len(a), len(b))]))
    low, high = difference_limits(a, b)
    wanted = status == ""  # others may have groups of one article
    p = (
        np.fmax(permutation_p(a, b, wanted), inference.unequal_p(a, b))
        if wanted.any()
        else np.full(len(status), np.nan)
    )
    return status, {"low": low, "high": high, "p": p, "detectable": detectable(a, b)}


def compare_matched(a: Group, b: Group) -> pd.DataFrame:
    """Compare two groups that have one article an event each, event by event.

    The difference is the mean over events, its interval Student's; p is from the signed ranks of the events' differences
    with their signs permuted (Wilcoxon 1945, Biometrics Bulletin 1(6), 80–83).
    """
    events = list(dict.fromkeys(a.event))
    n, nothing = len(events), np.full(len(a.signed), np.nan)
    rates = [np.array([_pooled(group, event) for event in events]).reshape(n, -1) for group in (a, b)]
    apart = rates[0] - rates[1]
    status = _status(a, b, "event", 2.0 ** (1 - n))
    mean = apart.mean(0) if n else nothing
    error = apart.std(0, ddof=1) / np.sqrt(n) if n > 1 else nothing
    freedom = max(n - 1, 1)
    half = stdtrit(freedom, 0.975) * error
    found = {"rate_a": rates[0].mean(0) if n else nothing, "rate_b": rates[1].mean(0) if n else nothing,
             "difference": mean, "low": mean - half, "high": mean + half,
             "p": signed_rank_p(apart, status == ""), "delta": np.sign(apart).mean(0) if n else nothing,
             "detectable": power_factor(freedom) * error, "baseline": nothing}  # fmt: skip
    return _finished(pd.DataFrame(found), a, b, status).assign(unit="event", n_a=n, n_b=n, dropped=0)


def _pooled(group, event):
    """The rates of one group's articles on one event, together."""
    own = group.event == event
    return group.values[own].sum(0) / group.words[own].sum()


def _status(a, b, unit, least):
    """Why nothing is inferred, of each cell; "" where it is. `least`: the smallest p there can be."""
    if least > LEVEL:
        which = "events in common" if unit.endswith("event") else f"{unit}s"
        return np.full(len(a.signed), f"too few {which} (p cannot fall below {min(least, 1):.2f})", object)
    bearing = (a.counts > 0).sum(0) + (b.counts > 0).sum(0)
    marked = a.counts.sum(0) + b.counts.sum(0)
    units = len(a) + len(b)
    fewest = FEWEST_MARKED if units <= LARGE else FEWEST_AMONG_MANY
    sparse = (marked < fewest) | (bearing < min(FEWEST_MARKED, units / 2)) | (min(len(a), len(b)) < 2)
    return np.where(sparse, TOO_SPARSE, "").astype(object)


def _finished(found, a, b, status):
    """The table per 1,000 words, without what cannot be inferred; p is below .05 where the interval leaves out 0, and nowhere else.

    Where a permutation test and an interval disagree, the more careful of the two is followed.
    """
    found[PER_1000] *= 1000
    found["p"] = np.where((found["low"] <= 0) & (found["high"] >= 0), np.maximum(found["p"], LEVEL), found["p"])
    different = found["p"] < LEVEL
    found["low"] = np.where(different, found["low"], np.fmin(found["low"], 0))
    found["high"] = np.where(different, found["high"], np.fmax(found["high"], 0))
    found.loc[status != "", INFERRED] = np.nan
    quantity = np.where(a.signed, "weight", "marks")
    return found.assign(quantity=quantity, status=status, log2_ratio=log2_ratio(a, b))
