"""find_names on Docs built by hand: what is a name, of what kind, and who is who."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from entities.language.findings import FoundName
from entities.language.names import find_names

Find = Callable[[str], list[FoundName]]


def kinds(found: list[FoundName]) -> dict[str, str]:
    return {name.text: name.kind for name in found}


def names(found: list[FoundName]) -> list[tuple[str, str]]:
    return [(name.text, name.name) for name in found if name.kind == "person"]


def test_a_text_without_names_has_none(find: Find) -> None:
    assert find("nothing happened today") == []
    assert find_names(spacy.blank("en")("")) == ()


def test_what_the_model_marks_is_found_with_its_reason(find: Find) -> None:
    (name,) = find("yesterday {PERSON Iker Zubizarreta} left")
    assert (name.kind, name.text, name.name) == ("person", "Iker Zubizarreta", "Iker Zubizarreta")
    assert name.rule
    assert name.reason


def test_a_surname_is_the_person_named_in_full_whatever_the_model_says(find: Find) -> None:
    found = find("{PERSON John Healey} met the crew. {ORG Healey} left. Then {GPE Healey} spoke.")
    assert [name for _, name in names(found)] == ["John Healey"] * 3


def test_a_surname_nobody_marked_is_found_again(find: Find) -> None:
    found = find("{PERSON Anna Okafor} left\nthen Okafor spoke")
    assert names(found)[-1] == ("Okafor", "Anna Okafor")


def test_a_title_makes_a_person_and_is_kept_as_role(find: Find) -> None:
    (name,) = find("we met Gen. {ORG Tvardovsky} here")
    assert (name.kind, name.text, name.role) == ("person", "Tvardovsky", "Gen.")


def test_an_office_before_the_name_is_no_part_of_it(find: Find) -> None:
    found = find("we met {PERSON Defence Secretary John Healey} here")
    assert [(name.text, name.role) for name in found] == [("John Healey", "Defence Secretary")]


def test_an_office_after_the_name_is_kept_as_role(find: Find) -> None:
    found = find("{PERSON Wendy Chamberlain}, MP for {GPE North East Fife}, left")
    assert found[0].role == "MP for North East Fife"
    assert kinds(found)["North East Fife"] == "place"


def test_mister_says_nothing_of_what_somebody_is(find: Find) -> None:
    (name,) = find("we met Mr {PERSON Okafor} here")
    assert name.role == ""


def test_possessives_and_articles_are_cut_off(find: Find) -> None:
    found = find("{PERSON Healey's} plan and {ORG the Royal Navy's} ships")
    assert [name.text for name in found] == ["Healey", "Royal Navy"]


def test_a_name_does_not_run_over_the_end_of_a_line(find: Find) -> None:
    found = find("{PERSON Rolf Tangen\nOSLO} 2025-03-10")
    assert kinds(found) == {"Rolf Tangen": "person", "OSLO": "place"}


def test_two_people_joined_by_a_hyphen_are_two(find: Find) -> None:
    found = find("{PERSON Trump} left. the {LAW Trump-Zelenskyy} row")
    assert [name.text for name in found] == ["Trump", "Trump", "Zelenskyy"]


def test_two_countries_joined_by_a_hyphen_are_two(find: Find) -> None:
    found = find("the {GPE Ukraine-Russia} war and the U.S.-China talks")
    assert [name.text for name in found] == ["Ukraine", "Russia", "U.S.", "China"]


def test_a_nationality_is_no_place(find: Find) -> None:
    assert find("two {GPE Russian} and {NORP French} officers") == []


def test_a_ship_is_no_person(find: Find) -> None:
    assert find("the frigate {PERSON HMS Prince of Wales} left") == []


def test_a_person_of_a_countrys_name_is_told_from_the_country(find: Find) -> None:
    found = find("{PERSON Neil Jordan} spoke. {GPE Jordan} said so. troops left in {GPE Jordan}")
    assert [name.kind for name in found] == ["person", "person", "place"]


def test_all_names_of_a_country_are_one_place(find: Find) -> None:
    found = find("the {GPE US} and the {GPE U.S.} and {GPE America}")
    assert {name.name for name in found} == {"United States"}


def test_an_acronym_meets_the_full_name_the_text_ties_to_it(find: Find) -> None:
    found = find("the {ORG Baltic Mine Clearing Group} (BMCG) left. the {ORG BMCG} spoke")
    assert {name.name for name in found} == {"Baltic Mine Clearing Group"}
    assert len(found) == 3


def test_the_alliance_is_nato_when_the_report_names_nato(find: Find) -> None:
    found = find("{ORG NATO} met. the {ORG Alliance} spoke")
    assert {name.name for name in found} == {"NATO"}


def test_capitals_of_a_headline_are_read_by_the_names_below(find: Find) -> None:
    found = find(
        "OKAFOR MEETS LINDQVIST IN POLAND\n{PERSON Anna Okafor} met {PERSON Ulf Lindqvist}"
    )
    assert [(name.text, name.name) for name in found][:3] == [
        ("OKAFOR", "Anna Okafor"),
        ("LINDQVIST", "Ulf Lindqvist"),
        ("POLAND", "Poland"),
    ]


def test_a_constituency_with_and_in_it_is_one_place(find: Find) -> None:
    found = find("the {PERSON Rawmarsh} and {ORG Conisbrough} MP {PERSON John Healey} left")
    assert kinds(found) == {"Rawmarsh and Conisbrough": "place", "John Healey": "person"}


def test_wife_and_husband_are_kept_apart_by_title(find: Find) -> None:
    found = find(
        "{PERSON Bill Clinton} met Mrs {PERSON Hillary Clinton}. Mrs {PERSON Clinton} left"
    )
    assert names(found)[-1] == ("Clinton", "Hillary Clinton")


def test_of_two_with_one_surname_the_one_named_last_is_meant(find: Find) -> None:
    found = find("{PERSON Ana Silva} left. {PERSON Rui Silva} spoke. {PERSON Silva} said so")
    assert names(found)[-1] == ("Silva", "Rui Silva")


def test_kin_named_in_passing_is_not_meant_by_the_surname(find: Find) -> None:
    found = find(
        "{PERSON Ana Silva} left. her husband {PERSON Rui Silva} spoke. {PERSON Silva} left"
    )
    assert names(found)[-1] == ("Silva", "Ana Silva")


def test_spellings_of_one_name_meet(find: Find) -> None:
    found = find("{PERSON Volodymyr Zelenskyy} left. {PERSON Zelensky} spoke")
    assert names(found)[-1] == ("Zelensky", "Volodymyr Zelenskyy")


def test_a_misspelt_name_goes_to_the_right_one(find: Find) -> None:
    found = find(
        "{PERSON John Healey} met us. {PERSON John Healy} left. {PERSON John Healey} spoke"
    )
    assert len({name.name for name in found}) == 1


@pytest.mark.parametrize("word", ["God", "Monday", "Advertisement", "LLC"])
def test_capitalised_words_that_name_nobody_are_left_out(find: Find, word: str) -> None:
    assert find(f"we heard {{PERSON {word}}} there") == []


MORE = ("of", "Ministry", "and", "'s", "KYIV", "Gen.", "al", "Kyiv", "“", "”", "[1]", "U.S.-China")
WORDS = st.sampled_from(
    ["Healey", "John", "said", "the", "US", "-", "(", ")", ",", ".", "\n", "Mr", "MP", "for", *MORE]
)
LABELS = st.sampled_from(["PERSON", "GPE", "ORG", "LAW", "NORP"])


@given(
    words=st.lists(WORDS, max_size=25),
    spans=st.lists(st.tuples(st.integers(0, 24), st.integers(1, 4), LABELS), max_size=5),
)
def test_mentions_stand_where_they_say_and_never_overlap(
    words: list[str], spans: list[tuple[int, int, str]]
) -> None:
    doc = Doc(BLANK_VOCAB, words=words)
    taken: set[int] = set()
    ents = []
    for start, length, label in spans:
        if start + length <= len(words) and taken.isdisjoint(range(start, start + length)):
            taken |= set(range(start, start + length))
            ents.append(spacy.tokens.Span(doc, start, start + length, label=label))
    doc.ents = ents
    end = 0
    for name in find_names(doc):
        assert doc.text[name.start : name.end] == name.text
        assert name.text.strip() == name.text != ""
        assert name.start >= end
        end = name.end


BLANK_VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize(
    "text",
    [
        "The parade for {PERSON Martin Luther King} Jr. was long.",
        "The {PERSON Martin Luther King Jr.} parade was long.",
    ],
)
def test_nobody_is_called_junior(find: Find, text: str) -> None:
    (king,) = find(text)
    assert king.text.startswith("Martin Luther King")
    assert king.role == ""


@pytest.mark.parametrize(
    "text", ["The {PERSON Superstorm Sandy} left.", "They spoke of {ORG Islam}, she said."]
)
def test_storms_and_faiths_are_no_names(find: Find, text: str) -> None:
    assert find(text) == []


def test_what_is_named_after_a_person_is_not_the_person(find: Find) -> None:
    (university,) = find("He left {PERSON George Washington} University early.")
    assert (university.text, university.kind) == ("George Washington University", "organisation")


@pytest.mark.parametrize("state", ["N.Y.", "Calif.", "Nevada"])
def test_the_party_before_a_state_is_no_part_of_it(find: Find, state: str) -> None:
    place = find(f"{{PERSON Anna Berg}} (D-{{GPE {state}}}) left.")[-1]
    assert (place.text, place.kind) == (state, "place")


def test_as_joins_no_two_people(find: Find) -> None:
    found = find("It showed {PERSON Anna Bush} as {PERSON Hitler} there.")
    assert [each.text for each in found] == ["Anna Bush", "Hitler"]


def test_a_given_name_marked_alone_takes_in_the_surname_known_from_elsewhere(find: Find) -> None:
    found = find("{ORG Abdulla} Qanoor led the fleet. {PERSON Qanoor} spoke. {GPE Qanoor} left.")
    assert (
        names(found) == [("Abdulla Qanoor", "Abdulla Qanoor")] + [("Qanoor", "Abdulla Qanoor")] * 2
    )


@pytest.mark.parametrize("after", ["talks", "fall-out", "summit in {GPE Oslo}"])
def test_a_hyphen_before_what_passes_between_two_joins_two_people(find: Find, after: str) -> None:
    found = find(f"since the {{EVENT Qanoor-Veltsov}} {after}")
    assert [name.text for name in found if name.kind == "person"] == ["Qanoor", "Veltsov"]


def test_a_double_surname_stays_one(find: Find) -> None:
    found = find("{PERSON Anna Qanoor-Veltsov} spoke. after the {PERSON Qanoor-Veltsov} talks")
    assert {name.name for name in found} == {"Anna Qanoor-Veltsov"}


@pytest.mark.parametrize(
    "marked",
    [
        "Chief {PERSON Executive} spoke",
        "the {PERSON Jr.} spoke",
        "cuts to {GPE Medicare} hurt",
        "the {ORG State of the Union} was long",
        "it rained on {LOC Earth}",
    ],
)
def test_roles_suffixes_and_things_are_no_names(find: Find, marked: str) -> None:
    assert find(marked) == []


def test_a_town_that_differs_by_its_accents_is_not_taken_for_a_surname(find: Find) -> None:
    (found,) = find("the {PERSON Bush} administration said so")
    assert (found.kind, found.name) == ("person", "Bush")


def test_a_list_of_links_is_as_many_people(find: Find) -> None:
    found = find("{PERSON Paul Qanoor Anna Berg John Veltsov}")
    assert [name.text for name in found] == ["Paul Qanoor", "Anna Berg", "John Veltsov"]


@pytest.mark.parametrize(
    "marked",
    [
        "{PERSON Will Anna Berg} resign",
        "{PERSON Ukraine Anna Berg} resigned",
        "today {PERSON Senior Correspondent Anna Berg} left",
    ],
)
def test_what_ran_into_a_persons_name_is_cut_off(find: Find, marked: str) -> None:
    assert [name.text for name in find(marked) if name.kind == "person"] == ["Anna Berg"]


def test_a_capital_inside_a_word_makes_a_brand_of_it_but_not_behind_a_particle(find: Find) -> None:
    found = find("{PERSON BergWire} said so. {PERSON McQanoor} left. {PERSON DeVeltsov} left.")
    assert kinds(found) == {
        "BergWire": "organisation",
        "McQanoor": "person",
        "DeVeltsov": "person",
    }


def test_a_word_of_a_link_is_cut_off_a_name(find: Find) -> None:
    (name,) = find("then {PERSON Lena Mary} BergMORE left")
    assert (name.text, name.name) == ("Lena Mary Berg", "Lena Mary Berg")


def test_what_a_school_is_called_is_no_person(find: Find) -> None:
    found = find(
        "{PERSON Sandy Quarnel} families met. {ORG Sandy Quarnel Elementary School} has pupils."
    )
    assert kinds(found)["Sandy Quarnel"] == "organisation"


def test_somebody_a_school_is_called_after_is_a_person(find: Find) -> None:
    found = find("Senator {PERSON Sandy Quarnel} left. {ORG Sandy Quarnel School} has pupils.")
    assert kinds(found)["Sandy Quarnel"] == "person"


def test_a_massacre_is_at_a_place(find: Find) -> None:
    assert kinds(find("the {PERSON Quarnel} massacre"))["Quarnel"] == "place"


def test_a_word_of_bodies_alone_is_no_town(find: Find) -> None:
    assert kinds(find("the {ORG Union} has budget rules")).get("Union") != "place"


def test_a_house_is_told_from_the_seat_behind_it(find: Find) -> None:
    found = find("sits in the {ORG House of Commons for Amber Valley} today")
    assert kinds(found) == {"House of Commons": "organisation", "Amber Valley": "place"}
