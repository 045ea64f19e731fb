"""Estimates of when a report was published, and the editor's own day."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from spacy.language import Language

from articles.models import Article
from articles.pipeline import finish
from entities.models import Ruling
from tests.factories import make_article, make_date, make_story

pytestmark = pytest.mark.django_db

ESTIMATE: dict[str, Any] = {
    "estimate_earliest": date(2025, 3, 3),
    "estimate_latest": date(2025, 3, 5),
}
EVIDENCE = [{"start": 15, "end": 23, "text": "Thursday", "reason": "told as to come"}]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def set_day(client: Client, article: Article, **asked: str) -> Any:
    return client.post(f"/articles/{article.pk}/published/", asked)


@pytest.fixture
def undated() -> Article:
    text = "They will meet Thursday in Oslo."
    return make_article(text, story=make_story(), estimate_evidence=EVIDENCE, **ESTIMATE)


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("editor", password="only for this test")


def test_an_estimate_is_a_range_in_every_list(client: Client, undated: Article) -> None:
    assert undated.story
    for address in ("/articles/", undated.story.get_absolute_url(), "/search/?q=Oslo"):
        text = page(client, address)
        assert "≈ 3 – 5 March 2025" in text
        assert f'class="estimate" href="{undated.get_absolute_url()}#estimate"' in text
        assert 'href="/dates/2025/03/03/"' not in text


def test_an_estimate_says_what_it_rests_on(client: Client, undated: Article) -> None:
    make_date(undated, "Thursday", date(2025, 3, 6))
    text = page(client, undated.get_absolute_url())
    assert "Why this estimate?" in text
    assert "“Thursday”</a>: told as to come" in text
    assert 'href="#d15"' in text


def test_a_report_without_estimate_is_undated(client: Client) -> None:
    text = page(client, make_article().get_absolute_url())
    assert "undated" in text
    assert "≈" not in text


def test_estimated_reports_come_last_in_lists(client: Client, undated: Article) -> None:
    dated = make_article(published=date(1999, 1, 1))
    text = page(client, "/articles/")
    assert text.index(dated.get_absolute_url()) < text.index(undated.get_absolute_url())


def test_only_editors_are_offered_to_set_the_day(
    client: Client, undated: Article, editor: User
) -> None:
    assert f"/{undated.pk}/published/" not in page(client, undated.get_absolute_url())
    client.force_login(editor)
    assert f"/{undated.pk}/published/" in page(client, undated.get_absolute_url())


def test_an_editors_day_is_recorded_and_the_report_queued(
    client: Client, undated: Article, editor: User
) -> None:
    client.force_login(editor)
    answer = set_day(client, undated, day="2025-03-04", why="the paper's archive")
    assert answer.status_code == 302
    undated.refresh_from_db()
    assert (undated.published, undated.estimate_earliest) == (date(2025, 3, 4), None)
    assert undated.state == Article.State.SAVED
    assert Ruling.objects.get().why == "the paper's archive"
    job = ProcrastinateJob.objects.get(task_name="finish_article")
    assert (job.queue_name, job.args) == ("articles", {"article_id": undated.pk})
    text = page(client, undated.get_absolute_url())
    assert "read again in a moment" in text
    assert "set by editor editor" in text


def test_the_worker_places_what_the_report_says_by_the_new_day(
    client: Client, undated: Article, editor: User, nlp: Language
) -> None:
    client.force_login(editor)
    set_day(client, undated, day="2025-02-11", why="the paper's archive")
    assert finish(undated.pk, nlp)
    assert undated.date_mentions.get().earliest == date(2025, 2, 13)


def test_an_editor_can_say_that_no_day_is_known(client: Client, editor: User) -> None:
    client.force_login(editor)
    dated = make_article(published=date(2025, 3, 4))
    set_day(client, dated, day="", why="a misprint")
    dated.refresh_from_db()
    assert dated.published is None


@pytest.mark.parametrize(
    "asked",
    [
        {"day": "2025-03-04", "why": ""},
        {"day": "yesterday", "why": "so"},
        {"day": "9999-01-01", "why": "so"},
        {"day": "2025-03-04", "why": "x" * 401},
    ],
)
def test_what_cannot_be_set_is_said(
    client: Client, undated: Article, editor: User, asked: dict[str, str]
) -> None:
    client.force_login(editor)
    answer = set_day(client, undated, **asked)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Ruling.objects.exists()


def test_nobody_else_can_set_the_day(client: Client, undated: Article) -> None:
    assert set_day(client, undated, day="2025-03-04", why="so").status_code == 403
    client.force_login(User.objects.create_user("reader"))
    assert set_day(client, undated, day="2025-03-04", why="so").status_code == 403
    assert not Ruling.objects.exists()


def test_it_wants_a_token_and_only_takes_posts(undated: Article, editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert set_day(client, undated, day="2025-03-04", why="so").status_code == 403
    assert client.get(f"/articles/{undated.pk}/published/").status_code == 405


def test_a_day_changed_in_the_admin_is_a_ruling_too(
    client: Client, undated: Article, editor: User
) -> None:
    client.force_login(editor)
    address = f"/admin/articles/article/{undated.pk}/change/"
    form = client.get(address).context["adminform"].form
    asked = {name: form[name].value() or "" for name in form.fields}
    inline = {"versions-TOTAL_FORMS": 0, "versions-INITIAL_FORMS": 0}
    asked |= {"published": "2025-03-04", "estimate_evidence": "[]"}
    assert client.post(address, asked | inline).status_code == 200
    assert client.post(address, asked | inline | {"why": "an archive"}).status_code == 302
    undated.refresh_from_db()
    assert undated.published == date(2025, 3, 4)
    assert undated.published_precision == "day"
    assert Ruling.objects.get().why == "an archive"
    assert undated.state == Article.State.SAVED


def test_the_web_server_does_not_load_spacy_to_queue_a_report() -> None:
    code = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings';"
        "import django; django.setup(); import config.urls, articles.reread;"
        "sys.exit('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, check=False)
    assert done.returncode == 0


def test_the_day_of_today_can_be_set(client: Client, undated: Article, editor: User) -> None:
    client.force_login(editor)
    today = timezone.now().date()
    assert set_day(client, undated, day=today.isoformat(), why="new").status_code == 302
