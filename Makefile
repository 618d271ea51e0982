# Every target sets up what it needs by itself. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
COMPANY ?= real
SERVE ?= 1
PORT ?= 8460
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all serve check fix golden docs bench chromium imap

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.venv/.server: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "syotto needs Python 3.11 or newer; try: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing syotto into .venv (once, a minute or two) ..."
	@$(PIP) install --quiet --editable '.[server]'
	@touch $@

.venv/.dev: .venv/.server
	@echo "Installing what the tests and checks need ..."
	@$(PIP) install --quiet --editable '.[server,postgres,test,check]'
	@touch $@

.venv/.spark: .venv/.dev
	@echo "Installing Spark (for test-all) ..."
	@$(PIP) install --quiet --editable '.[spark]'
	@touch $@

.venv/.tryton: .venv/.dev
	@echo "Installing Tryton, a CRM for test-all ..."
	@$(PIP) install --quiet --editable '.[tryton]'
	@touch $@

NODE_SDKS := @segment/analytics-node@3.1.0 @segment/analytics-next@1.84.3 \
	@rudderstack/analytics-js@3.34.1 posthog-node@5.70.0

.venv/.node: Makefile | .venv/.server
	@if command -v npm >/dev/null; then \
		echo "Fetching the SDKs for browsers and Node that the tests use ..."; \
		mkdir -p .venv/node && npm install --prefix .venv/node --silent --no-audit --no-fund \
			--ignore-scripts --save-exact $(NODE_SDKS) && touch $@ \
			|| echo "npm could not fetch them: their tests are skipped."; \
	else echo "No npm here: the tests of SDKs for browsers and Node are skipped."; fi

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
		|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
			&& apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
		|| echo "No chromium here: the browser tests are skipped."

imap:
	@command -v dovecot >/dev/null || test -x /usr/sbin/dovecot \
		|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
			&& apt-get update -qq && apt-get install -y -qq dovecot-imapd >/dev/null; } \
		|| echo "No dovecot here: the tests of mailboxes are skipped."

setup: .venv/.server ## make .venv, whose bin/syotto then works

demo: .venv/.server ## run the main job on the bundled real data, then serve it (SERVE=0: only the list)
	@$(BIN)/syotto demo demo --company $(COMPANY)
	@if [ "$(SERVE)" != 0 ]; then $(BIN)/syotto serve demo --port $(PORT); fi

serve: demo ## the same: the demo's pages on http://127.0.0.1:8460

test: .venv/.dev .venv/.node chromium imap ## the tests, half an hour on two cores
	@$(PYTEST) -n 2 -m "not slow and not spark"

test-all: .venv/.spark .venv/.tryton .venv/.node chromium imap ## all tests, also the slow ones and those on Spark
	@SEARCH=long $(PYTEST) -n 2

check: .venv/.dev ## style, types, who imports whom, generated docs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python docs/generate.py --check

fix: .venv/.dev ## what ruff can repair by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

golden: .venv/.dev ## write the golden SQL anew; read the difference before you commit
	@GOLDEN=write $(PYTEST) tests/test_golden_sql.py

docs: .venv/.dev ## write the generated pages of docs/ anew
	@$(BIN)/python docs/generate.py

bench: .venv/.dev ## measure against bounds and, where installed, peers
	@$(BIN)/python benchmarks/basket.py
	@$(BIN)/python benchmarks/load.py
	@$(BIN)/python benchmarks/ingest.py
