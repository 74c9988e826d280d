"""`discourse codes export` and `codes import`: what they say, and what they refuse."""

import pytest
from exchanged import FILES, coded

from analysis.cli import main
from analysis.coding.codes import write_codes


@pytest.fixture
def folder(write_corpus):
    return write_corpus(FILES)


def test_the_command_says_what_it_wrote_and_what_is_wrong(folder, tmp_path, capsys):
    write_codes(coded(), tmp_path / "given.csv")
    out, known = str(tmp_path / "out.qdpx"), ["--codes", str(tmp_path / "given.csv")]
    assert main(["codes", "export", str(folder), out, *known]) == 0
    assert "3 articles" in capsys.readouterr().out
    assert main(["codes", "export", str(folder), out, *known]) == 2
    assert "already exists and may contain coding" in capsys.readouterr().err
    assert main(["codes", "export", str(folder), str(tmp_path / "out.doc")]) == 2
    assert "valid endings: .csv, .xlsx, .qdpx, .jsonld, .json" in capsys.readouterr().err
    assert main(["codes", "export", str(folder), str(tmp_path / "none.csv")]) == 2
    assert "there are no codes" in capsys.readouterr().err
    assert main(["codes", "import", out, "--corpus", str(folder), "--output", str(tmp_path / "back")]) == 0
    assert main(["codes", "import", out, "--corpus", str(folder), "--output", str(tmp_path / "back")]) == 2
    assert "use --overwrite to replace it" in capsys.readouterr().err
