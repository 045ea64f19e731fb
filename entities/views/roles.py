"""The roles that reports print with a person's name, and a sentence behind each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from articles.models import Article
from entities.lines import rank
from entities.models import Entity, Mention
from entities.views.sentences import excerpt_of

if TYPE_CHECKING:
    from entities.views.sentences import Excerpt

MOST_ROLES = 30


@dataclass(frozen=True, slots=True)
class PrintedRole:
    """A role with its reports and days, and one sentence of `article` that prints it."""

    role: str
    reports: int
    first: date | None
    last: date | None
    article: Article
    excerpt: Excerpt


def roles_of(entity: Entity) -> list[PrintedRole]:
    """The roles printed with a name: offices before bare titles, those of most reports first."""
    rows = list(Mention.objects.of(entity).roles()[:MOST_ROLES])
    rows.sort(key=lambda row: rank(row["folded"]))
    samples = _samples(row["sample"] for row in rows)
    articles = Article.objects.for_list().in_bulk([each.article_id for each in samples.values()])
    return [
        PrintedRole(
            role=row["role"],
            reports=row["reports"],
            first=row["first"],
            last=row["last"],
            article=articles[samples[row["sample"]].article_id],
            excerpt=excerpt_of(samples[row["sample"]]),
        )
        for row in rows
    ]


def _samples(ids: Iterable[int]) -> dict[int, Mention]:
    return Mention.objects.with_surroundings().in_bulk(list(ids))
