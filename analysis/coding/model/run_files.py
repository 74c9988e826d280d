"""The plan and the transcript of a run in; the files with its codes, and sentences on what was written, out."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from analysis.coding.code_checks import check_codes, codable_categories
from analysis.coding.codes import write_codes
from analysis.coding.filled_sheets import coder_file_name
from analysis.coding.model.plan import Plan
from analysis.coding.model.reporting_sheet import FILE, RUNS, reporting_sheet
from analysis.coding.model.tables import codes_of_runs
from analysis.coding.model.transcript import Transcript
from analysis.coding.model_checks import model_check_lines
from analysis.coding.reliability import reliability
from analysis.coding.reliability_report import reliability_lines
from analysis.measures.marks import categories

LISTED = 5  # requests without codes that are named


def write_run(plan: Plan, transcript: Transcript, output: Path, say: Callable[[str], object]) -> bool:
    """Write the codes of a transcript, the list of what is not coded, and the sheet; say what was written. Returns whether everything is coded."""
    codes, lost = codes_of_runs(plan, transcript)
    model = plan.settings.model
    for coder, own in codes.items():
        check_codes(own, plan.articles, codable_categories(categories(plan.book)))
        path = (
            output / f"{coder_file_name(model)}.csv"
            if coder == model
            else output / RUNS / f"{coder_file_name(coder)}.csv"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        write_codes(own, path)
    rows = [json.dumps(row, ensure_ascii=False) for row in lost.to_dict("records")]
    (output / "not-coded.jsonl").write_text("".join(f"{row}\n" for row in rows), "utf-8", "surrogatepass", newline="\n")
    (output / FILE).write_text(reporting_sheet(output), "utf-8", newline="\n")
    own = codes[model]
    say(f"{output / coder_file_name(model)}.csv: {len(own):,} codes of {own['article'].nunique():,} articles")
    for row in lost.head(LISTED).itertuples():
        which = f"sentence {row.first}" if row.first == row.last else f"sentences {row.first} to {row.last}"
        say(f"not coded: {row.article}, {which} (prompt {row.variant}, run {row.run}): {row.why[:300]}")
    if len(lost) > LISTED:
        say(f"{len(lost) - LISTED:,} more requests without codes are listed in {output / 'not-coded.jsonl'}")
    runs = [table for coder, table in codes.items() if coder != model]
    if runs:
        say("Agreement between runs (stability, not validity):")
        for line in reliability_lines(reliability(pd.concat(runs, ignore_index=True))):
            say(line)
    for line in model_check_lines(own):
        say(line)
    return not len(lost)
