"""The queue: what the machine was unsure of, most useful first, one name at a time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entities.models import EntityKind, Mention, Ruling
from entities.rulings.candidates import candidates
from entities.rulings.frame import withdraw
from entities.views.desk.editing import editor, editors_only, version
from entities.views.desk.mentions import widths
from entities.views.sentences import excerpt_within


@editors_only
@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """The first name that nobody could be found for, or that is somebody's by likeness.

    `after` skips as many names.
    """
    if request.method == "POST":
        return _undo_last(request)
    skipped = request.GET.get("after", "0")
    after = int(skipped) if skipped.isdecimal() and len(skipped) < 7 else 0
    unsure, doubtful = Mention.objects.unsure(), Mention.objects.doubtful()
    nobody = unsure.count()
    left = nobody + doubtful.count()
    found = unsure[after : after + 1] if after < nobody else doubtful[after - nobody :][:1]
    mention = next(iter(found.select_related("article__source", "entity", "naming")), None)
    context = {"left": left, "after": after, "next": after + 1, "kinds": EntityKind.choices}
    if mention:
        context |= {
            "mention": mention,
            "excerpt": excerpt_within(mention.article.text, mention.start, mention.end),
            "candidates": candidates(mention, most=5),
            "widths": widths(mention),
            "seen": version(),
        }
    return render(request, "entities/desk/queue.html", context)


def _undo_last(request: HttpRequest) -> HttpResponse:
    """Undo the editor's own last ruling."""
    own = Ruling.objects.standing().filter(editor=editor(request))
    last = own.last()
    if last:
        withdraw(last, editor=editor(request))
    return redirect(reverse("queue"))
