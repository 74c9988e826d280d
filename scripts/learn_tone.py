"""Learn the weights of tone (analysis/models/tone/weights.tsv).

    python scripts/learn_tone.py GOLD

GOLD holds `nyt_editorials` (MIT) and `newsmtsc` (MIT). Valences of VADER (MIT) and of lexicons/tone.toml are the prior.
"""

import argparse

from analysis.core.weights import write_weights
from analysis.validation.learning.tone import tone_learner, training_rows

HEAD = """Tone: valences of words and factors of contexts, learned by scripts/learn_tone.py from ratings of nyt_editorials (Hutto & Gilbert
2014, MIT) and newsmtsc (Hamborg & Donnay 2021, MIT); prior: VADER (MIT) and tone.toml. 2026-11-29.
kind: word, or the sign of the valences that a factor acts on; texts: how many of the learned texts it stands in."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", metavar="GOLD", help="folder of gold data, one folder a set")
    gold = parser.parse_args().gold
    write_weights("tone", tone_learner(gold)(), training_rows(gold)["text"], HEAD)


if __name__ == "__main__":
    main()
