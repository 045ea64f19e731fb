from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article
from entities.models import Address, Entity, Mention, Ruling
from tests.entities.rulings.desk import read
from tests.factories import (
    make_article,
    make_date,
    make_entity,
    make_mention,
    make_printing,
)

pytestmark = pytest.mark.django_db

NO_INLINES = {"addresses-TOTAL_FORMS": 0, "addresses-INITIAL_FORMS": 0}

TEXT = "The minister met Berg in Oslo on 6 March 2025, and Berg thanked him."


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("ed", password="x"))
    return client


@pytest.fixture
def anna(report: Article) -> Entity:
    return Entity.objects.get(name="Anna Berg")


@pytest.fixture
def report() -> Article:
    return read(TEXT, [("Berg", "person", "Anna Berg")], title="A meeting in Oslo")


def form_of(mention: Mention) -> str:
    return reverse("admin:entities_mention_change", args=[mention.pk])


def test_a_linked_mention_shows_on_the_public_pages_at_once(
    staff: Client, report: Article, anna: Entity
) -> None:
    ingrid = make_entity("Ingrid Berg")
    answer = staff.post(
        form_of(report.mentions.get()), {"entity": ingrid.pk, "why": "the sister"}, follow=True
    )
    assert answer.redirect_chain == [(reverse("admin:entities_mention_changelist"), 302)]
    assert "See it in the report" in answer.content.decode()
    assert "A meeting in Oslo" in staff.get(ingrid.get_absolute_url()).content.decode()
    assert "A meeting in Oslo" not in staff.get(anna.get_absolute_url()).content.decode()
    article_page = staff.get(report.get_absolute_url()).content.decode()
    assert ingrid.get_absolute_url() in article_page
    assert anna.get_absolute_url() not in article_page


def test_the_ruling_says_who_and_why(staff: Client, report: Article) -> None:
    ingrid = make_entity("Ingrid Berg")
    staff.post(form_of(report.mentions.get()), {"entity": ingrid.pk, "why": "the sister"})
    ruling = Ruling.objects.get()
    assert ruling.payload["to"] == {"kind": "person", "key": ingrid.key, "name": "Ingrid Berg"}
    assert (ruling.editor_name, ruling.why) == ("ed", "the sister")
    assert LogEntry.objects.count() == 1


def test_the_form_shows_the_sentence_and_asks_for_an_entity(staff: Client, report: Article) -> None:
    address = form_of(report.mentions.get())
    assert "The minister met <b>Berg</b> in Oslo" in staff.get(address).content.decode()
    assert staff.post(address, {"entity": "", "why": ""}).status_code == 200
    assert not Ruling.objects.exists()


def test_not_a_name_takes_the_mentions_away(staff: Client, report: Article) -> None:
    read(TEXT, [("Berg", "person", "Berg"), ("Oslo", "place", "Oslo")], article=report)
    chosen = [mention.pk for mention in report.mentions.all()]
    answer = staff.post(
        reverse("admin:entities_mention_changelist"),
        {"action": "not_a_name", "_selected_action": chosen, "confirmed": "1"},
        follow=True,
    )
    assert "2 mentions are no names now." in answer.content.decode()
    assert not report.mentions.exists()
    assert Ruling.objects.filter(payload__do="no name").count() == 2


def test_the_bulk_action_asks_before_it_rules(staff: Client, report: Article) -> None:
    answer = staff.post(
        reverse("admin:entities_mention_changelist"),
        {"action": "not_a_name", "_selected_action": [report.mentions.get().pk]},
    )
    assert "1 mention will be ruled to be no name" in answer.content.decode()
    assert report.mentions.exists()


def test_an_added_person_has_an_address_and_can_be_linked_to(
    staff: Client, report: Article
) -> None:
    staff.post(
        reverse("admin:entities_entity_add"),
        {"kind": "person", "name": "Anna Berg", "place_kind": ""},
    )
    second = Entity.objects.get(key__startswith="editor ")
    assert Address.objects.filter(slug=second.slug, entity=second).exists()
    staff.post(form_of(report.mentions.get()), {"entity": second.pk, "why": ""})
    assert "A meeting in Oslo" in staff.get(f"/people/{second.slug}/", follow=True).content.decode()


@pytest.mark.parametrize(
    "name", ["entity", "mention", "datemention", "naming", "address", "ruling"]
)
def test_every_list_opens_and_can_be_searched(staff: Client, report: Article, name: str) -> None:
    make_date(report, "6 March 2025", None)
    address = reverse(f"admin:entities_{name}_changelist")
    assert staff.get(address).status_code == 200
    assert staff.get(address, {"q": "Berg"}).status_code == 200


def test_lists_do_not_ask_once_a_row(
    staff: Client, report: Article, anna: Entity, django_assert_max_num_queries: object
) -> None:
    for _ in range(20):
        make_mention(make_article(TEXT), "Berg", anna)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        staff.get(reverse("admin:entities_mention_changelist"))


def test_entities_are_found_by_the_autocomplete(staff: Client, anna: Entity) -> None:
    answer = staff.get(
        reverse("admin:autocomplete"),
        {"term": "berg", "app_label": "entities", "model_name": "mention", "field_name": "entity"},
    )
    assert [row["text"] for row in answer.json()["results"]] == ["Anna Berg"]


@pytest.mark.parametrize("verb", ["change", "delete"])
def test_rulings_are_never_changed_or_deleted(staff: Client, report: Article, verb: str) -> None:
    staff.post(
        reverse("admin:entities_mention_changelist"),
        {
            "action": "not_a_name",
            "_selected_action": [report.mentions.get().pk],
            "confirmed": "1",
        },
    )
    ruling = Ruling.objects.get()
    address = reverse(f"admin:entities_ruling_{verb}", args=[ruling.pk])
    assert staff.post(address, {"words": "x", "post": "yes"}).status_code == 403
    ruling.refresh_from_db()
    assert ruling.payload["words"] == "Berg"


def test_readers_cannot_reach_the_form(client: Client, report: Article) -> None:
    answer = client.post(form_of(report.mentions.get()), {"entity": 1})
    assert answer.status_code == 302
    assert not Ruling.objects.exists()


@pytest.mark.parametrize("kind", ["quote", "printing"])
def test_quotations_can_be_searched_and_not_changed(staff: Client, anna: Entity, kind: str) -> None:
    printing = make_printing(
        make_article("“We agree on this,” she said."), "We agree on this", anna
    )
    listed = reverse(f"admin:entities_{kind}_changelist")
    assert "We agree on this" in staff.get(listed, {"q": "berg"}).content.decode()
    pk = printing.quote_id if kind == "quote" else printing.pk
    address = reverse(f"admin:entities_{kind}_change", args=[pk])
    assert "We agree on this" in staff.get(address).content.decode()
    assert staff.post(address, {"text": "forged"}).status_code == 403


def test_a_quotation_leads_to_its_printings(staff: Client, anna: Entity) -> None:
    printing = make_printing(
        make_article("“We agree on this,” she said."), "We agree on this", anna
    )
    address = reverse("admin:entities_quote_change", args=[printing.quote_id])
    printings = (
        f"{reverse('admin:entities_printing_changelist')}?quote__id__exact={printing.quote_id}"
    )
    assert printings in staff.get(address).content.decode()
    assert "We agree on this" in staff.get(printings).content.decode()


def test_a_page_saved_in_the_admin_is_ruled_field_by_field(staff: Client, anna: Entity) -> None:
    address = reverse("admin:entities_entity_change", args=[anna.pk])
    form = {"name": "Anna B.", "line": "A minister", "hide": "on", "why": "so", **NO_INLINES}
    staff.post(address, form | {"seen": 0})
    rulings = Ruling.objects.standing()
    assert sorted(each.about for each in rulings) == ["hide", "line", "rename"]
    anna.refresh_from_db()
    assert (anna.name, anna.line, anna.hidden) == ("Anna B.", "A minister", True)


def test_the_second_of_two_forms_in_the_admin_sees_what_the_first_decided(
    staff: Client, report: Article, anna: Entity
) -> None:
    ingrid, address = make_entity("Ingrid Berg"), form_of(report.mentions.get())
    seen = staff.get(address).context["adminform"].form["seen"].value()
    page = reverse("admin:entities_entity_change", args=[anna.pk])
    staff.post(page, {"name": "Anna B.", "line": anna.line, "seen": seen, **NO_INLINES})
    answer = staff.post(address, {"entity": ingrid.pk, "why": "", "seen": seen})
    assert answer.status_code == 409
    assert "Anna B." in answer.content.decode()
    assert Ruling.objects.count() == 1


def test_pages_are_hidden_in_bulk_after_a_question(staff: Client, anna: Entity) -> None:
    listed = reverse("admin:entities_entity_changelist")
    told = {"action": "hide", "_selected_action": [anna.pk]}
    answer = staff.post(listed, told)
    assert "Hide from readers?" in answer.content.decode()
    assert not Ruling.objects.exists()
    staff.post(listed, told | {"confirmed": "1", "seen": answer.context["seen"], "why": "private"})
    anna.refresh_from_db()
    assert anna.hidden
    assert Ruling.objects.get().why == "private"


def test_pages_chosen_to_be_merged_lead_to_what_speaks_against_it(
    staff: Client, anna: Entity
) -> None:
    ingrid = make_entity("Ingrid Berg")
    told = {"action": "merge", "_selected_action": [anna.pk, ingrid.pk]}
    answer = staff.post(reverse("admin:entities_entity_changelist"), told)
    assert "/merge/?with=" in answer.headers["Location"]
    assert not Ruling.objects.exists()


def test_a_bulk_action_is_bounded(
    staff: Client, report: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entities.admin.MOST_AT_ONCE", 0)
    told = {"action": "not_a_name", "_selected_action": [report.mentions.get().pk]}
    answer = staff.post(reverse("admin:entities_mention_changelist"), told, follow=True)
    assert "Choose at most 0 mentions" in answer.content.decode()


def test_a_list_counts_no_further_than_anybody_turns_pages(
    staff: Client, report: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entities.derived_admin.COUNTED", 2)
    for _ in range(3):
        make_mention(make_article(TEXT), "Berg", None)
    listed = staff.get(reverse("admin:entities_mention_changelist"))
    assert listed.context["cl"].result_count == 2
