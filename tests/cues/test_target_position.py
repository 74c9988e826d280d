"""Where a cue is in relation to the names of targets."""

import random

import numpy as np
import pandas as pd
from cues.matched import words_of
from cues.relations import relations

from analysis.cues.matcher import Hits
from analysis.cues.target_position import PLACES, PRONOUNS, TargetMentions, pairs_by_position


def test_without_a_parse_a_cue_goes_by_its_place():
    found = relations("Sandor accused Varga of theft.", voices="quotes")
    assert set(found.values()) <= set(PLACES)
    assert found["accused", "sandor"] == "right after"


def test_relations_tell_side_distance_and_other_names():
    words = words_of("Bold Lima praised Peru and, as the old papers of that long year said, never again blamed it.")
    place = {word: i for i, word in enumerate(words.surface)}
    named = pd.DataFrame({"first": [place["Lima"], place["Peru"]], "target": ["lima", "peru"]}).assign(
        last=lambda frame: frame["first"]
    )
    cues = [place[word] for word in ("Bold", "praised", "blamed", "Peru")]
    found = pairs_by_position(
        words, Hits(np.array(cues), np.array(cues), np.arange(len(cues))), TargetMentions.of(named)
    )
    relation = {(words.surface[cues[hit]], named["target"][mention]): PLACES[relation]
                for hit, mention, relation in zip(*found, strict=True)}  # fmt: skip
    assert relation == {
        ("Bold", "lima"): "right before", ("Bold", "peru"): "far before",
        ("praised", "lima"): "right after", ("praised", "peru"): "right before",
        ("blamed", "lima"): "far after", ("blamed", "peru"): "far after",
        ("Peru", "lima"): "right after",
    }  # fmt: skip


def test_pairs_are_those_of_the_rules_written_out():
    draw = random.Random(3)
    vocabulary = ["Lima", "Peru", "he", "cold", "but", "old,", "new;", "sea.", "bold", "wind"]
    words = words_of(" ".join(draw.choice(vocabulary) for _ in range(400)))
    spans = sorted({(i, min(i + draw.randint(0, 1), len(words) - 1)) for i in draw.choices(range(len(words)), k=120)})
    spans = [(first, last) for first, last in spans if words.unit[first] == words.unit[last]]
    hits = [spans[i] for i in sorted(draw.sample(range(len(spans)), 60))]
    apart = [span for span, before in zip(spans, [(-1, -1), *spans], strict=False) if span[0] > before[1]]
    draw.shuffle(apart)
    named = TargetMentions(
        *(np.array(side) for side in zip(*((*span, draw.randint(0, 2)) for span in apart), strict=True))
    )
    found = pairs_by_position(
        words, Hits(*(np.array(side) for side in zip(*hits, strict=True)), np.arange(len(hits))), named
    )
    expected = []
    for number, (first, last) in enumerate(hits):
        nearest = {}
        for mention, (start, stop, target) in enumerate(zip(*named, strict=True)):
            if words.unit[start] != words.unit[first] or (first <= stop and start <= last):
                continue
            low, high = (last, start) if last < start else (stop, first)
            strangers = [words.named[i] or words.key[i] in PRONOUNS for i in range(low + 1, high)]
            far = any(strangers) or words.clause[low] != words.clause[high] or high - low > 8
            relation = (2 if far else high - low > 3) + (0 if last < start else 3)
            if target not in nearest or high - low < nearest[target][0]:
                nearest[target] = high - low, mention, relation
        expected += [(number, mention, relation) for _, (_, mention, relation) in sorted(nearest.items())]
    assert len(expected) > 100
    assert list(zip(*(column.tolist() for column in found), strict=True)) == expected
