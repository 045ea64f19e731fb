"""The reports and stories behind an entity's page, copies folded under their original."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, F

from articles.models import Article, Story
from entities.models import Entity, Mention
from entities.views.sentences import Excerpt, excerpt_of

REPORTS_A_PAGE = 30
MOST_READ = 2_000
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


@dataclass(frozen=True, slots=True)
class Coverage:
    """The reports that name an entity, the newest first; not all where there are too many."""

    named: Sequence[Named]
    reports: int
    """All of them."""
    first: date | None
    """The first day on which one was published."""

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
    naming = Article.objects.naming(entity.pk)
    rows = naming.newest().values_list("pk", "published", "reprint_of")
    if entity.reports <= MOST_READ:
        named = [Named(*row) for row in rows]
        days = [each.published for each in named if each.published]
        return Coverage(named, len(named), min(days, default=None))
    first = naming.dated().order_by("published").values_list("published", flat=True).first()
    return Coverage([Named(*row) for row in rows[:MOST_READ]], entity.reports, first)


def reports_naming(
    entity: Entity, coverage: Coverage, *, page: str
) -> tuple[list[Report], Page[int]]:
    """The newest reports first, and the page of them that was asked for."""
    shown = Paginator(coverage.standing, REPORTS_A_PAGE).get_page(page)
    heads = set(shown)
    # Copies are shown in the order they were printed, undated ones last.
    oldest = sorted(coverage.named, key=lambda each: (each.published or date.max, each.pk))
    copies = [each.pk for each in oldest if each.reprint_of in heads]
    articles = Article.objects.for_list().in_bulk([*heads, *copies])
    reports = {pk: Report(articles[pk]) for pk in shown}
    for copy in copies:
        reports[articles[copy].reprint_of_id or 0].copies.append(articles[copy])
    for mention in _first_mentions(entity, reports):
        report = reports[mention.article_id]
        report.mention, report.excerpt = mention, excerpt_of(mention)
    return list(reports.values()), shown


def _first_mentions(entity: Entity, article_ids: dict[int, Report]) -> list[Mention]:
    """The first mention of the entity in each article, with its surroundings and reason."""
    mentions = Mention.objects.of(entity).filter(article__in=article_ids)
    first = mentions.order_by("article_id", "start").distinct("article_id")
    return list(first.with_surroundings().select_related("naming", "ruling__editor"))


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
    naming = [each.pk for each in coverage.named]
    stories = Story.objects.standing().filter(articles__in=naming)
    counted = stories.annotate(named_in=Count("articles", distinct=True))
    return list(counted.order_by(F("last_day").desc(nulls_last=True), "-id")[:STORIES_SHOWN])
