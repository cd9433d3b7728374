"""What `khulasa init` puts into a new site.

Belongs here: files of a new site, as they are written. Does not: the theme, which is found where Khulasa is installed.
"""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

_OWN: Mapping[str, str] = {
    ".github/workflows/pages.yml": "pages.yml",
    ".gitignore": "gitignore",
    "seeds/sample.txt": "sample.txt",
    "editorial/outlets.yml": "outlets.yml",
    "editorial/entities.yml": "entities.yml",
    "editorial/glossary.yml": "glossary.yml",
}
_SHARED = (
    "mkdocs.yml",
    "content/index.md",
    *(f"content/{lang}/{page}.md" for lang in ("ar", "en") for page in ("index", "about", "corrections")),
)
"""Files that this repository's own site uses as they are; a wheel carries copies of them."""


def new_site(version: str) -> dict[str, str]:
    """The files of a new site by path: their text. ``version``: the version of Khulasa its workflow installs."""
    here = files(__name__)
    made = {path: here.joinpath(name).read_text(encoding="utf-8") for path, name in _OWN.items()}
    packaged = Path(str(here)) / "shared"
    source = packaged if packaged.is_dir() else Path(str(here)).parent.parent
    made |= {path: (source / path).read_text(encoding="utf-8") for path in _SHARED}
    made[".github/workflows/pages.yml"] = made[".github/workflows/pages.yml"].replace("KHULASA_VERSION", version)
    # MkDocs wants the folder of a theme without a name to exist; files in it replace the theme's own.
    made["templates/README.md"] = "Files here replace those of Khulasa's theme that have the same name.\n"
    return made
