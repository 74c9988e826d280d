"""A .qdpx file of any program in; its project and plain texts out. A file that could do harm is refused."""

import io
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

from analysis.corpus.workbook import LARGEST  # bytes when unpacked

INTERNAL = "internal://"


class _Plain(ET.TreeBuilder):
    """Refuses documents that declare entities or anything else; no program writes such."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError("it has a document type declaration, which could define entities; a project needs none")


class QdpxPackage:
    """The project in a .qdpx file, and its texts."""

    def __init__(self, path: str | Path) -> None:
        self.path = path
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(Path(path).read_bytes()))
        except zipfile.BadZipFile:
            raise ValueError(f"{path}: not a .qdpx file (a zip archive that contains project.qde)") from None
        self._left = LARGEST
        self._parts = {part.filename.replace("\\", "/").lower(): part for part in self._archive.infolist()}
        names = [name for name in self._parts if name.endswith(".qde")]
        if not names:
            raise ValueError(f"{path}: no project.qde in it; is it a .qdpx file?")
        try:
            self.root: Any = ET.fromstring(self._read(names[0]), ET.XMLParser(target=_Plain()))
        except ET.ParseError as error:
            raise ValueError(f"{path}: {names[0]}: not well-formed XML: {error}") from None
        except ValueError as error:
            raise ValueError(f"{path}: {names[0]}: {error}") from None
        for element in self.root.iter():
            element.tag = element.tag.rpartition("}")[2]
        if self.root.tag != "Project":
            raise ValueError(
                f"{path}: {names[0]}: a <{self.root.tag}>, not a <Project>; export the project, not its codebook alone"
            )

    def _read(self, name):
        """A part of the archive; a ValueError if all parts read so far are too large."""
        part = self._parts[name]
        if part.file_size > self._left:
            raise ValueError(f"more than {LARGEST:,} bytes when unpacked; export fewer sources")
        self._left -= part.file_size
        try:
            return self._archive.read(part)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
            raise ValueError(f"cannot be unpacked (damaged, or locked with a password?): {error}") from None

    def text(self, source: Any) -> str:
        """The plain text of a source; a ValueError says why it cannot be read."""
        if (inside := source.find("PlainTextContent")) is not None:
            return inside.text or ""
        where = source.get("plainTextPath") or ""
        if not where.startswith(INTERNAL):
            raise ValueError(
                f"its plain text is not in the file ({where or 'none is named'}); export the project with its sources"
            )
        name = where.removeprefix(INTERNAL).lower()
        found = next((each for each in (f"sources/{name}", name) if each in self._parts), None)
        if found is None:
            raise ValueError(f"its plain text '{where}' is not in the file")
        data = self._read(found)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ValueError(f"its plain text '{where}' is not UTF-8: {error}") from None
