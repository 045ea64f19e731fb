"""Save a report's quotations, and let the printings of one quotation meet.

What meets is a function of the printings: two are one quotation where `same_quote` says so and
their speakers do not differ, and so is whatever is connected through them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from django.db.models import BigIntegerField

from entities.language.findings import Reading
from entities.language.quotes import quote_key, same_quote, spoken
from entities.models import Naming, Printing, Quote
from entities.overlap import Shared, array
from entities.refresh import refresh_quotes

_GRAM = 3
_MOST_GRAMS = 200
_MOST_NEAR = 60


def replace_printings(
    article_id: int,
    reading: Reading,
    *,
    namings: Iterable[Naming],
    sentence: Callable[[int], tuple[int, int]],
    provenance: Callable[[str], str],
) -> None:
    """Replace an article's printings by those of a new reading; quotations keep their addresses.

    `namings` are the article's, resolved. Call inside a transaction.
    """
    old = list(Printing.objects.filter(article_id=article_id).select_related("quote"))
    Printing.objects.filter(article_id=article_id).delete()
    by_name = {each.name: each for each in namings}
    touched = {each.quote_id for each in old}
    for found in reading.quotes:
        if found.sort == "scare":
            continue
        naming = by_name.get((found.speaker or "")[:200])
        printing = Printing(
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
        printing.grams = _grams(printing.text)
        printing.quote = _meet(printing, [each.quote for each in old if _one(each, printing)])
        printing.save()
        touched.add(printing.quote_id)
    refresh_quotes(touched)


def _meet(printing: Printing, before: Sequence[Quote]) -> Quote:
    """The quotation this printing belongs to; several that it connects become the eldest of them.

    `before` are the quotations that the same words of this article belonged to.
    """
    near = [each.quote for each in _near(printing) if _one(each, printing)]
    quotes = {each.pk: each for each in (*before, *near) if each.moved_to_id is None}
    if not quotes:
        return Quote.objects.create(text=printing.text)
    eldest, *others = (quotes[key] for key in sorted(quotes))
    for other in others:
        other.printings.update(quote=eldest)
        Quote.objects.filter(moved_to=other).update(moved_to=eldest)
        other.moved_to = eldest
        other.reports = other.texts = 0
        other.save()
    return eldest


def _near(printing: Printing) -> Iterable[Printing]:
    if not printing.grams:
        return ()
    return (
        Printing.objects.filter(grams__overlap=printing.grams)
        .order_by(Shared("grams", array(printing.grams, BigIntegerField())).desc(), "pk")
        .select_related("quote")[:_MOST_NEAR]
    )


def _one(left: Printing, right: Printing) -> bool:
    if left.speaker_id and right.speaker_id and left.speaker_id != right.speaker_id:
        return False
    if left.article_id == right.article_id and left.text == right.text:
        return True
    if same_quote(left.text, right.text).same:
        # A few whole words ("We agree") are said on many days; a label ("dictator") is one saying.
        few = len(quote_key(left.text)) <= _GRAM
        fragments = left.sort == right.sort == Printing.Sort.FRAGMENT
        return not few or bool(fragments and left.speaker_id and right.speaker_id)
    return False


def _grams(text: str) -> list[int]:
    """The hashed three-word runs; of fewer words, all of them as one run."""
    words = quote_key(text)
    if len(words) <= _GRAM:
        return [_hash(" ".join(words))]
    runs = {" ".join(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)}
    return sorted(_hash(run) for run in runs)[:_MOST_GRAMS]


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1
