"""Requests and answers in, a file of JSON lines out; and back. So a continued run repeats no request, and a replay needs no network."""

import datetime
import json
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.coding.model.plan import Request

NAME = "transcript.jsonl"
HIDDEN = "[key]"  # replaces the key if a server repeats it
SECRET = 8  # fewest characters of a key


class Transcript:
    """The first line holds the settings; each further line holds one request with its answer, or with the reason why there is none.

    Several threads write to it, one line at a time, as answers arrive. A last line that was cut off (by a full disk or the end of the
    process) is dropped when the file is read again, and its request is sent again.
    """

    def __init__(self, path: Path, secret: str = ""):
        self.path, self.secret = path, secret
        self.head: dict[str, Any] = {}
        self.answers: dict[str, dict[str, Any]] = {}
        self.failures: dict[str, str] = {}
        self.spent: list[tuple[int, int]] = []  # tokens sent and received, of each attempt
        self._lock, self._whole = threading.Lock(), 0
        if path.exists():
            self._read()

    def _read(self):
        data = self.path.read_bytes()
        for number, line in enumerate(data.split(b"\n"), 1):
            try:
                self._take(json.loads(line)) if line.strip() else None
            except (ValueError, KeyError, TypeError, AttributeError):
                if number <= data.count(b"\n"):  # the last one, without its end, was cut off
                    raise ValueError(f"{self.path}, line {number}: not a line of a transcript") from None
        if not self.head:
            raise ValueError(f"{self.path}: not a transcript of `discourse code`: its first line is not the settings")
        self._whole = data.rfind(b"\n") + 1

    def _take(self, row):
        if "settings" in row:
            self.head = row
            return
        key = row["key"]
        self.spent.append((int(row["tokens_sent"]), int(row["tokens_answered"])))
        if "answer" in row:
            self.answers[key] = row
            self.failures.pop(key, None)
        else:
            self.failures[key] = row["failure"]

    def begin(self, head: dict[str, Any]) -> None:
        """Write the first line if the file is new; a ValueError if it belongs to a run with other settings."""
        if not self.head:
            self._write(head)
            return
        if self.head["settings"] != head["settings"]:
            old, new = self.head["settings"], head["settings"]
            differ = [name for name in {**old, **new} if old.get(name) != new.get(name)]
            raise ValueError(
                f"{self.path} belongs to a run that differs in {', '.join(differ)}; to continue that run, use its settings; else choose another --output"
            )
        with self.path.open("r+b") as file:  # without a line that was cut off
            file.truncate(self._whole)

    def answered(self, request: Request, answer: str, sent: int, received: int, **more: Any) -> None:
        """Keep an answer; `more` is what the server says about itself."""
        self._write({**self._asked(request, sent, received), **self._hidden({"answer": answer, **more})})

    def failed(self, request: Request, why: str, sent: int = 0, received: int = 0) -> None:
        """Keep the reason why there is no answer."""
        self._write({**self._asked(request, sent, received), **self._hidden({"failure": why})})

    def _asked(self, request, sent, received):
        time = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        return {"key": request.key, "request": asdict(request), "time": time, "tokens_sent": sent, "tokens_answered": received}  # fmt: skip

    def _hidden(self, answer):
        """What a server says, without the key in case it repeats it. A very short key could be an ordinary word."""
        if len(self.secret) < SECRET:
            return answer
        return {
            name: each.replace(self.secret, HIDDEN) if isinstance(each, str) else each for name, each in answer.items()
        }

    def _write(self, row):
        line = json.dumps(row, ensure_ascii=True)
        with self._lock:
            with self.path.open("a", encoding="ascii", newline="\n") as file:
                file.write(line + "\n")
            self._take(json.loads(line))
