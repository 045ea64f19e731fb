"""One report, its original file, and the list of all."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from tests.factories import (
    make_article,
    make_date,
    make_entity,
    make_mention,
    make_story,
    make_version,
)

pytestmark = pytest.mark.django_db


def test_every_name_and_date_in_the_text_is_a_link(client: Client) -> None:
    article = make_article("Anna Berg flew to Oslo on 6 March 2025.")
    make_mention(article, "Anna Berg", make_entity("Anna Berg"))
    make_mention(article, "Oslo", make_entity("Oslo", "place"))
    make_date(article, "6 March 2025", date(2025, 3, 6))
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<a class="e person" href="/people/anna-berg/">Anna Berg</a>' in page
    assert '<a class="e place" href="/places/oslo/">Oslo</a>' in page
    assert '<a class="e date" id="d26" href="/dates/2025/03/06/">6 March 2025</a>' in page


def test_a_name_nobody_was_found_for_leads_to_a_search(client: Client) -> None:
    article = make_article("Rex & Co spoke.")
    make_mention(article, "Rex & Co", None)
    page = client.get(article.get_absolute_url()).content.decode()
    said = 'aria-description="person, nobody known"'
    link = f'<a class="e person unsure" {said} href="/search/?q=Rex+%26+Co">Rex &amp; Co</a>'
    assert link in page


def test_a_new_version_is_not_marked_by_what_was_read_of_the_one_before(client: Client) -> None:
    article = make_article("Anna Berg flew to Oslo on 6 March 2025.")
    make_mention(article, "Oslo", make_entity("Oslo", "place"))
    make_date(article, "6 March 2025", date(2025, 3, 6))
    article.text = f"Corrected. {article.text}"
    article.save()
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Corrected. Anna Berg flew to Oslo on 6 March 2025." in page


def test_a_month_leads_to_its_month_and_is_not_printed_as_its_first_day(client: Client) -> None:
    article = make_article("It was agreed in March 1946.")
    make_date(article, "March 1946", date(1946, 3, 1), date(1946, 3, 31), precision="month")
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<a class="e date" id="d17" href="/dates/1946/03/">March 1946</a>' in page
    assert "1 March 1946" not in page


def test_text_of_a_report_cannot_become_markup(client: Client) -> None:
    article = make_article(
        "<script>alert(1)</script> met <b>Anna</b>.",
        title="<img src=x>",
        byline="<i>me</i>",
        note="<u>note</u>",
    )
    make_mention(article, "<b>Anna</b>", make_entity("Anna"))
    page = client.get(article.get_absolute_url()).content.decode()
    for markup in ("<script>alert", "<img src=x>", "<i>me", "<u>note", "<b>Anna"):
        assert markup not in page
    assert "&lt;b&gt;Anna&lt;/b&gt;</a>" in page


def test_a_report_without_date_and_outlet_says_so(client: Client) -> None:
    page = client.get(make_article().get_absolute_url()).content.decode()
    assert "undated" in page
    assert "outlet not stated" in page
    assert "<time" not in page


def test_when_it_was_changed_stands_beside_when_it_was_published(client: Client) -> None:
    article = make_article(
        "Anna Berg spoke.",
        published=date(2025, 3, 6),
        changed=date(2025, 3, 8),
        changed_words="2025-03-08T10:00Z",
        changed_provenance="stated in page.html",
    )
    page = client.get(article.get_absolute_url()).content.decode()
    assert "<span>changed 8 March 2025</span>" in page
    assert "“2025-03-08T10:00Z” (stated in page.html)" in page


def test_a_copy_names_its_original_and_why(client: Client) -> None:
    original = make_article(title="The first printing")
    copy = make_article(
        reprint_of=original, reprint_kind=Article.Reprint.SAME, reprint_reason="all of it"
    )
    page = client.get(copy.get_absolute_url()).content.decode()
    assert "The first printing" in page
    assert "all of it" in page
    assert copy.get_absolute_url() in client.get(original.get_absolute_url()).content.decode()


def test_what_was_removed_can_be_seen_with_its_reason(client: Client) -> None:
    article = make_article()
    removed = [{"text": "Give us <money>", "reason": "donation appeal", "before": 12}]
    make_version(article, removed=removed)
    page = client.get(article.get_absolute_url()).content.decode()
    assert "donation appeal" in page
    assert "Give us &lt;money&gt;" in page


def test_it_says_who_read_a_name_and_by_which_rule_a_date(client: Client) -> None:
    article = make_article("Anna came on Thursday.")
    make_mention(article, "Anna", make_entity("Anna"), provenance="model 3.8", reason="no title")
    make_date(article, "Thursday", date(2025, 3, 6), rule="weekday, past tense")
    page = client.get(article.get_absolute_url()).content.decode()
    for reason in ("model 3.8", "no title", "weekday, past tense", "6 March 2025"):
        assert reason in page


def test_the_original_is_handed_out_and_never_shown(client: Client) -> None:
    article = make_article()
    make_version(article, raw=b"<script>alert(1)</script>")
    answer = client.get(f"/articles/{article.pk}/original/1/")
    assert answer.content == b"<script>alert(1)</script>"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get(f"/articles/{article.pk}/original/2/").status_code == 404


def test_a_wrong_or_missing_slug_leads_to_the_right_address(client: Client) -> None:
    article = make_article()
    for address in (f"/articles/{article.pk}/", f"/articles/{article.pk}-wrong/"):
        answer = client.get(address)
        assert answer.status_code == 301
        assert answer["Location"] == article.get_absolute_url()


def test_an_unknown_report_is_not_found_and_none_can_be_posted_to(client: Client) -> None:
    assert client.get("/articles/987654321/").status_code == 404
    assert client.post(make_article().get_absolute_url()).status_code == 405


def test_it_takes_few_queries_however_many_names(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    names = [f"Person {letter}" for letter in "ABCDEFGH"]
    article = make_article(", ".join(names), story=make_story(), source="The Paper")
    for name in names:
        make_mention(article, name, make_entity(name))
    with django_assert_max_num_queries(10):
        client.get(article.get_absolute_url())


def test_the_list_has_undated_reports_last(client: Client) -> None:
    undated = make_article(title="Without a day")
    dated = make_article(title="With a day", published=date(2025, 1, 1))
    page = client.get("/articles/").content.decode()
    assert page.index(dated.get_absolute_url()) < page.index(undated.get_absolute_url())


def test_the_list_of_an_empty_site_says_what_to_do(client: Client) -> None:
    assert "manage.py ingest" in client.get("/articles/").content.decode()


def test_a_screen_reader_is_told_what_a_mark_names(client: Client) -> None:
    article = make_article("The minister met Carl Dorn on Thursday.", published=date(2025, 3, 10))
    make_mention(article, "minister", make_entity("Anna Berg"))
    make_mention(article, "Carl Dorn", make_entity("Carl Dorn"))
    make_date(article, "Thursday", date(2025, 3, 6))
    page = client.get(article.get_absolute_url()).content.decode()
    assert 'aria-description="person: Anna Berg"' in page
    assert 'aria-description="person" href="/people/carl-dorn/"' in page
    assert 'title="6 March 2025" href="/dates/2025/03/06/"' in page


def test_it_is_printed_with_its_citation(client: Client) -> None:
    article = make_article(published=date(2025, 3, 10))
    page = client.get(article.get_absolute_url()).content.decode()
    _, _, printed = page.partition('<p class="on-paper">')
    assert article.title in printed
    assert article.get_absolute_url() in printed
