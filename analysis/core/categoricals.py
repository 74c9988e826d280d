"""Turns a column of texts into codes and distinct names, and codes into texts again: twice as fast as Arrow."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from analysis.core.jit import compiled, inner

AT_ONCE = 8  # bytes
BITS, MIXER = (1 << 31) - 1, 0x1E3779B9  # the bits of a hash; an odd number of irregular bits


def encode(texts: pa.LargeStringArray) -> tuple[np.ndarray, pa.LargeStringArray]:
    """The code of each text, and the distinct texts in order of appearance. A ValueError if a text is missing."""
    if texts.null_count:
        raise ValueError(
            f"{texts.null_count} of {len(texts)} texts are missing; valid: texts, of which some may be empty"
        )
    data, offsets = _bytes(texts)
    room = 1 << max(len(texts) // 4, 1).bit_length()
    codes, firsts = _encode(data, offsets, np.zeros(room, np.int32))
    if len(codes) < len(texts):  # many are distinct
        codes, firsts = _encode(data, offsets, np.zeros(8 * room, np.int32))
    return codes, texts.take(pa.array(firsts))


def decode(columns: Sequence[tuple[np.ndarray, np.ndarray, pa.LargeStringArray]]) -> list[pa.LargeStringArray]:
    """For each (codes, order, names): `names.take(codes[order])`; the orders are of one length.

    All arrays share two blocks of memory, because the system maps one large block much faster than many small ones.
    """
    offsets = np.empty((len(columns), len(columns[0][1]) + 1), np.int64)
    known = [_bytes(names) for _, _, names in columns]
    for ends, (codes, order, _), (_, begins) in zip(offsets, columns, known, strict=True):
        _measure(codes, order, begins, ends)
    data, free, arrays = np.empty((offsets[:, -1] + AT_ONCE).sum(), np.uint8), 0, []
    for ends, (codes, order, _), (texts, begins) in zip(offsets, columns, known, strict=True):
        own = data[free : free + ends[-1] + AT_ONCE]
        _write((np.append(texts, np.zeros(AT_ONCE, np.uint8)), begins), codes, order, own, ends)
        arrays.append(pa.LargeStringArray.from_buffers(len(order), pa.py_buffer(ends), pa.py_buffer(own[: ends[-1]])))
        free += len(own)
    return arrays


def _bytes(texts):
    """The UTF-8 of texts, and where in it each text begins and the last ends."""
    _, offsets, data = texts.buffers()
    if not len(texts):
        return np.zeros(0, np.uint8), np.zeros(1, np.int64)
    offsets = np.frombuffer(offsets, np.int64, len(texts) + 1, offset=8 * texts.offset)
    return np.frombuffer(data or b"", np.uint8), offsets


@inner
def _eight(data, at):
    """Eight bytes as a number. The unsigned place lets the compiler read them at once."""
    at, number = np.uint64(at), np.uint64(0)
    for k in range(AT_ONCE):
        number |= np.uint64(data[at + np.uint64(k)]) << np.uint64(8 * k)
    return number


@inner
def _put_eight(data, at, number):
    """Write a number as eight bytes, likewise."""
    at = np.uint64(at)
    for k in range(AT_ONCE):
        data[at + np.uint64(k)] = np.uint8(number >> np.uint64(8 * k) & np.uint64(0xFF))


@inner
def _few(data, end, length):
    """The last bytes of a text, if they are fewer than eight, as a number."""
    if length and end >= AT_ONCE:
        return _eight(data, end - AT_ONCE) >> np.uint64(8 * (AT_ONCE - length))
    number = np.uint64(0)
    for k in range(length):
        number |= np.uint64(data[end - length + k]) << np.uint64(8 * k)
    return number


@inner
def _folded(number):
    """64 bits as 31."""
    return np.int64((number ^ number >> np.uint64(31)) & np.uint64(BITS))


@inner
def mix(number):
    """The hash of an integer of at most 62 bits. No product wraps, so that Python and the compiled loop agree."""
    return ((number ^ number >> 31) & BITS) * MIXER >> 28 & BITS


@compiled
def _encode(data, offsets, table):
    """The code of each text, and the first text with each code; it stops when the hash table, given as zeros, is half full.

    The table holds the code of a text, plus 1, at the hash of the text or at the next free place after it.
    """
    size, last = len(offsets) - 1, len(table) - 1
    codes, firsts = np.empty(size, np.int32), np.empty(size, np.int64)
    heads, tails = np.empty(size, np.uint64), np.empty(size, np.uint64)
    count = 0
    for i in range(size):
        start, end = offsets[i], offsets[i + 1]
        length = end - start
        if length >= AT_ONCE:  # the first and the last eight bytes
            head, tail = _eight(data, start), _eight(data, end - AT_ONCE)
        else:
            head = tail = _few(data, end, length)
        mixed = mix(_folded(head) ^ mix(_folded(tail) + length))
        for at in range(start + AT_ONCE, end - AT_ONCE, AT_ONCE):
            mixed = mix(mixed ^ _folded(_eight(data, at)))
        place = mixed & last
        while True:
            code = table[place] - 1
            if code < 0:
                if 2 * count > last:
                    return codes[:i], firsts[:count].copy()
                code = count
                count += 1
                table[place], firsts[code], heads[code], tails[code] = count, i, head, tail
                break
            first = offsets[firsts[code]]
            same = heads[code] == head and tails[code] == tail and offsets[firsts[code] + 1] - first == length
            if same and length > 2 * AT_ONCE:
                for k in range(AT_ONCE, length - AT_ONCE):
                    same &= data[first + k] == data[start + k]
            if same:
                break
            place = place + 1 & last
        codes[i] = code
    return codes, firsts[:count].copy()


@compiled
def _measure(codes, order, offsets, ends):
    """Fill in where the text of each code begins, and where the last one ends, when they are written one after the other."""
    ends[0] = 0
    for i in range(len(order)):
        code = codes[order[i]]
        ends[i + 1] = ends[i] + offsets[code + 1] - offsets[code]


@compiled
def _write(texts, codes, order, written, ends):
    """Write the texts of these codes. Source and target need eight spare bytes at their ends."""
    data, offsets = texts
    for i in range(len(order)):
        begin = offsets[codes[order[i]]]
        for k in range(0, ends[i + 1] - ends[i], AT_ONCE):
            _put_eight(written, ends[i] + k, _eight(data, begin + k))
