"""The figures of a page for print: each in every format, with its numbers, and a list of them."""

import io
import zipfile

import matplotlib.pyplot as plt
import pandas as pd

from analysis.report.figure_archive import BOXES, figure_archive
from analysis.report.figure_block import Figure


def figure(title):
    def chart(ax=None):
        ax = ax or plt.figure(figsize=(2, 1), layout="constrained").subplots()
        ax.set_title(title)
        return ax

    return Figure(None, pd.DataFrame({"cue": ["=1+1"], "rate": [1.5]}), chart, "One rate.", "A caption.")


def test_each_figure_is_there_in_every_format():
    data = figure_archive({"one": figure("rates"), "two": figure("\u6c34")}, printed=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert list(files) == [
        "figures.txt",
        *(f"{name}.{kind}" for name in ("one", "two") for kind in ("svg", "pdf", "png", "csv")),
    ]
    assert files["one.pdf"].startswith(b"%PDF") and files["one.png"][1:4] == b"PNG" and b"<svg" in files["one.svg"]
    assert (
        int.from_bytes(files["one.png"][16:20], "big") > 400
    )  # two inches at 300 dots each, less the margin that is cut
    assert "'=1+1,1.5" in files["one.csv"].decode("utf-8-sig")
    first, second = files["figures.txt"].decode().split("\n\n")
    assert first == "one\nA caption.\nAlt text: One rate." and second.strip().endswith(
        BOXES
    )  # no font has this character
    assert data == figure_archive({"one": figure("rates"), "two": figure("\u6c34")}, printed=True)


def test_unless_asked_for_they_are_not_drawn_for_print():
    with zipfile.ZipFile(io.BytesIO(figure_archive({"one": figure("rates")}))) as archive:
        assert archive.namelist() == ["figures.txt", "one.svg", "one.csv"]
        assert BOXES not in archive.read("figures.txt").decode()
