"""Voice compared with people who marked who says what."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.text.buffer import layout
from analysis.text.parse import model_name
from analysis.text.quotes import quotations
from analysis.text.tokenizer import word_spans, words_in
from analysis.text.tokens import words_of_articles
from analysis.validation.agreement import bootstrap_interval, first_over_second
from analysis.validation.gold import Gold, is_chosen_on
from analysis.voices import attributions, with_voices
from analysis.voices.attribution_lexicon import attribution_cues

ROLES = ["source", "cue", "content"]
ROW = ["unit", "metric", "n", "ours", "low", "high"]
KEY = ["article", "attribution"]


def polnear(gold: Gold) -> pd.DataFrame:
    """Voice compared with PolNeAR (Newell, Margolin & Ruths 2018)."""
    rows = gold.rows("polnear", "articles.jsonl").rename(columns={"id": "article"})
    articles = rows[["article", "text", "title"]]
    spans = [
        (row.article, number, role, start, end)
        for row in rows.itertuples()
        for number, attribution in enumerate(row.attributions)
        for role in ROLES
        for start, end in attribution[role]
    ]
    tokens = words_of_articles(articles)
    marked = pd.DataFrame(spans, columns=[*KEY, "role", "start", "end"])
    found = voice_rows(articles, tokens, attributions(articles, tokens), marked)
    return found.assign(set="polnear", measure="voice", seen=is_chosen_on(articles["text"]).mean())


def word_roles(tokens: pd.DataFrame, gold: pd.DataFrame) -> np.ndarray:
    """The role of each word in the gold spans: its position in ROLES plus 1, or 0; if spans overlap, content wins."""
    labels = np.zeros(len(tokens), int)
    for label, role in enumerate(ROLES, 1):
        labels[np.concatenate([[], *word_ranges(tokens, gold[gold["role"] == role])]).astype(int)] = label
    return labels


def word_ranges(tokens: pd.DataFrame, spans: pd.DataFrame) -> Iterator[np.ndarray]:
    """The places of the words that each span touches."""
    starts, ends = tokens["start"].to_numpy(), tokens["end"].to_numpy()
    places = {name: (rows[0], rows[-1] + 1) for name, rows in tokens.groupby("article", sort=False).indices.items()}
    for article, start, end in zip(spans["article"], spans["start"], spans["end"], strict=True):
        low, high = places.get(article, (0, 0))
        first = low + np.searchsorted(ends[low:high], start, "right")
        yield np.arange(first, low + np.searchsorted(starts[low:high], end))


def voice_rows(articles: pd.DataFrame, tokens: pd.DataFrame, found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Precision, recall and F1 of words in another's voice, recall by kind, and sources found; the same for speech only.

    A table with columns `ROW`. `found` is from `attributions`; `gold` has one row per span that people marked: `article`, `attribution`,
    `role` (source, cue, content), `start`, `end`. Rows whose metric begins with `speech` are about gold attributions whose
    cue is in the project's own table of cues; words that are content of other gold attributions alone are then left out.
    """
    tokens = with_voices(tokens, found)
    ours, content = (tokens["voice"] != "author").to_numpy(), ROLES.index("content") + 1
    article = pd.Categorical(tokens["article"], categories=articles["article"]).codes
    total = len(articles)

    def count(mask):
        return np.bincount(article[mask], minlength=total)

    theirs = word_roles(tokens, gold) == content
    rows = word_rows("content", ours, theirs, count)
    kinds = _word_kinds(tokens, articles, gold)
    for kind in ("direct", "mixed", "indirect"):
        there = kinds == kind
        rows.append(ratio_row("word", f"recall_{kind}", there.sum(), count(ours & there), count(there)))
    heads = _source_heads(articles, found, gold)
    rows += _head_rows("source_head", articles, heads)
    speech = is_speech(articles, gold)
    said = word_roles(tokens, gold[speech]) == content
    rows += word_rows("speech_content", ours & (said | ~theirs), said, count)
    own = gold.loc[speech, KEY].drop_duplicates()
    rows += _head_rows("speech_source_head", articles, heads.merge(own))
    return pd.DataFrame(rows, columns=ROW)


def word_rows(name: str, ours: np.ndarray, theirs: np.ndarray, count: Callable) -> list[tuple]:
    """F1, precision and recall of words; `count` gives the number of words of a mask in each article."""
    both, mine, marked = count(ours & theirs), count(ours), count(theirs)
    return [
        ratio_row("word", f"{name}_f1", theirs.sum(), 2 * both, mine + marked),
        ratio_row("word", f"{name}_precision", ours.sum(), both, mine),
        ratio_row("word", f"{name}_recall", theirs.sum(), both, marked),
    ]


def _head_rows(name, articles, heads):
    """The share of sources that are right, among all and among those whose content is found."""
    place = pd.Categorical(heads["article"], categories=articles["article"]).codes
    every, found, right = (
        np.bincount(place[mask], minlength=len(articles)) for mask in (slice(None), heads["found"], heads["right"])
    )
    return [
        ratio_row("attribution", name, every.sum(), right, every),
        ratio_row("attribution", f"{name}_of_found", found.sum(), right, found),
    ]


def is_speech(articles: pd.DataFrame, gold: pd.DataFrame) -> np.ndarray:
    """Whether each gold span belongs to an attribution with a word of saying or thinking in its cue, as array of bool."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    spans = gold[gold["role"] == "cue"]
    found = [words_in(texts[row.article][row.start : row.end].lower()) for row in spans.itertuples()]
    words = spans[KEY].assign(word=found).explode("word").dropna()
    own = words[words["word"].isin(cue_forms(words["word"].unique()))]
    return pd.MultiIndex.from_frame(gold[KEY]).isin(pd.MultiIndex.from_frame(own[KEY]))


def cue_forms(words: Sequence[str]) -> set[str]:
    """The words that are a form of one of the project's cues, in any word class, or *according*."""
    import spacy
    from spacy.tokens import Doc

    parser = spacy.load(model_name().split()[0], enable=["lemmatizer"])
    found = {"according"} & set(words)
    for word_class, tag in (("verb", "VERB"), ("noun", "NOUN"), ("adjective", "ADJ"), ("adverb", "ADV")):
        lemmas = parser.get_pipe("lemmatizer")(Doc(parser.vocab, words=list(words), pos=[tag] * len(words)))
        found |= {token.text for token in lemmas if token.lemma_.lower() in attribution_cues(word_class)}
    return found


def ratio_row(unit: str, metric: str, n: int, above: np.ndarray, below: np.ndarray) -> tuple:
    """A ratio of sums over articles, with its interval from a bootstrap over articles."""
    sums = np.column_stack([above, below]).astype(float)
    ratio = float(first_over_second(sums.sum(axis=0)))
    return unit, metric, int(n), ratio, *bootstrap_interval(sums, first_over_second)


def _word_kinds(tokens, articles, gold):
    """The kind of gold attribution whose content each word is in: direct (all in quotation marks), mixed, indirect, or ""."""
    quoted = quoted_words(articles, tokens)
    content = gold[gold["role"] == "content"]
    kinds = np.full(len(tokens), "", object)
    for _, ranges in content.assign(words=list(word_ranges(tokens, content))).groupby(KEY, sort=False)["words"]:
        rows = np.concatenate(list(ranges))
        if len(rows):
            kinds[rows] = "direct" if quoted[rows].all() else "mixed" if quoted[rows].any() else "indirect"
    return kinds


def quoted_words(articles: pd.DataFrame, tokens: pd.DataFrame) -> np.ndarray:
    """Whether each word stands between quotation marks, as array of bool."""
    page = layout(articles["text"])
    start, end, _, _ = quotations(page)
    text = pd.Index(articles["article"]).get_indexer(tokens["article"])
    place = page.places(text, tokens["start"].to_numpy())
    at = np.searchsorted(start, place, "right") - 1
    return (at >= 0) & (place < end[at]) if len(start) else np.zeros(len(tokens), bool)


def _source_heads(articles, found, gold):
    """For each gold attribution with a source: whether its content is found, and whether our source contains the head of its source.

    The head is the last capitalised word (otherwise the last word) of the first span of the source, up to a comma. Ours is the
    attribution that covers most of the content.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    columns = ["start", "end", "source_start", "source_end"]
    places = {name: rows.to_numpy(float, na_value=np.nan) for name, rows in found.groupby("article")[columns]}
    spans: dict[tuple[str, int], dict[str, list[tuple[int, int]]]] = {}
    for row in gold.itertuples():
        spans.setdefault((row.article, row.attribution), {}).setdefault(row.role, []).append((row.start, row.end))
    rows = []
    for (article, number), parts in spans.items():
        if "source" not in parts or "content" not in parts:
            continue
        head, ours, right = (
            _source_head(texts[article], *parts["source"][0]),
            places.get(article, np.zeros((1, 4))),
            False,
        )
        shared = sum(
            np.maximum(np.minimum(ours[:, 1], end) - np.maximum(ours[:, 0], start), 0)
            for start, end in parts["content"]
        )
        if head and shared.max() > 0:
            _, _, first, last = ours[shared.argmax()]
            right = bool(first <= head[0] and head[1] <= last)
        rows.append((article, number, bool(shared.max() > 0), right))
    return pd.DataFrame(rows, columns=[*KEY, "found", "right"]).astype({"found": bool, "right": bool})


def _source_head(text, start, end):
    comma = text.find(",", start, end)
    words = word_spans(text, start, comma if comma > start else end) or word_spans(text, start, end)
    capital = [span for span in words if text[span[0]].isupper()]
    found = capital or words
    return found[-1] if found else None
