"""The words that dates are printed with: tables only, all lower case."""

from __future__ import annotations

from entities.language.dates.shapes import Part

MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}

SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}

ALL_MONTHS = MONTHS | SHORT_MONTHS

MONTHS_THAT_ARE_NAMES = frozenset({"march", "april", "may", "june", "august"})
"""Months that are also names or verbs: a bare one needs a word that vouches for it."""

WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}

SHORT_WEEKDAYS = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

UNITS = {
    "second": "second",
    "seconds": "second",
    "minute": "minute",
    "minutes": "minute",
    "hour": "hour",
    "hours": "hour",
    "day": "day",
    "days": "day",
    "night": "night",
    "nights": "night",
    "week": "week",
    "weeks": "week",
    "fortnight": "fortnight",
    "fortnights": "fortnight",
    "weekend": "weekend",
    "weekends": "weekend",
    "month": "month",
    "months": "month",
    "quarter": "quarter",
    "quarters": "quarter",
    "season": "season",
    "year": "year",
    "years": "year",
    "decade": "decade",
    "decades": "decade",
    "century": "century",
    "centuries": "century",
}

UNIT_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "season": "S",
    "year": "Y",
}
"""TIMEX3 letters; a leading T marks units shorter than a day. Others are counted in these."""

UNIT_MULTIPLES = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}

SMALL_NUMBERS = {
    "one": 1,
    "single": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}

TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}

VAGUE_NUMBERS = frozenset({"several", "few", "many", "some", "couple", "dozens", "hundreds"})

ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
}

LAST_ORDINALS = frozenset({"last", "final", "closing"})
"""Ordinals that count from the end: -1 in a shape."""

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})

DAY_PARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "lunchtime": "TMI",
}

PARTS: dict[str, Part] = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "beginning": "start",
    "start": "start",
    "outset": "start",
    "end": "end",
    "close": "end",
    "earlier": "earlier",
    "later": "later",
}
"""Words for a part of a period, and the part a shape names."""

DASHES = frozenset({"-", "–", "—", "‑"})

YEAR_WORDS_BEFORE = frozenset(
    {"in", "since", "by", "until", "till", "before", "after", "during", "from", "between", "and"}
    | {"to", "of", "for", "through", "throughout", "early", "late", "mid", "around", "circa"}
    | {"year", "years", "than", "into", "pre", "post", "beyond", "both", "but", "or"}
)
"""Words after which a bare four-digit number is a year."""

MONTH_WORDS_BEFORE = frozenset(
    {"in", "since", "until", "till", "during", "before", "after", "from", "through", "between"}
    | {"this", "last", "next", "early", "late", "mid", "each", "every", "past", "coming", "by"}
    | {"previous", "following", "of", "throughout", "to", "and", "for", "end", "start"}
)
"""Words after which a month that is also a name is a month."""

PAST_RELATIONS = frozenset({"last", "past", "previous", "latest"})
NEXT_RELATIONS = frozenset({"next", "coming", "upcoming", "following"})
THIS_RELATIONS = frozenset({"this", "current"})

COUNT_ADJECTIVES = frozenset(
    {"consecutive", "straight", "full", "long", "trading", "working", "business", "successive"}
    | {"more", "additional", "extra", "whole", "calendar", "solid", "further", "or", "so"}
    | {"short", "entire", "fiscal", "financial", "wonderful", "difficult", "other", "running"}
)
"""Words that may stand between a number and its unit ("six straight days")."""

REPEATS = {
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biennial": "P2Y",
    "quarterly": "P3M",
    "monthly": "P1M",
    "fortnightly": "P2W",
    "weekly": "P1W",
    "nightly": "P1D",
    "daily": "P1D",
    "hourly": "PT1H",
}

REFERENCES = {
    ("now",): "PRESENT_REF",
    ("currently",): "PRESENT_REF",
    ("current",): "PRESENT_REF",
    ("presently",): "PRESENT_REF",
    ("nowadays",): "PRESENT_REF",
    ("at", "present"): "PRESENT_REF",
    ("at", "the", "moment"): "PRESENT_REF",
    ("the", "time", "being"): "PRESENT_REF",
    ("these", "days"): "PRESENT_REF",
    ("the", "present"): "PRESENT_REF",
    ("recently",): "PAST_REF",
    ("recent",): "PAST_REF",
    ("lately",): "PAST_REF",
    ("in", "the", "past"): "PAST_REF",
    ("of", "the", "past"): "PAST_REF",
    ("soon",): "FUTURE_REF",
    ("the", "future"): "FUTURE_REF",
    ("near", "future"): "FUTURE_REF",
    ("the", "near", "future"): "FUTURE_REF",
    ("the", "long", "term"): "FUTURE_REF",
    ("the", "near", "term"): "FUTURE_REF",
    ("the", "short", "term"): "FUTURE_REF",
}
"""Words that point at now, before or later without saying when."""
