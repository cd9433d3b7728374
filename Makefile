# make site   build the bilingual site into site/
# make test   lint, types, tests, a strict build: what CI runs (Python alone)
# make e2e    the tests that need a browser, Node or Java
# make soak   the tests that run for minutes
# make lock   resolve requirements*.lock anew (needs uv)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-deps

.PHONY: site test e2e soak lock clean
.DELETE_ON_ERROR:

site: $(VENV)/.editor
	$(BIN)/python build.py

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --cov --cov-report=term:skip-covered
	$(BIN)/khulasa build --strict --no-engine

e2e: $(VENV)/.e2e
	$(BIN)/pytest -m e2e

soak: $(VENV)/.dev
	$(BIN)/pytest -m soak

lock:
	scripts/lock.sh

clean:
	rm -rf $(VENV) site .khulasa

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# A stamp a lock file: the environment grows, it is never made twice.
$(VENV)/.editor: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.editor
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.e2e: requirements-e2e.lock $(VENV)/.dev
	$(PIP) --require-hashes -r requirements-e2e.lock
	@touch $@
