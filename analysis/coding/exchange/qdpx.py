"""Articles, codes and categories in; a project for programs of qualitative data analysis (REFI-QDA, .qdpx) out.

The standard: REFI-QDA 1.5, schema of 18 March 2019 (www.qdasoftware.org). NVivo, ATLAS.ti, MAXQDA and QualCoder read it. Positions are code
points of a source of plain text. The standard does not mention line ends, and programs differ, so the sources have LF alone.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis import __version__
from analysis.coding.code_checks import codable_categories
from analysis.coding.codes_as_marks import poles
from analysis.coding.exchange.positions import COUNTINGS, code_point_positions, normalize_line_ends, one_line
from analysis.coding.exchange.tags import identifier, tag
from analysis.coding.exchange.timestamps import to_timestamp
from analysis.coding.filled_sheets import presence_value
from analysis.comparison.units import ALL
from analysis.core.zipping import zip_files

NAMESPACE = "urn:QDA-XML:project:1.0"
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
QUOTED = 80  # characters of the coded words that are quoted beside the positions
SELECTION = ["start", "end", "coder", "coder_kind", "version", "time", "note"]


def build_project(
    articles: pd.DataFrame,
    codes: pd.DataFrame,
    labels: Mapping[str, Mapping[str, str]],
    axis: Sequence[str] = (),
    name: str = "discourse",
) -> tuple[bytes, list[str]]:
    """A project with the articles as sources, the categories as codes, and what each coder coded.

    Parameters
    ----------
    articles : DataFrame
    codes : DataFrame
        From `read_codes` or `codes_from_marks`.
    labels : dict of dict
        The categories for the project's codebook, by measure, with their names.
    axis : sequence of str
        The categories (positive, negative) of stance.
    name : str
        What the project is called.

    Returns
    -------
    data : bytes
        The same for the same input.
    remarks : list of str
        Remarks for the user.

    Raises
    ------
    ValueError
        If a name or note has a character that XML does not allow.
    """
    root = ET.Element(
        "Project", {"xmlns": NAMESPACE, "name": _legal(name, "the name"), "origin": f"discourse {__version__}"}
    )
    guids = _Guids(_add_users(root, codes), _add_codebook(root, codes, labels, axis), axis)
    sources, remarks, texts = ET.SubElement(root, "Sources"), list[str](), dict[str, str]()
    for article in articles.itertuples():
        own = codes[codes["article"] == article.article]
        guid = identifier("source", article.article)
        texts[f"Sources/{guid}.txt"], before, more = _copy(article, own)
        remarks += more
        source = ET.SubElement(sources, "TextSource", {
            "guid": guid, "name": _legal(article.article, "the name of an article"), "plainTextPath": f"internal://{guid}.txt"})  # fmt: skip
        _add_selections(source, own, before, article.text, guids)
    ET.indent(root)
    # A line end in a note that is not escaped would be read as another one
    data = ET.tostring(root, "utf-8", xml_declaration=True).replace(b"\r", b"&#13;")
    return zip_files({"project.qde": data, **{path: text.encode() for path, text in texts.items()}}), remarks


class _Guids(NamedTuple):
    """The identifiers that codings refer to."""

    users: dict[tuple[str, str, str], str]  # by coder, kind and version
    codes: dict[str, str]  # by the name of the code
    axis: Sequence[str]  # names of codes depend on it

    def code(self, row: Any) -> tuple[str, str]:
        """The name of a row's code, and its identifier."""
        name = tag(row.measure, row.category, row.value, self.axis)
        return name, self.codes[name]

    def coder(self, row: Any) -> dict[str, str]:
        """The attributes that say who coded a row, and when."""
        since = {"creationDateTime": to_timestamp(row.time)} if row.time else {}
        return {"creatingUser": self.users[row.coder, row.coder_kind, row.version], **since}


def _add_users(root, codes):
    """Add each coder and version as a user; their identifiers."""
    every = codes[["coder", "coder_kind", "version"]].drop_duplicates().itertuples(index=False, name=None)
    found = {who: identifier("user", *who) for who in every}
    parent = ET.SubElement(root, "Users") if found else root
    for (coder, kind, version), guid in found.items():
        description = f"{kind}; {version}" if version else kind
        ET.SubElement(
            parent, "User", {"guid": guid, "name": _legal(coder, "a coder"), "id": _legal(description, "a version")}
        )
    return found


def _add_codebook(root, codes, labels, axis):
    """Add the codes, in a folder for each measure; their identifiers by name."""
    used = codes[["measure", "category", "value"]].drop_duplicates().itertuples(index=False, name=None)
    given: dict[str, dict[str, str]] = {}
    for measure, categories in codable_categories(labels).items():
        values = [(ALL, 0.0, "")] + [(ALL, value, "") for value in (1.0, -1.0) if poles(measure, axis)]
        values += [(name, float(presence_value(measure, name, axis)), label) for name, label in categories.items()]
        given[measure] = {tag(measure, name, value, axis): label for name, value, label in values}
    for measure, name, value in used:
        given.setdefault(measure, {}).setdefault(tag(measure, name, value, axis), "")
    parent = ET.SubElement(ET.SubElement(root, "CodeBook"), "Codes")
    known = {}
    for measure, names in given.items():
        folder = ET.SubElement(
            parent, "Code", {"guid": identifier("measure", measure), "name": measure, "isCodable": "false"}
        )
        for name, label in names.items():
            known[name] = identifier("code", name)
            code = ET.SubElement(
                folder, "Code", {"guid": known[name], "name": _legal(name, "a code"), "isCodable": "true"}
            )
            if label:
                ET.SubElement(code, "Description").text = _legal(label, "a description")
    return known


def _copy(article, codes):
    """The text for the project, the position in it of each code point of the article, and remarks."""
    text = article.text
    before = code_point_positions(text, COUNTINGS[1])
    ends = codes[["start", "end"]].to_numpy().ravel()
    if len(ends) and (np.searchsorted(before, before[ends], side="right") - 1 != ends).any():
        remarks = f"'{article.article}': a code begins or ends within a line end (CR LF), so its line ends stay as they are; some programs count them as one"
        return text, np.arange(len(text) + 1), [remarks]
    return normalize_line_ends(text), before, []


def _add_selections(source, codes, before, text, guids):
    """Add what was coded in one source: selections with their codings. Codes of the whole text belong to the source itself."""
    size, selections, wholes = len(text), dict[tuple, list](), []
    for row in codes.itertuples():
        if (row.start, row.end, row.note) == (0, size, ""):
            wholes.append(row)
        else:
            selections.setdefault(tuple(getattr(row, name) for name in SELECTION), []).append(row)
    for place, rows in selections.items():
        start, end, note = rows[0].start, rows[0].end, rows[0].note
        selection = ET.SubElement(source, "PlainTextSelection", {
            "guid": identifier("selection", source.get("guid"), *place),
            "name": FORBIDDEN.sub(" ", one_line(text[start:end])[:QUOTED]),
            "startPosition": str(before[start]), "endPosition": str(before[end]), **guids.coder(rows[0])})  # fmt: skip
        if note:
            ET.SubElement(selection, "Description").text = _legal(note, "a note")
        for row in rows:
            _add_coding(selection, row, guids)
    for row in wholes:
        _add_coding(source, row, guids)


def _add_coding(parent, row, guids):
    name, code = guids.code(row)
    guid = identifier("coding", parent.get("guid"), name, row.coder, row.coder_kind, row.version)
    coding = ET.SubElement(parent, "Coding", {"guid": guid, **guids.coder(row)})
    ET.SubElement(coding, "CodeRef", {"targetGUID": code})


def _legal(text, what):
    if (wrong := FORBIDDEN.search(text)) is not None:
        raise ValueError(f"{what}, {text!r}: U+{ord(wrong[0]):04X} cannot stand in a .qdpx file; take it out")
    return text
