"""The desk: which feeds are followed, how the load goes, and what was refused. For editors."""

from __future__ import annotations

import time
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from articles import desk
from articles.fetching import FetchError
from articles.following.ask import check
from articles.following.opml import export_opml, import_opml
from articles.models import Feed, Refused, Remark, SavedSearch, Source
from articles.readers.confined import ConfinedError
from articles.views.paging import page_of
from entities.rulings.roles import may_rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.views.htmx import HtmxHttpRequest

_LARGEST_LIST = 2_000_000
_MOST_REMARKS = 30

P = ParamSpec("P")


def for_editors(
    view: Callable[Concatenate[HtmxHttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HtmxHttpRequest, P], HttpResponse]:
    """Who is not signed in is asked to; who may not rule is refused."""

    @wraps(view)
    def guarded(request: HtmxHttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), login_url="admin:login")
        if not may_rule(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


class FeedForm(forms.Form):
    """An address to follow, and the outlet its reports are filed under."""

    url = forms.URLField(
        max_length=2000,
        label=gettext_lazy("Address"),
        assume_scheme="https",
        help_text=gettext_lazy("A feed (RSS, Atom, JSON Feed) or a sitemap"),
    )
    outlet = forms.CharField(
        max_length=200,
        required=False,
        label=gettext_lazy("Outlet"),
        help_text=gettext_lazy("As the feed calls itself, if left empty"),
    )
    every = forms.IntegerField(
        min_value=5, max_value=10_080, initial=30, label=gettext_lazy("Minutes between visits")
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            check(url)
        except FetchError as error:
            raise forms.ValidationError(str(error)) from error
        if Feed.objects.filter(url=url).exists():
            raise forms.ValidationError(_("This address is followed already."))
        return url


@require_safe
@never_cache
@for_editors
def home(request: HtmxHttpRequest) -> HttpResponse:
    return _page(request, FeedForm())


@require_POST
@for_editors
def add_feed(request: HtmxHttpRequest) -> HttpResponse:
    form = FeedForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    outlet = form.cleaned_data["outlet"].strip()
    feed = Feed.objects.create(
        url=form.cleaned_data["url"],
        every=form.cleaned_data["every"],
        source=Source.objects.filed_under(outlet) if outlet else None,
    )
    desk.visit_now(feed, now=timezone.now())
    messages.success(request, _("The feed is followed; a worker visits it now."))
    return redirect("desk")


@require_POST
@for_editors
def feed_order(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Visit, stop, resume or remove a feed; its reports stay in any case."""
    feed = get_object_or_404(Feed, pk=pk)
    order = request.POST.get("order")
    if order in {"visit", "resume"}:
        desk.visit_now(feed, now=timezone.now())
        messages.success(request, _("A worker visits %(feed)s now.") % {"feed": feed})
    elif order == "stop":
        feed.active = False
        feed.save(update_fields=["active"])
        messages.success(request, _("%(feed)s is no longer visited.") % {"feed": feed})
    elif order == "remove":
        feed.delete()
        messages.success(request, _("The feed is gone; its reports stay."))
    return redirect("desk")


@require_POST
@for_editors
def follow_list(request: HtmxHttpRequest) -> HttpResponse:
    """Follow every feed of an OPML file."""
    sent = request.FILES.get("list")
    if sent is None or not sent.size or sent.size > _LARGEST_LIST:
        messages.error(request, _("Choose an OPML file of at most 2 MB."))
        return redirect("desk")
    try:
        found = import_opml(sent.read())
    except ConfinedError as error:
        messages.error(request, str(error))
        return redirect("desk")
    text = ngettext("%(n)d feed is followed now", "%(n)d feeds are followed now", found.added)
    messages.success(request, text % {"n": found.added})
    for each in found.refused[:20]:
        messages.error(request, each)
    return redirect("desk")


@require_safe
@for_editors
def feed_list(_request: HtmxHttpRequest) -> HttpResponse:
    body = export_opml(Feed.objects.all(), now=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="feeds.opml"'}
    return HttpResponse(body, content_type="text/x-opml; charset=utf-8", headers=headers)


@require_safe
@never_cache
@for_editors
def load(request: HtmxHttpRequest) -> HttpResponse:
    """The load alone; the page asks for it again while there is some."""
    return render(request, "articles/_load.html", _load(request))


@require_POST
@for_editors
def retry(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    refused = get_object_or_404(Refused, pk=pk)
    if desk.look_again(refused):
        messages.success(request, _("A worker looks at it again."))
    else:
        messages.error(request, _("Where it stood is not known; load it again by hand."))
    return redirect("desk")


@require_safe
@for_editors
def refused_raw(_request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """What was refused, as it came; a file to keep, never a page to open."""
    refused = get_object_or_404(Refused, pk=pk)
    headers = {
        "Content-Disposition": f'attachment; filename="refused-{refused.pk}.bin"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(
        bytes(refused.raw), content_type="application/octet-stream", headers=headers
    )


def _page(request: HtmxHttpRequest, form: FeedForm, *, status: int = 200) -> HttpResponse:
    context = {
        "feeds": Feed.objects.for_desk(),
        "form": form,
        "remarks": Paginator(Remark.objects.open(), _MOST_REMARKS).page(1),
        "refused": page_of(request, Refused.objects.with_size()),
        "set_aside": desk.set_aside(),
        "saved_searches": SavedSearch.objects.select_related("saved_by"),
        **_load(request),
    }
    return render(request, "articles/desk.html", context, status=status)


def _load(request: HtmxHttpRequest) -> dict[str, object]:
    """The load with its pace, measured since the page first saw it: no clock runs on the server."""
    now, found = time.time(), desk.load_now(timezone.now())
    try:
        before, since = int(request.GET["before"]), float(request.GET["since"])
    except (KeyError, ValueError):
        before, since = found.left, now
    if found.left > before:
        before, since = found.left, now
    left = desk.seconds_left(before=before, since=since, left=found.left, now=now)
    return {
        "load": found,
        "before": before,
        "since": f"{since:.1f}",
        "done": before - found.left,
        "minutes_left": None if left is None else max(1, round(left / 60)),
    }
