"""The search form: what may be asked in the address, and what is wrong with it if it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from articles.models import Source
from articles.search import Question
from entities.models import Address, Entity, EntityKind, Event

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django_stubs_ext import StrOrPromise

LONGEST_WORDS = 200
_MOST_SLUGS = 10
_LONGEST_NUMBER = 18
"""Digits that a number of the database can have."""


class SlugsField(forms.Field):
    """A parameter that may repeat, each time with a slug."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        slugs = list(dict.fromkeys(each for each in value or () if each))
        if len(slugs) > _MOST_SLUGS:
            raise ValidationError(_("At most ten at a time."))
        for slug in slugs:
            validate_slug(slug)
        return slugs


class EventsField(SlugsField):
    """A parameter that may repeat, each time with an event's number or "number-slug"."""

    def to_python(self, value: Any) -> list[str]:
        numbers = [slug.partition("-")[0] for slug in super().to_python(value)]
        for number in numbers:
            if not number.isascii() or not number.isdigit() or len(number) > _LONGEST_NUMBER:
                raise ValidationError(
                    _("Nothing here has the address “%(slug)s”.") % {"slug": number}
                )
        return numbers


class ChosenField(forms.ChoiceField):
    """A choice that also answers to other words, such as its default's own name."""

    def __init__(self, *, also: dict[str, str], **options: Any) -> None:
        super().__init__(required=False, **options)
        self.also = also

    def to_python(self, value: Any) -> str:
        chosen: str = super().to_python(value)
        return self.also.get(chosen, chosen)

    def prepare_value(self, value: Any) -> Any:
        # The list shows what it was asked for, under whichever of its words.
        return self.also.get(value, value)


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ["%Y-%m-%d"]
    default_error_messages = {"invalid": _("“%(value)s” is not a day; write it as 2025-03-06.")}

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            # Django's own message does not name the value, so that it hands none on.
            message = self.error_messages["invalid"]
            raise ValidationError(message, code="invalid", params={"value": value}) from error


class InOrOutField(forms.ChoiceField):
    """A kind of find that is left out with `=out`; drawn as a box to tick."""

    def __init__(self, *, label: StrOrPromise) -> None:
        choices = [("", _("counted")), ("in", _("counted")), ("out", _("left out"))]
        super().__init__(required=False, label=label, choices=choices)


class SearchForm(forms.Form):
    q = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        label=_("Words"),
        widget=forms.TextInput(attrs={"type": "search", "data-search": "", "autocomplete": "off"}),
    )
    person = SlugsField(required=False)
    place = SlugsField(required=False)
    organisation = SlugsField(required=False)
    event = EventsField(required=False)
    source = SlugsField(required=False)
    match = ChosenField(
        label=_("Names"),
        also={"all": ""},
        choices=[("", _("all of them")), ("any", _("any of them"))],
    )
    kind = ChosenField(
        label=_("Show"),
        also={"articles": "", "reports": "", "quotations": "quotes"},
        choices=[
            ("", _("reports")),
            ("stories", _("stories")),
            ("events", _("events")),
            ("quotes", _("quotations")),
            ("people", _("people")),
        ],
    )
    originals = forms.ChoiceField(
        required=False,
        label=_("without reprints"),
        choices=[("", _("with reprints")), ("only", _("without reprints"))],
    )
    happened_from = DayField(required=False, label=_("from"))
    happened_to = DayField(required=False, label=_("to"))
    published_from = DayField(required=False, label=_("from"))
    published_to = DayField(required=False, label=_("to"))
    estimates = InOrOutField(label=_("without estimates"))
    vague = InOrOutField(label=_("without weeks, months and years"))
    order = ChosenField(
        label=_("Order"),
        also={"relevant": ""},
        choices=[
            ("", _("best match")),
            ("newest", _("newest first")),
            ("oldest", _("oldest first")),
            ("printed", _("most printed")),
        ],
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for stretch, named in (("happened", _("happened")), ("published", _("published"))):
            first, last = cleaned.get(f"{stretch}_from"), cleaned.get(f"{stretch}_to")
            if first and last and first > last:
                self.add_error(
                    f"{stretch}_from",
                    _("What %(named)s cannot begin after it ends.") % {"named": named},
                )
        cleaned["entities"] = [
            entity
            for kind in EntityKind.values
            for entity in self._entities(kind, cleaned.get(kind) or [])
        ]
        cleaned["events"] = self._events(cleaned.get("event") or [])
        cleaned["sources"] = self._sources(cleaned.get("source") or [])
        return cleaned

    def question(self) -> Question:
        """What a valid form asks."""
        asked = self.cleaned_data
        return Question(
            words=asked["q"],
            entities=tuple(asked["entities"]),
            events=tuple(asked["events"]),
            any_of_them=asked["match"] == "any",
            sources=tuple(asked["sources"]),
            happened_from=asked["happened_from"],
            happened_to=asked["happened_to"],
            published_from=asked["published_from"],
            published_to=asked["published_to"],
            estimates=asked["estimates"] != "out",
            vague=asked["vague"] != "out",
            originals=asked["originals"] == "only",
            order=asked["order"],
        )

    def _entities(self, kind: str, slugs: Sequence[str]) -> list[Entity]:
        if not slugs:
            return []
        # By address, not by slug: one that was ever issued goes on meaning the same.
        known = {
            address.slug: address.entity
            for address in Address.objects.filter(kind=kind, slug__in=slugs).select_related(
                "entity"
            )
        }
        self._report_unknown(kind, [slug for slug in slugs if slug not in known])
        return list({entity.pk: entity for entity in known.values()}.values())

    def _events(self, numbers: Sequence[str]) -> list[Event]:
        if not numbers:
            return []
        known = {
            str(each.pk): each.now
            for each in Event.objects.filter(pk__in=numbers).select_related("moved_to")
        }
        self._report_unknown("event", [each for each in numbers if each not in known])
        return list({each.pk: each for each in known.values()}.values())

    def _sources(self, slugs: Sequence[str]) -> list[Source]:
        if not slugs:
            return []
        known = list(Source.objects.filter(slug__in=slugs))
        self._report_unknown(
            "source", [slug for slug in slugs if slug not in {each.slug for each in known}]
        )
        return known

    def _report_unknown(self, field: str, slugs: Sequence[str]) -> None:
        for slug in slugs:
            self.add_error(field, _("Nothing here has the address “%(slug)s”.") % {"slug": slug})
