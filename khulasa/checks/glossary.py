"""Terms for which editors decided a rendering, and words that belong to the outlet and keep their quotation marks."""

from collections.abc import Sequence

from khulasa.checks.names import stands_in
from khulasa.checks.pair import Finding, Pair
from khulasa.editorial import Term
from khulasa.model import Warned
from khulasa.text.normalise import fold

_QUOTES = frozenset("\"“”«»„‟‹›'‘’")
# How far from a loaded word its quotation mark may stand: "the so-called revolution".
_NEAR = 24
_MISSED = 4.0


def check(pair: Pair, terms: Sequence[Term]) -> Finding:
    """Each term of the source must be rendered as the glossary says; a loaded one, inside quotation marks."""
    source, target = fold(pair.source), fold(pair.read)
    missed, bare = [], []
    for term in terms:
        said = stands_in(term.forms.get(pair.source_lang, ()), source, pair.source_lang)
        wanted = (said.group(),) if term.keep and said else term.forms.get(pair.target_lang, ())
        if not said or not wanted:
            continue
        rendered = stands_in(wanted, target, pair.target_lang)
        if rendered is None:
            missed.append(wanted[0])
        elif term.loaded and not _quoted(target, rendered.start(), rendered.end()):
            bare.append(rendered.group())
    parts = [f"the glossary wants {', '.join(missed)}"] if missed else []
    parts += [f"without its quotation marks: {', '.join(bare)}"] if bare else []
    if not parts:
        return Finding()
    return Finding(Warned("glossary", "; ".join(parts)), _MISSED * len(parts))


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark stands before and after a span, near it."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return not _QUOTES.isdisjoint(before) and not _QUOTES.isdisjoint(after)
