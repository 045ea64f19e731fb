"""The day a report was published: stated, set by an editor, or estimated as a range.

What is stated or ruled is `published`. Without either, the report's own words and the dated reports
of its story may leave a few days; that is an estimate and is nowhere taken for more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, F, Q

from articles.models import Article, Story
from articles.reread import read_again
from entities.language.dates.estimate import estimate_published
from entities.language.findings import Estimate, FoundDate, Related, ToldDate
from entities.models import DateMention, Printing, Ruling
from entities.refresh import refresh_quotes
from entities.rows import rows
from entities.rulings import subjects
from entities.rulings.frame import Decision, record

PUBLISHED = "published"
"""What a ruling is about that sets a report's day of publication."""

_MOST_DAYS = 12
_NEAR = timedelta(days=21)
"""Days further from a report's own publication are background, not the happening it tells of."""


def related_to(article: Article) -> Related:
    """What the dated reports of an undated report's story and of its saga tell."""
    if article.story_id is None:
        return Related()
    saga = Story.objects.linked_with([article.story_id])
    dated = Article.objects.dated()
    published = dated.filter(Q(story=article.story_id) | Q(story__in=saga))
    told = (
        DateMention.objects.filter(
            article__in=dated.independent().filter(story=article.story_id),
            precision="day",
            earliest=F("latest"),
            earliest__gte=F("article__published") - _NEAR,
            earliest__lte=F("article__published") + _NEAR,
        )
        .values("earliest")
        .annotate(reports=Count("article", distinct=True))
        .order_by("-reports", "earliest")
        .values_list("earliest", flat=True)
    )
    days = published.order_by("published").values_list("published", flat=True).distinct()
    return Related(
        days=tuple(day for day in told[:_MOST_DAYS] if day is not None),
        published=tuple(day for day in days[:_MOST_DAYS] if day is not None),
    )


def basis(related: Related) -> str:
    """A mark that changes when what an estimate rests on beside the report's words does."""
    days = [*related.days, None, *related.published]
    return hashlib.sha256(" ".join(map(str, days)).encode()).hexdigest()


def kept_told(told: Iterable[ToldDate]) -> list[dict[str, Any]]:
    """What another estimate of an undated report can be drawn from, as `Article.told_dates`."""
    return [_kept(each) for each in told]


def estimate_stands(article: Article) -> bool:
    """Draw the estimate of an undated report anew from what it is known to tell; False, and
    nothing stored, where the report has to be read again, since "Thursday" is another day now."""
    if article.told_dates is None:
        return False
    related = related_to(article)
    told = [_told(each) for each in article.told_dates]
    estimate = estimate_published(told, related=related)
    days = (estimate.earliest, estimate.latest) if estimate else (None, None)
    if days != (article.estimate_earliest, article.estimate_latest):
        return False
    keep_estimate(article, estimate, related)
    return True


def _kept(told: ToldDate) -> dict[str, Any]:
    days = {"earliest": told.found.earliest, "latest": told.found.latest}
    iso = {name: day.isoformat() if day else None for name, day in days.items()}
    return asdict(told.found) | iso | {"tense": told.tense, "quoted": told.quoted}


def _told(kept: dict[str, Any]) -> ToldDate:
    found = dict(kept)
    tense, quoted = found.pop("tense"), found.pop("quoted")
    for name in ("earliest", "latest"):
        found[name] = date.fromisoformat(found[name]) if found[name] else None
    return ToldDate(FoundDate(**found), tense, quoted)


def keep_estimate(article: Article, estimate: Estimate | None, related: Related) -> None:
    """Store an estimate with its evidence, or that there is none; dated reports never have one.

    Quotations that it may have printed first know their day by it.
    """
    fields = ["estimate_earliest", "estimate_latest", "estimate_evidence", "estimate_basis"]
    before = [getattr(article, each) for each in fields]
    article.estimate_earliest = estimate.earliest if estimate else None
    article.estimate_latest = estimate.latest if estimate else None
    article.estimate_evidence = [
        {"start": each.start, "end": each.end, "text": each.text, "reason": each.reason}
        for each in (estimate.evidence if estimate else ())
    ]
    article.estimate_basis = "" if article.published else basis(related)
    after = [getattr(article, each) for each in fields]
    if after != before:
        article.save(update_fields=fields)
    if after[:2] != before[:2]:
        refresh_quotes(Printing.objects.filter(article=article).values_list("quote", flat=True))


def outdated_estimates(article: Article) -> list[Article]:
    """The undated reports, this one among them, whose estimate rests on what has changed.

    One that is still to be read or grouped is told then; a copy may be in a story before it is.
    """
    if article.story_id is None:
        return []
    beside = [pk for (pk,) in rows(_UNDATED_BESIDE, [article.pk, *[article.story_id] * 3])]
    if not beside:
        return []
    undated = list(Article.objects.defer("search").filter(pk__in=beside).order_by("pk"))
    known = {each.story_id: each for each in undated}
    bases = {story: basis(related_to(each)) for story, each in known.items()}
    return [each for each in undated if each.estimate_basis != bases[each.story_id]]


def rule_published(
    article: Article,
    *,
    day: date | None,
    editor: AbstractBaseUser,
    why: str = "",
    seen: int | None = None,
) -> Ruling:
    """Record the day an editor sets (None: not known) and have the report read again.

    Everything that follows from the day is derived anew by `pipeline.finish`.
    """
    before = Article.objects.filter(pk=article.pk).values_list("published", flat=True).first()
    decision = Decision(
        about=PUBLISHED,
        subjects=(subjects.report(article.identity),),
        payload={"day": day.isoformat() if day else None},
        article=article.pk,
        was=_in_words(before),
        now=_in_words(day),
        why=why,
    )
    ruling = record(decision, editor=editor, seen=seen)
    article.refresh_from_db()
    return ruling


def _in_words(day: date | None) -> str:
    return f"published on {day}" if day else "published on an unknown day"


def derive_published(rulings: Sequence[Ruling]) -> None:
    """Put on these rulings' reports the day that now holds, and have them read again by it."""
    named = {each.subjects[0].removeprefix("report:") for each in rulings}
    for article in Article.objects.select_for_update().filter(identity__in=named):
        if not article.stated:
            keep_stated(article)
        obey_rulings(article)
        article.state = Article.State.SAVED
        article.save()
        read_again(article)


def keep_stated(article: Article) -> None:
    """Remember what the report itself states of its day, which an editor's ruling covers."""
    article.stated = {
        "day": article.published.isoformat() if article.published else None,
        "at": article.published_at.isoformat() if article.published_at else None,
        "provenance": article.published_provenance,
    }


def obey_rulings(article: Article) -> None:
    """Put the last day an editor set on the article, else what it states; saves nothing."""
    rulings = Ruling.objects.standing(PUBLISHED).concerning([subjects.report(article.identity)])
    last = rulings.last() if article.pk else None
    if last is None:
        _as_stated(article)
        return
    day = date.fromisoformat(last.payload["day"]) if last.payload["day"] else None
    article.published, article.published_at = day, None
    article.published_precision = Article.Precision.DAY if day else Article.Precision.UNKNOWN
    article.published_provenance = f"set by {last.signed}"[:200]
    _leave_no_estimate(article)


def _as_stated(article: Article) -> None:
    stated = article.stated
    if not stated:
        return
    article.published = date.fromisoformat(stated["day"]) if stated["day"] else None
    article.published_at = datetime.fromisoformat(stated["at"]) if stated["at"] else None
    dated = article.published is not None
    article.published_precision = Article.Precision.DAY if dated else Article.Precision.UNKNOWN
    article.published_provenance = stated["provenance"]
    _leave_no_estimate(article)


def _leave_no_estimate(article: Article) -> None:
    if article.published:
        article.estimate_earliest = article.estimate_latest = None
        article.estimate_evidence, article.estimate_basis = [], ""


_UNDATED_BESIDE = """
SELECT id FROM articles_article
WHERE published IS NULL AND (id = %s OR state IN ('grouped', 'placed')) AND (
    story_id = %s OR story_id IN (
        SELECT left_id FROM articles_storylink WHERE right_id = %s
        UNION ALL SELECT right_id FROM articles_storylink WHERE left_id = %s
    )
)
"""
