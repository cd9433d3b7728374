"""Real-format packages for tests, made once a run by scripts/make_package.py."""

import sys
import tempfile
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
import make_package

from khulasa.engines.models import install_file

_FOLDER = tempfile.TemporaryDirectory(prefix="khulasa-packages-")


@cache
def package(source: str, target: str, **options: object) -> Path:
    """The path of an .argosmodel; the same options give the same file."""
    name = "-".join([source, target, *(f"{key}_{value}" for key, value in sorted(options.items()))])
    out = Path(_FOLDER.name) / f"{''.join(c if c.isalnum() or c in '-_.' else '+' for c in name)}.argosmodel"
    return make_package.make(out, make_package.Options(source, target, **options))


def install(folder: Path, *paths: Path) -> Path:
    """Install packages into a folder; returns it."""
    for path in paths:
        install_file(path, folder)
    return folder
