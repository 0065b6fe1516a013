-- A database of version 25, made by the code of commit e7a1346.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-2QNPEN9: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-37F5V2P','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-HMNDJ6S','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-26NXTQB','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-26NXTQB','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-2QNPEN9.credit.1','D-2QNPEN9','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-KZYMABW.credit.1','D-KZYMABW','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-5QKFWN6.debit.1','W-5QKFWN6','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-TA56R9Q.credit.1','D-TA56R9Q','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-ZZDPF56.debit.1','W-ZZDPF56','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-6FRRSA6.debit.1','W-6FRRSA6','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-6FRRSA6.return.1','W-6FRRSA6','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-HMNDJ6S.credit.1','D-HMNDJ6S','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-26NXTQB.credit.1','D-26NXTQB','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-TA56R9Q','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
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
INSERT INTO "choices" VALUES('D-26NXTQB','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-26NXTQB','D-26NXTQB credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-2QNPEN9',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-5QKFWN6.payout.1',NULL,'made','planned','user 70011223',1760000000000,'eef77e7eab395d5610dcfdab2e02ef0724748572434db5e55b8bf1ab56ec5aa1');
INSERT INTO "disbursement_history" VALUES(2,'W-5QKFWN6.payout.1','planned','sent','sending','worker',1760000000000,'d00d891921b10211cf0566ddb289bc9af4868060565c8f10d39c720c85f60e04');
INSERT INTO "disbursement_history" VALUES(3,'W-5QKFWN6.payout.1','sending','paid','paid','worker',1760000000000,'d8c7a7f8e7de54feaff20ee748f20f0c1f31875b2a7603eb9c00b679cf0a5ebd');
INSERT INTO "disbursement_history" VALUES(4,'W-ZZDPF56.refund.1',NULL,'made','planned','user 70011223',1760000000000,'d5d568d9a6cacdc141cc3363e576948add3f5f09b00c3724e91686a785f9c0ce');
INSERT INTO "disbursement_history" VALUES(5,'W-ZZDPF56.refund.1','planned','sent','sending','worker',1760000000000,'7d39e60c04f6bbe29f9dbcf92b69fb2cf0bec4231e5d8c0d64263439a6060799');
INSERT INTO "disbursement_history" VALUES(6,'W-ZZDPF56.refund.1','sending','paid','paid','worker',1760000000000,'096943e6ad1aa83470c31ee51ee3945a777707aad8ccf0b20b3851a3ba78858d');
INSERT INTO "disbursement_history" VALUES(7,'W-6FRRSA6.payout.1',NULL,'made','planned','user 70011223',1760000000000,'5d36638fdf9367948301e8aa3e77ae9de55370548a33bd359e55ad5d13eccab7');
INSERT INTO "disbursement_history" VALUES(8,'W-6FRRSA6.payout.1','planned','sent','sending','worker',1760000000000,'3e4044de62102b1961f2de1ec35421de77f9040a783f2e0785a13d4a9ffd2bbe');
INSERT INTO "disbursement_history" VALUES(9,'W-6FRRSA6.payout.1','sending','failed','failed','worker',1760000000000,'64a14fd324ce7d0c6969634b8bbdbe69f7298b8ad2bde11cc50f15b13bc695bd');
INSERT INTO "disbursement_history" VALUES(10,'D-37F5V2P.refund.1',NULL,'made','planned','ann',1760000000000,'9000720ff6382a76c933757c0421bafe78b31693bb98381ebf57f82f10b43d99');
INSERT INTO "disbursement_history" VALUES(11,'D-37F5V2P.refund.1','planned','sent','sending','worker',1760000000000,'8addc2513dea607009529f8d60b53d0e6a0e937e62059b7d5366c8730442a3dd');
INSERT INTO "disbursement_history" VALUES(12,'D-37F5V2P.refund.1','sending','paid','paid','worker',1760000000000,'56f716bd2ac68da73ba69a69b3c332ff59a039b76efb99b7df9574c6520eb96b');
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
INSERT INTO "dispute_history" VALUES(1,'fake','du_1','D-TA56R9Q',NULL,'won','won','fraudulent',5000,'USD',2,1760000060000,1,1760000000000);
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
INSERT INTO "disputes" VALUES('fake','du_1','D-TA56R9Q','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000,1);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-2QNPEN9','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-2QNPEN9','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-KZYMABW','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-TA56R9Q','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-37F5V2P','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-HMNDJ6S','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-26NXTQB','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "events_out" VALUES(1,'D-26NXTQB','payment',1,0,1760000000000,1760000000000,1,'HTTP 503',NULL);
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
INSERT INTO "history" VALUES(1,'D-2QNPEN9',NULL,'made','created','user 70011223',1760000000000,'0f892b2e32b1574c7c940375c0bce15cc9eeaaca7b81897e8b5ea9b94d3b7e9d');
INSERT INTO "history" VALUES(2,'D-2QNPEN9','created','started','awaiting_payer','payer',1760000000000,'9d79291d92c4a763a03cdbe006e317656aa50689be4401a32aced67bf0e60664');
INSERT INTO "history" VALUES(3,'D-2QNPEN9','awaiting_payer','captured','paid','fake webhook',1760000000000,'ee83e9b4236f92e2e73db9e2d0bab594c55b7e0b4cbb70b9fea2b1615ee43c0b');
INSERT INTO "history" VALUES(4,'D-2QNPEN9','paid','credit_sent','crediting','worker',1760000000000,'e61989409d29f9442ed1af5646e72b32c1af603281c63105c5a5bb1cb34c3e0c');
INSERT INTO "history" VALUES(5,'D-2QNPEN9','crediting','credit_booked','credited','worker',1760000000000,'73276e500147fa185990c8b107dda986badf12b995bc08e2ed955a654be1cbde');
INSERT INTO "history" VALUES(6,'D-KZYMABW',NULL,'made','created','user 70011223',1760000000000,'af229181e88ae1d03ec62099e4871a3db90a81eeaefb4ae7607319ac772ae7a0');
INSERT INTO "history" VALUES(7,'D-KZYMABW','created','started','awaiting_payer','payer',1760000000000,'7b0bc04d1cadc21231f9c31de39096661dd1fe6b89b942e2aa0a987392cd38f4');
INSERT INTO "history" VALUES(8,'D-KZYMABW','awaiting_payer','captured','paid','fake webhook',1760000000000,'fee1fa317247c7833af45e3dcce9945fc678ff671e16314be778491175c4a9f5');
INSERT INTO "history" VALUES(9,'W-5QKFWN6',NULL,'made','requested','user 70011223',1760000000000,'c9a72e4c266b9630c715ae49c25e2c32c864292d2a54b3d53f77bc1882c9b0e4');
INSERT INTO "history" VALUES(10,'W-5QKFWN6','requested','approved','approved','policy',1760000000000,'d896cf6c9a01e4c34718acbcc6c833deb1f2c3a93179fd9d13f35ea241252c8b');
INSERT INTO "history" VALUES(11,'D-TA56R9Q',NULL,'made','created','user 70011223',1760000000000,'1194dd3bc22af2f597451ccaca46fec4da28a65c69b1051bad2dbe1ea72efe9d');
INSERT INTO "history" VALUES(12,'D-TA56R9Q','created','started','awaiting_payer','payer',1760000000000,'0a9e09e6ab578ffd754449614b528331c35a13d28c6bc0dfda1f3c85b331a286');
INSERT INTO "history" VALUES(13,'D-TA56R9Q','awaiting_payer','captured','paid','fake webhook',1760000000000,'e251cb8eedeb110660dc5baee197038392a07cb0a43f7e3855dde2a63edad832');
INSERT INTO "history" VALUES(14,'D-KZYMABW','paid','credit_sent','crediting','worker',1760000000000,'762a42a1db168a163e95f5bf5a6d06d335c4ec2a48fc63b942759f151cd36e1f');
INSERT INTO "history" VALUES(15,'D-KZYMABW','crediting','credit_booked','credited','worker',1760000000000,'602a8f05a55a979805c7f1d5081e31ecfa7d84fd9a0721a1dc6ad29198ece64b');
INSERT INTO "history" VALUES(16,'W-5QKFWN6','approved','debit_sent','debiting','worker',1760000000000,'6baed27194066a729e2dd744194ee9467d0bb57c3506caf0161cdda5e848b39d');
INSERT INTO "history" VALUES(17,'W-5QKFWN6','debiting','debit_booked','debited','worker',1760000000000,'b1d5ff13fb05ba4ef5b305ec826c058deda912143f328756ff2256a4a780acde');
INSERT INTO "history" VALUES(18,'D-TA56R9Q','paid','credit_sent','crediting','worker',1760000000000,'9117f60481735b9b36601987d69d343f984daf4057427c417c8acf8437a09721');
INSERT INTO "history" VALUES(19,'D-TA56R9Q','crediting','credit_booked','credited','worker',1760000000000,'9dc6d62206d34a864867197e7aa4cc5a9d13c1871fff6a6f50ff567c685b2e97');
INSERT INTO "history" VALUES(20,'W-5QKFWN6','debited','payout_sent','paying_out','worker',1760000000000,'64b6b19cf1039cb909e88671cfe3cd914017445ed2243b20b25107406afe6264');
INSERT INTO "history" VALUES(21,'W-5QKFWN6','paying_out','payout_paid','paid_out','worker',1760000000000,'291770f2a3e3842945b363776608404b3944e9d9367e655d7f7fefc8bf97c781');
INSERT INTO "history" VALUES(22,'W-ZZDPF56',NULL,'made','requested','user 70011223',1760000000000,'802b2a79c39f8d7ebfc44d9de71e2acfd5f6442b2c022d5f334682fd6d1154d7');
INSERT INTO "history" VALUES(23,'W-ZZDPF56','requested','approved','approved','policy',1760000000000,'fd5c5eccafff2ec357494c8146dcf5139bbe70d9121783cea405ffd3808e4d7e');
INSERT INTO "history" VALUES(24,'W-ZZDPF56','approved','debit_sent','debiting','worker',1760000000000,'f48b5a545ab2ca5e6abb3ddc15438c84a41e0e04f00bf9b87f57620dd73b4c9f');
INSERT INTO "history" VALUES(25,'W-ZZDPF56','debiting','debit_booked','debited','worker',1760000000000,'1f962133b875b3534aaa3bdd0793cb8edd05c881eeeffd2bad394a94102adfdd');
INSERT INTO "history" VALUES(26,'W-ZZDPF56','debited','payout_sent','paying_out','worker',1760000000000,'1e50cd8494da83536aaa160ed723718ebf2a3e5e17763da72748679d452328bc');
INSERT INTO "history" VALUES(27,'W-ZZDPF56','paying_out','payout_paid','paid_out','worker',1760000000000,'a272ea4fba0c1f03a0a42734fea189adc9a4050a564d1b491f22906f296229b7');
INSERT INTO "history" VALUES(28,'W-6FRRSA6',NULL,'made','requested','user 70011223',1760000000000,'d7aa736b78a83e3afb1ba510fcbbffaa9f7fb9886ac1b02937bc7862e6fe2284');
INSERT INTO "history" VALUES(29,'W-6FRRSA6','requested','approved','approved','policy',1760000000000,'b6f805b6364394bc2aa6f1b19574f6a558c6612bbf17a983585d25671ec372cb');
INSERT INTO "history" VALUES(30,'W-6FRRSA6','approved','debit_sent','debiting','worker',1760000000000,'f8cadef7b94628c532e894b8ffe514b173f1badd2c6461960f9ef91f7ddf4649');
INSERT INTO "history" VALUES(31,'W-6FRRSA6','debiting','debit_booked','debited','worker',1760000000000,'fb5d26f0ce44351dd971cc1272583d03c13ec97ab65c193b94f4c8149595daf8');
INSERT INTO "history" VALUES(32,'W-6FRRSA6','debited','payout_sent','paying_out','worker',1760000000000,'0cbe44f489dfee8303e1c11d6f3966f6e8a07043e82e399162e53b80ff233e43');
INSERT INTO "history" VALUES(33,'W-6FRRSA6','paying_out','payout_failed','payout_failed','worker',1760000000000,'dc6af66d5a68a73a86365352b0fe65310ef5e7409aac48f1fb664b9b1d036fe5');
INSERT INTO "history" VALUES(34,'W-6FRRSA6','payout_failed','return_ordered','returning','worker',1760000000000,'2fe751ca8de9c83fbe25e52fc1b9030a6a6334fc43cc54bf40613538587cbaab');
INSERT INTO "history" VALUES(35,'W-6FRRSA6','returning','return_sent','returning','worker',1760000000000,'3084fd231bf9576f2244eb51f7faea89257e5e6eba41e8487caee0142ca50a49');
INSERT INTO "history" VALUES(36,'W-6FRRSA6','returning','return_booked','returned','worker',1760000000000,'f74c52d98ef34abde727efd9502bf387219beedb8a3467f777d0636f84145f0e');
INSERT INTO "history" VALUES(37,'D-37F5V2P',NULL,'made','created','user 70011223',1760000000000,'77d9554a88b056a04de2b7119c3d4ff509566d2f9fa11e2e62df27e41d9932bc');
INSERT INTO "history" VALUES(38,'D-37F5V2P','created','started','awaiting_payer','payer',1760000000000,'1233838a4915312d5d6a6290d988beac9a6652774171bb74b59c056ccdbef989');
INSERT INTO "history" VALUES(39,'D-37F5V2P','awaiting_payer','mismatched','review','fake webhook',1760000000000,'652e64cb97c0175ef303ed8823f20c8d4c2f48c9c17ea368f1e0a775576ee13d');
INSERT INTO "history" VALUES(40,'D-37F5V2P','review','refund_ordered','refunding','ann',1760000000000,'1da0ae704f2431aacca01c41d2c6355f6dec77271165a57c6ee18072e831bd76');
INSERT INTO "history" VALUES(41,'D-37F5V2P','refunding','refund_paid','refunded','worker',1760000000000,'ba0115ced0ae35888f4a9d5058206f2030d016a964bd2247fd5bfc6b25967110');
INSERT INTO "history" VALUES(42,'D-HMNDJ6S',NULL,'made','created','user 70011223',1760000000000,'14d7df69bd656f0709dd5602c81acbd0a30a01a922af90e139308ebbdf18ec56');
INSERT INTO "history" VALUES(43,'D-HMNDJ6S','created','started','awaiting_payer','payer',1760000000000,'a5fc4370913f8951dffaafe51b49dea0bfbd1bcd5494e5b9008c5d8e383887df');
INSERT INTO "history" VALUES(44,'D-HMNDJ6S','awaiting_payer','captured','paid','fake webhook',1760000000000,'a6ed187484f091bb3a2412e3135c3e2929555f26cb76767b26453b8597ff2136');
INSERT INTO "history" VALUES(45,'D-HMNDJ6S','paid','credit_sent','crediting','worker',1760000000000,'e26d852a04ca97ff13073e7f10dbe97b41df5857a09783d889bcc1d317c540ad');
INSERT INTO "history" VALUES(46,'D-HMNDJ6S','crediting','credit_refused','credit_refused','worker',1760000000000,'42fd628c2782695d9479a207fab9c5b8bd25c2ca152ba9be4ea18d4b0aebc73b');
INSERT INTO "history" VALUES(47,'D-HMNDJ6S','credit_refused','handed_to_staff','review','worker',1760000000000,'841c1ddc8ab4f46456fc5e48171808d56c6289bb710c581598a4c9b0aecd0f52');
INSERT INTO "history" VALUES(48,'D-GJX5ZDF',NULL,'made','created','user 70011223',1760000000000,'2bdc62b45803cb0782d9f2b8a842605cc0e8de5d9bb11e26df4c01af8bd3c772');
INSERT INTO "history" VALUES(49,'D-GJX5ZDF','created','started','awaiting_payer','payer',1760000000000,'a4c127b55edf7f4442b7e47e3ccf28a6eb7af06336dda4b13cc99e380fdeaf0a');
INSERT INTO "history" VALUES(50,'D-26NXTQB',NULL,'made','created','user 70011223',1760000000000,'02dcd55b2929e52984310879724bba6f7a2bab33fa6656ecb1bbb61f9c77c980');
INSERT INTO "history" VALUES(51,'D-26NXTQB','created','started','awaiting_payer','payer',1760000000000,'b916783bf6af405af3f6dd2483cb5e1f5900597bbe2c13ee90514bbdd9fd2d72');
INSERT INTO "history" VALUES(52,'D-26NXTQB','awaiting_payer','captured','paid','fake webhook',1760000000000,'d124ce8574fc020313c5c1c4b26604f1dd0910ab88d8c6f09f9d713102d596c6');
INSERT INTO "history" VALUES(53,'D-26NXTQB','paid','credit_sent','crediting','worker',1760000000000,'7ca2f5a1f8bfa012310e34432a6bbe23c106b6ea10a6bf9a122f669c4cc67763');
INSERT INTO "history" VALUES(54,'D-26NXTQB','crediting','credit_unknown','credit_unknown','worker',1760000000000,'abaf3866699c037a3decde0327886cad5674f9c8cb9879ca858fcba1c9746a75');
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
INSERT INTO "ledger_entries" VALUES(1,'captured','D-2QNPEN9','D-2QNPEN9.captured',1760000000000,'be1ec09ef63b329fdda3d3ad2e3dd41fe471d1cd83688468e5b2a70c4c049be6');
INSERT INTO "ledger_entries" VALUES(2,'funds_held','U-D2YJTVRQMXNUJK','U-D2YJTVRQMXNUJK.funds_held',1760000000000,'3c13176faf21635389fb912173dd9c695ed270e125ef9bb7a973e1fd6924b56b');
INSERT INTO "ledger_entries" VALUES(3,'credit_booked','D-2QNPEN9','D-2QNPEN9.credit.1',1760000000000,'b4e06430d3fc352816ca9101e90c65abba87968faaacc363fcf4eb3deff09146');
INSERT INTO "ledger_entries" VALUES(4,'captured','D-KZYMABW','D-KZYMABW.captured',1760000000000,'de53b4fb674f66d3e30aac4dd45594fba7569ec3ce1cd686886ac8f8d519b8ac');
INSERT INTO "ledger_entries" VALUES(5,'captured','D-TA56R9Q','D-TA56R9Q.captured',1760000000000,'87c13022e770b5736e4dfdc09c2940df0d3417a62ee7c0a9f52fa971cd2163ac');
INSERT INTO "ledger_entries" VALUES(6,'credit_booked','D-KZYMABW','D-KZYMABW.credit.1',1760000000000,'73f886b2758c08f86cb761b3142702af732ea808a3cccb6181bfb7820af6944a');
INSERT INTO "ledger_entries" VALUES(7,'debit_booked','W-5QKFWN6','W-5QKFWN6.debit.1',1760000000000,'eb76be1974310d8790d4707826fcda6e8ef2ff4e58ec9d565e8abe622dc376c5');
INSERT INTO "ledger_entries" VALUES(8,'credit_booked','D-TA56R9Q','D-TA56R9Q.credit.1',1760000000000,'5e2061485eecf5d6fa0acb7ad8d347cc787fbc6f5a85183fcb0c8a911e52c5ba');
INSERT INTO "ledger_entries" VALUES(9,'sent','W-5QKFWN6','W-5QKFWN6.payout.1',1760000000000,'0f6e1b9c49422fc25bd3e3e0a1590bd3d98c9300d5105ee8529bb9c493ae4fe4');
INSERT INTO "ledger_entries" VALUES(10,'paid','W-5QKFWN6','W-5QKFWN6.payout.1',1760000000000,'33919c59e337b0f33f57bca86f919628f63f048202865e97c8f000ad99c3d8ba');
INSERT INTO "ledger_entries" VALUES(11,'debit_booked','W-ZZDPF56','W-ZZDPF56.debit.1',1760000000000,'216de7916deeff9ba895e1b4b1ea3128f60442275c3fa554eb5a65b7ddb8dea8');
INSERT INTO "ledger_entries" VALUES(12,'sent','W-ZZDPF56','W-ZZDPF56.refund.1',1760000000000,'559445e9b3119af9749fc4704cf822463bdec40ead721c2358f0d38189093cbb');
INSERT INTO "ledger_entries" VALUES(13,'paid','W-ZZDPF56','W-ZZDPF56.refund.1',1760000000000,'74dbd8e18be2e060b1b585c7621aae8e278822a84cd7d2fca8d8383fe03fb5c6');
INSERT INTO "ledger_entries" VALUES(14,'debit_booked','W-6FRRSA6','W-6FRRSA6.debit.1',1760000000000,'79f582aa30464a3117d8b4e373e88527e237e0c4729f09e1b0d7529d7cab84d6');
INSERT INTO "ledger_entries" VALUES(15,'sent','W-6FRRSA6','W-6FRRSA6.payout.1',1760000000000,'a945f89aeeeec1c371deb06a7116085ebca85a2729bcaa5a97a09b9b4e0a6b26');
INSERT INTO "ledger_entries" VALUES(16,'not_paid','W-6FRRSA6','W-6FRRSA6.payout.1',1760000000000,'5ab2c56ff8be050bb10439b2b53b794c72587b62578ec2a6e063a75b18164f9e');
INSERT INTO "ledger_entries" VALUES(17,'return_booked','W-6FRRSA6','W-6FRRSA6.return.1',1760000000000,'9e0659428708a17e162f40439319646bc69c2b2d261d350a0680841f5ab8a3b9');
INSERT INTO "ledger_entries" VALUES(18,'captured','D-37F5V2P','D-37F5V2P.captured',1760000000000,'a749fb790372be68f36aae5fca53ddbef875dc8580f67f83e491cb8d171389d6');
INSERT INTO "ledger_entries" VALUES(19,'sent','D-37F5V2P','D-37F5V2P.refund.1',1760000000000,'3a9a986d3e638a834be99a4d548fd35bb4c2abcc60555af4b17050fba4e58ea9');
INSERT INTO "ledger_entries" VALUES(20,'paid','D-37F5V2P','D-37F5V2P.refund.1',1760000000000,'75d6b9b220a3ba2cdb0715c18c5dbb9c4f80fa38cbc997d886cfca6502c45eb8');
INSERT INTO "ledger_entries" VALUES(21,'captured','D-HMNDJ6S','D-HMNDJ6S.captured',1760000000000,'fb542d6042161365e199fa3c3ea82447d8fe2b6b4f2bbb71a9ab483299e0873d');
INSERT INTO "ledger_entries" VALUES(22,'captured','D-26NXTQB','D-26NXTQB.captured',1760000000000,'adf493f0b1ea6e3a9762895b75161ca943a1ceb44ac9d75318da69160d2e1893');
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
INSERT INTO "mails" VALUES(1,'D-2QNPEN9.credited.1','credited',70011223,'D-2QNPEN9',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-KZYMABW.credited.1','credited',70011223,'D-KZYMABW',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-TA56R9Q.credited.1','credited',70011223,'D-TA56R9Q',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-5QKFWN6.paid_out.1','paid_out',70011223,'W-5QKFWN6',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-ZZDPF56.paid_out.1','paid_out',70011223,'W-ZZDPF56',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-6FRRSA6.returned.1','returned',70011223,'W-6FRRSA6',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-37F5V2P.paid_back.1','paid_back',70011223,'D-37F5V2P',1760000000000,1760000000000,0,'',NULL);
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
INSERT INTO "payment_marks" VALUES('D-2QNPEN9','address','5ba5',70011223,1760000000000);
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
INSERT INTO "payments" VALUES('D-2QNPEN9','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','571108135a28470297d8470ff40312c9706c39fe7d6086ed532deb7b6d441398','embedded','Visa 4001',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('D-KZYMABW','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','29fd13e51bd3e3e4f46d692d4d6ab0b2af9bb9fdf31d9143f0bcbbd340086cee','embedded','Visa 4003',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-5QKFWN6','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','fb2fd9d418b3a0ad4de064c31875ee95aefe92a981da0a09ef04a8e26ea5c937','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-TA56R9Q','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','1f9e7576a4421da66a54725270eddbce5b06de027848f31761149a2dbde7cb7a','embedded','Visa 4004',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-ZZDPF56','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','ee9e7f9cad41ec4367a8f21aa3380c270aa0c2dc5f1f69347918d31facc32ec8','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('W-6FRRSA6','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','ae254053339eddbe59b02afa49af8e0a340d2be1188dd4c00f2d13e0ad0733d5','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-37F5V2P','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','b31705afd0084faa2a35af3f568d3c96fc1ba2832ad240fa1f60982a4a1ec906','embedded','Visa 4008',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-HMNDJ6S','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','938b1abbea1dae4d4d1bf631f5074e08e18e9a4d043e6a9b24c71cda04b59394','embedded','Visa 4010',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-GJX5ZDF','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','6bb6f1346ae71b43aab9fe89bf819727815af4ad46e3959aacc1c1e10a97c588','embedded','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-26NXTQB','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','db0acdf9b010b1857e130f71f95e00be13d413e7f05956857606350b89db9922','embedded','Visa 4012',0,0,'USD',2,0);
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
INSERT INTO "psp_calls" VALUES('W-5QKFWN6.payout.1','W-5QKFWN6','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-ZZDPF56.refund.1','W-ZZDPF56','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-6FRRSA6.payout.1','W-6FRRSA6','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-37F5V2P.refund.1','D-37F5V2P','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "rule_verdicts" VALUES(1,'D-2QNPEN9',70011223,'start','e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','review',1,'{"money": [1250, "USD", 2]}','{"sums withdrawals 86400000": []}',54,1760000000000,'3197129420c0ffb5a5e67e7c505d879eb4791b48edc9ac4177dceba79f3f66f4');
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
INSERT INTO "tokens" VALUES('51467822797ab21a6e6578eea5cd0f50eaaf4a7f79853f73baefd280d0f321a1','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-2QNPEN9',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 25;
