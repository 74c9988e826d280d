"""What is seen around each word, against plain loops."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.columns import CODES, COLUMNS, STEPS
from analysis.joined import join
from analysis.surroundings import in_parts, quoted_words, surroundings
from analysis.tokens import words_of
from analysis.wordclasses import CUES, SPEECH

BREAKS = {",", ";", ":", "–", "(", '"', ',"', '."', ':"'}
PIECES = [
    "said",
    "Mayor",
    "The",
    "the old",
    "claims that",
    ",",
    ":",
    "“We",
    "stay”",
    ". He",
    "!\n\nShe",
    "–",
    "according",
]


def seen_in(*texts):
    """The names of the codes of every word by column, and the words."""
    articles = pd.DataFrame({"article": [f"a{i}" for i in range(len(texts))], "text": texts, "title": "", "author": ""})
    tokens = words_of(articles)
    seen = surroundings(join(articles, tokens))
    names = {name: [CODES[kind][code] for code in seen.column(name)] for name, kind in COLUMNS.items()}
    return names, tokens, seen


def step(distance):
    """The name of a distance."""
    return str(max((size for size in STEPS if size <= distance), default="-"))


def is_a(classes, kind):
    return bool(set(kind.split("+")) & classes) or kind == "according"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_what_is_seen_of_cues_and_clauses(pieces):
    names, tokens, seen = seen_in("It was late. " + " ".join(pieces))
    kinds, gaps = names["K"], names["G"]
    for word in range(len(tokens)):
        first, last = seen.first[word], seen.last[word]
        breaks = [at for at in range(first + 1, last + 1) if gaps[at] in BREAKS]
        clause = max((at for at in breaks if at <= word), default=None)
        assert names["clause"][word] == ("-" if clause is None else kinds[clause])
        assert names["claused"][word] == ("-" if clause is None else step(word - clause + 1))
        for name, classes in (("L", CUES), ("M", SPEECH)):
            cues = [at for at in range(first, word) if is_a(classes, kinds[at])]
            at = cues[-1] if cues else None
            expected = ["-", "-", "-", "-", "none", "-", "0"] if at is None else [
                names["W"][at], kinds[at], step(word - at), kinds[at + 1], gaps[at + 1],
                kinds[at - 1] if at > first else "-", str(min(sum(at < place <= word for place in breaks), 3)),
            ]  # fmt: skip
            assert [names[name + part][word] for part in ("", "k", "d", "a", "g", "b", "c")] == expected
            assert names[name + "2"][word] == (kinds[cues[-2]] if len(cues) > 1 else "-")
            behind_cue = at is not None and clause is not None and clause > at
            assert names[name + "o"][word] == (kinds[clause] if behind_cue else "-")
        for name, classes in (("R", CUES), ("T", SPEECH)):
            at = next((at for at in range(word + 1, last + 1) if is_a(classes, kinds[at])), None)
            expected = ["-", "-", "0", "-"] if at is None else [
                kinds[at], step(at - word), str(min(sum(word < place <= at for place in breaks), 3)), step(last - at),
            ]  # fmt: skip
            assert [names[name + part][word] for part in ("k", "d", "c", "e")] == expected


def test_what_is_seen_of_sentences():
    names, tokens, _ = seen_in("Anna Berg said so. “We stay.” Nobody left, he said.\n\nIt rained.")
    opens = tokens.groupby("sentence").head(1).index
    assert [names["previous_cue"][at] for at in opens] == ["-", "neutral", "-", "-"]
    assert [names["quoted"][at] for at in opens] == ["0", "3", "0", "0"]
    assert [names["next_quoted"][at] for at in opens] == ["3", "0", "0", "0"]
    assert [names["closing"][at] for at in opens] == ['."', '."', "paragraph", "paragraph"]
    assert [names["length"][at] for at in opens] == ["4", "2", "4", "2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on, off", ","), ("on – off", "–"), ("on (off", "("), ("on: “off", ':"'), ("on ``off", '"'), ("on ''off", '"'),
        ("on ‘off", "'"), ("on ’90s", "'"), ("on; off", ";"), ("on\noff", "paragraph"), ("on off", "space"),
    ],
)  # fmt: skip
def test_the_marks_before_a_word(text, expected):
    names, _, _ = seen_in(text)
    assert names["G"] == ["paragraph", expected]


def test_marks_are_told_article_by_article():
    apart = [seen_in(text)[0]["G"] for text in ("On, ''off''", "'So it", "went''")]
    assert sum(apart, []) == seen_in("On, ''off''", "'So it", "went''")[0]["G"]


def test_places_in_quotations():
    names, tokens, _ = seen_in("He said “the old road will stay” and “no” to us.")
    assert names["Q"] == ["out"] * 2 + ["first5"] + ["in5"] * 3 + ["last5", "out", "first1", "out", "out"]
    articles = pd.DataFrame({"article": ["a"], "text": ["He said “no” to us."], "title": "", "author": ""})
    assert quoted_words(articles, words_of(articles)).tolist() == [False, False, True, False, False]


def test_parts_of_articles_are_seen_as_the_whole():
    texts = [
        "He said: “Stay.” She left.\n\nThe mayor",
        "claims, according to her",
        "nothing. “Go”",
        "The old mayor said",
    ]
    _, tokens, whole = seen_in(*texts)
    articles = pd.DataFrame({"article": [f"a{i}" for i in range(len(texts))], "text": texts, "title": "", "author": ""})
    parts = list(in_parts(join(articles, tokens), 6))
    assert len(parts) > 2
    assert (np.concatenate([part.columns for part in parts], axis=1) == whole.columns).all()
    words, paragraphs = (
        np.cumsum([0, *sizes[:-1]]) for sizes in zip(*((len(p.first), p.paragraph[-1] + 1) for p in parts), strict=True)
    )
    for name, shifts in {"first": words, "last": words, "paragraph": paragraphs}.items():
        found = [getattr(part, name) + shift for part, shift in zip(parts, shifts, strict=True)]
        assert (np.concatenate(found) == getattr(whole, name)).all(), name
