"""Every field of an event answers with the sentence that it rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from entities.models import Entity, Event, Telling
from tests.factories import make_article, make_entity, make_event, make_printing, make_story

pytestmark = pytest.mark.django_db

TEXT = "Talks were long. Anna Berg met Carl Dorn in Oslo on 6 March 2025. “We agree,” she said."


def evidence(field: str, value: str, words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {
        "field": field, "value": value, "start": start, "end": start + len(words), "text": words
    }  # fmt: skip


@pytest.fixture
def anna() -> Entity:
    return make_entity("Anna Berg")


@pytest.fixture
def event(anna: Entity) -> Event:
    oslo = make_entity("Oslo", kind="place", latitude=59.9, longitude=10.7)
    article = make_article(
        TEXT, source="Gazette", published=date(2025, 3, 7), story=make_story("Talks in Oslo")
    )
    event = make_event(article, "met", anna, place=oslo, day=date(2025, 3, 6))
    Telling.objects.update(
        evidence=[
            evidence("kind", "meeting", "met"),
            evidence("participant", "Anna Berg", "Anna Berg"),
            evidence("place", "Oslo", "Oslo"),
            evidence("date", "2025-03-06", "6 March 2025"),
            evidence("status", "held", "met"),
        ]
    )
    return event


def test_each_field_has_its_sentence_with_its_words(client: Client, event: Event) -> None:
    grounds = client.get(event.get_absolute_url()).context["tellings"].grounds
    (when,), (who,), (where,) = grounds.when, grounds.who, grounds.where
    assert when.excerpt.words == "6 March 2025"
    assert when.excerpt.text == "Anna Berg met Carl Dorn in Oslo on 6 March 2025."
    assert [each.excerpt.words for each in who.grounds] == ["Anna Berg"]
    assert [each.excerpt.words for each in where.grounds] == ["Oslo"]
    assert [each.excerpt.words for each in grounds.status] == ["met"]


def test_it_is_on_the_map(client: Client, event: Event) -> None:
    text = client.get(event.get_absolute_url()).content.decode()
    assert 'viewBox="0 0 330' in text
    assert "<title>Oslo: 1 report</title>" in text


def test_a_text_changed_by_hand_gives_no_false_words(client: Client, event: Event) -> None:
    Article.objects.update(text="Something else altogether is printed here now, and at length.")
    grounds = client.get(event.get_absolute_url()).context["tellings"].grounds
    assert (grounds.when, grounds.what) == ([], [])


def test_an_outlet_of_the_story_that_leaves_it_out_is_named(client: Client, event: Event) -> None:
    story = Article.objects.get().story
    other = make_article("Weather.", source="Observer", story=story)
    make_article("More.", source="Gazette", story=story)
    make_article("Elsewhere.", source="Herald", story=make_story("Rain"))
    assert client.get(event.get_absolute_url()).context["tellings"].silent == [other]


def test_what_is_said_beside_it_comes_first(client: Client, event: Event, anna: Entity) -> None:
    article = Article.objects.get()
    far = make_article("x " * 900 + "We agree at last.", story=article.story)
    make_event(far, "x", anna, event=event)
    far.tellings.update(sentence_end=1)
    away = make_printing(far, "We agree at last.", anna).quote
    near = make_printing(article, "We agree", anna).quote
    quotes = client.get(event.get_absolute_url()).context["tellings"].quotes
    assert quotes == [near, away]


def test_who_is_named_without_a_page_is_said(client: Client, event: Event) -> None:
    telling = Telling.objects.get()
    telling.participants.append(
        {
            "name": "Carl Dorn",
            "kind": "person",
            "role": "",
            "part": "",
            "entity": None,
            "slug": None,
        }
    )
    telling.save()
    assert "without a page: Carl Dorn" in client.get(event.get_absolute_url()).content.decode()
