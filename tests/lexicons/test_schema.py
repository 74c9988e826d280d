"""The fields of a lexicon, and the kinds of values that they take."""

import pytest
from lexicons.example import GOOD, load

from analysis.cues import senses
from analysis.lexicons import schema
from analysis.lexicons.check import LexiconError


def test_the_senses_are_those_that_cues_can_have():
    assert set(schema.SENSES) == set(senses.SENSES)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (
            'source = "s"',
            'source = "s"\nwieght = 2',
            17,
            "unknown key 'wieght'; valid: about, beside, category",
        ),
        (
            "[hedging]\n",
            '[hedging]\nnegation = "flip"\n',
            10,
            "'negation' must be one of cancel, keep, turn, not 'flip'",
        ),
        ("[hedging]\n", '[hedging]\noff = "modal"\n', 10, "'off' must be a list of categories"),
        ("[hedging]\n", "[hedging]\nname = true\n", 10, "unknown key 'name'"),
        ('version = "1"\n', "", 1, "no 'version'"),
        ('source = "s"', 'source = "s"\nweight = nan', 17, "'weight' must be a number"),
        ('source = "s"', 'source = "s"\nscope = "far"', 17, "'scope' must be a whole number of at least 0"),
        ('source = "s"', 'source = "s"\npos = ["pronoun"]', 17, "'pos' must be a list of verb, modal"),
        ('source = "s"', 'source = "s"\npos = "verb"', 17, "'pos' must be a list"),
        ('source = "s"', 'source = "s"\nparsed = 1', 17, "'parsed' must be true or false"),
        ('source = "s"', 'source = "s"\nsense = "duty"', 17, "'sense' must be one of possibility"),
        ('source = "s"', "source = 3", 16, "'source' must be a key"),
        ('category = "modal"', 'category = ["modal"]', 15, "'category' must be a text"),
        ('cues = ["may", "hint(|s) at"]', "cues = []", 17, "at least one phrase"),
        ("[hedging]\n", '[decision.d]\nnote = "N"\nabov = 1\n\n[hedging]\n', 11, "unknown key 'abov'"),
        ("[hedging]\n", '[decision.d]\nnote = "N"\nabove = "1"\n\n[hedging]\n', 11, "'above' must be a number"),
    ],
)
def test_a_field_that_is_unknown_missing_or_of_another_kind_is_told_by_line(tmp_path, old, new, line, message):
    with pytest.raises(LexiconError, match=f"lexicon.toml, line {line}: .*{message}"):
        load(tmp_path, GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("kind", "fitting", "others"),
    [
        (schema.TEXT, ["a"], ["", " \n", 1, None]), (schema.NOTE, ["", "a"], [1, None]), (schema.NUMBER, [0, -1.5], [True, float("inf"), "1"]),
        (schema.VERSION, ["1.0", 2], ["", True]), (schema.WHOLE, [0, 3], [-1, 1.0, True]), (schema.TRUTH, [True], [1, "true"]),
        (schema.one_of("a", "b"), ["a"], ["c", ["a"], None]), (schema.list_of("names"), [[], ["a"]], ["a", [""], [1]]),
        (schema.list_of("names", 2), [["a", "b"]], [["a"]]), (schema.list_of("letters", valid="ab"), [["a", "b"]], [["a", "c"]]),
        (schema.table_of("numbers", schema.NUMBER), [{}, {"a": 1}], [{"a": "1"}, [1]]), (schema.table_of("anything"), [{"a": None}], ["a"]),
    ],
)  # fmt: skip
def test_which_values_a_kind_of_field_takes(kind, fitting, others):
    assert all(map(kind.fits, fitting)) and not any(map(kind.fits, others))


def test_a_name_is_suggested_only_where_one_is_near():
    assert schema.nearest("framming", ["stance", "framing"]) == "framing"
    assert schema.nearest("populism", ["stance", "framing"]) == ""


@pytest.mark.parametrize(("size", "told"), [(78, "{}"), (79, "{} …")])
def test_a_value_of_more_than_80_characters_is_cut_where_it_is_told(tmp_path, size, told):
    with pytest.raises(LexiconError) as raised:
        load(tmp_path, GOOD.replace('source = "s"', f'source = "s"\nweight = "{"x" * size}"'))
    shown = repr("x" * size)[:80]
    assert str(raised.value).endswith(f"'weight' must be a number, not {told.format(shown)}")
