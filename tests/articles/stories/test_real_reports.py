"""The stories of whole reports, in whatever order they arrive."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path

import pytest
from spacy.language import Language

from articles.cleaning import clean
from articles.draft import Draft
from articles.readers import read_paths
from articles.stories.profile import Profile, profile
from articles.stories.similarity import RELATED, related
from entities.language.reading import Passage, read
from tests.articles.stories.arrival import arrive

VISIT, CALL = frozenset({0, 1, 2, 4}), frozenset({3})


def profiled(nlp: Language, folder: Path) -> dict[str, Profile]:
    """The profile of every report of a folder, by its id."""
    profiles = {}
    for draft in read_paths([folder]):
        assert isinstance(draft, Draft)
        done = clean(draft)
        day = draft.published
        (reading,) = read(nlp, [Passage(text=done.text, published=day)])
        profiles[draft.external_id] = profile(
            text=done.text, title=done.title, reading=reading, published=day
        )
    return profiles


@pytest.fixture(scope="module")
def source(nlp: Language, source_reports: Path) -> dict[int, Profile]:
    found = profiled(nlp, source_reports)
    return dict(enumerate(found[name] for name in sorted(found)))


def test_the_visit_and_the_call_are_two_stories_in_every_order(source: dict[int, Profile]) -> None:
    made = {frozenset(arrive(source, order)) for order in permutations(source)}
    assert made == {frozenset({VISIT, CALL})}


def test_the_visit_and_the_call_point_at_each_other(source: dict[int, Profile]) -> None:
    likeness = related([source[each] for each in VISIT], [source[3]])
    assert likeness.score >= RELATED
    assert "names John Healey and Pete Hegseth" in likeness.reasons


def test_our_own_reports_make_one_story_of_the_visit(nlp: Language, own_reports: Path) -> None:
    found = profiled(nlp, own_reports)
    names = list(found)
    visit = {
        each for each in names if each.startswith("healey-") or each.startswith("intelligence")
    }
    numbered = dict(enumerate(found.values()))
    for seed in range(20):
        order = random.Random(seed).sample(range(len(names)), len(names))
        stories = {frozenset(names[each] for each in story) for story in arrive(numbered, order)}
        assert stories == {frozenset(visit)} | {frozenset({each}) for each in set(names) - visit}
