"""Write the hashes of gold rows in sight of which words, rules or thresholds were chosen (analysis/models/choices/rows.txt).

    python scripts/seen_rows.py GOLD

Run it with the folder that was worked with, before another one is scored: rows of these sets count as seen, others do not.
"""

import argparse
from pathlib import Path

from analysis.core.weights import write_hashes
from analysis.validation import opinion
from analysis.validation.gold import Gold
from analysis.validation.sentence_counts import with_text

SETS = {
    "babe": "data.jsonl", "basil": "sentences.jsonl", "checkthat_subj": "data.jsonl", "frac": "data.jsonl", "gvfc": "headlines.jsonl",
    "gwsd": "data.jsonl", "mpqa12": "sentences.jsonl", "narrative_frames": "data.jsonl", "persent": "documents.jsonl",
    "polnear": "articles.jsonl", "science_certainty": "data.jsonl",
}  # fmt: skip

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", metavar="GOLD", type=Path, help="folder of gold data, one folder a set")
    gold = Gold(parser.parse_args().gold)
    texts = [text for name, file in SETS.items() for text in gold.rows(name, file)["text"]]
    for sentences, articles in (
        opinion.oped_sentences(gold),
        opinion.us_sentences(gold, "sentences.jsonl"),
        opinion.us_sentences(gold, "hedges.jsonl"),
    ):
        texts += with_text(sentences, articles)["text"].tolist()
    write_hashes("choices", texts)
