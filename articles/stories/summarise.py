"""Keep what stories say of themselves true: counts, days, headline.

One statement, however many reports a story has: the database counts them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from articles.models import Story
from articles.prepared import ask

# Outlets of one publisher count once, and so does one without a publisher. The headline is a title
# that somebody wrote before one made of the first sentence, then the earliest; a story of nothing
# but copies keeps what it had.
_SUMMARISE = """
UPDATE articles_story story SET
    reports = counted.reports,
    separate_texts = counted.separate_texts,
    outlets = counted.outlets,
    publishers = counted.publishers,
    first_day = counted.first_day,
    last_day = counted.last_day,
    headline = left(coalesce(titled.title, story.headline), 300),
    headline_from_id = coalesce(titled.id, story.headline_from_id)
FROM unnest(%(stories)s::bigint[]) AS wanted (id)
CROSS JOIN LATERAL (
    SELECT count(article.id) AS reports,
        count(article.id) FILTER (WHERE article.reprint_of_id IS NULL) AS separate_texts,
        count(DISTINCT article.source_id) AS outlets,
        count(DISTINCT coalesce(nullif(source.publisher, ''), source.name)) AS publishers,
        min(article.published) AS first_day,
        max(article.published) AS last_day
    FROM articles_article article LEFT JOIN articles_source source ON source.id = article.source_id
    WHERE article.story_id = wanted.id
) counted
LEFT JOIN LATERAL (
    SELECT article.id, article.title FROM articles_article article
    WHERE article.story_id = wanted.id AND article.reprint_of_id IS NULL
    ORDER BY article.title_origin = 'first sentence', article.published NULLS LAST, article.identity
    LIMIT 1
) titled ON true
WHERE story.id = wanted.id
RETURNING EXISTS (
    SELECT FROM entities_ruling WHERE stands AND withdraws_id IS NULL AND about = %(headline)s
)
"""


def summarise(story_ids: Collection[int]) -> None:
    """Derive headline, days and counts of these stories from their reports."""
    # Rulings place reports and then ask for this, so that they cannot be imported at the top.
    from articles.stories import rulings  # noqa: PLC0415

    asked: dict[str, Any] = {"stories": sorted(set(story_ids)), "headline": rulings.HEADLINE}
    if any(any_stand for (any_stand,) in ask(_SUMMARISE, asked)):
        for story, words in rulings.headlines(story_ids).items():
            Story.objects.filter(pk=story).update(headline=words[:300], headline_from=None)
