"""Measures, categories and numbers in; the words and figures that readers see out."""

NAMES = {
    ("hedging", "hedge"): "hedges",
    ("hedging", "booster"): "boosters",
    ("hedging", "all"): "certainty balance (boosters minus hedges)",
    ("sentiment", "all"): "sentiment (VADER)",
    ("subjectivity", "loaded"): "loaded wording",
    ("subjectivity", "argued"): "the grammar of argument",
    ("subjectivity", "plain"): "news wording",
    ("subjectivity", "all"): "subjectivity (points)",
    ("tone", "all"): "tone (sentiment for news)",
    ("vagueness", "all"): "vague wording",
    ("irrealis", "all"): "irrealis (future, planned, wished, possible)",
    ("stance", "all"): "position on the axis",
    ("author_stance", "all"): "the author's stance, as coded",
    ("distance", "all"): "scare quotes",
    ("framing", "all"): "all frame indicators",
    ("metaphor", "all"): "metaphor candidates",
}
# by `quantity`
UNITS = {"weight": "points per 1,000 words", "marks": "marks per 1,000 words"}  # of what cues count
CODED = {"weight": "points per 100 sentences", "marks": "% of sentences"}  # of what coders said of sentences


def category_label(labels: dict, measure: str, category: str) -> str:
    """What charts and sentences call a category."""
    own = measure if category == "all" else category  # of a codebook's own measure
    return NAMES.get((measure, category)) or labels.get(measure, {}).get(category, own)


def number(value: float, digits: int = 1) -> str:
    """A number as printed in a sentence: a true minus, no −0."""
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def p_value(p: float) -> str:
    """A p or q as printed in a sentence, with its sign of relation."""
    return "< .001" if p < 0.001 else "= " + f"{p:.3f}".lstrip("0")
