"""What could distort the measures of each text, one line per article."""

import pandas as pd

from analysis import tokenize
from analysis.core.schema import COLUMNS, table
from analysis.corpus.health import health

TEXT = "A title of a story\n\nThe minister said that the plan may fail before the summer comes.\n\nAdvertisement\n\nHe may be right."
FRENCH = "Le président a déclaré que l’accord serait appliqué dans les meilleurs délais, et que les deux pays travailleraient ensemble."


def of(**texts):
    articles = table("articles", {"article": list(texts), "text": list(texts.values())})
    return health(articles, tokenize(articles, voices="quotes")).set_index("article")


def test_each_article_has_a_line_with_the_columns_of_the_schema():
    found = of(plain=TEXT, shy=TEXT.replace("minister", "mini\u00adster\u200b"))
    assert ["article", *found.columns] == list(COLUMNS["health"])
    assert found.loc["plain", ["encoding", "extracted_by", "language", "english"]].tolist() == ["", "", "", 100.0]
    assert found["invisible"].tolist() == [0, 2]
    assert 0 < found.loc["plain", "left_out"] < 10 and found.loc["plain", "repeated"] == 0


def test_faults_of_a_text_are_counted():
    again = "The minister said that the plan may fail before the summer comes."
    found = of(
        twice=f"{TEXT}\n\n{again}", french=f"{TEXT}\n\n{FRENCH}\n\n{FRENCH}x", long="The plan and " * 60 + "more. He said so.",
    )  # fmt: skip
    assert found["repeated"].tolist() == [1, 0, 0]
    assert found.loc["french", "language"] == "French" and 20 < found.loc["french", "english"] < 60
    assert found["long_sentences"].tolist() == [0, 0, 1] and found.loc["long", "longest_sentence"] == 181


def test_a_table_without_articles_has_its_columns():
    empty = health(table("articles"), table("tokens"))
    assert isinstance(empty, pd.DataFrame) and list(empty.columns) == list(COLUMNS["health"]) and empty.empty
