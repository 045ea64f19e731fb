"""The same reports give the same pages, whatever order they come in."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from entities.addresses import marked_slug, plain_slug
from entities.annotate import annotate
from entities.language.findings import FoundDate, FoundName, FoundQuote, Kind, QuotePart, Reading
from entities.models import Address, DateMention, Entity, Mention, Quote
from entities.resolution import block, evidence
from tests.factories import make_article

pytestmark = pytest.mark.django_db

PEOPLE = [
    "Eva Holm", "Holm", "Éva Holm", "Nils Holm", "E. Holm", "George A. Lind", "George B. C. Lind",
    "George Lind", "Chuck Lind", "Charles Lind", "Lind", "Nils Berg", "Nils Berg Jr", "Berg",
    "Katherine Dorn", "Kate Dorn", "Catherine Dorn",
]  # fmt: skip
BODIES = ["Northern Harbour Council", "NHC", "New House Club", "Ferry Board", "A.T. & T"]
PLACES = ["Oslo", "Paris", "Washington", "Little Ferrying"]
OFFICES = ["Defence Secretary", "Minister", "Mr", "Harbour Minister", "Captain"]
SAID = [
    "We will build the long bridge before the winter comes.",
    "We will build the long bridge before the winter",
    "fake news",
    "The ferries must sail on every day of the year.",
]


def found(words: str, start: int, kind: Kind, name: str, role: str = "") -> FoundName:
    return FoundName(start, start + len(words), words, kind, name, "test", role=role)


def made_up(number: int) -> tuple[str, Reading]:
    """A report that names some people, places and bodies, speaks of a day and quotes somebody."""
    draw = random.Random(number)
    text, names = "", []

    def name(words: str, kind: Kind, *, full: str = "", role: str = "") -> None:
        nonlocal text
        names.append(found(words, len(text), kind, full or words, role))
        text += f"{words} met. "

    here = draw.sample(PEOPLE, 5)
    for each in here:
        name(each, "person", role=draw.choice(OFFICES) if draw.random() < 0.4 else "")
    name(draw.choice(PLACES), "place")
    name(draw.choice(BODIES), "organisation")
    if draw.random() < 0.3:
        name("NHC", "organisation", full=draw.choice([BODIES[0], BODIES[0], BODIES[2]]))
    said = draw.choice(SAID)
    at = len(text)
    quote = FoundQuote(
        at, at + len(said), said, here[0], None, None, "said", (QuotePart(at, at + len(said)),),
        sort="fragment" if len(said) < 10 else "speech",
    )  # fmt: skip
    day = date(2025, 3, draw.randint(1, 28))
    text += f"{said} {day}"
    at = len(text) - 10
    when = FoundDate(at, len(text), text[at:], str(day), "day", day, day, "test")
    return text, Reading(tuple(names), (when,), (quote,), "none", "0", "0", ((0, len(text)),))


def load(order: list[int]) -> None:
    for number in order:
        text, reading = made_up(number)
        article = make_article(text=text)
        article.identity, article.external_id = f"made up {number}", f"r{number}"
        article.save()
        annotate(article.pk, text=text, reading=reading)


def pages() -> dict[str, Any]:
    """Everything that the pages show of it."""
    named: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    shown = ("article__external_id", "start", "text", "role", "naming__reason")
    for slug, *rest in Mention.objects.values_list("entity__slug", *shown):
        named[slug or "unsure"].append(tuple(rest))
    facts = ("kind", "slug", "name", "line", "reports", "mentions_total")
    quoted = ("text", "speaker__slug", "reports", "texts", "first_printed")
    days = ("article__external_id", "start", "value")
    return {
        "entities": sorted(Entity.objects.named().values_list(*facts)),
        "mentions": {slug: sorted(rows, key=str) for slug, rows in sorted(named.items())},
        "quotes": sorted(map(str, Quote.objects.printed().values_list(*quoted))),
        "dates": sorted(map(str, DateMention.objects.values_list(*days))),
    }


@pytest.mark.parametrize(
    ("kept", "reports"),
    [(evidence.KEPT, 30), pytest.param(3, 60, id="a sample that leaves most reports out")],
)
def test_three_orders_give_the_same_pages(
    kept: int, reports: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (evidence, block):
        monkeypatch.setattr(module, "KEPT", kept)
    seen = []
    for seed in range(3):
        order = list(range(reports))
        random.Random(seed).shuffle(order)
        with transaction.atomic():
            load(order)
            seen.append(pages())
            transaction.set_rollback(True)
    assert seen[0] == seen[1]
    assert seen[0] == seen[2]


def test_every_page_has_the_address_its_name_asks_for() -> None:
    load(list(range(30)))
    for each in Entity.objects.named():
        assert each.slug in (plain_slug(each), marked_slug(each))
        assert each.addresses.filter(slug=each.slug).exists()


def test_what_stands_in_for_an_address_is_never_one() -> None:
    """Somebody who became another's keeps no slug of their own, nor one that a reader can meet."""
    load(list(range(30)))
    gone = Entity.objects.filter(slug__startswith="given-up")
    assert gone.filter(reports__gt=0).count() == 0
    assert gone.filter(moved_to=None, mentions__isnull=False).count() == 0
    stand_ins = ("given-up", "unaddressed")
    assert not [each for each in Address.objects.all() if each.slug.startswith(stand_ins)]


def test_a_titled_surname_joins_the_full_name_that_comes_later() -> None:
    def report(words: str, office: str) -> None:
        text = f"{words} met. Oslo met. Ferry Board met."
        names = [
            found(words, 0, "person", words, role=office),
            found("Oslo", text.index("Oslo"), "place", "Oslo"),
            found("Ferry Board", text.index("Ferry"), "organisation", "Ferry Board"),
        ]
        annotate(
            make_article(text=text).pk,
            text=text,
            reading=Reading(tuple(names), (), (), "none", "0", "0", ((0, len(text)),)),
        )

    report("Holm", "Harbour Minister")
    report("Eva Holm", "Harbour Minister")
    person = Entity.objects.named().kind("person").get()
    assert (person.slug, person.reports) == ("eva-holm", 2)
    assert Address.objects.filter(kind="person", entity=person).count() == 2
