"""A request in; the answer of an OpenAI-compatible endpoint (through the official client), or why there is none, out."""

import ipaddress
import os
import threading
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from analysis.coding.model.plan import Request

KEY = "OPENAI_API_KEY"
REFUSED = (401, 403, 404)  # whatever the request
MISFIT = (400, 422, 500)  # for a parameter that the endpoint does not accept; llama-cpp-python answers 500
AGAIN = (408, 409, 425, 429)
WHY = 300  # characters of what a server says
FORMATS = ("json_schema", "json_object", "")


@dataclass(frozen=True)
class Answer:
    """An answer. Token counts are None if the server gave none; `more` is what the server says about itself."""

    text: str
    sent: int | None = None
    received: int | None = None
    more: dict[str, Any] = field(default_factory=dict)


class Unanswered(Exception):
    """No answer came. `again`: another try may help; `wait`: seconds that the server asks to wait; `paid`: it may have cost tokens."""

    def __init__(self, why: str, again: bool = False, wait: float = 0, paid: bool = False):
        super().__init__(why)
        self.again, self.wait, self.paid = again, wait, paid


class Refused(ValueError):
    """No request will be answered, so no more are sent."""


class Sender(Protocol):
    """An endpoint or a command that answers requests."""

    secret: str

    def send(self, request: Request) -> Answer:
        """Return the answer; raise `Unanswered` or `Refused` if there is none."""

    def close(self) -> None:
        """Release what the sender holds; nothing more is sent."""


def url_without_secrets(url: str) -> str:
    """An address without the parts that may be secret: user name, password, and everything after the path."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}{parts.path}"


def is_local(url: str) -> bool:
    """Whether an address is a loopback address, that is, this computer."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:  # any other name
        return False


def key_for(url: str, variable: str = KEY) -> str:
    """The key to send to an address, from the environment; "" if there is none, or `variable` is empty.

    Raises
    ------
    ValueError
        If the named variable is not set, or the key would cross a network unencrypted.
    """
    key = os.environ.get(variable, "") if variable else ""
    if variable not in ("", KEY) and not key:
        raise ValueError(f"--key {variable}: this environment variable is not set, or is empty")
    if key and urlsplit(url).scheme != "https" and not is_local(url):
        raise ValueError(
            f"the key in {variable} is not sent to {url_without_secrets(url)}, because the connection is not encrypted; use an https "
            "address, or --key '' to send no key"
        )
    return key


class Endpoint:
    """An OpenAI-compatible endpoint. The key comes only from the environment; see `key_for`."""

    def __init__(self, url: str, model: str, timeout: float, variable: str = KEY):
        try:
            import openai
        except ImportError:
            raise ValueError(
                "coding through an endpoint needs the package openai: pip install 'discourse-analysis[model]'"
            ) from None
        self._errors, self.model, self.secret = openai, model, key_for(url, variable)
        self._client = openai.OpenAI(base_url=url, api_key=self.secret or "none", max_retries=0, timeout=timeout)
        self._create: Any = self._client.chat.completions.create  # its types only know the client's own messages
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
            raise Unanswered(f"no connection, or it broke off: {error.__cause__ or error}", again=True) from None
        except (self._errors.APIError, ValueError) as error:
            raise Unanswered(f"not an OpenAI-compatible answer: {str(error)[:WHY]}", again=True, paid=True) from None
        return self._answer(found, given)

    def _answer(self, found, given):
        try:
            choice, usage = found.choices[0], found.usage
            text = choice.message.content
        except (AttributeError, IndexError, TypeError):
            raise Unanswered("not an OpenAI-compatible answer: it has no choices", again=True, paid=True) from None
        more = {"model": str(found.model or ""), "fingerprint": str(getattr(found, "system_fingerprint", "") or ""),
                "finish": str(choice.finish_reason or ""), "parameters": {name: value for name, value in given.items() if name != "response_format"},
                "format": FORMATS[self._format]}  # fmt: skip
        counted = [getattr(usage, name, None) for name in ("prompt_tokens", "completion_tokens")]
        sent, received = (each if isinstance(each, int) else None for each in counted)
        return Answer(text or "", sent, received, more)

    def _status(self, error, given):
        """Handle a status other than 200. A parameter that the endpoint rejects by name is left out from then on."""
        code, message = error.status_code, " ".join(str(error.message).split())[:WHY]
        if code in REFUSED:
            raise Refused(
                f"the endpoint refuses ({code}): {message.replace(self.secret or ' ' * 9, '[key]')}"
            ) from None
        if code in MISFIT and self._adapt(message + str(error.body), given):
            raise Unanswered(f"{code}: {message}", again=True) from None
        wait = error.response.headers.get("retry-after", "")
        again = code in AGAIN or code >= 500
        raise Unanswered(
            f"{code}: {message}", again, float(wait) if wait.replace(".", "", 1).isdigit() else 0
        ) from None

    def _adapt(self, message, given):
        with self._lock:
            if "max_completion_tokens" in message and self._limit in given and self._limit == "max_tokens":
                self._limit = "max_completion_tokens"
            elif "response_format" in given and ("response_format" in message or "json_schema" in message):
                kind = given["response_format"]["type"]
                self._format = max(self._format, FORMATS.index(kind) + 1)
            elif named := [name for name in ("temperature", "seed", "max_tokens") if name in given and name in message]:
                self._left |= {named[0]}
            else:
                return False
            return True

    def close(self) -> None:
        self._client.close()
