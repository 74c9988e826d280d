"""Names that recur, with their spellings, found without a model."""

from analysis.coding.recurring_names import find_recurring_names
from analysis.core.schema import table
from analysis.text.tokens import words_of_articles


def test_names_are_grouped_without_a_model():
    text = "We met Lena Marsh in Iran. Then Marsh left Iran. The Iranian press liked Marsh’s plan. On Monday Iranians slept."
    found = find_recurring_names(words_of_articles(table("articles", {"article": ["a"], "text": [text]})))
    assert found == {"Iran": ["Iran", "Iranian", "Iranians"], "Lena Marsh": ["Lena Marsh", "Marsh"]}


def test_a_name_is_not_cut_nor_called_by_a_rarer_one():
    text = "We met the Fishers of the United States. The Fishers left. A state has boats. The House Fishers of the United States wept."
    found = find_recurring_names(words_of_articles(table("articles", {"article": ["a"], "text": [text]})), fewest=2)
    assert found == {"Fishers": ["Fishers"], "United States": ["United States"]}
