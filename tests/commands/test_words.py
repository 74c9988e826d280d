"""`discourse concordance`, `collocates` and `keyness`: words where they occur."""

import pytest

from analysis.cli import main


@pytest.fixture
def papers(write_corpus):
    texts = {f"g{n}.txt": "The treaty holds. A treaty is a promise." for n in range(4)}
    texts |= {f"h{n}.txt": "The bread is dear. Nobody can pay for bread." for n in range(4)}
    rows = [f"{name},{'Gazette' if name[0] == 'g' else 'Herald'}" for name in texts]
    return write_corpus(texts | {"articles.csv": "\n".join(["file,outlet", *rows]) + "\n"})


def test_words_in_their_place_from_the_command_line(papers, capsys, tmp_path):
    assert main(["concordance", str(papers), "treat(y|ies)", "--window", "4"]) == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first == "g0:1  The  | treaty |  hol" and last == "treat(y|ies): 8 occurrences"
    assert main(["collocates", str(papers), "bread", "--output", str(tmp_path / "beside.csv")]) == 0
    written = (tmp_path / "beside.csv").read_text("utf-8").splitlines()
    assert any(line.startswith("dear") for line in written)
    said = f"words that share sentences with bread: {len(written) - 1}, in {tmp_path / 'beside.csv'}\n"
    assert capsys.readouterr().out == said  # the table is in the file alone
    assert main(["concordance", str(papers), "promise", "--among", "g2"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "promise: 1 occurrence"
    assert main(["concordance", str(papers), "bread", "--among", "g2"]) == 0
    assert capsys.readouterr().out == "bread: 0 occurrences\n"
    assert main(["keyness", str(papers), "Gazette", "rest", "--between", "outlet"]) == 0
    assert "typical of rest" in capsys.readouterr().out
    assert main(["keyness", str(papers), "Gazette", "Herald", "--between", "outlet"]) == 0
    said = capsys.readouterr().out
    assert (
        said.index("typical of Gazette") < said.index("treaty") < said.index("typical of Herald") < said.index("bread")
    )
    assert " the " not in said


@pytest.mark.parametrize(("number", "end"), [(20, "n19\n"), (21, "n19 and 1 more\n")])
def test_of_many_articles_twenty_are_named(number, end, write_corpus, capsys):
    many = write_corpus({f"n{at:02}.txt": "The bread is dear." for at in range(number)})
    assert main(["concordance", str(many), "bread", "--among", "x"]) == 2
    assert capsys.readouterr().err.endswith(end)


@pytest.mark.parametrize(("arguments", "message"), [
    (["keyness", "Gazete", "--between", "outlet"], "no article has outlet 'Gazete'; choose from Gazette, Herald, or for the second also rest or news"),
    (["keyness", "g0", "g9"], "no word of an article 'g9'; valid: g0"),
    (["keyness", "g0", "--between", "paper"], "no column 'paper'; valid: article"),
    (["collocates", "zebra"], "'zebra' does not occur"),
    (["keyness", "rest", "Gazette", "--between", "outlet"], "no article has outlet 'rest'"),
    (["keyness", "Gazette", "Herold", "--between", "outlet"], "no article has outlet 'Herold'"),
    (["concordance", "treaty", "--among", "g9"], "no article 'g9'; valid: g0, g1, g2, g3, h0, h1, h2, h3\n"),
])  # fmt: skip
def test_unknown_words_and_names_are_errors_that_say_what_there_is(papers, capsys, arguments, message):
    command, *rest = arguments
    assert main([command, str(papers), *rest]) == 2
    assert message in capsys.readouterr().err


def test_as_many_words_are_printed_as_asked_for(papers, capsys):
    assert main(["collocates", str(papers), "bread", "--most", "1", "--fewest", "1"]) == 0
    _, first, last = capsys.readouterr().out.splitlines()
    assert first.split()[0] in ("dear", "pay", "nobody", "can") and last.startswith(
        "words that share sentences with bread: "
    )
    assert main(["keyness", str(papers), "Gazette", "Herald", "--between", "outlet", "--most", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line][:-1] == ["typical", "cue", "treaty", "typical", "cue", "bread"]
    assert lines[-1].startswith("Gazette against Herald: ") and lines[-1].endswith(" words")


def test_a_column_that_there_is_not_is_refused_with_those_there_are(papers, capsys):
    assert main(["keyness", str(papers), "g0", "--between", "paper"]) == 2
    assert "no column 'paper'; valid: article, title, author, outlet, date" in capsys.readouterr().err
