"""`discourse lexicons`: what there is, and whether a file is well-formed."""

from pacts import CODEBOOK

from analysis.cli import main


def test_the_lexicons_are_listed(root, capsys):
    assert main(["lexicons"]) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert listed == {path.stem for path in (root / "analysis" / "lexicons").glob("*.toml")} - {
        "attribution",
        "furniture",
        "function_words",
    }


def test_a_lexicon_or_codebook_is_checked(corpus, capsys):
    path = corpus / "codebook.toml"
    assert main(["lexicons", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: well-formed; Pacts; 3 cues in 2 categories\n"
    path.write_text(path.read_text() + '\n[[hypotheses.entries]]\nmeasure = "hedging"\ncategory = "hedges"\n')
    assert main(["lexicons", str(path)]) == 2
    assert "hypothesis on hedging/hedges: no such category; hedging has all, hedge, booster" in capsys.readouterr().err
    path.write_text(CODEBOOK.replace("weight", "wieght"))
    assert main(["lexicons", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"discourse: {path}, line 28: unknown key 'wieght'; valid: ")
