"""Forms of one office stand together under the fullest."""

from __future__ import annotations

from articles.models import Article
from entities.views.roles import PrintedRole, offices_of
from entities.views.sentences import Excerpt


def printed(role: str, reports: int) -> PrintedRole:
    return PrintedRole(role, reports, None, None, Article(), Excerpt("", role, ""))


def together(*roles: PrintedRole) -> list[tuple[str, list[str]]]:
    return [(each.fullest.role, [form.role for form in each.forms]) for each in offices_of(roles)]


def test_a_shorter_and_an_american_form_stand_under_the_fullest() -> None:
    assert together(
        printed("Defence Secretary", 2),
        printed("Defense Secretary", 1),
        printed("UK Defence Secretary", 1),
    ) == [("UK Defence Secretary", ["Defence Secretary", "Defense Secretary"])]


def test_a_full_form_hardly_anybody_prints_does_not_stand_for_all() -> None:
    found = together(printed("Foreign Minister", 40), printed("outgoing Foreign Minister", 1))
    assert found == [("Foreign Minister", ["outgoing Foreign Minister"])]


def test_other_offices_and_bare_titles_stand_alone() -> None:
    found = together(printed("Defence Secretary", 3), printed("MP", 2), printed("Secretary", 1))
    assert [fullest for fullest, _ in found] == ["Defence Secretary", "MP", "Secretary"]
