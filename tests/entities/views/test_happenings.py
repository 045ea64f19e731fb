"""The timeline of a person's page."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.factories import make_article, make_date, make_entity, make_mention

pytestmark = pytest.mark.django_db


def test_each_day_opens_the_sentence_that_tells_of_it(client: Client) -> None:
    anna = make_entity("Anna Berg")
    article = make_article("Anna Berg spoke on 6 March 2025.", published=date(2025, 3, 10))
    make_mention(article, "Anna Berg", anna)
    mention = make_date(article, "6 March 2025", date(2025, 3, 6))
    page = client.get("/people/anna-berg/").content.decode()
    timeline = page.partition('class="timeline"')[2].partition("</ol>")[0]
    assert f'href="{article.get_absolute_url()}#{mention.anchor}"' in timeline
    assert "Anna Berg spoke on" in timeline
    assert 'href="/dates/2025/03/06/"' in timeline


def test_a_month_is_no_point_of_it(client: Client) -> None:
    article = make_article("Anna Berg spoke in March 2025.")
    make_mention(article, "Anna Berg", make_entity("Anna Berg"))
    make_date(article, "March 2025", date(2025, 3, 1), date(2025, 3, 31), precision="month")
    assert 'class="timeline"' not in client.get("/people/anna-berg/").content.decode()
