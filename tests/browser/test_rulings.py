"""An editor decides on the source reports, in place and in the queue, and undoes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db.models import Count
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker
from spacy.language import Language

from articles.models import Article, Story
from articles.pipeline import finish
from entities.models import DateMention, Entity, Event, Mention, Printing, Ruling
from entities.rulings import derive
from entities.views.desk.doubts import KINDS
from tests.browser.deciding import (
    committed,
    decide,
    derive_waiting,
    entity,
    merge,
    pen,
    report_of,
    say,
    undo,
    undo_everything,
)
from tests.browser.visitor import Visitor
from tests.factories import make_source

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
    # The first ruling of a server loads spaCy; where much else runs that takes a while.
    visitor.page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    yield visitor.page
    expect.set_options(timeout=5_000)
    with django_db_blocker.unblock():
        committed(undo_everything)


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


def test_zelensky_merged_into_zelenskyy_is_undone_after_five_other_rulings(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        zelensky = Entity.objects.named().get(name__startswith="Volodymyr Zelensk")
    # The machine knows that the two spellings are one man: an editor parts them first.
    page.goto(f"{source_site}/entities/{zelensky.pk}/split/")
    for box in page.get_by_role("checkbox", name="Zelenskyy”").all():
        box.check()
    page.locator("[name=new_name]").fill("Volodymyr Zelenskyy")
    page.get_by_role("button", name="Split").click()
    expect(page.locator("main .message").first).to_be_visible()
    with django_db_blocker.unblock():
        zelenskyy = Entity.objects.named().get(key__startswith="editor ")
    merge(page, source_site, zelenskyy, zelensky)
    expect(page.locator("main .message").first).to_be_visible()
    with django_db_blocker.unblock():
        merged = Ruling.objects.standing("merge").get()
    address = source_site + zelensky.get_absolute_url()
    page.goto(address)
    expect(page).to_have_url(source_site + zelenskyy.get_absolute_url())
    say(page, source_site, zelenskyy, "Rename", "#say-rename", "President Zelenskyy")
    say(page, source_site, zelenskyy, "Set the line", "#say-line", "of Ukraine")
    say(page, source_site, zelenskyy, "Add the name", "#say-alias", "Vladimir Zelenskij")
    say(page, source_site, zelenskyy, "Pin", "[name=why] >> nth=-1", "for now")
    say(page, source_site, zelenskyy, "Set the line", "#say-line", "President of Ukraine")

    page.goto(f"{source_site}/rulings/{merged.pk}/undo/")
    expect(page.locator("main")).to_contain_text("Later rulings on the same")
    expect(page.locator("main .names > li")).to_have_count(5)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".message")).to_contain_text("Undone")
    page.goto(address)
    expect(page).to_have_url(address)
    expect(page.locator("h1")).to_have_text("Volodymyr Zelensky")
    page.goto(source_site + zelenskyy.get_absolute_url())
    expect(page.locator("h1")).to_have_text("President Zelenskyy")


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
        alone = Printing.objects.annotate(times=Count("quote__printings")).filter(times=1)
        printing = alone.filter(speaker__name="John Healey").order_by("pk")[0]
        start, end, article = printing.start, printing.end, printing.article_id
        hegseth = Entity.objects.get(name="Pete Hegseth").pk
        address = printing.quote.get_absolute_url()
    page.goto(source_site + address)
    page.get_by_role("link", name="Correct the speaker").first.click()
    page.locator("#ruling-form").get_by_label("Look for").fill("Hegseth")
    page.locator("#ruling-form").get_by_role("button", name="Find").click()
    page.locator(f"#choices [value='{hegseth}']").check()
    page.get_by_role("button", name="Decide").click()
    expect(page.locator("main .message").first).to_be_visible()
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


def test_a_date_is_corrected_and_another_rejected(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        found = DateMention.objects.exact().filter(article__published__isnull=False)
        one, other = found.filter(rule__isnull=False).order_by("pk")[:2]
    for each, words in ((one, "2025-03-04"), (other, "")):
        page.goto(f"{source_site}/articles/{each.article_id}/dates/{each.start}-{each.end}/")
        page.get_by_label("It is").fill(words)
        if not words:
            page.get_by_label("not a date").check()
        page.get_by_role("button", name="Decide").click()
        expect(page.locator("main .text")).to_be_visible()
    page.goto(f"{source_site}/dates/2025/03/04/")
    expect(page.locator(".days > section").first).to_contain_text(one.article.title)
    with django_db_blocker.unblock():
        assert not DateMention.objects.filter(article=other.article_id, start=other.start).exists()


def test_a_page_is_renamed_linked_struck_hidden_and_told_apart(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    wendy = entity("Wendy Chamberlain", django_db_blocker)
    chris = entity("Chris McDonald", django_db_blocker)
    address = source_site + wendy.get_absolute_url()
    page.goto(address)
    page.get_by_role("link", name="Edit", exact=True).click()
    page.locator("#say-link").fill("Wikidata Q1")
    page.locator("[name=url]").first.fill("https://www.wikidata.org/wiki/Q1")
    page.get_by_role("button", name="Add the link").click()
    expect(page.get_by_role("link", name="Wikidata Q1")).to_be_visible()

    page.goto(f"{source_site}/entities/{wendy.pk}/merge/?with={chris.pk}")
    page.get_by_role("button", name="They are not the same").click()
    page.goto(f"{source_site}/entities/{wendy.pk}/merge/?with={chris.pk}")
    expect(page.locator("main")).to_contain_text("different on")

    page.goto(f"{source_site}/entities/{wendy.pk}/edit/")
    page.get_by_role("button", name="Hide from readers").click()
    expect(page.locator("main")).to_contain_text("Hidden from readers. editor ed")
    assert Client().get(wendy.get_absolute_url()).status_code == 404

    page.goto(f"{source_site}/entities/{chris.pk}/edit/")
    page.get_by_role("button", name="Not this one’s name").first.click()
    page.goto(f"{source_site}/rulings/")
    expect(page.locator("main")).to_contain_text("“Chris McDonald” is not Chris McDonald")


def test_a_name_gets_other_borders_and_one_is_of_another_kind(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    page.goto(source_site + report_of("Harry Truman", django_db_blocker))
    pen(page, "Harry Truman")
    page.locator("#ruling-form").get_by_label("a longer or shorter name").check()
    page.locator("#ruling-form [name=words]").fill("Truman")
    page.get_by_role("button", name="Decide").click()
    expect(page.locator("main .text a.person").get_by_text("Truman", exact=True)).to_be_attached()
    expect(page.locator("main .text a.person", has_text="Harry Truman")).to_have_count(0)

    page.goto(source_site + report_of("Pentagon", django_db_blocker))
    pen(page, "Pentagon")
    page.locator("#ruling-form").get_by_label("of another kind").check()
    page.locator("#ruling-form [name=kind]").select_option("organisation")
    page.get_by_role("button", name="Decide").click()
    expect(page.locator("main .text a.organisation", has_text="Pentagon").first).to_be_attached()


def test_a_ruling_for_an_outlet_and_one_for_always_say_what_they_change(
    page: Page,
    source_site: str,
    django_db_blocker: DjangoDbBlocker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(derive, "AT_ONCE", 1)  # what concerns two reports is left to the workers
    named = Mention.objects.filter(text="Ukraine", kind="place")
    with django_db_blocker.unblock():
        reports = sorted(set(named.values_list("article", flat=True)))
        ours = Article.objects.filter(pk__in=reports[:2])
        committed(lambda: ours.update(source=make_source("The Weekly")))
        of = {"outlet": named.filter(article__in=reports[:2]).count(), "always": named.count()}
    try:
        for scope, n in (("outlet", 2), ("always", len(reports))):
            page.goto(f"{source_site}/articles/{reports[0]}/")
            pen(page, "Ukraine")
            form = page.locator("#ruling-form")
            width = form.locator("p", has=page.locator(f"[name=scope][value={scope}]"))
            expect(width).to_contain_text(f"changes {of[scope]} mentions in {n} reports")
            form.locator(f"[name=scope][value={scope}]").check()
            form.get_by_label("somebody or something new").check()
            form.locator("[name=new_name]").fill(f"Ukraine of {scope}")
            page.get_by_role("button", name="Decide").click()
            expect(page.locator("#progress")).to_contain_text(f"0 of {n} reports")
            with django_db_blocker.unblock():
                committed(derive_waiting)
            page.reload()
            expect(page.locator("#progress")).to_contain_text("All reports have it.")
        with django_db_blocker.unblock():
            kept, others = (
                set(named.filter(article__in=some).values_list("entity__name", flat=True))
                for some in (reports[:2], reports[2:])
            )
        # What was said of the outlet holds there whatever is said of all reports.
        assert (kept, others) == ({"Ukraine of outlet"}, {"Ukraine of always"})
    finally:
        with django_db_blocker.unblock():
            committed(lambda: ours.update(source=None))


def test_two_events_are_merged_and_one_is_split(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        one, other = Event.objects.told().filter(reports=1).order_by("pk")[:2]
    page.goto(source_site + one.get_absolute_url())
    page.get_by_role("link", name="Merge", exact=True).click()
    page.get_by_label("Look for").fill(other.title)
    page.get_by_role("button", name="Find").click()
    page.locator(f"#offered [value='{other.pk}']").check()
    page.get_by_role("button", name="Compare those chosen").click()
    if page.locator("[name=sure]").count():
        page.check("[name=sure]")
    page.get_by_role("button", name="Merge them").click()
    expect(page.locator("main .message").first).to_be_visible()
    page.goto(source_site + other.get_absolute_url())
    expect(page).to_have_url(re.compile(f"/events/{one.pk}-"))

    page.get_by_role("link", name="Split", exact=True).click()
    page.locator("[name=report]").last.check()
    page.get_by_role("button", name="Split").click()
    parted = page.locator("main .message", has_text="several under this address")
    expect(parted).to_be_visible()
    parted.get_by_role("link").first.click()
    expect(page).not_to_have_url(re.compile(f"/events/{one.pk}-"))
    expect(page.locator("h1")).to_be_visible()


def test_an_event_is_told_anew_field_by_field(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        event = Event.objects.told().filter(reports=1).order_by("pk")[0]
    page.goto(source_site + event.get_absolute_url())
    controls = page.locator("main .why a", has_text="Correct").all()
    addresses = sorted({each.get_attribute("href") or "" for each in controls})
    assert addresses, "an event has no control on its page"
    for address in addresses:
        page.goto(source_site + address)
        page.get_by_label("Kind").select_option("visit")
        page.get_by_label("Status").select_option("cancelled")
        page.get_by_label("Day").fill("2025-03-05")
        for name in ("participants", "place"):
            box = page.locator(f"[name={name}]:checked")
            if box.count() and (name == "place" or box.count() > 1):
                box.last.uncheck()
        page.get_by_role("button", name="Decide").click()
        expect(page.locator("main .message").first).to_be_visible()
    heading = page.locator("main .eyebrow")
    expect(heading).to_contain_text("visit")
    expect(page.locator("main .count")).to_contain_text("cancelled")
    expect(page.locator("main .count")).to_contain_text("5 March 2025")


def test_a_report_is_moved_to_another_story(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        story = Story.objects.standing().order_by("-reports", "pk")[0]
        own = list(Article.objects.filter(story=story, reprint_of=None).order_by("pk"))
    edit = f"{source_site}/stories/{story.pk}/edit/"
    decide(page, edit, own[0], "Split the chosen off")
    with django_db_blocker.unblock():
        other = Article.objects.select_related("story").get(pk=own[0].pk).story
    assert other
    page.goto(edit)
    page.get_by_label("or its address").fill(other.get_absolute_url())
    decide(page, "", own[1], "Move the chosen there")
    page.goto(source_site + other.get_absolute_url())
    expect(page.locator("main .texts").first).to_contain_text(own[1].title)
    page.goto(source_site + own[1].get_absolute_url())
    expect(page.locator("main")).to_contain_text("put here by editor ed")


def test_the_queue_is_worked_by_keyboard_alone(
    page: Page, source_site: str, django_db_blocker: DjangoDbBlocker
) -> None:
    page.goto(f"{source_site}/queue/")
    if not page.evaluate("() => window.htmx !== undefined"):
        pytest.skip("keys need JavaScript")
    with django_db_blocker.unblock():
        asked = [each.name for each in KINDS if each.rows().exists()]
    assert {"likeness", "event", "report"} <= set(asked), "the machine was unsure of little"
    for kind in asked:
        page.goto(f"{source_site}/queue/?only={kind}")
        # To accept a day one has to be typed first.
        every = "xr" if kind in ("date", "report") else "axr"
        offered = [key for key in every if page.locator(f"[data-key={key}]").count()]
        for pressed in "".join(f"{key}u" for key in offered) + "s":
            before = page.locator("main").inner_text() + page.url
            with page.expect_navigation():
                page.keyboard.press(pressed)
            assert page.locator("main").inner_text() + page.url != before, (kind, pressed)
    with django_db_blocker.unblock():
        assert not Ruling.objects.standing().exists()
        assert Ruling.objects.filter(withdraws__isnull=True).count() >= 2 * len(asked)
