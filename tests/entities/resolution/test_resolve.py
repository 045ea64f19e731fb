"""Entities follow from the namings, whatever the order in which reports arrive."""

from __future__ import annotations

import random

import pytest

from entities.annotate import annotate
from entities.language.findings import FoundName, Kind, Reading
from entities.models import Address, Entity, Mention
from tests.factories import make_article

pytestmark = pytest.mark.django_db


Named = tuple[str, Kind, str]
"""A name as printed, its kind, and the fullest form the same text gives."""


def reading(text: str, *names: Named) -> Reading:
    """Each name at its first place in the text."""
    return Reading(
        names=tuple(
            FoundName(
                start=text.index(printed),
                end=text.index(printed) + len(printed),
                text=printed,
                kind=kind,
                name=name,
                rule="test",
            )
            for printed, kind, name in names
        ),
        dates=(),
        quotes=(),
        model="none",
        model_version="0",
        rules_version="0",
        sentences=((0, len(text)),),
    )


def read(text: str, *names: Named) -> int:
    article = make_article(text=text)
    annotate(article.pk, text=text, reading=reading(text, *names))
    return article.pk


def person(name: str) -> Named:
    return (name, "person", name)


def full() -> int:
    names = (person(each) for each in ("Eva Holm", "Anna Berg", "Carl Lund"))
    return read("Eva Holm met Anna Berg and Carl Lund.", *names)


def alone() -> int:
    names = (person(each) for each in ("Holm", "Anna Berg", "Carl Lund"))
    return read("Holm thanked Anna Berg and Carl Lund.", *names)


def spelled() -> int:
    return read("Éva Holm spoke.", person("Éva Holm"))


def pages() -> dict[str, list[str]]:
    """Every page with the printed names on it."""
    return {
        each.name: sorted(each.mentions.values_list("text", flat=True))
        for each in Entity.objects.named()
    }


def test_a_family_name_finds_its_page_when_the_full_name_comes_later() -> None:
    alone()
    assert "Eva Holm" not in pages()
    full()
    assert pages()["Eva Holm"] == ["Eva Holm", "Holm"]


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_same_pages(seed: int) -> None:
    reports = [full, alone, spelled, full]
    random.Random(seed).shuffle(reports)
    for each in reports:
        each()
    assert pages() == {
        "Eva Holm": ["Eva Holm", "Eva Holm", "Holm", "Éva Holm"],
        "Anna Berg": ["Anna Berg"] * 3,
        "Carl Lund": ["Carl Lund"] * 3,
    }


def test_a_page_that_changes_its_name_keeps_its_old_address() -> None:
    spelled()
    read("Eva Holm.", person("Eva Holm"))
    read("Eva Holm.", person("Eva Holm"))
    entity = Entity.objects.get(kind="person")
    assert entity.name == "Eva Holm"
    assert Address.objects.filter(slug=entity.slug, entity=entity).exists()


def test_reading_again_replaces_what_was_read_before() -> None:
    first = full()
    text = "Anna Berg alone."
    again = reading(text, person("Anna Berg"))
    annotate(first, text=text, reading=again)
    assert list(Mention.objects.values_list("text", flat=True)) == ["Anna Berg"]
    assert Entity.objects.get(name="Eva Holm").reports == 0


def test_one_name_of_two_kinds_is_two_pages() -> None:
    read("Washington met Washington.", ("Washington", "place", "Washington"))
    text = "George Washington spoke."
    read(text, person("George Washington"))
    assert set(pages()) == {"Washington", "George Washington"}


COUNCIL = "Northern Harbour Council"


@pytest.mark.parametrize("explained_first", [True, False])
def test_an_acronym_meets_its_full_name_in_any_order(explained_first: bool) -> None:
    def explained() -> int:
        return read(
            f"The {COUNCIL} (NHC) met.",
            (COUNCIL, "organisation", COUNCIL),
            ("NHC", "organisation", COUNCIL),
        )

    def alone() -> int:
        return read("The NHC met again.", ("NHC", "organisation", "NHC"))

    for report in (explained, alone) if explained_first else (alone, explained):
        report()
    assert pages() == {COUNCIL: ["NHC", "NHC", COUNCIL]}


def test_a_page_that_becomes_anothers_hands_over_its_address() -> None:
    circle = [person("Anna Berg"), person("Carl Lund")]
    for name in ("Charles Lind", "Chuck Lind", "Chuck Lind"):
        read(f"{name} met Anna Berg and Carl Lund.", person(name), *circle)
    lind = Entity.objects.named().get(name="Chuck Lind")
    assert lind.slug == "chuck-lind"
    assert {each.slug for each in lind.addresses.all()} == {"charles-lind", "chuck-lind"}
