"""A small newsroom: reports as a worker would have read them, and shorthand for ruling on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entities.annotate import annotate
from entities.language.findings import FoundEvent, FoundName, Kind, Reading
from entities.models import Entity, Mention
from tests.factories import make_article

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from articles.models import Article

Named = tuple[str, Kind, str]
"""A name as printed, its kind, and the fullest form the same text gives."""

TEXT = "Anna Berg met Carl Dorn in Oslo. Later Defence Minister Berg spoke to reporters alone."

BERG: tuple[Named, ...] = (
    ("Anna Berg", "person", "Anna Berg"),
    ("Carl Dorn", "person", "Carl Dorn"),
    ("Oslo", "place", "Oslo"),
    ("Berg", "person", "Anna Berg"),
)


def reading(text: str, names: Iterable[Named], **found: Any) -> Reading:
    """Each name where it first stands outside the names before it; the model found nothing else."""
    taken: list[tuple[int, int]] = []
    spans: list[FoundName] = []
    for printed, kind, name in names:
        start = -1
        while start < 0 or any(low < start + len(printed) and start < high for low, high in taken):
            start = text.index(printed, start + 1)
        end = start + len(printed)
        taken.append((start, end))
        role = "Defence Minister" if text[:start].endswith("Defence Minister ") else ""
        spans.append(FoundName(start, end, printed, kind, name, "test", role=role))
    spans.sort(key=lambda each: each.start)
    sentences = ((0, len(text)),)
    return Reading(tuple(spans), (), (), "none", "0", "0", sentences, **found)


def read(
    text: str = TEXT,
    names: Iterable[Named] = BERG,
    *,
    article: Article | None = None,
    events: tuple[FoundEvent, ...] = (),
    **fields: Any,
) -> Article:
    """A report with these names in it, read as a worker would; one that stands is read again."""
    article = article or make_article(text, **fields)
    annotate(article.pk, text=text, reading=reading(text, names, events=events))
    return article


def the(words: str, **fields: Any) -> Mention:
    found: Mention = Mention.objects.select_related("article__source", "entity").get(
        text=words, **fields
    )
    return found


def pages() -> dict[str, list[str]]:
    """Every page that some report names, with the printed names on it."""
    return {
        each.name: sorted(each.mentions.values_list("text", flat=True))
        for each in Entity.objects.named()
    }
