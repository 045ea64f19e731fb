"""Which namings of a block are one entity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities.refresh import most_printed
from entities.resolution.decide import Decision, decide
from entities.resolution.evidence import Naming

HERE = frozenset({"person:anna berg", "organisation:nato", "place:oslo"})
ELSEWHERE = frozenset({"person:carl lund", "organisation:un", "place:paris"})


def naming(number: int, name: str, context: frozenset[str] = HERE, *, office: str = "") -> Naming:
    return Naming(
        id=number,
        article=f"article-{number}",
        kind="person",
        key=name.lower(),
        name=name,
        lone=" " not in name,
        offices=frozenset({office} - {""}),
        context=context,
    )


def keys(decisions: Mapping[int, Decision]) -> dict[int, str | None]:
    return {number: each.key for number, each in decisions.items()}


def test_full_names_meet_by_key() -> None:
    decisions = decide([naming(1, "Eva Holm"), naming(2, "Eva Holm", ELSEWHERE)])
    assert keys(decisions) == {1: "eva holm", 2: "eva holm"}


def test_a_family_name_joins_the_full_name_of_a_report_like_its_own() -> None:
    decisions = decide([naming(1, "Eva Holm"), naming(2, "Holm")])
    assert decisions[2].key == "eva holm"
    assert "anna berg" in decisions[2].reason


def test_a_family_name_alone_joins_nothing_by_itself() -> None:
    decisions = decide([naming(1, "Eva Holm"), naming(2, "Holm", ELSEWHERE)])
    assert decisions[2].key is None
    assert decisions[2].reason.startswith("unsure")


def test_between_two_people_of_one_family_name_it_stays_unsure() -> None:
    decisions = decide([naming(1, "Eva Holm"), naming(2, "Nils Holm"), naming(3, "Holm")])
    assert decisions[3].key is None


def test_the_same_office_says_who_it_is() -> None:
    block = [
        naming(1, "Eva Holm", office="minister"),
        naming(2, "Nils Holm"),
        naming(3, "Holm", frozenset({"organisation:nato"}), office="minister"),
    ]
    decision = decide(block)[3]
    assert decision.key == "eva holm"
    assert "minister" in decision.reason


def test_a_name_without_more_is_the_well_known_bearers() -> None:
    known = [naming(number, "Eva Holm") for number in range(9)]
    decisions = decide([*known, naming(10, "Nils Holm"), naming(11, "Holm")])
    assert decisions[11].key == "eva holm"


def test_a_nickname_in_the_same_circle_is_the_same_person() -> None:
    decisions = decide([naming(1, "Charles Lind"), naming(2, "Chuck Lind")])
    assert decisions[1].key == decisions[2].key
    assert decisions[2].reason


def test_a_nickname_in_another_circle_is_another_person() -> None:
    decisions = decide([naming(1, "Charles Lind"), naming(2, "Chuck Lind", ELSEWHERE)])
    assert decisions[1].key != decisions[2].key


def test_a_representative_is_not_a_novelist_by_nickname_alone() -> None:
    elected = [naming(n, "Chuck Lind", office="rep") for n in (1, 2, 3)]
    decisions = decide([*elected, naming(4, "Charles Lind")])
    assert decisions[1].key == decisions[3].key != decisions[4].key


def test_a_report_that_has_both_names_knows_two_people() -> None:
    father, son = naming(1, "Charles Lind"), naming(2, "Chuck Lind")
    decisions = decide([father, replace(son, article=father.article)])
    assert decisions[1].key != decisions[2].key


def test_title_and_family_name_make_a_page_of_their_own() -> None:
    decisions = decide([naming(1, "Holm", office="minister"), naming(2, "Holm", office="minister")])
    assert decisions[1].key is not None
    assert decisions[1].key == decisions[2].key


def test_titled_family_names_of_unlike_reports_stay_apart() -> None:
    decisions = decide(
        [naming(1, "Holm", office="minister"), naming(2, "Holm", ELSEWHERE, office="minister")]
    )
    assert decisions[1].key != decisions[2].key


def test_a_popes_name_is_nobodys_family_name() -> None:
    block = [naming(1, "Eva Francis"), naming(2, "Francis", office="pope")]
    block.append(naming(3, "Francis", office="pope"))
    decided = keys(decide(block))
    assert decided[1] == "eva francis"
    assert decided[2] == decided[3] != decided[1]


def presidents(name: str, times: int) -> list[Naming]:
    return [naming(n + 20, name, ELSEWHERE, office="president") for n in range(times)]


def test_a_presidents_surname_is_whose_the_archive_calls_so() -> None:
    here = HERE | {"person:eva holm"}
    block = [naming(1, "Eva Holm", here), replace(naming(2, "Holm", here), article="article-1")]
    block[1] = replace(block[1], offices=frozenset({"president"}))
    alone = decide(block)
    among = decide([*block, *presidents("Nils Holm", 3)])
    assert alone[2].key == "eva holm"
    assert among[2].key == "nils holm"
    assert "president" in among[2].reason


def test_a_presidents_surname_is_not_whose_report_gives_another_office() -> None:
    here = HERE | {"person:eva holm"}
    block = [naming(1, "Eva Holm", here, office="first lady")]
    block.append(replace(naming(2, "Holm", here, office="president"), article="article-1"))
    assert decide(block)[2].key is None


def test_between_two_presidents_of_one_name_it_stays_unsure() -> None:
    here = HERE | {"person:eva holm"}
    block = [naming(1, "Eva Holm", here), naming(2, "Holm", here, office="president")]
    others = [*presidents("Nils Holm", 3), naming(40, "Ida Holm", ELSEWHERE, office="president")]
    others += [replace(each, id=each.id + 50) for each in others[-1:] * 2]
    assert decide([*block, *others])[2].key is None


def test_a_representative_is_not_the_senator_of_that_name() -> None:
    senators = [naming(number, "Eva Holm", office="senator") for number in range(3)]
    assert decide([*senators, naming(9, "Holm", office="representative")])[9].key is None
    assert decide([*senators, naming(9, "Holm", office="senator")])[9].key == "eva holm"


def test_the_best_known_of_a_name_stands_in_a_namesakes_way() -> None:
    some = frozenset({"place:oslo", "organisation:nato"})
    known = [naming(number, "Nils Holm", some) for number in range(50, 80)]
    decision = decide([*known, naming(1, "Eva Holm"), naming(2, "Holm")])[2]
    assert decision.key is None


@given(st.permutations(range(6)))
def test_the_order_of_arrival_changes_nothing(order: list[int]) -> None:
    block = [
        naming(0, "Eva Holm"),
        naming(1, "Nils Holm", ELSEWHERE),
        naming(2, "Holm"),
        naming(3, "Holm", ELSEWHERE),
        naming(4, "Holm", frozenset({"person:x y", "person:z w"}), office="minister"),
        naming(5, "Holm", frozenset({"person:x y", "person:z w"}), office="minister"),
    ]
    assert decide([block[i] for i in order]) == decide(block)


def body(number: int, name: str) -> Naming:
    return replace(naming(number, name), kind="organisation", lone=False)


def test_an_acronym_is_the_organisation_that_others_call_by_it() -> None:
    ties = {"nhc": {"northern harbour council": 1}}
    (decision,) = decide([body(1, "NHC")], ties=ties).values()
    assert decision.key == "northern harbour council"
    assert "NHC" in decision.reason


def test_an_acronym_of_two_organisations_stays_by_itself() -> None:
    ties = {"nhc": {"northern harbour council": 1, "new house club": 1}}
    (decision,) = decide([body(1, "NHC")], ties=ties).values()
    assert decision.key == "nhc"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([("Zelensky", 2), ("Zelenskyy", 3)], "Zelenskyy"),
        ([("Jo Li", 1), ("Joanna Li", 1)], "Joanna Li"),
        ([("Ann", 1), ("Eva", 1)], "Ann"),
    ],
)
def test_the_form_shown_is_the_one_most_printed(names: list[tuple[str, int]], shown: str) -> None:
    assert most_printed(names) == shown
