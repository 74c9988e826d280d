"""Who speaks in each article, how much, and introduced how."""

import pandas as pd

from analysis.scores import SCORED_SECTIONS

NOBODY = "(nobody named)"
NO_CUE = "no reporting expression"


def attributed(study):
    """Every attribution of the study with what print shows of it.

    Returns
    -------
    DataFrame
        `article`, `kind`, `speaker` (the codebook's actor, else the source as written), `cue` (the reporting expression),
        `cue_class`, `words` (in headings and body that are innermost its own), `doubtful`.
    """
    found = study.attributions
    tokens = study.tokens[study.tokens["section"].isin(SCORED_SECTIONS)]
    words = (
        tokens.groupby(["article", "attribution"]).size().rename("words").reset_index().astype({"attribution": "int64"})
    )
    found = found.merge(words, how="left", on=["article", "attribution"])
    texts = dict(zip(study.articles["article"], study.articles["text"], strict=True))
    cues = zip(found["article"], found["cue_start"], found["cue_end"], strict=True)
    labels = study.labels.get("mention", {})
    found = found.assign(
        words=found["words"].fillna(0).astype(int),
        cue=["" if pd.isna(start) else texts[article][start:end].lower() for article, start, end in cues],
        cue_class=found["cue_class"].replace("", NO_CUE),
        speaker=found["actor"].map(lambda actor: labels.get(actor, actor)).where(found["actor"] != "", found["source"]),
    )
    found["speaker"] = found["speaker"].replace("", NOBODY)
    return found[["article", "kind", "speaker", "cue", "cue_class", "words", "doubtful"]]


def speakers(study, most=8):
    """The speakers with the most words of each article.

    Returns
    -------
    DataFrame
        `article`, `speaker`, `words`, `share` (% of headings and body), `times`, `introduced` (the commonest reporting
        expressions), at most `most` rows an article.
    """
    total = study.tokens[study.tokens["section"].isin(SCORED_SECTIONS)].groupby("article").size()
    rows = []
    for (article, speaker), part in attributed(study).groupby(["article", "speaker"], sort=False):
        words, cues = int(part["words"].sum()), part["cue"][part["cue"] != ""].value_counts()
        rows.append(
            (article, speaker, words, words / total.get(article, 1) * 100, len(part), ", ".join(cues.index[:4]))
        )
    table = pd.DataFrame(rows, columns=["article", "speaker", "words", "share", "times", "introduced"])
    table = table.sort_values(["article", "words", "speaker"], ascending=[True, False, True], kind="stable")
    return table.groupby("article", sort=False).head(most).reset_index(drop=True)


def introductions(study):
    """How the words of others are introduced, for `charts.share_chart`: `group`, `part` (class of the reporting expression),
    `words`, `share` (% of the words of others)."""
    counts = attributed(study).groupby(["article", "cue_class"], sort=False)["words"].sum().reset_index()
    counts["share"] = counts["words"] / counts.groupby("article")["words"].transform("sum") * 100
    counts = counts.rename(columns={"article": "group", "cue_class": "part"})
    return counts.sort_values("part", kind="stable").reset_index(drop=True)
