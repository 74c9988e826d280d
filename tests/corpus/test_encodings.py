"""Bytes become the text that was meant, whatever was done to them; what was repaired is said."""

import pytest

from analysis.corpus.encodings import decode_article, decode_bytes, repair_text


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "mac-roman"])
def test_mojibake_is_turned_back_unless_it_is_to_stay(wrong):
    text = "“It didn’t work,” he said: naïve.\r\nAnd José’s café, too.\r\nPlain.\r\n"
    broken = text.encode().replace(b"\x9d", b"\0" if wrong == "cp1252" else b"\x9d").decode(wrong).replace("\0", "\x9d")
    found = decode_article(broken.encode())
    assert found.text == text
    assert len(found.notes) == 1 and found.notes[0].startswith("wrongly encoded characters repaired in 2 lines: ")
    left = decode_article(broken.encode(), repair=False)
    assert left.text == broken and left.notes[0].startswith("wrongly encoded characters in 2 lines: ")


@pytest.mark.parametrize(
    "text",
    [
        "Ça va à Noël — “oui”, Müller’s “größte” Élan.", "SÃO PAULO, naïve façade, crème brûlée", "Он сказал: «Нет». It’s",
        "¬A ∧ B; √2 and √(x); Γ is gamma; ├── folder", "Price: 5 €, 10 °C, ½ cup, ©2025 ™", "Σ(x²) ≥ µ ± 3σ",
    ],
)  # fmt: skip
def test_letters_and_signs_that_are_meant_stay(text):
    assert decode_article(text.encode()) == (text, "UTF-8", ())


def test_a_nul_is_left_out_and_makes_no_utf_16():
    for data in (b"Hi\0", b"A\0", b"He said\0 so.", ("x" * 100 + "\0 It didn’t work — “so” it’s over. ").encode()):
        found = decode_article(data)
        assert found.text == data.decode().replace("\0", "") and found.notes == ("1 NUL character left out",)
        assert decode_article(data, repair=False).text == data.decode()


def test_a_record_is_decoded_but_its_mojibake_is_for_its_text_to_tell():
    assert decode_bytes("didnâ€™t".encode()) == "didnâ€™t"
    assert repair_text("didnâ€™t").text == "didn’t"
    assert repair_text("lost \ufffd, \ufffd").notes == ("2 characters lost (\ufffd)",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cafÃ©", "cafÃ© → café"), ("one two cafÃ© three", "cafÃ© → café"), ("a cafÃ©-owner-of-the-town here", "cafÃ©-owner-of-the-town → café-owner-of-the-town"),
        ("x" * 11 + "Ã©", "x" * 11 + "Ã© → " + "x" * 11 + "é"), ("x" * 12 + "Ã©", "x" * 12 + "Ã© → " + "x" * 12 + "é"),
        ("x" * 13 + "Ã©", "x" * 12 + "Ã© → " + "x" * 12 + "é"), ("xÃ©" + "y" * 30, "xÃ©" + "y" * 21 + " → xé" + "y" * 22),
    ],
)  # fmt: skip
def test_the_first_word_that_is_repaired_is_shown_as_far_as_it_is_short(line, said):
    text = f"Plain.\nÇa va.\n{line}\nand cafÃ©\n"
    assert repair_text(text).notes == (f"wrongly encoded characters repaired in 2 lines: {said}, line 3",)
    assert repair_text(text, repair=False).notes == (
        f"wrongly encoded characters in 2 lines: {said.split(' → ')[0]}, line 3",
    )


@pytest.mark.parametrize(("times", "where"), [(1, "line 2"), (2, "line 2 and 1 more")])
def test_what_looks_wrong_and_cannot_be_repaired_stays_and_is_said(times, where):
    text = "The cafÃ©.\n" + "Ð\ufffdÑ\ufffdÐ¸\n" * times
    found = repair_text(text)
    assert found.text == text.replace("Ã©", "é")
    assert found.notes[1] == f"characters that look wrongly encoded were left as they are: {where}"
    assert len(found.notes) == 3 and "repaired in 1 line" in found.notes[0]
