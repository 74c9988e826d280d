"""The article on a saved web page, and pages that hold none or cannot be read."""

import time

import pytest

from analysis.corpus import webpage
from analysis.corpus.webpage import read

LINE = "The minister said that the agreement, which he called “historic”, would be carried out in step {}; it may well fail."
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>A deal | The Gazette</title>
<meta property="og:title" content="A deal"><meta name="author" content="Jane Doe"><meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2025-01-18T10:00:00Z"></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>A deal</h1>{body}</article><aside>Most read</aside><footer>We use cookies. All rights reserved.</footer></body></html>"""

BODY = "".join(f"<p>{LINE.format(i)}</p>" for i in range(6))


def page(body=BODY, charset="utf-8"):
    return PAGE.format(body=body, charset=charset).encode(charset)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_the_article_is_taken_out_of_the_page_with_what_the_page_states(charset):
    (found,) = read(page(charset=charset))
    assert found.text.split("\n\n")[-6:] == [LINE.format(i) for i in range(6)]
    assert not any(other in found.text for other in ("Home", "Most read", "cookies", "<p>"))
    encoding = found.fields.pop("source_encoding")
    assert encoding == {"utf-8": "UTF-8", "windows-1252": "CP1252"}[charset]
    assert found.fields == {"title": "A deal", "author": "Jane Doe", "outlet": "The Gazette", "date": "2025-01-18"}
    assert found.notes == ()


def test_a_declared_encoding_that_does_not_hold_is_no_reason_to_fail():
    (found,) = read(page().replace(b'"utf-8"', b'"utf-16"'))
    assert "“historic”" in found.text
    (found,) = read(
        page().replace(b'"utf-8"', b'"iso-8859-1"').replace("“".encode(), b"\x93").replace("”".encode(), b"\x94")
    )
    assert "“historic”" in found.text


def test_a_page_without_an_article_is_said():
    with pytest.raises(ValueError, match="no article was found"):
        read(b"<html><body></body></html>")
    (found,) = read(b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert found.notes == ("only 1 word found on the page; is the article on it?",)


def test_a_page_cannot_hold_up_the_others(monkeypatch):
    began = time.process_time()
    with pytest.raises(ValueError, match="more than 120 deep"):
        read(b"<html><body>" + b"<div>" * 100_000 + page())
    (found,) = read(
        b"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + page(f"<p>{LINE} &b;&b;</p>" * 6)[15:]
    )
    assert "aaaa" not in found.text
    monkeypatch.setattr(webpage, "LARGEST", 1_000)
    with pytest.raises(ValueError, match="bytes; at most 1,000 are read"):
        read(page())
    assert time.process_time() - began < 20


@pytest.mark.parametrize("declared", ["no-such-encoding", "rot13", "utf-7", "ascii-x"])
def test_an_encoding_that_nobody_knows_is_detected(declared):
    (found,) = read(page().replace(b'"utf-8"', f'"{declared}"'.encode()))
    assert "“historic”" in found.text and found.fields["source_encoding"] == "UTF-8"


def test_a_byte_order_mark_counts_more_than_what_the_page_declares():
    (found,) = read(b"\xef\xbb\xbf" + page().replace(b'"utf-8"', b'"windows-1252"'))
    assert "“historic”" in found.text and found.fields["source_encoding"] == "UTF-8"


@pytest.mark.parametrize(
    ("words", "said"), [(24, ("only 24 words found on the page; is the article on it?",)), (25, ())]
)
def test_fewer_than_twenty_five_words_may_be_no_article(words, said):
    (found,) = read(f"<html><body><article><p>{'word ' * (words - 1)}end.</p></article></body></html>".encode())
    assert (len(found.text.split()), found.notes) == (words, said)


@pytest.mark.parametrize(("deep", "fits"), [(116, True), (117, False)])
def test_a_page_is_at_most_120_elements_deep(deep, fits):
    """Html, body, article and paragraph are the others."""
    source = f"<html><body>{'<div>' * deep}<article>{BODY}</article>{'</div>' * deep}</body></html>".encode()
    if fits:
        assert read(source)[0].text
    else:
        with pytest.raises(ValueError, match="more than 120 deep"):
            read(source)


def test_a_part_of_a_page_and_the_largest_page_are_read(monkeypatch):
    source = f'<?xml version="1.0"?><article><h1>A deal</h1>{BODY}</article>'.encode()
    monkeypatch.setattr(webpage, "LARGEST", len(source))
    (found,) = read(source)
    assert found.text.split("\n\n")[-6:] == [LINE.format(i) for i in range(6)]
    with pytest.raises(ValueError, match="at most"):
        read(source + b" ")
