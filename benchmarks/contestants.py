"""What users would pick instead, each a function of a list of texts, for its share of the work.

The phrases looked for are the cues of the lexicons that come with the package, whoever looks.
"""

import re
from functools import cache
from importlib import import_module
from importlib.resources import files

import pandas as pd

from analysis import mark, read_codebook, score, tokenize
from analysis.comparison.keyness import keyness
from analysis.core.schema import table
from analysis.lexicons.load import lexicon
from analysis.text.buffer import layout
from analysis.text.parse import BATCH, PLAIN, UNUSED, model_name
from analysis.text.sentences import ABBREVIATIONS

CODEBOOK = files("analysis").joinpath("../seeds/codebook.toml")
LONGEST = 4  # words in a phrase that CountVectorizer looks for


@cache
def phrases():
    """Every cue that is looked for as it is written."""
    names = ("hedging", "vagueness", "irrealis", "framing", "subjectivity", "evaluation", "tone", "shifters")
    cues = {cue.lower() for name in names for cue in lexicon(name).entries["cue"]}
    return sorted(cue for cue in cues if re.fullmatch(r"[a-z' -]+", cue))


def corpus(texts):
    """Texts as the table of articles."""
    return table("articles", {"article": [f"{i:07}" for i in range(len(texts))], "text": list(texts)})


def quotes(texts):
    """This package: words, sentences, sections, voices by quotation marks, every measure, scores by article and voice."""
    return _discourse(texts, "quotes")


def parsed(texts):
    """The same, with voices by a dependency parse of every paragraph."""
    return _discourse(texts, "parsed")


def _discourse(texts, voices):
    articles = corpus(texts)
    tokens = tokenize(articles, voices)
    marks = mark(articles, tokens, _codebook(), voices=voices)
    return score(marks, tokens, ["article", "voice"])


def spacy_parser(texts):
    """spaCy alone: the components that `parsed` uses, over the same paragraphs in batches of the same size."""
    page = layout(corpus(texts)["text"])
    paragraphs = [page.written(*place).translate(PLAIN) for place in zip(page.start, page.end, strict=True)]
    return sum(len(document) for document in _components().pipe(paragraphs, batch_size=BATCH))


@cache
def _components():
    """A pipeline of its own, which has not seen what `parsed` has read."""
    return import_module("spacy").load(model_name().split()[0], exclude=list(UNUSED))


def discourse_voice(texts):
    """This package: words, sentences, sections, voices by quotation marks."""
    return tokenize(corpus(texts), "quotes")


@cache
def _codebook():
    return read_codebook(CODEBOOK)


@cache
def _punkt():
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def nltk(texts):
    """NLTK: sentences and words."""
    words = import_module("nltk.tokenize").NLTKWordTokenizer()
    return [[words.tokenize(sentence) for sentence in _punkt().tokenize(text)] for text in texts]


def naive_trie(texts):
    """The naive loop: NLTK's sentences and words, VADER, one regular expression (a trie of all phrases) a sentence."""
    return _naive(texts, _trie())


def naive_alternation(texts):
    """The same with a plain alternation of all phrases."""
    return _naive(texts, _alternation())


def _naive(texts, pattern):
    words, vader = import_module("nltk.tokenize").NLTKWordTokenizer(), _vader()
    return [
        (words.tokenize(sentence), vader.polarity_scores(sentence), pattern.findall(sentence.lower()))
        for text in texts
        for sentence in _punkt().tokenize(text)
    ]


@cache
def _vader():
    return import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()


@cache
def _alternation():
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, phrases()), key=len, reverse=True)) + r")\b")


@cache
def _trie():
    tree = {}
    for phrase in phrases():
        node = tree
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node):
        branches = [re.escape(letter) + pattern(below) for letter, below in sorted(node.items()) if letter]
        if not branches:
            return ""
        return "(?:" + "|".join(branches) + ")" + ("?" if "" in node else "")

    return re.compile(r"\b" + pattern(tree) + r"\b")


def vader(texts):
    """vaderSentiment alone, a sentence at a time (NLTK's sentences)."""
    return [_vader().polarity_scores(sentence) for text in texts for sentence in _punkt().tokenize(text)]


def count_vectorizer(texts):
    """scikit-learn's CountVectorizer over the phrases."""
    text = import_module("sklearn.feature_extraction.text")
    short = [phrase for phrase in phrases() if len(phrase.split()) <= LONGEST]
    return text.CountVectorizer(vocabulary=short, ngram_range=(1, LONGEST)).transform(texts)


def spacy(texts):
    """spaCy without a trained model: words, sentences, PhraseMatcher over the phrases."""
    pipeline, matcher = _spacy()
    return [matcher(document) for document in pipeline.pipe(texts)]


@cache
def _spacy():
    library, matching = import_module("spacy"), import_module("spacy.matcher")
    pipeline = library.blank("en")
    pipeline.add_pipe("sentencizer")
    matcher = matching.PhraseMatcher(pipeline.vocab, attr="LOWER")
    matcher.add("cue", list(pipeline.tokenizer.pipe(phrases())))
    return pipeline, matcher


def scattertext(texts):
    """scattertext: words and pairs of two halves of the corpus, log-odds with a Dirichlet prior."""
    library = import_module("scattertext")
    half = ["a" if i % 2 else "b" for i in range(len(texts))]
    table = pd.DataFrame({"half": half, "text": texts})
    parsed = library.CorpusFromPandas(table, category_col="half", text_col="text", nlp=library.whitespace_nlp).build()
    return parsed.get_scaled_f_scores("a")


def discourse_keyness(texts):
    """This package: words and voices, then the words that set two halves apart."""
    tokens = tokenize(corpus(texts), "quotes")
    odd = tokens["article"].str[-1].isin(list("13579"))
    return keyness(tokens.assign(article=odd.map({True: "odd", False: "even"})), "odd", "even")


CONTESTANTS = {
    "quotes": quotes,
    "quotes, words and voices": discourse_voice,
    "quotes, keyness": discourse_keyness,
    "parsed": parsed,
    "spaCy, the same components": spacy_parser,
    "naive loop, trie": naive_trie,
    "naive loop, alternation": naive_alternation,
    "nltk, sentences and words": nltk,
    "vaderSentiment": vader,
    "CountVectorizer": count_vectorizer,
    "spaCy, PhraseMatcher": spacy,
    "scattertext": scattertext,
}
