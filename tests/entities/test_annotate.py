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


def test_a_place_a_member_sits_for_is_a_constituency() -> None:
    text = "Anna Berg, MP for Vale of Oxwich, spoke."
    start = text.index("Vale")
    seat = FoundName(start, start + 14, "Vale of Oxwich", "place", "Vale of Oxwich", "constituency")
    reading = Reading((seat,), (), (), "none", "0", "0", ((0, len(text)),))
    annotate(make_article(text).pk, text=text, reading=reading)
    entity = Mention.objects.get(text="Vale of Oxwich").entity
    assert entity is not None
    assert entity.place_kind == "constituency"


def test_a_pronoun_is_a_mention_and_no_printed_name() -> None:
    text = "Anna Berg spoke. She left."
    name = FoundName(0, 9, "Anna Berg", "person", "Anna Berg", "test")
    pronoun = FoundName(17, 20, "She", "person", "Anna Berg", "test")
    reading = Reading((name,), (), (), "none", "0", "0", ((0, len(text)),), offices=(pronoun,))
    annotate(make_article(text).pk, text=text, reading=reading)
    assert Mention.objects.count() == 2
    assert [each["text"] for each in Mention.objects.names_seen()] == ["Anna Berg"]
