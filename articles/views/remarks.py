"""Readers say what is wrong on a page, without an account; editors read it at the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from articles.models import Remark
from articles.models.remark import LONGEST
from articles.views.desk import for_editors
from articles.views.twins.pages import PAGES
from entities.rulings.roles import may_rule

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from articles.views.htmx import HtmxHttpRequest

AN_HOUR = 10
"""Remarks taken from one sender; a whole ministry may come from one address of the network."""

AN_HOUR_IN_ALL = 200
"""What editors could at most look through; beyond it somebody is playing."""


class RemarkForm(forms.Form):
    """`website` is seen by no reader: who fills it in is a program."""

    said = forms.CharField(
        max_length=LONGEST,
        label=gettext_lazy("What is wrong, and how do you know?"),
        widget=forms.Textarea(attrs={"rows": 7, "cols": 60}),
    )
    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest) -> HttpResponse:
    """The form for `?page=`, and what a reader sent with it. Anything but a page of ours is the
    front page."""
    page = _page(request.GET.get("page", ""))
    if request.method != "POST":
        return _shown(request, page, RemarkForm(), sent="sent" in request.GET)
    form = RemarkForm(request.POST)
    if form.is_valid() and not form.cleaned_data["website"]:
        now, sender = timezone.now(), _sender(request, timezone.now())
        lately = Remark.objects.lately(now - timedelta(hours=1))
        if lately.count() >= AN_HOUR_IN_ALL or lately.filter(sender=sender).count() >= AN_HOUR:
            form.add_error(None, _("That is more than the editors can read. Try again later."))
            return _shown(request, page, form, status=429)
        said = form.cleaned_data["said"]
        Remark.objects.get_or_create(page=page, said=said, defaults={"sender": sender})
    if not form.is_valid():
        return _shown(request, page, form, status=422)
    return redirect(f"{reverse('report-error')}?{urlencode({'page': page, 'sent': ''})}")


@require_POST
@for_editors
def close_remark(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    if not may_rule(request.user):
        raise PermissionDenied
    remark = get_object_or_404(Remark, pk=pk)
    remark.close(by=request.user, now=timezone.now())
    messages.success(request, _("Closed: the remark on %(page)s.") % {"page": remark})
    return redirect(f"{reverse('desk')}#remarks-title")


def _shown(
    request: HttpRequest, page: str, form: RemarkForm, *, sent: bool = False, status: int = 200
) -> HttpResponse:
    context = {"page": page, "form": form, "sent": sent, "longest": LONGEST}
    return render(request, "articles/report_error.html", context, status=status)


def _page(asked: str) -> str:
    """The address of a page of ours that has facts, as asked for; else the front page."""
    parts = urlsplit(asked)
    longest = Remark._meta.get_field("page").max_length or 0
    if parts.scheme or parts.netloc or len(asked) > longest or "\0" in asked:
        return "/"
    try:
        return asked if resolve(parts.path).func in PAGES else "/"
    except Resolver404:
        return "/"


def _sender(request: HttpRequest, now: datetime) -> str:
    """The same for one address of the network on one day; the key is the site's own."""
    told = f"{now:%Y-%m-%d} {request.META.get('REMOTE_ADDR', '')}"
    return salted_hmac("articles.remark", told, algorithm="sha256").hexdigest()[:32]
