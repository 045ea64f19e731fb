"""Save a report's quotations, and let the printings of one quotation meet.

What meets is a function of the printings (`entities.one_quote`), whatever order they come in.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import blake2b

from django.db import connection
from django.db.models import OuterRef, Q, Subquery

from entities.copying import copy_in
from entities.language.findings import Reading
from entities.language.quotes import quote_key, spoken
from entities.models import EntityKind, Naming, Printing, Quote
from entities.one_quote import FEW, Home, Saying, Wording, addressed, group
from entities.refresh import refresh_quotes
from entities.rows import rows

_MOST_GRAMS = 200
_MOST_NEAR = 60
"""Quotations compared with one printing, those that share most first."""

_SPEAKS: list[str] = [EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.PERSON]

_MEETING = 4_106  # names this kind of lock among all advisory locks of the database


def replace_printings(fresh: Sequence[Printing], *, old: Sequence[Printing]) -> None:
    """Replace reports' `old` printings by those of new readings; quotations keep their addresses.

    Call inside a transaction.
    """
    if not old and not fresh:
        return
    if old:
        Printing.objects.filter(pk__in=[each.pk for each in old]).delete()
    for each in fresh:
        each.grams = _grams(each.text)
    _meet(fresh, left=old)


def printings_in(
    article_id: int,
    reading: Reading,
    *,
    namings: Iterable[Naming],
    sentence: Callable[[int], tuple[int, int]],
    provenance: Callable[[str], str],
) -> list[Printing]:
    """The printings of a reading, not saved; `namings` are the article's, resolved."""
    # Of a person and a body of one name, the person spoke.
    people_last = sorted(namings, key=lambda each: (_SPEAKS.index(each.kind), each.name))
    by_name = {(each.name, each.pinned): each for each in people_last}
    fresh = []
    for found in reading.quotes:
        if found.sort == "scare":
            continue
        naming = by_name.get(((found.speaker or "")[:200], found.pin))
        fresh.append(
            Printing(
                article_id=article_id,
                naming=naming,
                speaker_id=naming.entity_id if naming else None,
                start=found.start,
                end=found.end,
                text=spoken(found),
                parts=[[part.start, part.end] for part in found.parts],
                sort=found.sort,
                speaker_start=found.speaker_start,
                speaker_end=found.speaker_end,
                cue=found.cue[:120],
                provenance=provenance(found.rule)[:200],
                reason=found.reason[:400],
                sentence_start=sentence(found.start)[0],
                sentence_end=sentence(found.end - 1)[1],
            )
        )
    return fresh


def forget_printings(article_ids: Collection[int]) -> None:
    """Take these reports' printings out of their quotations."""
    left = list(Printing.objects.filter(article__in=article_ids))
    if left:
        Printing.objects.filter(pk__in=[each.pk for each in left]).delete()
        _meet([], left=left)


def follow_speakers(namings: Collection[int]) -> None:
    """Printings of these namings are said by whom the namings mean now, and meet anew."""
    entity = Subquery(Naming.objects.filter(pk=OuterRef("naming")).values("entity"))
    said = Printing.objects.filter(naming__in=namings)
    if said.update(speaker=entity):
        _meet([], left=[], moved=list(said))


def _meet(
    fresh: Sequence[Printing], *, left: Sequence[Printing], moved: Sequence[Printing] = ()
) -> None:
    """Put every printing where it belongs: `fresh` ones are new, those that `left` are deleted,
    and `moved` ones are said by somebody else now."""
    with connection.cursor() as cursor:
        # One printing each, saved at the same time, must not become two quotations.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_MEETING])
    new = [*fresh, *moved]
    near = _near(new)
    loosened = {each.quote_id for each in (*left, *moved)}
    wordings = _wordings(loosened.union(*near.values()))
    emptied = {each.quote_id: _saying(each) for each in left}
    for each in wordings:
        emptied.pop(each.quote or 0, None)
    place = {(each.quote, each.saying): at for at, each in enumerate(wordings)}
    compared: dict[int, set[int]] = {}
    for at, printing in enumerate(new):
        quote = printing.quote_id or None
        here = place.get((quote, _saying(printing)), len(wordings))
        if here == len(wordings):
            wordings.append(Wording(None, _saying(printing), []))
            place[None, _saying(printing)] = here
        compared[here] = compared.get(here, set()) | near.get(at, set())
    homes = addressed(group(wordings, loosened=loosened, near=compared), emptied=emptied)
    _settle(homes, fresh, touched=loosened)


def _settle(homes: Sequence[Home], fresh: Sequence[Printing], *, touched: set[int]) -> None:
    """Save the printings in their quotations, and what that makes of the quotations."""
    bare = [each for each in homes if each.quote is None]
    made = rows(_MAKE, [[each.wordings[0].saying.text for each in bare]]) if bare else []
    quotes = dict(zip(map(id, bare), (pk for (pk,) in made), strict=True))
    at: dict[Saying, int] = {}
    for home in homes:
        quote = home.quote or quotes[id(home)]
        at |= {each.saying: quote for each in home.wordings if each.quote is None}
        others = [each for each in home.wordings if each.quote and each.quote != quote]
        if others:
            ids = [pk for each in others for pk in each.printings]
            Printing.objects.filter(pk__in=ids).update(quote=quote)
            touched = touched | {each.quote for each in others if each.quote} | {quote}
        gone = home.taken_in - {quote}
        if gone:
            moved = Quote.objects.filter(Q(pk__in=gone) | Q(moved_to__in=gone))
            moved.update(moved_to=quote, reports=0, texts=0)
            touched |= gone
    for each in fresh:
        each.quote_id = at[_saying(each)]
    copy_in(fresh)
    refresh_quotes(touched | {each.quote_id for each in fresh})


def _saying(printing: Printing) -> Saying:
    return Saying(printing.text, printing.speaker_id, printing.sort, printing.article_id)


def _near(printings: Sequence[Printing]) -> Mapping[int, set[int]]:
    """The quotations that share most with each of these printings, by its place."""
    asked = [
        {"at": at, "grams": each.grams, "speaker": each.speaker_id, "article": each.article_id}
        for at, each in enumerate(printings)
        if each.grams
    ]
    near: dict[int, set[int]] = defaultdict(set)
    if asked:
        with connection.cursor() as cursor:
            cursor.execute(_NEAR, [json.dumps(asked), _MOST_NEAR])
            for at, quote in cursor.fetchall():
                near[at].add(quote)
    return near


def _wordings(quotes: Collection[int]) -> list[Wording]:
    """The different ways in which these quotations are printed, with the printings of each."""
    held: dict[tuple[int, Saying], list[int]] = defaultdict(list)
    rows = (
        Printing.objects.filter(quote__in=quotes)
        .order_by("pk")
        .values_list("quote_id", "pk", "text", "speaker_id", "sort", "article_id")
    )
    for quote, pk, text, speaker, sort, article in rows if quotes else ():
        held[quote, Saying(text, speaker, sort, article)].append(pk)
    return [Wording(quote, saying, pks) for (quote, saying), pks in held.items()]


def _grams(text: str) -> list[int]:
    """The hashed three-word runs; of fewer words, all of them as one run."""
    words = quote_key(text)
    if len(words) <= FEW:
        return [_hash(" ".join(words))]
    runs = {" ".join(words[at : at + FEW]) for at in range(len(words) - FEW + 1)}
    return sorted(_hash(run) for run in runs)[:_MOST_GRAMS]


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1


# Numbered in the order of the texts: of what an INSERT returns the order is not promised.
_MAKE = """
WITH made AS (
    SELECT nextval(pg_get_serial_sequence('entities_quote', 'id')) AS id, text, place
    FROM unnest(%s::text[]) WITH ORDINALITY AS new (text, place)
), saved AS (
    INSERT INTO entities_quote (id, text, reports, texts) SELECT id, text, 0, 0 FROM made
)
SELECT id FROM made ORDER BY place
"""

# Half of the shorter one's runs: less than `same_quote` asks for, because runs beyond the first 200
# are not kept. A few words are compared only with the same speaker's, of whom there are fewer.
_NEAR = """
SELECT asked.at, near.quote_id
FROM jsonb_to_recordset(%s::jsonb) AS asked (at int, grams jsonb, speaker bigint, article bigint)
CROSS JOIN LATERAL (
    SELECT array_agg(gram::bigint) AS grams FROM jsonb_array_elements_text(asked.grams) AS gram
) own
CROSS JOIN LATERAL (
    SELECT quote_id, max(share) AS share FROM (
        SELECT p.quote_id, p.text, (
            SELECT count(*) FROM (SELECT unnest(p.grams) INTERSECT SELECT unnest(own.grams)) shared
        ) / least(cardinality(p.grams), cardinality(own.grams))::float AS share
        FROM entities_printing p
        WHERE p.grams && own.grams
          AND (cardinality(own.grams) > 1
               OR p.speaker_id = asked.speaker OR p.article_id = asked.article)
    ) alike
    WHERE share >= 0.5
    GROUP BY quote_id ORDER BY share DESC, min(text) LIMIT %s
) near
"""
