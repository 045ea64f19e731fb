"""Find what a report is a printing of, and say so on every report of the group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import BigIntegerField, Q

from articles.models import Article, Fingerprint
from articles.reprints.carried import carried
from articles.reprints.fingerprints import Verdict, compare, fingerprint, judge
from entities.overlap import Shared, array

_MOST_CANDIDATES = 40


def mark_reprints(article: Article) -> None:
    """Keep the article's fingerprint, and name the original of every printing of its text.

    The original is the earliest printing; undated ones come after dated ones. The result is the
    same whichever report arrived first. Call inside a transaction.
    """
    hashes = list(fingerprint(article.text))
    Fingerprint.objects.update_or_create(article=article, defaults={"hashes": hashes})
    printings = [article, *_same_text(article, hashes)]
    if len(printings) == 1 and article.reprint_of_id is None:
        return
    printings.sort(key=_earliest_first)
    prints = dict(
        Fingerprint.objects.filter(article__in=printings).values_list("article_id", "hashes")
    )
    while printings:
        original, *rest = printings
        _set(original, None, None)
        printings = []
        for other in rest:
            verdict = _copy(original, prints[original.pk], other, prints[other.pk])
            if verdict:
                _set(other, original, verdict)
            else:
                printings.append(other)


def _same_text(article: Article, hashes: list[int]) -> list[Article]:
    """Every report that prints this text, with the groups those already stand in."""
    near = (
        Fingerprint.objects.filter(hashes__overlap=hashes)
        .exclude(article=article)
        .order_by(Shared("hashes", array(hashes, BigIntegerField())).desc(), "article")
        .select_related("article")[:_MOST_CANDIDATES]
    )
    alike = [each.article for each in near if _copy(each.article, each.hashes, article, hashes)]
    roots = {each.reprint_of_id or each.pk for each in alike} | {article.reprint_of_id}
    roots.discard(None)
    return list(
        Article.objects.filter(Q(pk__in=roots) | Q(reprint_of__in=roots)).exclude(pk=article.pk)
    )


def _copy(
    original: Article, hashes: Sequence[int], other: Article, others: Sequence[int]
) -> Verdict | None:
    """What kind of copy of the original the other is; None where it is none.

    The texts themselves are compared only where the fingerprints find a copy, to tell it from a
    form filled in anew.
    """
    overlap = compare(hashes, others)
    verdict = judge(overlap)
    if verdict is None or verdict.kind == "shared passage":
        return None
    verdict = judge(overlap, carried=carried(original.text, other.text))
    return None if verdict is None or verdict.kind == "shared passage" else verdict


def _earliest_first(article: Article) -> tuple[date, str, str]:
    return (article.published or date.max, article.external_id, article.identity)


def _set(article: Article, original: Article | None, verdict: Verdict | None) -> None:
    article.reprint_of = original
    article.reprint_kind = verdict.kind if verdict else ""
    article.reprint_reason = verdict.reason if verdict else ""
    article.save(update_fields=["reprint_of", "reprint_kind", "reprint_reason"])
