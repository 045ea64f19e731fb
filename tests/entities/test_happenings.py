"""One happening told in many reports is one event."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.models import Article
from entities.annotate import annotate
from entities.language.findings import FoundEvent, FoundName, Participant, Reading
from entities.models import Entity, Event, Telling
from entities.rulings.frame import record, withdraw
from entities.rulings.on_entities import renamed
from tests.factories import make_article

pytestmark = pytest.mark.django_db

SIXTH = date(2025, 3, 6)
BOTH = ("Anna Berg", "Carl Dorn")


def told(
    *people: str,
    day: date | None = SIXTH,
    last: date | None = None,
    pk: int | None = None,
    published: date | None = date(2025, 3, 7),
    **fields: Any,
) -> int:
    """A report that tells of a meeting of these people; returns the article's id."""
    text = f"{' and '.join(people)} met."
    article_id = pk or make_article(text=text, published=published).pk
    names = [
        FoundName(text.index(each), text.index(each) + len(each), each, "person", each, "test")
        for each in people
    ]
    whole = (0, len(text))
    event = FoundEvent(
        **{
            "kind": "meeting",
            "start": text.index("met"),
            "end": text.index("met") + 3,
            "text": "met",
            "participants": tuple(Participant(each, "person") for each in people),
            "places": (),
            "earliest": day,
            "latest": last or day,
            "precision": "day" if day else None,
            "status": "held",
            "sentence_start": 0,
            "sentence_end": len(text),
            **fields,
        }
    )
    reading = Reading(tuple(names), (), (), "none", "0", "0", (whole,), events=(event,))
    annotate(article_id, text=text, reading=reading)
    return article_id


def test_two_reports_of_one_meeting_are_one_event() -> None:
    told(*BOTH)
    told(*BOTH)
    event = Event.objects.told().get()
    assert (event.reports, event.title) == (2, "Anna Berg and Carl Dorn meet")
    assert [str(each) for each in event.taking_part.all()] == list(BOTH)


def test_an_event_is_called_by_what_its_people_are_called_now() -> None:
    told("Éva Holm", "Carl Dorn")
    for _ in range(2):
        text = "Eva Holm spoke."
        name = FoundName(0, 8, "Eva Holm", "person", "Eva Holm", "test")
        reading = Reading((name,), (), (), "none", "0", "0", ((0, len(text)),))
        annotate(make_article(text=text).pk, text=text, reading=reading)
    assert Event.objects.told().get().title == "Eva Holm and Carl Dorn meet"


def test_why_they_meet_is_said_in_names() -> None:
    told(*BOTH)
    told(*BOTH)
    assert "Anna Berg, Carl Dorn in both" in Telling.objects.order_by("pk").last().reason  # type: ignore[union-attr]


def test_a_vague_day_meets_a_sharp_one_and_the_sharp_one_is_shown() -> None:
    told(*BOTH, day=date(2025, 3, 3), last=date(2025, 3, 9), precision="week")
    told(*BOTH)
    event = Event.objects.told().get()
    assert (event.earliest, event.latest, event.precision) == (SIXTH, SIXTH, "day")


def test_two_meetings_a_week_apart_stay_two() -> None:
    told(*BOTH)
    told(*BOTH, day=date(2025, 3, 13), published=date(2025, 3, 14))
    assert Event.objects.told().count() == 2


def test_other_people_are_another_event() -> None:
    told(*BOTH)
    told("Eva Holm", "Nils Ek")
    assert Event.objects.told().count() == 2


def test_announced_and_held_are_one_event_whose_status_moved() -> None:
    told(*BOTH, status="announced", published=date(2025, 3, 4))
    assert Event.objects.told().get().status == "announced"
    told(*BOTH)
    assert Event.objects.told().get().status == "held"


def test_a_report_that_knows_more_joins_two_and_the_newer_address_moves() -> None:
    told(*BOTH)
    told("Anna Berg", places=("Oslo",))
    elder, younger = Event.objects.told().order_by("pk")
    told(*BOTH, places=("Oslo",))
    event = Event.objects.told().get()
    assert (event.pk, event.reports) == (elder.pk, 3)
    assert list(event.moved_from.all()) == [younger]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_in_which_reports_come_does_not_matter(order: tuple[int, ...]) -> None:
    reports: list[dict[str, Any]] = [
        {"people": BOTH, "places": ("Oslo",)},
        {
            "people": BOTH[:1],
            "day": date(2025, 3, 3),
            "last": date(2025, 3, 9),
            "places": ("Oslo",),
        },
        {"people": BOTH, "day": None, "published": date(2025, 3, 8)},
        {"people": BOTH, "day": date(2025, 3, 8), "published": date(2025, 3, 9)},
    ]
    texts = {}
    for number in order:
        report = dict(reports[number])
        texts[told(*report.pop("people"), **report)] = number
    found = {
        (
            event.title,
            event.earliest,
            tuple(sorted(texts[t.article_id] for t in event.tellings.all())),
        )
        for event in Event.objects.told()
    }
    assert found == {
        ("Anna Berg and Carl Dorn meet", SIXTH, (0, 1)),
        ("Anna Berg and Carl Dorn meet", date(2025, 3, 8), (2, 3)),
    }


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_is_told_without_a_day_joins_by_its_report_in_any_order(
    order: tuple[int, ...],
) -> None:
    """The second and the third are of one May; the first knows a day in January."""
    january, may = date(2025, 1, 7), date(2025, 5, 14)
    tellings: list[dict[str, Any]] = [
        {"day": january, "published": january},
        {"day": None, "published": may},
        {"day": may - timedelta(3), "published": may + timedelta(1)},
    ]
    pks = [make_article(f"Number {each}.", published=date(2025, 1, 1)).pk for each in range(3)]
    for each in order:
        fields = tellings[each] | {"places": ("London",)}
        Article.objects.filter(pk=pks[each]).update(published=fields["published"])
        told(*BOTH, pk=pks[each], **fields)
    assert {
        frozenset(event.tellings.values_list("article", flat=True))
        for event in Event.objects.told()
    } == {frozenset(pks[:1]), frozenset(pks[1:])}


def test_a_telling_that_is_gone_parts_what_it_held_together() -> None:
    told(*BOTH)
    told("Anna Berg", places=("Oslo",))
    whole = told(*BOTH, places=("Oslo",))
    assert Event.objects.told().count() == 1
    annotate(whole, text="Nothing.", reading=Reading((), (), (), "none", "0", "0", ()))
    assert Event.objects.told().count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_event() -> None:
    people = [("Anna Berg", "Carl Dorn"), ("Carl Dorn", "Anna Berg")]
    pks = [make_article(text=f"{' and '.join(each)} met.", published=SIXTH).pk for each in people]

    def work(number: int) -> None:
        told(*people[number], pk=pks[number])
        connection.close()

    threads = [Thread(target=work, args=(number,)) for number in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert Event.objects.told().get().reports == 2


def test_reading_again_keeps_the_address() -> None:
    article = told(*BOTH)
    before = Event.objects.get().pk
    told(*BOTH, pk=article, day=date(2025, 3, 5))
    event = Event.objects.get()
    assert (event.pk, event.earliest) == (before, date(2025, 3, 5))
    assert Telling.objects.count() == 1


def test_two_gatherings_without_people_keep_their_own_addresses() -> None:
    text = "The Forum of Oslo and the Forum of Bergen meet."
    found = [
        FoundEvent(
            kind="conference",
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            participants=(),
            places=(),
            earliest=None,
            latest=None,
            precision=None,
            status="announced",
            sentence_start=0,
            sentence_end=len(text),
            series=name,
            rule="test",
        )
        for name in ("Forum of Oslo", "Forum of Bergen")
    ]
    reading = Reading((), (), (), "none", "0", "0", ((0, len(text)),), events=tuple(found))
    article = make_article(text=text).pk
    for _ in range(2):
        annotate(article, text=text, reading=reading)
        told_of = dict(Telling.objects.values_list("text", "event"))
    assert sorted(told_of.values()) == sorted(Event.objects.values_list("pk", flat=True))
    assert len(told_of) == 2


def test_an_event_nobody_tells_of_any_more_keeps_its_address() -> None:
    article = told(*BOTH)
    reading = Reading((), (), (), "none", "0", "0", ())
    annotate(article, text="Nothing.", reading=reading)
    assert Event.objects.get().reports == 0
    assert not Event.objects.told().exists()


@pytest.mark.usefixtures("source_archive")
class TestSourceReports:
    def test_the_meeting_at_the_pentagon_is_one_event_of_all_its_reports(self) -> None:
        event = Event.objects.told().get(
            kind="meeting",
            earliest=SIXTH,
            latest=SIXTH,
            participants__name="Pete Hegseth",
        )
        told = event.tellings.values_list("article__external_id", flat=True)
        assert {name.split("/")[-1][:3] for name in told} >= {"000", "001", "002", "004"}
        assert event.status == "held"
        assert event.participants.filter(name="John Healey").exists()

    @pytest.mark.parametrize(
        ("kind", "who", "reports", "days"),
        [
            ("meeting", "Volodymyr Zelensky", 3, (date(2025, 2, 24), date(2025, 3, 2))),
            ("call", "Pete Hegseth", 1, (date(2025, 1, 31), date(2025, 1, 31))),
            ("statement", "John Healey", 1, (date(2025, 2, 10), date(2025, 2, 10))),
            ("statement", "Winston Churchill", 1, (date(1946, 3, 5), date(1946, 3, 5))),
            ("commemoration", "John Healey", 1, (date(2025, 3, 5), date(2025, 3, 5))),
            ("suspension", "Ukraine", 1, (None, None)),
            ("vote", "Wendy Chamberlain", 1, (None, None)),
        ],
    )
    def test_each_is_there_once(
        self, kind: str, who: str, reports: int, days: tuple[date | None, date | None]
    ) -> None:
        event = Event.objects.told().get(kind=kind, participants__name=who)
        assert (event.reports, (event.earliest, event.latest)) == (reports, days)

    @pytest.mark.parametrize(
        "series", ["Munich Security Conference", "Ukraine Defence Contact Group"]
    )
    def test_a_gathering_is_there_once(self, series: str) -> None:
        assert Event.objects.told().get(series=series).status == "announced"

    def test_the_contact_group_meets_on_the_wednesday(self) -> None:
        event = Event.objects.told().get(series="Ukraine Defence Contact Group")
        assert event.earliest == date(2025, 2, 12)

    def test_the_suspension_says_whom_it_hits(self) -> None:
        event = Event.objects.told().get(kind="suspension")
        assert event.title == "Suspension by Donald Trump towards Ukraine"
        assert event.taking_part.get(entity__name="Ukraine").part == "target"

    def test_nothing_comes_from_the_comments(self) -> None:
        assert Event.objects.told().count() == 11


def test_an_event_is_called_by_the_name_that_an_editor_gives(django_user_model: type[User]) -> None:
    told(*BOTH)
    editor = django_user_model.objects.create(username="ed")
    ruling = record(renamed(Entity.objects.get(name="Anna Berg"), "A. Berg"), editor=editor)
    assert Event.objects.told().get().title == "A. Berg and Carl Dorn meet"
    withdraw(ruling, editor=editor)
    assert Event.objects.told().get().title == "Anna Berg and Carl Dorn meet"
