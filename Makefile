# Every target sets up what it needs in $(VENV), and is quick when run again.
# Another Python, in an environment of its own: make test PYTHON=python3.13 VENV=.venv-3.13

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The first of these that is new enough.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.10; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1; then echo $$python; break; fi; done)
VENV ?= .venv
BIN := $(VENV)/bin
SPHINX = $(BIN)/python -m sphinx -q -W --keep-going -n -j auto
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r target what; do \
		printf '%-15s %s\n' "$$target" "$$what"; done

.PHONY: demo
demo: $(VENV)/.runtime ## score two published forms and print them
	@$(BIN)/python examples/score_published_forms.py

.PHONY: test
test: $(VENV)/.examples ## run the whole test suite on every core, every line and branch covered (six to ten minutes on two)
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term-missing:skip-covered

.PHONY: bench
bench: $(VENV)/.bench ## print the speed as ratios, and fail where an aim is missed
	$(BIN)/python -m tests.benchmarks

.PHONY: oracle
oracle: $(VENV)/.test ## compare every rulebook with an oracle written from its sentences
	$(BIN)/python -m tests.oracle

.PHONY: fuzz
fuzz: $(VENV)/.fuzz ## search every door for inputs that break it, for FUZZ_SECONDS (60) in all
	$(BIN)/python -m tests.fuzz

.PHONY: mutants
mutants: $(VENV)/.test ## break MUTANTS (100) places of each ROOM on purpose, and fail where too few are noticed
	$(BIN)/python -m tests.mutants

.PHONY: lint
lint: $(VENV)/.dev ## check style and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: types
types: $(VENV)/.dev ## check the types
	$(BIN)/python -m mypy

.PHONY: docs
docs: $(VENV)/.docs ## build the documentation in English and in Chinese, and run its examples
	$(SPHINX) -b html -d build/docs/doctrees/en docs build/docs/html/en
	$(SPHINX) -b html -D language=zh_CN -d build/docs/doctrees/zh docs build/docs/html/zh
	cp docs/languages.html build/docs/html/index.html
	$(SPHINX) -b doctest -d build/docs/doctrees/en docs build/docs/doctest
	$(BIN)/python -m pytest -q tests/test_translations.py

.PHONY: translations
translations: $(VENV)/.docs ## bring the Chinese catalogues up to date with the pages; what is new in them is yours to translate
	$(SPHINX) -b gettext -d build/docs/doctrees/en docs build/docs/gettext
	$(BIN)/sphinx-intl update --pot-dir build/docs/gettext --locale-dir docs/locale --language zh_CN --line-width 0 --no-obsolete

.PHONY: tables
tables: $(VENV)/.test ## rewrite the tables of rulebooks, of checks and of guides in both READMEs
	$(BIN)/python docs/from_rulebooks.py
	$(BIN)/python docs/from_checks.py
	$(BIN)/python docs/from_pages.py

.PHONY: pictures
pictures: $(VENV)/.test ## rewrite the pictures of the documentation, in English and in Chinese
	$(BIN)/python docs/from_drawn.py

.PHONY: examples
examples: $(VENV)/.examples ## run every example as a script, and the notebook; look at what they print and show
	@set -e; for example in examples/*.py; do echo "== $$example"; $(BIN)/python -W error $$example; done
	$(BIN)/python -m pytest -q tests/test_notebook.py

.PHONY: clean
clean: ## remove everything that the other targets made
	rm -rf .venv .venv-* build dist docs/reference/findings docs/reference/grammar docs/reference/json-schema .coverage .coverage.* .hypothesis .mutants .mypy_cache .pytest_cache .ruff_cache
	find docs/reference/rulebooks -type f ! -name index.rst -exec rm {} +
	find docs/locale -name '*.mo' -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One stamp for each set of tools, so that the demonstration does not wait for the linters.
$(VENV)/.python:
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1; then \
		echo "perfeval needs Python 3.10 or newer, and '$(or $(PYTHON),python3)' is not: make $(or $(MAKECMDGOALS),demo) PYTHON=/path/to/python3" >&2; \
		exit 1; fi
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) has no working venv module: install it (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@touch $@

$(VENV)/.runtime: $(VENV)/.python pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/.runtime

$(VENV)/.docs: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[test,docs]'
	@touch $@ $(VENV)/.runtime

$(VENV)/.examples: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[test,examples]'
	@touch $@ $(VENV)/.runtime

$(VENV)/.bench: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[bench]'
	@touch $@ $(VENV)/.runtime $(VENV)/.test

$(VENV)/.fuzz: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[fuzz]'
	@touch $@ $(VENV)/.runtime $(VENV)/.test

$(VENV)/.dev: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.runtime $(VENV)/.test $(VENV)/.docs $(VENV)/.examples $(VENV)/.bench
