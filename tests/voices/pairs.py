"""The source and words of each attribution in a text."""

from voices.tables import corpus

from analysis.text.tokens import words_of_articles
from analysis.voices import attributions


def found(text, **options):
    """Source and words of each attribution, without its marks."""
    articles = corpus(text)
    table = attributions(articles, words_of_articles(articles), **options)
    return [(row.source, text[row.start : row.end].strip('“”".,')) for row in table.itertuples()]
