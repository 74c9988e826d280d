"""The figures of the report, each with the numbers it draws, and from every row the way to the marks behind it."""

from collections import Counter, defaultdict

import numpy as np
import pandas as pd

from analysis import charts
from analysis.comparison import explain, robustness
from analysis.comparison.units import ALL
from analysis.report import htmltables, plates
from analysis.report.tables import alttexts, findings, listings, views
from analysis.report.tables.evidence import at, behind, counted, spoken, within

MOST_CUES = 14
MOST_ARTICLES = 6  # figures of one article each
SPOKEN = """A speaker is called what the text calls it; one that the text doesn't name is no speaker of its own. A statement that is doubtful
may be somebody's: its words stay with the author in every number of this report."""


def exhibits(study, articles, universes):
    """The figures in order: dicts of `id`, `title`, `texts` (Markdown) and `figures` (HTML).

    Parameters
    ----------
    study : Study
    articles : list of str
        Those whose texts the page shows, so that numbers can lead there.
    universes : dict
        Pair of articles to `analysis.comparison.robustness.multiverse`.
    """
    marks = counted(study, articles)
    yield from _profile(study, marks)
    yield from _differences(study, marks, universes)
    if study.codebook and study.codebook.axis:
        axis = views.rates_of(study, [("stance", ALL)])
        yield plates.exhibit("axis", "Position on the axis", [findings.shared(explain.shared(*study.own))], [
            plates.rates(study, marks, axis, "axis-rates", "Position on the axis", "summed weight per 1,000 words", findings.labels_of(axis)),
            *_carriers(study, marks),
        ])  # fmt: skip
    yield from _frames(study, marks)
    for part, title in (("issue.", "Issue frames"), ("generic.", "Generic news frames")):
        rates = views.rates(study, "framing", part)
        if len(rates):
            name = f"frames-{part.strip('.')}"
            yield plates.exhibit(
                name,
                title,
                [],
                [
                    plates.rates(
                        study, marks, rates, f"{name}-rates", title, "marks per 1,000 words", study.labels["framing"]
                    )
                ],
            )
    yield plates.exhibit("certainty", "Hedges and boosters", [], [
        plates.rates(study, marks, rates, f"certainty-{name}", title, "per 1,000 words", labels)
        for name, title, rates, labels in _certainty(study)
    ])  # fmt: skip
    yield from _tone(study, marks, articles)
    yield from _targets(study, marks)
    yield from _voices(study, articles)


def cues(study, marks):
    """Every cue that counts, with its marks, as a table that can be searched."""
    places = defaultdict(list)
    for row in marks.itertuples():
        places[" ".join(row.cue.lower().split()), row.measure, row.category].append(row)
    rows, links = [], {}
    for cue, measure, category in sorted(places):
        own = places[cue, measure, category]
        links[len(rows)] = [row.Index for row in own]
        texts = ", ".join(f"{article} {count}" for article, count in Counter(row.article for row in own).items())
        weight = sum(row.weight for row in own)
        rows.append((cue, measure, study.labels[measure].get(category, category), len(own), weight, texts))
    table = pd.DataFrame(rows, columns=["cue", "measure", "category", "marks", "weight", "articles"])
    shown = htmltables.html_table(table, caption="Every cue that counts, in all voices", links=links, name="cues")
    return f"<details><summary>All cues and where they stand</summary>{shown}{plates.download(table, 'cues.csv')}</details>"


def _profile(study, marks):
    rates = views.profile(study)
    if rates.empty:
        return
    labels, caption = (
        findings.pair_labels(study.labels, rates),
        "The rates of the articles side by side, in their authors' own words, with 95 % intervals; beside them the rate in all words.",
    )
    shown = rates.assign(what=[labels[pair] for pair in zip(rates["measure"], rates["category"], strict=True)])
    weighed = rates["quantity"] == "weight"
    columns = [views.beside(study, rates, f"{name}_per_1000") for name in ("weight", "count")]
    shown["all words"] = np.where(weighed, *columns)
    shown = shown.rename(columns={"group": "article"})[
        ["what", "article", "quantity", "rate", "low", "high", "all words"]
    ]
    links = behind(marks, rates.assign(voice="author"))
    yield plates.exhibit("profile", "Profile", [], [
        plates.figure("profile-rates", charts.profile_chart(rates, labels), alttexts.describe(rates, study.labels, "Profile"), caption,
                htmltables.html_table(shown, caption=caption, links=links, name="profile-rates"))
    ])  # fmt: skip


def _frames(study, marks):
    frames, labels = views.frames(study), study.labels["framing"]
    if frames.empty:
        return
    caption = "Articles and frames: the darker, the more marks per 1,000 of the author's own words; beside them the rate in all words."
    shown = frames.assign(frame=[labels[name] for name in frames["category"]]).rename(columns={"group": "article"})
    shown["all words"] = views.beside(study, frames, "count_per_1000")
    links = behind(marks, frames.assign(voice="author"))
    yield plates.exhibit("frames", "Frames at a glance", [], [
        plates.figure("frames-map", charts.frame_map(frames, labels), alttexts.describe(frames, study.labels, "Frames by article"), caption,
                htmltables.html_table(shown[["frame", "article", "count", "rate", "all words"]], caption=caption, links=links, name="frames-map"))
    ])  # fmt: skip


def _targets(study, marks):
    toward = views.toward_targets(study)
    if toward.empty:
        return
    labels = study.labels["mention"]
    caption = "Evaluation of each target in points per mention, with 95 % intervals; beside each how often it is named."
    shown = toward.assign(target=[labels[name] for name in toward["category"]]).rename(columns={"group": "article"})
    shown = shown[["target", "article", "voice", "mentions", "rate", "low", "high"]]
    links = behind(marks, toward.assign(measure="evaluation"))
    yield plates.exhibit("targets", "Toward each actor", [], [
        plates.figure("targets-map", charts.target_map(toward, labels), alttexts.describe(toward, study.labels, "Evaluation per mention"), caption,
                htmltables.html_table(shown, caption=caption, links=links, name="targets-map")),
        htmltables.html_table(listings.toward_table(study), caption="Every target, per mention, in points; who is never named is not 0"),
    ])  # fmt: skip


def _voices(study, articles):
    shares, caption = views.shares(study, "voice"), "Whose words each text is made of, in percent."
    alt, links = alttexts.describe_shares(shares, "Share of words by voice"), spoken(study, articles, shares)
    table = htmltables.html_table(shares.rename(columns={"group": "article", "part": "voice"}), caption="Share of words by voice",
                                links=links, name="voices-shares", to="sentences")  # fmt: skip
    chart = charts.share_chart(shares, unit="share of headings and body (%)")
    told = study.statements()
    told = told[told["article"].isin(articles)]
    said = htmltables.html_table(listings.statements_table(study).loc[told.index], caption="Who says what, and introduced how", name="statements",
                                 links=at(study, articles, told.rename(columns={"article": "group"})), to="sentences")  # fmt: skip
    yield plates.exhibit("voices", "Whose words", [SPOKEN], [
        plates.figure("voices-shares", chart, alt, caption, table),
        htmltables.html_table(listings.speakers_table(study), caption="The speakers with the most words of each article"),
        f"<details><summary>Every statement of others, and where it stands</summary>{said}{plates.download(study.statements(), 'statements.csv')}</details>",
    ])  # fmt: skip


def _differences(study, marks, universes):
    for number, (a, b) in enumerate(views.pairs(study), 1):
        rows, items = views.declared(study, a, b), []
        links = behind(marks, rows)
        for quantity, unit in {"weight": "points per 1,000 words", "marks": "marks per 1,000 words"}.items():
            part, name = rows[rows["quantity"] == quantity], f"difference-{quantity}-{number}"
            ax = charts.difference_chart(part, findings.pair_labels(study.labels, part), unit=f"difference in {unit}")
            caption = f"Right of 0: more in {a}; left: more in {b}. In {unit}; author's voice, 95 % intervals; filled: established."
            table = listings.comparison_table(study, a, b).loc[part.index]
            items.append(plates.figure(name, ax, alttexts.describe_differences(part, study.labels), caption,
                                 htmltables.html_table(table, caption=f"In {unit}; a: {a}, b: {b}", links=links, name=name),
                                 unfolded=True))  # fmt: skip
        items.append(
            plates.download(listings.comparison_table(study, a, b).assign(a=a, b=b), f"comparison-{number}.csv")
        )
        yield plates.exhibit(f"differences-{number}", f"Differences between {a} and {b}", [], items)
        yield _robustness(study, a, b, number, universes[a, b])


def _robustness(study, a, b, number, universes):
    """Whether the findings of a pair stand under other choices."""
    name = f"multiverse-{number}"
    standing = robustness.standing(universes)
    labels = findings.pair_labels(study.labels, standing)
    caption = (f"Every comparison under every combination of choices (right of 0: more in {a}; left: more in {b}): voice, headline, "
               "instrument, with or without the one entry and the one sentence that carry most of it; filled: p < .05.")  # fmt: skip
    table = universes.assign(
        what=[labels[pair] for pair in zip(universes["measure"], universes["category"], strict=True)],
        without=[_left_out(row) for row in universes.itertuples()],
    )
    table = table[["what", "voice", "headline", "instrument", "without", *robustness.COMPARED]]
    figure = plates.figure(name, charts.multiverse_chart(universes, labels), alttexts.describe_universes(standing, study.labels), caption,
                     htmltables.html_table(table, caption=f"Every combination; a: {a}, b: {b}", links=within(study, a, b, universes), name=name))  # fmt: skip
    influences = robustness.influence(study, a, b, views.tested(study, a, b))
    return plates.exhibit(
        f"stands-{number}",
        f"Does it stand? {a} and {b}",
        [findings.standing(standing, influences, study.labels)],
        [figure],
    )


def _left_out(row):
    sentence = f"sentence {row.sentence} of {row.article}" if row.article else ""
    return "; ".join(part for part in (row.entry, sentence) if part)


def _carriers(study, marks):
    for number, article in enumerate(study.articles["article"].head(MOST_ARTICLES), 1):
        cues = explain.carriers(*study.own, article).head(MOST_CUES)
        title = f"The cues that carry the position of {article}"
        yield plates.contributions(marks, cues, f"axis-cues-{number}", title, "summed weight per 1,000 words",
                             cues.assign(measure="stance", voice="author", group=article))  # fmt: skip


def _certainty(study):
    totals = views.rates(study, "hedging", "hedge", "booster", ALL)
    yield "totals", "Hedges, boosters and their balance", totals, findings.labels_of(totals)
    yield "kinds", "Hedges and boosters by kind", views.rates(study, "hedging"), study.labels["hedging"]


def _tone(study, marks, articles):
    both = views.rates_of(study, [("sentiment", ALL), ("tone", ALL)])
    items = [
        plates.rates(
            study,
            marks,
            both,
            "tone-rates",
            "Sentiment, and tone without topic words and names",
            "valence points per 1,000 words",
            findings.labels_of(both),
        )
    ]
    texts = []
    for number, (a, b) in enumerate(views.pairs(study), 1):
        cues = explain.contributions(*study.own, "tone", a, b).head(MOST_CUES)
        title = f"Words behind the difference in tone (right: they make {a} the more positive, left: {b})"
        items.append(plates.contributions(marks, cues, f"tone-words-{number}", title, "contribution per 1,000 words",
                                    cues.assign(measure="tone", voice="author", group_a=a, group_b=b)))  # fmt: skip
        texts.append(findings.neutralised(study, a, b, explain.contributions(*study.own, "sentiment", a, b)))
    course = explain.course(study.by_sentence(), "tone")
    table = htmltables.html_table(course.rename(columns={"group": "article"}), caption="Tone of each sentence", name="tone-course",
                                links=at(study, articles, course), to="sentences")  # fmt: skip
    items.append(plates.figure("tone-course", charts.course_chart(course), alttexts.describe_course(course, "Tone through each text"),
                         "Tone of each sentence, and its moving mean over seven sentences; author's voice.", table))  # fmt: skip
    yield plates.exhibit("tone", "Sentiment and tone", texts, items)
