"""Rows for tests, as short as the test allows; everything not named has a plain value."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from django.utils.text import slugify

from articles.models import Article, ArticleVersion, Source, Story, StoryLink
from entities.day_counts import recount, told_by
from entities.event_facts import refresh_events
from entities.models import (
    Address,
    DateMention,
    Entity,
    Event,
    Mention,
    Naming,
    Printing,
    Quote,
    Telling,
)
from entities.refresh import refresh_quotes

if TYPE_CHECKING:
    from typing import Any

_numbers = count(1)


def make_source(name: str = "The Daily Example") -> Source:
    return Source.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def make_story(headline: str = "Two ministers meet", **fields: Any) -> Story:
    return Story.objects.create(headline=headline, **{"reports": 1, "separate_texts": 1, **fields})


def make_article(
    text: str = "Anna Berg met Carl Dorn in Oslo.",
    *,
    title: str = "Two ministers meet",
    source: str = "",
    published: date | None = None,
    **fields: Any,
) -> Article:
    number = next(_numbers)
    return Article.objects.create(
        identity=f"{number:064}",
        external_id=f"report-{number}",
        text=text,
        title=title,
        words=len(text.split()),
        source=make_source(source) if source else None,
        published=published,
        published_precision="day" if published else "",
        **{"title_origin": "stated", "state": "grouped", **fields},
    )


def make_version(article: Article, raw: bytes = b"as it came", **fields: Any) -> ArticleVersion:
    return ArticleVersion.objects.create(
        article=article,
        number=article.versions.count() + 1,
        raw=raw,
        raw_sha256="0" * 64,
        origin="report.txt",
        title=article.title,
        text=article.text,
        **fields,
    )


def make_entity(name: str, kind: str = "person", **fields: Any) -> Entity:
    entity = Entity.objects.create(
        kind=kind,
        name=name,
        slug=slugify(name),
        **{"key": name.lower(), "reports": 1, **fields},
    )
    Address.objects.create(kind=kind, slug=entity.slug, entity=entity)
    return entity


def make_mention(article: Article, words: str, entity: Entity | None, **fields: Any) -> Mention:
    """The first place in the article's text where the words stand."""
    start = article.text.index(words)
    return Mention.objects.create(
        article=article,
        entity=entity,
        start=start,
        end=start + len(words),
        text=words,
        **{
            "kind": entity.kind if entity else "person",
            "provenance": "spaCy test 1.0",
            **fields,
        },
    )


def make_named(article: Article, entity: Entity) -> Naming:
    """What resolution keeps of a report that names somebody, by which a week is counted."""
    return Naming.objects.create(
        article=article, kind=entity.kind, name=entity.name, key=entity.key, entity=entity
    )


def name_in(article: Article, entity: Entity) -> None:
    """Named once in the report, as it is read: the mention, and what resolution keeps of it."""
    make_mention(article, entity.name, entity, naming=make_named(article, entity))


def make_date(
    article: Article, words: str, first: date | None, last: date | None = None, **fields: Any
) -> DateMention:
    """The first place where the words stand, meaning a day or an inclusive stretch of days."""
    start = article.text.index(words)
    days = {"earliest": first, "latest": last or first}
    shown = {"value": first.isoformat() if first else "", "precision": "day" if first else ""}
    told_before = told_by(article.pk)
    mention = DateMention.objects.create(
        article=article,
        start=start,
        end=start + len(words),
        text=words,
        sentence_start=0,
        sentence_end=len(article.text),
        **{"rule": "calendar date", **days, **shown, **fields},
    )
    recount(before=told_before, after=told_by(article.pk))
    return mention


def make_printing(
    article: Article,
    words: str,
    speaker: Entity | None = None,
    *,
    quote: Quote | None = None,
    **fields: Any,
) -> Printing:
    """The first place where the words stand, printed of this quotation or of a new one."""
    start = article.text.index(words)
    printing = Printing.objects.create(
        article=article,
        quote=quote or Quote.objects.create(text=words),
        speaker=speaker,
        start=start,
        end=start + len(words),
        text=words,
        **{
            "cue": "said",
            "provenance": "verb-after, test 1.0",
            "reason": "name",
            "sentence_start": 0,
            "sentence_end": len(article.text),
            **fields,
        },
    )
    refresh_quotes([printing.quote_id])
    printing.quote.refresh_from_db()
    return printing


def make_event(
    article: Article,
    words: str,
    *parties: Entity,
    place: Entity | None = None,
    day: date | None = None,
    event: Event | None = None,
    **fields: Any,
) -> Event:
    """The first place where the words stand tells of this event, or of a new one."""
    start = article.text.index(words)
    end = start + len(words)
    told = {"kind": "meeting", "status": "held", **fields}
    event = event or Event.objects.create(kind=told["kind"], status=told["status"])
    Telling.objects.create(
        event=event,
        article=article,
        start=start,
        end=end,
        text=words,
        sentence_start=0,
        sentence_end=len(article.text),
        participants=[
            {
                "name": each.name,
                "kind": each.kind,
                "role": "",
                "part": "",
                "entity": each.pk,
                "slug": each.slug,
            }
            for each in parties
        ],
        places=[{"name": place.name, "entity": place.pk}] if place else [],
        evidence=[
            {"field": "kind", "value": told["kind"], "start": start, "end": end, "text": words}
        ],
        **{
            "provenance": "verb: meet, test 1.0",
            "earliest": day,
            "latest": day,
            "precision": "day" if day else "",
            **told,
        },
    )
    refresh_events([event.pk])
    event.refresh_from_db()
    return event


def link_stories(one: Story, other: Story, reason: str = "shares Anna Berg") -> StoryLink:
    left, right = sorted((one, other), key=lambda story: story.pk)
    return StoryLink.objects.create(left=left, right=right, score=0.5, reason=reason)
