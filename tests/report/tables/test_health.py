"""What is said of articles whose text may distort the numbers, and of a codebook; nothing of clean ones."""

import pandas as pd

import analysis
from analysis.core.schema import table
from analysis.report.tables import health

CLEAN = "The ferry has been late all week. Nobody at the pier could say why it was so.\n\n"
GERMAN = "Die Fähre war die ganze Woche zu spät, und niemand am Hafen konnte sagen, warum das so war und wie lange es noch dauern wird.\n\n"
BOOK = """title = "Ferries"
construct = "C"
version = "1"
licence = "CC0-1.0"
sources = { s = "S" }
[framing.categories]
"issue.sea" = "sea"
[[framing.entries]]
category = "issue.sea"
source = "s"
cues = ["boat(s)", "lighthouse"]
"""


def measured(texts, codebook=None):
    frame = pd.DataFrame({"article": list(texts), "text": list(texts.values())})
    return analysis.measure(table("articles", frame), codebook, voices="quotes", measures=["hedging"])


def test_a_line_for_each_article_with_something_to_say():
    study = measured({
        "clean": CLEAN, "mixed": CLEAN + GERMAN, "soft\u00ad": CLEAN.replace("ferry", "fer\u00adry"),
        "twice": CLEAN + "This is a paragraph that the page shows two times over, once as a pull quote.\n\n" * 2, "long": "word " * 200,
    })  # fmt: skip
    said = dict(line.split(": ", 1) for line in health.health_lines(study))
    assert list(said) == ["**mixed**", "**soft\u00ad**", "**twice**", "**long**"]
    assert "are in lines of German" in said["**mixed**"] and said["**mixed**"].startswith("6")
    assert said["**soft\u00ad**"] == "1 invisible character, skipped in reading."
    assert said["**twice**"].endswith("1 paragraph appears more than once and counts once.")
    assert said["**long**"].startswith("1 sentence has more than 150 words (the longest 200)")


def test_a_codebook_is_looked_at_once_and_the_screen_shows_a_few_or_their_number(tmp_path):
    assert (
        health.codebook_lines(measured({"a": CLEAN})) == health.codebook_lines_on_screen(measured({"a": CLEAN})) == []
    )
    (tmp_path / "book.toml").write_text(BOOK)
    study = measured({"a": CLEAN, "b": CLEAN}, tmp_path / "book.toml")
    said = health.codebook_lines(study)
    assert "means only 'boats'" in said[0] and said[-1].startswith(
        "framing/issue.sea: 2 cues occur in none of the 2 articles"
    )
    assert health.codebook_lines(study) is said
    name, few = (
        ("analysis.report.tables.health.codebook_lines", (), ()),
        [f"line {n}: " + "x" * 300 for n in range(health.ON_SCREEN)],
    )
    study.kept[name] = few
    assert [line[:18] for line in health.codebook_lines_on_screen(study)] == [
        f"book.toml: line {n}:" for n in range(health.ON_SCREEN)
    ]
    assert all(line.endswith("…") for line in health.codebook_lines_on_screen(study))
    study.kept[name] = [*few, "one more"]
    assert [line[:30] for line in health.codebook_lines_on_screen(study)] == ["book.toml: 4 things to check; "]
