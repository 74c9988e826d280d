import pytest

from analysis.corpus.headline import stated_in

RUNNING = "The minister said on Friday that the agreement would be carried out by both of the countries before the summer comes, whatever it may cost them in the end."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"A deal in Moscow\nBy Jane Doe\n\n{RUNNING}", {"title": "A deal in Moscow"}),
        (f"A deal in Moscow\n\n{RUNNING}", {"title": "A deal in Moscow"}),
        (f"\nWill it hold?\n\nBy Jane Doe and Ali al-Amin\nPublished on Friday, January 17, 2025\n{RUNNING}", {"title": "Will it hold?", "date": "2025-01-17"}),
        (f"A deal in Moscow\n17 Jan. 2025\nIt is not long.\n{RUNNING}", {"title": "A deal in Moscow", "date": "2025-01-17"}),
        ("# A deal in Moscow #\n\nIt is not long.", {"title": "A deal in Moscow"}),
        (f"{RUNNING}\n\n{RUNNING}", {}), (f"It was cold.\n\n{RUNNING}", {}), ("A deal\n\nNot long", {}), ("A deal in Moscow", {}), ("", {}),
        (f"“A deal in Moscow\n\n{RUNNING}", {}), (f"The deal is\ndead.\n{RUNNING}", {}),
        (f"A deal in Moscow\n\n{RUNNING}\nOn January 17, 2025 nobody knew what would come of all this and so on and on.", {"title": "A deal in Moscow"}),
    ],
)  # fmt: skip
def test_title_and_date_are_found_where_their_form_says_so(text, found):
    assert stated_in(text) == found
