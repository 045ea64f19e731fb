"""The roles that reports print with a person's name, and a sentence behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from articles.reprints.spelling import words
from entities.lines import rank
from entities.models import Entity, Mention
from entities.views.sentences import excerpt_of

if TYPE_CHECKING:
    from articles.models import Article
    from entities.querysets import MentionQuerySet
    from entities.views.sentences import Excerpt

MOST_ROLES = 30

_ANSWERS = 3
"""A fuller form stands for shorter ones that are printed up to this much more often."""


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
    rows = role_rows(Mention.objects.of(entity))
    return with_sentences(rows, Mention.objects.for_excerpts().in_bulk(samples(rows)))


RoleRow = dict[str, Any]
"""A role as `MentionQuerySet.roles` counts it, with a mention that has it as `sample`."""


def role_rows(mentions: MentionQuerySet) -> list[RoleRow]:
    rows = list(mentions.roles()[:MOST_ROLES])
    return sorted(rows, key=lambda row: rank(row["folded"]))


def samples(rows: Iterable[RoleRow]) -> list[int]:
    return [row["sample"] for row in rows]


def with_sentences(rows: Sequence[RoleRow], mentions: Mapping[int, Mention]) -> list[PrintedRole]:
    """The roles of which `mentions`, fetched `for_excerpts()`, has the sample."""
    return [
        PrintedRole(
            role=row["role"],
            reports=row["reports"],
            first=row["first"],
            last=row["last"],
            article=mentions[row["sample"]].article,
            excerpt=excerpt_of(mentions[row["sample"]]),
        )
        for row in rows
        if row["sample"] in mentions
    ]


@dataclass(frozen=True, slots=True)
class Office:
    """One office as it is printed fullest, with the shorter and otherwise spelt `forms` of it."""

    fullest: PrintedRole
    forms: list[PrintedRole]


def offices_of(roles: Iterable[PrintedRole]) -> list[Office]:
    """The forms of one office together: "Defense Secretary" under "UK Defence Secretary".

    A form belongs to one that ends with its words, whichever side of the Atlantic spelt it.
    """
    found: list[list[PrintedRole]] = []
    for role in roles:
        home = next((each for each in found if any(_same(role, one) for one in each)), None)
        if home is None:
            found.append([role])
        else:
            home.append(role)
    return [_office(forms) for forms in found]


def _office(forms: list[PrintedRole]) -> Office:
    most = max(each.reports for each in forms)
    common = [each for each in forms if each.reports * _ANSWERS >= most]
    fullest = max(common, key=lambda each: (len(words(each.role)), each.reports))
    return Office(fullest, [each for each in forms if each is not fullest])


def _same(one: PrintedRole, other: PrintedRole) -> bool:
    shorter, longer = sorted((words(one.role), words(other.role)), key=len)
    return len(shorter) > 1 and longer[-len(shorter) :] == shorter
