"""Clues: what speaks for a candidate being a person, a place or an organisation.

Here are the clues in the name itself; those in the words around it are in context.py. Each is
looked for by one small function that yields rules of weights.py. They are weak alone; agreement.py
adds them up over the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from entities.language.bodies import body
from entities.language.gazetteer import Place, lookup
from entities.language.names import context
from entities.language.names.candidate import Candidate
from entities.language.names.page import Page
from entities.language.names.words import BORNE, FAMILY, GIVEN, SURNAMES, WORDS

_MODEL = {
    "PERSON": "model-person",
    "GPE": "model-place",
    "LOC": "model-place",
    "FAC": "model-building",
    "ORG": "model-organisation",
    "ACRONYM": "model-organisation",
    "SEAT": "constituency",
    "": "model-nothing",
}
_TIMES = WORDS["month"] | WORDS["weekday"] | WORDS["feast"]
_NO_TOWN = WORDS["not_name"] | WORDS["org_of"] | WORDS["body"]
_FRONT = frozenset({"mount", "lake", "fort", "camp", "cape", "port", "gulf", "strait", "bay"})
_BRAND = re.compile(r"(?!(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz)[A-Z])[A-Z][a-z]{2,}(?:[A-Z][a-z]+)+")
"""Names of people have an inner capital only behind a particle: McDonald, DeSantis."""
_LARGE, _MIDDLING = 500, 100
"""Thousands of people: above, a name is rather the city's; below the second it may be anybody's."""


def _model(_page: Page, candidate: Candidate) -> Iterator[str]:
    yield _MODEL.get(candidate.label, "model-other")


_SINGLE_WORDS = (
    (_TIMES, "time"),
    (WORDS["direction"], "compass"),
    (WORDS["firm"], "firm-form"),
    (WORDS["not_person"], "deity"),
    (WORDS["faith"], "faith"),
    (WORDS["suffix"], "suffix"),
)
_ROLE_WORDS = (WORDS["org_head"] | WORDS["person_noun"] | {"staff", "officer"}) - BORNE
"""What a title or "Chief" in front does not make a name of: "Chief Executive", "Army Staff"."""


def _thing(page: Page, candidate: Candidate) -> bool:
    """Whether the words are a thing, alone or with some before: "State of the" Union."""
    before = [page.at(index) for index in range(candidate.start - 3, candidate.start)]
    return any(
        "_".join((*before[left:], *candidate.words)) in WORDS["thing"]
        for left in range(len(before) + 1)
    )


def _no_name(page: Page, candidate: Candidate) -> Iterator[str]:
    """Days, faiths, gods, words of the page: capitalised, and no name we look for."""
    words = candidate.words
    if words[-1] in WORDS["nationality"] and (len(words) == 1 or words[0] not in GIVEN):
        yield "nationality"
    if not WORDS["furniture"].isdisjoint(words):
        yield "furniture"
    if _thing(page, candidate):
        yield "thing"
    if len(words) > 1:
        return
    if words[0] in _ROLE_WORDS and lookup(candidate.text) is None:
        yield "role-word"
    if page.tags[candidate.end - 1] == "NNPS" and words[0] not in BORNE:
        yield "plural"
    for kind, rule in _SINGLE_WORDS:
        if words[0] in kind:
            yield rule
    known = lookup(candidate.text) is not None or words[0] in GIVEN
    if candidate.text.lower() in page.lowered and (page.opens[candidate.start] or not known):
        yield "common-word"


def _organisation_word(candidate: Candidate) -> bool:
    words = candidate.words
    if len(words) > 2 and "of" in words[1:-1]:
        return words[-1] in WORDS["org_head"] or words[0] in WORDS["org_of"]
    return any(word in WORDS["org_head"] for word in words[1:])


def _bearer(words: tuple[str, ...]) -> Iterator[str]:
    """Whether people are known to bear the name."""
    if len(words) > 1:
        if words[0] in GIVEN:
            yield "given-name"
            if words[-1] in FAMILY or words[-1] in SURNAMES:
                yield "given-and-family"
    elif words[0] in GIVEN:
        yield "known-given"
    elif words[0] in FAMILY or words[0] in SURNAMES:
        yield "known-family"
    else:
        yield "unborne"


def _name_lists(page: Page, candidate: Candidate) -> Iterator[str]:
    words, parts = candidate.words, candidate.text.split()
    if any(part.islower() and part not in WORDS["particle"] for part in parts):
        return
    if len(words) > 1 and (
        words[-1] in WORDS["nationality"]
        or _organisation_word(candidate)
        or lookup(candidate.text) is not None
    ):
        return
    yield from _bearer(words)
    initial = any(len(part) == 2 and part[1] == "." for part in parts)
    if initial and len(words) > 1 and page.capital[candidate.end - 1]:
        yield "initial"


def _size(place: Place) -> str:
    if place.kind in {"country", "building"}:
        return place.kind
    if place.kind != "city" or place.people == 0:
        return "region"
    if place.people >= _LARGE:
        return "large-city"
    return "city" if place.people >= _MIDDLING else "town"


def _another_spelling(place: Place, words: tuple[str, ...]) -> bool:
    """Whether a town agrees only without its accents, and people bear the name: Bush, Būsh."""
    return (
        len(words) == 1
        and not place.name.isascii()
        and place.people < _MIDDLING
        and (words[0] in BORNE or words[0] in SURNAMES)
    )


def _gazetteer(page: Page, candidate: Candidate) -> Iterator[str]:
    words = candidate.words
    place = lookup(candidate.text)
    # Towns are called Deal, Police, Union and Orange; the text's own use of the word decides.
    common = len(words) == 1 and (words[0] in page.lowered or words[0] in _NO_TOWN)
    if place is not None and place.kind == "city" and _another_spelling(place, words):
        return
    if place is not None and not (common and place.kind == "city"):
        if not all(word in WORDS["nationality"] for word in words):
            yield _size(place)
        if BORNE.isdisjoint(words):
            yield "only-place"
    elif len(words) > 1 and (words[-1] in WORDS["place_head"] or words[0] in _FRONT):
        yield "place-word"


def _organisation(page: Page, candidate: Candidate) -> Iterator[str]:
    words, text = candidate.words, candidate.text
    if len(words) > 1 and _organisation_word(candidate):
        yield "organisation-word"
    if candidate.label == "ACRONYM":
        yield "acronym-of"
    if body(text) is not None:
        yield "known-body"
    elif len(words) == 1 and words[0] in WORDS["body"]:
        yield "body-word"
    if len(words) == 1 and _BRAND.fullmatch(text):
        yield "inner-capital"
    if "&" in text or any(letter.isdigit() for letter in text):
        yield "ampersand"
    capitals = text.replace(".", "").replace("-", "")
    acronym = 1 < len(capitals) < 7 and capitals.isupper() and capitals.isalpha()
    if acronym and lookup(text) is None and not page.shouted[candidate.start]:
        yield "acronym"


_FINDERS: tuple[Callable[[Page, Candidate], Iterator[str]], ...] = (
    _model,
    _no_name,
    _name_lists,
    _gazetteer,
    _organisation,
    *context.FINDERS,
)


def clues(page: Page, candidate: Candidate) -> list[str]:
    """The rules that speak about a candidate where it stands."""
    return [rule for finder in _FINDERS for rule in finder(page, candidate)]
