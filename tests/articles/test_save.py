"""Drafts become articles: new, changed or unchanged, and never twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.cleaning import clean
from articles.draft import Draft
from articles.models import Article
from articles.pipeline import take
from articles.readers.jsonl import read_lines
from articles.save import Saved, identity, save

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 4, 1, 12, tzinfo=UTC)
DRAFT = Draft(
    external_id="visit",
    raw=b"one",
    text="The minister met her counterpart in Oslo.\n\nThey spoke for an hour about the north.",
    origin="reports.jsonl line 1",
    place="/somewhere/reports.jsonl#visit",
    title="Minister in Oslo",
    title_origin="stated",
    source="The Harbour Post",
    published=date(2025, 3, 10),
    published_words="2025-03-10",
)


def saved(draft: Draft) -> Saved:
    return save(draft, clean(draft), now=NOW)


def test_it_works() -> None:
    result = saved(DRAFT)
    assert result.outcome == "new"
    article = Article.objects.get()
    assert (article.title, article.published) == ("Minister in Oslo", date(2025, 3, 10))
    assert bytes(article.versions.get().raw) == b"one"


def test_the_same_bytes_again_change_nothing() -> None:
    saved(DRAFT)
    assert saved(DRAFT).outcome == "unchanged"
    assert Article.objects.get().versions.count() == 1


def test_the_same_bytes_again_are_not_even_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = take([DRAFT], now=NOW)
    cleaned = Mock(wraps=clean)
    monkeypatch.setattr("articles.pipeline.clean", cleaned)
    (again,) = take([DRAFT], now=NOW)
    assert isinstance(first, Saved)
    assert isinstance(again, Saved)
    assert (again.outcome, again.article.pk) == ("unchanged", first.article.pk)
    assert again.article.state == Article.State.SAVED
    cleaned.assert_not_called()
    there_and_back = take([replace(DRAFT, raw=b"two"), DRAFT], now=NOW)
    assert [each.outcome for each in there_and_back if isinstance(each, Saved)] == ["changed"] * 2
    assert cleaned.call_count == 2


def test_other_bytes_under_the_same_identity_are_a_new_version() -> None:
    saved(DRAFT)
    result = saved(replace(DRAFT, raw=b"two", text="The minister has left Oslo again."))
    assert result.outcome == "changed"
    article = Article.objects.get()
    assert [each.number for each in article.versions.all()] == [1, 2]
    assert article.text == "The minister has left Oslo again."
    assert article.state == Article.State.SAVED


def test_a_moved_folder_is_recognised() -> None:
    plain = replace(DRAFT, source="", external_id="visit.txt", place="/old/visit.txt")
    saved(plain)
    assert saved(replace(plain, place="/new/visit.txt")).outcome == "unchanged"


def test_one_file_name_in_two_folders_is_two_reports() -> None:
    plain = replace(DRAFT, source="", external_id="1.txt", place="/a/1.txt")
    saved(plain)
    saved(replace(plain, place="/b/1.txt", raw=b"other", text="A wholly different report."))
    assert Article.objects.count() == 2


def test_an_address_identifies_whatever_the_place() -> None:
    one = replace(DRAFT, url="https://news.example/visit#top")
    other = replace(one, url="https://news.example/visit", place="/elsewhere", source="Another")
    assert identity(one) == identity(other)


def test_outlets_of_another_script_are_told_apart() -> None:
    one, other = (replace(DRAFT, source=name) for name in ("صدى الميناء", "קול הנמל"))
    assert identity(one) != identity(other)


def test_an_address_of_five_thousand_letters_is_no_trouble() -> None:
    assert saved(replace(DRAFT, url="https://news.example/" + "a" * 1_900)).outcome == "new"


def test_a_day_still_to_come_is_not_believed() -> None:
    result = saved(replace(DRAFT, published=date(2025, 4, 3), published_words="2025-04-03"))
    assert "still to come" in result.doubt
    article = Article.objects.get()
    assert article.published is None
    assert article.published_words == "2025-04-03"


def test_without_a_date_it_is_undated() -> None:
    saved(replace(DRAFT, published=None, published_words=""))
    article = Article.objects.get()
    assert (article.published, article.published_precision) == (None, "")


def test_two_outlets_whose_names_fold_alike_keep_two_pages() -> None:
    saved(DRAFT)
    saved(replace(DRAFT, source="The Harbour-Post", raw=b"x", external_id="other"))
    slugs = Article.objects.values_list("source__slug", flat=True)
    assert sorted(str(each) for each in slugs) == ["the-harbour-post", "the-harbour-post-2"]


def test_when_it_was_changed_is_kept_apart_from_when_it_was_published() -> None:
    moment = datetime(2025, 3, 11, 9, 30, tzinfo=UTC)
    saved(replace(DRAFT, changed=moment, changed_words="2025-03-11T09:30:00Z"))
    article = Article.objects.get()
    assert (article.published, article.changed) == (date(2025, 3, 10), date(2025, 3, 11))
    assert article.changed_at == moment
    assert article.changed_provenance == "stated in reports.jsonl line 1"


def test_a_change_alone_dates_no_report() -> None:
    changed = date(2025, 3, 11)
    saved(replace(DRAFT, published=None, published_words="", changed=changed))
    article = Article.objects.get()
    assert (article.published, article.changed) == (None, changed)


def test_a_change_still_to_come_is_not_believed() -> None:
    result = saved(replace(DRAFT, changed=date(2025, 4, 3), changed_words="2025-04-03"))
    assert "date of change 2025-04-03 is still to come" in result.doubt
    article = Article.objects.get()
    assert (article.published, article.changed) == (date(2025, 3, 10), None)
    assert article.changed_words == "2025-04-03"
    assert "not believed" in article.changed_provenance


LINES = st.fixed_dictionaries(
    {"id": st.text(max_size=20), "text": st.text(min_size=1, max_size=60)},
    optional={
        "title": st.text(max_size=40),
        "url": st.sampled_from(["", "https://a.example/" + "x" * 5_000, "javascript:1", "\x00"]),
        "source": st.text(max_size=20),
        "published": st.sampled_from(
            ["2025-03-10", "10000-01-01", "0000-00-00", "2025-02-30", "x"]
        ),
        "language": st.text(max_size=30),
    },
)


@settings(max_examples=15, deadline=None)
@given(st.lists(LINES, max_size=3))
def test_no_draft_stops_a_load(found: list[dict[str, str]]) -> None:
    """NULs, surrogates, addresses too long for an index, years that no calendar has."""
    lines = [json.dumps(each).encode() for each in found]
    items = list(take(read_lines(lines, origin="a.jsonl", place="/in/a.jsonl"), now=NOW))
    taken = sum(isinstance(each, Saved) or each.dropped for each in items)
    assert taken == len(lines)


def test_a_text_too_rich_for_a_search_vector_is_saved_whole() -> None:
    words = " ".join(f"w{number:020}" for number in range(60_000))
    (line,) = [json.dumps({"id": "rich", "text": words}).encode()]
    (saved, *_) = take(read_lines([line], origin="a", place="a"), now=NOW)
    assert isinstance(saved, Saved)
    assert len(Article.objects.get().text) > 1_000_000
