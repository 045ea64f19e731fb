"""Put a report into its story, and keep what the story says of itself true.

Online: the new report is compared with the stories that share its telling terms; nothing is read
again. A report that already has a story keeps it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import CharField, Max, Q

from articles.models import Article, Story, StoryLink, StoryProfile
from articles.stories.profile import Profile, index_terms, profile
from articles.stories.similarity import RELATED, Choice, choose, related
from entities.language.findings import Reading
from entities.overlap import Shared, array

_MOST_STORIES = 30
_MOST_REPORTS = 12
"""Reports of one story that a new one is compared with: its newest."""

_GROUPING = 4_102  # names this kind of lock among all advisory locks of the database


def keep_profile(article: Article, reading: Reading) -> None:
    """Remember of a reading what grouping needs, so that nothing is ever read again."""
    known = profile(text=article.text, title=article.title, reading=reading, published=article.day)
    StoryProfile.objects.update_or_create(
        article=article,
        defaults={"terms": list(index_terms(known)), "data": known.to_json()},
    )


def group(article: Article) -> None:
    """Give the article its story: the original's if it is a copy, else the likest, else a new one.

    Grouping takes turns: two reports of one happening read at once must not found two stories.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_GROUPING])
        article.refresh_from_db(fields=["story", "reprint_of"])
        if article.story_id is None:
            _join(article)
        if article.story:
            summarise(article.story)
            _link(article.story)


def _join(article: Article) -> None:
    family = Article.objects.filter(
        Q(pk=article.reprint_of_id) | Q(reprint_of=article), story__isnull=False
    ).first()
    if family:
        article.story = family.story
        article.story_reason = "prints the same text as another report of this story"
    else:
        own = Profile.from_json(article.profile.data)
        choice = choose(own, _candidates(article))
        article.story_id = choice.story or Story.objects.create(headline=article.title[:300]).pk
        article.story_reason = _in_words(choice)
    article.save(update_fields=["story", "story_reason"])


def _candidates(article: Article) -> Mapping[int, Sequence[Profile]]:
    """The stories whose reports share most telling terms, with those reports' profiles."""
    near = (
        StoryProfile.objects.filter(
            terms__overlap=article.profile.terms, article__story__isnull=False
        )
        .exclude(article=article)
        .values("article__story")
        .annotate(shared=Max(Shared("terms", array(article.profile.terms, CharField()))))
        .order_by("-shared", "article__story")[:_MOST_STORIES]
    )
    stories = [row["article__story"] for row in near]
    return _profiles(stories, but=article)


def _profiles(
    stories: Iterable[int], but: Article | None = None
) -> Mapping[int, Sequence[Profile]]:
    found: dict[int, list[Profile]] = defaultdict(list)
    rows = (
        StoryProfile.objects.filter(article__story__in=list(stories), article__reprint_of=None)
        .exclude(article=but)
        .order_by("-article_id")
        .values_list("article__story_id", "data")
    )
    for story, data in rows:
        if story and len(found[story]) < _MOST_REPORTS:
            found[story].append(Profile.from_json(data))
    return found


def _in_words(choice: Choice) -> str:
    if choice.story is None:
        return f"first of its story; nearest other: {choice.why_not}"
    return "; ".join(choice.reasons)


def summarise(story: Story) -> None:
    """Derive headline, days and counts of a story from its reports."""
    reports = list(Article.objects.filter(story=story).oldest().for_list().select_related("source"))
    separate = [each for each in reports if each.independent]
    days = [each.published for each in reports if each.published]
    if separate:
        story.headline = min(separate, key=_best_title).title[:300]
    story.first_day, story.last_day = (min(days), max(days)) if days else (None, None)
    story.reports, story.separate_texts = len(reports), len(separate)
    story.outlets = len({each.source_id for each in reports if each.source_id})
    story.save()


def _best_title(article: Article) -> tuple[bool, bool, int]:
    """A title somebody wrote before one made of the first sentence; dated before undated."""
    return (article.title_origin == "first sentence", article.published is None, article.pk)


def _link(story: Story) -> None:
    """Point this story and its nearest relatives at each other."""
    one = story.articles.independent().order_by("-pk").first()
    if one is None or not hasattr(one, "profile"):
        return
    near = _candidates_for_story(story, one)
    own = _profiles([story.pk]).get(story.pk, ())
    for other, reports in near.items():
        likeness = related(own, reports)
        left, right = sorted((story.pk, other))
        if likeness.score >= RELATED:
            StoryLink.objects.update_or_create(
                left_id=left,
                right_id=right,
                defaults={"score": likeness.score, "reason": "; ".join(likeness.reasons)},
            )
        else:
            StoryLink.objects.filter(left=left, right=right).delete()


def _candidates_for_story(story: Story, one: Article) -> Mapping[int, Sequence[Profile]]:
    return {key: value for key, value in _candidates(one).items() if key != story.pk}
