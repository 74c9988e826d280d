"""What is said of files that were not read."""

from pathlib import Path

import pytest

from analysis.corpus.problems import first_names, printable, problem, problem_lines, reason


@pytest.mark.parametrize(
    ("name", "printed"),
    [("a\nb\x7f", "a\\x0ab\\x7f"), ("caf\udce9", "caf\\xe9"), ("\udc80\udcff", "\\x80\\xff"), ("\udc7f\udd00", "\\udc7f\\udd00"),
     ("\x85\u2028", "\\x85\\u2028"), ("é ü 🐈.txt", "é ü 🐈.txt")],
)  # fmt: skip
def test_a_file_name_can_be_written_anywhere(name, printed):
    assert printable(name) == printed


@pytest.mark.parametrize(
    ("error", "said"),
    [(PermissionError(13, "x"), "no permission to read it"), (FileNotFoundError(2, "x"), "it no longer exists"),
     (OSError(5, "Input/output error"), "Input/output error"), (OSError("odd"), "odd"), (ValueError("bad"), "bad"), ("as it is", "as it is"),
     (RecursionError(), "nested too deeply"), (MemoryError(), "it needs more memory than is available"),
     (KeyError("k"), "it could not be read: KeyError: 'k'")],
)  # fmt: skip
def test_an_error_is_told_in_plain_words(error, said):
    assert reason(error) == said


def test_a_long_name_is_cut_in_its_middle_and_a_long_reason_at_its_end():
    name = "a" * 150 + "b" * 150
    assert problem(name, "failed", "r" * 300) == (name, "failed", "r" * 300)
    file, _, why = problem(f"{name}c", "failed", "r" * 301)
    assert file == "a" * 150 + "…" + "b" * 148 + "c" and len(file) == 300
    assert why == "r" * 299 + "…"
    assert problem("f", "failed", " two\n lines ")[2] == "two lines"


@pytest.mark.parametrize(
    ("found", "total", "more"),
    [(20, None, []), (21, None, ["and 1 more"]), (3, 1_003, ["and 1,000 more"]), (0, None, [])],
)
def test_the_worst_stand_first_and_no_more_than_twenty_on_the_screen(found, total, more):
    problems = [(f"{number}.txt", "left out" if number % 2 else "failed", "why") for number in range(found)]
    said = problem_lines(problems, Path("in"), total)
    assert [line.split(";")[0] for line in said[20 if found > 20 else found :]] == more
    assert said[:1] == ["in/0.txt: failed: why"][:found]
    status = [line.split(": ")[1] for line in said[: min(found, 20)]]
    assert status == sorted(status)


def test_twenty_names_are_named_and_the_rest_counted():
    assert first_names(range(20)).endswith(", 18, 19")
    assert first_names(range(1_021)).endswith(", 18, 19 and 1,001 more")
