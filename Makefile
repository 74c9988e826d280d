PYTHON ?= python3
CORPUS ?= seeds
NAME ?= $(notdir $(abspath $(CORPUS)))
CODEBOOK ?=
OVERWRITE ?=
UV_VERSION = 0.13.9
BIN = .venv/bin
GET_UV = $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	--custom-compile-command "make lock"

# empty, whatever the shell says: without bytecode every start of Python compiles all that it imports
export PYTHONDONTWRITEBYTECODE =

.PHONY: report test test-slow coverage test-browser validate lab setup setup-dev lock docs check mutants clean

report: setup  ## report on CORPUS; write figures/NAME and html/NAME
	$(BIN)/discourse report "$(CORPUS)" --name "$(NAME)" $(if $(CODEBOOK),--codebook "$(CODEBOOK)") $(if $(OVERWRITE),--overwrite)

test: setup-dev  ## every test but the slow ones
	$(BIN)/pytest -n 2 --dist worksteal

test-slow: setup-dev  ## whole reports, many processes, processes killed, simulations: some minutes more
	$(BIN)/pytest -n 2 --dist worksteal -m slow

# loops that numba compiles are not seen: their lines count as missed though every test may run them
coverage: setup-dev  ## which lines and branches the tests reach; .coverage-html/index.html
	$(BIN)/pytest -n 2 -m "" --cov --cov-report=term --cov-report=html:.coverage-html

test-browser: setup-dev  ## the report in a real browser, an installed Chromium
	$(GET_UV)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group browser
	$(BIN)/pytest tests/browser

lab: setup-dev  ## JupyterLab on the notebooks
	cd notebooks && ../$(BIN)/jupyter lab

setup: .venv/ready  ## .venv with what a report needs

setup-dev: .venv/ready-dev  ## .venv with the tests, checks, documentation and JupyterLab as well

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say make PYTHON=python3.12")'
	$(PYTHON) -m venv --clear .venv
	$(GET_UV)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	$(BIN)/python -c "import analysis; [analysis.measure('seeds', voices=how).comparison for how in ('parsed', 'quotes')]"  # compiles its loops, once
	$(BIN)/python -m pip uninstall --quiet --yes uv  # 40 MB that no report needs
	touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(GET_UV)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	touch $@

lock: setup  ## upgrade every dependency to its newest allowed version
	$(GET_UV)
	$(COMPILE) --upgrade --extra compiled --group build pyproject.toml -o requirements.lock
	$(COMPILE) --upgrade --constraint requirements.lock --extra compiled --extra lab --group build --group dev --group docs pyproject.toml -o requirements-dev.lock

validate: setup  ## score the measures against the gold data in GOLD; rewrites the shipped table and its page
	$(GET_UV)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[validate]'
	$(BIN)/discourse validate "$(GOLD)" --folds --output analysis/validation/validity.csv
	$(BIN)/python scripts/validity_page.py

docs: setup-dev  ## the documentation as a site: docs/_build/html/index.html
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going docs docs/_build/html

check: setup-dev  ## lint, format, types, spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	git ls-files -z | xargs -0 $(BIN)/codespell

mutants: setup-dev  ## whether the tests notice faults put into the package: some 45 minutes
	$(BIN)/python scripts/mutants.py

clean:
	rm -rf .venv html docs/_build docs/notebooks
