"""The rulings that a report is to obey, as they stand in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from entities.models import Ruling
from entities.rows import rows
from entities.rulings import subjects
from entities.rulings.text import IN_TEXT, TextRuling

_ARTICLE = 4_104  # names this kind of lock among all advisory locks of the database


def claim(*article_ids: int, wait: str | None = None) -> None:
    """Let nobody else derive these articles until this transaction ends; several in one order, so
    that nobody waits in a circle.

    A worker that read the rulings before one was made would otherwise save over it. `wait` is how
    this transaction waits for the disk (synchronous_commit), None for as usual.
    """
    rows(_CLAIM, [_ARTICLE, wait, sorted(article_ids)])


def rulings_on(article_id: int) -> list[TextRuling]:
    """The standing rulings on this report, on its outlet and on all reports, oldest first."""
    reports = [(pk, identity, outlet) for pk, identity, outlet in rows(_REPORT, [article_id])]
    return rulings_of(reports)[article_id]


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
    for each in Ruling.objects.standing_on(IN_TEXT, concerned):
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


_CLAIM = """
SELECT pg_advisory_xact_lock(%s, n), set_config(
    'synchronous_commit', coalesce(%s, current_setting('synchronous_commit')), true
)
FROM unnest(%s::int[]) AS n
"""

# By name: entities know nothing of articles.
_REPORT = """
SELECT report.id, report.identity, source.slug
FROM articles_article report LEFT JOIN articles_source source ON source.id = report.source_id
WHERE report.id = %s
"""
