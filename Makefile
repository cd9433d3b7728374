# make site     build the bilingual site into site/
# make test     lint, types, tests, a strict build: Python alone
# make publish  only render content/ to site/, with the small lock: what the Pages workflow runs
# make e2e      the tests that need a browser, Node or Java
# make pictures remake the stored pictures that the look is compared with
# make lighthouse  medians of five of the built site (needs the lighthouse program)
# make soak     the tests that run for minutes
# make lock     resolve requirements*.lock anew (needs uv)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-deps --no-compile

.PHONY: site test publish e2e pictures lighthouse soak lock clean
.DELETE_ON_ERROR:

site: $(VENV)/.editor
	$(BIN)/python build.py

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --cov --cov-report=term:skip-covered
	$(BIN)/khulasa build --strict --no-engine

publish: $(VENV)/.publisher
	$(BIN)/python build.py --site-only --strict

e2e: $(VENV)/.e2e node_modules/.stamp
	$(BIN)/pytest -m e2e -n 2

pictures: $(VENV)/.e2e
	$(BIN)/python scripts/visual.py --update

lighthouse: site $(VENV)/.e2e
	$(BIN)/python scripts/lighthouse.py site

soak: $(VENV)/.dev
	$(BIN)/pytest -m soak

lock:
	scripts/lock.sh

clean:
	rm -rf $(VENV) node_modules site .khulasa

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# One environment that grows: a stamp a lock file.
$(VENV)/.publisher: requirements-site.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements-site.lock
	$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.editor: requirements.lock $(VENV)/.publisher
	$(PIP) --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.editor
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.e2e: requirements-e2e.lock $(VENV)/.dev
	$(PIP) --require-hashes -r requirements-e2e.lock
	@touch $@

node_modules/.stamp: package.json package-lock.json
	npm ci --no-audit --no-fund --ignore-scripts
	@touch $@
