"""What a codebook declares before its articles are compared."""

import pytest

from analysis import LexiconError, read_codebook
from analysis.lexicons.hypotheses import Hypothesis, hypotheses_digest

HEAD = 'title = "T"\nconstruct = "C"\nversion = "1"\nlicence = "CC0-1.0"\nsources = {}\n\n'
GOOD = (
    HEAD + "[hypotheses]\ndate = 2026-03-01\n\n"
    '[[hypotheses.entries]]\nmeasure = "hedging"\ncategory = "hedge"\ngreater = "sober"\nnote = "N"\n\n'
    '[[hypotheses.entries]]\nmeasure = "tone"\n'
)


def load(tmp_path, text):
    path = tmp_path / "codebook.toml"
    path.write_text(text)
    return read_codebook(path)


def test_hypotheses_with_their_direction_and_date(tmp_path):
    book = load(tmp_path, GOOD)
    assert book.hypotheses == (Hypothesis("hedging", "hedge", "sober"), Hypothesis("tone", "all"))
    assert book.declared == "2026-03-01"
    assert list(map(str, book.hypotheses)) == ["hedging/hedge: greater in sober", "tone/all: differs"]
    assert load(tmp_path, GOOD.replace("date = 2026-03-01\n", "")).declared == ""
    assert load(tmp_path, HEAD).hypotheses == ()


def test_the_digest_is_of_what_is_declared_and_of_nothing_else(tmp_path):
    first, second = (
        load(tmp_path, GOOD),
        load(tmp_path, GOOD.replace('note = "N"', "# now without").replace("-01", "-02")),
    )
    assert hypotheses_digest(first.hypotheses) == hypotheses_digest(reversed(second.hypotheses))
    turned = load(tmp_path, GOOD.replace("greater", "less"))
    assert hypotheses_digest(turned.hypotheses) != hypotheses_digest(first.hypotheses)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('measure = "tone"', 'category = "all"', 16, "no 'measure' in an entry"),
        ('measure = "tone"', "measure = 3", 17, "'measure' must be a text, not 3"),
        ('measure = "tone"', 'measure = "tone"\nless = ""', 18, "'less' must be a text"),
        ('measure = "tone"', 'measure = "tone"\nmore = "a"', 18, "unknown key 'more'; valid: category, greater, less"),
        ('measure = "tone"', 'measure = "tone"\ngreater = "a"\nless = "a"', 19, "name the same"),
        (
            'measure = "tone"',
            'measure = "hedging"\ncategory = "hedge"',
            16,
            "hedging/hedge is declared twice for one pair",
        ),
        ('measure = "tone"', 'measure = "hedging"\ncategory = "hedge"\ngreater = "x"\nless = "y"', 16, "twice for one"),
        ("2026-03-01", '"2026-03-01"', 8, "'date' must be a date, as date = 2026-03-01"),
        ("2026-03-01", "2026-03-01T10:00:00", 8, "'date' must be a date"),
        (
            "date = 2026-03-01",
            "dated = 2026-03-01",
            8,
            "unknown key 'dated' in .hypotheses.; valid: date, entries",
        ),
    ],
)
def test_what_is_wrong_is_told_by_line(tmp_path, old, new, line, message):
    with pytest.raises(LexiconError, match=f"codebook.toml, line {line}: .*{message}"):
        load(tmp_path, GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    "section",
    ["[hypotheses]\n", "[hypotheses]\nentries = []\n", "hypotheses = 3\n", '[hypotheses.entries]\nmeasure = "tone"\n'],
)
def test_hypotheses_are_a_list(tmp_path, section):
    with pytest.raises(LexiconError, match=r"line 7: \[hypotheses\] needs at least one \[\[hypotheses.entries\]\]"):
        load(tmp_path, HEAD + section)


def test_pairs_that_are_named_may_each_have_a_direction_of_their_own(tmp_path):
    more = GOOD.replace('greater = "sober"', 'greater = "a"\nless = "b"').replace(
        'measure = "tone"', 'measure = "hedging"\ncategory = "hedge"\ngreater = "b"\nless = "c"'
    )
    assert len(load(tmp_path, more).hypotheses) == 2
