"""Signing in to the console: a password and a second factor, and what a session and its cookie are worth."""

import pytest

from inapp.console.session import COOKIE
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Gone
from inapp.domain.identifiers import key_hash
from inapp.domain.staff import Role
from inapp.staff import sessions, sign_in
from tests.support.console import PASSWORD, browser, code_now, enter, member, session_of, signed_in


def cookie(client):
    found = client.get_cookie(COOKIE, domain="cashier.example")
    return found.value if found else ""


def to_second(client, email="ann@example.test", password=PASSWORD, **more):
    return client.send("/staff/sign-in", "/staff/sign-in", email=email, password=password, **more)


def step_in(answer):
    return answer.text.partition('name="step" value="')[2].partition('"')[0]


def test_a_password_and_a_code_open_the_page_that_was_wanted(console, world):
    member(world.cashier, Role.PAYMENTS, password=True)
    client = browser(console)
    asked = client.get("/staff/people")
    assert (asked.status_code, asked.location) == (303, "/staff/sign-in?next=/staff/people")
    answer = to_second(client, next="/staff/people")
    assert answer.status_code == 200
    done = client.send(
        "/staff/sign-in/second",
        "/staff/sign-in",
        step=step_in(answer),
        code=code_now(world.cashier),
        next="/staff/people",
    )
    assert (done.status_code, done.location) == (303, "/staff/people")
    assert "Ann" in client.get("/staff/people").text


def test_the_cookie_is_bound_to_the_host_strict_and_out_of_reach_for_scripts(console):
    given = browser(console).get("/staff/sign-in").headers["Set-Cookie"]
    assert given.startswith("__Host-")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= {part.strip() for part in given.split(";")}
    assert "Domain" not in given


@pytest.mark.parametrize(("email", "password"), [("ann@example.test", "another one"), ("eve@example.test", PASSWORD)])
def test_a_wrong_password_and_an_unknown_email_read_the_same(console, world, email, password):
    member(world.cashier, Role.ADMIN, password=True)
    answer = to_second(browser(console), email, password)
    assert answer.status_code == 422
    assert "The email or the password is not right." in answer.text


def test_a_code_works_once_and_the_password_alone_opens_nothing(console, world):
    member(world.cashier, Role.PAYMENTS, password=True)
    client, code = browser(console), code_now(world.cashier)
    step = step_in(to_second(client))
    assert client.get("/staff").status_code == 303
    first = {"step": step, "code": code}
    assert client.send("/staff/sign-in/second", "/staff/sign-in", **first).status_code == 303
    other = browser(console)
    again = other.send("/staff/sign-in/second", "/staff/sign-in", step=step_in(to_second(other)), code=code)
    assert again.status_code == 422
    assert other.get("/staff").status_code == 303


def test_a_sign_in_makes_a_new_session_and_what_was_planted_before_opens_nothing(console, world):
    member(world.cashier, Role.PAYMENTS, password=True)
    client, planted = browser(console), "p" * 43
    enter(client, planted)
    step = step_in(to_second(client))
    client.send("/staff/sign-in/second", "/staff/sign-in", step=step, code=code_now(world.cashier))
    assert cookie(client) not in ("", planted)
    attacker = browser(console)
    enter(attacker, planted)
    assert attacker.get("/staff").status_code == 303


def test_the_database_holds_no_secret_that_opens_a_session(console, world):
    client = signed_in(console, Role.VIEWER)
    with world.database.read() as db:
        rows = [tuple(row) for row in db.all("SELECT * FROM staff_sessions")]
    assert cookie(client) not in str(rows)
    thief = browser(console)
    enter(thief, (key_hash(cookie(client)) + "0" * 43)[:43])
    assert thief.get("/staff").status_code == 303


def test_a_session_ends_after_a_quarter_of_an_hour_without_a_request(console, world):
    client = signed_in(console, Role.VIEWER)
    world.clock.forward(sessions.IDLE - SECOND)
    assert client.get("/staff").status_code == 200
    world.clock.forward(sessions.IDLE)
    assert client.get("/staff").status_code == 303


def test_a_session_ends_twelve_hours_after_its_sign_in_however_busy_it_is(console, world):
    client, began = signed_in(console, Role.VIEWER), world.clock.now()
    while world.clock.now() - began < sessions.LONGEST - sessions.IDLE:
        world.clock.forward(sessions.IDLE - SECOND)
        assert client.get("/staff").status_code == 200
    world.clock.forward(sessions.IDLE)
    assert client.get("/staff").status_code == 303


def test_a_session_that_was_ended_elsewhere_is_over(console, world):
    here = signed_in(console, Role.VIEWER)
    other = browser(console)
    enter(other, session_of(world.cashier, here.who))
    short = key_hash(cookie(other))[:12]
    assert other.get("/staff").status_code == 200
    assert here.send("/staff/me/end", session=short).status_code == 303
    assert other.get("/staff").status_code == 303
    assert here.get("/staff").status_code == 200


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("/staff/payments/D-7F3K2Q4?queue=review", "/staff/payments/D-7F3K2Q4?queue%3Dreview"),
        ("/staff/payments/D-7F3K2Q4/approve?queue=review", "/staff/payments/D-7F3K2Q4?queue%3Dreview"),
        ("https://elsewhere.example/staff/me", "/staff/me"),
        ("https://elsewhere.example/", ""),
    ],
)
def test_a_form_of_an_ended_session_leads_to_the_sign_in_and_back_to_its_page(console, world, came_from, back):
    client = signed_in(console, Role.SUPPORT)
    token = client.token()
    world.clock.forward(sessions.IDLE)
    where = came_from if came_from.startswith("https") else f"https://cashier.example{came_from}"
    answer = client.post("/staff/payments/D-7F3K2Q4/note", data={"csrf_token": token}, headers={"Referer": where})
    query = "&".join(filter(None, (f"next={back.replace('?', '%3F')}" if back else "", "over=1")))
    assert (answer.status_code, answer.location) == (303, f"/staff/sign-in?{query}")
    assert "Your session has ended, and nothing was done" in client.get(answer.location).text


def test_a_second_factor_does_not_bring_an_ended_session_back(console, world):
    client = signed_in(console, Role.PAYMENTS)
    held = sessions.of(world.cashier, cookie(client))
    with world.database.write() as db:
        sessions.end_all(db, client.who, world.clock.now())
    with pytest.raises(Gone):
        sign_in.proven(world.cashier, held, "a code")
    assert sessions.listed(world.cashier) == []


def test_nobody_ends_the_session_of_somebody_else_as_their_own(console, world):
    here, other = signed_in(console, Role.ADMIN), signed_in(console, Role.VIEWER, name="Ben")
    assert here.send("/staff/me/end", session=key_hash(cookie(other))[:12]).status_code == 404
    assert other.get("/staff").status_code == 200


def test_a_stolen_cookie_is_worth_nothing_after_the_sign_out(console, world):
    client = signed_in(console, Role.VIEWER)
    thief = browser(console)
    enter(thief, cookie(client))
    assert thief.get("/staff").status_code == 200
    client.send("/staff/sign-out")
    assert thief.get("/staff").status_code == 303
    assert client.get("/staff").status_code == 303


def test_roles_that_are_taken_away_are_gone_in_sessions_that_are_open(console, world):
    client = signed_in(console, Role.ADMIN)
    assert client.get("/staff/people/new").status_code == 200
    with world.database.write() as db:
        db.change_member(client.who.id, roles=frozenset({Role.VIEWER}))
    refused = client.get("/staff/people/new")
    assert refused.status_code == 403
    assert "Your roles do not include this" in refused.text
    with world.database.read() as db:
        last = db.one("SELECT actor, verb, subject, detail FROM audit ORDER BY seq DESC")
    assert tuple(last) == (client.who.key, "refused", "people.new", "needs people")


def test_a_member_who_is_disabled_is_out_at_once(console, world):
    client = signed_in(console, Role.ADMIN)
    with world.database.write() as db:
        db.change_member(client.who.id, disabled=True)
    assert client.get("/staff").status_code == 303


def test_guesses_are_slowed_down_as_those_at_the_login_of_traders_are(console, world):
    member(world.cashier, Role.PAYMENTS, password=True)
    client = browser(console)
    answers = [to_second(client, password="wrong").status_code for _ in range(7)]
    assert answers[:5] == [422] * 5
    assert 429 in answers
