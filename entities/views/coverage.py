"""The reports and stories behind an entity's page, copies folded under their original."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q

from articles.models import Article, Story
from entities.models import Entity, Mention
from entities.views.sentences import Excerpt, excerpt_of

REPORTS_A_PAGE = 30
STORIES_SHOWN = 8


@dataclass(slots=True)
class Report:
    """A report that stands for itself, its copies, and why it is on this page."""

    article: Article
    copies: list[Article] = field(default_factory=list)
    mention: Mention | None = None
    excerpt: Excerpt | None = None


def reports_naming(entity: Entity, *, page: str) -> tuple[list[Report], Page[Article]]:
    """The newest reports first, and the page of them that was asked for."""
    naming = Mention.objects.of(entity).articles()
    named = Article.objects.naming(entity.pk)
    # A copy whose original does not name the entity has nothing to fold under.
    standing = named.filter(Q(reprint_of__isnull=True) | ~Q(reprint_of__in=naming))
    shown = Paginator(standing.for_list().newest(), REPORTS_A_PAGE).get_page(page)
    reports = {each.pk: Report(each) for each in shown}
    for copy in named.filter(reprint_of__in=reports).for_list().oldest():
        reports[copy.reprint_of_id or 0].copies.append(copy)
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


def stories_naming(entity: Entity) -> list[Story]:
    """The newest stories with reports that name it, `named_in` of them."""
    naming = Mention.objects.of(entity).articles()
    stories = Story.objects.standing().filter(articles__in=naming)
    counted = stories.annotate(named_in=Count("articles", distinct=True))
    return list(counted.order_by(F("last_day").desc(nulls_last=True), "-id")[:STORIES_SHOWN])
