"""The one view that answers for all twins."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.urls import Resolver404, resolve
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from articles.views.addresses import twin_address
from articles.views.twins.formats import as_csv, as_feed, as_json
from articles.views.twins.json_feed import JsonFeed
from articles.views.twins.pages import FEEDS, PAGES
from articles.views.twins.references import as_bibtex, as_csl, as_ris
from articles.views.twins.stamp import stamp
from articles.views.twins.twin import BadQuestion, Twin

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "feed.json": JsonFeed.content_type,
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "ninjs.json": "application/json",
}
_REFERENCES = {"bib": as_bibtex, "ris": as_ris, "csl.json": as_csl}


@require_safe
def twin(request: HttpRequest, page: str, form: str) -> HttpResponseBase:
    """Redirects, and answers 404, wherever the page itself does."""
    address = "/" if page == "index" else f"/{page}/"
    try:
        match = resolve(address)
    except Resolver404 as error:
        raise Http404 from error
    known = PAGES.get(match.func)
    build = known.builder(form) if known else None
    if build is None:
        raise Http404
    try:
        found = build(request, *match.args, **match.kwargs)
    except BadQuestion as error:
        return JsonResponse({"problems": error.problems}, status=400)
    if found.address != address:
        asked = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(twin_address(found.address, form, asked))
    stands = stamp()
    mark = f'"{_etag(request, stands.mark)}"'

    @condition(etag_func=lambda _request: mark)
    def answer(_request: HttpRequest) -> HttpResponseBase:
        return _written(found, request, form, changed=stands.changed)

    response = answer(request)
    # Said, but never answered with 304 by itself: a story may be settled anew within that second.
    response.headers["Last-Modified"] = http_date(stands.changed.timestamp())
    return response


def _etag(request: HttpRequest, mark: str) -> str:
    asked = f"{request.get_full_path()} {get_language()} {mark}"
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _written(
    found: Twin, request: HttpRequest, form: str, *, changed: datetime
) -> HttpResponseBase:
    asked = request.META.get("QUERY_STRING", "")
    address = f"{found.address}?{asked}" if asked else found.address
    if found.cited:
        text = _REFERENCES[form](found.cited, page=request.build_absolute_uri(found.address))
        return HttpResponse(text, content_type=TYPES[form], headers=_kept_as(found, form))
    if found.item:
        return JsonResponse(found.item, json_dumps_params={"ensure_ascii": False})
    if form in FEEDS:
        text = as_feed(found, request, form, address=address, changed=changed)
        return HttpResponse(text, content_type=TYPES[form])
    if form == "json":
        lines = as_json(found, address=address)
        return StreamingHttpResponse(lines, content_type=TYPES[form])
    lines = as_csv(found.table or ())  # type: ignore[arg-type]
    return StreamingHttpResponse(lines, content_type=TYPES[form], headers=_kept_as(found, form))


def _kept_as(found: Twin, form: str) -> dict[str, str]:
    name = found.address.strip("/").replace("/", "-") or "index"
    return {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
