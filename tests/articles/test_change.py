"""The archive's mark: another after every write that pages may show, the same after none."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, transaction

from articles.change import archive_mark
from articles.models import Source
from entities.models import Entity

pytestmark = pytest.mark.django_db(transaction=True)

NOT_SHOWN = {
    "articles_boilerplate",
    "articles_change",
    "articles_feed",
    "articles_fingerprint",
    "articles_host",
    "articles_refused",
    "articles_remark",
    "articles_seenentry",
    "articles_shingle",
    "articles_storyprofile",
    "articles_storyterm",
    "articles_wantedpage",
    "entities_circle",
    "entities_keptreading",
}
"""Tables of which only editors' own pages tell, which are never kept, or none."""


def test_every_write_that_a_page_may_show_changes_the_mark() -> None:
    marks = [archive_mark()]
    source = Source.objects.create(name="Harbour Post", slug="harbour-post")
    marks.append(archive_mark())
    Source.objects.filter(pk=source.pk).update(publisher="Harbour Group")
    marks.append(archive_mark())
    source.delete()
    marks.append(archive_mark())
    assert len(set(marks)) == 4


def test_reading_changes_nothing() -> None:
    before = archive_mark()
    list(Source.objects.all())
    assert archive_mark() == before


def test_what_is_rolled_back_changes_nothing() -> None:
    before = archive_mark()
    with transaction.atomic():
        Source.objects.create(name="Harbour Post", slug="harbour-post")
        transaction.set_rollback(True)
    assert archive_mark() == before


def test_a_write_after_a_savepoint_rolled_back_is_noted() -> None:
    before = archive_mark()
    with transaction.atomic():
        point = transaction.savepoint()
        Source.objects.create(name="Harbour Post", slug="harbour-post")
        transaction.savepoint_rollback(point)
        Entity.objects.create(kind="person", key="p", name="Ann Moss", slug="ann-moss")
    assert archive_mark() != before


def test_every_table_is_watched_or_is_known_to_be_shown_nowhere() -> None:
    # A new table whose rows a page shows needs the trigger of migration 0012 of its own.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'change_noted'"
        )
        watched = {table for (table,) in cursor.fetchall()}
    known = {
        model._meta.db_table
        for app in ("articles", "entities")
        for model in apps.get_app_config(app).get_models()
    }
    assert known == watched | NOT_SHOWN
