"""Texts put together from pieces that are hard to divide, and what a word is in them."""

import re

from hypothesis import strategies as st

PIECES = [
    *".......!?      \n“”\"'’()[],;:—-_&0",
    "--",
    "..",
    "…",
    "Mr",
    "U.S",
    "A",
    "é",
    "the",
    "The",
    "So",
    "no",
    "No",
    "etc",
    "e.g",
]
PIECES += ["1,000", "2.5", "Meanwhile", "Roe", "mid-Jan", "said", "\u2003", "\u00a0", "``", "ʼ", "²", "٣"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S., p.m., U.S.-backed
    r"|\w+(?:(?:[-‐‑'’&]|(?<=\d)[.,:](?=\d)|(?<=[a-z])\.(?=[a-z]))\w+)*"  # al-Assad, doesn't, 2.5bn, nap.ba
)
