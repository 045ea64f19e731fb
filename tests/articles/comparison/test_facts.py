"""Facts as rows, texts as columns."""

from __future__ import annotations

from datetime import date
from typing import Any

from articles.comparison.facts import Fact, Kind, Sort, Told, around, compare


def told(kind: Kind, key: str, text: int, *, detail: str = "", **fields: Any) -> Told:
    fact = Fact(kind, key, key, detail=detail)
    return Told(fact, text, start=fields.pop("start", 0), end=5, **fields)


def person(key: str, text: int, *forms: str, **fields: Any) -> Told:
    return told(Kind.PERSON, key, text, forms=frozenset(forms or {key}), **fields)


def test_what_most_texts_carry_comes_first() -> None:
    names = [person("Berg", 1), person("Dorn", 1), person("Dorn", 2)]
    found = compare(names, [1, 2])
    assert [row.fact.label for row in found.rows] == ["Dorn", "Berg"]
    assert [row.fact.label for row in found.shared] == ["Dorn"]


def test_what_one_text_alone_has_is_told() -> None:
    found = compare([person("Berg", 1), person("Dorn", 1), person("Dorn", 2)], [1, 2])
    assert [row.fact.label for row in found.only(1)] == ["Berg"]
    assert found.only(2) == []


def test_a_text_that_tells_twice_counts_once_and_opens_the_first() -> None:
    found = compare([person("Berg", 1, start=90), person("Berg", 1, start=10)], [1])
    (row,) = found.rows
    assert (row.times, row.cells[1].start) == (2, 10)


def test_two_spellings_of_a_name_are_a_difference() -> None:
    names = [person("Zelenskyy", 1, "Zelensky"), person("Zelenskyy", 2, "Zelenskyy")]
    (difference,) = compare(names, [1, 2]).differences
    assert difference.sort == Sort.SPELLING
    assert [(side.words, side.texts) for side in difference.sides] == [
        ("Zelensky", (1,)),
        ("Zelenskyy", (2,)),
    ]


def count(value: str, text: int, near: str) -> Told:
    words = around(near, 0, 0)
    return told(Kind.FIGURE, f"{value} troop", text, detail="troop", about=words)


def test_two_counts_of_one_thing_clash() -> None:
    near = "soldiers arrived at the northern border camp on Monday"
    counts = [count("1300", 1, near), count("1200", 2, near)]
    (difference,) = compare(counts, [1, 2]).differences
    assert difference.sort == Sort.FIGURE
    assert [side.texts for side in difference.sides] == [(1,), (2,)]


def test_counts_of_different_things_do_not_clash() -> None:
    counts = [
        count("1300", 1, "soldiers arrived at the northern border camp on Monday"),
        count("1200", 2, "reservists were sent home after an exercise in spring"),
    ]
    assert compare(counts, [1, 2]).differences == ()


def test_no_clash_where_one_text_prints_both_figures() -> None:
    near = "soldiers arrived at the northern border camp on Monday"
    counts = [count("1300", 1, near), count("1200", 1, near), count("1200", 2, near)]
    assert compare(counts, [1, 2]).differences == ()


def event(key: str, text: int, day: date, last: date | None = None) -> Told:
    parties = frozenset({"1", "2"})
    return told(Kind.EVENT, key, text, detail="meeting", days=(day, last or day), about=parties)


def test_one_event_on_two_days_is_a_difference() -> None:
    days = [event("talks", 1, date(2025, 3, 6)), event("talks", 2, date(2025, 3, 7))]
    (difference,) = compare(days, [1, 2]).differences
    assert difference.sort == Sort.DAY
    assert [side.days for side in difference.sides if side.days] == [
        (date(2025, 3, 6), date(2025, 3, 6)),
        (date(2025, 3, 7), date(2025, 3, 7)),
    ]


def test_a_vaguer_day_of_one_event_is_no_clash() -> None:
    days = [
        event("talks", 1, date(2025, 3, 6)),
        event("talks", 2, date(2025, 3, 1), date(2025, 3, 31)),
    ]
    assert compare(days, [1, 2]).differences == ()


def test_like_events_of_the_same_parties_a_day_apart_may_be_one() -> None:
    days = [event("talks", 1, date(2025, 3, 6)), event("meeting", 2, date(2025, 3, 7))]
    assert [each.sort for each in compare(days, [1, 2]).differences] == [Sort.DAY]
    far = [event("talks", 1, date(2025, 3, 6)), event("meeting", 2, date(2025, 4, 7))]
    assert compare(far, [1, 2]).differences == ()
