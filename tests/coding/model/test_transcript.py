"""The transcript: what a server repeats of a key, what is no transcript, and lines that were damaged."""

import pytest

from analysis.coding.model.transcript import NAME, Transcript


def test_a_key_that_a_server_repeats_is_hidden_but_a_short_word_is_not(plan, tmp_path):
    request = next(plan.requests())
    for secret, kept in (("sk-012345", "[key]"), ("rain", "rain")):
        path = tmp_path / f"{secret}.jsonl"
        own = Transcript(path, secret)
        own.begin({"settings": {}})
        own.answered(request, f"you sent {secret}", 1, 1, model=f"m {secret}")
        own.failed(request, f"wrong {secret}")
        assert own.answers[request.key]["answer"] == f"you sent {kept}" and own.failures[request.key] == f"wrong {kept}"
        assert Transcript(path).answers == own.answers and ("sk-012345" in path.read_text()) is False


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
