"""What each field of an event rests on: the sentences of its reports, the words in them marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from articles.models import Article
from entities.maps import Map
from entities.models import Entity, Event, TakingPart, Telling
from entities.views.mapped import map_of
from entities.views.sentences import Excerpt, excerpt_within

GROUNDS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence that says something of one field, and the report it stands in."""

    article: Article
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Who:
    part: TakingPart
    grounds: Sequence[Ground] = ()


@dataclass(frozen=True, slots=True)
class Where:
    place: Entity
    grounds: Sequence[Ground] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """The fields of an event with their sentences; `unnamed` took part too but have no page."""

    what: Sequence[Ground]
    when: Sequence[Ground]
    status: Sequence[Ground]
    who: list[Who]
    unnamed: list[str]
    where: list[Where]
    map: Map | None


@dataclass(slots=True)
class _Gathered:
    """Sentences by field and entity; one printed alike in several reports stands once."""

    by_field: dict[tuple[str, int | None], dict[tuple[str, str], Ground]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def add(self, name: str, entity: int | None, ground: Ground) -> None:
        said = " ".join(ground.excerpt.text.split()).casefold()
        self.by_field[name, entity].setdefault((said, ground.excerpt.words), ground)

    def of(self, name: str, entity: int | None = None) -> list[Ground]:
        return list(self.by_field[name, entity].values())[:GROUNDS_SHOWN]


def grounds_of(
    event: Event,
    parts: Iterable[TakingPart],
    tellings: Iterable[Telling],
    articles: Mapping[int, Article],
) -> Grounds:
    """One query, for the places; `articles` hold the texts of the tellings."""
    gathered = _Gathered()
    there: dict[int, set[int]] = defaultdict(set)
    unnamed: dict[str, None] = {}
    for telling in tellings:
        named = {("participant", each["name"]): each["entity"] for each in telling.participants} | {
            ("place", each["name"]): each["entity"] for each in telling.places
        }
        for each in telling.evidence:
            entity = named.get((each["field"], each["value"]))
            article = articles[telling.article_id]
            # A text changed by hand since it was read no longer has the words there.
            if article.text[each["start"] : each["end"]] == each["text"]:
                excerpt = excerpt_within(article.text, each["start"], each["end"])
                gathered.add(each["field"], entity, Ground(article, excerpt))
        for each in telling.places:
            if each["entity"]:
                there[each["entity"]].add(telling.article_id)
        unnamed |= {each["name"]: None for each in telling.participants if not each["entity"]}
    places = _places(event, there)
    return Grounds(
        what=gathered.of("kind"),
        when=gathered.of("date"),
        status=gathered.of("status"),
        who=[Who(part, gathered.of("participant", part.entity_id)) for part in parts],
        unnamed=list(unnamed),
        where=[Where(place, gathered.of("place", place.pk)) for place in places],
        map=map_of(((place, len(there[place.pk])) for place in places), own=event.place),
    )


def _places(event: Event, there: Mapping[int, set[int]]) -> list[Entity]:
    """Where its reports say it was, the place of the event first."""
    known = Entity.objects.in_bulk([pk for pk in there if pk != event.place_id])
    others = sorted(known.values(), key=lambda place: (-len(there[place.pk]), place.name))
    return [*([event.place] if event.place else []), *others]
