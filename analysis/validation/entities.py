"""Articles and entities in, how the articles evaluate them out; and which of two articles is kinder, compared with people."""

from itertools import combinations

import numpy as np
import pandas as pd

from analysis.core.codepoints import strings_between
from analysis.core.schema import VOICES, table
from analysis.core.weights import read_weights
from analysis.cues.target_position import TargetMentions
from analysis.cues.targets import entity_names, find_mentions, with_pronouns
from analysis.cues.token_index import Words
from analysis.measures.evaluation import RELATIONS, evaluate_targets, shipped_evaluation, weigh_cues
from analysis.validation.agreement import Judged, validity_row
from analysis.validation.peers import tool_scores
from analysis.voices import tokenize

NICKNAMES = {"Republican Party": ["GOP"], "Affordable Care Act": ["Obamacare"]}  # what a codebook would list


def kinder_rows(name: str, articles: pd.DataFrame, rows: pd.DataFrame) -> list[dict]:
    """Rows of the table for pairs of articles of one `triplet` whose gold `value` for one `entity` differs.

    Ours is the summed evaluation of the entity in the article; where the sums of two articles are equal (as where neither
    names it), half a point is counted.
    """
    scores, plain, sentences = entity_scores(articles, rows[["article", "entity"]])
    value = rows["value"].to_numpy()
    pairs = [
        pair
        for places in rows.groupby(["triplet", "entity"]).indices.values()
        for pair in combinations(places, 2)
        if value[pair[0]] != value[pair[1]]
    ]
    if not pairs:
        raise ValueError("no two articles of one triplet differ toward an entity")
    one, other = np.array(pairs, int).reshape(-1, 2).T
    gold, groups = np.sign(value[one] - value[other]), rows["triplet"].to_numpy()[one]

    def doubled(scores):  # every pair twice, so that a tie counts half, once right and once wrong
        sign = np.sign(np.asarray(scores, float)[one] - np.asarray(scores, float)[other])
        return np.concatenate([np.where(sign == 0, 1, sign), np.where(sign == 0, -1, sign)])

    peers = {tool: doubled(numbers) for tool, numbers in tool_scores(sentences).items() if numbers is not None}
    judged = Judged(name, "two articles: kinder to an entity", np.tile(gold, 2), np.tile(groups, 2))
    measured = [
        validity_row(judged, f"evaluation, {voice}", "accuracy", doubled(ours), peers | {"cues": doubled(plain[voice])})
        for voice, ours in scores.items()
    ]
    return [row | {"n": len(gold)} for row in measured]


def entity_scores(articles: pd.DataFrame, wanted: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """How articles (`article`, `text`) evaluate entities (`wanted`: `article`, `entity`).

    Returns two tables and a list, each with one element per row of `wanted`: the summed weights in `all voices` and in the `author's
    voice`, the same for a plain count of cues, and the joined sentences that name the entity.
    """
    articles = table("articles", {"article": articles["article"].to_list(), "text": articles["text"].to_list()})
    words = Words.of(articles, tokenize(articles))
    asked = list(zip(wanted["article"], wanted["entity"], strict=True))
    named = find_mentions(
        words, {name: entity_names(name) + NICKNAMES.get(name, []) for name in wanted["entity"].unique()}
    )
    places = pd.MultiIndex.from_arrays([words.article[named["first"]], named["target"]])
    named = with_pronouns(words, named[places.isin(asked)])
    named["article"] = words.article[named["first"].to_numpy(int)]
    keys = ["article", "entity"]
    index = pd.MultiIndex.from_tuples(asked, names=keys)

    def sums(weights):
        found = evaluate_targets(words, TargetMentions.of(named), weights)
        cues = pd.DataFrame({"weight": found.weight, "article": words.article[found.first],
                             "entity": named["target"].to_numpy()[found.mention]})  # fmt: skip
        own = words.voice[found.first] == VOICES.index("author")
        return pd.DataFrame({
            "all voices": cues.groupby(keys)["weight"].sum(),
            "author's voice": cues[own].groupby(keys)["weight"].sum(),
        }).reindex(index).fillna(0.0).reset_index(drop=True)  # fmt: skip

    plain = weigh_cues(plain_signs(read_weights("evaluation")), "favour")
    text = strings_between(words.page.points, *words.extents)
    units = named.assign(unit=words.unit[named["first"].to_numpy(int)]).groupby(["article", "target"])["unit"].unique()
    return (
        sums(shipped_evaluation()),
        sums(plain),
        [" ".join(text[unit] for unit in units.get(place, ())) for place in asked],
    )


def plain_signs(weights: pd.DataFrame) -> pd.DataFrame:
    """+1 or −1 for each cue, wherever it stands."""
    signs = np.sign(weights[list(RELATIONS)].mean(axis=1))
    return weights.assign(**dict.fromkeys(RELATIONS, signs))
