"""The twins of stories, reports, outlets and searches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import exports
from articles.measured import measured
from articles.models import Article, Source, Story
from articles.search import events_of, find, people_of, quotes_of, stories_of, stories_with
from articles.views.gone import report_or_gone
from articles.views.search_form import SearchForm
from articles.views.twins.twin import BadQuestion, Given, Twin
from entities.models import Event, Telling
from entities.rulings.rates import rates

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from articles.exports import Row
    from articles.search import Question
    from articles.views.twins.twin import Listed


def home(_request: HttpRequest) -> Twin:
    return _stories(_("News"), "/")


def stories(_request: HttpRequest) -> Twin:
    return _stories(_("Stories"), reverse("stories"))


def _stories(title: str, address: str) -> Twin:
    rows = exports.stories(Story.objects.standing().newest())
    return Twin(title, address, lists={"stories": rows}, follow=rows)


def story(_request: HttpRequest, pk: int, slug: str = "") -> Twin:  # noqa: ARG001
    found = get_object_or_404(Story.objects.select_related("moved_to"), pk=pk)
    found = found.moved_to or found
    told = Article.objects.filter(story=found)
    events = Event.objects.told().filter(tellings__article__in=told).distinct()
    return Twin(
        found.headline,
        found.get_absolute_url(),
        record=exports.story(found),
        lists={
            "reports": exports.articles(told.oldest()),
            "events": exports.events(events.oldest()),
        },
    )


def reports(_request: HttpRequest) -> Twin:
    return of_reports(_("Reports"), reverse("articles"), Article.objects.newest())


def source(_request: HttpRequest, slug: str) -> Twin:
    found = get_object_or_404(Source, slug=slug)
    printed = Article.objects.filter(source=found).newest()
    return of_reports(found.name, found.get_absolute_url(), printed, {"slug": found.slug})


def sources(_request: HttpRequest) -> Twin:
    rows = exports.sources(Source.objects.with_counts())
    return Twin(_("Sources"), reverse("sources"), lists={"sources": rows})


def search(request: HttpRequest) -> Twin:
    form = SearchForm(request.GET)
    if not form.is_valid():
        raise BadQuestion({name: map(str, each) for name, each in form.errors.items()})
    question, title = form.question(), form.cleaned_data["q"] or _("Search")
    kind = form.cleaned_data["kind"]
    if kind:
        rows = _SEARCHED[kind](question)
        return Twin(title, reverse("search"), lists={kind: rows}, follow=rows)
    return of_reports(title, reverse("search"), find(question))


_SEARCHED: dict[str, Callable[[Question], Listed]] = {
    "stories": lambda asked: exports.stories(stories_of(asked)),
    "events": lambda asked: exports.events(events_of(asked)),
    "quotes": lambda asked: exports.quotes(quotes_of(asked)),
    "people": lambda asked: exports.entities(people_of(asked)),
}


def quality(_request: HttpRequest) -> Twin:
    stored = measured()
    figures = [asdict(each) for each in stored.figures] if stored else []
    corrected = [asdict(each) for each in rates()]
    return Twin(
        _("Quality"),
        reverse("quality"),
        record={"on": stored.on, "model": stored.model, "rules": stored.rules} if stored else {},
        lists={"figures": Given(figures), "corrections": Given(corrected)},
    )


def of_reports(
    title: str, address: str, found: QuerySet[Article], record: Row | None = None
) -> Twin:
    """Reports as a list, and their stories to follow: what thirty papers print alike is one
    entry."""
    return Twin(
        title,
        address,
        record=record or {},
        lists={"reports": exports.articles(found)},
        follow=exports.stories(stories_with(Article.objects.filter(pk__in=found.values("pk")))),
    )


def report(_request: HttpRequest, pk: int, slug: str = "") -> Twin:  # noqa: ARG001
    """With the text and the lists that `analyse` prints; offsets are into "text"."""
    tellings = Telling.objects.order_by("start")
    found = report_or_gone(
        Article.objects.whole().prefetch_related(Prefetch("tellings", queryset=tellings)), pk
    )
    newest = found.versions.defer("raw", "text").last()
    return Twin(
        found.title,
        found.get_absolute_url(),
        record={
            **exports.article(found),
            "text": found.text,
            "removed": newest.removed if newest else [],
            "mentions": _mentions(found),
            "dates": _dates(found),
            "quotes": _quotes(found),
            "events": [_event(each) for each in found.tellings.all()],
            "pipeline": _pipeline(found.read_by),
        },
    )


def _mentions(found: Article) -> list[Row]:
    named = found.mentions.select_related("naming", "entity").order_by("start")
    return [
        {
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "kind": each.kind,
            "name": each.naming.name if each.naming else each.text,
            "entity": each.entity.slug if each.entity else None,
        }
        for each in named
    ]


def _dates(found: Article) -> list[Row]:
    return [
        {
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "value": each.value or None,
            "precision": each.precision or None,
            "earliest": each.earliest.isoformat() if each.earliest else None,
            "latest": each.latest.isoformat() if each.latest else None,
            "rule": each.rule,
        }
        for each in found.date_mentions.order_by("start")
    ]


def _quotes(found: Article) -> list[Row]:
    printed = found.printings.select_related("naming", "speaker").order_by("start")
    return [
        {
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "speaker": _speaker(each),
            "speaker_start": each.speaker_start,
            "speaker_end": each.speaker_end,
            "cue": each.cue,
        }
        for each in printed
        # Words held at a distance ('special relationship') are nobody's speech.
        if each.sort != "scare"
    ]


def _speaker(printing: Any) -> str | None:
    if printing.naming:
        return str(printing.naming.name)
    return printing.speaker.name if printing.speaker else None


def _event(told: Telling) -> Row:
    return {
        "kind": told.kind,
        "start": told.start,
        "end": told.end,
        "text": told.text,
        "participants": [each["name"] for each in told.participants],
        "places": [each["name"] for each in told.places],
        "earliest": told.earliest.isoformat() if told.earliest else None,
        "latest": told.latest.isoformat() if told.latest else None,
        "precision": told.precision or None,
        "status": told.status,
    }


def _pipeline(read_by: str) -> Row | None:
    """From what `pipeline.read_by` wrote: "en_core_web_md 3.8.0, rules 2"."""
    model, _comma, rules = read_by.rpartition(", rules ")
    name, _space, version = model.rpartition(" ")
    if not name:
        return None
    return {"model": name, "model_version": version, "rules_version": rules}
