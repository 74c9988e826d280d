"""The folder of a run in; a reporting sheet as Markdown, out: what the run itself knows is filled in, the rest is left to the researcher."""

from pathlib import Path

import pandas as pd

from analysis import __version__
from analysis.coding.codes import read_codes
from analysis.coding.judged import reliability_lines
from analysis.coding.model.equivalence import equivalence, equivalence_lines
from analysis.coding.model.transcript import NAME, Transcript
from analysis.coding.reliability import reliability
from analysis.coding.validated import check_lines

FILE, RUNS = "reporting-sheet.md", "runs"
YOURS = "*to be filled in*"
TITLES = {
    "A.1": "What the model was used for", "A.2": "People in the loop", "B.1": "Model and version", "B.2": "Access", "B.3": "Parameters",
    "B.4": "Fine-tuning or other adaptation", "B.5": "State between requests", "C.1": "Prompts", "C.2": "System instructions",
    "D.1": "Personal and sensitive data", "E.1": "Validation by people", "E.2": "Processing of the output", "F.1": "Code",
    "G.1": "Funding and interests",
}  # fmt: skip
OPTIONAL = ("Why this model", "Why these prompts", "Compared with other methods or models", "Whether the articles were in its training data",
            "Bias that may bear on the conclusions", "Transcripts", "Ethics of the study", "Computation")  # fmt: skip


def sheet(folder: str | Path, codes: pd.DataFrame | None = None) -> str:
    """A reporting sheet of one run of `discourse code`, after the items of GUIDE-LLM.

    Parameters
    ----------
    folder : path
        That `discourse code` wrote.
    codes : DataFrame, optional
        The codes of people, or of people and the model, from `read_codes`: then the sheet says how far they agree.

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
             "After the items of GUIDE-LLM (https://www.llm-checklist.com/checklist), with titles of our own. What the run knows is filled in; "
             f"{YOURS} is for you. Use one sheet a model.", "", "## Core items", ""]  # fmt: skip
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
    # what was sent, not what was asked for: an endpoint may take less
    given = [f"{name} {value}" for row in rows[-1:] for name, value in {**row.get("parameters", {}), "answers held to": row.get("format", "")}.items()
             if value != "" and name != "seed"]  # fmt: skip
    book = own["codebook"]
    repaired = sum(row["request"]["attempt"] == 2 for row in rows)
    sent, received = (sum(pair[at] for pair in transcript.spent) for at in (0, 1))
    return {
        "A.1": f"Coding {own['sentences']:,} sentences of {len(own['articles']):,} articles in: {', '.join(head['coded'])}"
               + (f", by the codebook “{book['title']}”, version {book['version']} (SHA-256 {book['digest'][:16]})." if book else ", without a codebook."),
        "B.1": f"{own['model']}" + (f"; the server calls it {', '.join(models)}" if models else "") + (f", fingerprint {', '.join(prints)}" if prints else "")
               + (f". Asked from {times[0]} to {times[-1]}." if times else ". Nothing was answered.") + f" Provider, size and source: {YOURS}.",
        "B.2": f"{head['coder']}, by discourse {head['discourse']}.",
        "B.3": f"{own['runs']} runs of each of {own['variants']} prompt variants, {own['window']} sentences a request; "
               + (f"temperature asked for: {own['temperature']}; " if own["temperature"] is not None else "temperature left to the model; ")
               + (f"sent: {', '.join(given)}; " if given else "") + "seed: the number of the run.",
        "B.4": f"None by discourse. Of the model: {YOURS}.",
        "B.5": "None: every request holds the instructions, the whole article and which sentences to code; a repair holds the first answer too.",
        "C.1": f"All in {NAME}, word for word; digest of the prompts {own['prompts']}.",
        "C.2": f"The first message of each request in {NAME}.",
        "D.1": f"The text of the articles was sent to {head['coder']}, nothing else. Whether it holds personal data, and on what terms they may be sent: {YOURS}.",
        "E.1": _validation(folder, codes),
        "E.2": f"An answer has to fit the JSON schema and to quote its sentences word for word. {repaired:,} answers did not and were asked for once "
               f"more. {_lost(folder)} Of several runs the middle code, or the names in more than half of them, is taken.",
        "F.1": f"discourse {__version__}; `discourse code --replay {NAME}` makes the same codes without the network. Where both can be had: {YOURS}.",
        "Transcripts": f"{NAME}: {len(rows):,} answers, with their requests. It holds the articles’ text: mind their copyright.",
        "Computation": f"{sent:,} tokens sent, {received:,} answered (estimated where the server did not count). Hardware: {YOURS}.",
    }  # fmt: skip


def _each(rows, name):
    return sorted({row[name] for row in rows if row.get(name)})


def _lost(folder):
    path = folder / "not-coded.jsonl"
    lost = len(path.read_text("utf-8").splitlines()) if path.exists() else 0
    return (
        f"{lost:,} requests are without usable codes: {path.name}." if lost else "No request is without usable codes."
    )


def _validation(folder, codes):
    said = []
    own = read_codes(next(path for path in sorted(folder.glob("*.csv")))) if any(folder.glob("*.csv")) else None
    if own is not None:
        both = own if codes is None else pd.concat([own, codes[~codes["coder"].isin(own["coder"])]], ignore_index=True)
        said += check_lines(both) + equivalence_lines(equivalence(both))
    if (folder / RUNS).is_dir():
        said += [
            "Between runs, which says nothing of validity:",
            *reliability_lines(reliability(read_codes(folder / RUNS))),
        ]
    return "".join(f"\n  - {line}" for line in said) if said else YOURS
