"""Stance: the position an article takes between the two poles of the study's axis.

Construct: wording that expresses the codebook's positive or negative reading of the event (for a treaty: a lasting
alliance, or a marriage of convenience). Unit: summed weight per 1,000 words; the position is the sum over both poles.
Direction: > 0 toward the positive pole. A span belongs to one pole, by the longest cue. The sentence around a cue matters
(`modifier` names the words). A cue that is denied or mocked counts for the other pole (*not a turning point, the so-called axis*), and so
does a positive cue that is belittled (*merely formalises*). Cues that are doubted, supposed, asked or conceded count 0, and so do
cues in scare quotes. Cues with a list `about` in the codebook count only if they say something about the thing itself:
a durable alliance, not a durable peace. Without a parse, both are judged by nearness alone.
Limits: results are leads from wording. Most of what readers perceive as stance is argument without a cue, and irony without a marker is
not recognised. Needs a codebook with a `[stance]` section.

Source: the axis is the researcher's; for targeted stance as a construct see Mohammad, S., Kiritchenko, S., Sobhani, P.,
Zhu, X., & Cherry, C. (2016). SemEval-2016 Task 6: Detecting stance in tweets. Proceedings of SemEval-2016, 31–41.
"""

import numpy as np

from analysis.cues.asserted import is_echoed, is_unstated
from analysis.cues.lexicon_measure import lexicon_measure
from analysis.cues.mark_arrays import MarkArrays, MarkLabels
from analysis.cues.matcher import Hits, cues_of
from analysis.cues.negation import KEEP, TURN, acting_shifters, is_reversed
from analysis.cues.shifters import shifters
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon

ASKED = "?"
# what a shifter does to a cue of the positive and of the negative pole; what is unlikely (a negative weight) turns both
EFFECTS = {
    "doubt": (0.0, 0.0), "concession": (0.0, 0.0), "restriction": (-1.0, 1.0), "attenuation": (0.5, 0.5), "removal": (0.0, 0.0),
}  # fmt: skip
TURNS = (-1.0, -1.0)

categories, sought, _ = lexicon_measure("stance", own=False, of_codebook=True)


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, MarkArrays] | None = None) -> MarkArrays:
    """Mark the cues of both poles."""
    if codebook is None or not categories(codebook):
        return MarkArrays.none(words)
    cues = cues_of(codebook, "stance")
    hits = _of_the_thing(words, cues, cues.hits(words), codebook.about["stance"])
    weight, modifier = _stated(words, cues, hits, *_in_its_clause(words, cues, hits))
    labels = MarkLabels("stance", cues.category[hits.row], cues.entry[hits.row], modifier)
    return MarkArrays.of(words, hits.first, hits.last, weight, labels)


def _of_the_thing(words, cues, hits, about):
    """The hits without those that say something of something else."""
    roles = cues.entries["about"].to_numpy(object)[hits.row]
    if words.grammar is None or not len(roles):
        return hits
    heads = words.grammar.heads(hits.first, hits.last).tolist()
    kept = [not role or words.grammar.is_about(head, role, about) for role, head in zip(roles, heads, strict=True)]
    return Hits(*(column[np.array(kept)] for column in hits))


def _in_its_clause(words, cues, hits):
    """What each hit counts where it stands, and the words that change it."""
    weight, negated, rules = cues.weight[hits.row], cues.negated[hits.row], shifters(words)
    rule = acting_shifters(words, hits.first, hits.last, categories=rules.category.names.to_pylist())
    acts = (rule >= 0) & (negated != KEEP)
    effects = np.array([EFFECTS.get(name, TURNS) for name in [*rules.category.names.to_pylist(), ""]])
    effect = effects[np.append(rules.category.code, -1)[rule], (weight < 0).astype(int)]
    unlikely = np.append((rules.weight < 0) & rules.category.each(lambda name: name == "doubt").astype(bool), False)[
        rule
    ]
    effect = np.where(unlikely, -1.0, effect)
    effect = np.where((effect < 0) & (negated != TURN), 0.0, effect)
    effect = np.where((effect < 0) & ~is_reversed(words, hits.first, hits.last, rule), 0.0, effect)
    asked = words.asked[words.unit[hits.first]]
    weight = np.where(asked & (negated != KEEP), 0.0, np.where(acts, weight * effect, weight))
    modifier = rules.modifier(np.where(acts, rule, -1))
    return weight, modifier.replaced(asked & ~acts, ASKED)


def _stated(words, cues, hits, weight, modifier):
    """The weights without those of cues that are named and not stated; a shifter that acts has said enough."""
    free = np.flatnonzero((weight != 0) & modifier.each(lambda name: name == "").astype(bool))
    if words.grammar is None or not len(free):
        return weight, modifier
    tree, heads = words.grammar.tree, words.grammar.heads(hits.first[free], hits.last[free]).tolist()
    verdict = cues.entries["class"].eq("verdict").to_numpy()[hits.row[free]]
    for name, here in (
        ("echoed", [bool(own) and is_echoed(tree, head) for own, head in zip(verdict, heads, strict=True)]),
        ("unstated", [is_unstated(tree, head) for head in heads]),
    ):
        mask = np.zeros(len(weight), bool)
        mask[free[np.array(here)]] = True
        weight, modifier = np.where(mask, 0.0, weight), modifier.replaced(mask, name)
    return weight, modifier
