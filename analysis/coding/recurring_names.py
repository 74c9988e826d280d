"""Tokens in; the names that recur, with the spellings of each, out. Names are recognised by capitals inside sentences, without a model."""

import pandas as pd

from analysis.comparison.scores import SCORED_SECTIONS
from analysis.lexicons.load import lexicon
from analysis.lexicons.notation import key_column
from analysis.voices.attribution_lexicon import source_nouns

NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december""".split()
)
PLACE_ENDINGS = ("", "n", "an", "ian", "ns", "ans", "ians", "s", "ese", "i", "is")  # Iran, Iranian, Iranians
SHORTEST = 4


def find_recurring_names(tokens: pd.DataFrame, fewest: int = 3) -> dict[str, list[str]]:
    """Find the names that recur: in several articles, or in several sentences of one.

    Parameters
    ----------
    tokens : DataFrame
    fewest : int
        The sentences in which a name must occur if only one article has it.

    Returns
    -------
    dict
        The spellings of each name. Names in the most articles come first, then those in the most sentences. A surname belongs to the only
        full name that ends with it and precedes it in an article; an adjective of a place to the place (*Iranian* to *Iran*).
    """
    places = _runs(tokens[tokens["section"].isin(SCORED_SECTIONS)])
    known = sorted(places["name"].unique())
    first = places.reset_index().groupby(["name", "article"])["index"].min().unstack()
    main = {
        name: _main_name(name, [each for each in known if (first.loc[each] < first.loc[name]).any()], known)
        for name in known
    }
    groups = places.assign(group=places["name"].map(main))
    sentences = groups.drop_duplicates(["article", "sentence", "group"]).groupby("group")
    ranked = pd.DataFrame({"sentences": sentences.size(), "articles": sentences["article"].nunique()}).reset_index()
    ranked = ranked[(ranked["sentences"] >= fewest) | (ranked["articles"] > 1)]
    ranked = ranked.sort_values(["articles", "sentences", "group"], ascending=[False, False, True], kind="stable")
    return {name: sorted({name, *(each for each in known if main[each] == name)}) for name in ranked["group"]}


def _runs(tokens):
    """Each run of capitalised words: `article`, `sentence`, `name`. The first word of a sentence counts if it is in such a run elsewhere."""
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
        if named[at] and (
            keys[at] in inside - lower or (run and not opens[at])
        ):  # United States, although *states* also occurs
            run.append(word.removesuffix("'s").removesuffix("’s"))
        elif run:
            rows.append((*place[at - 1], " ".join(run)))
            run = []
    if run:
        rows.append((*place[-1], " ".join(run)))
    return pd.DataFrame(rows, columns=["article", "sentence", "name"])


def _main_name(name, earlier, known):
    """The name to which a spelling belongs: of a surname the full name, of an adjective the place; else itself."""
    longer = [each for each in earlier if each.endswith(f" {name}")]
    if len(longer) == 1:
        return longer[0]
    roots = [each for each in known if len(each) >= SHORTEST and each != name and name.startswith(each)]
    roots = [each for each in roots if name[len(each) :] in PLACE_ENDINGS]
    return min(roots, key=len) if roots else name
