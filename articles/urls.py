"""Addresses of what was published."""

from __future__ import annotations

from django.urls import path

from articles.views import comparison, health, home, publishing, reports, search, sources, stories

urlpatterns = [
    path("", home.home, name="home"),
    path("stories/", stories.stories, name="stories"),
    path("stories/<int:pk>/", stories.story, name="story"),
    path("stories/<int:pk>-<str:slug>/", stories.story, name="story"),
    path(
        "stories/<int:pk>-<str:slug>/comparison/",
        comparison.whole_comparison,
        name="story-comparison",
    ),
    path(
        "stories/<int:pk>-<str:slug>/comparison.csv",
        comparison.comparison_csv,
        name="story-comparison-csv",
    ),
    path("articles/", reports.articles, name="articles"),
    path("articles/<int:pk>/", reports.article, name="article"),
    path("articles/<int:pk>-<str:slug>/", reports.article, name="article"),
    path("articles/<int:pk>/published/", publishing.set_published, name="set-published"),
    path("articles/<int:pk>/original/<int:number>/", reports.original, name="original"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("search/", search.search, name="search"),
    path("healthz", health.healthz, name="healthz"),
]
