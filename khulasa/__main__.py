"""`python -m khulasa` is `khulasa`."""

from khulasa.cli import entry

entry()
