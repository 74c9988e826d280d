"""Learn what the cues of subjectivity weigh: python scripts/learn_subjectivity.py GOLD."""

import sys
from pathlib import Path

from analysis.core.weights import write_weights
from analysis.validation.learning.subjectivity import learn, training_contrasts

HEAD = """Points of each entry of subjectivity.toml: the weight by hand, moved by what sets opinion outlets apart from news outlets, sentences
that evaluate somebody from neutral ones, and polar from milder editorials; n: the texts of these that have it.
Learned by scripts/learn_subjectivity.py from news_background (AllSides articles, Apache-2.0), newsmtsc (MIT) and nyt_editorials (MIT)."""

if __name__ == "__main__":
    gold = Path(sys.argv[1])
    texts = [text for contrast in training_contrasts(gold).values() for text in contrast[0]]
    write_weights("subjectivity", learn(gold), texts, HEAD)
