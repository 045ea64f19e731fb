"""The JSON of one analysed text: what `manage.py analyse` prints and an article's twin carries."""

from __future__ import annotations

from datetime import date
from typing import Any

from articles.draft import Clean
from entities.language.findings import Reading


def analysed(id: str, clean: Clean, *, published: date | None, reading: Reading) -> dict[str, Any]:  # noqa: A002 - the JSON's own word
    """One line of `analyse`; offsets are indices into "text"."""
    return {
        "id": id,
        "title": clean.title,
        "published": published.isoformat() if published else None,
        "text": clean.text,
        "removed": [{"text": each.text, "reason": each.reason} for each in clean.removed],
        "mentions": [
            {"start": m.start, "end": m.end, "text": m.text, "kind": m.kind, "name": m.name}
            for m in sorted((*reading.names, *reading.offices), key=lambda each: each.start)
        ],
        "dates": [
            {
                "start": d.start,
                "end": d.end,
                "text": d.text,
                "value": d.value,
                "precision": d.precision,
                "earliest": d.earliest.isoformat() if d.earliest else None,
                "latest": d.latest.isoformat() if d.latest else None,
                "rule": d.rule,
            }
            for d in reading.dates
        ],
        "quotes": [
            {
                "start": q.start,
                "end": q.end,
                "text": q.text,
                "speaker": q.speaker,
                "speaker_start": q.speaker_start,
                "speaker_end": q.speaker_end,
                "cue": q.cue,
            }
            # Words held at a distance ('special relationship') are nobody's speech.
            for q in reading.quotes
            if q.sort != "scare"
        ],
        "events": [
            {
                "kind": e.kind,
                "start": e.start,
                "end": e.end,
                "text": e.text,
                "participants": [each.name for each in e.participants],
                "places": list(e.places),
                "earliest": e.earliest.isoformat() if e.earliest else None,
                "latest": e.latest.isoformat() if e.latest else None,
                "precision": e.precision,
                "status": e.status,
            }
            for e in reading.events
        ],
        "pipeline": {
            "model": reading.model,
            "model_version": reading.model_version,
            "rules_version": reading.rules_version,
        },
    }
