"""Everything that editors decided, and undoing it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.views.paging import page_of
from entities.models import Mention, Ruling
from entities.rulings.frame import WITHDRAWAL, Overtaken, kinds, later_on, withdraw_all
from entities.rulings.progress import progress
from entities.rulings.rates import rates
from entities.views.desk.editing import (
    editor,
    editors_only,
    seen,
    somebody_was_faster,
    version,
)

if TYPE_CHECKING:
    from entities.ruling_querysets import RulingQuerySet


class LogForm(forms.Form):
    """Which rulings the log shows."""

    editor = forms.CharField(max_length=150, required=False)
    day = forms.DateField(required=False)
    about = forms.CharField(max_length=30, required=False)

    def apply(self, found: RulingQuerySet) -> RulingQuerySet:
        told = self.cleaned_data if self.is_valid() else {}
        if told.get("editor"):
            found = found.by(told["editor"])
        if isinstance(told.get("day"), date):
            found = found.on(told["day"])
        if told.get("about"):
            found = found.filter(about=told["about"])
        return found


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    form = LogForm(request.GET)
    found = form.apply(Ruling.objects.newest().select_related("withdraws", "article"))
    return render(
        request,
        "entities/desk/log.html",
        {
            "page": page_of(request, found.defer("article__text", "article__search"), per_page=50),
            "editors": Ruling.objects.editors(),
            "kinds": [(each.name, each.label) for each in kinds().values()],
            "asked": form.data,
            "withdrawal": WITHDRAWAL,
        },
    )


@editors_only
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Names the later rulings that stand on this one, asks, and undoes it, or all of them."""
    ruling = get_object_or_404(Ruling.objects.select_related("withdraws", "article"), pk=pk)
    later = later_on(ruling)
    if request.method == "POST" and ruling.stands:
        undone = [ruling]
        if request.POST.get("also") == "later":
            undone = [*reversed(later), ruling]
        why = request.POST.get("why", "")[:400]
        try:
            withdraw_all(undone, editor=editor(request), why=why, seen=seen(request))
        except Overtaken as overtaken:
            return somebody_was_faster(request, overtaken)
        messages.success(request, _("Undone: %(now)s.") % {"now": ruling.now})
        waiting = next((each for each in map(_first, undone) if progress(each).of), None)
        return redirect("ruling-progress", waiting.pk) if waiting else redirect("rulings")
    context = {"ruling": ruling, "later": later, "seen": version()}
    return render(request, "entities/desk/undo.html", context)


def _first(ruling: Ruling) -> Ruling:
    """What a withdrawal, or the withdrawal of one, is of in the end."""
    while ruling.withdraws:
        ruling = ruling.withdraws
    return ruling


@editors_only
@require_safe
def how_far(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the workers have come with a ruling on many reports."""
    ruling = get_object_or_404(Ruling, pk=pk)
    context = {"ruling": ruling, "progress": progress(ruling)}
    return render(request, "entities/desk/progress.html", context)


@editors_only
@require_safe
def overruled(request: HttpRequest) -> HttpResponse:
    """How often editors overrule each rule, the most overruled first."""
    context = {"rates": rates(), "mentions": Mention.objects.count()}
    return render(request, "entities/desk/rates.html", context)
