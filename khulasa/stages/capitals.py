"""Names in a script with capitals: runs of capitalised words that something beside them explains."""

from collections.abc import Iterator, Sequence

from khulasa.stages.names import APPOSITION, Lexicon, Name, Token, adjacent

__all__ = ["capitalised"]


def capitalised(paragraph: str, tokens: Sequence[Token], known: Lexicon) -> Iterator[Name]:
    """Runs of capitalised words that a title, a role or a head word explains.

    What is left of a longer name is none: «Harbour Workers Union» of "the Transport and Harbour Workers Union".
    """
    at, unexplained = 0, -1
    while at < len(tokens):
        if not _opens(paragraph, tokens[at], known):
            at += 1
            continue
        last = at
        while last + 1 < len(tokens) and _continues(paragraph, tokens, last, known):
            last += 1
        found = _explained(paragraph, tokens, at, last, known)
        part = found and found[0] == "ORG" and at == unexplained + 2 and tokens[at - 1].folded in known.links
        if found and not part:
            yield found
        unexplained = last if not found or part else -1
        at = last + 1


def _opens(paragraph: str, word: Token, known: Lexicon) -> bool:
    """Whether a run may begin with a word: a single letter is an initial only before its full stop, else «A»."""
    return _capital(word, known) and (len(word.text) > 1 or paragraph[word.end : word.end + 1] == ".")


def _capital(word: Token, known: Lexicon) -> bool:
    if not word.text[0].isupper():
        return False
    return len(word.text) == 1 or word.folded in known.titles or word.folded not in known.no_name


def _continues(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether the next word belongs to the same run: a capital, or a joining word with a capital behind it."""
    following = tokens[at + 1]
    between = paragraph[tokens[at].end : following.start]
    abbreviated = len(tokens[at].folded) == 1 or tokens[at].folded in known.titles
    if between not in (" ", "-") and not (between == ". " and abbreviated):
        return False
    if _capital(following, known):
        return True
    further = at + 2 < len(tokens) and tokens[at + 2].text[0].isupper()
    return following.folded in known.joiners and further


def _explained(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> Name | None:
    names = first
    while names <= last and (
        tokens[names].folded in known.titles or " ".join(t.folded for t in tokens[names : names + 2]) in known.titles
    ):
        names += 1
    words = [token.folded for token in tokens[names : last + 1]]
    counted = sum(len(word) > 1 and word not in known.joiners for word in words)
    span = (tokens[min(names, last)].start, tokens[last].end)
    cut = last + 1 < len(tokens) and tokens[last + 1].folded in known.joiners
    if cut and words and words[-1] in known.org_heads:
        # «International Committee» of "the International Committee of the Red Cross" is half a name.
        return None
    if len(words) > 1 and (words[-1] in known.org_heads or (words[0] in known.org_heads and "of" in words)):
        return "ORG", *span
    if len(words) > 1 and words[-1] in known.place_heads:
        return "LOC", *span
    before = tokens[names - 1].folded if names else ""
    titled = names > first or (before in known.titles and adjacent(paragraph, tokens[names - 1], tokens[names]))
    if titled and 1 <= counted <= 4:
        return "PER", *span
    role = last + 1 < len(tokens) and APPOSITION.search(paragraph[tokens[last].end : tokens[last + 1].start])
    if role and 2 <= counted <= 4 and _role_behind(tokens, last, known):
        return "PER", *span
    return None


def _role_behind(tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    behind = [token.folded for token in tokens[last + 1 : last + 4]]
    return bool(behind) and any(word in known.roles for word in behind)
