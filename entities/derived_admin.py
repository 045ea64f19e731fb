"""What editors may look at and not edit: rows that reading or ruling makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

if TYPE_CHECKING:
    from django.db.models import Model

    DerivedBase = admin.ModelAdmin[Model]
else:
    DerivedBase = admin.ModelAdmin

LIGHT_ARTICLE = ("article__text", "article__search")
"""Lists show an article's title; its text would be most of what the database sends."""


class Derived(DerivedBase):
    """To be looked at: rows that reading or ruling makes, and that nobody edits by hand."""

    show_full_result_count = False

    def has_add_permission(self, *_asked: Any) -> bool:
        return False

    def has_change_permission(self, *_asked: Any) -> bool:
        return False

    def has_delete_permission(self, *_asked: Any) -> bool:
        return False
