"""The one search form and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import replace_url

from articles.search import Question, find, stories_of, with_passages
from articles.views.paging import page_of
from articles.views.search_form import SearchForm
from articles.views.search_parts import chips, exclusions, facets, offers, without_blanks
from articles.views.story_rows import story_rows

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from articles.views.htmx import HtmxHttpRequest


@require_safe
@vary_on_headers("HX-Request")
def search(request: HtmxHttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    asked = without_blanks(request.GET)
    shown: dict[str, Any] = {"form": form, "asked": bool(asked)}
    if form.is_valid():
        shown |= _answer(request, form.question(), asked, kind=form.cleaned_data["kind"])
    if not request.htmx:
        return render(request, "articles/search.html", shown)
    # The address follows the typing, without a step of history for every letter.
    response = render(request, "articles/_search_answer.html", shown)
    return replace_url(response, f"{reverse('search')}?{asked.urlencode()}")


def _answer(
    request: HtmxHttpRequest, question: Question, asked: QueryDict, *, kind: str
) -> dict[str, Any]:
    found = find(question)
    shown: dict[str, Any] = {
        "question": question,
        "chips": chips(question, asked),
        "exclusions": exclusions(question, asked),
        "offers": offers(question.words),
        "facets": facets(found, question, asked),
    }
    if kind == "stories":
        page = page_of(request, stories_of(found))
        return shown | {"page": page, "rows": story_rows(page)}
    return shown | {"page": page_of(request, with_passages(found, question))}
