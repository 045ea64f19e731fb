"""What the words typed into the box may mean besides: a page, another spelling, a question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q, Value
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.forgiving import meant_words
from articles.models import Article
from articles.typed_date import typed_date
from articles.typed_question import looks_asked, names_meant, typed_question
from articles.views.days import day_url, time_words
from articles.views.search_parts import Chip, stretch_words, with_only
from entities.folded import Folded
from entities.language.bodies import body_typed
from entities.language.gazetteer import lookup
from entities.language.gazetteer.folding import fold
from entities.models import DateMention, Entity, EntityKind

if TYPE_CHECKING:
    from datetime import date

    from articles.search import Question

_OFFERED = 4
_MEANT = 2
_SHORTEST_NAME = 3
"""Fewer letters stand in too many names, and the trigram index cannot find them."""
_KIND_NAMES = {
    "": gettext_lazy("reports"),
    "events": gettext_lazy("events"),
    "quotes": gettext_lazy("quotations"),
    "people": gettext_lazy("people"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A page whose name was typed into the box."""

    label: str
    kind: str
    url: str
    line: str = ""


def offers(question: Question, *, today: date) -> list[Offer]:
    """Pages the typed words name: a day, week, month or year, or people, places, organisations in
    whatever spelling."""
    words = question.words
    if not words:
        return []
    newest = Article.objects.newest_day() if any(map(str.isdigit, words)) else None
    when = typed_date(words, today=today, newest=newest)
    if when:
        mention = DateMention(earliest=when.earliest, latest=when.latest, precision=when.precision)
        return [Offer(time_words(mention), "date", day_url(mention))]
    named = _otherwise_called(words)
    if len(words) >= _SHORTEST_NAME:
        named += Entity.objects.with_words(words).most_named()[:_OFFERED]
        named += question.near
    return [
        Offer(entity.name, entity.kind, entity.get_absolute_url(), entity.line)
        for entity in list(dict.fromkeys(named))[:_OFFERED]
    ]


def _otherwise_called(words: str) -> list[Entity]:
    """What newspapers print under other names as well: "UK", "the Kremlin", "MoD"."""
    called = []
    if place := lookup(words) or lookup(words.upper()):
        called.append(Q(kind=EntityKind.PLACE, key=place.key))
    if name := body_typed(words):
        same = Q(key=fold(name)) | Q(folded=Folded(Value(name)))
        called.append(Q(same, kind=EntityKind.ORGANISATION))
    if not called:
        return []
    known = Entity.objects.annotate(folded=Folded("name"))
    return list(known.filter(reduce(or_, called)).most_named()[:_OFFERED])


def read_as(question: Question, *, today: date) -> list[Chip]:
    """The typed words, where they are a question, as the search that asks it."""
    if not question.words or not looks_asked(question.words):
        return []
    newest = Article.objects.newest_day()
    read = typed_question(question.words, today=today, newest=newest)
    if read is None:
        return []
    named = names_meant(read.phrases, Entity.objects.with_any_words(read.phrases).most_named())
    asked = QueryDict(mutable=True)
    rest = [each for each in read.phrases if each not in named]
    if rest:
        asked["q"] = " ".join(rest)
    if read.kind:
        asked["kind"] = read.kind
    for entity in named.values():
        asked.appendlist(entity.kind, entity.slug)
    stretch = "happened" if read.kind in {"events", "people"} else "published"
    for end, day in (("from", read.first), ("to", read.last)):
        if day:
            asked[f"{stretch}_{end}"] = day.isoformat()
    said = [capfirst(str(_KIND_NAMES[read.kind])), *rest, *(each.name for each in named.values())]
    if read.first or read.last:
        said.append(f"{_(stretch)} {stretch_words(read.first, read.last)}")
    return [Chip(" · ".join(said), "", f"{reverse('search')}?{asked.urlencode()}")]


def meant(question: Question, asked: QueryDict) -> list[Chip]:
    """The question with its names in the spelling of the archive, if no report has it as typed."""
    if not question.near or Article.objects.with_words_as_typed(question.words).exists():
        return []
    return [
        Chip(words, "", with_only(asked, "q", [words]))
        for words in meant_words(question.words, question.near[:_OFFERED])
    ][:_MEANT]
