"""The rulings that a report is to obey, as they stand in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import connection

from entities.models import Ruling
from entities.rulings import subjects
from entities.rulings.text import IN_TEXT, TextRuling

_ARTICLE = 4_104  # names this kind of lock among all advisory locks of the database


def claim(*article_ids: int) -> None:
    """Let nobody else derive these articles until this transaction ends; several in one order, so
    that nobody waits in a circle.

    A worker that read the rulings before one was made would otherwise save over it.
    """
    with connection.cursor() as cursor:
        asked = "SELECT pg_advisory_xact_lock(%s, n) FROM unnest(%s::int[]) AS n"
        cursor.execute(asked, [_ARTICLE, sorted(article_ids)])


def rulings_on(article_id: int) -> list[TextRuling]:
    """The standing rulings on this report, on its outlet and on all reports, oldest first."""
    rows = _articles().filter(pk=article_id).values_list("pk", "identity", "source__slug")
    return rulings_of(list(rows))[article_id]


def rulings_of(
    reports: Sequence[tuple[int, str, str | None]],
) -> Mapping[int, list[TextRuling]]:
    """The same of many reports, each an id with its identity and the slug of its outlet."""
    concerned: dict[str, list[int]] = defaultdict(list)
    for pk, identity, outlet in reports:
        concerned[subjects.report(identity)].append(pk)
        concerned[subjects.ALWAYS].append(pk)
        if outlet:
            concerned[subjects.outlet(outlet)].append(pk)
    found: dict[int, list[TextRuling]] = defaultdict(list)
    for each in Ruling.objects.standing(*IN_TEXT).concerning(concerned):
        ruling = as_text(each)
        held = (pk for subject in each.subjects for pk in concerned.get(subject, ()))
        for pk in dict.fromkeys(held):
            found[pk].append(ruling)
    return found


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
