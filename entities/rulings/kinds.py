"""The kinds of rulings on what texts speak of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from entities.rulings.derive import derive_texts
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
