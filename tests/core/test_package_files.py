"""The files that come with the package: all of them, by name."""

from analysis.core.package_files import PACKAGE, lexicon_files, measure_names, package_folder
from analysis.measures.marks import measure_modules


def test_lexicons_and_measures_are_listed_by_name():
    names = [path.name for path in lexicon_files()]
    assert names == sorted(names) and "hedging.toml" in names and all(path.is_file() for path in lexicon_files())
    assert measure_names() == sorted(measure_names()) == sorted(measure_modules())


def test_a_folder_is_in_the_package_or_else_beside_it():
    assert package_folder("models") == PACKAGE / "models"
    assert package_folder("seeds") == PACKAGE.parent / "seeds"
