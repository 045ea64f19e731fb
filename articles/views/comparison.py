"""Every fact of a story with the texts that carry it: a page, and a table for a spreadsheet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.coverage import compared
from articles.models import Article, Story
from articles.views.comparison_table import Sheet, headings
from articles.views.paging import page_of

if TYPE_CHECKING:
    from articles.views.htmx import HtmxHttpRequest

_ROWS_A_PAGE = 100


@require_safe
def whole_comparison(request: HtmxHttpRequest, pk: int, slug: str) -> HttpResponse:
    """Every fact of the story with the texts that carry it and those that leave it out."""
    story = get_object_or_404(Story.objects.select_related("moved_to"), pk=pk)
    if story.moved_to or slug != story.slug:
        other = story.moved_to or story
        return redirect("story-comparison", other.pk, other.slug, permanent=True)
    texts, whole, found = compared(story)
    sheet = Sheet(texts, whole, {})
    kinds = headings()
    chosen = request.GET.get("kind", "")
    rows = [row for row in found.rows if chosen not in kinds or row.fact.kind == chosen]
    page = page_of(request, rows, per_page=_ROWS_A_PAGE)
    return render(
        request,
        "articles/comparison.html",
        {
            "story": story,
            "page": page,
            "rows": [
                (kinds[row.fact.kind], row, [sheet.cell(each) for each in row.cells.values()])
                for row in page
            ],
            "texts": len(texts),
            "all_texts": story.separate_texts,
            "kinds": [(kind.value, heading) for kind, heading in kinds.items()],
            "chosen": chosen if chosen in kinds else "",
            "total": len(found.rows),
        },
    )


@require_safe
def comparison_csv(_request: HtmxHttpRequest, pk: int, slug: str) -> HttpResponse:
    """The whole table: a row for each fact, a column for each text, the words where it tells it."""
    story = get_object_or_404(Story.objects.select_related("moved_to"), pk=pk)
    if story.moved_to or slug != story.slug:
        other = story.moved_to or story
        return redirect("story-comparison-csv", other.pk, other.slug, permanent=True)
    texts, whole, found = compared(story)
    name = f"story-{story.pk}-comparison.csv"
    answer = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    sheet = csv.writer(answer)
    sheet.writerow(["kind", "fact", "texts", *(_safe(_heading(each)) for each in texts)])
    for row in found.rows:
        told = (row.cells.get(each.pk) for each in texts)
        words = [whole[each.text][each.start : each.end] if each else "" for each in told]
        sheet.writerow(
            [row.fact.kind, _safe(row.fact.label), len(row.cells), *(_safe(each) for each in words)]
        )
    return answer


def _heading(article: Article) -> str:
    name = article.source.name if article.source else _("outlet not stated")
    return f"{name}: {article.title}"


def _safe(words: str) -> str:
    """One line that no spreadsheet takes for a formula."""
    line = " ".join(words.split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
