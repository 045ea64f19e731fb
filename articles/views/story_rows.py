"""What a list of stories shows of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.faces import Faces, faces
from articles.models import Article, Story

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with the report that stands for it, and its faces."""

    story: Story
    leading: Article | None
    faces: Faces


def story_rows(stories: Iterable[Story]) -> list[StoryRow]:
    """The rows of these stories, in their order: four queries however many there are."""
    listed = list(stories)
    seen = faces(listed)
    leading = {
        article.story_id: article
        for article in Article.objects.leading(listed).for_list().with_opening()
    }
    return [StoryRow(each, leading.get(each.pk), seen.get(each.pk, Faces())) for each in listed]
