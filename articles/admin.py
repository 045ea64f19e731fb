"""Editing what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.dating import rule_published
from articles.models import Article, ArticleVersion, Refused, Source, Story, StoryLink
from articles.removal import remove_articles

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    # Django's own classes take no parameters when they run, only where types are checked.
    ArticleModelForm = forms.ModelForm[Article]
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    from django.contrib.admin import ModelAdmin, TabularInline
    from django.forms import ModelForm as ArticleModelForm


class ReadOnly(ModelAdmin):
    """What happened is looked at, never rewritten."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: object | None = None) -> bool:
        return False


class Versions(TabularInline):
    model = ArticleVersion
    fields = ["number", "origin", "loaded_at", "raw_sha256"]
    readonly_fields = ["number", "origin", "loaded_at", "raw_sha256"]
    extra = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleVersion]:
        # An original may be megabytes; a list of them is no reason to load it.
        return super().get_queryset(request).defer("raw", "text", "removed")

    def has_add_permission(self, _request: HttpRequest, _obj: object | None = None) -> bool:
        return False


class ArticleForm(ArticleModelForm):
    """A report, and why its day of publication is another."""

    why = forms.CharField(
        required=False,
        max_length=400,
        label=_("Why this day"),
        help_text=_("Needed where the day of publication is changed; the report is read again."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "published" in self.changed_data and not cleaned.get("why"):
            self.add_error("why", _("Say why the report was published on this day."))
        return cleaned


@admin.register(Article)
class ArticleAdmin(ModelAdmin):
    form = ArticleForm
    list_display = ["title", "source", "published", "state", "story", "reprint_kind", "words"]
    list_filter = ["state", "reprint_kind", "title_origin", "published_precision"]
    list_select_related = ["source", "story"]
    search_fields = ["title", "external_id", "source__name"]
    autocomplete_fields = ["source", "story", "reprint_of"]
    date_hierarchy = "published"
    show_full_result_count = False
    ordering = ["-id"]
    # What a report is recognised by on the next load, and what reading it derived.
    readonly_fields = [
        "identity", "external_id", "url", "loaded_at", "read_by", "state", "words",
        "published_at", "published_precision", "published_provenance", "published_words",
        "changed", "changed_at", "changed_provenance", "changed_words",
    ]  # fmt: skip
    exclude = ["search"]
    inlines = [Versions]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("search")

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """A changed day is a ruling, so that it outlives the next load of the report."""
        if change and "published" in form.changed_data and isinstance(request.user, User):
            why = form.cleaned_data["why"]
            rule_published(obj, day=obj.published, editor=request.user, why=why)
        else:
            super().save_model(request, obj, form, change)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """What goes with a report was derived from it, and nobody needs leave to delete that."""
        count = {str(Article._meta.verbose_name_plural): len(objs)}
        denied = set() if self.has_delete_permission(request) else {"article"}
        return [str(each) for each in objs], count, denied, []

    def delete_model(self, _request: HttpRequest, obj: Article) -> None:
        remove_articles(Article.objects.filter(pk=obj.pk))

    def delete_queryset(self, _request: HttpRequest, queryset: QuerySet[Article]) -> None:
        remove_articles(queryset)


@admin.register(ArticleVersion)
class ArticleVersionAdmin(ReadOnly):
    list_display = ["article", "number", "origin", "loaded_at"]
    list_select_related = ["article"]
    search_fields = ["article__title", "origin", "raw_sha256"]
    date_hierarchy = "loaded_at"
    show_full_result_count = False
    fields = ["article", "number", "origin", "loaded_at", "raw_sha256", "original", "removed"]
    readonly_fields = ["original"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleVersion]:
        return super().get_queryset(request).defer("raw", "text")

    @admin.display(description=_("original file"))
    def original(self, version: ArticleVersion) -> SafeString:
        address = reverse("original", args=[version.article_id, version.number])
        return format_html('<a href="{}" download>{}</a>', address, _("download"))


@admin.register(Story)
class StoryAdmin(ModelAdmin):
    list_display = ["headline", "first_day", "last_day", "reports", "separate_texts", "outlets"]
    search_fields = ["headline"]
    autocomplete_fields = ["moved_to"]
    date_hierarchy = "last_day"
    show_full_result_count = False
    readonly_fields = ["first_day", "last_day", "reports", "separate_texts", "outlets"]


@admin.register(StoryLink)
class StoryLinkAdmin(ReadOnly):
    list_display = ["left", "right", "score", "reason"]
    list_select_related = ["left", "right"]
    search_fields = ["left__headline", "right__headline", "reason"]
    show_full_result_count = False


@admin.register(Source)
class SourceAdmin(ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    show_full_result_count = False
    # The slug is an address that was given out.
    readonly_fields = ["slug"]


@admin.register(Refused)
class RefusedAdmin(ReadOnly):
    list_display = ["origin", "reason", "dropped", "at"]
    list_filter = ["dropped"]
    search_fields = ["origin", "reason"]
    show_full_result_count = False
