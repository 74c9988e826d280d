"""What the methods section says of coders, their agreement, a sample and its correction."""

import json
import re
from dataclasses import replace

import pandas as pd
import pytest
from coded import code

from analysis.cli import main
from analysis.coding.sample_codes import KEY, read_key
from analysis.core.schema import table
from analysis.report.methods_of_coding import coders_paragraph, describe_sample


def test_the_command_tells_of_a_sample_and_its_correction(write_corpus, tmp_path, capsys):
    texts = {
        f"{n}.txt": ("Perhaps it rained. " if n < 2 else "It snowed. ") * 15 + "It poured. " * 15 for n in range(4)
    }
    folder = write_corpus(texts | {"articles.csv": "file,outlet\n0.txt,N\n1.txt,N\n2.txt,S\n3.txt,S\n"})
    drawn = [
        "sample",
        str(folder),
        "--measure",
        "hedging:hedge",
        "--between",
        "outlet",
        "--per-group",
        "20",
        "--voices",
        "quotes",
    ]
    assert main([*drawn, "--output", str(tmp_path / "coding")]) == 0
    key = tmp_path / "coding" / "hedging-hedge.key.json"
    sheets = [
        code(tmp_path / f"{name}.csv", {row["id"]: int(row["value"]) for row in read_key(key)["rows"]})
        for name in ("anna", "ben")
    ]
    output = tmp_path / "methods.md"
    arguments = [
        "methods",
        str(folder),
        "--voices",
        "quotes",
        "--key",
        str(key),
        "--sheets",
        *map(str, sheets),
        "--output",
        str(output),
    ]
    assert main(arguments) == 0
    told = output.read_text("utf-8")
    assert (
        "For hedging:hedge a stratified random sample of 40 of 120 sentences was drawn by outlet, with the same number from each group"
        in told
    )
    assert "coded by 2 coders who did not see the measure’s values. Their agreement was α = 1.00 (n = 40)." in told
    assert re.search(r"N against S, hedging:hedge: 0\.50 \[", told)
    assert "not coded" not in told
    assert main(arguments) == 2 and "already exists" in capsys.readouterr().err
    assert main(["methods", str(folder), "--key", str(key)]) == 2 and "belong together" in capsys.readouterr().err


def coded_by(*coders):
    """Two places that each (coder, kind, version) read, and found no tone in."""
    rows = [("hope", at, at + 5, "tone", "all", 0, *coder) for coder in coders for at in (0, 60)]
    columns = ["article", "start", "end", "measure", "category", "value", "coder", "coder_kind", "version"]
    return table("codes", pd.DataFrame(rows, columns=columns))


def test_without_codes_there_is_nothing_to_tell(pacts):
    assert coders_paragraph(pacts) == ""


def test_one_coder_agrees_with_nobody_and_bears_no_finding_unasked(pacts):
    told = coders_paragraph(replace(pacts, codes=coded_by(("anna", "person", "sheet 2"))))
    assert told.startswith("One person coded 2 places in 1 article: anna (person, sheet 2). There was one coder")
    assert "The findings rest on" in told and told.endswith(
        "**[to be filled in: how coders were trained; what they were paid]**"
    )


def test_codes_by_models_are_not_called_human_judgements(pacts):
    told = coders_paragraph(replace(pacts, codes=coded_by(("bot", "language model", ""))))
    assert "One language model coded 2 places" in told and "not human judgements" in told
    assert "bear no finding uncorrected (not validated: no person coded the same places)" in told
    assert "what they were paid" not in told


def test_the_key_of_a_sheet_of_every_sentence_is_no_sample(tmp_path):
    key = tmp_path / "tone.key.json"
    key.write_text(json.dumps(dict.fromkeys(KEY, "")), "utf-8")
    with pytest.raises(
        ValueError, match="tone.key.json: the key of a sheet of every sentence; make tables of codes from it"
    ):
        describe_sample(key, [], alpha=True)
