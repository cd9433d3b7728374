"""Characters: str to str or tuples, pure.

Belongs here: normalising, sentences, stems, numbers. Does not: what a text means, or when.
"""
