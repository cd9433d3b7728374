#!/bin/sh
# Resolve the four lock files anew, with hashes. Needs uv.
set -eu
cd "$(dirname "$0")/.."
compile() { uv pip compile pyproject.toml --group build "$@" --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-header --quiet; }
compile -o requirements-site.lock
compile --extra editor -c requirements-site.lock -o requirements.lock
compile --extra editor --group dev -c requirements.lock -o requirements-dev.lock
compile --extra editor --group dev --group e2e -c requirements-dev.lock -o requirements-e2e.lock
