"""Two short articles with a codebook, and files that are no articles, for the tests of the commands."""

HOPE = (
    'The pact, "a bond", may be a great success.\r\nIt is certainly lasting — and Moscow gains 👍 from it.\r\n\r\n' * 4
)
DOUBT = "The pact is hollow; the partners mistrust each other. Perhaps it might help Tehran.\n\n" * 4
GERMAN = (
    "Der Vertrag zwischen den beiden Staaten ist nach Ansicht vieler Beobachter kaum mehr als eine Geste, die auf dem "
    "Papier gut aussieht, aber im Alltag wenig ändert, weil niemand weiß, wer am Ende die Rechnung für die Straßen und "
    "Häfen bezahlen soll, von denen seit Jahren immer wieder die Rede ist."
)
BAD = {"empty.txt": b"", "binary.txt": bytes(range(256)) * 8, "german.txt": GERMAN}
CODEBOOK = """title = "Pacts"
construct = "What kind of pact the text makes of it."
version = "1"
licence = "CC0-1.0"

[sources]
own = "Our own reading."

[targets.moscow]
label = "Moscow"
names = ["Moscow"]

[stance]
positive = "bond"
negative = "deal"

[stance.categories]
bond = "A bond"
deal = "A deal"

[[stance.entries]]
category = "bond"
source = "own"
cues = ["lasting"]

[[stance.entries]]
category = "deal"
weight = -1
source = "own"
cues = ["hollow", "mistrust"]
"""
