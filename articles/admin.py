"""Editing what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.dating import rule_published
from articles.models import Article, ArticleVersion, Refused, Remark, Source, Story, StoryLink
from articles.removal import remove_articles
from articles.stories import decisions
from entities.derived_admin import BoundedPaginator, RulingAdmin, RulingForm
from entities.rulings.frame import record
from entities.views.desk.editing import editor

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    # Django's own classes take no parameters when they run, only where types are checked.
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    from django.contrib.admin import ModelAdmin, TabularInline


class ReadOnly(ModelAdmin):
    """What happened is looked at, never rewritten."""

    show_facets = admin.ShowFacets.NEVER
    paginator = BoundedPaginator

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


class ArticleForm(RulingForm):
    """A report: its day of publication and its story are ruled, its outlet is kept by hand."""

    class Meta:
        model = Article
        fields = ["source", "published", "story", "note"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "published" in self.changed_data and not cleaned.get("why"):
            self.add_error("why", _("Say why the report was published on this day."))
        if "story" in self.changed_data and not (cleaned.get("story") and self.initial["story"]):
            self.add_error("story", _("A report moves from one story to another."))
        return cleaned


@admin.register(Article)
class ArticleAdmin(RulingAdmin):
    form = ArticleForm
    list_display = ["title", "source", "published", "state", "story", "reprint_kind", "words"]
    list_filter = ["state", "reprint_kind", "title_origin", "published_precision"]
    list_select_related = ["source", "story"]
    search_fields = ["title", "external_id", "source__name"]
    autocomplete_fields = ["source", "story"]
    date_hierarchy = "published"
    ordering = ["-id"]
    # What a report is recognised by on the next load, and what reading it derived.
    readonly_fields = [
        "title", "byline", "reprint_of", "reprint_kind", "reprint_reason", "story_reason",
        "identity", "external_id", "url", "loaded_at", "read_by", "state", "words",
        "published_at", "published_precision", "published_provenance", "published_words",
        "changed", "changed_at", "changed_provenance", "changed_words",
    ]  # fmt: skip
    fields = ["source", "published", "story", "why", "seen", "note", *readonly_fields]
    inlines = [Versions]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return ModelAdmin.has_change_permission(self, request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return ModelAdmin.has_delete_permission(self, request, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("search")

    def save_model(
        self, request: HttpRequest, obj: Article, form: ArticleForm, _change: bool
    ) -> None:
        """A changed day or story is a ruling, so that it outlives the next load of the report."""
        changed, why, seen = form.changed_data, form.cleaned_data["why"], form.version
        before = Article.objects.select_related("story").get(pk=obj.pk)
        Article.objects.filter(pk=obj.pk).update(source=obj.source, note=obj.note)
        if "story" in changed and before.story:
            target = form.cleaned_data["story"]
            decision = decisions.move(before.story, [obj.pk], target, why=why).decision
            seen = record(decision, editor=editor(request), seen=seen).pk
        if "published" in changed:
            day = form.cleaned_data["published"]
            rule_published(before, day=day, editor=editor(request), why=why, seen=seen)

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


class StoryForm(RulingForm):
    """What a story is called."""

    class Meta:
        model = Story
        fields = ["headline"]


@admin.register(Story)
class StoryAdmin(RulingAdmin):
    """Saving another headline records a ruling; reports are moved on the page of the story."""

    form = StoryForm
    list_display = ["headline", "first_day", "last_day", "reports", "separate_texts", "outlets"]
    search_fields = ["headline"]
    date_hierarchy = "last_day"
    readonly_fields = [
        "first_day", "last_day", "reports", "separate_texts", "outlets", "moved_to", "see",
    ]  # fmt: skip
    fields = ["headline", "why", "seen", *readonly_fields]

    @admin.display(description=_("on the site"))
    def see(self, story: Story) -> SafeString:
        edit = reverse("edit-story", args=[story.pk])
        address = story.get_absolute_url()
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            address,
            _("Page"),
            edit,
            _("Move, split, merge"),
        )

    def save_model(self, request: HttpRequest, obj: Story, form: StoryForm, _change: bool) -> None:
        if "headline" in form.changed_data:
            story = Story.objects.get(pk=obj.pk)
            words, why = form.cleaned_data["headline"], form.cleaned_data["why"]
            decision = decisions.headline(story, words, why=why).decision
            record(decision, editor=editor(request), seen=form.version)


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


@admin.register(Remark)
class RemarkAdmin(ReadOnly):
    list_display = ["page", "said", "at", "closed_at", "closed_by"]
    list_filter = ["closed_at"]
    list_select_related = ["closed_by"]
    search_fields = ["page", "said"]
    show_full_result_count = False
