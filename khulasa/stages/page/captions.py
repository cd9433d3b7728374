"""Captions of pictures: the lines that a page has under one, by how they begin and end."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from khulasa.stages.page import rules
from khulasa.stages.page.lines import Line, ends_sentence, is_prose, undecorated, word_count
from khulasa.text.normalise import fold

WORDS = 28
"""A caption has at most so many words."""
# One that names its photographer outright.
_CREDITED_WORDS = 60
_LABEL_WORDS = 14
_NAME_WORDS = 3
# What stands under a credit alone is a caption from so many words on; fewer may be a subhead.
_UNDER_WORDS = 5
_CREDIT = re.compile(r"[(\[]([^()\[\]]{3,80})[)\]][\W_]*$")
_CREDITED = re.compile(r"\s*[/,،|]\s*|\s+[-–—]\s+")
_LAST_SENTENCE = re.compile(r"[.!?؟]\s+([^.!?؟]{3,80})\.?$")
# Behind "REUTERS/": a name, and words that credits end with.
_BEHIND = r"\s?[A-Z][^\s.,]+(?: [A-Z][^\s.,]*\.?){0,4}(?:/?\s?(?:[Ff]ile|Handout|Pool)(?: [Pp]hoto)?)?(?:.{0,60})$"


def is_name(text: str) -> bool:
    """Whether a credit's value can be a name: capitals where the script has them, few words."""
    words = text.split()
    return 0 < len(words) <= _NAME_WORDS and not any(word[0].islower() for word in words)


@cache
def _slashed() -> re.Pattern[str]:
    """The end of a caption as agencies write it: "… September 27. REUTERS/Jane Roe/File Photo"."""
    agencies = "|".join(re.escape(word) for word in sorted(rules.words("picture_agencies"), key=len, reverse=True))
    return re.compile(rf"(?:[.!?\d)”\"]|^)\s*(?:(?i:{agencies}))(?: Photo| Images| Pool)?\s?/{_BEHIND}")


def is_caption(text: str, bare: str) -> bool:
    """Whether a line begins or ends as captions do: "FILE - …", «صورة أرشيفية», "(Photo: …)", "… REUTERS/Jane Roe".

    ``bare``: the line folded, without what stands around it.
    """
    words = word_count(text)
    if words > _CREDITED_WORDS:
        return False
    if text.startswith(tuple(rules.raw_words("caption_start"))) or _slash(text):
        return True
    if words > WORDS:
        return False
    if bare.endswith(tuple(rules.words("caption_end"))):
        return True
    credit = _CREDIT.search(text) or _LAST_SENTENCE.search(text)
    if credit is None:
        return False
    found = rules.cue(credit.group(1), "caption")
    named = found is not None and found.value[:1].isupper() and is_name(found.value)
    if found is not None and (found.separated or named):
        return True
    if credit.re is not _CREDIT:
        return False
    # "(Reuters)", "[AP Photo/Jane Roe]"; an agency named in a sentence's last words is its source.
    names = _CREDITED.split(fold(credit.group(1)))
    return _taken_by(credit.group(1)) or (words <= _LABEL_WORDS and any(map(is_credit, names)))


def _slash(text: str) -> bool:
    """Whether a line ends with an agency's credit, with a slash before the name, or has one in brackets at its end."""
    if "/" not in text:
        return False
    found = _slashed().search(text)
    # "a Reuters/Ipsos poll" is no credit: those are written in capitals, or with "Photo".
    if found and found.group().lstrip('.!?)”" 0123456789').split("/")[0].isupper():
        return True
    credit = _CREDIT.search(text)
    return credit is not None and re.match(r"\w+ (?:[Pp]hoto|[Ii]mages)/|[A-Z]{2,7}/[A-Z]", credit.group(1)) is not None


def _taken_by(credit: str) -> bool:
    """Whether a credit in brackets says who took the picture without a colon: «(أرشيف فلان)»."""
    words = fold(credit).split()
    return any(
        " ".join(words[:size]) in rules.words("picture_by") and 0 < len(words) - size <= _NAME_WORDS
        for size in range(1, min(4, len(words)))
    )


def is_credit(name: str) -> bool:
    """Whether a folded name is an agency's that takes pictures."""
    first = name.split(" ", maxsplit=1)[0]
    return undecorated(name) in rules.words("agencies") or undecorated(first) in rules.words("picture_agencies")


def _only_credit(line: Line) -> bool:
    """Whether a line says whose the picture is and nothing else: "Getty Images", «صدر الصورة، رويترز»."""
    if line.rule != "caption" or word_count(line.text) > _NAME_WORDS + 2:
        return False
    found = rules.cue(line.text, "caption")
    return is_credit(fold(found.value if found and found.separated else line.text))


def under_credits(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark a line under a picture's credit that heads nothing: no sentence, too long for a subhead, prose next."""
    marked = list(lines)
    for place in range(1, len(lines) - 1):
        line = lines[place]
        if line.rule or line.level or is_prose(line) or not _only_credit(marked[place - 1]):
            continue
        if word_count(line.text) >= _UNDER_WORDS and not ends_sentence(line.text) and _goes_on(lines, place):
            marked[place] = replace(line, rule="caption")
    return tuple(marked)


def _goes_on(lines: Sequence[Line], place: int) -> bool:
    """Whether prose follows a line, and something that can be the title stands before it."""
    titled = any(not line.rule and word_count(line.text) >= _UNDER_WORDS - 1 for line in lines[:place])
    following = next((line for line in lines[place + 1 :] if not line.rule), None)
    return titled and following is not None and is_prose(following)
