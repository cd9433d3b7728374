"""Khulasa: a folder of news articles in, a bilingual, verifiable digest site out."""

__version__ = "0.1.0"
