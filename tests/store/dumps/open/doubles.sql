-- A database of version 3, made by the code of commit 923b678.
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
INSERT INTO "accounts" VALUES(6000001,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000002,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000003,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000004,70011223,'alex@example.test','Alex Demo',1);
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
INSERT INTO "alerts" VALUES(1,1760000000000,'credit_unknown','D-94S5UCU','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,NULL);
INSERT INTO "alerts" VALUES(2,1760000720000,'credit_unknown','D-MRZGMQQ','It is not known whether cTrader booked this payment (timed out)',0,1760000720000,NULL);
INSERT INTO "alerts" VALUES(3,1760001440000,'debit_unknown','W-J8J3S72','It is not known whether cTrader booked this payment (timed out)',0,1760001440000,NULL);
INSERT INTO "alerts" VALUES(4,1760002160000,'debit_unknown','W-UQXVJXJ','It is not known whether cTrader booked this payment (timed out)',0,1760002160000,NULL);
INSERT INTO "alerts" VALUES(5,1760002880000,'double','D-94S5UCU','cTrader has booked this payment twice: the account is frozen',0,1760002880000,NULL);
INSERT INTO "alerts" VALUES(6,1760002880000,'double','D-MRZGMQQ','cTrader has booked this payment twice: the account is frozen',0,1760002880000,NULL);
INSERT INTO "alerts" VALUES(7,1760002880000,'late_booking','W-J8J3S72','cTrader booked this payment after it was found absent',0,1760002880000,NULL);
INSERT INTO "alerts" VALUES(8,1760002880000,'late_booking','W-UQXVJXJ','cTrader booked this payment after it was found absent',0,1760002880000,NULL);
CREATE TABLE attempts (
        external_id TEXT PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        leg TEXT NOT NULL,
        n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n > 0),
        login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
        type TEXT NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAW')),
        amount TEXT NOT NULL CHECK (amount GLOB '[0-9]*' AND NOT amount GLOB '*[^0-9.]*'),
        state TEXT NOT NULL CHECK (state IN ('sending', 'not_sent', 'rejected', 'confirmed', 'ambiguous', 'absent', 'double', 'double_settled', 'lost')),
        started ANY NOT NULL CHECK (typeof(started) = 'integer' AND started > 0),
        ended ANY CHECK (ended IS NULL OR typeof(ended) = 'integer' AND ended > 0),
        code TEXT NOT NULL,
        balance_history_id ANY CHECK (balance_history_id IS NULL OR typeof(balance_history_id) = 'integer' AND balance_history_id > 0) UNIQUE,
        settled ANY CHECK (settled IS NULL OR typeof(settled) = 'integer' AND settled > 0),
        UNIQUE (ref, leg, n)
    ) STRICT;
INSERT INTO "attempts" VALUES('D-94S5UCU.credit.1','D-94S5UCU','credit',1,6000001,'DEPOSIT','100.00','double_settled',1760000000000,1760000000000,'timed out',NULL,1760002880000);
INSERT INTO "attempts" VALUES('D-94S5UCU.credit.2','D-94S5UCU','credit',2,6000001,'DEPOSIT','100.00','confirmed',1760000720000,1760000720000,'',880002,1760000720000);
INSERT INTO "attempts" VALUES('D-MRZGMQQ.credit.1','D-MRZGMQQ','credit',1,6000002,'DEPOSIT','100.00','double',1760000720000,1760000720000,'timed out',NULL,1760002880000);
INSERT INTO "attempts" VALUES('D-MRZGMQQ.credit.2','D-MRZGMQQ','credit',2,6000002,'DEPOSIT','100.00','confirmed',1760001440000,1760001440000,'',880003,1760001440000);
INSERT INTO "attempts" VALUES('W-J8J3S72.debit.1','W-J8J3S72','debit',1,6000003,'WITHDRAW','40.00','confirmed',1760001440000,1760001440000,'timed out',880006,1760002880000);
INSERT INTO "attempts" VALUES('W-UQXVJXJ.debit.1','W-UQXVJXJ','debit',1,6000004,'WITHDRAW','40.00','confirmed',1760002160000,1760002160000,'timed out',880007,1760002880000);
CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
INSERT INTO "decisions" VALUES(1,'D-94S5UCU','D-94S5UCU credited double confirmed','not booked','ann',1760002880000);
INSERT INTO "decisions" VALUES(2,'D-94S5UCU','D-94S5UCU credited double confirmed','not booked','ben',1760002880000);
INSERT INTO "decisions" VALUES(3,'W-J8J3S72','W-J8J3S72 review confirmed','not booked','ann',1760002880000);
INSERT INTO "decisions" VALUES(4,'W-J8J3S72','W-J8J3S72 review confirmed','not booked','ben',1760002880000);
CREATE TABLE disabled (user_id INTEGER PRIMARY KEY CHECK (user_id > 0)) STRICT;
CREATE TABLE events (
        psp TEXT NOT NULL,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        subject TEXT NOT NULL,
        ref TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        received INTEGER NOT NULL,
        due INTEGER NOT NULL,
        finished INTEGER,
        result TEXT,
        PRIMARY KEY (psp, id)
    ) STRICT;
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-94S5UCU','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-MRZGMQQ','payment_2',1760000720000,1760000720000,1760000720000,'captured');
CREATE TABLE history (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        was TEXT CHECK (was IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        event TEXT NOT NULL,
        became TEXT NOT NULL CHECK (became IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        by TEXT NOT NULL,
        at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
        chain TEXT NOT NULL UNIQUE
    ) STRICT;
INSERT INTO "history" VALUES(1,'D-94S5UCU',NULL,'made','created','user 70011223',1760000000000,'605a57cd02c4fe88a5c50965437ec61b6b7a631eb5adaeb3f77e61bf345f8648');
INSERT INTO "history" VALUES(2,'D-94S5UCU','created','started','awaiting_payer','payer',1760000000000,'515ff91ce82beafd57f6acb104579bd3b5cdc528865921cc83b409b9b0c8f52a');
INSERT INTO "history" VALUES(3,'D-94S5UCU','awaiting_payer','captured','paid','fake webhook',1760000000000,'b818576132544e6df0521f5112284cf42af7d36032a69100e4cf1cd929ce26cd');
INSERT INTO "history" VALUES(4,'D-94S5UCU','paid','credit_sent','crediting','worker',1760000000000,'5315be0285a183f67a4be4888673e8a2d80090e737df507831da4d34d2999099');
INSERT INTO "history" VALUES(5,'D-94S5UCU','crediting','credit_unknown','credit_unknown','worker',1760000000000,'3d01e5f6c7230d6c553f2b1c9f4e5fed2598d6b651086534b617e8c5712e5c36');
INSERT INTO "history" VALUES(6,'D-94S5UCU','credit_unknown','credit_absent','paid','read-back',1760000720000,'43662c399a7e69828f19e19f7e100b793557315e16b2eb1aa2cb76b31a484dc8');
INSERT INTO "history" VALUES(7,'D-94S5UCU','paid','credit_sent','crediting','worker',1760000720000,'3db9be77eb8b17a9312ce8c757f5511f4294b8d6af2c4cb011830823276fdd5f');
INSERT INTO "history" VALUES(8,'D-94S5UCU','crediting','credit_booked','credited','worker',1760000720000,'eb77f5ebf31c6b50c9c6010affcb9412eb3c1e352a548d0d2d84540c96ab39c9');
INSERT INTO "history" VALUES(9,'D-MRZGMQQ',NULL,'made','created','user 70011223',1760000720000,'9ff7d38c8d9dc8b27ebfd98bbdab6f2cf42895c79f40ecd1a2cd65735dd58b53');
INSERT INTO "history" VALUES(10,'D-MRZGMQQ','created','started','awaiting_payer','payer',1760000720000,'74f74d87f057137e25892a5c56a4e5c64fee29970e7462a303720aeed4d37398');
INSERT INTO "history" VALUES(11,'D-MRZGMQQ','awaiting_payer','captured','paid','fake webhook',1760000720000,'c36499e4f61900dc5cfa938589468c87959218669ae3be9e7faa7ab6b3670d81');
INSERT INTO "history" VALUES(12,'D-MRZGMQQ','paid','credit_sent','crediting','worker',1760000720000,'85af4602debcbd279decc5570061bdb9f5843c2fbcd7dc1a60c6e786029d80e1');
INSERT INTO "history" VALUES(13,'D-MRZGMQQ','crediting','credit_unknown','credit_unknown','worker',1760000720000,'19b6f4058aab0b490b0a5805f6a2105eaff26185fe8c37ece4003e8c95eb8ed9');
INSERT INTO "history" VALUES(14,'D-MRZGMQQ','credit_unknown','credit_absent','paid','read-back',1760001440000,'adc10a2e83e4326d449b52d2867f9b6963cc352d0b35c5a1c679264e5c58133c');
INSERT INTO "history" VALUES(15,'D-MRZGMQQ','paid','credit_sent','crediting','worker',1760001440000,'ae72a2cffca016163140c6f5e56a3361e760c462e0f2286e598e71022ff5b796');
INSERT INTO "history" VALUES(16,'D-MRZGMQQ','crediting','credit_booked','credited','worker',1760001440000,'80629ebc568ceb0b12c7bd14e7f35d7b4b7cebafe5c6d229b6e93a4cffe4b6f6');
INSERT INTO "history" VALUES(17,'W-J8J3S72',NULL,'made','requested','user 70011223',1760001440000,'d636c64abf3d1315498e415d63ce36ba845390a1f5ce2830621dcdefb0d9b0c2');
INSERT INTO "history" VALUES(18,'W-J8J3S72','requested','approved','approved','policy',1760001440000,'9a72e6c465704450dcdf02833d619833f95c833f4ae71043a7c276fbcced5717');
INSERT INTO "history" VALUES(19,'W-J8J3S72','approved','debit_sent','debiting','worker',1760001440000,'bcc79810e5a7313ba671499b46576eea7abea2aaa6980453903ab5974d2d01a6');
INSERT INTO "history" VALUES(20,'W-J8J3S72','debiting','debit_unknown','debit_unknown','worker',1760001440000,'fe86243c680486d7b4bd1d771fc5a055d23222eb6e66d037ff4e00a734fdbd66');
INSERT INTO "history" VALUES(21,'W-J8J3S72','debit_unknown','debit_absent','cancelled','read-back',1760002160000,'ef6da4eccb78fd11a48388f6cb64494604cebf8b238f88c3c084bdf119bcd8cc');
INSERT INTO "history" VALUES(22,'W-UQXVJXJ',NULL,'made','requested','user 70011223',1760002160000,'12645b722881f0d6993f061a7ced7babfae99dd99ab9d36bea6384fcee3a0d94');
INSERT INTO "history" VALUES(23,'W-UQXVJXJ','requested','approved','approved','policy',1760002160000,'e9dccb1bec2bde85af3f3471ff0b016549981d9db4623037543ae1f7bc4092fe');
INSERT INTO "history" VALUES(24,'W-UQXVJXJ','approved','debit_sent','debiting','worker',1760002160000,'166efc5fc441c1ca4afa3d29bf5a458163bd24fcdba30052b8a9e0728368f83e');
INSERT INTO "history" VALUES(25,'W-UQXVJXJ','debiting','debit_unknown','debit_unknown','worker',1760002160000,'fcb73a5ea9e7a2bcc02cfdd7fe836fe91d9e2d076664959804129d97069aa3bc');
INSERT INTO "history" VALUES(26,'W-UQXVJXJ','debit_unknown','debit_absent','cancelled','read-back',1760002880000,'6aa9492c211bb735d14920d9c3438c5f573d74cc43bea7f36462ea42467b97b2');
INSERT INTO "history" VALUES(27,'W-J8J3S72','cancelled','debit_booked','review','read-back',1760002880000,'efa30cfee705c6a388d22062a25fdeb60308d97154637a7e30beb2425be2ac85');
INSERT INTO "history" VALUES(28,'W-UQXVJXJ','cancelled','debit_booked','review','read-back',1760002880000,'78606e98c17205c4f0d1b33762e88cab280bf724d964441150458a3079901cd3');
INSERT INTO "history" VALUES(29,'W-J8J3S72','review','return_absent','returning','ann and ben',1760002880000,'99cccad4ac6565ecfcce33b1029e4c25c50a81106e3c559a07ae9df549347968');
CREATE TABLE payments (
        ref TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('deposit', 'withdrawal')),
        user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
        login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
        minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0), currency TEXT NOT NULL, digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
        status TEXT NOT NULL CHECK (status IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        psp TEXT NOT NULL,
        method TEXT NOT NULL,
        created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
        updated ANY NOT NULL CHECK (typeof(updated) = 'integer' AND updated > 0),
        expires ANY CHECK (expires IS NULL OR typeof(expires) = 'integer' AND expires > 0),
        psp_ref TEXT,
        captured_minor ANY CHECK (captured_minor IS NULL OR typeof(captured_minor) = 'integer' AND captured_minor >= 0), captured_currency TEXT, captured_digits ANY CHECK (captured_digits IS NULL OR typeof(captured_digits) = 'integer' AND captured_digits BETWEEN 0 AND 8),
        reason TEXT NOT NULL,
        tries ANY NOT NULL CHECK (typeof(tries) = 'integer' AND tries >= 0),
        due ANY CHECK (due IS NULL OR typeof(due) = 'integer' AND due > 0),
        page_key TEXT NOT NULL UNIQUE,
        return_key TEXT UNIQUE,
        hand_off TEXT NOT NULL,
        instrument TEXT NOT NULL,
        disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
        refunded_elsewhere_minor ANY CHECK (refunded_elsewhere_minor IS NULL OR typeof(refunded_elsewhere_minor) = 'integer' AND refunded_elsewhere_minor >= 0), refunded_elsewhere_currency TEXT, refunded_elsewhere_digits ANY CHECK (refunded_elsewhere_digits IS NULL OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8),
        UNIQUE (psp, psp_ref)
    ) STRICT;
INSERT INTO "payments" VALUES('D-94S5UCU','deposit',70011223,6000001,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000720000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','36adefb5381b6fc90d9ede7989ee5febae56d32eac891263a6870c1a52b336cc','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-MRZGMQQ','deposit',70011223,6000002,10000,'USD',2,'credited','fake','fake_card',1760000720000,1760001440000,1760002520000,'payment_2',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','8db11bab06e261d757966581f400599b26faa383eadb99fd5907d9fa94cc3e38','embedded','Visa 4002',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-J8J3S72','withdrawal',70011223,6000003,4000,'USD',2,'returning','fake','fake_card',1760001440000,1760002880000,NULL,NULL,NULL,NULL,NULL,'timed out',0,1760002880000,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','3fda211f93d7850af440d7eea3e0b16901ca09c643748ff7f6ef7f9782ed0bfe','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-UQXVJXJ','withdrawal',70011223,6000004,4000,'USD',2,'review','fake','fake_card',1760002160000,1760002880000,NULL,NULL,NULL,NULL,NULL,'timed out',0,1760002880000,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','69a81c103af80351f769e09c1c59b94ed69616c38b055361d5d437a1ad9de9fc','','',0,NULL,NULL,NULL);
CREATE TABLE psp_calls (
        key TEXT PRIMARY KEY,
        ref TEXT NOT NULL,
        action TEXT NOT NULL,
        minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0), currency TEXT NOT NULL, digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
        psp TEXT NOT NULL,
        psp_ref TEXT,
        result_ref TEXT,
        state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'pending', 'paid', 'failed', 'lost')),
        reported_paid INTEGER NOT NULL CHECK (reported_paid IN (0, 1)),
        created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
        label TEXT NOT NULL,
        called ANY CHECK (called IS NULL OR typeof(called) = 'integer' AND called > 0),
        reason TEXT NOT NULL,
        UNIQUE (psp, result_ref)
    ) STRICT;
INSERT INTO "psp_calls" VALUES('W-J8J3S72.payout.1','W-J8J3S72','payout',4000,'USD',2,'fake',NULL,NULL,'failed',0,1760001440000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-UQXVJXJ.payout.1','W-UQXVJXJ','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760002160000,'',NULL,'');
CREATE TABLE remote_calls (
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
INSERT INTO "remote_calls" VALUES(1,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(2,'booking',1760000720000);
INSERT INTO "remote_calls" VALUES(3,'booking',1760000720000);
INSERT INTO "remote_calls" VALUES(4,'booking',1760001440000);
INSERT INTO "remote_calls" VALUES(5,'booking',1760001440000);
INSERT INTO "remote_calls" VALUES(6,'booking',1760002160000);
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
INSERT INTO "sessions" VALUES('76b9289f5505e2cec53537dec310102d12ba426478295cf97602cfdcee087edc',70011223,'deposit',6000001,6000001,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('ccdb9d4a49f44928f81c66408470b7c8252a0c60a7197f210d3026fee866ab79',70011223,'deposit',6000002,6000002,NULL,'',1760000720000,1760000720000);
INSERT INTO "sessions" VALUES('32b58b8388f28d9fc0ca9921a409f72bae1fced29fc906e3cfc66c1461c33d54',70011223,'withdrawal',6000003,6000003,NULL,'',1760001440000,1760001440000);
INSERT INTO "sessions" VALUES('cb8a0a25b02d678f023059d1c3875951d7a57d796ba5ce53e7447b543c5d0689',70011223,'withdrawal',6000004,6000004,NULL,'',1760002160000,1760002160000);
CREATE TABLE switches (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
INSERT INTO "switches" VALUES('breaker','{"state": "closed", "ambiguous_run": 2, "refused_run": 0, "probe_at": 0}');
CREATE TABLE throttles (
        key TEXT PRIMARY KEY,
        failures INTEGER NOT NULL CHECK (failures >= 0),
        until INTEGER NOT NULL,
        at INTEGER NOT NULL
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
        minor ANY CHECK (minor IS NULL OR typeof(minor) = 'integer' AND minor >= 0), currency TEXT, digits ANY CHECK (digits IS NULL OR typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
        reason TEXT NOT NULL,
        state TEXT NOT NULL,
        created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
        UNIQUE (psp, psp_ref)
    ) STRICT;
CREATE TABLE users (
        user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
        email TEXT NOT NULL UNIQUE CHECK (email <> ''),
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        password TEXT NOT NULL) STRICT;
CREATE TABLE visits (
        state TEXT PRIMARY KEY,
        waiting TEXT NOT NULL,
        keep INTEGER NOT NULL CHECK (keep IN (0, 1)),
        created INTEGER NOT NULL,
        step TEXT NOT NULL CHECK (step IN ('started', 'returned', 'named', 'confirmed', 'failed', 'done')),
        finish TEXT NOT NULL,
        user_id INTEGER,
        tries INTEGER NOT NULL CHECK (tries >= 0)
    ) STRICT;
CREATE INDEX accounts_user ON accounts (user_id);
CREATE INDEX tokens_expire ON tokens (expires);
CREATE INDEX tokens_family ON tokens (family);
CREATE INDEX sessions_created ON sessions (created);
CREATE INDEX payments_due ON payments (due) WHERE due IS NOT NULL;
CREATE INDEX payments_login ON payments (login, created);
CREATE INDEX payments_disputed ON payments (user_id) WHERE disputed = 1;
CREATE INDEX payments_open ON payments (login, kind, created) WHERE status NOT IN ('credited', 'declined', 'expired', 'refunded', 'paid_out', 'refused', 'returned', 'cancelled');
CREATE TRIGGER payments_fixed BEFORE UPDATE OF ref, kind, user_id, login, minor, currency, digits, psp, method, created, page_key ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps what it was made with'); END;
CREATE TRIGGER payments_no_replace_by_update BEFORE UPDATE ON payments WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM payments AS it WHERE ((it.ref = NEW.ref) OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key) OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref)) AND it.rowid IS NOT OLD.rowid) BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_replace BEFORE INSERT ON payments WHEN EXISTS (SELECT 1 FROM payments AS it WHERE (it.rowid = NEW.rowid) OR (it.ref = NEW.ref) OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key) OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref)) BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE INDEX history_ref ON history (ref);
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_replace BEFORE INSERT ON history WHEN EXISTS (SELECT 1 FROM history AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain)) BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE UNIQUE INDEX attempts_one_confirmed ON attempts (ref, leg) WHERE state = 'confirmed';
CREATE UNIQUE INDEX attempts_one_open ON attempts (ref) WHERE state IN ('ambiguous', 'sending');
CREATE UNIQUE INDEX attempts_one_open_per_login ON attempts (login) WHERE state IN ('ambiguous', 'sending');
CREATE INDEX attempts_freezing ON attempts (login) WHERE state IN ('ambiguous', 'double', 'sending');
CREATE INDEX attempts_settled ON attempts (state, settled);
CREATE TRIGGER attempts_fixed BEFORE UPDATE OF external_id, ref, leg, n, login, type, amount, started ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps what it was made with'); END;
CREATE TRIGGER attempts_no_replace_by_update BEFORE UPDATE ON attempts WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM attempts AS it WHERE ((it.external_id = NEW.external_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n) OR (it.balance_history_id = NEW.balance_history_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed') OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')) OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))) AND it.rowid IS NOT OLD.rowid) BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_replace BEFORE INSERT ON attempts WHEN EXISTS (SELECT 1 FROM attempts AS it WHERE (it.rowid = NEW.rowid) OR (it.external_id = NEW.external_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n) OR (it.balance_history_id = NEW.balance_history_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed') OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')) OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))) BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE INDEX decisions_subject ON decisions (subject);
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM decisions AS it WHERE (it.rowid = NEW.rowid)) BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE INDEX events_waiting ON events (due) WHERE finished IS NULL;
CREATE INDEX psp_calls_ref ON psp_calls (ref);
CREATE INDEX psp_calls_source ON psp_calls (psp, psp_ref) WHERE psp_ref IS NOT NULL;
CREATE TRIGGER psp_calls_fixed BEFORE UPDATE OF key, ref, action, minor, currency, digits, psp, psp_ref, created, label ON psp_calls BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
CREATE TRIGGER psp_calls_no_replace_by_update BEFORE UPDATE ON psp_calls WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM psp_calls AS it WHERE ((it.key = NEW.key)) AND it.rowid IS NOT OLD.rowid) BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_delete BEFORE DELETE ON psp_calls BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_replace BEFORE INSERT ON psp_calls WHEN EXISTS (SELECT 1 FROM psp_calls AS it WHERE (it.rowid = NEW.rowid) OR (it.key = NEW.key)) BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE INDEX alerts_waiting ON alerts (due) WHERE delivered IS NULL;
CREATE INDEX alerts_about ON alerts (ref, code);
CREATE INDEX remote_calls_at ON remote_calls (at);
CREATE INDEX throttles_at ON throttles (at);
CREATE UNIQUE INDEX visits_waiting ON visits (waiting) WHERE waiting <> '';
CREATE UNIQUE INDEX visits_finish ON visits (finish) WHERE finish <> '';
CREATE INDEX visits_created ON visits (created);
CREATE INDEX tokens_user ON tokens (user_id);
COMMIT;
PRAGMA user_version = 3;
