"""Codes on hostile texts through every format and back; what other programs do to them; files that are no such thing."""

import io
import json
import random
import zipfile

import pandas as pd
import pytest
from coded import CODEBOOK

from analysis.cli import main
from analysis.coding.codes import read_codes, write_codes
from analysis.coding.exchange.files import export_codes, import_codes
from analysis.coding.exchange.positions import COUNTINGS, align_line_ends, code_point_positions, locate_spans
from analysis.coding.exchange.qdpx import build_project
from analysis.coding.exchange.tags import TagError, read_tag, tag
from analysis.core.schema import table, text_digest

HOSTILE = {
    "plain": "The ferry left. It may come back.",
    "emoji": "👩‍👩‍👧 left 🇮🇷🇷🇺 for 𝕏 … e\u0301t\u00e9, cafe\u0301.\r\n\r\n“𝔘nicode” ≠ \u202eUTF-16\u202c\r\nend\u0085\u2028of\u200b it 🏴‍☠️",
    "mixed ends & <marks>": "one\rtwo\nthree\r\n\tfour ]]> &amp; \"five\" 'six' \x0b\x1f=1+1 𐍈\r\r\n",
}  # fmt: skip
FORMATS = ["qdpx", "jsonld", "csv", "xlsx"]
LABELS = {"stance": {"comes": "The ferry comes", "goes": "The ferry goes"}, "tone": {"positive": "", "negative": ""},
          "framing": {"issue.sea": "The sea"}}  # fmt: skip
AXIS = ("comes", "goes")


@pytest.fixture
def folder(write_corpus):
    return write_corpus({f"{name}.txt": text for name, text in HOSTILE.items()} | {"codebook.toml": CODEBOOK})


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


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("each", [4, pytest.param(100, marks=pytest.mark.slow)])
def test_codes_come_back_as_they_went(form, each, folder, tmp_path):
    codes = coded(each=each)
    found, said = back(sent(folder, tmp_path, codes, form), folder, tmp_path)
    pd.testing.assert_frame_equal(alike(found), alike(codes))
    assert all(".csv: " in line for line in said), "nothing is left out"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_codes_give_the_same_bytes(form, folder, tmp_path):
    (tmp_path / "again").mkdir()
    first = sent(folder, tmp_path, coded(), form)
    assert first.read_bytes() == sent(folder, tmp_path / "again", coded(), form).read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_an_article_that_has_changed_is_refused_and_the_others_are_read(form, folder, tmp_path):
    codes = coded()
    path = sent(folder, tmp_path, codes, form)
    (folder / "plain.txt").write_text("The ferry never left.", "utf-8")
    found, said = back(path, folder, tmp_path)
    number = (codes["article"] == "plain").sum()
    assert said[0].startswith(f"'plain' is refused ({number} codes): ")
    pd.testing.assert_frame_equal(alike(found), alike(codes[codes["article"] != "plain"]))


def test_where_every_article_has_changed_nothing_is_written(folder, tmp_path):
    path = sent(folder, tmp_path, coded(), "csv")
    for each in folder.glob("*.txt"):
        each.write_text("Another text.", "utf-8")
    with pytest.raises(ValueError, match=r"out\.csv: no code of these articles can be read; 'plain' is refused"):
        import_codes(path, folder, tmp_path / "back")
    assert not (tmp_path / "back").exists()


# ——— What other programs do


def changed(path, qde=lambda text: text, sources=lambda text: text):
    """A project as another program would write it again."""
    file = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            change = qde if name == "project.qde" else sources
            new.writestr(name.replace("Sources/", "sources/"), change(old.read(name).decode()).encode())
    return path


def counted_so(counting, ends):
    """A project whose positions are counted so, in sources with such line ends."""

    def recount(qde):
        import xml.etree.ElementTree as ET

        root = ET.fromstring(qde)
        space = "{urn:QDA-XML:project:1.0}"
        for source in root.iter(f"{space}TextSource"):
            text = HOSTILE[source.get("name")].replace("\r\n", "\n").replace("\r", "\n")
            before = code_point_positions(text, COUNTINGS[0])
            then = code_point_positions(text.replace("\n", ends), counting)
            kept = [i for i, char in enumerate(text.replace("\n", ends)) if not (char == "\r" and ends == "\r\n")] + [
                len(text.replace("\n", ends))
            ]
            for selection in source.iter(f"{space}PlainTextSelection"):
                for side in ("startPosition", "endPosition"):
                    at = int(before.searchsorted(int(selection.get(side))))
                    place = kept[at] - (ends == "\r\n" and at < len(text) and text[at] == "\n")
                    selection.set(side, str(then[place]))
        return ET.tostring(root, "unicode")

    return recount, lambda text: text.replace("\n", ends)


@pytest.fixture(scope="module")
def project_of_whole_line_ends(tmp_path_factory):
    """Codes that split no line end, and the project with them, which is written once."""
    codes, place = coded(), tmp_path_factory.mktemp("project")
    ends = [
        "\r\n" in (HOSTILE[row.article][at - 1 : at + 1] for at in (row.start, row.end)) for row in codes.itertuples()
    ]
    codes = codes[[not split for split in ends]].reset_index(drop=True)
    articles = table("articles", {"article": [*HOSTILE], "text": [*HOSTILE.values()]})
    (place / "out.qdpx").write_bytes(build_project(articles, codes, LABELS, AXIS)[0])
    return codes, place / "out.qdpx"


@pytest.mark.parametrize(
    ("counting", "ends"),
    [
        pytest.param(
            one, ends, id=f"{one.called} {ends!r}", marks=[pytest.mark.slow] * (ends == "\n" and one.one_line_end)
        )
        for one in COUNTINGS
        for ends in ("\n", "\r\n")
    ],
)
def test_positions_hold_however_a_program_counts_and_ends_its_lines(
    counting, ends, project_of_whole_line_ends, folder, tmp_path
):
    codes, written = project_of_whole_line_ends
    path = tmp_path / "out.qdpx"
    path.write_bytes(written.read_bytes())
    found, said = back(changed(path, *counted_so(counting, ends)), folder, tmp_path)
    pd.testing.assert_frame_equal(alike(found), alike(codes))
    if counting.utf16:
        assert any(line.startswith("'emoji': positions are counted in UTF-16 units") for line in said)


def test_a_program_that_says_no_words_is_taken_at_the_standard():
    assert locate_spans("𝕏 left", [(0, 1), (2, 6)], ["", ""]) == ([(0, 1), (2, 6)], COUNTINGS[0])
    assert locate_spans("𝕏 left", [(0, 2), (3, 7)], ["", "left"]) == ([(0, 1), (2, 6)], COUNTINGS[2])
    assert locate_spans("𝕏 left", [(5, 9)], [""])[0] == [None]


def test_texts_differ_in_line_ends_alone():
    assert align_line_ends("a\nb", "a\r\nb").tolist() == [0, 1, 3, 4]
    assert align_line_ends("a\nb", "a\r\nc") is None


def test_web_annotations_that_count_utf_16_or_nothing_are_found_by_their_words(folder, tmp_path):
    text = HOSTILE["emoji"]
    at = text.index("𝔘nicode")
    units = len(text[:at].encode("utf-16-le")) // 2
    quoted = {"type": "TextQuoteSelector", "exact": "𝔘nicode", "prefix": "“", "suffix": "”"}
    position = {"type": "TextPositionSelector", "start": units, "end": units + 8}
    items = [
        {"type": "Annotation", "creator": "anna", "body": {"type": "TextualBody", "value": "stance = −1"}, "target": {"source": "https://x.org/emoji.txt", "selector": selector}}
        for selector in ([position, quoted], quoted)
    ]  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps(items), "utf-8")
    found, said = back(path, folder, tmp_path)
    assert found[["article", "start", "end", "measure", "value", "coder", "coder_kind"]].to_numpy().tolist() == [
        ["emoji", at, at + 7, "stance", -1.0, "anna", "person"]
    ]
    assert (
        said[0].startswith("the file does not give the kind of anna; recorded as person")
        and "duplicates: 1 codes" in said[1]
    )


def test_codes_of_another_study_are_left_out_and_counted(folder, tmp_path):
    path = changed(
        sent(folder, tmp_path, coded(), "qdpx"), lambda text: text.replace('name="stance=0"', 'name="a nice quote"')
    )
    found, said = back(path, folder, tmp_path)
    number = (coded()[["measure", "category", "value"]] == ["stance", "all", 0]).all(axis=1).sum()
    assert said[0].startswith(f"left out ({number}): the code 'a nice quote': no measure 'a nice quote'; valid: ")
    assert len(found) == len(coded()) - number


def test_marks_go_out_and_come_back_as_those_of_who_mended_them(folder, tmp_path):
    export_codes(folder, tmp_path / "marks.qdpx", measures=["stance"], voices="quotes")
    found, _ = back(tmp_path / "marks.qdpx", folder, tmp_path, coder="anna", time="2026-11-29")
    assert (
        set(found["coder"]) == {"anna"}
        and set(found["coder_kind"]) == {"person"}
        and set(found["time"]) == {"2026-11-29"}
    )
    marks = found[(found["article"] == "plain") & found["category"].isin(AXIS)]
    assert marks[["category", "value", "start"]].to_numpy().tolist() == [["goes", -1.0, 10], ["comes", 1.0, 23]]


def test_who_read_whole_texts_found_nothing_elsewhere(folder, tmp_path):
    codes = coded()
    codes = codes[
        (codes["measure"] == "stance") & (codes["category"] == "goes") & (codes["coder"] == "anna")
    ].reset_index(drop=True)
    found, _ = back(sent(folder, tmp_path, codes, "xlsx"), folder, tmp_path, read_whole=True)
    wholes = found[found["category"] == "all"]
    assert wholes[["start", "end", "value"]].to_numpy().tolist() == [
        [0, len(HOSTILE[name]), 0] for name in wholes["article"]
    ]
    assert len(wholes) == codes["article"].nunique() and len(found) == len(codes) + len(wholes)


# ——— What is none


def test_names_of_codes():
    for one in [
        ("stance", "all", -1.0),
        ("stance", "goes", -1.0),
        ("stance", "goes", 1.0),
        ("tone", "positive", 0.1 + 0.2),
        ("framing", "issue", 2.0),
    ]:
        assert read_tag(tag(*one, AXIS), LABELS, AXIS) == one
    assert tag("framing", "issue.sea", 1, AXIS) == "framing:issue.sea" and tag("stance", "all", 0) == "stance=0"
    for wrong, why in {"stance": "has no value", "stance=x": "'x' is not a number", "tone:sad": "valid: all, positive", "=1": "no measure ''", "tone=nan": "not a finite number", "tone=inf": "not a finite number", "tone=-inf": "not a finite number"}.items():  # fmt: skip
        with pytest.raises(TagError, match=why):
            read_tag(wrong, LABELS, AXIS)


BOMB = '<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><Project xmlns="urn:QDA-XML:project:1.0" name="&b;"/>'


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        (None, "not a .qdpx file"),
        ({"a.txt": "x"}, "no project.qde in it"),
        ({"project.qde": "<Project"}, "project.qde: not well-formed XML"),
        ({"project.qde": BOMB}, "it has a document type declaration"),
        ({"project.qde": '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>'}, "a <CodeBook>, not a <Project>"),
        ({"project.qde": " " * 30_000}, "more than 20,000 bytes when unpacked"),
        ({"project.qde": '<Project name="a"><Sources><TextSource guid="1" name="plain" plainTextPath="relative://a.txt"/></Sources></Project>'},
         "'plain' is refused .0 codes.: its plain text is not in the file"),
        ({"project.qde": '<Project><Sources><TextSource guid="1" name="plain"><PlainTextContent>The ferry left. It may come back.</PlainTextContent>'
          '<PlainTextSelection guid="2" startPosition="5" endPosition="99"><Coding guid="3"><CodeRef targetGUID="4"/></Coding></PlainTextSelection>'
          '</TextSource></Sources></Project>'}, "selection 5 to 99 of 'plain': not a place in its text, which has 33 characters"),
        ({"project.qde": '<Project><Sources><TextSource guid="1" name="plain"><PlainTextContent>The ferry left. It may come back.</PlainTextContent>'
          '<PlainTextSelection guid="2" startPosition="5" endPosition="9"><Coding guid="3"><CodeRef targetGUID="4"/></Coding></PlainTextSelection>'
          '</TextSource></Sources></Project>'}, "refers to the code '4', which is not in the codebook"),
    ],
)  # fmt: skip
def test_a_project_that_cannot_be_used_is_named_with_what_is_wrong(parts, why, folder, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.coding.exchange.qdpx_package.LARGEST", 20_000)
    path = tmp_path / "p.qdpx"
    if parts is None:
        path.write_bytes(b"no archive")
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
    with pytest.raises(ValueError, match=rf"p\.qdpx.*{why}"):
        import_codes(path, folder, tmp_path / "back")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "not JSON in UTF-8"),
        ("[" * 100_000, "not JSON in UTF-8"),
        ('{"a": 1}', "no annotations; valid: an AnnotationCollection"),
        ("[1]", "annotation 1: must be an object"),
        ('[{"target": []}]', "annotation 1: no target"),
        ('[{"body": "stance=1", "target": {"source": "plain", "selector": {"type": "TextPositionSelector", "start": "1", "end": 4}}}]', "from '1' to 4; start and end must be whole"),
        ('[{"body": "stance=1", "target": {"source": "plain", "selector": {"type": "XPathSelector"}}}]', "valid: TextPositionSelector"),
        ('[{"body": "stance=1", "target": {"source": "plain", "selector": {"type": "TextQuoteSelector", "exact": "e"}}}]', "do not occur in it, or more than once"),
        ('[{"body": "stance=1", "target": "nowhere"}]', "its target 'nowhere' is no article; there are emoji"),
    ],
)  # fmt: skip
def test_annotations_that_cannot_be_used_are_named_with_what_is_wrong(text, why, folder, tmp_path):
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=rf"a\.json.*{why}"):
        import_codes(tmp_path / "a.json", folder, tmp_path / "back")


def test_a_name_that_xml_cannot_hold_is_named():
    articles = table("articles", {"article": ["a"], "text": ["It left."]})
    row = {
        "article": ["a"],
        "start": [0],
        "end": [2],
        "measure": "stance",
        "category": "all",
        "value": 1,
        "coder": "b\x01",
        "coder_kind": "person",
    }
    with pytest.raises(ValueError, match=r"a coder, 'b.x01': U\+0001 cannot stand in a .qdpx file"):
        build_project(articles, table("codes", row), LABELS)


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
