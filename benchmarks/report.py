"""How long a report takes after an edit of the codebook: seconds of processor a stage, and of the clock in all.

    python benchmarks/report.py FOLDER [--arguments "--no-code"]

A copy of FOLDER gets a codebook that differs from its own (or from none) by a target that nobody names. The stages are run in one process, then
`discourse report` in another: processor seconds of it and of its kernels, which several cores share, and seconds of the clock. Its files follow with
their sizes and digests, by which two versions can be compared. Run it twice: the first run keeps the parses, the second is the one that counts.
"""

import argparse
import hashlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STAGES = """
import sys, time
at = time.process_time()
def said(stage):
    global at
    now = time.process_time()
    print(f"stage\\t{stage}\\t{now - at:.2f}", flush=True)
    at = now
import matplotlib
matplotlib.use("Agg")
from analysis.report import write
from analysis.report.options import Options
said("imports")
options = Options(sys.argv[1], figures=sys.argv[2], output=sys.argv[3])
study = write._study(options, write.core_measures(write.find_codebook(options.corpus)), None)
said("reading and measuring")
parts = write.report_parts(study)
said("answer, stories, page")
parts |= write.appendix_parts(study, parts["shown"], command="")
said("appendix")
tables = write.workbook.report_xlsx(parts["shown"])
said("workbook")
write.render_page(parts, tables)
said("one page")
write.figure_archive(parts["shown"].figures)
said("figures.zip")
"""
BOOK = """title = "A study"
construct = "Two targets, to be evaluated."
version = "1"
licence = "CC0-1.0"
[sources]
record = "Public record."
[targets.president]
label = "the president"
names = ["Trump", "Obama", "Donald Trump", "Barack Obama"]
"""
EDIT = '\n[targets.edited]\nlabel = "Edited"\nnames = ["Edited By Nobody"]\n'


def used() -> float:
    """Processor seconds of all children so far."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--arguments", default="", help="further arguments of discourse report")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as private:
        corpus = shutil.copytree(options.folder, Path(private, "corpus"))
        book = corpus / "codebook.toml"
        book.write_text((book.read_text("utf-8") if book.is_file() else BOOK) + EDIT, "utf-8")
        targets = [f"--figures={private}/figures", f"--output={private}/html"]
        places = [str(corpus), f"{private}/figures", f"{private}/html"]
        stages = subprocess.run([sys.executable, "-c", STAGES, *places], check=True, text=True, stdout=subprocess.PIPE)
        print(stages.stdout, end="")
        before, began = used(), time.perf_counter()
        command = [sys.executable, "-m", "analysis", "report", str(corpus), *targets, *options.arguments.split()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        print(f"total\tprocessor\t{used() - before:.1f}\ntotal\tclock\t{time.perf_counter() - began:.1f}")
        for path in sorted(Path(private, "html", "corpus").glob("*")):
            print(f"file\t{path.name}\t{path.stat().st_size}\t{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}")
