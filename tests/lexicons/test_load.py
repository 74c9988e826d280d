from pathlib import Path

import pytest

from analysis import LexiconError, lexicon, mark, read_codebook, tokenize
from analysis.core.schema import table
from analysis.cues import senses
from analysis.lexicons import schema
from analysis.lexicons.load import load_lexicon
from analysis.measures.marks import categories

HEAD = 'title = "T"\nconstruct = "C"\nversion = "1"\nlicence = "CC0-1.0"\n\n[sources]\ns = "S"\n\n[hedging]\n\n[hedging.categories]\n'
GOOD = (
    HEAD + 'modal = "Modals"\n\n[[hedging.entries]]\ncategory = "modal"\nsource = "s"\ncues = ["may", "hint(|s) at"]\n'
)
FILES = sorted((Path(__file__).parents[2] / "analysis" / "lexicons").glob("*.toml"))
OF_MEASURES = [path.stem for path in FILES if path.stem not in ("attribution", "furniture", "function_words")]


def load(tmp_path, text, **options):
    path = tmp_path / "lexicon.toml"
    path.write_text(text)
    return load_lexicon(path, **options)


def test_a_good_lexicon(tmp_path):
    entries = load(tmp_path, GOOD).entries
    assert entries[["entry", "cue", "weight"]].values.tolist() == [
        ["may", "may", 1.0],
        ["hint(|s) at", "hint at", 1.0],
        ["hint(|s) at", "hints at", 1.0],
    ]


def test_a_spelling_that_is_excepted_is_no_cue(tmp_path):
    text = GOOD.replace('"hint(|s) at"]', '"hint(|s) at"]\nexcept = ["hints at", "hint at noon"]')
    book = load(tmp_path, text.replace("hedging", "doubt"), codebook=True)
    assert book.entries.loc[book.entries["weight"].notna(), "cue"].to_list() == ["may", "hint at"]
    articles = table("articles", {"article": ["a"], "text": ["They hint at it. He hints at it. They hint at noon."]})
    assert mark(articles, tokenize(articles), book, ["doubt"])["start"].to_list() == [5]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('cues = ["may"', 'cues = ["may", "MAY", "may"', 17, "cue 'may' stands twice in 'modal'"),
        ('source = "s"', 'source = "t"', 16, "source 't' is not declared"),
        (
            'source = "s"',
            'source = "s"\nwieght = 2',
            17,
            "unknown key 'wieght'; valid: about, beside, category",
        ),
        ('category = "modal"', 'category = "verb"', 15, "category 'verb' is not declared; declared: modal"),
        ('"hint(|s) at"', '"hint(|s at"', 17, "cannot read cue"),
        ('"hint(|s) at"', '"20 years"', 17, "write # for a number"),
        ('"hint(|s) at"]', '"hint"]\nexcept = ["in June"]', 18, "contains none of its entry's cues"),
        (
            'cues = ["may", "hint(|s) at"]',
            'cues = ["may"]\nexcept = ["May"]',
            18,
            "every cue of this entry is one of its except phrases",
        ),
        (
            "[hedging]\n",
            '[hedging]\nnegation = "flip"\n',
            10,
            "'negation' must be one of cancel, keep, turn, not 'flip'",
        ),
        ("[hedging]\n", '[hedging]\noff = "modal"\n', 10, "'off' must be a list of categories"),
        ("[hedging]\n", '[hedging]\noff = ["verb"]\n', 10, "category 'verb' is not declared"),
        ("[hedging]\n", "[hedging]\nname = true\n", 10, "unknown key 'name'"),
        ('version = "1"\n', "", 1, "no 'version'"),
        ('source = "s"', 'source = "s"\nnegated = "verb"', 17, "neither keep, turn, cancel nor a category"),
        ('source = "s"', 'source = "s"\nweight = nan', 17, "'weight' must be a number"),
        ('source = "s"', 'source = "s"\nscope = "far"', 17, "'scope' must be a whole number of at least 0"),
        ('source = "s"', 'source = "s"\npos = ["pronoun"]', 17, "'pos' must be a list of verb, modal"),
        ('source = "s"', 'source = "s"\npos = "verb"', 17, "'pos' must be a list"),
        ('source = "s"', 'source = "s"\nparsed = 1', 17, "'parsed' must be true or false"),
        ('source = "s"', 'source = "s"\nsense = "duty"', 17, "'sense' must be one of possibility"),
        ('source = "s"', "source = 3", 16, "'source' must be a key"),
        ('category = "modal"', 'category = ["modal"]', 15, "'category' must be a text"),
        ("[[hedging.entries]]", "[hedging.entries]", 14, "two brackets"),
        ('cues = ["may", "hint(|s) at"]', "cues = []", 17, "at least one phrase"),
        ('source = "s"', 'source = "s"\nscope = -1', 17, "'scope' must be a whole number"),
        ('source = "s"', 'source = "s"\nscope = 1.5', 17, "'scope' must be a whole number"),
        ('source = "s"', 'source = "s"\nscope = true', 17, "'scope' must be a whole number"),
        ('source = "s"', 'source = "s"\nabout = "object"', 17, "an entry has 'about', but its section has no list"),
        ('version = "1"', "version = true", 3, "'version' must be a text, not True"),
        ("[hedging]\n", "[hedging]\nabout = []\n", 10, "'about' must be a list of words"),
        ('title = "T"', 'title = "T"\nlicense = 3', 2, "unknown key 'license': neither a field.*; is it 'licence'?"),
        ('title = "T"', 'title = "T"\nqqq = 3', 2, "unknown key 'qqq': .* fields: [^;?]*$"),
        ('title = "T"', 'title = "T"\ndecision = 3', 2, "a decision is a table .decision.NAME."),
        ("[sources]", "[topic]\nwords = []\n\n[sources]", 6, "belongs in a codebook"),
        ("[hedging]\n", "[decision.d]\nabove = 1\n\n[hedging]\n", 9, "decision 'd' needs a 'note'"),
        ("[hedging]\n", '[decision.d]\nnote = "N"\nabov = 1\n\n[hedging]\n', 11, "unknown key 'abov'"),
        ("[hedging]\n", '[decision.d]\nnote = "N"\nabove = "1"\n\n[hedging]\n', 11, "'above' must be a number"),
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
    ('"modal." = "M"', "names joined by a dot"), ("modal = 3", "'categories' must be a table of labels"),
])  # fmt: skip
def test_a_category_has_a_name_of_its_own(tmp_path, names, message):
    with pytest.raises(LexiconError, match=message):
        load(tmp_path, HEAD + names + "\n")


def test_a_name_may_not_begin_with_a_space(tmp_path):
    with pytest.raises(LexiconError, match="category ' modal': must be a name"):
        load(tmp_path, HEAD + '" modal" = "M"\n')


@pytest.mark.parametrize(("size", "told"), [(78, "{}"), (79, "{} …")])
def test_a_value_of_more_than_80_characters_is_cut_where_it_is_told(tmp_path, size, told):
    with pytest.raises(LexiconError) as raised:
        load(tmp_path, GOOD.replace('source = "s"', f'source = "s"\nweight = "{"x" * size}"'))
    shown = repr("x" * size)[:80]
    assert str(raised.value).endswith(f"'weight' must be a number, not {told.format(shown)}")


def test_a_scope_of_0_and_a_number_as_a_version_are_valid(tmp_path):
    found = load(
        tmp_path,
        GOOD.replace('source = "s"', 'source = ["s"]\nscope = 0').replace('version = "1"', "version = 2026.11"),
    )
    assert found.version == "2026.11" and set(found.entries["scope"]) == {0} and set(found.entries["source"]) == {"s"}


def test_the_senses_are_those_that_cues_can_have():
    assert set(schema.SENSES) == set(senses.SENSES)


def test_malformed_toml_names_file_and_line(tmp_path):
    with pytest.raises(LexiconError, match=r"lexicon\.toml: not valid TOML: .*line 5"):
        load(tmp_path, GOOD.replace("\n\n[sources]", "\n= 3\n[sources]", 1))


def test_a_codebook_needs_both_poles_and_whole_targets(tmp_path):
    poles = GOOD.replace("hedging", "stance")
    with pytest.raises(LexiconError, match="needs 'positive' and 'negative'"):
        load(tmp_path, poles, codebook=True)
    framing = GOOD.replace("hedging", "framing")
    for extra, message in {
        "[hedging.categories]\na = 'A'": "line 19: a codebook has no section .hedging.: this is a measure of the package",
        "[Populism.categories]\na = 'A'": "line 19: .Populism.: the name of a measure has lower-case letters",
        '[targets.iran]\nlabel = "Iran"': "line 19: no 'names' in .targets.iran.",
        "[metaphor]\npositive = 'b'\n[metaphor.categories]\nb = 'B'": "'positive' belongs in .stance.",
        "[stance.categories]\na = 'A'\nb = 'B'\n[stance]\npositive = 'a'\nnegative = 'c'": "its only two categories",
        "[stance.categories]\na = 'A'\nb = 'B'\nc = 'C'\n[stance]\npositive = 'a'\nnegative = 'b'": "its only two categories",
        "[stance]\npositive = 'a'": "no 'categories' in .stance.",
        "[metaphor]\non = ['a']\n[metaphor.categories]\nb = 'B'": "'a' is not left out; categories of .metaphor. that are: none",
        "[metaphor]\noff = ['b']\n[metaphor.categories]\nb = 'B'": "'off' belongs in a lexicon of the package",
        "[topic]\nword = []": "line 20: unknown key 'word' in .topic.; valid: words; is it 'words'",
        "[framming]\ncategories = {}": "line 19: a codebook has no section .framming.; valid: coding, decision.*is it .framing.",
    }.items():
        with pytest.raises(LexiconError, match=message):
            load(tmp_path, f"{framing}\n{extra}\n", codebook=True)


@pytest.mark.parametrize("name", OF_MEASURES)
def test_the_lexicons_of_the_package(name):
    found = lexicon(name)
    used = {source for sources in found.entries["source"] for source in sources.split("; ")}
    assert used == set(found.sources), "a source declared and not used"
    for measure, labels in found.categories.items():
        cues = found.entries[(found.entries["measure"] == measure) & found.entries["weight"].notna()]
        assert set(cues["category"]) == set(labels), "a category without cues"


def test_the_codebook_of_the_seeds():
    book = read_codebook("seeds/codebook.toml")
    assert book.axis == ("substance", "convenience")
    cues = book.entries.query("measure == 'stance'").dropna(subset="weight").groupby("category")["weight"]
    assert cues.min()["substance"] > 0 > cues.max()["convenience"]
    assert {"russia", "iran", "united_states"} <= set(book.targets)
    assert "agreement" in book.topic


BOOK = (
    HEAD.replace("[hedging]", '[framing]\non = ["policy.external"]').replace("hedging", "framing")
    + '"issue.peace" = "Peace"\n'
)


def test_what_no_gold_supports_is_left_out_unless_a_codebook_asks_for_it(tmp_path):
    book = load(tmp_path, BOOK, codebook=True)
    by_default, asked = categories(None)["framing"], categories(book)["framing"]
    assert "policy.external" not in by_default and "policy.security" in by_default
    assert "policy.external" in asked and "policy.capacity" not in asked
    articles = table("articles", {"article": ["a"], "text": ["The embassy and the missiles were moved."]})
    tokens = tokenize(articles, voices="quotes")
    assert mark(articles, tokens, None, ["framing"])["cue"].tolist() == ["missiles"]
    assert mark(articles, tokens, book, ["framing"])["cue"].tolist() == ["embassy", "missiles"]


def test_a_codebook_asks_only_for_what_is_left_out(tmp_path):
    with pytest.raises(LexiconError, match="'policy.crime' is not left out.*policy.capacity, policy.external"):
        load(tmp_path, BOOK.replace("policy.external", "policy.crime"), codebook=True)


def test_an_unchanged_file_is_read_once(tmp_path):
    path = tmp_path / "lexicon.toml"
    path.write_text(GOOD)
    first = load_lexicon(path)
    assert load_lexicon(str(path)) is first
    path.write_text(GOOD.replace("may", "might"))
    assert "might" in set(load_lexicon(path).entries["cue"]) and "may" in set(first.entries["cue"])
