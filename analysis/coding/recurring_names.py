"""Tokens in; the names that recur, the spellings of one together, out. No model of names is asked: capitals inside sentences tell."""

import pandas as pd

from analysis.comparison.scores import SCORED_SECTIONS
from analysis.lexicons.load import lexicon
from analysis.lexicons.notation import key_column
from analysis.voices.attribution_lexicon import source_nouns

NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december""".split()
)
OF_A_PLACE = ("", "n", "an", "ian", "ns", "ans", "ians", "s", "ese", "i", "is")  # Iran, Iranian, Iranians
SHORTEST = 4


def find_recurring_names(tokens: pd.DataFrame, fewest: int = 3) -> dict[str, list[str]]:
    """The names that recur: in several articles, or in some sentences of one.

    Parameters
    ----------
    tokens : DataFrame
    fewest : int
        Sentences in which a name must stand that only one article has.

    Returns
    -------
    dict
        Name to its spellings, first what stands in the most articles, then in the most sentences. A surname belongs to the one full name that ends with it and stands before
        it in an article, an adjective of place to the place (*Iranian* to *Iran*).
    """
    places = _runs(tokens[tokens["section"].isin(SCORED_SECTIONS)])
    known = sorted(places["name"].unique())
    first = places.reset_index().groupby(["name", "article"])["index"].min().unstack()
    of = {
        name: _head(name, [each for each in known if (first.loc[each] < first.loc[name]).any()], known)
        for name in known
    }
    groups = places.assign(group=places["name"].map(of))
    held = groups.drop_duplicates(["article", "sentence", "group"]).groupby("group")
    ranked = pd.DataFrame({"sentences": held.size(), "articles": held["article"].nunique()}).reset_index()
    ranked = ranked[(ranked["sentences"] >= fewest) | (ranked["articles"] > 1)]
    ranked = ranked.sort_values(["articles", "sentences", "group"], ascending=[False, False, True], kind="stable")
    return {name: sorted({name, *(each for each in known if of[each] == name)}) for name in ranked["group"]}


def _runs(tokens):
    """Each run of capitalised words: `article`, `sentence`, `name`. The first word of a sentence counts where it is one elsewhere too."""
    function = {*lexicon("function_words").entries["key"], *NO_NAMES}
    words, keys = tokens["word"].tolist(), key_column(tokens["word"]).tolist()
    place = list(zip(tokens["article"], tokens["sentence"], strict=True))
    starts, ends = tokens["start"].tolist(), tokens["end"].tolist()
    opens = [at == 0 or place[at] != place[at - 1] for at in range(len(words))]
    named = [
        word[:1].isupper() and key not in function and key not in source_nouns("titles")
        for word, key in zip(words, keys, strict=True)
    ]
    inside = {key for key, name, first in zip(keys, named, opens, strict=True) if name and not first}
    lower = {key for key, word in zip(keys, words, strict=True) if word.islower()}
    rows, run = list[tuple](), list[str]()
    for at, word in enumerate(words):
        if run and (opens[at] or starts[at] - ends[at - 1] != 1 or words[at - 1].endswith(("'s", "’s"))):
            rows.append((*place[at - 1], " ".join(run)))
            run = []
        if named[at] and (keys[at] in inside - lower or (run and not opens[at])):  # United States, whatever a state is
            run.append(word.removesuffix("'s").removesuffix("’s"))
        elif run:
            rows.append((*place[at - 1], " ".join(run)))
            run = []
    if run:
        rows.append((*place[-1], " ".join(run)))
    return pd.DataFrame(rows, columns=["article", "sentence", "name"])


def _head(name, earlier, known):
    """The name that a spelling belongs to: the full one of a surname, the place of an adjective; else itself."""
    longer = [each for each in earlier if each.endswith(f" {name}")]
    if len(longer) == 1:
        return longer[0]
    roots = [each for each in known if len(each) >= SHORTEST and each != name and name.startswith(each)]
    roots = [each for each in roots if name[len(each) :] in OF_A_PLACE]
    return min(roots, key=len) if roots else name
