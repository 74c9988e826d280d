"""Metaphor: words of a source domain, which only a codebook lists."""

from measures.marked import marked

from analysis.measures import metaphor


def test_words_of_a_source_domain_are_marked_as_candidates(book):
    marks = marked("The gambit failed: it was no trump card.", "metaphor", book, "quotes")
    assert marks[["category", "weight"]].reset_index().values.tolist() == [
        ["gambit", "metaphor.game", 1.0],
        ["trump card", "metaphor.game", 1.0],  # denied, it is the same image
    ]
    assert marked("She opened with the queen's gambit.", "metaphor", book, "quotes").empty
    assert metaphor.categories(book) == {"metaphor.game": "Games"}


def test_without_a_codebook_there_are_no_metaphors():
    assert metaphor.categories() == {} and metaphor.sought() == []
    assert marked("The gambit failed.", "metaphor", voices="quotes").empty
