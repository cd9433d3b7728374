"""A seed's text in a Markdown file comes out as the text it is: Python-Markdown itself is asked."""

import html
import re

import markdown
import pytest

from khulasa.site.markdown import escape

PLAIN = [
    "One sentence, with commas.",
    "قال «المتحدث» إن 41٪ من العمليات…",
    "“quoted” – dashed",
    "It cost 5 (five) pounds.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_text_is_not_touched(text: str) -> None:
    assert escape(text) == text


HOSTILE = [
    "<script>alert(1)</script>",
    "<b>bold</b> & &lt;i&gt; &amp; &#60;",
    "[click](javascript:alert(1)) ![x](data:image/png;base64,AA)",
    "[click]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "**bold** _it_ *it* `code` ~~gone~~",
    "# heading",
    "- item",
    "+ item",
    "12. item",
    "> quote",
    "=====",
    "----",
    "{{ config.plugins }} {% raw %} {: .class } { #id }",
    "| a | b |",
    "back\\slash \\*",
    "[TOC]",
    "line one\nline two",
    "    indented code",
    "![img](x){: onerror=alert(1)}",
    "[^1] [^1]: note",
    "Term\n:   definition",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_comes_out_as_text(text: str) -> None:
    rendered = markdown.markdown(
        f"- {escape(text)}\n", extensions=["tables", "toc", "attr_list", "footnotes", "def_list", "md_in_html"]
    )
    shown = re.fullmatch(r"<ul>\s*<li>(.*)</li>\s*</ul>", rendered, re.DOTALL)
    assert shown, rendered
    assert "<" not in shown[1], rendered
    assert " ".join(html.unescape(shown[1]).split()) == " ".join(text.split())
