"""From files to pages' data, on our own reports and on the five source reports."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db.models import Q
from spacy.language import Language

from articles.dating import rule_published
from articles.models import Article, Story, StoryLink
from articles.pipeline import finish
from entities.models import DateMention, Entity, Mention, Naming

pytestmark = pytest.mark.django_db


def people() -> set[str]:
    return set(Entity.objects.kind("person").named().values_list("name", flat=True))


def article(name: str) -> Article:
    """By its id; the source reports by the number their file name begins with."""
    return Article.objects.get(Q(external_id=name) | Q(external_id__startswith=f"{name}_"))


def story_of(*external_ids: str) -> Story:
    stories = {article(each).story for each in external_ids}
    assert len(stories) == 1, {each: str(article(each).story) for each in external_ids}
    (story,) = stories
    assert story is not None
    return story


EXPECTED = {
    "John Healey",
    "Pete Hegseth",
    "Donald Trump",
    "Keir Starmer",
    "Wendy Chamberlain",
    "Chris McDonald",
    "Winston Churchill",
    "Harry Truman",
}
NOBODY = {"Rotherham", "Shoulder", "Beyond Ukraine", "Rawmarsh", "George Allison", "Jonathan"}


@pytest.mark.usefixtures("source_archive")
class TestSourceReports:
    def test_all_five_are_in_their_stories(self) -> None:
        assert Article.objects.filter(state="grouped").count() == 5

    def test_each_person_has_one_page(self) -> None:
        found = people()
        assert found >= EXPECTED
        assert len([name for name in found if "elensk" in name]) == 1
        assert len([name for name in found if "ealey" in name or "ealy" in name]) == 1
        assert not found & NOBODY
        assert not [name for name in found if " " not in name]

    def test_every_report_that_names_them_is_on_their_page(self) -> None:
        healey = Entity.objects.get(kind="person", name="John Healey")
        trump = Entity.objects.get(kind="person", name="Donald Trump")
        zelenskyy = Entity.objects.get(kind="person", slug__startswith="volodymyr-zelensk")
        assert (healey.reports, trump.reports, zelenskyy.reports) == (5, 4, 4)

    def test_nobody_comes_from_the_comments(self) -> None:
        text = article("003").text
        assert "Healy" not in text
        assert not Mention.objects.filter(text__icontains="Chamberlin").exists()

    def test_the_reprint_is_one_voice_with_its_original(self) -> None:
        reprint = article("001")
        assert reprint.reprint_of == article("000")
        assert reprint.reprint_kind == "same text"
        assert Article.objects.independent().count() == 4

    def test_a_caption_is_no_title(self) -> None:
        reprint = article("001")
        assert "(left)" not in reprint.title
        assert reprint.title_origin == "first sentence"

    def test_days_and_their_precision(self) -> None:
        def found(report: str, words: str) -> tuple[date | None, date | None, str]:
            mention = DateMention.objects.get(article=article(report), text=words)
            return mention.earliest, mention.latest, mention.precision

        thursday = date(2025, 3, 6)
        assert found("000", "last Thursday") == (thursday, thursday, "day")
        assert found("004", "6 March 2025") == (thursday, thursday, "day")
        speech = date(1946, 3, 5)
        assert found("004", "March 5, 1946") == (speech, speech, "day")
        assert found("004", "March 1946") == (date(1946, 3, 1), date(1946, 3, 31), "month")

    def test_undated_reports_stay_undated(self) -> None:
        undated = Article.objects.filter(published=None).values_list("external_id", flat=True)
        assert sorted(each[:3] for each in undated) == ["002", "003", "004"]

    @pytest.mark.parametrize(
        ("report", "day"),
        [("002", date(2025, 3, 4)), ("003", date(2025, 2, 11)), ("004", date(2025, 3, 7))],
    )
    def test_undated_reports_have_an_estimate_that_says_why(self, report: str, day: date) -> None:
        undated = article(report)
        earliest, latest = undated.estimate_earliest, undated.estimate_latest
        assert earliest is not None
        assert latest is not None
        assert earliest <= day <= latest
        assert (latest - earliest).days < 10
        assert undated.estimate_evidence

    def test_relative_days_of_an_undated_report_follow_from_its_estimate(self) -> None:
        thursday = DateMention.objects.get(article=article("002"), text__contains="Thursday")
        assert thursday.earliest == thursday.latest == date(2025, 3, 6)
        assert "estimate" in thursday.rule

    def test_a_day_set_by_an_editor_places_everything_anew(self, nlp: Language) -> None:
        editor = get_user_model().objects.create_user("eva")
        undated = article("002")
        rule_published(undated, day=date(2025, 5, 5), editor=editor, why="checked")
        finish(undated.pk, nlp)
        undated.refresh_from_db()
        assert undated.published == date(2025, 5, 5)
        assert undated.estimate_earliest is None
        assert "eva" in undated.published_provenance
        thursday = DateMention.objects.get(article=undated, text__contains="Thursday")
        assert thursday.earliest == date(2025, 5, 8)

    def test_a_day_set_by_an_editor_outlives_the_next_load(
        self, source_reports: Path, nlp: Language
    ) -> None:
        editor = get_user_model().objects.create_user("eva")
        rule_published(article("000"), day=date(2025, 3, 11), editor=editor)
        finish(article("000").pk, nlp)
        call_command("ingest", source_reports, stdout=StringIO(), stderr=StringIO())
        call_command("retag", "--all", stdout=StringIO(), stderr=StringIO())
        assert article("000").published == date(2025, 3, 11)

    def test_the_visit_is_one_story_and_the_call_another(self) -> None:
        visit, call = story_of("000", "001", "002", "004"), story_of("003")
        assert visit != call
        assert (visit.reports, visit.separate_texts) == (4, 3)
        link = StoryLink.objects.get()
        assert {link.left, link.right} == {visit, call}
        assert link.reason


@pytest.mark.usefixtures("own_archive")
class TestOwnReports:
    def test_each_person_has_one_page(self) -> None:
        found = people()
        assert found >= EXPECTED
        assert len([name for name in found if "elensk" in name]) == 1
        assert not found & NOBODY
        assert not [name for name in found if " " not in name and "-" not in name]

    def test_the_reprint_and_the_cut_copy_are_one_voice(self) -> None:
        original = article("healey-at-the-pentagon")
        kinds = dict(original.reprints.values_list("external_id", "reprint_kind"))
        assert kinds == {
            "healey-at-the-pentagon-reprint": "same text",
            "healey-at-the-pentagon-cut": "cut copy",
        }

    def test_last_thursday_is_placed_from_the_day_of_the_report(self) -> None:
        report = article("healey-at-the-pentagon")
        mention = DateMention.objects.get(article=report, text="last Thursday")
        assert mention.earliest == mention.latest == date(2025, 3, 6)

    def test_the_visit_is_one_story_and_the_call_another(self) -> None:
        visit = story_of(
            "healey-at-the-pentagon",
            "healey-at-the-pentagon-reprint",
            "healey-at-the-pentagon-cut",
            "healey-sets-out-for-washington",
            "intelligence-sharing-assured",
        )
        call = story_of("commons-questions-on-nato")
        assert visit != call
        left, right = sorted((visit.pk, call.pk))
        assert StoryLink.objects.filter(left=left, right=right).exists()

    def test_every_name_and_date_stands_where_it_is_said_to(self) -> None:
        for each in Mention.objects.select_related("article"):
            assert each.article.text[each.start : each.end] == each.text
        for when in DateMention.objects.select_related("article"):
            assert when.article.text[when.start : when.end] == when.text

    def test_every_mention_says_why(self) -> None:
        assert not Mention.objects.filter(provenance="").exists()
        assert not Naming.objects.filter(reason="").exists()

    def test_reading_again_changes_nothing(self) -> None:
        before = list(Mention.objects.order_by("article", "start").values("text", "entity"))
        call_command("retag", "--all", stdout=StringIO(), stderr=StringIO())
        after = list(Mention.objects.order_by("article", "start").values("text", "entity"))
        assert after == before

    def test_loading_again_loads_nothing_twice(self, own_reports: Path) -> None:
        before = Article.objects.count()
        out = StringIO()
        call_command("ingest", own_reports, stdout=out, stderr=StringIO())
        assert Article.objects.count() == before
        assert out.getvalue().startswith("new 0, changed 0, unchanged")

    def test_finishing_carries_on_where_a_crash_stopped(self, nlp: Language) -> None:
        stopped = article("healey-at-the-pentagon")
        Article.objects.filter(pk=stopped.pk).update(state="annotated")
        assert finish(stopped.pk, nlp) is True
        assert finish(stopped.pk, nlp) is False
