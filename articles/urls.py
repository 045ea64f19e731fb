"""Addresses of what was published."""

from __future__ import annotations

from django.urls import path, re_path

from articles.views import (
    comparison,
    desk,
    discovery,
    health,
    home,
    publishing,
    quality,
    reports,
    saved_picture,
    saved_searches,
    search,
    sources,
    stories,
    story_editing,
    story_feed,
    versions,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("stories/", stories.stories, name="stories"),
    path("stories/<int:pk>/", stories.story, name="story"),
    path("stories/<int:pk>-<str:slug>/", stories.story, name="story"),
    path("stories/<int:pk>/edit/", story_editing.edit_story, name="edit-story"),
    path("stories/<int:pk>-<str:slug>.atom", story_feed.story_atom, name="story-atom"),
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
    path("articles/<int:pk>-<str:slug>/versions/<int:number>/", versions.version, name="version"),
    path("articles/<int:pk>/published/", publishing.set_published, name="set-published"),
    path("articles/<int:pk>/original/<int:number>/", reports.original, name="original"),
    path("sources/", sources.sources, name="sources"),
    path("sources.opml", sources.sources_list, name="sources-list"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("search/", search.search, name="search"),
    path("search/saved/", saved_searches.save_search, name="save-search"),
    path("search/saved/<int:pk>/remove/", saved_searches.remove_search, name="remove-search"),
    path("desk/", desk.home, name="desk"),
    path("desk/add/", desk.add_feed, name="desk-add"),
    path("desk/list/", desk.follow_list, name="desk-follow-list"),
    path("desk/feeds.opml", desk.feed_list, name="desk-feed-list"),
    path("desk/load/", desk.load, name="desk-load"),
    path("desk/feeds/<int:pk>/", desk.feed_order, name="desk-feed"),
    path("desk/refused/<int:pk>/", desk.retry, name="desk-retry"),
    path("desk/refused/<int:pk>/raw/", desk.refused_raw, name="desk-raw"),
    path("quality/", quality.quality, name="quality"),
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", discovery.sitemap_part, name="sitemap-part"),
    path("opensearch.xml", discovery.opensearch, name="opensearch"),
    path("healthz", health.healthz, name="healthz"),
    re_path(
        r"^(?P<page>(?:[^/]+/)*)(?P<picture>[a-z-]+)\.svg$",
        saved_picture.saved_picture,
        name="picture",
    ),
]
