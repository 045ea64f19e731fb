"""What offices say of who is meant."""

from __future__ import annotations

import pytest

from entities.resolution.evidence import Naming
from entities.resolution.offices import at_odds, commonest_rank, holder_beside, rank, regnal, sole


def called(*offices: str, name: str = "Lena Berg") -> Naming:
    key = name.lower()
    lone = " " not in name
    return Naming(1, "a1", "person", key, name, lone, frozenset(offices), frozenset())


@pytest.mark.parametrize(
    ("office", "kind"),
    [
        ("republican sen", "senator"),
        ("senator for arcadia", "senator"),
        ("presidents", "president"),
        ("vice president", "vice president"),
        ("attorney general", "attorney general"),
        ("lt gen", "general"),
        ("secretary of state for defence", "secretary"),
        ("", ""),
    ],
)
def test_an_office_is_of_a_kind(office: str, kind: str) -> None:
    assert rank(office) == kind


def test_an_office_of_one_holder_is_no_deputys() -> None:
    assert sole("former president") == "president"
    assert sole("vice president") == sole("party chairman") == sole("") == ""


def test_a_king_has_a_given_name_only() -> None:
    assert regnal(called("king", name="Oscar"))
    assert not regnal(called("king", name="Oscar Berg"))
    assert not regnal(called("minister", name="Oscar"))


def test_offices_that_hardly_meet_are_two_peoples() -> None:
    senators = [called("sen"), called("republican sen"), called("senator")]
    presidents = [called("president"), called("president"), called("presidents"), called()]
    assert at_odds(senators, presidents)
    assert commonest_rank(senators) == "senator"


def test_a_career_is_one_persons() -> None:
    earlier = [called("sen"), called("sen")]
    later = [called("secretary of state", "sen"), called("secretary")]
    assert not at_odds(earlier, later)


def test_few_reports_tell_an_admiral_from_a_senator_and_no_two_politicians_apart() -> None:
    senators = [called("sen"), called("sen")]
    assert at_odds([called("adm"), called("admiral")], senators)
    assert not at_odds([called("gov"), called("governor")], senators)
    assert not at_odds([called("adm"), called()], senators)


def test_a_holder_of_an_office_stands_beside_one_without() -> None:
    holder = [called("rep"), called("representative"), called("rep")]
    assert holder_beside(holder, [called()])
    assert holder_beside([called()], holder)
    assert not holder_beside(holder, [called("congressman")])
    assert not holder_beside([*holder, called()], [called()])
    assert not holder_beside(holder[:2], [called()])
