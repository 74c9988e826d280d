"""Studies of short made-up texts, one of each design, measured once; no test may change them."""

import pandas as pd
import pytest

import analysis
from analysis.coding.authoritative_codes import with_codes
from analysis.lexicons.design import Setting

HOPE = "The pact may be a great success. It is certainly a lasting bond, and Moscow gains from it. We agree. "
DOUBT = "The pact is hollow and the partners mistrust each other. Perhaps it might help Tehran. It is a deal. "
PLAIN = "The ferry left at noon. Few came. "


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
def coded(study, root):
    """The study of the example with the codes of its coders."""
    return with_codes(study, root / "seeds" / "codes")
