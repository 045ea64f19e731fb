"""The weights of the clues: how much each speaks for person, place, organisation or no name.

Set by hand on labelled news, in steps of a half, and read as evidence that adds up: 4 settles a
name that nothing contradicts, 1 tips a balance. The reason is what readers are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["person", "place", "organisation", "nothing"]
SORTS: tuple[Sort, ...] = ("person", "place", "organisation", "nothing")


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence: what it adds to each sort, in the order of SORTS, and why."""

    rule: str
    weights: tuple[float, float, float, float]
    reason: str


CLUES: dict[str, Clue] = {
    clue.rule: clue
    for clue in (
        # The model, believed less where it guesses more: it calls unknown names organisations.
        Clue("model-person", (1.5, 0, 0, 0), "the language model marks a person"),
        Clue("model-place", (0, 1.5, 0, 0), "the language model marks a place"),
        Clue("model-building", (0, 1.0, 0.3, 0), "the language model marks a building"),
        Clue("model-organisation", (0, 0, 1.1, 0), "the language model marks an organisation"),
        Clue("model-other", (0, 0, 0, 1.5), "the language model marks something else"),
        Clue("model-nothing", (0, 0, 0, 0.9), "the language model marks nothing"),
        # Persons
        Clue("title", (4.0, 0, 0, 0), "a title stands before it"),
        Clue("office", (2.5, 0, 0, 0), "a rank or an office stands before it"),
        Clue("occupation", (2.5, 0, 0, 0), "what somebody is stands before it"),
        Clue("given-name", (3.0, 0, 0, 0), "it begins with a known given name"),
        Clue("given-and-family", (1.0, 0, 0, 0), "it ends with a known family name"),
        Clue("known-given", (1.4, 0, 0, 0), "it is a known given name"),
        Clue("known-family", (0.8, 0, 0, 0), "it is a known family name"),
        Clue("paired", (2.0, 0, 0.5, 0), "it is one of two who meet, talk or quarrel"),
        Clue("initial", (2.0, 0, 0, 0), "it has an initial"),
        Clue("age", (4.0, 0, 0, 0), "an age follows it"),
        Clue("who", (2.5, 0, 0, 0), "“who” follows it"),
        Clue("apposition", (2.0, 0, 0, 0), "what somebody is follows it between commas"),
        Clue("says", (1.3, 0.1, 0.5, 0), "it says something"),
        Clue("quoted", (1.6, 0.1, 0.6, 0), "a quotation is said by it"),
        Clue("unborne", (-0.5, 0, 0, 0), "nobody is known to bear it"),
        Clue("kin", (1.5, 0, 0, 0), "what only people have is its"),
        Clue("human", (1.5, 0, 0, 0), "it does what people do"),
        Clue("surname", (7.5, 0, 0, 0), "the text has the full name"),
        Clue("first-name", (4.0, 0, 0, 0), "the text has the full name"),
        Clue("member", (4.0, 0, 0, 0), "a member of parliament"),
        Clue("the", (-2.0, 0.2, 0.7, 0), "“the” stands before it"),
        Clue("a", (-1.5, 0, 0, 0.8), "“a” stands before it"),
        Clue("listed-person", (2.5, 0, 0, 0), "it is listed with people"),
        Clue("attributive", (1.5, 0, 0, 0), "“administration”, “campaign” or the like follows it"),
        # Places
        Clue("country", (0, 5.5, 0, 0), "it is a country"),
        Clue("region", (0, 3.0, 0, 0), "it is a known region, sea, building or base"),
        Clue("building", (0, 9.0, 0, 0), "it is a known building"),
        Clue("large-city", (0, 3.0, 0, 0), "it is a large city"),
        Clue("city", (0, 2.0, 0, 0), "it is a city"),
        Clue("town", (0, 1.2, 0, 0), "it is a town"),
        Clue("only-place", (0, 2.0, 0, 0), "no person is known to bear it"),
        Clue("in", (-0.6, 1.8, -0.3, 0), "“in” stands before it"),
        Clue("near", (-0.6, 2.0, -0.5, 0), "a word of place stands before it"),
        Clue("from", (0, 0.6, 0, 0), "“from” or “to” stands before it"),
        Clue("office-of", (-4.0, 0, 1.0, 0), "it is what an office is of"),
        Clue("direction", (-0.5, 1.6, 0, 0), "a point of the compass stands before it"),
        Clue("town-of", (-1.0, 3.5, 0, 0), "“town of” or the like stands before it"),
        Clue("town-after", (-0.5, 2.2, 0, 0), "“province” or the like follows it"),
        Clue("struck", (-1.5, 4.0, 0, 0), "“massacre” or the like follows it"),
        Clue("locals", (0, 1.0, 0.3, 0), "its police or people follow it"),
        Clue("based", (-1.0, 3.0, 0, 0), "“-based” follows it"),
        Clue("in-country", (-1.5, 2.5, -0.5, 0), "the country follows it"),
        Clue("place-word", (-2.0, 3.5, 0, 0), "it ends as places do"),
        Clue("dateline", (-2.0, 5.0, -2.0, 0), "it is where the report was filed"),
        Clue("seat", (-2.0, 2.5, 0, 0), "“MP” follows it"),
        Clue("constituency", (-2.0, 4.0, -1.0, 0), "a member of parliament sits for it"),
        Clue("listed-place", (0, 2.0, 0, 0), "it is listed with places"),
        # Organisations
        Clue("organisation-word", (-2.5, -1.0, 3.5, 0), "it has a word that organisations have"),
        Clue("ampersand", (-1.5, -1.0, 2.0, 0), "it has “&” or a number"),
        Clue("acronym", (-2.0, -1.0, 1.6, 0), "it is an acronym"),
        Clue("acronym-of", (-3.0, -1.0, 4.0, 0), "it is the acronym of a name in the text"),
        Clue("inner-capital", (-3.0, -1.0, 2.0, 0), "it has a capital inside, as brands do"),
        Clue("company-before", (-1.0, -0.5, 2.5, 0), "“company” or the like stands before it"),
        Clue("known-body", (-2.0, -2.0, 4.0, 0), "it is a well-known organisation"),
        Clue("body-word", (-2.0, -3.0, 2.5, 0), "it is what bodies are called"),
        Clue("spokesman-after", (-1.5, 0.3, 2.4, 0), "its people follow it"),
        Clue("shares-after", (-1.0, -0.5, 2.0, 0), "its shares, units or members follow it"),
        Clue("short-for", (-1.0, 0, 2.5, 0), "the text has the organisation's full name"),
        Clue("school", (-5.0, 0, 2.0, 0), "the text has the school of that name"),
        Clue("listed-organisation", (0, 0, 2.0, 0), "it is listed with organisations"),
        # No name, or none of these
        Clue("nationality", (-3.0, -2.5, 0, 5.0), "it is a nationality or a faith"),
        Clue("time", (-3.0, -3.0, -1.0, 5.0), "it is a day or a month"),
        Clue("common-word", (-0.5, -0.5, 0, 2.5), "the text has the word in lower case"),
        Clue("furniture", (-4.0, -2.0, 0, 3.0), "it is a word of the page, not of the report"),
        Clue("deity", (-6.0, -3.0, 0, 6.0), "it is a god"),
        Clue("faith", (-1.5, -2.0, -1.0, 4.0), "it is a faith"),
        Clue("storm", (-5.0, -3.0, -2.0, 4.0), "it is a storm"),
        Clue("group", (-3.0, -1.0, 0, 1.5), "it is a group, a law or a prize"),
        Clue("ship", (-4.0, -2.0, 0, 4.0), "it is a ship"),
        Clue("work", (-2.0, -1.0, 0, 2.5), "it stands alone in quotation marks, as titles do"),
        Clue("compass", (-2.0, -1.5, -1.0, 2.0), "it is a point of the compass"),
        Clue("thing", (-6.0, -6.0, -6.0, 6.0), "it is a thing or a time, not a name we look for"),
        Clue("suffix", (-6.0, -3.0, -3.0, 6.0), "it is what follows a name"),
        Clue("role-word", (-7.0, -1.0, 0, 3.0), "it is a word of an office or of a body"),
        Clue("plural", (-2.5, -0.5, 0, 0.5), "it is a plural that is no family of the report"),
        Clue("firm-form", (-3.0, -4.0, -2.0, 4.0), "it is the legal form of a firm"),
        Clue("compound", (-1.0, 0, 0, 2.0), "it is part of an adjective"),
    )
}

OF_THE_NAME: frozenset[str] = frozenset(
    {
        "given-name",
        "building",
        "given-and-family",
        "known-given",
        "known-family",
        "unborne",
        "initial",
        "country",
        "region",
        "large-city",
        "city",
        "town",
        "only-place",
        "known-body",
        "body-word",
        "deity",
        "faith",
        "compass",
        "firm-form",
        "thing",
        "suffix",
        "role-word",
        "furniture",
        "place-word",
        "organisation-word",
        "ampersand",
        "inner-capital",
        "acronym",
        "acronym-of",
        "nationality",
        "time",
        "surname",
        "first-name",
        "short-for",
        "school",
    }
)
"""Clues in the name itself: they are the same at every mention, and count once."""
