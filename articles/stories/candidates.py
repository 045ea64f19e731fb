"""Find the reports that may belong to one story with a new one, in the same time at any size.

Each telling term of the report gives the reports nearest in time that share it, a fixed number;
those that share most terms are worth comparing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

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

# The report and, where it is not the copy of one that has a story, what is near it.
_LOOK = """
SELECT own.story_id, own.reprint_of_id, original.story_id, profile.digest,
    EXISTS (
        SELECT FROM entities_ruling
        WHERE stands AND withdraws_id IS NULL AND about = ANY(%(about)s)
    ),
    near.article_id, near.story_id, near.digest
FROM articles_article own
LEFT JOIN articles_article original ON original.id = own.reprint_of_id
LEFT JOIN articles_storyprofile profile ON profile.article_id = own.id
LEFT JOIN LATERAL (
    SELECT article.id AS article_id, article.story_id, profile.digest
    FROM (
        SELECT hit.article_id, count(*) AS shared
        FROM articles_storyterm term
        CROSS JOIN LATERAL (
            (SELECT article_id FROM articles_storyterm other
                WHERE other.term = term.term AND other.day < coalesce(term.day, 'infinity')
                ORDER BY day DESC, article_id DESC LIMIT %(each)s)
            UNION ALL
            (SELECT article_id FROM articles_storyterm other
                WHERE other.term = term.term AND other.day >= term.day
                ORDER BY day, article_id LIMIT %(each)s)
            UNION ALL
            (SELECT article_id FROM articles_storyterm other
                WHERE other.term = term.term AND other.day IS NULL
                ORDER BY article_id DESC LIMIT 2 * %(each)s)
        ) hit
        WHERE term.article_id = own.id
        GROUP BY hit.article_id
    ) sharing
    JOIN articles_article article ON article.id = sharing.article_id
    LEFT JOIN articles_storyprofile profile ON profile.article_id = article.id
    WHERE original.story_id IS NULL AND article.id <> own.id
        AND article.story_id IS NOT NULL AND article.reprint_of_id IS NULL
    ORDER BY sharing.shared DESC, article.published NULLS LAST, article.identity
    LIMIT %(most)s
) near ON true
WHERE own.id = %(own)s
"""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a report stands and what is near it.

    `stories` gives the story of each separate text that shares most telling terms, by article id;
    `digests` those of the profiles of these and of the report itself. `original_story` is that of
    the report it prints, and `ruled` says whether an editor ever placed or parted reports.
    """

    story: int | None
    reprint_of: int | None
    original_story: int | None
    ruled: bool
    stories: dict[int, int]
    digests: dict[int, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """A separate text in its story with the digest of its profile, and how many the story has."""

    article: int
    story: int
    of: int
    digest: str


def look_around(article: Article, *, rulings: Collection[str]) -> Surroundings:
    """See where the report stands and what is near it, in one query; `rulings` are the kinds that
    make grouping ask what editors ruled."""
    asked: dict[str, Any] = {
        "own": article.pk,
        "each": _PER_TERM,
        "most": MOST_CANDIDATES,
        "about": list(rulings),
    }
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, asked)
        rows = cursor.fetchall()
    story, reprint_of, original_story, digest, ruled = rows[0][:5]
    digests = {article.pk: digest, **{row[5]: row[7] for row in rows}}
    return Surroundings(
        story=story,
        reprint_of=reprint_of,
        original_story=original_story,
        ruled=ruled,
        stories={row[5]: row[6] for row in rows if row[5] is not None},
        digests={pk: found for pk, found in digests.items() if found is not None},
    )


def standing_in(stories: Collection[int], *, article: Article) -> list[Standing]:
    """The separate texts of these stories, of each story those nearest in time to the article."""
    if not stories:
        return []
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
        .values_list("pk", "story_id", "of", "profile__digest")
    )
    return [Standing(*row) for row in rows]
