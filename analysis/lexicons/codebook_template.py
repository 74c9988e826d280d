"""The name of a study in; its first codebook out, which works as it is and says in comments what to change."""

import json
from pathlib import Path

from analysis.corpus.filetypes import CODEBOOK

TEMPLATE = """# A codebook holds what belongs to this study alone. Every line that begins with # is a note to you.
# It works as it is, but its words are only examples. Replace them with your own, one part at a time, and check each time with
#   discourse lexicons {file}
title = {title}
question = ""                            # your question about the articles; it becomes the title of the report
construct = "What the categories below mean, so that somebody else could code with them."
version = "0.1"                          # change it whenever you change the words
licence = "CC0-1.0"

[sources]                                # the sources of the words, one reference each
own = "My own reading of the articles."

# 1. WHO. The actors in the articles: what is said about them, and what they say, is listed separately.
[targets.government]                     # a short name for tables; the label is for readers
label = "The government"
names = ["the government", "minister(|s)", "ministry"]   # minister(|s) is minister and ministers

# 2. FRAMES. What the issue is presented as. Keep "issue." before each name, or figures will not show it.
[framing.categories]
"issue.cost" = "Cost"
"issue.fairness" = "Fairness"

[[framing.entries]]                      # add as many of these as you like, for any category
category = "issue.cost"
source = "own"
cues = ["cost(|s|ly)", "price(|s)", "expens(e|es|ive)", "budget(|s)", "afford(|able)"]
except = ["at all costs"]                # longer phrases with another meaning

[[framing.entries]]
category = "issue.fairness"
source = "own"
cues = ["fair", "unfair", "fair(ly|ness)", "justice", "equal(|ly)", "inequality"]

# 3. THE AXIS. One question to which the articles give opposite answers. Denied cues count for the other pole (negation = "turn").
[stance]
positive = "works"
negative = "fails"
negation = "turn"

[stance.categories]
works = "It works"
fails = "It fails"

[[stance.entries]]
category = "works"
weight = 1                               # toward the positive pole
source = "own"
cues = ["success(|es|ful)", "effective", "works well"]

[[stance.entries]]
category = "fails"
weight = -1                              # toward the negative pole: never omit the minus
source = "own"
cues = ["failure(|s)", "ineffective", "a waste of (time|money)"]

# 4. A MEASURE OF YOUR OWN. A section with any other name is counted, compared and shown beside the package's measures.
[urgency]
negation = "cancel"                      # denied cues do not count

[urgency.categories]
now = "Urgent"

[[urgency.entries]]
category = "now"
source = "own"
cues = ["urgent(|ly)", "at once", "right now", "crisis", "crises"]

# 5. TOPIC WORDS that sound good or bad but are neither here. Tone leaves them out.
[topic]
words = []

# 6. HYPOTHESES, if you have any, written down before you see the results. Without them, hedges, boosters and tone are tested.
# [hypotheses]
# date = 2026-01-31
# [[hypotheses.entries]]
# measure = "stance"
# greater = "name-of-an-article"
"""


def write_template(name: str | Path) -> Path:
    """Write a first codebook: `codebook.toml` in a folder of that name, or a file of that name if it ends in .toml.

    Raises
    ------
    FileExistsError
        If the file exists already: somebody may have edited it.
    """
    path = Path(name) if Path(name).suffix == ".toml" else Path(name) / CODEBOOK
    study = path.stem if path.name != CODEBOOK else path.resolve().parent.name
    text = TEMPLATE.replace("{title}", json.dumps(study, ensure_ascii=False)).replace("{file}", path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise FileExistsError(f"{path} already exists and may have been edited; choose another name") from None
    return path
