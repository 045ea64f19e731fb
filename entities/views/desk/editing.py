"""What all pages of the desk share: who may use them, and what happens when two decide at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from entities.models import Ruling
from entities.rulings.frame import Decision, Overtaken, record
from entities.rulings.progress import progress
from entities.rulings.roles import may_rule

P = ParamSpec("P")


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


def version() -> int:
    """What a form made now carries as `seen`: whatever is ruled later, its editor has not seen."""
    return Ruling.objects.newest_id()


def decide(request: HttpRequest, decisions: Iterable[Decision], *, back: str) -> HttpResponse:
    """Record what an editor decided and go back; where others decided since, show what they did."""
    made: list[Ruling] = []
    for each in decisions:
        try:
            made.append(record(each, editor=editor(request), seen=_seen_now(request, made)))
        except Overtaken as overtaken:
            context = {"rulings": overtaken.rulings, "wanted": each, "again": request.path}
            return render(request, "entities/desk/overtaken.html", context, status=409)
    for ruling in made:
        undo = reverse("undo-ruling", args=[ruling.pk])
        said = format_html("{}. <a href='{}'>{}</a>", ruling.now, undo, _("Undo"))
        messages.success(request, said)
    waiting = next((each for each in made if progress(each).of), None)
    return redirect("ruling-progress", waiting.pk) if waiting else redirect(back)


def _seen_now(request: HttpRequest, made: list[Ruling]) -> int | None:
    """One form may hold several decisions; its own earlier ones have not overtaken it."""
    return max([seen(request) or 0, *(each.pk for each in made)])
