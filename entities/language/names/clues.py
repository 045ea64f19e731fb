"""Clues: what speaks for a candidate being a person, a place or an organisation.

Each clue is looked for by one small function that yields rules of weights.py. They are weak alone;
agreement.py adds them up over the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from entities.language.gazetteer import Place, lookup
from entities.language.names.bodies import body
from entities.language.names.candidate import Candidate
from entities.language.names.page import Page
from entities.language.names.titles import ending
from entities.language.names.words import BORNE, FAMILY, FIGURES, GIVEN, WORDS

_MODEL = {
    "PERSON": "model-person",
    "GPE": "model-place",
    "LOC": "model-place",
    "FAC": "model-building",
    "ORG": "model-organisation",
    "": "model-nothing",
    "ACRONYM": "model-organisation",
}
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "former", "one", "whose"})
_QUOTES = frozenset({'"', "”", "''", ",", "’", "'"})
_TIMES = WORDS["month"] | WORDS["weekday"] | WORDS["feast"]
_LOCALS = frozenset("police residents authorities court courts mayor streets suburbs".split())
_PEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "ceo", "chairman", "chief"})
_YEAR = re.compile(r"(?:19|20)\d\d(?:-.*)?")
_AGE = re.compile(r"[1-9]\d?")
_FRONT = frozenset({"mount", "lake", "fort", "camp", "cape", "port", "gulf", "strait", "bay"})
_LARGE, _MIDDLING = 500, 100
"""Thousands of people: above, a name is rather the city's; below the second it may be anybody's."""


def _next(page: Page, candidate: Candidate) -> int:
    """The token after the name and its possessive."""
    index = candidate.end
    return index + 1 if page.at(index) in {"'s", "’s"} else index


def _model(page: Page, candidate: Candidate) -> Iterator[str]:
    yield _MODEL.get(candidate.label, "model-other")
    if candidate.words[0] in WORDS["not_person"] and len(candidate.words) == 1:
        yield "deity"
    if candidate.words[-1] in WORDS["nationality"] and (
        len(candidate.words) == 1 or candidate.words[0] not in GIVEN
    ):
        yield "nationality"
    if candidate.words[0] in _TIMES and len(candidate.words) == 1:
        yield "time"
    if len(candidate.words) == 1 and candidate.words[0] in WORDS["direction"]:
        yield "compass"
    if len(candidate.words) == 1 and candidate.words[0] in WORDS["firm"]:
        yield "firm-form"
    if any(word in WORDS["furniture"] for word in candidate.words):
        yield "furniture"
    if len(candidate.words) == 1 and candidate.text.lower() in page.lowered:
        known = lookup(candidate.text) is not None or candidate.words[0] in GIVEN
        if page.opens[candidate.start] or not known:
            yield "common-word"


def _group(page: Page, candidate: Candidate) -> Iterator[str]:
    """Groups, laws and prizes that have a person's name in them: Team Obama, the Dodd-Frank Act."""
    last = (
        page.at(candidate.end) if page.capital[candidate.end : candidate.end + 1] == [True] else ""
    )
    if len(candidate.words) > 1 and set(candidate.words) & WORDS["team"]:
        yield "group"
    elif last in WORDS["team"] - {"bill"}:
        yield "group"


def _ship_or_work(page: Page, candidate: Candidate) -> Iterator[str]:
    before = page.at(candidate.start - 1)
    ship = before in WORDS["ship"] and page.words[candidate.start - 1].isupper()
    if ship or candidate.text.split()[0].lower() in WORDS["ship"] or before in WORDS["ship_noun"]:
        yield "ship"
    opened = page.words[candidate.start - 1 : candidate.start]
    closed = page.words[candidate.end : candidate.end + 1]
    if opened in (['"'], ["“"], ["‘"], ["'"]) and closed in (['"'], ["”"], ["’"], ["'"]):
        yield "work"


def _organisation_word(candidate: Candidate) -> bool:
    words = candidate.words
    if words[-1] in WORDS["org_head"] or (len(words) > 2 and "of" in words[1:-1]):
        return words[-1] in WORDS["org_head"] or words[0] in WORDS["org_of"]
    return any(word in WORDS["org_head"] for word in words[1:])


def _before(page: Page, candidate: Candidate) -> Iterator[str]:
    start = candidate.start
    word = page.at(start - 1)
    if candidate.titled:
        kinds = {"honorific": "title", "rank": "office", "office": "office", "noun": "occupation"}
        yield kinds[candidate.titled]
    if word == "the":
        if not page.tags[candidate.end : candidate.end + 1] in (["NN"], ["NNS"], ["JJ"]):
            yield "the"
        word = page.at(start - 2)
    elif word in {"a", "an"}:
        yield "a"
    if word == "in":
        yield "in"
    elif word in WORDS["direction"]:
        yield "direction"
    elif word in WORDS["place_prep"]:
        yield "near"
    elif word in {"from", "to"}:
        yield "from"
    elif word in {"of", "for"} and ending(page, start - 2) == "office":
        yield "office-of"
    elif word == "of" and page.at(start - 2) in WORDS["place_before"] | WORDS["direction"]:
        yield "town-of"
    elif (
        page.words[candidate.end : candidate.end + 1] in (["MP"], ["MSP"]) and not candidate.titled
    ):
        yield "seat"
    elif word == "for" and page.at(start - 2) in {"mp", "msp", "mep", "mps"}:
        yield "constituency"
    elif word in WORDS["place_before"] and not page.capital[start - 1]:
        yield "town-of"
    elif word in WORDS["org_before"] and not page.capital[start - 1]:
        yield "company-before"
    elif word in WORDS["speech"] and page.at(start - 2) in _QUOTES:
        yield "quoted"


def _after(page: Page, candidate: Candidate) -> Iterator[str]:
    index = candidate.end
    word = page.at(index)
    owned = word in {"'s", "’s"}
    following = page.at(index + 1) if owned else word
    if owned and following in WORDS["kin"]:
        yield "kin"
    if following in _PEOPLE:
        yield "spokesman-after"
    elif following in WORDS["org_after"] and lookup(candidate.text) is None:
        yield "shares-after"
    elif following in WORDS["place_after"]:
        yield "town-after"
    elif following in _LOCALS:
        yield "locals"
    elif following in WORDS["attributive"]:
        yield "attributive"
    elif word in WORDS["speech"] and page.tags[index].startswith("VB"):
        yield "says"
    elif word in WORDS["human_verb"]:
        yield "human"
    elif page.tags[index : index + 1] == ["RB"] and page.at(index + 1) in WORDS["speech"]:
        yield "says"
    if page.joined(index) and not page.capital[index + 1]:
        yield "based" if page.at(index + 1) in {"based", "born", "bound"} else "compound"


def _dateline(page: Page, candidate: Candidate) -> Iterator[str]:
    """BONN 1996-08-30, LONGYEAR, Norway (Reuters), Washington (AP) — at the beginning of a line."""
    start, index = candidate.start, candidate.end
    if start > 0 and page.line[start - 1] == page.line[start] and not page.opens[start]:
        return
    if page.at(index) == ",":
        index = next(
            (
                i
                for i in range(index + 1, index + 5)
                if page.at(i) in {"(", "-", "—", "–"} or _YEAR.fullmatch(page.at(i))
            ),
            index,
        )
    loud = candidate.text.isupper() and len(candidate.text) > 2
    filed = page.at(index) == "(" and page.at(index + 2) == ")"
    if (loud and (_YEAR.fullmatch(page.at(index)) or page.at(index) in {"-", "—", "–", "--"})) or (
        filed and (loud or page.at(index + 3) in {"-", "—", "–", "--"})
    ):
        yield "dateline"


def _comma(page: Page, candidate: Candidate) -> Iterator[str]:
    """What stands between commas after the name: an age, "who", an occupation, a country."""
    index = candidate.end
    if page.at(index) == "(" and _AGE.fullmatch(page.at(index + 1)) and page.at(index + 2) == ")":
        yield "age"
    if page.at(index) != ",":
        if page.at(index) == "who":
            yield "who"
        return
    word = page.at(index + 1)
    if _AGE.fullmatch(word) and page.at(index + 2) in {",", ".", "and", ";"}:
        yield "age"
    elif word in {"who", "whom", "whose"}:
        yield "who"
    elif word == "mp":
        yield "member"
    elif page.capital[index + 1 : index + 2] == [True]:
        for length in (2, 1):
            place = lookup(page.text(index + 1, min(index + 1 + length, len(page))))
            if place is not None and place.kind in {"country", "region"}:
                yield "in-country"
                break
    if word in _ARTICLES or word in WORDS["person_noun"]:
        for each in range(index + 1, index + 9):
            if page.at(each) in {",", ".", ";", "of", "who", "which", "that", "in", "with"}:
                break
            if page.at(each) in WORDS["person_noun"] and page.at(each + 1) not in {"'s", "’s"}:
                yield "apposition"
                break


def _name_lists(page: Page, candidate: Candidate) -> Iterator[str]:
    words = candidate.words
    organisation = _organisation_word(candidate)
    parts = candidate.text.split()
    if any(part.islower() and part not in WORDS["particle"] for part in parts):
        return
    if words[-1] in WORDS["nationality"] and len(words) > 1:
        return
    if len(words) == 1:
        if words[0] in FIGURES:
            yield "figure"
        elif words[0] in GIVEN:
            yield "known-given"
        elif words[0] in FAMILY:
            yield "known-family"
    elif not organisation and lookup(candidate.text) is None:
        if words[0] in GIVEN:
            yield "given-name"
            if words[-1] in FAMILY:
                yield "given-and-family"
        initials = (word for word in parts if len(word) == 2 and word[1] == ".")
        if any(initials) and page.capital[candidate.end - 1]:
            yield "initial"
    if candidate.words[-1] in {"mp", "msp"}:
        yield "member"


def _size(place: Place) -> str:
    if place.kind == "country":
        return "country"
    if place.kind == "building":
        return "building"
    if place.kind != "city" or place.people == 0:
        return "region"
    if place.people >= _LARGE:
        return "large-city"
    return "city" if place.people >= _MIDDLING else "town"


def _gazetteer(page: Page, candidate: Candidate) -> Iterator[str]:
    place = lookup(candidate.text)
    words = candidate.words
    common = len(words) == 1 and words[0] in page.lowered
    if place is not None and place.kind == "city" and (common or words[0] in WORDS["not_name"]):
        place = None
    if place is not None and not all(word in WORDS["nationality"] for word in words):
        yield _size(place)
        if not any(word in BORNE for word in words):
            yield "only-place"
    if len(words) > 1 and place is None:
        if words[-1] in WORDS["place_head"] or words[0] in _FRONT:
            yield "place-word"


def _organisation(page: Page, candidate: Candidate) -> Iterator[str]:
    words = candidate.words
    if len(words) > 1 and _organisation_word(candidate):
        yield "organisation-word"
    text = candidate.text
    if candidate.label == "ACRONYM":
        yield "acronym-of"
    if body(text) is not None:
        yield "known-body"
    elif words[-1] in WORDS["body"] and len(words) == 1:
        yield "body-word"
    if "&" in text or any(letter.isdigit() for letter in text):
        yield "ampersand"
    capitals = text.replace(".", "").replace("-", "")
    if 1 < len(capitals) < 7 and capitals.isupper() and capitals.isalpha():
        if lookup(text) is None and not page.shouted[candidate.start]:
            yield "acronym"


_FINDERS: tuple[Callable[[Page, Candidate], Iterator[str]], ...] = (
    _model,
    _before,
    _after,
    _dateline,
    _comma,
    _name_lists,
    _gazetteer,
    _organisation,
    _ship_or_work,
    _group,
)


def clues(page: Page, candidate: Candidate) -> list[str]:
    """The rules that speak about a candidate where it stands."""
    return [rule for finder in _FINDERS for rule in finder(page, candidate)]
