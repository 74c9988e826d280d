"""Framing: words that point to a frame, of the package and of a codebook."""

from measures.marked import marked

from analysis.measures import framing


def test_words_of_generic_frames_and_of_policy_frames_are_marked_each_for_itself():
    marks = marked("The verdict was against her, and heartbreaking.", "framing", voices="quotes")
    assert marks[["category", "weight"]].reset_index().values.tolist() == [
        ["verdict", "policy.legality", 1.0],
        ["against", "generic.conflict", 0.5],  # it only suggests the frame
        ["heartbreaking", "generic.human_interest", 1.0],
    ]


def test_a_denied_frame_is_a_frame():
    marks = marked("It was not heartbreaking.", "framing", voices="quotes")
    assert marks[["category", "weight"]].values.tolist() == [["generic.human_interest", 1.0]]


def test_frames_of_a_codebook_are_added_to_those_of_the_package(book):
    text = "The quays were heartbreaking."
    assert marked(text, "framing", book, "quotes")[["category", "weight"]].reset_index().values.tolist() == [
        ["quays", "issue.harbour", 0.5],
        ["heartbreaking", "generic.human_interest", 1.0],
    ]
    assert marked(text, "framing", voices="quotes").index.tolist() == ["heartbreaking"]
    assert framing.categories(book).keys() - framing.categories().keys() == {"issue.harbour"}
