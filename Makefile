# Recto Verso. `make` alone lists what can be done; `make serve` and `make test` need nothing beforehand
# but Python. Written for any make from 3.81 on, and for any POSIX shell.

# To choose the Python: make clean, then make test PYTHON=python3.13
PYTHON =

BIN = .venv/bin

# A run of pip must not ask questions, and must stay inside .venv whatever the user's own settings.
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1
export PIP_USER = 0

# Only wheels: a package that builds itself would fetch tools that no lock knows.
INSTALL = $(BIN)/python -m pip install --require-hashes --only-binary=:all: -r
INSTALL_PROJECT = $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
# Two installations at once would write over each other, and nothing here gains from `-j`.
.NOTPARALLEL:
.PHONY: help serve check build test fast install lock clean

help: ## List what can be done
	@awk -F ': .*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

serve: .venv/installed ## Show the site at http://127.0.0.1:8000/, and again after each change
	$(BIN)/questions serve

check: .venv/installed ## Check the questions
	$(BIN)/questions check

build: .venv/installed ## Build the site into site/
	$(BIN)/questions build --to site

test: .venv/installed-tests ## Check the style of the code, then run every test, those in a browser too
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python tests/browser_setup.py
	$(BIN)/python -m pytest --durations=5

fast: .venv/installed-tests ## Run the tests that need no browser
	$(BIN)/python -m pytest -m "not browser"

install: .venv/installed ## Only install what the site needs, into .venv/
	@echo "All that the site needs is in .venv/"

# Versions that still fit are kept; `make lock UPGRADE=--upgrade` takes the newest of everything.
UPGRADE =
COMPILE = build/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --annotation-style line \
	--custom-compile-command "make lock" --quiet $(UPGRADE)

lock: .venv/bin/python ## Write requirements/ again, after a change of dependencies in pyproject.toml
	$(BIN)/python -m venv build/lock
	build/lock/bin/python -m pip install --quiet uv
	$(COMPILE) --group build --output-file requirements/run.txt
	$(COMPILE) --group build --group test --constraint requirements/run.txt \
		--output-file requirements/test.txt

clean: ## Remove all that was made here, .venv/ included
	rm -rf build site .venv .pytest_cache .ruff_cache .hypothesis
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

# Installed for another folder, or with a Python that has left: not installed.
STALE := $(shell [ -x .venv/bin/python ] && [ "$$(cat .venv/installed 2>/dev/null)" = "$$(pwd -P)" ] \
	|| rm -f .venv/installed .venv/installed-tests)

.venv/installed: requirements/run.txt pyproject.toml .venv/bin/python
	@echo "Installing what the site needs into .venv/: a minute the first time."
	$(INSTALL) requirements/run.txt
	$(INSTALL_PROJECT)
	@pwd -P >$@

# The tests' lock holds all of the site's: one installation serves both.
.venv/installed-tests: requirements/test.txt requirements/run.txt pyproject.toml .venv/bin/python
	@echo "Installing what the site and its tests need into .venv/: a minute or two the first time."
	$(INSTALL) requirements/test.txt
	$(INSTALL_PROJECT)
	@pwd -P >$@ && pwd -P >.venv/installed

# The locks are tried with these versions; a newer one can still be named with PYTHON=.
CANDIDATES = $(if $(PYTHON),"$(PYTHON)",python3 python3.14 python3.13 python3.12 python3.11)
SUITABLE = (3, 11) <= sys.version_info $(if $(PYTHON),,< (3, 15))

.venv/bin/python:
	@python=; for candidate in $(CANDIDATES); do \
		if "$$candidate" -c 'import sys; sys.exit(not $(SUITABLE))' >/dev/null 2>&1; \
		then python=$$candidate; break; fi; \
	done; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo='sudo '; \
	if [ -z "$$python" ]; then \
		if [ -n "$(PYTHON)" ]; then \
			echo 'PYTHON=$(PYTHON) is not a Python 3.11 or later that runs: name another, or none.'; \
			exit 1; \
		elif command -v apt-get >/dev/null && ! command -v python3 >/dev/null; then \
			advice="type: $${sudo}apt-get install python3 python3-venv"; \
		elif command -v apt-get >/dev/null; then \
			advice="type: $${sudo}apt-get install python3.11 python3.11-venv"; \
		elif command -v dnf >/dev/null; then advice="type: $${sudo}dnf install python3.13"; \
		elif command -v brew >/dev/null; then advice='type: brew install python@3.13'; \
		else advice='get one at python.org/downloads'; fi; \
		echo "No Python from 3.11 to 3.14 was found: $$advice"; \
		exit 1; \
	fi >&2; \
	if ! "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
		version=$$("$$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		if command -v apt-get >/dev/null; \
		then advice="type: $${sudo}apt-get install python$$version-venv"; \
		else advice='install Python again, from python.org/downloads'; fi; \
		echo "Python $$version is here without its module venv: $$advice"; \
		exit 1; \
	fi >&2; \
	echo "Making .venv/ with $$("$$python" --version)."; \
	"$$python" -m venv --clear .venv || { rm -rf .venv; exit 1; }
