"""Passages of somebody's words: which stand inside which, and blocks that are set off."""

from voices.tables import found, words


def test_a_quotation_inside_reported_words_is_quoted_and_has_a_parent():
    text = "The ministry said that the bridge was “a danger to the whole of the valley” and would close."
    table = found(text)
    outer, inner = table.iloc[0], table.iloc[1]
    assert (outer["kind"], inner["kind"], inner["parent"]) == ("mixed", "direct", outer["attribution"])
    assert words(text, "quoted") == "a danger to the whole of the valley"
    assert "would close" in words(text, "reported")


def test_a_block_behind_a_colon_is_quoted():
    text = "The letter begins:\n\n    We leave the house to the town.\n\nThe town was glad of the house and kept it."
    assert words(text, "quoted") == "We leave the house to the town"


def test_a_quoted_paragraph_behind_a_colon_has_its_source_in_front():
    table = found(
        "Years ago, Anna Berg wrote in a letter:\n“The bridge will fall before the town has paid for it.”\nIt stands."
    )
    assert table["source"].iloc[-1] == "Anna Berg"


def test_the_last_sentence_of_a_quotation_is_quoted_like_the_others():
    table = found("“The harbour is lost. Nobody will save it,” said Anna Berg, and the cranes stood idle.")
    assert table["kind"].tolist() == ["direct"]
