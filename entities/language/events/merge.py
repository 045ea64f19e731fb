"""Within one report a happening told twice is one event."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from entities.language.events.telling import Party, Telling
from entities.language.findings import EventKind, EventStatus, FoundDate, FoundName, Kind
from entities.language.gazetteer import lookup

_MOST_TELLINGS = 50
"""Tellings of one happening that are kept as its evidence."""
_MOST_KEPT = 200
"""Happenings before a telling that it is compared with; both bound the work on huge texts."""
_NEAR = 0.5
"""Degrees. Two places this near are a city and a building in it."""


@dataclass(slots=True)
class Happening:
    """Tellings that are one event."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def kind(self) -> EventKind:
        return self.tellings[0].kind

    @property
    def parties(self) -> list[Party]:
        """Everybody who is told to take part, once each."""
        once: dict[tuple[str, str], Party] = {}
        for telling in self.tellings:
            for party in telling.parties:
                key = party.kind, party.name
                if key not in once or (party.part and not once[key].part):
                    once[key] = party
        return list(once.values())

    @property
    def places(self) -> list[FoundName]:
        once: dict[str, FoundName] = {}
        for telling in self.tellings:
            for place in telling.places:
                once.setdefault(place.name, place)
        return list(once.values())

    @property
    def date(self) -> FoundDate | None:
        """The sharpest date told."""
        dated = [each.date for each in self.tellings if each.date is not None]
        return min(dated, key=_width) if dated else None

    @property
    def series(self) -> str:
        return next((each.series for each in self.tellings if each.series), "")

    @property
    def status(self) -> EventStatus | None:
        """What the last telling that says so says."""
        said = [each.status for each in self.tellings if each.status is not None]
        done = [t for t in self.tellings if t.status == "held" and "verb" in t.rule]
        due = any(t.status == "announced" and t.date is not None for t in self.tellings)
        # The day belongs to what is to come; a verb without one may be of another time.
        if done and (not due or any(t.date is not None for t in done)):
            return "held"
        if due and done:
            return "announced"
        for strong in ("cancelled", "postponed", "denied"):
            if strong in said:
                return said[len(said) - 1 - said[::-1].index(strong)]
        return said[-1] if said else None


def _width(date: FoundDate) -> int:
    if date.earliest is None or date.latest is None:
        return 10**6
    return (date.latest - date.earliest).days


def join(tellings: list[Telling]) -> list[Happening]:
    """Join tellings, in reading order, that are one happening."""
    out: list[Happening] = []
    for telling in tellings:
        home = next((each for each in out[:-_MOST_KEPT:-1] if same(each, telling)), None)
        if home is not None:
            if len(home.tellings) < _MOST_TELLINGS:
                home.tellings.append(telling)
        elif not telling.known:
            out.append(Happening([telling]))
    return out


def same(happening: Happening, telling: Telling) -> bool:
    """Whether a telling is of a happening told before."""
    kinds = {happening.kind, telling.kind}
    talk = telling.known and "conversation" in telling.rule and kinds == {"meeting", "call"}
    if (len(kinds) > 1 and not talk) or (telling.anew and telling.known):
        return False
    if happening.series and telling.series and happening.series != telling.series:
        return False
    if _dates_clash(happening.date, telling.date) or _places_clash(happening, telling):
        return False
    if telling.known and not telling.parties:
        return True
    if happening.series and happening.series == telling.series:
        return True
    ours = {(party.kind, party.name) for party in happening.parties}
    theirs = telling.names()
    if not ours & theirs or (telling.kind == "statement" and not _one_speech(happening, telling)):
        return False
    if ours <= theirs or theirs <= ours or len(ours & theirs) >= 2:
        return True
    if telling.known and telling.rule.startswith("exchange"):
        return happening.tellings[0].rule.startswith("exchange")
    return _stand_for(ours - theirs, theirs - ours)


def _one_speech(happening: Happening, telling: Telling) -> bool:
    """Whether day or place say that two speeches are one, or nothing says that they are two."""
    if telling.known:
        return True
    days = happening.date is not None, telling.date is not None
    places = bool(happening.places), bool(telling.places)
    return all(days) or all(places) or not (any(days) or any(places))


def _stand_for(left: Set[tuple[Kind, str]], right: Set[tuple[Kind, str]]) -> bool:
    """Whether leaders stand on one side where their country or body stands on the other."""
    kinds = {kind for kind, _ in left}, {kind for kind, _ in right}
    return "person" in kinds[0] ^ kinds[1] and not kinds[0] & kinds[1]


def _dates_clash(left: FoundDate | None, right: FoundDate | None) -> bool:
    if left is None or left.earliest is None or left.latest is None:
        return False
    if right is None or right.earliest is None or right.latest is None:
        return False
    return left.latest < right.earliest or right.latest < left.earliest


def _places_clash(happening: Happening, telling: Telling) -> bool:
    ours, theirs = happening.places, telling.places
    if not ours or not theirs:
        return False
    return not any(near(one.name, other.name) for one in ours for other in theirs)


def near(left: str, right: str) -> bool:
    """Whether two places may be one: the same, one a country around the other, or close by."""
    if left == right:
        return True
    one, other = lookup(left), lookup(right)
    if one is None or other is None:
        return True
    if "country" in (one.kind, other.kind):
        return one.country == other.country
    return abs(one.lat - other.lat) < _NEAR and abs(one.lon - other.lon) < _NEAR
