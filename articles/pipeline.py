"""The product, top to bottom: from a file on disk to a report in its story.

    reader ─▶ draft ─▶ clean ─▶ copy? ─▶ save ─▶ annotate ─▶ group into a story ─▶ pages

Every step is safe to run twice. `take_in` does the first half and leaves the article SAVED;
`finish` carries it on from wherever it stands, so a crash between two steps loses nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.db import DataError, transaction
from psycopg.types.json import Jsonb
from spacy.language import Language

from articles.cleaning import clean
from articles.dating import (
    estimate_stands,
    keep_estimate,
    kept_told,
    outdated_estimates,
    related_to,
)
from articles.draft import Draft, Refusal
from articles.models import Article, Refused
from articles.readers import read_paths
from articles.save import Saved, save, unchanged
from articles.stories.group import bring_back, group, keep, profile_of
from articles.stories.profile import Profile
from articles.turns import claimed, is_next, turn, waiting
from entities.annotate import annotate
from entities.language.model import name_of
from entities.language.reading import Passage, read_one
from entities.language.rules_version import RULES_VERSION
from entities.rows import rows

log = logging.getLogger(__name__)


def take_in(paths: Iterable[Path], *, now: datetime) -> Iterator[Saved | Refusal]:
    """Read, clean and save everything under these paths; what is refused is listed and kept."""
    yield from take(read_paths(paths), now=now)


def take(items: Iterable[Draft | Refusal], *, now: datetime) -> Iterator[Saved | Refusal]:
    """Clean and save what a reader found, wherever it read."""
    for item in items:
        if isinstance(item, Refusal):
            yield refuse(item)
            continue
        try:
            saved = unchanged(item) or save(item, clean(item), now=now)
        except DataError as error:
            reason = f"the database does not take it: {str(error).strip()[:200]}"
            yield refuse(Refusal(item.origin, reason, raw=item.raw))
            continue
        yield saved
        if saved.doubt:
            yield refuse(Refusal(item.origin, saved.doubt, dropped=False))


def finish(article_id: int, nlp: Language, *, in_turn: bool = False) -> bool:
    """Carry one article on to the end; False when another worker has it or nothing is left.

    With `in_turn` a new article is grouped after those that came before it: while one of them is
    still being read it is left ANNOTATED, and whoever reads that one groups both.
    """
    with claimed(article_id) as mine:
        found = Article.objects.defer("search").filter(pk=article_id)
        article = found.first() if mine else None
        if article is None or article.state == Article.State.GROUPED:
            return False
        # Not by its story: a copy is given its original's before it is read.
        new = article.state == Article.State.ANNOTATED or not article.read_by
        known = _annotate(article, nlp) if article.state == Article.State.SAVED else None
        if in_turn:
            _group_in_turn(article, known, nlp, new=new)
        else:
            _group(article, known, nlp)
        return True


def _group_in_turn(article: Article, known: Profile | None, nlp: Language, *, new: bool) -> None:
    with turn():
        if article.state == Article.State.ANNOTATED:
            article.refresh_from_db()  # somebody may have grouped it while this one waited
        if article.state != Article.State.GROUPED:
            if not new or is_next(article.pk):
                _group(article, known, nlp)
            elif known:
                keep(article, known, hidden=True)
                _reached(article, Article.State.ANNOTATED)
        _group_waiting(nlp)


def _group_waiting(nlp: Language) -> None:
    """Group those that can wait no longer, and what a killed worker left half done."""
    while (first := waiting()) and is_next(first):
        with claimed(first) as mine:
            if not mine:
                return
            try:
                _group(Article.objects.defer("search").get(pk=first), None, nlp)
            except Exception:
                # Its own job, which a sweep makes, is to fail of it, not whoever came by.
                log.exception("report %s, which waited, could not be grouped", first)
                return


def _group(article: Article, known: Profile | None, nlp: Language) -> None:
    """Give the article its story, and then the undated reports beside it what that tells of them.

    `known` is its profile where it has just been read. What is not known yet of the undated ones is
    done by whoever comes after one who was killed at it.
    """
    if article.state != Article.State.PLACED:
        with transaction.atomic():
            if known:
                keep(article, known)
            else:
                bring_back(article)
            group(article)
            due = bool(outdated_estimates(article))
            _reached(article, Article.State.PLACED if due else Article.State.GROUPED)
    if article.state == Article.State.PLACED:
        for undated in outdated_estimates(article):
            _estimate_again(undated, nlp)
        # Unless somebody has meanwhile ruled that it is to be read or grouped again.
        placed = Article.objects.filter(pk=article.pk, state=Article.State.PLACED)
        placed.update(state=Article.State.GROUPED)


def read_by(nlp: Language) -> str:
    """What an article that is read now will say it was read by."""
    name, version = name_of(nlp)
    return f"{name} {version}, rules {RULES_VERSION}"


def _annotate(article: Article, nlp: Language, *, again: bool = False) -> Profile:
    """Read the article; by what and as what is left for `_reached` to save with its state, because
    every change of that writes into all indexes of the article. Stopped before, it is read again.

    Its profile is kept with its place, and at once only where that is known and it is read `again`.
    """
    related = related_to(article)
    reading = read_one(nlp, Passage(article.text, article.day, related, article.language))
    annotate(article.pk, text=article.text, reading=reading, unread=not article.read_by)
    known = profile_of(article, reading)
    if again:
        keep(article, known)
    # Last: an estimate that is up to date says that all is.
    keep_estimate(article, reading.estimate, related)
    article.read_by = read_by(nlp)
    article.told_dates = None if article.published else kept_told(reading.told)
    return known


def _estimate_again(article: Article, nlp: Language) -> None:
    """What is known of its day may have changed, and with it what "Thursday" means in its text.

    Whoever else has one that is to be read does that too. One that is done is held for a moment
    only, by a second job of it that has nothing to do.
    """
    for _ in range(_TRIES):
        with claimed(article.pk) as mine:
            if mine:
                if not estimate_stands(article):
                    _annotate(article, nlp, again=True)
                    _reached(article)
                return
        if article.state != Article.State.GROUPED:
            return
        time.sleep(_A_MOMENT)
    log.warning("the estimate of report %s is put off: it is held by another", article.pk)


def _reached(article: Article, state: Article.State | None = None) -> None:
    """Save by what the article was read, and how far it has come where that is another now."""
    if state is not None:
        article.state = state
    told = None if article.told_dates is None else Jsonb(article.told_dates)
    rows(_REACHED, [state, article.read_by, told, article.pk])


def refuse(refusal: Refusal) -> Refusal:
    """List an item among the refused, once for each reason; returns it."""
    Refused.objects.update_or_create(
        origin=refusal.origin[:1000],
        reason=refusal.reason,
        defaults={
            "dropped": refusal.dropped,
            "address": refusal.address[:2000],
            "raw": refusal.raw[:_KEPT_BYTES],
        },
    )
    return refusal


_TRIES = 50
_A_MOMENT = 0.05
"""Seconds between two tries to claim a report that another process has."""

_REACHED = """
UPDATE articles_article SET state = coalesce(%s, state), read_by = %s, told_dates = %s WHERE id = %s
"""

_KEPT_BYTES = 1_000_000
"""Of what was refused; enough to see why, and small enough to keep thousands."""
