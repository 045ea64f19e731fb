"""The rulings that a report is to obey, as they stand in the database."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection

from entities.models import Ruling
from entities.rulings import subjects
from entities.rulings.text import IN_TEXT, TextRuling

_ARTICLE = 4_104  # names this kind of lock among all advisory locks of the database


def claim(article_id: int) -> None:
    """Let nobody else derive this article until this transaction ends.

    A worker that read the rulings before one was made would otherwise save over it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_ARTICLE, article_id])


def rulings_on(article_id: int) -> list[TextRuling]:
    """The standing rulings on this report, on its outlet and on all reports, oldest first."""
    report = _articles().filter(pk=article_id).values("identity", "source__slug").first()
    if report is None:
        return []
    concerned = [subjects.report(report["identity"]), subjects.ALWAYS]
    if report["source__slug"]:
        concerned.append(subjects.outlet(report["source__slug"]))
    return [as_text(each) for each in Ruling.objects.standing(*IN_TEXT).concerning(concerned)]


def as_text(ruling: Ruling) -> TextRuling:
    return TextRuling(
        id=ruling.pk,
        about=ruling.about,
        payload=ruling.payload,
        signed=ruling.signed,
        why=ruling.why,
    )


def _articles() -> Any:
    # By name: entities know nothing of articles.
    return apps.get_model("articles", "Article").objects
