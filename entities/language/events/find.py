"""Find the events of a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Doc

from entities.language.events.gatherings import gatherings, read_gathering
from entities.language.events.merge import Happening, join
from entities.language.events.nouns import read_noun
from entities.language.events.scene import Scene, stage
from entities.language.events.scope import Scope
from entities.language.events.setting import settle
from entities.language.events.status import Unreal, judge
from entities.language.events.telling import Telling
from entities.language.events.verbs import read_verb
from entities.language.findings import (
    Evidence,
    FoundDate,
    FoundEvent,
    FoundName,
    FoundQuote,
    Participant,
)
from entities.language.quotes.sheet import Sheet


def find_events(
    doc: Doc,
    *,
    names: Sequence[FoundName],
    dates: Sequence[FoundDate],
    quotes: Sequence[FoundQuote] = (),
    sheet: Sheet | None = None,
) -> tuple[FoundEvent, ...]:
    """The events of a text in order of their fullest telling; () for a Doc without a parse.

    `names`, `dates` and `quotes` are those found in the same Doc, and `sheet` is what `lay_out`
    made of it, where that is known. An event told several times is
    one, with the words of every telling in its evidence.
    """
    scene = stage(doc, names=names, dates=dates, quotes=quotes, sheet=sheet)
    if not scene.bounds:
        return ()
    scope = Scope(scene)
    happenings = [
        each for each in join(_tellings(scene)) if _enough(each) and _of_states(scope, each)
    ]
    found = [_event(scene, each) for each in happenings]
    return tuple(sorted(found, key=lambda event: event.start))


def _tellings(scene: Scene) -> list[Telling]:
    read = gatherings(scene)
    named = {index for telling in read for index in range(telling.low, telling.high)}
    named |= {telling.trigger for telling in read}
    for index in range(len(scene.sheet)):
        if index not in named:
            telling = _read(scene, index)
            if telling is not None:
                read.append(telling)
    scene.triggers |= {telling.trigger for telling in read}
    read.sort(key=lambda telling: telling.trigger)
    out = []
    for telling in read:
        try:
            judge(scene, telling)
        except Unreal:
            continue
        if telling.status == "denied" and telling.rule == "verb: discuss":
            continue  # "refused to discuss it with X" tells of silence, not of talks
        settle(scene, telling)
        out.append(telling)
    return out


def _read(scene: Scene, index: int) -> Telling | None:
    tag = scene.sheet.tags[index]
    if tag.startswith("VB"):
        return None if _is_title(scene, index) else read_verb(scene, index)
    if tag.startswith("NN"):
        return read_gathering(scene, index) or read_noun(scene, index)
    return None


def _enough(happening: Happening) -> bool:
    """Whether enough is told of a happening to be an event and not a turn of phrase."""
    parties, placed = happening.parties, bool(happening.places)
    dated = happening.date is not None
    match happening.kind:
        case "call":
            alone = len(parties) == 1 and _sharp(happening) and not happening.tellings[0].bare
            return len(parties) >= 2 or alone
        case "meeting" if happening.tellings[0].bare:
            return len(parties) >= 2 and (_sharp(happening) or placed)
        case "meeting":
            alone = len(parties) == 1 and parties[0].kind == "person"
            return len(parties) >= 2 or (alone and (_sharp(happening) or placed))
        case "visit":
            return bool(parties) and placed
        case "statement":
            bare = all(telling.bare for telling in happening.tellings)
            return bool(parties) and (placed or dated or not bare)
        case "conference":
            return bool(happening.series) or (bool(parties) and (placed or dated))
        case _:
            return bool(parties)


def _is_title(scene: Scene, index: int) -> bool:
    """Whether a verb stands in a name or a title: "Meet the Press"."""
    if index in scene.name_at:
        return True
    low, _ = scene.bounds[scene.sentence[index]]
    words = scene.sheet.words
    opened = index > low and words[index - 1] in {'"', "“", "‘", "'"}
    capitals = [word[:1].isupper() for word in (words[index], *words[index + 2 : index + 3])]
    return opened and capitals == [True, True]


def _of_states(scope: Scope, happening: Happening) -> bool:
    """Whether most of what is told of a happening is of defence or between states."""
    holding = sum(scope.holds(telling) for telling in happening.tellings)
    return holding * 2 >= len(happening.tellings)


_SHARP = timedelta(days=7)


def _sharp(happening: Happening) -> bool:
    """Whether a happening has a day, or at least its week."""
    date = happening.date
    if date is None or date.earliest is None or date.latest is None:
        return False
    return date.latest - date.earliest < _SHARP


def _event(scene: Scene, happening: Happening) -> FoundEvent:
    sheet = scene.sheet
    main = max(
        happening.tellings,
        key=lambda t: (len(t.parties), t.date is not None, bool(t.places), -t.trigger),
    )
    low, high = scene.bounds[scene.sentence[main.trigger]]
    start, end = sheet.starts[main.low], sheet.end(main.high - 1)
    date = happening.date
    return FoundEvent(
        kind=happening.kind,
        start=start,
        end=end,
        text=sheet.text[start:end],
        participants=_participants(scene, happening),
        places=tuple(place.name for place in happening.places),
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        precision=date.precision if date else None,
        status=happening.status or "held",
        sentence_start=sheet.starts[low],
        sentence_end=sheet.end(high - 1),
        series=happening.series,
        rule=main.rule,
        evidence=_evidence(scene, happening),
    )


def _participants(scene: Scene, happening: Happening) -> tuple[Participant, ...]:
    roles: dict[tuple[str, str], str] = {}
    for name in scene.name_at.values():
        if name.role:
            roles.setdefault((name.kind, name.name), name.role)
    return tuple(
        Participant(
            name=party.name,
            kind=party.kind,
            role=roles.get((party.kind, party.name), ""),
            part=party.part,
        )
        for party in happening.parties
    )


def _evidence(scene: Scene, happening: Happening) -> tuple[Evidence, ...]:
    """The words of every telling, field by field, in reading order."""
    sheet = scene.sheet
    out: list[Evidence] = []
    for telling in happening.tellings:
        start, end = sheet.starts[telling.low], sheet.end(telling.high - 1)
        out.append(Evidence("kind", telling.kind, start, end, sheet.text[start:end]))
        for party in telling.parties:
            start, end = sheet.starts[party.low], sheet.end(party.high - 1)
            out.append(Evidence("participant", party.name, start, end, sheet.text[start:end]))
        for place in telling.places:
            out.append(Evidence("place", place.name, place.start, place.end, place.text))
        if telling.date is not None:
            date = telling.date
            out.append(Evidence("date", date.value or "", date.start, date.end, date.text))
        if telling.series:
            start, end = sheet.starts[telling.low], sheet.end(telling.high - 1)
            out.append(Evidence("series", telling.series, start, end, sheet.text[start:end]))
        if telling.status is not None and telling.status_at is not None:
            at = telling.status_at
            start, end = sheet.starts[at], sheet.end(at)
            out.append(Evidence("status", telling.status, start, end, sheet.text[start:end]))
    return tuple(dict.fromkeys(out))
