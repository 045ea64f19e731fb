"""What was published: sources, articles with their versions, and the stories they belong to."""

from articles.models.article import SEARCHED_CHARACTERS, Article, ArticleVersion, Source
from articles.models.feed import Feed, Host, SeenEntry, WantedPage
from articles.models.kept import (
    Boilerplate,
    Fingerprint,
    Refused,
    SharedPassage,
    StoryProfile,
    StoryTerm,
)
from articles.models.story import Story, StoryLink, StoryPin

__all__ = [
    "SEARCHED_CHARACTERS",
    "Article",
    "ArticleVersion",
    "Boilerplate",
    "Feed",
    "Fingerprint",
    "Host",
    "Refused",
    "SeenEntry",
    "SharedPassage",
    "Source",
    "Story",
    "StoryLink",
    "StoryPin",
    "StoryProfile",
    "StoryTerm",
    "WantedPage",
]
