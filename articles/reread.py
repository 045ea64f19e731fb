"""Ask the workers to read a report again.

Apart from `articles.jobs`, which imports spaCy: the web server names the task and never loads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from articles.models import Article

FINISH = "finish_article"
"""The name of the task in `articles.jobs`."""


def read_again(article: Article) -> None:
    """Queue the report, whose state says how far it has come."""
    task = app.configure_task(FINISH, queue="articles", allow_unknown=True)
    task.defer(article_id=article.pk)
