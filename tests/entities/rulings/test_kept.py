"""A reading that was kept is the reading that was read."""

from __future__ import annotations

from datetime import date

from entities.language.findings import (
    DayEvidence,
    Estimate,
    Evidence,
    FoundDate,
    FoundEvent,
    FoundName,
    FoundQuote,
    Participant,
    QuotePart,
    Reading,
)
from entities.rulings.kept import packed, unpacked

DAY = date(2025, 3, 6)

WHOLE = Reading(
    names=(FoundName(0, 4, "Berg", "person", "Anna Berg", "repeats", role="Minister"),),
    dates=(FoundDate(5, 9, "then", None, None, None, None, "vague"),),
    quotes=(FoundQuote(9, 12, "Yes", "Anna Berg", 0, 4, "said", parts=(QuotePart(9, 12),)),),
    model="none",
    model_version="0",
    rules_version="0",
    sentences=((0, 12), (12, 20)),
    events=(
        FoundEvent(
            "meeting", 0, 4, "met", (Participant("Anna Berg", "person"),), ("Oslo",), DAY, DAY,
            "day", "held", 0, 12, evidence=(Evidence("kind", "meeting", 0, 4, "met"),),
        ),
    ),
    estimate=Estimate(DAY, DAY, (DayEvidence(0, 4, "then", DAY, None, "said so", exact=False),)),
)  # fmt: skip


def test_every_field_comes_back() -> None:
    assert unpacked(packed(WHOLE)) == WHOLE
