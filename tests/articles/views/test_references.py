"""Reports and quotations for programs that keep references, read with such programs' parsers."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from django.test import Client

from articles.models import Article
from tests.factories import make_article, make_entity, make_event, make_printing

pytestmark = pytest.mark.django_db

SIXTH = date(2025, 3, 6)
TEXT = "Anna Berg met Carl Dorn in Oslo. “We will defend every harbour,” she said."
NASTY = r"50% of {ships} & “#1” $_~^\ </script><b>"


@pytest.fixture
def report() -> Article:
    return make_article(
        TEXT,
        title="Talks in Oslo",
        published=SIXTH,
        source="Gazette",
        byline="Ann Lee and Bo Lund",
        url="https://gazette.example/a?b=1&c=50%25",
        language="en",
    )


@pytest.fixture
def quotation(report: Article) -> str:
    printing = make_printing(report, "We will defend every harbour", make_entity("Anna Berg"))
    return printing.quote.get_absolute_url()


def taken(client: Client, page: str, form: str) -> str:
    answer = client.get(f"{page.rstrip('/')}.{form}")
    assert answer.status_code == 200
    return answer.getvalue().decode()


def bibtex(client: Client, page: str) -> dict[str, Any]:
    library = parse_string(
        taken(client, page, "bib"),
        append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware()],
    )
    assert not library.failed_blocks
    [entry] = library.entries
    return {"key": entry.key, **{each.key: each.value for each in entry.fields}}


def ris(client: Client, page: str) -> dict[str, Any]:
    [record] = rispy.loads(taken(client, page, "ris"))
    return dict(record)


def csl(client: Client, page: str) -> dict[str, Any]:
    """Held to what CSL-JSON 1.0.2 demands of an item and of its dates and names."""
    [item] = json.loads(taken(client, page, "csl.json"))
    assert item["type"] == "article-newspaper"
    assert isinstance(item["id"], str)
    for name in {"issued", "accessed"} & set(item):
        assert set(item[name]) <= {"date-parts", "circa"}
        assert 1 <= len(item[name]["date-parts"]) <= 2
        assert all(len(parts) <= 3 for parts in item[name]["date-parts"])
    assert all(set(name) == {"literal"} for name in item.get("author", []))
    own = {"id", "type", "issued", "accessed", "author"}
    assert all(isinstance(value, str) for name, value in item.items() if name not in own)
    return dict(item)


def test_a_report_as_bibtex(client: Client, report: Article) -> None:
    entry = bibtex(client, report.get_absolute_url())
    assert entry["key"] == f"attache-report-{report.pk}"
    assert entry["author"] == ["Ann Lee", "Bo Lund"]
    assert (entry["journal"], entry["date"], entry["year"]) == ("Gazette", "2025-03-06", "2025")
    assert f"http://testserver{report.get_absolute_url()}" in entry["note"].replace("\\", "")
    raw = taken(client, report.get_absolute_url(), "bib")
    assert "url = {https://gazette.example/a?b=1&c=50%25}" in raw
    assert "month = mar" in raw


def test_a_report_as_ris(client: Client, report: Article) -> None:
    record = ris(client, report.get_absolute_url())
    assert record["type_of_reference"] == "NEWS"
    assert (record["title"], record["secondary_title"]) == ("Talks in Oslo", "Gazette")
    assert (record["year"], record["date"]) == ("2025", "2025/03/06")
    assert record["authors"] == ["Ann Lee", "Bo Lund"]
    assert record["urls"] == [report.url]


def test_a_report_as_csl(client: Client, report: Article) -> None:
    item = csl(client, report.get_absolute_url())
    assert (item["title"], item["container-title"]) == ("Talks in Oslo", "Gazette")
    assert item["issued"] == {"date-parts": [[2025, 3, 6]]}
    assert item["URL"] == report.url
    assert f"http://testserver{report.get_absolute_url()}" in item["note"]


def test_an_undated_report_says_so_everywhere(client: Client) -> None:
    page = make_article(source="Gazette").get_absolute_url()
    entry, record, item = bibtex(client, page), ris(client, page), csl(client, page)
    assert not {"year", "date", "month"} & set(entry)
    assert not {"year", "date"} & set(record)
    assert "issued" not in item
    assert all("n.d." in str(note) for note in (entry["note"], record["notes"], item["note"]))
    assert "n.d." in client.get(page).content.decode()


def test_an_estimate_is_marked_as_one(client: Client) -> None:
    first, last = date(2025, 3, 3), date(2025, 3, 5)
    page = make_article(estimate_earliest=first, estimate_latest=last).get_absolute_url()
    circa = {"date-parts": [[2025, 3, 3], [2025, 3, 5]], "circa": True}
    assert csl(client, page)["issued"] == circa
    assert "by an estimate" in bibtex(client, page)["note"]
    assert "year" not in bibtex(client, page)


def test_a_quotation_is_cited_with_the_report_that_printed_it(
    client: Client, report: Article, quotation: str
) -> None:
    item, record, entry = csl(client, quotation), ris(client, quotation), bibtex(client, quotation)
    assert item["title"] == record["title"] == "Talks in Oslo"
    said = "“We will defend every harbour” (Anna Berg)"
    assert item["abstract"] == record["abstract"] == said
    assert "We will defend every harbour" in entry["abstract"]
    assert f"http://testserver{quotation}" in item["note"]


def test_no_text_breaks_out_of_its_field(client: Client) -> None:
    page = make_article(title=NASTY, byline=f"By {NASTY}, editor", source=NASTY).get_absolute_url()
    assert ris(client, page)["title"] == csl(client, page)["title"] == NASTY
    entry = bibtex(client, page)
    assert {"title", "author", "journal", "note"} <= set(entry)
    assert "ships" in entry["title"]


def test_a_file_is_kept_under_the_name_of_its_page(client: Client, report: Article) -> None:
    answer = client.get(f"{report.get_absolute_url().rstrip('/')}.csl.json")
    assert answer["Content-Disposition"].endswith(f'-{report.slug}.csl.json"')
    assert answer["Content-Type"] == "application/vnd.citationstyles.csl+json"
    moved = client.get(f"/articles/{report.pk}.ris")
    assert moved["Location"] == report.get_absolute_url().rstrip("/") + ".ris"


@pytest.mark.parametrize("address", ["/people.bib", "/articles/999.ris", "/quotes.csl.json"])
def test_only_what_can_be_cited_has_references(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_page_has_a_line_to_copy(client: Client, report: Article, quotation: str) -> None:
    shown = client.get(report.get_absolute_url()).content.decode()
    line = shown.split('id="cite"')[1].split("</details>")[0]
    assert "6 March 2025" in line
    assert report.url.replace("&", "&amp;") in line
    assert f"http://testserver{report.get_absolute_url()}" in line
    assert f'href="{report.get_absolute_url().rstrip("/")}.bib"' in line
    shown = client.get(quotation).content.decode()
    line = shown.split('id="cite"')[1].split("</details>")[0]
    assert "Anna Berg, “We will defend every harbour”, quoted in" in line


def tags(text: str) -> list[tuple[str, str]]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text)
    return [(name, unescape(value)) for name, value in found]


def test_programs_that_read_pages_find_the_report(client: Client, report: Article) -> None:
    found = tags(client.get(report.get_absolute_url()).content.decode())
    assert ("citation_title", "Talks in Oslo") in found
    assert ("citation_author", "Bo Lund") in found
    assert ("citation_publication_date", "2025/03/06") in found
    assert ("DC.source", report.url) in found
    assert ("og:url", f"http://testserver{report.get_absolute_url()}") in found


def linked(client: Client, page: str) -> dict[str, Any]:
    text = client.get(page).content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return dict(json.loads(block))


def test_a_page_is_about_its_report_and_claims_not_to_publish_it(
    client: Client, report: Article
) -> None:
    data = linked(client, report.get_absolute_url())
    assert data["@type"] == "WebPage"
    assert data["about"]["@type"] == "NewsArticle"
    assert data["about"]["publisher"]["name"] == "Gazette"
    assert data["about"]["url"] == report.url
    assert "publisher" not in data


def test_pages_say_what_they_are_about(client: Client, report: Article, quotation: str) -> None:
    anna = make_entity("Bo Lund", line="minister")
    told = make_event(report, "met", anna, day=SIXTH)
    assert linked(client, anna.get_absolute_url())["about"] == {
        "@type": "Person",
        "name": "Bo Lund",
        "description": "minister",
    }
    event = linked(client, told.get_absolute_url())["about"]
    assert (event["@type"], event["startDate"]) == ("Event", "2025-03-06")
    data = linked(client, quotation)
    assert data["about"]["creator"]["name"] == "Anna Berg"
    assert data["citation"]["headline"] == "Talks in Oslo"


def test_no_title_ends_the_data(client: Client) -> None:
    page = make_article(title=NASTY).get_absolute_url()
    assert linked(client, page)["name"] == NASTY
