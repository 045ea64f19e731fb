"""Keep what stories say of themselves true: counts, days, headline.

A fixed number of queries, however many reports a story has: the database counts them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Case, Count, F, Max, Min, Q, Value, When
from django.db.models.functions import Coalesce, NullIf

from articles.models import Article, Story

_DERIVED = (
    "headline", "headline_from", "first_day", "last_day",
    "reports", "separate_texts", "outlets", "publishers",
)  # fmt: skip


def summarise(story_ids: Collection[int]) -> None:
    """Derive headline, days and counts of these stories from their reports."""
    # Rulings place reports and then ask for this, so that they cannot be imported at the top.
    from articles.stories import rulings  # noqa: PLC0415

    counted = {row["story"]: row for row in _counted(story_ids)}
    titled = {story: (pk, title) for pk, story, title in _titled(story_ids)}
    set_by_editors = rulings.headlines(story_ids) if rulings.any_stand(rulings.HEADLINE) else {}
    for story in Story.objects.filter(pk__in=story_ids):
        found = counted.get(story.pk, {})
        for field in ("reports", "separate_texts", "outlets", "publishers"):
            setattr(story, field, found.get(field, 0))
        story.first_day, story.last_day = found.get("first_day"), found.get("last_day")
        if story.pk in titled:
            story.headline_from_id, story.headline = titled[story.pk]
        if story.pk in set_by_editors:
            story.headline, story.headline_from_id = set_by_editors[story.pk], None
        story.headline = story.headline[:300]
        story.save(update_fields=_DERIVED)


def _counted(story_ids: Collection[int]) -> list[dict[str, Any]]:
    """One row a story. Outlets of one publisher count once, and so does one without a publisher."""
    owner = Coalesce(NullIf("source__publisher", Value("")), "source__name")
    rows = Article.objects.filter(story__in=story_ids).order_by().values("story")
    return list(
        rows.annotate(
            reports=Count("pk"),
            separate_texts=Count("pk", filter=Q(reprint_of=None)),
            outlets=Count("source", distinct=True),
            publishers=Count(owner, distinct=True),
            first_day=Min("published"),
            last_day=Max("published"),
        )
    )


def _titled(story_ids: Collection[int]) -> list[tuple[int, int, str]]:
    """The report whose title is the headline: a title that somebody wrote before one made of the
    first sentence, then the earliest; a story of nothing but copies has none."""
    rows = (
        Article.objects.independent()
        .filter(story__in=story_ids)
        .annotate(made=Case(When(title_origin="first sentence", then=Value(1)), default=Value(0)))
        .order_by("story_id", "made", F("published").asc(nulls_last=True), "identity")
        .distinct("story_id")
    )
    return list(rows.values_list("pk", "story_id", "title"))
