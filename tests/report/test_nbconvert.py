"""`cd notebooks && jupyter nbconvert --to html *.ipynb`, as a user types it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_notebook_converted_by_hand_is_run_and_refers_to_no_other_host(tmp_path):
    command = [
        sys.executable,
        "-m",
        "nbconvert",
        "--to",
        "html",
        "--output-dir",
        str(tmp_path),
        "03_hedging.ipynb",
        "more/10_vocabulary.ipynb",
    ]
    subprocess.run(command, cwd=ROOT / "notebooks", check=True, capture_output=True)
    for name in ("03_hedging", "10_vocabulary"):
        page = (tmp_path / f"{name}.html").read_text("utf-8")
        assert "<figure" in page, "the notebook was not run"
        assert "Study.open" not in page and 'class="stderr"' not in page
        for reference in ('src="http', 'href="http', "<script"):
            assert reference not in page
