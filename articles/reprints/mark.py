"""Find what a report is a printing of, and say so on every report of the group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.db.models import Q

from articles.models import Article, Boilerplate, SharedPassage, Shingle
from articles.reprints.candidates import (
    MOST_CANDIDATES,
    Found,
    keep_and_find,
    telling_hashes,
)
from articles.reprints.carried import carried
from articles.reprints.credit import names
from articles.reprints.fingerprints import Verdict, compare, fingerprint, judge
from articles.reprints.rulings import Pair, Said, ruled
from articles.reprints.spelling import words

_MOST_PASSAGES = 10

RECURS = 3
"""A run of words that stands in this many other, different reports of one outlet is furniture."""

UPDATED_WITHIN = 3
"""Days within which an outlet's next version of a report is an update, not next week's form."""

_OPENING_WORDS = 12

_HALF = 0.5
_NEARLY_ALL = 0.9
"""What of the shorter report two share if they are different: weeks apart a form may be most of it,
but within days it may be an update."""


@dataclass(frozen=True, slots=True)
class _Printing:
    """A report with its fingerprint, the furniture of its outlet left out."""

    article: Article
    hashes: Sequence[int]


def mark_reprints(article: Article) -> None:
    """Keep the article's fingerprint, and name the original of every printing of its text.

    The original is the printing that others credit, else the earliest; undated ones come after
    dated ones. The result is the same whichever report arrived first. Call inside a transaction.
    """
    hashes = fingerprint(article.text)
    found = keep_and_find(article, hashes)
    learned = _learn(article, hashes, found)
    if learned:
        found = keep_and_find(article, hashes)
    _mark(article, found)
    for again in _mistaken(article, learned):
        _mark(again, keep_and_find(again, again.fingerprint.hashes))


def _mark(article: Article, found: Found) -> None:
    own = _Printing(article, found.telling)
    near = found.worth_comparing()
    said = ruled([article.identity]) if near and found.ruled else {}
    # What their fingerprints already tell apart is not read, unless an editor knows of a copy.
    hashes = {
        each.article: each.telling
        for each in near
        if said or judge(compare(each.telling, own.hashes))
    }
    alike, passages = [], []
    likest = Article.objects.filter(pk__in=hashes).select_related("source").defer("search")
    for other in likest if hashes else ():  # asking after nothing takes as long as finding it
        verdict = _verdict(_Printing(other, hashes[other.pk]), own, said)
        if verdict and verdict.kind == "shared passage":
            passages.append((other, verdict))
        elif verdict:
            alike.append(other)
    if found.known or passages:
        _keep_passages(article, passages)
    if found.known or alike:
        _name_originals([article, *_family(article, alike)])


def _family(article: Article, alike: Collection[Article]) -> list[Article]:
    """The reports that print the article's text, with the groups those already stand in."""
    roots = {each.reprint_of_id or each.pk for each in alike} | {article.reprint_of_id}
    roots.discard(None)
    own = Q(pk__in=roots) | Q(reprint_of__in=roots) | Q(reprint_of=article.pk)
    found = Article.objects.filter(own).exclude(pk=article.pk)
    return list(found.select_related("source").defer("search"))


def _name_originals(reports: Sequence[Article]) -> None:
    """Give every report of a group its original, or make it one."""
    if len(reports) == 1 and reports[0].reprint_of_id is None:
        return
    credited = Counter(
        other.pk
        for each in reports
        for other in reports
        if other.source and other != each and names(each.credit, other.source.name)
    )
    ranked = sorted(reports, key=lambda each: (-credited[each.pk], *_earliest_first(each)))
    said = ruled(each.identity for each in reports)
    waiting = _printings(ranked)
    while waiting:
        original, *rest = waiting
        _set(original.article, None, None)
        copies: list[_Printing] = []
        waiting = []
        for other in rest:
            verdict = _copy(original, other, said)
            if verdict is None and not _kept_apart(original, other, said):
                verdict = _of_a_copy(other, copies, said)
            if verdict is None:
                waiting.append(other)
            else:
                copies.append(other)
                named = credited[original.article.pk] and names(
                    other.article.credit, str(original.article.source)
                )
                _set(other.article, original.article, verdict, named=bool(named))


def _of_a_copy(
    other: _Printing, copies: Sequence[_Printing], said: Mapping[Pair, Said]
) -> Verdict | None:
    """What was cut from an extended copy later is a copy too, though little of the original is in
    it; what stood in it earlier may be another text that was worked in, unless an editor knows."""
    for copy in copies:
        before, after = copy.article.published, other.article.published
        later = bool(before and after and before < after)
        known = _pair(copy, other) in said
        verdict = _copy(copy, other, said) if later or known else None
        if verdict and (known or verdict.kind in {"same text", "cut copy"}):
            return Verdict(verdict.kind, f"{verdict.reason}, itself a copy")
    return None


def _pair(one: _Printing, other: _Printing) -> Pair:
    return frozenset((one.article.identity, other.article.identity))


def _kept_apart(one: _Printing, other: _Printing, said: Mapping[Pair, Said]) -> bool:
    """Whether an editor said that they are two texts."""
    known = said.get(_pair(one, other))
    return known is not None and not known.copy


def _printings(articles: Sequence[Article]) -> list[_Printing]:
    hashes = telling_hashes([each.pk for each in articles])
    return [_Printing(each, hashes[each.pk]) for each in articles]


def _learn(article: Article, hashes: Sequence[int], found: Found) -> list[int]:
    """Learn what recurs in different reports of the outlet; returns the hashes newly learned."""
    hits = [each for each in found.hits if each.of_outlet]
    if article.source_id is None or len(hits) < RECURS:
        return []
    unknown = set(found.telling)
    mine = article.reprint_of_id or article.pk
    holders: dict[int, set[int | date]] = {}
    for each in hits:
        shared = unknown.intersection(each.telling)
        most = len(shared) / min(len(hashes), len(each.hashes))
        far = _days_apart(article.published, each.published) > UPDATED_WITHIN
        original = each.reprint_of or each.article
        if each.published and far and most < _NEARLY_ALL:
            report: int | date = each.published
        elif original != mine and most < _HALF:
            report = original
        else:
            continue  # a copy or an update of this one, which says nothing of what recurs
        for one in shared:
            holders.setdefault(one, set()).add(report)
    recurring = {one for one, reports in holders.items() if len(reports) >= RECURS}
    if not recurring:
        return []
    # A text of nothing but furniture was looked for by that.
    known = Boilerplate.objects.filter(source=article.source_id, hash__in=recurring)
    learned = sorted(recurring - set(known.values_list("hash", flat=True)))
    Boilerplate.objects.bulk_create(
        (Boilerplate(source_id=article.source_id, hash=one) for one in learned),
        ignore_conflicts=True,
    )
    return learned


def _mistaken(article: Article, learned: Collection[int]) -> list[Article]:
    """Reports of the outlet that were taken for copies for their furniture alone, perhaps, and want
    another look."""
    if not learned:
        return []
    copies = Article.objects.filter(
        source=article.source_id,
        reprint_of__isnull=False,
        pk__in=Shingle.objects.filter(hash__in=learned).values("article"),
    )
    others = copies.exclude(pk=article.pk).select_related("fingerprint").order_by("pk")
    return list(others[:MOST_CANDIDATES])


def _days_apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else 0


def _copy(original: _Printing, other: _Printing, said: Mapping[Pair, Said]) -> Verdict | None:
    """What kind of copy of the original the other is; None where it is none."""
    verdict = _verdict(original, other, said)
    return None if verdict is None or verdict.kind == "shared passage" else verdict


def _verdict(original: _Printing, other: _Printing, said: Mapping[Pair, Said]) -> Verdict | None:
    """What the other is to the original: where an editor said that, whatever they share."""
    verdict = _found(original, other)
    known = said.get(_pair(original, other))
    if known is None:
        return verdict
    if known.copy:
        longer = other.article.words > original.article.words
        kind = verdict.kind if verdict and verdict.kind != "shared passage" else None
        return Verdict(kind or ("extended copy" if longer else "cut copy"), known.signed)
    return replace(verdict, kind="shared passage") if verdict else None


def _found(original: _Printing, other: _Printing) -> Verdict | None:
    """What the machine takes the other for. The texts themselves are compared only where the
    fingerprints share enough, to tell a copy from a form filled in anew."""
    overlap = compare(original.hashes, other.hashes)
    if judge(overlap) is None:
        return None
    verdict = judge(overlap, carried=carried(original.article.text, other.article.text))
    if verdict and _is_update(original.article, other.article):
        return Verdict("updated report", f"a version by the same outlet: {verdict.reason}")
    return verdict


def _is_update(one: Article, other: Article) -> bool:
    """Whether an outlet printed a report again under its title or its opening words, soon after."""
    if one.source_id is None or one.source_id != other.source_id:
        return False
    if bool(one.published) != bool(other.published):
        return False
    if _days_apart(one.published, other.published) > UPDATED_WITHIN:
        return False
    titles = words(one.title), words(other.title)
    openings = (words(each.text[:300])[:_OPENING_WORDS] for each in (one, other))
    return titles[0] == titles[1] or len(set(map(tuple, openings))) == 1


def _keep_passages(article: Article, found: Sequence[tuple[Article, Verdict]]) -> None:
    SharedPassage.objects.filter(Q(left=article) | Q(right=article)).delete()
    SharedPassage.objects.bulk_create(
        SharedPassage(
            left_id=min(article.pk, other.pk),
            right_id=max(article.pk, other.pk),
            share=verdict.share,
            reason=verdict.reason,
        )
        for other, verdict in found[:_MOST_PASSAGES]
    )


def _earliest_first(article: Article) -> tuple[date, datetime, str, str]:
    return (
        article.published or date.max,
        article.published_at or datetime.max.replace(tzinfo=UTC),
        article.external_id,
        article.identity,
    )


def _set(
    article: Article, original: Article | None, verdict: Verdict | None, *, named: bool = False
) -> None:
    reason = verdict.reason if verdict else ""
    if named and original:
        reason += f"; it names {original.source} as the first"
    elif verdict and article.credit:
        reason += f"; it credits {article.credit}"
    article.reprint_of = original
    article.reprint_kind = verdict.kind if verdict else ""
    article.reprint_reason = reason[:300]
    article.save(update_fields=["reprint_of", "reprint_kind", "reprint_reason"])
