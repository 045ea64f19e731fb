"""Reports and events as IPTC ninjs 3.0, held to what its schema demands."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from jsonschema_rs import Draft202012Validator

from articles.models import Article
from tests.factories import make_article, make_entity, make_event, make_mention, make_version

pytestmark = pytest.mark.django_db

SIXTH = date(2025, 3, 6)

TEXT: dict[str, Any] = {"type": "string"}
URI: dict[str, Any] = {"type": "string", "format": "uri", "pattern": "^[a-z]+:"}
MOMENT: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
ABOUT_WHEN: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}


def of(known: dict[str, Any], *needed: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": known,
        "required": list(needed),
        "additionalProperties": False,
    }


def lists(each: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": each}


WORDED = {"role": TEXT, "contentType": TEXT, "value": TEXT}
CONCEPT = {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT}
POINT = of({"type": {"const": "Point"}, "coordinates": {"type": "array", "minItems": 2}})
CLASS = {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "event"]}

# Written by hand after the schema that IPTC publishes (ninjs-schema_3.0.json): whatever of it these
# twins use, and nothing besides, because it allows no other property anywhere.
NINJS = of(
    {
        "standard": of({"name": TEXT, "version": TEXT, "schema": URI}),
        "uri": URI,
        "type": CLASS,
        "representationType": {"enum": ["full", "partial"]},
        "version": TEXT,
        "firstCreated": MOMENT,
        "versionCreated": MOMENT,
        "contentCreated": MOMENT,
        "language": TEXT,
        "title": TEXT,
        "by": TEXT,
        "headlines": lists(of(WORDED, "value")),
        "descriptions": lists(of(WORDED, "value")),
        "bodies": lists(
            of(
                {**WORDED, "charCount": {"type": "integer"}, "wordCount": {"type": "integer"}},
                "value",
            )
        ),
        "people": lists(of(CONCEPT)),
        "organisations": lists(of(CONCEPT)),
        "places": lists(of({**CONCEPT, "geojson": POINT})),
        "subjects": lists(of(CONCEPT)),
        "events": lists(of({**CONCEPT, "id": TEXT})),
        "infoSources": lists(of({"name": TEXT, "role": TEXT, "uri": URI})),
        "altIds": lists(of({"role": TEXT, "value": TEXT})),
        "associations": lists(
            of({"name": TEXT, "uri": URI, "type": CLASS, "title": TEXT}, "name", "uri")
        ),
        "eventDetails": of(
            {
                "eventStatus": URI,
                "dates": of({"expectedStartDate": ABOUT_WHEN}, "expectedStartDate"),
            }
        ),
    },
    "uri",
) | {
    "if": {"properties": {"type": {"const": "event"}}, "required": ["type"]},
    "then": {"required": ["eventDetails"]},
}


def item(client: Client, page: str) -> dict[str, Any]:
    answer = client.get(f"{page.rstrip('/')}.ninjs.json")
    assert answer.status_code == 200
    assert answer["ETag"]
    data: dict[str, Any] = answer.json()
    Draft202012Validator(NINJS).validate(data)
    return data


@pytest.fixture
def report() -> Article:
    article = make_article(
        "Anna Berg met Carl Dorn in Oslo.",
        published=SIXTH,
        source="Gazette",
        byline="Ann Lee",
        url="https://gazette.example/1",
        language="en",
    )
    make_mention(article, "Anna Berg", make_entity("Anna Berg"))
    oslo = make_entity("Oslo", "place", latitude=59.9, longitude=10.7)
    make_mention(article, "Oslo", oslo)
    make_version(article)
    return article


def test_a_report_with_whom_it_names_and_what_it_tells(client: Client, report: Article) -> None:
    met = make_event(report, "met", day=SIXTH)
    data = item(client, report.get_absolute_url())
    assert data["uri"] == f"http://testserver{report.get_absolute_url()}"
    assert data["bodies"][0]["value"] == report.text
    assert data["descriptions"][0]["value"] == "2025-03-06"
    assert "contentCreated" not in data
    assert [each["name"] for each in data["people"]] == ["Anna Berg"]
    assert data["places"][0]["geojson"]["coordinates"] == [10.7, 59.9]
    assert data["events"][0]["uri"].endswith(met.get_absolute_url())
    assert {"role": "outlet's address", "value": report.url} in data["altIds"]


def test_a_moment_of_publication_is_said_and_a_copy_names_its_text(
    client: Client, report: Article
) -> None:
    copy = make_article(
        published=SIXTH,
        published_at=datetime(2025, 3, 6, 9, tzinfo=UTC),
        reprint_of=report,
        reprint_kind="same text",
    )
    data = item(client, copy.get_absolute_url())
    assert data["contentCreated"] == "2025-03-06T09:00:00+00:00"
    assert data["associations"][0]["uri"].endswith(report.get_absolute_url())


def test_an_undated_report_says_so(client: Client) -> None:
    first, last = date(2025, 3, 3), date(2025, 3, 5)
    estimated = make_article(estimate_earliest=first, estimate_latest=last)
    said = item(client, estimated.get_absolute_url())["descriptions"][0]["value"]
    assert said.endswith("by an estimate")
    page = make_article().get_absolute_url()
    assert item(client, page)["descriptions"][0]["value"] == "undated"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (SIXTH, SIXTH, "2025-03-06"),
        (date(2025, 3, 1), date(2025, 3, 31), "2025-03"),
        (date(2025, 3, 30), date(2025, 4, 5), "2025"),
        (date(2024, 12, 30), date(2025, 1, 5), None),
        (None, None, None),
    ],
)
def test_an_event_is_no_sharper_than_it_is_known(
    client: Client, report: Article, first: date | None, last: date | None, said: str | None
) -> None:
    anna, oslo = (each.entity for each in report.mentions.order_by("start"))
    assert anna
    met = make_event(report, "met", anna, place=oslo, earliest=first, latest=last)
    data = item(client, met.get_absolute_url())
    assert data["eventDetails"].get("dates", {}).get("expectedStartDate") == said
    assert data["eventDetails"]["eventStatus"].endswith("/eos5")
    assert [each["rel"] for each in data["people"]] == ["takes part"]
    assert [each["name"] for each in data["places"]] == ["Oslo"]
    assert data["associations"][0]["uri"].endswith(report.get_absolute_url())


def test_what_is_neither_is_no_news_item(client: Client) -> None:
    assert client.get("/people.ninjs.json").status_code == 404
    assert client.get("/articles/999.ninjs.json").status_code == 404
