"""Articles and settings in; the requests that code them, window by window, and an estimate of their tokens out."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import pandas as pd

from analysis.coding.full_sheets import CODED_SECTIONS
from analysis.coding.model import prompt
from analysis.core.schema import table, text_digest
from analysis.lexicons.load import Lexicon
from analysis.text.tokens import sentences, words_of_articles

BYTES = 3  # of text per token; English has more, so an estimate is rather too high
ANSWER, BESIDE = 120, 60  # tokens that an answer may have: for each sentence, and in addition


@dataclass(frozen=True)
class Settings:
    """What determines the codes, besides articles and codebook. The transcript keeps it."""

    model: str
    variables: tuple[str, ...] = ()
    runs: int = 1
    variants: int = 1
    window: int = 10  # sentences per request
    temperature: float | None = 0.0  # None: the default of the model

    def __post_init__(self) -> None:
        for name, most in (("runs", 99), ("variants", prompt.VARIANTS), ("window", 100)):
            if not 1 <= getattr(self, name) <= most:
                raise ValueError(f"--{name} {getattr(self, name)}: valid are 1 to {most}")


@dataclass(frozen=True)
class Request:
    """A window of sentences of one article, to be coded in one prompt variant and one run."""

    article: str
    numbers: tuple[int, ...]
    variant: int
    run: int
    temperature: float | None
    messages: tuple[dict[str, str], ...]
    schema: dict[str, Any]
    attempt: int = 1

    @property
    def key(self) -> str:
        """Its identifier in the transcript: the digest of everything that is sent."""
        return hashlib.sha256(json.dumps(asdict(self), ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:20]  # fmt: skip

    @property
    def tokens(self) -> int:
        """Estimate of the tokens sent, rather too high than too low."""
        text = "".join(each["content"] for each in self.messages) + json.dumps(self.schema)
        return len(text.encode("utf-8", "surrogatepass")) // BYTES + BESIDE

    @property
    def limit(self) -> int:
        """The largest number of tokens that the answer may have."""
        return ANSWER * len(self.numbers) + BESIDE

    def again(self, answer: str, faults: Sequence[str]) -> "Request":
        """A second request, which says what was wrong with the answer."""
        said = "Your answer cannot be used:\n" + "\n".join(f"- {fault}" for fault in faults)
        more = (
            {"role": "assistant", "content": answer},
            {"role": "user", "content": f"{said}\nAnswer again, in full."},
        )
        return replace(self, messages=(*self.messages, *more), attempt=2)


@dataclass(frozen=True)
class Plan:
    """Everything that will be requested. Requests are made when needed, since each contains a whole article."""

    articles: pd.DataFrame
    rows: pd.DataFrame  # the sentences that are coded
    book: Lexicon | None
    variables: list[dict[str, Any]]
    settings: Settings

    @property
    def version(self) -> str:
        """Version of the prompts."""
        return prompt.prompt_digest(self.variables, self.book, self.settings.variants)

    def requests(self) -> Iterator[Request]:
        """Article by article, and for each window every variant and every run."""
        own, texts = self.settings, dict(zip(self.articles["article"], self.articles["text"], strict=True))
        for article, rows in self.rows.groupby("article", sort=False):
            text = texts[article]
            lines = [f"[{row.sentence}] {' '.join(text[row.start : row.end].split())}" for row in rows.itertuples()]
            numbers = rows["sentence"].tolist()
            for at in range(0, len(numbers), own.window):
                part = numbers[at : at + own.window]
                for variant in range(1, own.variants + 1):
                    sent = tuple(prompt.prompt_messages(self.variables, self.book, variant, lines, part))
                    for run in range(1, own.runs + 1):
                        schema = prompt.answer_schema(self.variables, part)
                        yield Request(str(article), tuple(part), variant, run, own.temperature, sent, schema)

    def described(self) -> dict[str, Any]:
        """The description of the plan in the head of a transcript. Plans that differ in it may give different codes."""
        texts = {row.article: text_digest(row.text) for row in self.articles.itertuples()}
        book = (
            {"title": self.book.title, "version": self.book.version, "digest": self.book.digest} if self.book else None
        )
        return {**asdict(self.settings), "variables": list(self.settings.variables), "prompts": self.version,
                "codebook": book, "articles": texts, "sentences": len(self.rows)}  # fmt: skip

    def estimate(self) -> tuple[int, int, int]:
        """Number of requests, tokens sent, and most tokens received, if no request has to be repeated."""
        sizes = [(each.tokens, each.limit) for each in self.requests()]
        return len(sizes), sum(sent for sent, _ in sizes), sum(limit for _, limit in sizes)


def make_plan(articles: pd.DataFrame, book: Lexicon | None, settings: Settings) -> Plan:
    """Plan the coding of every sentence of titles, headings and bodies, the same sentences as in sheets for people."""
    rows = sentences(articles, words_of_articles(articles), table("attributions"))
    rows = rows[rows["section"].isin(CODED_SECTIONS)].reset_index(drop=True)
    if rows.empty:
        raise ValueError("there is no sentence to code: the articles contain no title, heading or body text")
    return Plan(articles, rows, book, prompt.variables_to_code(book, settings.variables), settings)
