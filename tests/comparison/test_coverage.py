"""The share of sentences that the issue frames do not see."""

from analysis import measure

BOOK = """title = "Pacts"
construct = "What a pact is about."
version = "1"
licence = "CC0-1.0"

[sources]
own = "Our own reading."

[framing]

[framing.categories]
"issue.trade" = "Trade"

[[framing.entries]]
category = "issue.trade"
source = "own"
cues = ["gas", "oil"]
"""
GAS = "Gas flows to the north. The oil and the gas are dear.\n\nNobody knows why the ministers met."
TALK = "The ministers met. They drank tea. They left. Oil was not their subject."


def test_sentences_without_a_cue_of_an_issue_frame_are_counted_by_article(write_corpus):
    corpus = write_corpus({"gas.txt": GAS, "talk.txt": TALK, "codebook.toml": BOOK})
    study = measure(corpus, voices="quotes")
    found = study.unframed()
    assert found[["article", "sentences", "unframed"]].values.tolist() == [["gas", 3, 1], ["talk", 4, 3]]
    assert found["share"].tolist() == [1 / 3, 3 / 4]
    said = study.frames().findings
    assert said.startswith("Sentences without a cue for any issue frame: gas 33 %, talk 75 %. **In 1 of 2")
    (corpus / "codebook.toml").unlink()
    assert measure(corpus, voices="quotes").frames().findings == ""
