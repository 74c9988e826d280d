"""Mention: every naming of a target of the codebook."""

from measures.marked import marked

from analysis.measures import mention


def test_each_naming_is_marked_once_with_its_target(book):
    text = "The Mayor of Norwick met the guild. Norwickers like it; he likes Norwick’s harbour."
    marks = marked(text, "mention", book, "quotes")  # neither *it* nor *he*
    assert marks[["category", "target", "weight"]].reset_index().values.tolist() == [
        ["Mayor of Norwick", "norwick", "norwick", 1.0],
        ["guild", "guild", "guild", 1.0],
        ["Norwickers", "norwick", "norwick", 1.0],
        ["Norwick’s", "norwick", "norwick", 1.0],
    ]
    assert mention.categories(book) == {"norwick": "Norwick", "guild": "The guild"}


def test_without_a_codebook_nothing_is_named():
    assert mention.categories() == {} and mention.sought() == []
    assert marked("Norwick rejoiced.", "mention", voices="quotes").empty
