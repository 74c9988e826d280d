"""Interrupt `discourse` at random moments, as Ctrl-C in a terminal does, and see what it leaves behind.

By hand, to interrupt commands 60 times each: `python tests/interrupting.py 60 measure workers report`.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from pathlib import Path

ROWS = [
    {"id": f"n{i}", "text": f"The pact may be a success.\n\nMoscow gains from it, “{i} says Ms Orr."} for i in range(8)
]
STARTING = 0.1  # seconds in which Python itself begins: what is interrupted then is not ours
GRACE = 3  # seconds for processes whose parent has ended


def write_corpus(folder, articles=8):
    """A corpus in as many partitions."""
    path = Path(folder, "news.jsonl")
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS[:articles]), "utf-8")
    return path


class Run:
    """The command in a session of its own, with folders of its own for all that is temporary."""

    def __init__(self, folder, *arguments):
        self.folder, self.name = Path(folder), f"interrupting-{uuid.uuid4().hex}"
        self.temporary = [self.folder / name for name in ("temporary", "runtime")]
        for path in self.temporary:
            path.mkdir(parents=True, exist_ok=True)
        environment = os.environ | {
            "TMPDIR": str(self.temporary[0]), "JUPYTER_RUNTIME_DIR": str(self.temporary[1]), "RUN_NAME": self.name,
        }  # fmt: skip
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "analysis", *map(str, arguments)], env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def interrupt(self, after, everybody):
        """Interrupt it after so many seconds: everybody in it, as a terminal does, or the parent alone."""
        time.sleep(max(0, self.begun + after - time.monotonic()))
        if self.process.poll() is None:
            (os.killpg if everybody else os.kill)(self.process.pid, signal.SIGINT)

    def end(self):
        """(exit status, lines on stderr, seconds until the end, what is left)."""
        asked = time.monotonic()
        try:
            _, told = self.process.communicate(timeout=180)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            return "hangs", self.process.communicate()[1].splitlines(), 60, []
        took = time.monotonic() - asked
        lines = [
            line
            for line in told.replace("\r", "\n").splitlines()
            if line and not line.endswith("…") and "it/s]" not in line and "s/it]" not in line  # what it is doing
        ]
        return self.process.returncode, lines, took, self.left()

    def left(self):
        """Processes and temporary files that are still there."""
        until = time.monotonic() + GRACE
        while (processes := list(self._processes())) and time.monotonic() < until:
            time.sleep(0.05)
        ours = [
            path for path in self.folder.rglob("*") if "dask-scratch-space" not in path.parts
        ]  # Dask cleans up later
        files = [path for path in ours if path.name.startswith("tmp") or path.name.endswith(".tmp")]
        files += [path for path in ours if path.parent in self.temporary and path not in files]
        return processes + [str(path.relative_to(self.folder)) + "/" * path.is_dir() for path in files]

    def _processes(self):
        for path in Path("/proc").glob("[0-9]*/environ"):
            try:
                if self.name.encode() in path.read_bytes():
                    yield (path.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue


COMMANDS = {
    "measure": ["measure", "{corpus}", "--output", "{folder}/out", "--partition-size", "1", "--format", "parquet"],
    "workers": ["measure", "{corpus}", "--output", "{folder}/out", "--partition-size", "1", "--workers", "2"],
    "cluster": ["measure", "{corpus}", "--output", "{folder}/out", "--partition-size", "1", "--cluster", "local", "--workers", "2"],
    "report": ["report", "{corpus}", "--output", "{folder}/html", "--figures", "{folder}/figures"],
}  # fmt: skip


def arguments(name, corpus, folder):
    return [part.format(corpus=corpus, folder=folder) for part in COMMANDS[name]]


def verdict(status, lines, left):
    """ "as promised", or what is wrong."""
    wrong = []
    if status != 130:
        wrong.append(f"status {status}")
    if len(lines) != 1 or not lines[0].startswith("discourse: interrupted"):
        wrong.append(f"{len(lines)} lines")
    return "; ".join(wrong + [f"left: {', '.join(left)}"] * bool(left)) or "as promised"


def main(times, names):
    chance = random.Random(1)
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            corpus = write_corpus(folder)
            run = Run(Path(folder, "whole"), *arguments(name, corpus, Path(folder, "whole")))
            status, lines, lasts, left = run.end()
            print(f"{name}: {lasts:.1f} s uninterrupted, status {status}, {lines}, {left}", flush=True)
            outcomes, slowest = Counter(), 0
            number = 0
            while sum(outcomes.values()) - outcomes["had ended"] < times:
                number += 1
                place = Path(folder, str(number))
                after, everybody = chance.uniform(STARTING, lasts), bool(number % 2)
                run = Run(place, *arguments(name, corpus, place))
                run.interrupt(after, everybody)
                status, lines, took, left = run.end()
                found = "had ended" if status == 0 and not left else verdict(status, lines, left)
                if found == "had ended":
                    lasts = took + after
                outcomes[found] += 1
                slowest = max(slowest, took)
                if found not in ("as promised", "had ended"):
                    print(f"  {after:.3f} s, everybody {everybody}: {found}", *lines[:60], sep="\n    ", flush=True)
            print(f"{name}: {dict(outcomes)}; at most {slowest:.1f} s to the end", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
