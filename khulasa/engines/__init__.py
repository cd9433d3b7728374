"""Third-party engines and the translation memory, behind the ports.

Belongs here: Argos, CTranslate2, PO files. Does not: deciding what is good enough to publish.
"""
