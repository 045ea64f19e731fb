"""Whatever editors decide and undo, in whatever order, the state is what the standing rulings say.

Thirty sequences here; `RULING_SEQUENCES=300` asks for as many (the nightly run).
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from articles.models import Article
from entities.language.findings import Evidence, FoundEvent, Participant
from entities.models import Address, Entity, Event, Mention, Ruling
from entities.rulings.frame import Decision, record, withdraw
from entities.rulings.on_entities import (
    NotPossible,
    alias,
    apart,
    has_kind,
    hidden,
    lined,
    merged,
    pinned,
    renamed,
    split,
    struck,
)
from entities.rulings.on_events import event_split, events_apart, events_merged
from entities.rulings.on_texts import (
    mention_has_kind,
    mention_is,
    mention_is_no_name,
)
from entities.rulings.refs import new_ref, ref_of
from tests.entities.rulings.desk import Named, read
from tests.entities.rulings.state import broken, state

pytestmark = pytest.mark.django_db

SEQUENCES = int(os.environ.get("RULING_SEQUENCES", "30"))

PEOPLE = ["Anna Berg", "Ingrid Berg", "Ivan Petrow", "Ivan Pietroff", "Chuck Lind", "Charles Lind"]


def archive() -> list[Article]:
    """Six reports that share people, family names and places."""
    found = []
    for at in range(6):
        one, other = PEOPLE[at], PEOPLE[(at + 1) % 6]
        family = one.split()[-1]
        text = f"{one} met {other} in Oslo. Later {family} spoke to the Harbour Council."
        names: list[Named] = [
            (one, "person", one),
            (other, "person", other),
            ("Oslo", "place", "Oslo"),
            ("Harbour Council", "organisation", "Harbour Council"),
            (family, "person", one),
        ]
        met = meeting(text, one, other)
        found.append(read(text, names, source=f"Outlet {at % 2}", events=(met,)))
    return found


def meeting(text: str, *people: str) -> FoundEvent:
    """What every report tells: its two people met, on one of two days."""
    day = date(2025, 3, 6 + 14 * (PEOPLE.index(people[0]) % 2))
    start = text.index("met")
    return FoundEvent(
        "meeting", start, start + 3, "met",
        tuple(Participant(each, "person") for each in people), ("Oslo",),
        day, day, "day", "held", 0, len(text),
        evidence=tuple(
            Evidence("participant", each, text.index(each), text.index(each) + len(each), each)
            for each in people
        ),
    )  # fmt: skip


Maker = Callable[[random.Random], Decision | None]


def _entity(dice: random.Random, **wanted: str) -> Entity | None:
    found = list(Entity.objects.filter(reports__gt=0, **wanted).order_by("kind", "key"))
    return dice.choice(found) if found else None


def _mention(dice: random.Random) -> Mention | None:
    rows = Mention.objects.select_related("article__source", "entity", "naming")
    found = list(rows.order_by("article", "start"))
    return dice.choice(found) if found else None


def _whom(dice: random.Random) -> Decision | None:
    mention, entity = _mention(dice), _entity(dice)
    scope = dice.choice(["here", "here", "report", "outlet", "always"])
    if mention is None or entity is None:
        return None
    to = new_ref("person", "Tove Holm") if dice.random() < 0.3 else ref_of(entity)
    return mention_is(mention, to, scope=scope)  # type: ignore[arg-type]


def _nobody(dice: random.Random) -> Decision | None:
    mention = _mention(dice)
    scope = dice.choice(["here", "report", "outlet", "always"])
    return mention_is_no_name(mention, scope=scope) if mention else None  # type: ignore[arg-type]


def _kind(dice: random.Random) -> Decision | None:
    mention = _mention(dice)
    kind = dice.choice(["person", "place", "organisation"])
    scope = dice.choice(["here", "always"])
    return mention_has_kind(mention, kind, scope=scope) if mention else None  # type: ignore[arg-type]


def _merge(dice: random.Random) -> Decision | None:
    one, other = _entity(dice, kind="person"), _entity(dice, kind="person")
    return merged(one, [other]) if one and other else None


def _split(dice: random.Random) -> Decision | None:
    entity = _entity(dice)
    if entity is None:
        return None
    reports = list(entity.mentions.values_list("article__identity", flat=True).distinct())
    gone = dice.sample(sorted(reports), max(1, len(reports) // 2))
    return split(entity, new_ref(entity.kind, entity.name), reports=gone)


def _apart(dice: random.Random) -> Decision | None:
    one, other = _entity(dice, kind="person"), _entity(dice, kind="person")
    return apart(one, other) if one and other else None


def _alias(dice: random.Random) -> Decision | None:
    entity = _entity(dice, kind="person")
    return alias(entity, dice.choice(PEOPLE)) if entity else None


def _strike(dice: random.Random) -> Decision | None:
    entity = _entity(dice)
    naming = entity.namings.order_by("key").first() if entity else None
    return struck(entity, naming) if entity and naming else None


def _page(dice: random.Random) -> Decision | None:
    entity = _entity(dice)
    if entity is None:
        return None
    return dice.choice(
        [
            renamed(entity, dice.choice(["Somebody", "Anna Berg"])),
            lined(entity, "Minister"),
            hidden(entity, hide=True),
            pinned(entity, pin=True),
        ]
    )


def _other_kind(dice: random.Random) -> Decision | None:
    entity = _entity(dice)
    kind = dice.choice(["person", "place", "organisation"])
    return has_kind(entity, kind) if entity else None


def _crossed(dice: random.Random) -> Decision | None:
    one, other = _entity(dice), _entity(dice)
    return merged(one, [other]) if one and other else None


def _events(dice: random.Random) -> Decision | None:
    found = list(Event.objects.told().order_by("earliest", "title", "pk"))
    one, other = dice.choice(found), dice.choice(found)
    reports = set(one.tellings.values_list("article", flat=True))
    gone = dice.sample(sorted(reports), max(1, len(reports) // 2))
    ways: list[Callable[[], Decision]] = [
        lambda: events_merged(one, [other]),
        lambda: events_apart(one, other),
        lambda: event_split(one, gone),
    ]
    return dice.choice(ways)()


MAKERS: list[Maker] = [
    _whom, _whom, _nobody, _kind, _merge, _merge, _split, _apart, _alias, _strike, _page,
    _other_kind, _crossed, _events, _events, _events,
]  # fmt: skip


def _one_step(dice: random.Random, editor: User) -> None:
    """A ruling or, one time in three, the undoing of any."""
    standing = list(Ruling.objects.standing())
    if standing and dice.random() < 0.33:
        withdraw(dice.choice(standing), editor=editor)
        return
    try:
        decision = dice.choice(MAKERS)(dice)
    except NotPossible:
        return
    if decision:
        record(decision, editor=editor)


@pytest.mark.parametrize("first", range(0, SEQUENCES, 10))
def test_undoing_everything_leaves_what_there_was(
    first: int, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = User.objects.create_user("ed")
    archive()
    before = state()
    for seed in range(first, min(first + 10, SEQUENCES)):
        dice = random.Random(seed)
        for _ in range(dice.randint(3, 8)):
            _one_step(dice, editor)
        assert broken() == [], seed
        if seed == first:
            _every_address_answers(client, monkeypatch)
        standing = list(Ruling.objects.standing())
        dice.shuffle(standing)
        for each in standing:
            withdraw(each, editor=editor)
        assert broken() == [], seed
        assert state() == before, seed
    _every_address_answers(client, monkeypatch)


def _every_address_answers(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything but 404, hidden pages aside; what the pages show is not drawn."""
    for view, *drawn in (("entity", "dossier"), ("events", "tellings_of")):
        for name in (*drawn, "render"):
            monkeypatch.setattr(f"entities.views.{view}.{name}", lambda *_, **__: HttpResponse())
    for each in Address.objects.all():
        path = {"person": "people", "place": "places", "organisation": "organisations"}[each.kind]
        answer = client.get(f"/{path}/{each.slug}/", follow=True)
        hidden_now = answer.status_code == 404 and Entity.objects.filter(hidden=True).exists()
        assert answer.status_code == 200 or hidden_now, each
    for event in Event.objects.all():
        assert client.get(event.get_absolute_url(), follow=True).status_code == 200, event.pk


@pytest.mark.parametrize("seed", range(max(3, SEQUENCES // 10)))
def test_undoing_one_is_as_if_it_had_never_been_made(seed: int) -> None:
    dice = random.Random(1000 + seed)
    editor = User.objects.create_user("ed")
    articles = archive()
    for _ in range(5):
        _one_step(dice, editor)
    standing = list(Ruling.objects.standing())
    if not standing:
        return
    withdraw(dice.choice(standing), editor=editor)
    after = state()
    for each in articles:
        _read_again(each)
    assert state() == after
    assert broken() == []


def _read_again(article: Article) -> None:
    from entities.annotate import annotate  # noqa: PLC0415
    from entities.rulings.kept import kept  # noqa: PLC0415

    reading = kept(article.pk)
    assert reading
    annotate(article.pk, text=article.text, reading=reading)
