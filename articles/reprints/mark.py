"""Find what a report is a printing of, and say so on every report of the group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import BigIntegerField, Q

from articles.models import Article, Boilerplate, Fingerprint, SharedPassage
from articles.reprints.carried import carried
from articles.reprints.credit import names
from articles.reprints.fingerprints import Verdict, compare, fingerprint, judge
from articles.reprints.spelling import words
from entities.overlap import Shared, array

_MOST_CANDIDATES = 40
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
    hashes = list(fingerprint(article.text))
    Fingerprint.objects.update_or_create(article=article, defaults={"hashes": hashes})
    for again in (article, *_learn(article, hashes)):
        _mark(again)


def _mark(article: Article) -> None:
    near = _near(article)
    own = _printings([article])[0]
    alike, passages = [], []
    for other in near:
        verdict = _verdict(other, own)
        if verdict and verdict.kind == "shared passage":
            passages.append((other.article, verdict))
        elif verdict:
            alike.append(other.article)
    _keep_passages(article, passages)
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
    waiting = _printings(ranked)
    while waiting:
        original, *rest = waiting
        _set(original.article, None, None)
        copies: list[_Printing] = []
        waiting = []
        for other in rest:
            verdict = _copy(original, other)
            if verdict is None:
                verdict = _of_a_copy(other, copies)
            if verdict is None:
                waiting.append(other)
            else:
                copies.append(other)
                named = credited[original.article.pk] and names(
                    other.article.credit, str(original.article.source)
                )
                _set(other.article, original.article, verdict, named=bool(named))


def _of_a_copy(other: _Printing, copies: Sequence[_Printing]) -> Verdict | None:
    """What was cut from an extended copy later is a copy too, though little of the original is in
    it; what stood in it earlier may be another text that was worked in."""
    for copy in copies:
        before, after = copy.article.published, other.article.published
        verdict = _copy(copy, other) if before and after and before < after else None
        if verdict and verdict.kind in {"same text", "cut copy"}:
            return Verdict(verdict.kind, f"{verdict.reason}, itself a copy")
    return None


def _near(article: Article) -> list[_Printing]:
    """The reports that share most fingerprints with this one."""
    (own,) = _printings([article])
    rows = (
        Fingerprint.objects.filter(hashes__overlap=list(own.hashes))
        .exclude(article=article)
        .order_by(Shared("hashes", array(own.hashes, BigIntegerField())).desc(), "article")
        .values_list("article", flat=True)[:_MOST_CANDIDATES]
    )
    found = Article.objects.filter(pk__in=list(rows)).select_related("source").defer("search")
    return _printings(list(found))


def _printings(articles: Sequence[Article]) -> list[_Printing]:
    kept = dict(
        Fingerprint.objects.filter(article__in=articles).values_list("article_id", "hashes")
    )
    furniture = _furniture({each.source_id for each in articles if each.source_id}, kept)
    return [
        _Printing(
            each,
            # A text of nothing but furniture is known by that.
            [one for one in kept[each.pk] if one not in furniture.get(each.source_id or 0, ())]
            or kept[each.pk],
        )
        for each in articles
    ]


def _furniture(
    sources: Collection[int], prints: Mapping[int, Sequence[int]]
) -> dict[int, set[int]]:
    if not sources:
        return {}
    hashes = {one for listed in prints.values() for one in listed}
    rows = Boilerplate.objects.filter(source__in=sources, hash__in=hashes)
    found: dict[int, set[int]] = {}
    for source, one in rows.values_list("source_id", "hash"):
        found.setdefault(source, set()).add(one)
    return found


def _learn(article: Article, hashes: Sequence[int]) -> list[Article]:
    """Learn what recurs in different reports of the outlet; returns its reports that were taken
    for copies for that alone and want another look."""
    if article.source_id is None:
        return []
    known = Boilerplate.objects.filter(source=article.source_id, hash__in=list(hashes))
    unknown = set(hashes) - set(known.values_list("hash", flat=True))
    rows = (
        Fingerprint.objects.filter(article__source=article.source_id)
        .filter(hashes__overlap=list(unknown))
        .exclude(article=article)
        .order_by("-article")
        .values_list("article", "article__reprint_of", "article__published", "hashes")
    )
    mine = article.reprint_of_id or article.pk
    holders: dict[int, set[int | date]] = {}
    for pk, original, day, theirs in rows[:_MOST_CANDIDATES]:
        shared = unknown.intersection(theirs)
        most = len(shared) / min(len(hashes), len(theirs))
        if day and _days_apart(article.published, day) > UPDATED_WITHIN and most < _NEARLY_ALL:
            report: int | date = day
        elif (original or pk) != mine and most < _HALF:
            report = original or pk
        else:
            continue  # a copy or an update of this one, which says nothing of what recurs
        for one in shared:
            holders.setdefault(one, set()).add(report)
    learned = [one for one, found in holders.items() if len(found) >= RECURS]
    if not learned:
        return []
    Boilerplate.objects.bulk_create(
        (Boilerplate(source_id=article.source_id, hash=one) for one in learned),
        ignore_conflicts=True,
    )
    mistaken = Article.objects.filter(
        source=article.source_id, reprint_of__isnull=False, fingerprint__hashes__overlap=learned
    )
    return list(mistaken.exclude(pk=article.pk).order_by("pk")[:_MOST_CANDIDATES])


def _days_apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else 0


def _copy(original: _Printing, other: _Printing) -> Verdict | None:
    """What kind of copy of the original the other is; None where it is none."""
    verdict = _verdict(original, other)
    return None if verdict is None or verdict.kind == "shared passage" else verdict


def _verdict(original: _Printing, other: _Printing) -> Verdict | None:
    """What the other is to the original. The texts themselves are compared only where the
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
