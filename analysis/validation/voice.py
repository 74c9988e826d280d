"""Voice, against people who marked who says what."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.text.buffer import layout
from analysis.text.parse import model_name
from analysis.text.quotes import quotations
from analysis.text.tokenizer import word_spans, words_in
from analysis.text.tokens import words_of
from analysis.voices import attributions, with_voices
from analysis.voices.cues import cues

DRAWS = 1000  # bootstrap samples of articles
ROLES = ["source", "cue", "content"]


def polnear(gold):
    """Voice, against PolNeAR (Newell, Margolin & Ruths 2018)."""
    articles, marked = read_polnear(gold)
    tokens = words_of(articles)
    found = attributions(articles, tokens)
    rows = voice_rows(articles, tokens, found, marked)
    return rows.assign(set="polnear", measure="voice", seen=0.0)


def read_polnear(gold):
    """The articles of PolNeAR and what people marked in them.

    Returns
    -------
    articles : DataFrame
        With `publisher` as a further column.
    gold : DataFrame
        One row a span: `article`, `attribution`, `role` (source, cue, content), `start`, `end`.
    """
    path = Path(gold) / "polnear" / "articles.jsonl"
    if not path.exists():
        raise FileNotFoundError(f"{path}: no such file; GOLD is the folder with one folder a gold set")
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    articles = pd.DataFrame(records).rename(columns={"id": "article"})[["article", "text", "title", "publisher"]]
    spans = [
        (record["id"], number, role, start, end)
        for record in records
        for number, attribution in enumerate(record["attributions"])
        for role in ROLES
        for start, end in attribution[role]
    ]
    return articles, pd.DataFrame(spans, columns=["article", "attribution", "role", "start", "end"])


def gold_labels(tokens, gold):
    """The label of each word (a position in `analysis.reported.LABELS`) that the gold spans give it; content wins."""
    labels = np.zeros(len(tokens), int)
    for role, label in ((role, number) for number, role in enumerate(ROLES, 1)):
        labels[np.concatenate([[], *word_ranges(tokens, gold[gold["role"] == role])]).astype(int)] = label
    return labels


def word_ranges(tokens, spans):
    """The places of the words that each span touches."""
    starts, ends = tokens["start"].to_numpy(), tokens["end"].to_numpy()
    places = {name: (rows[0], rows[-1] + 1) for name, rows in tokens.groupby("article", sort=False).indices.items()}
    for article, start, end in zip(spans["article"], spans["start"], spans["end"], strict=True):
        low, high = places.get(article, (0, 0))
        first = low + np.searchsorted(ends[low:high], start, "right")
        yield np.arange(first, low + np.searchsorted(starts[low:high], end))


def voice_rows(articles, tokens, found, gold):
    """Precision, recall and F1 of words in another's voice, recall by kind, and sources found; the same by words of saying and thinking.

    Rows whose metric begins with `speech` are about gold attributions whose cue is in the project's own table of cues. Words that are
    content of other gold attributions alone are then left out.

    Parameters
    ----------
    articles, tokens, found : DataFrame
        `found` from `attributions`.
    gold : DataFrame
        From `read_polnear`.

    Returns
    -------
    DataFrame
        `unit`, `metric`, `n`, `ours`, `low`, `high`.
    """
    tokens = with_voices(tokens, found)
    ours, content = (tokens["voice"] != "author").to_numpy(), ROLES.index("content") + 1
    article = pd.Categorical(tokens["article"], categories=articles["article"]).codes
    total = len(articles)

    def count(mask):
        return np.bincount(article[mask], minlength=total)

    theirs = gold_labels(tokens, gold) == content
    rows = word_rows("content", ours, theirs, count)
    kinds = _kinds(tokens, articles, gold)
    for kind in ("direct", "mixed", "indirect"):
        rows.append(
            row_of("word", f"recall_{kind}", (kinds == kind).sum(), count(ours & (kinds == kind)), count(kinds == kind))
        )
    heads = _heads(articles, found, gold)
    rows += _head_rows("source_head", articles, heads)
    speech = behind_speech(articles, gold)
    said = gold_labels(tokens, gold[speech]) == content
    rows += word_rows("speech_content", ours & (said | ~theirs), said, count)
    own = gold.loc[speech, ["article", "attribution"]].drop_duplicates()
    rows += _head_rows("speech_source_head", articles, heads.merge(own))
    return pd.DataFrame(rows, columns=["unit", "metric", "n", "ours", "low", "high"])


def word_rows(name, ours, theirs, count):
    """F1, precision and recall of words; `count` gives the number of words of a mask in each article."""
    both, mine, marked = count(ours & theirs), count(ours), count(theirs)
    return [
        row_of("word", f"{name}_f1", theirs.sum(), 2 * both, mine + marked),
        row_of("word", f"{name}_precision", ours.sum(), both, mine),
        row_of("word", f"{name}_recall", theirs.sum(), both, marked),
    ]


def _head_rows(name, articles, heads):
    """The share of sources that are right: of all, and of those whose content is found."""
    place = pd.Categorical(heads["article"], categories=articles["article"]).codes
    every, found, right = (
        np.bincount(place[mask], minlength=len(articles)) for mask in (slice(None), heads["found"], heads["right"])
    )
    return [
        row_of("attribution", name, every.sum(), right, every),
        row_of("attribution", f"{name}_of_found", found.sum(), right, found),
    ]


def behind_speech(articles, gold):
    """Whether each gold span belongs to an attribution with a word of saying or thinking in its cue, as array of bool."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    spans = gold[gold["role"] == "cue"]
    words = [
        (article, attribution, word.lower())
        for article, attribution, start, end in spans[["article", "attribution", "start", "end"]].itertuples(
            index=False
        )
        for word in words_in(texts[article][start:end])
    ]
    words = pd.DataFrame(words, columns=["article", "attribution", "word"])
    own = words[words["word"].isin(cue_forms(words["word"].unique()))]
    key = ["article", "attribution"]
    return pd.MultiIndex.from_frame(gold[key]).isin(pd.MultiIndex.from_frame(own[key]))


def cue_forms(words):
    """Those of some words that are a form of a cue of the project, in any word class; and *according*."""
    import spacy
    from spacy.tokens import Doc

    parser = spacy.load(model_name().split()[0], enable=["lemmatizer"])
    found = {"according"} & set(words)
    for word_class, tag in (("verb", "VERB"), ("noun", "NOUN"), ("adjective", "ADJ"), ("adverb", "ADV")):
        lemmas = parser.get_pipe("lemmatizer")(Doc(parser.vocab, words=list(words), pos=[tag] * len(words)))
        found |= {token.text for token in lemmas if token.lemma_.lower() in cues(word_class)}
    return found


def row_of(unit, metric, n, above, below):
    """A ratio of sums over articles, with its interval from articles drawn anew."""
    if not below.sum():
        return unit, metric, int(n), np.nan, np.nan, np.nan
    drawn = np.random.default_rng(0).multinomial(len(above), np.full(len(above), 1 / len(above)), DRAWS)
    ratios = drawn @ above / np.maximum(drawn @ below, 1)
    low, high = np.quantile(ratios, [0.025, 0.975])
    return unit, metric, int(n), above.sum() / below.sum(), low, high


def _kinds(tokens, articles, gold):
    """The kind of gold attribution each word is content of: direct (all in marks), mixed, indirect, or ""."""
    quoted = quoted_words(articles, tokens)
    content = gold[gold["role"] == "content"]
    kinds = np.full(len(tokens), "", object)
    words = {}
    for key, rows in zip(
        zip(content["article"], content["attribution"], strict=True), word_ranges(tokens, content), strict=True
    ):
        words.setdefault(key, []).append(rows)
    for ranges in words.values():
        rows = np.concatenate(ranges)
        if len(rows):
            kinds[rows] = "direct" if quoted[rows].all() else "mixed" if quoted[rows].any() else "indirect"
    return kinds


def quoted_words(articles, tokens):
    """Whether each word stands between quotation marks, as array of bool."""
    page = layout(articles["text"])
    start, end, _, _ = quotations(page)
    origin = page.origin[pd.Index(articles["article"]).get_indexer(tokens["article"])]
    place = tokens["start"].to_numpy() + origin
    at = np.searchsorted(start, place, "right") - 1
    return (at >= 0) & (place < end[at]) if len(start) else np.zeros(len(tokens), bool)


def _heads(articles, found, gold):
    """Per gold attribution that has a source: whether its content is found, and whether its head lies in the source we give its words.

    The head is the last capitalised word of the source's first span before any comma, else that stretch's last word.
    Ours is the attribution that covers most of the content.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    columns = ["start", "end", "source_start", "source_end"]
    places = {name: rows.to_numpy(float, na_value=np.nan) for name, rows in found.groupby("article")[columns]}
    spans = {}
    for article, attribution, role, start, end in gold[["article", "attribution", "role", "start", "end"]].itertuples(
        index=False
    ):
        spans.setdefault((article, attribution), {}).setdefault(role, []).append((start, end))
    rows = []
    for (article, number), parts in spans.items():
        if "source" not in parts or "content" not in parts:
            continue
        head, ours = _head(texts[article], *parts["source"][0]), places.get(article)
        shared = np.zeros(1) if ours is None else _shared(ours, parts["content"])
        right = False
        if head and shared.max() > 0:
            _, _, first, last = ours[shared.argmax()]
            right = bool(first <= head[0] and head[1] <= last)
        rows.append((article, number, bool(shared.max() > 0), right))
    return pd.DataFrame(rows, columns=["article", "attribution", "found", "right"]).astype(
        {"found": bool, "right": bool}
    )


def _shared(ours, content):
    """The characters that each of our attributions shares with some content."""
    return sum(np.maximum(np.minimum(ours[:, 1], end) - np.maximum(ours[:, 0], start), 0) for start, end in content)


def _head(text, start, end):
    comma = text.find(",", start, end)
    words = word_spans(text, start, comma if comma > start else end) or word_spans(text, start, end)
    capital = [span for span in words if text[span[0]].isupper()]
    return (capital or words or [None])[-1]
