"""Codes to files of other programs and back: which file, which measures, whose codes, and what is added or left out."""

import pytest
from coded import CODEBOOK
from exchanged import back

from analysis.coding.codes import write_codes
from analysis.coding.exchange.files import export_codes, import_codes
from analysis.core.schema import table, text_digest

TEXTS = {"b": "The ferry left. It may come back.", "a": "It left."}
WHOLE = ("a", 0, 8, "tone", "all", 1)


@pytest.fixture
def folder(write_corpus):
    return write_corpus({f"{name}.txt": text for name, text in TEXTS.items()} | {"codebook.toml": CODEBOOK})


@pytest.fixture
def sent(folder, tmp_path):
    """Write codes (article, start, end, measure, category, value; then others by name) for another program."""

    def sent(*rows, name="out.csv", measures=(), **more):
        given = [(*row, "anna", "person", "", "", "", text_digest(TEXTS[row[0]])) for row in rows]
        write_codes(table("codes", given).assign(**more), tmp_path / "given.csv")
        export_codes(folder, tmp_path / name, codes=tmp_path / "given.csv", measures=measures)
        return tmp_path / name

    return sent


@pytest.mark.parametrize(
    ("name", "to", "why"),
    [
        (
            "out.doc",
            "",
            r"out.doc: not a format for exchanging codes; valid endings: .csv, .xlsx, .qdpx, .jsonld, .json",
        ),
        ("out.csv", "doc", "format 'doc'; valid: csv, xlsx, qdpx, webannotation"),
        ("out.doc", "csv", r"out.doc: a file of the format csv is called \*.csv"),
        ("out.csv", "xlsx", r"out.csv: a file of the format xlsx is called \*.xlsx"),
    ],
)
def test_a_format_that_is_none_or_does_not_fit_its_ending_is_refused(name, to, why, folder, tmp_path):
    with pytest.raises(ValueError, match=why):
        export_codes(folder, tmp_path / name, to=to)
    assert not (tmp_path / name).exists()


def test_the_format_may_be_named_where_the_ending_does_not_say_it(folder, sent, tmp_path):
    sent(WHOLE)
    for name, to, begin in (("a.data", "qdpx", b"PK"), ("b.data", "webannotation", b"{"), ("C.CSV", "csv", b"\xef\xbb\xbf")):  # fmt: skip
        export_codes(folder, tmp_path / name, to=to, codes=tmp_path / "given.csv")
        assert (tmp_path / name).read_bytes().startswith(begin)


def test_only_measures_that_can_be_coded_are_exported(folder, sent, tmp_path):
    rows = [WHOLE, ("a", 0, 8, "author_stance", "all", -1), ("a", 0, 2, "voice", "other", 1)]
    found, _ = back(sent(*rows), folder, tmp_path)
    assert set(found["measure"]) == {"tone", "author_stance", "voice"}
    found, _ = back(sent(*rows, name="two.csv", measures=["author_stance", "voice"]), folder, tmp_path, overwrite=True)
    assert set(found["measure"]) == {"author_stance", "voice"}, "nor does any measure count words for these"
    with pytest.raises(ValueError, match=r"no measure 'mood'; valid: .*stance.*author_stance, voice"):
        export_codes(folder, tmp_path / "out.qdpx", measures=["tone", "mood"])


def test_a_project_without_codes_has_the_codebook_of_the_study(folder, tmp_path):
    (said,) = export_codes(folder, tmp_path / "out.qdpx")
    assert said == f"{tmp_path / 'out.qdpx'}: 2 articles, 0 codes by nobody yet"
    with pytest.raises(ValueError, match="there are no codes; name tables of codes"):
        export_codes(folder, tmp_path / "out.jsonld")


def test_codes_come_in_the_order_of_articles_and_places_and_of_two_alike_the_first_counts(folder, sent, tmp_path):
    path = sent(("b", 4, 9, "tone", "all", 2), ("b", 0, 15, "tone", "all", 1), ("b", 0, 3, "tone", "all", 0), WHOLE)
    lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    again = [lines[1].replace("person,,,,", "person,,,again,"), lines[1].replace("all,2", "all,1")]
    assert "again" in again[0]
    path.write_text("".join([*lines, again[0]]), "utf-8")
    found, said = back(path, folder, tmp_path)
    assert found[["article", "start", "end"]].to_numpy().tolist() == [
        ["a", 0, 8],
        ["b", 0, 3],
        ["b", 0, 15],
        ["b", 4, 9],
    ]
    assert found["note"].to_list() == [""] * 4
    assert said[0] == "duplicates: 1 codes occurred before in the file, and were read once"
    path.write_text("".join([*lines, again[1]]), "utf-8")  # the same place with another value
    with pytest.raises(ValueError, match="row 6: 'anna' has coded this place as tone:all already"):
        import_codes(path, folder, tmp_path / "other")


@pytest.mark.parametrize(
    ("given", "options", "expected", "told"),
    [
        ("", {}, ("anna", "person"), "recorded as person (change it with --kind)"),
        ("", {"kind": "language model"}, ("anna", "language model"), "recorded as language model"),
        ("", {"coder": "eva"}, ("eva", "person"), ""),
        ("lexicon", {"kind": "language model"}, ("anna", "lexicon"), ""),
        ("lexicon", {"coder": "eva"}, ("eva", "person"), ""),
        ("lexicon", {"coder": "eva", "kind": "language model"}, ("eva", "language model"), ""),
    ],
)
def test_coder_and_kind_are_those_of_the_file_unless_another_is_named(given, options, expected, told, folder, sent, tmp_path):  # fmt: skip
    path = sent(WHOLE, coder_kind="lexicon")
    path.write_text(path.read_text("utf-8-sig").replace(",lexicon,", f",{given},"), "utf-8")
    found, said = back(path, folder, tmp_path, **options)
    assert tuple(found[["coder", "coder_kind"]].iloc[0]) == expected
    assert [line for line in said if "does not give the kind of anna" in line and told in line] == (
        said[:1] if told else []
    )


def test_version_and_time_fill_what_the_file_leaves_open(folder, sent, tmp_path):
    path = sent(WHOLE, ("b", 0, 3, "tone", "all", 0), version=["v1", ""], time=["", "2026-11-28"])
    found, _ = back(path, folder, tmp_path, version="v2", time="2026-11-29")
    assert found[["version", "time"]].to_numpy().tolist() == [["v1", "2026-11-29"], ["v2", "2026-11-28"]]
    with pytest.raises(ValueError, match="time 'noon'; valid: a date or time in ISO 8601"):
        import_codes(path, folder, tmp_path / "other", time="noon")


def test_who_read_the_whole_gets_a_0_for_it_only_where_the_whole_has_no_code(folder, sent, tmp_path):
    rows = [
        WHOLE,
        ("a", 0, 2, "tone", "all", 1),
        *(("b", *place, measure, "all", -1) for place, measure in (((0, 32), "tone"), ((1, 33), "hedging"))),
        ("b", 0, 33, "stance", "goes", -1),
    ]
    found, _ = back(sent(*rows, note="irony"), folder, tmp_path, read_whole=True)
    added = found[found["note"] == ""]
    columns = ["article", "start", "end", "measure", "category", "value", "coder"]
    assert sorted(added[columns].to_numpy().tolist()) == [
        ["b", 0, 33, measure, "all", 0, "anna"] for measure in ("hedging", "stance", "tone")
    ]
    assert len(found) == len(rows) + 3
