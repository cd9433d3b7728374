"""The search index of each language: Pagefind over folded copies of the digest pages, in site/<lang>/pagefind/.

The engine compares words as they are; what makes two words the same is search_terms.py, on both sides.
"""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from khulasa.errors import SiteError
from khulasa.model import Lang
from khulasa.site.records import Digest
from khulasa.site.search_pages import copy, editions, shown, vocabulary
from khulasa.site.search_terms import Terms
from khulasa.site.state import Site

FOLDER = "pagefind"
"""Below the language's folder."""
RULES = "terms.json"
_ENTRY = "pagefind-entry.json"
# Pagefind writes ready-made interfaces as well; the theme has its own.
_KEPT = (
    "pagefind.js",
    "pagefind-worker.js",
    "wasm.unknown.pagefind",
    _ENTRY,
    "*.pf_meta",
    "index/*.pf_index",
    "fragment/*.pf_fragment",
)
_PLAIN = (".js", ".json")
_SIGNATURE = b"pagefind_dcd"
"""What every packed file starts with; the browser takes a file that starts with it unpacked as well."""
_TIMEOUT = 1800


def write(site: Site) -> None:
    """Write each language's index and the rules its queries are folded by. Raises SiteError.

    A language without a published digest has none, and its pages no search (`has_index`).
    """
    said, names = vocabulary(site.catalogues)
    terms = Terms(tuple(site.catalogues), said, names)
    for lang in site.catalogues:
        if has_index(site, lang):
            folder = site.site_dir / lang / FOLDER
            _index(site, lang, terms, folder)
            (folder / RULES).write_text(_json(terms.data), encoding="utf-8")


def has_index(site: Site, lang: Lang) -> bool:
    """Whether there is anything to search in a language."""
    return bool(site.catalogues[lang].digests)


def _index(site: Site, lang: Lang, terms: Terms, target: Path) -> None:
    """One run of the engine over a folder of copies: asking it record by record costs 0.1 s each."""
    with TemporaryDirectory(prefix="khulasa-search-") as temporary:
        copies, made = Path(temporary, "copies"), Path(temporary, "made")
        copies.mkdir()
        found: dict[str, Digest] = {}
        for item in site.catalogues[lang].digests:
            name = f"{hashlib.sha256(item.slug.encode()).hexdigest()[:16]}.html"
            found[f"/{name}"] = item
            page = copies / name
            written = _written(site.site_dir / unquote(item.url) / "index.html") if item.by_hand else ""
            page.write_text(copy(item, editions(item.slug, site.catalogues), terms, written), encoding="utf-8")
        _run(copies, made)
        shutil.rmtree(target, ignore_errors=True)
        for path in _whole(made):
            place = target / path.relative_to(made)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(_shown(path, found, f"{lang}/") if path.suffix == ".pf_fragment" else path.read_bytes())
        entry = json.loads((target / _ENTRY).read_text(encoding="utf-8"))
        (target / _ENTRY).write_text(_json(entry), encoding="utf-8")


def _run(copies: Path, made: Path) -> None:
    """Run Pagefind, once, to its end: asked as a service it is stopped before it has written the last file whole."""
    command = [get_executable(), "--site", copies, "--output-path", made, "--silent"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    try:
        subprocess.run(
            command, cwd=copies, env=environment, check=True, capture_output=True, text=True, timeout=_TIMEOUT
        )
    except subprocess.CalledProcessError as error:
        raise SiteError(f"search: pagefind failed: {(error.stderr or error.stdout).strip()}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SiteError(f"search: pagefind could not run: {error}") from error


def _whole(made: Path) -> Iterator[Path]:
    """The files of an index that the site needs, each read to its end. Raises SiteError where one is cut short."""
    for pattern in _KEPT:
        found = sorted(made.glob(pattern))
        if not found:
            raise SiteError(f"search: pagefind wrote no {pattern}; install the version in requirements-site.lock")
        for path in found:
            if path.suffix not in _PLAIN:
                _unpacked(path)
            yield path


def _unpacked(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)
    except (OSError, EOFError) as error:
        raise SiteError(f"search: pagefind left {path.name} unfinished ({error}); build again") from error


def _shown(path: Path, found: Mapping[str, Digest], home: str) -> bytes:
    """A result as the site shows it: its address below the language's folder and its own words in place of the folded
    ones. Not packed: the same bytes on any machine, whichever zlib it has."""
    fragment = json.loads(_unpacked(path))
    item = found[fragment["url"]]
    url = "/" + item.url.removeprefix(home)
    return _SIGNATURE + _json({**fragment, "url": url, "content": "", "meta": {"shown": shown(item)}}).encode()


def _written(page: Path) -> str:
    """The HTML of a page as it was built; nothing where the site has no such page."""
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
