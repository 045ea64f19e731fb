"""Delete reports, and derive anew what rested on them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.models import Article, RemovedArticle
from articles.reprints.mark import mark_reprints


def remove_articles(articles: QuerySet[Article]) -> None:
    """Delete these reports. Their reprints look for another original, and their stories, names,
    quotations, events and days are counted without them; their addresses say that they are gone."""
    # Here, because names and stories import spaCy, which a process that only serves should not.
    from articles.stories.summarise import summarise  # noqa: PLC0415
    from entities.removal import remove  # noqa: PLC0415

    with transaction.atomic():
        ids = list(articles.values_list("pk", flat=True))
        gone = Article.objects.filter(pk__in=ids)
        stories = set(gone.values_list("story_id", flat=True)) - {None}
        reprints = Article.objects.filter(reprint_of__in=ids).exclude(pk__in=ids)
        orphans = list(reprints.values_list("pk", flat=True))
        # The database lets no report be a copy of nothing.
        Article.objects.filter(Q(pk__in=orphans) | Q(pk__in=ids)).update(
            reprint_of=None, reprint_kind="", reprint_reason=""
        )
        remove(ids, delete=lambda: _delete(gone))
        RemovedArticle.objects.bulk_create(
            [RemovedArticle(number=pk) for pk in ids], ignore_conflicts=True
        )
        for orphan in Article.objects.filter(pk__in=orphans):
            orphan.refresh_from_db(fields=["reprint_of"])
            mark_reprints(orphan)
        summarise(stories)


def _delete(articles: QuerySet[Article]) -> None:
    articles.delete()
