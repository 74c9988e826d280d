"""A folder of articles in; a first codebook for them, at most forty lines of TOML to edit, out."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.coding import draft_parts
from analysis.coding.phrases import find_phrases
from analysis.coding.proposals import sentence_texts
from analysis.coding.recurring_names import find_recurring_names
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.corpus.files import CorpusLayout
from analysis.corpus.read import read_articles
from analysis.text.tokens import words_of_articles

ACTORS = 3
COMMENT = 150  # characters of a sentence
HEAD = """title = "A first draft: edit it"
construct = "Drafted from the articles alone by discourse codebook draft. Only you can say what the categories mean."
version = "0"
licence = "CC0-1.0"
[sources]
texts = "The articles themselves; nobody has confirmed these cues yet."
"""
FRAMING = "[framing] # words that occur together: name each group by its subject, and remove words that do not fit"
STANCE = """# An axis, for you to complete: make the poles two answers to one question, then remove the "# " from these lines. The words below were
# chosen because only one side uses them, so a difference in these words is not a finding.
# [stance]
# positive = "pole_1"
# negative = "pole_2"
# negation = "turn"
# entries = ["""


def draft(corpus: str | Path, repair: bool = True) -> str:
    """Draft a first codebook from the texts alone.

    Parameters
    ----------
    corpus : str or Path
        A folder of at least two articles.
    repair : bool
        See `analysis.corpus.encodings.decode_article`.

    Returns
    -------
    str
        TOML that loads as it is, at most forty lines: up to three names that recur; up to three groups of words that occur near each
        other and are more frequent than in American news (p < .001); and, as comments, an axis of words of judgement that only one of two
        groups of articles has. Only a reader can say what they mean. The axis is a comment because articles are bound to differ in words
        that were chosen because they differ.

    Raises
    ------
    ValueError
        If there are fewer than two articles, or too little in them recurs.
    """
    texts = read_articles(corpus, CorpusLayout(repair=repair))
    if len(texts) < 2:
        raise ValueError(
            f"{corpus}: a draft needs at least two articles, because it looks for what distinguishes them; found {len(texts)}"
        )
    tokens = words_of_articles(texts)
    text_of = sentence_texts(texts, tokens)
    tokens = tokens[tokens["section"].isin(SCORED_SECTIONS)].reset_index(drop=True)
    named = find_recurring_names(tokens)
    places = find_phrases(tokens, 1)
    frames = draft_parts.group_subject_words(
        places, tokens, {word.lower() for names in named.values() for name in names for word in name.split()}
    )
    sides = draft_parts.split_articles(places)
    poles = [draft_parts.judgement_words(tokens, side, draft_parts.sentences_about(places, frames)) for side in sides]
    if not frames or any(pole.empty for pole in poles):
        raise ValueError(
            f"{corpus}: too little recurs in these {len(texts)} articles to draft a codebook; add articles on the subject"
        )
    lines = [HEAD.rstrip()]
    for number, (name, names) in enumerate(list(named.items())[:ACTORS], 1):
        lines += [f"[targets.actor_{number}]", f"label = {_quoted(name)}", f"names = {_listed(names)}"]
    lines += [
        FRAMING,
        "entries = [",
        *(_entry(f"issue.{i}", cues.values()) for i, cues in enumerate(frames, 1)),
        "]",
        "[framing.categories]",
    ]
    lines += [f'"issue.{i}" = {_quoted(_called(cues))}' for i, cues in enumerate(frames, 1)]
    lines.append(STANCE)
    for i, (pole, weight) in enumerate(zip(poles, (1, -1), strict=True), 1):
        lines += [f"#   # {_evidence(pole, text_of)}", "# " + _entry(f"pole_{i}", pole["cue"], f"weight = {weight}, ")]
    lines += ["# ]", "# [stance.categories]"]
    lines += [f"# pole_{i} = {_quoted('As in ' + ', '.join(side[:3]))}" for i, side in enumerate(sides, 1)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")


def _listed(cues: Iterable[str]) -> str:
    return "[" + ", ".join(map(_quoted, cues)) + "]"


def _entry(category: str, cues: Iterable[str], weight: str = "") -> str:
    return f'  {{ category = "{category}", {weight}source = "texts", cues = {_listed(cues)} }},'


def _called(cues: dict[str, str]) -> str:
    return " / ".join(re.sub(r"\((.*?)\|.*?\)", r"\1", cue) for cue in list(cues.values())[:3])


def _evidence(pole: pd.DataFrame, text_of: dict[tuple[str, int], str]) -> str:
    """A sentence with the first word of a pole, cut where it is long."""
    [place, *_] = pole["evidence"].iloc[0]
    text = "".join(filter(str.isprintable, f"{place[0]}: {text_of[place]}"))
    return text if len(text) <= COMMENT else text[:COMMENT].rstrip() + " …"
