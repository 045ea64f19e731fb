"""What a report's page marks of its quotations, and the notes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.views.marked_text import QuotedWords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entities.models import Printing


def quoted_words(printings: Iterable[Printing], *, pens: bool = False) -> list[QuotedWords]:
    """The words of each quotation; its first words have the sign that leads to its page, and with
    `pens` the one that leads to where an editor decides who said it.

    One that the report prints twice is anchored where it first stands.
    """
    found: list[QuotedWords] = []
    anchored: set[int] = set()
    for printing in printings:
        (start, end), *others = printing.parts or [[printing.start, printing.end]]
        found.append(
            QuotedWords(
                start,
                end,
                anchor="" if printing.quote_id in anchored else f"quote-{printing.quote_id}",
                url=printing.quote.get_absolute_url(),
                label=_label(printing),
                sign="“" if printing.quote.reports < 2 else f"“{printing.quote.reports}",
                rule=_rule(printing) if pens else "",
            )
        )
        found += [QuotedWords(*part) for part in others]
        anchored.add(printing.quote_id)
    return found


def _rule(printing: Printing) -> str:
    return reverse("rule-quote", args=[printing.article_id, printing.start, printing.end])


def _label(printing: Printing) -> str:
    """What the sign says to whoever cannot see it in the margin."""
    speaker = printing.speaker.name if printing.speaker else _("somebody not resolved")
    reports = printing.quote.reports
    times = ngettext("printed in %d report", "printed in %d reports", reports) % reports
    return _("Quotation of %(speaker)s, %(times)s") % {"speaker": speaker, "times": times}
