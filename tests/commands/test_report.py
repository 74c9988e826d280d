"""`discourse report`: what it passes on, and what it says before it runs."""

from pacts import BAD

from analysis.cli import main
from analysis.lexicons.design import Setting
from analysis.report import write
from analysis.report.options import Options


def test_report_warns_before_it_runs(corpus, write_corpus, monkeypatch, capsys):
    def stop(*_):
        raise ValueError("stopped")

    write_corpus(BAD)
    monkeypatch.setattr(write, "_pages", stop)
    assert main(["report", str(corpus)]) == 2
    *warned, last = capsys.readouterr().err.splitlines()
    assert last == "discourse: stopped"
    warned = [line for line in warned if line.startswith("warning: ")]
    assert [line.split(": ")[1] for line in warned] == [str(corpus / name) for name in sorted(BAD)]


def test_report_passes_on_what_it_is_told(monkeypatch, capsys, tmp_path):
    calls, page = [], tmp_path / "index.html"
    (tmp_path / "answer.txt").write_text("A hedges more.")
    monkeypatch.setattr(write, "write_report", lambda given: calls.append(given) or page)
    assert main(["report", "folder", "--codebook", "c.toml", "--name", "x", "--figures", "f", "--output", "o"]) == 0
    assert main(["report", "folder", "--pdf", "--no-code", "--overwrite", "--between", "year", "--paired", ""]) == 0
    assert main(["report", "folder", "--code", "--codes", "coded"]) == 0
    named = Options("folder", codebook="c.toml", name="x", figures="f", output="o")
    assert calls == [
        named,
        Options("folder", pdf=True, overwrite=True, setting=Setting(between="year", paired="")),
        Options("folder", code=True, codes="coded"),
    ]
    assert capsys.readouterr().out == f"A hedges more.\nThe report is at {page}\n" * 3
