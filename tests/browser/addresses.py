"""One address of every kind of page, so that none is forgotten when all are to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.models import Article, ArticleVersion, Source, Story
from entities.models import DateMention, Entity, Event, Mention, Printing, Quote, Ruling, Telling

# Data, files, fragments of a page, and what only takes orders: nothing anybody looks at by itself.
NO_PAGES = frozenset(
    "story-atom story-feed story-comparison-csv set-published place-report rule-copy original"
    " sources-list save-search remove-search"
    " desk-add desk-follow-list desk-feed-list desk-load desk-feed desk-retry desk-raw close-remark"
    " oembed robots sitemap sitemap-part opensearch healthz picture openapi twin"
    " events_calendar event_calendar language person-card place-card organisation-card".split()
)
# The other faces of pages: an answer, none, an order of a list, a page that is not there.
FURTHER = (
    "/search/?q=Healey /search/?kind=people&q=Healey /search/?q=nothing+at+all+answers"
    " /people/?order=name /people/?q=zzz /rulings/?kind=zzz /no/such/page/ /stories/999999/"
).split()


def named_patterns() -> set[str]:
    """The name of every address, the machinery of Django's admin aside."""
    return {name for name in _names(get_resolver().url_patterns) if name}


def _names(patterns: list[Any]) -> Iterator[str | None]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield each.name
        elif isinstance(each, URLResolver) and each.app_name != "admin":
            yield from _names(each.url_patterns)


def pages() -> dict[str, str]:
    """An address for each name, of the thing with the most on it; wants a ruling in the archive."""
    story = Story.objects.standing().order_by("-reports")[0]
    report = Article.objects.filter(reprint_of__isnull=False)[0]
    told = Telling.objects.all()[0]
    version = ArticleVersion.objects.select_related("article")[0]
    event = Event.objects.told().order_by("-reports")[0]
    person = Entity.objects.kind("person").most_named()[0]
    ruling = Ruling.objects.standing().earliest("pk")
    own: dict[str, Any] = {
        "story": story,
        "article": report,
        "version": f"{version.article.get_absolute_url()}versions/{version.number}/",
        "story-comparison": f"{story.get_absolute_url()}comparison/",
        "person": person,
        "place": Entity.objects.kind("place").most_named()[0],
        "organisation": Entity.objects.kind("organisation").most_named()[0],
        "event": event,
        "quote": Quote.objects.order_by("-reports")[0],
        "source": Source.objects.all()[0],
        "year": "/dates/2025/",
        "month": "/dates/2025/03/",
        "day": "/dates/2025/03/06/",
        "rule-mention": _span(Mention.objects.filter(kind="person")[0]),
        "rule-date": _span(DateMention.objects.all()[0]),
        "rule-quote": _span(Printing.objects.all()[0]),
        "rule-event": [told.article_id, told.start, told.end, told.kind],
    }
    numbered = {
        **dict.fromkeys(("edit-story", "story-history"), story.pk),
        "undo-ruling": ruling.pk,
        "ruling-progress": ruling.pk,
        **dict.fromkeys(("split-event", "merge-events"), event.pk),
        "event-history": event.pk,
        **dict.fromkeys(("edit-entity", "merge-entities", "split-entity"), person.pk),
        "entity-history": person.pk,
        "article-history": report.pk,
    }
    own |= {name: [pk] for name, pk in numbered.items()}
    return {name: _address(name, own.get(name, [])) for name in sorted(named_patterns() - NO_PAGES)}


def _span(found: Any) -> list[int]:
    return [found.article_id, found.start, found.end]


def _address(name: str, of: Any) -> str:
    if isinstance(of, str):
        return of
    return reverse(name, args=of) if isinstance(of, list) else str(of.get_absolute_url())
