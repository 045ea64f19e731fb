"""Profiles and likenesses of the reports compared last, so that none is derived twice in a row.

Both are functions of what the database keeps: a profile is remembered with the digest of its row,
so that one that was made anew is never taken for the old one. Only time is lost when a worker
stops.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import islice
from typing import Any, NamedTuple

from articles.models import StoryProfile
from articles.stories.profile import Profile
from articles.stories.similarity import Odds, both_odds

_MOST_PROFILES = 1_500
_MOST_PAIRS = 100_000
"""About 60 and 15 MB; the older half is let go when there are more."""

_profiles: dict[str, Profile] = {}
_odds: dict[tuple[str, str], Odds] = {}


def remember(digest: str, known: Profile) -> None:
    """Keep a profile that was just made, so that it is not read back from the database."""
    _let_go(_profiles, _MOST_PROFILES)
    _profiles[digest] = known


class Kept(NamedTuple):
    """A profile as the database keeps it; without data where that is known already."""

    digest: str
    data: str | None


class Remembered:
    """The profiles of some reports, by article id, and how like each two are."""

    def __init__(self) -> None:
        self.profiles: dict[int, Profile] = {}
        self._digests: dict[int, str] = {}

    def add(self, kept: Mapping[int, Kept]) -> None:
        """Take in what the database keeps of these reports."""
        for pk, each in kept.items():
            self._digests[pk] = each.digest
            if each.digest in _profiles:
                self.profiles[pk] = _profiles[each.digest]
            elif each.data is not None:
                self.profiles[pk] = Profile.unpacked(each.data)
                remember(each.digest, self.profiles[pk])

    def find(self, articles: Collection[int]) -> None:
        """Look these reports up, where they are not here yet, in one query."""
        wanted = set(articles) - self.profiles.keys()
        if wanted:
            rows = StoryProfile.objects.filter(article__in=wanted)
            kept = rows.values_list("article_id", "digest", "data")
            self.add({pk: Kept(digest, data) for pk, digest, data in kept})

    def odds(self, left: int, right: int) -> float:
        """The logarithm of the odds that two reports tell of one happening."""
        return self._both(left, right).happening

    def saga(self, left: int, right: int) -> float:
        """The logarithm of the odds that two reports tell of one saga."""
        return self._both(left, right).saga

    def _both(self, left: int, right: int) -> Odds:
        ours, theirs = self._digests[left], self._digests[right]
        pair = (ours, theirs) if ours < theirs else (theirs, ours)
        known = _odds.get(pair)
        if known is None:
            _let_go(_odds, _MOST_PAIRS)
            known = _odds[pair] = both_odds(self.profiles[left], self.profiles[right])
        return known


def _let_go(kept: dict[Any, Any], most: int) -> None:
    if len(kept) >= most:
        for key in list(islice(kept, most // 2)):
            del kept[key]
