"""Beside a report every name answers why it leads to its page: rule, reason and sentence."""

from __future__ import annotations

import pytest
from django.test import Client

from entities.models import Naming
from tests.factories import make_article, make_entity, make_mention

pytestmark = pytest.mark.django_db

TEXT = "Minister Anna Berg spoke first. The Minister left. Oslo said no. It rained on Oslo."


def test_a_name_and_an_office_each_say_why(client: Client) -> None:
    article = make_article(TEXT)
    anna = make_entity("Anna Berg")
    naming = Naming.objects.create(
        article=article, kind="person", name="Anna Berg", key="anna berg", reason="same full name"
    )
    make_mention(article, "Anna Berg", anna, reason="a known given name", naming=naming)
    make_mention(article, "The Minister", anna, provenance="office (rules 2)", naming=naming)
    text = client.get(article.get_absolute_url()).content.decode()
    assert "“Anna Berg”: spaCy test 1.0; a known given name; same full name" in text
    assert 'Minister <b class="words">Anna Berg</b> spoke first.' in text
    assert "“The Minister”: office (rules 2); same full name" in text


def test_one_way_of_naming_is_explained_once(client: Client) -> None:
    article, oslo = make_article(TEXT), make_entity("Oslo", kind="place")
    for start in (TEXT.index("Oslo"), TEXT.rindex("Oslo")):
        article.mentions.create(
            entity=oslo, kind="place", text="Oslo", start=start, end=start + 4, provenance="test"
        )
    assert client.get(article.get_absolute_url()).content.decode().count("“Oslo”: test") == 1


def test_a_government_is_called_one(client: Client) -> None:
    article = make_article(TEXT)
    make_mention(article, "Oslo", make_entity("Oslo", kind="place"), sense="government")
    text = client.get(article.get_absolute_url()).content.decode()
    assert "“Oslo”, as a government:" in text
    assert 'class="words">Oslo</b> said no.' in text
