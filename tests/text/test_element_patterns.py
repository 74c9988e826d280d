"""Page elements by kind, on lines of our own after known layouts; and prose that begins like one."""

import pandas as pd
import pytest

from analysis.text.element_patterns import element_kind
from analysis.text.sections import left_out_paragraphs
from analysis.text.tokens import words_of_articles

LINES = {
    "byline": ["By Mara Keane", "Words by Mara Keane and Jon Aldo", "By MARA KEANE, Harbour Wire", "Posted Mar 3, 2021 by Mara Keane",
               "By our correspondent", "Senior Political Correspondent", "By Mara Keane for The Harbour Post",
               "Analysis by Mara Keane, harbour correspondent", "By Mara Keane, Harbour Wire shipping editor"],
    "date": ["Tue 3 Mar 2021 09.14 GMT", "Last modified on Wed 4 Mar 2021 18.02 CET", "11:05", "9:30 p.m. ET", "5 hours ago", "22m ago",
             "Published: 3 March 2021, 10:14", "Updated 4:10 pm EST, March 3, 2021", "This article is more than 2 years old",
             "Updated on Friday, March 6 at 6:30 p.m. with additional comments."],
    "reading_time": ["6 min read", "Reading time: 7 minutes"],
    "player": ["Listen to this article", "Listen · 9 min", "1:02 / 12:40", "Play audio", "Watch: the ferry leaves", "Gallery (12 images)",
               "Play Video 1:49 Cranes fall in the storm – video", "Business Ports Go Electric Ports Go Electric Listen · 3:51 3:51"],
    "advertisement": ["Advertisement", "ADVERTISEMENT 2", "Article continues after ad", "Continue reading the main story", "Skip advertisement"],
    "share": ["Share this story", "Gift full article", "Print this article", "Facebook Twitter LinkedIn Email", "Follow us on Instagram and X",
              "A post shared by Jon Aldo (@aldo)", "Copy link", "Save article", "Share this: Pocket"],
    "comments": ["34 comments", "Leave a reply", "Join the conversation", "Comments are closed.", "Name *"],
    "newsletter": ["Get our best stories in your inbox every Friday.", "Sign up for the Harbour newsletter", "Subscribe to our newsletter for more",
                   "Newsletter sign-up", "Enter your email address",
                   "Let the harbour meet your inbox. The news that counts, on weekdays.", "Get harbour alerts. All that sails, delivered every morning.",
                   "Do you ever ask what ships bring? In five letters we tell you. Sign up for our Harbour newsletter."],
    "cookies": ["We use cookies to improve your experience.", "Reject all", "Manage cookie settings", "Privacy policy | Terms of use"],
    "paywall": ["You have 1 free article left.", "Not a subscriber? Log in", "Subscribe to continue", "Create a free account", "Become a supporter",
                "This article is for subscribers only."],
    "teaser": ["Read next: the ferry that never came", "MORE: Port strike enters third week", "[Read: What the port costs]", "Related stories",
               "You might also like", "Most viewed", "In case you missed it", "Click here for the full report", "Editors’ picks", "Lire aussi : le port",
               "Ferry strike enters its third week Read more", "Poll:Voters split on port fees",
               "Full coverage of the port strike", "Click for more from The Harbour Post.", "( Port guide: What the cranes will cost the town)",
               "Related Crane Makers Signal Worsening Order Crisis", "Angry at the port?:Dockers may get their money back",
               "Who should be docker of the year? Cast your vote in our poll."],
    "caption": ["Jon Aldo/Getty Images", "(AFP)", "REUTERS/Jon Aldo", "Photo: Jon Aldo", "Illustration by Mara Keane", "Image copyright EPA",
                "Dockers wait at the gate on Monday. (Jon Aldo/Reuters)", "Cranes at dawn. Photograph: Jon Aldo/AFP", "[File: Jon Aldo/AP Photo]",
                "Featured image: “Cranes” at the Harbour Day, May 1st, 2020.", "Dockers wait at the gate on Monday. Getty Images, FILE"],
    "label": ["Opinion", "ANALYSIS/OPINION:"],
    "copyright": ["© 2021 Harbour Media Ltd", "Copyright 2021 The Harbour Post. All rights reserved."],
    "credit": ["(Reporting by Jon Aldo; editing by Mara Keane)", "Jon Aldo in Porto contributed to this report.", "Additional reporting by Mara Keane",
               "Produced by Mara Keane. Camera by Jon Aldo and Rui Pena. Music by Ana Lis.", "— With assistance by Mara Keane, and Jon Aldo"],
    "note": ["Editor’s Note", "Correction: This story gave the wrong name of the pier, and the captain was originally said to be Mr. Aldo."],
    "contact": ["Have a tip? Write to us at tips@example.org.", "Email the author at mara@example.org"],
}  # fmt: skip
PROSE = """Share prices fell, and nobody in the harbour was told why.
Subscribe to his logic and every port is a fortress.
Sign up enough sailors and you will have a navy.
Copyright is the last thing on a docker’s mind.
Support them or leave, the mayor told the council.
Register what was left out: the price.
Read the treaty again, slowly, and the promise is gone.
Watch the cranes: they tell you more than the minister.
More ships came in May than in April.
Related costs rose as well.
Photographs of the pier hang in every bar.
Source after source denied it.
Newsletters were how the union spoke to its members in those years.
Comments like these cost votes.
Live and let live was never the rule here.
Advertisements for the ferry line promised calm seas, and got storms.
Images of the fire went round the world within an hour.
Editing the past is an old habit in this town.
Sign in the window: no work today.
By noon the harbour was empty.
Play stopped at four because of the rain.
Research by the port office found that half of the ships were late.
Reporting from the harbour has become dangerous.
Listen to the dockers and you will hear another story.
The minister said that the paper uses cookies and nobody laughed, since no one had asked him.
Click here and a crane moves there; such is the new port.
Get used to it.
Correction: he did not lose the port, he sold it.
Full coverage is what the insurer promised, and no docker got it.
Let your inbox be, the mayor said, and come to the pier.
Produced by hand, the nets cost twice as much.
(The mayor would not say who had paid for the cranes.)
Related industries feel the strike at every turn.
Analysis by the port office found that half of the ships were late.
More from his speech on the pier:
Update: the ferry has sunk.
Note: two hours after we spoke, the captain learned that his men had been sent home.
Get the harbour open and alerts will not be needed, the pilots said.
Thanks to the strike, the fish is cheap.""".splitlines()
BODY = "The ferry came in late on a grey morning, and the dockers who had waited since five went home without a word to anybody at all there."


AFTER = BODY.replace("late", "early").replace("five", "six")
LAST = BODY.replace("late", "at noon").replace("five", "ten")


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in LINES.items() for line in lines])
def test_page_elements_are_told_by_their_form(kind, line):
    found = left_out_paragraphs(pd.DataFrame({"article": ["a"], "text": [f"Quiet Water\n{BODY}\n{line}\n{AFTER}"]}))
    assert found["kind"].tolist()[:1] == [kind] and len(found) == 1


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_begins_like_one_stays(line):
    assert element_kind(line) == ""
    texts = [f"Quiet Water\n{BODY}\n{line}\n{AFTER}", f"Quiet Water\n{BODY}\n{AFTER}\n{line}"]
    assert left_out_paragraphs(pd.DataFrame({"article": ["a", "b"], "text": texts})).empty


@pytest.mark.parametrize(
    "line",
    [
        "Mara Keane in Lisbon",
        "by mara keane",
        "Mara Keane | The Harbour Post",
        "Lisbon correspondent",
        "Mara Keane - 3 March 2021",
    ],
)
def test_some_bylines_are_told_by_where_they_stand(line):
    assert left_out_paragraphs(pd.DataFrame({"article": ["a"], "text": [f"Quiet Water\n{line}\n{BODY}\n{AFTER}"]}))[
        "kind"
    ].tolist() == ["byline"]
    assert left_out_paragraphs(
        pd.DataFrame({"article": ["a"], "text": [f"Quiet Water\n{BODY}\n{line}\n{AFTER}"]})
    ).empty


def test_a_bio_is_of_somebody_whom_the_text_does_not_name():
    bio = "Mara Keane is a senior adviser at the Harbour Institute."
    text = f"Quiet Water\n{BODY}\n{AFTER}\n{LAST}\n{bio}"
    assert left_out_paragraphs(pd.DataFrame({"article": ["a"], "text": [text]}))["kind"].tolist() == ["bio"]
    assert left_out_paragraphs(pd.DataFrame({"article": ["a"], "text": [text.replace("the dockers", "Keane")]})).empty


def test_what_is_left_out_is_told_with_its_place():
    text = "Quiet Water\nBy Mara Keane\n" + BODY
    articles = pd.DataFrame({"article": ["a"], "text": [text]})
    tokens = words_of_articles(articles)
    [row] = left_out_paragraphs(articles, tokens).itertuples(index=False)
    assert (row.article, text[row.start : row.end], row.kind) == ("a", "By Mara Keane", "byline")
    assert left_out_paragraphs(articles, tokens.assign(section="body")).empty
