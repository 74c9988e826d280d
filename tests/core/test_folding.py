"""Typographic characters become plain ones, one for one."""

import pytest

from analysis.core.folding import fold


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“So,” she said", '"So," she said'), ("«so» „so‟", '"so" "so"'), ("it’s ‘so’ 5′ 6″", "it's 'so' 5' 6\""), ("well‐known and non‑stop", "well-known and non-stop"),
        ("hope—and fear–or", "hope and fear or"), ("10\u00a0km\u202fon", "10 km on"), ("so…", "so."), ("Café: naïve", "Café: naïve"), ("", ""),
    ],
)  # fmt: skip
def test_every_character_stays_at_its_place(text, plain):
    assert fold(text) == plain and len(plain) == len(text)


def test_plain_text_stays_as_it_is():
    ascii_characters = "".join(map(chr, range(128))).replace("`", "")  # a backquote may be an apostrophe
    assert fold(ascii_characters) == ascii_characters and fold("`") == "'"
