"""What verbs of saying and thinking govern, and whose words or thoughts it is."""

import pytest
from voices.tables import sources_and_words
from voices.trees import read_tree

from analysis.voices.clauses import reported_by_verbs


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("The minister insisted that the bridge was safe.", "The minister", "the bridge was safe"),
        ("Many residents fear the river will rise.", "Many residents", "the river will rise"),
        ("The ferry, Anna Berg believes, is doomed.", "Anna Berg", "is doomed"),
        ("As Anna Berg wrote last week, the bridge is a ruin.", "Anna Berg", "the bridge is a ruin"),
        ("What the mayor conceded is that the money is gone.", "the mayor", "the money is gone"),
        ("A survey shows that most drivers avoid the bridge.", "A survey", "most drivers avoid the bridge"),
        ("The treaty states that neither town may close the river.", "The treaty", "neither town may close the river"),
        ("Critics described the bridge as a waste of money.", "Critics", "a waste of money"),
        ("The mayor called the plan foolish and costly.", "The mayor", "foolish and costly"),
        ("Residents accused the builders of cutting corners.", "Residents", "cutting corners"),
        ("The bridge is said to be the longest in the valley.", "", "to be the longest in the valley"),
        ("The mayor has said that the bridge is closed.", "The mayor", "the bridge is closed"),
        ("They met a baker saying that the bridge is closed.", "a baker", "the bridge is closed"),
        ("We hear the bridge has been closed.", "", "the bridge has been closed"),
        ("I read in serious papers that the bridge is closed.", "", "the bridge is closed"),
        ("Anna Berg asked what the bridge would cost.", "Anna Berg", "what the bridge would cost"),
        ("The mayor says it is safe as if storms never came.", "The mayor", "it is safe as if storms never came"),
        (
            "Anna Berg says the mayor “told them in a letter to us” that the bridge is closed.",
            "Anna Berg",
            "the mayor “told them in a letter to us” that the bridge is closed",
        ),
    ],
)
def test_what_verbs_give_to_somebody(text, source, words):
    assert (source, words) in sources_and_words(text)


RAINS = "that/IN/mark/4 it/PRP/nsubj/4 rain/VBZ/ccomp/1"
PLAIN = "it/PRP/nsubj/3 rain/VBZ/ccomp/1"


def berg(verb, tag="VBZ"):
    return f"berg/NNP/nsubj/1 {verb}/{tag}/ROOT/1 "


def far(words):
    """A clause with *that* after so many words, hung on a noun that nothing else is known of."""
    at = 2 + words
    return (
        berg("boast")
        + " ".join(["paper/NN/pobj/1"] * words)
        + f" that/IN/mark/{at + 2} it/PRP/nsubj/{at + 2} rain/VBZ/acl/2"
    )


def governed(written):
    """What each verb governs, the tokens of the cue and of the source, and the rule."""
    return [(one.content, one.cue, one.source, one.rule) for one in reported_by_verbs(*read_tree(written))]


GOVERNED = {
    "says that it rains": (berg("say") + RAINS, "clause", [(3, 4)], (1, 1), (0, 0)),
    "points out that it rains": (
        "berg/NNP/nsubj/1 point/VBZ/ROOT/1 out/RP/prt/1 that/IN/mark/5 it/PRP/nsubj/5 rain/VBZ/ccomp/1", "clause", [(4, 5)], (1, 2), (0, 0),
    ),
    "points it out that it rains": (
        "berg/NNP/nsubj/1 point/VBZ/ROOT/1 it/PRP/dobj/1 out/RP/prt/1 that/IN/mark/6 it/PRP/nsubj/6 rain/VBZ/ccomp/1", "clause", [(5, 6)], (1, 1), (0, 0),
    ),
    "figures that it rains": (berg("figure") + RAINS, "clause", [(3, 4)], (1, 1), (0, 0)),
    "was told by a clerk that it rains": (
        "town/NN/nsubjpass/2 be/VBD/auxpass/2 tell/VBN/ROOT/2 by/IN/agent/2 clerk/NN/pobj/3 that/IN/mark/7 it/PRP/nsubj/7 rain/VBZ/acl/4",
        "clause", [(6, 7)], (2, 2), (4, 4),
    ),
    "wants to know whether it rains": (
        berg("want") + "to/TO/aux/3 know/VB/xcomp/1 whether/IN/mark/6 it/PRP/nsubj/6 rain/VBZ/ccomp/3", "clause", [(4, 6)], (3, 3), (0, 0),
    ),
    "wants to know if it rains": (berg("want") + "to/TO/aux/3 know/VB/xcomp/1 if/IN/mark/6 it/PRP/nsubj/6 rain/VBZ/ccomp/3", "clause", [(4, 6)], (3, 3), (0, 0)),
    "wants to know why it rains": (berg("want") + "to/TO/aux/3 know/VB/xcomp/1 why/WRB/advmod/6 it/PRP/nsubj/6 rain/VBZ/ccomp/3", "clause", [(4, 6)], (3, 3), (0, 0)),
    "so worries, three words before, that": (
        "so/RB/advmod/3 far/RB/advmod/3 berg/NNP/nsubj/3 worry/VBZ/ROOT/3 that/IN/mark/6 it/PRP/nsubj/6 rain/VBZ/ccomp/3", "clause", [(5, 6)], (3, 3), (2, 2),
    ),
    "what she says is that": (
        "what/WP/dobj/2 berg/NNP/nsubj/2 say/VBZ/csubj/3 be/VBZ/ROOT/3 that/IN/mark/6 it/PRP/nsubj/6 rain/VBZ/ccomp/3", "clause", [(5, 6)], (2, 2), (1, 1),
    ),
    "it rains, she says, as an aside": (
        "it/PRP/nsubj/1 rain/VBZ/ROOT/1 ,/,/punct/1 berg/NNP/nsubj/4 say/VBZ/parataxis/1", "aside", [(0, 2)], (4, 4), (3, 3),
    ),
    "which she fears would fall": (
        "bridge/NN/ROOT/0 which/WDT/dobj/3 berg/NNP/nsubj/3 fear/VBZ/relcl/0 would/MD/aux/5 fall/VB/ccomp/0 soon/RB/advmod/5", "relative", [(4, 6)], (3, 3), (2, 2),
    ),
    "which she fears is old": (
        "bridge/NN/ROOT/0 which/WDT/nsubj/4 berg/NNP/nsubj/3 fear/VBZ/relcl/0 be/VBZ/relcl/0 old/JJ/acomp/4", "relative", [(4, 5)], (3, 3), (2, 2),
    ),
    "what she fears would fall": (
        "see/VB/ROOT/0 what/WP/dobj/3 berg/NNP/nsubj/3 fear/VBZ/dep/0 would/MD/aux/5 fall/VB/ccomp/0", "relative", [(4, 5)], (3, 3), (2, 2),
    ),
    "which she fears would fall — and fell": (
        "bridge/NN/ROOT/0 which/WDT/dobj/3 berg/NNP/nsubj/3 fear/VBZ/relcl/0 would/MD/aux/5 fall/VB/ccomp/0 —/:/punct/5 soon/RB/advmod/5", "relative", [(4, 5)], (3, 3), (2, 2),
    ),
    "as she says, it rains": (
        "as/IN/mark/2 berg/NNP/nsubj/2 say/VBZ/advcl/5 ,/,/punct/5 it/PRP/nsubj/5 rain/VBZ/ROOT/5", "as he says", [(3, 5)], (2, 2), (1, 1),
    ),
    "claims to win": (berg("claim") + "to/TO/aux/3 win/VB/xcomp/1", "to", [(2, 3)], (1, 1), (0, 0)),
    "is said to be old": (
        "bridge/NN/nsubjpass/2 be/VBZ/auxpass/2 say/VBN/ROOT/2 to/TO/aux/4 be/VB/xcomp/2 old/JJ/acomp/4", "infinitive", [(3, 5)], (2, 2), None,
    ),
    "describes it as a ruin": (berg("describe") + "it/PRP/dobj/1 as/IN/prep/1 a/DT/det/5 ruin/NN/pobj/3", "as", [(4, 5)], (1, 1), (0, 0)),
    "accuses it of being old": (berg("accuse") + "it/PRP/dobj/1 of/IN/prep/1 be/VBG/pcomp/3 old/JJ/acomp/4", "of", [(4, 5)], (1, 1), (0, 0)),
    "calls it old": (berg("call") + "it/PRP/dobj/1 old/JJ/oprd/1", "predicate", [(3, 3)], (1, 1), (0, 0)),
    "a poll finds a rise": ("poll/NN/nsubj/1 find/VBZ/ROOT/1 a/DT/det/3 rise/NN/dobj/1", "object", [(2, 3)], (1, 1), (0, 0)),
    "asks it to rain": (berg("ask") + PLAIN, "clause", [(2, 3)], (1, 1), (0, 0)),
    "insists it should be shut": (
        berg("insist") + "that/IN/mark/5 it/PRP/nsubj/5 should/MD/aux/5 shut/VB/ccomp/1", "clause", [(3, 5)], (1, 1), (0, 0),
    ),
    "says what it has": (berg("say") + "what/WP/dobj/4 it/PRP/nsubj/4 have/VBZ/ccomp/1", "clause", [(2, 4)], (1, 1), (0, 0)),
    "promises that it rains": (berg("promise") + RAINS, "clause", [(3, 4)], (1, 1), (0, 0)),
    "boasts to the papers that it rains": (far(7), "clause", [(10, 11)], (1, 1), (0, 0)),
    "boasts: that it rains": (berg("boast") + ":/:/punct/1 that/IN/mark/5 it/PRP/nsubj/5 rain/VBZ/dep/1", "clause", [(4, 5)], (1, 1), (0, 0)),
}  # fmt: skip


@pytest.mark.parametrize(("written", "rule", "content", "cue", "source"), GOVERNED.values(), ids=GOVERNED)
def test_what_a_verb_governs_and_whose_words_it_is(written, rule, content, cue, source):
    assert governed(written) == [(content, cue, source, rule)]


NOTHING = {
    "nothing says that it rains": "nothing/NN/nsubj/1 say/VBZ/ROOT/1 " + RAINS,
    "does not say that it rains": "berg/NNP/nsubj/2 not/RB/neg/2 say/VBZ/ROOT/2 that/IN/mark/5 it/PRP/nsubj/5 rain/VBZ/ccomp/2",
    "says it old": berg("say") + "it/PRP/dobj/1 old/JJ/oprd/1",
    "it was called old": "it/PRP/nsubjpass/2 be/VBD/auxpass/2 call/VBN/ROOT/2 old/JJ/oprd/2",
    "a poll was shown a rise": "poll/NN/nsubjpass/2 be/VBD/auxpass/2 show/VBN/ROOT/2 rise/NN/dobj/2",
    "a poll says a rise": "poll/NN/nsubj/1 say/VBZ/ROOT/1 rise/NN/dobj/1",
    "was professed to win": "it/PRP/nsubjpass/2 be/VBD/auxpass/2 profess/VBN/ROOT/2 to/TO/aux/4 win/VB/xcomp/2",
    "reports to be old, of itself": "it/PRP/nsubj/1 report/VBZ/ROOT/1 be/VB/oprd/1",
    "figures out that it rains": "berg/NNP/nsubj/1 figure/VBZ/ROOT/1 out/RP/prt/1 that/IN/mark/5 it/PRP/nsubj/5 rain/VBZ/ccomp/1",
    "knows that it rains": berg("know") + RAINS,
    "loves to know whether it rains": berg("love") + "to/TO/aux/3 know/VB/xcomp/1 whether/IN/mark/6 it/PRP/nsubj/6 rain/VBZ/ccomp/3",
    "wants to know that it rains": berg("want") + "to/TO/aux/3 know/VB/xcomp/1 that/IN/mark/6 it/PRP/nsubj/6 rain/VBZ/ccomp/3",
    "so worries that": "berg/NNP/nsubj/3 so/RB/advmod/3 much/RB/advmod/3 worry/VBZ/ROOT/3 that/IN/mark/6 it/PRP/nsubj/6 rain/VBZ/ccomp/3",
    "what she says is what": "what/WP/dobj/2 berg/NNP/nsubj/2 say/VBZ/csubj/3 be/VBZ/ROOT/3",
    "it rains, she says so, as an aside": "it/PRP/nsubj/1 rain/VBZ/ROOT/1 ,/,/punct/1 berg/NNP/nsubj/4 say/VBZ/parataxis/1 so/NN/dobj/4",
    "which she fears, is old": "bridge/NN/ROOT/0 which/WDT/nsubj/3 berg/NNP/nsubj/3 fear/VBZ/relcl/0 be/VBZ/dep/0 old/JJ/acomp/4",
    "what she fears is old": "what/WP/dobj/2 berg/NNP/nsubj/2 fear/VBZ/csubj/3 be/VBZ/ROOT/3 old/JJ/acomp/3",
    "she fears would fall": "bridge/NN/ROOT/0 berg/NNP/nsubj/2 fear/VBZ/relcl/0 would/MD/aux/4 fall/VB/dep/0",
    "which she feared, fallen": "bridge/NN/ROOT/0 which/WDT/dobj/3 berg/NNP/nsubj/3 fear/VBZ/relcl/0 fall/VBN/dep/0",
    "as she says so, it rains": "as/IN/mark/2 berg/NNP/nsubj/2 say/VBZ/advcl/5 so/NN/dobj/2 it/PRP/nsubj/5 rain/VBZ/ROOT/5",
    "while she says, it rains": "while/IN/mark/2 berg/NNP/nsubj/2 say/VBZ/advcl/5 ,/,/punct/5 it/PRP/nsubj/5 rain/VBZ/ROOT/5",
    "as she says it rains, not a clause": "as/IN/mark/2 berg/NNP/nsubj/2 say/VBZ/dep/5 ,/,/punct/5 it/PRP/nsubj/5 rain/VBZ/ROOT/5",
    "claims it, winning": berg("claim") + "win/VBG/xcomp/1",
    "says to win": berg("say") + "to/TO/aux/3 win/VB/xcomp/1",
    "accuses it of lying": berg("accuse") + "it/PRP/dobj/1 of/IN/prep/1 lie/VBG/pcomp/3",
    "calls it Rome": berg("call") + "it/PRP/dobj/1 rome/NNP/oprd/1",
    "what she calls old": "what/WP/dobj/2 berg/NNP/nsubj/2 call/VBZ/ROOT/2 old/JJ/oprd/2",
    "a mayor finds a rise": "mayor/NN/nsubj/1 find/VBZ/ROOT/1 a/DT/det/3 rise/NN/dobj/1",
    "insists that it be shut": berg("insist") + "that/IN/mark/4 it/PRP/nsubj/4 shut/VB/ccomp/1",
    "claims what it has": berg("claim") + "what/WP/dobj/4 it/PRP/nsubj/4 have/VBZ/ccomp/1",
    "asks that it rains": berg("ask") + RAINS,
    "promises it rains": berg("promise") + PLAIN,
    "hears the plan put by a guest": "we/PRP/nsubj/1 hear/VBD/ROOT/1 plan/NN/nsubj/3 put/VBN/ccomp/1",
    "boasts, too long before": far(8),
    "boasts, that it rains": berg("boast") + ",/,/punct/1 that/IN/mark/5 it/PRP/nsubj/5 rain/VBZ/dep/1",
    "boasts and left that it rains": berg("boast") + "leave/VBD/conj/1 that/IN/mark/5 it/PRP/nsubj/5 rain/VBZ/dep/2",
    "the town boasts; another clause": berg("boast") + "that/IN/mark/4 it/PRP/nsubj/4 rain/VBZ/ROOT/4",
    "it rains she says": "it/PRP/nsubj/1 rain/VBZ/ccomp/3 berg/NNP/nsubj/3 say/VBZ/ROOT/3",
    "she, it rains, says": "berg/NNP/nsubj/3 it/PRP/nsubj/2 rain/VBZ/ccomp/3 say/VBZ/ROOT/3",
}  # fmt: skip


@pytest.mark.parametrize("written", NOTHING.values(), ids=NOTHING)
def test_under_what_looks_like_a_verb_of_saying_nothing_is_said(written):
    assert governed(written) == []


@pytest.mark.parametrize(("verb", "said"), [(9, True), (10, False)])
def test_a_relative_pronoun_stands_at_most_eight_tokens_before_its_verb(verb, said):
    words = [
        "bridge/NN/ROOT/0",
        f"which/WDT/dobj/{verb}",
        *[f"x/RB/advmod/{verb}"] * (verb - 3),
        f"berg/NNP/nsubj/{verb}",
    ]
    assert (governed(" ".join([*words, f"fear/VBZ/relcl/0 would/MD/aux/{verb + 2} fall/VB/ccomp/0"])) != []) == said


@pytest.mark.parametrize(
    ("marks", "said"), [([","], True), (["?"], True), (["…"], True), ([","  , "”"], True), (["”"], True), ([",", "“"], True), (["“"], False), (["'"], True), ([";"], False), (["x"], False)]
)  # fmt: skip
def test_a_verb_after_a_clause_introduces_it_after_a_pause_or_a_closing_mark(marks, said):
    verb = 3 + len(marks)
    rows = [
        f"it/PRP/nsubj/1 rain/VBZ/ccomp/{verb}",
        *(f"{mark}/,/punct/{verb}" for mark in marks),
        f"berg/NNP/nsubj/{verb} say/VBZ/ROOT/{verb}",
    ]
    assert (governed(" ".join(rows)) != []) == said
