"""Decide about a page: what it says, what it is called, with whom it is one, and who it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, OuterRef, Value
from django.db.models.functions import Concat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from entities.models import Entity, EntityKind, Naming
from entities.rulings import subjects
from entities.rulings.frame import history as rulings_on
from entities.rulings.on_entities import (
    NotPossible,
    alias,
    apart,
    has_kind,
    hidden,
    lined,
    linked,
    merged,
    pinned,
    renamed,
    split,
    struck,
)
from entities.rulings.refs import current, new_ref, ref_of
from entities.views.desk.editing import decide, editors_only, told_apart, version
from entities.views.desk.preview import Conflict, preview

if TYPE_CHECKING:
    from collections.abc import Callable

    from entities.rulings.frame import Decision

_DEEDS = "rename line kind alias strike link unlink hide show pin unpin".split()

_FOUND = 12
_REPORTS_SHOWN = 200


class PageForm(forms.Form):
    """One thing an editor says of a page, named by the button that was pressed."""

    do = forms.ChoiceField(choices=[(each, each) for each in _DEEDS])
    value = forms.CharField(max_length=200, required=False)
    url = forms.URLField(max_length=500, required=False, assume_scheme="https")
    why = forms.CharField(max_length=400, required=False)

    def decision(self, entity: Entity) -> Decision:
        """Raises NotPossible where the form says nothing that can be done."""
        told = self.cleaned_data
        do, value, why = told["do"], told["value"].strip(), told["why"]
        if do in ("rename", "alias") and not value:
            raise NotPossible(_("Say which name."))
        if do in ("link", "unlink") and not told["url"]:
            raise NotPossible(_("Say which address."))
        steps: dict[str, Callable[[], Decision]] = {
            "rename": lambda: renamed(entity, value, why=why),
            "line": lambda: lined(entity, value, why=why),
            "kind": lambda: has_kind(entity, _kind(value), why=why),
            "alias": lambda: alias(entity, value, why=why),
            "strike": lambda: struck(entity, _naming(entity, value), why=why),
            "link": lambda: linked(entity, told["url"], value, why=why),
            "unlink": lambda: linked(entity, told["url"], value, keep=False, why=why),
            "hide": lambda: hidden(entity, hide=True, why=why),
            "show": lambda: hidden(entity, hide=False, why=why),
            "pin": lambda: pinned(entity, pin=True, why=why),
            "unpin": lambda: pinned(entity, pin=False, why=why),
        }
        return steps[do]()


def _kind(value: str) -> str:
    if value not in EntityKind.values:
        raise NotPossible(_("Choose a kind."))
    return value


def _naming(entity: Entity, key: str) -> Naming:
    found = entity.namings.filter(key=key).first()
    if found is None:
        raise NotPossible(_("No report calls it that."))
    return found


@editors_only
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    entity = get_object_or_404(Entity, pk=pk)
    form = PageForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            return decide(request, [form.decision(entity)], back=entity.get_absolute_url())
        except NotPossible as error:
            problem = str(error)
    return render(
        request,
        "entities/desk/page.html",
        {
            "entity": entity,
            "form": form,
            "problem": problem,
            "names": _names(entity),
            "kinds": EntityKind.choices,
            "seen": version(),
        },
        status=422 if problem or form.errors else 200,
    )


def _names(entity: Entity) -> list[dict[str, object]]:
    """Each printed form by the key that rulings know it by, with its reports."""
    forms = entity.namings.filter(pinned="").order_by().values("key")
    counted = forms.annotate(
        name=StringAgg("name", ", ", distinct=True), reports=Count("article", distinct=True)
    )
    return list(counted.order_by("-reports"))


@editors_only
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring others to a page, or tell them apart from it, or look for them."""
    entity = current(get_object_or_404(Entity, pk=pk))
    asked = [int(each) for each in request.POST.getlist("with") if each.isdecimal()]
    asked += [int(each) for each in request.GET.getlist("with") if each.isdecimal()]
    chosen = {current(each) for each in Entity.objects.filter(pk__in=asked)}
    others = sorted(chosen - {entity}, key=lambda each: (-each.reports, each.name))
    shown = preview([entity, *others]) if others else None
    problem = ""
    if request.method == "POST":
        try:
            if entity in chosen:
                raise NotPossible(_("A page cannot be merged with itself."))
            decisions = _brought(request, entity, others, shown.conflicts if shown else [])
            if decisions:
                into = _into(request, entity, others)
                return decide(request, decisions, back=into.get_absolute_url())
            problem = _("Say that you have seen what speaks against it.")
        except NotPossible as error:
            problem = str(error)
    words = request.GET.get("q", "").replace("\0", "")[:200]
    alike = Entity.objects.exclude(pk__in=[entity.pk, *asked])
    offered = alike.matching(words).most_named() if words else _alike(entity, asked)
    return render(
        request,
        "entities/desk/merge.html",
        {
            "entity": entity,
            "others": others,
            "preview": shown,
            "into": _into(request, entity, others),
            "offered": offered[:_FOUND],
            "words": words,
            "problem": problem,
            "seen": version(),
        },
        status=422 if problem else 200,
    )


def _alike(entity: Entity, but: list[int]) -> list[Entity]:
    found = Entity.objects.easily_confused_with(entity).kind(entity.kind)
    subject = Concat(Value("entity:"), OuterRef("kind"), Value(":"), OuterRef("key"))
    rest = found.exclude(pk__in=but).exclude(
        told_apart("apart", by=subjects.of(entity), other=subject)
    )
    return list(rest[:_FOUND])


def _into(request: HttpRequest, entity: Entity, others: list[Entity]) -> Entity:
    chosen = request.POST.get("into", "")
    return next((each for each in others if str(each.pk) == chosen), entity)


def _brought(
    request: HttpRequest, entity: Entity, others: list[Entity], found: list[Conflict]
) -> list[Decision]:
    """What the pressed button decides; nothing where a conflict was not taken note of."""
    why = request.POST.get("why", "")[:400]
    if not others:
        raise NotPossible(_("Choose another page first."))
    if request.POST.get("do") == "apart":
        return [apart(entity, each, why=why) for each in others]
    if found and "sure" not in request.POST:
        return []
    into = _into(request, entity, others)
    gone = [each for each in (entity, *others) if each.pk != into.pk]
    return [merged(into, gone, why=why)]


@editors_only
@require_http_methods(["GET", "POST"])
def divide(request: HttpRequest, pk: int) -> HttpResponse:
    """Split a page: choose the reports or the printed names that are about another."""
    entity = get_object_or_404(Entity, pk=pk)
    problem = ""
    if request.method == "POST":
        try:
            decision = _split(request, entity)
            return decide(request, [decision], back=entity.get_absolute_url())
        except NotPossible as error:
            problem = str(error)
    reports = entity.mentions.reports_of_page()[:_REPORTS_SHOWN]
    return render(
        request,
        "entities/desk/split.html",
        {
            "entity": entity,
            "reports": reports,
            "names": _names(entity),
            "alike": _alike(entity, []),
            "problem": problem,
            "seen": version(),
        },
        status=422 if problem else 200,
    )


def _split(request: HttpRequest, entity: Entity) -> Decision:
    chosen = request.POST.get("to", "new")
    if chosen == "new":
        to = new_ref(entity.kind, request.POST.get("new_name", "").strip() or entity.name)
    else:
        rows = Entity.objects.kind(entity.kind)
        to = ref_of(get_object_or_404(rows, pk=chosen if chosen.isdecimal() else 0))
    return split(
        entity,
        to,
        reports=request.POST.getlist("report"),
        names=request.POST.getlist("name"),
        why=request.POST.get("why", "")[:400],
    )


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """What editors decided about a page, for everybody."""
    entity = get_object_or_404(Entity.objects.shown_to(request.user), pk=pk)
    context = {"about": entity, "rulings": rulings_on([subjects.of(entity)])[:500]}
    return render(request, "entities/desk/history.html", context)
