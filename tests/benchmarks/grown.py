"""An archive of whole reports that grows, for `tests.benchmarks.grouping`."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from django.db import connection
from spacy.language import Language

from articles.models import Article, Fingerprint, Source, Story, StoryProfile, StoryTerm
from articles.reprints.fingerprints import fingerprint
from articles.reprints.mark import mark_reprints
from articles.stories.group import group, keep
from articles.stories.profile import index_terms, profile
from entities.language.findings import FoundName, Reading
from entities.language.reading import Passage, read

Told = Callable[[int, int], tuple[str, str, date]]

_AT_ONCE = 500
_NEW = 1_000_000
"""Happenings from this number on are told only when they are measured."""


def grow(size: int, *, told: Told, of_one: int) -> None:
    """Fill the archive up to this many reports, each in the story of its happening, unread."""
    have = Article.objects.count()
    outlets = [
        Source.objects.get_or_create(name=f"Outlet {n}", defaults={"slug": f"outlet-{n}"})[0]
        for n in range(40)
    ]
    for first in range(have, size, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, size))
        stories = {
            n: Story(headline=f"Happening {n}", reports=of_one, separate_texts=of_one)
            for n in sorted({each // of_one for each in numbers})
        }
        for number, standing in Story.objects.filter(
            headline__in=[each.headline for each in stories.values()]
        ).values_list("headline", "pk"):
            stories[int(number.split()[1])].pk = standing
        Story.objects.bulk_create([each for each in stories.values() if not each.pk])
        articles = [
            _article(*told(n // of_one, n % of_one), number=n, source=outlets[n % len(outlets)])
            for n in numbers
        ]
        for n, article in zip(numbers, articles, strict=True):
            article.story = stories[n // of_one]
        Article.objects.bulk_create(articles)
        _keep(articles)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measured(
    size: int, reports: int, *, told: Told, nlp: Language
) -> Iterator[tuple[float, float, float]]:
    """Seconds for reading, marking and grouping each new report; the first is not told."""
    source = Source.objects.first()
    came: list[int] = []
    for number in range(reports + 1):
        # Of each new happening come three reports, and the second and third find the first.
        text, title, day = told(_NEW + size + number // 3, number % 3)
        article = _article(text, title, day, number=_NEW + size + number, source=source)
        article.save()
        came.append(article.pk)
        began = time.perf_counter()
        list(read(nlp, [Passage(text, day)]))  # read as it is asked for
        after_reading = time.perf_counter()
        mark_reprints(article)
        after_copies = time.perf_counter()
        keep(article, profile(text=text, title=title, reading=_reading(text), published=day))
        group(article)
        done = time.perf_counter()
        if number:
            yield after_reading - began, after_copies - after_reading, done - after_copies
    Article.objects.filter(pk__in=came).delete()


def _article(text: str, title: str, day: date, *, number: int, source: Source | None) -> Article:
    return Article(
        identity=hashlib.sha256(str(number).encode()).hexdigest(),
        external_id=f"made-{number}",
        title=title,
        title_origin="stated",
        text=text,
        words=len(text.split()),
        published=day,
        published_precision="day",
        source=source,
        state=Article.State.GROUPED,
    )


def _keep(articles: list[Article]) -> None:
    profiles = {
        each.pk: profile(
            text=each.text, title=each.title, reading=_reading(each.text), published=each.published
        )
        for each in articles
    }
    Fingerprint.objects.bulk_create(
        Fingerprint(article=each, hashes=list(fingerprint(each.text))) for each in articles
    )
    StoryProfile.objects.bulk_create(
        StoryProfile(article_id=pk, digest=f"{pk:032}", data=known.packed())
        for pk, known in profiles.items()
    )
    StoryTerm.objects.bulk_create(
        StoryTerm(article_id=pk, term=term, day=known.published)
        for pk, known in profiles.items()
        for term in dict.fromkeys(index_terms(known))
    )


def _reading(text: str) -> Reading:
    """Names as a model would find them: runs of words with capitals."""
    names: list[FoundName] = []
    at = 0
    for word in text.split(" "):
        if word[:1].isupper():
            if names and names[-1].end + 1 == at:
                last = names.pop()
                name = text[last.start : at + len(word)]
                names.append(replace(last, end=at + len(word), text=name, name=name))
            else:
                names.append(FoundName(at, at + len(word), word, "person", word, "made"))
        at += len(word) + 1
    return Reading(
        tuple(names), (), (), model="made", model_version="1", rules_version="1", sentences=()
    )
