"""Rules over words where the news-trained model misses what op-eds do."""


def correct(articles, tokens, label):
    """Labels with the rules applied."""
    return label
