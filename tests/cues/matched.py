"""Words of texts, and the cues found among them."""

from analysis.core.schema import table
from analysis.cues.matcher import Cues
from analysis.cues.negation import shift_weights
from analysis.cues.token_index import Words
from analysis.voices import tokenize


def words_of(text):
    articles = table("articles", {"article": ["x"], "text": [text]})
    return Words.of(articles, tokenize(articles))


def found(text, entries, **options):
    words, cues = words_of(text), Cues(entries, **options)
    hits = cues.hits(words)
    weight, category, modifier = shift_weights(words, cues, hits)
    cue = [text[words.start[first] : words.end[last]] for first, last in zip(hits.first, hits.last, strict=True)]
    return list(zip(cue, category.texts().to_pylist(), weight.tolist(), modifier.texts().to_pylist(), strict=True))
