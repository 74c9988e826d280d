"""A study and two articles in, the words that set them apart out, each with a sentence that uses it."""

import html
from collections import Counter

from analysis.comparison import keyness
from analysis.comparison.concordance import find_words
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.lexicons.load import lexicon
from analysis.report.tables import article_names
from analysis.report.tables.quoting import ArticleQuotes, Quote, highlight_spans

MOST = 4  # words of each article
FEWEST = 3  # times that a word stands there


def contrasting_words(study: MeasuredCorpus, a: str, b: str, shown: list[str]) -> list[ArticleQuotes]:
    """The words most typical of each of two articles compared with the other, without function words."""
    called, sides = article_names.short_names(study), []
    left_out = set(lexicon("function_words").entries["key"])
    for one, other in ((a, b), (b, a)):
        words = keyness.keyness(study.tokens, one, other)
        words = words[(words["count_a"] >= FEWEST) & (words["z"] > 0) & ~words["cue"].isin(left_out)]
        quotes = [quote for word in words["cue"].head(MOST) if (quote := _quote_word(study, one, word, shown))]
        sides.append(ArticleQuotes(called[one], quotes, if_none="No word stands out."))
    return sides


def _quote_word(study: MeasuredCorpus, article: str, word: str, shown: list[str]) -> Quote | None:
    """The first sentence of an article with a word, shorter ones first; every place of the word in it is marked."""
    tokens = study.tokens[(study.tokens["article"] == article) & (study.tokens["section"] == "body")]
    places = find_words(tokens, word.replace("(", "").replace(")", ""))
    sentences = study.sentences[
        (study.sentences["article"] == article) & study.sentences["sentence"].isin(places["sentence"])
    ]
    if sentences.empty:
        return None
    readable = sentences[sentences["words"].between(6, 40)]
    row = next((readable if len(readable) else sentences).head(1).itertuples())
    text = study.texts[article]
    here = places.loc[places["sentence"] == row.sentence, ["start", "end"]].itertuples(index=False, name=None)
    (spelled, _), *_ = Counter(text[one.start : one.end] for one in places.itertuples()).most_common(1)
    times = f"<b>{html.escape(spelled)}</b> ({len(places)}): "
    return Quote(
        row.sentence,
        f"#s{row.Index}" if article in shown else "",
        times + highlight_spans(text, row.start, row.end, here),
    )
