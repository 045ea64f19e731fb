"""Is an event one of defence and diplomacy at all? Read from the words around its telling.

Newspapers tell of campaign stops, trials, mergers and matches in the same verbs as of talks between
states: people meet, sign, resign and are sanctioned there too. No single word decides: the words of
the sentence do, then those of its neighbours, then those of the whole report. A report that shows
no sign either way is taken at its word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from entities.language.events.scene import Scene
from entities.language.events.telling import Telling
from entities.language.gazetteer import lookup
from entities.language.names.words import WORDS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FIELD = _set(
    """defence defense defensive military militarily army navy naval troop soldier sailor airman
    paratrooper warship frigate destroyer submarine carrier battalion brigade regiment squadron
    missile warhead weapon weaponry munition ammunition artillery howitzer tank drone interceptor
    nato ceasefire cease-fire truce armistice treaty nuclear sanction embargo
    ambassador embassy envoy attaché consul consulate diplomat diplomatic diplomacy bilateral
    trilateral multilateral counterpart sovereignty deterrence deterrent foreign peacekeeper
    peacekeeping invasion war wartime warfighter offensive airstrike minister ministry ministerial
    chancellor premier admiral brigadier commander pentagon peace hostility denuclearization
    denuclearisation disarmament regime interoperability aukus kremlin overseas warplane fighter
    battlegroup commandant garrison battlefield insurgent militant rebel annexation"""
)
"""Lemmas of defence and of dealings between states."""

HOME = _set(
    """campaign campaigner candidate candidacy primary caucus nominee nomination voter poll pollster
    election electorate ballot rally republican democrat democratic gop governor mayor councillor
    councilman budget tax taxpayer deficit debt-limit healthcare medicare
    medicaid obamacare welfare court judge attorney lawyer prosecutor jury juror trial lawsuit
    plaintiff defendant indictment subpoena impeachment impeach probe probation police sheriff
    shooting gunman murder arrest company firm ceo shareholder merger acquisition investor stock
    bank customer consumer union autoworker school student teacher pupil league team coach player
    game season tournament championship match cup goal film movie album singer actor actress concert
    episode celebrity show pastor parish hospital patient vaccine virus funeral
    wedding marriage divorce mistress memoir fundraiser donor super-pac stump filibuster shutdown
    immigration wage healthcare abortion gun fbi"""
)
"""Lemmas of what newspapers tell of at home: elections, courts, business, sport and show."""

_OWN = _set("american americans british briton britons hispanic latino asian african european")
_FAITH = _set(
    """christian christians muslim muslims jewish jew jews catholic catholics protestant evangelical
    mormon mormons hindu hindus buddhist buddhists sikh sikhs democrat democrats republican
    republicans democratic conservative liberal"""
)
_PEOPLES = WORDS["nationality"] - _OWN - _FAITH
_SECURITY = _set("council conference forum adviser advisor pact assistance cooperation guarantee")
"""Words behind "security" that make it an affair of states; "social security" is none."""

_MANY = 3
"""Mentions of places in a country before it can be the one that a report is written at home in."""
_SHARE = 0.5
_LOOSE = _set("appointment conference statement commemoration")
_FEW = 3
"""Sentences of a text that is too short to show what it is about."""
_NEAR = 60
"""Tokens of a sentence's neighbours on each side that are looked at."""


@dataclass(frozen=True, slots=True)
class Signs:
    """How many different words speak for an affair of states, and how many for one at home."""

    field: int
    home: int


class Scope:
    """Reads the signs of one scene, each token once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        countries = _countries(scene)
        self._likely, times = countries.most_common(1)[0] if countries else ("", 0)
        sure = times >= _MANY and times >= _SHARE * countries.total()
        self._home = self._likely if sure else ""

    def holds(self, telling: Telling) -> bool:
        """Whether a telling is of an affair of defence or between states."""
        scene = self._scene
        low, high = scene.bounds[scene.sentence[telling.trigger]]
        here = self._signs(range(low, high))
        if telling.kind == "visit" and len(scene.bounds) > _FEW and self._at_homes(telling):
            return here.field > here.home
        if here.field != here.home:
            return here.field > here.home
        around = self._signs(range(max(0, low - _NEAR), min(len(scene.sheet), high + _NEAR)))
        if around.field != around.home:
            return around.field > around.home
        # People speak, gather and take office everywhere: without a sign nearby none is of ours.
        loose = telling.kind in _LOOSE and not telling.series
        return self._whole and not (loose and len(scene.bounds) > _FEW)

    def _at_homes(self, telling: Telling) -> bool:
        """Whether a visit leads to a town or region of the country the report speaks of most."""
        places = [found for each in telling.places if (found := lookup(each.name)) is not None]
        return any(p.country == self._likely and p.kind in {"city", "region"} for p in places)

    @cached_property
    def _whole(self) -> bool:
        tokens = range(len(self._scene.sheet))
        field = sum(1 for at in tokens if at in self._field)
        home = sum(1 for at in tokens if at in self._at_home)
        return field >= home

    def _signs(self, tokens: Iterable[int]) -> Signs:
        field, home = set(), set()
        for at in tokens:
            if at in self._field:
                field.add(self._field[at])
            elif at in self._at_home:
                home.add(self._at_home[at])
        return Signs(len(field), len(home))

    @cached_property
    def _field(self) -> dict[int, str]:
        """The sign at each token that has one: its lemma, or the country it names."""
        scene, out = self._scene, {}
        for at, lemma in enumerate(scene.lemmas):
            word = scene.sheet.lower[at]
            secure = lemma == "security" and set(scene.sheet.lower[at + 1 : at + 2]) & _SECURITY
            if lemma in FIELD or word in _PEOPLES or secure:
                out[at] = lemma
            elif (abroad := self._abroad(at)) is not None:
                out[at] = abroad
        return out

    @cached_property
    def _at_home(self) -> dict[int, str]:
        return {at: lemma for at, lemma in enumerate(self._scene.lemmas) if lemma in HOME}

    def _abroad(self, at: int) -> str | None:
        name = self._scene.name_at.get(at)
        if name is None or name.kind != "place":
            return None
        place = lookup(name.name)
        if place is None or not place.country or place.country == self._home:
            return None
        if place.kind != "country" and place.country == self._likely:
            return None  # the only town that is named is as likely the reporter's own
        return place.country


def _countries(scene: Scene) -> Counter[str]:
    """How often each country, or a place in it, is named."""
    out: Counter[str] = Counter()
    for name in {id(each): each for each in scene.name_at.values()}.values():
        place = lookup(name.name) if name.kind == "place" else None
        if place is not None and place.country:
            out[place.country] += 1
    return out
