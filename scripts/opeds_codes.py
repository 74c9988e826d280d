"""Labels of the op-eds (tests/data/opeds/labels.jsonl) in, the same as tables of codes beside them (codes/*.csv) out.

python scripts/opeds_codes.py
"""

import json
from pathlib import Path

import pandas as pd

from analysis.coding.code_checks import check_codes
from analysis.coding.codes import write_codes
from analysis.core.schema import table, text_digest

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "opeds"
CODERS = ("one", "two")
FRAMES = {
    "war": "war_weapons",
    "economy": "trade_energy",
    "pressure": "western_pressure",
}  # called otherwise in the codebook


def codes_of_labels(rows: list[dict], coder: str, digests: dict[str, str]) -> pd.DataFrame:
    """What one labeller says of every sentence, as codes.

    Of others' words (measure `voice`), hedges and boosters it says where they stand; that they were looked for is said of the
    whole text, from its first to its last sentence.
    """
    found = []
    for row in rows:
        said, place = row[coder], {name: row[name] for name in ("article", "start", "end")}
        wholes = [("stance", "all", said["stance"]), ("author_stance", "all", said["author_stance"]),
                  ("framing", "issue", len(said["frames"])), ("tone", "all", said["tone"]),
                  ("evaluation", "agreement", said["toward_pact"])]  # fmt: skip
        wholes += [("framing", f"issue.{FRAMES.get(name, name)}", 1) for name in said["frames"]]
        found += [
            place | {"measure": measure, "category": category, "value": value} for measure, category, value in wholes
        ]
    for article in dict.fromkeys(row["article"] for row in rows):
        own = [row for row in rows if row["article"] == article]
        read = {"article": article, "start": min(row["start"] for row in own), "end": max(row["end"] for row in own)}
        spans: dict[str, list] = {"hedge": [], "booster": [], "other": []}
        for row in own:
            spans["hedge"] += [(*span, "") for span in row[coder]["hedges"]]
            spans["booster"] += [(*span, "") for span in row[coder]["boosters"]]
            spans["other"] += row[coder]["others"]
        balance = len(spans["booster"]) - len(spans["hedge"])
        found += [read | {"measure": "hedging", "category": "all", "value": balance},
                  read | {"measure": "voice", "category": "all", "value": len(spans["other"])}]  # fmt: skip
        for category, places in spans.items():
            measure, value = ("voice", 1) if category == "other" else ("hedging", -1 if category == "hedge" else 1)
            found += [
                {
                    "article": article,
                    "start": start,
                    "end": end,
                    "measure": measure,
                    "category": category,
                    "value": value,
                    "note": note,
                }
                for start, end, note in places
            ]
    codes = pd.DataFrame(found)
    codes = codes.assign(
        coder=coder, coder_kind="language model", time="2026-11-28", digest=codes["article"].map(digests)
    )
    return table("codes", codes)[list(table("codes"))]


def main() -> None:
    rows = [json.loads(line) for line in (FOLDER / "labels.jsonl").read_text("utf-8").splitlines()]
    digests = {path.stem: text_digest(path.read_text("utf-8")) for path in FOLDER.glob("*.txt")}
    (FOLDER / "codes").mkdir(exist_ok=True)
    for coder in CODERS:
        codes = codes_of_labels(rows, coder, digests)
        check_codes(codes)
        write_codes(codes, FOLDER / "codes" / f"{coder}.csv")


if __name__ == "__main__":
    main()
