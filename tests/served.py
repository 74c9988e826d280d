"""A server in the OpenAI shape on this machine, which answers well or badly, as a test wants it."""

import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = "sk-test-0123456789abcdef"
FIRST = re.compile(r"\[(\d+)\] (.*)")


def sentences(request):
    """The sentences that a request asks to code: {number: text}."""
    numbers = request["response_format"]["json_schema"]["schema"]["properties"]["sentences"]["items"]["properties"][
        "number"
    ]["enum"]
    article = request["messages"][1]["content"]
    return {int(number): text for number, text in FIRST.findall(article) if int(number) in numbers}


def coded(request, code=lambda text: {}):
    """A valid answer: tone 0, hedged where it says may, and what `code` says of the text."""
    schema = request["response_format"]["json_schema"]["schema"]["properties"]["sentences"]["items"]["properties"]
    rows = []
    for number, text in sentences(request).items():
        row = {name: [] if "array" in kind.get("type", []) else 0 for name, kind in schema.items()}
        row |= {"number": number, "quote": "may" if "may" in text else ""}
        row |= {"hedged": int("may" in text)} if "hedged" in schema else {}
        rows.append({**row, **code(text)})
    return json.dumps({"sentences": rows})


def body(content, usage=(100, 20), finish="stop"):
    """The body of a response."""
    counted = (
        {"usage": {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}}
        if usage
        else {}
    )
    return {"id": "x", "object": "chat.completion", "created": 1, "model": "served-1", "system_fingerprint": "fp1", **counted,
            "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}]}  # fmt: skip


@contextmanager
def served(answer, wait="0.01"):
    """Serve `answer(request, number)`, which gives a body, (status, body), text, bytes that break off, or seconds to be silent for; `wait` is what it asks for."""
    asked, lock, done = [], threading.Lock(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                asked.append(request | {"headers": dict(self.headers)})
                number = len(asked)
            given = answer(request, number)
            if isinstance(given, float):
                done.wait(given)
                return
            status, content = given if isinstance(given, tuple) else (200, given)
            data = content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else json.dumps(content).encode()  # fmt: skip
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data) + 50 * isinstance(content, bytes)))  # bytes break off
            if status in (429, 503):
                self.send_header("Retry-After", wait)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *said):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        done.set()
        server.shutdown()
        server.server_close()
