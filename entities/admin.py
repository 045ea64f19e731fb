"""Editing what the texts speak of. Editors decide about mentions; everything else is derived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from entities.addresses import free_slugs
from entities.derived_admin import LIGHT_ARTICLE, Derived
from entities.event_admin import EventAdmin, PrintingAdmin, QuoteAdmin, TellingAdmin
from entities.models import (
    Address,
    DateMention,
    Entity,
    Event,
    Mention,
    Naming,
    Printing,
    Quote,
    Ruling,
    Telling,
)
from entities.rulings.frame import record, record_all
from entities.rulings.on_texts import mention_is, mention_is_no_name
from entities.rulings.refs import ref_of
from entities.rulings.roles import may_rule
from entities.views.sentences import excerpt_of

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    EntityBase = admin.ModelAdmin[Entity]
    MentionBase = admin.ModelAdmin[Mention]
    MentionFormBase = forms.ModelForm[Mention]
else:
    EntityBase = MentionBase = admin.ModelAdmin
    MentionFormBase = forms.ModelForm

admin.site.register(Quote, QuoteAdmin)
admin.site.register(Printing, PrintingAdmin)
admin.site.register(Event, EventAdmin)
admin.site.register(Telling, TellingAdmin)


@admin.register(Entity)
class EntityAdmin(EntityBase):
    """An editor may add somebody whom no report found, to link mentions to; addresses are kept
    for ever, so nobody is deleted."""

    list_display = ["name", "kind", "line", "reports", "mentions_total"]
    list_filter = ["kind", "place_kind"]
    search_fields = ["name"]
    ordering = ["-reports", "name"]
    show_full_result_count = False
    fields = ["kind", "name", "line", "place_kind", "latitude", "longitude", "reports", "see"]

    def get_readonly_fields(self, _request: HttpRequest, obj: Entity | None = None) -> list[str]:
        # Name and line follow from the reports: an edit would not outlive the next one.
        return ["kind", "name", "line", "reports", "see"] if obj else ["line", "reports", "see"]

    def has_delete_permission(self, *_asked: Any) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Entity, form: forms.ModelForm[Entity], change: bool
    ) -> None:
        if not change:
            # No name has this key, so reading never adds mentions on its own.
            obj.key = f"editor {uuid4()}"
            free_slugs([obj])
        super().save_model(request, obj, form, change)
        Address.objects.get_or_create(kind=obj.kind, slug=obj.slug, defaults={"entity": obj})

    @admin.display(description=_("mentions"))
    def see(self, obj: Entity) -> str:
        address = reverse("admin:entities_mention_changelist")
        return format_html('<a href="{}?entity__id__exact={}">{}</a>', address, obj.pk, _("All"))


class RulingForm(MentionFormBase):
    """Whom a mention names, and why the editor thinks so."""

    why = forms.CharField(
        max_length=400,
        required=False,
        label=_("Why"),
        help_text=_("Shown on the public page beside your name and the day."),
    )

    class Meta:
        model = Mention
        fields = ["entity"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "entity" in self.fields:
            self.fields["entity"].required = True
            self.fields["entity"].help_text = _(
                "If these words name nobody and nothing, use “Not a name” in the list of mentions."
            )


@admin.register(Mention)
class MentionAdmin(MentionBase):
    """Saving records a ruling, which replaces the mention and holds in every later reading."""

    form = RulingForm
    list_display = ["text", "kind", "entity", "provenance", "article"]
    list_display_links = ["text"]
    list_filter = [
        "kind",
        ("entity", admin.EmptyFieldListFilter),
        ("ruling", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["entity", "article"]
    search_fields = ["text"]
    ordering = ["-id"]
    show_full_result_count = False
    autocomplete_fields = ["entity"]
    fields = ["sentence", "entity", "why", "kind", "role", "provenance", "reason", "report"]
    readonly_fields = ["sentence", "kind", "role", "provenance", "reason", "report"]
    actions = ["not_a_name"]

    def has_add_permission(self, *_asked: Any) -> bool:
        return False

    def has_delete_permission(self, *_asked: Any) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        return super().get_queryset(request).defer(*LIGHT_ARTICLE)

    @admin.display(description=_("in its sentence"))
    def sentence(self, obj: Mention) -> str:
        excerpt = excerpt_of(Mention.objects.with_surroundings().get(pk=obj.pk))
        return format_html("{}<b>{}</b>{}", excerpt.before, excerpt.words, excerpt.after)

    @admin.display(description=_("report"))
    def report(self, obj: Mention) -> str:
        return format_html('<a href="{}">{}</a>', obj.article.get_absolute_url(), obj.article)

    def save_model(
        self, request: HttpRequest, obj: Mention, form: forms.ModelForm[Mention], _change: bool
    ) -> None:
        _rule(request, obj, form.cleaned_data["entity"], why=form.cleaned_data["why"])

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["show_save_and_continue"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Mention) -> HttpResponse:
        # The ruling put another row in the mention's place: there is no form to return to.
        message = format_html(
            "{}: {}, {} <a href='{}'>{}</a>",
            obj.text,
            obj.entity,
            _("in this and every later reading."),
            obj.article.get_absolute_url(),
            _("See it in the report"),
        )
        self.message_user(request, message, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:entities_mention_changelist"))

    @admin.action(description=_("Not a name"), permissions=["change"])
    def not_a_name(
        self, request: HttpRequest, queryset: QuerySet[Mention]
    ) -> TemplateResponse | None:
        chosen = list(queryset.select_related("article__source", "entity", "naming"))
        if "confirmed" not in request.POST:
            return TemplateResponse(
                request, "entities/desk/confirm.html", {"mentions": chosen, "action": "not_a_name"}
            )
        if not may_rule(request.user):
            raise PermissionDenied
        for each in chosen:
            self.log_change(request, each, "Ruled: not a name.")
        ruled = len(record_all([mention_is_no_name(each) for each in chosen], editor=request.user))
        said = ngettext("%d mention is no name now.", "%d mentions are no names now.", ruled)
        self.message_user(request, said % ruled, messages.SUCCESS)
        return None


def _rule(request: HttpRequest, mention: Mention, entity: Entity | None, *, why: str) -> None:
    if not may_rule(request.user):
        raise PermissionDenied
    mention = Mention.objects.select_related("article", "entity").get(pk=mention.pk)
    decision = (
        mention_is(mention, ref_of(entity), why=why)
        if entity
        else mention_is_no_name(mention, why=why)
    )
    record(decision, editor=request.user)


@admin.register(DateMention)
class DateMentionAdmin(Derived):
    list_display = ["text", "value", "precision", "earliest", "latest", "rule", "article"]
    list_filter = ["precision"]
    list_select_related = ["article"]
    search_fields = ["text", "value"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).defer(*LIGHT_ARTICLE)


@admin.register(Naming)
class NamingAdmin(Derived):
    list_display = ["name", "kind", "entity", "reason", "article"]
    list_filter = ["kind", "lone"]
    list_select_related = ["entity", "article"]
    search_fields = ["name"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).defer(*LIGHT_ARTICLE)


@admin.register(Address)
class AddressAdmin(Derived):
    list_display = ["slug", "kind", "entity"]
    list_filter = ["kind"]
    list_select_related = ["entity"]
    search_fields = ["slug"]
    ordering = ["-id"]


@admin.register(Ruling)
class RulingAdmin(Derived):
    """Append-only: a ruling is undone by another one, on its page of the log."""

    list_display = ["now", "was", "about", "editor_name", "at", "stands", "article"]
    list_filter = ["about", "stands", "editor_name"]
    list_select_related = ["article"]
    search_fields = ["now", "was", "why"]
    date_hierarchy = "at"
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).defer(*LIGHT_ARTICLE)
