"""Which tellings of one report are one happening."""

from __future__ import annotations

from datetime import date

from entities.language.events.merge import join, near
from entities.language.events.telling import Party, Telling
from entities.language.findings import EventKind, EventStatus, FoundDate, FoundName


def party(name: str) -> Party:
    return Party(name, "place" if name.isupper() else "person", 0, 1)


def telling(
    *who: str,
    kind: EventKind = "meeting",
    day: int | None = None,
    place: str = "",
    status: EventStatus | None = None,
    known: bool = False,
    series: str = "",
) -> Telling:
    on = date(2025, 3, day) if day else None
    return Telling(
        kind, 0, 0, 1, "test", parties=[party(name) for name in who], known=known, series=series,
        date=FoundDate(0, 1, "", "", "day", on, on, "") if on else None, status=status,
        places=[FoundName(0, 1, place, "place", place, "")] if place else [],
    )  # fmt: skip


def test_the_same_people_without_a_clash_are_one_meeting() -> None:
    assert len(join([telling("Holm", "Pevkur", day=6), telling("Holm", "Pevkur")])) == 1


def test_two_days_are_two_meetings() -> None:
    assert len(join([telling("Holm", "Pevkur", day=6), telling("Holm", "Pevkur", day=13)])) == 2


def test_two_cities_are_two_meetings() -> None:
    both = [telling("Holm", "Pevkur", place="Tallinn"), telling("Holm", "Pevkur", place="Rome")]
    assert len(join(both)) == 2


def test_a_building_and_its_city_are_one_place() -> None:
    assert near("Pentagon", "Washington")
    assert not near("Pentagon", "London")


def test_a_call_is_not_a_meeting() -> None:
    assert len(join([telling("Holm", "Pevkur"), telling("Holm", "Pevkur", kind="call")])) == 2


def test_other_company_is_another_meeting() -> None:
    assert len(join([telling("Holm", "Pevkur"), telling("Holm", "Duda")])) == 2


def test_a_leader_and_the_country_are_one_side() -> None:
    two = [telling("Trump", "UKRAINE", kind="aid"), telling("USA", "UKRAINE", kind="aid")]
    assert len(join(two)) == 1


def test_the_meeting_is_the_one_told_before() -> None:
    (one,) = join([telling("Holm", "Pevkur"), telling(known=True, day=6)])
    assert one.date is not None


def test_the_meeting_that_nobody_told_of_is_dropped() -> None:
    assert join([telling(known=True)]) == []


def test_two_series_are_two_gatherings() -> None:
    one, other = "Munich Security Conference", "NATO summit"
    both = [telling(kind="conference", series=one), telling(kind="conference", series=other)]
    assert len(join(both)) == 2


def test_a_plan_that_was_called_off_is_cancelled() -> None:
    (one,) = join([
        telling("Holm", "Pevkur", status="announced"),
        telling("Holm", "Pevkur", status="cancelled"),
    ])  # fmt: skip
    assert one.status == "cancelled"
