"""Names that a translation must carry over: those that editors listed, and those that its spelling gives away."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from khulasa.checks.pair import Finding, Pair
from khulasa.editorial import EntityEntry
from khulasa.languages import topic
from khulasa.model import Lang, Warned
from khulasa.text.normalise import fold

_MISSING = 4.0


@lru_cache(maxsize=1 << 16)
def _pattern(form: str, lang: Lang) -> tuple[str, re.Pattern[str]]:
    """The form as a whole word or words, with what its language writes onto the front of one («وللجيش»); before it,
    what any match contains, so that few texts need the pattern."""
    affixes = topic(lang, "checks").get("affixes", {})
    folded = fold(form)
    before = "|".join(sorted((re.escape(fold(each)) for each in affixes.get("before", ())), key=len, reverse=True))
    options = [f"(?:{before})?{re.escape(folded)}"]
    core = folded
    for written, stands_for in affixes.get("contracted", {}).items():
        if folded.startswith(fold(stands_for)):
            core = folded[len(fold(stands_for)) :]
            options.append(re.escape(fold(written) + core))
    after = f"(?:{'|'.join(re.escape(each) for each in affixes.get('after', ()))})?" if affixes.get("after") else ""
    return core, re.compile(rf"(?<!\w)(?:{'|'.join(options)}){after}(?!\w)")


def stands_in(forms: Iterable[str], folded: str, lang: Lang) -> re.Match[str] | None:
    """The first of the forms that stands in a folded text."""
    for form in forms:
        if form.strip():
            core, pattern = _pattern(form, lang)
            if core in folded and (found := pattern.search(folded)):
                return found
    return None


def forms_of(entry: EntityEntry, lang: Lang) -> tuple[str, ...]:
    """All forms of an entity's name in a language."""
    standard = (entry.names[lang],) if lang in entry.names else ()
    return standard + tuple(entry.aliases.get(lang, ()))


def check(pair: Pair, names: Sequence[EntityEntry]) -> Finding:
    """Every listed name of the source must stand in the translation, in any of its listed forms."""
    source, target = fold(pair.source), fold(pair.read)
    missing = []
    for entry in names:
        wanted = forms_of(entry, pair.target_lang)
        named = wanted and stands_in(forms_of(entry, pair.source_lang), source, pair.source_lang)
        if named and not stands_in(wanted, target, pair.target_lang):
            missing.append(wanted[0])
    if not missing:
        return Finding()
    return Finding(Warned("names", f"missing: {', '.join(missing)}"), _MISSING * min(3, len(missing)))
