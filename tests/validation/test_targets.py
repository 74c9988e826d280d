"""Evaluation of targets on small made-up sets: what is found toward each target, and what others find."""

import json
import re
from pathlib import Path

from judged import macro_f1

from analysis.validation import targets
from analysis.validation.gold import Gold

BOTH = "Holm was praised for his brave and honest work, but Lund lied about the scandal."


def row(number, text, target, label, split="train"):
    start = text.index(target)
    return {"id": number, "text": text, "target": target, "start": start, "end": start + len(target), "label": label,
            "source_corpus": "made", "split": split}  # fmt: skip


def test_the_target_of_a_sentence_is_evaluated_in_each_split(write_gold, monkeypatch):
    asked = []
    monkeypatch.setattr(targets, "trained_classifier", lambda *given: asked.append([list(part) for part in given]))
    rows = [
        row(
            "allsides_1000_401_25_Berg_0_4|train", "Berg was praised for his brave and honest work.", "Berg", "positive"
        ),
        row("allsides_1000_401_26_Lund_0_4|train", "Lund lied about the scandal.", "Lund", "negative"),
        row("polusa_v1_402_27_Holm_0_4|train", "Holm met the mayor.", "Holm", "neutral"),
        row("polusa_v1_2_7_Lund_52_56|test", BOTH, "Lund", "negative", "test"),
        row("allsides_1001_403_4_Holm_0_4|test", BOTH, "Holm", "negative", "test"),
    ]
    train, test = targets.newsmtsc(write_gold("newsmtsc", rows))
    assert (train["unit"], train["n"]) == ("target in a sentence, train", 3)
    assert (test["unit"], test["n"]) == ("target in a sentence, test", 2)
    assert train["ours"] == 1 and train["seen"] == 0
    assert train["cues"] == macro_f1(["positive", "negative", "neutral"], ["positive", "negative", "positive"])
    assert train["majority"] == macro_f1(["positive", "negative", "neutral"], ["negative"] * 3)
    assert test["ours"] == test["cues"] == macro_f1(["negative"] * 2, ["negative", "positive"])
    assert test["vader"] == test["majority"] == 1  # VADER gives both targets the same
    ((around, labels, groups),) = asked
    assert around[1] == "Lund lied about the scandal.  after_lied after_about after_the after_scandal."
    assert around[3].startswith(f"{BOTH} before_Holm before_was ") and around[3].endswith(
        " before_but after_lied after_about after_the after_scandal."
    )
    assert labels == ["positive", "negative", "neutral", "negative", "negative"]
    assert groups == ["401", "401", "polusa_v1_402", "polusa_v1_2", "403"]  # the event, or the article


def test_an_article_is_for_or_against_its_entity_from_a_sum_on(write_gold):
    texts = {
        "Anna Berg was praised for her brave and honest work. Berg is a hero. She is a brilliant and generous woman.": (
            "Anna Berg", "positive"),
        "Lund lied about the scandal. The corrupt Lund was a coward and a disgrace.": ("Lund", "negative"),
        '"Holm is a liar, a coward and a disgrace," said Berg. Holm met the mayor.': ("Holm", "neutral"),
        "Voss was praised.": ("Voss", "positive"),
    }  # fmt: skip
    labels = [label for _, label in texts.values()]
    rows = [
        {"id": f"p{i}", "target": entity, "text": text, "masked_text": text.replace(entity, "[TGT]"), "label": label}
        for i, (text, (entity, label)) in enumerate(texts.items())
    ]
    both, author = targets.persent(write_gold("persent", rows, "documents.jsonl"))
    assert (both["measure"], author["measure"]) == ("evaluation, all voices", "evaluation, author's voice")
    assert both["ours"] == macro_f1(labels, ["positive", "negative", "negative", "neutral"])
    assert author["ours"] == macro_f1(labels, ["positive", "negative", "neutral", "neutral"])
    assert author["cues"] == macro_f1(labels, ["positive", "negative", "neutral", "neutral"])
    assert author["majority"] == macro_f1(labels, ["positive"] * 4)


def test_of_two_articles_on_one_event_the_kinder_is_found_by_labels_and_by_ratings(write_gold):
    texts = ["Berg was praised.", "Berg failed.", "Berg met the mayor."]
    articles = [
        {"id": f"a{i}", "triplet": "t", "text": text, "title": text, "sentences": ["Rain fell.", "Snow fell."]}
        for i, text in enumerate(texts)
    ]
    labels = ["positive", "negative", "neutral"]
    write_gold("basil", articles, "articles.jsonl")
    rows = [{"doc_id": f"a{i}", "triplet": "t", "target": "Berg", "label": label} for i, label in enumerate(labels)]
    found = targets.basil_targets(write_gold("basil", rows, "author_stance.jsonl"))
    assert [(row["set"], row["n"], row["ours"]) for row in found] == [("basil", 3, 1), ("basil", 3, 1)]
    write_gold("seesaw", articles, "articles.jsonl")
    rows = [{"doc_id": f"a{i}", "entity": "Berg", "mean_sentiment": value} for i, value in enumerate([2, -2, -1])]
    found = targets.seesaw(write_gold("seesaw", rows, "article_entity_sentiment.jsonl"))
    assert [(row["set"], row["n"], row["ours"]) for row in found] == [("seesaw", 3, 1), ("seesaw", 3, 1)]


DATA = Path(__file__).parents[1] / "data"


def test_sentences_on_the_pact_are_scored_where_both_labellers_agree(tmp_path):
    text = (DATA / "opeds" / "dev-01.txt").read_text("utf-8")
    places = [found.span() for found in re.finditer(r"[^\n]+", text)]
    labels = [(1, 0), (1, 1), *[(0, 0)] * (len(places) - 2)]
    rows = [
        {"article": "dev-01", "start": start, "end": end, "one": {"toward_pact": one}, "two": {"toward_pact": two}}
        for (start, end), (one, two) in zip(places, labels, strict=True)
    ]
    (tmp_path / "opeds").mkdir()
    (tmp_path / "opeds" / "sentences.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (row,) = targets.opeds_targets(Gold(tmp_path))
    assert row["n"] == len(places) - 1
    wrong = [row | {"one": {"toward_pact": 1}, "two": {"toward_pact": 1}} for row in rows]
    (tmp_path / "opeds" / "sentences.jsonl").write_text("\n".join(map(json.dumps, wrong)), "utf-8")
    (other,) = targets.opeds_targets(Gold(tmp_path))
    assert other["n"] == len(places) and other["majority"] == 1 and other["ours"] != row["ours"]
