-- A database of version 28, made by the code of commit 1e13386.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-37E8K5N: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-M8VFXV3','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-XUHHS7X','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-U63RUGE','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-37E8K5N','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-37E8K5N.credit.1','D-37E8K5N','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-GG2E44X.credit.1','D-GG2E44X','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-BJRKR7N.debit.1','W-BJRKR7N','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-DHWQM8U.credit.1','D-DHWQM8U','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-YWUJ8VU.debit.1','W-YWUJ8VU','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-2ZK6KYP.debit.1','W-2ZK6KYP','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-2ZK6KYP.return.1','W-2ZK6KYP','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-XUHHS7X.credit.1','D-XUHHS7X','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-U63RUGE.credit.1','D-U63RUGE','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
    told INTEGER NOT NULL,
    CHECK ((resolution IS NULL) = (resolved_at IS NULL))
) STRICT;
INSERT INTO "breaks" VALUES(1,'not_ours','not_ours:7','ctrader','#7','',-1250,'USD',2,1760000000000,'DEPOSIT of 12.50',1760000000000,1760000000000,NULL,'ann','asked Sam','explained','ann',1760000000000,1);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-DHWQM8U','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
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
INSERT INTO "choices" VALUES('D-37E8K5N','pm_1',1760000000000);
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
, system_user TEXT NOT NULL DEFAULT '', actor TEXT NOT NULL DEFAULT '', seen TEXT NOT NULL DEFAULT '', terms TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', band ANY CHECK (band IS NULL OR typeof(band) = 'integer' AND band >= 0), minor ANY CHECK (minor IS NULL OR typeof(minor) = 'integer'), currency TEXT CHECK ((currency IS NULL) = (minor IS NULL)), digits ANY CHECK (digits IS NULL OR typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8), used TEXT NOT NULL DEFAULT '', most TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-M8VFXV3','refund 1 of D-M8VFXV3','refund','ann',1760000000000,'','login tests','','5c98f3155797','',1,9000,'EUR',2,'','');
INSERT INTO "decisions" VALUES(2,'D-U63RUGE','D-U63RUGE credit_unknown ambiguous','not booked','ann',1760000600000,'','login tests','','','',2,NULL,NULL,NULL,'','');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-37E8K5N',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-BJRKR7N.payout.1',NULL,'made','planned','user 70011223',1760000000000,'38c093dc828695bd6b0b426c9a7de25f829cb61cdc95b3119e8fc36288eee23a');
INSERT INTO "disbursement_history" VALUES(2,'W-BJRKR7N.payout.1','planned','sent','sending','worker',1760000000000,'3ea44a3a6538f1b679e4140530393df2c5fdf79eba9148613b974758549d83c4');
INSERT INTO "disbursement_history" VALUES(3,'W-BJRKR7N.payout.1','sending','paid','paid','worker',1760000000000,'4701a8562de9510ac0305fa2e1c526c03f397d0aeada44f1b45c0bc6e9a18f9a');
INSERT INTO "disbursement_history" VALUES(4,'W-YWUJ8VU.refund.1',NULL,'made','planned','user 70011223',1760000000000,'d770cdab19015bfeac56d2fadeade390893c340cc17a919bcebc91ae0cc4d7bf');
INSERT INTO "disbursement_history" VALUES(5,'W-YWUJ8VU.refund.1','planned','sent','sending','worker',1760000000000,'426f51e1625aa8932932e7b433c44dde429cd17be37a1ce7c17f835752a672bc');
INSERT INTO "disbursement_history" VALUES(6,'W-YWUJ8VU.refund.1','sending','paid','paid','worker',1760000000000,'fd9613343af0fea44a46b56f92641dd2b21ee63a090379137121525c0d193fe7');
INSERT INTO "disbursement_history" VALUES(7,'W-2ZK6KYP.payout.1',NULL,'made','planned','user 70011223',1760000000000,'b7afeb7ae8c984de620d9e066c4cf92d442cd5d3d85e4d2750183782fbf9eab8');
INSERT INTO "disbursement_history" VALUES(8,'W-2ZK6KYP.payout.1','planned','sent','sending','worker',1760000000000,'ee7efbc6adb6dbc87e45199cf9dea22a50148ea9639231128600e91e20679395');
INSERT INTO "disbursement_history" VALUES(9,'W-2ZK6KYP.payout.1','sending','failed','failed','worker',1760000000000,'8f8ef137e527caf88b75b9f757bdd4c6affaaed1f1e9306f1f0a13098afd9cc5');
INSERT INTO "disbursement_history" VALUES(10,'D-M8VFXV3.refund.1',NULL,'made','planned','ann',1760000000000,'90dbb6873cb4d55a2ed2da6564f04f5634fe6bf1178ab9781acb5827709ecb35');
INSERT INTO "disbursement_history" VALUES(11,'D-M8VFXV3.refund.1','planned','sent','sending','worker',1760000000000,'b50e439a557df3dc125943ae0f4a9144ee53bd42b855fc77058859174a0beeba');
INSERT INTO "disbursement_history" VALUES(12,'D-M8VFXV3.refund.1','sending','paid','paid','worker',1760000000000,'d31edd013c4a4569b6cdebbf5a0fc9b1ebcf162055b58963a1405963982b06a7');
CREATE TABLE dispute_debits (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    FOREIGN KEY (psp, id) REFERENCES disputes (psp, id)
) STRICT;
INSERT INTO "dispute_debits" VALUES('W-BJRKR7N','fake','du_1',1760000000000);
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
INSERT INTO "dispute_history" VALUES(1,'fake','du_1','D-DHWQM8U',NULL,'won','won','fraudulent',5000,'USD',2,1760000060000,1,1760000000000);
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
INSERT INTO "disputes" VALUES('fake','du_1','D-DHWQM8U','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000,1);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-37E8K5N','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-37E8K5N','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-GG2E44X','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-DHWQM8U','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-M8VFXV3','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-XUHHS7X','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-U63RUGE','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "events_out" VALUES(1,'D-37E8K5N','payment',1,0,1760000000000,1760000000000,1,'HTTP 503',NULL);
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
INSERT INTO "history" VALUES(1,'D-37E8K5N',NULL,'made','created','user 70011223',1760000000000,'354b76c3d1e19438b2e0f414a799203e21715fc3ee1a60e611052d91ec42c3df');
INSERT INTO "history" VALUES(2,'D-37E8K5N','created','started','awaiting_payer','payer',1760000000000,'a1e9e7cc454b24e8158e939e39481d8e70be53da63a13eb36f1e625cd88b98c5');
INSERT INTO "history" VALUES(3,'D-37E8K5N','awaiting_payer','captured','paid','fake webhook',1760000000000,'1a9283214daed52522135def804b65345d31c69a00c548d413732c60febf8635');
INSERT INTO "history" VALUES(4,'D-37E8K5N','paid','credit_sent','crediting','worker',1760000000000,'7566db7b18b18200df50e7bb17243e0b8d725e8d7fed241137853ad4749de62a');
INSERT INTO "history" VALUES(5,'D-37E8K5N','crediting','credit_booked','credited','worker',1760000000000,'7d6fda9201ca35666a6646323b0cf9d8c92043a6d63d7c99e6b0262d9991ad2b');
INSERT INTO "history" VALUES(6,'D-GG2E44X',NULL,'made','created','user 70011223',1760000000000,'049ca14f499cd836eec5d6caffb2265cb5d801e876e8970361eb9000d7f977b5');
INSERT INTO "history" VALUES(7,'D-GG2E44X','created','started','awaiting_payer','payer',1760000000000,'680675d1067b2591864b36bd8f3a2f66a60ede59ef30bee9925b1e8c74bc83f2');
INSERT INTO "history" VALUES(8,'D-GG2E44X','awaiting_payer','captured','paid','fake webhook',1760000000000,'f6ce29ac7fdf5e753ce314057fa15db0f470fb21d485ea110169d8ef9bbb6950');
INSERT INTO "history" VALUES(9,'W-BJRKR7N',NULL,'made','requested','user 70011223',1760000000000,'79e8e07b81073027d6c73f0a4c24788c39d6ce7a155adbe2ea6415663f7bc7c0');
INSERT INTO "history" VALUES(10,'W-BJRKR7N','requested','approved','approved','policy',1760000000000,'e7436b6db9ab0d9d93474be805806ea809fafd859f87371fff9b4f9f8210fce8');
INSERT INTO "history" VALUES(11,'D-DHWQM8U',NULL,'made','created','user 70011223',1760000000000,'41b59fbff3edea8d0990579034ae07823c6f7d09a0f8fb54e8f58d10ff76500c');
INSERT INTO "history" VALUES(12,'D-DHWQM8U','created','started','awaiting_payer','payer',1760000000000,'07f2179f856afb74fc039d0d23c9983e9ec76951d185d32b62d8c5edf5007c12');
INSERT INTO "history" VALUES(13,'D-DHWQM8U','awaiting_payer','captured','paid','fake webhook',1760000000000,'a7c12d84397930a6c26af699e011ae27fda8ac49e6342c299e390f2c209852af');
INSERT INTO "history" VALUES(14,'D-GG2E44X','paid','credit_sent','crediting','worker',1760000000000,'e71d923b7e88531de3dd9f67d81faac7ea52768156413abdd50d7bb5db4606b6');
INSERT INTO "history" VALUES(15,'D-GG2E44X','crediting','credit_booked','credited','worker',1760000000000,'541aebf3fc6b01ab01692446c57a49d3e698ac63eda364f143470c9adfd01819');
INSERT INTO "history" VALUES(16,'W-BJRKR7N','approved','debit_sent','debiting','worker',1760000000000,'9d685b703d9452263e2688cea89b4c582c47e189e414c0d3ed6d8b4a0f6b36a8');
INSERT INTO "history" VALUES(17,'W-BJRKR7N','debiting','debit_booked','debited','worker',1760000000000,'efcb7d20cab167a5f6c218669d80c60dfc0b67ed59e96002e0590d109bf4b552');
INSERT INTO "history" VALUES(18,'D-DHWQM8U','paid','credit_sent','crediting','worker',1760000000000,'105adb02c986fbe4dc5807feb22c37004f79ea29ca413472dd1d106c29c78f06');
INSERT INTO "history" VALUES(19,'D-DHWQM8U','crediting','credit_booked','credited','worker',1760000000000,'1f5177840f4e0c384e6f3e39af5c87ceb6386b27ed1a33fedddc77e1cc103f44');
INSERT INTO "history" VALUES(20,'W-BJRKR7N','debited','payout_sent','paying_out','worker',1760000000000,'2013610f2a732327ca830a6cea852e2cbb98d52214495135859abe5b4d2f308a');
INSERT INTO "history" VALUES(21,'W-BJRKR7N','paying_out','payout_paid','paid_out','worker',1760000000000,'e172e3b02f6b436e2932673ba772dbf46964154e87df180ee392b48a3bc5e1fc');
INSERT INTO "history" VALUES(22,'W-YWUJ8VU',NULL,'made','requested','user 70011223',1760000000000,'76aea12e907bd6cdedf5cd256256ff09991e500fb796a05ded0788eb93d54753');
INSERT INTO "history" VALUES(23,'W-YWUJ8VU','requested','approved','approved','policy',1760000000000,'ea18564a7cf00f3b5a56e5527491f496e072e00c5f3a2605337622a289c7cb28');
INSERT INTO "history" VALUES(24,'W-YWUJ8VU','approved','debit_sent','debiting','worker',1760000000000,'63361106d06bc5351d84117bda88e6d886150e3c4a01a3180a29d1c3f10501f5');
INSERT INTO "history" VALUES(25,'W-YWUJ8VU','debiting','debit_booked','debited','worker',1760000000000,'5d78cc3314b72ef04cb64f9e0b9c01b51627dc849f502e6a3409763b57c37407');
INSERT INTO "history" VALUES(26,'W-YWUJ8VU','debited','payout_sent','paying_out','worker',1760000000000,'29f2d470cd4ca858ff0c8dcff2be03deada7ce293faf891d5975b6c4f8d13c44');
INSERT INTO "history" VALUES(27,'W-YWUJ8VU','paying_out','payout_paid','paid_out','worker',1760000000000,'853e6e3d1af97f90aca546ec49f8a7dfdde40b61fdbadaf8a53e689b9db84665');
INSERT INTO "history" VALUES(28,'W-2ZK6KYP',NULL,'made','requested','user 70011223',1760000000000,'6db35c880893154747f8fb7db1707f7f7b40913131b565bb668b57103b64d592');
INSERT INTO "history" VALUES(29,'W-2ZK6KYP','requested','approved','approved','policy',1760000000000,'edfde3801c3cc2b5ae1899433257bd8222273d21f497641395c646d42cdc3400');
INSERT INTO "history" VALUES(30,'W-2ZK6KYP','approved','debit_sent','debiting','worker',1760000000000,'edfdff7790274444c5494ea4b2567c8f436b57d459dccacb7f879b213d08ed3a');
INSERT INTO "history" VALUES(31,'W-2ZK6KYP','debiting','debit_booked','debited','worker',1760000000000,'6252337f441b8561a8ccb7efccb8c311eaaab4ec14a3680ece5e29078c465129');
INSERT INTO "history" VALUES(32,'W-2ZK6KYP','debited','payout_sent','paying_out','worker',1760000000000,'518388e5521fd1bb46d1869d425bf26a569b171f2e7849573559bc2f16b94357');
INSERT INTO "history" VALUES(33,'W-2ZK6KYP','paying_out','payout_failed','payout_failed','worker',1760000000000,'c4cfcdbd772c6f5480cd989a62f75a9aeebebcea36aa71817c4e236c472131ea');
INSERT INTO "history" VALUES(34,'W-2ZK6KYP','payout_failed','return_ordered','returning','worker',1760000000000,'80fe5f7304ad4384cb5729ebbfce3dd8a2bd85d2f14714f2dff5338819438db9');
INSERT INTO "history" VALUES(35,'W-2ZK6KYP','returning','return_sent','returning','worker',1760000000000,'43a68e7185c3743c495c2b1f05ceef026de8a928a6fb540051052396fba42a6c');
INSERT INTO "history" VALUES(36,'W-2ZK6KYP','returning','return_booked','returned','worker',1760000000000,'0be53a58fc7b25bb3a82d026b85eb5913eb706211a56963f917e7666d5d01da6');
INSERT INTO "history" VALUES(37,'D-M8VFXV3',NULL,'made','created','user 70011223',1760000000000,'c07236286c8cccaac4b0b55cb47a5e70303392b47928feac8d67b89ca0c49b7b');
INSERT INTO "history" VALUES(38,'D-M8VFXV3','created','started','awaiting_payer','payer',1760000000000,'9e59ee8ba4a4adac3ce1ed9bd50bd0e5699f50901a10b55ba1d412c57aad249b');
INSERT INTO "history" VALUES(39,'D-M8VFXV3','awaiting_payer','mismatched','review','fake webhook',1760000000000,'06926d1ff296c3efa3332d175432fa824694fb159e7f596e28fc2950998784c9');
INSERT INTO "history" VALUES(40,'D-M8VFXV3','review','refund_ordered','refunding','ann',1760000000000,'a1e95c2240eb61f93f792382303b505ff09d55322eb1a90d16b5998d1c4b5fa9');
INSERT INTO "history" VALUES(41,'D-M8VFXV3','refunding','refund_paid','refunded','worker',1760000000000,'7c1191a3da705866d844f580699783f5431c1a0c99f4c77cdcf23a05bc8d0443');
INSERT INTO "history" VALUES(42,'D-XUHHS7X',NULL,'made','created','user 70011223',1760000000000,'4a28aa4a05eafa5cc6d0257a8333664dba58cfe3af1afa3b7ddc44863d436804');
INSERT INTO "history" VALUES(43,'D-XUHHS7X','created','started','awaiting_payer','payer',1760000000000,'b43ce7069b6ca117b3f2a0e32a4a62477d7ce7d7b43c896d48a7c6caf5883278');
INSERT INTO "history" VALUES(44,'D-XUHHS7X','awaiting_payer','captured','paid','fake webhook',1760000000000,'8997f7c6b084e780ca993dbf119cf76be2dd5b54a4ddf2ad0db9e428aef1e936');
INSERT INTO "history" VALUES(45,'D-XUHHS7X','paid','credit_sent','crediting','worker',1760000000000,'8bfeae16b5eb7b3dfbb84bedd19645b234b146e1f39b4c0a708eaa8c642c8000');
INSERT INTO "history" VALUES(46,'D-XUHHS7X','crediting','credit_refused','credit_refused','worker',1760000000000,'5fe5d09eddd0b876b0b990efad91b8864263fe1d85f873d1f55fa0a1d63a7376');
INSERT INTO "history" VALUES(47,'D-XUHHS7X','credit_refused','handed_to_staff','review','worker',1760000000000,'593ae206a54173160243eb4d2db9ddd9957a0628261c66e6ba325ac09283cc70');
INSERT INTO "history" VALUES(48,'D-A3GBYMZ',NULL,'made','created','user 70011223',1760000000000,'8778c826e64ce25854209039888850b0150ee41376f38374ecf07c91c8aa4895');
INSERT INTO "history" VALUES(49,'D-A3GBYMZ','created','started','awaiting_payer','payer',1760000000000,'c150f712cf22da4bc3317c5cd513e9a9ed90ea649341613460fde93b4c67ac9b');
INSERT INTO "history" VALUES(50,'D-U63RUGE',NULL,'made','created','user 70011223',1760000000000,'209a3643da3834961dd5e26d3815700678d36421f6b4bebbd5d660716d618ae9');
INSERT INTO "history" VALUES(51,'D-U63RUGE','created','started','awaiting_payer','payer',1760000000000,'bd139f1bdb6072564cf46160ddd2dab32c6fc896f1fd679b3712a8c88464cc9b');
INSERT INTO "history" VALUES(52,'D-U63RUGE','awaiting_payer','captured','paid','fake webhook',1760000000000,'538a78d6253e7046edbae1b78859621d6141dfc133c458e8781ff8b40f3b514e');
INSERT INTO "history" VALUES(53,'D-U63RUGE','paid','credit_sent','crediting','worker',1760000000000,'2cf089302db2ca89b95268c3bac4af299968f19b58c843bea9c734e1b68b1d73');
INSERT INTO "history" VALUES(54,'D-U63RUGE','crediting','credit_unknown','credit_unknown','worker',1760000000000,'019d52a98506a1d545e7c30ed52b94fcf9864d9b44afaee92a16d0d98a776169');
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
CREATE TABLE ledger_entries (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    event TEXT NOT NULL CHECK (event <> ''),
    ref TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject <> ''),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT CHECK (chain IS NOT NULL OR event = 'inherited')
) STRICT;
INSERT INTO "ledger_entries" VALUES(1,'captured','D-37E8K5N','D-37E8K5N.captured',1760000000000,'7cb43c8f6a370808d212678a55af58c4ea3af608fb74910a163c29704c482dd4');
INSERT INTO "ledger_entries" VALUES(2,'funds_held','U-D2YJTVRQMXNUJK','U-D2YJTVRQMXNUJK.funds_held',1760000000000,'8dd7211553fd9651caacb0387ce9cf1f09087740730c86f4f4622573daee88f5');
INSERT INTO "ledger_entries" VALUES(3,'credit_booked','D-37E8K5N','D-37E8K5N.credit.1',1760000000000,'0dbb86be2bd1e0e5edb5a0f9b3992ea73b73b2beb822add94887338f364fd6f5');
INSERT INTO "ledger_entries" VALUES(4,'captured','D-GG2E44X','D-GG2E44X.captured',1760000000000,'d992ac739e0771ccf0868d362c768b5351ea95ba9c44013fa3611cc7f0886bf7');
INSERT INTO "ledger_entries" VALUES(5,'captured','D-DHWQM8U','D-DHWQM8U.captured',1760000000000,'eb30f20fa456e6f5b646de4f5223b3a13c5ec10dc11f578cd8646f691057fd92');
INSERT INTO "ledger_entries" VALUES(6,'credit_booked','D-GG2E44X','D-GG2E44X.credit.1',1760000000000,'56ac44ea93bd97b05c631a68353faf4ffb120836f433d4e1c8b2545c43da4af4');
INSERT INTO "ledger_entries" VALUES(7,'debit_booked','W-BJRKR7N','W-BJRKR7N.debit.1',1760000000000,'14532011b4c56efc86a45bb35c8c123eafbf7cf22b8d5b8d26f79487da580255');
INSERT INTO "ledger_entries" VALUES(8,'credit_booked','D-DHWQM8U','D-DHWQM8U.credit.1',1760000000000,'dcc115bc3f2aa6f24933cf63a7cce04b7c9295b9ebac0f50e624e6e5879c543c');
INSERT INTO "ledger_entries" VALUES(9,'sent','W-BJRKR7N','W-BJRKR7N.payout.1',1760000000000,'eb67f41165f2535a1aa0b5dcf4b5882da686ac1d9aec5d582a1f01f928dc83fd');
INSERT INTO "ledger_entries" VALUES(10,'paid','W-BJRKR7N','W-BJRKR7N.payout.1',1760000000000,'313e02a8e2c2b80efb9ba100d3b8bc2417dd3983bcb7fe33c7215bb0d98f22c0');
INSERT INTO "ledger_entries" VALUES(11,'debit_booked','W-YWUJ8VU','W-YWUJ8VU.debit.1',1760000000000,'1f935b3d3c236af53e76c8b6fffb73aecd9a59ea789e272dc130986eedc86182');
INSERT INTO "ledger_entries" VALUES(12,'sent','W-YWUJ8VU','W-YWUJ8VU.refund.1',1760000000000,'c34597c8d74d8eb4242a56c1d903715c38a625887aeed7759437b9301c2525e2');
INSERT INTO "ledger_entries" VALUES(13,'paid','W-YWUJ8VU','W-YWUJ8VU.refund.1',1760000000000,'4681c07b24067638f03e61cf4f04b1e51cb856a99475dac02bbcc470dd0218dc');
INSERT INTO "ledger_entries" VALUES(14,'debit_booked','W-2ZK6KYP','W-2ZK6KYP.debit.1',1760000000000,'9470afb412f51a91e6a2018649870f982fae56dd3c4d30b73b23c54ae026697c');
INSERT INTO "ledger_entries" VALUES(15,'sent','W-2ZK6KYP','W-2ZK6KYP.payout.1',1760000000000,'fe1adf33744c378ba0d9bf9b44fc584677d437c7bac1f45a9fca92be2d4e09df');
INSERT INTO "ledger_entries" VALUES(16,'not_paid','W-2ZK6KYP','W-2ZK6KYP.payout.1',1760000000000,'02deec04ac97785a25b2af616322ed6817dacc0665b2e312d51e8fe57a9efd75');
INSERT INTO "ledger_entries" VALUES(17,'return_booked','W-2ZK6KYP','W-2ZK6KYP.return.1',1760000000000,'147f1d031a736e903b0601a8f80b07d67827b9473f7655ff73a5e288d242d7a6');
INSERT INTO "ledger_entries" VALUES(18,'captured','D-M8VFXV3','D-M8VFXV3.captured',1760000000000,'9628086e62b01047e4ff2bf7a7173ea5cb6cade57865ab767f63b978827765ba');
INSERT INTO "ledger_entries" VALUES(19,'sent','D-M8VFXV3','D-M8VFXV3.refund.1',1760000000000,'3b012167bf0f5e093b96d5c3042cb582c0372316c3f8cab4efc771541bc20f97');
INSERT INTO "ledger_entries" VALUES(20,'paid','D-M8VFXV3','D-M8VFXV3.refund.1',1760000000000,'6300d2d0f70dd253a1c17dae7d880fe66ea797bc6e2ddb92c210737f80cdcc2c');
INSERT INTO "ledger_entries" VALUES(21,'captured','D-XUHHS7X','D-XUHHS7X.captured',1760000000000,'7b1053ada399150fbe3f0875417499f92b0d5dc07525a26d142f9ddca2ede3dc');
INSERT INTO "ledger_entries" VALUES(22,'captured','D-U63RUGE','D-U63RUGE.captured',1760000000000,'a5d6061a16a8cbde8f735130cb4efdfecdb620923b0ae8ed8aca322cc271f825');
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
INSERT INTO "mails" VALUES(1,'D-37E8K5N.credited.1','credited',70011223,'D-37E8K5N',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-GG2E44X.credited.1','credited',70011223,'D-GG2E44X',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-DHWQM8U.credited.1','credited',70011223,'D-DHWQM8U',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-BJRKR7N.paid_out.1','paid_out',70011223,'W-BJRKR7N',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-YWUJ8VU.paid_out.1','paid_out',70011223,'W-YWUJ8VU',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-2ZK6KYP.returned.1','returned',70011223,'W-2ZK6KYP',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-M8VFXV3.paid_back.1','paid_back',70011223,'D-M8VFXV3',1760000000000,1760000000000,0,'',NULL);
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
INSERT INTO "payment_marks" VALUES('D-37E8K5N','address','5ba5',70011223,1760000000000);
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
INSERT INTO "payments" VALUES('D-37E8K5N','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','e99fab8f614423ad7396065e64302fdbf841316c854fd268db70b30218a20212','embedded','Visa 4001',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('D-GG2E44X','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','bceb44f30269d0db73a6881489015b2e37356292ad6043f704584e97f0f3a1ea','embedded','Visa 4003',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-BJRKR7N','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','f8239898d0e28458233e56f41f25de93f9eda9ad6ee4d351892d803eb683516b','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-DHWQM8U','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','5a521ab1cc11fb9ac7bee25345ba7a0c8192f128a9575d9021dfb8fcc6fd813d','embedded','Visa 4004',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-YWUJ8VU','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','28316f2e5fb519bd3e889a2a08b24d7ec7b87b6a4a5762eb74230de7654f820b','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('W-2ZK6KYP','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','cb18b4c7e512d27ef6eb0ddca13efb6d358a003792815289e39273ee04266f78','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-M8VFXV3','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','3f9e5ceca4e1a8395b81b2c735dfd63d75dfc9c5fce6a3f2f872348d9336b0b9','embedded','Visa 4008',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-XUHHS7X','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','8de77a46ea9113a1e6b47fb3f1909445b6ecbe91daa48c68eba8901e4acff628','embedded','Visa 4010',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-A3GBYMZ','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','e2d506ae5f86dcb642c94d1394438ac4464baa2954bcf8da5e669d0289d17c13','embedded','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-U63RUGE','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','ae8039cf66e434fd48d4e69328fa5a6e1fea57d111342633bbe1982bd3ccf8c8','embedded','Visa 4012',0,0,'USD',2,0);
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
INSERT INTO "psp_calls" VALUES('W-BJRKR7N.payout.1','W-BJRKR7N','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-YWUJ8VU.refund.1','W-YWUJ8VU','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-2ZK6KYP.payout.1','W-2ZK6KYP','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-M8VFXV3.refund.1','D-M8VFXV3','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "rule_verdicts" VALUES(1,'D-37E8K5N',70011223,'start','e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','review',1,'{"money": [1250, "USD", 2]}','{"sums withdrawals 86400000": []}',54,1760000000000,'c0e2ae57921a4b4fcdc7975f590cba2de9041593095ed651532d546785f0f97c');
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
INSERT INTO "tokens" VALUES('a9e3a41359f7be58832146862b1fce8dd8d7a27cb62f57f5fb64f6ca8f608796','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
    why TEXT NOT NULL,
    PRIMARY KEY (source, id)
) STRICT;
INSERT INTO "told" VALUES('ctrader','7','DEPOSIT','',1250,'USD',2,1760000000000,5512345,'','','',NULL,NULL,NULL,NULL,NULL,NULL,'','ann','a gift; it''s late');
INSERT INTO "told" VALUES('fake','txn_1','payment','payment_1',10000,'USD',2,1760000000000,0,'D-1','D-1','',320,'USD',2,9680,'USD',2,'po_1','','');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-37E8K5N',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX decisions_actor ON decisions (actor, at) WHERE minor IS NOT NULL;
CREATE INDEX dispute_debits_of ON dispute_debits (psp, id);
CREATE TRIGGER dispute_debits_no_update BEFORE UPDATE ON dispute_debits
BEGIN SELECT RAISE(ABORT, 'dispute_debits only grows'); END;
CREATE TRIGGER dispute_debits_no_delete BEFORE DELETE ON dispute_debits
BEGIN SELECT RAISE(ABORT, 'dispute_debits only grows'); END;
CREATE TRIGGER dispute_debits_no_replace BEFORE INSERT ON dispute_debits
    WHEN EXISTS (SELECT 1 FROM dispute_debits AS it WHERE (it.rowid = NEW.rowid) OR (it.ref = NEW.ref))
BEGIN SELECT RAISE(ABORT, 'dispute_debits only grows'); END;
COMMIT;
PRAGMA user_version = 28;
