"""The switches of the reader: one per measure or kind of frames."""

from analysis.report import reader


def test_the_core_measures_are_on(study):
    switches = {one["name"]: one for one in reader.reader_parts(study)["switches"]}
    on = {name for name, one in switches.items() if one["shown"]}
    assert on == {"frames of this study", "hedging", "tone", "stance"}
    assert list(switches)[:6] == [
        "frames of this study",
        "generic frames",
        "policy frames",
        "hedging",
        "tone",
        "stance",
    ]
    for name, one in switches.items():
        assert one["count"] == sum(category["count"] for category in one["categories"]) > 0, name
