"""Cues among words: the longest match, `except` phrases, names, and what an entry asks for."""

import pandas as pd
import pytest
from cues.matched import found, words_of
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.core.schema import table
from analysis.cues.matcher import Cues, find_all_cues, match
from analysis.cues.negation import acting_shifters
from analysis.cues.shifters import shifters
from analysis.cues.token_index import Words
from analysis.lexicons.check import LexiconError


def cues(text, entries, **options):
    return [cue for cue, *_ in found(text, entries, **options)]


def test_the_longest_match_wins_within_a_category_only(entries):
    assert found("He read the new York Times there.", entries) == [
        ("new York Times", "a", 1.0, ""),
        ("York", "b", 1.0, ""),
    ] or cues("He read the new york times there.", entries) == ["new york times", "york"]


def test_except_phrases_block(entries):
    assert cues("It may end in may, or it may 3 times.", entries) == ["may"]


def test_a_capitalised_word_inside_a_sentence_is_a_name(entries):
    assert cues("It was signed by Theresa May and it may last.", entries, names=False) == ["may"]
    assert cues("It was signed by Theresa May and it may last.", entries, names=True) == ["May", "may"]
    assert cues("May it last. “May it last,” he wrote.", entries, names=False) == ["May", "May"]


def test_a_capital_in_a_cue_wants_a_capital_in_the_text(entries):
    assert cues("The West looks west.", entries, names=True) == ["West"]


def test_phrases_do_not_run_over_punctuation_or_sentences(entries):
    assert cues("A trade war. Good trade, war, trade – war and trade. War.", entries, names=True) == [
        "trade war",
        "Good",
    ]


def test_numbers_and_possessives(entries):
    assert cues("After 20 years and 1,000 years of the West’s rule.", entries, names=True) == [
        "20 years",
        "1,000 years",
        "West’s",
    ]


def test_boilerplate_is_never_matched(entries):
    words = words_of(
        "A pact that may last\nBy Jo May\nMay 1\nIt may, however, be over before the end of a long and very cold year."
    )
    hits = match(words, entries, names=True)
    assert "By" not in words.surface
    assert len(hits) == 2


def test_an_empty_corpus_matches_nothing(entries):
    words = Words.of(table("articles"), table("tokens"))
    assert isinstance(match(words, entries), pd.DataFrame)
    assert match(words, entries).empty


def naive_match(words, entries, names):
    """The rules of `Cues` word for word."""
    hits = []
    surface = words.surface.tolist()
    for row in entries.itertuples():
        parts = row.key.split()
        for first in range(len(words) - len(parts) + 1):
            last = first + len(parts) - 1
            here = words.key[first : last + 1].tolist() == parts and all(words.runs[first + 1 : last + 1])
            name = words.named[first] and not (names or row.cue[0].isupper() or pd.isna(row.weight))
            pairs = zip(row.cue.split(), surface[first : last + 1], strict=True)
            cased = all(
                b.isupper() for mine, theirs in pairs for a, b in zip(mine, theirs, strict=False) if a.isupper()
            )
            if here and cased and not name:
                hits.append((row.category, -len(parts), pd.isna(row.weight), first, last, row.Index))
    taken, kept = set(), []
    for category, _, blocked, first, last, row in sorted(hits):
        places = {(category, i) for i in range(first, last + 1)}
        if not places & taken:
            taken |= places
            kept += [] if blocked else [(first, last, row)]
    return sorted(kept)


def naive_acting(words, first, last):
    """The rules of `acting_shifters` without a parse, cue by cue."""
    rules, nearest, cues = shifters(words), [], list(zip(first, last, strict=True))
    for one, end in zip(first, last, strict=True):
        found = []
        for i, (low, high) in enumerate(zip(rules.first, rules.last, strict=True)):
            steps, a, b = (one - high, high, one) if rules.forward[i] else (low - end, end, low)
            comma = words.commas[b] > words.commas[a] and rules.concession[i]
            near = 0 < steps <= rules.reach[i] and words.unit[low] == words.unit[one]
            inside = any(a <= low and high <= b and b - a > high - low for a, b in cues)
            if near and words.clause[a] == words.clause[b] and not comma and not inside:
                found.append((steps, i))
        nearest.append(min(found)[1] if found else -1)
    return nearest


PIECES = ["may", "May", "MAY", "in", "new", "New", "york", "York", "times", "Times", "trade", "war", "47", "years", "West", "west", "good",
          "certain", "not", "hardly", "although", "but", ",", ";", "-", "’s", "“", ".", "(", "is missing", "it remains to be seen whether"]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(pieces=["He", "read", "new", "York", "Times", "there"], names=False)
@example(pieces=["It", "is", "not", "good", "is missing"], names=True)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40), names=st.booleans())
def test_matching_and_shifting_keep_their_rules(entries, pieces, names):
    words = Words.of_texts([" ".join(pieces)], voices="quotes")
    hits = Cues(entries, names).hits(words)
    assert list(zip(*(array.tolist() for array in hits), strict=True)) == naive_match(words, entries, names)
    assert acting_shifters(words, hits.first, hits.last).tolist() == naive_acting(words, hits.first, hits.last)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_cues_looked_for_at_once_are_those_of_each(entries, pieces):
    parts = [Cues(entries, names=False), Cues(entries.iloc[::-1]), Cues(entries.iloc[:2]), Cues(entries.iloc[:0])]
    together, alone = (Words.of_texts([" ".join(pieces)], voices="quotes") for _ in range(2))
    find_all_cues(together, parts)
    for cues in parts:
        for hits, expected in zip(cues.hits(together), cues.hits(alone), strict=True):
            assert hits.tolist() == expected.tolist()


def rows_of_lexicon(*rows):
    """Entries from cue, part of speech, sense and whether they need a parse; all of one category."""
    columns = ["cue", "pos", "sense", "parsed"]
    entries = pd.DataFrame(rows, columns=columns).assign(category="c", weight=1.0)
    return entries.assign(key=entries["cue"])


def found_in(text, entries, voices="parsed"):
    words = Words.of_texts([text], voices=voices)
    hits = Cues(entries).hits(words)
    return [" ".join(words.surface[first : last + 1]) for first, last in zip(hits.first, hits.last, strict=True)]


def test_a_cue_has_the_part_of_speech_that_its_entry_asks_for():
    entries = rows_of_lexicon(("doubt", "verb", "", False))
    text = "Some doubt the clerk, and no doubt remains."
    assert found_in(text, entries) == ["doubt"]
    assert found_in(text, entries, "quotes") == ["doubt", "doubt"]


def test_a_cue_of_another_sense_does_not_keep_a_shorter_one_from_being_found():
    entries = rows_of_lexicon(("kind of", "", "degree", False), ("kind", "noun", "", False))
    assert found_in("This kind of bridge leans.", entries) == ["kind"]
    assert found_in("The clerk was kind of lost.", entries) == ["kind of"]


def test_an_entry_that_needs_a_parse_counts_only_where_there_is_one():
    entries = rows_of_lexicon(("must", "modal", "inference", True))
    assert found_in("The clerk must have known.", entries) == ["must"]
    assert found_in("The clerk must have known.", entries, "quotes") == []


def test_a_sense_that_is_not_known_is_refused():
    with pytest.raises(LexiconError, match="no sense 'duty'; valid: possibility"):
        Cues(rows_of_lexicon(("must", "", "duty", False)))
