"""Learn the weights of certainty (analysis/models/certainty/weights.tsv).

    python scripts/learn_certainty.py GOLD

Prints the thresholds that belong into the lexicons' [decision] tables: the best for texts scored by weights learned
without their fifth of the documents, and the range that costs half a point of F1.
"""

import argparse
from datetime import date

import numpy as np
import pandas as pd

from analysis.core.weights import folds, row_hash, write_weights
from analysis.measures.certainty import DECISIONS
from analysis.validation.learning.certainty import (
    FILTERED,
    READERS,
    best_threshold,
    learn,
    scale_examples,
    text_scores,
)

HEAD = """Certainty: words and pairs of words with a weight on each scale; below 0 is less certain. In a pair * is any word that is no function word;
a name with a colon is a kind of cue, which each cue of that category weighs besides.
Learned by scripts/learn_certainty.py on {day} from conll2010_wiki_hedge (vagueness), conll2010_bio_hedge (speculation),
uw_factuality (settled) and science_certainty (degree), all under the MIT licence. Log-odds; for degree points of a rating from 1 to 6."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", metavar="GOLD", help="folder of gold data, one folder a set")
    gold = parser.parse_args().gold
    for scale in DECISIONS:
        rows, _, _, names, counts = scale_examples(gold, scale)
        fold, scores = folds(rows["group"]), np.zeros(len(rows))
        for number in np.unique(fold):
            here = fold == number
            weights = learn(gold, frozenset(rows.loc[here, "text"].map(row_hash)))
            scores[here] = text_scores(weights, names, counts[here], scale)
        judged = (rows["split"] != FILTERED).to_numpy()
        threshold, low, high, f1 = best_threshold(scores[judged], rows["value"].to_numpy()[judged])
        print(
            f"[decision.{scale}] below = {threshold:.2f}  (from {low:.2f} to {high:.2f}; F1 {f1:.3f}, n = {judged.sum()})"
        )
    texts = pd.concat([scale_examples(gold, scale)[0]["text"] for scale in READERS])
    write_weights("certainty", learn(gold), texts, HEAD.format(day=date.today()))


if __name__ == "__main__":
    main()
