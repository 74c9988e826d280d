"""The parse of paragraphs, aligned with the text."""

import numpy as np
import pytest
from text.parsed import TEXTS, page, words

from analysis.text import parse as parsing
from analysis.text.parse import LONGEST, NoModel, parse, voices_method


def test_tokens_lie_where_they_stand(cache):
    shown = page(TEXTS)
    found = parse(shown)
    written = shown.letters(found.start.tolist(), found.end.tolist())
    assert "\ud83d" in written and "🐈" in written and "Li" in written and "\x00" in "".join(written)
    assert not any(word.isspace() or not word for word in written)
    assert (found.start[1:] >= found.end[:-1]).all()
    assert (shown.start[found.paragraph] <= found.start).all() and (found.end <= shown.end[found.paragraph]).all()
    assert words(found, found.lemma[written.index("holds")][None]) == ["hold"]


def test_heads_stay_in_their_paragraph_and_lead_to_a_root(cache):
    found = parse(page(TEXTS))
    assert (found.paragraph[found.head] == found.paragraph).all()
    up = np.arange(len(found.head))
    for _ in range(len(up)):
        up = found.head[up]
    assert (found.head[up] == up).all()
    assert set(words(found, found.label[up])) <= {"ROOT", "dep"}


def test_what_hangs_on_white_space_hangs_on_what_that_hangs_on():
    space, head = np.array([False, True, True, False, True]), np.array([0, 0, 1, 2, 4])
    kept, found = parsing._without(space, head)
    assert kept.tolist() == [0, 3] and found.tolist() == [0, 0]
    kept, found = parsing._without(np.array([True, False]), np.array([0, 0]))
    assert kept.tolist() == [1] and found.tolist() == [0]  # the root was white space


def test_a_long_paragraph_is_cut_between_sentences_and_nothing_is_lost():
    text = "He said that all will be well. " * 1_000
    parts = list(parsing._pieces(text))
    assert len(parts) > 2 and all(len(part) <= LONGEST for _, part in parts)
    assert "".join(part for _, part in parts) == text
    assert all(part.startswith("He") for _, part in parts if part)
    assert "".join(part for _, part in parsing._pieces("x" * 3 * LONGEST)) == "x" * 3 * LONGEST


def test_only_the_paragraphs_wanted_are_parsed(cache):
    found = parse(page(TEXTS), np.array([False, True, False, False]))
    assert set(found.paragraph) == {1}


def test_without_a_model_it_says_what_to_install(monkeypatch, write_corpus, tmp_path, capsys):
    from analysis.cli import main

    parsing.model_name.cache_clear()
    monkeypatch.setattr(parsing, "MODELS", ("en_no_such_model",))
    try:
        with pytest.raises(NoModel, match="--voices quotes"):
            voices_method("parsed")
        corpus = write_corpus({"a.txt": "The pact is hollow. Critics say that it is."})
        assert main(["measure", str(corpus), "--output", str(tmp_path / "out")]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("discourse: no English pipeline of spaCy is installed (en_no_such_model)")
        assert main(["measure", str(corpus), "--output", str(tmp_path / "out"), "--voices", "quotes"]) == 0
    finally:
        parsing.model_name.cache_clear()


def test_how_voices_are_found_is_told_with_the_name_of_the_pipeline():
    assert voices_method("parsed").startswith("parsed by en_core_web_sm")
    assert voices_method("quotes") == "quotation marks alone"
    with pytest.raises(ValueError, match="'parsed', 'quotes'"):
        voices_method("both")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", [""]), ("aaaaaaaaaa", ["aaaaaaaaaa"]), ("aaaaaaaaaaa", ["aaaaaaaaaa", "a"]), ("aaa bbb ccc ddd", ["aaa bbb ", "ccc ddd"]), ("aaaaaaaaa bb", ["aaaaaaaaa ", "bb"]),
        ("aaaaaaaaaa bb", ["aaaaaaaaaa", " bb"]), (" aaaaaaaaaaaa", [" aaaaaaaaa", "aaa"]), ("a aaaaaaaaaaaa", ["a ", "aaaaaaaaaa", "aa"]),
        ("A. B. C. D. EF", ["A. B. C. ", "D. EF"]), ("a. Bb cc dd ee", ["a. ", "Bb cc dd ", "ee"]), ('Aa? "Bb cc dd', ["Aa? ", '"Bb cc dd']),
    ],
)  # fmt: skip
def test_a_long_paragraph_is_cut_at_its_last_sentence_else_at_its_last_space(text, pieces, monkeypatch):
    monkeypatch.setattr(parsing, "LONGEST", 10)
    found = list(parsing._pieces(text))
    assert [piece for _, piece in found] == pieces
    assert [at for at, _ in found] == [sum(map(len, pieces[:number])) for number in range(len(pieces))]
