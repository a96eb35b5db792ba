# make demo, make test: the quick start. They need Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
EXAMPLE := examples/$(shell ls examples | grep 'xlsx$$' | tail -n 1)

.PHONY: demo test check format words reference examples bench clean

demo: $(BIN)/.runs
	$(BIN)/mint assess $(EXAMPLE) --archive demo
	$(BIN)/mint report --archive demo --format html --output demo/report.html --force
	@echo "The report: demo/report.html - open it in a browser."

test: $(BIN)/.tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(BIN)/.tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/mint questionnaire check --strict
	$(BIN)/python tools/reference.py --check
	$(BIN)/python tools/words.py --check

format: $(BIN)/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The tool's own words: collect them from the code, merge them into locale/, compile.
words: $(BIN)/.tests
	$(BIN)/python tools/words.py

reference: $(BIN)/.tests
	$(BIN)/python tools/reference.py

examples: $(BIN)/.tests
	$(BIN)/python tools/examples.py

bench: $(BIN)/.tests
	$(BIN)/python benchmarks/run.py

$(BIN)/.runs: pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'mint-index needs Python 3.11 or newer; try: make demo PYTHON=python3.12')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(BIN)/.tests: $(BIN)/.runs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
