"""Bytes become text in the encoding that they are in."""

import pytest

from analysis import ArticleWarning, read_articles
from analysis.corpus.encodings import decode_article

TEXT = "He said “it didn’t work” — and the café’s owner, José, agreed… It cost £5.\n" * 3


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16-LE"), ("utf-16-be", "UTF-16-BE"),
        ("utf-32", "UTF-32"), ("cp1252", "Windows-1252"), ("mac-roman", "Mac Roman"),
    ],
)  # fmt: skip
def test_every_encoding_gives_the_same_text_and_its_name(encoding, name):
    found = decode_article(TEXT.encode(encoding))
    assert (found.text, found.encoding) == (TEXT, name)
    assert [note for note in found.notes if "Mac Roman" not in note] == []


def test_gb_18030_is_told_by_its_typographic_marks():
    text = "“It didn’t work,” he said — so it’s over…"
    found = decode_article(text.encode("gb18030"))
    assert (found.text, found.encoding) == (text, "GB 18030") and "GB 18030" in found.notes[0]
    assert decode_article("¡¿ÀÈ ÑÉ!".encode("cp1252")).encoding == "Windows-1252"


def test_single_bytes_of_another_encoding_are_read_each_by_itself():
    data = TEXT.encode() + b"It didn\x92t.\n"
    found = decode_article(data)
    assert found.text == TEXT + "It didn’t.\n"
    assert found.notes == ("1 byte that is not UTF-8 read as Windows-1252, first in line 4",)
    left = decode_article(data, repair=False)
    assert left.text == TEXT + "It didn\ufffdt.\n" and left.notes[0] == "1 byte that is not UTF-8, first in line 4"
    both = decode_article(TEXT.encode() + TEXT.encode("cp1252"))
    assert both.text == TEXT * 2 and "27 bytes that are not UTF-8" in both.notes[0]


@pytest.mark.parametrize("lost", [1, 2])
def test_a_file_that_ends_inside_a_character_is_said(lost):
    found = decode_article("He said it was a “plan”".encode()[:-lost])
    assert found.text == "He said it was a “plan\ufffd"
    assert found.notes == ("the file ends inside a character", "1 character lost (\ufffd)")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 x", "a PDF; give it the extension .pdf"), (b"PK\x03\x04x", "a zip archive"), (b"{\\rtf1 x}", "rich text"),
        (b"\xd0\xcf\x11\xe0x", "an old Word"), (bytes(range(256)) * 4, "not text"), (b"\xff\xfeabc", "damaged"), (b"\x81\x8d" * 9, "line 1"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_said(data, said):
    with pytest.raises(ValueError, match=said):
        decode_article(data)


def test_zeros_in_a_text_do_not_make_it_utf_16(write_corpus):
    text = f"{TEXT * 3}\0{TEXT * 3}"
    with pytest.warns(ArticleWarning, match="1 NUL character left out"):
        found = read_articles(write_corpus({"a.txt": text}))
        other = read_articles(write_corpus({"b.txt": text.encode("utf-16-le")}, "other"))
    assert [*found["text"], *other["text"]] == [text.replace("\0", "")] * 2


def test_a_byte_order_mark_and_the_kind_of_bytes_tell_the_encoding():
    for mark in (b"", b"\xef\xbb\xbf"):
        assert decode_article(mark + b"It didn\x92t.").text == "It didn’t."
    assert decode_article(b"caf\xc3\xa9 caf\xe9.").encoding == "UTF-8 and Windows-1252"
    assert decode_article(b"caf\xc3\xa9 \xe9\xe9").encoding == "Windows-1252"
    assert decode_article(b"\xe2\x80\x9cSo\xe2\x80 \xe9\xe9\xe9\xe9\xe9").text == "“So\ufffd ééééé"


@pytest.mark.parametrize(
    ("controls", "letters", "is_text"), [(1, 0, True), (2, 98, True), (2, 97, False), (3, 197, True), (3, 196, False)]
)
def test_of_a_hundred_characters_one_more_than_one_may_be_a_control_character(controls, letters, is_text):
    data = b"\x01" * controls + b"x" * letters
    if is_text:
        assert decode_article(data).text == data.decode()
    else:
        with pytest.raises(ValueError, match="not text"):
            decode_article(data)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_of_utf_16_without_a_mark_more_than_half_of_one_byte_in_two_is_nul(encoding):
    few, some = "abc中文字", "abcd中文字"
    assert decode_article(some.encode(encoding)).text == some
    assert decode_article("abc".encode(encoding)).text == "abc"
    for text in ("ab", few):
        with pytest.raises(ValueError, match="not text"):
            decode_article(text.encode(encoding))
    late = "中" * 201 + "a" * 400
    assert decode_article(("a" * 201 + late).encode(encoding)).text == "a" * 201 + late
