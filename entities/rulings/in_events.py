"""What rulings change of a reading's events. Pure: no Django, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from entities.language.findings import FoundEvent, FoundName, Participant, Pin, Reading
from entities.rulings.in_findings import Span, day, overlap


def rule_event(reading: Reading, span: Span, payload: Mapping[str, Any], signed: str) -> Reading:
    """An event as this report tells it, with the fields an editor set, or without it."""
    chosen = _chosen(reading, span, payload) or _as_ruled_on(reading, span, payload)
    if chosen is None:
        return reading
    events = [each for each in reading.events if each is not chosen]
    if not payload.get("reject"):
        events.append(_set(chosen, payload["set"], signed))
        events.sort(key=lambda each: each.start)
    return replace(reading, events=tuple(events))


def _chosen(reading: Reading, span: Span, payload: Mapping[str, Any]) -> FoundEvent | None:
    """The event whose words the ruling remembers; of several that share them that of its kind."""
    there = [each for each in reading.events if overlap((each.start, each.end), span)]
    there.sort(key=lambda each: (each.kind != payload["kind"], each.start != span[0], each.start))
    return there[0] if there else None


def _as_ruled_on(reading: Reading, span: Span, payload: Mapping[str, Any]) -> FoundEvent | None:
    """The event as it was found when the ruling was made: another model may not find it, and what
    an editor said of it stands. None for a ruling from before that was remembered."""
    found = payload.get("found")
    if found is None:
        return None
    when = found["date"]
    sentences = (each for each in reading.sentences if each[0] <= span[0] < each[1])
    sentence = next(sentences, span)
    return FoundEvent(
        kind=payload["kind"],
        start=span[0],
        end=span[1],
        text=payload["words"],
        participants=tuple(Participant(**each) for each in found["participants"]),
        places=tuple(found["places"]),
        earliest=day(when["earliest"]),
        latest=day(when["latest"]),
        precision=when["precision"] or None,
        status=found["status"],
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        series=found["series"],
    )


def _set(event: FoundEvent, fields: Mapping[str, Any], signed: str) -> FoundEvent:
    changed: dict[str, Any] = {"rule": signed, "ruled": (*event.ruled, *fields)}
    pins = list(event.pins)
    for name in ("kind", "status"):
        if name in fields:
            changed[name] = fields[name]
    if "date" in fields:
        told = fields["date"]
        changed |= {
            "earliest": day(told["earliest"]),
            "latest": day(told["latest"]),
            "precision": told["precision"] or None,
        }
    if "place" in fields:
        changed["places"] = tuple(each["name"] for each in fields["place"])
        pins += [_pin(each) for each in fields["place"]]
    if "participants" in fields:
        before = {(each.kind, each.name): each for each in event.participants}
        changed["participants"] = tuple(
            replace(
                before.get((each["kind"], each["name"]), Participant(each["name"], each["kind"])),
                part=each.get("part", ""),
            )
            for each in fields["participants"]
        )
        pins += [_pin(each) for each in fields["participants"]]
    return replace(event, **changed, pins=tuple(dict.fromkeys(pins)))


def _pin(ref: Mapping[str, Any]) -> Pin:
    return Pin(kind=ref["kind"], name=ref["name"], key=ref["key"])


def say_in_events(reading: Reading, span: Span, new: FoundName | None, do: str) -> Reading:
    """Let a participant or place whose words an editor ruled on be what the editor says."""
    if do in ("kind", "borders"):
        return reading
    events = tuple(_say(each, span, new) for each in reading.events)
    return replace(reading, events=events)


def _say(event: FoundEvent, span: Span, new: FoundName | None) -> FoundEvent:
    named = {
        each.value
        for each in event.evidence
        if each.field in ("participant", "place") and overlap((each.start, each.end), span)
    }
    # A name that rests on other words as well is still told of there.
    named -= {
        each.value
        for each in event.evidence
        if each.field in ("participant", "place") and not overlap((each.start, each.end), span)
    }
    if not named:
        return event
    participants = [_renamed(each, named, new) for each in event.participants]
    places = [(new.name if new else "") if each in named else each for each in event.places]
    return replace(
        event,
        participants=tuple(each for each in participants if each),
        places=tuple(dict.fromkeys(each for each in places if each)),
        pins=(*event.pins, Pin(new.kind, new.name, new.pin)) if new and new.pin else event.pins,
        evidence=tuple(
            replace(each, value=new.name) if new and each.value in named else each
            for each in event.evidence
        ),
    )


def _renamed(party: Participant, named: set[str], new: FoundName | None) -> Participant | None:
    if party.name not in named:
        return party
    return replace(party, name=new.name, kind=new.kind) if new else None
