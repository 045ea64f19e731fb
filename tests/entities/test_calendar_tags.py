"""A month drawn as squares, and the table that says the same."""

from __future__ import annotations

from datetime import date

from entities.calendar import Cell, Month
from entities.templatetags.calendars import day_rows, squares

BUSY = Cell(date(2025, 3, 1), happened=2, published=1, happened_level=3, published_level=1)
QUIET = Cell(date(2025, 3, 2), happened=0, published=0, happened_level=0, published_level=0)


def test_a_day_that_has_something_is_a_square_that_leads_there() -> None:
    drawn = squares(Month(date(2025, 3, 1), ((None,) * 5 + (BUSY, QUIET),)))
    assert drawn == (
        '<a href="/dates/2025/03/01/" tabindex="-1">'
        "<title>1 March 2025: 2 reports speak of it, 1 published</title>"
        '<rect class="h3 published" x="5.07" y="0.07" width=".86" height=".86"/></a>'
        '<rect class="h0" x="6.07" y="0.07" width=".86" height=".86"/>'
    )


def test_the_table_has_a_row_for_each_day() -> None:
    assert day_rows([BUSY]) == (
        '<tr><th scope="row"><a class="e date" href="/dates/2025/03/01/">'
        '<time datetime="2025-03-01">1 March 2025</time></a></th><td>2</td><td>1</td></tr>'
    )
