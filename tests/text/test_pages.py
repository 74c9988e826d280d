"""Pages of our own after known layouts: what stands around an article is left out, line by line, and no line of it is."""

import pandas as pd
import pytest

from analysis.text.sections import left_out_paragraphs

# a line that begins with ~ is no prose
PAGES = {
    "a broadcaster": """~Image copyright Getty Images Image caption Dockers wait at the gate
The port has lost a third of its ships since the treaty was signed, and nobody in the town was told what would come next.
~Media playback is unsupported on your device Media caption A day at the gate
What does the harbour office say?
It says that it was told nothing, and that it will say no more before the council has met in the first week of the month.
~Read more about the harbour:
~How the port lost its ships to a neighbour
~Why nobody in town wants a new crane
~Have you worked at the port? Share your experiences by emailing talk@example.org.""",
    "a newspaper with a paywall": """The Port That Nobody Wanted
~By Mara Keane
~3 March 2021, 10:14
~5 min read
~Listen to this article · 6 min
~Share full article
The port has lost a third of its ships since the treaty was signed, and nobody in the town was told what would come next.
~ADVERTISEMENT
~You have 2 free articles left this month.
It says that it was told nothing, and that it will say no more before the council has met in the first week of the month.
~Already a subscriber? Log in
~Sign up for The Tide, our newsletter on ports and ships
~© 2021 Harbour Media Ltd. All rights reserved.""",
    "an agency": """~FILE PHOTO: Dockers wait at a gate in Porto, March 1, 2021. REUTERS/Jon Aldo/File Photo
PORTO (Reuters) - The port has lost a third of its ships since the treaty was signed, and nobody was told what would come next.
~Slideshow (3 images)
“We were told nothing,” the harbour office said on Monday, and would not say more before the council had met.
~Related Coverage Port fees rise for the third time this year
~(Reporting by Jon Aldo; Editing by Mara Keane)
~Our Standards: The Thomson Reuters Trust Principles.""",
    "a live blog": """~Key events
~11.42 GMT
The harbour office says that it was told nothing, and that it will say no more before the council has met this evening.
~Updated at 11.58 GMT
~10.15 GMT
Two ships have left without their cargo, and the dockers who had been waiting since five in the morning went home.
~Show more""",
    "a site with links in capitals": """A deal on the port was announced on Monday, and the dockers who had been waiting since five in the morning went home.
~DOCKERS WALK OUT AFTER THE HARBOUR OFFICE ENDS TALKS ON NIGHT SHIFTS
“We were told nothing,” the harbour office said on Monday, and would not say more before the council had met.
~CLICK HERE TO GET THE HARBOUR APP
NOTHING WAS SIGNED
Two ships left without their cargo, and a third is expected to leave on Friday unless the port and the line agree.
~The Harbour Wire contributed to this report.""",
    "an opinion page": """~Opinion
The Port Is a Promise
~Mara Keane | The Harbour Post
The port has lost a third of its ships since the treaty was signed, and nobody in the town was told what would come next.
Opinions on the treaty are divided, and so are those on the men who signed it.
Read the treaty again, slowly, and the promise is gone.
~“nobody in the town was told what would come next”
Two ships left without their cargo, and a third is expected to leave on Friday unless the port and the line agree.
~Mara Keane is a columnist of The Harbour Post. Follow her on Twitter @marakeane.
~The views expressed here are the author’s own.""",
    "a page with cookies and comments": """~We use cookies to improve your experience.
~Accept all
The Port That Nobody Wanted
The port has lost a third of its ships since the treaty was signed, and nobody in the town was told what would come next.
~Click to share on Twitter (Opens in new window)
Two ships left without their cargo, and a third is expected to leave on Friday unless the port and the line agree.
~Editor’s note: An earlier version of this story misstated the number of ships.
~12 comments
~Leave a reply""",
}


@pytest.mark.parametrize("layout", PAGES)
def test_what_stands_around_an_article_is_left_out(layout):
    lines = PAGES[layout].split("\n")
    text = "\n".join(line.removeprefix("~") for line in lines)
    found = left_out_paragraphs(pd.DataFrame({"article": ["a"], "text": [text]}))
    assert [text[row.start : row.end] for row in found.itertuples()] == [line[1:] for line in lines if line[0] == "~"]
