"""A desk's list of feeds, in and out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from articles.following.opml import export_opml, import_opml
from articles.models import Feed
from articles.readers.confined import ConfinedError

NOW = datetime(2025, 3, 10, 12, tzinfo=UTC)
OPML = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="Papers">
<outline type="rss" text="Gazette" xmlUrl="https://gazette.example/feed"/>
<outline type="rss" text="Courier" xmlUrl="https://courier.example/rss"/>
<outline type="rss" text="Inside" xmlUrl="file:///etc/passwd"/></outline></body></opml>"""

pytestmark = pytest.mark.django_db


def test_every_feed_of_the_list_is_followed_once_and_the_rest_named() -> None:
    first, second = import_opml(OPML), import_opml(OPML)
    assert (first.added, second.added, second.known) == (2, 0, 2)
    assert first.refused[0].startswith("file:///etc/passwd: ")
    assert set(Feed.objects.values_list("title", flat=True)) == {"Gazette", "Courier"}


def test_what_goes_out_comes_back_in() -> None:
    import_opml(OPML)
    written = export_opml(Feed.objects.all(), now=NOW)
    Feed.objects.all().delete()
    assert import_opml(written).added == 2


def test_what_is_no_opml_is_refused() -> None:
    with pytest.raises(ConfinedError, match="no OPML"):
        import_opml(b"<html/>")
