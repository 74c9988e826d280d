"""A request in, the answer of an OpenAI-compatible endpoint out, by the official client; what went wrong is said, and whether to try again."""

import os
import threading
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from analysis.coding.model.plan import Request

KEY = "OPENAI_API_KEY"
REFUSED = (401, 403, 404)  # whatever is asked
MISFIT = (400, 422, 500)  # what the endpoint does not take; llama-cpp-python says so by 500
AGAIN = (408, 409, 425, 429)
WHY = 300  # characters of what a server says
LOOPBACK = ("localhost", "127.0.0.1", "::1")
FORMATS = ("json_schema", "json_object", "")


@dataclass(frozen=True)
class Answer:
    """What was answered; tokens are None where nobody counted. `more` is what the server says of itself."""

    text: str
    sent: int | None = None
    received: int | None = None
    more: dict[str, Any] = field(default_factory=dict)


class Unanswered(Exception):
    """There is no answer; `again` is whether another try may help, `wait` the seconds asked for, `paid` whether it may have cost."""

    def __init__(self, why: str, again: bool = False, wait: float = 0, paid: bool = False):
        super().__init__(why)
        self.again, self.wait, self.paid = again, wait, paid


class Refused(ValueError):
    """No request will be answered, so that none more is sent."""


class Sender(Protocol):
    """What answers requests: an endpoint or a command."""

    secret: str

    def send(self, request: Request) -> Answer:
        """The answer, or `Unanswered`, or `Refused`."""

    def close(self) -> None:
        """Ask nothing more."""


def shown(url: str) -> str:
    """An address without what may be secret in it: names and passwords, and what comes after the path."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}{parts.path}"


def is_local(url: str) -> bool:
    """Whether an address is this machine."""
    return urlsplit(url).hostname in LOOPBACK


class Endpoint:
    """An OpenAI-compatible endpoint. The key comes from the environment alone."""

    def __init__(self, url: str, model: str, timeout: float, variable: str = KEY):
        try:
            import openai
        except ImportError:
            raise ValueError(
                "code with an endpoint needs the package openai: pip install 'discourse-analysis[model]'"
            ) from None
        self._errors, self.model, self.secret = openai, model, os.environ.get(variable, "")
        if variable != KEY and not self.secret:
            raise ValueError(f"--key {variable}: no such variable in the environment, or it is empty")
        self._client = openai.OpenAI(base_url=url, api_key=self.secret or "none", max_retries=0, timeout=timeout)
        self._create: Any = self._client.chat.completions.create  # its types know the client's own messages alone
        self._lock, self._format, self._limit, self._left = threading.Lock(), 0, "max_tokens", set[str]()

    def _parameters(self, request):
        kind = FORMATS[self._format]
        form = {"json_schema": {"name": "codes", "strict": True, "schema": request.schema}} if kind == "json_schema" else {"schema": request.schema}  # fmt: skip
        given = {self._limit: request.limit, "seed": request.run}
        given |= {"temperature": request.temperature} if request.temperature is not None else {}
        given |= {"response_format": {"type": kind, **form}} if kind else {}
        return {name: value for name, value in given.items() if name not in self._left}

    def send(self, request: Request) -> Answer:
        given = self._parameters(request)
        try:
            found = self._create(model=self.model, messages=list(request.messages), **given)
        except self._errors.APITimeoutError:
            raise Unanswered("no answer in time", again=True, paid=True) from None
        except self._errors.APIStatusError as error:
            self._status(error, given)
        except self._errors.APIConnectionError as error:
            raise Unanswered(f"no connection, or one that broke off: {error.__cause__ or error}", again=True) from None
        except (self._errors.APIError, ValueError) as error:
            raise Unanswered(f"not an answer of such an endpoint: {str(error)[:WHY]}", again=True, paid=True) from None
        return self._answer(found, given)

    def _answer(self, found, given):
        try:
            choice, usage = found.choices[0], found.usage
            text = choice.message.content
        except (AttributeError, IndexError, TypeError):
            raise Unanswered("not an answer of such an endpoint: it has no choices", again=True, paid=True) from None
        more = {"model": str(found.model or ""), "fingerprint": str(getattr(found, "system_fingerprint", "") or ""),
                "finish": str(choice.finish_reason or ""), "parameters": {name: value for name, value in given.items() if name != "response_format"},
                "format": FORMATS[self._format]}  # fmt: skip
        counted = [getattr(usage, name, None) for name in ("prompt_tokens", "completion_tokens")]
        sent, received = (each if isinstance(each, int) else None for each in counted)
        return Answer(text or "", sent, received, more)

    def _status(self, error, given):
        """What to do about a status that is not 200; a parameter that the endpoint names as one it does not take is left out."""
        code, said = error.status_code, " ".join(str(error.message).split())[:WHY]
        if code in REFUSED:
            raise Refused(f"the endpoint refuses ({code}): {said.replace(self.secret or ' ' * 9, '[key]')}") from None
        if code in MISFIT and self._adapt(said + str(error.body), given):
            raise Unanswered(f"{code}: {said}", again=True) from None
        wait = error.response.headers.get("retry-after", "")
        again = code in AGAIN or code >= 500
        raise Unanswered(f"{code}: {said}", again, float(wait) if wait.replace(".", "", 1).isdigit() else 0) from None

    def _adapt(self, said, given):
        with self._lock:
            if "max_completion_tokens" in said and self._limit in given and self._limit == "max_tokens":
                self._limit = "max_completion_tokens"
            elif "response_format" in given and ("response_format" in said or "json_schema" in said):
                kind = given["response_format"]["type"]
                self._format = max(self._format, FORMATS.index(kind) + 1)
            elif named := [name for name in ("temperature", "seed", "max_tokens") if name in given and name in said]:
                self._left |= {named[0]}
            else:
                return False
            return True

    def close(self) -> None:
        self._client.close()
