"""A study and names that a user typed in, the articles, or the measures and categories, that they stand for out."""

from collections.abc import Sequence

from analysis.comparison.groups import require_articles
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.corpus.problems import first_names
from analysis.measures.marks import measure_modules

Pairs = list[tuple[str, str]]  # of measure and category, or of two articles


def articles_in_study(study: MeasuredCorpus, *articles: str) -> tuple[str, ...]:
    """These articles, if the study has them all; else a ValueError that lists those it has."""
    require_articles(study.articles, articles)
    return articles


def articles_of(study: MeasuredCorpus, name: str, besides: Sequence[str] = ()) -> Sequence[str] | str:
    """The articles of the group with this name, else the name itself if it is an article or in `besides`; else a ValueError."""
    groups = study.design.groups
    if name in groups:
        return groups[name]
    if name in besides or name in set(study.articles["article"]):
        return name
    valid = ", ".join([*groups, *besides, first_names(study.articles["article"])])
    raise ValueError(f"no article and no group {name!r} in this study; valid: {valid}")


def expand_categories(study: MeasuredCorpus, measure: str, parts: Sequence[str]) -> list[str]:
    """The categories of a measure that `parts` name: exactly, or by a beginning that ends in a dot; all if there are no `parts`."""
    names = list(study.labels.get(measure, ()))
    if not parts or tuple(parts) == (".",):
        return names
    return [
        name for part in parts for name in ([n for n in names if n.startswith(part)] if part.endswith(".") else [part])
    ]


def requested_categories(study: MeasuredCorpus, measures: Sequence[str], parts: Sequence[str]) -> Pairs:
    """Each (measure, category) that a user asked for, by default the totals; a ValueError if a name is wrong.

    It is no error if a measure has no categories in this study, as stance without a codebook.
    """
    pairs = []
    for measure in measures:
        if measure not in (every := measure_modules(codebook=study.codebook)):
            raise ValueError(f"no measure {measure!r}; valid: {', '.join(sorted(every))}")
        names = list(study.labels.get(measure, ()))
        totals = [ALL, *dict.fromkeys(name.partition(".")[0] for name in names)]
        for category in expand_categories(study, measure, parts or [ALL]):
            if names and category not in (*names, *totals):
                valid = ", ".join(dict.fromkeys([*totals, *names]))
                raise ValueError(f"{measure} has no category {category!r}; valid: {valid}")
            pairs.append((measure, category))
    return pairs
