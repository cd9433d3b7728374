"""The Argos engine behind `khulasa.ports.Translator`: installed packages, translated by CTranslate2 in large batches.

docs/engine.md says what is used of Argos Translate and why the rest is left out.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from khulasa.engines.loaded import LoadedPackage, Search, Threads, cores
from khulasa.engines.packages import InstalledPackage, fingerprint, route, scan
from khulasa.engines.results import Results
from khulasa.errors import EngineError
from khulasa.model import Candidate, Issue, Lang, Translation

AT_ONCE = 2_000  # sentences given to CTranslate2 in one call: what a killed build loses at most


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How to translate. The defaults are Argos's own search (beam 4), so the same package gives the same words.

    ``hypotheses``: to choose among. ``workers``: batches translated at the same time, 0 for one per processor (at most
    4); ``threads``: for each of them, 0 for the processors there are. ``max_batch_tokens``: source tokens in the
    batches under way, all workers together; memory grows with it. ``compute_type``: of CTranslate2; ``auto`` is the
    fastest the processor has, as in Argos. ``retry_*``: for a second attempt.
    """

    beam_size: int = 4
    hypotheses: int = 4
    max_batch_tokens: int = 1024
    workers: int = 0
    threads: int = 1
    compute_type: str = "auto"
    retry_beam_size: int = 8
    retry_hypotheses: int = 8
    retry_no_repeat_ngram_size: int = 3


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Who made a translation. ``label``: for a reader; ``name``, ``version``: of the package, several joined by " + ";
    ``licence``: as the package states it, or None; ``sha256``: of the package's content, of a chain over its parts'."""

    label: str
    name: str
    version: str
    licence: str | None
    sha256: str

    @property
    def credit(self) -> str:
        """All of it in one line, as a translation memory keeps it: «Argos ar→en 1.0; CC0; sha256:0123456789ab»."""
        return "; ".join(filter(None, (self.label, self.licence, f"sha256:{self.sha256[:12]}")))


class ArgosTranslator:
    """Translates with installed Argos packages; nothing is loaded before the first text, nothing is ever downloaded.

    ``folders``: where packages are installed; by default, where Argos Translate looks (ARGOS_PACKAGES_DIR respected).
    ``cache``: a file for what was answered, so that the same sentence has the same translation in every run.
    """

    def __init__(
        self,
        settings: EngineSettings = EngineSettings(),
        folders: Iterable[Path] | None = None,
        cache: Path | None = None,
    ) -> None:
        self._settings = settings
        self._folders = None if folders is None else tuple(folders)
        self._found: tuple[tuple[InstalledPackage, ...], tuple[Issue, ...]] | None = None
        self._loaded: dict[Path, LoadedPackage] = {}
        self._hashes: dict[Path, str] = {}
        self._results = Results(cache)

    def supports(self, source: Lang, target: Lang) -> bool:
        """Whether a package, or a chain of packages, translates from source to target."""
        return bool(route(self._scan()[0], source, target))

    def warnings(self) -> tuple[Issue, ...]:
        """What lies among the packages and is none."""
        return self._scan()[1]

    def describe(self, source: Lang, target: Lang) -> EngineInfo:
        """Who translates from source to target. Raises EngineError when nobody does."""
        chain = self._route(source, target)
        hashes = [self._fingerprint(package) for package in chain]
        licences = list(dict.fromkeys(package.licence for package in chain if package.licence))
        return EngineInfo(
            label=_label(chain),
            name=" + ".join(package.name for package in chain),
            version=" + ".join(package.version for package in chain),
            licence=" + ".join(licences) or None,
            sha256=hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest(),
        )

    def translate(self, texts: Sequence[str], source: Lang, target: Lang, *, retry: bool = False) -> list[Translation]:
        """Translate sentences, all at once, in order; the hypotheses of each, best first.

        A text without a letter, digit or mark passes as it is. ``retry``: a wider beam that repeats no n-gram.
        Raises EngineError when no package leads there or one cannot be loaded.
        """
        chain = self._route(source, target)
        search = self._search(retry)
        wanted = tuple(dict.fromkeys(text for text in texts if text.strip()))
        answers = self._chain(wanted, chain, search)
        credit = self.describe(source, target).credit
        return [Translation(answers.get(text, (Candidate(text, 0.0),)), credit) for text in texts]

    def _chain(
        self, texts: Sequence[str], chain: Sequence[InstalledPackage], search: Search
    ) -> dict[str, tuple[Candidate, ...]]:
        """Through each package in turn: the best hypothesis of one is the next one's text; scores are averaged."""
        answers: dict[str, tuple[Candidate, ...]] = {text: (Candidate(text, 0.0),) for text in texts}
        for step, package in enumerate(chain):
            pivots = {text: found[0] for text, found in answers.items()}
            made = self._ask(package, tuple(dict.fromkeys(pivot.text for pivot in pivots.values())), search)
            for text, pivot in pivots.items():
                answers[text] = tuple(
                    Candidate(found.text, (pivot.score * step + found.score) / (step + 1)) for found in made[pivot.text]
                )
        return answers

    def _ask(self, package: InstalledPackage, texts: Sequence[str], search: Search) -> dict[str, tuple[Candidate, ...]]:
        """A package's hypotheses for each text. Each is asked once: another batch might change a last digit."""
        question = f"{self._fingerprint(package)} {search} {self._settings.compute_type} "
        found = self._results.known(question + text for text in texts)
        missing = [text for text in texts if question + text not in found]
        for start in range(0, len(missing), AT_ONCE):
            part = missing[start : start + AT_ONCE]
            made = self._load(package).translate(part, search)
            new = {question + text: candidates for text, candidates in zip(part, made, strict=True)}
            self._results.keep(new)
            found |= new
        return {text: found[question + text] for text in texts}

    def _fingerprint(self, package: InstalledPackage) -> str:
        if package.path not in self._hashes:
            self._hashes[package.path] = fingerprint(package.path)
        return self._hashes[package.path]

    def _load(self, package: InstalledPackage) -> LoadedPackage:
        if package.path not in self._loaded:
            settings = self._settings
            workers = settings.workers or min(4, cores())
            threads = Threads(
                workers,
                settings.threads or max(1, cores() // workers),
                settings.max_batch_tokens,
                settings.compute_type,
            )
            self._loaded[package.path] = LoadedPackage(package, threads)
        return self._loaded[package.path]

    def _search(self, retry: bool) -> Search:
        settings = self._settings
        if retry:
            return Search(settings.retry_beam_size, settings.retry_hypotheses, settings.retry_no_repeat_ngram_size)
        return Search(settings.beam_size, settings.hypotheses)

    def _scan(self) -> tuple[tuple[InstalledPackage, ...], tuple[Issue, ...]]:
        if self._found is None:
            self._found = scan(self._folders)
        return self._found

    def _route(self, source: Lang, target: Lang) -> tuple[InstalledPackage, ...]:
        chain = route(self._scan()[0], source, target)
        if not chain:
            skipped = "".join(f"\n  {issue.message}" for issue in self.warnings())
            raise EngineError(
                f"no installed Argos package translates {source}→{target}: "
                f"khulasa models install {source} {target}{skipped}"
            )
        return chain


def _label(chain: Sequence[InstalledPackage]) -> str:
    return "Argos " + " + ".join(package.label for package in chain)
