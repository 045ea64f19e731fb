"""What the machine was unsure of, of every kind: found, counted, and ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, Value, Window
from django.utils.translation import gettext_lazy as _

from articles.models import Article, SharedPassage
from articles.templatetags.pages import days_to
from articles.views.publishing import PublishedForm, evidence
from entities.models import DateMention, EntityKind, Event, Mention, Printing
from entities.rulings.candidates import candidates
from entities.views.desk.mentions import widths
from entities.views.desk.texts import event_fields, speakers_near
from entities.views.sentences import excerpt_within

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from entities.models import Telling

_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to decide: of which kind, how many places it settles, and what its form shows."""

    kind: str
    alike: int
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of doubt. `rows` are dicts with `alike`, how many places one decision settles, the
    most first, and, under the name `by`, the id of what `show` shows."""

    name: str
    label: _StrPromise
    rows: Callable[[], QuerySet[Any, Any]]
    show: Callable[[int], Mapping[str, Any]]
    by: str = "pk"

    def head(self, after: int) -> QuerySet[Any, Any]:
        """The first row after so many, as (name of the kind, id, alike, how many rows in all)."""
        rows = self.rows().annotate(doubt=Value(self.name), every=Window(Count("*")))
        told: QuerySet[Any, Any] = rows.values_list("doubt", self.by, "alike", "every")
        return told[after : after + 1]


def _name(pk: int) -> Mapping[str, Any]:
    rows = Mention.objects.select_related("article__source", "entity", "naming")
    mention = rows.get(pk=pk)
    return {
        "row": mention,
        "article": mention.article,
        "mention": mention,
        "excerpt": excerpt_within(mention.article.text, mention.start, mention.end),
        "candidates": candidates(mention, most=_OFFERED),
        "widths": widths(mention),
        "kinds": EntityKind.choices,
    }


def _quotation(pk: int) -> Mapping[str, Any]:
    printing = Printing.objects.select_related("article__source", "quote").get(pk=pk)
    return {
        "row": printing,
        "article": printing.article,
        "excerpt": excerpt_within(printing.article.text, printing.start, printing.end),
        "speakers": speakers_near(printing)[:_OFFERED],
    }


def _date(pk: int) -> Mapping[str, Any]:
    found = DateMention.objects.select_related("article__source").get(pk=pk)
    return {
        "row": found,
        "article": found.article,
        "excerpt": excerpt_within(found.article.text, found.start, found.end),
    }


def _report(pk: int) -> Mapping[str, Any]:
    article = Article.objects.whole().get(pk=pk)
    known = (
        article.estimate_earliest if article.estimate_earliest == article.estimate_latest else None
    )
    return {
        "article": article,
        "evidence": evidence(article, article.date_mentions.all()),
        "form": PublishedForm(initial={"day": known}),
    }


def _event(pk: int) -> Mapping[str, Any]:
    event = Event.objects.select_related("place").get(pk=pk)
    tellings = list(event.tellings.select_related("article__source").order_by("pk"))
    same = (event.earliest, event.latest)
    told = min(tellings, key=lambda each: (each.earliest, each.latest) != same)
    return {
        "row": told,
        "event": event,
        "article": told.article,
        "excerpt": excerpt_within(told.article.text, told.start, told.end),
        "open": _left_open(event, tellings),
        **event_fields(told),
    }


def _left_open(event: Event, tellings: Sequence[Telling]) -> list[str | _StrPromise]:
    """What of an event the machine could not tell, or heard told in more ways than one."""
    found: list[str | _StrPromise] = []
    if event.earliest is None:
        found.append(_("No report says when."))
    days = Counter((e.earliest, e.latest) for e in tellings if e.precision == "day")
    if len(days) > 1:
        said = ", ".join(f"{days_to(*span)} ({times})" for span, times in days.most_common())
        found.append(_("Its reports name several days: %(days)s.") % {"days": said})
    if not any(each["entity"] for telling in tellings for each in telling.participants):
        found.append(_("No report says who took part."))
    return found


def _story(pk: int) -> Mapping[str, Any]:
    article = Article.objects.select_related("source", "story", "other_story").get(pk=pk)
    return {"article": article, "story": article.story, "other": article.other_story}


def _copy(pk: int) -> Mapping[str, Any]:
    article = Article.objects.select_related("source", "reprint_of__source").get(pk=pk)
    return {
        "article": article,
        "other": article.reprint_of,
        "reason": f"{article.get_reprint_kind_display()}: {article.reprint_reason}",
        "copy": True,
    }


def _passage(pk: int) -> Mapping[str, Any]:
    shared = SharedPassage.objects.select_related("left__source", "right__source")
    found = shared.get(pk=pk)
    return {"article": found.right, "other": found.left, "reason": found.reason, "copy": False}


KINDS = (
    Kind(
        "name", _("names that nobody could be found for"), Mention.objects.unsure, _name, by="first"
    ),
    Kind("likeness", _("names joined by likeness"), Mention.objects.doubtful, _name, by="first"),
    Kind(
        "quotation",
        _("quotations without a speaker"),
        Printing.objects.without_speaker,
        _quotation,
        by="first",
    ),
    Kind("report", _("reports without a day"), Article.objects.to_be_dated, _report),
    Kind("date", _("dates that could not be placed"), DateMention.objects.to_place, _date),
    Kind("event", _("events that reports leave open"), Event.objects.to_settle, _event),
    Kind("story", _("reports near another story"), Article.objects.to_be_placed, _story),
    Kind("copy", _("copies that are hardly copies"), Article.objects.hardly_copies, _copy),
    Kind("passage", _("texts that share much"), SharedPassage.objects.nearly_copies, _passage),
)


@dataclass(frozen=True, slots=True)
class Doubts:
    """How many doubts of each kind there are, and the one whose decision settles most places."""

    counts: Mapping[str, int]
    first: Doubt | None


def doubts(skipped: Mapping[str, int], *, only: str = "") -> Doubts:
    """One query for all kinds, and those that show the first; so many of each are `skipped`, and
    `only` names the one kind whose doubts are shown."""
    first, *others = (kind.head(skipped.get(kind.name, 0)) for kind in KINDS)
    heads = {name: (pk, alike, n) for name, pk, alike, n in first.union(*others, all=True)}
    counts = {kind.name: _count(kind, heads, skipped) for kind in KINDS}
    # Of two that settle as many places the kind that comes first is asked about.
    asked = [kind for kind in KINDS if kind.name in heads and only in ("", kind.name)]
    if not asked:
        return Doubts(counts, None)
    kind = max(asked, key=lambda each: heads[each.name][1])
    pk, alike, _n = heads[kind.name]
    return Doubts(counts, Doubt(kind.name, alike, kind.show(pk)))


def _count(
    kind: Kind, heads: Mapping[str, tuple[int, int, int]], skipped: Mapping[str, int]
) -> int:
    """How many there are; where all are skipped, the row that says so is not there."""
    if kind.name in heads:
        return heads[kind.name][2]
    return kind.rows().count() if skipped.get(kind.name) else 0
