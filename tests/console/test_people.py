"""Who becomes a member of staff, with which roles: two administrators decide; the first two are announced."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from app import create_app
from inapp.domain.attempts import HOUR
from inapp.domain.errors import Conflict
from inapp.domain.identifiers import key_hash
from inapp.domain.second_factor import SecondFactor
from inapp.domain.staff import CASHIER, Actor, ChangeKind, Role
from inapp.staff import accounts, changes, sign_in
from tests.support.console import SECRET, browser, code_now, enter, session_of, settings_for, signed_in
from tests.support.second_factors import code_of_page

PASSWORD = "nine patient herons"


def set_up(world, *members):
    """Give members an authenticator app, so that they count as people who can sign in."""
    with world.database.write() as db:
        for one in members:
            sealed = world.cashier.sealer.seal(SECRET, sign_in.owner_of(one.id))
            db.staff_factors.set_second_factor(SecondFactor(one.id, sealed, 0, world.clock.now()), [])


@pytest.fixture
def slowly(console, world):
    """The console of a broker who is no demo: what one person decides alone waits for a day."""
    world.cashier = replace(world.cashier, staff=replace(world.cashier.staff, demo=False))
    console.extensions["cashier"] = world.cashier
    return console


@pytest.fixture
def two(slowly, world):
    """Two administrators, each in a browser of their own."""
    ann, ben = signed_in(slowly, Role.ADMIN), signed_in(slowly, Role.ADMIN, name="Ben")
    set_up(world, ann.who, ben.who)
    return ann, ben


@pytest.fixture
def flask(slowly, world):
    """Runs a command of the cashier whose console this is."""
    parts = {name: getattr(world.cashier, name) for name in ("store", "clock", "policy", "psps", "staff", "sealer")}
    app = create_app(settings_for(world.database.path), ctrader=world.ctrader, **parts)

    def run(*words):
        return app.test_cli_runner().invoke(args=[str(word) for word in words])

    return run


def members(world):
    with world.database.read() as db:
        return {one.name: one for one in db.all_members()}


def waiting(world):
    with world.database.read() as db:
        return db.open_changes()


def told(world):
    with world.database.read() as db:
        return [row["text"] for row in db.all("SELECT text FROM alerts ORDER BY id")]


def verbs(world):
    with world.database.read() as db:
        return [(row["actor"], row["verb"]) for row in db.all("SELECT actor, verb FROM audit ORDER BY seq")]


def seen(client, number):
    page = client.get("/staff/people").text
    form = page.partition(f"/staff/people/changes/{number}")[2]
    return form.partition('name="seen" value="')[2].partition('"')[0]


def decide(client, number, decision="confirm", words=None):
    values = {"decision": decision, "seen": words if words is not None else seen(client, number)}
    return client.send(f"/staff/people/changes/{number}", **values)


def change(client, member, what="roles", roles=(), version=None):
    version = changes.version_of(member) if version is None else version
    return client.send(f"/staff/people/{member.id}", what=what, role=list(roles), seen=version)


# The first two.


def test_the_first_administrator_comes_from_a_shell_and_the_role_after_a_day(slowly, world):
    shell = changes.Actor("root", "login root")
    link = changes.invite_first(world.cashier, shell, "ann@example.test", "Ann")
    assert world.cashier.staff.delay == 24 * HOUR
    assert any(
        "Ann (ann@example.test) has the roles admin" in text and "staff cancel 1" in text for text in told(world)
    )
    client = browser(slowly)
    welcome = f"/staff/welcome/{link}"
    assert "Ann" in client.get(welcome).text
    page = client.send(welcome, welcome, password=PASSWORD)
    assert page.status_code == 200
    code, step = code_of_page(page.text, world.clock.now())
    ready = client.send("/staff/welcome", "/staff/sign-in", step=step, code=code)
    assert len(re.findall(r"<li><code>[A-Z0-9]{5}-[A-Z0-9]{5}</code></li>", ready.text)) == 10
    assert client.get("/staff").location == "/staff/me"
    assert "Your roles come into force" in client.get("/staff/me").text
    assert client.get("/staff/people").status_code == 303
    world.clock.forward(24 * HOUR - 1)
    changes.carry_out_due(world.cashier)
    assert members(world)["Ann"].roles == frozenset()
    world.clock.forward(1)
    changes.carry_out_due(world.cashier)
    assert members(world)["Ann"].roles == {Role.ADMIN}
    assert ("cashier", "carried out") in verbs(world)


def test_a_link_works_once_and_for_an_hour(slowly, world):
    shell = changes.Actor("root", "login root")
    link = changes.invite_first(world.cashier, shell, "ann@example.test", "Ann")
    again = changes.invite_first(world.cashier, shell, "ann@example.test", "Ann")
    client = browser(slowly)
    assert client.get(f"/staff/welcome/{link}").status_code == 410
    world.clock.forward(accounts.FIRST_LINK)
    assert client.get(f"/staff/welcome/{again}").status_code == 410
    with world.database.read() as db:
        assert again not in str([tuple(row) for row in db.all("SELECT * FROM staff_tokens")])


def test_a_shell_makes_no_second_administrator(two, world, flask):
    done = flask("staff", "invite", "eve@example.test", "--name", "Eve")
    assert done.exit_code == 1
    assert "There is an administrator already" in done.output
    assert set(members(world)) == {"Ann", "Ben"}


def test_nor_while_the_first_one_waits_for_the_role(slowly, world, flask):
    first = flask("staff", "invite", "ann@example.test", "--name", "Ann")
    assert first.exit_code == 0, first.output
    assert first.output.startswith("https://cashier.example/staff/welcome/")
    set_up(world, members(world)["Ann"])
    assert flask("staff", "invite", "eve@example.test", "--name", "Eve").exit_code == 1


def test_what_is_announced_stands_on_every_page_and_can_be_cancelled(slowly, world):
    ann, ben = signed_in(slowly, Role.ADMIN), signed_in(slowly, Role.VIEWER, name="Ben")
    set_up(world, ann.who, ben.who)
    assert change(ann, ben.who, roles=["payments"]).status_code == 303
    assert members(world)["Ben"].roles == {Role.VIEWER}
    assert "In 24 h: Ben (ben@example.test) has the roles payments" in ben.get("/staff").text
    number = waiting(world)[0].id
    assert decide(ben, number, "cancel").status_code == 403
    assert decide(ann, number, "cancel").status_code == 303
    world.clock.forward(25 * HOUR)
    changes.carry_out_due(world.cashier)
    assert members(world)["Ben"].roles == {Role.VIEWER}


def test_a_shell_can_cancel_what_was_announced(slowly, world, flask):
    ann = signed_in(slowly, Role.ADMIN)
    change(ann, ann.who, roles=["admin", "payments"])
    assert flask("staff", "cancel", waiting(world)[0].id).exit_code == 0
    assert waiting(world) == []


# Two decide.


def test_one_administrator_alone_changes_nothing_by_the_page_or_by_a_direct_post(two, world):
    ann, _ = two
    assert change(ann, ann.who, roles=["admin", "payments"]).status_code == 303
    number = waiting(world)[0].id
    assert 'value="confirm"' not in ann.get("/staff/people").text
    assert decide(ann, number).status_code == 403
    second = browser(ann.application)
    enter(second, session_of(world.cashier, ann.who))
    assert decide(second, number).status_code == 403
    assert members(world)["Ann"].roles == {Role.ADMIN}


def test_the_other_one_confirms_and_both_are_in_the_audit(two, world):
    ann, ben = two
    change(ann, ann.who, roles=["admin", "payments"])
    assert decide(ben, waiting(world)[0].id).status_code == 303
    assert members(world)["Ann"].roles == {Role.ADMIN, Role.PAYMENTS}
    assert (ann.who.key, "proposed") in verbs(world)
    assert (ben.who.key, "confirmed") in verbs(world)


def test_neither_of_two_who_invite_can_become_the_person_whom_they_invite(two, world):
    ann, ben = two
    word_page = ann.send("/staff/people/new", name="Cem", email="cem@example.test", role=["payments"]).text
    word = re.search(r"<code>([A-Z0-9]{8})</code>", word_page)[1]
    link_page = decide(ben, waiting(world)[0].id).text
    link = re.search(r"/staff/welcome/([\w-]{43})", link_page)[1]
    assert word not in link_page
    client, welcome = browser(ann.application), f"/staff/welcome/{link}"
    wrong = client.send(welcome, welcome, password=PASSWORD, word="AAAAAAAA")
    assert wrong.status_code == 422
    assert "This is not the word" in wrong.text
    page = client.send(welcome, welcome, password=PASSWORD, word=f"{word[:4]} {word[4:].lower()}")
    code, step = code_of_page(page.text, world.clock.now())
    assert client.send("/staff/welcome", "/staff/sign-in", step=step, code=code).status_code == 200
    assert client.get("/staff").status_code == 200
    assert members(world)["Cem"].roles == {Role.PAYMENTS}


def test_a_change_is_confirmed_only_as_it_was_seen(two, world):
    ann, ben = two
    change(ann, ben.who, roles=["admin", "finance"])
    number, old = waiting(world)[0].id, seen(ben, waiting(world)[0].id)
    with world.database.write() as db:
        db.change_member(ben.who.id, name="Benedict")
    assert decide(ben, number, words=old).status_code == 409
    assert decide(ben, number, words="something else").status_code == 409
    assert members(world)["Benedict"].roles == {Role.ADMIN}


def test_a_proposal_about_somebody_who_was_changed_meanwhile_is_refused(two):
    ann, ben = two
    assert change(ann, ben.who, roles=["viewer"], version="0" * 16).status_code == 409


def test_whoever_is_shut_out_by_two_is_out_at_once_and_let_in_by_two(two, world):
    ann, ben = two
    cem = signed_in(ann.application, Role.VIEWER, name="Cem")
    change(ann, cem.who, "disable")
    assert cem.get("/staff").status_code == 200
    decide(ben, waiting(world)[0].id)
    assert cem.get("/staff").status_code == 303
    change(ben, members(world)["Cem"], "enable")
    decide(ann, waiting(world)[0].id)
    assert not members(world)["Cem"].disabled
    assert cem.get("/staff").status_code == 303, "the session has ended for good"


def test_a_new_link_ends_the_password_and_the_second_factor(two, world):
    ann, ben = two
    cem = signed_in(ann.application, Role.VIEWER, name="Cem")
    set_up(world, cem.who)
    change(ann, cem.who, "reset")
    link_page = decide(ben, waiting(world)[0].id).text
    assert "/staff/welcome/" in link_page
    assert cem.get("/staff").status_code == 303
    with world.database.read() as db:
        assert not db.is_set_up(members(world)["Cem"])


def test_a_link_that_has_expired_is_made_anew_by_one_only_while_there_is_no_second_administrator(slowly, world):
    ann = signed_in(slowly, Role.ADMIN)
    set_up(world, ann.who)
    ann.send("/staff/people/new", name="Ben", email="ben@example.test", role=["admin"])
    ben = members(world)["Ben"]
    again = ann.send(f"/staff/people/{ben.id}/link")
    assert "/staff/welcome/" in again.text
    set_up(world, ben)
    assert ann.send(f"/staff/people/{ben.id}/link").status_code == 403
    world.clock.forward(24 * HOUR)
    changes.carry_out_due(world.cashier)
    ann = browser(slowly)
    enter(ann, session_of(world.cashier, members(world)["Ann"]))
    with world.database.write() as db:
        cem = db.add_member(replace(ben, id=0, name="Cem", email="cem@example.test", roles=frozenset()))
    assert ann.send(f"/staff/people/{cem.id}/link").status_code == 403


def test_in_a_demo_nothing_waits_for_a_day(console, world):
    ann = signed_in(console, Role.ADMIN)
    change(ann, ann.who, roles=["admin", "payments"])
    assert members(world)["Ann"].roles == {Role.ADMIN, Role.PAYMENTS}
    assert waiting(world) == []


def test_a_proposal_expires_after_a_day(two, world):
    ann, ben = two
    change(ann, ben.who, roles=["viewer"])
    number = waiting(world)[0].id
    world.clock.forward(24 * HOUR)
    changes.carry_out_due(world.cashier)
    assert waiting(world) == []
    assert members(world)["Ben"].roles == {Role.ADMIN}
    with world.database.read() as db:
        assert db.staff_change(number).ended == "expired"


def test_a_proposal_of_yesterday_is_not_confirmed_although_no_worker_has_ended_it(two, world):
    ann, ben = two
    change(ann, ben.who, roles=["viewer"])
    proposed = waiting(world)[0]
    world.clock.forward(24 * HOUR)
    by = Actor("Cleo", "staff 99", frozenset({Role.ADMIN}))
    with pytest.raises(Conflict, match="decided already"):
        changes.confirm(world.cashier, by, proposed.id, changes.words(proposed))
    assert members(world)["Ben"].roles == {Role.ADMIN}


def take_away(world, client, **gone):
    with world.database.write() as db:
        db.change_member(client.who.id, **gone)


@pytest.mark.parametrize("gone", [{"disabled": True}, {"roles": frozenset({Role.SUPPORT})}])
def test_what_somebody_proposed_who_may_change_people_no_more_is_not_confirmed(two, world, gone):
    ann, ben = two
    eve = signed_in(ann.application, Role.SUPPORT, name="Eve")
    change(ann, eve.who, roles=["admin"])
    number = waiting(world)[0].id
    words = changes.words(waiting(world)[0])
    take_away(world, ann, **gone)
    assert decide(ben, number, words=words).status_code == 409
    changes.carry_out_due(world.cashier)
    assert waiting(world) == [] and members(world)["Eve"].roles == {Role.SUPPORT}
    assert "does not happen, because Ann may change people no more" in told(world)[-1]


@pytest.mark.parametrize("gone", [{"disabled": True}, {"roles": frozenset({Role.SUPPORT})}])
def test_what_somebody_announced_who_may_change_people_no_more_does_not_happen(slowly, world, gone):
    ann = signed_in(slowly, Role.ADMIN)
    eve = signed_in(slowly, Role.SUPPORT, name="Eve")
    set_up(world, ann.who)
    change(ann, eve.who, roles=["admin"])
    assert waiting(world)[0].due is not None
    take_away(world, ann, **gone)
    world.clock.forward(25 * HOUR)
    changes.carry_out_due(world.cashier)
    assert waiting(world) == [] and members(world)["Eve"].roles == {Role.SUPPORT}
    assert verbs(world)[-1] == (CASHIER.key, "cancelled")


def test_a_clock_that_was_set_back_makes_no_proposal_last_longer(two, world):
    ann, ben = two
    change(ann, ben.who, roles=["viewer"])
    proposed = waiting(world)[0]
    world.clock.wall -= HOUR
    by = Actor("Cleo", "staff 99", frozenset({Role.ADMIN}))
    with pytest.raises(Conflict, match="decided already"):
        changes.confirm(world.cashier, by, proposed.id, changes.words(proposed))
    changes.carry_out_due(world.cashier)
    assert waiting(world) == [proposed], "it waits for the clock, not for ever"


def test_neither_a_proposal_nor_an_announcement_nor_a_session_survives_a_restore(two, world):
    ann, ben = two
    change(ann, ben.who, roles=["viewer"])
    with world.database.write() as db:
        late = db.add_member(
            replace(members(world)["Ben"], id=0, name="Cem", email="cem@example.test", roles=frozenset())
        )
        changes.announce(db, CASHIER, ChangeKind.ROLES, late, frozenset({Role.ADMIN}), world.clock.now(), 24 * HOUR)
    copy = world.backup()
    world.paid_deposit()
    world.run()
    world.restore(copy)
    world.restart()
    world.clock.forward(25 * HOUR)
    changes.carry_out_due(world.cashier)
    assert waiting(world) == []
    assert members(world)["Cem"].roles == frozenset() and members(world)["Ben"].roles == {Role.ADMIN}
    with world.database.read() as db:
        assert db.staff_sessions(None, 0, 0) == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_nobody_but_administrators_changes_people(two, world, role):
    ann, _ = two
    other = signed_in(ann.application, role, name="Cem")
    assert other.get("/staff/people/new").status_code == 403
    assert change(other, other.who, roles=["admin"]).status_code == 403
    assert waiting(world) == []


# A second factor, once more.


def test_a_change_wants_a_second_factor_of_now_and_goes_on_with_what_was_typed(slowly, world):
    ann = signed_in(slowly, Role.ADMIN, fresh=False)
    set_up(world, ann.who)
    before = ann.get_cookie("__Host-cashier-staff", domain="cashier.example").value
    asked = change(ann, ann.who, roles=["admin", "support"])
    assert asked.status_code == 403
    assert waiting(world) == []
    kept = re.findall(r'<input type="hidden" name="(role|what|seen)" value="([^"]*)">', asked.text)
    fields = dict(kept) | {"role": [value for name, value in kept if name == "role"]}
    assert fields["role"] == ["admin", "support"]
    path = f"/staff/people/{ann.who.id}"
    wrong = ann.send(path, **fields, second_code="000000")
    assert wrong.status_code == 422
    assert waiting(world) == []
    done = ann.send(path, **fields, second_code=code_now(world.cashier))
    assert done.status_code == 303
    assert waiting(world)[0].roles == {Role.ADMIN, Role.SUPPORT}
    after = ann.get_cookie("__Host-cashier-staff", domain="cashier.example").value
    assert after != before
    with world.database.read() as db:
        assert db.staff_session(key_hash(before)).ended
    thief = browser(slowly)
    thief.set_cookie("__Host-cashier-staff", before, domain="cashier.example")
    assert thief.get("/staff").status_code == 303


# The shell.


def test_a_shell_that_has_shut_everybody_out_becomes_nobody_who_may_move_money(slowly, world, flask):
    ann, ben = signed_in(slowly, Role.ADMIN), signed_in(slowly, Role.PAYMENTS, name="Ben")
    set_up(world, ann.who, ben.who)
    assert flask("staff", "disable", ann.who.id, "--reason", "an errand").exit_code == 0
    done = flask("staff", "invite", "ben@example.test", "--name", "Ben")
    assert done.exit_code == 0, done.output
    assert members(world)["Ben"].roles == frozenset()
    assert ben.get("/staff").status_code == 303, "and whoever was signed in shows anew who they are"


def test_of_two_whom_a_shell_invites_first_only_the_last_one_becomes_administrator(slowly, world):
    shell = changes.Actor("root", "login root")
    former = changes.invite_first(world.cashier, shell, "ann@example.test", "Ann")
    changes.invite_first(world.cashier, shell, "eve@example.test", "Eve")
    assert browser(slowly).get(f"/staff/welcome/{former}").status_code == 410
    world.clock.forward(24 * HOUR)
    changes.carry_out_due(world.cashier)
    assert {name: one.roles for name, one in members(world).items()} == {"Ann": frozenset(), "Eve": {Role.ADMIN}}


def test_two_accounts_with_one_mailbox_do_not_propose_and_confirm(two, world):
    ann, ben = two
    also_ann = signed_in(ann.application, Role.ADMIN, name="Ann T.")
    with world.database.write() as db:
        db.change_member(also_ann.who.id, email="ann@example.test", issuer="https://id.test", subject="u1")
    assert change(ann, ben.who, roles=["payments"]).status_code == 303
    assert decide(also_ann, waiting(world)[0].id).status_code == 403
    assert members(world)["Ben"].roles == {Role.ADMIN}


def test_a_shell_shuts_somebody_out_with_a_reason_and_everybody_is_told(two, world, flask):
    ann, ben = two
    assert flask("staff", "disable", ben.who.id).exit_code == 1
    done = flask("staff", "disable", ben.who.id, "--reason", "the phone was stolen")
    assert done.exit_code == 0, done.output
    assert ben.get("/staff").status_code == 303
    assert "has shut Ben out from a shell: the phone was stolen" in ann.get("/staff").text
    assert any("shut Ben (ben@example.test) out of the console from a shell" in text for text in told(world))
    assert verbs(world)[-1][1] == "broke glass"
    assert verbs(world)[-1][0].startswith("login ")


def test_the_shell_lists_people_and_sessions_and_ends_one(two, world, flask):
    ann, _ = two
    listed = flask("staff", "list").output
    assert "ann@example.test" in listed
    assert "admin" in listed
    shown = flask("staff", "sessions").output
    short = re.search(r"^(\w{12}) +" + str(ann.who.id), shown, re.MULTILINE)[1]
    assert flask("staff", "end", short).exit_code == 0
    assert ann.get("/staff").status_code == 303
    assert flask("staff", "end", short).exit_code == 1


def test_everybody_is_told_by_mail_too_where_there_is_a_mail_server(two, world):
    _, ben = two
    sent = []
    mailer = SimpleNamespace(send=sent.append)
    changes.shut_out(replace(world.cashier, mailer=mailer), changes.Actor("root", "login root"), ben.who.id, "stolen")
    assert [one.email for one in sent] == ["ann@example.test"]
    assert "root has shut Ben (ben@example.test) out of the console from a shell: stolen" in sent[0].text


def test_the_audit_says_since_when_one_person_decides_alone(world):
    changes.note_one_person(world.cashier)
    alone = replace(world.cashier, staff=replace(world.cashier.staff, one_person=True))
    for _ in range(2):
        changes.note_one_person(alone)
    changes.note_one_person(world.cashier)
    with world.database.read() as db:
        found = [row["detail"] for row in db.all("SELECT detail FROM audit ORDER BY seq")]
    assert found == ["CASHIER_ONE_PERSON is 1: one person decides alone", "CASHIER_ONE_PERSON is 0: two decide"]


def test_a_broker_of_one_person_says_so_on_every_page(console, world):
    console.extensions["cashier"] = replace(world.cashier, staff=replace(world.cashier.staff, one_person=True))
    client = signed_in(console, Role.VIEWER)
    for path in ("/staff", "/staff/people", "/staff/me"):
        assert "One person decides alone here" in client.get(path).text
