"""What the admin's pages share: rows that reading or ruling makes, lists that stay fast, and forms
whose saving is a ruling."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from entities.rulings.frame import Overtaken
from entities.rulings.roles import may_rule
from entities.views.desk.editing import somebody_was_faster, version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model
    from django.http import HttpRequest, HttpResponse

    DerivedBase = admin.ModelAdmin[Model]
    PaginatorBase = Paginator[Any]
    FormBase = forms.ModelForm[Any]
    RulingBase = admin.ModelAdmin[Any]
else:
    DerivedBase = RulingBase = admin.ModelAdmin
    PaginatorBase = Paginator
    FormBase = forms.ModelForm

LIGHT_ARTICLE = ("article__text", "article__search")
"""Lists show an article's title; its text would be most of what the database sends."""

COUNTED = 10_000
"""Rows of a list that are counted and paged through; whoever looks for more filters."""


class BoundedPaginator(PaginatorBase):
    """Counts no further than anybody turns pages: counting half a million rows takes as long as
    reading them."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[:COUNTED].count())


class Derived(DerivedBase):
    """To be looked at: rows that reading or ruling makes, and that nobody edits by hand."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = BoundedPaginator

    def has_add_permission(self, *_asked: Any) -> bool:
        return False

    def has_change_permission(self, *_asked: Any) -> bool:
        return False

    def has_delete_permission(self, *_asked: Any) -> bool:
        return False


class RulingForm(FormBase):
    """A form of the admin that records rulings: why, and what its editor had seen."""

    why = forms.CharField(
        max_length=400,
        required=False,
        label=_("Why"),
        help_text=_("Shown on the public page beside your name and the day."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = version()

    @property
    def version(self) -> int:
        """0 where it is missing: as good as never seen."""
        return self.cleaned_data.get("seen") or 0


class RulingAdmin(RulingBase):
    """Rows that editors change by rulings: nothing is deleted, nothing is saved by itself, and
    whoever comes second sees what the first decided."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = BoundedPaginator

    def has_add_permission(self, *_asked: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        return may_rule(request.user)

    def has_delete_permission(self, *_asked: Any) -> bool:
        return False

    def has_rule_permission(self, request: HttpRequest) -> bool:
        """What the bulk actions ask for."""
        return may_rule(request.user)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Overtaken as overtaken:
            return somebody_was_faster(request, overtaken)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changelist_view(request, *args, **kwargs)
        except Overtaken as overtaken:
            return somebody_was_faster(request, overtaken)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        # A ruling may put another row in this one's place: there would be no form to return to.
        context["show_save_and_continue"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def log_all(self, request: HttpRequest, rows: Sequence[Model], said: str) -> None:
        """Note in the admin's own log what was ruled of each."""
        for each in rows:
            self.log_change(request, each, said)
