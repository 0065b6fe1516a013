"""A database of today's version with rows in every table, for `dumps`: `python -m tests.store.every_table`.

To be run once for each version of the schema, by the code that brings it, after its fingerprint is known.
"""

import hashlib
import sqlite3
import sys
import tempfile
from pathlib import Path

from inapp.domain.model import CardFacts, Dispute, DisputeState, ObservationKind, Payment
from inapp.domain.money import Money
from inapp.domain.rules import Asked, Level, Moment, Outcome, Standing, Verdict
from inapp.domain.staff import Actor
from inapp.identity import tokens, users
from inapp.operations import actions
from inapp.operations.actions import Order
from inapp.payments import decisions
from inapp.staff import audit
from inapp.store import migrations
from tests.store.dumps import FOLDER, write_dump
from tests.support.harness import LOGIN, OTHER_LOGIN, START, STRANGER, USER, World
from tests.support.people import person

RARE = {
    "users": f"INSERT INTO users VALUES ({USER}, 'alex@example.test', 'Alex O''Demo', 'en', '$argon2id$'), "
    f"({STRANGER}, 'sam@example.test', 'Sam Sample; of Köln', 'de', '')",
    "throttles": f"INSERT INTO throttles VALUES ('login 1f3a', 3, {START + 60_000}, {START})",
    "visits": f"INSERT INTO visits VALUES ('5ba5', '0c4f', 1, {START}, 'started', '', NULL, 0)",
    "provider_users": f"INSERT INTO provider_users VALUES ('https://id.example.test', 'sub-1', {USER}, {START})",
    "sign_ins": f"INSERT INTO sign_ins VALUES (99, {USER}, {START}, 'password', 'wrong_password')",
    "disabled": "INSERT INTO disabled VALUES (70011225)",
    "holds": "INSERT INTO holds (user_id, reason, by, at) "
    f"VALUES ({STRANGER}, 'asked by the bank; it''s urgent', 'ann', {START})",
    "second_factors": f"INSERT INTO second_factors VALUES ({USER}, 'c2VhbGVk', {START // 30_000}, {START})",
    "recovery_codes": f"INSERT INTO recovery_codes VALUES ('5ba5', {USER}), ('0c4f', {USER})",
    "passkeys": "INSERT INTO passkeys "
    f"VALUES ('aWQ', {USER}, 'Alex''s phone', 'a2V5', 7, 'hybrid internal', {START}, NULL)",
    "declines": f"INSERT INTO declines SELECT psp, 'pi_1 declined', ref, user_id, {START} FROM payments LIMIT 1",
    "letters": f"INSERT INTO letters VALUES (1, {USER}, 'alex@example.test', {START}, {START}, 1, NULL), "
    f"(2, {STRANGER}, 'sam@example.test', {START}, {START}, 0, {START})",
    "customers": f"INSERT INTO customers VALUES ('fake', {USER}, 'cus_1', {START})",
    "instruments": "INSERT INTO instruments "
    f"VALUES ('c2F2ZWQ', 'fake', {USER}, 'fake_card', 'pm_1', 'visa', '4242', '12/34', {START})",
    "answers": "INSERT INTO answers SELECT ref, 'c2VhbGVk' FROM payments LIMIT 1",
    "choices": f"INSERT INTO choices SELECT ref, 'pm_1', {START} FROM payments LIMIT 1",
    "mails": f"INSERT INTO mails VALUES (90, 'password.{USER}.{START}', 'password', {USER}, NULL, {START}, {START}, 2, "
    f"'the mail server ends the connection', NULL), (91, 'password.{STRANGER}.{START}', 'password', {STRANGER}, NULL, "
    f"{START}, {START}, 0, '', {START})",
    "ledger_facts": "INSERT INTO ledger_facts VALUES ('fake.item.1.fee', 'fee_taken', '', '{\"psp\": \"fake\"}', 0, "
    f"'EUR', 2, {START}, '', '')",
    "checks": f"INSERT INTO checks VALUES (1, {START}, 'start', 'withdrawal', '', {USER}, {LOGIN}, 4000, 'USD', 2, "
    "'fake_card', '', '', 'ask', '[\"passport\"]', '{\"en\": \"We need a passport\"}', 600000, 'basic', 1, 0, NULL, "
    "NULL)",
    "events_out": f"INSERT INTO events_out SELECT 1, ref, 'payment', 1, 0, {START}, {START}, 1, 'HTTP 503', NULL "
    "FROM payments LIMIT 1",
    "events_read": "INSERT INTO events_read VALUES ('payment', 1), ('disbursement', 1), ('dispute', 0)",
    "dispute_debits": f"INSERT INTO dispute_debits SELECT ref, 'fake', 'du_1', {START} FROM payments "
    "WHERE kind = 'withdrawal' LIMIT 1",
    "told": "INSERT INTO told VALUES "
    f"('ctrader', '7', 'DEPOSIT', '', 1250, 'USD', 2, {START}, {LOGIN}, '', '', '', NULL, NULL, NULL, NULL, NULL, "
    f"NULL, '', 'ann', 'a gift; it''s late', 3, 101250, 'USD', 2), "
    f"('fake', 'txn_1', 'payment', 'payment_1', 10000, 'USD', 2, {START}, 0, "
    f"'D-1', 'D-1', '', 320, 'USD', 2, 9680, 'USD', 2, 'po_1', '', '', NULL, NULL, NULL, NULL)",
    "transfers": f"INSERT INTO transfers VALUES ('fake', 'po_1', 9680, 'USD', 2, 'arrived', {START}, {START}, 9680, "
    "'USD', 2, '')",
    "read_to": f"INSERT INTO read_to VALUES ('ctrader', {START}, {START}, '')",
    "breaks": f"INSERT INTO breaks VALUES (1, 'not_ours', 'not_ours:7', 'ctrader', '#7', '', -1250, 'USD', 2, {START}, "
    f"'DEPOSIT of 12.50', {START}, {START}, NULL, 'ann', 'asked Sam', 'explained', 'ann', {START}, 1, '')",
    "reconciled": "INSERT INTO reconciled VALUES "
    f"('2025-10-09', 'ctrader', 'USD', '0', '12.50', '0', '0', '-12.50', '0', {START})",
    "ledger_days": "INSERT INTO ledger_days VALUES ('2025-10-08', 0, '[]')",
    "sign_offs": f"INSERT INTO sign_offs VALUES (1, '2025-10-09', '5ba5', 'ann', 'ann', {START})",
    "password_changes": f"INSERT INTO password_changes VALUES ({USER}, {START})",
    "payment_marks": f"INSERT INTO payment_marks SELECT ref, 'address', '5ba5', user_id, {START} FROM payments LIMIT 1",
    "notes": "INSERT INTO notes (subject, text, by, actor, at) "
    f"VALUES ('user {USER}', 'asked for papers; it''s urgent', 'ann', 'staff 3', {START})",
    "taken": f"INSERT INTO taken VALUES ('D-1', 'ann', 'staff 3', {START})",
    "staff": "INSERT INTO staff VALUES "
    f"(1, 'Ann O''Hara', 'ann@example.test', 'payments admin', {START}, 0, '', '', '$argon2id$'), "
    f"(2, 'Ben', 'ben@example.test', 'viewer', {START}, 1, 'https://id.example.test', 'sub-2', '')",
    "staff_sessions": "INSERT INTO staff_sessions "
    f"VALUES ('5ba5', 1, 'password and a code', '192.0.2.7', 'a browser', {START}, {START}, {START}, NULL)",
    "staff_tokens": f"INSERT INTO staff_tokens VALUES ('0c4f', 'step', 1, {START}, {START + 60_000}, NULL, '')",
    "staff_second_factors": f"INSERT INTO staff_second_factors VALUES (1, 'c2VhbGVk', {START // 30_000}, {START})",
    "staff_recovery_codes": "INSERT INTO staff_recovery_codes VALUES ('5ba5', 1), ('0c4f', 1)",
    "staff_passkeys": f"INSERT INTO staff_passkeys VALUES ('aWQ', 1, 'Ann''s key', 'a2V5', 7, 'usb', {START}, NULL)",
    "staff_changes": "INSERT INTO staff_changes VALUES "
    f"(1, NULL, 'invite', 'Cem', 'cem@example.test', 'finance', '', 'staff 1', 'Ann O''Hara', {START}, NULL, '', '', "
    "NULL)",
    "languages_read": f"INSERT INTO languages_read VALUES ({USER}, 'ar')",
    "switches": f"INSERT OR REPLACE INTO switches VALUES ('heartbeat', '{START}')",
}
"""Rows of tables that no payment fills."""


def fill(world: World) -> None:
    """Ten payments, most of them final, with decisions of people and reports of PSPs."""
    world.second_capture()
    world.paid_deposit()
    world.withdrawal()
    note_card(world, world.card("50.00"))
    world.withdrawal("20.00", method="fake_loop")
    world.run()
    world.psp.payout_result = ObservationKind.DECLINED
    world.withdrawal("30.00", login=OTHER_LOGIN)
    world.run()
    mismatched = world.deposit(login=OTHER_LOGIN)
    world.hear(world.psp.pay(mismatched.ref, Money(9000, "EUR", 2)))
    world.run()
    decisions.order_refund(world.cashier, mismatched.ref, person("Ann"))
    world.run()
    world.ctrader.script.append("TRADER_NOT_FOUND")
    world.paid_deposit("80.00", login=OTHER_LOGIN)
    world.run()
    world.deposit("55.00", login=OTHER_LOGIN)
    tokens.login_token(world.cashier, USER, False)
    world.ctrader.script.append("unanswered")
    unclear = world.paid_deposit("70.00", login=LOGIN)
    world.step()
    world.wait_until_silent()
    decisions.decide(world.cashier, unclear.ref, None, person("Ann"))
    with world.database.write() as db:
        audit.note(db, Actor("Ann O'Hara", "staff 1"), "signed in", "staff 1", "with a password and a code")
    with actions.recorded(world.cashier, Order("users disable", {"user_id": STRANGER}, "", "ann", False)):
        users.disable(world.cashier, STRANGER)
    note_rules(world)


def note_rules(world: World) -> None:
    """Rules that were switched on, what one of them said of a payment, and what the broker says of a user."""
    text = "# Ann's; of Köln\n"
    version, ref = hashlib.sha256(text.encode()).hexdigest(), next(iter(world.psp.things.values())).ref
    asked = Asked("day", Outcome.REVIEW, "12.50 USD", "at most 9 USD", "sum", "At most {amount}", {}, START, "rule day")
    verdict = Verdict(Moment.START, version, (asked,), 1, {"sums withdrawals 86400000": []})
    with world.database.write() as db:
        db.keep_rules(version, text, START)
        db.add_rule_change(version, "proposed", "ann", "staff 1", START)
        db.add_rule_change(version, "on", "bob", "staff 2", START)
        db.add_verdict(verdict, ref, USER, {"money": [1250, "USD", 2]}, START)
        db.set_standing(Standing(USER, Level.FULL, "vip", "DE", "the CRM", START))


def note_card(world: World, deposit: Payment) -> None:
    """What a PSP says of a card and of a dispute."""
    dispute = Dispute("du_1", DisputeState.WON, "won", "fraudulent", deposit.money, START + 60_000)
    with world.database.write() as db:
        db.keep_dispute(deposit.psp, deposit.ref, dispute, START)
        db.keep_card_facts(deposit.psp, deposit.ref, CardFacts("ch_1", "f1a9", "Alex O'Demo", "DE", "debit"), START)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        fill(world)
        world.database.close()
        connection = sqlite3.connect(world.database.path)
        for insert in RARE.values():
            connection.execute(insert)
        connection.commit()
        connection.close()
        dump = FOLDER / f"v{migrations.NEWEST}.sql"
        write_dump(world.database.path, dump)
    sys.stdout.write(f"{dump}\n")


if __name__ == "__main__":
    main()
