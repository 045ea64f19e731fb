"""Which story a report is of, and whose text it is: what an editor says of a report as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Article, Story
from articles.reprints.rulings import NotPossible, decision
from articles.stories import decisions
from articles.stories.decisions import Impossible
from entities.views.desk.editing import decide, editors_only, queue_address

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from entities.rulings.frame import Decision

_LONGEST_WHY = 400


@editors_only
@require_POST
def place_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a report in its story, move it to the other, merge the two, or let it stand alone."""
    report = get_object_or_404(Article.objects.for_list(), pk=pk, story__isnull=False)
    back = queue_address(request.POST.get("back", "")) or report.get_absolute_url()
    try:
        return decide(request, [_decision(request, report)], back=back)
    except Impossible as refusal:
        messages.error(request, str(refusal))
        return redirect(back)


def _decision(request: HttpRequest, report: Article) -> Decision:
    """What the pressed button decides; raises Impossible."""
    story = report.story
    told = request.POST
    why, do = told.get("why", "")[:_LONGEST_WHY], told.get("do", "")
    other = Story.objects.filter(pk=_number(told.get("other", ""))).first()
    if story is None:
        raise Impossible(_("The report is in no story yet."))
    if do == "keep":
        return decisions.keep(story, [report.pk], why=why).decision
    if do == "own":
        return decisions.split(story, [report.pk], why=why).decision
    if do == "merge":
        return decisions.merge(story, other, why=why).decision
    if do == "move":
        return decisions.move(story, [report.pk], other, why=why).decision
    raise Impossible(_("Choose what to do."))


@editors_only
@require_POST
def rule_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a report is a copy of another, or that each is a text of its own."""
    report, other = (
        get_object_or_404(Article.objects.for_list(), pk=each)
        for each in (pk, _number(request.POST.get("other", "")))
    )
    back = queue_address(request.POST.get("back", "")) or report.get_absolute_url()
    why = request.POST.get("why", "")[:_LONGEST_WHY]
    try:
        said = decision(report, other, copy=request.POST.get("do") == "copy", why=why)
    except NotPossible as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    return decide(request, [said], back=back)


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0
