"""All reports, one report, and its original as it came in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.citing import cite_report
from articles.models import Article
from articles.views.gone import report_or_gone
from articles.views.happened import event_marks, event_notes, tellings_in
from articles.views.marked_text import paragraphs
from articles.views.marks import date_notes, marks, note_groups, unsure, with_pens
from articles.views.paging import page_of
from articles.views.publishing import PublishedForm, evidence
from articles.views.quotations import quoted_words
from entities.models import DateMention, Mention, Ruling
from entities.rulings.roles import may_rule

if TYPE_CHECKING:
    from articles.views.htmx import HtmxHttpRequest


@require_safe
def articles(request: HtmxHttpRequest) -> HttpResponse:
    page = page_of(request, Article.objects.newest().for_list().with_opening())
    return render(request, "articles/articles.html", {"page": page})


@require_safe
def article(request: HtmxHttpRequest, pk: int, slug: str = "") -> HttpResponse:
    report = report_or_gone(Article.objects.whole(), pk)
    if slug != report.slug:
        return redirect(report, permanent=True)
    mentions = report.mentions.select_related("entity", "naming").order_by("start")
    names = [each for each in mentions if _stands(each, report.text)]
    dates = [each for each in report.date_mentions.order_by("start") if _stands(each, report.text)]
    printings = list(report.printings.select_related("quote", "speaker").order_by("start"))
    tellings = tellings_in(report)
    versions = list(report.versions.defer("raw", "text"))
    removed = versions[-1].removed if versions else []
    links = marks(names, dates)
    links += event_marks(tellings, report.text, links)
    rules = may_rule(request.user)
    if rules:
        links = with_pens(links, report.pk)
    return render(
        request,
        "articles/article.html",
        {
            "article": report,
            "cited": cite_report(report),
            "paragraphs": paragraphs(report.text, links, quoted_words(printings, pens=rules)),
            "events": event_notes(tellings, links),
            "printings": printings,
            "groups": note_groups(names, report.text),
            "unsure": unsure(names),
            "dates": date_notes(dates),
            "evidence": evidence(report, dates),
            "published_form": _published_form(request, report),
            "copies": Article.objects.filter(reprint_of=report).oldest().for_list(),
            "others": Article.objects.beside(report)[:5],
            "versions": versions,
            "removed": removed,
            "removed_counts": Counter(each["reason"] for each in removed).most_common(),
        },
    )


def _stands(found: Mention | DateMention, text: str) -> bool:
    """Whether it is of this text: a version that has just come in is still to be read, and until
    then what was found in the one before would mark other words."""
    return text.startswith(found.text, found.start)


def _published_form(request: HtmxHttpRequest, report: Article) -> PublishedForm | None:
    """The form that sets the day of publication, for those who may."""
    if not may_rule(request.user):
        return None
    seen = Ruling.objects.newest_id()
    return PublishedForm(initial={"day": report.published, "seen": seen})


@require_safe
def original(_request: HtmxHttpRequest, pk: int, number: int) -> HttpResponse:
    """The bytes as they came in. They are somebody else's: never shown, only handed out."""
    report = report_or_gone(Article.objects.only("pk"), pk)
    version = get_object_or_404(report.versions, number=number)
    return HttpResponse(
        bytes(version.raw),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="report-{pk}-version-{number}.txt"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
