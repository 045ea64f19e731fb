"""Named days: when each falls in a year, and the ones that name a single day of history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from entities.language.dates.pieces import Pieces
from entities.language.dates.printed import year_at
from entities.language.dates.relative import read_within, relation_of
from entities.language.dates.shapes import Day, Hit, Occasion

HISTORIC = {
    "d-day": date(1944, 6, 6),
    "ve day": date(1945, 5, 8),
    "vj day": date(1945, 8, 15),
    "9/11": date(2001, 9, 11),
}
"""Names that mean one day of history, unless a year is printed with them ("VE Day 2025")."""

COMMEMORATED = {"ve day": (5, 8), "vj day": (8, 15)}
"""Days of history that are also kept every year, where they are spoken of as still to come."""

_YEARLY = {
    "new year's day": (1, 1),
    "new years' day": (1, 1),
    "new years' eve": (12, 31),
    "burns night": (1, 25),
    "holocaust memorial day": (1, 27),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "st patrick's day": (3, 17),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "april fool's day": (4, 1),
    "st george's day": (4, 23),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "victory in europe day": (5, 8),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "july fourth": (7, 4),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "trafalgar day": (10, 21),
    "halloween": (10, 31),
    "guy fawkes night": (11, 5),
    "bonfire night": (11, 5),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "veterans' day": (11, 11),
    "st andrew's day": (11, 30),
    "pearl harbor day": (12, 7),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "hogmanay": (12, 31),
}


def easter(year: int) -> date:
    """Western Easter Sunday by the anonymous Gregorian computus (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, leap_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    quarter, quarter_rest = divmod(rest, 4)
    weekday = (32 + 2 * leap_rest + 2 * quarter - epact - quarter_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The nth weekday (0 is Monday) of a month; -1 is the last. Raises ValueError past the end."""
    if number < 0:
        after = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return after - timedelta(days=(after.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1), weeks=0)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _moving(month: int, weekday: int, number: int, days: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, number) + timedelta(days=days)


_MOVING: dict[str, Callable[[int], date]] = {
    "martin luther king day": _moving(1, 0, 3),
    "presidents' day": _moving(2, 0, 3),
    "presidents day": _moving(2, 0, 3),
    "shrove tuesday": _after_easter(-47),
    "ash wednesday": _after_easter(-46),
    "palm sunday": _after_easter(-7),
    "maundy thursday": _after_easter(-3),
    "good friday": _after_easter(-2),
    "holy saturday": _after_easter(-1),
    "easter sunday": _after_easter(0),
    "easter": _after_easter(0),
    "easter monday": _after_easter(1),
    "whit sunday": _after_easter(49),
    "memorial day": _moving(5, 0, -1),
    "labor day": _moving(9, 0, 1),
    "labour day": _moving(9, 0, 1),
    "columbus day": _moving(10, 0, 2),
    "election day": _moving(11, 0, 1, days=1),
    "remembrance sunday": _moving(11, 6, 2),
    "thanksgiving day": _moving(11, 3, 4),
    "thanksgiving": _moving(11, 3, 4),
    "black friday": _moving(11, 3, 4, days=1),
    "cyber monday": _moving(11, 3, 4, days=4),
}
"""Labour Day and Thanksgiving are those of the United States, Remembrance Sunday Britain's."""

ATTACK_YEARS = {(9, 11): 2001, (10, 7): 2023, (7, 7): 2005}
"""Days whose "attacks" news names without a year, and the year meant."""

ATTACK_WORDS = frozenset({"attack", "attacks", "hijackers", "hijackings", "bombings", "massacre"})


def _cut(name: str) -> tuple[str, ...]:
    words: list[str] = []
    run = ""
    for mark in name:
        if mark.isalnum():
            run += mark
            continue
        words += [run] if run else []
        words += [mark] if mark != " " else []
        run = ""
    return (*words, run) if run else tuple(words)


_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _name in sorted([*HISTORIC, *_YEARLY, *_MOVING], key=len, reverse=True):
    _BY_FIRST.setdefault(_cut(_name)[0], []).append((_cut(_name), _name))

OCCASION_STARTS = frozenset(_BY_FIRST)


def occasion_day(name: str, year: int) -> date:
    """When a named day falls in a year. Raises ValueError for a year `date` cannot hold."""
    if name in HISTORIC:
        return HISTORIC[name].replace(year=year)
    if name in _YEARLY:
        month, day = _YEARLY[name]
        return date(year, month, day)
    return _MOVING[name](year)


def read_occasion(pieces: Pieces, index: int) -> Hit | None:
    """A named day with its year if one is printed: "Christmas Eve 2024", "last Easter"."""
    for words, name in _BY_FIRST.get(pieces.word(index), ()):
        if not all(_same(pieces.word(index + step), word) for step, word in enumerate(words)):
            continue
        if not (pieces.capital(index) or words[0].isdecimal()):
            return None
        end = index + len(words)
        if pieces.capital(end) and pieces.word(end) not in {"day", "eve"} and len(words) == 1:
            return None
        if words[0].isdecimal() and not _stands_alone(pieces, index, end):
            return None
        year = year_at(pieces, end + (pieces.word(end) in {",", "in"}))
        within = read_within(pieces, end)
        relation = relation_of(pieces.word(index - 1))
        end = year.end if year else end + 2 if within else end
        shape = Occasion(name, year.value if year else None, relation, within)
        return Hit(shape, index, end)
    return None


def join_attack(pieces: Pieces, hit: Hit) -> Hit:
    """ "The September 11 attacks": a day whose attack news names without its year."""
    shape = hit.shape
    if not isinstance(shape, Day) or shape.year is not None or shape.within is not None:
        return hit
    year = ATTACK_YEARS.get((shape.month, shape.day))
    named = any(pieces.word(hit.end + step) in ATTACK_WORDS for step in range(3))
    return Hit(Day(shape.month, shape.day, year), hit.start, hit.end) if year and named else hit


def _same(piece: str, word: str) -> bool:
    return piece == word or (word == "'" and piece == "’") or (word == "-" and piece == "‑")


def _stands_alone(pieces: Pieces, index: int, end: int) -> bool:
    """9/11 as a name: spaces around, and not the start of 9/11/2001."""
    glued = (
        pieces.joined(end)
        and pieces.word(end) in {"/", "%", "-"}
        and not pieces.printed(end + 1).isalpha()
    )
    return not glued and not (pieces.joined(index) and pieces.word(index - 1) in "/.$£€-")
