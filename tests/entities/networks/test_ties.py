"""Who is tied to whom, and which ties are drawn."""

from __future__ import annotations

from entities.networks.ties import Party, Tie, backbone, ties


def party(pk: int, *, kind: str = "person") -> Party:
    return Party(pk, f"Name {pk}", kind, f"/people/{pk}/", 1)


def tie(left: int, right: int, strength: float) -> Tie:
    return Tie(left, right, 1, strength)


def test_a_tie_counts_the_reports_that_name_both() -> None:
    naming = [(1, 10), (1, 20), (2, 10), (2, 20), (3, 10), (3, 30)]
    found = ties([party(10), party(20), party(30)], naming)
    assert [(each.left, each.right, each.reports) for each in found] == [(0, 1, 2), (0, 2, 1)]


def test_two_who_are_always_named_together_have_the_strongest_tie() -> None:
    naming = [(1, 10), (1, 20), (2, 10), (2, 20), (3, 30), (3, 10)]
    found = ties([party(10), party(20), party(30)], naming)
    assert found[0].strength > found[1].strength
    assert ties([party(1), party(2)], [(5, 1), (5, 2)])[0].strength == 1


def test_whoever_is_no_party_ties_nobody() -> None:
    assert ties([party(10), party(20)], [(1, 10), (1, 99), (2, 20), (2, 99)]) == []


def test_the_backbone_holds_everybody_together() -> None:
    weak = tie(1, 2, 0.1)
    found = [tie(0, 1, 0.9), weak, tie(2, 3, 0.9)]
    assert weak in backbone(found)


def test_of_many_ties_the_strongest_of_each_are_drawn() -> None:
    everybody = [tie(a, b, 1 / (1 + a + b)) for a in range(12) for b in range(a + 1, 12)]
    drawn = backbone(everybody)
    assert len(drawn) < len(everybody) / 2
    assert {number for each in drawn for number in (each.left, each.right)} == set(range(12))
