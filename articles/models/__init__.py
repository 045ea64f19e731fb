"""What was published: sources, articles with their versions, and the stories they belong to."""

from articles.models.article import (
    SEARCHED_CHARACTERS,
    Article,
    ArticleVersion,
    Source,
)
from articles.models.change import Change
from articles.models.feed import Feed, Host, SeenEntry, WantedPage
from articles.models.kept import (
    Boilerplate,
    Fingerprint,
    Refused,
    SharedPassage,
    Shingle,
    StoryProfile,
    StoryTerm,
)
from articles.models.remark import Remark
from articles.models.removed import RemovedArticle
from articles.models.saved_search import SavedSearch
from articles.models.story import Story, StoryLink, StoryPin
from entities.models.quote import TEXT_SEARCH

__all__ = [
    "SEARCHED_CHARACTERS",
    "TEXT_SEARCH",
    "Article",
    "ArticleVersion",
    "Boilerplate",
    "Change",
    "Feed",
    "Fingerprint",
    "Host",
    "Refused",
    "Remark",
    "RemovedArticle",
    "SavedSearch",
    "SeenEntry",
    "SharedPassage",
    "Shingle",
    "Source",
    "Story",
    "StoryLink",
    "StoryPin",
    "StoryProfile",
    "StoryTerm",
    "WantedPage",
]
