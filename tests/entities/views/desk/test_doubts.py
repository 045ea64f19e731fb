"""Doubts about events, stories and copies: asked, decided by one button, not asked again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, SharedPassage
from articles.stories.summarise import summarise
from entities.language.findings import FoundEvent, Participant
from entities.models import Event, Ruling
from entities.views.desk.doubts import doubts
from tests.entities.rulings.desk import BERG, TEXT, read
from tests.factories import make_article, make_event, make_story

pytestmark = pytest.mark.django_db


def asked(client: Client, kind: str) -> Any:
    answer = client.get(f"/queue/?only={kind}")
    assert answer.status_code == 200
    return answer.context


def press(client: Client, where: str, context: Any, **told: Any) -> Ruling:
    """Send the doubt's form; it leads back to the queue. Returns the ruling it made."""
    told |= {"seen": context["seen"], "back": context["here"]}
    assert client.post(where, told).headers["Location"] == context["here"]
    found = Ruling.objects.last()
    assert found
    return found


def met(day: date | None) -> FoundEvent:
    start = TEXT.index("met")
    who = tuple(Participant(each, "person") for each in ("Anna Berg", "Carl Dorn"))
    return FoundEvent(
        "meeting", start, start + 3, "met", who, ("Oslo",), day, day, "day" if day else None,
        "held", 0, 40, evidence=(),
    )  # fmt: skip


@pytest.fixture
def open_event() -> Event:
    read(TEXT, BERG, events=(met(None),))
    return Event.objects.told().get()


def told(event: Event, **fields: Any) -> tuple[str, dict[str, Any]]:
    """The address of an event's form, and what it holds with these fields changed."""
    telling = event.tellings.get()
    where = f"/articles/{telling.article_id}/events/{telling.start}-{telling.end}/{telling.kind}/"
    who = [each["entity"] for each in telling.participants]
    held = {"kind": telling.kind, "status": telling.status, "day": "", "participants": who}
    return where, {**held, "place": [each["entity"] for each in telling.places], **fields}


def test_an_event_without_a_day_is_asked_for_it(editor: Client, open_event: Event) -> None:
    context = asked(editor, "event")
    assert (context["doubt"].alike, context["open"]) == (1, ["No report says when."])
    where, form = told(open_event, day="2025-03-06")
    press(editor, where, context, **form)
    open_event.refresh_from_db()
    assert open_event.earliest == date(2025, 3, 6)
    assert doubts({}).counts["event"] == 0


def test_an_event_that_nobody_can_tell_more_of_is_not_asked_again(
    editor: Client, open_event: Event
) -> None:
    where, form = told(open_event, leave="1", day="2025-03-06")
    ruling = press(editor, where, asked(editor, "event"), **form)
    assert ruling.payload["do"] == "confirm"
    open_event.refresh_from_db()
    assert open_event.earliest is None
    assert doubts({}).counts["event"] == 0


def test_an_event_told_of_two_days_is_asked_about(editor: Client) -> None:
    read(TEXT, BERG, events=(met(date(2025, 3, 6)),))
    event = Event.objects.told().get()
    assert doubts({}).counts["event"] == 0
    make_event(make_article("They met."), "met", day=date(2025, 3, 7), event=event)
    said = asked(editor, "event")["open"]
    assert len(said) == 1
    assert "6 March 2025 (1)" in said[0]


@pytest.fixture
def near() -> Article:
    """A report of a story of two, nearly of another."""
    one, other = make_story("One"), make_story("Other")
    make_article(title="One", story=one)
    make_article(title="Other", story=other)
    far = "likeness 0.11 to its reports"
    make_article(title="Fourth", story=other, other_story=one, other_story_reason=far)
    summarise([one.pk, other.pk])
    reason = "likeness 0.44 to its reports; names Anna Berg"
    return make_article(
        title="Second", story=one, other_story=other, other_story_reason=reason,
        story_reason="likeness 0.51",
    )  # fmt: skip


def story_of(article: Article) -> int | None:
    article.refresh_from_db()
    return article.story_id


@pytest.mark.parametrize(
    ("do", "lands"), [("keep", "there"), ("move", "other"), ("merge", "other"), ("own", "neither")]
)
def test_a_report_near_another_story_is_placed(
    editor: Client, near: Article, do: str, lands: str
) -> None:
    summarise([near.story_id or 0])
    context = asked(editor, "story")
    assert (context["article"], context["other"].headline) == (near, "Other")
    where = {near.story_id: "there", context["other"].pk: "other"}
    press(editor, f"/articles/{near.pk}/story/", context, do=do, other=context["other"].pk)
    assert where.get(story_of(near), "neither") == lands
    assert doubts({}).counts["story"] == 0
    editor.post("/queue/")
    assert where[story_of(near)] == "there"
    assert doubts({}).counts["story"] == 1


def test_what_cannot_be_placed_is_said_and_nothing_is_recorded(
    editor: Client, near: Article
) -> None:
    for wrong in ({"do": "move"}, {"do": "move", "other": "9" * 30}, {"do": "hang"}):
        answer = editor.post(f"/articles/{near.pk}/story/", wrong, follow=True)
        assert "message" in answer.content.decode()
    assert not Ruling.objects.exists()


@pytest.mark.parametrize("do", ["apart", "copy"])
def test_a_copy_that_hardly_is_one_is_asked_about(editor: Client, do: str) -> None:
    original = make_article("One two three.", title="Original")
    copy = make_article(
        "One two.", title="Copy", reprint_of=original, reprint_kind="cut copy",
        reprint_reason="61 % of it stands in the longer original",
    )  # fmt: skip
    make_article(title="Same", reprint_of=original, reprint_kind="same text", reprint_reason="99 %")
    context = asked(editor, "copy")
    assert (context["article"], context["other"]) == (copy, original)
    press(editor, f"/articles/{copy.pk}/copy/", context, do=do, other=original.pk)
    assert doubts({}).counts["copy"] == 0


def test_two_texts_that_share_much_are_asked_about(editor: Client) -> None:
    left, right = make_article("One two three."), make_article("Two three four.")
    SharedPassage.objects.create(left=left, right=right, share=0.5, reason="50 %")
    SharedPassage.objects.create(left=left, right=make_article("x"), share=0.2, reason="20 %")
    context = asked(editor, "passage")
    press(editor, f"/articles/{right.pk}/copy/", context, do="apart", other=left.pk)
    assert doubts({}).counts["passage"] == 0
