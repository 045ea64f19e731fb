"""The reports and stories behind an entity's page, copies folded under their original."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import DateField, Subquery, Value

from articles.models import Article, Story
from entities.models import Entity, EntityKind, Mention
from entities.views.sentences import Excerpt, excerpt_of

REPORTS_A_PAGE = 12
MOST_READ = 1_000
"""Of an entity named in more reports, only the newest so many are counted and listed; all are in
the search. A place named in every other report of a large archive would take seconds."""
STORIES_SHOWN = 8


@dataclass(slots=True)
class Report:
    """A report that stands for itself, its copies, and why it is on this page."""

    article: Article
    copies: list[Article] = field(default_factory=list)
    mention: Mention | None = None
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A report that names an entity, as far as counting needs it."""

    pk: int
    published: date | None
    reprint_of: int | None
    story: int | None
    last_told: date | None
    """The last day of its story."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The reports that name an entity, the newest first; not all where there are too many."""

    named: Sequence[Named]
    reports: int
    """All of them."""
    first: date | None
    """The first day on which one was published."""
    governing: int
    """The reports that name a place as a government."""

    @property
    def whole(self) -> bool:
        return self.reports <= len(self.named)

    @property
    def texts(self) -> int:
        """Those read that are texts of their own."""
        return sum(each.reprint_of is None for each in self.named)

    @property
    def published(self) -> Counter[date]:
        """Reports by day of publication; the undated are in none."""
        return Counter(each.published for each in self.named if each.published)

    @property
    def last(self) -> date | None:
        return max(self.published, default=None)

    @property
    def standing(self) -> list[int]:
        """The reports that head an entry of the list. A copy whose original does not name the
        entity has nothing to fold under."""
        present = {each.pk for each in self.named}
        return [each.pk for each in self.named if each.reprint_of not in present]

    def newest(self, most: int) -> list[int]:
        return [each.pk for each in self.named[:most]]


def coverage_of(entity: Entity) -> Coverage:
    """In one query; what is asked once stands in every row of it."""
    naming = Article.objects.naming(entity.pk)
    first = naming.dated().order_by("published").values("published")[:1]
    governing = Mention.objects.of(entity).governments().counted_reports()
    place = entity.kind == EntityKind.PLACE
    whole = entity.reports <= MOST_READ
    rows = naming.newest().values_list(
        "pk", "published", "reprint_of", "story", "story__last_day",
        Value(None, output_field=DateField()) if whole else Subquery(first),
        Subquery(governing) if place else Value(0),
    )  # fmt: skip
    read = list(rows if whole else rows[:MOST_READ])
    named = [Named(*row[:5]) for row in read]
    days = (each.published for each in named if each.published)
    return Coverage(
        named,
        len(named) if whole else entity.reports,
        min(days, default=None) if whole or not read else read[0][5],
        (read[0][6] if read else 0) or 0,
    )


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the reports that head an entry, and the copies folded under them, as ids. Copies
    stand in the order they were printed, undated ones last."""

    page: Page[int]
    copies: Sequence[int]

    @property
    def articles(self) -> list[int]:
        return [*self.page, *self.copies]


def listing_of(coverage: Coverage, *, page: str) -> Listing:
    """The newest reports first: the page of them that was asked for."""
    shown = Paginator(coverage.standing, REPORTS_A_PAGE).get_page(page)
    heads = set(shown)
    oldest = sorted(coverage.named, key=lambda each: (each.published or date.max, each.pk))
    return Listing(shown, [each.pk for each in oldest if each.reprint_of in heads])


def reports_listed(listing: Listing, first: Mapping[int, Mention]) -> list[Report]:
    """The entries of the page; `first` is the first mention of each report, with that report, its
    surroundings and reason. One that names nobody any more by now is left out."""
    reports = {
        pk: Report(first[pk].article, [], first[pk], excerpt_of(first[pk]))
        for pk in listing.page
        if pk in first
    }
    for copy in (first[pk].article for pk in listing.copies if pk in first):
        if copy.reprint_of_id in reports:
            reports[copy.reprint_of_id].copies.append(copy)
    return list(reports.values())


def fold(articles: list[Article]) -> list[Report]:
    """These articles in their order, each copy under its original where that is among them."""
    present = {each.pk for each in articles}
    copies: dict[int, list[Article]] = defaultdict(list)
    for each in articles:
        if each.reprint_of_id in present:
            copies[each.reprint_of_id or 0].append(each)
    return [Report(each, copies[each.pk]) for each in articles if each.reprint_of_id not in present]


def stories_naming(coverage: Coverage) -> list[Story]:
    """The newest stories with the reports that name an entity, `named_in` of them."""
    last = {each.story: each.last_told for each in coverage.named if each.story}
    newest = sorted(last, key=lambda pk: (last[pk] or date.min, pk), reverse=True)[:STORIES_SHOWN]
    named_in = Counter(each.story for each in coverage.named)
    stories = Story.objects.standing().in_bulk(newest)
    for pk, story in stories.items():
        story.named_in = named_in[pk]  # type: ignore[attr-defined]
    return [stories[pk] for pk in newest if pk in stories]
