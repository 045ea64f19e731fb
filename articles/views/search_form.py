"""The search form: what may be asked in the address, and what is wrong with it if it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from articles.models import Source
from articles.search import Question
from entities.models import Address, Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django_stubs_ext import StrOrPromise

LONGEST_WORDS = 200
_MOST_SLUGS = 10


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
    source = SlugsField(required=False)
    kind = forms.ChoiceField(
        required=False,
        label=_("Show"),
        choices=[("", _("reports")), ("stories", _("stories"))],
    )
    happened_from = DayField(required=False, label=_("from"))
    happened_to = DayField(required=False, label=_("to"))
    published_from = DayField(required=False, label=_("from"))
    published_to = DayField(required=False, label=_("to"))
    estimates = InOrOutField(label=_("without estimates"))
    vague = InOrOutField(label=_("without weeks, months and years"))
    order = forms.ChoiceField(
        required=False,
        label=_("Order"),
        choices=[
            ("", _("best match")),
            ("newest", _("newest first")),
            ("oldest", _("oldest first")),
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
        cleaned["sources"] = self._sources(cleaned.get("source") or [])
        return cleaned

    def question(self) -> Question:
        """What a valid form asks."""
        asked = self.cleaned_data
        return Question(
            words=asked["q"],
            entities=tuple(asked["entities"]),
            sources=tuple(asked["sources"]),
            happened_from=asked["happened_from"],
            happened_to=asked["happened_to"],
            published_from=asked["published_from"],
            published_to=asked["published_to"],
            estimates=asked["estimates"] != "out",
            vague=asked["vague"] != "out",
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
