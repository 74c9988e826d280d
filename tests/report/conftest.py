"""Studies of each design: two texts, groups, one text and the rest, many texts, coded texts; and figures that are not drawn."""

import pandas as pd
import pytest
from pacts import CODEBOOK

import analysis
from analysis import measure
from analysis.coding import authoritative_codes
from analysis.lexicons.design import Setting
from analysis.report import figure_block, svg

HOPE = "The pact may be a great success. It is certainly a lasting bond, and Moscow gains from it. We agree. "
DOUBT = "The pact is hollow and the partners mistrust each other. Perhaps it might help Tehran. It is a deal. "
PLAIN = "The ferry left at noon. Few came. "
HOPEFUL = "The pact may be a great success in year {}. It is certainly lasting, and Moscow sells gas."  # 11 and 7 words
DOUBTFUL = "The pact is hollow in year {}. The partners mistrust each other’s army."  # 7 and 6 words
FRAMES = """
[framing]

[framing.categories]
"issue.trade" = "Trade"
"issue.war" = "War"

[[framing.entries]]
category = "issue.trade"
source = "own"
cues = ["gas"]

[[framing.entries]]
category = "issue.war"
source = "own"
cues = ["army"]
"""


@pytest.fixture(scope="session")
def coded(study, root):
    """The study of `seeds` with the codes of its sentences."""
    return authoritative_codes.with_codes(study, root / "seeds" / "codes")


@pytest.fixture
def undrawn(monkeypatch):
    """Figures that take no time: what a page says does not hang on them."""
    monkeypatch.setattr(figure_block.Figure, "svg", f'<svg xmlns="{svg.SPACE}"/>')


def measured(texts, setting=None, **columns):
    """The study of {article: text}, with further columns of the table of articles."""
    articles = pd.DataFrame({"article": list(texts), "text": list(texts.values())}).assign(**columns)
    return analysis.measure(articles, voices="quotes", setting=setting)


@pytest.fixture(scope="session")
def two_texts():
    """Two texts without a codebook."""
    return measured({"hope": HOPE * 9, "doubt": DOUBT * 9}, author=["Ann Ray", "Bob Lee"])


@pytest.fixture(scope="session")
def outlets():
    """Two outlets with four articles each; one article of a third is left out."""
    kinds = {"x": HOPE, "y": DOUBT}
    texts = {f"{name}{n}": text * (2 + n % 3) + PLAIN * n for name, text in kinds.items() for n in range(4)}
    return measured(
        texts | {"alone": PLAIN}, outlet=[name[0] if name != "alone" else "z" for name in [*texts, "alone"]]
    )


@pytest.fixture(scope="session")
def one_and_rest():
    """One text against 22 others: three like it, ten that doubt, nine that do neither."""
    kinds = [HOPE if n < 3 else DOUBT if n % 2 else PLAIN * 3 for n in range(22)]
    texts = {"one": HOPE * 4} | {f"r{n}": text * 3 + PLAIN * (n % 4 + 1) for n, text in enumerate(kinds)}
    return measured(texts, Setting(article="one"), author=["Ann Ray"] + [""] * 22)


@pytest.fixture(scope="session")
def many_texts():
    """Twenty-six texts without groups."""
    return measured({f"m{n}": (HOPE if n % 2 else DOUBT) * 2 + PLAIN * (n % 4 + 1) for n in range(26)})


@pytest.fixture(scope="session")
def pacts(tmp_path_factory):
    """Two articles of 24 sentences, each with 12 cues of a frame and of a pole; only `hope` hedges. No test may change them."""
    folder = tmp_path_factory.mktemp("pacts")
    for name, text in {"hope": HOPEFUL, "doubt": DOUBTFUL}.items():
        (folder / f"{name}.txt").write_text(" ".join(text.format(n) for n in range(12)), "utf-8")
    (folder / "codebook.toml").write_text(CODEBOOK + FRAMES, "utf-8")
    return measure(folder, voices="quotes", measures=["framing", "hedging", "tone", "stance", "mention", "evaluation"])
