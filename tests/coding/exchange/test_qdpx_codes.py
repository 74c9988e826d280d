"""Codes that are read from a project: positions, however they are counted, and codes that cannot be read."""

import zipfile

import pandas as pd
import pytest
from exchanged import AXIS, HOSTILE, LABELS, alike, back, changed, coded, sent

from analysis.coding.exchange.files import import_codes
from analysis.coding.exchange.positions import COUNTINGS, code_point_positions
from analysis.coding.exchange.qdpx import build_project
from analysis.core.schema import table


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


def test_codes_of_another_study_are_left_out_and_counted(folder, tmp_path):
    path = changed(
        sent(folder, tmp_path, coded(), "qdpx"), lambda text: text.replace('name="stance=0"', 'name="a nice quote"')
    )
    found, said = back(path, folder, tmp_path)
    number = (coded()[["measure", "category", "value"]] == ["stance", "all", 0]).all(axis=1).sum()
    assert said[0].startswith(f"left out ({number}): the code 'a nice quote': no measure 'a nice quote'; valid: ")
    assert len(found) == len(coded()) - number


PLAIN = (
    '<Project><Sources><TextSource guid="1" name="plain"><PlainTextContent>The ferry left. It may come back.</PlainTextContent>'
    '<PlainTextSelection guid="2" startPosition="5" endPosition="{end}"><Coding guid="3"><CodeRef targetGUID="4"/></Coding></PlainTextSelection>'
    "</TextSource></Sources></Project>"
)


@pytest.mark.parametrize(
    ("end", "why"),
    [
        ("99", "selection 5 to 99 of 'plain': not a place in its text, which has 33 characters"),
        ("9", "refers to the code '4', which is not in the codebook"),
        ("end", "a selection of 'plain' goes from 5 to end; both must be whole numbers"),
    ],
)
def test_a_selection_that_cannot_be_used_is_named_with_what_is_wrong(end, why, folder, tmp_path):
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", PLAIN.format(end=end))
    with pytest.raises(ValueError, match=rf"p\.qdpx.*{why}"):
        import_codes(path, folder, tmp_path / "back")
