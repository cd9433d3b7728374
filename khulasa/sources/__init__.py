"""Bytes coming in: seeds on disk, pages from the web; and new seeds put beside them.

Belongs here: fetching, decoding, feeds, front matter, the shelf of seeds. Does not: what in a page is the article.
"""
