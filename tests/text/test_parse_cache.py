"""The cache that keeps parses."""

import os

import numpy as np
import pandas as pd
import pytest
from text.parsed import TEXTS, page, words

import analysis
from analysis.text import parse as parsing
from analysis.text import parse_cache
from analysis.text.parse import parse


def same(one, other):
    for a, b in zip(one, other, strict=True):
        np.testing.assert_array_equal(a, b)


def no_parser(*_):
    raise AssertionError("parsed again")
    yield


def files(cache):
    return sorted(path for path in cache.glob("*/*") if path.is_file())


def test_what_is_kept_is_what_was_parsed_and_is_not_parsed_again(cache, monkeypatch):
    fresh = parse(page(TEXTS))
    assert len(files(cache)) == 2  # an empty text has none
    monkeypatch.setattr(parsing, "_parsed", no_parser)
    kept = parse(page(TEXTS))
    assert [words(kept, column) for column in kept[4:7]] == [words(fresh, column) for column in fresh[4:7]]
    same(kept[:4], fresh[:4])
    with pytest.raises(AssertionError, match="parsed again"):
        parse(page(["The pact held."]))


def test_an_edited_codebook_parses_nothing(cache, monkeypatch, write_corpus, root):
    corpus = write_corpus({"a.txt": "The pact is hollow, critics say. Moscow gains from it.\n" * 3})
    book = corpus / "codebook.toml"
    book.write_text((root / "seeds" / "codebook.toml").read_text("utf-8"), "utf-8")
    before = analysis.measure(corpus)
    book.write_text(book.read_text("utf-8").replace('title = "', 'title = "Edited: ', 1), "utf-8")
    monkeypatch.setattr(parsing, "_parsed", no_parser)
    after = analysis.measure(corpus)
    pd.testing.assert_frame_equal(before.tokens, after.tokens)
    assert before.codebook.digest != after.codebook.digest


@pytest.mark.parametrize("harm", [b"", b"PK\x03\x04 nonsense", None, "half", "flipped"])
def test_a_damaged_file_is_parsed_and_written_again(harm, cache):
    fresh = parse(page(TEXTS[:1]))
    (path,) = files(cache)
    whole = path.read_bytes()
    broken = {None: b"\x93NUMPY", "half": whole[: len(whole) // 2], "flipped": bytes(255 - byte for byte in whole)}
    path.write_bytes(broken.get(harm, harm))
    same(parse(page(TEXTS[:1]))[:4], fresh[:4])
    assert path.read_bytes() == whole


def test_an_empty_setting_keeps_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("DISCOURSE_CACHE", "")
    monkeypatch.chdir(tmp_path)
    assert parse_cache.cache_folder() is None
    parse(page(TEXTS))
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_does_no_harm(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "file"))
    assert len(parse(page(TEXTS)).start)
    assert (tmp_path / "file").read_text() == "no folder"


def kept(cache, texts, parser):
    """Parses of one-word paragraphs, from the cache or by `parser`."""
    return parse_cache.parse_with_cache("model 1", texts, range(len(texts)), parser)


def one_token(paragraphs, names):
    for paragraph in paragraphs:
        code = names.setdefault(paragraph, len(names))
        yield np.array([[0], [len(paragraph)], [0], [code], [code], [code]], np.int32)


def no_token(paragraphs, names):
    yield from (np.zeros((6, 0), np.int32) for _ in paragraphs)


def test_texts_have_their_own_files_and_names_are_shared(cache):
    sizes, tokens, names = kept(cache, ["b", "a", "b"], one_token)
    assert (sizes.tolist(), names, tokens[3].tolist()) == ([1, 1, 1], ["b", "a"], [0, 1, 0])
    assert len(files(cache)) == 2
    sizes, tokens, names = kept(cache, ["c", "a"], one_token)
    assert [names[code] for code in tokens[5]] == ["c", "a"] and names == ["a", "c"]
    assert [path.parent.name == path.name[:2] and path.suffix == ".npz" for path in files(cache)] == [True] * 3


def test_what_has_no_token_is_not_kept_and_no_text_at_all_has_no_parse(cache):
    sizes, tokens, _ = kept(cache, ["a"], no_token)
    assert (sizes.tolist(), tokens.shape, files(cache)) == ([0], (6, 0), [])
    sizes, tokens, names = kept(cache, [], one_token)
    assert (sizes.shape, tokens.shape, names) == ((0,), (6, 0), [])


def test_a_file_of_another_form_is_written_again(cache):
    kept(cache, ["a"], one_token)
    (path,) = files(cache)
    whole = path.read_bytes()
    with np.load(path) as file:
        content = dict(file)
    for wrong in (
        {"sizes": np.array([1, 0])}, {"sizes": np.array([2])}, {"tokens": content["tokens"][:5]}, {"names": np.frombuffer(b"[", np.uint8)},
        {"tokens": content["tokens"] + np.int32(1)},
    ):  # fmt: skip
        np.savez_compressed(path, **(content | wrong))
        sizes, tokens, names = kept(cache, ["a"], one_token)
        assert (sizes.tolist(), tokens.tolist(), names) == ([1], [[0], [1], [0], [0], [0], [0]], ["a"])
        assert path.read_bytes() == whole


@pytest.mark.parametrize(("over", "left"), [(0, 5), (1, 2)])
def test_a_full_cache_loses_its_oldest_files_down_to_the_room_that_is_to_be_left(cache, monkeypatch, over, left):
    for number in range(3):
        kept(cache, ["abc"[number]], one_token)
        os.utime(max(files(cache), key=lambda path: path.stat().st_mtime_ns), (number, number))
    size = files(cache)[0].stat().st_size
    monkeypatch.setattr(parse_cache, "LIMIT", 5 * size - over)
    monkeypatch.setattr(parse_cache, "ROOM", 2 * size)
    monkeypatch.setattr(parse_cache, "_sizes", {})
    kept(cache, ["d"], one_token)
    kept(cache, ["e"], one_token)
    assert len(files(cache)) == left
    newest = sorted(int(path.stat().st_mtime) for path in files(cache))[-2:]
    assert newest[0] > 2, "those of this moment stay"
