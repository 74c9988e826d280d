"""What is said on the screen while a report is made."""

import pytest

from analysis.report import progress


def test_a_step_is_a_line_on_stderr_with_its_estimate(capsys):
    progress.print_step("Printing the PDF")
    progress.print_step("Measuring", 42)
    assert capsys.readouterr().err == "Printing the PDF …\nMeasuring (about 40 seconds) …\n"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "5 seconds"), (41, "40 seconds"), (90, "90 seconds"), (91, "2 minutes"), (150, "2 minutes")],
)
def test_a_duration_is_rounded_as_people_say_it(seconds, said):
    assert progress.format_duration(seconds) == said


def test_a_larger_corpus_takes_longer_and_quotation_marks_alone_less(write_corpus):
    small = write_corpus({"a.txt": "Words. " * 100})
    quick = progress.seconds_to_measure(small, "quotes")
    write_corpus({"b.txt": "Words. " * 20_000, "c.bin": "x" * 1_000_000})
    assert progress.seconds_to_measure(small, "parsed") > progress.seconds_to_measure(small, "quotes") > quick
    assert progress.seconds_to_measure(small, "parsed") < 10, "files that are not read take no time"
    assert progress.seconds_to_run(10, 1) == 2 * progress.seconds_to_run(10, 2) == 70


def test_estimates_are_those_of_the_docs(write_corpus):
    corpus = write_corpus({"a.txt": "x" * 2_500_000})
    assert [progress.seconds_to_measure(corpus, voices) for voices in ("parsed", "quotes")] == [3 + 50, 3 + 1]
