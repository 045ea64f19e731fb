"""Put a report into its story, and keep what the story says of itself true.

Online: the new report is compared with the stories that share its telling terms, and the story it
joins is looked at again beside the runner-up; nothing is read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from django.db.models import CharField, Max, Q

from articles.models import Article, Story, StoryLink, StoryProfile
from articles.stories.profile import Profile, index_terms, profile
from articles.stories.settle import MOST_REPORTS, NEAR, settle
from articles.stories.similarity import RELATED, Choice, choose, compare, related
from entities.language.findings import Reading
from entities.overlap import Shared, array

_MOST_STORIES = 30

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

    What it adds may show that two stories are one, or one two; then reports move. Grouping takes
    turns: two reports of one happening read at once must not found two stories.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_GROUPING])
        article.refresh_from_db(fields=["story", "reprint_of"])
        changed = {article.story_id} if article.story_id else _join(article)
        article.refresh_from_db(fields=["story", "story_reason"])
        for story in Story.objects.filter(pk__in=changed).order_by("pk"):
            summarise(story)
        if article.story:
            _link(article.story)


def _join(article: Article) -> set[int | None]:
    """Returns the stories that gained or lost a report."""
    family = Article.objects.filter(
        Q(pk=article.reprint_of_id) | Q(reprint_of=article), story__isnull=False
    ).first()
    if family:
        article.story_id = family.story_id
        article.story_reason = "prints the same text as another report of this story"
        article.save(update_fields=["story", "story_reason"])
        return {article.story_id}
    own = Profile.from_json(article.profile.data)
    near = _candidates(article)
    choice = choose(own, {story: list(known.values()) for story, known in near.items()})
    runner_up = choice.runner_up if choice.runner_up_score >= NEAR else None
    known = {article.pk: own}
    places: dict[int, int | None] = {article.pk: choice.story}
    for story in (choice.story, runner_up):
        if story is not None:
            known |= near[story]
            places |= dict.fromkeys(near[story], story)
    return _settle(known, places, choice, article)


def _settle(
    known: Mapping[int, Profile],
    places: Mapping[int, int | None],
    choice: Choice,
    article: Article,
) -> set[int | None]:
    """Put the reports where settling says; what was told of the old places is told anew."""
    changed: set[int | None] = set()
    for part in settle(known, places):
        story = part.story or Story.objects.create(headline=article.title[:300]).pk
        for each in part.reports:
            if each != article.pk and places[each] == story:
                continue
            reason = _why({other: known[other] for other in part.reports}, each)
            if each == article.pk:
                reason = f"{reason}; nearest other story: {choice.why_not}"
            moved = Article.objects.filter(Q(pk=each) | Q(reprint_of=each))
            moved.filter(pk=each).update(story_reason=reason)
            moved.update(story=story)
            changed |= {story, places[each]}
    for story_id in changed - {None}:
        _leave_no_rest(story_id, known, places)
    return changed - {None}


def _why(together: Mapping[int, Profile], report: int) -> str:
    """What joins a report to the nearest of its story."""
    likenesses = [
        compare(together[report], other) for each, other in together.items() if each != report
    ]
    nearest = max(likenesses, key=lambda each: each.score, default=None)
    return "; ".join(nearest.reasons) if nearest else "first of its story"


def _leave_no_rest(
    story: int | None, known: Mapping[int, Profile], places: Mapping[int, int | None]
) -> None:
    """A story whose looked-at reports have all gone to one other goes there whole, with its
    address; of a long story only the newest are looked at."""
    seen = [each for each, place in places.items() if place == story and each in known]
    now = set(Article.objects.filter(pk__in=seen).values_list("story", flat=True))
    if story in now or len(now) != 1:
        return
    (target,) = now
    Article.objects.filter(story=story).update(story=target)
    Story.objects.filter(Q(pk=story) | Q(moved_to=story)).update(moved_to=target)
    StoryLink.objects.filter(Q(left=story) | Q(right=story)).delete()


def _candidates(article: Article) -> Mapping[int, Mapping[int, Profile]]:
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
) -> Mapping[int, Mapping[int, Profile]]:
    found: dict[int, dict[int, Profile]] = defaultdict(dict)
    rows = (
        StoryProfile.objects.filter(article__story__in=list(stories), article__reprint_of=None)
        .exclude(article=but)
        .order_by("-article_id")
        .values_list("article__story_id", "article_id", "data")
    )
    for story, article_id, data in rows:
        if story and len(found[story]) < MOST_REPORTS:
            found[story][article_id] = Profile.from_json(data)
    return found


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
    own = list(_profiles([story.pk]).get(story.pk, {}).values())
    for other, reports in near.items():
        likeness = related(own, list(reports.values()))
        left, right = sorted((story.pk, other))
        if likeness.score >= RELATED:
            StoryLink.objects.update_or_create(
                left_id=left,
                right_id=right,
                defaults={"score": likeness.score, "reason": "; ".join(likeness.reasons)},
            )
        else:
            StoryLink.objects.filter(left=left, right=right).delete()


def _candidates_for_story(story: Story, one: Article) -> Mapping[int, Mapping[int, Profile]]:
    return {key: value for key, value in _candidates(one).items() if key != story.pk}
