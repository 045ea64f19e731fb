"""The short fields of a report: one line each, no longer than their column, safe to link to."""

from __future__ import annotations

import re

from articles.readers.limits import FIELD_CHARACTERS

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


def one_line(words: str) -> str:
    """A title, name or address on one line, without characters that hide or turn text around."""
    return " ".join(_CONTROL.sub(" ", words).split())


def fitted(name: str, words: str) -> tuple[str, str]:
    """A field's value as it can be kept, and what had to be done to it ("" if nothing).

    An address that is no web address is left out, since pages link to it; so is one too long,
    since a part of an address leads nowhere. Other fields are cut.
    """
    longest = FIELD_CHARACTERS[name]
    if name == "url" and words:
        if not _WEB_ADDRESS.fullmatch(words):
            return "", f"the url is left out: {words[:60]!r} is no web address"
        if len(words) > longest:
            return "", f"the url is left out: longer than {longest:,} characters"
    if len(words) <= longest:
        return words, ""
    return words[:longest], f"the {name} is cut from {len(words):,} to {longest:,} characters"
