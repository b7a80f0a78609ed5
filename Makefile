# Yawara: everything a person or CI runs. `make help` lists it.
# Needs Python >= 3.11 with pip and venv (both come with Python), and make. The network is used once, for the first install.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
PY := $(BIN)/python.exe
else
BIN := $(VENV)/bin
PY := $(BIN)/python
endif
# The environment has no pip of its own: the outer one installs into it, with every hash checked.
PIP := $(PYTHON) -m pip --disable-pip-version-check --no-input --python $(PY)
LOCKED := install --quiet --no-deps --require-hashes
RUN := $(VENV)/.stamp-run
DEV := $(VENV)/.stamp-dev
UV ?= uv
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check format bench lock clean setup cases-reset docs docs-reference docs-reset docs-screens

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUN) ## assess the sample organisations and write their reports to out/
	@$(PY) -m yawara demo

test: $(DEV) ## run the tests
	@$(PY) -m pytest

check: $(DEV) ## lint, types, floors, budgets
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(PY) -m tests.budgets.check

format: $(DEV) ## lay the code out
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(DEV) ## measure the budgets of the design and write bench/RESULTS.md
	@$(PY) -m bench

setup: $(DEV) ## install everything that a developer needs into .venv

cases-reset: $(DEV) ## record anew what the literate cases print (then read the diff)
	@$(PY) -m pytest -q tests/test_cases.py::test_case --reset-cases

docs-reference: $(DEV) ## write the generated pages of docs/reference
	@$(PY) -m tests.house.reference

docs: $(DEV) ## build the documentation into out/docs, as a site that needs no network
	@$(PY) -m sphinx -W --keep-going -n -q docs out/docs
	@echo out/docs/index.html

docs-reset: $(DEV) ## record anew what the examples of the documentation print (then read the diff)
	@$(PY) -m pytest -q tests/docs --reset-cases

docs-screens: $(DEV) ## take the pictures of the documentation anew (needs chromium, soffice, pdftoppm)
	@$(PY) -m docs.screens

# --- the environment: each stamp depends on its lock, so a changed lock installs again and nothing else does ---

$(PY):
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(v < (3, 11) and "Yawara needs Python 3.11 or newer; this one is %d.%d. Say which: make PYTHON=python3.12" % v)'
	@$(PYTHON) -m pip --version >/dev/null || { echo "Yawara's set-up needs pip for $(PYTHON) (Debian: apt install python3-pip)" >&2; exit 1; }
	@$(PYTHON) -m venv --without-pip $(VENV)

$(RUN): requirements/run.txt requirements/build.txt pyproject.toml | $(PY)
	@echo "Setting up $(VENV) …"
	@$(PIP) $(LOCKED) -r requirements/build.txt -r requirements/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@echo "Adding what the tests need …"
	@$(PIP) $(LOCKED) -r requirements/dev.txt
	@touch $@

lock: ## renew the hash-locked requirements (needs uv and the network)
	$(LOCK) requirements/build.in -o requirements/build.txt
	$(LOCK) --extra report pyproject.toml -o requirements/run.txt
	$(LOCK) --extra report --extra dev -c requirements/run.txt -c requirements/build.txt pyproject.toml -o requirements/dev.txt

clean: ## remove what make made
	rm -rf $(VENV) out dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
