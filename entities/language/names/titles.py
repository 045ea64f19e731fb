"""Titles, ranks and offices: which words before a name are no part of it, and what they say."""

from __future__ import annotations

from dataclasses import dataclass

from entities.language.gazetteer import lookup
from entities.language.names.page import Page
from entities.language.names.words import GIVEN, WORDS

_HONORIFIC, _RANK, _OFFICE = WORDS["honorific"], WORDS["rank"], WORDS["office"]
_NOUN, _PART, _LINK = WORDS["person_noun"], WORDS["office_part"], WORDS["office_link"]
_NATIONALITY = WORDS["nationality"]
_NOT_AFTER = WORDS["org_head"] | WORDS["place_head"] | WORDS["org_of"]
_YOUNGER = frozenset({"jr", "jnr", "sr", "snr", "ii", "iii", "iv"})
"""What ends a name, so that the word before it is a family name: Martin Luther King Jr."""
_LONGEST_ROLE = 12
"""Tokens. "UK Secretary of State for Defence The Rt Hon" has nine."""
_ENDS = frozenset(
    {",", ".", ";", ":", "(", ")", "who", "which", "that", "-", "—", "–", "--", '"', "”"}
)
_FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
"""Tags of verbs whose subject is what stands before them, where no comma closes it."""
_BARE = frozenset({"mr", "mrs", "ms", "miss", "mx", "rt", "hon", "the"})
"""Words that alone say nothing of what somebody is."""


@dataclass(frozen=True, slots=True)
class Role:
    """The words that say what somebody is: tokens start..end, and the class of the last word."""

    start: int
    end: int
    kind: str


def ending(page: Page, index: int) -> str:
    """The class of a word that a name may follow: honorific, rank, office or noun; else empty."""
    word = page.at(index).rstrip(".")
    if not word:
        return ""
    if word == "lady" and page.at(index - 1) == "first":
        return "office"
    if page.capital[index]:
        for kind, words in (("honorific", _HONORIFIC), ("rank", _RANK), ("office", _OFFICE)):
            if word in words:
                return kind
    if word in _OFFICE and not page.capital[index]:
        return "office"
    # "Washington Correspondent Jake Doe": in capitals only right before a given name.
    plain = not page.capital[index] or page.opens[index] or page.at(index + 1) in GIVEN
    return "noun" if word in _NOUN and plain else ""


def _belongs(page: Page, index: int) -> bool:
    """Whether a token may stand inside a role."""
    word = page.at(index).rstrip(".")
    if word in _PART or word in _LINK or word in _NATIONALITY or ending(page, index):
        return True
    return word in {"", "-"} or (page.capital[index] and lookup(page.words[index]) is not None)


def _office_of(page: Page, end: int) -> str:
    """The class of an office with "of …" before `end`: "Secretary of State for Defence"."""
    linked = False
    if page.at(end - 1) in _LINK:
        return ""
    for index in range(end - 1, max(end - _LONGEST_ROLE, 0), -1):
        if linked and page.capital[index] and ending(page, index) == "office":
            return "office"
        linked = page.at(index) in {"of", "for"}
        if not (linked or page.at(index) == "the") and not (
            page.capital[index] and _belongs(page, index)
        ):
            break
    return ""


def role_before(page: Page, start: int) -> Role | None:
    """The title, rank or office printed directly before a name that starts at `start`.

    One comma may stand between an office and the name ("the UK Defence Secretary, John Healey").
    """
    end = start
    if (page.at(end - 1) == "," and ending(page, end - 2) in {"office", "noun"}) or (
        page.at(end - 1) == "." and ending(page, end - 2) in {"rank", "honorific"}
    ):
        end -= 1
    kind = ending(page, end - 1) or _office_of(page, end)
    if not kind or page.line[end - 1] != page.line[start]:
        return None
    first = end - 1
    while first > 0 and end - first < _LONGEST_ROLE and page.line[first - 1] == page.line[start]:
        if not _belongs(page, first - 1):
            break
        first -= 1
    while first < end - 1 and page.at(first) in _LINK | {".", "-", ""}:
        first += 1
    if end < start and page.at(first - 1) in {",", "for"}:
        return None  # "In his campaign for president, Berg" calls nobody president.
    return Role(first, end, kind)


def role_after(page: Page, end: int) -> Role | None:
    """What somebody is, printed between commas after the name: ", MP for North East Fife,"."""
    if page.at(end) != ",":
        return None
    kind, last = "", end + 1
    for index in range(end + 1, min(end + 1 + _LONGEST_ROLE, len(page))):
        last = index
        if page.at(index) in _ENDS or page.line[index] != page.line[end]:
            break
        if page.at(index) in WORDS["epithet"] and not kind:
            continue
        if page.tags[index].startswith(("VB", "MD", "PRP", "CC", "CD")) and not kind:
            return None
        if page.tags[index].startswith(("VB", "MD")):
            if page.at(end + 1) == "the" and _goes_on(page, index):
                return None  # "Although he beat Berg, the president can still lose."
            break
        if not kind and page.at(index) in {"of", "for", "in", "at", "from", "with", "by"}:
            return None
        kind = kind or ending(page, index) or ("noun" if page.at(index) in _NOUN else "")
    start = end + 1
    while start < last and page.at(start) in {"the", "a", "an"}:
        start += 1
    return Role(start, last, kind) if kind and start < last else None


def _goes_on(page: Page, index: int) -> bool:
    """Whether a verb goes on with what stands before it as its subject; a comma before "said" and
    the like is often left out."""
    finite = page.tags[index] in _FINITE
    return finite and page.at(index) not in WORDS["speech"] | {"turned"}


def _tail_of_office(page: Page, start: int, end: int) -> Role | None:
    """The end of an office the model ran into the name: State for Defence | Ben Wallace."""
    index = start
    while index < end and page.at(index) in _PART | _LINK | _HONORIFIC:
        index += 1
    kind = _office_of(page, index) if start < index < end and page.at(index) in GIVEN else ""
    return Role(start, index, kind) if kind else None


def role_inside(page: Page, start: int, end: int, *, person: bool) -> Role | None:
    """The role a run of tokens begins with, where a name follows it inside the run.

    "Prince Norodom Ranariddh" has one; "General Motors" and "King Street" have none. Of what the
    model took for a `person` everything up to the last office or rank goes; of another run only
    words that belong to roles.
    """
    found = None
    if page.at(start - 1) in WORDS["ship"]:
        return None
    if not person and page.at(start - 1) == "of":
        return _tail_of_office(page, start, end)
    for index in range(start, end - 1):
        kind = ending(page, index) if page.capital[index] else ""
        after = index + 1
        if after < end - 1 and page.at(after) == ".":
            after += 1
        younger = page.at(after).rstrip(".") in _YOUNGER
        if kind and page.capital[after] and page.at(after) not in _NOT_AFTER and not younger:
            if page.at(end - 1) in _NOT_AFTER:
                return None
            if not person and kind == "office" and page.at(after) not in GIVEN and after < end - 1:
                continue
            found = Role(start, after, kind)
        elif not person and not _belongs(page, index):
            break
    return found


def role_tokens(page: Page, role: Role | None) -> tuple[int, int] | None:
    """The tokens of a role without a "Sir" behind an office; None for a bare Mr or Mrs."""
    if role is None:
        return None
    end = role.end
    office = any(ending(page, index) == "office" for index in range(role.start, end))
    while end - role.start > 1 and (
        page.at(end - 1) in _LINK or (office and ending(page, end - 1) == "honorific")
    ):
        end -= 1
    words = {page.at(index).rstrip(".") for index in range(role.start, role.end)}
    return None if words <= _BARE | {""} else (role.start, end)


def role_text(page: Page, role: Role | None) -> str:
    """The role as printed; empty for a bare Mr or Mrs."""
    tokens = role_tokens(page, role)
    return page.text(*tokens).rstrip(" ,") if tokens is not None else ""


def only_role(page: Page, start: int, end: int) -> bool:
    """Whether tokens name an office and nobody: "Secretary of State"."""
    if end - start == 1 and ending(page, start) == "noun":
        return False
    part = all(page.at(index) in _PART | _LINK for index in range(start, end))
    linked = page.at(start - 1) in {"of", "for"} and ending(page, start - 2) == "office"
    if part and (
        linked or (page.capital[end : end + 1] == [True] and ending(page, end) == "office")
    ):
        return True
    return any(ending(page, index) for index in range(start, end)) and all(
        _belongs(page, index) for index in range(start, end)
    )
