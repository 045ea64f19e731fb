"""A twin written as JSON, CSV or a feed, piece by piece: no list is ever whole in memory."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import StringIO
from typing import TYPE_CHECKING, Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.exports import Row, formula_safe_row
from articles.views.twins.json_feed import JsonFeed
from articles.views.twins.twin import Given

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.xmlutils import SimplerXMLGenerator

    from articles.views.twins.twin import Listed, Twin

ENTRIES_A_PAGE = 100
"""Of a feed; the rest is reached by its links to the next page (RFC 5005, section 3)."""

_LONGEST_PAGE = 9
_ROWS_AT_ONCE = 200
_SLUG = re.compile(r"^(/\w+/\d+)-[^/]*/$")


def as_json(twin: Twin, *, address: str) -> Iterator[str]:
    """One object: title, the page's address with what it was asked, the record's fields, then each
    list with its `total`, which stands for a count of its name in the record: no name is twice."""
    record = {name: value for name, value in twin.record.items() if name not in twin.lists}
    head = {"title": twin.title, "address": address, **record}
    yield _dumped(head)[:-1]
    for name, listed in twin.lists.items():
        yield f',\n{json.dumps(name)}: {{"total": {listed.count()}, "rows": [\n'
        yield from _joined(listed)
        yield "\n]}"
    yield "}\n"


def _joined(listed: Listed) -> Iterator[str]:
    held: list[str] = []
    before = ""
    for row in listed:
        held.append(_dumped(row))
        if len(held) == _ROWS_AT_ONCE:
            yield before + ",\n".join(held)
            before, held = ",\n", []
    if held:
        yield before + ",\n".join(held)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def as_csv(listed: Listed) -> Iterator[str]:
    """A line of names, then a line a row; no cell is a formula. Nothing where nothing is found."""
    out = StringIO()
    writer = csv.writer(out)
    for number, row in enumerate(listed, start=1):
        if number == 1:
            writer.writerow(row)
        writer.writerow(formula_safe_row(row.values()))
        if number % _ROWS_AT_ONCE == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


class _AtomFeed(Atom1Feed):
    """With links to the other pages of a long feed."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        for relation in ("previous", "next"):
            if address := self.feed[relation]:
                handler.addQuickElement("link", "", {"rel": relation, "href": address})


def as_feed(twin: Twin, request: HttpRequest, form: str, *, address: str, changed: datetime) -> str:
    """One page of what can be followed, as asked for by `?page=`, as Atom or JSON Feed; `changed`
    dates what has no day of its own, and the feed."""
    listed = twin.follow or Given(())
    page = _page_asked(request)
    first = (page - 1) * ENTRIES_A_PAGE
    # One more than is written tells whether the feed goes on; counting it all would cost more.
    rows = listed.piece(first, first + ENTRIES_A_PAGE + 1)

    def numbered(number: int) -> str:
        question = request.GET.copy()
        question["page"] = str(number)
        return request.build_absolute_uri(f"?{question.urlencode()}")

    feed = (_AtomFeed if form == "atom" else JsonFeed)(
        title=f"{twin.title} · Attaché",
        link=request.build_absolute_uri(address),
        description="",
        feed_url=request.build_absolute_uri(),
        # Some author each entry must have (RFC 4287, section 4.1.2).
        author_name="Attaché",
        language="en",
        previous=numbered(page - 1) if page > 1 else "",
        next=numbered(page + 1) if len(rows) > ENTRIES_A_PAGE else "",
    )
    for row in rows[:ENTRIES_A_PAGE]:
        feed.add_item(
            title=_title(row),
            link=request.build_absolute_uri(row["page"]),
            # A summary is HTML.
            description=escape(_summary(row)),
            unique_id=request.build_absolute_uri(_SLUG.sub(r"\1/", row["page"])),
            updateddate=_moment(row) or changed,
        )
    return str(feed.writeString("utf-8"))


def _page_asked(request: HttpRequest) -> int:
    """Nonsense is the first; none is so far down that Postgres would not take its number."""
    asked = request.GET.get("page", "")
    digits = asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_PAGE
    return max(int(asked), 1) if digits else 1


def _title(row: Row) -> str:
    named = next((row[name] for name in ("title", "headline", "name", "text") if row.get(name)), "")
    return " ".join(str(named).split())


def _moment(row: Row) -> datetime | None:
    """The last day the row tells of; its noon, so that no time zone makes another day of it."""
    days = ("changed", "last_day", "published", "latest", "first_printed", "last")
    told = next((row[name] for name in days if row.get(name)), None)
    if told is None:
        return None
    return datetime.combine(date.fromisoformat(told[:10]), time(12), UTC)


def _summary(row: Row) -> str:
    """Who, when in words no sharper than known, and by how many it is told."""
    said = [str(row[name]) for name in _SAID if row.get(name)]
    if row.get("reports"):
        n = row["reports"]
        said.append(ngettext("%(n)d report", "%(n)d reports", n) % {"n": n})
    texts = row.get("separate_texts") or row.get("texts") or 0
    if copies := (row.get("reports") or 0) - texts if texts else 0:
        said.append(ngettext("%(n)d separate text", "%(n)d separate texts", texts) % {"n": texts})
        said.append(ngettext("%(n)d copy", "%(n)d copies", copies) % {"n": copies})
    if "published" in row and not row["published"]:
        said.append(_("undated"))
    return " · ".join(said)


_SAID = ("source", "line", "speaker_name", "date", "status", "participants", "published")
