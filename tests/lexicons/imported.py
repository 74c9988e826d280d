"""Dictionaries of other programs, taken over as codebooks."""

from analysis.lexicons.dictionary_import import import_dictionary
from analysis.lexicons.load import read_codebook


def taken(tmp_path, name, content):
    """{category: {cue: weight}} of an imported file, read back, and what was said."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    text, said = import_dictionary(path)
    book = tmp_path / "book.toml"
    book.write_text(text, "utf-8")
    entries = read_codebook(book).entries
    return {c: dict(zip(own["cue"], own["weight"], strict=True)) for c, own in entries.groupby("category")}, said


def dic(words, legend="1\tcalm\n2\tstorm"):
    return f"%\n{legend}\n%\n{words}\n"
