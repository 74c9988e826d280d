"""Figures of rates: by category, by measure, by frame, by target."""

import dataclasses

import matplotlib.pyplot as plt
import pytest

from analysis.comparison import hypotheses
from analysis.report import figures


def test_the_profile_has_the_rates_of_both_voices(study):
    found = figures.profile_figure(study)
    rates, numbers = found.table, found.numbers.table
    scores = study.scores.set_index(["article", "voice", "measure", "category"])
    for row, shown in zip(rates.itertuples(), numbers.itertuples(name=None), strict=True):
        column = "weight_per_1000" if row.quantity == "weight" else "count_per_1000"
        assert row.rate == pytest.approx(scores.loc[(row.group, "author", row.measure, row.category), column])
        assert shown[-1] == scores.loc[(row.group, "all", row.measure, row.category), column]
    family = hypotheses.cells_reported(study.by_sentence())
    assert set(zip(rates["measure"], rates["category"], strict=True)) >= set(family)
    labels = {**study.labels, "framing": dict.fromkeys(study.labels["framing"], "Conflict")}
    alike = figures.profile_figure(dataclasses.replace(study, labels=labels)).numbers.table
    assert len(alike) == len(numbers) and (alike["what"] == "Conflict").sum() > len(study.articles)


def test_rates_stand_in_both_voices_and_their_title_says_what_differs(pacts):
    figure = figures.rates_figure(pacts, "framing", "issue.")
    found = figure.table.set_index(["voice", "category", "group"])["rate"].sort_index()
    assert found["author", "issue.war"].to_dict() == pytest.approx({"doubt": 12 / 156 * 1000, "hope": 0})
    assert found["all", "issue.trade"].to_dict() == pytest.approx({"doubt": 0, "hope": 12 / 216 * 1000})
    assert figure.title == "doubt may say more about war; hope may say more about trade"
    assert figure.caption.startswith("Issue frames: marks per 1,000 words, with 95 % intervals.")


def test_frames_of_the_codebook_come_before_the_generic_ones(pacts):
    figure = figures.frames_figure(pacts)
    assert figure.table["category"].unique().tolist()[:3] == ["issue.trade", "issue.war", "generic.conflict"]
    assert figure.table["count"].to_list()[:4] == [0, 12, 12, 0]
    assert figure.findings == "Sentences without a cue for any issue frame: doubt 50 %, hope 50 %."


def test_a_target_is_evaluated_per_mention(pacts):
    figure = figures.evaluation_figure(pacts)
    assert figure.table[["group", "category", "mentions"]].values.tolist() == [["hope", "moscow", 12]] * 2
    points = pacts.marks.loc[pacts.marks["measure"] == "evaluation", "weight"].sum()
    assert figure.table["rate"].to_list() == pytest.approx([points / 12] * 2)


ORDINARY = [
    (["sentiment", "tone"], (), "Sentiment, and tone without topic words and names: valence points per 1,000 words, with 95 % intervals."),
    ("hedging", ("hedge", "booster"), "Hedges, boosters: marks per 1,000 words, with 95 % intervals."),
    ("hedging", (), "Certainty balance (boosters minus hedges): points per 1,000 words, with 95 % intervals."),
    ("framing", ("generic.",), "Generic news frames: marks per 1,000 words, with 95 % intervals."),
]  # fmt: skip


@pytest.mark.parametrize(("measure", "categories", "caption"), ORDINARY)
def test_the_caption_says_what_is_counted_and_in_which_unit(two_texts, measure, categories, caption):
    figure = figures.rates_figure(two_texts, measure, *categories)
    assert figure.caption.startswith(caption) and figure.numbers.caption == figure.caption
    first = figure.numbers.table.iloc[0]
    assert (
        first["article"] == "Ray"
        and first["voice"] == "author"
        and list(figure.numbers.table)[:3] == ["what", "article", "voice"]
    )
    assert ("marks" in figure.caption) == (" per 1,000 words. In the author's own words: " in figure.alt)


def test_given_axes_show_the_authors_words_and_a_figure_all_voices(two_texts):
    figure = figures.rates_figure(two_texts, "tone")
    ax = figure.plot(plt.figure().subplots())
    drawn = [float(line.get_xdata()[0]) for line in ax.get_lines() if line.get_gid()]
    assert (
        drawn == figure.table.loc[figure.table["voice"] == "author", "rate"].to_list()
        and len(figure.plot().figure.axes) == 2
    )
    marks = figure.evidence(["hope"])
    assert [len(numbers) for numbers in marks.values()] == [27, 0, 27, 0]


def test_the_rates_of_groups_come_with_what_differs_between_them(outlets, one_and_rest):
    grouped = figures.rates_figure(outlets, "hedging", "hedge", "booster")
    assert grouped.caption.endswith("By outlet, with intervals over articles where there are any.")
    assert [line.split(":")[0] for line in grouped.findings.splitlines()] == ["- hedges", "- boosters"]
    rest = figures.rates_figure(one_and_rest, "hedging", "hedge", "booster")
    assert rest.findings == "- Of 2 comparisons 1 shows no difference, 1 has too few marks to compare."
    assert rest.title == "No difference found; too little text for 1 of 2 comparisons"


def test_rates_of_many_texts_have_no_findings_and_show_the_first_24(many_texts):
    figure = figures.rates_figure(many_texts, "tone")
    assert (
        figure.findings == ""
        and figure.caption.endswith("The first 24 of 26 articles.")
        and figure.table["group"].nunique() == 24
    )
    frames = figures.frames_figure(many_texts)
    assert (
        frames.table["group"].nunique() == 24
        and frames.caption.endswith("all words. The first 24 of 26 articles.")
        and frames.findings == ""
    )


def test_profiles_and_maps_add_the_rate_in_all_words(study):
    for figure, voiced in ((figures.profile_figure(study), "author"), (figures.frames_figure(study), "author")):
        numbers, table = figure.numbers.table, figure.table
        scores = study.scores[study.scores["voice"] == "all"].set_index(["article", "measure", "category"]).sort_index()
        for row, shown in zip(table.itertuples(), numbers["all words"], strict=True):
            name = "weight_per_1000" if getattr(row, "quantity", "marks") == "weight" else "count_per_1000"
            assert shown == pytest.approx(scores.loc[(row.group, row.measure, row.category), name])
        own = study.marks[(study.marks["voice"] == voiced) & (study.marks["weight"] != 0)]
        links = figure.evidence(study.articles["article"].tolist())
        assert all(set(own.index) >= set(marks) for marks in links.values()) and any(links.values())


def test_targets_are_labelled_with_their_mentions_and_lead_to_their_evaluations(study):
    figure = figures.evaluation_figure(study)
    labels = study.labels["mention"]
    assert figure.title == "How each actor is judged and treated" and figure.alt.startswith(
        "Evaluation per mention. In the author's own words: "
    )
    assert (
        figure.caption
        == "Evaluation of each target in points per mention, with 95 % intervals and the number of mentions."
    )
    assert figure.numbers.table["target"].to_list() == [labels[name] for name in figure.table["category"]]
    assert set(figure.numbers.table["article"]) == {"Averdal", "Quillhaven"}
    for index, marks in figure.evidence(study.articles["article"].tolist()).items():
        row, own = figure.table.loc[index], study.marks.loc[marks]
        assert set(own["measure"]) <= {"evaluation"} and set(own["category"]) <= {row["category"]}
        assert own["weight"].sum() / row["mentions"] == pytest.approx(row["rate"], abs=1e-9)
