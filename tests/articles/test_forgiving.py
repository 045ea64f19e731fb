"""Other spellings of words and of names."""

from __future__ import annotations

import pytest

from articles.forgiving import meant_words, near_names, read_query
from articles.models import Article
from entities.models import Entity
from tests.factories import make_article, make_entity

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    return [each.title for each in Article.objects.with_words(read_query(words))]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("defence", "The defense budget."),
        ("defense", "The defence budget."),
        ("organise", "They organized it."),
        ("neighbor", "A neighbour came."),
        ("centre", "At the center."),
        ("travelled", "She traveled far."),
        ("programme", "A program for all."),
        ("Orbán", "Viktor Orban spoke."),
        ('"defence minister"', "Her defense minister."),
        ("licence", "A license."),
        ("Sao Paulo", "He flew to São Paulo."),
        ("São Paulo", "He flew to Sao Paulo."),
        ("Zelensky", "Volodymyr Zelenský spoke."),
        ("Zelenský", "Volodymyr Zelensky spoke."),
        ("Łódź", "In Lodz."),
        ("Lodz", "In Łódź."),
    ],
)
def test_another_spelling_of_the_word_is_found(typed: str, printed: str) -> None:
    make_article(printed, title="Report")
    assert found(typed) == ["Report"]


def test_what_is_left_out_is_left_out_in_every_spelling() -> None:
    make_article("The defense budget of ferries.", title="Report")
    assert found("ferries") == ["Report"]
    assert found("ferries -defence") == []


@pytest.mark.parametrize("typed", ["sao", "SÃO", "são pau", "paulo"])
def test_a_name_is_found_with_accents_or_without(typed: str) -> None:
    paulo = make_entity("São Paulo", "place")
    plain = make_entity("Sao Paulo State", "place")
    make_entity("Curaçao", "place")
    assert set(Entity.objects.with_words(typed)) == {paulo, plain}


@pytest.mark.parametrize("typed", ["Heally", "healy", "Healey", "jon Healey"])
def test_a_name_is_found_in_spite_of_its_spelling(typed: str) -> None:
    healey = make_entity("John Healey")
    make_entity("Mary Hale")
    assert near_names(typed) == [healey]


def test_a_name_meant_replaces_the_one_typed() -> None:
    near = near_names("Heally ferries")
    assert near == []
    healey = make_entity("John Healey")
    assert meant_words("Heally", [healey]) == ["Healey"]
    assert meant_words("healey", [healey]) == []
    assert meant_words("Heally ferries", [healey]) == ["Healey ferries"]


def test_a_word_that_some_name_has_is_not_put_right() -> None:
    group = make_entity("Ukraine Defence Contact Group", "organisation")
    office = make_entity("Department of Defense", "organisation")
    assert meant_words("defense", [group, office]) == []
