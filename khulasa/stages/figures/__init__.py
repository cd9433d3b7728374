"""Key figures: numbers of an article with what they count.

Belongs here: which numbers are figures, and where their words begin and end. Does not: reading a number (text/), the
words of a language (languages/<lang>/figures.toml).
"""

from khulasa.stages.figures.find import figures

__all__ = ["figures"]
