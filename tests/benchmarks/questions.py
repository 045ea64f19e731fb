"""What readers ask of a large archive, as addresses of the site and of Datasette's.

Each row has several addresses that are asked in turns, so that no answer is only remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus

from articles.models import Article, Story
from entities.models import Entity, Event, Mention
from tests.benchmarks.made_up import LAST_DAY, News, Sizes

_ASKED = 20
_RANGE = "published_from=2025-03-01&published_to=2025-06-30"
_FROM, _TO = "2025-03-01", "2025-06-30"
_DAYS = f"a={_FROM}&b={_TO}"
_PAGE, _PERSON = (40, 60), (60, 100)
"""Milliseconds at 100,000 and at a million reports."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: what is asked, the most milliseconds at p95 that the project allows
    itself at 100,000 and at a million reports, and the addresses; `rival` may be empty."""

    name: str
    most: tuple[int, int]
    site: Sequence[str]
    rival: Sequence[str] = ()


def questions(reports: int) -> list[Row]:
    """The rows in the order of the table, for the archive that is connected."""
    news = News(Sizes(reports))
    middle = range(reports // 3, reports, reports // (2 * _ASKED))
    articles = list(Article.objects.filter(pk__in=middle))
    stories = list(Story.objects.filter(pk__in=[each.story_id for each in articles]))
    events = list(Event.objects.filter(pk__in=[each.pk for each in stories]))
    days = [LAST_DAY.replace(month=month, day=20) for month in range(1, 13)]
    people, usual = _named("person"), _named("person", least=20, most=60)
    rare = [news.rare_word(number) for number in middle]
    common = news.vocabulary[14:34]
    asked = [*people, *usual[:8]]
    said = [(each, _word_beside(each)) for each in people]
    typed = [each.name.split()[-1][:4] for each in usual]
    return [
        Row("home", _PAGE, ["/"], ["/bench/home"]),
        Row("article", _PAGE, _pages(articles), _numbers("articles/{}", articles)),
        Row("story", _PAGE, _pages(stories), _numbers("story?id={}", stories)),
        Row(
            "day",
            _PAGE,
            [f"/dates/{day:%Y/%m/%d}/" for day in days],
            [f"/bench/day?day={day}" for day in days],
        ),
        Row("event", _PAGE, _pages(events), _numbers("event?id={}", events)),
        Row("heaviest person", _PERSON, _pages(people[:1]), _persons(people[:1])),
        Row("next heaviest people", _PERSON, _pages(people[1:]), _persons(people[1:])),
        Row("a usual person", _PERSON, _pages(usual), _persons(usual)),
        Row("search: rare words", (50, 80), _sought(rare), _words(rare)),
        Row("search: common word", (120, 250), _sought(common), _words(common)),
        Row(
            "search: person, range",
            (50, 80),
            [f"/search/?person={each.slug}&{_RANGE}" for each in asked],
            [f"/bench/person_range?id={each.pk}&{_DAYS}" for each in asked],
        ),
        Row(
            "search: words, person, range",
            (120, 250),
            [f"/search/?q={word}&person={each.slug}&{_RANGE}" for each, word in said],
            [f"/bench/words_person_range?q={word}&id={each.pk}&{_DAYS}" for each, word in said],
        ),
        Row("search: everything", (80, 150), ["/search/"], ["/bench/everything"]),
        Row(
            "autocomplete",
            (20, 30),
            [f"/people/?q={quote_plus(letters)}" for letters in typed],
            [f"/bench/names?q={quote_plus(letters)}" for letters in typed],
        ),
    ]


def further(reports: int) -> list[Row]:
    """Pages that the table does not name and that may not be slow either."""
    places = _named("place")
    addresses = {
        "heaviest place": places[0].get_absolute_url(),
        "heaviest organisation": _named("organisation")[0].get_absolute_url(),
        "all years": "/dates/",
        "a year": "/dates/2025/",
        "a month": "/dates/2025/11/",
        "all stories": "/stories/",
        "all reports": "/articles/",
        "all events": "/events/",
        "events of the heaviest place": f"/events/?place={places[0].slug}",
        "all quotations": "/quotes/",
        "all people": "/people/",
        "people of the week": "/people/?when=week",
        "people of the month": "/people/?when=month",
        "people A to Z": "/people/?order=name",
        "sources": "/sources/",
        "a source": "/sources/outlet-1/",
        "search: stories": "/search/?kind=stories",
        "search: events": "/search/?kind=events",
        "search: quotations": "/search/?kind=quotes",
        "search: people": "/search/?kind=people",
        "search: happened": "/search/?happened_from=2025-03-01&happened_to=2025-03-31",
        "feed of the heaviest place": f"{places[0].get_absolute_url().rstrip('/')}.atom",
        "sitemap": "/sitemap.xml",
    }
    most = (150, 300)
    return [Row(name, most, [address]) for name, address in addresses.items()]


def _named(kind: str, *, least: int = 0, most: int = 0) -> list[Entity]:
    """The most named of a kind, or those in so many reports."""
    found = Entity.objects.kind(kind).most_named()
    if most:
        found = found.filter(reports__range=(least, most))
    return list(found[: _ASKED if most else 8])


def _word_beside(entity: Entity) -> str:
    """A word of some report that names the entity in the range."""
    named = Mention.objects.filter(entity=entity, article__published__range=(_FROM, _TO))
    mention = named.select_related("article").first()
    if mention is None:
        return "frigate"
    return next(word for word in mention.article.text.split()[-6:] if word.isalpha())


def _pages(found: Iterable[Article | Story | Event | Entity]) -> list[str]:
    return [each.get_absolute_url() for each in found]


def _persons(found: Iterable[Entity]) -> list[str]:
    return _numbers("person?id={}", found)


def _numbers(form: str, found: Iterable[Article | Story | Event | Entity]) -> list[str]:
    return [f"/bench/{form.format(each.pk)}" for each in found]


def _sought(words: Iterable[str]) -> list[str]:
    return [f"/search/?q={word}" for word in words]


def _words(words: Iterable[str]) -> list[str]:
    return [f"/bench/words?q={word}" for word in words]
