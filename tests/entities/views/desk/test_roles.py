"""Which role may use which address: strangers read, editors rule, administrators keep the site."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from entities.models import Entity, Mention, Printing, Ruling
from entities.rulings.frame import record
from entities.rulings.on_entities import renamed
from tests.entities.rulings.desk import TEXT, read, the
from tests.factories import make_event, make_printing

pytestmark = pytest.mark.django_db

READER, STRANGER, EDITOR, ADMINISTRATOR = "reader", "no rights", "editor", "administrator"
ROLES = (READER, STRANGER, EDITOR, ADMINISTRATOR)

ASKED, REFUSED, OPEN = 302, 403, 200
"""Asked to sign in, refused, open."""

FOR_EDITORS = (ASKED, REFUSED, OPEN, OPEN)
FOR_ALL = (OPEN, OPEN, OPEN, OPEN)
IN_ADMIN = (ASKED, ASKED, OPEN, OPEN)
FOR_ADMINISTRATORS = (ASKED, ASKED, REFUSED, OPEN)

MATRIX = {
    "queue": FOR_EDITORS,
    "overruled": FOR_EDITORS,
    "undo": FOR_EDITORS,
    "progress": FOR_EDITORS,
    "edit": FOR_EDITORS,
    "merge": FOR_EDITORS,
    "split": FOR_EDITORS,
    "name": FOR_EDITORS,
    "quotation": FOR_EDITORS,
    "event": FOR_EDITORS,
    "log": FOR_ALL,
    "history of a page": FOR_ALL,
    "history of a report": FOR_ALL,
    "page": FOR_ALL,
    "report": FOR_ALL,
    "admin": IN_ADMIN,
    "admin mentions": IN_ADMIN,
    "admin entities": IN_ADMIN,
    "admin autocomplete": IN_ADMIN,
    "admin users": FOR_ADMINISTRATORS,
    "admin sources": IN_ADMIN,
    "admin add a user": FOR_ADMINISTRATORS,
}


@pytest.fixture
def addresses() -> dict[str, str]:
    """Every address of the matrix, of rows that are there."""
    article = read()
    mention = the("Berg")
    entity = Entity.objects.get(name="Anna Berg")
    printing: Printing = make_printing(article, "spoke to reporters")
    event = make_event(article, "met", entity)
    telling = event.tellings.get()
    ruling = record(renamed(entity, "Anna B."), editor=None)
    entity.refresh_from_db()
    autocomplete = "?app_label=entities&model_name=mention&field_name=entity"
    return {
        "queue": reverse("queue"),
        "overruled": reverse("overruled"),
        "undo": reverse("undo-ruling", args=[ruling.pk]),
        "progress": reverse("ruling-progress", args=[ruling.pk]),
        "edit": reverse("edit-entity", args=[entity.pk]),
        "merge": reverse("merge-entities", args=[entity.pk]),
        "split": reverse("split-entity", args=[entity.pk]),
        "name": reverse("rule-mention", args=[article.pk, mention.start, mention.end]),
        "quotation": reverse("rule-quote", args=[article.pk, printing.start, printing.end]),
        "event": reverse("rule-event", args=[article.pk, telling.start, telling.end, telling.kind]),
        "log": reverse("rulings"),
        "history of a page": reverse("entity-history", args=[entity.pk]),
        "history of a report": reverse("article-history", args=[article.pk]),
        "page": entity.get_absolute_url(),
        "report": article.get_absolute_url(),
        "admin": reverse("admin:index"),
        "admin mentions": reverse("admin:entities_mention_changelist"),
        "admin entities": reverse("admin:entities_entity_changelist"),
        "admin autocomplete": reverse("admin:autocomplete") + autocomplete,
        "admin users": reverse("admin:auth_user_changelist"),
        "admin sources": reverse("admin:articles_source_changelist"),
        "admin add a user": reverse("admin:auth_user_add"),
    }


def as_role(client: Client, role: str) -> Client:
    if role == READER:
        return client
    staff = role in (EDITOR, ADMINISTRATOR)
    user = User.objects.create_user(role.replace(" ", "-"), is_staff=staff)
    if staff:
        user.groups.add(Group.objects.get(name=f"{role.capitalize()}s"))
    client.force_login(user)
    return client


@pytest.mark.parametrize("role", ROLES)
def test_every_address_is_open_to_the_roles_it_is_for(
    client: Client, addresses: dict[str, str], role: str
) -> None:
    client = as_role(client, role)
    at = ROLES.index(role)
    got = {name: client.get(address).status_code for name, address in addresses.items()}
    assert got == {name: expected[at] for name, expected in MATRIX.items()}


@pytest.mark.parametrize("role", [READER, STRANGER])
@pytest.mark.parametrize("name", ["undo", "edit", "merge", "split", "name", "quotation", "event"])
def test_nobody_else_can_post_there(
    client: Client, addresses: dict[str, str], role: str, name: str
) -> None:
    before = Ruling.objects.count()
    told = {"do": "rename", "value": "X", "chosen": "none", "scope": "here", "name": "x"}
    assert as_role(client, role).post(addresses[name], told).status_code in (ASKED, REFUSED)
    assert Ruling.objects.count() == before


def test_the_bulk_action_asks_for_the_right_to_rule(
    client: Client, addresses: dict[str, str]
) -> None:
    user = User.objects.create_user("looker", is_staff=True)
    client.force_login(user)
    chosen = list(Mention.objects.values_list("pk", flat=True))
    told = {"action": "not_a_name", "_selected_action": chosen}
    assert client.post(addresses["admin mentions"], told).status_code == REFUSED
    assert Mention.objects.count() == len(chosen)


def test_a_hidden_page_is_there_for_editors_alone(
    client: Client, addresses: dict[str, str]
) -> None:
    Entity.objects.filter(name="Anna B.").update(hidden=True)
    assert client.get(addresses["page"]).status_code == 404
    assert client.get(addresses["history of a page"]).status_code == 404
    assert TEXT.split(".")[0] in client.get(addresses["report"]).content.decode()
    assert as_role(client, EDITOR).get(addresses["page"]).status_code == OPEN
