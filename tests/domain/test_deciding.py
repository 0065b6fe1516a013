"""Who counts as another person: members of staff by their accounts, shells by names and logins, never one of each."""

import pytest

from inapp.domain.deciding import BY_BAND, DEMANDS, Verb, at_shell, is_another
from inapp.domain.model import Decision
from inapp.domain.staff import RIGHTS, Actor, Right, Role

ANN, ANNS_SHELL = Actor("Ann", "staff 1", frozenset(Role)), at_shell("Bob", "ann")


def word(name: str, actor: str = "", system_user: str = "") -> Decision:
    return Decision("", "", "", name, 1, system_user, actor=actor)


@pytest.mark.parametrize(
    ("said", "by", "another"),
    [
        (word("Ann", "staff 1"), ANN, False),
        (word("Anna", "staff 1"), ANN, False),
        (word("Ann", "staff 2"), ANN, True),
        (word("Cleo", "login cleo"), ANN, False),
        (word("Cleo", "staff 2"), ANNS_SHELL, False),
        (word("Cleo", "login cleo"), ANNS_SHELL, True),
        (word("Cleo", "login ann"), ANNS_SHELL, False),
        (word("bob", "login cleo"), ANNS_SHELL, False),
        (word("Cleo", system_user="cleo"), ANNS_SHELL, True),
        (word("Cleo", system_user="ann"), ANNS_SHELL, False),
        (word("Cleo"), ANNS_SHELL, True),
    ],
)
def test_another_person_is_one_of_the_same_kind_with_another_key(said, by, another):
    assert is_another(said, by) is another


def test_a_shared_login_lets_names_suffice_but_not_where_each_needs_a_login_of_their_own():
    said = word("Cleo", "login ann")
    assert is_another(said, ANNS_SHELL, names_suffice=True)
    assert not is_another(said, ANNS_SHELL, names_suffice=True, own_login=True)
    assert not is_another(word("Cleo", "login root"), ANNS_SHELL, own_login=True)
    assert not is_another(word("Cleo"), ANNS_SHELL, own_login=True)


def test_what_undoes_a_guard_takes_two_people_and_no_administrator():
    for verb in (Verb.RESOLVE, Verb.LIFT, Verb.RELEASE, Verb.CORRECT, Verb.SETTLE):
        assert DEMANDS[verb].people == 2 and DEMANDS[verb].moves_money
    assert {verb for verb in Verb if DEMANDS[verb].people == BY_BAND} == {Verb.APPROVE, Verb.REFUND, Verb.SEND_AGAIN}
    for right in (Right.DECIDE, Right.RESOLVE, Right.CORRECT, Right.RELEASE):
        assert Role.ADMIN not in RIGHTS[right]
    assert {verb for verb in Verb if DEMANDS[verb].emergency} == {Verb.RESOLVE, Verb.LIFT, Verb.RELEASE}
