"""The words of one article with their labels, its quotations that are somebody's words, its stretches of content."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from analysis.quotations import block_quotes, quotation_spans
from analysis.reporting import expressions
from analysis.sections import paragraphs
from analysis.surroundings import GAPS

SCARE_WORDS = (
    5  # a quotation of at most so many words is a scare quote, unless sure content holds it or a cue is beside
)
OUT, SOURCE, CUE, CONTENT = range(4)
ENDS = GAPS.index("start")
BEST, RULE = 1, 3  # origins of labels: the best ones, and what no model gave


@dataclass
class Article:
    """The words of one article, as lists: places in the text, and what `reported.Reading` has of them."""

    text: str
    starts: list
    ends: list
    sentence: list
    label: list
    origin: list
    likely: list
    kind: list
    mark: list
    quoted: list
    paragraph: list

    def words(self, start, end):
        """The places of the first word in a stretch of the text and of the first behind it."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence_of(self, first, last):
        """The places of the first word of the sentence of `first` and of the first word behind that of `last`."""
        return bisect_left(self.sentence, self.sentence[first]), bisect_right(self.sentence, self.sentence[last])

    def gap(self, place):
        """The text between a word and the word before it."""
        return self.text[
            self.ends[place - 1] if place else 0 : self.starts[place] if place < len(self.starts) else None
        ]

    def is_sure(self, place):
        """Whether a word is content by the best labels or a rule, not only by a more eager reading."""
        return self.label[place] == CONTENT and self.origin[place] in (BEST, RULE)

    def mark_behind(self, place):
        """The code of the marks behind a word."""
        return self.mark[place + 1] if place + 1 < len(self.mark) else ENDS

    def runs_of(self, label):
        """Stretches of words with a label, within sentences: first and last word."""
        runs = []
        for at, here in enumerate(self.label):
            if here == label:
                if runs and runs[-1][1] == at - 1 and self.sentence[at] == self.sentence[at - 1]:
                    runs[-1] = runs[-1][0], at
                else:
                    runs.append((at, at))
        return runs

    @cached_property
    def contents(self):
        """How many words of content stand before each word."""
        counts = [0]
        for here in self.label:
            counts.append(counts[-1] + (here == CONTENT))
        return counts


def quotations(article):
    """The quotations that are somebody's words: (first word, behind the last, start, end, doubtful).

    The labels of their words become content; those of a scare quote are out, unless reported words surround it.
    """
    spans = paragraphs(article.text)
    found = [(start, end, doubtful, False) for start, end, doubtful in quotation_spans(article.text, spans)]
    found += [(start, end, False, True) for _, start, end in block_quotes(article.text, spans)]
    quotes = []
    for start, end, doubtful, block in sorted(found):
        first, last = article.words(start, end)
        if first == last or (quotes and quotes[-1][3] > start):
            continue
        term = expressions()["naming"].search(article.text, max(0, start - 120), start)
        if term:  # what X has called the “T”: a term, however coined
            opening = article.words(term.start(), start)[0]
            article.label[opening:last] = [OUT] * (last - opening)
        elif block or _is_spoken(article, first, last):
            article.label[first:last] = [CONTENT] * (last - first)
            quotes.append((first, last, start, end, doubtful))
        else:
            within = first > 0 and last < len(article.label) and article.is_sure(first - 1) and article.is_sure(last)
            article.label[first:last] = [CONTENT if within else OUT] * (last - first)
            if within:
                quotes.append((first, last, start, end, doubtful))
    return quotes


def _is_spoken(article, first, last):
    """Whether a quotation is somebody's words rather than a quoted term or a scare quote."""
    if last - first > SCARE_WORDS:
        return True
    introduced = CUE in article.label[max(first - 1, 0) : first] + article.label[last : last + 1]
    said = sum(article.label[at] == CONTENT if introduced else article.is_sure(at) for at in range(first, last))
    return 2 * said > last - first


def stretches(article, quotes):
    """Stretches of content, first and last word: no longer than a sentence, except within one quotation."""
    runs = []
    quote_of = {}
    for number, (first, last, *_) in enumerate(quotes):
        quote_of.update(dict.fromkeys(range(first, last), number))
    for place, label in enumerate(article.label):
        if label != CONTENT:
            continue
        goes_on = runs and runs[-1][1] == place - 1
        same = quote_of.get(place, -1), quote_of.get(place - 1, -2)
        if goes_on and (same[0] == same[1] or article.sentence[place] == article.sentence[place - 1]):
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return runs
