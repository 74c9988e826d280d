"""A lexicon or codebook in; a dictionary for another program, and what its format cannot express, out."""

import csv
import io

import pandas as pd
import yaml

from analysis.lexicons.load import Lexicon

WEIGHTED = (".dicx", ".csv", ".tsv")


def export_dictionary(book: Lexicon, suffix: str) -> tuple[str, list[str]]:
    """The spelled-out cues of a lexicon as a dictionary for another program, and what was lost, one line each.

    Parameters
    ----------
    book : Lexicon
    suffix : {'.dic', '.dicx', '.yml', '.yaml', '.csv', '.tsv'}
        LIWC, LIWC-22, quanteda, or a table of word, category and weight. With several measures a category is `measure.category`.
    """
    rows = book.entries
    said = _lost(book, suffix)
    rows = rows[rows["weight"].notna() & ~rows["cue"].str.contains("#")]
    many = len(book.categories) > 1
    terms = pd.DataFrame({
        "word": rows["cue"].str.lower(),
        "category": rows["measure"] + "." + rows["category"] if many else rows["category"],
        "weight": rows["weight"],
    }).drop_duplicates(["word", "category"])  # fmt: skip
    write = {".dic": _dic, ".dicx": _dicx, ".yml": _yaml, ".yaml": _yaml}.get(suffix)
    if write:
        return write(terms), said
    return terms.to_csv(index=False, lineterminator="\n", sep="\t" if suffix == ".tsv" else ","), said


def _lost(book: Lexicon, suffix: str) -> list[str]:
    rows = book.entries
    cues = rows[rows["weight"].notna()]
    lost = {
        "phrases that are not the cue (except)": rows["weight"].isna().sum(),
        "cues with a number (#), which are left out": cues["cue"].str.contains("#").sum(),
        "weights other than 1": (cues["weight"] != 1).sum() if suffix not in WEIGHTED else 0,
        "cues on which negation acts": (cues["negated"] != "keep").sum(),
        "cues that need capitals": (cues["cue"] != cues["cue"].str.lower()).sum(),
        "cues that need a part of speech, a sense, a parse, an object or a word beside them": (cues[["pos", "sense", "about", "beside"]].ne("").any(axis=1) | cues["parsed"].astype(bool)).sum(),
        "targets": len(book.targets),
        "words of the subject": len(book.topic),
        "hypotheses": len(book.hypotheses),
    }  # fmt: skip
    return [f"{suffix} cannot express: {what} ({number:,})" for what, number in lost.items() if number]


def _dic(terms: pd.DataFrame) -> str:
    number = {name: i for i, name in enumerate(dict.fromkeys(terms["category"]), 1)}
    lines = ["%", *(f"{i}\t{name}" for name, i in number.items()), "%"]
    lines += ["\t".join([word, *(str(number[name]) for name in own)]) for word, own in terms.groupby("word", sort=False)["category"]]  # fmt: skip
    return "\n".join(lines) + "\n"


def _dicx(terms: pd.DataFrame) -> str:
    names = list(dict.fromkeys(terms["category"]))
    weighed = (terms["weight"] != 1).any()
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["DicTerm", *names])
    for word, own in terms.groupby("word", sort=False):
        weights = dict(zip(own["category"], own["weight"], strict=True))
        writer.writerow([word, *((f"{weights[name]:g}" if weighed else "X") if name in weights else "" for name in names)])  # fmt: skip
    return file.getvalue()


def _yaml(terms: pd.DataFrame) -> str:
    tree: dict = {}
    for name, words in terms.groupby("category", sort=False)["word"]:
        *parts, last = name.split(".")
        place = tree
        for part in parts:
            place = place.setdefault(part, {})
        place[last] = words.tolist()
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=120)
