"""The pipeline's stages, pure: a file or a folder each, with one function for the pipeline to call.

Belongs here: what an article means. Does not: files, the clock, engines.
"""
