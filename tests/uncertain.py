"""Sets of gold data on certainty in miniature: every second sentence is speculative, or vague, or open."""

import json

SURE = "The bridge was closed on Monday and the river rose by two metres."
SPECULATIVE = "The results suggest that the drug may possibly act on other cells."
VAGUE = "Many critics believe that it is widely considered one of the finest of numerous works."
OPEN = "The union wants to strike if the company should try to close the plant."


def write_sets(folder):
    """Write the four sets into a folder."""

    def write(name, file, rows):
        (folder / name).mkdir()
        (folder / name / file).write_text("\n".join(map(json.dumps, rows)), "utf-8")

    def pairs(marked, kind):
        return [
            (f"{text} {kind} {letter} ended.", i) for letter in "abcdefghijkl" for i, text in enumerate([SURE, marked])
        ]

    write(
        "conll2010_wiki_hedge",
        "data.jsonl",
        [
            {"id": f"w-{n}", "text": t, "label": y, "split": "test" if n % 3 else "train_cuefiltered"}
            for n, (t, y) in enumerate(pairs(VAGUE, "Case"))
        ],
    )
    write(
        "conll2010_bio_hedge",
        "data.jsonl",
        [
            {"id": f"b-{n * 40}", "text": t, "label": y, "split": "x"}
            for n, (t, y) in enumerate(pairs(SPECULATIVE, "Trial"))
        ],
    )
    write(
        "uw_factuality",
        "sentences.jsonl",
        [
            {"id": f"u-{n * 25}", "text": t, "has_uncertain_event": y, "split": "x"}
            for n, (t, y) in enumerate(pairs(OPEN, "Talk"))
        ],
    )
    write(
        "science_certainty",
        "data.jsonl",
        [
            {
                "id": f"s-{n}",
                "text": t,
                "certainty": 5.0 - 2 * y,
                "split": "x",
                "aspects": {"Probability": ["Certain", "Uncertain"][y]},
            }
            for n, (t, y) in enumerate(pairs(SPECULATIVE, "Study"))
        ],
    )
