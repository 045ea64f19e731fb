"""How days are printed, and the addresses of the pages of days, months and years."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from entities.models import DateMention

ONE_DAY = timedelta(days=1)


class Stretch(Protocol):
    """Inclusive days and the unit they are known to: a date mention, an event, a telling.

    A `value` of ISO 8601 with a stroke says that the stretch itself is told; `estimated`, that it
    was placed from an estimate.
    """

    earliest: date | None
    latest: date | None
    precision: str


_CALENDAR = {"decade", "century"}
_YEAR_PAGE = {"year", "half", "quarter", "season"}


def day_url(when: date | DateMention) -> str:
    """The page of a day, or of what a text says of time, no more sharply than it is known.

    A week has no page of its own: the month it begins in shows it. What no calendar has is "".
    """
    if isinstance(when, date):
        return _day_page(when)
    if when.earliest is None or when.precision in _CALENDAR:
        return reverse("dates") if when.earliest else ""
    if when.precision in _YEAR_PAGE:
        return reverse("year", args=[when.earliest.year])
    if when.earliest == when.latest:
        return day_url(when.earliest)
    return month_url(when.earliest)


def month_url(when: date) -> str:
    """The page of the month that a day lies in."""
    return _month_page(when.replace(day=1))


# A year's page has 365 of them. Addresses never change while the process runs.
@lru_cache(maxsize=4_000)
def _day_page(day: date) -> str:
    return reverse("day", args=[day.year, day.month, day.day])


@lru_cache(maxsize=1_000)
def _month_page(first: date) -> str:
    return reverse("month", args=[first.year, first.month])


def day_words(first: date | None, last: date | None = None) -> str:
    """One day or an inclusive stretch in words; what two ends share is said once.

    "6 March 2025", "4 – 10 March 2025", "28 February – 3 March 2025"; "" where there is no day.
    """
    if first is None:
        return ""
    if last is None or first == last:
        return format_date(first, _("j F Y"))
    return " – ".join(_ends(first, last))


def time_words(when: Stretch) -> str:
    """What an expression of time means, in words no sharper than it is known.

    "March 2025", "10 – 16 March 2025", "October 2026 – September 2027" where the days are those of
    a calendar unit or a stretch that is told; else "between 2 and 14 May 2025": some day of these.
    """
    if when.earliest is None or when.latest is None:
        return ""
    if when.earliest == when.latest:
        return day_words(when.earliest)
    whole = _is_whole_months(when.earliest, when.latest)
    begins, ends = (_month_ends if whole else _ends)(when.earliest, when.latest)
    if known_to(when) or _is_told(when):
        return f"{begins} – {ends}" if begins else ends
    if not begins:
        return ends
    return _("between %(first)s and %(last)s") % {"first": begins, "last": ends}


def known_to(when: Stretch) -> str:
    """The calendar unit to which something is known: "week", "month"; "" where it is a day, or
    where its days are not those of one unit."""
    if when.earliest is None or when.latest is None or when.earliest == when.latest:
        return ""
    shortest, longest = _UNITS.get(when.precision, (0, 0))
    whole = shortest <= (when.latest - when.earliest).days + 1 <= longest
    if whole and when.precision not in {"week", "weekend"}:
        whole = _is_whole_months(when.earliest, when.latest)
    return when.precision if whole and not _is_told(when) else ""


_KNOWN = {
    "weekend": gettext_lazy("known to the weekend"),
    "week": gettext_lazy("known to the week"),
    "month": gettext_lazy("known to the month"),
    "season": gettext_lazy("known to the season"),
    "quarter": gettext_lazy("known to the quarter"),
    "half": gettext_lazy("known to the half year"),
    "year": gettext_lazy("known to the year"),
    "decade": gettext_lazy("known to the decade"),
    "century": gettext_lazy("known to the century"),
}


def known_words(when: Stretch) -> str:
    """`known_to` in words, "" where it says nothing."""
    return str(_KNOWN.get(known_to(when), ""))


_UNITS = {
    "weekend": (2, 3),
    "week": (7, 7),
    "month": (28, 31),
    "season": (89, 92),
    "quarter": (90, 92),
    "half": (181, 184),
    "year": (365, 366),
    "decade": (3_651, 3_653),
    "century": (36_524, 36_525),
}
"""The fewest and the most days of each unit; what is longer or shorter is not that unit."""


def _is_told(when: Stretch) -> bool:
    """Whether the text itself tells of a stretch ("15–19 May"), so that it covers all its days."""
    told = when.precision == "day" or "/" in (getattr(when, "value", "") or "")
    return told and not getattr(when, "estimated", False)


def _is_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (last == date.max or (last + ONE_DAY).day == 1)


def _ends(first: date, last: date) -> tuple[str, str]:
    """The two ends of a stretch in words, the first without what the last says too."""
    whole = _("j F Y")
    form = whole if first.year != last.year else _("j F") if first.month != last.month else _("j")
    return format_date(first, form), format_date(last, whole)


def _month_ends(first: date, last: date) -> tuple[str, str]:
    """The ends of a stretch of whole months, of whole years by the years alone; the first is ""
    where they are one."""
    if (first.month, last.month) == (1, 12):
        begins, ends = format_date(first, "Y"), format_date(last, "Y")
    elif first.year != last.year:
        begins, ends = format_date(first, _("F Y")), format_date(last, _("F Y"))
    else:
        begins = "" if first.month == last.month else format_date(first, "F")
        return begins, format_date(last, _("F Y"))
    return ("" if begins == ends else begins), ends
