"""Derive anew what rulings concern, from the readings that were kept and every standing ruling."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Q
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from entities.event_facts import refresh_events
from entities.event_facts import resolve_again as point_tellings
from entities.event_joining import join_again
from entities.event_rows import of_reports
from entities.models import Entity, Mention, Ruling
from entities.refresh import refresh
from entities.rulings.event_bonds import reports_named, said
from entities.rulings.held import KeyOf, blocks_of, held, refs_in
from entities.rulings.refs import Ref, found

AT_ONCE = 20
"""Reports derived within an editor's request; more are left to the workers."""

_BATCH = 200
"""Reports of one background job: a few seconds of work, so that progress is seen."""

BACKGROUND = "derive_articles"
"""The name of the task in `articles.jobs`."""


def derive_texts(rulings: Sequence[Ruling]) -> None:
    """Derive every report whose text these rulings are on; many are left to the workers."""
    ids = articles_of(rulings)
    if len(ids) <= AT_ONCE:
        derive_articles(ids)
    else:
        derive_in_background(ids, for_ruling=rulings[-1].pk)


def derive_identities(rulings: Sequence[Ruling]) -> None:
    """Decide anew whose the names are that these rulings concern."""
    # Here, because resolving names imports spaCy, which a process that only serves should not.
    from entities.resolution.again import resolve_again  # noqa: PLC0415

    ensure(rulings)
    resolve_again(blocks_of(rulings), entities=keys_of(rulings))


def derive_pages(rulings: Sequence[Ruling]) -> None:
    """Let the pages show what the rulings on them say now."""
    ensure(rulings)
    ids = [Entity.objects.get(kind=kind, key=key).pk for kind, key in sorted(keys_of(rulings))]
    refresh_events(point_tellings((), renamed=refresh(ids)))


def derive_titles(rulings: Sequence[Ruling]) -> None:
    """Both: a page that an editor wrote on is no longer another's by likeness."""
    derive_identities(rulings)
    derive_pages(rulings)


def derive_happenings(rulings: Sequence[Ruling]) -> None:
    """Decide anew which of the tellings that these rulings name are one event."""
    rows = of_reports(reports_named(rulings))
    named = {order for each in said(rulings, rows) for order in each.rows}
    refresh_events(join_again(each.before or 0 for each in rows if each.order in named))


def keys_of(rulings: Iterable[Ruling]) -> set[KeyOf]:
    """The entities (kind, key) that these rulings are about or lead to."""
    return {each for ruling in rulings for each in held(ruling)}


def ensure(rulings: Iterable[Ruling]) -> None:
    """Make the entities that rulings name and that are not here: an editor's, or not met yet."""
    for ruling in rulings:
        for each in refs_in(ruling):
            found(Ref(each["kind"], each["key"], each["name"]))


def articles_of(rulings: Iterable[Ruling]) -> list[int]:
    """The ids of the reports that these rulings on texts change."""
    reports: set[str] = set()
    ids: set[int] = set()
    wide = Q()
    for each in rulings:
        named = {one.removeprefix("report:") for one in each.subjects if one.startswith("report:")}
        if each.payload.get("scope", "here") in ("always", "outlet"):
            wide |= affected(each.payload) | Q(ruling=each)
            ids |= _printing(each.payload)
        else:
            reports |= named
    ids |= set(_articles().filter(identity__in=reports).values_list("pk", flat=True))
    if wide:
        ids |= set(Mention.objects.filter(wide).values_list("article_id", flat=True))
    return sorted(ids)


def _printing(payload: dict[str, Any]) -> set[int]:
    """The reports in which a ruling may have left no mention of its words, to be found again."""
    if payload["do"] not in ("no name", "kind"):
        return set()
    found = _articles().filter(text__contains=payload["words"])
    if payload["scope"] == "outlet":
        found = found.filter(source__slug=payload["outlet"])
    return set(found.values_list("pk", flat=True))


def affected(payload: dict[str, Any]) -> Q:
    """The mentions whose words a ruling wider than one place is about."""
    found = Q(text=payload["words"], kind=payload["kind"])
    if payload["scope"] == "outlet":
        found &= Q(article__source__slug=payload["outlet"])
    return found


def derive_articles(article_ids: Collection[int]) -> None:
    """Derive these reports from what was read in them; one never kept is read again by a worker."""
    # Here, because resolving names imports spaCy, which a process that only serves should not.
    from entities.rulings.laid import lay  # noqa: PLC0415

    for pk in sorted(lay(article_ids) if article_ids else ()):
        read_again(pk)


def derive_in_background(article_ids: Collection[int], *, for_ruling: int) -> None:
    """Leave these reports to the workers, in batches; `progress` tells how far they have come."""
    task = app.configure_task(BACKGROUND, queue="articles", priority=1, allow_unknown=True)
    ids = sorted(article_ids)
    jobs: list[dict[str, JSONValue]] = [
        {"article_ids": [*ids[at : at + _BATCH]], "ruling": for_ruling, "of": len(ids)}
        for at in range(0, len(ids), _BATCH)
    ]
    task.batch_defer(*jobs)


def read_again(article_id: int) -> None:
    """Have a worker read the report itself."""
    _articles().filter(pk=article_id).update(state="saved")
    task = app.configure_task("finish_article", queue="articles", allow_unknown=True)
    task.defer(article_id=article_id)


def _articles() -> Any:
    # By name: entities know nothing of articles.
    return apps.get_model("articles", "Article").objects
