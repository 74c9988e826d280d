"""A .qdpx file of any program in; what its users coded in the articles, as codes, out."""

from pathlib import Path
from typing import Any, NamedTuple

from analysis.coding.code_checks import KINDS
from analysis.coding.exchange.imported_codes import ImportedCodes, StudyContext, find_article
from analysis.coding.exchange.positions import COUNTINGS, Counting, align_line_ends, locate_spans, normalize_line_ends
from analysis.coding.exchange.qdpx_package import QdpxPackage
from analysis.coding.exchange.timestamps import from_timestamp
from analysis.core.schema import text_digest

COUNTS_ONE_LINE_END = "atlas"  # counts CR LF as one, though its sources have both
CHANGED = "its text in the file differs from the article, so the codes would be at the wrong places; restore the text, or code it again"


def read_project(path: str | Path, study: StudyContext) -> ImportedCodes:
    """Read what was coded in the articles.

    Positions become code points of the articles, also where a program changed line ends or counts UTF-16 units. A code of a whole source
    becomes a code of the whole text. A source whose text differs from its article is refused.

    Raises
    ------
    ValueError
        If the file is no project, is too large when unpacked, declares entities, or has a position that is not valid.
    """
    package, found = QdpxPackage(path), ImportedCodes(study)
    root = package.root
    users = {_guid(each): _user(each) for each in root.iterfind("Users/User")}
    names = {_guid(each): each.get("name", "").strip() for each in root.iterfind("CodeBook//Code")}
    one_line_end = (root.get("origin") or "").lower().startswith(COUNTS_ONE_LINE_END)
    likely = sorted(COUNTINGS, key=lambda one: (one.utf16, one.one_line_end is not one_line_end))
    project = _Project(path, users, names, likely)
    by_text = {normalize_line_ends(text): name for name, text in study.texts.items()}
    for source in root.iterfind("Sources/*"):
        called = source.get("name") or "?"
        if source.tag != "TextSource":
            found.leave_out(f"'{called}', a {source.tag}: only plain texts are read")
            continue
        article = find_article(called, study.texts)
        try:
            copy = package.text(source)
        except ValueError as error:
            if article is None:
                found.leave_out(f"'{called}': {error}")
            else:
                found.refused[article] = str(error)
            continue
        copy = copy if article and copy == study.texts[article] else copy.removeprefix("\ufeff")
        article = article or by_text.get(normalize_line_ends(copy))
        if article is None:
            found.leave_out(
                f"'{called}': no article of this name or text; there are {', '.join(sorted(study.texts)[:5])}"
            )
            continue
        _add_source(source, copy, article, project, found)
    if notes := sum(1 for _ in root.iter("NoteRef")):
        found.notes.append(f"{notes} notes are left out; the comments of selections are kept")
    return found


class _Project(NamedTuple):
    """The coders and the names of the codes of a project by their identifiers, and how its program may count positions."""

    path: str | Path
    users: dict[str, tuple[str, str, str]]  # name, kind and version
    codes: dict[str, str]
    countings: list[Counting]  # the most likely first

    def coder(self, coding: Any, selection: Any) -> dict[str, str]:
        guid = coding.get("creatingUser") or selection.get("creatingUser") or ""
        coder, kind, version = self.users.get(guid.strip("{}").lower(), (Path(self.path).stem, "", ""))
        time = coding.get("creationDateTime") or selection.get("creationDateTime") or ""
        return {"coder": coder, "coder_kind": kind, "version": version, "time": from_timestamp(time)}

    def code_name(self, coding: Any) -> str:
        reference = coding.find("CodeRef")
        guid = "" if reference is None else reference.get("targetGUID", "").strip("{}").lower()
        if guid not in self.codes:
            raise ValueError(
                f"{self.path}: a coding refers to the code '{guid}', which is not in the codebook of the project"
            )
        return self.codes[guid]


def _add_source(source, copy, article, project, found):
    """Add the codes of one source."""
    text = found.study.texts[article]
    if (aligned := align_line_ends(copy, text)) is None:
        found.refused[article] = CHANGED
    selections = [each for each in source.iterfind("PlainTextSelection") if each.find("Coding") is not None]
    spans = [_span(each, article, project.path) for each in selections]
    located, counting = locate_spans(copy, spans, [each.get("name") or "" for each in selections], project.countings)
    if counting is not COUNTINGS[0] and any(place != span for place, span in zip(located, spans, strict=True)):
        found.notes.append(
            f"'{article}': positions are counted in {counting.called}, as the quoted words show; they were converted"
        )
    about = {"article": article, "digest": text_digest(text)}
    for selection, span, place in zip(selections, spans, located, strict=True):
        where = f"selection {span[0]} to {span[1]} of '{article}'"
        if place is None:
            if aligned is None:
                continue  # of a text that has changed
            raise ValueError(f"{project.path}, {where}: not a place in its text, which has {len(copy)} characters")
        start, end = place if aligned is None else (int(aligned[place[0]]), int(aligned[place[1]]))
        note = selection.findtext("Description") or ""
        for coding in selection.iterfind("Coding"):
            row = {**about, "start": start, "end": end, "note": note, **project.coder(coding, selection)}
            found.add(project.code_name(coding), row, where)
    for coding in source.iterfind("Coding"):
        row = {**about, "start": 0, "end": len(text), "note": "", **project.coder(coding, source)}
        found.add(project.code_name(coding), row, f"'{article}' as a whole")


def _span(selection, article, path):
    try:
        return int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
    except ValueError:
        given = [selection.get(name) for name in ("startPosition", "endPosition")]
        raise ValueError(
            f"{path}: a selection of '{article}' goes from {given[0]} to {given[1]}; both must be whole numbers"
        ) from None


def _guid(element):
    return element.get("guid", "").strip("{}").lower()


def _user(element):
    """Name, kind and version of a coder; "" where the program did not keep the kind."""
    kind, _, version = (element.get("id") or "").partition("; ")
    return element.get("name") or "?", *((kind, version) if kind in KINDS else ("", ""))
