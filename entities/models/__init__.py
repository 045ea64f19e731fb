"""What the texts speak of: people, places and organisations, where they stand, and rulings.

Nothing here imports `articles`; an article is a foreign key by name.
"""

from entities.models.day_count import DayCount
from entities.models.entity import Address, Entity, EntityKind
from entities.models.event import Event, EventKind, EventStatus, TakingPart, Telling
from entities.models.mention import Circle, DateMention, Mention, Naming
from entities.models.quote import Printing, Quote
from entities.models.ruling import KeptReading, Ruling

__all__ = [
    "Address",
    "Circle",
    "DateMention",
    "DayCount",
    "Entity",
    "EntityKind",
    "Event",
    "EventKind",
    "EventStatus",
    "KeptReading",
    "Mention",
    "Naming",
    "Printing",
    "Quote",
    "Ruling",
    "TakingPart",
    "Telling",
]
