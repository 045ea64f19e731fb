"""A saga that is told every day is many stories, however long it goes on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from articles.models import Article, Story
from articles.stories.group import group, keep
from tests.articles.stories.made import made
from tests.factories import make_article

pytestmark = pytest.mark.django_db

SIEGE = "Ana Kovar said on the siege of Port Orsa that Luis Brandt would send forty minesweepers"


def test_no_story_goes_on_for_a_month() -> None:
    first = date(2024, 5, 1)
    for number in range(70):
        day = first + timedelta(days=number // 2)
        article = make_article(SIEGE, published=day, state="annotated")
        keep(article, made(SIEGE, published=day, days=(day,)))
        group(article)
    spans = [story.last_day - story.first_day for story in Story.objects.standing()]  # type: ignore[operator]
    assert max(spans) < timedelta(days=21)
    assert Article.objects.filter(story=None).count() == 0
