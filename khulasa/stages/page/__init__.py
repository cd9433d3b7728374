"""A page as it was pasted or fetched: which lines are the article, and what the others say about it.

Belongs here: boilerplate, titles, datelines, bylines, dates of publication, outlets, articles appended to another. Does
not: phrases of a language (languages/<lang>/boilerplate.toml, metadata.toml, datelines.toml), markup (sources/).
"""
