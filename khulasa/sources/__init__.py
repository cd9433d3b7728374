"""Bytes coming in: seeds on disk, pages from the web.

Belongs here: decoding and fetching. Does not: which part of a text is the article.
"""
