"""What editors decide of a story: proposed, shown with its effects, then recorded or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from articles.models import Article, Story, StoryLink
from articles.stories import decisions
from articles.stories.decisions import Impossible, Proposal
from articles.stories.rulings import APART, SPLIT, sides, subject
from entities.models import Ruling
from entities.rulings.frame import (
    Overtaken,
    history,
    later_on,
    newest_id,
    record,
    standing,
    withdraw,
)
from entities.rulings.roles import may_rule

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import HttpRequest

    from articles.views.htmx import HtmxHttpRequest

_MOST_STORIES = 8
_MOST_RULINGS = 12
_LONGEST_WHY = 400
_LONGEST_HISTORY = 500
_LARGEST_ID = 2**31 - 1
_STORY_ADDRESS = re.compile(r"(?:.*/stories/)?(\d{1,9})(?:-[^/]*)?/?")


@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
def edit_story(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """The forms; a decision with what it would change; or, confirmed, the way back to the story."""
    if not may_rule(request.user):
        raise PermissionDenied
    story = get_object_or_404(Story.objects.select_related("moved_to"), pk=pk)
    if story.moved_to:
        return redirect("edit-story", story.moved_to.pk, permanent=True)
    if request.method != "POST" or request.POST.get("act") == "find":
        return _forms(request, story)
    try:
        if request.POST.get("act") == "undo":
            return _undo(request, story, request.user)
        proposal = _proposed(request, story)
        if "confirmed" not in request.POST:
            return _shown(request, "articles/_proposal.html", story, {"proposal": proposal})
        record(proposal.decision, editor=request.user, seen=_number(request, "seen"))
    except Impossible as refusal:
        return _forms(request, story, refusal=str(refusal), status=422)
    except Overtaken as overtaken:
        return _forms(request, story, overtaken=overtaken.rulings, status=409)
    messages.success(request, _("Recorded: %(what)s.") % {"what": proposal.decision.now})
    return _back(request, story)


@require_safe
def story_history(request: HttpRequest, pk: int) -> HttpResponse:
    """What editors decided about a story, for everybody."""
    story = get_object_or_404(Story, pk=pk)
    context = {"about": story, "rulings": history([subject(story)])[:_LONGEST_HISTORY]}
    return render(request, "entities/desk/history.html", context)


def _proposed(request: HtmxHttpRequest, story: Story) -> Proposal:
    why = request.POST.get("why", "").strip()[:_LONGEST_WHY]
    chosen = [int(each) for each in request.POST.getlist("report") if _is_id(each)]
    act = request.POST.get("act", "")
    if act == "move":
        return decisions.move(story, chosen, _other(request), why=why)
    if act == "split":
        return decisions.split(story, chosen, why=why)
    if act == "merge":
        return decisions.merge(story, _other(request), why=why)
    if act == "apart":
        return decisions.apart(story, _other(request), why=why)
    if act == "headline":
        return decisions.headline(story, request.POST.get("headline", ""), why=why)
    raise Impossible(_("Choose what to do."))


def _other(request: HtmxHttpRequest) -> Story | None:
    """The other story: its address or number as typed, else the one picked from the list."""
    typed = request.POST.get("address", "").strip() or request.POST.get("other", "")
    found = _STORY_ADDRESS.fullmatch(typed)
    story = Story.objects.filter(pk=int(found[1])).first() if found and _is_id(found[1]) else None
    if typed and story is None:
        raise Impossible(_("There is no such story."))
    return story


def _undo(request: HtmxHttpRequest, story: Story, editor: User) -> HttpResponse:
    number = _number(request, "ruling")
    ruling = get_object_or_404(Ruling, pk=number, subjects__contains=[subject(story)])
    if "confirmed" not in request.POST:
        found = {"ruling": ruling, "later": later_on(ruling), "seen": newest_id(ruling.subjects)}
        return _shown(request, "articles/_undo.html", story, found)
    withdraw(ruling, editor=editor, seen=_number(request, "seen"))
    messages.success(request, _("Undone: %(what)s.") % {"what": ruling})
    return _back(request, story)


def _back(request: HtmxHttpRequest, story: Story) -> HttpResponse:
    """To the story, or to where its reports are now."""
    story.refresh_from_db()
    where = story.moved_to or story
    if request.htmx:
        return HttpResponseClientRedirect(where.get_absolute_url())
    return redirect(where)


def _forms(
    request: HtmxHttpRequest, story: Story, *, status: int = 200, **told: Any
) -> HttpResponse:
    posted = request.POST
    query = " ".join((posted.get("q") or request.GET.get("q", "")).split())[:100]
    found = {
        "reports": Article.objects.filter(story=story).oldest().for_list(),
        "stories": _near(story, query),
        "query": query,
        "chosen": posted.getlist("report"),
        "other": posted.get("other", ""),
        "why": posted.get("why", ""),
        "rulings": history([subject(story)])[:_MOST_RULINGS],
    }
    return _shown(request, "articles/_edit_story.html", story, {**found, **told}, status=status)


def _near(story: Story, query: str) -> list[Story]:
    """The stories whose headline has the words; without words, those of its saga and its days."""
    others = Story.objects.standing().exclude(pk=story.pk)
    if query:
        return list(others.filter(headline__icontains=query).newest()[:_MOST_STORIES])
    links = StoryLink.objects.filter(Q(left=story) | Q(right=story)).order_by("-score")
    ids = [
        link.right_id if link.left_id == story.pk else link.left_id
        for link in links[:_MOST_STORIES]
    ]
    others = others.exclude(uid__in=_told_apart(story))
    known = others.in_bulk(ids)
    found = [known[pk] for pk in ids if pk in known]
    if story.last_day:
        around = others.filter(first_day__lte=story.last_day, last_day__gte=story.first_day)
        found += around.exclude(pk__in=ids).newest()[: _MOST_STORIES - len(found)]
    return found


def _told_apart(story: Story) -> list[str]:
    """The stories, by `uid`, that an editor said are others: they are not suggested again."""
    rulings = standing(APART, SPLIT, subjects=[subject(story)])
    return [side["story"] for each in rulings for side in sides(each)]


def _shown(
    request: HtmxHttpRequest,
    part: str,
    story: Story,
    found: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """The part alone for htmx, which puts it into the story's page; else a page around it."""
    if request.htmx:
        # htmx shows no answer that says it is an error.
        return render(request, part, {"story": story, **found})
    template = "articles/edit_story.html"
    return render(request, template, {"story": story, "part": part, **found}, status=status)


def _number(request: HtmxHttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if _is_id(value) else 0


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and int(value) <= _LARGEST_ID
