"""What is wrong in a lexicon is named with its line, all at once."""

from pathlib import Path

import pytest
from lexicons.example import GOOD, HEAD, load

from analysis import LexiconError
from analysis.lexicons.check import Check


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('cues = ["may"', 'cues = ["may", "MAY", "may"', 17, "cue 'may' stands twice in 'modal'"),
        ('source = "s"', 'source = "t"', 16, "source 't' is not declared"),
        ('category = "modal"', 'category = "verb"', 15, "category 'verb' is not declared; declared: modal"),
        ('"hint(|s) at"', '"hint(|s at"', 17, "cannot read cue"),
        ('"hint(|s) at"', '"20 years"', 17, "write # for a number"),
        ('"hint(|s) at"]', '"hint"]\nexcept = ["in June"]', 18, "contains none of its entry's cues"),
        ('"hint(|s) at"]', ']\nexcept = ["May"]', 18, "every cue of this entry is one of its except phrases"),
        ("[hedging]\n", '[hedging]\noff = ["verb"]\n', 10, "category 'verb' is not declared"),
        ('source = "s"', 'source = "s"\nnegated = "verb"', 17, "neither keep, turn, cancel nor a category"),
        ("[[hedging.entries]]", "[hedging.entries]", 14, "two brackets"),
        ("[sources]", "[topic]\nwords = []\n\n[sources]", 6, "belongs in a codebook"),
        ("[hedging]\n", "[decision.d]\nabove = 1\n\n[hedging]\n", 9, "decision 'd' needs a 'note'"),
        (
            "[hedging]\n",
            '[decision.d]\nnote = "N"\n[decision.d.rates]\nverbs = 1\n\n[hedging]\n',
            12,
            "'verbs' is not declared",
        ),
    ],
)
def test_what_is_wrong_is_told_by_line(tmp_path, old, new, line, message):
    with pytest.raises(LexiconError, match=f"lexicon.toml, line {line}: .*{message}"):
        load(tmp_path, GOOD.replace(old, new, 1))


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    wrong = (
        GOOD.replace('"C"', "3").replace('source = "s"', 'source = "t"\nweight = "2"').replace('"may"', '"may", "(a|b"')
    )
    wrong += '[[hedging.entries]]\ncategory = "modal"\nsource = "t"\ncues = ["x(a|b", "may be"]\nexcept = ["y"]\n'
    with pytest.raises(LexiconError) as raised:
        load(tmp_path, wrong)
    assert [error.partition(", ")[2][:44] for error in raised.value.errors] == [
        "line 2: 'construct' must be a text, not 3",
        "line 17: 'weight' must be a number, not '2'",
        "line 21: source 't' is not declared in [sour",
        "line 22: cannot read cue 'x(a|b': brackets m",
        "line 23: except phrase 'y' contains none of ",
    ]


def test_a_cue_of_too_many_spellings_is_told(tmp_path):
    with pytest.raises(
        LexiconError, match=r"line 17: cue '\(a\|b\).* stands for 1,099,511,627,776 spellings; at most 10,000"
    ):
        load(tmp_path, GOOD.replace('"may"', '"' + "(a|b)" * 40 + '"'))


@pytest.mark.parametrize(("names", "message"), [
    ('all = "All"', "'all' is the total"), ('modal = "M"\n"modal.verb" = "V"', "'modal' is the total of 'modal.verb'"),
    ('"modal." = "M"', "names joined by a dot"), ('" modal" = "M"', "category ' modal': must be a name"), ("modal = 3", "'categories' must be a table of labels"),
])  # fmt: skip
def test_a_category_has_a_name_of_its_own(tmp_path, names, message):
    with pytest.raises(LexiconError, match=message):
        load(tmp_path, HEAD + names + "\n")


def test_errors_come_in_the_order_of_lines_each_of_them_once():
    check = Check(Path("a.toml"), 'title = "T"\n[hedging]\nnegation = "keep"\n')
    check.say("third", "hedging", "negation", "deeper")  # the line of the nearest key that there is
    check.say("second", "hedging")
    check.say("third", "hedging", "negation")
    check.say("first", "nowhere")
    with pytest.raises(LexiconError) as raised:
        check.done()
    assert raised.value.errors == ("a.toml, line 1: first", "a.toml, line 2: second", "a.toml, line 3: third")


def test_a_shifter_whose_section_says_of_what_must_have_that_list(tmp_path):
    with pytest.raises(LexiconError, match="line 17: an entry has 'about', but its section has no list 'about'"):
        load(tmp_path, GOOD.replace('source = "s"', 'source = "s"\nabout = "object"'))
