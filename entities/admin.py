"""Editing what the texts speak of. Editors decide by rulings; everything else is derived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from entities.derived_admin import LIGHT_ARTICLE, Derived, RulingAdmin, RulingForm
from entities.entity_admin import EntityAdmin
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
from entities.views.desk.editing import editor, seen, version
from entities.views.sentences import excerpt_of

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

MOST_AT_ONCE = 200
"""Mentions that one bulk action rules on: each is a row of the log that somebody may undo."""

admin.site.register(Entity, EntityAdmin)
admin.site.register(Quote, QuoteAdmin)
admin.site.register(Printing, PrintingAdmin)
admin.site.register(Event, EventAdmin)
admin.site.register(Telling, TellingAdmin)


class MentionForm(RulingForm):
    """Whom a mention names, and why the editor thinks so."""

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
class MentionAdmin(RulingAdmin):
    """Saving records a ruling, which replaces the mention and holds in every later reading."""

    form = MentionForm
    list_display = ["text", "kind", "entity", "provenance", "article"]
    list_display_links = ["text"]
    list_filter = [
        "kind",
        ("entity", admin.EmptyFieldListFilter),
        ("ruling", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["entity", "article"]
    # From its beginning, as it is printed: an index answers that among half a million names.
    search_fields = ["text__startswith"]
    search_help_text = _("How the name begins, as it is printed.")
    ordering = ["-id"]
    autocomplete_fields = ["entity"]
    fields = ["sentence", "entity", "why", "seen", "kind", "role", "provenance", "reason", "report"]
    readonly_fields = ["sentence", "kind", "role", "provenance", "reason", "report"]
    actions = ["not_a_name"]

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
        self, request: HttpRequest, obj: Mention, form: MentionForm, _change: bool
    ) -> None:
        mention = Mention.objects.select_related("article", "entity").get(pk=obj.pk)
        to, why = ref_of(form.cleaned_data["entity"]), form.cleaned_data["why"]
        record(mention_is(mention, to, why=why), editor=editor(request), seen=form.version)

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

    @admin.action(description=_("Not a name"), permissions=["rule"])
    def not_a_name(
        self, request: HttpRequest, queryset: QuerySet[Mention]
    ) -> TemplateResponse | None:
        chosen = list(
            queryset.select_related("article__source", "entity", "naming")[: MOST_AT_ONCE + 1]
        )
        if len(chosen) > MOST_AT_ONCE:
            said = _("Choose at most %d mentions; for more, rule on the words “always”.")
            self.message_user(request, said % MOST_AT_ONCE, messages.ERROR)
            return None
        if "confirmed" not in request.POST:
            shown = {"mentions": chosen, "action": "not_a_name", "seen": version()}
            return TemplateResponse(request, "entities/desk/confirm.html", shown)
        decisions = [mention_is_no_name(each) for each in chosen]
        ruled = len(record_all(decisions, editor=editor(request), seen=seen(request)))
        self.log_all(request, chosen, "Ruled: not a name.")
        done = ngettext("%d mention is no name now.", "%d mentions are no names now.", ruled)
        self.message_user(request, done % ruled, messages.SUCCESS)
        return None


class OnReports(Derived):
    """What stands in a report, in lists that show the report's title."""

    list_select_related = ["article"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).defer(*LIGHT_ARTICLE)


@admin.register(DateMention)
class DateMentionAdmin(OnReports):
    list_display = ["text", "value", "precision", "earliest", "latest", "rule", "article"]
    list_filter = ["precision"]
    search_fields = ["text", "value"]


@admin.register(Naming)
class NamingAdmin(OnReports):
    list_display = ["name", "kind", "entity", "reason", "article"]
    list_filter = ["kind", "lone"]
    list_select_related = ["entity", "article"]
    search_fields = ["name"]


@admin.register(Address)
class AddressAdmin(Derived):
    list_display = ["slug", "kind", "entity"]
    list_filter = ["kind"]
    list_select_related = ["entity"]
    search_fields = ["slug"]
    ordering = ["-id"]


@admin.register(Ruling)
class RulingLog(OnReports):
    """Append-only: a ruling is undone by another one, on its page of the log."""

    list_display = ["now", "was", "about", "editor_name", "at", "stands", "article"]
    list_filter = ["about", "stands", "editor_name"]
    search_fields = ["now", "was", "why"]
    date_hierarchy = "at"
