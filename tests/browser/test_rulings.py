"""An editor decides on the source reports, in place and in the queue, and undoes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import connections
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker
from spacy.language import Language

from articles.models import Article
from articles.pipeline import finish
from entities.models import Entity, Mention, Printing, Ruling
from entities.rulings.frame import withdraw
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def session(source_site: str, django_db_blocker: DjangoDbBlocker) -> str:
    """The session of somebody who is an editor and no more, committed for the server to see."""
    client = Client()
    with django_db_blocker.unblock():
        user = User.objects.create_user("ed", is_staff=True)
        user.groups.add(Group.objects.get(name="Editors"))
        client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def page(
    source_site: str, session: str, visitor: Visitor, django_db_blocker: DjangoDbBlocker
) -> Iterator[Page]:
    """An editor's page; afterwards every ruling is undone."""
    visitor.page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": source_site}]
    )
    yield visitor.page
    with django_db_blocker.unblock():
        committed(undo_everything)


def committed(work: Callable[[], object]) -> None:
    """Do it on a connection of its own: what the test's transaction holds, the server waits for."""

    def done() -> None:
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(done).result()


def undo_everything() -> None:
    editor = User.objects.get(username="ed")
    for each in Ruling.objects.standing():
        withdraw(each, editor=editor)


def entity(name: str, blocker: DjangoDbBlocker) -> Entity:
    with blocker.unblock():
        return Entity.objects.named().get(name=name)


def merge(page: Page, site: str, stays: Entity, goes: Entity) -> None:
    page.goto(f"{site}/entities/{stays.pk}/merge/?with={goes.pk}")
    if page.locator("[name=sure]").count():
        page.check("[name=sure]")
    page.get_by_role("button", name="Merge them").click()


def undo(page: Page, site: str, words: str) -> None:
    """Undo the ruling of these words from the log."""
    page.goto(f"{site}/rulings/")
    row = page.locator("main .names > li", has_text=words).filter(has_text="Undo").first
    row.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".message")).to_contain_text("Undone")


def test_two_merged_by_mistake_are_split_again(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    wendy = entity("Wendy Chamberlain", django_db_blocker)
    chris = entity("Chris McDonald", django_db_blocker)
    merge(page, source_site, wendy, chris)
    expect(page.locator("h1")).to_have_text("Wendy Chamberlain")
    page.goto(f"{source_site}/people/chris-mcdonald/")
    expect(page.locator("h1")).to_have_text("Wendy Chamberlain")

    page.get_by_role("link", name="Split", exact=True).click()
    page.get_by_role("checkbox", name="Chris McDonald", exact=True).check()
    page.locator("[name=new_name]").fill("Chris McDonald")
    page.get_by_role("button", name="Split").click()
    expect(page.locator("main")).to_contain_text("several under this address")
    page.locator("main .message").get_by_role("link", name="Chris McDonald").first.click()
    expect(page.locator("h1")).to_have_text("Chris McDonald")


def test_a_merge_is_undone_after_five_other_rulings(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    churchill = entity("Winston Churchill", django_db_blocker)
    truman = entity("Harry Truman", django_db_blocker)
    merge(page, source_site, churchill, truman)
    for line in ("First", "Second", "Third", "Fourth", "Fifth"):
        page.goto(f"{source_site}/entities/{churchill.pk}/edit/")
        page.locator("#say-line").fill(f"{line} line")
        page.get_by_role("button", name="Set the line").click()
    undo(page, source_site, "Harry Truman is Winston Churchill")
    page.goto(f"{source_site}/people/harry-truman/")
    expect(page.locator("h1")).to_have_text("Harry Truman")
    page.goto(f"{source_site}/people/winston-churchill/")
    expect(page.locator("h1")).to_have_text("Winston Churchill")


def pen(page: Page, words: str) -> None:
    """Open the form of the first such name in the text, beside it where scripts run."""
    page.check("#show-pen")
    page.get_by_role("link", name=f"Decide about “{words}”").first.click()
    expect(page.locator("#ruling-form h1")).to_contain_text(words)


def report_of(name: str, blocker: DjangoDbBlocker) -> str:
    """The address of a report that names somebody in these words."""
    with blocker.unblock():
        mention = Mention.objects.filter(text=name).select_related("article").order_by("pk")[0]
        return mention.article.get_absolute_url()


def test_a_name_is_moved_to_another_page(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    page.goto(source_site + report_of("Harry Truman", django_db_blocker))
    pen(page, "Harry Truman")
    page.locator("#ruling-form").get_by_label("somebody or something new").check()
    page.locator("#ruling-form [name=new_name]").fill("Harry the Younger")
    page.get_by_role("button", name="Decide").click()
    expect(page.locator("main .text")).to_contain_text("Harry Truman")
    page.locator("main .text").get_by_role("link", name="Harry Truman", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Harry the Younger")


def test_a_place_is_rejected(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    page.goto(source_site + report_of("Pentagon", django_db_blocker))
    pen(page, "Pentagon")
    page.locator("#ruling-form").get_by_label("not a name").check()
    page.locator("#ruling-form [name=scope][value=report]").check()
    page.get_by_role("button", name="Decide").click()
    expect(page.locator("main .text")).to_be_visible()
    expect(page.locator("main .text a.place", has_text="Pentagon")).to_have_count(0)


def test_a_speaker_is_corrected(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        printing = Printing.objects.filter(speaker__name="John Healey").order_by("pk")[0]
        start, end, article = printing.start, printing.end, printing.article_id
        hegseth = Entity.objects.get(name="Pete Hegseth").pk
    page.goto(f"{source_site}/articles/{article}/quotations/{start}-{end}/")
    page.locator(f"#choices [value='{hegseth}']").check()
    page.get_by_role("button", name="Decide").click()
    with django_db_blocker.unblock():
        printing = Printing.objects.get(article=article, start=start, end=end)
        assert printing.speaker_id == hegseth
        quote = printing.quote_id
    page.goto(f"{source_site}/people/pete-hegseth/")
    expect(page.locator(f"a[href='/quotes/{quote}/']").first).to_be_attached()


def test_the_day_of_an_undated_report_is_set_and_its_day_page_follows(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker, nlp: Language
) -> None:
    with django_db_blocker.unblock():
        report = Article.objects.undated().order_by("pk")[0]
    page.goto(source_site + report.get_absolute_url())
    page.get_by_text("Set the day of publication").first.click()
    page.locator("[name=day]").fill("2025-03-09")
    page.locator("form[action$='/published/'] [name=why]").first.fill("its page says so")
    page.get_by_role("button", name="Set the day").click()
    with django_db_blocker.unblock():
        committed(lambda: finish(report.pk, nlp))  # as a worker would
    page.goto(f"{source_site}/dates/2025/03/09/")
    expect(page.locator(".days > section").nth(1)).to_contain_text(report.title)
    undo(page, source_site, "published on 2025-03-09")
    with django_db_blocker.unblock():
        committed(lambda: finish(report.pk, nlp))
        report.refresh_from_db()
    assert report.published is None


def test_the_queue_is_worked_by_keyboard_alone(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    page.goto(f"{source_site}/queue/")
    if not page.evaluate("() => window.htmx !== undefined"):
        pytest.skip("keys need JavaScript")
    with django_db_blocker.unblock():
        left = Mention.objects.unsure().count() + Mention.objects.doubtful().count()
    if not left:
        pytest.skip("the machine was unsure of nothing")
    for key in ("a", "u", "x", "u", "r", "u"):
        before = page.locator("main").inner_text()
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.locator("main").inner_text() != before
    with django_db_blocker.unblock():
        assert not Ruling.objects.standing().exists()
        assert Ruling.objects.filter(withdraws__isnull=True).count() >= 3
