"""Loaded words: what the outlet calls things, listed in the glossary and found in what the digest shows."""

from collections.abc import Sequence
from typing import Any

from khulasa.editorial import EntityEntry, Term
from khulasa.model import Digest, Lang, Mention
from khulasa.stages.entities import listed


def loaded_words(digest: Digest, terms: Sequence[Term], lang: Lang) -> list[dict[str, Any]]:
    """The loaded words of the shown sentences, by first mention: ``{text, lang, source, source_lang}`` each.

    ``text`` is the glossary's rendering in the page's language, or the word as written where it has none.
    """
    article = digest.article
    entries = _entries(tuple(term for term in terms if term.loaded), article.lang)
    if not entries:
        return []
    forms = {term.id: term.forms for term in terms}
    rows = []
    for found in listed(article, entries):
        shown = [mention for mention in found.mentions if _shown(mention, digest)]
        if not shown:
            continue
        source = shown[0].text
        rendering = source if lang == article.lang else next(iter(forms[found.id].get(lang, ())), None)
        row = {"text": rendering or source, "lang": lang if rendering else article.lang}
        rows.append({**row, "source": source, "source_lang": article.lang})
    return rows


def _entries(terms: tuple[Term, ...], lang: Lang) -> tuple[EntityEntry, ...]:
    """The terms as entries of the entity matcher, which knows proclitics, folding and the longest match."""
    return tuple(
        EntityEntry(term.id, "ORG", {lang: term.forms[lang][0]}, {lang: term.forms[lang][1:]})
        for term in terms
        if term.forms.get(lang)
    )


def _shown(mention: Mention, digest: Digest) -> bool:
    """Whether a mention lies in a sentence of the summary or the timeline."""
    sentences = [*digest.summary.sentences, *(event.sentence for event in digest.events)]
    return any(s.paragraph == mention.paragraph and s.start <= mention.start < s.end for s in sentences)
