-- A database of version 1, made by the code of commit 236cc21.
BEGIN TRANSACTION;
CREATE TABLE accounts (
        login INTEGER PRIMARY KEY CHECK (login > 0),
        user_id INTEGER NOT NULL CHECK (user_id > 0),
        email TEXT NOT NULL,
        name TEXT NOT NULL,
        enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
    ) STRICT;
INSERT INTO "accounts" VALUES(5512345,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(5512346,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(5512400,70011224,'sam@example.test','Sam Sample',1);
CREATE TABLE alerts (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        code TEXT NOT NULL,
        ref TEXT NOT NULL,
        text TEXT NOT NULL,
        tries INTEGER NOT NULL,
        due INTEGER NOT NULL,
        delivered INTEGER
    ) STRICT;
CREATE TABLE attempts (
        external_id TEXT PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        leg TEXT NOT NULL,
        n INTEGER NOT NULL CHECK (n > 0),
        login INTEGER NOT NULL CHECK (login > 0),
        type TEXT NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAW')),
        amount TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('sending', 'not_sent', 'rejected', 'confirmed', 'ambiguous', 'absent', 'double', 'double_settled', 'lost')),
        started INTEGER NOT NULL,
        ended INTEGER,
        code TEXT NOT NULL,
        balance_history_id INTEGER UNIQUE CHECK (typeof(balance_history_id) IN ('integer', 'null')),
        settled INTEGER,
        UNIQUE (ref, leg, n)
    ) STRICT;
INSERT INTO "attempts" VALUES('D-P3FCWRS.credit.1','D-P3FCWRS','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
CREATE TABLE events (
        psp TEXT NOT NULL,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        subject TEXT NOT NULL,
        ref TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        received INTEGER NOT NULL,
        finished INTEGER,
        result TEXT,
        PRIMARY KEY (psp, id)
    ) STRICT;
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-P3FCWRS','payment_1',1760000000000,1760000000000,'captured');
CREATE TABLE history (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        was TEXT CHECK (was IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        event TEXT NOT NULL,
        became TEXT NOT NULL CHECK (became IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        chain TEXT NOT NULL UNIQUE
    ) STRICT;
INSERT INTO "history" VALUES(1,'D-P3FCWRS',NULL,'made','created','user 70011223',1760000000000,'b40cbf9dd2e31e6a8ec0ca4d130626245dc6a054442687bb795d40152bc13cc0');
INSERT INTO "history" VALUES(2,'D-P3FCWRS','created','started','awaiting_payer','payer',1760000000000,'a35a232f3b861a74bc677377b012db8dd43dc42612b39c4fbbf9059a9fe9589a');
INSERT INTO "history" VALUES(3,'D-P3FCWRS','awaiting_payer','captured','paid','fake webhook',1760000000000,'0ce812025257f58c3222c776bca24bc23f9fd690eec0ac2dd512c519c147f0f4');
INSERT INTO "history" VALUES(4,'D-P3FCWRS','paid','credit_sent','crediting','worker',1760000000000,'5054b1a63644ad43aedfb3fd3699d5d05549daa2a46008c9c28f1f4b8ad72b89');
INSERT INTO "history" VALUES(5,'D-P3FCWRS','crediting','credit_booked','credited','worker',1760000000000,'2303609bae70fd4727aa43628c14f71b0a96539831c401977e8077c613f5b084');
CREATE TABLE payments (
        ref TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('deposit', 'withdrawal')),
        user_id INTEGER NOT NULL CHECK (user_id > 0),
        login INTEGER NOT NULL CHECK (login > 0),
        minor INTEGER NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
        currency TEXT NOT NULL,
        digits INTEGER NOT NULL CHECK (digits BETWEEN 0 AND 8),
        status TEXT NOT NULL CHECK (status IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        psp TEXT NOT NULL,
        method TEXT NOT NULL,
        created INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        expires INTEGER,
        psp_ref TEXT,
        captured_minor INTEGER CHECK (typeof(captured_minor) IN ('integer', 'null')),
        captured_currency TEXT,
        captured_digits INTEGER,
        reason TEXT NOT NULL,
        tries INTEGER NOT NULL,
        due INTEGER,
        page_key TEXT NOT NULL UNIQUE,
        return_key TEXT UNIQUE,
        UNIQUE (psp, psp_ref)
    ) STRICT;
INSERT INTO "payments" VALUES('D-P3FCWRS','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','5c1211a6341ae6191de63197a31a1cccc259321099458a96eac536726fac6b0d');
CREATE TABLE psp_calls (
        key TEXT PRIMARY KEY,
        ref TEXT NOT NULL,
        action TEXT NOT NULL,
        minor INTEGER NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
        currency TEXT NOT NULL,
        digits INTEGER NOT NULL,
        psp TEXT NOT NULL,
        psp_ref TEXT,
        result_ref TEXT,
        state TEXT NOT NULL,
        reported_paid INTEGER NOT NULL CHECK (reported_paid IN (0, 1)),
        created INTEGER NOT NULL
    ) STRICT;
CREATE TABLE remote_calls (
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
INSERT INTO "remote_calls" VALUES(1,'booking',1760000000000);
CREATE TABLE sessions (
        key TEXT PRIMARY KEY,
        user_id INTEGER NOT NULL,
        screen TEXT NOT NULL CHECK (screen IN ('deposit', 'withdrawal')),
        asked_login INTEGER,
        login INTEGER,
        only_login INTEGER,
        token_hash TEXT NOT NULL,
        created INTEGER NOT NULL,
        active INTEGER NOT NULL
    ) STRICT;
INSERT INTO "sessions" VALUES('76b9289f5505e2cec53537dec310102d12ba426478295cf97602cfdcee087edc',70011223,'deposit',5512345,5512345,NULL,'',1760000000000,1760000000000);
CREATE TABLE switches (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
CREATE TABLE tokens (
        hash TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        user_id INTEGER NOT NULL,
        created INTEGER NOT NULL,
        expires INTEGER,
        used INTEGER,
        keep INTEGER NOT NULL CHECK (keep IN (0, 1)),
        family TEXT NOT NULL
    ) STRICT;
CREATE TABLE unmatched (
        ref TEXT PRIMARY KEY,
        psp TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        about TEXT NOT NULL,
        minor INTEGER,
        currency TEXT,
        digits INTEGER,
        reason TEXT NOT NULL,
        state TEXT NOT NULL,
        created INTEGER NOT NULL,
        UNIQUE (psp, psp_ref)
    ) STRICT;
CREATE INDEX accounts_user ON accounts (user_id);
CREATE INDEX tokens_expire ON tokens (expires);
CREATE INDEX tokens_family ON tokens (family);
CREATE INDEX sessions_created ON sessions (created);
CREATE INDEX payments_due ON payments (due) WHERE due IS NOT NULL;
CREATE INDEX payments_login ON payments (login, created);
CREATE INDEX payments_open ON payments (login, kind) WHERE status NOT IN ('credited', 'declined', 'expired', 'refunded', 'paid_out', 'refused', 'returned', 'cancelled');
CREATE TRIGGER payments_fixed BEFORE UPDATE OF ref, kind, user_id, login, minor, currency, digits, psp, method, created, page_key ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps what it was made with'); END;
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_replace BEFORE INSERT ON payments WHEN EXISTS (SELECT 1 FROM payments WHERE ref = NEW.ref) BEGIN SELECT RAISE(ABORT, 'payments has this row already'); END;
CREATE INDEX history_ref ON history (ref);
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_replace BEFORE INSERT ON history WHEN EXISTS (SELECT 1 FROM history WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE UNIQUE INDEX attempts_one_confirmed ON attempts (ref, leg) WHERE state = 'confirmed';
CREATE UNIQUE INDEX attempts_one_open ON attempts (ref) WHERE state IN ('ambiguous', 'sending');
CREATE UNIQUE INDEX attempts_one_open_per_login ON attempts (login) WHERE state IN ('ambiguous', 'sending');
CREATE INDEX attempts_freezing ON attempts (login) WHERE state IN ('ambiguous', 'double', 'sending');
CREATE INDEX attempts_settled ON attempts (state, settled);
CREATE TRIGGER attempts_fixed BEFORE UPDATE OF external_id, ref, leg, n, login, type, amount, started ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps what it was made with'); END;
CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_replace BEFORE INSERT ON attempts WHEN EXISTS (SELECT 1 FROM attempts WHERE external_id = NEW.external_id) BEGIN SELECT RAISE(ABORT, 'attempts has this row already'); END;
CREATE INDEX decisions_subject ON decisions (subject);
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM decisions WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE INDEX events_waiting ON events (received) WHERE finished IS NULL;
CREATE INDEX psp_calls_ref ON psp_calls (ref);
CREATE TRIGGER psp_calls_fixed BEFORE UPDATE OF key, ref, action, minor, currency, digits, psp, psp_ref, created ON psp_calls BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
CREATE TRIGGER psp_calls_no_delete BEFORE DELETE ON psp_calls BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_replace BEFORE INSERT ON psp_calls WHEN EXISTS (SELECT 1 FROM psp_calls WHERE key = NEW.key) BEGIN SELECT RAISE(ABORT, 'psp_calls has this row already'); END;
CREATE INDEX alerts_waiting ON alerts (due) WHERE delivered IS NULL;
CREATE INDEX alerts_about ON alerts (ref, code);
CREATE INDEX remote_calls_at ON remote_calls (at);
COMMIT;
PRAGMA user_version = 1;
