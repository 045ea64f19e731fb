"""Questions that the editors keep under a name; each is a page and a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import SavedSearch
from articles.views.desk import for_editors
from articles.views.search_form import SearchForm
from articles.views.search_parts import without_blanks
from entities.rulings.roles import may_rule

if TYPE_CHECKING:
    from django.http import HttpResponse, HttpResponseRedirect

    from articles.views.htmx import HtmxHttpRequest


class SavedSearchForm(forms.Form):
    name = forms.CharField(max_length=120)
    question = forms.CharField(max_length=4_000)

    def clean_question(self) -> str:
        asked = without_blanks(QueryDict(self.cleaned_data["question"]))
        if not asked or not SearchForm(asked).is_valid():
            raise ValidationError(_("This question cannot be asked."))
        question = asked.urlencode()
        if known := SavedSearch.objects.filter(question=question).first():
            raise ValidationError(
                _("This question is kept already, as “%(name)s”.") % {"name": known}
            )
        return question


@require_POST
@for_editors
def save_search(request: HtmxHttpRequest) -> HttpResponse:
    form = SavedSearchForm(request.POST)
    if form.is_valid():
        user = request.user if may_rule(request.user) else None
        kept = SavedSearch.objects.create(saved_by=user, **form.cleaned_data)
        messages.success(request, _("“%(name)s” is kept.") % {"name": kept})
    for problems in form.errors.values():
        for problem in problems:
            messages.error(request, str(problem))
    return _to_the_list()


@require_POST
@for_editors
def remove_search(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(SavedSearch, pk=pk)
    kept.delete()
    messages.success(request, _("“%(name)s” is no longer kept.") % {"name": kept})
    return _to_the_list()


def _to_the_list() -> HttpResponseRedirect:
    return redirect(f"{reverse('desk')}#searches-title")
