"""Bylines and biographies."""

from __future__ import annotations

import pytest

from articles.cleaning.authors import authors

BODY = ["The two ministers met on Monday.", "They will meet again in May."]


def found(*paragraphs: str) -> list[tuple[str, str]]:
    """Which lines were taken, and the author each of them names."""
    return [(paragraphs[passage.index], passage.byline) for passage in authors(paragraphs)]


def test_a_biography_goes_and_its_name_line_is_the_byline() -> None:
    biography = "Jo has a degree in naval history and has appeared on local radio."
    assert found(*BODY, "Jo Reed", biography) == [("Jo Reed", "Jo Reed"), (biography, "")]


@pytest.mark.parametrize(
    "biography",
    [
        "Jo Reed is a defence correspondent of the Gazette. Follow her on Twitter @joreed",
        "• Jo Reed is the Gazette's naval reporter and writes about ships for sailors.",
    ],
)
def test_a_biography_without_a_name_line_names_its_author(biography: str) -> None:
    assert found(*BODY, biography) == [(biography, "Jo Reed")]


def test_a_line_that_says_how_to_reach_the_author_goes() -> None:
    assert found(*BODY, "Follow Jo Reed on Twitter: @joreed")[0][1] == ""


@pytest.mark.parametrize("line", ["By Jo Reed", "By Jo Reed, Defence Correspondent", "BY Jo Reed"])
def test_a_byline_above_the_report_goes(line: str) -> None:
    assert found(line, *BODY) == [(line, "Jo Reed")]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Brook is a professor of law, and she said so.",
        "Ada Brook was in Oslo on Monday.",
        "By Monday the ministers had left.",
        "“Jo Reed is a reporter who writes about us,” he said.",
    ],
)
def test_the_last_words_of_a_report_stay(line: str) -> None:
    assert found(*BODY, line) == []


def test_several_authors_are_named_together() -> None:
    assert (
        found("By Jo Reed, Ann Lee and Tom Brook", *BODY)[0][1] == "Jo Reed, Ann Lee and Tom Brook"
    )


def test_a_biography_in_the_middle_is_part_of_the_report() -> None:
    line = "Jo Reed is a reporter of the Gazette. Follow her on Twitter @joreed"
    assert found(BODY[0], line, BODY[1]) == []
