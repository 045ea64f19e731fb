"""Which role may use which address: strangers read, editors rule, administrators keep the site.

Every pattern of the site's addresses has a row here; one without fails the first test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.jobs import queue
from articles.models import Feed, Refused, Remark, SavedSearch
from entities.models import Address, Entity, Mention, Ruling
from entities.rulings.frame import record
from entities.rulings.on_entities import renamed
from tests.entities.rulings.desk import TEXT, read, the
from tests.factories import (
    link_stories,
    make_date,
    make_event,
    make_printing,
    make_story,
    make_version,
)

pytestmark = pytest.mark.django_db

READER, STRANGER, EDITOR, ADMINISTRATOR = "reader", "no rights", "editor", "administrator"
ROLES = (READER, STRANGER, EDITOR, ADMINISTRATOR)

ASKED, REFUSED, ABSENT, OPEN = "asked to sign in", "refused", "absent", "open"

FOR_ALL = (OPEN, OPEN, OPEN, OPEN)
FOR_EDITORS = (ASKED, REFUSED, OPEN, OPEN)
FOR_EDITORS_UNASKED = (REFUSED, REFUSED, OPEN, OPEN)
IN_ADMIN = (ASKED, ASKED, OPEN, OPEN)
FOR_ADMINISTRATORS = (ASKED, ASKED, REFUSED, OPEN)
FOR_NOBODY = (ASKED, ASKED, REFUSED, REFUSED)

Row = tuple[str, str, tuple[str, ...], dict[str, Any]]
"""Method, address, what each role gets, what is posted."""


def get(address: str, who: tuple[str, ...] = FOR_ALL) -> Row:
    return "get", address, who, {}


def post(address: str, who: tuple[str, ...], **told: Any) -> Row:
    return "post", address, who, told


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address of the site as its pattern is written."""
    for each in resolver.url_patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield here
        else:
            yield from patterns(each, here)


@pytest.fixture
def rows() -> dict[str, Row]:
    """A row for each pattern that is not the admin's own."""
    story = make_story("Two meet")
    article = read(story=story, source="The Paper", published=date(2025, 3, 6))
    make_version(article)
    queue([article.pk])
    berg, anna = the("Berg"), Entity.objects.get(name="Anna Berg")
    oslo = Entity.objects.get(name="Oslo")
    nato = Entity.objects.create(
        kind="organisation", key="nato", name="NATO", slug="nato", reports=1
    )
    Address.objects.create(kind=nato.kind, slug=nato.slug, entity=nato)
    printing = make_printing(article, "spoke to reporters", anna)
    day = make_date(article, "Later", date(2025, 3, 6))
    event = make_event(article, "met", anna, place=oslo, day=date(2025, 3, 6))
    telling = event.tellings.get()
    ruling = record(renamed(anna, "Anna B."), editor=None)
    anna.refresh_from_db()
    feed = Feed.objects.create(url="https://feeds.example/feed")
    refused = Refused.objects.create(origin="x", reason="empty", raw=b"x", dropped=True)
    remark = Remark.objects.create(page="/", said="Wrong.")
    saved = SavedSearch.objects.create(name="Berg", question="q=berg")
    link_stories(make_story("One"), make_story("Other"))
    in_article = f"/articles/{article.pk}"
    title, head = article.slug, story.slug
    span, quoted, dated = _span(berg), _span(printing), _span(day)
    told = f"{telling.start}-{telling.end}/{telling.kind}"
    card = "card/"
    return {
        "": get("/"),
        "stories/": get("/stories/"),
        "stories/<int:pk>/": get(f"/stories/{story.pk}/"),
        "stories/<int:pk>-<str:slug>/": get(f"/stories/{story.pk}-{head}/"),
        "stories/<int:pk>/edit/": get(f"/stories/{story.pk}/edit/", FOR_EDITORS_UNASKED),
        "stories/<int:pk>/history/": get(f"/stories/{story.pk}/history/"),
        "stories/<int:pk>-<str:slug>.atom": get(f"/stories/{story.pk}-{head}.atom"),
        "stories/<int:pk>-<str:slug>.feed.json": get(f"/stories/{story.pk}-{head}.feed.json"),
        "stories/<int:pk>-<str:slug>/comparison/": get(f"/stories/{story.pk}-{head}/comparison/"),
        "stories/<int:pk>-<str:slug>/comparison.csv": get(
            f"/stories/{story.pk}-{head}/comparison.csv"
        ),
        "articles/": get("/articles/"),
        "articles/<int:pk>/": get(f"{in_article}/"),
        "articles/<int:pk>-<str:slug>/": get(f"{in_article}-{title}/"),
        "articles/<int:pk>-<str:slug>/versions/<int:number>/": get(
            f"{in_article}-{title}/versions/1/"
        ),
        "articles/<int:pk>/published/": post(f"{in_article}/published/", FOR_EDITORS_UNASKED),
        "articles/<int:pk>/story/": post(f"{in_article}/story/", FOR_EDITORS),
        "articles/<int:pk>/copy/": post(f"{in_article}/copy/", FOR_EDITORS, other=article.pk),
        "articles/<int:pk>/original/<int:number>/": get(f"{in_article}/original/1/"),
        "about/design/": get("/about/design/"),
        "language/": post("/language/", FOR_ALL, language="de", next="/dates/"),
        "sources.opml": get("/sources.opml"),
        "sources/": get("/sources/"),
        "sources/<slug:slug>/": get("/sources/the-paper/"),
        "search/": get("/search/?q=berg"),
        "search/saved/": post("/search/saved/", FOR_EDITORS),
        "search/saved/<int:pk>/remove/": post(f"/search/saved/{saved.pk}/remove/", FOR_EDITORS),
        "oembed/": get(f"/oembed/?url=http://testserver/stories/{story.pk}-{head}/"),
        "report-an-error/": get("/report-an-error/?page=/"),
        "desk/remarks/<int:pk>/": post(f"/desk/remarks/{remark.pk}/", FOR_EDITORS),
        "desk/": get("/desk/", FOR_EDITORS),
        "desk/add/": post("/desk/add/", FOR_EDITORS),
        "desk/list/": post("/desk/list/", FOR_EDITORS),
        "desk/feeds.opml": get("/desk/feeds.opml", FOR_EDITORS),
        "desk/load/": get("/desk/load/", FOR_EDITORS),
        "desk/feeds/<int:pk>/": post(f"/desk/feeds/{feed.pk}/", FOR_EDITORS),
        "desk/refused/<int:pk>/": post(f"/desk/refused/{refused.pk}/", FOR_EDITORS),
        "desk/refused/<int:pk>/raw/": get(f"/desk/refused/{refused.pk}/raw/", FOR_EDITORS),
        "quality/": get("/quality/"),
        "robots.txt": get("/robots.txt"),
        "sitemap.xml": get("/sitemap.xml"),
        "sitemap-<slug:kind>-<int:number>.xml": get("/sitemap-articles-1.xml"),
        "opensearch.xml": get("/opensearch.xml"),
        "healthz": get("/healthz"),
        r"^(?P<page>(?:[^/]+/)*)(?P<picture>[a-z-]+)\.svg$": get(
            f"/stories/{story.pk}-{head}/timeline.svg"
        ),
        "people/": get("/people/"),
        "people/<slug:slug>/": get(anna.get_absolute_url()),
        "people/<slug:slug>/card/": get(f"{anna.get_absolute_url()}{card}"),
        "places/": get("/places/"),
        "places/<slug:slug>/": get(oslo.get_absolute_url()),
        "places/<slug:slug>/card/": get(f"{oslo.get_absolute_url()}{card}"),
        "organisations/": get("/organisations/"),
        "organisations/<slug:slug>/": get("/organisations/nato/"),
        "organisations/<slug:slug>/card/": get(f"/organisations/nato/{card}"),
        "quotes/": get("/quotes/"),
        "quotes/<int:pk>/": get(f"/quotes/{printing.quote_id}/"),
        "events/": get("/events/"),
        "events.ics": get("/events.ics"),
        "events/<int:pk>.ics": get(f"/events/{event.pk}.ics"),
        "events/<int:pk>/": get(f"/events/{event.pk}/"),
        "events/<int:pk>-/": get(f"/events/{event.pk}-/"),
        "events/<int:pk>-<slug:slug>/": get(event.get_absolute_url()),
        "queue/": get("/queue/", FOR_EDITORS),
        "rulings/": get("/rulings/"),
        "rulings/rules/": get("/rulings/rules/", FOR_EDITORS),
        "rulings/<int:pk>/undo/": get(f"/rulings/{ruling.pk}/undo/", FOR_EDITORS),
        "rulings/<int:pk>/progress/": get(f"/rulings/{ruling.pk}/progress/", FOR_EDITORS),
        "entities/<int:pk>/edit/": get(f"/entities/{anna.pk}/edit/", FOR_EDITORS),
        "entities/<int:pk>/merge/": get(f"/entities/{anna.pk}/merge/", FOR_EDITORS),
        "entities/<int:pk>/split/": get(f"/entities/{anna.pk}/split/", FOR_EDITORS),
        "entities/<int:pk>/history/": get(f"/entities/{anna.pk}/history/"),
        "events/<int:pk>/merge/": get(f"/events/{event.pk}/merge/", FOR_EDITORS),
        "events/<int:pk>/split/": get(f"/events/{event.pk}/split/", FOR_EDITORS),
        "events/<int:pk>/history/": get(f"/events/{event.pk}/history/"),
        "articles/<int:pk>/history/": get(f"{in_article}/history/"),
        "articles/<int:article>/names/<int:start>-<int:end>/": get(
            f"{in_article}/names/{span}/", FOR_EDITORS
        ),
        "articles/<int:article>/dates/<int:start>-<int:end>/": get(
            f"{in_article}/dates/{dated}/", FOR_EDITORS
        ),
        "articles/<int:article>/quotations/<int:start>-<int:end>/": get(
            f"{in_article}/quotations/{quoted}/", FOR_EDITORS
        ),
        "articles/<int:article>/events/<int:start>-<int:end>/<slug:kind>/": get(
            f"{in_article}/events/{told}/", FOR_EDITORS
        ),
        "dates/": get("/dates/"),
        "dates/<yyyy:year>/": get("/dates/2025/"),
        "dates/<yyyy:year>/<dd:month>/": get("/dates/2025/03/"),
        "dates/<yyyy:year>/<dd:month>/<dd:day>/": get("/dates/2025/03/06/"),
        "openapi.json": get("/openapi.json"),
        TWIN: get("/people.json"),
    }


TWIN = next(each for each in patterns(get_resolver()) if "(?P<form>" in each)


def _span(found: Any) -> str:
    return f"{found.start}-{found.end}"


IN_ADMIN_ITSELF = {
    "admin/": get("/admin/", IN_ADMIN),
    "admin/login/": get("/admin/login/"),
    "admin/logout/": post("/admin/logout/", FOR_ALL),
    "admin/password_change/": get("/admin/password_change/", IN_ADMIN),
    "admin/password_change/done/": get("/admin/password_change/done/", IN_ADMIN),
    "admin/autocomplete/": get(
        "/admin/autocomplete/?app_label=entities&model_name=mention&field_name=entity", IN_ADMIN
    ),
    "admin/jsi18n/": get("/admin/jsi18n/", IN_ADMIN),
    "admin/r/<path:content_type_id>/<path:object_id>/": get(
        "/admin/r/0/0/", (ASKED, ASKED, ABSENT, ABSENT)
    ),
    "admin/auth/user/<id>/password/": get("/admin/auth/user/{user}/password/", FOR_ADMINISTRATORS),
    "admin/^(?P<app_label>articles|entities|auth|procrastinate)/$": get(
        "/admin/auth/", (ASKED, ASKED, ABSENT, OPEN)
    ),
    "admin/(?P<url>.*)$": get("/admin/nowhere/", (ASKED, ASKED, ABSENT, ABSENT)),
}

LOOKED_AT: dict[str, tuple[str, ...]] = dict.fromkeys(
    ("changelist", "history", "change", ""), IN_ADMIN
)
KEPT: dict[str, tuple[str, ...]] = {"add": FOR_ADMINISTRATORS, "delete": FOR_ADMINISTRATORS}
OF_MODEL: dict[str, dict[str, tuple[str, ...]]] = {
    "articles.article": {"delete": FOR_ADMINISTRATORS},
    "articles.source": KEPT,
    "articles.refused": {"delete": FOR_ADMINISTRATORS},
    "entities.entity": {"add": IN_ADMIN},
    "auth.user": {each: FOR_ADMINISTRATORS for each in (*LOOKED_AT, *KEPT) if each},
    "auth.group": {each: FOR_NOBODY for each in LOOKED_AT if each},
    "procrastinate.procrastinatejob": dict.fromkeys(
        ("changelist", "change", "history"), FOR_NOBODY
    ),
}
"""What differs from: both editors and administrators look, nobody adds or deletes."""


def of_models() -> Iterator[tuple[str, Callable[[], Row]]]:
    """A row for each address of each model of the admin."""
    for model in site._registry:
        app, name = model._meta.app_label, model._meta.model_name
        for verb, end in (
            ("changelist", ""),
            ("add", "add/"),
            ("history", "<path:object_id>/history/"),
            ("delete", "<path:object_id>/delete/"),
            ("change", "<path:object_id>/change/"),
            ("", "<path:object_id>/"),
        ):
            usual = LOOKED_AT.get(verb, FOR_NOBODY)
            who = OF_MODEL.get(f"{app}.{name}", {}).get(verb, usual)

            def row(model: Any = model, end: str = end, who: tuple[str, ...] = who) -> Row:
                pk = model._default_manager.values_list("pk", flat=True).first() or 0
                address = end.replace("<path:object_id>", str(pk))
                meta = model._meta
                return get(f"/admin/{meta.app_label}/{meta.model_name}/{address}", who)

            yield f"admin/{app}/{name}/{end}", row


def as_role(client: Client, role: str) -> Client:
    if role == READER:
        return client
    staff = role in (EDITOR, ADMINISTRATOR)
    user = User.objects.create_user(role.replace(" ", "-"), is_staff=staff)
    if staff:
        user.groups.add(Group.objects.get(name=f"{role.capitalize()}s"))
    client.force_login(user)
    return client


def outcome(client: Client, row: Row) -> str:
    method, address, _, told = row
    user = User.objects.values_list("pk", flat=True).first()
    address = address.replace("{user}", str(user))
    answer = client.post(address, told) if method == "post" else client.get(address)
    if answer.status_code in (301, 302):
        asked = "/admin/login/" in answer.headers["Location"] and address != "/admin/login/"
        return ASKED if asked else OPEN
    return {403: REFUSED, 404: ABSENT, 500: "broken"}.get(answer.status_code, OPEN)


def test_every_address_of_the_site_has_its_row(rows: dict[str, Row]) -> None:
    known = {*rows, *IN_ADMIN_ITSELF, *(name for name, _ in of_models())}
    assert set(patterns(get_resolver())) - known == set()


@pytest.mark.parametrize("role", ROLES)
def test_every_address_is_open_to_the_roles_it_is_for(
    client: Client, rows: dict[str, Row], role: str
) -> None:
    client, at = as_role(client, role), ROLES.index(role)
    every = {**rows, **{name: make() for name, make in of_models()}, **IN_ADMIN_ITSELF}
    last = every.pop("admin/logout/")
    wrong = {
        name: (got, row[2][at])
        for name, row in [*every.items(), ("logout", last)]
        if (got := outcome(client, row)) != row[2][at]
    }
    assert not wrong, wrong


@pytest.mark.parametrize("role", [READER, STRANGER])
def test_nobody_else_rules_by_any_post(client: Client, rows: dict[str, Row], role: str) -> None:
    before, mentions = Ruling.objects.count(), Mention.objects.count()
    client = as_role(client, role)
    told = {
        "do": "rename",
        "value": "X",
        "chosen": "none",
        "scope": "here",
        "name": "x",
        "why": "x",
    }
    told |= {"act": "headline", "headline": "X", "confirmed": "1", "day": "2025-03-04"}
    told |= {"reject": "1", "kind": "meeting", "status": "held"}
    for name, (_, address, who, _) in rows.items():
        if who[0] != OPEN:
            got = client.post(address, told).status_code
            assert got in (302, 403, 405), (name, got)
    assert (Ruling.objects.count(), Mention.objects.count()) == (before, mentions)


@pytest.mark.parametrize(
    ("model", "action"), [("mention", "not_a_name"), ("entity", "hide"), ("entity", "merge")]
)
def test_a_bulk_action_asks_for_the_right_to_rule(
    client: Client, rows: dict[str, Row], model: str, action: str
) -> None:
    looker = User.objects.create_user("looker", is_staff=True)
    looker.groups.create(name="Lookers").permissions.set(_views())
    client.force_login(looker)
    rows_of = {"mention": Mention.objects.all(), "entity": Entity.objects.all()}[model]
    chosen = [each.pk for each in rows_of]
    told = {"action": action, "_selected_action": chosen, "confirmed": "1", "seen": 99}
    before = Ruling.objects.count()
    listed = reverse(f"admin:entities_{model}_changelist")
    assert client.get(listed).status_code == 200
    answer = client.post(listed, told)
    assert "/merge/" not in answer.headers.get("Location", "")
    assert Ruling.objects.count() == before


def _views() -> Any:
    return Permission.objects.filter(codename__startswith="view_")


@pytest.mark.parametrize("field", ["entity", "story", "source"])
def test_an_autocomplete_offers_nothing_to_who_may_not_look(client: Client, field: str) -> None:
    client.force_login(User.objects.create_user("looker", is_staff=True))
    app, model = ("entities", "mention") if field == "entity" else ("articles", "article")
    query = f"?app_label={app}&model_name={model}&field_name={field}&term=a"
    assert client.get(f"/admin/autocomplete/{query}").status_code == 403


def test_a_hidden_page_is_there_for_editors_alone(client: Client, rows: dict[str, Row]) -> None:
    anna = Entity.objects.get(name="Anna B.")
    Entity.objects.filter(pk=anna.pk).update(hidden=True)
    page, history = anna.get_absolute_url(), reverse("entity-history", args=[anna.pk])
    assert client.get(page).status_code == 404
    assert client.get(f"{page}card/").status_code == 404
    assert client.get(history).status_code == 404
    report = rows["articles/<int:pk>-<str:slug>/"][1]
    assert TEXT.split(".")[0] in client.get(report).content.decode()
    assert as_role(client, EDITOR).get(page).status_code == 200
