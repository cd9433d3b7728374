"""The pipeline's stages, pure: one exported function per file.

Belongs here: what an article means. Does not: files, the clock, engines.
"""
