"""Events and quotations for editors, to be looked at: they follow from what the reports print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from entities.derived_admin import LIGHT_ARTICLE, Derived
from entities.models import Event, Quote, TakingPart, Telling

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest

    TakingPartBase = admin.TabularInline[TakingPart, Event]
else:
    TakingPartBase = admin.TabularInline

_SHOWN = 120
"""Characters of a quotation in a list."""


class TakingPartInline(TakingPartBase):
    model = TakingPart
    fields = ["entity", "role", "part"]
    readonly_fields = ["entity", "role", "part"]
    extra = 0
    can_delete = False

    def has_add_permission(self, *_asked: Any) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[TakingPart]:
        return super().get_queryset(request).select_related("entity")


class EventAdmin(Derived):
    list_display = [
        "title", "kind", "status", "earliest", "latest", "precision", "place", "reports", "texts"
    ]  # fmt: skip
    list_filter = ["kind", "status", "precision", ("place", admin.EmptyFieldListFilter)]
    list_select_related = ["place"]
    search_fields = ["title", "series", "participants__name"]
    date_hierarchy = "earliest"
    ordering = ["-id"]
    fields = [
        "title", "kind", "status", "series", "earliest", "latest", "precision", "place", "reports",
        "texts", "moved_to", "see",
    ]  # fmt: skip
    readonly_fields = ["see"]
    inlines = [TakingPartInline]

    @admin.display(description=_("tellings"))
    def see(self, obj: Event) -> str:
        address = reverse("admin:entities_telling_changelist")
        return _links(f"{address}?event__id__exact={obj.pk}", obj.get_absolute_url())


class TellingAdmin(Derived):
    list_display = [
        "text",
        "event",
        "kind",
        "status",
        "earliest",
        "latest",
        "provenance",
        "article",
    ]
    list_filter = ["kind", "status"]
    list_select_related = ["event", "article"]
    search_fields = ["text", "event__title", "provenance"]
    ordering = ["-id"]
    exclude = ["participants", "places", "evidence"]
    readonly_fields = ["rests_on"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).defer(*LIGHT_ARTICLE)

    @admin.display(description=_("rests on"))
    def rests_on(self, obj: Telling) -> str:
        rows = ((each["field"], each["value"], each["text"]) for each in obj.evidence)
        return format_html_join("", "<div>{} {}: “{}”</div>", rows)


def _links(rows: str, page: str) -> str:
    return format_html(
        '<a href="{}">{}</a> · <a href="{}">{}</a>', rows, _("All"), page, _("On the site")
    )


class QuoteAdmin(Derived):
    list_display = ["begins", "speaker", "reports", "texts", "first_printed"]
    list_filter = [("speaker", admin.EmptyFieldListFilter)]
    list_select_related = ["speaker"]
    search_fields = ["text", "speaker__name"]
    date_hierarchy = "first_printed"
    ordering = ["-id"]
    fields = [
        "text", "speaker", "first_printed", "estimate_earliest", "estimate_latest", "reports",
        "texts", "moved_to", "see",
    ]  # fmt: skip
    readonly_fields = ["see"]

    @admin.display(description=_("text"))
    def begins(self, obj: Quote) -> str:
        return Truncator(obj.text).chars(_SHOWN)

    @admin.display(description=_("printings"))
    def see(self, obj: Quote) -> str:
        address = reverse("admin:entities_printing_changelist")
        return _links(f"{address}?quote__id__exact={obj.pk}", obj.get_absolute_url())


class PrintingAdmin(Derived):
    list_display = ["text", "speaker", "cue", "sort", "provenance", "article"]
    list_filter = ["sort", ("speaker", admin.EmptyFieldListFilter)]
    list_select_related = ["speaker", "article"]
    search_fields = ["text", "speaker__name", "cue"]
    ordering = ["-id"]
    exclude = ["grams"]  # hashed word runs, by which printings meet: nothing to read

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).defer("grams", *LIGHT_ARTICLE)
