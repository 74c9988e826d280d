"""The parse of each text on disk, so that a text is parsed once: an edit of the codebook never parses again.

One file a text, named by a digest of its paragraphs and of the model. The folder is DISCOURSE_CACHE where that is set
(empty: nothing is kept), else the user's own cache folder. What cannot be read is parsed anew, what cannot be written
is not kept. The folder never grows beyond a gigabyte: what was written first goes first.
"""

import hashlib
import io
import os
import secrets
from itertools import groupby
from pathlib import Path

import numpy as np
from platformdirs import user_cache_dir

FORM = "1"  # of the files: raise it when their content changes
LIMIT, ROOM = 1_000_000_000, 800_000_000  # bytes: at the first files are removed, until the second is reached
CODED = 3  # of the six columns of a text, from this one on texts
_sizes = {}  # bytes in each folder, as far as this process knows


def folder():
    """Where parses are kept, or None."""
    named = os.environ.get("DISCOURSE_CACHE", user_cache_dir("discourse-analysis", appauthor=False))
    return Path(named, "parses") if named else None


def through(model, paragraphs, texts, parsed, kept=True):
    """The parse of each paragraph, from the cache where it is there, else from the parser and into the cache.

    Parameters
    ----------
    model : str
        Name and version of what parses.
    paragraphs : list of str
    texts : sequence of int
        The text of each paragraph, which are in order.
    parsed : callable
        From paragraphs to an iterable of their tokens: six columns, three of numbers and three of texts.
    kept : bool
        Whether to use the cache at all.

    Returns
    -------
    list
        The tokens of each paragraph.
    """
    place = folder() if kept else None
    groups = [[at for at, _ in rows] for _, rows in groupby(enumerate(texts), key=lambda row: row[1])]
    files = [place and place / _name(model, [paragraphs[at] for at in rows]) for rows in groups]
    found = [path and _read(path, len(rows)) for path, rows in zip(files, groups, strict=True)]
    missing = [paragraphs[at] for rows, known in zip(groups, found, strict=True) if known is None for at in rows]
    fresh = iter(parsed(missing) if missing else ())
    for number, rows in enumerate(groups):
        if found[number] is None:
            found[number] = [next(fresh) for _ in rows]
            if place:
                _keep(place, files[number], found[number])
    return [tokens for rows in found for tokens in rows]


def _name(model, paragraphs):
    digest = hashlib.sha256(f"{FORM}\0{model}\0".encode())
    for paragraph in paragraphs:
        digest.update(paragraph.encode("utf-8", "surrogatepass") + b"\0\0")
    name = digest.hexdigest()
    return f"{name[:2]}/{name}.npz"


def _read(path, count):
    """The tokens of so many paragraphs, or None where the file is not there or damaged."""
    try:
        with np.load(path, allow_pickle=False) as file:
            sizes, names = file["sizes"], file["names"].tobytes().decode("utf-8").split("\0")
            columns = list(file["columns"])
        if len(sizes) != count or columns[0].shape != (sizes.sum(),):
            return None
        bounds = np.cumsum(sizes)[:-1]
        parts = [np.split(column, bounds) for column in columns]
        return [
            (*numbers[:CODED], *([names[code] for code in codes] for codes in numbers[CODED:]))
            for numbers in zip(*parts, strict=True)
        ]
    except (OSError, ValueError, KeyError, IndexError, EOFError):
        return None
    except Exception as error:  # zipfile.BadZipFile, zlib.error: whatever a damaged archive raises
        if type(error).__module__ in ("zipfile", "zlib"):
            return None
        raise


def _keep(place, path, found):
    names = {}
    columns = [np.concatenate([tokens[at] for tokens in found]) for at in range(CODED)]
    for at in range(CODED, 6):
        columns.append(
            np.array([names.setdefault(name, len(names)) for tokens in found for name in tokens[at]], np.int32)
        )
    if not len(columns[0]):
        return
    data = io.BytesIO()
    np.savez_compressed(
        data,
        sizes=np.array([len(tokens[0]) for tokens in found]),
        columns=np.array(columns, np.int32),
        names=np.frombuffer("\0".join(names).encode("utf-8", "replace"), np.uint8),
    )
    building = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        building.write_bytes(data.getvalue())
        building.replace(path)
    except OSError:  # a full or a read-only disk: nothing is kept
        return
    if place not in _sizes:
        _sizes[place] = sum(size for _, size, _ in _files(place))
    _sizes[place] += data.tell()
    if _sizes[place] > LIMIT:
        _sizes[place] = _make_room(place)


def _files(place):
    """(time, size, path) of every file kept."""
    for path in place.glob("??/*"):
        try:
            status = path.stat()
        except OSError:
            continue
        yield status.st_mtime_ns, status.st_size, path


def _make_room(place):
    """Remove the oldest files; return the bytes that are left."""
    files = sorted(_files(place))
    left = sum(size for _, size, _ in files)
    for _, size, path in files:
        if left <= ROOM:
            break
        path.unlink(missing_ok=True)
        left -= size
    return left
