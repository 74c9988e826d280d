"""Groups of articles compared from the files of an archive: what `compare` finds in the tables themselves."""

import json

import pandas as pd
import pytest

from analysis import compare, compare_groups, measure, measure_archive, score
from analysis.cli import main

HEDGED, PLAIN = "Perhaps it may fail, she said. It might rain in {}. ", "It surely fails. “It may not,” he said in {}. "


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Twenty-four articles of two outlets on twelve events, and two of nobody."""
    rows = [
        {
            "text": (HEDGED if i % 2 else PLAIN) * (1 + i % 3) + PLAIN * (i % 5),
            "outlet": "xy"[i % 2],
            "event": f"e{i // 2}",
        }
        for i in range(24)
    ]
    path = tmp_path_factory.mktemp("corpus") / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"text": PLAIN}, {"text": "—", "outlet": "x"}]))
    return path


@pytest.fixture(scope="module")
def archive(corpus):
    measure_archive(corpus, corpus.parent / "out", size=7)
    return corpus.parent / "out"


@pytest.fixture(scope="module")
def study(corpus):
    return measure(corpus)


@pytest.mark.parametrize("paired", [None, "event"])
@pytest.mark.parametrize("voice", ["all", "author"])
def test_groups_of_an_archive_differ_as_compare_finds(paired, voice, archive, study, monkeypatch):
    articles = study.articles[study.articles["outlet"] != ""]
    by = ["outlet", *([paired] if paired else []), "article"]
    marks, tokens = (part[part["article"].isin(articles["article"])] for part in study.in_voice(voice))
    marks.attrs = study.marks.attrs
    expected = compare(score(marks, tokens, by, articles=articles), "outlet", paired=paired)
    monkeypatch.setattr("analysis.archive.groups.ROWS", 200)  # a few categories at a time
    found = compare_groups(archive, "outlet", paired=paired, voice=voice)
    assert found["p_adjusted"].notna().any() and (found["status"] == "").any()
    pd.testing.assert_frame_equal(found, expected, rtol=1e-12)


def test_categories_are_read_in_blocks_of_as_many_as_fit_and_at_least_one(archive, monkeypatch):
    monkeypatch.setattr("analysis.archive.groups.compare", lambda scores, *_, **more: scores.assign(group_a="", group_b="", p=1.0))  # fmt: skip
    monkeypatch.setattr("analysis.archive.groups.adjust_p", lambda table, family: table)
    sizes = []
    for rows in (1, 25, 49, 50, 75):  # of 25 articles
        monkeypatch.setattr("analysis.archive.groups.ROWS", rows)
        blocks = []
        compare_groups(
            archive, "outlet", groups=["x", "y"], progress=lambda given, to=blocks: to.extend(given) or given[:1]
        )
        sizes.append({len(block) for block in blocks[:-1]})
    assert sizes == [{1}, {1}, {1}, {2}, {3}]


def test_only_the_groups_that_are_named(archive, corpus, capsys):
    output = corpus.parent / "groups.csv"
    command = ["compare", str(archive), "--between", "event"]
    assert main([*command, "--groups", "e1", "e2", "e3", "--output", str(output)]) == 0
    found = pd.read_csv(output)
    assert set(zip(found["group_a"], found["group_b"], strict=True)) == {("e1", "e2"), ("e1", "e3"), ("e2", "e3")}
    for more, said in (
        (["--groups", "e1", "e99"], "no article with event 'e99'; valid:"),
        (["--voice", "nobody"], "no scores in voice 'nobody'; valid: all, author"),
        (["--paired", "topic"], "articles have no column 'topic'; valid: title, author"),
    ):
        assert main([*command, *more, "--output", str(output)]) == 2
        assert said in capsys.readouterr().err
    assert main(["compare", str(corpus.parent), "--between", "event", "--output", str(output)]) == 2
    assert "--format parquet" in capsys.readouterr().err


def test_the_command_says_which_voices_its_table_rests_on(archive, tmp_path, capsys):
    command = ["compare", str(archive), "--between", "outlet", "--output", str(tmp_path / "found.csv")]
    assert main(command) == 0
    assert "; voices: parsed by en_core_web_sm" in capsys.readouterr().out
