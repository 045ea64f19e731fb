"""Readers' comments."""

from __future__ import annotations

import pytest

from articles.cleaning.comments import comments

BODY = ["The two ministers met on Monday. " * 5, "They will meet again in May. " * 5]


def taken(*paragraphs: str) -> list[str]:
    return [paragraphs[passage.index] for passage in comments(paragraphs)]


def test_a_thread_goes_with_its_heading_and_its_closing_line() -> None:
    thread = ["15 COMMENTS", "1. Too little.", "• Too late.", "So say I.", "Comments are closed."]
    assert taken(*BODY, *thread) == thread


@pytest.mark.parametrize(
    "thread",
    [
        ["3 comments", "1. Too little.", "2. Too late."],
        ["Comments (2)", "• Too little.", "No list mark here, but still the thread."],
        [
            "2 Comments",
            "Old Salt",
            "3 hours ago",
            "Too little.",
            "Reply",
            "Ann",
            "Too late.",
            "Reply",
        ],
        ["Comments", "Old Salt says:", "Too little.", "Ann says:", "Too late."],
    ],
)
def test_a_thread_without_a_closing_line_runs_to_the_end(thread: list[str]) -> None:
    assert taken(*BODY, *thread) == thread


def test_what_stands_below_a_closed_thread_is_looked_at_by_other_rules() -> None:
    assert taken(*BODY, "1 COMMENT", "1. No.", "Comments are closed.", "Jo Reed")[-1] == (
        "Comments are closed."
    )


def test_a_counter_above_the_report_takes_no_body_with_it() -> None:
    assert taken("15 Comments", "1. A numbered opening.", *BODY) == ["15 Comments"]


def test_a_counter_in_the_report_takes_no_body_with_it() -> None:
    assert taken(*BODY, "Join the conversation", *BODY) == ["Join the conversation"]


@pytest.mark.parametrize(
    "line", ["Comments by the minister drew anger.", "She made 15 comments on it.", "No comment"]
)
def test_sentences_about_comments_stay(line: str) -> None:
    assert taken(*BODY, line) == []
