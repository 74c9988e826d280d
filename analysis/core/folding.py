"""Replaces typographic characters by plain ones, one for one, so that offsets stay the same."""

FOLD = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("‒–—―", " "),  # a dash separates: VADER and a word list would glue its neighbours together
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f", " "),
        "…": ".",
    }
)


def fold(text: str) -> str:
    """Plain quotation marks, apostrophes, hyphens and spaces for curly and special ones; a dash becomes a space.

    Same length as `text`: `fold(text)[i]` stands for `text[i]`.
    """
    return text.translate(FOLD)
