"""What a word can be in a person's name, in a script without capitals: a given name, a surname, none, the last.

Belongs here: questions about one word and the next. Does not: where a name begins and ends (`people`, `running`).
"""

from collections.abc import Callable, Sequence
from functools import cache

from khulasa.model import Lang
from khulasa.stages.entities.names import Lexicon, lexicon
from khulasa.stages.entities.tokens import Token, adjacent
from khulasa.text.normalise import fold
from khulasa.text.remember import remembered

_NEVER, _AT_THE_END, _ALWAYS = range(3)


def kind(word: Token, known: Lexicon) -> int:
    """2 for a given name, 1 for one that may be a word, 0 for neither: «على» is a preposition, «علي» a name."""
    if word.folded in known.given:
        return 2 * (word.text not in known.not_given)
    return int(word.folded in known.given_or_word or word.text in known.exact)


def surname(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether a word can go on a name that a given name began."""
    verdict = _verdicts(known.lang)(tokens[at].text)
    return verdict == _ALWAYS or (verdict == _AT_THE_END and boundary(paragraph, tokens, at, known))


@cache
def _verdicts(lang: Lang) -> Callable[[str], int]:
    """What a word as written is to a name, remembered."""
    known = lexicon(lang)
    return remembered(lambda text: _verdict(Token(text, fold(text), 0, 0, 0, ()), known))


def _verdict(word: Token, known: Lexicon) -> int:
    if word.folded in known.no_surname and word.folded not in known.joiners:
        return _NEVER
    if kind(word, known) or word.folded in known.joiners or word.folded in known.surnames:
        return _ALWAYS
    if not plain(word, known) or word.folded in known.generic or says(word.folded, known) or _another(word, known):
        return _NEVER
    if any(word.folded in words for words in (known.roles, known.titles, known.offices)):
        return _NEVER
    if _done(word, known) or _as_holder(word, known):
        return _NEVER
    if word.folded.startswith(known.articles):
        return _NEVER if word.text.endswith(known.plural_endings) else _ALWAYS
    joined = word.folded.startswith(known.conjunctions)  # «يوسف ودين إبراهيم»
    doubtful = joined or word.text.endswith(known.object_endings) or word.folded.startswith(known.verb_prefixes)
    return _AT_THE_END if doubtful else _ALWAYS


def joins(tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether the next word completes a word: «عبد», "بن"; a given name only before what ends such («صلاح الدين»)."""
    if tokens[at].folded not in known.joiners:
        return False
    if not kind(tokens[at], known) or tokens[at].folded in known.servants:
        return True
    return at + 1 < len(tokens) and tokens[at + 1].folded in known.tails


def _another(word: Token, known: Lexicon) -> bool:
    """Whether a word is a conjunction and a second name, or a word of another sort: «محمد وأحمد»."""
    rest = [word.folded[len(glued) :] for glued in known.conjunctions if word.folded.startswith(glued)]
    others = (known.given, known.given_or_word, known.titles, known.roles, known.no_name)
    return any(part in words for part in rest for words in others)


def _done(word: Token, known: Lexicon) -> bool:
    """Whether a word has the shape of a noun of what is done: «إنشاء» in "أكمل الدكتور سامر إنشاء"."""
    shaped = known.no_name_shape is not None and known.no_name_shape.fullmatch(word.text) is not None
    return shaped and not kind(word, known)


def _as_holder(word: Token, known: Lexicon) -> bool:
    """Whether a preposition or a conjunction is glued to an office: «كزعيم»."""
    return any(glued and (read in known.offices or read in known.roles) for glued, read in known.readings(word.folded))


def says(word: str, known: Lexicon) -> bool:
    """Whether a word is a verb of saying, a conjunction before it or not."""
    return any(glued <= 1 and read in known.attribution for glued, read in known.readings(word))


def plain(word: Token, known: Lexicon) -> bool:
    """Whether a word can be in a name at all: no digit, no ending of an object, no preposition glued to an article."""
    if len(word.folded) < 2 or word.folded in known.no_name or any(map(str.isdigit, word.folded)):
        return False
    ended = not word.folded.startswith(known.articles) and word.text.endswith(known.no_name_endings)
    if ended or word.folded.startswith(known.contracted):
        return False
    return not any(glued and read.startswith(known.articles) for glued, read in known.readings(word.folded))


def boundary(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether a name must end at a word: a mark behind it, or a word that no name holds."""
    if last + 1 >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[last + 1]):
        return True
    following = tokens[last + 1].folded
    return following in known.no_name or following in known.says or following in known.says_that


def could_be_name(word: Token, known: Lexicon) -> bool:
    """Whether a word can begin a name, or be a second word of one that nothing else shows."""
    return not _done(word, known) and plain(word, known) and not word.folded.startswith(known.articles)
