"""Jobs: what is queued is done by a worker, what a dead worker left is done again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import jobs
from articles.models import Article

pytestmark = pytest.mark.django_db

REPORT = {"id": "one", "text": "Defence minister Anna Berg met Carl Lund in Oslo."}


def queued(tmp_path: Path) -> Article:
    (tmp_path / "a.jsonl").write_text(json.dumps(REPORT))
    call_command("ingest", tmp_path, "--queue", stdout=StringIO(), stderr=StringIO())
    return Article.objects.get()


def test_an_unfinished_article_is_queued_once(tmp_path: Path) -> None:
    queued(tmp_path)
    assert ProcrastinateJob.objects.filter(task_name="finish_article").count() == 1
    assert jobs.queue_unfinished() == 0


def test_what_a_stopped_load_left_is_queued(tmp_path: Path) -> None:
    queued(tmp_path)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert jobs.queue_unfinished() == 1


def test_a_job_that_failed_for_good_stays_aside(tmp_path: Path) -> None:
    queued(tmp_path)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    assert jobs.queue_unfinished() == 0


def test_the_job_of_a_dead_worker_is_queued_again(tmp_path: Path) -> None:
    queued(tmp_path)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    assert jobs.revive_jobs() == 1
    assert ProcrastinateJob.objects.get(task_name="finish_article").status == "todo"


def test_what_was_done_is_counted_for_a_day_and_then_forgotten(tmp_path: Path) -> None:
    article = queued(tmp_path)
    jobs.queue([article.pk])
    old, new = ProcrastinateJob.objects.order_by("pk").values_list("pk", flat=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded'")
        cursor.execute(
            "UPDATE procrastinate_events SET at = at - interval '25 hours' WHERE job_id = %s", [old]
        )
    async_to_sync(jobs.forget_done.func)(timestamp=0)
    assert list(ProcrastinateJob.objects.values_list("pk", flat=True)) == [new]


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_is_queued_and_stops_when_told(tmp_path: Path) -> None:
    article = queued(tmp_path)
    name = str(connection.settings_dict["NAME"])
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, name], cwd=settings.BASE_DIR, env=dict(os.environ)
    )
    try:
        deadline = time.monotonic() + 90
        while article.state != Article.State.GROUPED and time.monotonic() < deadline:
            assert worker.poll() is None, "the worker ended by itself"
            time.sleep(0.2)
            article.refresh_from_db()
    finally:
        worker.send_signal(signal.SIGTERM)
        status = worker.wait(timeout=40)
    assert article.state == Article.State.GROUPED
    assert status == 0
    assert article.mentions.filter(text="Anna Berg").exists()


# `manage.py work`, told of the test database instead of the site's own.
WORKER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from django.core.management import call_command
call_command("work")
"""
