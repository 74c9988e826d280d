"""Learn the weights of the measure `evaluation` from NewsMTSC: python scripts/learn_evaluation.py GOLD

Writes `analysis/models/evaluation/weights.tsv` and `models/evaluation/rows.txt`. GOLD is the folder with one folder a gold set.
"""

import sys

from analysis.core.weights import read_gold, write_weights
from analysis.validation.learning.targets import learn

HEAD = """What cues count for or against a target, by its role in what they say (where nothing is parsed, by their place): points of log-odds.
signal favour: favourable (> 0) against unfavourable; polar: how much speaks for any evaluation at all (> 0).
Learned by scripts/learn_evaluation.py from the train rows of NewsMTSC (github.com/fhamborg/NewsMTSC, MIT licence), with the
classes of lexicons/evaluation.toml and the valences of VADER (Hutto & Gilbert 2014; MIT licence) as what is known before."""


def main(gold):
    rows = read_gold(gold, "newsmtsc")
    rows = rows[rows["split"] == "train"]
    weights = learn(rows)
    write_weights("evaluation", weights, rows["text"], HEAD)
    print(f"{len(weights)} weights of {weights['cue'].nunique()} cues from {len(rows)} rows")


if __name__ == "__main__":
    main(*sys.argv[1:])
