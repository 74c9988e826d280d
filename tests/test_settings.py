"""The settings of a study, read from its study.toml."""

from pathlib import Path

import pytest

from analysis import Study
from analysis.settings import figures_folder, read_settings


def test_the_settings_of_a_study_are_checked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="no corpus was given, and neither .* has a study.toml"):
        Study.open()
    for text, message in {
        'corpsu = "x"': "corpsu = 'x'.*corpus, codebook",
        "voices = 3": "voices = 3",
        "corpus = ": "study.toml: ",
    }.items():
        (tmp_path / "study.toml").write_text(text)
        with pytest.raises(ValueError, match=message):
            Study.open()


def test_paths_lead_from_the_working_folder_and_what_is_not_said_is_the_default(tmp_path, monkeypatch):
    (tmp_path / "books").mkdir()
    monkeypatch.chdir(tmp_path / "books")
    assert read_settings() == {"corpus": "", "codebook": "", "codes": "", "figures": "figures", "voices": "parsed"}
    (tmp_path / "study.toml").write_text('corpus = "news"\ncodes = ""\nvoices = "quotes"\n')
    around = read_settings()
    assert (around["corpus"], around["codes"], around["voices"]) == (str(Path("..", "news")), "", "quotes")
    (tmp_path / "books" / "study.toml").write_text('corpus = "mine"\n')  # which is nearer
    assert read_settings()["corpus"] == "mine" and read_settings()["voices"] == "parsed"


def test_saved_figures_have_a_folder_named_after_the_corpus(tmp_path, monkeypatch):
    assert figures_folder(tmp_path / "news" / "..", "drawn") == Path("drawn", f"{tmp_path.name}-saved")
    monkeypatch.chdir(tmp_path)
    assert figures_folder(".") == Path("figures", f"{tmp_path.name}-saved")
