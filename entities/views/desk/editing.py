"""What all pages of the desk share: who may use them, and what happens when two decide at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Exists, Func
from django.db.models.expressions import Combinable
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.models import Article
from entities.models import Ruling
from entities.rulings import subjects
from entities.rulings.frame import Decision, Overtaken, history, record_all
from entities.rulings.progress import progress
from entities.rulings.roles import may_rule

P = ParamSpec("P")

_SAID = 4
"""Rulings of one form that are named one by one with a link that undoes each."""


View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def editors_only(view: View[P]) -> View[P]:
    """Asks strangers to sign in, and refuses whoever may not rule."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        if not may_rule(request.user):
            raise PermissionDenied
        answer = view(request, *args, **kwargs)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    return guarded


def editor(request: HttpRequest) -> User:
    if not may_rule(request.user):
        raise PermissionDenied
    return request.user


def seen(request: HttpRequest) -> int | None:
    """The version that the editor's form was made with; nonsense is as good as never seen."""
    value = request.POST.get("seen", "0")
    return int(value) if value.isdecimal() else 0


_QUEUE = re.compile(r"/queue/(?:\?[a-z0-9=&]*)?")


def queue_address(asked: str) -> str:
    """The place in the queue that a form was opened from; "" where it was opened elsewhere."""
    return asked if _QUEUE.fullmatch(asked) else ""


def version() -> int:
    """What a form made now carries as `seen`: whatever is ruled later, its editor has not seen."""
    return Ruling.objects.newest_id()


def told_apart(*about: str, by: str, other: Combinable) -> Exists:
    """Whether a ruling of these kinds on the subject `by` is on the subject `other` of a row too:
    what an editor told apart is not suggested again."""
    both = Func(
        other,
        template="ARRAY[%(expressions)s]::varchar[]",
        output_field=ArrayField(CharField(max_length=300)),
    )
    return Exists(Ruling.objects.standing(*about).concerning([by]).filter(subjects__contains=both))


def decide(request: HttpRequest, decisions: Sequence[Decision], *, back: str) -> HttpResponse:
    """Record what an editor decided and go back; where others decided since, show what they did."""
    try:
        made = record_all(decisions, editor=editor(request), seen=seen(request))
    except Overtaken as overtaken:
        return somebody_was_faster(request, overtaken, wanted=decisions)
    for ruling in made[:_SAID]:
        undo = reverse("undo-ruling", args=[ruling.pk])
        said = format_html("{}. <a href='{}'>{}</a>", ruling.now, undo, _("Undo"))
        messages.success(request, said)
    waiting = next((each for each in made if progress(each).of), None)
    return redirect("ruling-progress", waiting.pk) if waiting else redirect(back)


def gone(request: HttpRequest, article: int) -> HttpResponse:
    """What an editor was about to decide on is no longer in the report: by whose ruling, where one
    was made since the form was opened. Raises Http404 where none was."""
    report = get_object_or_404(Article.objects.only("identity"), pk=article)
    version = seen(request)
    if request.method == "POST" and version:
        since = history([subjects.report(report.identity)]).filter(pk__gt=version)
        if since.exists():
            return render(request, "entities/desk/overtaken.html", {"rulings": since}, status=409)
    raise Http404


def somebody_was_faster(
    request: HttpRequest, overtaken: Overtaken, *, wanted: Sequence[Decision] = ()
) -> HttpResponse:
    """What others decided since the form was opened, and the same form to send all the same.

    Nothing was recorded. What is sent again carries the version that is shown here, so that it is
    refused again if somebody decides once more in between.
    """
    context = {
        "rulings": overtaken.rulings,
        "wanted": wanted,
        "again": request.path,
        "posted": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in ("csrfmiddlewaretoken", "seen")
            for value in values
        ],
        "seen": max(each.pk for each in overtaken.rulings),
    }
    return render(request, "entities/desk/overtaken.html", context, status=409)
