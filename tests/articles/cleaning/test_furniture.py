"""Each rule: what goes, and what looks like it and stays."""

from __future__ import annotations

import pytest

from articles.cleaning.advertisements import advertisements
from articles.cleaning.appeals import appeals
from articles.cleaning.links import links
from articles.cleaning.notices import notices
from articles.cleaning.passages import Rule


def reasons(rule: Rule, line: str) -> list[str]:
    return [passage.reason for passage in rule([line])]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Advertisement:",
        "Advertisement Hide Ad",
        "- Advertisement - Hide Ad Advertisement",
        "Story continues below",
        "Article continues after sponsor message",
        "Advertisement Continue reading the main story",
        "AD",
    ],
)
def test_advertisement_lines_go(line: str) -> None:
    assert reasons(advertisements, line) == ["advertisement line"]


@pytest.mark.parametrize(
    "line",
    [
        "The advertisement was withdrawn.",
        "AD 70",
        "Sponsored talks continue",
        "The story continues.",
    ],
)
def test_sentences_about_advertisements_stay(line: str) -> None:
    assert reasons(advertisements, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Get our morning letter delivered to your inbox. Sign up",
        "Sign up for the daily newsletter",
        "Subscribe today and get unlimited access with a digital subscription.",
        "Want the news first in your inbox every day? Sign up here.",
        "Thank you for signing up! Please check your mail.",
    ],
)
def test_sign_up_boxes_go(line: str) -> None:
    assert reasons(appeals, line) == ["sign-up or subscription"]


@pytest.mark.parametrize(
    "line",
    [
        "We rely on you. Please consider making a small donation to us. Click here to donate.",
        "Support our independent journalism with a donation today.",
    ],
)
def test_donation_appeals_go(line: str) -> None:
    assert reasons(appeals, line) == ["donation appeal"]


@pytest.mark.parametrize(
    "line",
    [
        "Allies sign up for the exercise in May, the third in your correspondent's time here.",
        "The ministry asked citizens to sign up for the reserve.",
        "“Sign up for our newsletter,” the minister said, and nobody laughed.",
        "Kyiv thanked Oslo for a donation of 14 aircraft.",
        "Support for our allies will not end, the minister said.",
        "Join the alliance or leave it, the general told his hosts.",
    ],
)
def test_sentences_about_joining_and_giving_stay(line: str) -> None:
    assert reasons(appeals, line) == []


def test_the_lines_of_a_sign_up_form_go_with_it_and_nowhere_else() -> None:
    form = ["Get the day's news in your inbox.", "Sign up", "Thank you!", "Submitting..."]
    body = "The ministers met."
    assert [passage.index for passage in appeals([body, *form, body, "Sign up"])] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("SHARE THIS ARTICLE Share Tweet Post Email", "sharing buttons"),
        ("Share on Facebook", "sharing buttons"),
        ("We use cookies to improve your experience. By continuing you agree.", "cookie notice"),
        ("This website uses cookies.", "cookie notice"),
        ("Copyright © 2025 The Gazette. All rights reserved.", "copyright notice"),
        ("The views expressed in this article are those of the author.", "disclaimer"),
    ],
)
def test_notices_go(line: str, reason: str) -> None:
    assert reasons(notices, line) == [reason]


@pytest.mark.parametrize(
    "line",
    [
        "They share this view.",
        "Share prices fell.",
        "The law bans cookies that follow readers from page to page.",
        "Post",
        "TWITTER.",
        "Copyright law was not discussed.",
    ],
)
def test_sentences_that_use_those_words_stay(line: str) -> None:
    assert reasons(notices, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ministers meet in Oslo",
        "READ MORE:",
        "RELATED: Five frigates for Norway",
        "See also: The treaty in full",
        "( Also on Gazette: Who pays for the ships?)",
        "Related articles",
        "Ministers meet in Oslo Read more",
        "Click here for more from the Gazette.",
        "WATCH: The minister's statement",
    ],
)
def test_links_to_other_pages_go(line: str) -> None:
    assert reasons(links, line) == ["link to another page"]


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the general advised.",
        "Related questions were put off.",
        "More on this was expected in May, officials said.",
        "More: that was the one word he had for the allies.",
        "Read more: we did it. — The Minister (@minister) 6 March 2025",
        "Watch: that was his order.",
    ],
)
def test_sentences_and_quoted_posts_stay(line: str) -> None:
    assert reasons(links, line) == []
