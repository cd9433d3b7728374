"""The commands of the command line, one file each.

Belongs here: what a command does with its arguments and what it prints. Does not: parsing them, or knowing articles.
"""
