"""Picture captions."""

from __future__ import annotations

import pytest

from articles.cleaning.captions import captions, has_caption_marks, reads_as_caption, repeats

CAPTION = "General Ada Brook (left) and Admiral Tom Reed (right) at the fleet review in Portsmouth"


@pytest.mark.parametrize(
    "line",
    [
        CAPTION,
        "Picture: Ministry of Defence",
        "Photo: Jo Reed",
        "Enlarge this image toggle caption Jo Reed/AP Jo Reed/AP",
        "Ada Brook speaks in Oslo in May. (Reuters photo: Jo Reed)",
        "Ada Brook in Oslo. Photograph: Jo Reed/AFP",
        "Ada Brook in Oslo. | Jo Reed/AP Photo",
    ],
)
def test_captions_are_known_by_their_marks(line: str) -> None:
    assert has_caption_marks(line)


@pytest.mark.parametrize(
    "line",
    [
        "The centre (left) was what remained of the town, she said.",
        "General Brook (left) would get more ships than the admiral, the paper wrote.",
        "“Brook (left) is with us,” it read.",
        "A picture of the talks emerged on Monday.",
        "The photo was taken in Oslo.",
        "Left without allies, the minister turned to Paris.",
        "Picture this — Ada Brook (@brook) 6 March 2025",
    ],
)
def test_sentences_about_pictures_stay(line: str) -> None:
    assert not has_caption_marks(line)


@pytest.mark.parametrize(
    "words",
    [
        CAPTION,
        "Ada Brook and Tom Reed shaking hands on the steps of the ministry",
        "Defence Minister Ada Brook and her Norwegian colleague Tom Reed at the harbour in Bergen",
    ],
)
def test_a_caption_in_the_place_of_a_title_is_known(words: str) -> None:
    assert reads_as_caption(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ada Brook meets Tom Reed at the harbour in Bergen after months of quarrel over ships",
        "Defence Minister Ada Brook and Tom Reed to meet at the harbour in Bergen on Monday",
        "Ada Brook Back From Bergen After Talks With Tom Reed Over Frigates And Debts",
        "Ministers at odds",
    ],
)
def test_headlines_are_no_captions(words: str) -> None:
    assert not reads_as_caption(words)


def test_a_known_caption_is_found_again_in_part() -> None:
    assert repeats("General Ada Brook (left) and Admiral Tom Reed (right)", CAPTION)
    assert not repeats("General Ada Brook and Admiral Tom Reed spoke of other things", CAPTION)


def test_a_caption_without_marks_goes_only_where_it_repeats_a_known_one() -> None:
    line = "Ada Brook at the fleet review in Portsmouth"
    known = "Ada Brook at the fleet review in Portsmouth on Monday"
    assert [passage.index for passage in captions([line], known=known)] == [0]
    assert list(captions([line])) == []
