-- A database of version 25, made by the code of commit 42b9588.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-NCPRE7N: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-HPFYKBZ','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-M7WWSMW','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-E2XHM2S','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-357YT7T','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-NCPRE7N.credit.1','D-NCPRE7N','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-6Z5B4TA.credit.1','D-6Z5B4TA','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-V74BPAE.debit.1','W-V74BPAE','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-357YT7T.credit.1','D-357YT7T','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-88HM5RC.debit.1','W-88HM5RC','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-878M7XQ.debit.1','W-878M7XQ','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-878M7XQ.return.1','W-878M7XQ','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-M7WWSMW.credit.1','D-M7WWSMW','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-E2XHM2S.credit.1','D-E2XHM2S','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-357YT7T','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
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
INSERT INTO "choices" VALUES('D-357YT7T','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-E2XHM2S','D-E2XHM2S credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-NCPRE7N',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-V74BPAE.payout.1',NULL,'made','planned','user 70011223',1760000000000,'7bc567c34dfebbd065f60cb9f711bfc60509800f6e7dc369ad80fc8fd4a117aa');
INSERT INTO "disbursement_history" VALUES(2,'W-V74BPAE.payout.1','planned','sent','sending','worker',1760000000000,'f74ccc89b2fd7b3aff6d8be173c40512059e973281d1799bb56e1b1dda827591');
INSERT INTO "disbursement_history" VALUES(3,'W-V74BPAE.payout.1','sending','paid','paid','worker',1760000000000,'07fdbbabeb864e2313a19a3c6bee816b014fca8273d738cef3e59eddb00b44cd');
INSERT INTO "disbursement_history" VALUES(4,'W-88HM5RC.refund.1',NULL,'made','planned','user 70011223',1760000000000,'52a7a128e3cd9660cc045a9101f3b0eb8a533c8be3060f2ff8138e182aed6308');
INSERT INTO "disbursement_history" VALUES(5,'W-88HM5RC.refund.1','planned','sent','sending','worker',1760000000000,'5b64af93821217d85a599f4d2cc0b129d17c527cae0c1b8d3459b4c554ef2457');
INSERT INTO "disbursement_history" VALUES(6,'W-88HM5RC.refund.1','sending','paid','paid','worker',1760000000000,'c4db0a083532da9427750f27899d5f2d7c13dcb11455b24936aba528fb8fcff9');
INSERT INTO "disbursement_history" VALUES(7,'W-878M7XQ.payout.1',NULL,'made','planned','user 70011223',1760000000000,'e170563f2ce48cf09640ed859f6e4bab80d22331805c1e177234ce0b0ca54be2');
INSERT INTO "disbursement_history" VALUES(8,'W-878M7XQ.payout.1','planned','sent','sending','worker',1760000000000,'2a27d4319b029352b9e241db2c176125f20ae41a7f57d6044021a9b9280d16a5');
INSERT INTO "disbursement_history" VALUES(9,'W-878M7XQ.payout.1','sending','failed','failed','worker',1760000000000,'3d145aa9b065f71484a17dcd965182de92654654c0e112eb5948c343a7486fe0');
INSERT INTO "disbursement_history" VALUES(10,'D-HPFYKBZ.refund.1',NULL,'made','planned','ann',1760000000000,'671070ee320c55e2a867a125273008594c85076207f62cee0747dfe5ae7b71bd');
INSERT INTO "disbursement_history" VALUES(11,'D-HPFYKBZ.refund.1','planned','sent','sending','worker',1760000000000,'d373f6348a1473b914b63bb642b2f5063edf176c974bc45ac069b371dd753aa0');
INSERT INTO "disbursement_history" VALUES(12,'D-HPFYKBZ.refund.1','sending','paid','paid','worker',1760000000000,'5566833565e684efc09d1efac8eed38131dcc93ba5108e3d3c4e22354d13d693');
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
INSERT INTO "dispute_history" VALUES(1,'fake','du_1','D-357YT7T',NULL,'won','won','fraudulent',5000,'USD',2,1760000060000,1,1760000000000);
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
INSERT INTO "disputes" VALUES('fake','du_1','D-357YT7T','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000,1);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-NCPRE7N','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-NCPRE7N','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-6Z5B4TA','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-357YT7T','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-HPFYKBZ','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-M7WWSMW','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-E2XHM2S','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "events_out" VALUES(1,'D-357YT7T','payment',1,0,1760000000000,1760000000000,1,'HTTP 503',NULL);
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
INSERT INTO "history" VALUES(1,'D-NCPRE7N',NULL,'made','created','user 70011223',1760000000000,'4e31794fd748a50d3085e9c0ea0f2b42f0874b398f70857d5996d90518785537');
INSERT INTO "history" VALUES(2,'D-NCPRE7N','created','started','awaiting_payer','payer',1760000000000,'b45a21b3a566ce63c93b4578f7ce6732b841073ff4e0e1820975da3cc94dd8cb');
INSERT INTO "history" VALUES(3,'D-NCPRE7N','awaiting_payer','captured','paid','fake webhook',1760000000000,'35f0636e8cbe80e2d7da649d2fd4609b998d778ac21c0c56490f4a7795e825fe');
INSERT INTO "history" VALUES(4,'D-NCPRE7N','paid','credit_sent','crediting','worker',1760000000000,'ea15f20133f253c27b2aa91c41ad77a1463a3937f20180e884f785b156fc4330');
INSERT INTO "history" VALUES(5,'D-NCPRE7N','crediting','credit_booked','credited','worker',1760000000000,'99f35df6e5c2e046d4cf016db5b0d865277b83fb55cb99905b8240efcf216bfc');
INSERT INTO "history" VALUES(6,'D-6Z5B4TA',NULL,'made','created','user 70011223',1760000000000,'e845453549790b0e832ee536099bc8c2eefbe2f4d625cc44863eecc7178551fc');
INSERT INTO "history" VALUES(7,'D-6Z5B4TA','created','started','awaiting_payer','payer',1760000000000,'5dddabbc9430d3dc69d0771208e1596a481249297a238f7427a2ec2d949865bf');
INSERT INTO "history" VALUES(8,'D-6Z5B4TA','awaiting_payer','captured','paid','fake webhook',1760000000000,'d5ea06cc53c5e4b856abdec5a124d53eb7da3a093a00d26a3e18e5005bb5d504');
INSERT INTO "history" VALUES(9,'W-V74BPAE',NULL,'made','requested','user 70011223',1760000000000,'cc7509339a21f94891afdd183147182ebc783857c12f73a7d872947ded9e1ecf');
INSERT INTO "history" VALUES(10,'W-V74BPAE','requested','approved','approved','policy',1760000000000,'137796c617409234bbe77b05807486963eef6373d9f9d0d778c57b5fb5d5c247');
INSERT INTO "history" VALUES(11,'D-357YT7T',NULL,'made','created','user 70011223',1760000000000,'ba3170a03e33612fca9e8ea0e42e575dc72a3645ed620f0fd0b4d1b9ebacb705');
INSERT INTO "history" VALUES(12,'D-357YT7T','created','started','awaiting_payer','payer',1760000000000,'140c2bc2096e53d5d9ee06904c1732478a3485bf844d00c45aa2a9c54ff778c4');
INSERT INTO "history" VALUES(13,'D-357YT7T','awaiting_payer','captured','paid','fake webhook',1760000000000,'1a6f34b51621738f32d3e114ddaa6f62be66aa9f514a9c867134191d837dbc2f');
INSERT INTO "history" VALUES(14,'D-6Z5B4TA','paid','credit_sent','crediting','worker',1760000000000,'9d176571e1a0dd17dcf705180972493f332adcc5e58f83a263ca2ba2f51bee2c');
INSERT INTO "history" VALUES(15,'D-6Z5B4TA','crediting','credit_booked','credited','worker',1760000000000,'310018a736a1b1e70063004ee221fb7a7cb01ece9395def0a677cfb237a10d7a');
INSERT INTO "history" VALUES(16,'W-V74BPAE','approved','debit_sent','debiting','worker',1760000000000,'24942a3c2e995ec46e3d05c8ec64103ce0231e8f5ecb51312f09ca4d1d9972a2');
INSERT INTO "history" VALUES(17,'W-V74BPAE','debiting','debit_booked','debited','worker',1760000000000,'4b5392e00b76656b8d5e5a815c03d46cf384cb445cbbab51a6ba154e0240600d');
INSERT INTO "history" VALUES(18,'D-357YT7T','paid','credit_sent','crediting','worker',1760000000000,'65ac330f99a1285779c43ffef103d574224bda97aa0ad1ff6fc837f1e56ccb79');
INSERT INTO "history" VALUES(19,'D-357YT7T','crediting','credit_booked','credited','worker',1760000000000,'f2f99761b5845fe7f905cee7e81ef4ab23eaa5db05f5153be034518a7e3a4b5d');
INSERT INTO "history" VALUES(20,'W-V74BPAE','debited','payout_sent','paying_out','worker',1760000000000,'0e6003107df95b4083023b5e1f895533aa0cacbd38e78188932f43acba6f4c80');
INSERT INTO "history" VALUES(21,'W-V74BPAE','paying_out','payout_paid','paid_out','worker',1760000000000,'63014b2964f9447738e7448a9f5102c16e028bc280258746f04fb1c282dd01a2');
INSERT INTO "history" VALUES(22,'W-88HM5RC',NULL,'made','requested','user 70011223',1760000000000,'df368b6be218f2ef52a0669eff37d0017b24a7979ee7e641d3546b7c05309c7e');
INSERT INTO "history" VALUES(23,'W-88HM5RC','requested','approved','approved','policy',1760000000000,'0613b6012223f011fbd72a48b8a33142abc6f77f171d7f3ab1e5c529af68a84c');
INSERT INTO "history" VALUES(24,'W-88HM5RC','approved','debit_sent','debiting','worker',1760000000000,'ef220a133998320617994e9720eafbb29ef14427fbc5e3af3dbeb9a40e9e72d6');
INSERT INTO "history" VALUES(25,'W-88HM5RC','debiting','debit_booked','debited','worker',1760000000000,'16188e15d657eb006e4a8fc03227c045ecf8d1ec1647140d15bde3d2bb7a2fc5');
INSERT INTO "history" VALUES(26,'W-88HM5RC','debited','payout_sent','paying_out','worker',1760000000000,'a4de80a68dde1eb25539f0ef5bd9d528f8fc913b39cbb9a7dd6f316f3dd5c38f');
INSERT INTO "history" VALUES(27,'W-88HM5RC','paying_out','payout_paid','paid_out','worker',1760000000000,'b3378e071c160a0b6758b31fee9c3c4958821b4d5d2e4e6681a13f108a44dce1');
INSERT INTO "history" VALUES(28,'W-878M7XQ',NULL,'made','requested','user 70011223',1760000000000,'aa3038880b7f9cca273fe1265d4b814287a6a6ba0182edf397ae40a0a85bd257');
INSERT INTO "history" VALUES(29,'W-878M7XQ','requested','approved','approved','policy',1760000000000,'ee11adad0df05082ca12ae6c7228fc3ce35e023abcca6f399af6095436756bb0');
INSERT INTO "history" VALUES(30,'W-878M7XQ','approved','debit_sent','debiting','worker',1760000000000,'68c51c5a63293a626d8a6676bd6ff314de35cb740776aadfd1297ece497e3c6f');
INSERT INTO "history" VALUES(31,'W-878M7XQ','debiting','debit_booked','debited','worker',1760000000000,'5aeaaa95e2bcaf70fe3fd6654147ebf6b11bf4b3f7baea769d7ba2d0c6ab8a1a');
INSERT INTO "history" VALUES(32,'W-878M7XQ','debited','payout_sent','paying_out','worker',1760000000000,'3d4f1c062d531f395ff7725677f7e32e1fb2cad29af7d5b20a68d822c35f7d37');
INSERT INTO "history" VALUES(33,'W-878M7XQ','paying_out','payout_failed','payout_failed','worker',1760000000000,'5d2b4116b2a9b42c156a56ff7eb1d740db79d3c1679485ad9be51e5f8cb5c098');
INSERT INTO "history" VALUES(34,'W-878M7XQ','payout_failed','return_ordered','returning','worker',1760000000000,'6bd1c1da862fe9ea4765e75b36368277bcdd269ca1b5db24a736d68ca0831a08');
INSERT INTO "history" VALUES(35,'W-878M7XQ','returning','return_sent','returning','worker',1760000000000,'570582446325cd8f3726ff4f0249cf61c4ecb73b60fc2e5960b4c55c1e5bfe12');
INSERT INTO "history" VALUES(36,'W-878M7XQ','returning','return_booked','returned','worker',1760000000000,'c8405198a6f76b2564877cf95f77f10d090a398fbfe1931c284f4f389c70389c');
INSERT INTO "history" VALUES(37,'D-HPFYKBZ',NULL,'made','created','user 70011223',1760000000000,'4d9889e52113497b03fa70d5cf33f99ebc47dbf812d1443464ded9f0b0375755');
INSERT INTO "history" VALUES(38,'D-HPFYKBZ','created','started','awaiting_payer','payer',1760000000000,'a4d370b7cdb90e800d73ca969879c96cdc48b6615b5d07b374e90f2ed1d38770');
INSERT INTO "history" VALUES(39,'D-HPFYKBZ','awaiting_payer','mismatched','review','fake webhook',1760000000000,'9565e82802a86a15b02f548f8d6deaebf866b3bff6ff383a906b6625a5545dfc');
INSERT INTO "history" VALUES(40,'D-HPFYKBZ','review','refund_ordered','refunding','ann',1760000000000,'6ea73e3d006be6d7fa1fba2af8febe71b5fa69d7acd2f03b5b8c1b570ce5bfc3');
INSERT INTO "history" VALUES(41,'D-HPFYKBZ','refunding','refund_paid','refunded','worker',1760000000000,'1ceab9d19445e4e2f0ff750a4d4313c406e14d60308b0c2d58ddfd88757da7e8');
INSERT INTO "history" VALUES(42,'D-M7WWSMW',NULL,'made','created','user 70011223',1760000000000,'f7e7d6423e5483583626962941f9373d877de6c9d1f0f18d3cd8efe313bf0c82');
INSERT INTO "history" VALUES(43,'D-M7WWSMW','created','started','awaiting_payer','payer',1760000000000,'3e5792ee79373f5dfc058cb561e44a5376b2413a1f265d0d38cbd1a51868ff03');
INSERT INTO "history" VALUES(44,'D-M7WWSMW','awaiting_payer','captured','paid','fake webhook',1760000000000,'9b27e626c5770f601e042e1bc4800cfc733de37cb8a71369956d3ca57c2d155c');
INSERT INTO "history" VALUES(45,'D-M7WWSMW','paid','credit_sent','crediting','worker',1760000000000,'42fd11e06dfe4a4f5603be6cf38e67b306a6cd60e03c2ff0b3332ea0f509db30');
INSERT INTO "history" VALUES(46,'D-M7WWSMW','crediting','credit_refused','credit_refused','worker',1760000000000,'61201ca5aead479a6b748279706e0d58bd84561af8925554951bfabb12580961');
INSERT INTO "history" VALUES(47,'D-M7WWSMW','credit_refused','handed_to_staff','review','worker',1760000000000,'20a38e1b1bc5f932a8d975583752ee3345733c8ed4c7c89e749bac6947c57411');
INSERT INTO "history" VALUES(48,'D-QFDVWQD',NULL,'made','created','user 70011223',1760000000000,'838ba5166d64dc9c60f675a2a246015a3db4911c2efe2546394b6582e2009962');
INSERT INTO "history" VALUES(49,'D-QFDVWQD','created','started','awaiting_payer','payer',1760000000000,'62e8675b271c997cc381a085a42d74ae880910e131f7be86043a029ff0aec76e');
INSERT INTO "history" VALUES(50,'D-E2XHM2S',NULL,'made','created','user 70011223',1760000000000,'240f13026d694ecbe09c88c01e0ef50ffc4388c6622229a8baf21b6982b63aca');
INSERT INTO "history" VALUES(51,'D-E2XHM2S','created','started','awaiting_payer','payer',1760000000000,'3c6f7f31d8c794239192d4bfc37390895fe223fbc35daa421abd5b78c0cf7808');
INSERT INTO "history" VALUES(52,'D-E2XHM2S','awaiting_payer','captured','paid','fake webhook',1760000000000,'28dde9d5d6f76f768180b81512930101fa04fdac3ed745b2df73f8617648f6e5');
INSERT INTO "history" VALUES(53,'D-E2XHM2S','paid','credit_sent','crediting','worker',1760000000000,'1e769c5c7f5db650a554d9853f0180b5091b9e134de82388f6724986fd01b502');
INSERT INTO "history" VALUES(54,'D-E2XHM2S','crediting','credit_unknown','credit_unknown','worker',1760000000000,'b7efd178cbd3f09e71d6d0e473759c1165cfd156dbe96a1be2453eef8a5c746d');
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
INSERT INTO "ledger_entries" VALUES(1,'captured','D-NCPRE7N','D-NCPRE7N.captured',1760000000000,'7c57d3d62c6d0bff5e0722043f4d3230e00e523cd978daaafd7b0a3a9d4273c4');
INSERT INTO "ledger_entries" VALUES(2,'funds_held','U-D2YJTVRQMXNUJK','U-D2YJTVRQMXNUJK.funds_held',1760000000000,'cd7d8fffe9c7bbe9d4256b79e3d69b917ed17f2da4324950b175184b6835d4c1');
INSERT INTO "ledger_entries" VALUES(3,'credit_booked','D-NCPRE7N','D-NCPRE7N.credit.1',1760000000000,'c13b4cf262df8e74f5c3a50ad7bca9e025c1e0d1ea7c80c185f0352deb756790');
INSERT INTO "ledger_entries" VALUES(4,'captured','D-6Z5B4TA','D-6Z5B4TA.captured',1760000000000,'b2fb634e63c9455b5d361364bdac2b6945c9d84de8e63d4d670296d0cf8cbdee');
INSERT INTO "ledger_entries" VALUES(5,'captured','D-357YT7T','D-357YT7T.captured',1760000000000,'5190e2964c75408adcfecffd0363fcb21889aaec76684df8025e6072b3bebf61');
INSERT INTO "ledger_entries" VALUES(6,'credit_booked','D-6Z5B4TA','D-6Z5B4TA.credit.1',1760000000000,'2398f88e30ad7dbea2d3046868af7d7469419a0b359209fe3ae49ec8df4f7c3c');
INSERT INTO "ledger_entries" VALUES(7,'debit_booked','W-V74BPAE','W-V74BPAE.debit.1',1760000000000,'18fe2fc07be16b737edc3018a9095fdc6477a09d1eb5b934668c9bbe5ae9eaeb');
INSERT INTO "ledger_entries" VALUES(8,'credit_booked','D-357YT7T','D-357YT7T.credit.1',1760000000000,'a85dd28fcf3b4ad61fe76e9ce8156f3053f84fc746a1cc950a495089fbf9b872');
INSERT INTO "ledger_entries" VALUES(9,'sent','W-V74BPAE','W-V74BPAE.payout.1',1760000000000,'555e78282ff0cdb7f37fd5eaaf962b75d48fdbd473028da39e80bb31fda93fbb');
INSERT INTO "ledger_entries" VALUES(10,'paid','W-V74BPAE','W-V74BPAE.payout.1',1760000000000,'74c788202f4c7973403038777af71ce9db63055d4adcbb96157aad7cd98e123e');
INSERT INTO "ledger_entries" VALUES(11,'debit_booked','W-88HM5RC','W-88HM5RC.debit.1',1760000000000,'5e74e41ff78c28cfad658cb703c04cc33a3e066184b782b508dfc75531e42a5f');
INSERT INTO "ledger_entries" VALUES(12,'sent','W-88HM5RC','W-88HM5RC.refund.1',1760000000000,'2f610d51a45c61c3452fdf6235442898fd83fa25541fd083bd0bc4b70f3632a8');
INSERT INTO "ledger_entries" VALUES(13,'paid','W-88HM5RC','W-88HM5RC.refund.1',1760000000000,'9ab7c6695a04ce10a5218971a155ea47e6d51940bad8a62face44b91742d1e35');
INSERT INTO "ledger_entries" VALUES(14,'debit_booked','W-878M7XQ','W-878M7XQ.debit.1',1760000000000,'f9ee89e9b9435146f295903d856f71f4b9ad22629bc1a8d27f532ccbeba33fef');
INSERT INTO "ledger_entries" VALUES(15,'sent','W-878M7XQ','W-878M7XQ.payout.1',1760000000000,'c0e53ba45b09d628984e07592e28a170e150b94bc4997a8fbccfdcc197537f61');
INSERT INTO "ledger_entries" VALUES(16,'not_paid','W-878M7XQ','W-878M7XQ.payout.1',1760000000000,'bb3ccda8ed1ba40dc9215a1c54e81f2109ef200dd798a412fec91d0c3778a458');
INSERT INTO "ledger_entries" VALUES(17,'return_booked','W-878M7XQ','W-878M7XQ.return.1',1760000000000,'3b2342b7aa81a979478a5347f57d424f304f7f2f0957d7b3a8a90a0511edf82e');
INSERT INTO "ledger_entries" VALUES(18,'captured','D-HPFYKBZ','D-HPFYKBZ.captured',1760000000000,'1d46bd93d0b4d036cbe83e45c5fef5a171aacbc751da3a6b92c84b211b0c33d9');
INSERT INTO "ledger_entries" VALUES(19,'sent','D-HPFYKBZ','D-HPFYKBZ.refund.1',1760000000000,'94ad53deea015d3cbdc3de7f18be4920ab8c26d25038f06cafddca2ba9cf3274');
INSERT INTO "ledger_entries" VALUES(20,'paid','D-HPFYKBZ','D-HPFYKBZ.refund.1',1760000000000,'f760e45238ad331a90bdb10cff5884f019963e4f27ef033d6f676f48ce3a8d5d');
INSERT INTO "ledger_entries" VALUES(21,'captured','D-M7WWSMW','D-M7WWSMW.captured',1760000000000,'36fe99e14177d87a0b836cf46bdf4bca7cacbf085a6c74ec7803c3a2bcef297d');
INSERT INTO "ledger_entries" VALUES(22,'captured','D-E2XHM2S','D-E2XHM2S.captured',1760000000000,'6dbe98b79bb2bf925bf161fe23a5c0d591231382b23e0613b26db6590b68e82b');
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
INSERT INTO "mails" VALUES(1,'D-NCPRE7N.credited.1','credited',70011223,'D-NCPRE7N',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-6Z5B4TA.credited.1','credited',70011223,'D-6Z5B4TA',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-357YT7T.credited.1','credited',70011223,'D-357YT7T',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-V74BPAE.paid_out.1','paid_out',70011223,'W-V74BPAE',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-88HM5RC.paid_out.1','paid_out',70011223,'W-88HM5RC',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-878M7XQ.returned.1','returned',70011223,'W-878M7XQ',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-HPFYKBZ.paid_back.1','paid_back',70011223,'D-HPFYKBZ',1760000000000,1760000000000,0,'',NULL);
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
INSERT INTO "payments" VALUES('D-NCPRE7N','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','cbce4fb45ef7f9b17baf1d0ed99a6b8b9c3a1c12a5b78f9320159ee2ef3542e4','embedded','Visa 4001',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('D-6Z5B4TA','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','32a1d6d737b11e41bc5ceee201acb98838a0a5a16bfc7d967832cb9fcd2faa40','embedded','Visa 4003',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-V74BPAE','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','b98c6a47974e3a31cf83b967a1089844f80c966a5270e9e12c531cb47781eb3c','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-357YT7T','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','84682833797c196aac7478719618ccfa74332ed4140ce969c5955c0c9a749508','embedded','Visa 4004',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-88HM5RC','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','966ffe2c5de396322941870d658cb7a121b9908e12c38d4394082d55011111aa','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('W-878M7XQ','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','f61865674f77678f4ef16119b3bacf172a99199f705818fd7b4f4227bfb7968f','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-HPFYKBZ','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','48e60938e8a4f5907c28000c55c8912cac47697046baf40755196f56de7c9146','embedded','Visa 4008',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-M7WWSMW','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','ee8a13eb01c8eb3d1ff8ed2d628b0f9b16239d4c7118aa1b0735db101f0567c0','embedded','Visa 4010',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-QFDVWQD','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','1361285fa493513fd8e76b1c96bbd29ebc48aeab5e4f8a30ce39b86ed03e013f','embedded','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-E2XHM2S','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','8985ebf920702d710cf58da963539747385a3ff0b7328d65ef17c16eac4be3b1','embedded','Visa 4012',0,0,'USD',2,0);
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
INSERT INTO "psp_calls" VALUES('W-V74BPAE.payout.1','W-V74BPAE','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-88HM5RC.refund.1','W-88HM5RC','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-878M7XQ.payout.1','W-878M7XQ','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-HPFYKBZ.refund.1','D-HPFYKBZ','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('91d91d0baa547a2029a1c0db0143e74ff2d10b880198e7d5310ffbd8bf4b2488','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-NCPRE7N',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE TRIGGER psp_calls_fixed BEFORE UPDATE OF key, ref, action, minor, currency, digits, psp,
        psp_ref, created, label ON psp_calls
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
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
CREATE INDEX told_of ON told (source, of) WHERE of <> '';
CREATE UNIQUE INDEX breaks_correction ON breaks (correction) WHERE correction <> '';
CREATE TRIGGER breaks_corrected BEFORE UPDATE OF resolution ON breaks
WHEN NEW.resolution IN ('corrected', 'written off') AND NOT EXISTS (
    SELECT 1 FROM ledger_facts WHERE subject = NEW.correction AND event = 'corrected')
BEGIN SELECT RAISE(ABORT, 'breaks are corrected by a posting'); END;
COMMIT;
PRAGMA user_version = 25;
