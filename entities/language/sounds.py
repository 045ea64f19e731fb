"""How a folded word sounds, whoever wrote it down; apart from spaCy, so that pages can ask too."""

from __future__ import annotations

import re
from functools import lru_cache

# Transliterations that newsrooms mix freely (Cyrillic, Arabic). Order matters: longer first.
_SAME_SOUND = (
    (re.compile(r"shch"), "sh"),
    (re.compile(r"(?:iyy|iy|yi|yy|ii|ij|yj|ey|ei|ie|y)$"), "i"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ts|tz"), "z"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ye|je"), "e"),
    (re.compile(r"y|j"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_LEAST_SOUND = 3
"""Shorter words keep their spelling: "Li" and "Ly", "Wu" and "Vu" are two names."""


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """One folded word with the usual differences of transliteration taken out."""
    if len(word) < _LEAST_SOUND:
        return word
    for pattern, letter in _SAME_SOUND:
        word = pattern.sub(letter, word)
    return word
