"""Sign-in of staff at an identity provider: issuer and subject say who, groups what for; the browser is bound."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from inapp.adapters.staff_oidc import OpenIdStaff
from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.staff import Role
from inapp.staff import changes, provider
from tests.console.test_queue import mismatched
from tests.support.console import browser, enter, member, session_of, settings_for
from tests.support.oidc_provider import CLIENT, SECRET, LocalProvider

GROUPS = "cashier-payments:payments,leads:admin finance"


@pytest.fixture(scope="module")
def there():
    with LocalProvider() as made:
        yield made


@pytest.fixture
def at_provider(console, world, there):
    """A console whose staff sign in at a provider, with what that says of somebody of the group of payments."""
    given = {
        "CASHIER_STAFF_OIDC_ISSUER": there.issuer,
        "CASHIER_STAFF_OIDC_CLIENT_ID": CLIENT,
        "CASHIER_STAFF_OIDC_CLIENT_SECRET": SECRET,
        "CASHIER_STAFF_OIDC_ROLES": GROUPS,
    }
    settings = settings_for(world.database.path, **given)
    made = OpenIdStaff(settings.staff, world.clock)
    world.cashier = replace(world.cashier, staff=settings.staff, staff_provider=made)
    console.extensions["cashier"] = world.cashier
    there.clock = lambda: world.clock.now() / 1000
    there.claims, there.leaves_out = {"groups": ["cashier-payments", "gym"], "name": "Ann There"}, ()
    return console


def visit(client, there, email="ann@example.test", begin="/staff/oidc/start"):
    """Go to the provider, sign in there, and come back: the answer to what the returning page sends."""
    asked = client.get(begin)
    assert asked.status_code == 303
    return come_back(client, there.sign_in(asked.location, email))


def come_back(client, address):
    page = client.get(urlsplit(address).path + "?" + urlsplit(address).query, headers={"Sec-Fetch-Site": "cross-site"})
    assert "data-onward" in page.text
    assert "Set-Cookie" not in page.headers, "the cookie that the visit belongs to must stay"
    told = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))
    return client.post("/staff/oidc/finish", data=told)


def members(world):
    with world.database.read() as db:
        return db.all_members()


def test_groups_give_the_roles_and_issuer_and_subject_say_who(at_provider, world, there):
    client = browser(at_provider)
    answer = visit(client, there, begin="/staff/oidc/start?next=/staff/people")
    assert (answer.status_code, answer.location) == (303, "/staff/people")
    (ann,) = members(world)
    assert (ann.name, ann.roles, ann.issuer, ann.subject) == ("Ann There", {Role.PAYMENTS}, there.issuer, "u1")
    there.claims |= {"name": "Ann Married", "email": "ann.m@example.test"}
    visit(browser(at_provider), there)
    assert [(one.id, one.name) for one in members(world)] == [(ann.id, "Ann Married")]


def test_an_account_there_with_the_email_of_a_member_here_is_another_person(at_provider, world, there):
    local = member(world.cashier, Role.ADMIN, name="Ann", email="ann@example.test")
    client = browser(at_provider)
    visit(client, there, "ann@example.test")
    assert client.get("/staff").status_code == 200
    assert client.get("/staff/people/new").status_code == 403
    assert [(one.id == local.id, one.roles) for one in members(world)] == [
        (True, {Role.ADMIN}),
        (False, {Role.PAYMENTS}),
    ]
    there.claims |= {"sub": "u2"}
    visit(browser(at_provider), there, "ann@example.test")
    assert len(members(world)) == 3, "and so is another subject with the same e-mail"


def test_somebody_without_a_group_that_has_a_role_is_not_let_in(at_provider, world, there):
    there.claims = {"groups": ["gym"]}
    answer = visit(browser(at_provider), there)
    assert answer.status_code == 403
    assert "None of your groups has a role here" in answer.text
    assert members(world) == []


def test_a_group_that_was_taken_away_takes_the_role_with_it(at_provider, world, there):
    visit(browser(at_provider), there)
    there.claims = {"groups": []}
    assert visit(browser(at_provider), there).status_code == 403
    assert members(world)[0].roles == frozenset()
    with world.database.read() as db:
        assert "gives ann@example.test (ann@example.test) the roles: none" in str(
            [row["text"] for row in db.all("SELECT text FROM alerts")]
        )


def test_whoever_is_shut_out_here_stays_out(at_provider, world, there):
    visit(browser(at_provider), there)
    changes.shut_out(world.cashier, changes.Actor("root", "login root"), members(world)[0].id, "left the company")
    assert visit(browser(at_provider), there).status_code == 403


def test_roles_of_a_group_are_not_changed_here(at_provider, world, there):
    admin = browser(at_provider)
    boss = member(world.cashier, Role.ADMIN, name="Boss")
    enter(admin, session_of(world.cashier, boss))
    visit(browser(at_provider), there)
    ann = members(world)[1]
    answer = admin.send(f"/staff/people/{ann.id}", what="roles", role=["admin"], seen=changes.version_of(ann))
    assert answer.status_code == 403
    assert members(world)[1].roles == {Role.PAYMENTS}


def test_a_visit_belongs_to_the_browser_that_began_it(at_provider, world, there):
    victim, attacker = browser(at_provider), browser(at_provider)
    victim.get("/staff/sign-in")
    address = there.sign_in(attacker.get("/staff/oidc/start").location)
    answer = come_back(victim, address)
    assert answer.status_code == 410
    assert victim.get("/staff").status_code == 303
    assert members(world) == []
    assert come_back(attacker, address).status_code == 410, "it is used up"


@pytest.mark.parametrize("told", [{}, {"state": "x" * 43, "code": "c"}, {"code": "c"}])
def test_what_no_visit_of_ours_brings_back_is_refused(at_provider, told):
    assert browser(at_provider).post("/staff/oidc/finish", data=told).status_code == 410


def test_a_visit_is_over_after_ten_minutes(at_provider, world, there):
    client = browser(at_provider)
    address = there.sign_in(client.get("/staff/oidc/start").location)
    world.clock.forward(provider.LIFE)
    assert come_back(client, address).status_code == 410


def test_a_refusal_there_is_said_in_words(at_provider):
    client = browser(at_provider)
    state = dict(parse_qsl(urlsplit(client.get("/staff/oidc/start").location).query))["state"]
    answer = come_back(client, f"https://cashier.example/staff/oidc/callback?error=access_denied&state={state}")
    assert answer.status_code == 403
    assert "You were not signed in there" in answer.text


def test_a_provider_that_is_away_is_said_so(at_provider, there):
    there.down = True
    try:
        assert browser(at_provider).get("/staff/oidc/start").status_code == 503
    finally:
        there.down = False


# A login of now, before a decision.


@pytest.fixture
def boss(at_provider, world, there):
    """An administrator of the provider, signed in long ago."""
    there.claims |= {"groups": ["leads"], "auth_time": int(world.clock.now() / 1000) - 3600}
    client = browser(at_provider)
    visit(client, there)
    return client


def ask_to_change(client, world):
    ann = members(world)[0]
    cem = member(world.cashier, Role.VIEWER, name="Cem")
    asked = client.send(f"/staff/people/{cem.id}", what="roles", role=["support"], seen=changes.version_of(cem))
    assert asked.status_code == 403
    assert ann.issuer
    return re.search(r'<a class="button main" href="([^"]+)"', asked.text)[1].replace("&amp;", "&"), cem


def roles_of(world, who):
    return next(one.roles for one in members(world) if one.id == who.id)


def test_a_decision_wants_a_login_of_now_and_goes_on_with_what_was_typed(boss, world, there):
    address, cem = ask_to_change(boss, world)
    asked = dict(parse_qsl(urlsplit(address).query))
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")
    there.claims |= {"auth_time": int(world.clock.now() / 1000)}
    page = come_back(boss, there.sign_in(address))
    assert page.status_code == 200
    kept = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text)
    assert ("role", "support") in kept
    path = re.search(r'<form class="card narrow" method="post" action="([^"]+)" data-onward', page.text)[1]
    assert boss.post(path, data=dict(kept)).status_code == 303
    assert roles_of(world, cem) == {Role.SUPPORT}


def test_a_provider_that_asks_nobody_proves_nothing(boss, world, there):
    address, cem = ask_to_change(boss, world)
    answer = come_back(boss, there.sign_in(address))
    assert answer.status_code == 403
    assert roles_of(world, cem) == {Role.VIEWER}


def test_somebody_else_there_proves_nothing_for_whoever_is_signed_in_here(boss, world, there):
    address, cem = ask_to_change(boss, world)
    there.claims |= {"auth_time": int(world.clock.now() / 1000), "sub": "u2"}
    answer = come_back(boss, there.sign_in(address))
    assert answer.status_code == 403
    assert "somebody else" in answer.text
    assert roles_of(world, cem) == {Role.VIEWER}


def test_a_sign_in_of_just_now_is_proof_enough_and_one_of_an_hour_ago_is_not(at_provider, world, there):
    there.claims |= {"groups": ["leads"], "auth_time": int((world.clock.now() - 10 * SECOND) / 1000)}
    client = browser(at_provider)
    visit(client, there)
    cem = member(world.cashier, Role.VIEWER, name="Cem")
    form = {"what": "roles", "role": ["support"], "seen": changes.version_of(cem)}
    assert client.send(f"/staff/people/{cem.id}", **form).status_code == 303
    there.claims |= {"auth_time": int((world.clock.now() - HOUR) / 1000)}
    later = browser(at_provider)
    visit(later, there)
    assert later.send(f"/staff/people/{cem.id}", **form).status_code == 403


# Groups that were taken away while somebody is signed in.


def onward(client, page):
    """Post what waited, as the page does by itself."""
    kept = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text)
    path = re.search(r'<form class="card narrow" method="post" action="([^"]+)" data-onward', page.text)[1]
    return client.post(path, data=dict(kept))


def test_a_login_before_a_decision_brings_the_groups_of_then(boss, world, there):
    address, cem = ask_to_change(boss, world)
    there.claims |= {"auth_time": int(world.clock.now() / 1000), "groups": ["cashier-payments"]}
    answer = onward(boss, come_back(boss, there.sign_in(address)))
    assert (answer.status_code, roles_of(world, cem)) == (403, {Role.VIEWER})
    assert members(world)[0].roles == {Role.PAYMENTS}
    assert boss.get("/staff/queue").status_code == 200


def test_a_login_before_a_decision_without_a_role_ends_every_session(boss, world, there):
    other = browser(boss.application)
    visit(other, there)
    address, cem = ask_to_change(boss, world)
    there.claims |= {"auth_time": int(world.clock.now() / 1000), "groups": ["gym"]}
    answer = come_back(boss, there.sign_in(address))
    assert answer.status_code == 403 and "None of your groups has a role here" in answer.text
    assert [client.get("/staff/me").status_code for client in (boss, other)] == [303, 303]
    assert (roles_of(world, cem), members(world)[0].roles) == ({Role.VIEWER}, frozenset())


def test_somebody_who_was_shut_out_proves_nothing_before_a_decision(boss, world, there):
    address, _ = ask_to_change(boss, world)
    there.claims |= {"auth_time": int(world.clock.now() / 1000)}
    changes.shut_out(world.cashier, changes.Actor("root", "login root"), members(world)[0].id, "left the company")
    assert come_back(boss, there.sign_in(address)).status_code == 410


def busy(client, world, minutes):
    """Work for so long without a pause."""
    for _ in range(minutes // 10):
        world.clock.forward(600 * SECOND)
        answer = client.get("/staff/queue")
    return answer


def test_after_an_hour_the_next_page_asks_the_provider_and_a_group_that_is_gone_lets_nobody_in(
    at_provider, world, there
):
    client = browser(at_provider)
    visit(client, there)
    assert busy(client, world, 50).status_code == 200
    over = busy(client, world, 10)
    assert (over.status_code, over.location) == (303, "/staff/sign-in?next=/staff/queue")
    there.claims = {"groups": ["gym"]}
    assert visit(client, there).status_code == 403
    assert client.get("/staff/queue").status_code == 303
    there.claims = {"groups": ["cashier-payments"]}
    visit(client, there)
    assert client.get("/staff/queue").status_code == 200


def test_what_is_typed_after_an_hour_waits_for_the_visit_there(at_provider, world, there):
    ref = mismatched(world).ref
    client = browser(at_provider)
    visit(client, there)
    token = client.token()
    busy(client, world, 50)
    world.clock.forward(600 * SECOND)
    asked = client.post(f"/staff/payments/{ref}/note", data={"csrf_token": token, "text": "rang the bank"})
    assert asked.status_code == 403 and "Show that it is you" in asked.text
    with world.database.read() as db:
        assert db.notes(ref) == []
    address = re.search(r'<a class="button main" href="([^"]+)"', asked.text)[1].replace("&amp;", "&")
    there.claims |= {"auth_time": int(world.clock.now() / 1000)}
    assert onward(client, come_back(client, there.sign_in(address))).status_code == 200
    with world.database.read() as db:
        assert [note.text for note in db.notes(ref)] == ["rang the bank"]
    assert busy(client, world, 50).status_code == 200, "the hour begins with the visit"


def test_the_hour_is_a_setting_and_not_for_local_accounts(at_provider, world, there):
    world.cashier = replace(world.cashier, staff=replace(world.cashier.staff, told_for=20))
    at_provider.extensions["cashier"] = world.cashier
    local, client = browser(at_provider), browser(at_provider)
    enter(local, session_of(world.cashier, member(world.cashier, Role.SUPPORT, name="Sue")))
    visit(client, there)
    found = []
    for _ in range(2):
        world.clock.forward(600 * SECOND)
        found += [one.get("/staff/queue").status_code for one in (local, client)]
    assert found == [200, 200, 200, 303]
    assert client.send("/staff/sign-out", page="/staff/sign-in").location == "/staff/sign-in", "which always works"
