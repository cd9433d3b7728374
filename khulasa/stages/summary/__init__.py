"""The summary: which sentences of an article stand for it.

Belongs here: weighing sentences, what a sentence leans on, what is wrong with it, the choice. Does not: where sentences
end (text/), the words of a language (languages/<lang>/discourse.toml).
"""
