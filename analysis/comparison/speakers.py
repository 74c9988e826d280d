"""A study in; the statements of others in each article, and its speakers with their share of the words, out."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.comparison.scores import SCORED_SECTIONS
from analysis.cues.attribution_rows import NOBODY, speakers_of

if TYPE_CHECKING:
    from analysis.comparison.measured_corpus import MeasuredCorpus

NO_CUE = "no reporting expression"
MOST_CUES = 4
STATEMENT = ["article", "attribution", "sentence", "speaker", "source_kind", "actor", "kind", "cue", "cue_class", "text", "start",
             "end", "confidence", "doubtful"]  # fmt: skip
SPEAKER = ["article", "speaker", "source_kind", "actor", "words", "share", "times", "introduced", "doubtful"]


def statements(study: "MeasuredCorpus", of: str | None = None, about: str | None = None) -> pd.DataFrame:
    """Find what others than the authors say or think.

    Parameters
    ----------
    of : str, optional
        Only statements of this target of the codebook, by its name or label, or of this speaker, as the text names it.
    about : str, optional
        Only statements that name this target of the codebook.

    Returns
    -------
    DataFrame
        One row a statement, in reading order: `article`, `attribution` (the key of `attributions`), `sentence` (in which it
        begins), `speaker`, `source_kind`, `actor`, `kind` (direct, mixed, indirect), `cue` (the reporting expression),
        `cue_class`, `text` (the words as they stand), `start`, `end`, `confidence`, `doubtful` (counted
        as the author's words in every score).

    Raises
    ------
    ValueError
        If there is no such speaker or target.

    Examples
    --------
    >>> study = measure("seeds")  # doctest: +SKIP
    >>> study.statements(of="Iran", about="Russia")  # doctest: +SKIP
    """
    found = _attributed(study)
    if of is not None:
        found = found[_said_by(study, found, of)]
    if about is not None:
        found = found[_naming(study, found, about)]
    return found[STATEMENT].reset_index(drop=True)


def speakers(study: "MeasuredCorpus") -> pd.DataFrame:
    """Who speaks in each article, how much, and introduced how.

    Returns
    -------
    DataFrame
        One row a speaker and article, the one with the most words first: `article`, `speaker` (a name or a role as the text
        gives it; "(nobody named)" where it gives none), `source_kind`, `actor` (the codebook's target that the speaker belongs
        to, or ""), `words` and `share` (% of the words of headings and body), `times` (statements that are surely theirs),
        `introduced` (the commonest reporting expressions), `doubtful` (statements that may be theirs: their words stay with
        the author and are not in `words`).
    """
    found = _attributed(study)
    found = found[found["section"].isin(SCORED_SECTIONS)]
    total = study.tokens[study.tokens["section"].isin(SCORED_SECTIONS)].groupby("article").size()
    columns = ["article", "speaker", "source_kind", "actor", "words", "doubtful", "cue"]
    parts: defaultdict[tuple[str, str], list[tuple]] = defaultdict(list)
    for article, speaker, *rest in zip(*(found[column].tolist() for column in columns), strict=True):
        parts[article, speaker].append(tuple(rest))
    rows = []
    for (article, speaker), part in parts.items():
        kinds, actors, sizes, doubtful, cues = zip(*part, strict=True)
        kind = "nobody in particular" if speaker == NOBODY else Counter(sorted(kinds)).most_common(1)[0][0]
        introduced = ", ".join(cue for cue, _ in Counter(filter(None, cues)).most_common(MOST_CUES))
        words = sum(sizes)
        rows.append((article, speaker, kind, actors[0], words, words / total[article] * 100, len(part) - sum(doubtful),
                     introduced, sum(doubtful)))  # fmt: skip
    table = pd.DataFrame(rows, columns=SPEAKER)
    place = {article: i for i, article in enumerate(study.articles["article"])}
    table = table.assign(place=table["article"].map(place))
    table = table.sort_values(["place", "words", "speaker"], ascending=[True, False, True], kind="stable")
    return table[SPEAKER].reset_index(drop=True)


def introductions(study: "MeasuredCorpus") -> pd.DataFrame:
    """How the words of others are introduced, for `charts.share_chart`: `group`, `part` (class of the reporting expression),
    `words`, `share` (% of the words of others)."""
    found = _attributed(study)
    found = found.assign(part=found["cue_class"].replace("", NO_CUE), group=found["article"])
    counts = found.groupby(["group", "part"], sort=False)["words"].sum().reset_index()
    counts["share"] = counts["words"] / counts.groupby("group")["words"].transform("sum") * 100
    return counts.sort_values("part", kind="stable").reset_index(drop=True)


def _attributed(study):
    """The attributions with speaker, cue, text, sentence and section, and the words of headings and body that are innermost theirs."""
    found = study.attributions
    tokens = study.tokens[study.tokens["section"].isin(SCORED_SECTIONS)]
    words = tokens.groupby(["article", "attribution"]).size().rename("words").reset_index()
    found = found.merge(words.astype({"attribution": "int64"}), how="left", on=["article", "attribution"])
    texts = dict(zip(study.articles["article"], study.articles["text"], strict=True))
    cues = zip(found["article"], found["cue_start"], found["cue_end"], strict=True)
    spans = zip(found["article"], found["start"], found["end"], strict=True)
    row = _sentences(study, found)
    return found.assign(
        speaker=speakers_of(found),
        words=found["words"].fillna(0).astype(int),
        cue=pd.Series(["" if pd.isna(start) else texts[article][start:end].lower() for article, start, end in cues], dtype="str"),
        text=pd.Series([texts[article][start:end] for article, start, end in spans], dtype="str"),
        sentence=study.sentences["sentence"].to_numpy()[row],
        section=study.sentences["section"].array[row],
    )  # fmt: skip


def _sentences(study, found):
    """The row of the sentence in which each attribution begins."""
    rows = np.zeros(len(found), int)
    starts, parts = study.sentences["start"].to_numpy(), study.sentences.groupby("article", sort=False).indices
    for article, own in found.groupby("article", sort=False).indices.items():
        part = parts[article]
        at = np.searchsorted(starts[part], found["start"].to_numpy()[own], "right") - 1
        rows[own] = part[np.maximum(at, 0)]
    return rows


def _targets(study):
    """The targets of the codebook by their names and labels in small letters."""
    labels = study.labels.get("mention", {})
    return {name.lower(): target for target, label in labels.items() for name in (target, label)}


def _said_by(study, found, name):
    """Whether each statement is of a target of the codebook, or of a speaker as the text names it."""
    target = _targets(study).get(name.lower())
    by_name = found["speaker"].str.lower() == name.lower()
    if target is None and not by_name.any():
        known = dict.fromkeys([*study.labels.get("mention", {}).values(), *found["speaker"]])
        raise ValueError(f"of={name!r}: no target of the codebook and no speaker; valid: {', '.join(known)}")
    return by_name if target is None else by_name | (found["actor"] == target)


def _naming(study, found, name):
    """Whether each statement names a target of the codebook."""
    target = _targets(study).get(name.lower())
    if target is None:
        known = ", ".join(study.labels.get("mention", {}).values()) or "none, as there is no codebook with targets"
        raise ValueError(f"about={name!r}: no target of the codebook; valid: {known}")
    marks = study.marks[(study.marks["measure"] == "mention") & (study.marks["target"] == target)]
    starts = {article: part.to_numpy() for article, part in marks.groupby("article", sort=False)["start"]}
    named = []
    for article, start, end in zip(found["article"], found["start"], found["end"], strict=True):
        places = starts.get(article, np.zeros(0, int))
        named.append(bool(((places >= start) & (places < end)).any()))
    return np.array(named, bool)
