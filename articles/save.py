"""Put a cleaned draft into the database: new, changed or unchanged."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Literal

from django.db import transaction
from django.utils.text import slugify

from articles.dating import keep_stated, obey_rulings
from articles.draft import Clean, Draft
from articles.models import Article, ArticleVersion, Source
from articles.readers.tongue import language_of
from articles.reprints.credit import credit
from articles.reprints.mark import mark_reprints

Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Saved:
    """`doubt` names what was not believed of the draft (a publication date to come)."""

    article: Article
    outcome: Outcome
    doubt: str = ""


def identity(draft: Draft) -> str:
    """What makes two drafts the same report: its address, else its outlet and id, else its place.

    sha256 in hexadecimal, because an address may be longer than a unique index takes.
    """
    if draft.url:
        named = f"url {draft.url.split('#')[0]}"
    elif draft.source:
        # Of an outlet that is not written in Latin letters the plain form leaves nothing.
        outlet = slugify(draft.source) or slugify(draft.source, allow_unicode=True)
        named = f"source {outlet} {draft.external_id}"
    else:
        named = f"place {draft.place}"
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()


def unchanged(draft: Draft) -> Saved | None:
    """What `save` would say of a draft whose bytes are those that were saved last, before it is
    cleaned; None where they are not, or where it takes a second look."""
    found = Article.objects.raw(_AS_SAVED, [identity(draft), _digest(draft)])
    return next((Saved(each, "unchanged") for each in found), None)


def save(draft: Draft, clean: Clean, *, now: datetime) -> Saved:
    """Store the draft as a new article, as a new version of one, or not at all if unchanged."""
    raw_sha256 = _digest(draft)
    with transaction.atomic():
        article = _known(draft, raw_sha256)
        newest = article.versions.last() if article else None
        if article and newest and newest.raw_sha256 == raw_sha256:
            return Saved(article, "unchanged")
        outcome: Outcome = "changed" if article else "new"
        article = article or Article(identity=identity(draft), external_id=draft.external_id)
        doubt = _describe(article, draft, clean, today=now.date())
        keep_stated(article)
        obey_rulings(article)
        article.credit = credit(
            article.text, byline=article.byline, removed=[each.text for each in clean.removed]
        )
        article.state = Article.State.SAVED
        article.save()
        ArticleVersion.objects.create(
            article=article,
            number=newest.number + 1 if newest else 1,
            raw=draft.raw,
            raw_sha256=raw_sha256,
            origin=draft.origin,
            title=article.title,
            text=article.text,
            removed=[asdict(each) for each in clean.removed],
        )
        mark_reprints(article)
    return Saved(article, outcome, doubt)


def _digest(draft: Draft) -> str:
    return hashlib.sha256(draft.raw).hexdigest()


def _known(draft: Draft, raw_sha256: str) -> Article | None:
    """The article this draft is another reading of: by identity, or by its id and its bytes.

    The second finds a folder that was moved since it was loaded.
    """
    articles = Article.objects.select_for_update()
    return (
        articles.filter(identity=identity(draft)).first()
        or articles.filter(
            external_id=draft.external_id,
            pk__in=ArticleVersion.objects.filter(raw_sha256=raw_sha256).values("article"),
        ).first()
    )


def _describe(article: Article, draft: Draft, clean: Clean, *, today: date) -> str:
    article.url = draft.url
    article.source = Source.objects.filed_under(draft.source) if draft.source else None
    article.title, article.title_origin = clean.title[:500], clean.title_origin
    article.byline = clean.byline[:300]
    article.language = language_of(clean.text, stated=draft.language)[:20]
    article.note = draft.note[:300]
    article.text, article.words = clean.text, len(clean.text.split())
    doubts = (_date(article, draft, today), _change(article, draft, today))
    return "; ".join(each for each in doubts if each)


def _date(article: Article, draft: Draft, today: date) -> str:
    day, moment = _split(draft.published)
    article.published_words = draft.published_words[:200]
    article.published = article.published_at = None
    article.published_precision, article.published_provenance = "", ""
    if day is None:
        return ""
    if day > today:
        article.published_provenance = "not believed: the stated day is still to come"
        return f"publication date {day} is still to come; the report is kept as undated"
    article.published = day
    article.published_at = moment
    article.published_precision = Article.Precision.DAY
    article.published_provenance = f"stated in {draft.origin}"[:200]
    return ""


def _change(article: Article, draft: Draft, today: date) -> str:
    day, moment = _split(draft.changed)
    article.changed_words = draft.changed_words[:200]
    article.changed = article.changed_at = None
    article.changed_provenance = ""
    if day is None:
        return ""
    if day > today:
        article.changed_provenance = "not believed: the stated day is still to come"
        return f"date of change {day} is still to come; the report is kept without it"
    article.changed, article.changed_at = day, moment
    article.changed_provenance = f"stated in {draft.origin}"[:200]
    return ""


def _split(stated: date | datetime | None) -> tuple[date | None, datetime | None]:
    """The day, and the moment where one is known: a time without a zone names none."""
    if isinstance(stated, datetime):
        return stated.date(), stated if stated.tzinfo else None
    return stated, None


_AS_SAVED = """
SELECT id, state FROM articles_article article
WHERE identity = %s AND %s = (
    SELECT raw_sha256 FROM articles_articleversion
    WHERE article_id = article.id ORDER BY number DESC LIMIT 1
)
"""
