"""One article: save what reading it found, obey the editors' rulings, resolve, in one transaction.

May be run again at any time; what an earlier reading found is replaced.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction

from entities.day_counts import recount, told_by
from entities.happenings import replace_tellings
from entities.language.findings import FoundDate, FoundName, Reading
from entities.language.names.keys import organisation_key, person_key, place_key, surname_key
from entities.models import DateMention, Mention, Naming
from entities.quoting import replace_printings
from entities.refresh import refresh
from entities.resolution.resolve import Block, resolve
from entities.rulings.kept import keep
from entities.rulings.stored import claim, rulings_on
from entities.rulings.text import obey

_LONGEST_CONTEXT = 60
"""A report that names more than this many others says little by any one of them."""

_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z&][A-Za-z&.]{1,9}")
"""Up to ten letters without a space, two of them capitals."""

_YOUNGER = re.compile(r" (?:Jr|Jnr|II|III)\b\.?$")

_KEY = {"person": person_key, "place": place_key, "organisation": organisation_key}


def provenance(reading: Reading, rule: str) -> str:
    """Who says so: the rule with its version and the model it stands on, or the editor."""
    if rule.startswith("editor "):
        return rule
    model = f"spaCy {reading.model} {reading.model_version}"
    return model if rule == "model" else f"{rule} (rules {reading.rules_version}, {model})"


def annotate(article_id: int, *, text: str, reading: Reading) -> None:
    """Replace everything read from this article by `reading`; `text` is what was read.

    The rulings on the article are laid over what the machine read, which is kept as it was.
    """
    with transaction.atomic():
        claim(article_id)
        keep(article_id, reading)
        reading = obey(reading, text, rulings_on(article_id))
        before = Naming.objects.filter(article_id=article_id)
        blocks = {Block(*each) for each in before.values_list("kind", "block")}
        acronyms = {each for row in before.values_list("acronyms", flat=True) for each in row}
        mentions = Mention.objects.filter(article_id=article_id)
        touched = {each for each in mentions.values_list("entity_id", flat=True) if each}
        told_before = told_by(article_id)
        mentions.delete()
        before.delete()
        DateMention.objects.filter(article_id=article_id).delete()

        namings = _save_namings(article_id, reading)
        _save_mentions(article_id, reading, namings)
        _save_dates(article_id, reading)
        blocks |= {Block(each.kind, each.block) for each in namings.values()}
        acronyms |= {each for naming in namings.values() for each in naming.acronyms}
        touched |= resolve(blocks, article_id=article_id, acronyms=acronyms)
        replace_printings(
            article_id,
            reading,
            namings=Naming.objects.filter(article_id=article_id),
            sentence=lambda offset: _sentence(reading.sentences, offset),
            provenance=lambda rule: provenance(reading, rule),
        )
        refresh(touched)
        replace_tellings(
            article_id,
            reading,
            namings=Naming.objects.filter(article_id=article_id).select_related("entity"),
            provenance=lambda rule: provenance(reading, rule),
            touched=touched,
        )
        # Last, because it locks rows that other workers' reports count in too.
        recount(before=told_before, after=told_by(article_id))


Named = tuple[str, str, str]
"""What makes mentions of a report one naming: kind, name, and the key that an editor chose."""


def _save_namings(article_id: int, reading: Reading) -> dict[Named, Naming]:
    together: dict[Named, list[FoundName]] = defaultdict(list)
    for each in reading.names:
        if each.pin or _KEY[each.kind](each.name):
            together[each.kind, each.name[:200], each.pin].append(each)
    for kind, name, pin in _pinned_elsewhere(reading):
        together.setdefault((kind, name, pin), [])
    terms = {each: f"{each[0]}:{_KEY[each[0]](each[1])}"[:260] for each in together}
    context = sorted(set(terms.values()))[:_LONGEST_CONTEXT]
    namings = [
        Naming(
            article_id=article_id,
            kind=kind,
            name=name,
            key=pin or _key(kind, name)[:250],
            block=_block(kind, name, pin)[:120],
            lone=not pin and kind == "person" and " " not in person_key(name),
            roles=sorted({each.role[:200] for each in mentions if each.role}),
            acronyms=_acronyms(name, mentions) if kind == "organisation" and not pin else [],
            context=[term for term in context if term != terms[kind, name, pin]],
            pinned=pin,
        )
        for (kind, name, pin), mentions in together.items()
    ]
    Naming.objects.bulk_create(namings)
    return {(each.kind, each.name, each.pinned): each for each in namings}


def _pinned_elsewhere(reading: Reading) -> set[Named]:
    """Whom an editor chose as the speaker of a quotation or as a party to an event."""
    speakers = {("person", (each.speaker or "")[:200], each.pin) for each in reading.quotes}
    parties = {(pin.kind, pin.name[:200], pin.key) for each in reading.events for pin in each.pins}
    return {each for each in speakers | parties if each[1] and each[2]}


def _block(kind: str, name: str, pin: str) -> str:
    """What could be the same entity; a name that an editor pinned is beyond comparing."""
    if pin:
        return f"pin {pin}"
    return surname_key(name) if kind == "person" else _KEY[kind](name)


def _key(kind: str, name: str) -> str:
    """The key a name joins by; a son's is not his father's."""
    key = _KEY[kind](name)
    return f"{key} jr" if kind == "person" and _YOUNGER.search(name) else key


def _acronyms(name: str, mentions: Iterable[FoundName]) -> list[str]:
    """The keys of the acronyms among an organisation's printed forms: NATO, MoD, U.D.C.G."""
    acronyms = {each.text for each in mentions if _ACRONYM.fullmatch(each.text)} - {name}
    return sorted({organisation_key(each) for each in acronyms} - {organisation_key(name), ""})


def _save_mentions(article_id: int, reading: Reading, namings: dict[Named, Naming]) -> None:
    Mention.objects.bulk_create(
        Mention(
            article_id=article_id,
            naming=namings.get((each.kind, each.name[:200], each.pin)),
            start=each.start,
            end=each.end,
            text=each.text[:300],
            kind=each.kind,
            role=each.role[:200],
            provenance=provenance(reading, each.rule)[:200],
            reason=each.reason[:400],
            sense=each.sense,
            ruling_id=each.ruling,
        )
        for each in (*reading.names, *_apart(reading))
    )


def _apart(reading: Reading) -> list[FoundName]:
    """The offices tied in this report that stand apart from every name."""
    return [
        office
        for office in reading.offices
        if not any(name.start < office.end and office.start < name.end for name in reading.names)
    ]


def _save_dates(article_id: int, reading: Reading) -> None:
    DateMention.objects.bulk_create(
        _date_mention(article_id, each, _sentence(reading.sentences, each.start))
        for each in reading.dates
    )


def _date_mention(article_id: int, found: FoundDate, sentence: tuple[int, int]) -> DateMention:
    return DateMention(
        article_id=article_id,
        start=found.start,
        end=found.end,
        text=found.text[:300],
        value=(found.value or "")[:60],
        precision=found.precision or "",
        earliest=found.earliest,
        latest=found.latest,
        rule=found.rule[:120],
        sentence_start=sentence[0],
        sentence_end=sentence[1],
    )


def _sentence(sentences: Sequence[tuple[int, int]], offset: int) -> tuple[int, int]:
    return next((each for each in sentences if each[0] <= offset < each[1]), (offset, offset))
