"""Which events of several reports are one happening."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any

from entities.resolution.same_event import Told, compare, decide, reach, status_moves

BOTH = frozenset({("person", "healey"), ("person", "hegseth")})


def event(id: int = 1, **changed: Any) -> Told:  # noqa: A002
    given: dict[str, Any] = {"kind": "meeting", "participants": BOTH}
    return Told(id=id, **(given | changed))


def on(day: int, until: int | None = None, month: int = 3) -> dict[str, Any]:
    return {"earliest": date(2025, month, day), "latest": date(2025, month, until or day)}


def test_the_same_people_on_the_same_day_are_one_event() -> None:
    found = compare(event(**on(6)), event(2, **on(6)))
    assert found.same
    assert "both 6 March 2025" in found.reasons


def test_a_week_with_the_day_in_it_is_the_same_day() -> None:
    found = compare(event(**on(6)), event(2, **on(3, until=9)))
    assert found.same
    assert "6 March 2025 lies in 3 March 2025 to 9 March 2025" in found.reasons


def test_two_calls_a_week_apart_are_two() -> None:
    found = compare(event(kind="call", **on(6)), event(2, kind="call", **on(13)))
    assert found.score == 0
    assert found.reasons == ("6 March 2025 is not 13 March 2025",)


def test_a_building_and_its_city_agree_and_two_cities_clash() -> None:
    at_home = event(**on(6), places=("Pentagon",))
    assert compare(at_home, event(2, **on(6), places=("Washington",))).same
    assert compare(at_home, event(2, **on(6), places=("London",))).score == 0


def test_the_same_people_alone_are_not_enough() -> None:
    assert not compare(event(**on(6)), event(2)).same


def test_an_undated_telling_joins_by_the_days_of_its_report() -> None:
    undated = event(2, report_earliest=date(2025, 3, 4), report_latest=date(2025, 3, 5))
    assert compare(event(**on(6)), undated).same
    late = event(2, report_earliest=date(2025, 5, 4), report_latest=date(2025, 5, 4))
    assert not compare(event(**on(6)), late).same


def test_what_is_told_without_a_day_a_season_later_is_another_event() -> None:
    where: dict[str, Any] = {"places": ("London",)}
    near, far = (
        event(2, report_earliest=each, report_latest=each, **where)
        for each in (date(2025, 4, 20), date(2025, 4, 21))
    )
    assert compare(event(**on(6), **where), near).same
    found = compare(event(**on(6), **where), far)
    assert (found.score, found.reasons) == (0, ("told 46 days apart",))
    unknown = event(3, **where)
    assert compare(unknown, event(4, **where)).same
    found = compare(event(**on(6), **where), unknown)
    assert (found.score, found.reasons) == (0, ("nothing says when one of them was",))


def test_two_that_are_one_reach_into_each_other() -> None:
    days = [date(2025, 1, 1) + timedelta(each) for each in range(0, 120, 9)]
    tellings = [
        event(number, places=("London",), **fields)
        for number, fields in enumerate([
            *({"earliest": day, "latest": day} for day in days),
            *({"report_earliest": day, "report_latest": day + timedelta(3)} for day in days),
            {},
        ])
    ]  # fmt: skip
    alike = [(one, two) for one, two in permutations(tellings, 2) if compare(one, two).same]
    assert len(alike) > 200
    for one, two in alike:
        ours, theirs = reach(one), reach(two)
        assert ours
        assert theirs
        assert ours[0] <= theirs[1]
        assert theirs[0] <= ours[1]


def test_other_company_is_another_event() -> None:
    others = frozenset({("person", "healey"), ("person", "marles")})
    assert compare(event(**on(6)), event(2, participants=others, **on(6))).score == 0


def test_a_leader_may_stand_for_the_country() -> None:
    told: dict[str, Any] = {"kind": "suspension", **on(3)}
    leader = event(participants=frozenset({("person", "trump"), ("place", "ua")}), **told)
    state = event(2, participants=frozenset({("place", "us"), ("place", "ua")}), **told)
    assert compare(leader, state).same


def test_announced_and_held_are_one_event_whose_status_moved() -> None:
    plan = event(**on(6), status="announced", report_latest=date(2025, 3, 4))
    held = event(2, **on(6), report_latest=date(2025, 3, 10))
    assert compare(plan, held).same
    assert status_moves([held, plan]) == ("announced", "held")


def test_a_postponed_meeting_keeps_its_event_on_another_day() -> None:
    found = compare(event(**on(6), status="postponed"), event(2, **on(20), places=("Rome",)))
    assert "postponed from one day to another" in found.reasons


def test_two_gatherings_of_a_series_are_two() -> None:
    told: dict[str, Any] = {
        "kind": "conference", "series": "NATO summit", "participants": frozenset(),
    }  # fmt: skip
    assert compare(event(**told, **on(24)), event(2, **told, **on(24))).same
    assert compare(event(**told, **on(24)), event(2, **told, **on(24, month=7))).score == 0


def test_the_answer_does_not_depend_on_the_order() -> None:
    events = [event(1, **on(6)), event(2, **on(6, until=8)), event(3, **on(8))]
    answers = [decide(order) for order in permutations(events)]
    assert all(answer == answers[0] for answer in answers)


def test_a_vague_event_does_not_join_two_that_clash() -> None:
    homes = decide([event(1, **on(6)), event(2, **on(3, until=9)), event(3, **on(8))])
    assert homes[1].happening != homes[3].happening


def test_each_happening_says_why() -> None:
    homes = decide([event(1, **on(6)), event(2, **on(6))])
    assert homes[1].happening == homes[2].happening == 1
    assert "healey, hegseth in both" in homes[2].reasons
