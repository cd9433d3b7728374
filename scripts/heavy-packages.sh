#!/bin/sh
# Fails when a package that Khulasa must not need has found its way into the environment, or the editor's half has
# grown over its bound.
set -eu
cd "$(dirname "$0")/.."
for package in torch stanza spacy minisbd onnxruntime scikit-learn pandas; do
  if .venv/bin/python -m pip show --quiet "$package" 2>/dev/null; then
    echo "$package is installed and must not be" >&2
    exit 1
  fi
done
if .venv/bin/python -m pip list --format=freeze | grep -i '^nvidia'; then
  echo "CUDA packages are installed and must not be" >&2
  exit 1
fi
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
python3 -m venv "$fresh/venv"
"$fresh/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
megabytes=$(du -sm "$fresh/venv" | cut -f1)
echo "the editor's half takes $megabytes MB"
[ "$megabytes" -lt 350 ] || { echo "that is over 350 MB" >&2; exit 1; }
