"""Units, events and confounding columns, as the metadata have them."""

from comparison.halves import articles, halves

from analysis.comparison.design import recognise_design
from analysis.lexicons.design import Setting


def test_one_event_for_all_is_said_and_needs_no_pairs():
    design = recognise_design(halves(20, event="pact"))
    assert design.paired == "" and "All articles report the same event" in design.said


def test_shared_events_pair_and_what_is_on_no_shared_one_is_counted():
    events = [f"e{n}" for n in range(39)] + ["alone"] + [f"e{n}" for n in range(39)] + ["other"]
    design = recognise_design(halves(80, event=events))
    assert design.paired == "event" and "39 of 41 events are reported by more than one group" in design.said
    assert "2 articles on no shared event are left out" in design.said
    assert recognise_design(halves(80, event=events), Setting(paired="")).paired == ""


def test_who_names_the_column_gets_pairs_though_fewer_could_be_detected():
    """Ten pairs: recognised, all articles are compared, as within events a difference must be larger to be found."""
    articles = halves(20, event=[f"e{n}" for n in range(10)])
    own, asked = recognise_design(articles), recognise_design(articles, Setting(paired="event"))
    assert own.paired == "" and "within events less could be detected" in own.said
    assert asked.paired == "event" and not asked.sparing and "Articles are compared within events." in asked.said


def test_what_goes_with_the_groups_is_named():
    design = recognise_design(halves(20, topic=["trade"] * 10 + ["war"] * 10, event=["a", "b"] * 5 + ["c", "d"] * 5))
    assert design.paired == ""
    for column in ("topic", "event"):
        assert f"No {column} occurs in two groups" in design.said
    assert "No topic" not in recognise_design(halves(20, topic=["trade", "war"])).said
    assert (
        "No event" not in recognise_design(halves(20, event=[f"e{n}" for n in range(20)])).said
    )  # each has its own, as news has


def test_authors_with_several_articles_are_the_units():
    design = recognise_design(
        halves(20, author=["Ann", "Bo", "Cy", "Di", "", "Ed", "Flo", "Gil", "Hal", ""] + ["Ida"] * 2 + list("jklmnopq"))
    )
    assert design.cluster == "author" and "One author has several articles" in design.said
    assert recognise_design(halves(20, author=[f"w{n}" for n in range(20)])).cluster == ""
    assert (
        recognise_design(halves(20, author=["Ann"] * 2 + list("abcdefghijklmnopqr")), Setting(cluster="")).cluster == ""
    )


def test_too_few_authors_are_no_units_and_it_is_said():
    design = recognise_design(halves(20, author=["Ann"] * 10 + ["Bo"] * 10))
    assert design.cluster == "" and "too few authors (Gazette 1, Herald 1)" in design.said


def test_authors_who_report_on_several_events_set_events_aside():
    authors = [f"{side}{n % 5}" for side in "xy" for n in range(10)]
    design = recognise_design(halves(20, author=authors, event=[f"e{n}" for n in range(10)]))
    assert (design.cluster, design.paired) == ("author", "") and "report on several" in design.said


def test_it_says_whether_events_are_set_aside():
    few = [f"own {n}" for n in range(20)]
    few[0] = few[1] = few[10] = few[11] = "pact"
    design = recognise_design(halves(20, event=few))
    assert (
        design.paired == ""
        and "1 of 17 events is reported by more than one group, but within events less" in design.said
    )
    assert "may then be one between events" not in design.said
    few[:10], few[10:] = ["war"] * 9 + ["pact"], ["vote"] * 9 + ["pact"]
    assert "may then be one between events" in recognise_design(halves(20, event=few)).said
    four = articles(
        40, outlet=[name for name in "ABCD" for _ in range(10)], event=[*["pact"] * 20, *map(str, range(20))]
    )
    design = recognise_design(four)
    assert design.paired == "event" and "within events in 1 of 6 pairs of groups" in design.said
