"""The one search form and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import replace_url

from articles.passages import with_passages
from articles.search import (
    Question,
    events_of,
    find,
    people_of,
    quotes_of,
    stories_of,
)
from articles.tally import Tally, tally, tally_of_all
from articles.views.onward import COUNTED, onward
from articles.views.search_form import SearchForm
from articles.views.search_offers import meant, offers, read_as
from articles.views.search_parts import (
    FACETS,
    chips,
    exclusions,
    facets,
    over_time,
    without_blanks,
)
from articles.views.story_rows import story_rows
from entities.models import DateMention

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpResponse, QueryDict

    from articles.views.htmx import HtmxHttpRequest

SAMPLED = 2_000
"""Of more reports than are counted, those of which the figures beside them are: they tell the same
as those of ten thousand, in a fifth of the time."""


@require_safe
@vary_on_headers("HX-Request")
def search(request: HtmxHttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    asked = without_blanks(request.GET)
    shown: dict[str, Any] = {"form": form, "asked": bool(asked)}
    if form.is_valid():
        shown |= _answer(request, form.question(), asked, kind=form.cleaned_data["kind"])
    if not request.htmx or request.htmx.history_restore_request:
        return render(request, "articles/search.html", shown)
    # The address follows the typing, without a step of history for every letter.
    response = render(request, "articles/_search_answer.html", shown)
    return replace_url(response, f"{reverse('search')}?{asked.urlencode()}")


def _answer(
    request: HtmxHttpRequest, question: Question, asked: QueryDict, *, kind: str
) -> dict[str, Any]:
    found, counted = _tally(question)
    filters = chips(question, asked)
    shown: dict[str, Any] = {
        "question": question,
        "kind": kind,
        "chips": filters,
        "question_asked": asked.urlencode(),
        "suggested_name": ", ".join([*filter(None, [question.words]), *map(str, filters)])[:120],
        "exclusions": exclusions(question, asked),
        "offers": offers(question, today=localdate()),
        "meant": meant(question, asked),
        "read_as": read_as(question, today=localdate()),
        "facets": facets(found, question, asked),
        "histogram": over_time(found, asked),
        "figures_of_all": question == Question(),
    }
    listed = _LISTED[kind](question)
    counted = None if kind else counted
    page = onward(request.GET, listed, question.order_of(kind), counted=counted)
    if kind == "stories":
        shown["rows"] = story_rows(page)
    return shown | {"page": page}


def _tally(question: Question) -> tuple[Tally, int | None]:
    """Of what is found, with the number of it, at most `COUNTED` and one; of more, of a sample; or
    of the whole archive, uncounted, where nothing is asked."""
    if question == Question():
        return tally_of_all(most=FACETS), None
    found = question.found
    looked_at = found if len(found) <= COUNTED else found[: COUNTED : COUNTED // SAMPLED]
    return tally(looked_at, but=question.entities, most=FACETS), len(found)


_LISTED: dict[str, Callable[[Question], QuerySet[Any, Any]]] = {
    "": lambda asked: with_passages(find(asked), asked),
    "stories": stories_of,
    "events": lambda asked: (
        events_of(asked).with_estimated(DateMention.objects.stated()).with_who_and_where()
    ),
    "quotes": lambda asked: quotes_of(asked).with_speaker().with_sort(),
    "people": people_of,
}
