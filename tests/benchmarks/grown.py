"""An archive of whole reports that grows, for `tests.benchmarks.grouping`."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import connection, transaction
from spacy.language import Language

from articles.cleaning import clean
from articles.draft import Draft
from articles.models import Article, Fingerprint, Shingle, Source, Story, StoryProfile, StoryTerm
from articles.reprints.fingerprints import fingerprint, keys
from articles.reprints.mark import mark_reprints
from articles.stories.group import group, keep
from articles.stories.profile import Profile, index_terms, profile
from entities.language.reading import Passage, read
from tests.benchmarks.repeated import repeat
from tests.benchmarks.varied import Telling, Varied, passages

_AT_ONCE = 500
_TOLD = 1_500
"""Beyond these the database repeats them, since telling 33,000 would take a quarter of an hour."""

_NEW = 1_000_000
"""Happenings from this number on are told only when they are measured."""


class Times(NamedTuple):
    """Seconds that one report took: cleaned and read, marked for copies, put into a story."""

    read: float
    copies: float
    group: float


def varied(drafts: Sequence[Draft], nlp: Language, *, words: int) -> Varied:
    """Tellings made of these reports, which are read here."""
    texts = [clean(each).text for each in drafts]
    readings = read(nlp, [Passage(each, None) for each in texts])
    told = [passages(text, reading) for text, reading in zip(texts, readings, strict=True)]
    return Varied([each for each in told if each], words=words)


def grow(size: int, *, told: Varied, of_one: int) -> None:
    """Fill the archive up to this many reports, each in the story of its happening, unread."""
    have = Article.objects.count()
    _tell(have, min(size, _TOLD), told=told, of_one=of_one)
    while (have := max(have, min(size, _TOLD))) < size:
        part = min(size - have, _TOLD - have % _TOLD)
        with transaction.atomic():
            repeat(_TOLD, part, time=have)
        have += part
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _tell(have: int, size: int, *, told: Varied, of_one: int) -> None:
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
        tellings = [told.told(n // of_one, n % of_one) for n in numbers]
        articles = [
            _article(each, number=n, source=outlets[n % len(outlets)])
            for n, each in zip(numbers, tellings, strict=True)
        ]
        for n, article in zip(numbers, articles, strict=True):
            article.story = stories[n // of_one]
        Article.objects.bulk_create(articles)
        _keep(articles, tellings)


def measured(size: int, reports: int, *, told: Varied, nlp: Language) -> Iterator[Times]:
    """What each new report costs; the first is not told."""
    source = Source.objects.first()
    came: list[int] = []
    for number in range(reports + 1):
        # Of each new happening come three reports, and the second and third find the first.
        new = told.told(_NEW + size + number // 3, number % 3)
        article = _article(new, number=_NEW + size + number, source=source)
        draft = Draft("new", new.text.encode(), new.text, "new", "new", title=new.title)
        began = time.perf_counter()
        list(read(nlp, [Passage(clean(draft).text, new.day)]))  # read as it is asked for
        after_reading = time.perf_counter()
        with transaction.atomic():  # as saving does
            article.save()
            after_saving = time.perf_counter()
            mark_reprints(article)
            after_copies = time.perf_counter()
        came.append(article.pk)
        before_grouping = time.perf_counter()
        keep(article, _profile(new))
        group(article)
        done = time.perf_counter()
        if number:
            yield Times(after_reading - began, after_copies - after_saving, done - before_grouping)
    Article.objects.filter(pk__in=came).delete()


def _article(told: Telling, *, number: int, source: Source | None) -> Article:
    return Article(
        identity=hashlib.sha256(str(number).encode()).hexdigest(),
        external_id=f"made-{number}",
        title=told.title,
        title_origin="stated",
        text=told.text,
        words=len(told.text.split()),
        published=told.day,
        published_precision="day",
        source=source,
        state=Article.State.GROUPED,
    )


def _profile(told: Telling) -> Profile:
    return profile(text=told.text, title=told.title, reading=told.reading, published=told.day)


def _keep(articles: Sequence[Article], tellings: Sequence[Telling]) -> None:
    """Store what copies and stories keep of reports, as they would."""
    profiles = {each.pk: _profile(told) for each, told in zip(articles, tellings, strict=True)}
    hashes = {each.pk: list(fingerprint(each.text)) for each in articles}
    Fingerprint.objects.bulk_create(
        Fingerprint(article_id=pk, hashes=listed) for pk, listed in hashes.items()
    )
    Shingle.objects.bulk_create(
        Shingle(article_id=pk, hash=each) for pk, listed in hashes.items() for each in keys(listed)
    )
    StoryProfile.objects.bulk_create(
        StoryProfile(article_id=pk, digest=f"{pk:032}", data=known.packed())
        for pk, known in profiles.items()
    )
    StoryTerm.objects.bulk_create(
        StoryTerm(article_id=pk, term=term[:120], day=known.published)
        for pk, known in profiles.items()
        for term in dict.fromkeys(index_terms(known))
    )
