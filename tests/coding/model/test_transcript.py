"""The transcript: what a server repeats of a key, what is no transcript, and lines that were damaged."""

import pytest

from analysis.coding.model.transcript import NAME, Transcript


def test_a_key_that_a_server_repeats_is_hidden_but_a_short_word_is_not(plan, tmp_path):
    request = next(plan.requests())
    for secret, kept in (("sk-012345", "[key]"), ("sk-01234", "[key]"), ("sk-0123", "sk-0123"), ("rain", "rain")):
        path = tmp_path / f"{secret}.jsonl"
        own = Transcript(path, secret)
        own.begin({"settings": {}})
        own.answered(request, f"you sent {secret}", 1, 1, model=f"m {secret}")
        own.failed(request, f"wrong {secret}")
        assert own.answers[request.key]["answer"] == f"you sent {kept}" and own.failures[request.key] == f"wrong {kept}"
        assert Transcript(path).answers == own.answers and (secret in path.read_text("utf-8")) is (secret == kept)


def test_what_is_no_transcript_is_refused_with_its_line(tmp_path):
    path = tmp_path / NAME
    for text, why in (
        ("", "not a transcript"),
        ("no\n{}\n", "line 1: not a line of a transcript"),
        ('{"settings": {}}\n{"key": 1}\n', "line 2"),
    ):
        path.write_text(text)
        with pytest.raises(ValueError, match=why):
            Transcript(path)


def test_a_line_that_was_cut_off_is_dropped_and_a_run_with_other_settings_is_not_continued(plan, tmp_path):
    request, path = next(plan.requests()), tmp_path / NAME
    own = Transcript(path)
    own.begin({"settings": {"model": "m", "runs": 1}})
    own.failed(request, "late", 5, 7)
    own.answered(request, "x", 1, 2)
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"key": 1')
    again = Transcript(path)
    assert again.spent == [(5, 7), (1, 2)] and again.failures == {} and list(again.answers) == [request.key]
    for settings, differ in (({"model": "n", "runs": 1}, "model"), ({"model": "m"}, "runs"), ({"model": "m", "runs": 1, "window": 2}, "window")):  # fmt: skip
        with pytest.raises(ValueError, match=f"belongs to a run that differs in {differ}; to continue"):
            again.begin({"settings": settings})
    again.begin({"settings": {"model": "m", "runs": 1}})
    assert path.read_bytes() == whole
