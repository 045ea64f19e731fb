"""Find the reports that may belong to one story with a new one, in the same time at any size.

Each telling term of the report gives the reports nearest in time that share it, a fixed number;
those that share most terms are worth comparing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from articles.models import Article
from articles.prepared import ask
from articles.stories.memory import Kept

MOST_CANDIDATES = 24
"""Reports compared with a new one. With 60, which costs twice as much, 496 labelled reports fall
into the same stories, and so do 1,087 of many outlets, but that 3 of 88 links were more."""

MOST_OF_STORY = 30
"""Reports of one story that are settled again. Of a longer story they are a sample, the same in
whatever order it came: seen by the nearest in time alone, a saga told every day would go on as one
story for ever."""

_LEAST_SHARED = 2
"""Terms that a candidate shares. With one alone, 5 of 2,732 links of the labelled reports are more
and no story is another, for a quarter more profiles to read."""

_PER_TERM = 20
"""Reports of one term before the day, from it on, and undated (of these twice as many)."""

_SHARING = 4 * MOST_CANDIDATES
"""Reports that are looked up, since copies and reports without a story are no candidates."""

# The report and, where it is not the copy of one that has a story, what is near it.
_LOOK = """
SELECT own.story_id, own.reprint_of_id, original.story_id, profile.digest, profile.data,
    EXISTS (
        SELECT FROM entities_ruling
        WHERE stands AND withdraws_id IS NULL AND about = ANY(%(about)s::text[])
    ),
    near.article_id, near.story_id, near.digest, near.data, near.separate_texts
FROM articles_article own
LEFT JOIN articles_article original ON original.id = own.reprint_of_id
LEFT JOIN articles_storyprofile profile ON profile.article_id = own.id
LEFT JOIN LATERAL (
    SELECT article.id AS article_id, article.story_id, profile.digest, profile.data,
        story.separate_texts
    FROM (
        SELECT hit.article_id, count(*) AS shared, min(abs(hit.day - term.day)) AS away
        FROM articles_storyterm term
        CROSS JOIN LATERAL (
            (SELECT article_id, day FROM articles_storyterm other
                WHERE other.term = term.term AND other.day < coalesce(term.day, 'infinity')
                ORDER BY day DESC, article_id DESC LIMIT %(each)s)
            UNION ALL
            (SELECT article_id, day FROM articles_storyterm other
                WHERE other.term = term.term AND other.day >= term.day
                ORDER BY day, article_id LIMIT %(each)s)
            UNION ALL
            (SELECT article_id, day FROM articles_storyterm other
                WHERE other.term = term.term AND other.day IS NULL
                ORDER BY article_id DESC LIMIT 2 * %(each)s)
        ) hit
        WHERE term.article_id = own.id
        GROUP BY hit.article_id
        HAVING count(*) >= %(least)s
        ORDER BY shared DESC, away NULLS LAST, hit.article_id DESC
        LIMIT %(sharing)s
    ) sharing
    JOIN articles_article article ON article.id = sharing.article_id
    JOIN articles_story story ON story.id = article.story_id
    LEFT JOIN articles_storyprofile profile ON profile.article_id = article.id
    WHERE original.story_id IS NULL AND article.id <> own.id
        AND article.reprint_of_id IS NULL
    ORDER BY sharing.shared DESC, sharing.away NULLS LAST, article.identity
    LIMIT %(most)s
) near ON true
WHERE own.id = %(own)s
"""

_STANDING = """
SELECT id, story_id, texts, digest, CASE WHEN id <> ALL(%(known)s::bigint[]) THEN data END
FROM (
    SELECT article.id, article.story_id, profile.digest, profile.data,
        count(*) OVER (PARTITION BY article.story_id) AS texts,
        row_number() OVER (
            PARTITION BY article.story_id ORDER BY article.identity
        ) AS place
    FROM articles_article article
    JOIN articles_storyprofile profile ON profile.article_id = article.id
    WHERE article.story_id = ANY(%(stories)s::bigint[]) AND article.reprint_of_id IS NULL
) standing
WHERE place <= %(most)s
ORDER BY story_id, place
"""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a report stands and what is near it.

    `stories` gives the story of each separate text that shares most telling terms, by article id;
    `kept` the profiles of these and of the report itself. `original_story` is that of
    the report it prints, and `ruled` says whether an editor ever placed or parted reports. `whole`
    are the stories all of whose separate texts are near.
    """

    story: int | None
    reprint_of: int | None
    original_story: int | None
    ruled: bool
    stories: dict[int, int]
    whole: frozenset[int]
    kept: dict[int, Kept]


@dataclass(frozen=True, slots=True)
class Standing:
    """A separate text in its story with its profile, and how many texts the story has."""

    article: int
    story: int
    of: int
    kept: Kept


def look_around(article: Article, *, rulings: Collection[str]) -> Surroundings:
    """See where the report stands and what is near it, in one query; `rulings` are the kinds that
    make grouping ask what editors ruled."""
    asked: dict[str, Any] = {
        "own": article.pk,
        "each": _PER_TERM,
        "sharing": _SHARING,
        "most": MOST_CANDIDATES,
        "least": _LEAST_SHARED,
        "about": list(rulings),
    }
    rows = ask(_LOOK, asked)
    story, reprint_of, original_story, digest, data, ruled = rows[0][:6]
    kept = {article.pk: (digest, data), **{row[6]: (row[8], row[9]) for row in rows}}
    stories = {row[6]: row[7] for row in rows if row[6] is not None}
    texts = {row[7]: row[10] for row in rows}
    seen = Counter(stories[pk] for pk in stories if kept[pk][0] is not None)
    return Surroundings(
        story=story,
        reprint_of=reprint_of,
        original_story=original_story,
        ruled=ruled,
        stories=stories,
        whole=frozenset(each for each in seen if texts[each] == seen[each]),
        kept={pk: Kept(*each) for pk, each in kept.items() if each[0] is not None},
    )


def standing_in(stories: Collection[int], *, known: Collection[int]) -> list[Standing]:
    """The separate texts of these stories, of a long story a sample; the profiles of the `known`
    are left out."""
    if not stories:
        return []
    asked: dict[str, Any] = {
        "stories": list(stories),
        "most": MOST_OF_STORY,
        "known": list(known),
    }
    return [
        Standing(report, story, of, Kept(digest, data))
        for report, story, of, digest, data in ask(_STANDING, asked)
    ]
