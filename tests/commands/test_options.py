"""What the commands share: errors in one line, and options that cannot be combined."""

import re

import pytest
from pacts import CODEBOOK

from analysis import cli
from analysis.cli import main

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


def test_every_command_that_reads_articles_can_leave_their_errors():
    def walk(parser):
        yield parser
        for action in parser._actions:
            for one in action.choices.values() if isinstance(action.choices, dict) else ():
                yield from walk(one)

    reading = [one for one in walk(cli._parser()) if any(action.dest == "corpus" for action in one._actions)]
    assert len(reading) > 10
    assert [one.prog for one in reading if "--no-repair" not in one.format_help()] == []


@pytest.mark.parametrize(("arguments", "message"), [
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


@pytest.mark.parametrize(
    "given",
    [
        ["measure", "x", "--cluster", "local", "--scheduler", "tcp://127.0.0.1:1"],
        ["sample", "x", "--measure", "tone", "--all"],
        ["code", "x", "--coder", "y", "--replay", "z"],
    ],
)
def test_of_some_options_only_one_can_be_given(given, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(given)
    assert "not allowed with argument" in capsys.readouterr().err
