"""`discourse sample` and `agree`: options that cannot be combined, and which report a key leads to."""

import json

import pytest

from analysis.cli import main
from analysis.coding import reliability_report, sample_report


@pytest.mark.parametrize(("arguments", "message"), [
    (["sample", "X", "--all", "--codes", "c"], "--all takes every sentence: give one of them"),
    (["sample", "X", "--all", "--between", "outlet"], "give only one of them"),
])  # fmt: skip
def test_options_that_cannot_be_are_told_before_anything_is_read(arguments, message, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, "--output", "o"]) == 2
    assert message in capsys.readouterr().err and not any(tmp_path.iterdir())


@pytest.fixture
def asked(monkeypatch):
    """What the two reports were asked for; each says its name."""
    asked = []

    def report(name):
        return lambda *given: asked.append((name, *given)) or [name, "and more"]

    monkeypatch.setattr(sample_report, "report_sample", report("sample"))
    monkeypatch.setattr(reliability_report, "report_reliability", report("reliability"))
    return asked


def test_a_key_of_a_sample_leads_to_the_report_on_the_measure_and_any_other_to_that_on_the_coders(
    asked, tmp_path, capsys
):
    key = {"sample": "s1", "codes": [0, 1], "rows": [], "variables": []}
    names = [str(tmp_path / f"{name}.json") for name in ("drawn", "whole")]
    for name, more in zip(names, ({"strata": []}, {}), strict=True):
        (tmp_path / name).write_text(json.dumps(key | more))
    assert main(["agree", "a.csv", "b.csv", "--key", names[0], "--decided", "d.csv", "--output", "o"]) == 0
    assert main(["agree", "a.csv", "--key", names[1]]) == 0
    assert main(["agree", "a.csv"]) == 0
    assert asked == [
        ("sample", ["a.csv", "b.csv"], names[0], "d.csv", "o"),
        ("reliability", ["a.csv"], key, None, None),
        ("reliability", ["a.csv"], None, None, None),
    ]
    assert capsys.readouterr().out == "sample\nand more\n" + "reliability\nand more\n" * 2
