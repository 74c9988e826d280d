"""What comes with the package, by its names."""

from analysis.core.package_files import lexicon_files, measure_names, package_folder
from analysis.measures.marks import measure_modules


def test_the_names_of_the_package_are_those_that_a_codebook_cannot_take():
    assert set(measure_names()) == set(measure_modules())


def test_lexicons_come_by_name_and_the_module_that_runs_all_measures_is_none():
    names = [path.stem for path in lexicon_files()]
    assert names == sorted(names) and {"hedging", "shifters"} < set(names)
    assert (
        measure_names() == sorted(measure_names()) and "hedging" in measure_names() and "marks" not in measure_names()
    )


def test_a_folder_is_looked_for_in_the_package_and_then_beside_it(tmp_path, monkeypatch):
    (tmp_path / "package" / "models").mkdir(parents=True)
    for name in ("models", "notebooks"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr("analysis.core.package_files.PACKAGE", tmp_path / "package")
    assert package_folder("models") == tmp_path / "package" / "models"
    assert package_folder("notebooks") == tmp_path / "notebooks"
