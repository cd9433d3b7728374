"""What a translation may have lost, pure: one check, one file.

Belongs here: a verdict on a source and its translation. Does not: choosing or storing a translation.
"""

from khulasa.checks.verdict import Verdict, check

__all__ = ["Verdict", "check"]
