"""<page>/<picture>.svg"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from lxml import etree

from articles.models import Story

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"
PLACING = ("x", "y", "cx", "cy", "r", "d", "width", "height", "viewBox", "stroke-width")


def _places(root: etree._Element) -> Iterator[str]:
    for each in root.iter():
        yield from (each.get(name) for name in PLACING if name in each.attrib)


@pytest.mark.usefixtures("own_archive")
class TestSavedPicture:
    @pytest.mark.parametrize(
        "address",
        [
            "/people/john-healey/network.svg",
            "/people/john-healey/year.svg?year=2025",
            "/people/john-healey/months.svg",
            "/places/ukraine/map.svg",
            "/events/map.svg",
            "/search/over-time.svg?q=Healey",
        ],
    )
    def test_a_picture_is_a_file_that_any_program_reads(self, client: Client, address: str) -> None:
        answer = client.get(address)
        assert answer["Content-Type"] == "image/svg+xml"
        root = etree.fromstring(answer.content)
        assert root.tag == f"{SVG}svg"
        assert root.find(f"{SVG}style") is not None
        # A comma for a point is no number in a drawing.
        other = etree.fromstring(client.get(address, headers={"accept-language": "de"}).content)
        assert [*_places(other)] == [*_places(root)]

    def test_the_timeline_of_a_story_is_one(self, client: Client) -> None:
        story = Story.objects.standing().order_by("-reports")[0]
        address = f"{story.get_absolute_url()}timeline.svg"
        answer = client.get(address)
        drawn = etree.fromstring(answer.content)
        assert drawn.findall(f".//{SVG}circle")
        german = client.get(address, headers={"accept-language": "de"})
        assert [*_places(etree.fromstring(german.content))] == [*_places(drawn)]

    def test_its_links_lead_back_to_the_site(self, client: Client) -> None:
        page = client.get("/people/john-healey/network.svg").content.decode()
        links = re.findall(r'<a href="([^"]+)"', page)
        assert links
        assert all(link.startswith("http://testserver/") for link in links)

    def test_the_policy_lets_in_its_own_style_alone(self, client: Client) -> None:
        policy = client.get("/places/ukraine/map.svg")["Content-Security-Policy"]
        assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/=]+'", policy)

    def test_every_month_of_a_year_is_on_its_sheet(self, client: Client) -> None:
        page = client.get("/people/john-healey/year.svg?year=2025").content
        assert len(etree.fromstring(page).findall(f"{SVG}svg")) == 12

    def test_a_page_without_such_a_picture_has_none(self, client: Client) -> None:
        assert client.get("/people/john-healey/elephant.svg").status_code == 404
        assert client.get("/no/page/map.svg").status_code == 404
        assert client.get("/people/john-healey/network.svg/map.svg").status_code == 404

    def test_a_page_that_moved_leads_to_the_picture_where_it_is_now(self, client: Client) -> None:
        story = Story.objects.standing()[0]
        answer = client.get(f"/stories/{story.pk}-wrong/timeline.svg")
        assert answer.status_code == 301
        assert answer["Location"] == f"{story.get_absolute_url()}timeline.svg"
