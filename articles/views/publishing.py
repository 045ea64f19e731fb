"""When a report was published: the evidence of an estimate, and an editor's own word on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.dating import rule_published
from articles.models import Article
from articles.views.search_form import DayField
from entities.rulings.frame import Overtaken
from entities.rulings.roles import may_rule
from entities.views.desk.editing import queue_address, somebody_was_faster

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.views.htmx import HtmxHttpRequest
    from entities.models import DateMention

_LONGEST_WHY = 400


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that an estimate rests on, why, and the id they have on the report's page, if any."""

    text: str
    reason: str
    anchor: str


def evidence(report: Article, dates: Iterable[DateMention]) -> Sequence[Evidence]:
    """What the report's estimate rests on, in the order of the text."""
    anchors = {each.start: each.anchor for each in dates}
    return [
        Evidence(each["text"], each["reason"], anchors.get(each["start"], ""))
        for each in report.estimate_evidence
    ]


class PublishedForm(forms.Form):
    """The day an editor sets, or that none is known; and why."""

    day = DayField(required=False, label=gettext_lazy("Published on"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        max_length=_LONGEST_WHY, label=gettext_lazy("Why"), help_text=gettext_lazy("Your evidence")
    )

    unknown = forms.BooleanField(required=False, widget=forms.HiddenInput)
    """The button that says that the day is not known, whatever stands in the field."""

    def clean_day(self) -> object:
        if self.data.get("unknown"):
            return None
        day = self.cleaned_data["day"]
        if day and day > timezone.now().date():
            raise forms.ValidationError(_("That day is still to come."))
        return day


@require_POST
def set_published(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Record the day an editor sets, and have the report read again by it."""
    if not may_rule(request.user):
        raise PermissionDenied
    report = get_object_or_404(Article.objects.whole(), pk=pk)
    form = PublishedForm(request.POST)
    if not form.is_valid():
        return render(
            request, "articles/published.html", {"article": report, "form": form}, status=422
        )
    day, why = form.cleaned_data["day"], form.cleaned_data["why"]
    try:
        seen = form.cleaned_data["seen"]
        rule_published(report, day=day, editor=request.user, why=why, seen=seen)
    except Overtaken as overtaken:
        return somebody_was_faster(request, overtaken)
    messages.success(request, _("The day is set. The report will be read again in a moment."))
    return redirect(queue_address(request.POST.get("back", "")) or report)
