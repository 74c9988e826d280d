"""Projects of other programs: which sources are read, who coded them, and how what is left out is told."""

import xml.etree.ElementTree as ET
import zipfile

import pandas as pd
import pytest
from exchanged import AXIS, HOSTILE, LABELS, alike, back, changed, coded, sent

from analysis.coding.exchange import qdpx_package
from analysis.coding.exchange.imported_codes import CHANGED as TABLE_CHANGED
from analysis.coding.exchange.positions import COUNTINGS, code_point_positions
from analysis.coding.exchange.qdpx import build_project
from analysis.coding.exchange.qdpx_codes import CHANGED, read_project
from analysis.core.schema import table

TEXT = "The ferry left.\r\nIt may come back."
CODING = '<Coding creatingUser="{U1}"><CodeRef targetGUID="{C1}"/></Coding>'
USERS = (
    '<Users><User guid="u1" name="Anna" id="person; codebook 3"/><User guid="{U2}" name="Ben" id="robot; 1"/>'
    '<User guid="U3" id="language model"/></Users>'
)
CODES = '<CodeBook><Codes><Code guid="{c1}" name=" stance=1 "/><Code guid="C2" name="stance:goes"/></Codes></CodeBook>'


def source(inside="", name="a", content=TEXT, more=""):
    # in XML a bare carriage return would be lost
    text = content.replace("\r", "&#13;")
    return f'<TextSource name="{name}" {more}><PlainTextContent>{text}</PlainTextContent>{inside}</TextSource>'


def selection(start, end, inside=CODING, name="", more=""):
    return f'<PlainTextSelection startPosition="{start}" endPosition="{end}" name="{name}" {more}>{inside}</PlainTextSelection>'


@pytest.fixture
def read(tmp_path, study):
    """Read a project of these sources, and of further files."""

    def read(sources, texts={"a": TEXT}, origin="", files={}, after=""):  # noqa: B006 - never changed
        with zipfile.ZipFile(tmp_path / "of_eva.qdpx", "w") as archive:
            project = f'<Project origin="{origin}">{USERS}{CODES}<Sources>{sources}</Sources>{after}</Project>'
            archive.writestr("project.qde", project)
            for name, data in files.items():
                archive.writestr(name, data)
        return read_project(tmp_path / "of_eva.qdpx", study(texts))

    return read


def places(found):
    return [(row["article"], row["start"], row["end"]) for row in found.accepted()]


def test_who_coded_when_is_taken_from_the_code_else_from_the_selection_else_from_the_file(read):
    both = '<Coding creatingUser="{U2}" creationDateTime="2026-11-29T10:15:00Z"><CodeRef targetGUID="c2"/></Coding>'
    none = '<Coding><CodeRef targetGUID="c1"/></Coding>'
    third = 'creatingUser="U3" creationDateTime="2026-11-28T00:00:00"'
    note = "<Description>irony?</Description>"
    found = read(source(selection(0, 3, both + none + note, more=third) + selection(4, 9, none)))
    assert [
        [row[name] for name in ("start", "value", "coder", "coder_kind", "version", "time", "note")]
        for row in found.rows
    ] == [
        [0, -1, "Ben", "", "", "2026-11-29T10:15:00Z", "irony?"],
        [0, 1, "?", "language model", "", "2026-11-28", "irony?"],
        [4, 1, "of_eva", "", "", "", ""],
    ]
    (anna,) = read(source(selection(0, 3))).rows
    assert [anna[name] for name in ("coder", "coder_kind", "version")] == ["Anna", "person", "codebook 3"]
    assert anna["where"] == "selection 0 to 3 of 'a'"


def test_a_code_of_a_source_is_one_of_the_whole_text(read):
    found = read(source(CODING))
    assert places(found) == [("a", 0, len(TEXT))] and found.rows[0]["where"] == "'a' as a whole"


def test_a_source_of_another_name_is_known_by_its_text_and_a_name_may_have_an_ending(read):
    for name, content in (("Document 1", TEXT), ("a.txt", TEXT), ("Document 1", "\ufeff" + TEXT.replace("\r\n", "\r"))):
        found = read(source(selection(4, 9), name, content))
        assert places(found) == [("a", 4, 9)] and found.remarks() == []


def test_a_mark_of_byte_order_that_belongs_to_the_article_is_counted(read):
    text = "\ufeff" + TEXT
    assert places(read(source(selection(4, 9), content=text), texts={"a": text})) == [("a", 4, 9)]
    assert places(read(source(selection(4, 9), content=text))) == [("a", 4, 9)]


def test_sources_that_are_no_articles_are_left_out_and_counted(read):
    found = read(
        '<PictureSource name="map"/><TextSource plainTextPath="relative://x.txt"/>'
        + source(selection(0, 3), "poem", "Roses.")
        + source(selection(0, 3)),
        texts={name: TEXT + name for name in "fedcb"} | {"a": TEXT},
    )
    assert places(found) == [("a", 0, 3)]
    assert sorted(found.remarks()) == [
        "left out (1): '?': its plain text is not in the file (relative://x.txt); export the project with its sources",
        "left out (1): 'map', a PictureSource: only plain texts are read",
        "left out (1): 'poem': no article of this name or text; there are a, b, c, d, e",
    ]


def test_notes_are_counted(read):
    found = read(source('<NoteRef targetGUID="1"/>' + selection(0, 3)), after='<NoteRef targetGUID="2"/>')
    assert found.notes == ["2 notes are left out; the comments of selections are kept"]


def test_a_text_that_differs_is_refused_wherever_its_codes_are(read):
    found = read(source(selection(0, 3) + selection(5, 99), content="The ferry stays."))
    assert found.refused == {"a": CHANGED} != {"a": TABLE_CHANGED}
    assert found.remarks() == [f"'a' is refused (1 codes): {CHANGED}"] and found.accepted() == []


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (selection("x", 3), "a selection of 'a' goes from x to 3; both must be whole numbers"),
        (selection(0, 3, "<Coding/>"), "refers to the code '', which is not in the codebook"),
        (selection(3, 3), "selection 3 to 3 of 'a': not a place in its text, which has 34 characters"),
        (selection(-1, 3), "selection -1 to 3 of 'a': not a place"),
        (selection(0, 35), "selection 0 to 35 of 'a': not a place"),
    ],
)
def test_places_and_codes_that_are_none_are_named(inside, why, read):
    with pytest.raises(ValueError, match=f"of_eva.qdpx.*{why}"):
        read(source(inside))


def test_the_whole_text_may_be_selected_and_what_has_no_code_is_not_looked_at(read):
    assert places(read(source(selection(0, 34) + selection("x", "y", "")))) == [("a", 0, 34)]


@pytest.mark.parametrize(("origin", "start"), [("ATLAS.ti 24", 17), ("atlas.ti", 17), ("NVivo", 16)])
def test_of_a_program_that_quotes_nothing_line_ends_are_counted_as_its_name_says(origin, start, read):
    found = read(source(selection(16, 18)), origin=origin)
    assert places(found) == [("a", start, start + 2)]
    line = "'a': positions are counted in code points, CR LF as one, as the quoted words show; they were converted"
    assert found.notes == ([line] if start == 17 else [])


@pytest.mark.parametrize("word", ["It", "It may…"])
def test_quoted_words_say_more_than_the_name_of_the_program(word, read):
    found = read(source(selection(17, 23, name=word)), origin="ATLAS.ti")
    assert places(found) == [("a", 17, 23)] and found.notes == []


def test_texts_are_found_whatever_case_and_slashes_their_names_have(read):
    for name in ("Sources\\B7.TXT", "sources/b7.txt", "b7.txt"):
        found = read(
            f'<TextSource name="a" plainTextPath="internal://B7.txt">{selection(0, 3)}</TextSource>',
            files={name: TEXT.encode()},
        )
        assert places(found) == [("a", 0, 3)]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ('plainTextPath="internal://none.txt"', "its plain text 'internal://none.txt' is not in the file"),
        ('plainTextPath="internal://latin.txt"', "its plain text 'internal://latin.txt' is not UTF-8"),
        ("", "its plain text is not in the file (none is named)"),
    ],
)
def test_a_text_that_cannot_be_read_is_said_and_the_others_are_read(path, why, read):
    sources = f'<TextSource name="b" {path}/><TextSource name="c" {path}/>' + source(selection(0, 3))
    found = read(sources, texts={"a": TEXT, "b": "B."}, files={"sources/latin.txt": b"caf\xe9"})
    assert places(found) == [("a", 0, 3)] and list(found.refused) == ["b"]
    refused, left_out = found.remarks()
    assert refused.startswith(f"'b' is refused (0 codes): {why}")
    assert left_out.startswith(f"left out (1): 'c': {why}")


def test_all_parts_together_may_be_so_large_and_no_larger(read, tmp_path, monkeypatch):
    sources = "".join(f'<TextSource name="{name}" plainTextPath="internal://{name}.txt"/>' for name in "ab")
    files, texts = {"sources/a.txt": b"x" * 900, "sources/b.txt": b"y" * 900}, {"a": "x" * 900, "b": "y" * 900}
    read(sources, texts, files=files)
    with zipfile.ZipFile(tmp_path / "of_eva.qdpx") as archive:
        size = sum(part.file_size for part in archive.infolist())
    for most, refused in ((size, []), (size - 1, ["b"])):
        monkeypatch.setattr(qdpx_package, "LARGEST", most)
        found = read(sources, texts, files=files)
        assert list(found.refused) == refused
    assert found.refused["b"] == f"more than {most:,} bytes when unpacked; export fewer sources"


def counted_so(counting, ends):
    """A project whose positions are counted so, in sources with such line ends."""

    def recount(qde):
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


def test_codes_of_another_study_are_left_out_and_counted(folder, tmp_path):
    path = changed(
        sent(folder, tmp_path, coded(), "qdpx"), lambda text: text.replace('name="stance=0"', 'name="a nice quote"')
    )
    found, said = back(path, folder, tmp_path)
    number = (coded()[["measure", "category", "value"]] == ["stance", "all", 0]).all(axis=1).sum()
    assert said[0].startswith(f"left out ({number}): the code 'a nice quote': no measure 'a nice quote'; valid: ")
    assert len(found) == len(coded()) - number
