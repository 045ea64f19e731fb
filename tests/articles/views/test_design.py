"""The page of how the site is drawn."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.design_tokens import tokens


@pytest.mark.django_db
def test_the_page_shows_marks_and_what_the_style_sheet_sets(client: Client) -> None:
    text = client.get("/about/design/").content.decode()
    for kind in ("person", "place", "organisation", "event", "date"):
        assert f'class="e {kind}"' in text
    for colour in tokens().colours:
        assert colour.light in text
        assert colour.dark in text


def test_type_and_grid_come_in_the_order_of_the_style_sheet() -> None:
    sizes = [float(size.removesuffix("rem")) * 16 for _name, size in tokens().grid]
    assert sizes == sorted(sizes)
    assert all(size % 4 == 0 for size in sizes)
    assert len(tokens().type_scale) == 6
