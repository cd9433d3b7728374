"""Who and what an article names: people, organisations, places.

Belongs here: the editors' list, the gazetteer, and the patterns that find names no list holds. Does not: words of
a language (languages/<lang>/entities.toml, gazetteer.toml, given_names.toml).
"""

from khulasa.stages.entities.find import entities, listed

__all__ = ["entities", "listed"]
