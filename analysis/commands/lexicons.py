"""`discourse lexicons`: what it does."""

import sys
from argparse import Namespace
from pathlib import Path

UNMEASURED = ("attribution", "furniture", "function_words")  # lexicons without a measure


def run_lexicons(options: Namespace) -> int:
    from analysis.core.package_files import lexicon_files
    from analysis.lexicons.load import load_lexicon

    if options.file[:1] == ["convert"] and len(options.file) == 3:
        return _convert(options.file[1], options.file[2], options.measure)
    if len(options.file) > 1:
        raise ValueError("give one file to check, or: lexicons convert IN OUT")
    if options.file:
        return _check_lexicon(options.file[0], options.corpus, options.repair)
    for path in [path for path in lexicon_files() if path.stem not in UNMEASURED]:
        found = load_lexicon(path)
        listed = (
            f"{path.stem:12} {found.version:9} {found.licence:9} {_cues(found):5} cues, {len(found.sources):3} sources"
        )
        print(f"{listed}  {found.title}")
    return 0


def _cues(book):
    return int(book.entries["weight"].notna().sum())


def _convert(source, target, measure):
    from analysis.lexicons import dictionaries, dictionary_export, dictionary_import
    from analysis.lexicons.check import LexiconError
    from analysis.lexicons.load import load_lexicon

    before, after = Path(source).suffix.lower(), Path(target).suffix.lower()
    if (before == ".toml") == (after == ".toml") or not {before, after} <= {".toml", *dictionaries.FORMATS}:
        raise ValueError(
            f"convert {source} {target}: one file must be a codebook (.toml), the other one of {', '.join(dictionaries.FORMATS)}"
        )
    if Path(target).exists():
        raise ValueError(f"{target} already exists and may have been edited; choose another name")
    if after == ".toml":
        text, remarks = dictionary_import.import_dictionary(source, measure)
    else:
        text, remarks = dictionary_export.export_dictionary(
            load_lexicon(source, codebook=not _is_shipped(source)), after
        )
    Path(target).write_text(text, "utf-8", newline="\n")
    for line in remarks:
        print(f"warning: {source}: {line}", file=sys.stderr)
    if after == ".toml":
        try:
            return _check_lexicon(target)
        except LexiconError:  # such as a name that is taken; the file is removed so that one can try again
            Path(target).unlink()
            raise
    print(
        f"{target}: the words of {source}"
        + (f"; {len(remarks)} warning{'s' * (len(remarks) != 1)} about what could not be converted" if remarks else "")
    )
    return 0


def _is_shipped(path):
    from analysis.core.package_files import lexicon_files

    return Path(path).resolve() in lexicon_files()


def _check_lexicon(path, corpus=None, repair=True):
    from analysis.comparison.folder import hypotheses_on
    from analysis.corpus.files import CorpusLayout
    from analysis.corpus.read import read_corpus
    from analysis.cues.codebook_check import codebook_notices
    from analysis.lexicons.load import load_lexicon

    found = load_lexicon(path, codebook=not _is_shipped(path))
    hypotheses_on(found)  # raises if a hypothesis names something that does not exist
    articles = read_corpus(corpus, CorpusLayout(codebook=path, repair=repair)).articles if corpus else None
    remarks = codebook_notices(found, articles)
    for line in remarks:
        print(f"{path}: {line}")
    hints = f"; {len(remarks)} thing{'s' * (len(remarks) != 1)} to check" if remarks else ""
    print(
        f"{path}: well-formed{hints}; {found.title}; {_cues(found)} cues in {sum(map(len, found.categories.values()))} categories"
    )
    return 0
