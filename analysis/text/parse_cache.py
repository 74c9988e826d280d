"""Keeps the parse of each text on disk, so that a text is parsed once, however often the codebook is edited.

One file per text, named by a digest of its paragraphs and of the model. The folder is DISCOURSE_CACHE where that is set
(empty: nothing is kept), else the user's own cache folder. A file that cannot be read is parsed again; one that
cannot be written is not kept. The folder never exceeds a gigabyte: the oldest files are removed first.
"""

import hashlib
import io
import json
import os
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing, suppress
from itertools import groupby
from pathlib import Path

import numpy as np
from platformdirs import user_cache_dir

from analysis.core.durable import written_whole

FORM = "2"  # of the files: raise it when their content changes
LIMIT, ROOM = 1_000_000_000, 800_000_000  # bytes: at the first files are removed, until the second is reached
ROWS, CODED = 6, 3  # rows of numbers for each token; those from the second on are codes of texts
_sizes: dict[Path, int] = {}  # bytes in each folder, as far as this process knows


def cache_folder() -> Path | None:
    """Where parses are kept, or None."""
    named = os.environ.get("DISCOURSE_CACHE", user_cache_dir("discourse-analysis", appauthor=False))
    return Path(named, "parses") if named else None


def parse_with_cache(
    model: str,
    paragraphs: Sequence[str],
    texts: Iterable[int],
    parsed: Callable[[list[str], dict[str, int]], Generator[np.ndarray, None, None]],
) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """The parse of each paragraph: from the cache or, if it is not there, from the parser and then kept.

    Parameters
    ----------
    model : str
        Name and version of the pipeline.
    paragraphs : list of str
    texts : sequence of int
        The number of each paragraph's text, in order.
    parsed : callable
        Takes paragraphs and a dict of names, which it may add to; returns a generator of one array per paragraph, with a
        column per token: three rows of numbers, and three of codes of names.

    Returns
    -------
    sizes : array of int64
        The tokens of each paragraph.
    tokens : array of int32
        Those arrays, one after the other.
    names : list of str
        By their codes.
    """
    place = cache_folder()
    groups = [[at for at, _ in rows] for _, rows in groupby(enumerate(texts), key=lambda row: row[1])]
    files = [place and place / _name(model, [paragraphs[at] for at in rows]) for rows in groups]
    names: dict[str, int] = {}
    found: list[tuple[np.ndarray, np.ndarray] | None] = [
        _read(path, len(rows), names) if path else None for path, rows in zip(files, groups, strict=True)
    ]
    missing = [paragraphs[at] for rows, known in zip(groups, found, strict=True) if known is None for at in rows]
    with closing(parsed(missing, names)) as fresh:  # a generator, which is not left waiting whatever happens
        for number, rows in enumerate(groups):
            if found[number] is None:
                tokens = [next(fresh) for _ in rows]
                one = np.array([part.shape[1] for part in tokens]), np.concatenate(tokens, axis=1)
                found[number] = one
                if place:
                    _keep(place, files[number], *one, names)
    every = [one for one in found if one is not None] or [(np.zeros(0, np.int64), np.zeros((ROWS, 0), np.int32))]
    return np.concatenate([sizes for sizes, _ in every]), np.concatenate([own for _, own in every], axis=1), list(names)


def _name(model, paragraphs):
    digest = hashlib.sha256(f"{FORM}\0{model}\0".encode())
    for paragraph in paragraphs:
        digest.update(paragraph.encode("utf-8", "surrogatepass") + b"\0\0")
    name = digest.hexdigest()
    return f"{name[:2]}/{name}.npz"


def _read(path, count, names):
    """How many tokens each of `count` paragraphs has, and the tokens; None if the file is missing or damaged."""
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            sizes, tokens, known = file["sizes"], file["tokens"], json.loads(file["names"].tobytes())
        if len(sizes) != count or tokens.shape != (ROWS, sizes.sum()):
            return None
        codes = np.array([names.setdefault(name, len(names)) for name in known], np.int32)
        tokens[CODED:] = codes[tokens[CODED:]]
    except Exception:  # of whatever kind: what is damaged may raise anything
        return None
    return sizes, tokens


def _keep(place, path, sizes, tokens, names):
    """Write the tokens of a text, with codes of only the names that it uses."""
    if not tokens.size:
        return
    used, codes = np.unique(tokens[CODED:], return_inverse=True)
    all_names = list(names)
    data = io.BytesIO()
    np.savez_compressed(
        data,
        sizes=sizes,
        tokens=np.concatenate([tokens[:CODED], codes.reshape(-1, tokens.shape[1]).astype(np.int32)]),
        names=np.frombuffer(json.dumps([all_names[code] for code in used]).encode(), np.uint8),
    )
    try:
        with written_whole(path, lasting=False) as building:
            building.write_bytes(data.getvalue())
    except OSError:  # a full or a read-only disk: nothing is kept
        return
    if place in _sizes:
        _sizes[place] += data.tell()
    else:
        _sizes[place] = sum(size for _, size, _ in _files(place))
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
        with suppress(OSError):
            path.unlink()
        left -= size
    return left
