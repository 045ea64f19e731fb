"""Whether two printed forms of one name, office or quotation are one word spelled differently.

No Django here. What resolution joined may still be printed in two ways: transliterated one way or
the other, British or American, with or without accents. A shorter form of the same name is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from articles.reprints.spelling import words as comparable

_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$|['’]s?(?=\s)")
_SHORTEST = 4
_ALIKE = 0.5
"""The least likeness of two spellings of one word (1 less the share of letters to change); it is
low because resolution has already said that both name one entity: "Kyiv" and "Kiev" have it."""

_WHOLE_WORDS = 6

Forms = Mapping[str, frozenset[int]]
"""Printed forms with the texts that print them."""


def spellings(forms: Forms) -> list[Forms]:
    """The words of these forms of one name that some texts spell one way and others another.

    A text that spells both ways takes neither side.
    """
    printed = _printed(forms)
    found: list[Forms] = []
    for left, right in combinations(sorted(printed), 2):
        one, other = printed[left], printed[right]
        if not (one <= other or other <= one) and _one_word(left, right, forms):
            found.append({_shown(left, forms): one - other, _shown(right, forms): other - one})
    return found


def same_office(forms: Forms) -> list[Forms]:
    """Offices that differ in their spelling alone, with the texts of each spelling."""
    alike: dict[tuple[str, ...], dict[str, frozenset[int]]] = defaultdict(dict)
    for form, texts in forms.items():
        known = alike[tuple(comparable(form))]
        shown = next((each for each in known if each.casefold() == form.casefold()), form)
        known[shown] = known.get(shown, frozenset()) | texts
    differing: list[Forms] = [known for known in alike.values() if len(known) > 1]
    return differing


def wordings(forms: Forms) -> Forms:
    """The forms of one quotation that no other holds whole, where these are more than one.

    A quotation cut short is the same words; one with other words in it is not. A few words quoted
    within a sentence tell nothing of the rest.
    """
    split = {form: comparable(form) for form in forms}
    listed = {
        form: f" {' '.join(said)} " for form, said in split.items() if len(said) >= _WHOLE_WORDS
    }
    kept: dict[str, str] = {}
    for form in sorted(listed, key=lambda each: (-len(listed[each]), each)):
        if not any(listed[form] in longer for longer in kept.values()):
            kept[form] = listed[form]
    return {form: forms[form] for form in kept} if len(kept) > 1 else {}


def _printed(forms: Forms) -> dict[str, frozenset[int]]:
    """Each word of the forms, folded to lower case, with its texts."""
    found: dict[str, frozenset[int]] = {}
    for form, texts in forms.items():
        for word in _words(form):
            found[word] = found.get(word, frozenset()) | texts
    return found


def _words(form: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_POSSESSIVE.sub("", form))]


def _one_word(left: str, right: str, forms: Forms) -> bool:
    """Whether two words of the name are one: alike, and never printed in one form together."""
    if min(len(left), len(right)) < _SHORTEST:
        return False
    if any({left, right} <= set(_words(form)) for form in forms):
        return False
    ours, theirs = _bare(left), _bare(right)
    if ours == theirs:
        return True
    if ours[0] != theirs[0] or ours.startswith(theirs) != theirs.startswith(ours):
        # "Ann" is short for "Annabel"; but "Zelensky" is not short for "Zelenskyy".
        return ours[:-1] == theirs or theirs[:-1] == ours
    return Levenshtein.normalized_similarity(ours, theirs) >= _ALIKE


def _bare(word: str) -> str:
    """Without accents and hyphens."""
    split = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in split if letter.isalpha())


def _shown(word: str, forms: Iterable[str]) -> str:
    """The word as it is printed, not folded."""
    printed = [each for form in sorted(forms) for each in _WORD.findall(form)]
    return next((each for each in printed if each.casefold() == word and not each.isupper()), word)
