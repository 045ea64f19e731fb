"""Deleting a report leaves nothing that rested on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from articles.models import Article
from articles.removal import remove_articles
from entities.annotate import annotate
from entities.language.findings import FoundDate, FoundName, FoundQuote, QuotePart, Reading
from entities.models import DayCount, Entity, Quote
from tests.factories import make_article, make_event, make_story, make_version

pytestmark = pytest.mark.django_db

TEXT = "Eva Holm met Anna Berg and Carl Lund on 6 March. “We will build the long bridge.”"
DAY = date(2025, 3, 6)


def read(article: Article) -> Article:
    def name(words: str) -> FoundName:
        start = TEXT.index(words)
        return FoundName(start, start + len(words), words, "person", words, "test")

    said, end = TEXT.index("We will"), TEXT.index("”")
    day = TEXT.index("6 March")
    reading = Reading(
        names=tuple(map(name, ("Eva Holm", "Anna Berg", "Carl Lund"))),
        dates=(FoundDate(day, day + 7, "6 March", "2025-03-06", "day", DAY, DAY, "test"),),
        quotes=(
            FoundQuote(
                said, end, TEXT[said:end], "Eva Holm", 0, 8, "said", (QuotePart(said, end),)
            ),
        ),
        model="none",
        model_version="0",
        rules_version="0",
        sentences=((0, len(TEXT)),),
    )
    annotate(article.pk, text=TEXT, reading=reading)
    return article


def one(article: Article, client: Client) -> None:
    client.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"})


def several(article: Article, client: Client) -> None:
    client.post(
        "/admin/articles/article/",
        {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"},
    )


@pytest.mark.parametrize("delete", [one, several])
def test_names_quotations_and_days_are_counted_without_it(
    admin_client: Client, delete: Callable[[Article, Client], None]
) -> None:
    kept, gone = read(make_article(TEXT)), read(make_article(TEXT))
    assert Quote.objects.get().reports == 2
    delete(gone, admin_client)
    assert list(Article.objects.all()) == [kept]
    assert set(Entity.objects.values_list("reports", flat=True)) == {1}
    assert Quote.objects.get().reports == 1
    assert set(DayCount.objects.values_list("reports", flat=True)) == {1}


def test_its_story_and_its_events_are_counted_without_it() -> None:
    story = make_story(reports=2, separate_texts=2)
    kept, gone = (make_article(TEXT, story=story) for _ in range(2))
    event = make_event(kept, "Eva Holm met")
    make_event(gone, "Eva Holm met", event=event)
    remove_articles(Article.objects.filter(pk=gone.pk))
    story.refresh_from_db()
    event.refresh_from_db()
    assert (story.reports, event.reports) == (1, 1)


def test_reprints_of_it_look_for_another_original() -> None:
    original = make_article(TEXT)
    reprint = make_article(TEXT, reprint_of=original, reprint_kind="same text")
    remove_articles(Article.objects.filter(pk=original.pk))
    reprint.refresh_from_db()
    assert (reprint.reprint_of, reprint.reprint_kind) == (None, "")


def test_its_addresses_say_for_ever_that_it_is_gone(client: Client) -> None:
    kept, gone = make_article(TEXT), make_article(TEXT)
    make_version(gone)
    pages = [gone.get_absolute_url(), f"/articles/{gone.pk}/"]
    pages += [f"/articles/{gone.pk}.json", f"/articles/{gone.pk}.bib"]
    pages += [f"/articles/{gone.pk}/original/1/"]
    remove_articles(Article.objects.filter(pk=gone.pk))
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 410, page
        assert "removed" in answer.content.decode()
    assert client.get(kept.get_absolute_url()).status_code == 200
    assert client.get(f"/articles/{gone.pk + 1}/").status_code == 404
