"""The queue: what the machine was unsure of, most useful first, one doubt at a time."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from entities.models import Ruling
from entities.rulings.frame import withdraw
from entities.views.desk.doubts import KINDS, doubts
from entities.views.desk.editing import editor, editors_only, queue_address, version


@editors_only
@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """The doubt that it helps most to decide.

    `?name=2` leaves two names for later, as each kind by its name; `?only=date` shows one kind.
    """
    skipped = {kind.name: _number(request.GET.get(kind.name, "")) for kind in KINDS}
    asked = request.GET.get("only", "")
    only = asked if asked in skipped else ""
    if request.method == "POST":
        _undo_last(request)
        return redirect(queue_address(request.get_full_path()) or reverse("queue"))
    found = doubts(skipped, only=only)
    counts, doubt = found.counts, found.first
    kept = {name: n for name, n in skipped.items() if n} | ({"only": only} if only else {})
    context = {
        "doubt": doubt,
        "left": counts[only] if only else sum(counts.values()),
        "kinds_left": [(each.name, each.label, counts[each.name]) for each in KINDS],
        "only": only,
        "here": _address(kept),
        "seen": version(),
    }
    if doubt:
        context |= doubt.shown
        context["later"] = _address(kept | {doubt.kind: skipped[doubt.kind] + 1})
    return render(request, "entities/desk/queue.html", context)


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 0


def _address(query: dict[str, int | str]) -> str:
    return f"{reverse('queue')}?{urlencode(query)}" if query else reverse("queue")


def _undo_last(request: HttpRequest) -> None:
    """Undo the editor's own last ruling."""
    last = Ruling.objects.standing().filter(editor=editor(request)).last()
    if last:
        withdraw(last, editor=editor(request))
        messages.success(request, _("Undone: %(now)s.") % {"now": last.now})
    else:
        messages.info(request, _("Nothing of yours is left to undo."))
