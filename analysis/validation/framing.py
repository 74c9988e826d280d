"""Frames and stance compared with people who marked them, by article, sentence or headline.

The axis and the issue frames are those of the codebooks in `cases/`, written for these subjects.
"""

import pandas as pd

from analysis.comparison.decisions import axis_side, frames_shown, leading_frame
from analysis.comparison.scores import score
from analysis.core.package_files import package_folder
from analysis.cues.matcher import match
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon, lexicon, read_codebook
from analysis.measures.marks import mark
from analysis.validation import peers
from analysis.validation.agreement import Judged, validity_row
from analysis.validation.gold import Gold, as_articles, is_chosen_on

GENERIC = {
    "RE": "generic.responsibility",  # the corpus says resolution: what can be done, and by whom
    "HI": "generic.human_interest",
    "CO": "generic.conflict",
    "MO": "generic.morality",
    "EC": "generic.economic",
}
POLICY = {
    "policy.economic": "economic",
    "policy.morality": "morality",
    "policy.fairness": "fairness_equality",
    "policy.legality": "legality_crime",
    "policy.crime": "legality_crime",
    "policy.prescription": "political_policies",
    "policy.political": "political_policies",
    "policy.security": "security_defense",
    "policy.health": "health_safety",
    "policy.cultural": "cultural_identity",
    "policy.public_opinion": "public_opinion",
}
GUNS = {
    "issue.rights": "gun_2nd_amendment_rights",
    "issue.control": "gun_control_regulation",
    "issue.politics": "politics",
    "issue.mental_health": "mental_health",
    "issue.safety": "school_public_space_safety",
    "issue.race": "race_ethnicity",
    "issue.public_opinion": "public_opinion",
    "issue.society": "society_culture",
    "issue.economy": "economic_consequences",
}
SIDES = {"concern": "agree", "doubt": "disagree"}
POLAR = {"positive": "agree", "negative": "disagree"}
OTHER = "other"  # a sentence or headline that no frame marks


def read_case(name: str) -> Lexicon:
    """The codebook of a case, from the installed package or from the project's repository."""
    return read_codebook(package_folder("cases") / name / "codebook.toml")


def narrative_frames(gold: Gold) -> list[dict]:
    """Generic frames of articles on climate change (Frermann et al. 2023), each frame by itself."""
    rows = gold.rows("narrative_frames")
    given = pd.DataFrame(list(rows["frames"]))
    scores, plain, words = _scores_and_counts(rows["text"], lexicon("framing"), "framing", section=None)
    shown = frames_shown(scores, lexicon("framing"), "article").reindex(plain.index)
    rates, known = plain.div(words, axis=0), is_chosen_on(rows["text"])
    found = []
    for short, frame in GENERIC.items():
        there = given[short].to_numpy() == 1
        others = {
            "majority": peers.majority_class(there),
            "cues": (rates[frame] > rates[frame].median()).to_numpy(),
            "trained": peers.trained_classifier(rows["text"], there, rows["id"]),
        }
        judged = Judged("narrative_frames", "article", there, rows["id"], known)
        found.append(validity_row(judged, frame, "macro_f1", shown[frame], others))
    return found


def frac(gold: Gold) -> list[dict]:
    """The leading policy frame of a sentence (FrAC: Globe and Mail and New York Times, 10 classes)."""
    rows = gold.rows("frac")
    scores, plain, _ = _scores_and_counts(rows["text"], lexicon("framing"), "framing")
    leading = leading_frame(scores, lexicon("framing"), "sentence")
    return [_class_row(_judged("frac", "sentence", rows["text"], rows["label"]), leading, plain, POLICY)]


def gvfc(gold: Gold) -> list[dict]:
    """The leading issue frame of a headline on guns (Liu et al. 2019), by the codebook of `cases/guns`."""
    rows = gold.rows("gvfc", "headlines.jsonl")
    rows = rows[rows["frame1"].notna()].reset_index(drop=True)
    book = read_case("guns")
    scores, plain, _ = _scores_and_counts(rows["text"], book, "framing", section="heading")
    leading = leading_frame(scores, book, "headline")
    return [_class_row(_judged("gvfc", "headline", rows["text"], rows["frame1"]), leading, plain, GUNS)]


def gwsd(gold: Gold) -> list[dict]:
    """Whether a sentence holds climate change a serious concern (Luo et al. 2020), by the codebook of `cases/climate`."""
    rows = gold.rows("gwsd")
    book, texts, given = read_case("climate"), rows["text"], rows["label"].to_numpy()
    scores, plain, _ = _scores_and_counts(texts, book, "stance")
    ours = axis_side(scores, book).reindex(plain.index).map(SIDES).fillna("neutral").to_numpy(object)
    numbers = peers.tool_scores(texts) | {"cues": (plain["concern"] - plain["doubt"]).to_numpy()}
    others = {
        name: None if values is None else pd.Series(values).replace(POLAR).to_numpy(object)
        for name, values in peers.peer_polarity(numbers, margins={}).items()
    }
    others |= {"majority": peers.majority_class(given), "trained": peers.trained_classifier(texts, given, texts)}
    return [validity_row(_judged("gwsd", "sentence", texts, given), "stance", "macro_f1", ours, others)]


def _judged(name, unit, texts, labels):
    """Short texts that were judged, each a document of its own."""
    return Judged(name, unit, labels, texts, is_chosen_on(texts))


def _scores_and_counts(texts, source, measure, section="body"):
    """Scores by text, counts of the plain cue list by text and category, and the words of each text."""
    book = None if source is lexicon("framing") else source
    articles, tokens = as_articles(texts, section)
    marks = mark(articles, tokens, book, [measure])
    entries = source.entries[(source.entries["measure"] == measure) & source.entries["weight"].notna()]
    words = Words.of(articles, tokens)
    hits = match(words, entries)
    names = list(source.categories[measure])
    plain = pd.crosstab(words.article[hits["first"].to_numpy(int)], hits["category"])
    plain = plain.reindex(index=articles["article"], columns=names, fill_value=0)
    return score(marks, tokens, ["article"]), plain, tokens.groupby("article").size().reindex(articles["article"])


def _class_row(judged, leading, plain, classes):
    """The row for texts that have one frame each; `classes` gives the annotators' class of each of ours."""

    def named(frames):
        return frames.reindex(plain.index).map(classes).fillna(OTHER).to_numpy(object)

    plain, given, texts = plain[list(classes)], judged.labels, judged.documents
    others = {
        "majority": peers.majority_class(given),
        "cues": named(plain.idxmax(axis=1).where(plain.any(axis=1), "")),
        "trained": peers.trained_classifier(texts, given, texts),
    }
    return validity_row(judged, "framing", "macro_f1", named(leading), others)
