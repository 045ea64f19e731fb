"""Find the reports that may belong to one story with a new one, in the same time at any size.

Each telling term of the report gives the reports nearest in time that share it, a fixed number;
those that share most terms are worth comparing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Value, Window
from django.db.models.functions import Abs, Extract, Length, RowNumber

from articles.models import Article

MOST_CANDIDATES = 60
"""Reports compared with a new one: the right story was always among the first 40 of 496 reports."""

MOST_OF_STORY = 30
"""Reports of one story that are settled again; a longer story is seen by its nearest."""

_PER_TERM = 30
"""Reports of one term before the day, from it on, and undated."""

_NEAR = """
SELECT hit.article_id, article.story_id
FROM articles_storyterm own
CROSS JOIN LATERAL (
    (SELECT article_id FROM articles_storyterm other
        WHERE other.term = own.term AND other.day < coalesce(own.day, 'infinity')
        ORDER BY day DESC, article_id DESC LIMIT %(each)s)
    UNION ALL
    (SELECT article_id FROM articles_storyterm other
        WHERE other.term = own.term AND other.day >= own.day
        ORDER BY day, article_id LIMIT %(each)s)
    UNION ALL
    (SELECT article_id FROM articles_storyterm other
        WHERE other.term = own.term AND other.day IS NULL
        ORDER BY article_id DESC LIMIT 2 * %(each)s)
) hit
JOIN articles_article article ON article.id = hit.article_id
WHERE own.article_id = %(own)s AND article.id <> own.article_id
    AND article.story_id IS NOT NULL AND article.reprint_of_id IS NULL
GROUP BY hit.article_id, article.story_id, article.published, article.identity
ORDER BY count(*) DESC, article.published NULLS LAST, article.identity
LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """A separate text in its story, and how many the story has."""

    article: int
    story: int
    of: int


def near(article: Article) -> dict[int, int]:
    """The story of each separate text that shares most telling terms, by article id."""
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, {"own": article.pk, "each": _PER_TERM, "most": MOST_CANDIDATES})
        return dict(cursor.fetchall())


def standing_in(stories: Collection[int], *, article: Article) -> list[Standing]:
    """The separate texts of these stories, of each story those nearest in time to the article."""
    away = ExpressionWrapper(F("published") - Value(article.published), DurationField())
    gap = Abs(Extract(away, "epoch")) if article.published else Length("identity")
    rows = (
        Article.objects.independent()
        .filter(story__in=stories)
        .filter(~Q(profile=None))
        .annotate(
            place=Window(
                RowNumber(),
                partition_by=F("story"),
                order_by=[gap.asc(nulls_last=True), F("identity").asc()],
            ),
            of=Window(Count("pk"), partition_by=F("story")),
        )
        .filter(place__lte=MOST_OF_STORY)
        .order_by("story_id", "place")
        .values_list("pk", "story_id", "of")
    )
    return [Standing(*row) for row in rows]
