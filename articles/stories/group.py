"""Put a report into its story, and keep what the story says of itself true.

Online: a new report is compared with those that share its telling terms, and all reports of the
stories that are near it are settled again together; nothing is read again. What settling says
depends on the reports alone, so that another order of arrival gives the same stories.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Q

from articles.models import Article, Story, StoryLink, StoryPin, StoryProfile, StoryTerm
from articles.stories import rulings
from articles.stories.candidates import near, standing_in
from articles.stories.links import link, look_again
from articles.stories.memory import Remembered
from articles.stories.profile import Profile, index_terms, profile
from articles.stories.reasons import ALONE, reason
from articles.stories.settle import Held, Part, settle
from articles.stories.similarity import NEAR, likelihood
from articles.stories.summarise import summarise
from entities.language.findings import Reading

MOST_REPORTS = 100
"""Reports settled together: on the labelled stories no more than that were ever near."""

_GROUPING = 4_102  # names this kind of lock among all advisory locks of the database

Places = Mapping[int, int | None]


def keep_profile(article: Article, reading: Reading) -> None:
    """Remember of a reading what grouping needs, so that nothing is ever read again."""
    keep(
        article,
        profile(text=article.text, title=article.title, reading=reading, published=article.day),
    )


def keep(article: Article, known: Profile) -> None:
    """Store a report's profile, and the terms by which it is found."""
    data = known.to_json()
    digest = hashlib.blake2b(json.dumps(data).encode(), digest_size=16).hexdigest()
    StoryProfile.objects.update_or_create(
        article=article, defaults={"digest": digest, "data": data}
    )
    StoryTerm.objects.filter(article=article).delete()
    StoryTerm.objects.bulk_create(
        StoryTerm(article=article, term=term[:120], day=article.day)
        for term in dict.fromkeys(each[:120] for each in index_terms(known))
    )


def group(article: Article) -> None:
    """Give the article its story: the original's if it is a copy, else the likest, else a new one.

    What it adds may show that two stories are one, or one two; then reports move. Grouping takes
    turns: two reports of one happening read at once must not found two stories.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_GROUPING])
        article.refresh_from_db(fields=["story", "story_reason", "reprint_of"])
        before = article.story_id
        ruled = rulings.any_stand(*rulings.PLACING, rulings.APART)
        pinned = rulings.pinned([article.pk]) if ruled else {}
        if pinned:
            Article.objects.filter(pk=article.pk).update(story=pinned[article.pk])
            changed = {before, pinned[article.pk]}
        elif article.reprint_of and article.reprint_of.story_id:
            changed = _follow(article, article.reprint_of)
        else:
            changed = _settle(article, ruled=ruled)
        summarise([story for story in changed if story is not None])
        article.refresh_from_db(fields=["story", "story_reason"])


def _follow(article: Article, original: Article) -> set[int | None]:
    """A copy goes where its original is, with its own copies; the story it was alone in keeps its
    address."""
    before, story = article.story_id, original.story_id
    Article.objects.filter(pk=article.pk).update(
        story=story,
        story_reason=f"prints the text of “{original}”",
        other_story=None,
        other_story_reason="",
    )
    if before and story and before != story and not Article.objects.filter(story=before).exists():
        _leave_no_rest(before, Counter([story]))
    return {before, story}


def _settle(article: Article, *, ruled: bool) -> set[int | None]:
    """Settle all stories near the article; returns those that gained or lost a report."""
    known = Remembered()
    hits = near(article)
    known.add([article.pk, *hits])
    likest: dict[int, float] = {} if article.story_id is None else {article.story_id: 1.0}
    for report, story in hits.items():
        if report in known.profiles:
            likeness = likelihood(known.odds(article.pk, report))
            likest[story] = max(likest.get(story, 0.0), likeness)
    stories = [story for story, score in likest.items() if score >= NEAR]
    places, partly = _gather(article, sorted(stories, key=lambda story: -likest[story]), known)
    held = Held(
        together=partly,
        pinned=rulings.pinned(list(places)) if ruled else {},
        apart=rulings.apart(list(places)) if ruled else (),
    )
    profiles = {each: known.profiles[each] for each in places}
    parts = _founded(settle(profiles, places, held=held, odds=known.odds), article)
    changed = _move(parts, places)
    _say_why(article, parts, places, known, held.pinned)
    left = {story for story in places.values() if story in changed and story is not None}
    for story in left:
        _leave_no_rest(story, _went(story, parts, places))
    article.refresh_from_db(fields=["story"])
    link(article, hits, known)
    if len(changed) > 1:
        look_again(left, known)
    return {article.story_id, *changed}


def _gather(
    article: Article, stories: Sequence[int], known: Remembered
) -> tuple[dict[int, int | None], list[list[int]]]:
    """The reports to settle with the story of each, and those of stories that are seen only in
    part, which cannot be divided."""
    places: dict[int, int | None] = {article.pk: article.story_id}
    partly: list[list[int]] = []
    standing = standing_in(stories, article=article)
    known.add([each.article for each in standing])
    for story in stories:
        seen = [each for each in standing if each.story == story and each.article in known.profiles]
        if len(places) + len(seen) > MOST_REPORTS:
            break
        places |= {each.article: story for each in seen}
        if len(seen) < max((each.of for each in seen), default=0):
            partly.append([each.article for each in seen])
    return places, partly


def _founded(parts: Sequence[Part], article: Article) -> list[Part]:
    """The parts, each with a story of its own."""
    return [
        part
        if part.story is not None
        else Part(Story.objects.create(headline=article.title[:300]).pk, part.reports)
        for part in parts
    ]


def _move(parts: Sequence[Part], places: Places) -> set[int]:
    """Put the reports, each with its copies, where settling says; returns the stories concerned."""
    changed: set[int] = set()
    for part in parts:
        moving = [each for each in part.reports if places[each] != part.story]
        if moving and part.story is not None:
            Article.objects.filter(
                Q(pk__in=moving) | Q(reprint_of__in=moving), story_pin=None
            ).update(story=part.story)
            changed |= {part.story} | {story for each in moving if (story := places[each])}
    return changed


def _say_why(
    article: Article,
    parts: Sequence[Part],
    places: Places,
    known: Remembered,
    pinned: Collection[int],
) -> None:
    """Tell anew why a report is where it is: of those that came or moved, of all that were left
    behind, and of the one that was alone."""
    told: list[Article] = []
    for part in parts:
        came = [each for each in part.reports if places[each] != part.story]
        lost = any(places[each] == part.story for each in places.keys() - set(part.reports))
        alone = len(part.reports) - len(came) == 1
        again = set(part.reports) if lost or (came and alone) else {*came, article.pk}
        for each in again & set(part.reports) - set(pinned):
            found = reason(each, parts, known.profiles, known.odds)
            told.append(
                Article(
                    pk=each,
                    story_reason=found.joins,
                    other_story_id=found.other.story if found.other else None,
                    other_story_reason=found.why_not,
                )
            )
    for one in told:
        # One by one: nearly always it is the new report alone, and a bulk update costs more.
        one.save(update_fields=["story_reason", "other_story", "other_story_reason"])


def _went(story: int, parts: Sequence[Part], places: Places) -> Counter[int]:
    """Where the looked-at reports of a story are now."""
    return Counter(
        part.story
        for part in parts
        for each in part.reports
        if places[each] == story and part.story is not None
    )


def _leave_no_rest(story: int, went: Counter[int]) -> None:
    """A story whose looked-at reports have all gone elsewhere goes there whole, with its address;
    of a long story only the nearest are looked at."""
    if story in went or not went or StoryPin.objects.filter(story=story).exists():
        return
    target = min(went, key=lambda each: (-went[each], each))
    Article.objects.filter(story=story).update(story=target)
    Story.objects.filter(Q(pk=story) | Q(moved_to=story)).update(moved_to=target)
    StoryLink.objects.filter(Q(left=story) | Q(right=story)).delete()
    # What an undone ruling gives back must not come back into the empty story.
    StoryPin.objects.filter(machine=story).update(machine=target)
    nearest = Article.objects.filter(other_story=story)
    nearest.filter(story=target).update(other_story=None, other_story_reason=ALONE)
    nearest.update(other_story=target)
