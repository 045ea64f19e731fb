"""Which rules read a text; apart from them, so that pages can name it without loading spaCy."""

RULES_VERSION = "4"
"""Raised whenever a rule changes what is found, so that `retag` knows which articles are stale."""
