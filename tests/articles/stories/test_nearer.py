"""A report is told why it is not in a story that came near it later."""

from __future__ import annotations

from datetime import date

import pytest

from articles.models import Article
from articles.stories.group import group, keep
from articles.stories.reasons import ALONE
from tests.articles.stories.made import made
from tests.factories import make_article

pytestmark = pytest.mark.django_db

VISIT = "Ana Kovar met Luis Brandt at the naval yard and promised forty minesweepers for the strait"
RETURN = "Ana Kovar met Luis Brandt again, in the hills, over grain prices and a customs quarrel"
FAR = "A lorry strike closed the orchard markets while farmers poured cider over the motorway"


def told(text: str, day: date) -> Article:
    article = make_article(text, published=day, state="annotated")
    keep(article, made(text, published=day, days=(day,)))
    group(article)
    return article


def test_a_later_story_is_named_with_what_speaks_against_it() -> None:
    first = told(VISIT, date(2024, 5, 1))
    told(FAR, date(2024, 5, 2))
    first.refresh_from_db()
    assert (first.other_story, first.other_story_reason) == (None, ALONE)
    later = told(RETURN, date(2024, 5, 9))
    first.refresh_from_db()
    assert first.other_story_id == later.story_id != first.story_id
    assert first.other_story_reason.startswith("likeness 0.")
    assert "Ana Kovar" in first.other_story_reason


def test_a_later_story_that_is_less_near_is_not_named() -> None:
    first, near = told(VISIT, date(2024, 5, 1)), told(RETURN, date(2024, 5, 9))
    Article.objects.filter(pk=first.pk).update(other_story_reason="likeness 0.49 to its reports")
    told(RETURN.replace("grain", "timber"), date(2024, 5, 9))
    first.refresh_from_db()
    assert first.other_story_id == near.story_id
    assert first.other_story_reason == "likeness 0.49 to its reports"
