"""A negation that was lost or added: the translation says the opposite."""

from khulasa.checks.pair import Finding, Pair, word_set
from khulasa.languages import topic
from khulasa.model import Lang, Warned
from khulasa.text.normalise import fold

_LOST = 8.0


def denies(words: tuple[str, ...], lang: Lang) -> bool:
    """Whether a plain word of negation is among the words («لم», «not», «didn't»)."""
    data = topic(lang, "checks").get("negation", {})
    endings = tuple(fold(ending) for ending in data.get("endings", ()))
    plain = word_set(lang, "negation", "plain")
    if not any(word in plain or (endings and word.endswith(endings)) for word in words):
        return False
    rest = f" {' '.join(words)} "
    for idiom in word_set(lang, "negation", "idioms"):
        rest = rest.replace(f" {idiom} ", " ")
    return any(word in plain or (endings and word.endswith(endings)) for word in rest.split())


def may_deny(words: tuple[str, ...], lang: Lang) -> bool:
    """Whether anything among the words can stand for a negation («غير», «without», «unable», «failed»)."""
    data = topic(lang, "checks").get("negation", {})
    beginnings = tuple(fold(beginning) for beginning in data.get("beginnings", ()))
    wide = word_set(lang, "negation", "wide")
    if denies(words, lang):
        return True
    return any(word in wide or (beginnings and word.startswith(beginnings)) for word in words)


def check(pair: Pair) -> Finding:
    """A plain negation of one side for which nothing on the other can stand; languages without data are not checked."""
    if not all(topic(lang, "checks").get("negation") for lang in (pair.source_lang, pair.target_lang)):
        return Finding()
    if denies(pair.source_words, pair.source_lang) and not may_deny(pair.target_words, pair.target_lang):
        return Finding(Warned("negation", "the source has a negation and the translation has none"), _LOST)
    if denies(pair.target_words, pair.target_lang) and not may_deny(pair.source_words, pair.source_lang):
        return Finding(Warned("negation", "the translation has a negation and the source has none"), _LOST)
    return Finding()
