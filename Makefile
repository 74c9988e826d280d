PYTHON ?= python3
CORPUS ?= seeds
NAME ?= $(notdir $(abspath $(CORPUS)))
CODEBOOK ?=
OVERWRITE ?=
UV_VERSION = 0.13.9
BIN = .venv/bin

.PHONY: report test test-browser validate lab setup lock lint clean

report: setup  ## report on CORPUS; write figures/NAME and html/NAME
	$(BIN)/discourse report "$(CORPUS)" --name "$(NAME)" $(if $(CODEBOOK),--codebook "$(CODEBOOK)") $(if $(OVERWRITE),--overwrite)

test: setup  ## every test
	$(BIN)/pytest -n 2

test-browser: setup  ## the report in a real browser, an installed Chromium
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group browser
	$(BIN)/pytest tests/browser

lab: setup  ## JupyterLab on the notebooks
	cd notebooks && ../$(BIN)/jupyter lab

setup: .venv/ready  ## make .venv ready to use

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say make PYTHON=python3.12")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	$(BIN)/python -c "import analysis; [analysis.measure('seeds', voices=how) for how in ('parsed', 'quotes')]"  # compiles its loops, once
	touch $@

lock: setup  ## upgrade every dependency to its newest allowed version
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-emit-index-url --custom-compile-command "make lock" --extra compiled --group dev pyproject.toml -o requirements.lock

validate: setup  ## score the measures against the gold data in GOLD; rewrites the shipped table and its page
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[validate]'
	$(BIN)/discourse validate "$(GOLD)" --output analysis/validation/validity.csv
	$(BIN)/python scripts/validity_page.py

lint: setup
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

clean:
	rm -rf .venv html
