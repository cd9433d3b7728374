"""Translating: one question to the memory, one to the engine, for all digests of a run together.

Belongs here: who is asked what, and when. Does not: what a good translation is (stages/hypotheses.py, checks/).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from khulasa.editorial import Editorial
from khulasa.model import Digest, Edition, Issue, Lang, Request, Segment
from khulasa.ports import Memory, Translator
from khulasa.settings import Settings
from khulasa.stages.editions import edition, requests
from khulasa.stages.hypotheses import better, choose, needs_retry, recheck


def translate(
    digests: Sequence[Digest], settings: Settings, editorial: Editorial, memory: Memory, translator: Translator | None
) -> tuple[tuple[Edition, ...], tuple[Issue, ...]]:
    """Every digest in every language of the site; an issue per pair that is left with missing texts.

    A digest whose memory in a language cannot be read has no edition in it: its edits are not known.
    """
    pairs = [(made, lang) for made in digests for lang in settings.languages]
    pairs = [(made, lang) for made, lang in pairs if memory.readable(made.article.slug, lang)]
    asked = {(made.article.slug, lang): requests(made, lang) for made, lang in pairs if lang != made.article.lang}
    wanted = [request for batch in asked.values() for request in batch]
    names = editorial.entities
    segments = {}
    for request in wanted:
        if (found := memory.recall(request)) is not None:
            # The glossary or the checks may have changed since a machine's text was stored.
            segments[_name(request)] = recheck(request, found, editorial.terms, names, hold_below=settings.hold_below)
    missing = [request for request in wanted if _name(request) not in segments]
    issues: tuple[Issue, ...] = ()
    if translator is not None and missing:
        answers = ask(missing, translator, editorial, settings.hold_below)
        segments |= {_name(request): made for request, made in zip(missing, answers, strict=True) if made is not None}
        issues = translator.warnings()
    editions = []
    for made, lang in pairs:
        mine = asked.get((made.article.slug, lang), ())
        one = edition(made, lang, {r.key: segments[_name(r)] for r in mine if _name(r) in segments})
        editions.append(one)
        if mine:
            memory.record(made.article.slug, lang, one.segments)
    return tuple(editions), (*issues, *_left_over(r for r in missing if _name(r) not in segments))


def _name(request: Request) -> tuple[str, Lang, str]:
    return request.slug, request.target_lang, request.key


def ask(
    batch: Sequence[Request], translator: Translator, editorial: Editorial, hold_below: float
) -> list[Segment | None]:
    """What the engine makes of each text, in order: a pair of languages in one batch, the doubtful texts twice.

    None for a pair of languages that no package translates. Raises EngineError.
    """
    pairs: dict[tuple[Lang, Lang], list[int]] = defaultdict(list)
    for index, request in enumerate(batch):
        pairs[request.source_lang, request.target_lang].append(index)
    found: list[Segment | None] = [None] * len(batch)
    for (source, target), indexes in pairs.items():
        if not translator.supports(source, target):
            continue
        mine = [batch[i] for i in indexes]
        first = _choose(mine, editorial, hold_below, translator, retry=False)
        doubtful = [i for i, segment in enumerate(first) if needs_retry(segment)]
        second = _choose([mine[i] for i in doubtful], editorial, hold_below, translator, retry=True)
        for index, segment in zip(doubtful, second, strict=True):
            first[index] = better(first[index], segment)
        for index, segment in zip(indexes, first, strict=True):
            found[index] = segment
    return found


def _choose(
    batch: Sequence[Request], editorial: Editorial, hold_below: float, translator: Translator, *, retry: bool
) -> list[Segment]:
    if not batch:
        return []
    texts = [request.source for request in batch]
    answers = translator.translate(texts, batch[0].source_lang, batch[0].target_lang, retry=retry)
    pairs = zip(batch, answers, strict=True)
    return [choose(r, a, editorial.terms, editorial.entities, hold_below=hold_below) for r, a in pairs]


def _left_over(missing: Iterable[Request]) -> tuple[Issue, ...]:
    """One issue per pair of languages, naming the command that would help."""
    counts: dict[tuple[Lang, Lang], int] = defaultdict(int)
    for request in missing:
        counts[request.source_lang, request.target_lang] += 1
    return tuple(
        Issue(
            "translate",
            "missing",
            f"{count} texts have no translation from {source} to {target}; pages show the original. "
            f"Install a package with `khulasa models install {source} {target}`, or edit translations/{target}/",
        )
        for (source, target), count in sorted(counts.items())
    )
