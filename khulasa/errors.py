"""The exception tree: only what makes the build impossible. Anything less is a model.Issue, returned as a value."""


class KhulasaError(Exception):
    """Base of everything Khulasa raises on purpose; its message names file, line, cause and remedy."""


class ConfigError(KhulasaError):
    """mkdocs.yml or a file in editorial/ cannot be used; the message lists every problem at once."""


class InputError(KhulasaError):
    """No readable input, or a usage that means nothing."""


class EngineError(KhulasaError):
    """A translation package cannot be installed, verified or loaded."""


class FetchError(KhulasaError):
    """A page could not be fetched, or must not be."""


class SiteError(KhulasaError):
    """MkDocs could not build the site."""
