"""What a migration makes of what older versions kept."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from articles.models import Article
from tests.factories import make_article, make_version

no_machine_paths = import_module("articles.migrations.0010_no_machine_paths")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/home/an analyst/inbox/a.txt", "a.txt"),
        ("../in/all.jsonl line 12", "all.jsonl line 12"),
        (
            "/in/c.warc.gz record 3 (https://a.example/b/c)",
            "c.warc.gz record 3 (https://a.example/b/c)",
        ),
        ("https://a.example/feed entry 2", "https://a.example/feed entry 2"),
        ("a.txt", "a.txt"),
    ],
)
def test_of_a_path_its_file_is_left(before: str, after: str) -> None:
    assert no_machine_paths.below(before) == after


@pytest.mark.django_db
def test_reports_forget_the_folders_they_were_read_in() -> None:
    words = "stated in /home/ann/a.txt"
    dated = make_article(
        published_provenance=words, changed_provenance=words, stated={"provenance": words}
    )
    ruled = make_article(published_provenance="set by ann, 1/2", stated={"day": None})
    version = make_version(dated)
    version.origin = "/home/ann/a.txt"
    version.save()
    no_machine_paths.forget_folders(apps, None)
    dated.refresh_from_db()
    version.refresh_from_db()
    kept = (dated.published_provenance, dated.changed_provenance, dated.stated["provenance"])
    assert kept == ("stated in a.txt",) * 3
    assert version.origin == "a.txt"
    assert Article.objects.get(pk=ruled.pk).published_provenance == "set by ann, 1/2"
