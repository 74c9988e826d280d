"""The name of somebody in; the places where texts name them out: by full name, last name, acronym, or a clear pronoun."""

import re

import numpy as np
import pandas as pd

from analysis.cues.matcher import Cues
from analysis.cues.token_index import Words
from analysis.lexicons.notation import word_key

HE_OR_SHE = frozenset({"he", "she", "him", "his", "her", "hers", "himself", "herself"})
TITLES = frozenset(
    "mr mrs ms dr sir lord lady president former vice prime minister secretary senator sen representative rep governor gov mayor "
    "judge justice general gen king queen prince princess pope chancellor chairman speaker attorney".split()
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
INITIAL = re.compile(r"[A-Z]\.?")
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "&"})
COMMON_NOUNS = frozenset(
    "party administration government department campaign committee council court congress house senate republicans democrats agency "
    "bureau office union association university states police force forces army news times post street group company foundation "
    "institute commission organization bank act bill law media officials movement community people".split()
)


def entity_names(entity: str) -> list[str]:
    """The names by which a text may call an entity.

    Parameters
    ----------
    entity : str
        As an annotator or a codebook names it: *Barack Obama*, *Federal Bureau of Investigation (FBI)*.

    Returns
    -------
    list of str
        The whole name, without its titles, what stands in brackets, a person's last name (of two or three
        capitalised words none of which is an institution's), an institution's acronym with and without points.
    """
    bracketed = re.findall(r"\(([^()]+)\)", entity)
    whole = " ".join(re.sub(r"\([^()]*\)", " ", entity).split()).strip("\"'“”‘’-–— ")
    found = [whole, *bracketed]
    if whole == whole.lower():  # a kind of people or thing: one of them, several of them
        return [*found, whole.removesuffix("s") if whole.endswith("s") else whole + "s"]
    parts = [part for part in whole.split() if not INITIAL.fullmatch(part)]
    while len(parts) > 1 and word_key(parts[0]).strip(".") in TITLES:
        parts = parts[1:]
    if len(parts) > 2 and word_key(parts[-1]).strip(".") in SUFFIXES:
        parts = parts[:-1]
    if whole.isupper() and len(parts) > 1:
        parts = [part.capitalize() for part in parts]
    found.append(" ".join(parts))
    capitals = [part for part in parts if part[0].isupper()]
    institution = any(word_key(part) in COMMON_NOUNS | SMALL_WORDS for part in parts[1:])
    if institution:
        found += _institution(" ".join(parts))
    elif len(parts) in (2, 3) and len(capitals) == len(parts) and not parts[-1].isupper():
        found.append(parts[-1])
    return [name for name in dict.fromkeys(found) if name and any(letter.isalnum() for letter in name)]


def _institution(name):
    """Shorter names: the country left out, *Justice Department*, *the House*, the members of a party."""
    short = re.sub(r"^United States (?=\w)|,? (?:of|to) the United States.*$", "", name)
    turned = re.sub(r"^Department of (?:the )?(.+)$", r"\1 Department", short)
    house = re.sub(r"^House of \w+$", "House", short)
    members = re.fullmatch(r"(\w+?(?:crat|an|ist|al|er))(?:ic)? Party", short)
    capitals = [part[0] for part in short.split() if part[0].isupper()]
    every = "".join(part[0].upper() for part in short.split())
    acronyms = ["".join(capitals), ".".join(capitals) + ".", every] if len(every) > 2 and len(capitals) > 1 else []
    return [short, turned, house, *acronyms] + ([members[1], members[1] + "s"] if members else [])


def find_mentions(words: Words, targets: dict[str, list[str]]) -> pd.DataFrame:
    """Every naming of a target.

    Parameters
    ----------
    words : Words
    targets : dict of list
        By target, its names as written in a codebook: a capital in a name wants a capital in the text.

    Returns
    -------
    DataFrame
        One row a naming: `first`, `last` word, `target`, `entry` (the name), `weight` 1. Of names of one target the longest wins.
    """
    cues = name_cues(targets)
    first, last, row = cues.hits(words)
    named = cues.entries.iloc[row].reset_index(drop=True).rename(columns={"category": "target"})
    return named.assign(first=first, last=last)[["first", "last", "target", "entry", "weight"]]


def name_cues(targets: dict[str, list[str]]) -> Cues:
    """The names of targets as `Cues`; see `find_mentions`."""
    rows = [(target, name, name, " ".join(map(word_key, name.split())), 1.0)
            for target, names in targets.items() for name in names]  # fmt: skip
    return Cues(pd.DataFrame(rows, columns=["category", "entry", "cue", "key", "weight"]))


def with_pronouns(words: Words, named: pd.DataFrame) -> pd.DataFrame:
    """Add *he* and *she*, *his* and *her*, where they are clear.

    A pronoun is a target's where the last name before it, in its sentence or the one before it, is the target's, and no
    other name stands in between. Whether a target is a person is not known: only names of persons should be given.

    Parameters
    ----------
    words : Words
    named : DataFrame
        From `find_mentions`, of one target or of several.

    Returns
    -------
    DataFrame
        `named` with a row for each such pronoun, in reading order.
    """
    owner = np.full(len(words), "", object)
    for first, last, target in zip(named["first"], named["last"], named["target"], strict=True):
        owner[first : last + 1] = target
    rows, current, since = [], "", -1
    for i, (unit, key) in enumerate(zip(words.unit, words.key, strict=True)):
        if owner[i]:
            current, since = owner[i], unit
        elif words.named[i]:
            current = ""
        elif key in HE_OR_SHE and current and unit - since <= 1 and words.article[i] == words.article[i - 1]:
            rows.append((i, i, current, key, 1.0))
            since = unit
    found = pd.DataFrame(rows, columns=["first", "last", "target", "entry", "weight"])
    return pd.concat([named, found]).sort_values(["first", "last"], kind="stable", ignore_index=True)
