"""Whether a verb that opens a sentence leaves out its subject, in a language whose verbs stand before it."""

from khulasa.stages.summary.discourse import Discourse
from khulasa.stages.summary.reading import MARKS

_TOLD = 4
"""Words before a colon, of which the first says who speaks, or nobody does («وقال بعد المباراة: …»)."""
_HEAD = 60
"""Letters before it."""
_VERB = 4
"""Letters of a verb whose ending says that its subject is several."""


def subjectless(text: str, words: tuple[str, ...], known: Discourse) -> bool:
    """Whether the opening verb's subject stands in a sentence before: «ولم يتمكنوا…», «وكانوا…» (their ending says that
    nobody is named behind them), «وتحمل طحيناً» (an object), «ووعد بإلغاء…» (what the verb governs), «وفر معظمهم»."""
    if not known.verbal:
        return False
    particle = words[0] in known.verbal
    at = int(particle or words[0] in known.auxiliary)
    if len(words) < at + 2:
        return False
    if not known.partly.isdisjoint(words[: at + 3]):
        return True
    verb = words[at]
    glued = not at and verb.startswith(known.conjunctions)
    bare = verb[1:] if glued and len(verb) > _VERB else verb
    if len(bare) > _VERB and bare.endswith(known.plural_endings) and not bare.startswith(known.articles):
        return True
    opening = text.split(None, at + 2)
    following = opening[at + 1] if len(opening) > at + 1 else ""
    taken = following.rstrip(".,،:").endswith(known.objects) and words[at + 1] not in known.adverbs
    if taken and _is_verb(bare, particle, known):
        return True
    return _governs(verb[1:] if glued else verb, words[at + 1], MARKS.sub("", following), known)


def _is_verb(bare: str, sure: bool, known: Discourse) -> bool:
    """Whether a word looks like a verb: an ending, a prefix of its person, or a particle before it."""
    if sure or known.says(bare):
        return True
    return len(bare) >= _VERB and not bare.endswith(known.noun_endings) and bare.startswith(known.verb_prefixes)


def _governs(bare: str, following: str, written: str, known: Discourse) -> bool:
    """Whether what a verb governs stands right behind it, where its subject would be («ووعد بإلغاء القانون»)."""
    prepositions = known.governed.get(bare, frozenset())
    if following in prepositions:
        return True
    return any(len(each) == 1 for each in prepositions) and written.startswith(known.glued_objects)


def speaks_unnamed(text: str, words: tuple[str, ...], known: Discourse) -> bool:
    """«وقال بعد المباراة: …»: what stands between a verb of saying and its colon only says when or where; «وقال وهو
    يبتسم…»."""
    if not known.verbal or len(words) < 2 or not known.says(words[0]):
        return False
    head, colon, _ = text.partition(":")
    if words[1] not in known.adverbial or not colon or len(head) > _HEAD:
        return words[1] in known.leaning
    return 2 < len(head.split()) <= _TOLD
