"""The command `discourse`: tables for other tools, and errors in one line."""

import os
import re
import subprocess
import sys
from contextlib import nullcontext
from importlib.metadata import entry_points

import numpy as np
import pandas as pd
import pytest

import analysis
from analysis import cli
from analysis.archive.outputs import TABLES
from analysis.cli import main
from analysis.core import interrupts
from analysis.lexicons.design import Setting
from analysis.report import write
from analysis.report.options import Options

PROMISED = {"articles", "sentences", "marks", "scores", "comparison", "attributions", "health", "problems"}
HOPE = (
    'The pact, "a bond", may be a great success.\r\nIt is certainly lasting — and Moscow gains 👍 from it.\r\n\r\n' * 4
)
DOUBT = "The pact is hollow; the partners mistrust each other. Perhaps it might help Tehran.\n\n" * 4
GERMAN = (
    "Der Vertrag zwischen den beiden Staaten ist nach Ansicht vieler Beobachter kaum mehr als eine Geste, die auf dem "
    "Papier gut aussieht, aber im Alltag wenig ändert, weil niemand weiß, wer am Ende die Rechnung für die Straßen und "
    "Häfen bezahlen soll, von denen seit Jahren immer wieder die Rede ist."
)
BAD = {"empty.txt": b"", "binary.txt": bytes(range(256)) * 8, "german.txt": GERMAN}
CODEBOOK = """title = "Pacts"
construct = "What kind of pact the text makes of it."
version = "1"
licence = "CC0-1.0"

[sources]
own = "Our own reading."

[targets.moscow]
label = "Moscow"
names = ["Moscow"]

[stance]
positive = "bond"
negative = "deal"

[stance.categories]
bond = "A bond"
deal = "A deal"

[[stance.entries]]
category = "bond"
source = "own"
cues = ["lasting"]

[[stance.entries]]
category = "deal"
weight = -1
source = "own"
cues = ["hollow", "mistrust"]
"""


@pytest.fixture
def corpus(write_corpus):
    return write_corpus({"hope.txt": HOPE, "doubt.txt": DOUBT, "codebook.toml": CODEBOOK})


def run(*arguments, **environment):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "analysis", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, timeout=120)


def read_csv(path):
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def numbers(column):
    """A column as floats, exactly; nothing is NaN."""
    return [float(value) if not pd.isna(value) and value != "" else np.nan for value in column]


def same(found, expected):
    """A table read from a file is the one written: every number exactly, every text."""
    assert list(found.columns) == list(expected.columns)
    assert len(found) == len(expected)
    for name in expected.columns:
        if pd.api.types.is_numeric_dtype(expected[name]) and not pd.api.types.is_bool_dtype(expected[name]):
            np.testing.assert_array_equal(numbers(found[name]), numbers(expected[name]), name)
        else:
            assert found[name].astype("str").to_list() == expected[name].astype("str").to_list(), name


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_measure_writes_every_table_and_it_reads_back(kind, corpus, tmp_path, capsys):
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out" / "deep"), "--format", kind]) == 0
    assert set(TABLES) == PROMISED
    ending = ".csv" if kind == "csv" else ""  # a table of Parquet is a folder
    written = {path.name for path in (tmp_path / "out" / "deep").iterdir()}
    assert written == {f"{name}{ending}" for name in PROMISED} | {"manifest.json", "partitions"}
    study = analysis.measure(corpus)
    for name in PROMISED:
        path, expected = tmp_path / "out" / "deep" / f"{name}{ending}", getattr(study, name)
        found = read_csv(path) if kind == "csv" else pd.read_parquet(path)
        if kind == "parquet":
            assert list(found.dtypes.astype("str")) == list(expected.dtypes.astype("str"))
        same(found, expected)
    assert not study.marks.empty and study.scores["weight"].any() and study.comparison["difference"].any()
    assert f"2 articles, {len(study.marks)} marks" in capsys.readouterr().out


def test_the_sentences_hold_what_is_promised(corpus, tmp_path):
    main(["measure", str(corpus), "--output", str(tmp_path / "out")])
    found = read_csv(tmp_path / "out" / "sentences.csv")
    promised = ["article", "sentence", "start", "end", "section", "voice", "source", "words"]
    assert [column for column in found.columns if column in promised] == promised
    articles = read_csv(tmp_path / "out" / "articles.csv").set_index("article")["text"]
    assert articles["hope"] == HOPE  # offsets into it hold
    marks = read_csv(tmp_path / "out" / "marks.csv")
    assert all(articles[mark.article][int(mark.start) : int(mark.end)] == mark.cue for mark in marks.itertuples())


@pytest.mark.slow
def test_two_hash_seeds_give_the_same_bytes(root, tmp_path):
    for seed in "12":
        done = run("measure", root / "seeds", "--output", tmp_path / seed, PYTHONHASHSEED=seed)
        readme = f"warning: {root / 'seeds' / 'README.md'}: left out: a README file is not read as an article; if it is one, "
        assert (done.returncode, done.stderr) == (0, f"{readme}rename it\n")
    for name in PROMISED:
        first, second = ((tmp_path / seed / f"{name}.csv").read_bytes() for seed in "12")
        assert first == second, name
        assert len(first) > 10


def test_unusable_files_are_reported_and_the_others_measured(write_corpus, corpus, tmp_path, capsys):
    alone, _ = analysis.measure(corpus), write_corpus(BAD)
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out")]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(BAD)
    assert all(": failed: " in line for line in lines)
    problems = read_csv(tmp_path / "out" / "problems.csv").set_index("file")["problem"]
    assert problems.keys().to_list() == sorted(BAD)
    for name, reason in {"empty.txt": "empty", "binary.txt": "not text", "german.txt": "English"}.items():
        assert reason in problems[name]
        assert [line for line in lines if line.startswith(f"warning: {corpus / name}: ") and reason in line]
    same(read_csv(tmp_path / "out" / "scores.csv"), alone.scores)


USES = ["measure", "report"]
WRONG = {
    "no such folder": ({"corpus": None}, "no such folder or table of articles"),
    "no article": ({"README.txt": "Read me.", "hope.txt": None, "doubt.txt": None}, "no articles"),
    "none usable": ({"hope.txt": b"", "doubt.txt": b" \n"}, "no usable article"),
    "no TOML": ({"codebook.toml": CODEBOOK.replace('"bond"\n', "bond\n", 1)}, "codebook.toml.* line 14"),
    "an unknown key": ({"codebook.toml": CODEBOOK + 'cuse = ["x"]\n'}, "codebook.toml, line 31: unknown key 'cuse'"),
    "a key twice": ({"codebook.toml": CODEBOOK + 'source = "x"\n'}, "codebook.toml.* line 31"),
    "a cue twice": ({"codebook.toml": CODEBOOK.replace("mistrust", "hollow")}, "codebook.toml, line 30: cue 'hollow'"),
    "an unknown category": ({"codebook.toml": CODEBOOK.replace('"deal"\nw', '"del"\nw')}, "codebook.toml, line 27"),
}  # fmt: skip


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(("changes", "message"), WRONG.values(), ids=WRONG)
def test_an_error_is_one_line_and_nothing_is_written(use, changes, message, corpus, write_corpus, tmp_path, capsys):
    for name, content in changes.items():
        if content is None:
            (corpus / name).unlink(missing_ok=True)
        else:
            write_corpus({name: content})
    folder = tmp_path / "nowhere" if "corpus" in changes else corpus
    out = tmp_path / "out"
    more = ["--figures", str(out / "figures")] if use == "report" else []
    assert main([use, str(folder), "--output", str(out), *more]) == 2
    captured = capsys.readouterr()
    *warned, line = captured.err.splitlines()
    assert all(other.startswith(("warning: ", "Reading and measuring")) for other in warned)
    assert line.startswith("discourse: ")
    assert str(folder) in line
    assert re.search(message, line)
    assert captured.out == ""
    assert not out.exists()


def test_a_message_of_several_lines_is_told_in_one(monkeypatch, capsys):
    def broken(*_, **__):
        raise ValueError("here\nand there\n")

    monkeypatch.setattr("analysis.archive.measure.measure_archive", broken)
    assert main(["measure", "folder", "--output", "out"]) == 2
    assert capsys.readouterr().err == "discourse: here and there\n"


def test_a_missing_file_is_named_without_the_number_of_the_error(capsys):
    assert main(["agree", "nothing.xlsx"]) == 2
    assert capsys.readouterr().err == "discourse: nothing.xlsx: no such file or directory\n"


def test_every_command_that_reads_articles_can_leave_their_errors():
    def walk(parser):
        yield parser
        for action in parser._actions:
            for one in action.choices.values() if isinstance(action.choices, dict) else ():
                yield from walk(one)

    reading = [one for one in walk(cli._parser()) if any(action.dest == "corpus" for action in one._actions)]
    assert len(reading) > 10
    assert [one.prog for one in reading if "--no-repair" not in one.format_help()] == []


def test_the_version_is_that_of_the_package(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"discourse {analysis.__version__}\n"


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


def test_a_codebook_named_and_missing(corpus, tmp_path, capsys):
    assert main(["measure", str(corpus), "--codebook", "none.toml", "--output", str(tmp_path / "out")]) == 2
    assert "none.toml" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_error_leaves_the_old_tables(corpus, tmp_path, capsys):
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out")]) == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}
    (corpus / "codebook.toml").write_text("title =\n")
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out"), "--overwrite"]) == 2
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()} == before
    (corpus / "codebook.toml").unlink()
    capsys.readouterr()
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out")]) == 2
    assert "made with another codebook" in capsys.readouterr().err
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out"), "--overwrite"]) == 0
    assert (tmp_path / "out" / "scores.csv").read_bytes() != before["scores.csv"]


def test_the_articles_are_never_overwritten(corpus, capsys):
    """One of the tables is called articles.csv, as is the metadata beside the articles."""
    before = {path.name: path.read_bytes() for path in corpus.iterdir()}
    assert main(["measure", str(corpus), "--output", str(corpus.parent / "." / corpus.name)]) == 2
    assert "this is the folder of articles" in capsys.readouterr().err
    assert main(["measure", str(corpus), "--output", str(corpus / "hope.txt")]) == 2
    assert {path.name: path.read_bytes() for path in corpus.iterdir()} == before


def test_the_lexicons_are_listed(root, capsys):
    assert main(["lexicons"]) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert listed == {path.stem for path in (root / "analysis" / "lexicons").glob("*.toml")} - {
        "attribution",
        "furniture",
        "function_words",
    }


def test_a_lexicon_or_codebook_is_checked(corpus, capsys):
    path = corpus / "codebook.toml"
    assert main(["lexicons", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: well-formed; Pacts; 3 cues in 2 categories\n"
    path.write_text(path.read_text() + '\n[[hypotheses.entries]]\nmeasure = "hedging"\ncategory = "hedges"\n')
    assert main(["lexicons", str(path)]) == 2
    assert "hypothesis on hedging/hedges: no such category; hedging has all, hedge, booster" in capsys.readouterr().err
    path.write_text(CODEBOOK.replace("weight", "wieght"))
    assert main(["lexicons", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"discourse: {path}, line 28: unknown key 'wieght'; valid: ")


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


@pytest.mark.parametrize("arguments", [[], ["measure", "folder"], ["measure", "f", "--output", "o", "--format", "xls"]])
def test_a_wrong_command_line_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: discourse" in capsys.readouterr().err


def test_the_help_of_measure_says_that_its_csv_is_exact(capsys):
    with pytest.raises(SystemExit):
        main(["measure", "--help"])
    assert "contain every text exactly" in " ".join(capsys.readouterr().out.split())


def test_the_console_script_is_this_command():
    (script,) = entry_points(group="console_scripts", name="discourse")
    assert script.load() is main


def test_interrupts_are_the_command_s_own_only_where_it_is_the_command(monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(interrupts, "watched", lambda command: asked.append(command) or nullcontext())
    monkeypatch.setattr(sys, "argv", ["discourse", "lexicons"])
    assert main(["lexicons"]) == main() == 0
    assert asked == [False, True]


def test_what_is_missing_for_validation_is_told(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    assert main(["validate", str(tmp_path)]) == 2
    assert "pip install 'discourse-analysis[validate]'" in capsys.readouterr().err


@pytest.fixture
def papers(write_corpus):
    texts = {f"g{n}.txt": "The treaty holds. A treaty is a promise." for n in range(4)}
    texts |= {f"h{n}.txt": "The bread is dear. Nobody can pay for bread." for n in range(4)}
    rows = [f"{name},{'Gazette' if name[0] == 'g' else 'Herald'}" for name in texts]
    return write_corpus(texts | {"articles.csv": "\n".join(["file,outlet", *rows]) + "\n"})


def test_words_in_their_place_from_the_command_line(papers, capsys, tmp_path):
    assert main(["concordance", str(papers), "treat(y|ies)", "--window", "4"]) == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first == "g0:1  The  | treaty |  hol" and last == "treat(y|ies): 8 occurrences"
    assert main(["collocates", str(papers), "bread", "--output", str(tmp_path / "beside.csv")]) == 0
    written = (tmp_path / "beside.csv").read_text("utf-8").splitlines()
    assert any(line.startswith("dear") for line in written)
    said = f"words that share sentences with bread: {len(written) - 1}, in {tmp_path / 'beside.csv'}\n"
    assert capsys.readouterr().out == said  # the table is in the file alone
    assert main(["concordance", str(papers), "promise", "--among", "g2"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "promise: 1 occurrence"
    assert main(["concordance", str(papers), "bread", "--among", "g2"]) == 0
    assert capsys.readouterr().out == "bread: 0 occurrences\n"
    assert main(["keyness", str(papers), "Gazette", "rest", "--between", "outlet"]) == 0
    assert "typical of rest" in capsys.readouterr().out
    assert main(["keyness", str(papers), "Gazette", "Herald", "--between", "outlet"]) == 0
    said = capsys.readouterr().out
    assert (
        said.index("typical of Gazette") < said.index("treaty") < said.index("typical of Herald") < said.index("bread")
    )
    assert " the " not in said


@pytest.mark.parametrize(("number", "end"), [(20, "n19\n"), (21, "n19, …\n")])
def test_of_many_articles_twenty_are_named(number, end, write_corpus, capsys):
    many = write_corpus({f"n{at:02}.txt": "The bread is dear." for at in range(number)})
    assert main(["concordance", str(many), "bread", "--among", "x"]) == 2
    assert capsys.readouterr().err.endswith(end)


@pytest.mark.parametrize(("arguments", "message"), [
    (["code", "X", "--coder", "c"], "--model is missing"),
    (["code", "X", "--coder", "c", "--model", "m", "--money", "2"], "--money needs --price"),
    (["code", "X", "--coder", "c", "--model", "m", "--workers", "0"], "--workers must be 1 or more"),
    (["code", "X", "--coder", "c", "--model", "m", "--timeout", "0"], "--timeout more than 0"),
    (["code", "X", "--coder", "c", "--model", "m", "--workers", "1", "--timeout", "0.5"], "X"),  # which is not there
    (["sample", "X", "--all", "--codes", "c"], "--all takes every sentence: give one of them"),
    (["sample", "X", "--all", "--between", "outlet"], "give only one of them"),
    (["methods", "X", "--sheets", "s.csv"], "--key and --sheets belong together"),
    (["measure", "X", "--audit", "a.json", "--workers", "2", "--overwrite"], "--workers --overwrite: cannot be combined with --audit"),
    (["measure", "X", "--audit", "a.json", "--format", "parquet"], "--format parquet: cannot be combined with --audit"),
    (["lexicons", "a.toml", "b.toml"], "give one file to check, or: lexicons convert IN OUT"),
    (["lexicons", "convert", "a.toml", "b.toml"], "convert a.toml b.toml: one file must be a codebook"),
    (["lexicons", "convert", "a.csv", "b.csv"], "convert a.csv b.csv: one file must be a codebook"),
    (["lexicons", "convert", "a.toml", "b.xyz"], "convert a.toml b.xyz: one file must be a codebook"),
])  # fmt: skip
def test_options_that_cannot_be_are_told_before_anything_is_read(arguments, message, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    output = [] if arguments[0] == "lexicons" else ["--output", "o"]
    assert main([*arguments, *output]) == 2
    assert message in capsys.readouterr().err and not any(tmp_path.iterdir())


@pytest.mark.parametrize(("arguments", "message"), [
    (["keyness", "Gazete", "--between", "outlet"], "no article has outlet 'Gazete'; choose from Gazette, Herald, or for the second also rest or news"),
    (["keyness", "g0", "g9"], "no word of an article 'g9'; valid: g0"),
    (["keyness", "g0", "--between", "paper"], "no column 'paper'; valid: article"),
    (["collocates", "zebra"], "'zebra' does not occur"),
    (["keyness", "rest", "Gazette", "--between", "outlet"], "no article has outlet 'rest'"),
    (["keyness", "Gazette", "Herold", "--between", "outlet"], "no article has outlet 'Herold'"),
    (["concordance", "treaty", "--among", "g9"], "no article 'g9'; the articles are g0, g1, g2, g3, h0, h1, h2, h3\n"),
])  # fmt: skip
def test_unknown_words_and_names_are_errors_that_say_what_there_is(papers, capsys, arguments, message):
    command, *rest = arguments
    assert main([command, str(papers), *rest]) == 2
    assert message in capsys.readouterr().err
