"""How the weights of tone are learned."""

import numpy as np

from analysis.measures.vader.weighing import weigh
from analysis.validation.learning.tone import learn, prior_weights, valence_hits


def test_learning_moves_a_word_toward_its_ratings_and_leaves_the_unseen():
    texts = [f"A {word} plan number {i}." for i in range(40) for word in ("good", "bad", "nuanced", "grim")]
    ratings = np.tile([1.0, -1.0, -1.0, -1.0], 40)
    found, words = valence_hits(texts)
    one_set = np.full(len(texts), "a"), np.ones(len(texts))
    learned = learn(found, words, ratings, *one_set)
    changed = learned[learned["kind"] == "word"].set_index("key")
    assert changed.loc["nuanced", "weight"] < changed.loc["nuanced", "prior"] - 0.3
    assert set(changed.index) <= {"good", "bad", "nuanced", "grim"}
    assert (weigh(found, prior_weights())[found.key == "nuanced"] > 0).all()
    ratings[2::4] = np.nan
    assert "nuanced" not in set(learn(found, words, ratings, *one_set)["key"])


def test_what_is_denied_keeps_no_part_of_its_side_whatever_the_ratings_say():
    said = {"good": 1.0, "bad": -1.0, "not good": 1.0, "not bad": -1.0}
    found, words = valence_hits([f"A plan that is {words} in room {i}." for i in range(40) for words in said])
    learned = learn(found, words, np.tile([*said.values()], 40), np.full(160, "a"), np.ones(160))
    factors = learned.set_index(["kind", "key"])["weight"]
    assert factors["positive", "negation"] == -0.5
    assert factors["negative", "negation"] == 0
