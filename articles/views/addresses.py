"""Addresses that follow from other addresses."""

from __future__ import annotations


def twin_address(address: str, form: str, question: str = "") -> str:
    """The address of a page's twin, with what the page was asked."""
    bare = address.rstrip("/") or "/index"
    return f"{bare}.{form}?{question}" if question else f"{bare}.{form}"
