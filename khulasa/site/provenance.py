"""How a text came to be, in words: the labels of the pages, for what stands beside them (feeds, calendars)."""

from babel import Locale

from khulasa.locale import catalogue as strings
from khulasa.model import Lang
from khulasa.site.records import Digest, Text

_STATES = {
    "machine": "machine translation, not reviewed",
    "held": "translation held for review",
    "missing": "not yet translated",
    "stale": "not yet translated",
}


def label(text: Text, lang: Lang) -> str:
    """What a reader must know of one text; empty for an article's own words and edited translations."""
    return strings(lang).gettext(_STATES[text.state]) if text.state in _STATES else ""


def of_digest(item: Digest) -> str:
    """How the texts of a digest came to be, in the page's language: its summary, then its translation."""
    said = strings(item.lang).gettext
    made = item.translation
    if made is None:
        return said("Summary: the article’s own sentences, in the language it was written in.")
    language = str(Locale.parse(item.lang).languages.get(item.lang, item.lang))
    engines = said(", ").join(made.engines)
    if made.state == "edited":
        how = said("%(language)s: edited translation") % {"language": language}
    elif made.state == "machine" and engines:
        how = said("%(language)s: machine translation by %(engine)s, not reviewed")
        how %= {"language": language, "engine": engines}
    elif made.state == "machine":
        how = said("machine translation, not reviewed")
    elif made.state == "mixed":
        how = said("%(language)s: partly translated; each sentence says how") % {"language": language}
    else:
        how = said("%(language)s: not yet translated; the original is shown") % {"language": language}
    return f"{said('Summary: the article’s own sentences.')} {how}"


def outlet(item: Digest) -> str:
    """The outlet's name, or that it is not stated, in the page's language."""
    return item.outlet.name if item.outlet else strings(item.lang).gettext("outlet not stated")


def published(item: Digest) -> str:
    """The day the article was published, in words, or that it is not stated."""
    return item.published.words if item.published else strings(item.lang).gettext("date not stated")
