"""What tests of the exchange with other programs share: hostile texts, codes on them, and the way there and back."""

import io
import random
import zipfile

from coded import CODEBOOK

from analysis.coding.codes import read_codes, write_codes
from analysis.coding.exchange.files import export_codes, import_codes
from analysis.core.schema import table, text_digest

HOSTILE = {
    "plain": "The ferry left. It may come back.",
    "emoji": "👩‍👩‍👧 left 🇮🇷🇷🇺 for 𝕏 … e\u0301t\u00e9, cafe\u0301.\r\n\r\n“𝔘nicode” ≠ \u202eUTF-16\u202c\r\nend\u0085\u2028of\u200b it 🏴‍☠️",
    "mixed ends & <marks>": "one\rtwo\nthree\r\n\tfour ]]> &amp; \"five\" 'six' \x0b\x1f=1+1 𐍈\r\r\n",
}  # fmt: skip
LABELS = {"stance": {"comes": "The ferry comes", "goes": "The ferry goes"}, "tone": {"positive": "", "negative": ""},
          "framing": {"issue.sea": "The sea"}}  # fmt: skip
AXIS = ("comes", "goes")
FILES = {f"{name}.txt": text for name, text in HOSTILE.items()} | {"codebook.toml": CODEBOOK}


def coded(seed=1, each=4):
    """Codes at random places, the whole text and single halves of line ends among them."""
    drawn, rows = random.Random(seed), {}
    for name, text in HOSTILE.items():
        spans = [sorted(drawn.sample(range(len(text) + 1), 2)) for _ in range(each)] + [[0, len(text)]]
        spans += [[at, at + 1] for at in range(len(text)) if text[at] in "\r\n𝕏𐍈"]
        for start, end in spans:
            measure, category, value = drawn.choice(
                [
                    ("stance", "all", 0),
                    ("stance", "all", -1),
                    ("stance", "goes", -1),
                    ("tone", "positive", 1.9),
                    ("hedging", "hedge.modal", -1),
                ]
            )
            note = drawn.choice(["", "", "irony?", "a <b> & “c” =1"])
            who = drawn.choice(
                [("anna", "person", ""), ("ben", "person", "codebook 3"), ("org/m; 1", "language model", "m 0.1; t=0")]
            )
            time = drawn.choice(["", "2026-11-29", "2026-11-29T10:15:00Z", "2026-11-29T10:15:00.5+01:00"])
            row = (name, start, end, measure, category, value, *who, time, note, text_digest(text))
            rows[(*row[:5], who[0])] = row
    return table("codes", list(rows.values()))


def alike(codes):
    return codes.sort_values([*codes.columns], ignore_index=True)


def sent(folder, tmp_path, codes, form, **options):
    """Codes written for another program: the file."""
    write_codes(codes, tmp_path / "given.csv")
    export_codes(folder, tmp_path / f"out.{form}", codes=tmp_path / "given.csv", **options)
    return tmp_path / f"out.{form}"


def back(path, folder, tmp_path, **options):
    said = import_codes(path, folder, tmp_path / "back", **options)
    return read_codes(tmp_path / "back"), said


def changed(path, qde=lambda text: text, sources=lambda text: text):
    """A project as another program would write it again."""
    file = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            change = qde if name == "project.qde" else sources
            new.writestr(name.replace("Sources/", "sources/"), change(old.read(name).decode()).encode())
    return path
