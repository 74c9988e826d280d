"""The folder of a run in; a reporting sheet in Markdown out. What the run knows is filled in; the rest is left to the researcher."""

from pathlib import Path

import pandas as pd

from analysis import __version__
from analysis.coding.codes import read_codes
from analysis.coding.model.equivalence import equivalence, equivalence_lines
from analysis.coding.model.transcript import NAME, Transcript
from analysis.coding.model_checks import model_check_lines
from analysis.coding.reliability import reliability
from analysis.coding.reliability_report import reliability_lines
from analysis.corpus.problems import count_of

FILE, RUNS = "reporting-sheet.md", "runs"
YOURS = "*to be filled in*"
TITLES = {
    "A.1": "What the model was used for", "A.2": "Human involvement", "B.1": "Model and version", "B.2": "Access", "B.3": "Parameters",
    "B.4": "Fine-tuning or other adaptation", "B.5": "State between requests", "C.1": "Prompts", "C.2": "System instructions",
    "D.1": "Personal and sensitive data", "E.1": "Validation by people", "E.2": "Processing of the output", "F.1": "Code",
    "G.1": "Funding and interests",
}  # fmt: skip
OPTIONAL = ("Why this model", "Why these prompts", "Compared with other methods or models", "Whether the articles were in its training data",
            "Biases that may affect the conclusions", "Transcripts", "Ethics of the study", "Computation")  # fmt: skip


def reporting_sheet(folder: str | Path, codes: pd.DataFrame | None = None) -> str:
    """A reporting sheet for one run of `discourse code`, following the items of GUIDE-LLM.

    Parameters
    ----------
    folder : path
        A folder that `discourse code` wrote.
    codes : DataFrame, optional
        The codes of people, or of people and the model, from `read_codes`; the sheet then reports how far they agree.

    Returns
    -------
    str
        Markdown. The letters and numbers of the items are those of the checklist, their titles are ours.

    Notes
    -----
    GUIDE-LLM: Reporting checklist for studies with large language models in the behavioral and social sciences.
    https://www.llm-checklist.com/checklist
    """
    folder = Path(folder)
    transcript = Transcript(folder / NAME)
    filled = _filled(folder, transcript, codes)
    lines = ["# Reporting sheet: a language model as coder", "",
             "This sheet follows the items of GUIDE-LLM (https://www.llm-checklist.com/checklist); the titles are ours. What the run knows is filled in. "
             f"The rest is marked {YOURS}. Use one sheet per model.", "", "## Core items", ""]  # fmt: skip
    lines += [f"- **{item} {title}.** {filled.get(item, YOURS)}" for item, title in TITLES.items()]
    lines += ["", "## Optional items", ""]
    lines += [f"- **{title}.** {filled.get(title, YOURS)}" for title in OPTIONAL]
    return "\n".join(lines) + "\n"


def _filled(folder, transcript, codes):
    head, rows = transcript.head, list(transcript.answers.values())
    own = head["settings"]
    times = sorted(row["time"] for row in rows)
    models = _each(rows, "model")
    prints = _each(rows, "fingerprint")
    # what was sent, not what was requested: an endpoint may accept less
    given = [f"{name} {value}" for row in rows[-1:] for name, value in {**row.get("parameters", {}), "answer format": row.get("format", "")}.items()
             if value != "" and name != "seed"]  # fmt: skip
    book = own["codebook"]
    repaired = sum(row["request"]["attempt"] == 2 for row in rows)
    sent, received = (sum(pair[at] for pair in transcript.spent) for at in (0, 1))
    return {
        "A.1": f"Coding {own['sentences']:,} sentences of {len(own['articles']):,} articles. Variables: {', '.join(head['coded'])}"
               + (f". Codebook: “{book['title']}”, version {book['version']} (SHA-256 {book['digest'][:16]})." if book else ". There was no codebook."),
        "B.1": f"{own['model']}" + (f"; the server calls it {', '.join(models)}" if models else "") + (f", fingerprint {', '.join(prints)}" if prints else "")
               + (f". Answers from {times[0]} to {times[-1]}." if times else ". There were no answers.") + f" Provider, size and source: {YOURS}.",
        "B.2": f"{head['coder']}, through discourse {head['discourse']}.",
        "B.3": f"{count_of(own['variants'], 'prompt')}, {count_of(own['runs'], 'run')} of each; up to {count_of(own['window'], 'sentence')} per request; "
               + (f"requested temperature {own['temperature']}; " if own["temperature"] is not None else "the model’s default temperature; ")
               + (f"parameters sent: {', '.join(given)}; " if given else "") + "seed: the number of the run.",
        "B.4": f"None in this run. Earlier adaptation of the model: {YOURS}.",
        "B.5": "None. Each request contains the instructions, the whole article and the numbers of the sentences to code; a second request also contains the first answer.",
        "C.1": f"In full in {NAME}; digest of the prompts {own['prompts']}.",
        "C.2": f"The first message of each request in {NAME}.",
        "D.1": f"The text of the articles was sent to {head['coder']}, and nothing else. Whether it contains personal data, and whether it may be sent: {YOURS}.",
        "E.1": _validation(folder, codes),
        "E.2": "An answer must fit the JSON schema and quote each sentence word for word. " + (f"{count_of(repaired, 'answer')} did not; the model was asked a second time. " if repaired else "All answers did. ")
               + _lost(folder) + (" The codes are the median of the runs; of frames, those that more than half of the runs name." if own["runs"] * own["variants"] > 1 else ""),
        "F.1": f"discourse {__version__}; `discourse code --replay {NAME}` makes the same codes again without a network. Where both are available: {YOURS}.",
        "Transcripts": f"{NAME}: {count_of(len(rows), 'answer')} with their requests. It contains the text of the articles, which may be under copyright.",
        "Computation": f"{sent:,} tokens sent, {received:,} received (estimated where the server gave no count). Hardware: {YOURS}.",
    }  # fmt: skip


def _each(rows, name):
    return sorted({row[name] for row in rows if row.get(name)})


def _lost(folder):
    path = folder / "not-coded.jsonl"
    lost = len(path.read_text("utf-8").splitlines()) if path.exists() else 0
    some = f"{count_of(lost, 'request')} gave no usable codes; see {path.name}."
    return some if lost else "Every request gave usable codes."


def _validation(folder, codes):
    said = []
    own = read_codes(next(path for path in sorted(folder.glob("*.csv")))) if any(folder.glob("*.csv")) else None
    if own is not None:
        both = own if codes is None else pd.concat([own, codes[~codes["coder"].isin(own["coder"])]], ignore_index=True)
        said += model_check_lines(both) + equivalence_lines(equivalence(both))
    if (folder / RUNS).is_dir():
        said += [
            "Agreement between runs (stability, not validity):",
            *reliability_lines(reliability(read_codes(folder / RUNS))),
        ]
    return "".join(f"\n  - {line}" for line in said) if said else YOURS
