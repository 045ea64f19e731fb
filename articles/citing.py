"""What a citation of a report, or of a quotation printed in one, is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.timezone import localdate

if TYPE_CHECKING:
    from articles.models import Article
    from entities.models import Printing, Quote

_AND = re.compile(r",?\s+and\s+")


@dataclass(frozen=True, slots=True)
class Citation:
    """The report as its outlet printed it. Text is plain, in one line each.

    `key` is unique on this site and never changes. `published` is None where the report is undated;
    `earliest` and `latest` then hold an estimate, if there is one. `read` is the day it came in
    here, `address` the outlet's own or "", `page` the path of this site's page.
    `words` and `speaker` are those of a quotation, "" in the citation of a whole report.
    """

    key: str
    page: str
    title: str
    authors: tuple[str, ...] = ()
    outlet: str = ""
    published: date | None = None
    earliest: date | None = None
    latest: date | None = None
    read: date | None = None
    address: str = ""
    language: str = ""
    words: str = ""
    speaker: str = ""

    @property
    def estimated(self) -> bool:
        return self.published is None and self.earliest is not None


def cite_report(report: Article) -> Citation:
    return Citation(
        key=f"attache-report-{report.pk}",
        page=report.get_absolute_url(),
        title=_line(report.title),
        authors=authors_of(report.byline),
        outlet=_line(report.source.name) if report.source else "",
        published=report.published,
        earliest=report.estimate_earliest,
        latest=report.estimate_latest,
        read=localdate(report.loaded_at),
        address=report.url,
        language=report.language,
    )


def cite_quote(quote: Quote, printing: Printing | None) -> Citation:
    """A quotation in the report that printed it first; by itself where no report prints it now."""
    words, speaker = _line(quote.words), _line(quote.speaker.name) if quote.speaker else ""
    key, page = f"attache-quotation-{quote.pk}", quote.get_absolute_url()
    if printing is None:
        return Citation(key=key, page=page, title=words, words=words, speaker=speaker)
    report = cite_report(printing.article)
    return replace(report, key=key, page=page, words=words, speaker=speaker)


def first_printing(quote: Quote) -> Printing | None:
    """In the earliest dated text of its own; in an undated one, or a copy, where there is none."""
    own_first = F("article__reprint_of").asc(nulls_first=True)
    found = quote.printings.select_related("article__source").defer("article__search")
    return found.order_by(own_first, "article__published", "article_id", "start").first()


def authors_of(byline: str) -> tuple[str, ...]:
    """The names of a byline.

    What stands behind a comma may be an office ("Ann Lee, defence editor"): commas part names only
    where an "and" follows, else the byline stays whole.
    """
    whole = _line(byline)
    if not whole:
        return ()
    *before, last = _AND.split(whole)
    if not before:
        return (whole,)
    names = [name.strip() for part in before for name in part.split(",")] + [last]
    # "Press and Information Office" is no two people.
    return tuple(names) if all(" " in name for name in names) else (whole,)


def _line(text: str) -> str:
    return " ".join(text.split())
