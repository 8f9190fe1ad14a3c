# The one vocabulary: what a laptop, a hook and CI call. Plain `make` prints help.

SHELL       := /bin/bash
.DEFAULT_GOAL := help
# Half a result must not pass for a whole one at the next call.
.DELETE_ON_ERROR:
PYTHON      ?= python3
VENV        := .venv
BIN         := $(VENV)/bin
# An index to take torch from, such as PyTorch's own for CPUs; see the README.
TORCH_INDEX ?=
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check \
               --constraint constraints.txt $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))
PAGE_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' \
               -not -path '*/.next/*' -not -path '*/out/*' -not -path '*/test-results/*' \
               -not -path '*/coverage/*' -not -name '*.tsbuildinfo' \
               -not -name next-env.d.ts 2>/dev/null)
STEP        := @scripts/step

.PHONY: help run test test-slow check fix cli-docs dev bench eval examples setup setup-dev page clean

help: ## show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-14s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup page ## set up, load the starter catalogue if empty, serve on http://127.0.0.1:8000
	@$(BIN)/moviechat ingest starter --if-empty
	@exec $(BIN)/moviechat serve

test: setup-dev page ## every test that needs no GPU and no outside network
	$(STEP) "Checking style, types and layers" $(MAKE) --no-print-directory check
	$(STEP) "Python tests" $(BIN)/python -m pytest --numprocesses 2 --dist loadfile
	$(STEP) "Page tests" npm --prefix frontend test --silent
	@scripts/journeys

test-slow: setup-dev page ## kills, soaks and other long proofs
	$(BIN)/python -m pytest -m slow --timeout 3600

check: setup-dev frontend/node_modules/.installed ## ruff, mypy, import-linter, ESLint, tsc
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	npm --prefix frontend run --silent lint
	npm --prefix frontend run --silent typecheck
	npm --prefix frontend run --silent format:check

fix: setup-dev frontend/node_modules/.installed ## mend what a tool can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	npm --prefix frontend run --silent format

cli-docs: setup-dev ## write the help texts of docs/cli.md anew
	$(BIN)/python -m tests.architecture.cli_docs

bench: setup-dev ## measure what docs/benchmarks.md states
	$(BIN)/python -m pytest -m bench --timeout 3600 -s

eval: setup ## ask the suites of questions that come with it
	@$(BIN)/moviechat ingest starter --if-empty
	@$(BIN)/moviechat eval knowledge --at-least 93
	@$(BIN)/moviechat eval reading --at-least 82

examples: setup ## ask the conversations of docs/examples.md, and write it anew
	@$(BIN)/python -m tests.examples

dev: setup page ## serve, without the starter catalogue
	@exec $(BIN)/moviechat serve

setup: $(VENV)/.installed ## a virtual environment with what the service needs

setup-dev: $(VENV)/.installed-dev ## … and with what tests and training need

page: frontend/out/.built ## build the page

clean: ## remove what the other targets made, but no data
	rm -rf $(VENV) frontend/node_modules frontend/out frontend/.next

$(BIN)/python:
	@scripts/preflight $(PYTHON)
	$(STEP) "Making a virtual environment" $(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(STEP) "Installing Python packages (minutes, the first time)" $(PIP_INSTALL) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	$(STEP) "Installing Python packages for tests and training (minutes, the first time)" $(PIP_INSTALL) --editable '.[dev,train]'
	@touch $@ $(VENV)/.installed

frontend/node_modules/.installed: frontend/package-lock.json
	@scripts/preflight $(PYTHON)
	$(STEP) "Installing the page's packages" npm --prefix frontend ci --no-audit --no-fund --loglevel=error
	@touch $@

frontend/out/.built: frontend/node_modules/.installed $(PAGE_SOURCES)
	$(STEP) "Building the page" npm --prefix frontend run --silent build
	@touch $@
