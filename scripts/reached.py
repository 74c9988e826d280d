"""The tests of a project in; which of them run which lines of the package out: for `mutants.py`."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import coverage

TOOK = re.compile(r"^([\d.]+)s (?:setup|call|teardown) +(\S.*)$", re.MULTILINE)


class Reached(NamedTuple):
    """For each module and line, the tests that run it. Lines that numba compiles, and those that run on import, have none."""

    lines: dict[str, dict[str, list[str]]]

    def tests_running(self, module, lines):
        """The tests that run one of these lines, the quickest first; if there are none, those that run any line of the module."""
        own = self.lines.get(str(module), {})
        near = [test for line in lines for test in own.get(str(line), ())]
        return list(dict.fromkeys(near or [test for tests in own.values() for test in tests]))


def tests_reached(root: Path, workers: int, kept: Path | None = None) -> Reached:
    """Run every test but the slow ones, to see what it runs; what is `kept` of an earlier run is read instead."""
    if kept and kept.exists():
        return Reached(json.loads(kept.read_text("utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        data, plan = Path(folder, "coverage"), Path(folder, "coveragerc")
        plan.write_text(f"[run]\nsource = analysis\nparallel = true\ndata_file = {data}\n", "utf-8")
        parts = ["-q", "-n", str(workers), "--dist", "worksteal", "--durations=0", "--durations-min=0"]
        lines = ["--cov", f"--cov-config={plan}", "--cov-context=test", "--cov-report="]
        command = [sys.executable, "-m", "pytest", *parts, *lines]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"the tests fail without any change:\n{done.stdout[-3000:]}{done.stderr[-1000:]}")
        found = Reached(_lines(root, data, _seconds(done.stdout)))
    if kept:
        kept.write_text(json.dumps(found.lines), "utf-8")
    return found


def _seconds(printed):
    """How long each test takes, after what pytest prints: *0.12s call     tests/test_study.py::test_x*."""
    found: dict[str, float] = {}
    for seconds, test in TOOK.findall(printed):
        found[test] = found.get(test, 0) + float(seconds)
    return found


def _lines(root, file, seconds):
    data = coverage.CoverageData(str(file))
    data.read()
    found = {}
    for name in data.measured_files():
        tests = {
            str(line): sorted({context.rpartition("|")[0] for context in contexts if context}, key=lambda test: (seconds.get(test, 0), test))
            for line, contexts in data.contexts_by_lineno(name).items()
        }  # fmt: skip
        found[str(Path(name).relative_to(root))] = {line: own for line, own in tests.items() if own}
    return found
