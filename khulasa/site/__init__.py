"""Bytes going out: content/, MkDocs, feeds, search.

Belongs here: files and what the theme needs. Does not: what a digest says.
"""
