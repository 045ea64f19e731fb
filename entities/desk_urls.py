"""Addresses of the desk, where editors decide."""

from __future__ import annotations

from django.urls import path

from entities.views.desk import happenings, log, mentions, pages, queue, texts

urlpatterns = [
    path("queue/", queue.queue, name="queue"),
    path("rulings/", log.log, name="rulings"),
    path("rulings/rules/", log.overruled, name="overruled"),
    path("rulings/<int:pk>/undo/", log.undo, name="undo-ruling"),
    path("rulings/<int:pk>/progress/", log.how_far, name="ruling-progress"),
    path("entities/<int:pk>/edit/", pages.edit, name="edit-entity"),
    path("entities/<int:pk>/merge/", pages.merge, name="merge-entities"),
    path("entities/<int:pk>/split/", pages.divide, name="split-entity"),
    path("entities/<int:pk>/history/", pages.history, name="entity-history"),
    path("events/<int:pk>/merge/", happenings.merge, name="merge-events"),
    path("events/<int:pk>/split/", happenings.divide, name="split-event"),
    path("events/<int:pk>/history/", happenings.history, name="event-history"),
    path("articles/<int:pk>/history/", texts.history, name="article-history"),
    path(
        "articles/<int:article>/names/<int:start>-<int:end>/",
        mentions.rule_mention,
        name="rule-mention",
    ),
    path("articles/<int:article>/dates/<int:start>-<int:end>/", texts.rule_date, name="rule-date"),
    path(
        "articles/<int:article>/quotations/<int:start>-<int:end>/",
        texts.rule_quote,
        name="rule-quote",
    ),
    path(
        "articles/<int:article>/events/<int:start>-<int:end>/<slug:kind>/",
        texts.rule_event,
        name="rule-event",
    ),
]
