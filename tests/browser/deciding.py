"""What an editor does in the browser again and again, and what the server has to see committed."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth.models import User
from django.db import connections
from playwright.sync_api import Page, expect
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoDbBlocker

from articles.models import Article
from entities.models import Entity, Mention, Ruling
from entities.rulings.derive import BACKGROUND, derive_articles
from entities.rulings.frame import withdraw


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


def say(page: Page, site: str, of: Entity, button: str, field: str, words: str) -> None:
    """One thing said of a page on its own form."""
    page.goto(f"{site}/entities/{of.pk}/edit/")
    page.locator(field).fill(words)
    page.get_by_role("button", name=re.compile(f"^{button}")).click()
    expect(page.locator(".message").first).to_be_visible()


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


def decide(page: Page, address: str, report: Article, button: str) -> None:
    """Choose a report on the form of its story and confirm what the button decides."""
    if address:
        page.goto(address)
    page.locator(f"[name=report][value='{report.pk}']").check()
    page.get_by_role("button", name=button).click()
    page.get_by_role("button", name="Yes, record it").click()
    expect(page.locator("main")).to_contain_text("Recorded:", timeout=20_000)


def derive_waiting() -> None:
    """What a worker does of the rulings that are left to the background."""
    jobs = ProcrastinateJob.objects.filter(task_name=BACKGROUND, status="todo").order_by("pk")
    for each in jobs:
        derive_articles(each.args["article_ids"])
    with connections["default"].cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s", [BACKGROUND])
