"""Who speaks: names, pronouns, descriptions, organisations, and rightly nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from entities.language.findings import FoundQuote
from entities.language.names import find_names
from entities.language.quotes import find_quotes

Read = Callable[[str], list[FoundQuote]]


@pytest.fixture
def read(nlp: Language) -> Read:
    def quotes(text: str) -> list[FoundQuote]:
        doc = nlp(text)
        return [q for q in find_quotes(doc, names=find_names(doc)) if q.sort != "scare"]

    return quotes


def speakers(quotes: list[FoundQuote]) -> list[str | None]:
    return [quote.speaker for quote in quotes]


def test_the_verb_may_stand_before_or_behind_its_subject(read: Read) -> None:
    text = "“We sail at dawn,” said Karin Holm. “Not before noon,” Tomas Reuter replied."
    assert speakers(read(text)) == ["Karin Holm", "Tomas Reuter"]


def test_a_quotation_parted_by_its_attribution_is_one(read: Read) -> None:
    (quote,) = read("“If it thaws,” said Karin Holm, “we sail, and if not, we wait.”")
    assert [quote.text[p.start - 1 : p.end - 1] for p in quote.parts] == [
        "If it thaws,",
        "we sail, and if not, we wait.",
    ]


def test_the_words_that_name_the_speaker_are_spanned(read: Read) -> None:
    text = "Defence Minister Karin Holm was brief. “We sail,” the minister said."
    (quote,) = read(text)
    assert text[quote.speaker_start : quote.speaker_end] == "the minister"
    assert (quote.speaker, quote.cue) == ("Karin Holm", "said")


def test_a_cue_may_end_the_paragraph_before(read: Read) -> None:
    (quote,) = read("Karin Holm added,\n“We sail at dawn. Bring a warm coat.”")
    assert (quote.speaker, quote.rule) == ("Karin Holm", "line-before")


def test_paragraphs_without_closing_marks_go_on(read: Read) -> None:
    (quote,) = read("Karin Holm said:\n\n“The first leaves in May.\n\n“The second in June.”")
    assert len(quote.parts) == 2


def test_whoever_is_spoken_to_is_not_he(read: Read) -> None:
    text = "Robert Lang met Simon Keller. In reply Keller smiled. “You lost,” he told Lang."
    assert speakers(read(text)) == ["Simon Keller"]


def test_a_pronoun_of_the_other_gender_passes_over(read: Read) -> None:
    text = "Mr Alan Pryce met Mrs Sofia Lund. Pryce waited. “Sweden keeps its word,” she said."
    assert speakers(read(text)) == ["Sofia Lund"]


def test_countries_tell_two_holders_of_one_office_apart(read: Read) -> None:
    text = (
        "UK Defence Secretary Alan Pryce met US Defence Secretary Mark Dunne. “You are among"
        " friends,” the US defence secretary said."
    )
    assert speakers(read(text)) == ["Mark Dunne"]


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody slept,” said an official. Karin Holm left early.",
        "Ministers Hugo Brandt and Felix Sommer rose. The minister said: “We cannot wait.”",
        "Hugo Brandt and Felix Sommer wrote: “The treaty needs a second reading.”",
        "Karin Holm signed. “Every war ends at a table in the end.” Critics disagreed.",
        "Minister Karin Holm met her Spanish counterpart. “It is ours,” the Spanish minister said.",
    ],
)
def test_an_unsafe_speaker_is_nobody(read: Read, text: str) -> None:
    assert speakers(read(text)) == [None]


def test_an_organisation_speaks_through_its_papers(read: Read) -> None:
    text = "A NATO statement said: “Allies reaffirmed their commitment to the eastern flank.”"
    assert speakers(read(text)) == ["NATO"]


def test_a_speaker_is_always_one_of_the_names(nlp: Language) -> None:
    assert find_quotes(nlp("“We sail,” said Karin Holm."), names=())[0].speaker is None


def test_a_label_is_about_whom_it_is_put_on(read: Read) -> None:
    (quote,) = read("Karin Holm called Tomas Reuter a “coward” on Monday.")
    assert (quote.speaker, quote.about) == ("Karin Holm", ("Tomas Reuter",))


@pytest.mark.parametrize("office", ["Vice President", "Deputy Defence Minister", "Prime Minister"])
def test_another_office_of_that_name_is_not_meant(read: Read, office: str) -> None:
    noun = office.rsplit(maxsplit=1)[-1].lower()
    text = f"{office} Karin Holm sat down. “We cannot wait any longer,” the {noun} said."
    assert speakers(read(text)) == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Karin Holm was called “a danger to shipping in every sea” on Monday.", None),
        ("“We sail at dawn,” Karin Holm was quoted as saying.", "Karin Holm"),
        ("Karin Holm quoted Tomas Reuter as saying “the door is open.”", "Tomas Reuter"),
        ("Karin Holm said it showed that the ice was “no longer a border at all.”", "Karin Holm"),
    ],
)
def test_who_is_spoken_of_is_not_who_speaks(read: Read, text: str, speaker: str | None) -> None:
    assert speakers(read(text)) == [speaker]


def test_the_leader_of_a_country_is_its_president_and_of_a_party_is_not(read: Read) -> None:
    before = "Czech President Jan Vesely sat down. “We cannot wait any longer,” the"
    assert speakers(read(f"{before} Czech leader said.")) == ["Jan Vesely"]
    assert speakers(read(f"{before} party leader said.")) == [None]


def test_two_who_did_it_together_leave_a_pronoun_open(read: Read) -> None:
    text = "Robert Lang and Simon Keller met in Oslo. “You have until noon,” he said."
    assert speakers(read(text)) == [None]


def test_names_inside_the_words_are_what_it_is_about(read: Read) -> None:
    (quote,) = read("Karin Holm said: “Tomas Reuter never missed a tide.”")
    assert quote.about == ("Tomas Reuter",)
