"""Entities follow from the namings, whatever the order in which reports arrive."""

from __future__ import annotations

import random

import pytest

from entities.annotate import annotate
from entities.language.findings import FoundName, Reading
from entities.models import Address, Entity, Mention
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def reading(text: str, *names: tuple[str, str, str]) -> Reading:
    """Names as (printed, kind, name in this text), each at its first place in the text."""
    return Reading(
        names=tuple(
            FoundName(
                start=text.index(printed),
                end=text.index(printed) + len(printed),
                text=printed,
                kind=kind,  # type: ignore[arg-type]
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


def read(text: str, *names: tuple[str, str, str]) -> int:
    article = make_article(text=text)
    annotate(article.pk, text=text, reading=reading(text, *names))
    return article.pk


FULL = ("Eva Holm met Anna Berg and Carl Lund.", ("Eva Holm", "person", "Eva Holm"),
        ("Anna Berg", "person", "Anna Berg"), ("Carl Lund", "person", "Carl Lund"))  # fmt: skip
ALONE = ("Holm thanked Anna Berg and Carl Lund.", ("Holm", "person", "Holm"),
         ("Anna Berg", "person", "Anna Berg"), ("Carl Lund", "person", "Carl Lund"))  # fmt: skip
SPELLED = ("Éva Holm spoke.", ("Éva Holm", "person", "Éva Holm"))


def pages() -> dict[str, list[str]]:
    """Every page with the printed names on it."""
    return {
        each.name: sorted(each.mentions.values_list("text", flat=True))
        for each in Entity.objects.named()
    }


def test_a_family_name_finds_its_page_when_the_full_name_comes_later() -> None:
    read(*ALONE)
    assert "Eva Holm" not in pages()
    read(*FULL)
    assert pages()["Eva Holm"] == ["Eva Holm", "Holm"]


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_same_pages(seed: int) -> None:
    reports = [FULL, ALONE, SPELLED, FULL]
    random.Random(seed).shuffle(reports)
    for each in reports:
        read(*each)
    assert pages() == {
        "Eva Holm": ["Eva Holm", "Eva Holm", "Holm", "Éva Holm"],
        "Anna Berg": ["Anna Berg"] * 3,
        "Carl Lund": ["Carl Lund"] * 3,
    }


def test_a_page_that_changes_its_name_keeps_its_old_address() -> None:
    read(*SPELLED)
    read("Eva Holm.", ("Eva Holm", "person", "Eva Holm"))
    read("Eva Holm.", ("Eva Holm", "person", "Eva Holm"))
    entity = Entity.objects.get(kind="person")
    assert entity.name == "Eva Holm"
    assert Address.objects.filter(slug=entity.slug, entity=entity).exists()


def test_reading_again_replaces_what_was_read_before() -> None:
    first = read(*FULL)
    text = "Anna Berg alone."
    again = reading(text, ("Anna Berg", "person", "Anna Berg"))
    annotate(first, text=text, reading=again)
    assert list(Mention.objects.values_list("text", flat=True)) == ["Anna Berg"]
    assert Entity.objects.get(name="Eva Holm").reports == 0


def test_one_name_of_two_kinds_is_two_pages() -> None:
    read("Washington met Washington.", ("Washington", "place", "Washington"))
    text = "George Washington spoke."
    read(text, ("George Washington", "person", "George Washington"))
    assert set(pages()) == {"Washington", "George Washington"}
