# make run    builds the graph from the packaged seeds and serves it on http://localhost:8000/
# make test   everything that CI runs
# Both install into .venv and need nothing but Python 3.11 or newer and the package index.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEVELOPING := $(VENV)/.developing
LOWEST := .venv-lowest
SHELL := bash
SEEDS := ../shared/seeds
SCORE := ../shared/score.py

.PHONY: run build serve test lint types unit real lowest readme clean

run: build
	$(BIN)/kg serve build --port $(PORT)

build: $(INSTALLED)
	$(BIN)/kg build --out build

serve: $(INSTALLED)
	$(BIN)/kg serve build --port $(PORT)

test: lint types unit real

lint: $(DEVELOPING)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEVELOPING)
	$(BIN)/mypy

unit: $(DEVELOPING)
	$(BIN)/pytest

# the source articles themselves, where they are at hand
real: $(INSTALLED)
	@if [ -d $(SEEDS) ]; then \
	  $(BIN)/kg build $(SEEDS) --out build/seeds && \
	  $(BIN)/kg validate build/seeds && \
	  if [ -f $(SCORE) ]; then $(BIN)/python $(SCORE) build/seeds --kg $(BIN)/kg; fi; \
	else echo "no $(SEEDS): the source articles were not built"; fi

# the tests again, with the lowest versions that pyproject.toml allows
lowest: $(LOWEST)/.installed
	$(LOWEST)/bin/pytest -q -o cache_dir=$(LOWEST)/.pytest_cache --ignore=tests/packaging \
	  --ignore=tests/server/test_browser.py --ignore=tests/platforms  # check-jsonschema needs a newer click than we

# README.md's blocks anew, from the code and its commands
readme: $(DEVELOPING)
	$(BIN)/python -m cogapp -P -r README.md

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than 3.11; name a newer one: make PYTHON=python3.12 run" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(DEVELOPING): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

$(LOWEST)/.installed: pyproject.toml tests/packaging/lowest.py | $(VENV)/bin/python
	$(BIN)/python -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(LOWEST)/bin/python -m pip install --quiet --editable . --group dev --constraint <($(BIN)/python tests/packaging/lowest.py)
	@touch $@

clean:
	rm -rf build dist $(VENV) $(LOWEST) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
