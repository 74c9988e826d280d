"""A plan, a sender and a transcript in; every request answered, repaired or given up, within a budget, out."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

from analysis.coding.model.answers import Entry, read_answer
from analysis.coding.model.endpoint import Refused, Sender, Unanswered
from analysis.coding.model.plan import BYTES, Plan, Request
from analysis.coding.model.transcript import Transcript

TRIES = 4  # of one request
FIRST, LONGEST = 1.0, 60.0  # seconds before the second try, which double; and at most
GIVEN_UP = 8  # requests without an answer, one after the other
NOT_ASKED = "not sent: the budget was used up, or the run stopped earlier"


@dataclass
class Budget:
    """Limits on tokens and money (None: no limit). A request on its way counts as if its answer had the maximum length.

    `price` is the price of a million tokens sent, and received.
    """

    tokens: int | None = None
    money: float | None = None
    price: tuple[float, float] = (0.0, 0.0)
    sent: int = 0
    received: int = 0
    _waiting: list[int] = field(default_factory=lambda: [0, 0])
    _settled: threading.Condition = field(default_factory=threading.Condition)

    @property
    def limited(self) -> bool:
        return self.tokens is not None or self.money is not None

    def cost(self, sent: int, received: int) -> float:
        return (sent * self.price[0] + received * self.price[1]) / 1e6

    def take(self, request: Request) -> bool:
        """Whether a request may be sent; if so, it counts. Waits for requests on their way if their actual use decides."""
        with self._settled:
            while not self._fits(request):
                if not any(self._waiting):
                    return False
                self._settled.wait()
            self._waiting = [self._waiting[0] + request.tokens, self._waiting[1] + request.limit]
            return True

    def _fits(self, request):
        sent = self.sent + self._waiting[0] + request.tokens
        received = self.received + self._waiting[1] + request.limit
        within = self.tokens is None or sent + received <= self.tokens
        return within and (self.money is None or self.cost(sent, received) <= self.money)

    def settle(self, request: Request, sent: int, received: int) -> None:
        """Record the actual use of a request."""
        with self._settled:
            self._waiting = [self._waiting[0] - request.tokens, self._waiting[1] - request.limit]
            self.sent, self.received = self.sent + sent, self.received + received
            self._settled.notify_all()


@dataclass(frozen=True)
class Run:
    """Carries out a plan."""

    plan: Plan
    sender: Sender
    transcript: Transcript
    budget: Budget
    workers: int = 4
    pause: Callable[[float], None] = time.sleep

    def go(self, progress: Callable[[int], object] = lambda done: None) -> None:
        """Send every request that the transcript does not answer; keep each answer at once. Raises `Refused` if no request can succeed."""
        for sent, received in self.transcript.spent:
            self.budget.sent, self.budget.received = self.budget.sent + sent, self.budget.received + received
        reader = Reader(self.plan)
        lost, lock, stop = [0], threading.Lock(), threading.Event()

        def work(request):
            for each in (lambda: request, lambda: reader.repair(request, self.transcript)):
                attempt = each()
                if attempt is None or stop.is_set():
                    return
                if attempt.key not in self.transcript.answers:
                    try:
                        well = self._ask(attempt, stop)
                    except BaseException:  # here, not where the result is read: by then the next request is on its way
                        stop.set()
                        raise
                    with lock:
                        lost[0] = 0 if well else lost[0] + 1
                    if well is None or lost[0] >= GIVEN_UP:
                        stop.set()
                    if not well:
                        return

        pool = ThreadPoolExecutor(self.workers)
        try:
            waiting = set()
            for request in self.plan.requests():
                if stop.is_set():
                    break
                waiting.add(pool.submit(work, request))
                if len(waiting) >= 2 * self.workers:  # each holds a whole article
                    waiting -= self._done(waiting, progress)
            while waiting:
                waiting -= self._done(waiting, progress)
        except BaseException:
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            self.sender.close()
            raise
        pool.shutdown()
        self.sender.close()
        if lost[0] >= GIVEN_UP:
            why = next(reversed(self.transcript.failures.values()), "")
            raise Refused(f"{GIVEN_UP} requests in a row got no answer, so no more were sent. The last one: {why}")

    @staticmethod
    def _done(waiting, progress):
        first = next(as_completed(waiting))
        first.result()
        progress(1)
        return {first}

    def _ask(self, request, stop):
        """Whether there is an answer; None if the budget does not allow the request."""
        for attempt in range(1, TRIES + 1):
            if not self.budget.take(request):
                return None
            try:
                answer = self.sender.send(request)
            except Unanswered as error:
                used = (request.tokens, request.limit) if error.paid else (0, 0)
                self.budget.settle(request, *used)
                self.transcript.failed(request, f"{error} ({attempt} of {TRIES} tries)", *used)
                if not error.again or attempt == TRIES or stop.is_set():
                    return False
                self.pause(max(error.wait, min(FIRST * 2 ** (attempt - 1), LONGEST) * random.uniform(0.5, 1)))
                continue
            except BaseException:
                self.budget.settle(request, 0, 0)
                raise
            sent = request.tokens if answer.sent is None else answer.sent
            guess = len(answer.text.encode("utf-8", "surrogatepass")) // BYTES + 1
            received = guess if answer.received is None else answer.received
            self.budget.settle(request, sent, received)
            self.transcript.answered(request, answer.text, sent, received, **answer.more)
            return True
        return False


class Reader:
    """Reads the answers to a plan's requests from a transcript, in the same way for a new run, a continued run and a replay."""

    def __init__(self, plan: Plan):
        self.texts = dict(zip(plan.articles["article"], plan.articles["text"], strict=True))
        self.places = {
            str(article): {row.sentence: (row.start, row.end) for row in rows.itertuples()}
            for article, rows in plan.rows.groupby("article", sort=False)
        }

    def read(self, request: Request, transcript: Transcript) -> tuple[list[Entry], list[str]]:
        """The entries of an answer. If it has faults or is missing, no entries, and the reasons."""
        row = transcript.answers.get(request.key)
        if row is None:
            return [], [transcript.failures.get(request.key, NOT_ASKED)]
        entries, faults = read_answer(row["answer"], request, self.places[request.article], self.texts[request.article])
        cut = [f"it was cut off at {request.limit} tokens"] if faults and row.get("finish") == "length" else []
        return entries, cut + faults

    def repair(self, request: Request, transcript: Transcript) -> Request | None:
        """The second request after an answer with faults; None if there is no answer, or a valid one."""
        row = transcript.answers.get(request.key)
        entries, faults = self.read(request, transcript)
        return request.again(row["answer"], faults) if row is not None and faults else None
