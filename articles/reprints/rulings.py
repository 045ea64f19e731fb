"""Editors' rulings on copies: whether of two reports the one prints the text of the other.

Naming the originals of a group asks `ruled` before it compares any two; nothing else remembers what
was decided, so that an undo leaves what there would be had it never been.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.reread import read_again
from articles.stories.summarise import summarise
from entities.event_facts import refresh_events
from entities.models import Printing, Ruling, Telling
from entities.refresh import refresh_quotes
from entities.rulings.frame import Decision, Kind, standing
from entities.rulings.subjects import report

COPY = "copy"

Pair = frozenset[str]
"""The identities of two reports."""


class NotPossible(Exception):
    """A report is no copy of itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor said of two reports: whether the one is a copy of the other."""

    copy: bool
    signed: str


def decision(one: Article, other: Article, *, copy: bool, why: str = "") -> Decision:
    """Of these two, whichever is the original, the one is a copy of the other, or neither is."""
    if one.pk == other.pk:
        raise NotPossible("a report is no copy of itself")
    alike = f"“{one}” and “{other}” are one text"
    apart = f"“{one}” and “{other}” are two texts"
    original = one.reprint_of_id or one.pk
    was = alike if original == (other.reprint_of_id or other.pk) else apart
    now = alike if copy else apart
    confirmed = {"do": "confirm"} if was == now else {}
    return Decision(
        about=COPY,
        subjects=(report(one.identity), report(other.identity)),
        payload={"pair": sorted([one.identity, other.identity]), "copy": copy, **confirmed},
        article=one.pk,
        was=was,
        now=now,
        rule="shared words",
        why=why,
    )


def ruled(identities: Iterable[str]) -> Mapping[Pair, Said]:
    """What holds of these reports and any other: of several rulings on a pair the last."""
    rulings = standing(COPY, subjects=[report(each) for each in identities])
    return {
        frozenset(each.payload["pair"]): Said(each.payload["copy"], _signed(each))
        for each in rulings
    }


def _signed(ruling: Ruling) -> str:
    return f"{ruling.signed}: {ruling.why}" if ruling.why else ruling.signed


def derive_copies(rulings: Sequence[Ruling]) -> None:
    """Name the originals of these rulings' reports anew, with what is counted by them; a report
    that is no longer what it was looks for its story again."""
    # Here, because it asks this module what was ruled.
    from articles.reprints.mark import mark_reprints  # noqa: PLC0415

    identities = {each for ruling in rulings for each in ruling.payload["pair"]}
    reports = list(Article.objects.filter(identity__in=identities).order_by("pk"))
    before = _originals(reports)
    for each in reports:
        each.refresh_from_db(fields=["reprint_of"])
        mark_reprints(each)
    after = _originals(reports)
    changed = [pk for pk in before | after if before.get(pk) != after.get(pk)]
    _count_again(changed)


def _originals(reports: Iterable[Article]) -> dict[int, int | None]:
    """The original of each report of the groups that these stand in, by id."""
    ids = [each.pk for each in reports]
    roots = {*ids, *Article.objects.filter(pk__in=ids).values_list("reprint_of", flat=True)}
    group = Article.objects.filter(Q(pk__in=roots - {None}) | Q(reprint_of__in=roots - {None}))
    return dict(group.values_list("pk", "reprint_of"))


def _count_again(article_ids: Collection[int]) -> None:
    changed = Article.objects.filter(pk__in=article_ids)
    here = {"article__in": article_ids}
    refresh_quotes(Printing.objects.filter(**here).values_list("quote", flat=True))
    refresh_events(Telling.objects.filter(**here).values_list("event", flat=True))
    summarise(set(changed.values_list("story", flat=True)) - {None})
    waiting = changed.filter(state=Article.State.GROUPED)
    for each in waiting.only("pk").order_by("pk"):
        Article.objects.filter(pk=each.pk).update(state=Article.State.ANNOTATED)
        read_again(each)


KIND = Kind(COPY, label=_("a copy, or a text of its own"), derive=derive_copies)
"""Made known when the site starts."""
