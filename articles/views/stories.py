"""All stories, and one story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.coverage import coverage
from articles.models import Story
from articles.views.comparison_table import table
from articles.views.paging import page_of
from articles.views.story_rows import story_rows
from articles.views.timeline import timeline
from entities.models import Entity
from entities.rulings.roles import may_rule
from entities.views.mapped import MOST_PLACES, map_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest


@require_safe
def stories(request: HtmxHttpRequest) -> HttpResponse:
    page = page_of(request, Story.objects.standing().newest())
    return render(request, "articles/stories.html", {"page": page, "rows": story_rows(page)})


@require_safe
def story(request: HtmxHttpRequest, pk: int, slug: str = "") -> HttpResponse:
    found = get_object_or_404(Story.objects.select_related("moved_to"), pk=pk)
    if found.moved_to or slug != found.slug:
        return redirect(found.moved_to or found, permanent=True)
    told = coverage(found)
    copies = {each.article.pk: len(each.copies) for each in told.texts}
    places = Entity.objects.seen_in([each.pk for each in told.reports])[:MOST_PLACES]
    return render(
        request,
        "articles/story.html",
        {
            "story": found,
            "told": told,
            "may_edit": may_rule(request.user),
            "headline_from": told.headline_from,
            "named": found.headline not in {each.title[:300] for each in told.reports},
            "picture": timeline(told.faces.days, told.reports, opens=told.sentence_urls),
            "comparison": table(told.comparison, told.compared, told.whole, copies),
            "map": map_of(
                [(place, place.named_in) for place in places]  # type: ignore[attr-defined]
            ),
        },
    )
