"""The kinds of rulings on what texts speak of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from entities.rulings.derive import (
    derive_happenings,
    derive_identities,
    derive_texts,
    derive_titles,
)
from entities.rulings.event_bonds import APART, MERGE, SPLIT
from entities.rulings.frame import Kind, register


def register_kinds() -> None:
    """Make them known; called once, when the site starts."""
    for name, label in (
        ("mention", _("a mention")),
        ("date", _("a date")),
        ("quote", _("a quotation")),
        ("event", _("an event")),
    ):
        register(Kind(name, label=label, derive=derive_texts))
    for name, label in (
        (MERGE, _("two events merged")),
        (SPLIT, _("an event split")),
        (APART, _("not the same event")),
    ):
        register(Kind(name, label=label, derive=derive_happenings))
    for name, label in (
        ("merge", _("a merge")),
        ("split", _("a split")),
        ("apart", _("told apart")),
        ("alias", _("another name")),
        ("strike", _("a name struck")),
    ):
        register(Kind(name, label=label, derive=derive_identities))
    for name, label in (
        ("rename", _("a page's name")),
        ("line", _("a page's line")),
        ("link", _("a page's link")),
        ("hide", _("a page hidden or shown")),
        ("pin", _("a page pinned or let go")),
    ):
        register(Kind(name, label=label, derive=derive_titles))
