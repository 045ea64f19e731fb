"""The figures a report prints: numbers with what they count.

No Django here. A number alone tells nothing when two reports are compared; "1,300 troops", "$800
million" and "2.5 % of GDP" do. Numbers that count nothing (years, ages, articles of a treaty,
types of aircraft) are left out: a figure missed costs less than a clash that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
).split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_SMALL, 2)} | {
    word: number for number, word in zip(range(30, 100, 10), _TENS, strict=True)
}
_SCALES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_CURRENCY = {"dollar": "$", "pound": "£", "euro": "€", "rouble": "₽", "ruble": "₽", "yen": "¥"}

_FIGURE = re.compile(
    r"(?<![\w.,/:–-])"
    r"(?P<currency>(?:US|A|C|NZ|Can|Aus)?[$€£¥₽]\s?)?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?i:{'|'.join(_WORDS)})\b)"
    r"(?:(?<=\d)\s?(?P<short>k|m|mn|bn|tn)\b"
    r"|[\s-](?P<scale>(?i:dozen|hundred|thousand|[mbtr]+illion))\b)?"
    r"(?P<percent>\s?%|\s?per ?cent\b|[\s-]percent\b)?"
)
_SHARE_OF = re.compile(r"\s+of\s+(?:the |its |their |his |her |all |annual |national )*(\w+)")
_NOUN = re.compile(r"[\s-]([^\W\d_][\w’'-]*)")

# Between a number and the noun it counts stands no word of these.
_STOPS = frozenset(
    "a about above across after against ago all also although am an and april are around as at"
    " august be because been before below between but by december did do does during each every"
    " february for from had has have he her here his if in into is it its january july june less"
    " march more near nor not november october of off on once or our out over per said says"
    " september she since so than that the their them then there these they this those through to"
    " towards under until up upon us was we were what when where which while who whose will with"
    " within without would you".split()
)
_PLURALS = frozenset(
    "aircraft children dead feet men people personnel police staff women wounded".split()
)
_SPANS = frozenset("day hour minute month week year".split())
_NO_PLURAL = ("ss", "us", "is", "’s", "'s")
_NAMED_BY_NUMBER = re.compile(
    r"\b(?:articles?|sections?|chapters?|resolutions?|titles?|no\.?|numbers?|phases?|pages?|rooms?"
    r"|channels?|aged?|chapter|group|unit|flight|boeing|airbus)\s$",
    re.IGNORECASE,
)
# "Our two nations", "between the two sides": a pair that is known already, and no count of it.
_KNOWN_PAIR = re.compile(r"\b(?:both|her|his|its|our|the|their|these|those)\s$", re.IGNORECASE)
_MOST_WORDS = 4
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its noun at [start, end) of a text, as printed and as it is compared.

    `value` is a plain decimal ("1300", "2.5"); `unit` the singular of the noun, a currency's sign
    or "%", with what it is a share of where the text says so at once.
    """

    start: int
    end: int
    words: str
    value: str
    unit: str


def figures(text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Figure]:
    """The figures of a text in order. `taken` are stretches (names, dates, events' days) in which
    a number is part of something else; sorted or not."""
    for found in _FIGURE.finditer(text):
        start, end = found.span()
        if any(first < end and start < last for first, last in taken):
            continue
        if _NAMED_BY_NUMBER.search(text, max(0, start - 16), start) or _is_year(found):
            continue
        if found[0].lower() == "two" and _KNOWN_PAIR.search(text, max(0, start - 8), start):
            continue
        unit, end = _unit(text, found)
        if unit:
            words = " ".join(text[start:end].split())
            yield Figure(start, end, words, _value(found), unit)


def _is_year(found: re.Match[str]) -> bool:
    number = found["number"]
    bare = not (found["currency"] or found["percent"] or found["scale"] or found["short"])
    return bare and number.isdigit() and _FIRST_YEAR <= int(number) <= _LAST_YEAR


def _value(found: re.Match[str]) -> str:
    number = found["number"].lower().replace(",", "")
    scale = _SCALES.get((found["scale"] or found["short"] or "").lower(), 1)
    value = _WORDS[number] if number in _WORDS else float(number)
    return f"{round(value * scale, 4):.4f}".rstrip("0").rstrip(".")


def _unit(text: str, found: re.Match[str]) -> tuple[str, int]:
    """What is counted, and where its words end; an empty unit where nothing is."""
    if found["percent"]:
        share = _SHARE_OF.match(text, found.end())
        if share and share[1].lower() not in _STOPS:
            return f"% of {share[1].lower()}", share.end()
        return "%", found.end()
    if found["currency"]:
        return found["currency"].strip()[-1], found.end()
    end = found.end()
    for _ in range(_MOST_WORDS):
        word = _NOUN.match(text, end)
        if word is None or word[1].lower() in _STOPS or word[1].endswith("-old"):
            break
        joined = text[end] == "-" and word[1].lower() in _SPANS
        end = word.end()
        single = word[1].lower() if joined else _singular(word[1].lower())
        if single in _SPANS and not joined:
            break  # how long, how long ago: time is compared by its dates
        if single:
            return _CURRENCY.get(single, single), end
    return "", end


def _singular(word: str) -> str:
    """The singular of a plural; empty for what is none."""
    if word in _PLURALS:
        return word
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return ""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]
