"""The target of a codebook that a source belongs to."""

from types import SimpleNamespace

import pytest
from voices.tables import found

from analysis.lexicons.load import read_codebook
from analysis.voices.actors import actor_finder


def test_sources_are_mapped_to_the_actors_of_a_codebook(tmp_path):
    path = tmp_path / "codebook.toml"
    path.write_text(
        'title = "t"\nconstruct = "c"\nversion = "1"\nlicence = "CC0-1.0"\n[sources]\n'
        '[targets.north]\nlabel = "North"\nnames = ["Northland", "Berg"]\n',
        "utf-8",
    )
    table = found("Anna Berg said that the bridge was closed. Critics said that it was not.", read_codebook(path))
    assert table["actor"].tolist() == ["north", ""]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Kremlin's spokesman", "east"),
        ("Kremlin watchers", ""),
        ("U.S. officials", "west"),
        ("us", ""),
        ("a 25-year treaty", "treaty"),
        ("a year", ""),
        ("Núñez", "west"),
        ("officials in Al-Nur and the Kremlin", "treaty"),
        ("", ""),
    ],
)
def test_targets_named_in_phrases(phrase, expected):
    names = {"east": ["the Kremlin"], "west": ["U.S.", "Núñez"], "treaty": ["20-year treaty", "Al-Nur"]}
    codebook = SimpleNamespace(targets={target: {"names": cues} for target, cues in names.items()})
    assert actor_finder(codebook)(phrase) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Republican lawmakers", "gop"),
        ("Senior Republican congressional aides", "gop"),
        ("a Republican senator from Utah", "gop"),
        ("House Republicans", "gop"),
        ("Officials in Tehran", "iran"),
        ("Iran’s foreign minister", "iran"),
        ("a spokesman for Iran", "iran"),
        ("an Iranian historian", "iran"),
        ("John Doe, a Republican senator", "gop"),
        ("the Republican-led chamber", ""),
        ("a republican form of government", ""),
        ("critics of Iran", ""),
        ("Iran’s rivals in the Gulf", ""),
        ("the toughest opponents of the Islamic Republic", ""),
        ("an expert on Iran", ""),
        ("a historian of Iran", ""),
        ("an engineer who left Tehran in 1979", ""),
        ("the envoy to Iran", ""),
        ("critics of Iran and Republican lawmakers", "gop"),
        ("", ""),
    ],
)
def test_a_source_belongs_to_a_target_by_name_or_by_its_head_noun(source, target):
    book = SimpleNamespace(
        targets={
            "gop": {"names": ["Republicans"]},
            "iran": {"names": ["Iran", "Iranian", "Tehran", "Islamic Republic"]},
        }
    )
    assert actor_finder(book)(source) == target
