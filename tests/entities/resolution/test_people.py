"""Which full names of one family name are one person."""

from __future__ import annotations

from dataclasses import replace

from entities.namings import form_key
from entities.resolution.decide import decide
from entities.resolution.evidence import Naming

HERE = frozenset({"person:anna berg", "organisation:nato", "place:oslo"})
ELSEWHERE = frozenset({"person:carl lund", "organisation:un", "place:paris"})


def naming(number: int, name: str, context: frozenset[str] = HERE, *, office: str = "") -> Naming:
    return Naming(
        id=number,
        article=f"{number:012x}",
        kind="person",
        key=form_key("person", name),
        name=name,
        lone=" " not in name,
        offices=frozenset({office} - {""}),
        context=context,
    )


def keys(*block: Naming) -> list[str | None]:
    found = decide(block)
    return [found[each.id].key for each in block]


def test_a_middle_name_is_part_of_the_same_persons_name() -> None:
    assert keys(naming(1, "George Lind"), naming(2, "George W. Lind")) == ["george lind"] * 2


def test_middle_names_that_contradict_each_other_are_two_people() -> None:
    father = [naming(number, "George H. W. Lind") for number in (1, 2)]
    son = [naming(number, "George W. Lind", ELSEWHERE) for number in (3, 4)]
    one, _, other, _ = keys(*father, *son)
    assert one != other


def test_one_slip_of_a_middle_name_makes_no_second_person() -> None:
    often = [naming(number, "George W. Lind") for number in range(5)]
    assert len(set(keys(*often, naming(9, "George V. Lind")))) == 1


def test_two_middle_names_in_one_report_are_no_slip() -> None:
    father, son = naming(1, "George H. W. Lind"), naming(2, "George W. Lind")
    one, other = keys(father, replace(son, article=father.article))
    assert one != other


def test_the_name_without_a_middle_name_goes_where_its_report_belongs() -> None:
    father = [naming(number, "George H. W. Lind") for number in (1, 2)]
    son = [naming(number, "George W. Lind", ELSEWHERE) for number in (3, 4)]
    *_, of_son, plain = keys(*father, *son, naming(5, "George Lind", ELSEWHERE))
    assert plain == of_son


def test_the_name_without_a_middle_name_is_unsure_where_neither_is_better_known() -> None:
    father = [naming(number, "George H. W. Lind") for number in (1, 2)]
    son = [naming(number, "George W. Lind", ELSEWHERE) for number in (3, 4)]
    assert keys(*father, *son, naming(5, "George Lind", frozenset()))[-1] is None


def test_a_son_is_never_his_father() -> None:
    one, other = keys(naming(1, "Donald Lind"), naming(2, "Donald Lind Jr"))
    assert one != other


def test_an_initial_does_not_make_two_people_one() -> None:
    one, other, _ = keys(
        naming(1, "Charles Lind"), naming(2, "Carla Lind", ELSEWHERE), naming(3, "C. Lind")
    )
    assert one != other


def test_the_same_office_in_full_says_who_it_is() -> None:
    known = naming(1, "Eva Holm", office="uk defence secretary")
    alone = naming(2, "Holm", ELSEWHERE, office="defence secretary")
    assert keys(known, alone) == ["eva holm"] * 2


def test_the_same_bare_title_does_not() -> None:
    known, alone = naming(1, "Eva Holm", office="officer"), naming(2, "Holm", ELSEWHERE)
    assert keys(known, replace(alone, offices=frozenset({"officer"})))[1] is None


def test_a_president_and_a_later_senator_are_told_apart_by_middle_name_and_office() -> None:
    first = [naming(n, "Carl F. Lind", office="president") for n in range(8)]
    later = [naming(n, "Carl Lind", ELSEWHERE, office="sen") for n in range(10, 13)]
    said = naming(20, "Carl Lind", office="president")
    *found, last = keys(*first, *later, said)
    assert set(found[:8]) == {"carl lind"} == {last}
    assert set(found[8:]) == {"carl lind (senator)"}


def test_a_senator_who_became_secretary_is_one_person() -> None:
    earlier = [naming(n, "Carl Lind", office="sen") for n in range(4)]
    later = [naming(n, "Carl F. Lind", office="secretary") for n in range(10, 13)]
    both = [naming(n, "Carl Lind", office="secretary") for n in (20, 21)]
    assert set(keys(*earlier, *later, *both)) == {"carl lind"}


def test_a_nickname_in_another_service_is_another_person() -> None:
    members = [naming(n, "Michael Lind", office="rep") for n in range(3)]
    officers = [naming(n, "Mike Lind", office="adm") for n in (10, 11)]
    found = keys(*members, *officers)
    assert found[0] != found[-1]


def test_a_captain_of_a_senators_name_in_another_circle_is_somebody_else() -> None:
    senators = [naming(n, "Carl Lind", office="sen") for n in range(3)]
    captain = naming(9, "Carl Lind", ELSEWHERE, office="capt")
    plain = naming(10, "Carl Lind")
    assert keys(*senators, captain, plain) == [
        *["carl lind"] * 3,
        "carl lind (captain)",
        "carl lind",
    ]


def test_a_general_who_became_secretary_is_one_person() -> None:
    secretaries = [naming(n, "Carl Lind", office="secretary") for n in range(3)]
    assert set(keys(*secretaries, naming(9, "Carl Lind", office="gen"))) == {"carl lind"}
