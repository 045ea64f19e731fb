"""Which pages have twins, in which forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.views import home, quality, reports, search, sources, stories
from articles.views.twins import news_items, of_articles, of_citations, of_entities
from entities.views import dates, day, entity, events, index, quotes

if TYPE_CHECKING:
    from articles.views.twins.twin import Twin


NEWS_ITEM = "ninjs.json"
FEEDS = ("atom", "feed.json")
"""Two forms of one list of entries: a page that has the first has the other."""
REFERENCES = ("bib", "ris", "csl.json")


@dataclass(frozen=True, slots=True)
class Page:
    """How a page's twin is built from the request and the parts of the address; `cite` builds the
    one that is written as a reference, where the page is something to cite, and `item` the one
    that is a news item."""

    build: Callable[..., Twin]
    forms: tuple[str, ...] = ("json", "csv", "atom")
    cite: Callable[..., Twin] | None = None
    item: Callable[..., Twin] | None = None

    def builder(self, form: str) -> Callable[..., Twin] | None:
        """None where the page has no such twin."""
        if form in REFERENCES:
            return self.cite
        if form == NEWS_ITEM:
            return self.item
        return self.build if (FEEDS[0] if form in FEEDS else form) in self.forms else None


PAGES: dict[Callable[..., Any], Page] = {
    home.home: Page(of_articles.home),
    stories.stories: Page(of_articles.stories),
    # A story's feed is articles.views.story_feed: it tells of separate texts.
    stories.story: Page(of_articles.story, ("json", "csv")),
    reports.articles: Page(of_articles.reports),
    reports.article: Page(of_articles.report, ("json",), of_citations.report, news_items.report),
    sources.sources: Page(of_articles.sources, ("json", "csv")),
    sources.source: Page(of_articles.source),
    search.search: Page(of_articles.search),
    quality.quality: Page(of_articles.quality, ("json", "csv")),
    index.index: Page(of_entities.index),
    entity.entity: Page(of_entities.entity),
    quotes.quotes: Page(of_entities.quotes),
    quotes.quote: Page(of_entities.quote, ("json", "csv"), of_citations.quote),
    events.events: Page(of_entities.events),
    events.event: Page(of_entities.event, ("json", "csv"), item=news_items.event),
    dates.years: Page(of_entities.years, ("json", "csv")),
    dates.year: Page(of_entities.year, ("json", "csv")),
    dates.month: Page(of_entities.month, ("json", "csv")),
    day.day: Page(of_entities.day),
}
"""By the view that answers for the page itself, so that an address means the same in both."""
