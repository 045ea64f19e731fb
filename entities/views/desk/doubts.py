"""What the machine was unsure of, of every kind: found, counted, and ready to be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, Window
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.views.publishing import PublishedForm, evidence
from entities.models import DateMention, EntityKind, Mention, Printing
from entities.rulings.candidates import candidates
from entities.views.desk.mentions import widths
from entities.views.desk.texts import speakers_near
from entities.views.sentences import excerpt_within

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to decide: of which kind, how many places it settles, and what its form shows."""

    kind: str
    alike: int
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of doubt. `rows` are dicts with what `show` needs and `alike`, how many places one
    decision settles, the most first."""

    name: str
    label: _StrPromise
    rows: Callable[[], QuerySet[Any, Any]]
    show: Callable[[Any], Mapping[str, Any]]


def _name(row: Mapping[str, Any]) -> Mapping[str, Any]:
    rows = Mention.objects.select_related("article__source", "entity", "naming")
    mention = rows.get(pk=row["first"])
    return {
        "row": mention,
        "article": mention.article,
        "mention": mention,
        "excerpt": excerpt_within(mention.article.text, mention.start, mention.end),
        "candidates": candidates(mention, most=_OFFERED),
        "widths": widths(mention),
        "kinds": EntityKind.choices,
    }


def _quotation(row: Mapping[str, Any]) -> Mapping[str, Any]:
    printing = Printing.objects.select_related("article__source", "quote").get(pk=row["first"])
    return {
        "row": printing,
        "article": printing.article,
        "excerpt": excerpt_within(printing.article.text, printing.start, printing.end),
        "speakers": speakers_near(printing)[:_OFFERED],
        "printed": row["alike"],
    }


def _date(row: Mapping[str, Any]) -> Mapping[str, Any]:
    found = DateMention.objects.select_related("article__source").get(pk=row["pk"])
    return {
        "row": found,
        "article": found.article,
        "excerpt": excerpt_within(found.article.text, found.start, found.end),
    }


def _report(row: Mapping[str, Any]) -> Mapping[str, Any]:
    article = Article.objects.whole().get(pk=row["pk"])
    known = (
        article.estimate_earliest if article.estimate_earliest == article.estimate_latest else None
    )
    return {
        "article": article,
        "evidence": evidence(article, article.date_mentions.all()),
        "form": PublishedForm(initial={"day": known}),
    }


KINDS = (
    Kind("name", _("names that nobody could be found for"), Mention.objects.unsure, _name),
    Kind("likeness", _("names joined by likeness"), Mention.objects.doubtful, _name),
    Kind(
        "quotation",
        _("quotations without a speaker"),
        Printing.objects.without_speaker,
        _quotation,
    ),
    Kind("report", _("reports without a day"), Article.objects.to_be_dated, _report),
    Kind("date", _("dates that could not be placed"), DateMention.objects.to_place, _date),
)


@dataclass(frozen=True, slots=True)
class Doubts:
    """How many doubts of each kind there are, and the one whose decision settles most places."""

    counts: Mapping[str, int]
    first: Doubt | None


def doubts(skipped: Mapping[str, int], *, only: str = "") -> Doubts:
    """One query for each kind, and those that show the first; so many of each are `skipped`, and
    `only` names the one kind whose doubts are shown."""
    counts: dict[str, int] = {}
    heads: list[tuple[int, Kind, Any]] = []
    for kind in KINDS:
        after = skipped.get(kind.name, 0)
        rows = kind.rows()
        row = next(iter(rows.annotate(all=Window(Count("*")))[after : after + 1]), None)
        counts[kind.name] = row["all"] if row else rows.count() if after else 0
        if row and only in ("", kind.name):
            heads.append((row["alike"], kind, row))
    if not heads:
        return Doubts(counts, None)
    alike, kind, row = max(heads, key=lambda head: head[0])
    return Doubts(counts, Doubt(kind.name, alike, kind.show(row)))
