"""Edits of a text, and the part of the original that each character stands for."""

from analysis.text.edits import Edit, apply_edits


def edited(text, *edits):
    found = apply_edits(text, [*edits])
    return found.text, found.begin.tolist(), found.end.tolist()


def test_each_character_of_what_is_new_stands_for_all_that_it_replaces():
    assert edited("abcdef", Edit(1, 3, "XYZ"), Edit(4, 5, "")) == ("aXYZdf", [0, 1, 1, 1, 3, 5], [1, 3, 3, 3, 4, 6])


def test_what_is_put_in_stands_for_nothing():
    assert edited("ab", Edit(0, 0, "> ")) == ("> ab", [0, 0, 0, 1], [0, 0, 1, 2])


def test_edits_side_by_side_and_over_the_whole_text():
    assert edited("abc", Edit(0, 1, "x"), Edit(1, 2, ""), Edit(2, 3, "y")) == ("xy", [0, 2], [1, 3])
    assert edited("abc", Edit(0, 3, "")) == ("", [], [])


def test_without_edits_a_text_stands_for_itself():
    assert edited("ab") == ("ab", [0, 1], [1, 2])
    assert edited("") == ("", [], [])
