"""A plan of two small articles, and a run of it against a server of this machine."""

import httpx2
import openai
import pandas as pd
import pytest
from served import served

from analysis.coding.model.endpoint import Endpoint
from analysis.coding.model.plan import Settings, make_plan
from analysis.coding.model.run import Budget, Run
from analysis.coding.model.tables import codes_of_runs
from analysis.coding.model.transcript import NAME, Transcript
from analysis.core.schema import table

TEXTS = {"a": "It may rain here. The rain  “poured” and poured.", "b": "Nothing was said. It may be so."}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Clients that load no certificates, which takes longer than all else in these tests."""
    monkeypatch.setattr(
        openai, "OpenAI", lambda _new=openai.OpenAI, **given: _new(**given, http_client=httpx2.Client(verify=False))
    )


@pytest.fixture
def plan():
    articles = table("articles", pd.DataFrame({"article": list(TEXTS), "text": list(TEXTS.values())}))
    return make_plan(articles, None, Settings("m", variables=("tone", "hedged")))


@pytest.fixture
def run(plan, tmp_path):
    """Carry a plan out against a server that gives these answers: what was asked, the codes, what is not coded, the transcript."""

    def run(answer, budget=None, timeout=20, plan=plan, workers=1, asked_to_wait="0.01"):
        transcript = Transcript(tmp_path / NAME)
        transcript.begin({"settings": plan.described(), "coder": "here", "coded": [], "discourse": "0"})
        with served(answer, asked_to_wait) as (url, asked):
            own = Run(plan, Endpoint(url, "m", timeout), transcript, budget or Budget(), workers, pause=waited.append)
            own.go()
        codes, lost = codes_of_runs(plan, transcript)
        return asked, codes, lost, transcript

    waited = run.waited = []
    return run
