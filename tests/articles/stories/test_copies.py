"""Copies stand in their original's story, whichever of them is grouped first."""

from __future__ import annotations

from datetime import date

import pytest

from articles.models import Article, Story
from articles.stories.group import group, keep, profile_of
from tests.articles.stories.made import reading
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TEXT = "Anna Berg met Carl Dorn in Oslo and spoke of ferries."


def grouped(article: Article) -> None:
    keep(article, profile_of(article, reading(article.text)))
    group(article)


def test_a_copy_grouped_before_its_original_leaves_no_empty_story() -> None:
    original = make_article(TEXT, published=date(2025, 3, 6))
    copy = make_article(
        TEXT, published=date(2025, 3, 7), reprint_of=original, reprint_kind="same text"
    )
    grouped(copy)
    copy.refresh_from_db()
    founded = copy.story_id
    grouped(original)
    copy.refresh_from_db()
    original.refresh_from_db()
    assert copy.story_id == original.story_id
    story = copy.story
    assert story
    assert (story.reports, story.separate_texts) == (2, 1)
    if founded is not None and founded != story.pk:
        assert Story.objects.get(pk=founded).moved_to_id == story.pk
    assert not Story.objects.filter(reports__gt=0, articles=None).exists()
