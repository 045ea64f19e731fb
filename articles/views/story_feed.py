"""A story to follow: a feed with an entry for each separate text, as Atom and as JSON Feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.coverage import texts_of
from articles.models import Article, Story
from articles.templatetags.pages import deck
from articles.views.days import day_words
from articles.views.twins.json_feed import JsonFeed

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase
    from django.utils.feedgenerator import SyndicationFeed

    # Django's own class takes no parameters when it runs, only where types are checked.
    Feeds = Feed["Entry", "Followed"]
else:
    Feeds = Feed

_MOST_ENTRIES = 100
_OPENING = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """A separate text of the story with the number of its copies; `updated` when the newest of
    them came, because a copy more is news to who follows."""

    article: Article
    copies: int
    updated: datetime


@dataclass(frozen=True, slots=True)
class Followed:
    """A story, and the absolute address that it keeps under any headline."""

    story: Story
    lasting: str


@require_safe
def story_feed(request: HttpRequest, pk: int, slug: str, form: str) -> HttpResponseBase:
    story = get_object_or_404(Story.objects.select_related("moved_to"), pk=pk)
    if story.moved_to or slug != story.slug:
        other = story.moved_to or story
        return redirect(f"story-{form}", other.pk, other.slug, permanent=True)
    lasting = request.build_absolute_uri(reverse("story", args=[story.pk]))
    feed = {"atom": StoryFeed, "feed": StoryJsonFeed}[form]()
    answer: HttpResponse = feed(request, followed=Followed(story, lasting))
    return answer


class StoryFeed(Feeds):
    """The newest texts first. A day of publication stands in the words, no sharper than known."""

    feed_type: type[SyndicationFeed] = Atom1Feed
    form = "atom"
    # Of texts whose outlet is not stated: some author each entry must have (RFC 4287, 4.1.2).
    author_name = "Attaché"

    def get_object(self, _request: HttpRequest, followed: Followed) -> Followed:
        return followed

    def title(self, followed: Followed) -> str:
        return followed.story.headline

    def link(self, followed: Followed) -> str:
        return followed.story.get_absolute_url()

    def feed_guid(self, followed: Followed) -> str:
        return followed.lasting

    def feed_url(self, followed: Followed) -> str:
        return reverse(f"story-{self.form}", args=[followed.story.pk, followed.story.slug])

    def subtitle(self, followed: Followed) -> str:
        story = followed.story
        reports = ngettext("%d report", "%d reports", story.reports) % story.reports
        texts = ngettext("%d separate text", "%d separate texts", story.separate_texts)
        return f"{reports} · {texts % story.separate_texts}"

    def items(self, followed: Followed) -> list[Entry]:
        reports = Article.objects.filter(story=followed.story).oldest().for_list().with_opening()
        entries = [
            Entry(
                text.article,
                len(text.copies),
                max(
                    each.loaded_at
                    for each in (text.article, *(copy.article for copy in text.copies))
                ),
            )
            for text in texts_of(list(reports))
        ]
        entries.sort(key=lambda each: (each.updated, each.article.pk), reverse=True)
        return entries[:_MOST_ENTRIES]

    def item_title(self, item: Entry) -> str:
        return item.article.title

    def item_description(self, item: Entry) -> str:
        article = item.article
        said = [
            article.source.name if article.source else _("outlet not stated"),
            day_words(article.published) or _("undated"),
        ]
        if item.copies:
            said.append(ngettext("%d copy", "%d copies", item.copies) % item.copies)
        # A summary is HTML.
        return escape(f"{' · '.join(said)}. {deck(article, _OPENING)}")

    def item_link(self, item: Entry) -> str:
        return item.article.get_absolute_url()

    def item_guid(self, item: Entry) -> str:
        # The title, and with it the address, may change; this does not.
        return f"urn:attache:report:{item.article.identity}"

    def item_author_name(self, item: Entry) -> str | None:
        return item.article.source.name if item.article.source else None

    def item_updateddate(self, item: Entry) -> datetime:
        return item.updated


class StoryJsonFeed(StoryFeed):
    feed_type = JsonFeed
    form = "feed"
