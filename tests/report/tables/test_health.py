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
    said = dict(line.split(": ", 1) for line in health.lines(study))
    assert list(said) == ["**mixed**", "**soft\u00ad**", "**twice**", "**long**"]
    assert "are in lines of German" in said["**mixed**"] and said["**mixed**"].startswith("6")
    assert said["**soft\u00ad**"] == "1 invisible character, skipped in reading."
    assert said["**twice**"].endswith("1 paragraph appears more than once and counts once.")
    assert said["**long**"].startswith("1 sentence has more than 150 words (the longest 200)")


def test_a_codebook_is_looked_at_once_and_the_screen_shows_the_first(tmp_path):
    assert health.of_codebook(measured({"a": CLEAN})) == health.on_screen(measured({"a": CLEAN})) == []
    (tmp_path / "book.toml").write_text(BOOK)
    study = measured({"a": CLEAN, "b": CLEAN}, tmp_path / "book.toml")
    said = health.of_codebook(study)
    assert "means only 'boats'" in said[0] and said[-1].startswith(
        "framing/issue.sea: 2 cues occur in none of the 2 articles"
    )
    assert health.of_codebook(study) is said
    assert health.on_screen(study)[0] == f"book.toml: {said[0]}"
    many = [f"line {n}: " + "x" * 300 for n in range(9)]
    study.kept["analysis.report.tables.health.of_codebook"] = many
    shown = health.on_screen(study)
    assert len(shown) == health.ON_SCREEN + 1 and shown[0].endswith("…") and "6 more things to check" in shown[-1]
