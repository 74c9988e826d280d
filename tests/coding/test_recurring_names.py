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


def names(*texts, **options):
    articles = table("articles", {"article": [f"a{at}" for at in range(len(texts))], "text": texts})
    return find_recurring_names(words_of_articles(articles), **options)


def test_a_name_recurs_in_three_sentences_or_in_two_articles():
    assert names("We saw Fenwick. All of Fenwick slept. So it was in Fenwick.") == {"Fenwick": ["Fenwick"]}
    assert names("We saw Fenwick and loved Fenwick. All of Fenwick slept.") == {}
    assert names("We saw Fenwick.", "They saw Fenwick.") == {"Fenwick": ["Fenwick"]}


def test_a_surname_of_two_people_belongs_to_neither():
    one = "We met Lena Marsh. Then Marsh left. So Marsh came."
    assert names(one) == {"Lena Marsh": ["Lena Marsh", "Marsh"]}
    two = "We met Lena Marsh and Ann Marsh. Then Marsh left. So Marsh came. And Marsh sat."
    assert names(two) == {"Marsh": ["Marsh"]}


def test_names_in_the_most_articles_come_first_then_those_in_the_most_sentences():
    found = names(
        "We saw Fenwick. We saw Oman. We saw Oman. We saw Oman.",
        "We saw Fenwick. We saw Brill.",
        "We saw Brill. So did Brill.",
    )
    assert [*found] == ["Brill", "Fenwick", "Oman"]
