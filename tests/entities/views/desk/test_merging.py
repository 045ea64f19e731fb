"""What an editor sees before a merge: both pages' evidence, and what speaks against it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from entities.models import Entity, Mention, Ruling
from entities.rulings.frame import record
from entities.rulings.on_entities import apart, merged
from entities.views.desk.preview import preview
from tests.entities.rulings.desk import Named, pages, read

pytestmark = pytest.mark.django_db


def person(name: str) -> Entity:
    return Entity.objects.get(name=name)


def told(*names: str) -> list[str]:
    return [each.words for each in preview([person(name) for name in names]).conflicts]


def merge(client: Client, page: Entity, *others: Entity, **more: str) -> int:
    where = reverse("merge-entities", args=[page.pk])
    form = {"with": [each.pk for each in others], "into": page.pk, "do": "merge"}
    return client.post(where, {**form, "seen": Ruling.objects.newest_id(), **more}).status_code


def test_each_page_shows_its_names_its_counts_and_a_sentence() -> None:
    read()
    read("Berg spoke.", [("Berg", "person", "Anna Berg")])
    read("Ove Lund left.", [("Ove Lund", "person", "Ove Lund")])
    shown = preview([person("Anna Berg"), person("Ove Lund")])
    anna, ove = shown.sides
    assert (set(anna.names), ove.names) == ({"Anna Berg", "Berg"}, ["Ove Lund"])
    assert (shown.reports, shown.mentions, shown.conflicts) == (3, 4, [])
    assert ove.excerpt
    assert (ove.excerpt.words, ove.excerpt.after) == ("Ove Lund", " left.")


def test_a_sentence_that_names_both_speaks_against_it() -> None:
    read()
    (conflict,) = preview([person("Anna Berg"), person("Carl Dorn")]).conflicts
    assert conflict.excerpt
    assert conflict.excerpt.text == "Anna Berg met Carl Dorn in Oslo."
    assert conflict.excerpt.words == "Anna Berg met Carl Dorn"


def test_a_report_that_names_both_apart_says_so() -> None:
    names: list[Named] = [("Anna Berg", "person", "Anna Berg"), ("Ove Lund", "person", "Ove Lund")]
    read("Anna Berg spoke. Later Ove Lund left.", names)
    assert told("Anna Berg", "Ove Lund") == ["One report names both Anna Berg and Ove Lund."]


def test_different_years_of_birth_speak_against_it() -> None:
    read(
        "Anna Berg, 63, spoke.", [("Anna Berg", "person", "Anna Berg")], published=date(2025, 3, 6)
    )
    read("Ove Lund (born 1980) left.", [("Ove Lund", "person", "Ove Lund")])
    (words,) = told("Anna Berg", "Ove Lund")
    assert "“Anna Berg, 63”" in words
    assert "“Ove Lund (born 1980)”" in words


def test_years_of_birth_that_agree_do_not() -> None:
    read(
        "Anna Berg, 63, spoke.", [("Anna Berg", "person", "Anna Berg")], published=date(2025, 3, 6)
    )
    read("Ove Lund (born 1961) left.", [("Ove Lund", "person", "Ove Lund")])
    assert told("Anna Berg", "Ove Lund") == []


def test_an_earlier_ruling_is_named_with_its_day() -> None:
    read("Anna Berg spoke.", [("Anna Berg", "person", "Anna Berg")])
    read("Ove Lund left.", [("Ove Lund", "person", "Ove Lund")])
    ruling = record(apart(person("Anna Berg"), person("Ove Lund"), why="two"), editor=None)
    (words,) = told("Anna Berg", "Ove Lund")
    assert words.endswith(f"different on {ruling.at:%-d %B %Y}. two")


def test_three_pages_become_one_in_the_direction_chosen(editor: Client) -> None:
    for name in ("Anna Berg", "Ove Lund", "Tove Holm"):
        read(f"{name} left.", [(name, "person", name)])
    anna, ove, tove = person("Anna Berg"), person("Ove Lund"), person("Tove Holm")
    assert merge(editor, anna, ove, tove, into=str(ove.pk)) == 302
    assert pages() == {"Ove Lund": ["Anna Berg", "Ove Lund", "Tove Holm"]}
    assert editor.get(anna.get_absolute_url()).headers["Location"] == ove.get_absolute_url()


def test_a_page_is_never_merged_with_itself(editor: Client) -> None:
    read()
    anna, carl = person("Anna Berg"), person("Carl Dorn")
    assert merge(editor, anna, anna, sure="1") == 422
    record(merged(anna, [carl]), editor=None)
    assert merge(editor, anna, carl, sure="1") == 422  # carl's page is anna's by now
    assert Ruling.objects.count() == 1


def test_a_preview_of_many_pages_and_reports_takes_few_queries(
    editor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for name in ("Anna Berg", "Ove Lund", "Tove Holm", "Ida Moe"):
        for _ in range(3):
            read(f"{name}, 40, left.", [(name, "person", name)])
    first, *rest = Entity.objects.named()
    asked = "&".join(f"with={each.pk}" for each in rest)
    with django_assert_max_num_queries(15):
        editor.get(f"{reverse('merge-entities', args=[first.pk])}?{asked}")
    assert Mention.objects.count() == 12
