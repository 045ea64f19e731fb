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
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from articles.models import Article, Story, StoryLink, StoryPin
from articles.prepared import ask
from articles.stories import rulings
from articles.stories.candidates import Surroundings, look_around, standing_in
from articles.stories.links import link, look_again
from articles.stories.memory import Remembered, remember
from articles.stories.profile import Profile, index_terms, profile
from articles.stories.reasons import ALONE, Reason, nearer, reason
from articles.stories.settle import Held, Part, settle
from articles.stories.similarity import NEAR, likelihood
from articles.stories.summarise import summarise
from entities.language.findings import Reading

MOST_REPORTS = 100
"""Reports settled together: on the labelled stories no more than that were ever near."""

_GROUPING = 4_102  # names this kind of lock among all advisory locks of the database

Places = Mapping[int, int | None]

# Terms that stay are written over, since a row deleted here could not be inserted again here.
_KEEP = """
WITH profile AS (
    INSERT INTO articles_storyprofile (article_id, digest, data)
    SELECT %(article)s, %(digest)s, %(data)s
    WHERE set_config('synchronous_commit',
        coalesce(%(wait)s, current_setting('synchronous_commit')), true) <> ''
    ON CONFLICT (article_id) DO UPDATE SET digest = excluded.digest, data = excluded.data
), gone AS (
    DELETE FROM articles_storyterm
    WHERE article_id = %(article)s AND term <> ALL(%(terms)s::varchar[])
)
INSERT INTO articles_storyterm (term, day, article_id)
SELECT term, %(day)s::date, %(article)s FROM unnest(%(terms)s::varchar[]) AS term
ON CONFLICT (article_id, term) DO UPDATE SET day = excluded.day
"""

_TAKE_TURNS = """
SELECT pg_advisory_xact_lock(%(lock)s), set_config('synchronous_commit',
    coalesce(%(wait)s, current_setting('synchronous_commit')), true)
"""

# Copies go along; whom an editor put somewhere stays. Whoever stood here before is told of a nearer
# story alone: a reason begins with its likeness.
_MOVE = """
UPDATE articles_article article SET
    story_id = CASE
        WHEN told.story IS NULL
            OR EXISTS (SELECT FROM articles_storypin WHERE article_id = article.id)
        THEN article.story_id ELSE told.story
    END,
    story_reason = CASE WHEN own.told THEN told.joins ELSE article.story_reason END,
    other_story_id =
        CASE WHEN own.told OR own.nearer THEN told.other ELSE article.other_story_id END,
    other_story_reason =
        CASE WHEN own.told OR own.nearer THEN told.why_not ELSE article.other_story_reason END
FROM jsonb_to_recordset(%(told)s::jsonb)
    AS told (report bigint, story bigint, joins text, other bigint, why_not text)
CROSS JOIN LATERAL (
    SELECT told.report AS id, told.joins IS NOT NULL AS told,
        told.joins IS NULL AND told.why_not IS NOT NULL AS nearer, NULL::bigint AS before
    UNION ALL
    SELECT copy.id, false, false, copy.story_id FROM articles_article copy
    WHERE copy.reprint_of_id = told.report AND told.story IS NOT NULL
) own
WHERE article.id = own.id AND (
    NOT own.nearer OR article.other_story_id IS NULL
    OR left(article.other_story_reason, 13) < left(told.why_not, 13) COLLATE "C"
)
RETURNING own.before, article.story_id
"""


def profile_of(article: Article, reading: Reading) -> Profile:
    """What grouping needs of a reading, so that nothing is ever read again."""
    return profile(text=article.text, title=article.title, reading=reading, published=article.day)


def keep(article: Article, known: Profile, *, hidden: bool = False) -> None:
    """Store a report's profile, and the terms by which others find it.

    One whose turn has not come stays `hidden`: of a term only so many reports are looked at, and
    those that came before must find what they would have found without it.
    """
    data = known.packed()
    digest = hashlib.blake2b(data.encode(), digest_size=16).hexdigest()
    terms = () if hidden else dict.fromkeys(each[:120] for each in index_terms(known))
    asked: dict[str, Any] = {
        "article": article.pk,
        "digest": digest,
        "data": data,
        "terms": list(terms),
        "day": article.day,
        "wait": _wait_for_disk(),
    }
    ask(_KEEP, asked)
    remember(digest, known)


def bring_back(article: Article) -> None:
    """Have a report found that was hidden."""
    known = Remembered()
    known.find([article.pk])
    if found := known.profiles.get(article.pk):
        keep(article, found)


def group(article: Article) -> None:
    """Give the article its story: the original's if it is a copy, else the likest, else a new one.

    What it adds may show that two stories are one, or one two; then reports move. Grouping takes
    turns: two reports of one happening read at once must not found two stories.
    """
    turn = {"lock": _GROUPING, "wait": _wait_for_disk()}
    with transaction.atomic():
        ask(_TAKE_TURNS, turn)
        around = look_around(article, rulings=(*rulings.PLACING, rulings.APART))
        article.story_id, article.reprint_of_id = around.story, around.reprint_of
        pinned = rulings.pinned([article.pk]) if around.ruled else {}
        if pinned:
            Article.objects.filter(pk=article.pk).update(story=pinned[article.pk])
            changed = {around.story, pinned[article.pk]}
        elif article.reprint_of and around.original_story:
            changed = _follow(article, article.reprint_of)
        else:
            changed = _settle(article, around)
        summarise([story for story in changed if story is not None])
        if around.ruled or around.reprint_of:
            article.refresh_from_db(fields=["story", "story_reason"])


def _wait_for_disk() -> str | None:
    """How the commit waits: not at all, or, in somebody's own transaction, as that does (None).

    What is kept here is safe with the next commit that waits, the one that records how far the
    report has come; a crash before that leaves a report that is read or grouped again.
    """
    return None if connection.in_atomic_block else "off"


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


def _settle(article: Article, around: Surroundings) -> set[int | None]:
    """Settle all stories near the article; returns those that gained or lost a report."""
    known = Remembered()
    known.add(around.kept)
    hits, ruled = around.stories, around.ruled
    likest: dict[int, float] = {} if article.story_id is None else {article.story_id: 1.0}
    for report, story in hits.items():
        if report in known.profiles:
            likeness = likelihood(known.odds(article.pk, report))
            likest[story] = max(likest.get(story, 0.0), likeness)
    stories = [story for story, score in likest.items() if score >= NEAR]
    nearest = sorted(stories, key=lambda story: -likest[story])
    places, partly = _gather(article, nearest, known, around)
    held = Held(
        together=partly,
        pinned=rulings.pinned(list(places)) if ruled else {},
        apart=rulings.apart(list(places)) if ruled else (),
    )
    profiles = {each: known.profiles[each] for each in places}
    parts = _founded(settle(profiles, places, held=held, odds=known.odds), article)
    told = _why(article, parts, places, known, held.pinned)
    changed = _move(parts, places, _nearer(article, parts, known, held.pinned) | told)
    for part in parts:
        if article.pk in part.reports:
            article.story_id = part.story
    if (own := told.get(article.pk)) and own.joins:
        article.story_reason = own.joins
    left = {story for story in places.values() if story in changed and story is not None}
    for story in left:
        _leave_no_rest(story, _went(story, parts, places))
    link(article, hits, known)
    if len(changed) > 1:
        look_again(left, known)
    return {article.story_id, *changed}


def _gather(
    article: Article, stories: Sequence[int], known: Remembered, around: Surroundings
) -> tuple[dict[int, int | None], list[list[int]]]:
    """The reports to settle with the story of each, and those of stories that are seen only in
    part, which cannot be divided."""
    places: dict[int, int | None] = {article.pk: article.story_id}
    partly: list[list[int]] = []
    parts_only = [story for story in stories if story not in around.whole]
    standing = standing_in(parts_only, known=known.profiles)
    known.add({each.article: each.kept for each in standing})
    for story in stories:
        if story in around.whole:
            seen = [each for each, where in around.stories.items() if where == story]
            texts = len(seen)
        else:
            found = [each for each in standing if each.story == story]
            seen = [each.article for each in found if each.article in known.profiles]
            texts = max((each.of for each in found), default=0)
        if len(places) + len(seen) > MOST_REPORTS:
            break
        places |= dict.fromkeys(seen, story)
        if seen and len(seen) < texts:
            partly.append(seen)
    return places, partly


def _founded(parts: Sequence[Part], article: Article) -> list[Part]:
    """The parts, each with a story of its own."""
    return [
        part
        if part.story is not None
        else Part(Story.objects.create(headline=article.title[:300]).pk, part.reports)
        for part in parts
    ]


def _move(parts: Sequence[Part], places: Places, told: Mapping[int, Reason]) -> set[int]:
    """Put the reports, each with its copies, where settling says, and say why; returns the stories
    concerned."""
    moving = {
        each: part.story for part in parts for each in part.reports if places[each] != part.story
    }
    listed = sorted({*moving, *told})
    asked = {"told": json.dumps([_row(each, moving.get(each), told.get(each)) for each in listed])}
    copies = {left: story for left, story in ask(_MOVE, asked) if left not in (None, story)}
    for left, story in copies.items():
        # A copy that was grouped before its original had founded a story for itself.
        if not Article.objects.filter(story=left).exists():
            _leave_no_rest(left, Counter([story]))
    before = {places[each] for each in moving} | copies.keys()
    return {story for story in {*moving.values(), *before} if story is not None}


def _row(report: int, story: int | None, why: Reason | None) -> dict[str, int | str | None]:
    return {
        "report": report,
        "story": story,
        "joins": why.joins if why else None,
        "other": why.other.story if why and why.other else None,
        "why_not": why.why_not if why else None,
    }


def _why(
    article: Article,
    parts: Sequence[Part],
    places: Places,
    known: Remembered,
    pinned: Collection[int],
) -> dict[int, Reason]:
    """Why a report is where it is, told anew: of those that came or moved, of all that were left
    behind, and of the one that was alone."""
    told: dict[int, Reason] = {}
    for part in parts:
        came = [each for each in part.reports if places[each] != part.story]
        lost = any(places[each] == part.story for each in places.keys() - set(part.reports))
        alone = len(part.reports) - len(came) == 1
        again = set(part.reports) if lost or (came and alone) else {*came, article.pk}
        for each in again & set(part.reports) - set(pinned):
            told[each] = reason(each, parts, known.profiles, known.odds)
    return told


def _nearer(
    article: Article, parts: Sequence[Part], known: Remembered, pinned: Collection[int]
) -> dict[int, Reason]:
    """What the reports of the other parts are told of the one that the article came to: when they
    came it may not have been there, or not so near."""
    home = next(part for part in parts if article.pk in part.reports)
    others = {each for part in parts if part is not home for each in part.reports} - set(pinned)
    found = {each: nearer(each, home, known.profiles, known.odds) for each in sorted(others)}
    return {each: why for each, why in found.items() if why}


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
