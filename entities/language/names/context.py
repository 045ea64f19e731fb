"""Context: what the words around a candidate say about it, each finder one kind of neighbour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from entities.language.gazetteer import lookup
from entities.language.names.borders import paired
from entities.language.names.candidate import Candidate
from entities.language.names.page import Page
from entities.language.names.titles import ending
from entities.language.names.words import WORDS

_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "former", "one", "whose"})
_QUOTES = frozenset({'"', "”", "''", ",", "’", "'"})
_DASHES = frozenset({"-", "—", "–", "--"})
_PEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "ceo", "chairman", "chief"})
_LOCALS = frozenset(
    {"police", "residents", "authorities", "court", "courts", "mayor", "streets", "suburbs"}
)
_STOPS = frozenset({",", ".", ";", "of", "who", "which", "that", "in", "with"})
_MEMBER = frozenset({"mp", "msp", "mep", "mps"})
_YEAR = re.compile(r"(?:19|20)\d\d(?:-.*)?")
_AGE = re.compile(r"[1-9]\d?")
_TITLED = {"honorific": "title", "rank": "office", "office": "office", "noun": "occupation"}


def role(page: Page, candidate: Candidate) -> Iterator[str]:
    """A title, an office or an occupation before the name."""
    if candidate.titled:
        yield _TITLED[candidate.titled]
    elif page.words[candidate.end : candidate.end + 1] in (["MP"], ["MSP"]):
        yield "seat"


def article(page: Page, candidate: Candidate) -> Iterator[str]:
    """ "The" and "a" before the name, unless they belong to a noun after it ("the Dole camp")."""
    word = page.at(candidate.start - 1)
    if page.joined(candidate.end):
        return
    if word == "the" and page.tags[candidate.end : candidate.end + 1] not in (
        ["NN"],
        ["NNS"],
        ["JJ"],
    ):
        yield "the"
    elif word in {"a", "an"}:
        yield "a"


def _preposition(page: Page, index: int) -> str | None:
    """The rule for a preposition or a point of the compass at `index`; None for another word."""
    word = page.at(index)
    if word == "in":
        return "in"
    if word in WORDS["direction"]:
        return "direction"
    if word in WORDS["place_prep"]:
        return "near"
    return "from" if word in {"from", "to"} else None


def _linked(page: Page, index: int) -> str | None:
    """The rule for "town of", "MP for" and "Secretary of" where `index` is the small word."""
    before = page.at(index - 1)
    if page.at(index) == "of" and before in WORDS["place_before"] | WORDS["direction"]:
        return "town-of"
    if page.at(index) == "for" and before in _MEMBER:
        return "constituency"
    if page.at(index) in {"of", "for"} and ending(page, index - 1) == "office":
        return "office-of"
    return None


def before(page: Page, candidate: Candidate) -> Iterator[str]:
    """The word before the name, "the" not counted."""
    index = candidate.start - 1
    if page.at(index) == "the":
        index -= 1
    word = page.at(index)
    rule = _preposition(page, index) or _linked(page, index)
    if rule is not None:
        yield rule
    elif word in WORDS["speech"] and page.at(index - 1) in _QUOTES:
        yield "quoted"
    elif index < 0 or page.capital[index]:
        return
    elif word in WORDS["place_before"]:
        yield "town-of"
    elif word in WORDS["org_before"]:
        yield "company-before"


def _noun_after(candidate: Candidate, word: str) -> str | None:
    """The rule for a noun that follows the name or is its."""
    if word in _PEOPLE:
        return "spokesman-after"
    if word in WORDS["struck"]:
        return "struck"
    if word in WORDS["org_after"] and lookup(candidate.text) is None:
        return "shares-after"
    if word in WORDS["place_after"]:
        return "town-after"
    if word in _LOCALS:
        return "locals"
    return "attributive" if word in WORDS["attributive"] else None


def _speaks_for_a_country(candidate: Candidate) -> bool:
    """Whether it is a capital or a country, which "says" things as its government."""
    place = lookup(candidate.text) if len(candidate.words) == 1 else None
    return place is not None and (
        place.kind == "country" or place.people == 0 or place.people > 499
    )


def after(page: Page, candidate: Candidate) -> Iterator[str]:
    """The word after the name and its possessive."""
    index = candidate.end
    word = page.at(index)
    owned = word in {"'s", "’s"}
    following = page.at(index + 1) if owned else word
    if owned and following in WORDS["kin"]:
        yield "kin"
    rule = None if owned and following in _PEOPLE else _noun_after(candidate, following)
    if rule is not None:
        yield rule
    elif word in WORDS["human_verb"]:
        yield "human"
    elif _speaks_for_a_country(candidate):
        return
    elif (word in WORDS["speech"] and page.tags[index].startswith("VB")) or (
        page.tags[index : index + 1] == ["RB"] and page.at(index + 1) in WORDS["speech"]
    ):
        yield "says"


def compound(page: Page, candidate: Candidate) -> Iterator[str]:
    """A hyphen and a small word after the name: -based, -led."""
    index = candidate.end
    if page.joined(index) and not page.capital[index + 1]:
        yield "based" if page.at(index + 1) in {"based", "born", "bound"} else "compound"


def pair(page: Page, candidate: Candidate) -> Iterator[str]:
    """One of two names before what passes between them: "the Berg-Healey talks"."""
    if len(candidate.words) == 1 and any(
        paired(page, index) for index in (candidate.start - 1, candidate.end)
    ):
        yield "paired"


def dateline(page: Page, candidate: Candidate) -> Iterator[str]:
    """BONN 1996-08-30, LONGYEAR, Norway (Reuters), Washington (AP) — at the start of a line."""
    start, index = candidate.start, candidate.end
    if start > 0 and page.line[start - 1] == page.line[start] and not page.opens[start]:
        return
    if page.at(index) == ",":
        for later in range(index + 1, index + 5):
            if page.at(later) in _DASHES | {"("} or _YEAR.fullmatch(page.at(later)):
                index = later
                break
    loud = candidate.text.isupper() and len(candidate.text) > 2
    dated = _YEAR.fullmatch(page.at(index)) is not None or page.at(index) in _DASHES
    filed = page.at(index) == "(" and page.at(index + 2) == ")"
    if (loud and dated) or (filed and (loud or page.at(index + 3) in _DASHES)):
        yield "dateline"


def age(page: Page, candidate: Candidate) -> Iterator[str]:
    """Ages: ", 33," and "(33)"."""
    index = candidate.end
    if not _AGE.fullmatch(page.at(index + 1)):
        return
    if (page.at(index) == "(" and page.at(index + 2) == ")") or (
        page.at(index) == "," and page.at(index + 2) in {",", ".", "and", ";"}
    ):
        yield "age"


def clause(page: Page, candidate: Candidate) -> Iterator[str]:
    """ "Who", "MP", or the country after the name."""
    index = candidate.end
    comma = page.at(index) == ","
    word = page.at(index + 1) if comma else page.at(index)
    if word in {"who", "whom", "whose"}:
        yield "who"
    elif comma and word == "mp":
        yield "member"
    elif comma and page.capital[index + 1 : index + 2] == [True]:
        for length in (2, 1):
            end = min(index + 1 + length, len(page))
            place = lookup(page.text(index + 1, end))
            own = page.at(end) in {"'s", "’s"}
            if place is not None and not own and place.kind in {"country", "region"}:
                yield "in-country"
                break


def apposition(page: Page, candidate: Candidate) -> Iterator[str]:
    """What somebody is, between commas after the name."""
    index = candidate.end
    word = page.at(index + 1)
    if page.at(index) != "," or not (word in _ARTICLES or word in WORDS["person_noun"]):
        return
    for each in range(index + 1, index + 9):
        if page.at(each) in _STOPS:
            return
        if page.at(each) in WORDS["person_noun"] and page.at(each + 1) not in {"'s", "’s"}:
            yield "apposition"
            return


def ship_or_work(page: Page, candidate: Candidate) -> Iterator[str]:
    """HMS, frigate and the like before the name; quotation marks around just the name."""
    index = candidate.start - 1
    word = page.at(index)
    called = word in WORDS["ship"] and page.words[index].isupper()
    if called or word in WORDS["ship_noun"] or candidate.words[0] in WORDS["ship"]:
        yield "ship"
    opened = page.words[index : index + 1] if index >= 0 else []
    closed = page.words[candidate.end : candidate.end + 1]
    if opened in (['"'], ["“"], ["‘"], ["'"]) and closed in (['"'], ["”"], ["’"], ["'"]):
        yield "work"


def storm(page: Page, candidate: Candidate) -> Iterator[str]:
    """Storms have people's given names: Hurricane Maria, Superstorm Sandy."""
    if candidate.words[0] in WORDS["storm"] or (
        page.at(candidate.start - 1) in WORDS["storm"] and page.capital[candidate.start - 1]
    ):
        yield "storm"


def group(page: Page, candidate: Candidate) -> Iterator[str]:
    """Groups, laws and prizes that have a person's name in them: Team Obama, the Kyl Act."""
    end = candidate.end
    last = page.at(end) if page.capital[end : end + 1] == [True] else ""
    words = candidate.words
    inside = len(words) > 1 and (words[-1] in WORDS["team"] or words[0] == "team")
    if inside or last in WORDS["team"] - {"bill"}:
        yield "group"


FINDERS: tuple[Callable[[Page, Candidate], Iterator[str]], ...] = (
    role,
    article,
    before,
    after,
    compound,
    pair,
    dateline,
    age,
    clause,
    apposition,
    ship_or_work,
    storm,
    group,
)
