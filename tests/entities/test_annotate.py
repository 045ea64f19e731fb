"""What is saved of a reading besides the names: tied offices, and governments as such."""

from __future__ import annotations

import pytest

from entities.annotate import annotate
from entities.language.findings import FoundName, Kind, Reading
from entities.models import Mention
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TEXT = "Defence Secretary Anna Berg spoke. The Defence Secretary left. Moscow protested."


def found(words: str, kind: Kind, name: str, *, at: int = 0, **fields: str) -> FoundName:
    start = TEXT.index(words, at)
    end = start + len(words)
    return FoundName(start, end, words, kind, name, "test", **fields)  # type: ignore[arg-type]


def read(*offices: FoundName) -> None:
    names = (
        found("Anna Berg", "person", "Anna Berg", role="Defence Secretary"),
        found("Moscow", "place", "Moscow", sense="government"),
    )
    reading = Reading(names, (), (), "none", "0", "0", ((0, len(TEXT)),), offices=offices)
    annotate(make_article(TEXT).pk, text=TEXT, reading=reading)


def test_a_tied_office_is_a_mention_of_the_person() -> None:
    read(found("Defence Secretary", "person", "Anna Berg", at=20))
    office = Mention.objects.get(text="Defence Secretary")
    assert office.entity is not None
    assert office.entity.name == "Anna Berg"
    assert office.entity.mentions_total == 2
    assert office.naming == Mention.objects.get(text="Anna Berg").naming


def test_an_office_that_overlaps_a_name_is_left_out() -> None:
    read(found("Secretary Anna Berg", "person", "Anna Berg"))
    assert not Mention.objects.filter(text__startswith="Secretary").exists()


def test_a_government_is_saved_as_one() -> None:
    read()
    assert Mention.objects.get(text="Moscow").get_sense_display() == "as a government"
    assert Mention.objects.get(text="Anna Berg").sense == ""
