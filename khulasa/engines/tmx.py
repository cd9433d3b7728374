"""TMX 1.4, the exchange format of translation memories (LISA OSCAR, 2005).

Belongs here: the format. Does not: which entries are exported.
"""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from khulasa import __version__
from khulasa.engines.review import Entry

# What XML 1.0 has no way to write.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    yield '<tmx version="1.4">'
    yield (
        f'  <header creationtool="khulasa" creationtoolversion={quoteattr(__version__)} segtype="sentence" '
        'o-tmf="gettext PO" adminlang="en" srclang="*all*" datatype="plaintext"/>'
    )
    yield "  <body>"
    for entry in entries:
        source_lang = entry.source_lang or "und"
        yield f"    <tu srclang={quoteattr(source_lang)}>"
        yield f'      <prop type="x-digest">{_text(entry.slug)}</prop>'
        yield f'      <prop type="x-key">{_text(entry.key)}</prop>'
        yield f'      <prop type="x-state">{entry.state}</prop>'
        yield f"      <tuv xml:lang={quoteattr(source_lang)}><seg>{_text(entry.source)}</seg></tuv>"
        yield f"      <tuv xml:lang={quoteattr(entry.lang)}><seg>{_text(entry.target)}</seg></tuv>"
        yield "    </tu>"
    yield "  </body>"
    yield "</tmx>"


def document(entries: Iterable[Entry]) -> str:
    """The TMX document of the entries, in their order, without dates, so that the same entries give the same bytes."""
    return "\n".join(_lines(entries)) + "\n"
