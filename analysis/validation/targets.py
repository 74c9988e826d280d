"""Evaluation of targets, against people who judged how a sentence or an article treats somebody."""

import numpy as np
import pandas as pd

from analysis.core.codepoints import strings
from analysis.core.schema import VOICES, table
from analysis.core.weights import out_of_fold, read_learned
from analysis.cues.target_position import RELATIONS, Mentions
from analysis.cues.targets import mentions, names_of, with_pronouns
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.measures.evaluation import decide, evaluations, shipped, weighed
from analysis.validation.agreement import compared
from analysis.validation.learning.targets import SIGNALS, learn, targets_in
from analysis.validation.peers import afinn, majority, polar, textblob, trained, vader
from analysis.validation.rows import read_rows
from analysis.voices import tokenize

NICKNAMES = {"Republican Party": ["GOP"], "Affordable Care Act": ["Obamacare"]}  # what a codebook would list
VADER_MARGIN, TEXTBLOB_MARGIN = 0.05, 0.05


def newsmtsc(gold):
    """Sentence and target, against NewsMTSC (github.com/fhamborg/NewsMTSC)."""
    rows = read_rows(gold, "newsmtsc")
    words, named = targets_in(rows)
    groups = rows["id"].str.extract(r"^((?:allsides_[^_]+_([^_]+)|[a-z]+_[^_]+_[^_]+))")
    groups = groups[1].fillna(groups[0]).to_numpy()  # the event, or the article
    shipped = rows[rows["split"] == "train"].reset_index(drop=True)

    def signals(weights, at):
        return np.column_stack([_sums(words, named.iloc[at], weights, signal) for signal in SIGNALS])

    found, known = out_of_fold("evaluation", rows["text"], groups, lambda without: learn(shipped, without), signals)
    ours = decide(*found.T)
    plain = polar(_sums(words, named, _plain(read_learned("evaluation")), "favour"))
    texts, labels = rows["text"].to_numpy(object), rows["label"].to_numpy(object)
    around = [f"{text} {_marked('before_', text[:start])} {_marked('after_', text[end:])}"
              for text, start, end in zip(texts, rows["start"], rows["end"], strict=True)]  # fmt: skip
    peers = {**_off_the_shelf(texts), "cues": plain, "trained": trained(around, labels, groups)}
    return [
        compared("newsmtsc", f"target in a sentence, {split}", "evaluation", "macro_f1", labels[here], ours[here],
                 groups[here], {"majority": majority(labels[here])} | {
                     name: peer[here] for name, peer in peers.items() if peer is not None}, known[here])
        for split in rows["split"].unique() for here in [(rows["split"] == split).to_numpy()]
    ]  # fmt: skip


def persent(gold):
    """The author's sentiment toward the main entity of an article, against PerSenT (github.com/MHDBST/PerSenT)."""
    rows = read_rows(gold, "persent", "documents.jsonl").rename(columns={"id": "article", "target": "entity"})
    scores, sentences = entity_scores(rows[["article", "text"]], rows[["article", "entity"]])
    decision = lexicon("evaluation").decisions["article"]
    labels, groups = rows["label"].to_numpy(object), rows["article"].to_numpy()
    peers = {
        "majority": majority(labels),
        **_off_the_shelf(sentences),
        "trained": trained(rows["masked_text"], labels, groups),
    }
    return [
        compared("persent", "entity in an article", f"evaluation, {voice}", "macro_f1", labels,
                 np.select([scores[voice] > decision["above"], scores[voice] < decision["below"]],
                           ["positive", "negative"], "neutral"), groups, peers)
        for voice in scores
    ]  # fmt: skip


def basil(gold):
    """Which of two articles on one event is kinder to an entity, against BASIL (github.com/launchnlp/BASIL)."""
    articles = read_rows(gold, "basil", "articles.jsonl").rename(columns={"id": "article"})
    rows = read_rows(gold, "basil", "author_stance.jsonl").rename(columns={"doc_id": "article", "target": "entity"})
    rows["value"] = rows["label"].map({"negative": -1, "neutral": 0, "positive": 1})
    return kinder("basil", articles[["article", "text"]], rows)


def seesaw(gold):
    """Which of two articles on one story is kinder to an entity, against SEESAW (arXiv 2211.01467)."""
    articles = read_rows(gold, "seesaw", "articles.jsonl").rename(columns={"id": "article"})
    articles["text"] = articles["title"] + "\n\n" + articles["sentences"].map(" ".join)
    rows = read_rows(gold, "seesaw", "article_entity_sentiment.jsonl").rename(
        columns={"doc_id": "article", "mean_sentiment": "value"}
    )
    rows = rows.merge(articles[["article", "triplet"]], on="article")
    return kinder("seesaw", articles[["article", "text"]], rows)


def kinder(name, articles, rows):
    """Rows of the table for pairs of articles of one `triplet` whose gold `value` for one `entity` differs.

    Ours is the summed evaluation of the entity in the article; where the sums of two articles are equal (as where neither
    names it), half a point is counted.
    """
    scores, sentences = entity_scores(articles, rows[["article", "entity"]])
    tools = {"vader": vader(sentences), "textblob": textblob(sentences), "afinn": afinn(sentences)}
    value, one, other = rows["value"].to_numpy(), [], []
    for places in rows.groupby(["triplet", "entity"]).indices.values():
        for i, a in enumerate(places):
            for b in places[i + 1 :]:
                if value[a] != value[b]:
                    one.append(a)
                    other.append(b)
    one, other = np.array(one, int), np.array(other, int)
    gold, groups = np.sign(value[one] - value[other]), rows["triplet"].to_numpy()[one]

    def doubled(scores):  # every pair twice, so that a tie counts half: once right, once wrong
        sign = np.sign(np.asarray(scores, float)[one] - np.asarray(scores, float)[other])
        return np.concatenate([np.where(sign == 0, 1, sign), np.where(sign == 0, -1, sign)])

    peers = {tool: doubled(scores) for tool, scores in tools.items() if scores is not None}
    measured = [
        compared(name, "two articles: kinder to an entity", f"evaluation, {voice}", "accuracy", np.tile(gold, 2),
                 doubled(ours), np.tile(groups, 2), peers)
        for voice, ours in scores.items()
    ]  # fmt: skip
    return [row | {"n": len(gold)} for row in measured]


def entity_scores(articles, wanted):
    """How articles evaluate entities.

    Parameters
    ----------
    articles : DataFrame
        `article`, `text`.
    wanted : DataFrame
        `article`, `entity`: who is asked for in which article.

    Returns
    -------
    scores : DataFrame
        One row a row of `wanted`: `all voices` and `author's voice` (summed weights).
    sentences : list of str
        The sentences of the article that name the entity, joined; "" where none does.
    """
    articles = table("articles", {"article": articles["article"].to_list(), "text": articles["text"].to_list()})
    words = Words.of(articles, tokenize(articles))
    asked = list(zip(wanted["article"], wanted["entity"], strict=True))
    named = mentions(words, {name: names_of(name) + NICKNAMES.get(name, []) for name in wanted["entity"].unique()})
    here = (
        [place in set(asked) for place in zip(words.article[named["first"]], named["target"], strict=True)]
        if len(named)
        else []
    )
    named = with_pronouns(words, named[np.array(here, bool)])
    named["article"] = words.article[named["first"].to_numpy(int)]
    found = evaluations(words, Mentions.of(named), shipped())
    cues = pd.DataFrame({"weight": found.weight, "article": words.article[found.first],
                         "entity": named["target"].to_numpy()[found.mention]})  # fmt: skip
    own = words.voice[found.first] == VOICES.index("author")
    keys = ["article", "entity"]
    index = pd.MultiIndex.from_tuples(asked, names=keys)
    scores = pd.DataFrame({
        "all voices": cues.groupby(keys)["weight"].sum(),
        "author's voice": cues[own].groupby(keys)["weight"].sum(),
    }).reindex(index).fillna(0.0).reset_index(drop=True)  # fmt: skip
    text = strings(words.points, *words.extents)
    units = named.assign(unit=words.unit[named["first"].to_numpy(int)]).groupby(["article", "target"])["unit"].unique()
    return scores, [" ".join(text[unit] for unit in units.get(place, ())) for place in asked]


def _sums(words, named, weights, signal):
    """The sum of a signal for each row of `named`."""
    found = evaluations(words, Mentions.of(named), weighed(weights, signal))
    return np.bincount(found.mention, found.weight, minlength=len(named))


def _plain(weights):
    """+1 or −1 for each cue, wherever it stands."""
    signs = np.sign(weights[list(RELATIONS)].mean(axis=1))
    return weights.assign(**dict.fromkeys(RELATIONS, signs))


def _off_the_shelf(texts):
    return {
        "vader": polar(vader(texts), VADER_MARGIN),
        "textblob": polar(textblob(texts), TEXTBLOB_MARGIN),
        "afinn": polar(afinn(texts)),
    }


def _marked(prefix, text):
    return " ".join(prefix + word for word in text.split())
