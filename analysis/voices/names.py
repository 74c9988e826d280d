"""Who a source is: the name that a pronoun, a surname or a title stands for in its article, and what kind of source it is."""

import re
from bisect import bisect_right

from analysis.voices.cues import nouns
from analysis.voices.who import can_speak, noun_phrase

PERSONAL = frozenset("he she him her his hers himself herself".split())
UNNAMED = frozenset("it this that which what who whom whose there".split())
SOME = frozenset("some many most few other all half majority minority percent they those anyone everyone".split())
INTRODUCED = frozenset(["nsubj", "nsubjpass", "poss", "attr", "appos", "ROOT"])
FAR = 400  # tokens back in which it is looked for at most
NEAR = 3  # paragraphs back in which a pronoun's name is looked for
BLANK = re.compile(r"\s+")
KINDS = ("person", "group", "country or body", "document", "nobody in particular")


class Names:
    """The proper names of one article in reading order, to look up what a source refers to.

    Parameters
    ----------
    tree : Tree
    letters : list of str
    first, last : int
        The tokens of the article, from the first up to but not including the last.
    said : array of bool
        Of each token whether it stands in somebody's words.
    """

    def __init__(self, tree, letters, first, last, said):
        self.tree, self.letters, self.first, self.said = tree, letters, first, said
        self.runs = []  # (first token, last token, its words without titles)
        token = first
        while token < last:
            if tree.tag[token][:3] != "NNP":
                token += 1
                continue
            end = token
            while (
                end + 1 < last and tree.tag[end + 1][:3] == "NNP" and tree.paragraph[end + 1] == tree.paragraph[token]
            ):
                end += 1
            self.runs.append((token, end, self._bare(token, end)))
            token = end + 1
        self.places = [run[0] for run in self.runs]
        self.of_surname = {}
        for _, _, words in self.runs:
            if 2 <= len(words) <= 4:
                self.of_surname.setdefault(words[-1].lower(), {})[" ".join(words)] = True

    def _bare(self, first, last):
        """The words of a name without titles in front."""
        while first < last and self.letters[first].lower() in nouns("titles"):
            first += 1
        return self.letters[first : last + 1]

    def full(self, words):
        """The one full name that a surname stands for, else the name itself."""
        if len(words) == 1:
            known = self.of_surname.get(words[0].lower(), ())
            if len(known) == 1:
                return next(iter(known))
        return " ".join(words)

    def person_before(self, token):
        """The last person that is a subject, or is introduced, before a token in the author's words, near it.

        Returns
        -------
        (str, int)
            The name, or the phrase with *the* (the president), and its token; or ("", -1).
        """
        tree = self.tree
        for at in range(token - 1, max(self.first, token - FAR) - 1, -1):
            if tree.paragraph[token] - tree.paragraph[at] >= NEAR:
                break
            if self.said[at] or tree.label[at] not in INTRODUCED:
                continue
            if tree.tag[at] == "NNP":
                run = self.runs[bisect_right(self.places, at) - 1]
                if _is_person(run[2], self):
                    return self.full(run[2]), at
            elif (
                tree.tag[at] == "NN" and tree.label[at] in ("nsubj", "nsubjpass") and tree.lemma[at] in nouns("people")
            ):
                first, last = noun_phrase(tree, at)
                if tree.lemma[first] == "the":
                    return _written(tree, self.letters, first, last), at
        return "", -1

    def group_before(self, token):
        """The one plural subject of the sentence before, if it can speak, as it is written; else ""."""
        tree, found, stops = self.tree, [], 0
        for at in range(token - 1, -1, -1):
            if tree.paragraph[at] != tree.paragraph[token] or stops == 2:
                break
            stops += self.letters[at] in (".", "!", "?")
            if stops and tree.label[at] == "nsubj" and tree.tag[at] in ("NNS", "NNPS") and stops < 2:
                found.append(at)
        if len(found) != 1 or not can_speak(tree, found[0]):
            return ""
        return _written(tree, self.letters, *noun_phrase(tree, found[0]))


def _is_person(words, names):
    full = names.full(words).split()
    bodies = nouns("bodies") | nouns("countries") | nouns("documents")
    return len(full) >= 2 and not any(word.lower() in bodies for word in full)


def named(tree, letters, source, names, last_person):
    """The name and the kind of a source.

    Parameters
    ----------
    tree : Tree
    letters : list of str
    source : (int, int)
        First and last token.
    names : Names
        Of its article.
    last_person : (str, int)
        The person who was the source before, near by, and the token there; or ("", -1).

    Returns
    -------
    (str, str)
        The name, else the phrase as it is written, "" where it is only *it* or *this*; one of `KINDS`.
    """
    first, last = source
    if first == last and tree.lemma[first] in PERSONAL:
        name, _ = max(last_person, names.person_before(first), key=lambda person: person[1])
        return name or letters[first], "person"
    if first == last and tree.lemma[first] == "they":
        return names.group_before(first) or letters[first], "group"
    if first == last and tree.lemma[first] in UNNAMED:
        return "", "nobody in particular"
    head = head_of(tree, first, last)
    written = _written(tree, letters, first, last)
    run = [token for token in range(first, last + 1) if tree.tag[token][:3] == "NNP"]
    if tree.tag[head][:3] == "NNP":
        whole = run and run[-1] - run[0] + 1 == len(run) == last - first + 1
        words = names._bare(run[0], run[-1]) if whole else []
        if whole and len(words) == 1 and _is_person(words, names):
            return names.full(words), "person"
        return written, _kind_of_name(tree, letters, first, last, head, names)
    return written, _kind_of_noun(tree, head)


def head_of(tree, first, last):
    """The token of a stretch on which the others hang."""
    for token in range(first, last + 1):
        if not first <= tree.head[token] <= last or tree.head[token] == token:
            return token
    return last


def _written(tree, letters, first, last):
    """The words of a source as the text gives them, with single spaces."""
    parts = []
    for token in range(first, last + 1):
        if parts and tree.start[token] > tree.end[token - 1]:
            parts.append(" ")
        parts.append(letters[token])
    return BLANK.sub(" ", "".join(parts)).strip(" \"“”'’,;:")


def _kind_of_name(tree, letters, first, last, head, names):
    words = {letters[token].lower() for token in range(first, last + 1)}
    if letters[head].lower() in nouns("documents"):
        return "document"
    if words & nouns("bodies") or letters[head].lower() in nouns("countries"):
        return "country or body"
    if tree.tag[head] == "NNPS":
        return "group"
    return "person"


def _kind_of_noun(tree, head):
    lemma, plural = tree.lemma[head], tree.tag[head] == "NNS"
    if lemma in SOME or (plural and lemma not in nouns("documents")) or tree.tag[head] == "CD":
        return "group"
    if lemma in nouns("documents"):
        return "document"
    if lemma in nouns("bodies"):
        return "country or body"
    return "person"
