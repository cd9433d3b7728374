"""Bytes going out: content/, MkDocs, feeds, search.

Belongs here: files and what the theme needs. Does not: what a digest says.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def theme_dir() -> Path:
    """The folder of the theme: ``templates/`` beside the package in a checkout, the packaged copy in a wheel."""
    beside = _PACKAGE.parent / "templates"
    return beside if (beside / "base.html").is_file() else _PACKAGE / "templates"
