"""What every test shares. Home and the XDG folders are redirected before anything can import Argos Translate."""

import os
import tempfile
from pathlib import Path

_HOME = tempfile.TemporaryDirectory(prefix="khulasa-home-")
for _name, _sub in {
    "HOME": "",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "ARGOS_PACKAGES_DIR": "packages",
}.items():
    os.environ[_name] = str(Path(_HOME.name) / _sub)

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = Path(__file__).resolve().parent / "data"
