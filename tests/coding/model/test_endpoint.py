"""Where a key may go: encrypted, or not beyond this computer."""

import pytest
from served import SECRET

from analysis.cli import main
from analysis.coding.model.endpoint import is_local, key_for

LOCAL = ["http://localhost:1/v1", "http://127.0.0.1/v1", "http://127.9.9.9:1", "http://[::1]:8080/v1"]
ELSEWHERE = ["http://192.168.0.7/v1", "http://api.example.org/v1", "http://localhost.example.org", "http://127.0.0.1.example.org/v1"]  # fmt: skip


def test_a_key_goes_to_https_and_loopback_addresses_only(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    for url in [*LOCAL, "https://api.example.org/v1"]:
        assert key_for(url) == SECRET
    for url in ELSEWHERE:
        with pytest.raises(ValueError, match="the key in OPENAI_API_KEY is not sent to http://.*use an https address"):
            key_for(url)
        assert key_for(url, "") == "", "--key '' sends none"
    monkeypatch.delenv("OPENAI_API_KEY")
    assert key_for(ELSEWHERE[0]) == "", "without a key any address may be asked"


def test_loopback_addresses_are_this_computer():
    assert all(map(is_local, LOCAL)) and not any(map(is_local, ELSEWHERE))


def test_the_command_refuses_before_it_writes_or_sends(write_corpus, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("OTHER_KEY", SECRET)
    corpus = write_corpus({"a.txt": "It may rain here."})
    arguments = ["code", str(corpus), "--coder", ELSEWHERE[0], "--model", "m", "--budget", "9", "--output", str(tmp_path / "o")]  # fmt: skip
    assert main([*arguments, "--key", "OTHER_KEY"]) == 2 and not (tmp_path / "o").exists()
    said = capsys.readouterr()
    assert "the key in OTHER_KEY is not sent to http://192.168.0.7/v1" in said.err and SECRET not in said.err + said.out
