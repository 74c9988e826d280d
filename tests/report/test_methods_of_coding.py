"""What the methods section says of coders, their agreement, a sample and its correction."""

import re

from coded import code

from analysis.cli import main
from analysis.coding.sample_codes import read_key


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
