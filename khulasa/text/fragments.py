"""Text fragments: links that open a page at the very sentence (WICG Scroll to Text Fragment, `#:~:text=start,end`)."""

from urllib.parse import quote

_WORDS = 4
"""How many words of a sentence's start and end name it; fewer are found twice, more break at the first edit."""


def text_fragment(url: str, sentence: str) -> str:
    """The address of a sentence in a page.

    >>> text_fragment("https://example.org/a#top", "One, two.")
    'https://example.org/a#:~:text=One%2C%20two.'
    """
    words = sentence.split()
    parts = [sentence] if len(words) <= 2 * _WORDS else [" ".join(words[:_WORDS]), " ".join(words[-_WORDS:])]
    # A dash, a comma and an ampersand have a meaning in the directive; quote() leaves the dash alone.
    directive = ",".join(quote(part, safe="").replace("-", "%2D") for part in parts)
    return f"{url.partition('#')[0]}#:~:text={directive}"
