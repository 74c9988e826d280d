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


# what an abbreviation, a number or a letter leaves open is decided by what stands beside it
BESIDE = """She lives in the U.S.| It’s late.
She lives in the U.S. Jon’s late.
He saw Keane Jr.| Jon was there.
He saw Keane Sr.| Jon left.
He saw Keane Jr. Day was fine.
He saw Keane Jr. Jon Day.
Say no. 7 is out.
Oct. Jon had gone.
He came in Oct. 7 men left.
They left at 6 p.m. Lisbon time today.
They left at 6 p.m. Lisbon summer time.
They left at 6 p.m. Monday.
The port closed.12| Then came the storm.
The port closed.123 Then came the storm.
NASA.1 Then it rose.
The port closed.|I left.
In May.Then it rose.
It failed.Com it is.
A.Then it was.
Wait...then it was.
Wait…| Then we left.
He…Then we left.
A… Then we left.
It rose to 5.| 6. It fell.
Buy it.| a. Then rest.
In a trade.| 2. The second came.
The men of the U.S. Keane left it.
He moved to the U.S.| Keane left it.
He moved to the U.S. Keane and left it.
The U.S. Keane left it.
A man in the Sun. Jon ran.
It was plan B.| Jon ran.
Mara C. Jon ran.
It is Yahoo!| Then it rose.
“So?” Jon asked.| It was.
“So?”| The man asked it.
“So?”| Jon asked nothing.
“So…” Jon said quietly.| It was.
“So.”| Jon said it.
12. A man came.
123. A man came.
1234.| A man came.
iv. A man came.
(a) A man came.
(a).| A man came.
[1] The man came.
It sank.| [12] men swam.
It sank. [1][2]| The man swam.""".splitlines()


@pytest.mark.parametrize("line", BESIDE)
def test_what_stands_beside_a_mark_says_whether_it_ends_a_sentence(line):
    test_golden_rules(line)
    text = line.replace("|", "")
    (start, end), *_ = sentence_spans("It rained. " + text, 11)
    assert ("It rained. " + text)[start:end] == line.split("|")[0].strip()
