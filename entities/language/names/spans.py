"""Spans: how far the names go that the model marked, in tokens.

A span is (start, end, label); the label is the model's, or that of what the rules found there.
"""

from __future__ import annotations

from entities.language.names.acronyms import Acronym
from entities.language.names.borders import widen
from entities.language.names.known import known, known_body, known_place
from entities.language.names.organisations import widen_organisation
from entities.language.names.page import Page
from entities.language.names.words import GIVEN, WORDS

Span = tuple[int, int, str]


def with_full_names(spans: list[Span], known: list[Acronym]) -> list[Span]:
    """Put the full names of acronyms in the place of whatever the model marked there."""
    full = [(each.start, each.end) for each in known]
    short = {each.index for each in known}
    kept = [
        span
        for span in spans
        if not any(span[0] < end and start < span[1] for start, end in full)
        and not any(span[0] <= index < span[1] for index in short)
    ]
    labels = {
        (start, end): next((s[2] for s in spans if (s[0], s[1]) == (start, end)), "ORG")
        for start, end in full
    }
    for each in known:
        label = labels[each.start, each.end]
        kept.append((each.start, each.end, label))
        kept.append((each.index, each.index + 1, "ACRONYM" if label == "ORG" else label))
    return sorted(kept)


def with_seats(spans: list[Span], known: list[tuple[int, int]]) -> list[Span]:
    """Put constituencies in the place of the parts the model marked, and leave the body before
    them: of "the House of Commons for Amber Valley" the House of Commons."""
    kept = [
        span for span in spans if not any(span[0] < end and start < span[1] for start, end in known)
    ]
    kept += [
        (first, start - 1, label)
        for first, last, label in spans
        for start, _ in known
        if label == "ORG" and first < start - 1 and start < last
    ]
    return sorted([*kept, *((start, end, "SEAT") for start, end in known)])


def _one_name(page: Page, left: Span, start: int, end: int) -> bool:
    """Whether a span right before a person's name is the first half of it; two in full are two."""
    whole = left[1] - left[0] > 1 and end - start > 1
    if whole and page.lower[left[0]] in GIVEN and page.lower[start] in GIVEN:
        return False
    given = left[1] - left[0] == 1 and page.lower[left[0]] in GIVEN
    return page.line[left[0]] == page.line[start] and (left[2] == "PERSON" or given)


def _known_longer(page: Page, start: int, end: int) -> tuple[int, int]:
    """The well-known place or body around a name the model cut short: Strait of Hormuz."""
    for first, last in ((start - 2, end), (start - 1, end), (start, end + 2), (start, end + 1)):
        if first < 0 or last > len(page) or page.line[first] != page.line[last - 1]:
            continue
        place = known_place(page, first, last)
        if known_body(page, first, last) or (place is not None and place.kind != "city"):
            return first, last
    return start, end


def _relabelled(page: Page, start: int, end: int, label: str, taken: list[bool]) -> str:
    """The label of a span that what stands around it shows to be something else."""
    if page.lower[start] in WORDS["ship"] and page.words[start].isupper():
        return "PRODUCT"
    if label == "PERSON" and _named_after(page, end):
        return "ORG"
    if label in {"FAC", "GPE"} and _body_for(page, start, end):
        return "ORG"
    before = start - 1
    given = before >= 0 and not taken[before] and page.lower[before] in GIVEN
    if label in {"ORG", "GPE"} and end - start == 1 and given and page.capital[before]:
        near = page.line[before] == page.line[start] and page.tags[before].startswith("NNP")
        return "PERSON" if near and not known(page, start, end) else label
    return label


def _body_for(page: Page, start: int, end: int) -> bool:
    """Whether what the model takes for a place is a body for something: Centre for Peace."""
    small = {"for", "on"} & set(page.lower[start + 1 : end - 1])
    return bool(small) and page.lower[start] in WORDS["org_of"] and not known(page, start, end)


def _named_after(page: Page, end: int) -> bool:
    """Whether what follows a person's name is named after it: George Washington University."""
    return (
        page.capital[end : end + 1] == [True]
        and page.line[end] == page.line[end - 1]
        and page.lower[end] in WORDS["after_person"]
    )


def _ship_end(page: Page, end: int) -> int:
    """The end of a ship's name, which may have "of" in it: HMS Prince of Wales."""
    while end < len(page) and page.line[end] == page.line[end - 1]:
        of = page.lower[end] == "of" and page.capital[end + 1 : end + 2] == [True]
        if not of and not page.capital[end]:
            break
        end += 1
    return end


def _surnames(page: Page, spans: list[Span]) -> frozenset[str]:
    """The single words that the model marks as a person somewhere in the text."""
    return frozenset(
        page.lower[start] for start, end, label in spans if label == "PERSON" and end - start == 1
    )


def _half(page: Page, span: Span, taken: list[bool], surnames: frozenset[str]) -> bool:
    """Whether the model marked only the given name, of a person it knows by surname elsewhere."""
    start, end, label = span
    return (
        label in {"ORG", "GPE"}
        and end - start == 1
        and not page.shouted[start]
        and page.at(end) in surnames - {page.lower[start]}
        and page.capital[end]
        and not taken[end]
        and page.line[end] == page.line[start]
        and not known(page, start, end)
    )


def widened(page: Page, spans: list[Span], taken: list[bool]) -> list[Span]:
    """People's and organisations' names with the words the model left out of them."""
    wide: list[Span] = []
    surnames = _surnames(page, spans)
    for start, end, marked in spans:
        if wide and start < wide[-1][1]:
            continue
        first, last, label = start, end, _relabelled(page, start, end, marked, taken)
        if _half(page, (start, end, label), taken, surnames):
            label = "PERSON"
        if label == "PRODUCT":
            last = _ship_end(page, end)
        elif label == "PERSON":
            first, last = widen(page, start, end, taken)
            if wide and wide[-1][1] == first and _one_name(page, wide[-1], first, last):
                first = wide.pop()[0]
        else:
            first, last = _known_longer(page, start, end)
            if marked == "PERSON" and label == "ORG":
                last = end + 1
            if label == "ORG" and last == end:
                last = widen_organisation(page, start, end)
            while wide and first < wide[-1][1]:
                wide.pop()
        taken[first:last] = [True] * (last - first)
        wide.append((first, last, label))
    return wide
