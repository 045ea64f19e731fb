"""A made-up archive for `tests.benchmarks.rulings`: every name resolved, every reading kept.

Its rows are what deriving the kept readings gives, so that a ruling changes no more than it is
about. A few names are in every fifth report, most in a handful; one person is named once in each of
the first 5,000 reports, takes part in an event in one of five of them and is quoted in another.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.apps import apps
from django.db import connection, transaction
from django.utils.text import slugify

from articles.models import Article, Source
from entities.annotate import dates_in, provenance, sentence_at
from entities.copying import copy_in
from entities.event_facts import refresh_events
from entities.happenings import tellings_in
from entities.language.findings import (
    Evidence,
    FoundDate,
    FoundEvent,
    FoundName,
    FoundQuote,
    Kind,
    Participant,
    Reading,
)
from entities.models import (
    Address,
    Entity,
    Event,
    KeptReading,
    Naming,
    Printing,
    Quote,
    Telling,
)
from entities.namings import (
    circle_of,
    fingerprint,
    form_key,
    keep_circles,
    mentions_in,
    namings_in,
)
from entities.quoting import printings_in
from entities.refresh import refresh_quotes
from entities.rulings.kept import packed

DATABASE = "attache_bench_rulings"

WORDS = "Mara Lindqvist"
NAMED_IN = 5_000
"""Reports that name her, once each."""

A_REPORT = 15
"""Names in each report."""

_AT_ONCE = 1_000
_SYLLABLES = "ba ko ri mu ne ta lo shi ver dan pol gre fin sto cal mer".split()
_GIVEN = "Anna Boris Clara Dmitri Elena Frank Greta Hugo Irina Jonas Karin Lev".split()
_SIZES: dict[Kind, int] = {"person": 8_000, "place": 1_500, "organisation": 3_000}

_SENTENCE: tuple[tuple[Kind, str], ...] = (
    ("person", " met the "),
    ("organisation", " in "),
    ("place", " and said little of it on that day of many talks. "),
)

_COUNTED = """
UPDATE entities_entity entity SET reports = counted.reports, mentions_total = counted.times
FROM (
    SELECT entity_id, count(DISTINCT article_id) AS reports, count(*) AS times
    FROM entities_mention GROUP BY entity_id
) counted WHERE counted.entity_id = entity.id
"""


@dataclass(frozen=True, slots=True)
class _Report:
    number: int
    text: str
    reading: Reading


@contextmanager
def kept(mentions: int) -> Iterator[bool]:
    """A database of its own with so many mentions, used again if it is there already.

    Yields whether the archive had to be made.
    """
    own = str(connection.settings_dict["NAME"])
    connection.settings_dict["TEST"]["NAME"] = DATABASE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=True)
    reports = -(-mentions // A_REPORT)
    try:
        missing = Article.objects.count() != reports
        if missing:
            _empty()
            fill(reports)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        yield missing
    finally:
        connection.creation.destroy_test_db(own, verbosity=0, keepdb=True)


def _empty() -> None:
    named = (apps.get_app_config(each) for each in ("articles", "entities"))
    models = [each for app in named for each in app.get_models()]
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(each._meta.db_table for each in models)} CASCADE")


def fill(reports: int, *, named_in: int = NAMED_IN) -> None:
    """Write so many reports; the first `named_in` name her."""
    with transaction.atomic():
        known = _entities()
        sources = Source.objects.bulk_create(
            Source(name=f"Outlet {n}", slug=f"outlet-{n}") for n in range(40)
        )
        for first in range(0, reports, _AT_ONCE):
            numbers = range(first, min(first + _AT_ONCE, reports))
            told = [_report(n, hers=n < named_in) for n in numbers]
            _save(told, known, sources)
        with connection.cursor() as cursor:
            cursor.execute(_COUNTED)


def _entities() -> dict[tuple[str, str], Entity]:
    """Everybody and everything, by kind and name."""
    names = [(kind, _name(kind, rank)) for kind, size in _SIZES.items() for rank in range(size)]
    names.append(("person", WORDS))
    made = Entity.objects.bulk_create(
        Entity(kind=kind, key=form_key(kind, name), name=name, slug=slugify(name))
        for kind, name in dict.fromkeys(names)
    )
    Address.objects.bulk_create(Address(kind=e.kind, slug=e.slug, entity=e) for e in made)
    return {(each.kind, each.name): each for each in made}


def _name(kind: Kind, rank: int) -> str:
    """The name of this rank: two people share a family name, and no initial."""
    if kind == "person":
        return f"{_GIVEN[rank % len(_GIVEN)]} {_word(rank // 2 + 400).capitalize()}ov"
    word = _word(rank + 400).capitalize()
    return f"{word}burg" if kind == "place" else f"{word} Council"


def _word(number: int) -> str:
    found = ""
    while number:
        number, digit = divmod(number, len(_SYLLABLES))
        found += _SYLLABLES[digit]
    return found


def _report(number: int, *, hers: bool) -> _Report:
    """Five sentences of three names each; a name is in a report once."""
    dice = random.Random(number)
    names: list[FoundName] = []
    text = ""
    used = {WORDS}
    for at in range(A_REPORT // 3):
        for kind, words in _SENTENCE:
            name = WORDS
            while name in used and not (hers and at == 0 and kind == "person"):
                name = _name(kind, int(_SIZES[kind] * dice.random() ** 4))
            used.add(name)
            names.append(FoundName(len(text), len(text) + len(name), name, kind, name, "model"))
            text += f"{name}{words}"
    return _Report(number, text, _reading(number, text, names, hers=hers))


def _reading(number: int, text: str, names: Sequence[FoundName], *, hers: bool) -> Reading:
    day = date(2025, 1, 1) + timedelta(days=number % 365)
    sentence = text.index(". ") + 1
    where = text.index("that day")
    found = FoundDate(where, where + 8, "that day", day.isoformat(), "day", day, day, "deictic")
    events = (_event(text, names, day, sentence),) if hers and number % 5 == 0 else ()
    quotes = (_quote(text, names),) if hers and number % 5 == 1 else ()
    return Reading(
        tuple(names), (found,), quotes, "made_up", "1", "1", ((0, sentence), (sentence, len(text))),
        events=events,
    )  # fmt: skip


def _event(text: str, names: Sequence[FoundName], day: date, sentence: int) -> FoundEvent:
    met = text.index("met")
    who = names[0], names[3]
    return FoundEvent(
        "meeting", met, met + 3, "met", tuple(Participant(each.name, "person") for each in who),
        (names[2].name,), day, day, "day", "held", 0, sentence,
        evidence=tuple(
            Evidence("participant", each.name, each.start, each.end, each.text) for each in who
        ),
    )  # fmt: skip


def _quote(text: str, names: Sequence[FoundName]) -> FoundQuote:
    start, who = names[1].start, names[0]
    return FoundQuote(
        start, start + 40, text[start : start + 40], who.name, who.start, who.end, "said",
        rule="verb-after",
    )  # fmt: skip


def _save(
    reports: Sequence[_Report], known: dict[tuple[str, str], Entity], sources: Sequence[Source]
) -> None:
    articles = Article.objects.bulk_create(_article(each, sources) for each in reports)
    told = list(zip(articles, reports, strict=True))
    namings = []
    for article, report in told:
        mark = fingerprint(article.identity)
        for naming in namings_in(article.pk, report.reading, mark=mark):
            naming.entity = known[naming.kind, naming.name]
            naming.reason = "full name" if naming.kind == "person" else "same name"
            namings.append(naming)
    copy_in(namings)
    circles = [circle_of(a.pk, r.reading, circle=r.reading.names) for a, r in told]
    keep_circles([each for each in circles if each])
    KeptReading.objects.bulk_create(
        KeptReading(article=article, data=packed(report.reading)) for article, report in told
    )
    by_article: dict[int, list[Naming]] = {article.pk: [] for article in articles}
    for naming in Naming.objects.filter(article__in=articles).select_related("entity"):
        by_article[naming.article_id].append(naming)
    _save_found([(a.pk, r.reading, by_article[a.pk]) for a, r in told])


def _article(report: _Report, sources: Sequence[Source]) -> Article:
    return Article(
        identity=f"{report.number:064}",
        external_id=f"made-{report.number}",
        source=sources[report.number % len(sources)],
        title=f"Report {report.number} of talks",
        title_origin="stated",
        language="en",
        text=report.text,
        words=len(report.text.split()),
        published=date(2025, 1, 1) + timedelta(days=report.number % 365),
        published_precision="day",
        state="grouped",
    )


def _save_found(told: Sequence[tuple[int, Reading, Sequence[Naming]]]) -> None:
    mentions, dates, printings, tellings = [], [], [], []
    for pk, reading, namings in told:
        said_by = partial(provenance, reading)
        by_name = {(each.kind, each.name, each.pinned): each for each in namings}
        mentions += mentions_in(pk, reading, by_name, provenance=said_by)
        dates += dates_in(pk, reading)
        sentence = partial(sentence_at, reading.sentences)
        printings += printings_in(
            pk, reading, namings=namings, sentence=sentence, provenance=said_by
        )
        tellings += tellings_in(pk, reading, namings=namings, provenance=said_by)
    copy_in(mentions)
    copy_in(dates)
    quotes = Quote.objects.bulk_create(Quote(text=each.text) for each in printings)
    events = Event.objects.bulk_create(Event(kind=e.kind, status=e.status) for e in tellings)
    for printing, quote in zip(printings, quotes, strict=True):
        printing.quote = quote
    for telling, event in zip(tellings, events, strict=True):
        telling.event = event
    Printing.objects.bulk_create(printings)
    Telling.objects.bulk_create(tellings)
    refresh_quotes(each.pk for each in quotes)
    refresh_events(each.pk for each in events)
