"""Rulings on tellings: the later of two that disagree holds, and the machine obeys both."""

from __future__ import annotations

from datetime import date

from entities.resolution.bonds import Bond, bind
from entities.resolution.same_event import Told, decide


def telling(number: int, day: int, *people: str) -> Told:
    when = date(2025, 3, day)
    parties = frozenset(("person", each) for each in people or ("Berg", "Dorn"))
    return Told(number, "meeting", parties, (), when, when)  # type: ignore[arg-type]


def groups(tellings: list[Told], *bonds: Bond) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for each, decision in sorted(decide(tellings, bind(bonds)).items()):
        found.setdefault(decision.happening, []).append(each)
    return sorted(found.values())


def both(*ids: int) -> Bond:
    return Bond(frozenset(ids))


def cut(ours: set[int], theirs: set[int], *, one: bool = True) -> Bond:
    return Bond(frozenset(ours), frozenset(theirs), one=one, signed="editor ed")


def test_what_an_editor_brought_together_is_one_although_its_days_differ() -> None:
    assert groups([telling(1, 6), telling(2, 9)]) == [[1], [2]]
    assert groups([telling(1, 6), telling(2, 9)], both(1, 2)) == [[1, 2]]


def test_a_new_telling_joins_them_by_agreeing_with_one_of_them() -> None:
    assert groups([telling(1, 6), telling(2, 9), telling(3, 9)], both(1, 2)) == [[1, 2, 3]]


def test_what_an_editor_split_stays_apart_however_alike() -> None:
    alike = [telling(1, 6), telling(2, 6), telling(3, 6)]
    assert groups(alike) == [[1, 2, 3]]
    assert groups(alike, cut({2, 3}, {1})) == [[1], [2, 3]]


def test_those_that_went_are_one_and_the_others_are_the_machines_to_decide() -> None:
    others = [telling(1, 6), telling(2, 9), telling(3, 12)]
    assert groups(others, cut({2, 3}, {1})) == [[1], [2, 3]]
    assert groups(others, cut({2, 3}, {1}, one=False)) == [[1], [2], [3]]


def test_the_later_ruling_holds() -> None:
    alike = [telling(1, 6), telling(2, 6)]
    assert groups(alike, both(1, 2), cut({2}, {1})) == [[1], [2]]
    assert groups(alike, cut({2}, {1}), both(1, 2)) == [[1, 2]]


def test_of_three_brought_together_one_may_be_cut_off_again() -> None:
    alike = [telling(1, 6), telling(2, 6), telling(3, 6)]
    assert groups(alike, both(1, 2, 3), cut({2}, {1, 3})) == [[1, 3], [2]]


def test_who_decided_is_the_reason() -> None:
    decisions = decide([telling(1, 6), telling(2, 6)], bind([cut({2}, {1})]))
    assert decisions[2].reasons == ("editor ed: told apart",)
