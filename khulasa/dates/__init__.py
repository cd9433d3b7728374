"""When: temporal expressions in a sentence, resolved to EDTF; pure.

Belongs here: everything about time. Does not: which sentence is an event.
"""
