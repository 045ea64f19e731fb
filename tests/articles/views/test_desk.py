"""The desk, for editors only."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import jobs
from articles.desk import seconds_left
from articles.models import Feed, Refused
from entities.rulings.roles import EDITORS
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    user = User.objects.create_user("ed", password="word", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


def follow(client: Client, url: str = "https://gazette.example/feed", outlet: str = "") -> int:
    sent = {"url": url, "outlet": outlet, "every": "30"}
    return client.post("/desk/add/", sent).status_code


def test_a_feed_is_followed_under_its_outlet_and_visited_at_once(editor: Client) -> None:
    assert follow(editor, outlet="The Gazette") == 302
    feed = Feed.objects.get()
    assert feed.source is not None
    assert feed.source.slug == "the-gazette"
    assert ProcrastinateJob.objects.get(task_name="poll_feed").args == {"feed_id": feed.pk}
    assert "gazette.example/feed" in editor.get("/desk/").content.decode()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "https://a.example:22/", "https://u:p@a.example/", "nonsense"]
)
def test_what_could_never_be_asked_is_not_followed(editor: Client, url: str) -> None:
    assert follow(editor, url) == 422
    assert not Feed.objects.exists()


def test_an_address_is_followed_once(editor: Client) -> None:
    assert (follow(editor), follow(editor)) == (302, 422)


def test_a_feed_is_stopped_resumed_and_removed(editor: Client) -> None:
    follow(editor)
    feed = Feed.objects.get()
    for order, active in (("stop", False), ("resume", True)):
        editor.post(f"/desk/feeds/{feed.pk}/", {"order": order})
        feed.refresh_from_db()
        assert feed.active is active
    editor.post(f"/desk/feeds/{feed.pk}/", {"order": "remove"})
    assert not Feed.objects.exists()


def test_a_list_goes_in_and_out(editor: Client) -> None:
    opml = b'<opml version="2.0"><body><outline xmlUrl="https://a.example/feed"/></body></opml>'
    editor.post("/desk/list/", {"list": SimpleUploadedFile("feeds.opml", opml)})
    answer = editor.get("/desk/feeds.opml")
    assert b"https://a.example/feed" in answer.content
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_refused_item_is_seen_with_its_bytes_and_looked_at_again(editor: Client) -> None:
    refused = Refused.objects.create(
        origin="https://a.example/1",
        reason="the page holds no running text",
        dropped=True,
        address="https://a.example/1",
        raw=b"<script>alert(1)</script>",
    )
    page = editor.get("/desk/").content.decode()
    assert "the page holds no running text" in page
    raw = editor.get(f"/desk/refused/{refused.pk}/raw/")
    assert raw["Content-Type"] == "application/octet-stream"
    assert raw["X-Content-Type-Options"] == "nosniff"
    editor.post(f"/desk/refused/{refused.pk}/")
    assert not Refused.objects.exists()
    job = ProcrastinateJob.objects.get(task_name="look_again")
    assert job.args == {"address": "https://a.example/1"}


def test_a_file_is_looked_at_again_as_a_whole(editor: Client) -> None:
    for line in (3, 7):
        Refused.objects.create(
            origin=f"/in/a.jsonl line {line}",
            reason="not JSON",
            dropped=True,
            address="/in/a.jsonl",
        )
    editor.post(f"/desk/refused/{Refused.objects.all()[0].pk}/")
    assert not Refused.objects.exists()
    assert ProcrastinateJob.objects.filter(task_name="look_again").count() == 1


def test_what_stood_nowhere_cannot_be_looked_at_again(editor: Client) -> None:
    refused = Refused.objects.create(origin="x line 3", reason="not JSON", dropped=True)
    editor.post(f"/desk/refused/{refused.pk}/")
    assert Refused.objects.exists()


def test_the_load_is_asked_for_again_only_while_there_is_some(editor: Client) -> None:
    assert "hx-get" not in editor.get("/desk/load/").content.decode()


def test_jobs_in_hand_stuck_set_aside_and_done_are_counted(editor: Client) -> None:
    made = [make_article(state="saved") for _ in range(4)]
    jobs.queue([each.pk for each in made])
    with connection.cursor() as cursor:
        for each, status in zip(made, ("doing", "failed", "succeeded", "todo"), strict=True):
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = %s WHERE (args->>'article_id')::int = %s",
                [status, each.pk],
            )
    page = editor.get("/desk/load/").content.decode()
    assert "Jobs: 1 in hand, 1 stuck, 1 set aside; 1 report read in the last day" in page


def test_the_time_left_is_that_of_the_pace() -> None:
    assert seconds_left(before=100, since=0, left=75, now=50) == 150
    assert seconds_left(before=100, since=0, left=100, now=50) is None


@pytest.mark.parametrize("path", ["/desk/", "/desk/load/", "/desk/feeds.opml"])
def test_readers_are_asked_to_sign_in_and_others_refused(client: Client, path: str) -> None:
    assert client.get(path).status_code == 302
    client.force_login(User.objects.create_user("reader"))
    assert client.get(path).status_code == 403


def test_nobody_gives_orders_by_following_a_link(editor: Client) -> None:
    follow(editor)
    feed = Feed.objects.get()
    assert editor.get(f"/desk/feeds/{feed.pk}/").status_code == 405
