"""What the templates of pictures share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.template import Context
    from django_stubs_ext import StrOrPromise

    from entities.maps import Map

register = template.Library()

_REGIONS: dict[str, StrOrPromise] = {
    "europe": _("Europe"),
    "middle-east": _("Middle East"),
    "africa": _("Africa"),
    "central-and-south-asia": _("Central and South Asia"),
    "east-asia-and-pacific": _("East Asia and Pacific"),
    "north-america": _("North America"),
    "south-america": _("South America"),
}


@register.filter
def region_named(name: str) -> StrOrPromise:
    """A region of entities.maps.regions for the reader."""
    return _REGIONS[name]


@register.simple_tag(takes_context=True)
def narrowed(context: Context, whole: Map) -> Map:
    """The map as `?region=` asks for it."""
    return whole.within(context["request"].GET.get("region", ""))
