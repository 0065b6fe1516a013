-- A database of version 27, made by the code of commit b21d4b7.
BEGIN TRANSACTION;
CREATE TABLE accounts (
    login INTEGER PRIMARY KEY CHECK (login > 0),
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
, account_name TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "accounts" VALUES(5512345,70011223,'alex@example.test','Alex Demo',1,'');
INSERT INTO "accounts" VALUES(5512346,70011223,'alex@example.test','Alex Demo',1,'');
INSERT INTO "accounts" VALUES(5512400,70011224,'sam@example.test','Sam Sample',1,'');
CREATE TABLE actions (
    seq INTEGER PRIMARY KEY,
    begun ANY CHECK (begun IS NULL OR typeof(begun) = 'integer' AND begun > 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('begun', 'done', 'refused')),
    command TEXT NOT NULL,
    arguments TEXT NOT NULL,
    by TEXT NOT NULL,
    system_user TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "actions" VALUES(1,NULL,'begun','users disable','{"user_id":70011224}','','ann',1760000600000,'482cf1e17d077aca137a6724e1db1bb6fcd7194367f3f70888df9a6afde8849d');
INSERT INTO "actions" VALUES(2,1,'done','users disable','{"user_id":70011224}','','ann',1760000600000,'d2210cb7e5376e6affd31c84253c0e8b461961a25811c05caedc226e1c880480');
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-VA93ZRX: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-ZGN6TFY','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-6EYPR75','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-M58ABFZ','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-6EYPR75','c2VhbGVk');
CREATE TABLE attempts (
    external_id TEXT PRIMARY KEY,
    ref TEXT NOT NULL REFERENCES payments (ref),
    leg TEXT NOT NULL,
    n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n > 0),
    login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
    type TEXT NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAW')),
    amount TEXT NOT NULL CHECK (amount GLOB '[0-9]*' AND NOT amount GLOB '*[^0-9.]*'),
    state TEXT NOT NULL CHECK (state IN ('sending', 'not_sent', 'rejected', 'confirmed', 'ambiguous', 'absent',
        'double', 'double_settled', 'lost')),
    started ANY NOT NULL CHECK (typeof(started) = 'integer' AND started > 0),
    ended ANY CHECK (ended IS NULL OR typeof(ended) = 'integer' AND ended > 0),
    code TEXT NOT NULL,
    balance_history_id ANY CHECK (balance_history_id IS NULL OR typeof(balance_history_id) = 'integer'
        AND balance_history_id > 0) UNIQUE,
    settled ANY CHECK (settled IS NULL OR typeof(settled) = 'integer' AND settled > 0),
    UNIQUE (ref, leg, n)
) STRICT;
INSERT INTO "attempts" VALUES('D-VA93ZRX.credit.1','D-VA93ZRX','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-SXN3DUX.credit.1','D-SXN3DUX','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-QGA6WZY.debit.1','W-QGA6WZY','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-7W62BU3.credit.1','D-7W62BU3','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-NH5MKAN.debit.1','W-NH5MKAN','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-5RZBBNQ.debit.1','W-5RZBBNQ','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-5RZBBNQ.return.1','W-5RZBBNQ','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-6EYPR75.credit.1','D-6EYPR75','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-M58ABFZ.credit.1','D-M58ABFZ','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL CHECK (at > 0),
    actor TEXT NOT NULL CHECK (actor <> ''),
    name TEXT NOT NULL,
    verb TEXT NOT NULL CHECK (verb <> ''),
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "audit" VALUES(1,1760000600000,'staff 1','Ann O''Hara','signed in','staff 1','with a password and a code','a06919165c2f60ced65e54fc3751f2e670ab915ae55816df12daef17e2c024b9');
CREATE TABLE breaks (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    about TEXT NOT NULL,
    ref TEXT NOT NULL,
    minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    digits INTEGER NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    opened INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    gone INTEGER,
    owner TEXT NOT NULL,
    note TEXT NOT NULL,
    resolution TEXT CHECK (resolution IN ('matched', 'explained', 'corrected', 'written off')),
    resolved_by TEXT NOT NULL,
    resolved_at INTEGER,
    told INTEGER NOT NULL, correction TEXT NOT NULL DEFAULT '',
    CHECK ((resolution IS NULL) = (resolved_at IS NULL))
) STRICT;
INSERT INTO "breaks" VALUES(1,'not_ours','not_ours:7','ctrader','#7','',-1250,'USD',2,1760000000000,'DEPOSIT of 12.50',1760000000000,1760000000000,NULL,'ann','asked Sam','explained','ann',1760000000000,1,'');
CREATE TABLE card_facts (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    fingerprint TEXT NOT NULL,
    holder TEXT NOT NULL,
    country TEXT NOT NULL,
    funding TEXT NOT NULL,
    three_d_secure TEXT NOT NULL,
    risk_level TEXT NOT NULL,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "card_facts" VALUES('fake','ch_1','D-7W62BU3','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE checks (
    seq INTEGER PRIMARY KEY,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    moment TEXT NOT NULL CHECK (moment IN ('start', 'debit', 'disburse')),
    kind TEXT NOT NULL CHECK (kind IN ('deposit', 'withdrawal')),
    ref TEXT NOT NULL,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    login INTEGER NOT NULL CHECK (login > 0),
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
    currency TEXT NOT NULL,
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    method TEXT NOT NULL,
    instrument TEXT NOT NULL,
    country TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('allow', 'ask', 'review', 'refuse', 'silent', 'unreadable')),
    codes TEXT NOT NULL,
    words TEXT NOT NULL,
    valid INTEGER NOT NULL CHECK (valid >= 0),
    level TEXT NOT NULL,
    deposit_allowed INTEGER CHECK (deposit_allowed IN (0, 1)),
    withdrawal_allowed INTEGER CHECK (withdrawal_allowed IN (0, 1)),
    documents_expired INTEGER CHECK (documents_expired IN (0, 1)),
    kept INTEGER
) STRICT;
INSERT INTO "checks" VALUES(1,1760000000000,'start','withdrawal','',70011223,5512345,4000,'USD',2,'fake_card','','','ask','["passport"]','{"en": "We need a passport"}',600000,'basic',1,0,NULL,NULL);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-6EYPR75','pm_1',1760000000000);
CREATE TABLE customers (
    psp TEXT NOT NULL,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    id TEXT NOT NULL CHECK (id <> ''),
    created INTEGER NOT NULL,
    PRIMARY KEY (psp, user_id),
    UNIQUE (psp, id)
) STRICT;
INSERT INTO "customers" VALUES('fake',70011223,'cus_1',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
, system_user TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-M58ABFZ','D-M58ABFZ credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-VA93ZRX',70011223,1760000000000);
CREATE TABLE disabled (user_id INTEGER PRIMARY KEY CHECK (user_id > 0)) STRICT;
INSERT INTO "disabled" VALUES(70011224);
INSERT INTO "disabled" VALUES(70011225);
CREATE TABLE disbursement_history (
    seq INTEGER PRIMARY KEY,
    key TEXT NOT NULL REFERENCES psp_calls (key),
    was TEXT CHECK (was IN ('planned', 'sending', 'pending', 'paid', 'failed', 'lost')),
    event TEXT NOT NULL,
    became TEXT NOT NULL CHECK (became IN ('planned', 'sending', 'pending', 'paid', 'failed', 'lost')),
    by TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT UNIQUE CHECK (chain IS NOT NULL OR event = 'inherited')
) STRICT;
INSERT INTO "disbursement_history" VALUES(1,'W-QGA6WZY.payout.1',NULL,'made','planned','user 70011223',1760000000000,'2729e1550dc70fa854c2ca33fb9c4d39978f55812a255682ed065a574385e88d');
INSERT INTO "disbursement_history" VALUES(2,'W-QGA6WZY.payout.1','planned','sent','sending','worker',1760000000000,'83bb749a68622c1b288f060611fc1240d507e4059505c1a982f656627e23fe03');
INSERT INTO "disbursement_history" VALUES(3,'W-QGA6WZY.payout.1','sending','paid','paid','worker',1760000000000,'9a7aa9149b0d030373c1a289066bc70eb4e7433f7524b66e624c92c313dc5628');
INSERT INTO "disbursement_history" VALUES(4,'W-NH5MKAN.refund.1',NULL,'made','planned','user 70011223',1760000000000,'01e8893caf7afb7b668ebe4882884ca7c9aa9599d08f98ea61cf5b7c609c2e7f');
INSERT INTO "disbursement_history" VALUES(5,'W-NH5MKAN.refund.1','planned','sent','sending','worker',1760000000000,'92459509c43ea2f6c5b113087526f95fbe1fbf58475a561a22ab51f8a9cc46ae');
INSERT INTO "disbursement_history" VALUES(6,'W-NH5MKAN.refund.1','sending','paid','paid','worker',1760000000000,'378820b8408b6d863118021d81407bfbc1910b98d0d09e1a9b31352bfecdf373');
INSERT INTO "disbursement_history" VALUES(7,'W-5RZBBNQ.payout.1',NULL,'made','planned','user 70011223',1760000000000,'e246e9c631e70a126c063409103ee7e6dab93828e18f69adcba3109539e76c3a');
INSERT INTO "disbursement_history" VALUES(8,'W-5RZBBNQ.payout.1','planned','sent','sending','worker',1760000000000,'00a2e866927280bad64fef4437d6e1f6ed3705a801d453aceaf0c241bdb8e906');
INSERT INTO "disbursement_history" VALUES(9,'W-5RZBBNQ.payout.1','sending','failed','failed','worker',1760000000000,'f64a4b6e364f4eea9c0c38f34d992c2bf4348601bb1b54f1e5c86062d9e41cc9');
INSERT INTO "disbursement_history" VALUES(10,'D-ZGN6TFY.refund.1',NULL,'made','planned','ann',1760000000000,'041df3810798385da2b931df149401f9ff5d183a6111a36837c31dc22f74c236');
INSERT INTO "disbursement_history" VALUES(11,'D-ZGN6TFY.refund.1','planned','sent','sending','worker',1760000000000,'89100cf6683d4ed9c481fa71a990ded4979ec08a241541574f7fd2c0af283b5b');
INSERT INTO "disbursement_history" VALUES(12,'D-ZGN6TFY.refund.1','sending','paid','paid','worker',1760000000000,'457d970927ccdacb0f76acae84f7b9215aa73c05059103dd71d49ebf7d37718b');
CREATE TABLE dispute_history (
    seq INTEGER PRIMARY KEY,
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    was TEXT,
    state TEXT NOT NULL,
    word TEXT NOT NULL,
    reason TEXT NOT NULL,
    minor INTEGER,
    currency TEXT,
    digits INTEGER,
    due INTEGER,
    moved INTEGER NOT NULL CHECK (moved IN (0, 1)),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "dispute_history" VALUES(1,'fake','du_1','D-7W62BU3',NULL,'won','won','fraudulent',5000,'USD',2,1760000060000,1,1760000000000);
CREATE TABLE disputes (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    state TEXT NOT NULL,
    word TEXT NOT NULL,
    reason TEXT NOT NULL,
    minor INTEGER,
    currency TEXT,
    digits INTEGER,
    due INTEGER,
    at INTEGER NOT NULL, moved INTEGER NOT NULL DEFAULT 1 CHECK (moved IN (0, 1)),
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "disputes" VALUES('fake','du_1','D-7W62BU3','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000,1);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-VA93ZRX','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-VA93ZRX','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-SXN3DUX','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-7W62BU3','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-ZGN6TFY','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-6EYPR75','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-M58ABFZ','payment_12',1760000000000,1760000000000,1760000000000,'captured');
CREATE TABLE events_out (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL REFERENCES payments (ref),
    source TEXT NOT NULL CHECK (source IN ('payment', 'disbursement', 'dispute')),
    line INTEGER NOT NULL,
    replay INTEGER NOT NULL CHECK (replay IN (0, 1)),
    created INTEGER NOT NULL,
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL CHECK (tries >= 0),
    problem TEXT NOT NULL,
    taken INTEGER
) STRICT;
INSERT INTO "events_out" VALUES(1,'D-6EYPR75','payment',1,0,1760000000000,1760000000000,1,'HTTP 503',NULL);
CREATE TABLE events_read (
    source TEXT PRIMARY KEY CHECK (source IN ('payment', 'disbursement', 'dispute')),
    line INTEGER NOT NULL
) STRICT;
INSERT INTO "events_read" VALUES('payment',1);
INSERT INTO "events_read" VALUES('disbursement',1);
INSERT INTO "events_read" VALUES('dispute',0);
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL REFERENCES payments (ref),
    was TEXT CHECK (was IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired',
        'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved',
        'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning',
        'returned', 'return_unknown', 'cancelled', 'review')),
    event TEXT NOT NULL,
    became TEXT NOT NULL CHECK (became IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined',
        'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval',
        'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed',
        'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
    by TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "history" VALUES(1,'D-VA93ZRX',NULL,'made','created','user 70011223',1760000000000,'0a20a8de8d37d8be7481fe192089364d5b56627e85b4795273ea748071566d89');
INSERT INTO "history" VALUES(2,'D-VA93ZRX','created','started','awaiting_payer','payer',1760000000000,'ce642df47285c69f0cc272086a4f8c6da0dcc752ec7cc0b59c943a865b3e25fa');
INSERT INTO "history" VALUES(3,'D-VA93ZRX','awaiting_payer','captured','paid','fake webhook',1760000000000,'e9a9d9185f2e405e14e95d51386e7d0fa88072ff1107d90eabb270344617f1f4');
INSERT INTO "history" VALUES(4,'D-VA93ZRX','paid','credit_sent','crediting','worker',1760000000000,'5e7cbc256f4499230be6b415a58173ea43f58f8215fabea2508d1a66e08c6f93');
INSERT INTO "history" VALUES(5,'D-VA93ZRX','crediting','credit_booked','credited','worker',1760000000000,'70b5e01b9dbec618689b954b86b57248918604190b2f30bb922e97f1e553cb41');
INSERT INTO "history" VALUES(6,'D-SXN3DUX',NULL,'made','created','user 70011223',1760000000000,'a0d453be0f57bdc464bafbf7013980fcd826ec592f8ddd1cc12bebfdbb1f3811');
INSERT INTO "history" VALUES(7,'D-SXN3DUX','created','started','awaiting_payer','payer',1760000000000,'19188c9a35b8fb3b84efaad0d32b1dcc76fc4b9c1d0ff388b68c653e3e46b066');
INSERT INTO "history" VALUES(8,'D-SXN3DUX','awaiting_payer','captured','paid','fake webhook',1760000000000,'36afe84891062c6efb32ee7c19df3ade1c326d14bd3e5c21f2a5dcd05f43b1a1');
INSERT INTO "history" VALUES(9,'W-QGA6WZY',NULL,'made','requested','user 70011223',1760000000000,'352d8afbce446fd0da439a7b39f99d59086bd3412e754a7d39e59901d9038cf1');
INSERT INTO "history" VALUES(10,'W-QGA6WZY','requested','approved','approved','policy',1760000000000,'014a404afd547a1e7526d74a5c46f2088b92903aa4430e44f97efc928f6fea01');
INSERT INTO "history" VALUES(11,'D-7W62BU3',NULL,'made','created','user 70011223',1760000000000,'b7fcc232deb49450d67fee36949083de53e725aa76b8938f6b4069fa7fe74c25');
INSERT INTO "history" VALUES(12,'D-7W62BU3','created','started','awaiting_payer','payer',1760000000000,'d3b799a8b021b4f65bb52c3ea5edd667dda41a339f348d4b5f15fea71ea9839f');
INSERT INTO "history" VALUES(13,'D-7W62BU3','awaiting_payer','captured','paid','fake webhook',1760000000000,'b1457fdf8cad30a1a6ee959dbdc04c4fbce0bf45664018e81d2a439b5781c1a8');
INSERT INTO "history" VALUES(14,'D-SXN3DUX','paid','credit_sent','crediting','worker',1760000000000,'4d1363c12e52dc18dd64d1529c029a6b41bdc7f7eae3e6b83b59e834b3e6e5c8');
INSERT INTO "history" VALUES(15,'D-SXN3DUX','crediting','credit_booked','credited','worker',1760000000000,'eced31b5786265f65e537cc24b77a623876ff2e324f43c215c92c0d5a5206645');
INSERT INTO "history" VALUES(16,'W-QGA6WZY','approved','debit_sent','debiting','worker',1760000000000,'2e5a69252874ebeb291fa8ca9ba76ede8c5e357d158bf12a101286ef2cade2c6');
INSERT INTO "history" VALUES(17,'W-QGA6WZY','debiting','debit_booked','debited','worker',1760000000000,'ab592af97c3e93b8ba5b307e464a670185b46ea79cff4c0996265b4cf0beeedf');
INSERT INTO "history" VALUES(18,'D-7W62BU3','paid','credit_sent','crediting','worker',1760000000000,'4c6fc5269a9946874789dd90d909c619f67f434b489165c7d662b3f89b5079f2');
INSERT INTO "history" VALUES(19,'D-7W62BU3','crediting','credit_booked','credited','worker',1760000000000,'26f05856386e608f8bc927b97ae3541f84c85ba4fd870f54062e218ef50692ae');
INSERT INTO "history" VALUES(20,'W-QGA6WZY','debited','payout_sent','paying_out','worker',1760000000000,'16a79e99bd737e705569a34555ba16b766722d8f6dc7cbb747e5f2c93a522a30');
INSERT INTO "history" VALUES(21,'W-QGA6WZY','paying_out','payout_paid','paid_out','worker',1760000000000,'9e5b647836ee1dc79f3f1c8a47cd4b1b8c15ee5f7d6423d913d3a938295cf6f3');
INSERT INTO "history" VALUES(22,'W-NH5MKAN',NULL,'made','requested','user 70011223',1760000000000,'f24944fe14d94b96fff00d1caf5330a7c66aab210e0f166392a4bb85cdd17f95');
INSERT INTO "history" VALUES(23,'W-NH5MKAN','requested','approved','approved','policy',1760000000000,'4ce854e1ca38e7a88bd0a17f99878d8425a43928ddfeb2fd0d8a8169da52e8eb');
INSERT INTO "history" VALUES(24,'W-NH5MKAN','approved','debit_sent','debiting','worker',1760000000000,'0263f0ed13d02949e4e196a21915fb9f9a009d783cb41c221535cdc42e3ec31c');
INSERT INTO "history" VALUES(25,'W-NH5MKAN','debiting','debit_booked','debited','worker',1760000000000,'4f905bb54f600f7d755ea36a4886042cbfb899ce95e85a4abba8b3038ded6129');
INSERT INTO "history" VALUES(26,'W-NH5MKAN','debited','payout_sent','paying_out','worker',1760000000000,'cb0fe36d72cda37a11a497a77788354dc00668cfbaa0aa7912b9620afa3ff469');
INSERT INTO "history" VALUES(27,'W-NH5MKAN','paying_out','payout_paid','paid_out','worker',1760000000000,'f01eec18b6e9be587c3123e0398d032ca789d2699846924269b75b0c5f36689e');
INSERT INTO "history" VALUES(28,'W-5RZBBNQ',NULL,'made','requested','user 70011223',1760000000000,'d2103f58f958c2bcec61446c470acbea9b91979efdad7e97d4f44f16fdae4922');
INSERT INTO "history" VALUES(29,'W-5RZBBNQ','requested','approved','approved','policy',1760000000000,'a036dc3a573da0f35353610acf5c0ed05a986dd7b52885381246332a8ccc0e21');
INSERT INTO "history" VALUES(30,'W-5RZBBNQ','approved','debit_sent','debiting','worker',1760000000000,'32631a7432a11d70ab47ff19e1979fce14eb678f9044daf10ab6eb95fcba10f8');
INSERT INTO "history" VALUES(31,'W-5RZBBNQ','debiting','debit_booked','debited','worker',1760000000000,'dff5fc635e83880cd88f595c4b032802a6c4792a2ed8fe2c367272f9cb7b05e5');
INSERT INTO "history" VALUES(32,'W-5RZBBNQ','debited','payout_sent','paying_out','worker',1760000000000,'15472d0f819e8a44f167266b677029d28c2fb3aef7720172176246e5b2cdc38a');
INSERT INTO "history" VALUES(33,'W-5RZBBNQ','paying_out','payout_failed','payout_failed','worker',1760000000000,'89901c02a6832dea51a98597d1655d3ba371b2c80fe767d48d7e9f5cea592384');
INSERT INTO "history" VALUES(34,'W-5RZBBNQ','payout_failed','return_ordered','returning','worker',1760000000000,'95e47313ff0a0166b6ea64a253e9db166fef2d63a93b3f036e3273a285f1bcfe');
INSERT INTO "history" VALUES(35,'W-5RZBBNQ','returning','return_sent','returning','worker',1760000000000,'54008da546a30e35aa53b39acecc624c1f23a8e8387e3c60a9eec727f67370e3');
INSERT INTO "history" VALUES(36,'W-5RZBBNQ','returning','return_booked','returned','worker',1760000000000,'d1c4f1f72c8618b712f2cccddd6457e532da06c8b8e4635c1d950e6e4a041567');
INSERT INTO "history" VALUES(37,'D-ZGN6TFY',NULL,'made','created','user 70011223',1760000000000,'75bf60561357a9cd1fa86b131dc5e19eeff8ac715947e0c643f61265148b8b7d');
INSERT INTO "history" VALUES(38,'D-ZGN6TFY','created','started','awaiting_payer','payer',1760000000000,'538d39ebc7d26926c92020f31f86daff841455c0d1da7bfd8a500af906285eca');
INSERT INTO "history" VALUES(39,'D-ZGN6TFY','awaiting_payer','mismatched','review','fake webhook',1760000000000,'554790d60394115f66def32d39337943a36f084ea60d2a4bf236aa0930ecb73e');
INSERT INTO "history" VALUES(40,'D-ZGN6TFY','review','refund_ordered','refunding','ann',1760000000000,'625803480865741a41705ff843d62768297de79f9efc4d54878d5b0e7d7d0165');
INSERT INTO "history" VALUES(41,'D-ZGN6TFY','refunding','refund_paid','refunded','worker',1760000000000,'066ee642e586c6117a5acc37ab1ce39e20e0e52ed415cbf49294045dc1dae83c');
INSERT INTO "history" VALUES(42,'D-6EYPR75',NULL,'made','created','user 70011223',1760000000000,'d3c21641691c3293a32e285bf6c13342b87b8ebefda04b8e6d89918432306de4');
INSERT INTO "history" VALUES(43,'D-6EYPR75','created','started','awaiting_payer','payer',1760000000000,'ac9e86d398b2a66f446d664d6b685e4863581c903ab1e0288366930459b1cc69');
INSERT INTO "history" VALUES(44,'D-6EYPR75','awaiting_payer','captured','paid','fake webhook',1760000000000,'6f63d1dc924427b9479cf336b498d50dca2579c4c0af514de76ff996d9419199');
INSERT INTO "history" VALUES(45,'D-6EYPR75','paid','credit_sent','crediting','worker',1760000000000,'9299017e2d123ba23f8fa86a92c32b56dca1a306d8f31012393ce43980400807');
INSERT INTO "history" VALUES(46,'D-6EYPR75','crediting','credit_refused','credit_refused','worker',1760000000000,'4a988c81f85372479ba4fbc6e37cd5a00ddd5bee881ad1aab46a789cc55a6afe');
INSERT INTO "history" VALUES(47,'D-6EYPR75','credit_refused','handed_to_staff','review','worker',1760000000000,'359a954e19aec945e0a5cdfe34f8303f3a9bbb19d83bf5b2a05f2110f486a673');
INSERT INTO "history" VALUES(48,'D-D45874H',NULL,'made','created','user 70011223',1760000000000,'245cc770583c8ac46fa98404fbc7497f9219fa2b63f829fed7927a455ac699df');
INSERT INTO "history" VALUES(49,'D-D45874H','created','started','awaiting_payer','payer',1760000000000,'dae6ebf37b6f20e9cf8a139615a2cff2a327cd8853a86c69215eac78346bed30');
INSERT INTO "history" VALUES(50,'D-M58ABFZ',NULL,'made','created','user 70011223',1760000000000,'e213fb066fa09d0763704d0649d56c89dcf9b970dfd711a2afa45de4f71b8358');
INSERT INTO "history" VALUES(51,'D-M58ABFZ','created','started','awaiting_payer','payer',1760000000000,'2d424adcfcaa93a4f91a653ae85139d258b1fbceb8145c2553fa642c08325d25');
INSERT INTO "history" VALUES(52,'D-M58ABFZ','awaiting_payer','captured','paid','fake webhook',1760000000000,'0ae2d3b0f29dcc9d1ce405b8565b8804e201364f866fb8620117d76d2a818784');
INSERT INTO "history" VALUES(53,'D-M58ABFZ','paid','credit_sent','crediting','worker',1760000000000,'936c2fea9a00e4feac4718d44969058b7782207334c1474169db057f0d4277ba');
INSERT INTO "history" VALUES(54,'D-M58ABFZ','crediting','credit_unknown','credit_unknown','worker',1760000000000,'7e649595f9d05654c78b2eb5ee8e635f3c9aeaa697adbcfed887d927c9cfd844');
CREATE TABLE holds (
    id INTEGER PRIMARY KEY,
    ref TEXT CHECK (ref <> ''),
    user_id ANY CHECK (user_id IS NULL OR typeof(user_id) = 'integer' AND user_id > 0),
    reason TEXT NOT NULL,
    by TEXT NOT NULL CHECK (by <> ''),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    lifted_by TEXT CHECK (lifted_by <> ''),
    lifted_at ANY CHECK (lifted_at IS NULL OR typeof(lifted_at) = 'integer' AND lifted_at > 0),
    CHECK ((ref IS NULL) <> (user_id IS NULL)),
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
) STRICT;
INSERT INTO "holds" VALUES(1,NULL,70011224,'asked by the bank; it''s urgent','ann',1760000000000,NULL,NULL);
CREATE TABLE instruments (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    psp TEXT NOT NULL,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    method TEXT NOT NULL,
    psp_ref TEXT NOT NULL CHECK (psp_ref <> ''),
    brand TEXT NOT NULL,
    last4 TEXT NOT NULL,
    expires TEXT NOT NULL,
    used INTEGER NOT NULL,
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "instruments" VALUES('c2F2ZWQ','fake',70011223,'fake_card','pm_1','visa','4242','12/34',1760000000000);
CREATE TABLE languages_read (
    user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
    language TEXT NOT NULL CHECK (language <> '')
) STRICT;
INSERT INTO "languages_read" VALUES(70011223,'ar');
CREATE TABLE ledger_accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;
INSERT INTO "ledger_accounts" VALUES(1,'psp:fake:clearing');
INSERT INTO "ledger_accounts" VALUES(2,'transit:in');
INSERT INTO "ledger_accounts" VALUES(3,'suspense:fake');
INSERT INTO "ledger_accounts" VALUES(4,'client:5512345');
INSERT INTO "ledger_accounts" VALUES(5,'transit:out');
INSERT INTO "ledger_accounts" VALUES(6,'psp:fake:out');
INSERT INTO "ledger_accounts" VALUES(7,'client:5512346');
CREATE TABLE ledger_days (
    day TEXT PRIMARY KEY,
    entry INTEGER NOT NULL,
    sums TEXT NOT NULL
) STRICT;
INSERT INTO "ledger_days" VALUES('2025-10-08',0,'[]');
CREATE TABLE ledger_entries (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    event TEXT NOT NULL CHECK (event <> ''),
    ref TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject <> ''),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT CHECK (chain IS NOT NULL OR event = 'inherited')
) STRICT;
INSERT INTO "ledger_entries" VALUES(1,'captured','D-VA93ZRX','D-VA93ZRX.captured',1760000000000,'f1b42baff6f3e43da1666560636b0c292ac4ba6fa9544cb5530ad28db7d10a21');
INSERT INTO "ledger_entries" VALUES(2,'funds_held','U-D2YJTVRQMXNUJK','U-D2YJTVRQMXNUJK.funds_held',1760000000000,'e10634aa2bf1f2d182b604476ecaca6249464222c422cf643621555a15c9b4c5');
INSERT INTO "ledger_entries" VALUES(3,'credit_booked','D-VA93ZRX','D-VA93ZRX.credit.1',1760000000000,'083a332568d1eea02b33783f5e48997f01d5fb92f380e18c74ad53b5e4f21eb3');
INSERT INTO "ledger_entries" VALUES(4,'captured','D-SXN3DUX','D-SXN3DUX.captured',1760000000000,'d5b118ec86d4a441f4ac2f7994e1b1d1b5470781b61cd571abcc80048900bf0b');
INSERT INTO "ledger_entries" VALUES(5,'captured','D-7W62BU3','D-7W62BU3.captured',1760000000000,'aa3d2d5c703b69daee68648ae983ef09d452f4cd8f4de35429714d827dbc1a96');
INSERT INTO "ledger_entries" VALUES(6,'credit_booked','D-SXN3DUX','D-SXN3DUX.credit.1',1760000000000,'1ef3dfd422b58a647daacbdd18afef6362d1265856da821bafe661a21d9c1957');
INSERT INTO "ledger_entries" VALUES(7,'debit_booked','W-QGA6WZY','W-QGA6WZY.debit.1',1760000000000,'13c13ba0e22f95999c84021d58887531dc8962de7aa50ff2697be20cb70ab41d');
INSERT INTO "ledger_entries" VALUES(8,'credit_booked','D-7W62BU3','D-7W62BU3.credit.1',1760000000000,'b33227cab81624af6eab1156f2d46bb3ee4086be6a2430fff1866cc78ad6a99d');
INSERT INTO "ledger_entries" VALUES(9,'sent','W-QGA6WZY','W-QGA6WZY.payout.1',1760000000000,'422086b70d506a4166b89b8a603607dfddd6c016ef460f166abe66764b3c2bdf');
INSERT INTO "ledger_entries" VALUES(10,'paid','W-QGA6WZY','W-QGA6WZY.payout.1',1760000000000,'1b2f9a8831ae5c571a49b6c3bba90809b7b2184e5ce05e958b87034b26c8fdea');
INSERT INTO "ledger_entries" VALUES(11,'debit_booked','W-NH5MKAN','W-NH5MKAN.debit.1',1760000000000,'f33588f1b2e23501c27b9a4d9ca43fd1b89ca0bc5c6d30b43d4f6cf1981d07cc');
INSERT INTO "ledger_entries" VALUES(12,'sent','W-NH5MKAN','W-NH5MKAN.refund.1',1760000000000,'f733a01f299dc93fe1eaf8153042845eb0b5715fe3b4a43ae36cc8809569f059');
INSERT INTO "ledger_entries" VALUES(13,'paid','W-NH5MKAN','W-NH5MKAN.refund.1',1760000000000,'cb8822f4e6e6d9692d7873fd2cbfe0c2c37aabe5f4d0ede37b5e5e3143270081');
INSERT INTO "ledger_entries" VALUES(14,'debit_booked','W-5RZBBNQ','W-5RZBBNQ.debit.1',1760000000000,'67a842a1c8bd9aa52ce049edfcff139ac1fb2449d3bb7a19a297064f12b2ce6e');
INSERT INTO "ledger_entries" VALUES(15,'sent','W-5RZBBNQ','W-5RZBBNQ.payout.1',1760000000000,'be607158152f836a7e29b45b65b484db3b3a50bc38e8044e27b69989771bf6a7');
INSERT INTO "ledger_entries" VALUES(16,'not_paid','W-5RZBBNQ','W-5RZBBNQ.payout.1',1760000000000,'89a7600f3db4ff1174a42c9ebb806e59e6696604fbe8c3e078f1245cfe8c1880');
INSERT INTO "ledger_entries" VALUES(17,'return_booked','W-5RZBBNQ','W-5RZBBNQ.return.1',1760000000000,'af5bfa94c88a30fee820f0e509c6d5483cf3818f1f180c3c1dd5a24095b6270e');
INSERT INTO "ledger_entries" VALUES(18,'captured','D-ZGN6TFY','D-ZGN6TFY.captured',1760000000000,'1d5fc42aaa26f7cc5877a8acc3b2df1ac582b03dfdd1aa091544facd4b977780');
INSERT INTO "ledger_entries" VALUES(19,'sent','D-ZGN6TFY','D-ZGN6TFY.refund.1',1760000000000,'476cd9524feae02fa55d0b84f6b33548e09db3edc162e8d431843ca8555ea097');
INSERT INTO "ledger_entries" VALUES(20,'paid','D-ZGN6TFY','D-ZGN6TFY.refund.1',1760000000000,'6cf08ce434be25a4a42179dc5fba3f2380699cf9a842cd7a00d9ce99ec833d18');
INSERT INTO "ledger_entries" VALUES(21,'captured','D-6EYPR75','D-6EYPR75.captured',1760000000000,'0a2fa95a7cd1a442ed9e7fc8eac3c212c88dfe7d52030c26119e768c7d7a66a8');
INSERT INTO "ledger_entries" VALUES(22,'captured','D-M58ABFZ','D-M58ABFZ.captured',1760000000000,'6a0c47f259c132d4d99124aaa5015ec0b71e4de0a563020d14a6a8281adb9971');
CREATE TABLE ledger_facts (
    subject TEXT PRIMARY KEY CHECK (subject <> ''),
    event TEXT NOT NULL CHECK (event <> ''),
    ref TEXT NOT NULL,
    names TEXT NOT NULL,
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer'),
    currency TEXT NOT NULL CHECK (currency <> ''),
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    by TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
INSERT INTO "ledger_facts" VALUES('fake.item.1.fee','fee_taken','','{"psp": "fake"}',0,'EUR',2,1760000000000,'','');
CREATE TABLE ledger_postings (
    entry INTEGER NOT NULL REFERENCES ledger_entries (id) DEFERRABLE INITIALLY DEFERRED,
    n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n >= 0),
    account INTEGER NOT NULL REFERENCES ledger_accounts (id),
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor <> 0),
    currency TEXT NOT NULL CHECK (currency <> ''),
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "ledger_postings" VALUES(1,0,1,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(1,1,2,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(2,0,1,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(2,1,3,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(3,0,2,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(3,1,4,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(4,0,1,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(4,1,2,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(5,0,1,5000,'USD',2);
INSERT INTO "ledger_postings" VALUES(5,1,2,-5000,'USD',2);
INSERT INTO "ledger_postings" VALUES(6,0,2,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(6,1,4,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(7,0,4,4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(7,1,5,-4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(8,0,2,5000,'USD',2);
INSERT INTO "ledger_postings" VALUES(8,1,4,-5000,'USD',2);
INSERT INTO "ledger_postings" VALUES(9,0,5,4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(9,1,6,-4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(10,0,6,4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(10,1,1,-4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(11,0,4,2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(11,1,5,-2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(12,0,5,2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(12,1,6,-2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(13,0,6,2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(13,1,1,-2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(14,0,7,3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(14,1,5,-3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(15,0,5,3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(15,1,6,-3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(16,0,6,3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(16,1,5,-3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(17,0,5,3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(17,1,7,-3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(18,0,1,9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(18,1,2,-9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(19,0,2,9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(19,1,6,-9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(20,0,6,9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(20,1,1,-9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(21,0,1,8000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(21,1,2,-8000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(22,0,1,7000,'USD',2);
INSERT INTO "ledger_postings" VALUES(22,1,2,-7000,'USD',2);
CREATE TABLE ledger_since (line INTEGER NOT NULL) STRICT;
INSERT INTO "ledger_since" VALUES(0);
CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    email TEXT NOT NULL CHECK (email <> ''),
    created INTEGER NOT NULL,
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL CHECK (tries >= 0),
    ended INTEGER
) STRICT;
INSERT INTO "letters" VALUES(1,70011223,'alex@example.test',1760000000000,1760000000000,1,NULL);
INSERT INTO "letters" VALUES(2,70011224,'sam@example.test',1760000000000,1760000000000,0,1760000000000);
CREATE TABLE mails (
    id INTEGER PRIMARY KEY,
    event TEXT NOT NULL UNIQUE CHECK (event <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('credited', 'awaiting_approval', 'refused', 'paid_out', 'returned', 'paid_back',
        'receipt', 'password', 'second_factor')),
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    ref TEXT REFERENCES payments (ref),
    created INTEGER NOT NULL,
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL CHECK (tries >= 0),
    problem TEXT NOT NULL,
    ended INTEGER
) STRICT;
INSERT INTO "mails" VALUES(1,'D-VA93ZRX.credited.1','credited',70011223,'D-VA93ZRX',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-SXN3DUX.credited.1','credited',70011223,'D-SXN3DUX',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-7W62BU3.credited.1','credited',70011223,'D-7W62BU3',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-QGA6WZY.paid_out.1','paid_out',70011223,'W-QGA6WZY',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-NH5MKAN.paid_out.1','paid_out',70011223,'W-NH5MKAN',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-5RZBBNQ.returned.1','returned',70011223,'W-5RZBBNQ',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-ZGN6TFY.paid_back.1','paid_back',70011223,'D-ZGN6TFY',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(90,'password.70011223.1760000000000','password',70011223,NULL,1760000000000,1760000000000,2,'the mail server ends the connection',NULL);
INSERT INTO "mails" VALUES(91,'password.70011224.1760000000000','password',70011224,NULL,1760000000000,1760000000000,0,'',1760000000000);
CREATE TABLE notes (
    seq INTEGER PRIMARY KEY,
    subject TEXT NOT NULL CHECK (subject <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    by TEXT NOT NULL CHECK (by <> ''),
    actor TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0)
) STRICT;
INSERT INTO "notes" VALUES(1,'user 70011223','asked for papers; it''s urgent','ann','staff 3',1760000000000);
CREATE TABLE passkeys (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    public_key TEXT NOT NULL CHECK (public_key <> ''),
    sign_count INTEGER NOT NULL CHECK (sign_count >= 0),
    transports TEXT NOT NULL,
    created INTEGER NOT NULL,
    used INTEGER
) STRICT;
INSERT INTO "passkeys" VALUES('aWQ',70011223,'Alex''s phone','a2V5',7,'hybrid internal',1760000000000,NULL);
CREATE TABLE password_changes (
    user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "password_changes" VALUES(70011223,1760000000000);
CREATE TABLE payment_marks (
    ref TEXT NOT NULL REFERENCES payments (ref),
    what TEXT NOT NULL CHECK (what IN ('address', 'account')),
    mark TEXT NOT NULL CHECK (mark <> ''),
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    at INTEGER NOT NULL,
    PRIMARY KEY (ref, what)
) STRICT;
INSERT INTO "payment_marks" VALUES('D-VA93ZRX','address','5ba5',70011223,1760000000000);
CREATE TABLE payments (
    ref TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('deposit', 'withdrawal')),
    user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
    login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
    currency TEXT NOT NULL,
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    status TEXT NOT NULL CHECK (status IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined',
        'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval',
        'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed',
        'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
    psp TEXT NOT NULL,
    method TEXT NOT NULL,
    created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
    updated ANY NOT NULL CHECK (typeof(updated) = 'integer' AND updated > 0),
    expires ANY CHECK (expires IS NULL OR typeof(expires) = 'integer' AND expires > 0),
    psp_ref TEXT,
    captured_minor ANY CHECK (captured_minor IS NULL OR typeof(captured_minor) = 'integer' AND captured_minor >= 0),
    captured_currency TEXT,
    captured_digits ANY CHECK (captured_digits IS NULL OR typeof(captured_digits) = 'integer'
        AND captured_digits BETWEEN 0 AND 8),
    reason TEXT NOT NULL,
    tries ANY NOT NULL CHECK (typeof(tries) = 'integer' AND tries >= 0),
    due ANY CHECK (due IS NULL OR typeof(due) = 'integer' AND due > 0),
    page_key TEXT NOT NULL UNIQUE,
    return_key TEXT UNIQUE,
    hand_off TEXT NOT NULL,
    instrument TEXT NOT NULL,
    disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
    refunded_elsewhere_minor ANY CHECK (refunded_elsewhere_minor IS NULL
        OR typeof(refunded_elsewhere_minor) = 'integer' AND refunded_elsewhere_minor >= 0),
    refunded_elsewhere_currency TEXT,
    refunded_elsewhere_digits ANY CHECK (refunded_elsewhere_digits IS NULL
        OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8), fee INTEGER,
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "payments" VALUES('D-VA93ZRX','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','e709d59cc038ac220312d41086a92d5d578935fa8090a504a11fde58b5229841','embedded','Visa 4001',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('D-SXN3DUX','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','7edc49b1f20cc545a17049770a0439abdc13687c5818f4f3a65cc16c4e844a99','embedded','Visa 4003',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-QGA6WZY','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','2d364d2eac876ecb36ec19deda4962125425871046a34eb78f1082e2ef12a30b','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-7W62BU3','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','3f9d20f05369e2ea21c90cf199e98dad3e6aaa44d01ed7bab3e548d06348368d','embedded','Visa 4004',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-NH5MKAN','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','69e75a64488d8321278dc8b12af12a187f02e27e24bfa09136909099cad97724','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('W-5RZBBNQ','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','fbea9c509b25bcac76ea7f8f03baca600294aa41eb4dc1df8ab672754c894b8e','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-ZGN6TFY','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','a2768ab527c963358c6d1f05a73457d4e16e58c2a7d21531158f96770a2a9e0a','embedded','Visa 4008',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-6EYPR75','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','6cdf75ac7367971e73a1d4a85f1d16e5f93e431f6f301ec14bc7e1dc94205210','embedded','Visa 4010',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-D45874H','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','5ab8713a00738d718cf1985f9b2d1ce57f599e8c1f664cdd0ae76158fa864398','embedded','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-M58ABFZ','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','313e07f1b20c78da567224bc5a2596a713a5ebd31dba909b6cd2666325339698','embedded','Visa 4012',0,0,'USD',2,0);
CREATE TABLE provider_users (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    bound INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (user_id, issuer)
) STRICT;
INSERT INTO "provider_users" VALUES('https://id.example.test','sub-1',70011223,1760000000000);
CREATE TABLE psp_calls (
    key TEXT PRIMARY KEY,
    ref TEXT NOT NULL,
    action TEXT NOT NULL,
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
    currency TEXT NOT NULL,
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
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
INSERT INTO "psp_calls" VALUES('W-QGA6WZY.payout.1','W-QGA6WZY','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-NH5MKAN.refund.1','W-NH5MKAN','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-5RZBBNQ.payout.1','W-5RZBBNQ','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-ZGN6TFY.refund.1','D-ZGN6TFY','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
CREATE TABLE read_to (
    source TEXT PRIMARY KEY,
    upto INTEGER NOT NULL,
    at INTEGER NOT NULL,
    problem TEXT NOT NULL
) STRICT;
INSERT INTO "read_to" VALUES('ctrader',1760000000000,1760000000000,'');
CREATE TABLE reader_proofs (
    name TEXT NOT NULL CHECK (name <> ''),
    place TEXT NOT NULL,
    external_id TEXT NOT NULL CHECK (external_id <> ''),
    proven_at INTEGER NOT NULL CHECK (proven_at > 0),
    withdrawn_at INTEGER CHECK (withdrawn_at > 0),
    PRIMARY KEY (name, place)
) STRICT;
INSERT INTO "reader_proofs" VALUES('fake','here','D-EARLIER.credit.1',1760000000000,NULL);
CREATE TABLE reconciled (
    day TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('psp', 'cashier', 'ctrader')),
    currency TEXT NOT NULL,
    opening TEXT NOT NULL,
    came TEXT NOT NULL,
    went TEXT NOT NULL,
    carried TEXT NOT NULL,
    broken TEXT NOT NULL,
    closing TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (day, side, currency)
) STRICT;
INSERT INTO "reconciled" VALUES('2025-10-09','ctrader','USD','0','12.50','0','0','-12.50','0',1760000000000);
CREATE TABLE recovery_codes (
    hash TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL CHECK (user_id > 0)
) STRICT;
INSERT INTO "recovery_codes" VALUES('5ba5',70011223);
INSERT INTO "recovery_codes" VALUES('0c4f',70011223);
CREATE TABLE remote_calls (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "remote_calls" VALUES(1,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(2,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(3,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(4,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(5,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(6,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(7,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(8,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(9,'booking',1760000000000);
CREATE TABLE rule_changes (
    seq INTEGER PRIMARY KEY,
    version TEXT NOT NULL REFERENCES rule_files (version),
    verb TEXT NOT NULL CHECK (verb IN ('proposed', 'on', 'withdrawn')),
    by TEXT NOT NULL CHECK (by <> ''),
    actor TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "rule_changes" VALUES(1,'e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','proposed','ann','staff 1',1760000000000,'afe7c9631354722349ad67670c7d6e1a7038d26595b89d296c5cf2a718c4437d');
INSERT INTO "rule_changes" VALUES(2,'e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','on','bob','staff 2',1760000000000,'7869f613200e20a1dc6f725d3b132fb74cb2f0f278a896547cd90e739e1405eb');
CREATE TABLE rule_files (
    version TEXT PRIMARY KEY CHECK (length(version) = 64),
    text TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0)
) STRICT;
INSERT INTO "rule_files" VALUES('e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','# Ann''s; of Köln
',1760000000000);
CREATE TABLE rule_records (
    verdict INTEGER NOT NULL REFERENCES rule_verdicts (seq) DEFERRABLE INITIALLY DEFERRED,
    n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n >= 0),
    rule TEXT NOT NULL CHECK (rule <> ''),
    outcome TEXT NOT NULL CHECK (outcome IN ('allow', 'ask', 'review', 'refuse')),
    value TEXT NOT NULL,
    threshold TEXT NOT NULL,
    staff TEXT NOT NULL,
    words TEXT NOT NULL,
    shown TEXT NOT NULL,
    until ANY CHECK (until IS NULL OR typeof(until) = 'integer'),
    cause TEXT NOT NULL,
    PRIMARY KEY (verdict, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "rule_records" VALUES(1,0,'day','review','12.50 USD','at most 9 USD','sum','At most {amount}','{}',1760000000000,'rule day');
CREATE TABLE rule_verdicts (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    subject TEXT NOT NULL CHECK (subject <> ''),
    user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
    moment TEXT NOT NULL CHECK (moment IN ('start', 'credit', 'debit', 'disburse')),
    version TEXT NOT NULL REFERENCES rule_files (version),
    outcome TEXT NOT NULL CHECK (outcome IN ('allow', 'ask', 'review', 'refuse')),
    people ANY NOT NULL CHECK (typeof(people) = 'integer' AND people BETWEEN 0 AND 2),
    about TEXT NOT NULL,
    facts TEXT NOT NULL,
    line ANY NOT NULL CHECK (typeof(line) = 'integer' AND line >= 0),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "rule_verdicts" VALUES(1,'D-VA93ZRX',70011223,'start','e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','review',1,'{"money": [1250, "USD", 2]}','{"sums withdrawals 86400000": []}',54,1760000000000,'667fddfe4ce7a236b0806a25a0e1cbc7b883526c8d4e9a4b50b52c237393cb10');
CREATE TABLE second_factors (
    user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
    secret TEXT NOT NULL CHECK (secret <> ''),
    last_step INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;
INSERT INTO "second_factors" VALUES(70011223,'c2VhbGVk',58666666,1760000000000);
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
INSERT INTO "sessions" VALUES('ccdb9d4a49f44928f81c66408470b7c8252a0c60a7197f210d3026fee866ab79',70011223,'deposit',5512345,5512345,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('32b58b8388f28d9fc0ca9921a409f72bae1fced29fc906e3cfc66c1461c33d54',70011223,'withdrawal',5512345,5512345,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('cb8a0a25b02d678f023059d1c3875951d7a57d796ba5ce53e7447b543c5d0689',70011223,'deposit',5512345,5512345,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('913809c381582a678b6ef23acc4e36a39162936e134c93dc272d5fe15b19b2ca',70011223,'withdrawal',5512345,5512345,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('9f69fb43991c60af629b275d057a96b04adcc7e0e81f14191cd7f79e8a9f6841',70011223,'withdrawal',5512346,5512346,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('bc48d664c5835435e8d2b3125facebc8eb785758b16ed0e1aabd76b9f1a75829',70011223,'deposit',5512346,5512346,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('19678edae614ead24367411cd71d3facef0e7268daa2d0fb8ad852c662381045',70011223,'deposit',5512346,5512346,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('437c0f011545c7fea85b5f90fc9602393d0a2cd55e5872251d651f2df8d056db',70011223,'deposit',5512346,5512346,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('7342b24a4bd3e45e002d033aba7bfd8432827cb823c75c4295aab247baf089bf',70011223,'deposit',5512345,5512345,NULL,'',1760000000000,1760000000000);
CREATE TABLE sign_ins (
    seq INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    at INTEGER NOT NULL,
    way TEXT NOT NULL,
    refused TEXT NOT NULL
) STRICT;
INSERT INTO "sign_ins" VALUES(1,70011223,1760000000000,'command','');
INSERT INTO "sign_ins" VALUES(99,70011223,1760000000000,'password','wrong_password');
CREATE TABLE sign_offs (
    seq INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    figures TEXT NOT NULL,
    by TEXT NOT NULL,
    system_user TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "sign_offs" VALUES(1,'2025-10-09','5ba5','ann','ann',1760000000000);
CREATE TABLE staff (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    email TEXT NOT NULL,
    roles TEXT NOT NULL,
    since INTEGER NOT NULL,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    password TEXT NOT NULL,
    CHECK ((issuer = '') = (subject = ''))
) STRICT;
INSERT INTO "staff" VALUES(1,'Ann O''Hara','ann@example.test','payments admin',1760000000000,0,'','','$argon2id$');
INSERT INTO "staff" VALUES(2,'Ben','ben@example.test','viewer',1760000000000,1,'https://id.example.test','sub-2','');
CREATE TABLE staff_changes (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    staff_id INTEGER REFERENCES staff (id),
    what TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    roles TEXT NOT NULL,
    seen TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_name TEXT NOT NULL,
    proposed INTEGER NOT NULL,
    due INTEGER,
    ended TEXT NOT NULL,
    ended_by TEXT NOT NULL,
    ended_at INTEGER
) STRICT;
INSERT INTO "staff_changes" VALUES(1,NULL,'invite','Cem','cem@example.test','finance','','staff 1','Ann O''Hara',1760000000000,NULL,'','',NULL);
CREATE TABLE staff_passkeys (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    user_id INTEGER NOT NULL REFERENCES staff (id),
    name TEXT NOT NULL CHECK (name <> ''),
    public_key TEXT NOT NULL CHECK (public_key <> ''),
    sign_count INTEGER NOT NULL CHECK (sign_count >= 0),
    transports TEXT NOT NULL,
    created INTEGER NOT NULL,
    used INTEGER
) STRICT;
INSERT INTO "staff_passkeys" VALUES('aWQ',1,'Ann''s key','a2V5',7,'usb',1760000000000,NULL);
CREATE TABLE staff_recovery_codes (
    hash TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
INSERT INTO "staff_recovery_codes" VALUES('5ba5',1);
INSERT INTO "staff_recovery_codes" VALUES('0c4f',1);
CREATE TABLE staff_second_factors (
    user_id INTEGER PRIMARY KEY REFERENCES staff (id),
    secret TEXT NOT NULL CHECK (secret <> ''),
    last_step INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;
INSERT INTO "staff_second_factors" VALUES(1,'c2VhbGVk',58666666,1760000000000);
CREATE TABLE staff_sessions (
    key TEXT PRIMARY KEY,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    way TEXT NOT NULL,
    address TEXT NOT NULL,
    browser TEXT NOT NULL,
    began INTEGER NOT NULL,
    active INTEGER NOT NULL,
    fresh INTEGER NOT NULL,
    ended INTEGER
) STRICT;
INSERT INTO "staff_sessions" VALUES('5ba5',1,'password and a code','192.0.2.7','a browser',1760000000000,1760000000000,1760000000000,NULL);
CREATE TABLE staff_tokens (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    staff_id INTEGER REFERENCES staff (id),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER,
    detail TEXT NOT NULL
) STRICT;
INSERT INTO "staff_tokens" VALUES('0c4f','step',1,1760000000000,1760000060000,NULL,'');
CREATE TABLE switches (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "switches" VALUES('breaker','{"state": "closed", "ambiguous_run": 1, "refused_run": 0, "probe_at": 0, "probed": 0}');
INSERT INTO "switches" VALUES('heartbeat','1760000000000');
CREATE TABLE taken (
    ref TEXT PRIMARY KEY CHECK (ref <> ''),
    by TEXT NOT NULL CHECK (by <> ''),
    actor TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "taken" VALUES('D-1','ann','staff 3',1760000000000);
CREATE TABLE throttles (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    until INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "throttles" VALUES('login 1f3a',3,1760000060000,1760000000000);
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
INSERT INTO "tokens" VALUES('32d0db28966f716317426444d47dfd701cbd016ee0166bf70e98448534caa484','login',70011223,1760000000000,1760000060000,NULL,0,'');
CREATE TABLE told (
    source TEXT NOT NULL CHECK (source <> ''),
    id TEXT NOT NULL CHECK (id <> ''),
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer'),
    currency TEXT NOT NULL,
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    login INTEGER NOT NULL,
    ref TEXT NOT NULL,
    key TEXT NOT NULL,
    of TEXT NOT NULL,
    fee_minor INTEGER,
    fee_currency TEXT,
    fee_digits INTEGER,
    net_minor INTEGER,
    net_currency TEXT,
    net_digits INTEGER,
    batch TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL, version INTEGER, balance_minor INTEGER, balance_currency TEXT, balance_digits INTEGER,
    PRIMARY KEY (source, id)
) STRICT;
INSERT INTO "told" VALUES('ctrader','7','DEPOSIT','',1250,'USD',2,1760000000000,5512345,'','','',NULL,NULL,NULL,NULL,NULL,NULL,'','ann','a gift; it''s late',3,101250,'USD',2);
INSERT INTO "told" VALUES('fake','txn_1','payment','payment_1',10000,'USD',2,1760000000000,0,'D-1','D-1','',320,'USD',2,9680,'USD',2,'po_1','','',NULL,NULL,NULL,NULL);
CREATE TABLE transfers (
    source TEXT NOT NULL CHECK (source <> ''),
    id TEXT NOT NULL CHECK (id <> ''),
    minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    digits INTEGER NOT NULL,
    state TEXT NOT NULL,
    made INTEGER NOT NULL,
    arrives INTEGER,
    sum_of_items_minor INTEGER,
    sum_of_items_currency TEXT,
    sum_of_items_digits INTEGER,
    reason TEXT NOT NULL,
    PRIMARY KEY (source, id)
) STRICT;
INSERT INTO "transfers" VALUES('fake','po_1',9680,'USD',2,'arrived',1760000000000,1760000000000,9680,'USD',2,'');
CREATE TABLE unmatched (
    ref TEXT PRIMARY KEY,
    psp TEXT NOT NULL,
    psp_ref TEXT NOT NULL,
    about TEXT NOT NULL,
    minor ANY CHECK (minor IS NULL OR typeof(minor) = 'integer' AND minor >= 0),
    currency TEXT,
    digits ANY CHECK (digits IS NULL OR typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-VA93ZRX',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
CREATE TABLE user_standing (
    seq INTEGER PRIMARY KEY,
    user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
    level TEXT NOT NULL CHECK (level IN ('none', 'basic', 'full')),
    user_group TEXT NOT NULL,
    country TEXT NOT NULL,
    by TEXT NOT NULL CHECK (by <> ''),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0)
) STRICT;
INSERT INTO "user_standing" VALUES(1,70011223,'full','vip','DE','the CRM',1760000000000);
CREATE TABLE users (
    user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
    email TEXT NOT NULL UNIQUE CHECK (email <> ''),
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    password TEXT NOT NULL) STRICT;
INSERT INTO "users" VALUES(70011223,'alex@example.test','Alex O''Demo','en','$argon2id$');
INSERT INTO "users" VALUES(70011224,'sam@example.test','Sam Sample; of Köln','de','');
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
INSERT INTO "visits" VALUES('5ba5','0c4f',1,1760000000000,'started','',NULL,0);
CREATE INDEX accounts_user ON accounts (user_id);
CREATE INDEX tokens_expire ON tokens (expires);
CREATE INDEX tokens_family ON tokens (family);
CREATE INDEX sessions_created ON sessions (created);
CREATE INDEX payments_due ON payments (due) WHERE due IS NOT NULL;
CREATE INDEX payments_login ON payments (login, created);
CREATE INDEX payments_disputed ON payments (user_id) WHERE disputed = 1;
CREATE INDEX payments_open ON payments (login, kind, created) WHERE status NOT IN ('credited', 'declined', 'expired',
    'refunded', 'paid_out', 'refused', 'returned', 'cancelled');
CREATE TRIGGER payments_fixed BEFORE UPDATE OF ref, kind, user_id, login, minor, currency, digits, psp,
        method, created, page_key ON payments
BEGIN SELECT RAISE(ABORT, 'payments keeps what it was made with'); END;
CREATE TRIGGER payments_no_replace_by_update BEFORE UPDATE ON payments
    WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM payments AS it WHERE ((it.ref = NEW.ref)
        OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key)
        OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref)) AND it.rowid IS NOT OLD.rowid)
BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_replace BEFORE INSERT ON payments
    WHEN EXISTS (SELECT 1 FROM payments AS it WHERE (it.rowid = NEW.rowid) OR (it.ref = NEW.ref)
        OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key)
        OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref))
BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE INDEX history_ref ON history (ref);
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_replace BEFORE INSERT ON history
    WHEN EXISTS (SELECT 1 FROM history AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE UNIQUE INDEX attempts_one_confirmed ON attempts (ref, leg) WHERE state = 'confirmed';
CREATE UNIQUE INDEX attempts_one_open ON attempts (ref) WHERE state IN ('ambiguous', 'sending');
CREATE UNIQUE INDEX attempts_one_open_per_login ON attempts (login) WHERE state IN ('ambiguous', 'sending');
CREATE INDEX attempts_freezing ON attempts (login) WHERE state IN ('ambiguous', 'double', 'sending');
CREATE INDEX attempts_settled ON attempts (state, settled);
CREATE TRIGGER attempts_fixed BEFORE UPDATE OF external_id, ref, leg, n, login, type, amount, started ON attempts
BEGIN SELECT RAISE(ABORT, 'attempts keeps what it was made with'); END;
CREATE TRIGGER attempts_no_replace_by_update BEFORE UPDATE ON attempts
    WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM attempts AS it WHERE ((it.external_id = NEW.external_id)
        OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n)
        OR (it.balance_history_id = NEW.balance_history_id)
        OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed')
        OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))
        OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')))
        AND it.rowid IS NOT OLD.rowid)
BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_replace BEFORE INSERT ON attempts
    WHEN EXISTS (SELECT 1 FROM attempts AS it WHERE (it.rowid = NEW.rowid) OR (it.external_id = NEW.external_id)
        OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n)
        OR (it.balance_history_id = NEW.balance_history_id)
        OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed')
        OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))
        OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')))
BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE INDEX decisions_subject ON decisions (subject);
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions
    WHEN EXISTS (SELECT 1 FROM decisions AS it WHERE (it.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE INDEX events_waiting ON events (due) WHERE finished IS NULL;
CREATE INDEX psp_calls_ref ON psp_calls (ref);
CREATE INDEX psp_calls_source ON psp_calls (psp, psp_ref) WHERE psp_ref IS NOT NULL;
CREATE TRIGGER psp_calls_no_replace_by_update BEFORE UPDATE ON psp_calls
    WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM psp_calls AS it WHERE ((it.key = NEW.key))
        AND it.rowid IS NOT OLD.rowid)
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_delete BEFORE DELETE ON psp_calls
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_replace BEFORE INSERT ON psp_calls
    WHEN EXISTS (SELECT 1 FROM psp_calls AS it WHERE (it.rowid = NEW.rowid) OR (it.key = NEW.key))
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE INDEX alerts_waiting ON alerts (due) WHERE delivered IS NULL;
CREATE INDEX alerts_about ON alerts (ref, code);
CREATE INDEX remote_calls_at ON remote_calls (at);
CREATE INDEX throttles_at ON throttles (at);
CREATE UNIQUE INDEX visits_waiting ON visits (waiting) WHERE waiting <> '';
CREATE UNIQUE INDEX visits_finish ON visits (finish) WHERE finish <> '';
CREATE INDEX visits_created ON visits (created);
CREATE INDEX tokens_user ON tokens (user_id);
CREATE INDEX disbursement_history_key ON disbursement_history (key);
CREATE TRIGGER disbursement_history_no_update BEFORE UPDATE ON disbursement_history
BEGIN SELECT RAISE(ABORT, 'disbursement_history only grows'); END;
CREATE TRIGGER disbursement_history_no_delete BEFORE DELETE ON disbursement_history
BEGIN SELECT RAISE(ABORT, 'disbursement_history only grows'); END;
CREATE TRIGGER disbursement_history_no_replace BEFORE INSERT ON disbursement_history
WHEN EXISTS (SELECT 1 FROM disbursement_history AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'disbursement_history only grows'); END;
CREATE TRIGGER disbursement_history_no_gap BEFORE INSERT ON disbursement_history
WHEN NEW.chain IS NULL
BEGIN SELECT RAISE(ABORT, 'disbursement_history takes no line without a hash'); END;
CREATE INDEX disputes_ref ON disputes (ref);
CREATE INDEX card_facts_ref ON card_facts (ref);
CREATE INDEX card_facts_at ON card_facts (at);
CREATE INDEX letters_due ON letters (due) WHERE ended IS NULL;
CREATE INDEX letters_of_user ON letters (user_id, created);
CREATE INDEX sign_ins_user ON sign_ins (user_id, refused);
CREATE INDEX declines_ref ON declines (ref);
CREATE INDEX declines_user ON declines (user_id, at);
CREATE INDEX payments_user ON payments (user_id, created);
CREATE INDEX actions_begun ON actions (begun);
CREATE TRIGGER actions_no_update BEFORE UPDATE ON actions BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
CREATE TRIGGER actions_no_delete BEFORE DELETE ON actions BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
CREATE TRIGGER actions_no_replace BEFORE INSERT ON actions
    WHEN EXISTS (SELECT 1 FROM actions AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
CREATE INDEX recovery_codes_of_user ON recovery_codes (user_id);
CREATE UNIQUE INDEX holds_one_of_a_payment ON holds (ref) WHERE lifted_at IS NULL AND ref IS NOT NULL;
CREATE UNIQUE INDEX holds_one_of_a_user ON holds (user_id) WHERE lifted_at IS NULL AND user_id IS NOT NULL;
CREATE INDEX holds_ref ON holds (ref);
CREATE TRIGGER holds_fixed BEFORE UPDATE OF id, ref, user_id, reason, by, at ON holds
BEGIN SELECT RAISE(ABORT, 'holds keeps what it was made with'); END;
CREATE TRIGGER holds_lifted_once BEFORE UPDATE ON holds WHEN OLD.lifted_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'holds are lifted once'); END;
CREATE TRIGGER holds_no_delete BEFORE DELETE ON holds
BEGIN SELECT RAISE(ABORT, 'holds keeps its rows'); END;
CREATE TRIGGER holds_no_replace BEFORE INSERT ON holds
WHEN EXISTS (SELECT 1 FROM holds AS it WHERE (it.rowid = NEW.rowid)
    OR (it.lifted_at IS NULL AND NEW.lifted_at IS NULL AND (it.ref = NEW.ref OR it.user_id = NEW.user_id)))
BEGIN SELECT RAISE(ABORT, 'holds keeps its rows'); END;
CREATE INDEX passkeys_of_user ON passkeys (user_id, created);
CREATE INDEX instruments_of_user ON instruments (user_id, used);
CREATE INDEX choices_at ON choices (at);
CREATE INDEX mails_due ON mails (due) WHERE ended IS NULL;
CREATE INDEX mails_ref ON mails (ref);
CREATE INDEX mails_of_user ON mails (user_id, created);
CREATE INDEX payments_of_kind ON payments (login, kind, created);
CREATE INDEX told_at ON told (source, at);
CREATE INDEX told_about ON told (source, about) WHERE about <> '';
CREATE INDEX told_old ON told (at);
CREATE INDEX unmatched_created ON unmatched (created);
CREATE INDEX transfers_made ON transfers (made);
CREATE INDEX breaks_open ON breaks (number) WHERE gone IS NULL AND resolution IS NULL;
CREATE INDEX breaks_at ON breaks (at);
CREATE TRIGGER breaks_fixed BEFORE UPDATE OF kind, key, source, opened ON breaks
BEGIN SELECT RAISE(ABORT, 'breaks keeps what it was made with'); END;
CREATE TRIGGER breaks_no_delete BEFORE DELETE ON breaks BEGIN SELECT RAISE(ABORT, 'breaks keeps its rows'); END;
CREATE TRIGGER breaks_no_replace BEFORE INSERT ON breaks
    WHEN EXISTS (SELECT 1 FROM breaks AS it WHERE (it.rowid = NEW.rowid) OR (it.key = NEW.key))
BEGIN SELECT RAISE(ABORT, 'breaks keeps its rows'); END;
CREATE INDEX reconciled_side ON reconciled (side, currency, day);
CREATE INDEX sign_offs_day ON sign_offs (day);
CREATE TRIGGER sign_offs_no_update BEFORE UPDATE ON sign_offs BEGIN SELECT RAISE(ABORT, 'sign_offs only grows'); END;
CREATE TRIGGER sign_offs_no_delete BEFORE DELETE ON sign_offs BEGIN SELECT RAISE(ABORT, 'sign_offs only grows'); END;
CREATE TRIGGER sign_offs_no_replace BEFORE INSERT ON sign_offs
    WHEN EXISTS (SELECT 1 FROM sign_offs AS it WHERE (it.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'sign_offs only grows'); END;
CREATE INDEX ledger_entries_ref ON ledger_entries (ref);
CREATE INDEX ledger_entries_at ON ledger_entries (at);
CREATE INDEX ledger_postings_account ON ledger_postings (account, entry);
CREATE TRIGGER ledger_since_no_update BEFORE UPDATE ON ledger_since
BEGIN SELECT RAISE(ABORT, 'ledger_since keeps its row'); END;
CREATE TRIGGER ledger_since_no_delete BEFORE DELETE ON ledger_since
BEGIN SELECT RAISE(ABORT, 'ledger_since keeps its row'); END;
CREATE TRIGGER ledger_since_no_insert BEFORE INSERT ON ledger_since
BEGIN SELECT RAISE(ABORT, 'ledger_since keeps its row'); END;
CREATE TRIGGER ledger_accounts_no_update BEFORE UPDATE ON ledger_accounts
BEGIN SELECT RAISE(ABORT, 'ledger_accounts only grows'); END;
CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts
BEGIN SELECT RAISE(ABORT, 'ledger_accounts only grows'); END;
CREATE TRIGGER ledger_accounts_no_replace BEFORE INSERT ON ledger_accounts
WHEN EXISTS (SELECT 1 FROM ledger_accounts AS it WHERE (it.rowid = NEW.rowid) OR (it.name = NEW.name))
BEGIN SELECT RAISE(ABORT, 'ledger_accounts only grows'); END;
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger_entries only grows'); END;
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger_entries only grows'); END;
CREATE TRIGGER ledger_entries_no_replace BEFORE INSERT ON ledger_entries
WHEN EXISTS (SELECT 1 FROM ledger_entries AS it WHERE it.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'ledger_entries only grows'); END;
CREATE TRIGGER ledger_entries_no_gap BEFORE INSERT ON ledger_entries
WHEN NEW.chain IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger_entries takes no entry without a hash'); END;
CREATE TRIGGER ledger_entries_even BEFORE INSERT ON ledger_entries
WHEN NOT EXISTS (SELECT 1 FROM ledger_postings WHERE entry = NEW.id) OR EXISTS (
    SELECT 1 FROM ledger_postings WHERE entry = NEW.id GROUP BY currency, digits HAVING sum(minor) <> 0)
BEGIN SELECT RAISE(ABORT, 'ledger_entries takes only what is even in each currency'); END;
CREATE TRIGGER ledger_postings_no_update BEFORE UPDATE ON ledger_postings
BEGIN SELECT RAISE(ABORT, 'ledger_postings only grows'); END;
CREATE TRIGGER ledger_postings_no_delete BEFORE DELETE ON ledger_postings
BEGIN SELECT RAISE(ABORT, 'ledger_postings only grows'); END;
CREATE TRIGGER ledger_postings_no_replace BEFORE INSERT ON ledger_postings
WHEN EXISTS (SELECT 1 FROM ledger_postings AS it WHERE it.entry = NEW.entry AND it.n = NEW.n)
BEGIN SELECT RAISE(ABORT, 'ledger_postings only grows'); END;
CREATE TRIGGER ledger_postings_sealed BEFORE INSERT ON ledger_postings
WHEN EXISTS (SELECT 1 FROM ledger_entries WHERE id = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'ledger_postings takes nothing for a sealed entry'); END;
CREATE TRIGGER ledger_facts_no_update BEFORE UPDATE ON ledger_facts
BEGIN SELECT RAISE(ABORT, 'ledger_facts only grows'); END;
CREATE TRIGGER ledger_facts_no_delete BEFORE DELETE ON ledger_facts
BEGIN SELECT RAISE(ABORT, 'ledger_facts only grows'); END;
CREATE TRIGGER ledger_facts_no_replace BEFORE INSERT ON ledger_facts
WHEN EXISTS (SELECT 1 FROM ledger_facts AS it WHERE (it.rowid = NEW.rowid) OR (it.subject = NEW.subject))
BEGIN SELECT RAISE(ABORT, 'ledger_facts only grows'); END;
CREATE INDEX notes_subject ON notes (subject);
CREATE TRIGGER notes_no_update BEFORE UPDATE ON notes BEGIN SELECT RAISE(ABORT, 'notes only grows'); END;
CREATE TRIGGER notes_no_delete BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'notes only grows'); END;
CREATE TRIGGER notes_no_replace BEFORE INSERT ON notes
    WHEN EXISTS (SELECT 1 FROM notes AS it WHERE (it.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'notes only grows'); END;
CREATE INDEX taken_by ON taken (by);
CREATE INDEX payments_created ON payments (created);
CREATE INDEX payments_waiting ON payments (status, updated) WHERE status IN ('awaiting_approval', 'credit_refused',
    'credit_unknown', 'debit_unknown', 'return_unknown', 'review');
CREATE INDEX payments_ending ON payments (substr(instrument, -4), created) WHERE instrument <> '';
CREATE INDEX accounts_email ON accounts (email COLLATE NOCASE);
CREATE INDEX attempts_code ON attempts (code, started) WHERE code <> '';
CREATE INDEX unmatched_held ON unmatched (created) WHERE state = 'parked';
CREATE INDEX disputes_open ON disputes (at) WHERE state IN ('open', 'under_review', 'warned');
CREATE INDEX decisions_ref ON decisions (ref);
CREATE INDEX events_object ON events (psp_ref);
CREATE UNIQUE INDEX staff_emails ON staff (email) WHERE issuer = '';
CREATE UNIQUE INDEX staff_subjects ON staff (issuer, subject) WHERE issuer <> '';
CREATE TRIGGER staff_no_delete BEFORE DELETE ON staff BEGIN SELECT RAISE(ABORT, 'staff keeps its rows'); END;
CREATE INDEX staff_sessions_open ON staff_sessions (staff_id, began) WHERE ended IS NULL;
CREATE INDEX staff_sessions_ended ON staff_sessions (ended) WHERE ended IS NOT NULL;
CREATE INDEX staff_tokens_of ON staff_tokens (staff_id, kind);
CREATE INDEX staff_tokens_expires ON staff_tokens (expires);
CREATE INDEX staff_recovery_codes_of ON staff_recovery_codes (user_id);
CREATE INDEX staff_passkeys_of ON staff_passkeys (user_id, created);
CREATE INDEX staff_changes_open ON staff_changes (id) WHERE ended = '';
CREATE TRIGGER staff_changes_no_delete BEFORE DELETE ON staff_changes
BEGIN SELECT RAISE(ABORT, 'staff_changes keeps its rows'); END;
CREATE INDEX audit_by_actor ON audit (actor, seq);
CREATE INDEX audit_by_subject ON audit (subject, seq);
CREATE INDEX audit_by_time ON audit (at, seq);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
CREATE INDEX checks_ref ON checks (ref) WHERE ref <> '';
CREATE INDEX checks_user ON checks (user_id, seq);
CREATE INDEX checks_at ON checks (at);
CREATE INDEX events_out_untaken ON events_out (seq) WHERE taken IS NULL;
CREATE INDEX events_out_waiting ON events_out (ref, seq) WHERE taken IS NULL;
CREATE INDEX events_out_taken ON events_out (taken) WHERE taken IS NOT NULL;
CREATE INDEX events_out_ref ON events_out (ref, seq);
CREATE INDEX dispute_history_id ON dispute_history (psp, id);
CREATE INDEX dispute_history_ref ON dispute_history (ref);
CREATE TRIGGER dispute_history_no_update BEFORE UPDATE ON dispute_history
BEGIN SELECT RAISE(ABORT, 'dispute_history only grows'); END;
CREATE TRIGGER dispute_history_no_delete BEFORE DELETE ON dispute_history
BEGIN SELECT RAISE(ABORT, 'dispute_history only grows'); END;
CREATE TRIGGER dispute_history_no_replace BEFORE INSERT ON dispute_history
    WHEN EXISTS (SELECT 1 FROM dispute_history AS it WHERE it.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'dispute_history only grows'); END;
CREATE INDEX rule_verdicts_subject ON rule_verdicts (subject, moment);
CREATE INDEX rule_verdicts_at ON rule_verdicts (at);
CREATE INDEX user_standing_of ON user_standing (user_id, seq);
CREATE INDEX payment_marks_mark ON payment_marks (mark, at);
CREATE INDEX payment_marks_at ON payment_marks (at);
CREATE INDEX card_facts_fingerprint ON card_facts (fingerprint, at) WHERE fingerprint <> '';
CREATE TRIGGER rule_files_no_update BEFORE UPDATE ON rule_files
BEGIN SELECT RAISE(ABORT, 'rule_files only grows'); END;
CREATE TRIGGER rule_files_no_delete BEFORE DELETE ON rule_files
BEGIN SELECT RAISE(ABORT, 'rule_files only grows'); END;
CREATE TRIGGER rule_files_no_replace BEFORE INSERT ON rule_files
WHEN EXISTS (SELECT 1 FROM rule_files AS it WHERE (it.rowid = NEW.rowid) OR (it.version = NEW.version))
BEGIN SELECT RAISE(ABORT, 'rule_files only grows'); END;
CREATE TRIGGER rule_changes_no_update BEFORE UPDATE ON rule_changes
BEGIN SELECT RAISE(ABORT, 'rule_changes only grows'); END;
CREATE TRIGGER rule_changes_no_delete BEFORE DELETE ON rule_changes
BEGIN SELECT RAISE(ABORT, 'rule_changes only grows'); END;
CREATE TRIGGER rule_changes_no_replace BEFORE INSERT ON rule_changes
WHEN EXISTS (SELECT 1 FROM rule_changes AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'rule_changes only grows'); END;
CREATE TRIGGER rule_records_no_update BEFORE UPDATE ON rule_records
BEGIN SELECT RAISE(ABORT, 'rule_records only grows'); END;
CREATE TRIGGER rule_records_no_delete BEFORE DELETE ON rule_records
BEGIN SELECT RAISE(ABORT, 'rule_records only grows'); END;
CREATE TRIGGER rule_records_no_replace BEFORE INSERT ON rule_records
WHEN EXISTS (SELECT 1 FROM rule_records AS it WHERE (it.verdict = NEW.verdict AND it.n = NEW.n))
BEGIN SELECT RAISE(ABORT, 'rule_records only grows'); END;
CREATE TRIGGER rule_records_sealed BEFORE INSERT ON rule_records
WHEN EXISTS (SELECT 1 FROM rule_verdicts WHERE seq = NEW.verdict)
BEGIN SELECT RAISE(ABORT, 'rule_records takes nothing for a sealed verdict'); END;
CREATE TRIGGER rule_verdicts_no_update BEFORE UPDATE ON rule_verdicts
BEGIN SELECT RAISE(ABORT, 'rule_verdicts only grows'); END;
CREATE TRIGGER rule_verdicts_no_delete BEFORE DELETE ON rule_verdicts
BEGIN SELECT RAISE(ABORT, 'rule_verdicts only grows'); END;
CREATE TRIGGER rule_verdicts_no_replace BEFORE INSERT ON rule_verdicts
WHEN EXISTS (SELECT 1 FROM rule_verdicts AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'rule_verdicts only grows'); END;
CREATE TRIGGER user_standing_no_update BEFORE UPDATE ON user_standing
BEGIN SELECT RAISE(ABORT, 'user_standing only grows'); END;
CREATE TRIGGER user_standing_no_delete BEFORE DELETE ON user_standing
BEGIN SELECT RAISE(ABORT, 'user_standing only grows'); END;
CREATE TRIGGER user_standing_no_replace BEFORE INSERT ON user_standing
WHEN EXISTS (SELECT 1 FROM user_standing AS it WHERE (it.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'user_standing only grows'); END;
CREATE TRIGGER psp_calls_fixed BEFORE UPDATE OF key, ref, action, minor, currency, digits, psp,
        psp_ref, created ON psp_calls
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
CREATE TRIGGER psp_calls_label_emptied BEFORE UPDATE OF label ON psp_calls WHEN NEW.label <> '' AND NEW.label <> OLD.label
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
CREATE INDEX told_of ON told (source, of) WHERE of <> '';
CREATE UNIQUE INDEX breaks_correction ON breaks (correction) WHERE correction <> '';
CREATE TRIGGER breaks_corrected BEFORE UPDATE OF resolution ON breaks
WHEN NEW.resolution IN ('corrected', 'written off') AND NOT EXISTS (
    SELECT 1 FROM ledger_facts WHERE subject = NEW.correction AND event = 'corrected')
BEGIN SELECT RAISE(ABORT, 'breaks are corrected by a posting'); END;
COMMIT;
PRAGMA user_version = 27;
