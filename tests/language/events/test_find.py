"""Events on Docs built by hand: who met, what hangs on the verb, what is told twice."""

from __future__ import annotations

from datetime import date

import spacy
from spacy.tokens import Doc

from entities.language.events import find_events
from entities.language.findings import FoundDate, FoundEvent, FoundName, Kind

VOCAB = spacy.blank("en").vocab

MET = """Karin/NNP/compound/1 Holm/NNP/nsubj/2 met/VBD/ROOT/2/meet Hanno/NNP/compound/4
Pevkur/NNP/dobj/2 in/IN/prep/2 Tallinn/NNP/pobj/5 on/IN/prep/2 Monday/NNP/pobj/7 ././punct/2"""
NOT_MET = """Karin/NNP/compound/1 Holm/NNP/nsubj/4 did/VBD/aux/4/do not/RB/neg/4 meet/VB/ROOT/4
Hanno/NNP/compound/6 Pevkur/NNP/dobj/4 ././punct/4"""
WILL_MEET = """Karin/NNP/compound/1 Holm/NNP/nsubj/3 will/MD/aux/3 meet/VB/ROOT/3
Hanno/NNP/compound/5 Pevkur/NNP/dobj/3 ././punct/3"""
MIGHT_MEET = WILL_MEET.replace("will", "might")
URGED = """Officials/NNS/nsubj/1 urged/VBD/ROOT/1/urge Karin/NNP/compound/3 Holm/NNP/nsubj/5
to/TO/aux/5 meet/VB/ccomp/1 Hanno/NNP/compound/7 Pevkur/NNP/dobj/5 ././punct/1"""
TARGET = """The/DT/det/1 frigate/NN/nsubj/2 met/VBD/ROOT/2/meet its/PRP$/poss/4
target/NN/dobj/2 ././punct/2"""
THEN = """The/DT/det/1 meeting/NN/nsubj/2 lasted/VBD/ROOT/2/last an/DT/det/4
hour/NN/npadvmod/2 ././punct/2"""


def doc(*sentences: str) -> Doc:
    """A parsed Doc of sentences whose words are written "word/tag/relation/head/lemma"."""
    words: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    lemmas: list[str] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        base = len(words)
        for each in sentence.split():
            word, tag, dep, head, *lemma = each.split("/")
            words.append(word)
            tags.append(tag)
            deps.append(dep)
            heads.append(base + int(head))
            lemmas.append(lemma[0] if lemma else word.lower())
            starts.append(len(words) == base + 1)
    return Doc(
        VOCAB, words=words, tags=tags, deps=deps, heads=heads, lemmas=lemmas, sent_starts=starts
    )


def names(read: Doc) -> list[FoundName]:
    kinds: dict[str, Kind] = {
        "Karin Holm": "person", "Hanno Pevkur": "person", "Tallinn": "place",
    }  # fmt: skip
    return [
        FoundName(at, at + len(name), name, kind, name, "test")
        for name, kind in kinds.items()
        if (at := read.text.find(name)) >= 0
    ]


def found(*sentences: str, days: tuple[FoundDate, ...] = ()) -> tuple[FoundEvent, ...]:
    read = doc(*sentences)
    return find_events(read, names=names(read), dates=days)


def test_two_who_met_are_an_event() -> None:
    (event,) = found(MET)
    assert (event.kind, event.status, event.text) == ("meeting", "held", "met")
    assert [each.name for each in event.participants] == ["Karin Holm", "Hanno Pevkur"]
    assert event.places == ("Tallinn",)


def test_the_day_on_the_verb_is_the_day_of_the_event() -> None:
    at = doc(MET).text.index("Monday")
    monday = date(2025, 6, 9)
    day = FoundDate(at, at + 6, "Monday", "2025-06-09", "day", monday, monday, "weekday")
    (event,) = found(MET, days=(day,))
    assert (event.earliest, event.latest, event.precision) == (monday, monday, "day")


def test_every_field_says_its_words() -> None:
    (event,) = found(MET)
    assert {each.field for each in event.evidence} == {"kind", "participant", "place", "status"}
    text = doc(MET).text
    assert all(text[each.start : each.end] == each.text for each in event.evidence)


def test_a_meeting_told_twice_is_one_event_with_both_tellings() -> None:
    (event,) = found(MET, THEN)
    assert [each.text for each in event.evidence if each.field == "kind"] == ["met", "The meeting"]


def test_what_did_not_happen_is_denied() -> None:
    (event,) = found(NOT_MET)
    assert event.status == "denied"


def test_what_will_happen_is_announced() -> None:
    (event,) = found(WILL_MEET)
    assert event.status == "announced"


def test_what_might_happen_is_no_event() -> None:
    assert found(MIGHT_MEET) == ()


def test_what_somebody_is_urged_to_do_is_no_event() -> None:
    assert found(URGED) == ()


def test_a_target_that_is_met_is_no_meeting() -> None:
    assert found(TARGET) == ()


def test_the_meeting_of_nobody_known_is_no_event() -> None:
    assert found(THEN) == ()


def test_a_list_without_end_is_read_so_far() -> None:
    size = 3000
    chain = [f"Holm0/NNP/nsubj/{size}", *(f"Holm{i}/NNP/conj/{i - 1}" for i in range(1, size))]
    read = doc(" ".join([*chain, f"met/VBD/ROOT/{size}/meet", f"Duda/NNP/dobj/{size}"]))
    people = [token for token in read if token.tag_ == "NNP"]
    every = [FoundName(t.idx, t.idx + len(t), t.text, "person", t.text, "") for t in people]
    (event,) = find_events(read, names=every, dates=())
    assert 2 < len(event.participants) < 60


def test_a_doc_without_a_parse_has_no_events() -> None:
    assert find_events(Doc(VOCAB, words=["Holm", "met", "Pevkur"]), names=(), dates=()) == ()


def test_an_empty_doc_has_no_events() -> None:
    assert find_events(Doc(VOCAB, words=[]), names=(), dates=()) == ()
