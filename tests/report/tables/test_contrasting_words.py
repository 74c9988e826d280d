"""The words that set two articles apart, each in a sentence that uses it."""

from comparison.passages import measured

from analysis.report.tables.contrasting_words import contrasting_words


def test_each_article_has_its_words_with_their_counts_and_no_function_words(pacts):
    hope, doubt = contrasting_words(pacts, "hope", "doubt", ["hope"])
    assert (hope.name, doubt.name) == ("hope", "doubt")
    assert [quote.html.partition(": ")[0] for quote in doubt.quotes] == [
        f"<b>{word}</b> (12)" for word in ("army", "hollow", "mistrust", "partners")]  # fmt: skip
    assert "Moscow" in hope.quotes[3].html  # spelled as in the text


def test_every_place_of_the_word_is_marked_in_the_first_sentence_that_has_it(pacts):
    hope, doubt = contrasting_words(pacts, "hope", "doubt", ["hope"])
    assert hope.quotes[0].html == "<b>gas</b> (12): It is certainly lasting, and Moscow sells <mark>gas</mark>."
    first = pacts.sentences[(pacts.sentences["article"] == "hope") & (pacts.sentences["sentence"] == 2)]
    assert (hope.quotes[0].sentence, hope.quotes[0].href) == (2, f"#s{first.index[0]}")
    assert {quote.href for quote in doubt.quotes} == {""}  # its text is not on the page


def test_of_equal_texts_no_word_stands_out():
    study = measured(dict.fromkeys("ab", "Ships sail. Ships sink. Ships rust."))
    one, _ = contrasting_words(study, "a", "b", [])
    assert one.quotes == [] and one.if_none == "No word stands out."
