"""People, places and organisations in the admin: what is saved there is ruled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from entities.addresses import free_slugs
from entities.derived_admin import RulingAdmin, RulingForm
from entities.models import Address, Entity
from entities.rulings.frame import Decision, record_all
from entities.rulings.on_entities import hidden, lined, pinned, renamed
from entities.views.desk.editing import editor, seen, version

if TYPE_CHECKING:
    from django.db.models import QuerySet

    AddressBase = admin.TabularInline[Address, Entity]
else:
    AddressBase = admin.TabularInline

_MOST_AT_ONCE = 50
"""Pages that one bulk action rules on."""


class EntityForm(RulingForm):
    """What an editor says of a page; each field that is changed is a ruling of its own."""

    hide = forms.BooleanField(required=False, label=_("Hidden from readers"))
    pin = forms.BooleanField(required=False, label=_("Keeps its name and address"))

    class Meta:
        model = Entity
        fields = ["kind", "name", "line", "place_kind", "latitude", "longitude"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hide"].initial = self.instance.hidden
        self.fields["pin"].initial = self.instance.pinned

    def decisions(self, entity: Entity) -> list[Decision]:
        """What was changed of this entity, as it stands in the database."""
        told, why = self.cleaned_data, self.cleaned_data["why"]
        name = told.get("name", entity.name).strip()
        line = told.get("line", entity.line).strip()
        found = []
        if name != entity.name:
            found.append(renamed(entity, name, why=why))
        if line != entity.line:
            found.append(lined(entity, line, why=why))
        if told.get("hide", False) != entity.hidden:
            found.append(hidden(entity, hide=told["hide"], why=why))
        if told.get("pin", False) != entity.pinned:
            found.append(pinned(entity, pin=told["pin"], why=why))
        return found


class AddressInline(AddressBase):
    """Every address it was ever given; they are kept for ever."""

    model = Address
    fields = ["slug"]
    readonly_fields = ["slug"]
    extra = 0
    can_delete = False

    def has_add_permission(self, *_asked: Any) -> bool:
        return False

    def has_change_permission(self, *_asked: Any) -> bool:
        return False


class EntityAdmin(RulingAdmin):
    """An editor may add somebody whom no report found, to link mentions to."""

    form = EntityForm
    list_display = ["name", "kind", "line", "reports", "mentions_total", "hidden", "pinned"]
    list_filter = ["kind", "place_kind", "hidden", "pinned"]
    search_fields = ["name"]
    ordering = ["-reports", "name"]
    actions = ["merge", "hide", "show"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Entity], search_term: str
    ) -> tuple[QuerySet[Entity], bool]:
        """By the index that the site's own search uses, with accents or without."""
        if not search_term.strip():
            return queryset, False
        found = Entity.objects.matching(search_term.strip().replace("\0", ""))
        return queryset.filter(pk__in=found.values("pk")), False

    def get_inlines(self, _request: HttpRequest, obj: Entity | None) -> list[Any]:
        return [AddressInline] if obj else []

    def get_fields(self, _request: HttpRequest, obj: Entity | None = None) -> list[Any]:
        if obj is None:
            return ["kind", "name", "place_kind", "latitude", "longitude"]
        own = ["kind", "name", "line", "hide", "pin", "why", "seen"]
        return [*own, "place_kind", "latitude", "longitude", "reports", "see"]

    def get_readonly_fields(self, _request: HttpRequest, obj: Entity | None = None) -> list[str]:
        # What a gazetteer or the reports say: an edit would not outlive the next reading.
        derived = ["kind", "place_kind", "latitude", "longitude", "reports", "see"]
        return derived if obj else []

    def save_model(self, request: HttpRequest, obj: Entity, form: EntityForm, change: bool) -> None:
        if change:
            decisions = form.decisions(Entity.objects.get(pk=obj.pk))
            record_all(decisions, editor=editor(request), seen=form.version)
            return
        editor(request)
        # No name has this key, so reading never adds mentions on its own.
        obj.key = f"editor {uuid4()}"
        free_slugs([obj])
        super().save_model(request, obj, form, change)
        Address.objects.get_or_create(kind=obj.kind, slug=obj.slug, defaults={"entity": obj})

    @admin.display(description=_("on the site"))
    def see(self, obj: Entity) -> str:
        mentions = reverse("admin:entities_mention_changelist")
        own = [
            (obj.get_absolute_url(), _("Page")),
            (f"{mentions}?entity__id__exact={obj.pk}", _("Mentions")),
            (reverse("edit-entity", args=[obj.pk]), _("Names and links")),
            (reverse("merge-entities", args=[obj.pk]), _("Merge")),
            (reverse("split-entity", args=[obj.pk]), _("Split")),
            (reverse("entity-history", args=[obj.pk]), _("History")),
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', own)

    @admin.action(description=_("Merge them, or tell them apart"), permissions=["rule"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Entity]) -> HttpResponse | None:
        """To the page that shows what speaks against it; nothing is ruled before."""
        ids = list(queryset.values_list("pk", flat=True)[: _MOST_AT_ONCE + 1])
        if not 1 < len(ids) <= _MOST_AT_ONCE:
            self.message_user(request, _("Choose two or more pages."), messages.ERROR)
            return None
        query = "&".join(f"with={each}" for each in ids[1:])
        return HttpResponseRedirect(f"{reverse('merge-entities', args=[ids[0]])}?{query}")

    @admin.action(description=_("Hide from readers"), permissions=["rule"])
    def hide(self, request: HttpRequest, queryset: QuerySet[Entity]) -> TemplateResponse | None:
        return self._show_or_hide(request, queryset.filter(hidden=False), hide=True)

    @admin.action(description=_("Show to readers again"), permissions=["rule"])
    def show(self, request: HttpRequest, queryset: QuerySet[Entity]) -> TemplateResponse | None:
        return self._show_or_hide(request, queryset.filter(hidden=True), hide=False)

    def _show_or_hide(
        self, request: HttpRequest, queryset: QuerySet[Entity], *, hide: bool
    ) -> TemplateResponse | None:
        chosen = list(queryset[: _MOST_AT_ONCE + 1])
        if not 0 < len(chosen) <= _MOST_AT_ONCE:
            said = _("Choose at most %d pages, and some to which it makes a difference.")
            self.message_user(request, said % _MOST_AT_ONCE, messages.ERROR)
            return None
        if "confirmed" not in request.POST:
            action = "hide" if hide else "show"
            shown = {"entities": chosen, "action": action, "hide": hide, "seen": version()}
            return TemplateResponse(request, "entities/desk/confirm_pages.html", shown)
        why = request.POST.get("why", "")[:400]
        decisions = [hidden(each, hide=hide, why=why) for each in chosen]
        record_all(decisions, editor=editor(request), seen=seen(request))
        self.log_all(request, chosen, "Ruled: hidden." if hide else "Ruled: shown.")
        done = ngettext("%d page is ruled on.", "%d pages are ruled on.", len(chosen))
        self.message_user(request, format_html("{}", done % len(chosen)), messages.SUCCESS)
        return None
