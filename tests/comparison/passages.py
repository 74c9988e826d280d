"""Studies of articles that share passages word for word."""

import pandas as pd

import analysis
from analysis.core.schema import table

SAID = "“We shall keep this harbour open for every ship that asks us for shelter,” the mayor said on Monday."
BODY = "The ferry has been late all week. Nobody at the pier could say why it was so, and nobody was asked about it by the town."


def measured(texts):
    """The hedges of these texts, by the names of their articles."""
    frame = pd.DataFrame({"article": list(texts), "text": list(texts.values())})
    return analysis.measure(table("articles", frame), voices="quotes", measures=["hedging"])


def shared():
    """Four articles: b and c share a passage with a, d shares nothing."""
    return measured({
        "a": f"Old news came from the north.\n\n{SAID} {BODY}", "b": f"{SAID} Yet few believed a word of all that.",
        "c": BODY, "d": "Here is nothing that others have.",
    })  # fmt: skip


AGENCY = (
    "The talks may perhaps end this week, an official said, and it seems that they could possibly bring a deal about."
)
OWN = "{} of the town waits for the ferry in the rain. It comes late on every single day of the week, {}."


def grouped():
    """Four articles of an outlet that share an agency's hedges, four of another without any."""
    own = [OWN.format(name, name.lower()) for name in "Ada Ben Cleo Dan Eve Finn Gus Hal".split()]
    texts = [f"{text} {AGENCY}" if at < 4 else text for at, text in enumerate(own)]
    frame = pd.DataFrame({"article": list("abcdefgh"), "text": texts, "outlet": ["X"] * 4 + ["Y"] * 4})
    return analysis.measure(table("articles", frame), voices="quotes", measures=["hedging"])
