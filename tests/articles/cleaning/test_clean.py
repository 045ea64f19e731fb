"""Whole reports, cleaned."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from articles.cleaning import as_is, clean
from articles.draft import Clean, Draft, TitleOrigin
from articles.readers import read_paths

BODY = ("The two ministers met on Monday to speak of ships.", "They will meet again in May.")


def draft(text: str, *, title: str = "", origin: TitleOrigin | None = None) -> Draft:
    return Draft("report.txt", text.encode("utf-8", "replace"), text, "report.txt", "/report.txt",
                 title=title, title_origin=origin)  # fmt: skip


def cleaned(folder: Path) -> dict[str, Clean]:
    drafts = [item for item in read_paths([folder]) if isinstance(item, Draft)]
    return {each.external_id[:3]: clean(each) for each in drafts}


def removed(report: Clean, reason: str) -> str:
    return "\n\n".join(each.text for each in report.removed if each.reason == reason)


def test_furniture_goes_and_is_kept_with_its_reason_and_place() -> None:
    report = clean(draft("\n".join([BODY[0], "Advertisement", BODY[1], "Comments are closed."])))
    assert report.text == "\n\n".join(BODY)
    advertisement, closing = report.removed
    assert (advertisement.text, advertisement.reason) == ("Advertisement", "advertisement line")
    assert report.text[advertisement.before :] == BODY[1]
    assert closing.before == len(report.text)


def test_neighbours_taken_for_one_reason_are_one_passage() -> None:
    report = clean(draft("\n".join([BODY[0], "Advertisement", "Hide ad", BODY[1]])))
    assert [each.text for each in report.removed] == ["Advertisement\n\nHide ad"]


def test_a_text_of_nothing_but_furniture_is_left_whole() -> None:
    report = clean(draft("Advertisement"))
    assert report.text == "Advertisement"
    assert report.removed == ()


def test_a_stated_title_is_kept_and_its_repetition_removed() -> None:
    report = clean(
        draft("\n".join(["MINISTERS MEET", *BODY]), title="Ministers meet", origin="stated")
    )
    assert (report.title, report.title_origin) == ("Ministers meet", "stated")
    assert removed(report, "headline repeated") == "MINISTERS MEET"


def test_a_caption_in_the_place_of_the_title_is_removed_with_its_repetition() -> None:
    caption = "Ada Brook (left) and Tom Reed at the harbour in Bergen"
    report = clean(draft("\n".join([BODY[0], caption, BODY[1]]), title=caption, origin="stated"))
    assert (report.title_origin, report.title) == ("first sentence", BODY[0][:-1])
    assert [each.text for each in report.removed] == [caption, caption]


def test_subheadings_stay_as_paragraphs_of_their_own() -> None:
    text = "\n".join(["Ministers meet", BODY[0] * 3, "Who pays", BODY[1] * 3])
    assert clean(draft(text)).text.split("\n\n")[1] == "Who pays"


def test_as_is_changes_nothing() -> None:
    text = " Two  spaces,\r\nAdvertisement\n"
    report = as_is(draft(text))
    assert (report.text, report.removed) == (text, ())


PIECES = st.sampled_from(
    ["Advertisement", "By Jo Reed", "3 COMMENTS", "1. No.", "Sign up for our newsletter", *BODY,
     "Ministers meet in Oslo", "Comments are closed", "Ada Brook (left)", "\u00ad", "\x00"]
)  # fmt: skip


@given(st.text() | st.lists(PIECES | st.text(max_size=20)).map("\n".join), st.text(max_size=60))
def test_no_word_is_lost_and_nothing_raises(text: str, title: str) -> None:
    report = clean(draft(text, title=title, origin="header line"))
    kept = " ".join([report.text, report.title, report.byline, *(r.text for r in report.removed)])
    words = re.findall(r"[a-zA-Z]+", kept)
    for word in re.findall(r"[a-zA-Z]+", f"{text}\n{title}"):
        assert word in words or word in kept
    assert all(0 <= each.before <= len(report.text) for each in report.removed)


def test_a_report_of_many_thousand_lines_is_cleaned_in_moments() -> None:
    lines = ["3 comments", "Jo Reed", "Advertisement", "(" * 500, "Read more"] * 2_000
    assert clean(draft("\n".join(lines))).title


class TestTheFiveSourceReports:
    """What goes from each, and what stays."""

    def test_a_report_without_furniture_is_whole(self, source_reports: Path) -> None:
        report = cleaned(source_reports)["000"]
        assert report.removed == ()
        assert report.title_origin == "header line"
        assert len(report.text.split("\n\n")) == 13

    def test_advertisements_and_captions_go(self, source_reports: Path) -> None:
        report = cleaned(source_reports)["001"]
        assert report.title_origin == "first sentence"
        assert report.title.startswith("It doesn't pay to irritate")
        assert removed(report, "picture caption").count("(left)") == 2
        assert removed(report, "advertisement line").count("Hide Ad") == 6
        assert "emailed direct" in removed(report, "sign-up or subscription")
        plain = cleaned(source_reports)["000"]
        assert report.text.split("\n\n")[1:] == plain.text.split("\n\n")

    def test_a_first_line_is_the_title_and_subheadings_stay(self, source_reports: Path) -> None:
        report = cleaned(source_reports)["002"]
        assert report.title_origin == "first line"
        assert report.title.startswith("UK defence secretary aims")
        assert report.removed == ()
        assert "\n\nStrengthening UK-US defence cooperation\n\n" in report.text

    def test_comments_appeal_and_biography_go(self, source_reports: Path) -> None:
        report = cleaned(source_reports)["003"]
        assert report.byline == "George Allison"
        assert report.title_origin == "first sentence"
        assert report.text.endswith("in response to evolving threats.")
        assert removed(report, "readers' comments").startswith("15 COMMENTS")
        assert removed(report, "readers' comments").endswith("Comments are closed.")
        assert "donation" in removed(report, "donation appeal")
        assert "degree" in removed(report, "author's biography")
        assert "Chris McDonald" in report.text
        assert "Chamberlin" not in report.text

    def test_a_report_with_subheadings_only_is_whole(self, source_reports: Path) -> None:
        report = cleaned(source_reports)["004"]
        assert report.removed == ()
        assert report.title.startswith("Defense Secretary John Healey reassured")
        assert "Iron Curtain" in report.text


class TestOurOwnReports:
    """The like promises on the reports in seeds/."""

    def test_the_reprint_is_its_original_behind_one_opening(self, own_reports: Path) -> None:
        by_id = {
            item.external_id: clean(item)
            for item in read_paths([own_reports])
            if isinstance(item, Draft)
        }
        original, reprint = by_id["healey-at-the-pentagon"], by_id["healey-at-the-pentagon-reprint"]
        assert reprint.text.split("\n\n")[1:] == original.text.split("\n\n")
        assert reprint.title_origin == "first sentence"
        assert removed(reprint, "picture caption").count("(left)") == 2

    def test_nobody_from_the_comments_is_left(self, own_reports: Path) -> None:
        [report] = [
            clean(item)
            for item in read_paths([own_reports])
            if isinstance(item, Draft) and item.external_id == "commons-questions-on-nato"
        ]
        assert report.byline == "Edwin Larkspur"
        assert "Gladys Pemberton" in removed(report, "readers' comments")
        assert "Gladys Pemberton" not in report.text
        assert report.text.endswith("he said.")

    def test_nothing_is_removed_where_there_is_no_furniture(self, own_reports: Path) -> None:
        furnished = {"healey-at-the-pentagon-reprint", "commons-questions-on-nato"}
        for item in read_paths([own_reports]):
            assert isinstance(item, Draft)
            if item.external_id not in furnished:
                assert clean(item).removed == ()
