"""A corpus and a reader's audit of it in; the corrected tables as CSV files in a folder out."""

from collections.abc import Callable
from pathlib import Path

from analysis.archive.outputs import check_output_folder, write_csv
from analysis.coding.audit_correction import with_audit
from analysis.coding.codes import write_codes
from analysis.comparison.measured_corpus import MeasuredCorpus


def measure_audited(
    corpus: str | Path, output: str | Path, audit: str | Path, measure: Callable[[], MeasuredCorpus]
) -> MeasuredCorpus:
    """Call `measure` for a corpus, correct the tables by an audit (see `with_audit`), and write the tables that `measure_archive` writes in CSV.

    Beside them are `audit.csv` (precision and recall), `audit_cues.csv` (what to change) and, if sentences were coded, `codes.csv`.

    Raises
    ------
    ValueError
        If the folder is not empty, or the audit is not valid.
    """
    output = Path(output)
    check_output_folder(corpus, output)
    if output.exists() and any(output.iterdir()):
        raise ValueError(f"{output}: not empty; tables corrected by an audit need an empty folder")
    study = with_audit(measure(), audit)
    output.mkdir(parents=True, exist_ok=True)
    for name in ("articles", "sentences", "attributions", "marks", "scores", "comparison", "problems"):
        write_csv(output / f"{name}.csv", [getattr(study, name)])
    write_csv(output / "audit.csv", [study.audit["precision"]])
    write_csv(output / "audit_cues.csv", [study.audit["cues"]])
    if len(study.codes):
        write_codes(study.codes, output / "codes.csv")
    return study
