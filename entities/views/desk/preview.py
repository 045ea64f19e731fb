"""What an editor should have seen before a merge: what each page rests on, and what speaks
against their being one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from entities.models import Entity, EntityKind, Mention, Quote, Ruling
from entities.rulings import subjects
from entities.rulings.lifetimes import REACH, Birth, at_odds, birth_beside
from entities.views.sentences import Excerpt, excerpt_of, sentence_at

if TYPE_CHECKING:
    from articles.models import Article

_FORMS_SHOWN = 6
_SHOWN = 3
_TRIED = 12
"""Closest pairs of mentions looked at for one sentence that has both."""

_BIRTHS_READ = 300
"""Newest reports of each person in which a year of birth or an age is looked for."""

_UNREAD = ("article__text", "article__search")
"""Of a report its title, outlet and day are shown; its text would be most of what is fetched."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why two entities may not be one; `article` is of the report that says so, if one does, and
    `excerpt` its sentence."""

    words: str
    article: Article | None = None
    excerpt: Excerpt | None = None


@dataclass(slots=True)
class Side:
    """What one of the pages rests on: the names its reports print and a sentence of one."""

    entity: Entity
    names: list[str] = field(default_factory=list)
    quotations: int = 0
    sample: Mention | None = None
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages side by side, how many reports and mentions they have together, and whatever in
    the archive and the rulings speaks against their being one."""

    sides: list[Side]
    reports: int
    mentions: int
    conflicts: list[Conflict]


def preview(entities: Sequence[Entity]) -> Preview:
    """Eight queries at most, however many entities and reports there are."""
    mentions = Mention.objects.filter(entity__in=entities)
    newest = _newest(entities)
    return Preview(
        sides=_sides(entities, newest),
        reports=mentions.reports(),
        mentions=sum(each.mentions_total for each in entities),
        conflicts=_conflicts(entities, _births(newest)),
    )


def _conflicts(
    entities: Sequence[Entity], births: Mapping[int, Mapping[Birth, Mention]]
) -> list[Conflict]:
    apart = list(Ruling.objects.standing("apart").concerning(map(subjects.of, entities)))
    together: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for each in _closest(entities):
        together[each.entity_id or 0, each.other].append(each)  # type: ignore[attr-defined]
    found: list[Conflict] = []
    for one, other in combinations(sorted(entities, key=lambda each: each.pk), 2):
        found += _ruled_different(one, other, apart)
        found += _born_apart(one, other, births)
        found += _named_together(one, other, together[one.pk, other.pk])
        found += _far_apart(one, other)
        found += _of_two_kinds(one, other)
    return found


def _newest(entities: Sequence[Entity]) -> list[Mention]:
    """A mention of each with its surroundings; of people one in each of many reports."""
    wanted = {each.pk: _BIRTHS_READ if each.kind == EntityKind.PERSON else 1 for each in entities}
    rows = Mention.objects.newest_of_each(wanted).with_surroundings()
    return list(rows.select_related("article__source").defer(*_UNREAD))


def _closest(entities: Sequence[Entity]) -> Iterable[Mention]:
    rows = Mention.objects.together(entities, most=_TRIED).with_surroundings()
    return rows.select_related("article__source").defer(*_UNREAD)


def _sides(entities: Sequence[Entity], newest: Iterable[Mention]) -> list[Side]:
    sides = {each.pk: Side(each) for each in entities}
    for entity, printed in Mention.objects.filter(entity__in=entities).forms():
        if len(sides[entity].names) < _FORMS_SHOWN:
            sides[entity].names.append(printed)
    for mention in newest:
        side = sides[mention.entity_id or 0]
        if side.sample is None:
            side.sample, side.excerpt = mention, excerpt_of(mention)
    for entity, quotations in Quote.objects.printed().by_speaker(sides):
        sides[entity].quotations = quotations
    return list(sides.values())


def _ruled_different(one: Entity, other: Entity, apart: Iterable[Ruling]) -> list[Conflict]:
    pair = {subjects.of(one), subjects.of(other)}
    return [
        Conflict(
            _("%(editor)s ruled %(one)s and %(other)s different on %(day)s. %(why)s")
            % {
                "editor": each.editor_name or _("An editor"),
                "one": one.name,
                "other": other.name,
                "day": f"{each.at:%-d %B %Y}",
                "why": each.why,
            }
        )
        for each in apart
        if pair <= set(each.subjects)
    ]


def _births(newest: Iterable[Mention]) -> Mapping[int, dict[Birth, Mention]]:
    """What the newest reports of each print of a year of birth or an age, by entity."""
    found: dict[int, dict[Birth, Mention]] = defaultdict(dict)
    for each in newest:
        text, start, end = _around(each)
        birth = birth_beside(
            text[max(0, start - REACH) : start],
            each.text,
            text[end : end + REACH],
            published=each.article.published,
        )
        if birth and each.entity_id and each.kind == EntityKind.PERSON:
            found[each.entity_id].setdefault(birth, each)
    return found


def _around(mention: Mention) -> tuple[str, int, int]:
    """The text around a mention fetched `with_surroundings`, and where it stands in that."""
    text: str = mention.surroundings  # type: ignore[attr-defined]
    offset: int = mention.surroundings_start  # type: ignore[attr-defined]
    return text, mention.start - offset, mention.end - offset


def _born_apart(
    one: Entity, other: Entity, births: Mapping[int, Mapping[Birth, Mention]]
) -> list[Conflict]:
    odds = at_odds(births.get(one.pk, ()), births.get(other.pk, ()))
    if odds is None:
        return []
    words = _(
        "Different years of birth: %(one)s is printed as “%(left)s”, %(other)s as “%(right)s”."
    )
    told = {"one": one.name, "left": odds[0].words, "other": other.name, "right": odds[1].words}
    return [Conflict(words % told, births[other.pk][odds[1]].article)]


def _named_together(one: Entity, other: Entity, pairs: Sequence[Mention]) -> list[Conflict]:
    """Sentences that name both; where none does, reports that do."""
    told = {"one": one.name, "other": other.name}
    said: dict[str, Conflict] = {}
    for each in pairs:
        excerpt = _in_one_sentence(each)
        if excerpt:
            words = _("One sentence names both %(one)s and %(other)s:") % told
            said.setdefault(excerpt.text, Conflict(words, each.article, excerpt))
    if said:
        return list(said.values())[:_SHOWN]
    reports = {each.article_id: each.article for each in pairs}
    words = _("One report names both %(one)s and %(other)s.") % told
    return [Conflict(words, each) for each in list(reports.values())[:_SHOWN]]


def _in_one_sentence(mention: Mention) -> Excerpt | None:
    """The sentence, if it holds the mention of the other as well, from the one to the other."""
    text, start, end = _around(mention)
    shift = start - mention.start
    low = min(start, mention.other_start + shift)  # type: ignore[attr-defined]
    high = max(end, mention.other_end + shift)  # type: ignore[attr-defined]
    first, last = sentence_at(text, start, end)
    return (
        Excerpt.cut(text[first:last], low - first, high - first)
        if first <= low < high <= last
        else None
    )


def _of_two_kinds(one: Entity, other: Entity) -> list[Conflict]:
    if one.kind == other.kind:
        return []
    words = _("%(one)s is a %(kind)s, %(other)s a %(other_kind)s.")
    told = {"one": one.name, "kind": one.get_kind_display(), "other": other.name}
    return [Conflict(words % {**told, "other_kind": other.get_kind_display()})]


def _far_apart(one: Entity, other: Entity) -> list[Conflict]:
    """Two places known to lie elsewhere."""
    if one.latitude is None or other.latitude is None:
        return []
    if one.longitude is None or other.longitude is None:
        return []
    apart = abs(one.latitude - other.latitude) + abs(one.longitude - other.longitude)
    if apart < 0.5:
        return []
    words = _("%(one)s and %(other)s lie %(degrees).0f degrees apart.")
    return [Conflict(words % {"one": one.name, "other": other.name, "degrees": apart})]
