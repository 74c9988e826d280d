"""Where sentences end, after the kinds of the Golden Rules (of the project Pragmatic Segmenter, as in pysbd), in sentences of our own."""

import pytest

from analysis.text.sentences import sentence_spans

# a bar stands where one sentence ends and the next begins
GOLDEN = """Good morning.| I am Mara.
Where is the ferry?| It left.
The tide!| Nobody moved.
Her name is Mara E. Keane.
Look on p. 12 for the map.
We saw Dr. Keane.| She waved.
They work for Keane & Sons Inc. in Porto.
Keane Bros. Shipping sold it.
He moved to the U.S. in May.
She lives in the U.K.| The rain suits her.
I met Keane Jr. at noon.
The St. Michael pier is shut.
It opens at 5 p.m.| Buses run till then.
It opens at 5 p.m. on Mondays and 8 a.m. Saturdays.
The talk starts at 9 a.m. Eastern time and ends late.
They left at 6 p.m.| Porto was dark.
The trade was so-so.| The end was near.
It was low-key.| 3 men left.
We saw ex-Gov. Keane.
It is worth $50.25 a crate.
See fig. 3 and no. 12 in the list.
She said no.| Jon agreed.
No.| Jon will not come.
We buy rope, tar, etc.| Jon pays.
We buy rope, tar, etc. from Jon.
“Is it late?” Jon asked.| Nobody knew.
“Is it late?” asked Jon.| Nobody knew.
"It sank!" Captain Keane shouted to the crew.| They ran.
“Is it late?”| The crew asked nothing.
He said, “It sank.| We swam.”| Then he slept.
She turned and said, ‘Go home.’| We went.
He left (it was late.)| Then we slept.
She met Mara Keane (D-Tenn.) that day.
She met Mara Keane (D-Tenn.), who sings.
FactCheck.Org and Salon.Com said so.
He left (late).| We slept.
He waited...| Then he left.
He waited ... and then left.
What, again?!| Yes.
What??| No.
1. Tie the rope.| 2. Drop the anchor.
1) Tie the rope.| 2) Drop the anchor.
The port closed.|Then came the storm.| We stayed.
The port closed.[4]| The storm came.
The port closed. [4]| The storm came.
The port closed.³| The storm came.
The port closed.2| Then came the storm.
Write to mara@example.com today.| Or wait.
Go to www.example.com.| Read it.
The file is notes.v2.txt in the folder.
It runs on Node.js today.
Mr. and Mrs. Keane took vitamin C.| Jon did not.
They lived through World War I.| Few spoke of it.
They saw Charles E. Aldo and Edward M. Keane.
It was I.| Nobody else was there.
J. D. Keane met A. B. Aldo.
The Yahoo! Finance desk rang.
The Gen. told Lt. Col. Keane of it.
They were shot in the sun.| Jon watched.
They met on Sun. Jan. 3 in Porto.
He came last Sept.| Jon had gone.
He came on Sept. 3 and left on Oct. 9.
They moved to the U.S.| Congress had voted by then.
A friend of the U.S. Congress was asked.
It is the U.S. Senate that decides.
The site in the U.S. Virgin Islands opened.
She studied in Washington, D.C.| Porto called her home.
He died in 1999.| The boat stayed.
It fell 2.5 percent, to 3.1.| Traders slept.
The U.N. Security Council met.
Prof. Keane teaches at St. Ann’s.| She is loved.
I saw it at Keane Corp. headquarters.
Is it “The End?” or not.
Mara asked: “Why?”| Then she left.""".splitlines()


@pytest.mark.parametrize("line", GOLDEN)
def test_golden_rules(line):
    text = line.replace("|", "")
    parts = [part.strip() for part in line.split("|")]
    found = [text[start:end] for start, end in sentence_spans(text)]
    assert found == parts
