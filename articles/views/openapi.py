"""The twins of all pages, described for programs (OpenAPI 3.1).

Made from the pages that have twins and from the addresses of the site, so that neither can gain
or lose one without the other; what they hold is in `articles.views.twins.shapes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.http import JsonResponse
from django.urls import URLPattern, URLResolver, get_resolver
from django.views.decorators.http import require_safe

from articles.views import reports, search
from articles.views.addresses import twin_address
from articles.views.search_form import SearchForm
from articles.views.twins.json_feed import VERSION
from articles.views.twins.pages import FEEDS, NEWS_ITEM, PAGES, REFERENCES
from articles.views.twins.shapes import SHAPES, answer, fields, record
from articles.views.twins.view import TYPES
from entities.models import EntityKind
from entities.views import events, index, quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest

    from articles.views.twins.shapes import Schema

_PART = re.compile(r"<(?:(\w+):)?(\w+)>")
_PARTS: dict[str, Schema] = {
    "int": {"type": "integer", "minimum": 0},
    "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
    "str": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
    "yyyy": {"type": "string", "pattern": "^[0-9]{4}$"},
    "dd": {"type": "string", "pattern": "^[0-9]{2}$"},
}

_KINDS = tuple(EntityKind.values)
_QUESTIONS: dict[Callable[..., Any], Iterable[str]] = {
    search.search: tuple(SearchForm.base_fields),
    index.index: ("q", "order", "letter", "when"),
    quotes.quotes: (*_KINDS, "side"),
    events.events: ("kind", "status", "q", *_KINDS, "from", "to"),
}
"""What else than its address a page is asked, by its view."""

_FEED: Schema = {
    "type": "object",
    "properties": {"version": {"const": VERSION}, "title": {"type": "string"}},
    "required": ["version", "title", "items"],
}

_REPEATED = frozenset({*_KINDS, "event", "source"})


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    return JsonResponse(description(request.build_absolute_uri("/")))


def description(server: str) -> dict[str, Any]:
    """`server` is the site's full address."""
    named = {name: record(fields(name)) for name in SHAPES if name != "Page"}
    problems = {"type": "object", "additionalProperties": {"type": "array"}}
    named["Problems"] = record({"problems": problems})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Attaché",
            "version": "1",
            "description": "Every page of the site as data. Lists are whole, never cut off.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": server.rstrip("/")}],
        "paths": dict(_paths()),
        "components": {"schemas": named},
    }


def _paths() -> Iterator[tuple[str, Any]]:
    for each in _patterns(get_resolver().url_patterns):
        page = PAGES.get(each.callback)
        # An address without a name leads to the page's own.
        if page is None or not each.name:
            continue
        route = str(each.pattern)
        if route.endswith("<int:pk>/") and each.name != "quote":
            continue
        parts = {name: _PARTS[kind or "str"] for kind, name in _PART.findall(route)}
        bare = "/" + _PART.sub(r"{\2}", route)
        for form in TYPES:
            if page.builder(form):
                yield twin_address(bare, form), {"get": _operation(each, form, parts)}


def _patterns(found: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """All of ours: those that are included at the root."""
    for each in found:
        if isinstance(each, URLPattern):
            yield each
        elif not str(each.pattern):
            yield from _patterns(each.url_patterns)


def _operation(each: URLPattern, form: str, parts: dict[str, Schema]) -> dict[str, Any]:
    kind = each.default_args.get("kind", "")
    asked = [] if form in (*REFERENCES, NEWS_ITEM) else _asked(each.callback, form)
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": part}
        for name, part in parts.items()
    ]
    body = _FEED if form == "feed.json" else answer(each.callback) if form == "json" else {}
    media = TYPES[form].partition(";")[0]
    answers: dict[str, Any] = {
        "200": {"description": "The page's twin.", "content": {media: {"schema": body}}},
        "304": {"description": "Nothing changed since the ETag sent."},
        "400": {
            "description": "The question cannot be read.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problems"}}},
        },
        "404": {"description": "There is no such page.", "content": {"text/html": {}}},
    }
    if parts:
        answers["301"] = {"description": "The page has another address now."}
    if each.callback is not search.search:
        del answers["400"]
    if each.callback is reports.article:
        answers["410"] = {"description": "The report was removed.", "content": {"text/html": {}}}
    name = f"{each.name}-{form}".replace(".", "-")
    tag = str(kind or each.callback.__name__)
    return {
        "operationId": name,
        "tags": [tag],
        "parameters": in_path + asked,
        "responses": answers,
    }


def _asked(view: Callable[..., Any], form: str) -> list[dict[str, Any]]:
    one: Schema = {"type": "string"}
    many: Schema = {"type": "array", "items": one}
    names = [*_QUESTIONS.get(view, ()), *(["page"] if form in FEEDS else [])]
    return [
        {"name": name, "in": "query", "schema": many if name in _REPEATED else one}
        for name in names
    ]
