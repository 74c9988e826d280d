"""A .qdpx file of any program: what is no such file, or could do harm, is refused."""

import zipfile

import pytest

from analysis.coding.exchange.files import import_codes
from analysis.coding.exchange.qdpx_codes import read_project

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


def test_a_part_that_is_damaged_is_said(tmp_path, study):
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("project.qde", "<Project/>")
    path.write_bytes(path.read_bytes().replace(b"<Project/>", b"<Projekt/>"))  # whose sum no longer fits
    with pytest.raises(ValueError, match="project.qde: cannot be unpacked .damaged, or locked with a password"):
        read_project(path, study({}))
