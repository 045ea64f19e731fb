"""Reports arriving one by one, without a database: each settled with all stories near it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import count

from articles.stories.profile import Profile
from articles.stories.settle import settle
from articles.stories.similarity import NEAR, likelihood, log_odds


def arrive(profiles: Mapping[int, Profile], order: Iterable[int]) -> set[Set[int]]:
    """The stories that the reports make when they come in this order."""
    story_of: dict[int, int] = {}
    addresses = count(1)
    for new in order:
        near = {
            story
            for report, story in story_of.items()
            if likelihood(log_odds(profiles[new], profiles[report])) >= NEAR
        }
        reports = [new, *(each for each, story in story_of.items() if story in near)]
        places = {each: story_of.get(each) for each in reports}
        for part in settle({each: profiles[each] for each in reports}, places):
            story = next(addresses) if part.story is None else part.story
            story_of.update(dict.fromkeys(part.reports, story))
    made = set(story_of.values())
    return {frozenset(each for each, story in story_of.items() if story == one) for one in made}
