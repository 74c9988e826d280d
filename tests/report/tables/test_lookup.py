"""Names that a user types in stand for articles, measures and categories, or are errors that list what is valid."""

from types import SimpleNamespace

from analysis.report.tables import lookup


def test_wanted_categories():
    study = SimpleNamespace(labels={"m": {"a.x": "X", "a.y": "Y", "b.z": "Z"}})
    assert lookup.expand_categories(study, "m", ()) == ["a.x", "a.y", "b.z"]
    assert lookup.expand_categories(study, "m", ("b.", "a.")) == ["b.z", "a.x", "a.y"]
    assert lookup.expand_categories(study, "m", ("a", "b.z", "all")) == ["a", "b.z", "all"]
    assert lookup.expand_categories(study, "none", ()) == []
    assert lookup.expand_categories(study, "none", ("a.",)) == []
