"""Reports arriving one by one, without a database: choose, then settle with the runner-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import count

from articles.stories.profile import Profile
from articles.stories.settle import NEAR, settle
from articles.stories.similarity import choose


def arrive(profiles: Mapping[int, Profile], order: Iterable[int]) -> set[Set[int]]:
    """The stories that the reports make when they come in this order."""
    story_of: dict[int, int] = {}
    addresses = count(1)
    for new in order:
        stories: dict[int, list[int]] = {}
        for report, story in story_of.items():
            stories.setdefault(story, []).append(report)
        known = {story: [profiles[each] for each in held] for story, held in stories.items()}
        choice = choose(profiles[new], known)
        looked_at = {choice.story, choice.runner_up if choice.runner_up_score >= NEAR else None}
        reports = [new, *(each for each, story in story_of.items() if story in looked_at)]
        places = {each: story_of.get(each, choice.story) for each in reports}
        for part in settle({each: profiles[each] for each in reports}, places):
            story = next(addresses) if part.story is None else part.story
            story_of.update(dict.fromkeys(part.reports, story))
    made = set(story_of.values())
    return {frozenset(each for each, story in story_of.items() if story == one) for one in made}
