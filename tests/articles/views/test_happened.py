"""A report's words lead to the events that they tell of, and disturb neither names nor dates."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from articles.models import Article
from entities.models import Entity, Event
from tests.factories import make_article, make_date, make_entity, make_event, make_mention

pytestmark = pytest.mark.django_db

TEXT = "Anna Berg met Carl Dorn in Oslo on 6 March 2025. Mr Dorn’s visit was short."


@pytest.fixture
def article() -> Article:
    return make_article(TEXT, published=date(2025, 3, 7))


@pytest.fixture
def anna() -> Entity:
    return make_entity("Anna Berg")


@pytest.fixture
def event(article: Article, anna: Entity) -> Event:
    return make_event(article, "met", anna, day=date(2025, 3, 6))


def page(client: Client, article: Article) -> str:
    return client.get(article.get_absolute_url()).content.decode()


def test_the_words_that_tell_of_it_lead_to_the_event(
    client: Client, article: Article, event: Event
) -> None:
    link = (
        f'<a class="e event" id="event-{event.pk}" title="Event: {event.title}"'
        f' href="{event.get_absolute_url()}">met</a>'
    )
    assert link in page(client, article)


def test_the_report_lists_what_it_tells_of(client: Client, article: Article, event: Event) -> None:
    text = page(client, article)
    assert "It tells of" in text
    assert f'<a href="#event-{event.pk}">in the text</a>' in text
    assert 'id="show-event"' in text


def test_a_report_that_tells_of_nothing_offers_no_switch(client: Client, article: Article) -> None:
    text = page(client, article)
    assert "It tells of" not in text
    assert "show-event" not in text


def test_a_name_inside_the_words_stays_a_link_to_its_page(client: Client, article: Article) -> None:
    carl = make_entity("Carl Dorn")
    start = TEXT.index("Dorn’s")
    make_mention(article, "Carl Dorn", carl)
    carl.mentions.create(
        article=article, kind="person", start=start, end=start + 4, text="Dorn", provenance="test"
    )
    event = make_event(article, "Mr Dorn’s visit", carl, kind="visit")
    text = page(client, article)
    assert 'href="/people/carl-dorn/">Dorn</a>’s <a class="e event"' in text
    assert f'{event.get_absolute_url()}">visit</a>' in text


def test_words_that_are_all_a_date_stay_a_date(
    client: Client, article: Article, anna: Entity
) -> None:
    make_date(article, "6 March 2025", date(2025, 3, 6))
    make_event(article, "6 March 2025", anna)
    text = page(client, article)
    assert 'class="e event" id=' not in text
    assert "#event-" not in text


def test_a_text_changed_by_hand_marks_nothing(
    client: Client, article: Article, event: Event
) -> None:
    Article.objects.update(text="Something else.")
    article.refresh_from_db()
    assert 'title="Event:' not in page(client, article)
