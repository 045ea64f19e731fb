"""One article: save what reading it found, obey the editors' rulings, resolve, in one transaction.

May be run again at any time; what an earlier reading found is replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.db import connection, transaction

from entities.copying import copy_in
from entities.day_counts import recount, told_by
from entities.event_facts import resolve_again
from entities.happenings import replace_tellings
from entities.language.findings import FoundDate, Reading
from entities.models import DateMention, EntityKind, Mention, Naming, Printing
from entities.namings import mentions_in, save_namings
from entities.quoting import printings_in, replace_printings
from entities.refresh import refresh
from entities.resolution.resolve import Block, resolve
from entities.rulings.kept import keep
from entities.rulings.stored import claim, rulings_on
from entities.rulings.text import obey
from entities.surnames import asked_apart


def provenance(reading: Reading, rule: str) -> str:
    """Who says so: the rule with its version and the model it stands on, or the editor."""
    if rule.startswith("editor "):
        return rule
    model = f"spaCy {reading.model} {reading.model_version}"
    return model if rule == "model" else f"{rule} (rules {reading.rules_version}, {model})"


def annotate(article_id: int, *, text: str, reading: Reading, unread: bool = False) -> None:
    """Replace everything read from this article by `reading`; `text` is what was read.

    `unread` says that nothing was, as far as the caller knows; then nothing old is looked for,
    unless a reading was kept. The rulings on the article are laid over what the machine read, which
    is kept as it was.
    """
    # Safe with the commit that says how far the report has come; one lost before is read again.
    wait = None if connection.in_atomic_block else "off"
    with transaction.atomic():
        claim(article_id, wait=wait)
        fresh = keep(article_id, reading) and unread
        as_read = obey(reading, text, rulings_on(article_id))
        reading = asked_apart(as_read)
        told_before = set() if fresh else told_by(article_id)
        touched, before = (set(), []) if fresh else _clear(article_id)
        namings = [*before, *save_namings(article_id, reading, circle=as_read.names)]
        resolved = resolve(
            {Block(each.kind, each.block) for each in namings},
            article_id=article_id,
            before={(each.block, each.key) for each in before if each.kind == EntityKind.PERSON},
            acronyms={acronym for each in namings for acronym in each.acronyms},
        )
        touched |= resolved.entities
        _save(article_id, reading, fresh=fresh)
        renamed = refresh(touched)
        stale = resolve_again(touched, articles=resolved.articles, renamed=renamed)
        replace_tellings(
            article_id,
            reading,
            namings=Naming.objects.filter(article_id=article_id).select_related("entity"),
            provenance=lambda rule: provenance(reading, rule),
            stale=stale,
            fresh=fresh,
        )
        # Last, because it locks rows that other workers' reports count in too.
        recount(before=told_before, after=told_by(article_id))


def _clear(article_id: int) -> tuple[set[int], list[Naming]]:
    """Take out what an earlier reading found; the entities it named, and its namings."""
    before = list(Naming.objects.filter(article_id=article_id))
    mentions = Mention.objects.filter(article_id=article_id)
    named = set(mentions.order_by().values_list("entity_id", flat=True))
    if named:
        mentions.delete()
    if before:
        Naming.objects.filter(article_id=article_id).delete()
    DateMention.objects.filter(article_id=article_id).delete()
    return {each for each in named if each}, before


def _save(article_id: int, reading: Reading, *, fresh: bool) -> None:
    namings = list(Naming.objects.raw(_NAMINGS, [article_id]))

    def said_by(rule: str) -> str:
        return provenance(reading, rule)

    by_name = {(each.kind, each.name, each.pinned): each for each in namings}
    copy_in(mentions_in(article_id, reading, by_name, provenance=said_by))
    copy_in(dates_in(article_id, reading))
    replace_printings(
        printings_in(
            article_id,
            reading,
            namings=namings,
            sentence=partial(sentence_at, reading.sentences),
            provenance=said_by,
        ),
        old=() if fresh else list(Printing.objects.filter(article_id=article_id)),
    )


def dates_in(article_id: int, reading: Reading) -> list[DateMention]:
    """The expressions of time of a reading, not saved."""
    return [
        _date_mention(article_id, each, sentence_at(reading.sentences, each.start))
        for each in reading.dates
    ]


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


def sentence_at(sentences: Sequence[tuple[int, int]], offset: int) -> tuple[int, int]:
    """The sentence at this offset; nothing but the place itself where none is."""
    return next((each for each in sentences if each[0] <= offset < each[1]), (offset, offset))


_NAMINGS = "SELECT * FROM entities_naming WHERE article_id = %s ORDER BY id"
