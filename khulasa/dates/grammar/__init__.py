"""The grammar: rules over tags, applied in order, each on what the rules before it have made.

Belongs here: what combinations of items mean. Does not: words of any language (languages/), dates (resolve).
"""
