"""A request in, as one line of JSON for a command; its answer, one line of its standard output, out."""

import json
import queue
import shlex
import subprocess
import threading
from contextlib import suppress
from typing import Any, cast

from analysis.coding.model.endpoint import Answer, Refused, Unanswered
from analysis.coding.model.plan import Request

END = object()  # of the output of a command


class Command:
    """A command that is started once, without a shell, and receives one request after another.

    It is split into words like a command line (`shlex.split`), so a path with spaces needs quotation marks. Each request is
    `{"id", "model", "messages", "schema", "temperature", "seed", "max_tokens"}`, each answer `{"id", "content"}`; `content` is the required
    JSON, as a string or as an object. An answer may have `usage` (`prompt_tokens`, `completion_tokens`), or `error` instead of `content`. A
    command that ended or is late is restarted for the next request.

    Raises
    ------
    ValueError
        If the command is empty, or a quotation mark is not closed.
    """

    secret = ""

    def __init__(self, command: str, model: str, timeout: float):
        try:
            self.command, self.model, self.timeout = shlex.split(command), model, timeout
        except ValueError:
            raise ValueError(f"--coder {command!r}: a quotation mark is not closed") from None
        self._lock, self._process = threading.Lock(), cast(Any, None)  # a Popen, whose pipes are there
        self._lines: queue.Queue[Any] = queue.Queue()
        if not self.command:
            raise ValueError("--coder: the command is empty")

    def _start(self):
        try:
            self._process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
            )
        except OSError as error:
            raise Refused(
                f"--coder: the command {self.command[0]!r} cannot be started: {error.strerror or error}"
            ) from None
        self._lines = queue.Queue()
        threading.Thread(target=self._listen, args=(self._process.stdout, self._lines), daemon=True).start()

    @staticmethod
    def _listen(pipe, lines):
        with pipe:
            for line in pipe:
                lines.put(line)
        lines.put(END)

    def send(self, request: Request) -> Answer:
        message = {"id": request.key, "model": self.model, "messages": request.messages, "schema": request.schema,
                 "temperature": request.temperature, "seed": request.run, "max_tokens": request.limit}  # fmt: skip
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._start()
            try:
                self._process.stdin.write(json.dumps(message) + "\n")
                self._process.stdin.flush()
                line = self._lines.get(timeout=self.timeout)
            except queue.Empty:
                self._end()
                raise Unanswered("no answer in time", again=True, paid=True) from None
            except OSError:
                line = END
            if line is END:
                self._end()
                raise Unanswered("the command ended without an answer", again=True)
            try:
                return self._answer(line, request)
            except Unanswered:
                self._end()  # what it writes next may belong to this request
                raise

    def _answer(self, line, request):
        try:
            row = json.loads(line)
            if row.get("id") != request.key:
                raise Unanswered(f"this answers another request: id {str(row.get('id'))[:40]!r}")
            if "error" in row:
                raise Unanswered(f"the command reports: {str(row['error'])[:300]}")
            content, usage = row["content"], row.get("usage") or {}
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
            counted = [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
            sent, received = (each if isinstance(each, int) else None for each in counted)
        except (ValueError, KeyError, AttributeError, RecursionError):
            raise Unanswered(f"not a line of JSON with id and content: {line[:100].strip()!r}") from None
        return Answer(text, sent, received)

    def _end(self):
        if self._process:
            self._process.kill()
            with suppress(OSError):  # what it has not read
                self._process.stdin.close()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        self._end()
