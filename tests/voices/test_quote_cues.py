"""What introduces a quotation, and who says it."""

import pytest
from voices.tables import found
from voices.trees import grown

from analysis.voices.quote_cues import QuotePlace, quote_cue

LONG = "“The bridge will fall before the winter.”"
SAID = "“The bridge will fall before the winter,”"


def introduced(text):
    """The source and the cue of each quotation in a text."""
    table = found(text)
    places = table[["cue_start", "cue_end"]].fillna(0).to_numpy(int)
    cues = [text[start:end] for start, end in places]
    return list(zip(table["source"], cues, strict=True))


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (f"Anna Berg wrote in a letter to the town: {LONG}", "Anna Berg", "wrote"),
        (f"Anna Berg wrote in a letter to the town:\n\n{LONG}", "Anna Berg", "wrote"),
        (f"{SAID} Anna Maria Berg said.", "Anna Maria Berg", "said"),
        (f"{SAID} said Anna Maria Berg.", "Anna Maria Berg", "said"),
        (f"{SAID} in the words of Anna Berg.", "Anna Berg", "in the words of"),
        (f"{LONG} — Jane Roe", "Jane Roe", ""),
        (f"{LONG} (Jane Roe)", "Jane Roe", ""),
        (f"Berg’s warning — {LONG} — was heard.", "Berg", "warning"),
        (f"{LONG} Jane Roe left.", "", ""),
        (f"Asked about it, Berg was short: {LONG}", "Berg", "Asked"),
        (f"Nobody spoke of it. {LONG} — Jane Roe left the hall.", "", ""),
    ],
)
def test_who_says_a_quotation_and_what_says_so(text, source, cue):
    assert introduced(text) == [(source, cue)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The mayor spoke, then ate a “fair” share.", []),
        ("The mayor called it “fair”.", [("The mayor", "called")]),
        ("The mayor said: “Never again.”", [("The mayor", "said")]),
        ("The mayor said so. “Never again” is no plan.", []),
    ],
)
def test_a_short_quotation_has_its_cue_next_to_it(text, quoted):
    assert introduced(text) == quoted


@pytest.mark.parametrize(
    "text", [f"I said last year: {LONG}", f"We said it in May: {LONG}", f"{SAID} we wrote in May."]
)
def test_what_authors_quote_of_their_own_words_is_theirs(text):
    assert introduced(text) == []


@pytest.mark.parametrize(
    "before", ["Jane Roe said it all. A sign in the hall:", "Jane Roe said it all\n\nA sign in the hall:"]
)
def test_the_cue_of_another_sentence_introduces_nothing(before):
    assert "said" not in [cue for _, cue in introduced(f"{before} {LONG}")]


@pytest.mark.parametrize(
    ("after", "source", "verb"),
    [("United Nations said", (5, 6), 7), ("said United Nations", (6, 7), 5), ("said", None, None)],
)
def test_a_name_beside_a_verb_speaks_where_the_parser_sees_no_subject(after, source, verb):
    words = ["“", "Go", "home", ",", "”", *after.split()]
    rows = {
        "United": ("compound", "NNP"),
        "Nations": ("dep", "NNPS"),
        "said": ("ROOT", "VBD", "say"),
        "Go": ("ROOT", "VB"),
    }
    tree = grown(*((at, *rows.get(word, ("punct", "."))) for at, word in enumerate(words)))
    cue = quote_cue(QuotePlace(tree, words, 0, 5), False, False)
    assert (cue and cue.source) == source and (cue and cue.words) == (verb and (verb, verb))


def credited(after, paragraphs):
    """The source that a credit after a quotation names."""
    words = ["“", "It", "fell", ".", "”", *after.split()]
    tags = {"left": "VBD", "It": "PRP"}
    rows = [(at, "dep", tags.get(word, "NNP"), word.lower()) for at, word in enumerate(words)]
    tree = grown(*rows)._replace(paragraph=[0] * 5 + paragraphs)
    cue = quote_cue(QuotePlace(tree, words, 0, 5), False, False)
    return cue and cue.source


@pytest.mark.parametrize(
    ("after", "begins", "source"),
    [
        ("— Jane Roe", 0, (6, 7)), ("( Jane Roe )", 0, (6, 7)), ("— Jane Roe", 1, (6, 7)), ("— Jane Roe", 2, None), ("— Jane left", 0, None), ("— jane Roe", 0, None), ("Jane Roe", 0, None),
        ("— Jane " + "x " * 10, 0, (6, 6)), ("— Jane " + "x " * 11, 0, None), ("—", 0, None),
    ],
)  # fmt: skip
def test_a_credit_is_a_name_of_a_dozen_tokens_at_most(after, begins, source):
    assert credited(after, [begins] * len(after.split())) == source
