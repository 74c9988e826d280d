"""[design] of a codebook: what is compared with what, checked where it is read."""

import pytest

from analysis import read_codebook
from analysis.lexicons.check import LexiconError
from analysis.lexicons.design import Setting

HEAD = 'title = "t"\nconstruct = "c"\nversion = "1"\nlicence = "CC0-1.0"\n[sources]\n'


def read(tmp_path, text):
    path = tmp_path / "codebook.toml"
    path.write_text(HEAD + text, "utf-8")
    return read_codebook(path).design


def test_a_codebook_sets_the_design(tmp_path):
    assert read(tmp_path, "") is None
    assert read(tmp_path, '[design]\nbetween = "outlet"\npaired = ""\n') == Setting(between="outlet", paired="")
    groups = read(tmp_path, '[design.groups]\nhawks = ["a", "b"]\ndoves = ["c"]\n').groups
    assert groups == {"hawks": ["a", "b"], "doves": ["c"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[design]\nbetwen = "outlet"\n',
            "line 7: unknown key 'betwen' in .design.; valid: between, paired, cluster, article, groups",
        ),
        ("[design]\nbetween = 3\n", "line 7: 'between' must be a text, not 3"),
        ("[design.groups]\nx = []\n", "line 6: 'groups' must be a table of groups, each with its articles"),
        ('[design]\nbetween = "outlet"\narticle = "a"\n', "not by between and article"),
    ],
)
def test_what_is_wrong_in_it_is_said_with_its_line(tmp_path, text, message):
    with pytest.raises(LexiconError, match=message):
        read(tmp_path, text)


def test_a_design_is_a_table(tmp_path):
    (tmp_path / "codebook.toml").write_text(f'design = "outlet"\n{HEAD}', "utf-8")
    with pytest.raises(LexiconError, match="line 1: 'design' must be a table"):
        read_codebook(tmp_path / "codebook.toml")


def test_an_option_goes_before_the_codebook():
    book = Setting(between="outlet", paired="", cluster="desk")
    assert Setting(cluster="").over(book) == Setting(between="outlet", paired="", cluster="")
    assert Setting(article="a").over(book) == Setting(article="a", paired="", cluster="desk")
    assert Setting().over(None) == Setting()
