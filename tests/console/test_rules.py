"""The page on which two people switch rules on."""

import io
import re
from html import unescape

import pytest

from inapp.console import rules
from inapp.domain.errors import Refused
from inapp.domain.rule_differences import Change, differences
from inapp.domain.rules import version_of
from inapp.domain.staff import Role
from inapp.payments import rule_changes
from tests.payments.test_rules import row
from tests.support.console import enter, session_of, signed_in
from tests.support.harness import USER

PAGE = "/staff/rules"
SEEN = re.compile(r'name="seen" value="([^"]*)"')
SMALL = row("small", "amount", "refuse", 'highest = { USD = "30" }')
OTHER = row("other", "amount", "review", 'highest = { USD = "20" }')


@pytest.fixture
def ann(console):
    return signed_in(console, Role.ADMIN, name="Ann")


@pytest.fixture
def ben(console):
    return signed_in(console, Role.ADMIN, name="Ben")


def seen_by(client):
    return SEEN.search(client.get(PAGE).text)[1]


def say(client, what, **fields):
    fields.setdefault("seen", seen_by(client))
    return client.send(f"{PAGE}/{what}", **fields)


def in_force(world):
    with world.database.read() as db:
        return db.rules_in_force()


def waits(world):
    with world.database.read() as db:
        return [(word.version, word.by) for word in db.proposed_rules()]


def audited(world):
    with world.database.read() as db:
        return [(row["name"], row["verb"], row["subject"]) for row in db.all("SELECT * FROM audit ORDER BY seq")]


def test_a_text_with_mistakes_is_shown_with_each_of_them_and_nothing_is_lost(world, ann):
    text = f'{SMALL}[[rule]]\nid = "typo"\nkind = "amount"\noutcome = "maybe"\nhighst = {{ USD = "<5>" }}\n'
    for what in ("check", "propose"):
        answer = say(ann, what, text=text.replace("\n", "\r\n"))
        page = unescape(answer.text)
        assert answer.status_code == 422
        assert text in page
        lines = re.findall(r"<li>line (\d+): .*?<code>(.*?)</code></li>", page)
        assert {'outcome = "maybe"', 'highst = { USD = "<5>" }'} <= {line for _, line in lines}
        assert "<5>" not in answer.text  # nor does a text become a part of the page
    assert not waits(world)


def test_a_file_takes_the_place_of_the_text_and_has_the_version_that_it_has_on_disk(world, ann):
    values = {"csrf_token": ann.token(), "text": "", "file": (io.BytesIO(f"\ufeff{SMALL}".encode()), "rules.toml")}
    page = unescape(ann.post(f"{PAGE}/check", data=values).text)
    assert SMALL in page and version_of(SMALL)[:12] in page
    broken = {"csrf_token": ann.token(), "text": SMALL, "file": (io.BytesIO(b"\xff\xfe"), "rules.toml")}
    answer = ann.post(f"{PAGE}/check", data=broken)
    assert answer.status_code == 422 and "cannot be read as UTF-8" in answer.text
    assert SMALL in unescape(answer.text)


def test_one_person_proposes_and_another_one_switches_on(world, ann, ben):
    assert say(ann, "propose", text=SMALL.replace("\n", "\r\n")).status_code == 200
    assert waits(world) == [(version_of(SMALL), "Ann")]
    assert "Confirm this version" not in ann.get(PAGE).text
    again = say(ann, "confirm")
    assert again.status_code == 409 and "second person" in again.text
    assert in_force(world) != version_of(SMALL)
    assert "small" in ben.get(PAGE).text and "Proposed by Ann" in ben.get(PAGE).text
    assert "in force" in say(ben, "confirm").text
    assert in_force(world) == version_of(SMALL)
    mine = [line for line in audited(world) if line[2].startswith("rules")]
    name = f"rules {version_of(SMALL)[:8]}"
    assert mine == [("Ann", "proposed", name), ("Ann", "refused", "rules"), ("Ben", "confirmed", name)]


@pytest.mark.parametrize("what", ["confirm", "withdraw"])
def test_nobody_decides_about_another_proposal_than_the_one_that_they_saw(world, ann, ben, what):
    say(ann, "propose", text=SMALL)
    seen = seen_by(ben)
    say(ann, "propose", text=OTHER)
    answer = say(ben, what, seen=seen)
    assert answer.status_code == 409 and "another version by now" in answer.text
    assert waits(world) == [(version_of(OTHER), "Ann")]
    assert say(ben, what, seen="").status_code == 409


def test_what_was_seen_is_told_by_whole_versions_which_nobody_can_make_begin_alike(world, ann, ben):
    with world.database.write() as db:
        for version, text in (("a" * 63 + "1", SMALL), ("a" * 63 + "2", OTHER)):
            db.keep_rules(version, text, 1)
        db.add_rule_change("a" * 63 + "1", "proposed", "Ann", ann.who.key, world.clock.now())
    seen = seen_by(ben)
    with world.database.write() as db:
        db.add_rule_change("a" * 63 + "2", "proposed", "Ann", ann.who.key, world.clock.now())
    assert say(ben, "confirm", seen=seen).status_code == 409
    assert in_force(world) is None


def test_a_proposal_does_not_push_away_one_that_its_author_has_not_seen(world, ann, ben):
    seen = seen_by(ben)
    say(ann, "propose", text=SMALL)
    answer = say(ben, "propose", text=OTHER, seen=seen)
    assert answer.status_code == 409 and OTHER in unescape(answer.text)
    assert waits(world) == [(version_of(SMALL), "Ann")]


def test_whoever_may_not_change_rules_reads_them_and_changes_nothing(console, world, ann):
    say(ann, "propose", text=SMALL)
    carl = signed_in(console, Role.PAYMENTS, Role.FINANCE, name="Carl")
    page = carl.get(PAGE).text
    assert "Proposed by Ann" in page and "<textarea" not in page and "/staff/rules/confirm" not in page
    for what in ("check", "propose", "confirm", "withdraw", "replay"):
        assert carl.send(f"{PAGE}/{what}", text=OTHER, seen=seen_of(world)).status_code == 403
    assert waits(world) == [(version_of(SMALL), "Ann")]


def seen_of(world):
    return rules._seen(in_force(world) or "", rule_changes.waiting(world.cashier))


def test_a_change_wants_a_second_factor_of_now_and_keeps_the_text_meanwhile(console, world):
    late = signed_in(console, Role.ADMIN, fresh=False)
    for what in ("propose", "confirm", "withdraw"):
        answer = say(late, what, text=SMALL)
        assert answer.status_code == 403 and SMALL in unescape(answer.text)
    assert not waits(world)
    assert say(late, "check", text=SMALL).status_code == 200


def test_a_proposal_is_taken_back_by_another_person_too(world, ann, ben):
    say(ann, "propose", text=SMALL)
    assert "taken back" in say(ben, "withdraw").text
    assert not waits(world)


def test_the_defaults_wait_for_two_people_where_nothing_was_ever_switched_on(world, ann, ben):
    ours = version_of(rule_changes.default_text())
    assert in_force(world) is None
    page = ann.get(PAGE).text
    assert "These are the defaults" in page and "known-instrument" in page and "[approval]" in page
    assert "the defaults wait" in ann.get("/staff").text
    assert "second person" in say(ann, "confirm").text
    assert in_force(world) is None
    say(ben, "confirm")
    assert in_force(world) == ours


def test_a_word_of_yesterday_counts_no_more_and_its_author_may_say_it_again(world, ann, ben):
    say(ann, "propose", text=SMALL)
    world.clock.forward(25 * 3_600_000)
    for client in (ann, ben):
        enter(client, session_of(world.cashier, client.who))
    page = ben.get(PAGE).text
    assert "Confirm this version" in ann.get(PAGE).text
    assert "counts no more" in page and "When a second person says so too" in page
    say(ben, "confirm")
    assert in_force(world) != version_of(SMALL)
    assert "in force" in say(ann, "confirm").text
    assert in_force(world) == version_of(SMALL)


def test_the_first_page_tells_administrators_alone_of_rules_that_wait(console, ann, ben):
    say(ann, "propose", text=SMALL)
    assert "proposed by Ann" in ben.get("/staff").text
    assert "proposed by Ann" not in signed_in(console, Role.FINANCE, name="Carl").get("/staff").text


def test_a_replay_says_what_the_text_would_have_changed_and_ends(world, ann, monkeypatch):
    world.rules("")
    refs = [world.deposit("50.00").ref, world.deposit("40.00").ref, world.deposit("10.00").ref]
    say(ann, "propose", text=SMALL)
    page = unescape(ann.send(f"{PAGE}/replay").text)
    assert "3 questions of the last 90 days were asked again; 2 would have been decided otherwise." in page
    assert "Would have been refused: 2." in page
    assert [f"/staff/payments/{ref}" in page for ref in refs] == [True, True, False]
    drafted = unescape(ann.send(f"{PAGE}/replay", text=OTHER).text)
    assert "Would have waited for a person: 2." in drafted and OTHER in drafted
    monkeypatch.setattr(rules, "MOST_ASKED", 1)
    assert "1 questions" in (short := ann.send(f"{PAGE}/replay").text) and "not all of them" in short


def test_differences_are_told_rule_by_rule():
    before = rule_changes.parsed(f"{SMALL}{row('old', 'open', 'refuse', 'most = 1')}")
    after = rule_changes.parsed(
        f'{SMALL.replace("30", "25")}{OTHER}[approval]\nautomatic = false\n[rates]\nbase = "EUR"\nUSD = "0.92"\n'
    )
    found = {one.id: (one.change, one.values) for one in differences(before, after)}
    assert found["small"] == (Change.CHANGED, (("highest", "30 USD", "25 USD"),))
    assert found["other"][0] is Change.ADDED and found["old"][0] is Change.REMOVED
    assert ("automatic", "", "no") in found["[approval]"][1]
    assert found["[rates]"] == (Change.ADDED, (("base", "", "EUR"), ("USD", "", "0.92")))
    assert differences(after, after) == []


def test_a_users_page_shows_the_starts_that_rules_and_limits_refused(console, world):
    dan = signed_in(console, Role.SUPPORT, name="Dan")
    world.rules(SMALL)
    for amount in ("40.00", "0.50"):
        with pytest.raises(Refused):
            world.deposit(amount)
    page = unescape(dan.get(f"/staff/users/{USER}").text)
    shown = page[page.index("Refused starts") :]
    assert "CASHIER_DEPOSIT_MIN" in shown and "0.50 USD" in shown and "at least" in shown
    assert "small" in shown and "at most 30.00 USD" in shown and 'Deposit <span class="money">40.00' in shown


def test_support_says_how_far_a_user_is_verified(console, world, ann):
    world.deposit()
    sue = signed_in(console, Role.SUPPORT, name="Sue")
    assert sue.send(f"/staff/users/{USER}/level", level="full").status_code == 200
    with world.database.read() as db:
        said = db.standing(USER)
    assert (said.level, said.by) == ("full", "Sue")
    assert ("Sue", "helped", f"user {USER}") in audited(world)
    assert "says Sue" in sue.get(f"/staff/users/{USER}").text
    assert sue.send(f"/staff/users/{USER}/level", level="best").status_code == 422
    assert sue.send("/staff/users/987654/level", level="full").status_code == 404
    assert ann.send(f"/staff/users/{USER}/level", level="none").status_code == 403
    with world.database.read() as db:
        assert db.standing(USER).level == "full" and db.standing(987654) is None
