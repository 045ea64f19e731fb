"""Editors' decisions: rows that are only ever added, and that every reading obeys."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from entities.models import Entity, Mention, Ruling
from entities.refresh import refresh

_SURROUNDINGS = 60

_ALIKE = 12
"""So many characters around the words must be as they were when the ruling was made. In a text
where that sentence is gone, the same name elsewhere is another matter and is left alone."""


def rule_mention(
    mention: Mention, *, entity: Entity | None, editor: AbstractBaseUser, text: str, why: str = ""
) -> Ruling:
    """Record that this mention names `entity` (None: no name at all), and carry it out.

    `text` is the article's text; the words around the mention anchor the ruling.
    """
    with transaction.atomic():
        ruling = Ruling.objects.create(
            article_id=mention.article_id,
            words=mention.text,
            before=text[max(0, mention.start - _SURROUNDINGS) : mention.start],
            after=text[mention.end : mention.end + _SURROUNDINGS],
            entity=entity,
            editor_id=editor.pk,
            why=why,
        )
        refresh(apply_rulings(mention.article_id, text))
    return ruling


def apply_rulings(article_id: int, text: str) -> set[int]:
    """Carry out every ruling on an article's mentions, oldest first; returns changed entities."""
    changed: set[int] = set()
    rulings = Ruling.objects.filter(article_id=article_id, about=Ruling.About.MENTION)
    for ruling in rulings.select_related("editor", "entity"):
        start = _place(ruling, text)
        if start is None:
            continue
        changed |= _apply(ruling, start)
    return changed


def _place(ruling: Ruling, text: str) -> int | None:
    """Where the ruling's words stand now: the place whose surroundings agree the longest."""
    places = []
    start = text.find(ruling.words)
    while start >= 0:
        end = start + len(ruling.words)
        before = text[max(0, start - _SURROUNDINGS) : start]
        after = text[end : end + _SURROUNDINGS]
        alike = _common_suffix(before, ruling.before) + _common_prefix(after, ruling.after)
        places.append((alike, -start))
        start = text.find(ruling.words, end)
    needed = min(_ALIKE, len(ruling.before) + len(ruling.after))
    alike, place = max(places, default=(-1, 0))
    return -place if alike >= needed else None


def _common_prefix(left: str, right: str) -> int:
    shorter = min(len(left), len(right))
    return next((i for i in range(shorter) if left[i] != right[i]), shorter)


def _common_suffix(left: str, right: str) -> int:
    return _common_prefix(left[::-1], right[::-1])


def _apply(ruling: Ruling, start: int) -> set[int]:
    end = start + len(ruling.words)
    overlapping = Mention.objects.filter(article_id=ruling.article_id, start__lt=end, end__gt=start)
    changed = {each for each in overlapping.values_list("entity_id", flat=True) if each}
    # The title stands in print beside these words, whoever they name.
    same_words = overlapping.filter(start=start, end=end).first()
    role = same_words.role if same_words else ""
    overlapping.delete()
    if ruling.entity is None:
        return changed
    Mention.objects.create(
        article_id=ruling.article_id,
        entity=ruling.entity,
        start=start,
        end=end,
        text=ruling.words,
        kind=ruling.entity.kind,
        role=role,
        ruling=ruling,
        provenance=f"editor {ruling.editor or 'unknown'}, {ruling.at:%Y-%m-%d}",
        reason=ruling.why,
    )
    return changed | {ruling.entity_id} if ruling.entity_id else changed
