"""What can be seen of a ruling: the value that it decides, as it stands now."""

from __future__ import annotations

from articles.models import Article
from entities.event_rows import of_reports
from entities.models import DateMention, Entity, Mention, Printing, Ruling, Telling
from entities.rulings.event_bonds import APART, MERGE, SPLIT, reports_named, said
from entities.rulings.text import anchored


def effect(ruling: Ruling) -> object:
    """The value at the place, or of the page, that the ruling is about."""
    return {
        "mention": _mention,
        "date": _date,
        "quote": _quote,
        "event": _event,
        "published": _published,
        MERGE: _happenings,
        SPLIT: _happenings,
        APART: _happenings,
    }.get(ruling.about, _page)(ruling)


def effects() -> dict[str, object]:
    """The effect of every standing ruling, by the ruling in words."""
    return {f"{each.pk} {each}": effect(each) for each in Ruling.objects.standing()}


def _span(ruling: Ruling) -> tuple[Article, int, int] | None:
    identity = next(each for each in ruling.subjects if each.startswith("report:"))
    article = Article.objects.get(identity=identity.removeprefix("report:"))
    span = anchored(ruling.payload, article.text)
    return (article, *span) if span else None


def _mention(ruling: Ruling) -> object:
    if ruling.payload["scope"] != "here":
        found = Mention.objects.filter(text=ruling.payload["words"], ruling__isnull=False)
        return sorted(found.values_list("article", "start", "entity__key"))
    place = _span(ruling)
    assert place, "its words are gone"
    article, start, end = place
    found = Mention.objects.filter(article=article, start__lt=end, end__gt=start)
    return sorted(found.values_list("start", "end", "kind", "entity", "provenance"))


def _date(ruling: Ruling) -> object:
    place = _span(ruling)
    assert place, "its words are gone"
    article, start, end = place
    found = DateMention.objects.filter(article=article, start__lt=end, end__gt=start)
    return sorted(found.values_list("start", "end", "value", "rule"))


def _quote(ruling: Ruling) -> object:
    place = _span(ruling)
    assert place, "its words are gone"
    article, start, _ = place
    found = Printing.objects.filter(article=article, start=start)
    return sorted(found.values_list("speaker", "provenance"))


def _event(ruling: Ruling) -> object:
    place = _span(ruling)
    assert place, "its words are gone"
    article, start, end = place
    found = Telling.objects.filter(article=article, start__lt=end, end__gt=start)
    asked = sorted(ruling.payload.get("set", ()))
    return sorted((each.provenance, each.kind, each.status, asked) for each in found if each.ruled)


def _happenings(ruling: Ruling) -> object:
    """Whether what was merged is of one event, and what was parted of none in common."""
    rows = of_reports(reports_named([ruling]))
    (spoken_of,) = said([ruling], rows)
    events = [{e.before for e in rows if e.order in side} for _, side in spoken_of.sides]
    if ruling.about == MERGE:
        return len(set().union(*events)) <= 1
    return events[0].isdisjoint(events[1])


def _published(ruling: Ruling) -> object:
    identity = ruling.subjects[0].removeprefix("report:")
    return Article.objects.values_list("published", "published_provenance").get(identity=identity)


def _page(ruling: Ruling) -> object:
    refs = [ruling.payload.get(each) for each in ("entity", "into", "of", "to")]
    refs += [*ruling.payload.get("from", ()), *ruling.payload.get("pair", ())]
    pages: list[tuple[object, ...]] = []
    for each in refs:
        if each:
            page = Entity.objects.get(kind=each["kind"], key=each["key"])
            named = page.moved_to_id if not page.reports else None
            pages.append((page.pk, page.hidden, page.pinned, page.links, named, bool(page.reports)))
            if ruling.about in ("rename", "line", "pin"):
                pages.append((page.pk, page.name, page.line))
    return pages
