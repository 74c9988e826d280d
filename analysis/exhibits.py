"""The figures of the report, each with the numbers it draws, and from every row the way to the marks behind it."""

import base64
import html

import pandas as pd

from analysis import charts, explain, figures, findings, robustness, views
from analysis.scores import ALL, SCORED_SECTIONS
from analysis.sheets import spreadsheet_csv

MOST_CUES = 14
MOST_ARTICLES = 6  # figures of one article each


def counted(study, articles):
    """The marks of these articles that scores count: in headings and body, with a weight other than 0."""
    scored = study.sentences.loc[study.sentences["section"].isin(SCORED_SECTIONS), ["article", "sentence"]]
    marks = study.marks[study.marks["article"].isin(articles) & (study.marks["weight"] != 0)]
    places = pd.MultiIndex.from_frame(marks[["article", "sentence"]])
    return marks[places.isin(pd.MultiIndex.from_frame(scored))]


def behind(marks, rows):
    """The marks that each row of a table was counted from.

    Parameters
    ----------
    marks : DataFrame
        From `counted`.
    rows : DataFrame
        Columns `measure`, `category` (or `cue`), `voice`, and `group` or `group_a` and `group_b`.

    Returns
    -------
    dict
        Index of a row to the numbers of its marks, in the order of the text.
    """
    found = {}
    for index, values in rows.to_dict("index").items():
        own = marks[marks["measure"] == values["measure"]]
        own = own if values["voice"] == "all" else own[own["voice"] == values["voice"]]
        own = own[
            own["article"].isin([values["group"]] if "group" in values else [values["group_a"], values["group_b"]])
        ]
        if "cue" in values:
            own = own[own["cue"].str.lower() == values["cue"]]
        elif values["category"] not in (ALL, values["measure"]):
            category = values["category"]
            own = own[(own["category"] == category) | own["category"].str.startswith(category + ".")]
        found[index] = own.index.to_list()
    return found


def exhibits(study, marks):
    """The figures in order: dicts of `id`, `title`, `texts` (Markdown) and `figures` (HTML)."""
    yield from _differences(study, marks)
    if study.codebook and study.codebook.axis:
        axis = views.rates_of(study, [("stance", ALL)])
        yield _exhibit("axis", "Position on the axis", [findings.shared(explain.shared(*study.own))], [
            _rates(study, marks, axis, "axis-rates", "Position on the axis", "summed weight per 1,000 words", findings.labels_of(axis)),
            *_carriers(study, marks),
        ])  # fmt: skip
    for part, title in (("issue.", "Issue frames"), ("generic.", "Generic news frames")):
        rates = views.rates(study, "framing", part)
        if len(rates):
            name = f"frames-{part.strip('.')}"
            yield _exhibit(
                name,
                title,
                [],
                [_rates(study, marks, rates, f"{name}-rates", title, "marks per 1,000 words", study.labels["framing"])],
            )
    yield _exhibit("certainty", "Hedges and boosters", [], [
        _rates(study, marks, rates, f"certainty-{name}", title, "per 1,000 words", labels)
        for name, title, rates, labels in _certainty(study)
    ])  # fmt: skip
    yield from _tone(study, marks)
    toward = views.toward_targets(study)
    if len(toward):
        behind_them = toward.assign(measure="evaluation")
        yield _exhibit("targets", "Toward each actor", [], [
            _rates(study, marks, toward, "targets-rates", "Evaluation per mention", "valence points per mention", study.labels["mention"], behind_them)
        ])  # fmt: skip
    shares = views.shares(study, "voice")
    yield _exhibit("voices", "Whose words", [], [
        _figure("voices-shares", charts.share_chart(shares, unit="share of headings and body (%)"),
                findings.describe_shares(shares, "Share of words by voice"), "Whose words each text is made of, in percent.",
                findings.html_table(shares, caption="Share of words by voice"))
    ])  # fmt: skip


def cues(study, marks):
    """Every cue that counts, with its marks, as a table that can be searched."""
    marks = marks.assign(cue=marks["cue"].str.lower().str.split().str.join(" "))
    rows, links = [], {}
    for (cue, measure, category), own in marks.groupby(["cue", "measure", "category"], sort=True):
        links[len(rows)] = own.index.to_list()
        texts = ", ".join(f"{article} {count}" for article, count in own["article"].value_counts(sort=False).items())
        rows.append((cue, measure, study.labels[measure].get(category, category), len(own), own["weight"].sum(), texts))
    table = pd.DataFrame(rows, columns=["cue", "measure", "category", "marks", "weight", "articles"])
    shown = findings.html_table(table, caption="Every cue that counts, in all voices", links=links, name="cues")
    return f"<details><summary>All cues and where they stand</summary>{shown}{download(table, 'cues.csv')}</details>"


def download(frame, name):
    """A link that saves a table for a spreadsheet; it holds the table itself."""
    data = base64.b64encode(spreadsheet_csv(frame).encode()).decode()
    return f'<p class="csv"><a download="{html.escape(name)}" href="data:text/csv;base64,{data}">This table for a spreadsheet (CSV)</a></p>'


def _exhibit(name, title, texts, items):
    return {"id": name, "title": title, "texts": texts, "figures": items}


def _figure(name, ax, alt, caption, table, unfolded=False):
    figure, caption, state = figures.draw(ax, name, alt=alt), html.escape(caption), " open" if unfolded else ""
    return (f'<figure id="{name}"><div class="scroll" tabindex="0" role="group" aria-label="{caption}">{figure.inline()}</div>'
            f"<figcaption>{caption}</figcaption><details{state}><summary>The numbers drawn, and their evidence</summary>{table}</details></figure>")  # fmt: skip


def _rates(study, marks, rates, name, title, unit, labels, rows=None):
    """Rates in the author's voice and in all, with a table of the same rows."""
    links = behind(marks, rates if rows is None else rows)
    table = rates.assign(what=[(labels or {}).get(category, category) for category in rates["category"]])
    table = table.rename(columns={"group": "article"})[["what", "article", "voice", "rate", "low", "high"]]
    caption = f"{title}: {unit}, with 95 % intervals."
    return _figure(name, charts.rates_panels(rates, labels, unit=unit), findings.describe(rates, study.labels, title), caption,
                   findings.html_table(table, caption=caption, links=links, name=name))  # fmt: skip


def _differences(study, marks):
    for number, (a, b) in enumerate(views.pairs(study), 1):
        rows, items = views.declared(study, a, b), []
        links = behind(marks, rows)
        for quantity, unit in {"weight": "points per 1,000 words", "marks": "marks per 1,000 words"}.items():
            part, name = rows[rows["quantity"] == quantity], f"difference-{quantity}-{number}"
            ax = charts.difference_chart(part, findings.pair_labels(study.labels, part), unit=f"difference in {unit}")
            caption = f"{a} (right) against {b} (left) in {unit}; author's voice, 95 % intervals; filled: established."
            table = views.comparison_table(study, a, b).loc[part.index]
            items.append(_figure(name, ax, findings.describe_differences(part, study.labels), caption,
                                 findings.html_table(table, caption=f"In {unit}; a: {a}, b: {b}", links=links, name=name),
                                 unfolded=True))  # fmt: skip
        items.append(download(views.comparison_table(study, a, b).assign(a=a, b=b), f"comparison-{number}.csv"))
        yield _exhibit(f"differences-{number}", f"Differences between {a} and {b}", [], items)
        yield _robustness(study, a, b, number)


def _robustness(study, a, b, number):
    """Whether the findings of a pair stand under other choices."""
    tested, name = views.tested(study, a, b), f"multiverse-{number}"
    universes = robustness.multiverse(study, a, b, tested)
    standing = robustness.standing(universes)
    labels = findings.pair_labels(study.labels, standing)
    caption = (f"Every finding on {a} (right) against {b} (left) under every combination of choices: voice, headline, instrument, with or "
               "without the one entry and the one sentence that carry most of it; filled: p < .05.")  # fmt: skip
    table = universes.assign(
        what=[labels[pair] for pair in zip(universes["measure"], universes["category"], strict=True)]
    )
    table = table[["what", *robustness.CHOICES, *robustness.COMPARED]]
    figure = _figure(name, charts.multiverse_chart(universes, labels), findings.describe_universes(standing, study.labels), caption,
                     findings.html_table(table, caption=f"Every universe; a: {a}, b: {b}"))  # fmt: skip
    influences = robustness.influence(study, a, b, tested)
    return _exhibit(
        f"stands-{number}",
        f"Does it stand? {a} and {b}",
        [findings.standing(standing, influences, study.labels)],
        [figure],
    )


def _carriers(study, marks):
    for number, article in enumerate(study.articles["article"].head(MOST_ARTICLES), 1):
        cues = explain.carriers(*study.own, article).head(MOST_CUES)
        title = f"The cues that carry the position of {article}"
        yield _contributions(marks, cues, f"axis-cues-{number}", title, "summed weight per 1,000 words",
                             cues.assign(measure="stance", voice="author", group=article))  # fmt: skip


def _contributions(marks, cues, name, title, unit, rows):
    links = behind(marks, rows)
    alt = findings.describe_pairs(cues, "cue", "contribution", title)
    return _figure(name, charts.contribution_chart(cues, unit=unit), alt, f"{title}, {unit}.",
                   findings.html_table(cues, caption=f"{title}, {unit}", links=links, name=name))  # fmt: skip


def _certainty(study):
    totals = views.rates(study, "hedging", "hedge", "booster", ALL)
    yield "totals", "Hedges, boosters and their balance", totals, findings.labels_of(totals)
    yield "kinds", "Hedges and boosters by kind", views.rates(study, "hedging"), study.labels["hedging"]


def _tone(study, marks):
    both = views.rates_of(study, [("sentiment", ALL), ("tone", ALL)])
    items = [
        _rates(
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
        title = f"Words behind the difference in tone, {a} (right) against {b} (left)"
        items.append(_contributions(marks, cues, f"tone-words-{number}", title, "contribution per 1,000 words",
                                    cues.assign(measure="tone", voice="author", group_a=a, group_b=b)))  # fmt: skip
        texts.append(findings.neutralised(study, a, b, explain.contributions(*study.own, "sentiment", a, b)))
    course = explain.course(study.by_sentence(), "tone")
    table = findings.html_table(course.rename(columns={"group": "article"}), caption="Tone of each sentence")
    items.append(_figure("tone-course", charts.course_chart(course), findings.describe_course(course, "Tone through each text"),
                         "Tone of each sentence, and its moving mean over seven sentences; author's voice.", table))  # fmt: skip
    yield _exhibit("tone", "Sentiment and tone", texts, items)
