"""What can be seen of a ruling: the value that it decides, as it stands now.

Without the numbers of rows, which are another archive's own.
"""

from __future__ import annotations

from articles.models import Article, Story
from articles.reprints.rulings import COPY
from articles.stories.rulings import APART as STORY_APART
from articles.stories.rulings import HEADLINE, PLACING, sides
from entities.event_rows import of_reports
from entities.models import DateMention, Entity, Mention, Printing, Ruling, Telling
from entities.rulings.event_bonds import APART, MERGE, SPLIT, reports_named, said
from entities.rulings.event_bonds import KINDS as EVENT_KINDS
from entities.rulings.frame import later_on
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
        COPY: _copies,
        HEADLINE: _headline,
        STORY_APART: _stories,
        **dict.fromkeys(PLACING, _placed),
    }.get(ruling.about, _page)(ruling)


def effects() -> dict[str, object]:
    """The effect of every standing ruling, by the ruling in words."""
    return {f"{each.uid} {each}": effect(each) for each in Ruling.objects.standing()}


def _span(ruling: Ruling) -> tuple[Article, int, int] | None:
    identity = next(each for each in ruling.subjects if each.startswith("report:"))
    article = Article.objects.get(identity=identity.removeprefix("report:"))
    span = anchored(ruling.payload, article.text)
    return (article, *span) if span else None


def _mention(ruling: Ruling) -> object:
    if ruling.payload["scope"] != "here":
        found = Mention.objects.filter(text=ruling.payload["words"], ruling__isnull=False)
        return sorted(found.values_list("article__identity", "start", "entity__key"))
    place = _span(ruling)
    assert place, "its words are gone"
    article, start, end = place
    found = Mention.objects.filter(article=article, start__lt=end, end__gt=start)
    return sorted(found.values_list("start", "end", "kind", "entity__key", "provenance"), key=str)


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
    return sorted(found.values_list("speaker__key", "provenance"), key=str)


def _event(ruling: Ruling) -> object:
    place = _span(ruling)
    assert place, "its words are gone"
    article, start, end = place
    found = Telling.objects.filter(article=article, start__lt=end, end__gt=start)
    asked = sorted(ruling.payload.get("set", ()))
    return sorted((each.provenance, each.kind, each.status, asked) for each in found if each.ruled)


def _happenings(ruling: Ruling) -> object:
    """Whether what was merged is of one event, and what was parted of none in common; where a
    later ruling is on the same events, that one says."""
    if any(each.about in EVENT_KINDS for each in later_on(ruling)):
        return "overruled, perhaps"
    rows = of_reports(reports_named([ruling]))
    (spoken_of,) = said([ruling], rows)
    events = [{e.before for e in rows if e.order in side} for _, side in spoken_of.sides]
    if ruling.about == MERGE:
        return len(set().union(*events)) <= 1
    return events[0].isdisjoint(events[1])


def _published(ruling: Ruling) -> object:
    identity = ruling.subjects[0].removeprefix("report:")
    return Article.objects.values_list("published", "published_provenance").get(identity=identity)


def _copies(ruling: Ruling) -> object:
    """The originals of the two reports, and why."""
    found = Article.objects.filter(identity__in=ruling.payload["pair"]).order_by("identity")
    return list(found.values_list("identity", "reprint_of__identity", "reprint_reason"))


def _headline(ruling: Ruling) -> object:
    found = Story.objects.filter(uid=ruling.payload["story"])
    return list(found.values_list("headline", "moved_to__uid"))


def _placed(ruling: Ruling) -> object:
    """The stories of the reports, and why they are there."""
    found = Article.objects.filter(identity__in=ruling.payload["reports"]).order_by("identity")
    return list(found.values_list("identity", "story__uid", "story_reason"))


def _stories(ruling: Ruling) -> object:
    """How many stories hold reports of both sides: a later ruling may have brought them there."""
    one, other = (Article.objects.filter(identity__in=side["reports"]) for side in sides(ruling))
    return one.filter(story__in=other.values("story")).values("story").distinct().count()


def _page(ruling: Ruling) -> object:
    refs = [ruling.payload.get(each) for each in ("entity", "into", "of", "to")]
    refs += [*ruling.payload.get("from", ()), *ruling.payload.get("pair", ())]
    pages: list[tuple[object, ...]] = []
    for each in refs:
        if each:
            page = Entity.objects.get(kind=each["kind"], key=each["key"])
            if page.reports:
                pages.append((page.key, page.hidden, page.pinned, page.links))
            if ruling.about in ("rename", "line", "pin"):
                pages.append((page.key, page.name, page.line))
    return pages
