"""Files in, a zip archive out: the same files always give the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping

STAMP = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip archive can hold
PROPERTIES = "docProps/core.xml"  # of Word and Excel files: when they were made, and when they were changed
TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files, in their order, all with the same date."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as new:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, wherever it is packed
            new.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def without_dates(document: bytes) -> bytes:
    """A Word or Excel file without the times at which it and its parts were written."""
    with zipfile.ZipFile(io.BytesIO(document)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[PROPERTIES] = TIME.sub(b"1980-01-01T00:00:00Z", parts[PROPERTIES])
    return zip_files(parts)
