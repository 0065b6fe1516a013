-- A database of version 15, made by the code of commit 8406697.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-7DMJ8Z5: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-JD6YRZ3','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-GMMGWYJ','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-CKWJ76X','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-7DMJ8Z5.credit.1','D-7DMJ8Z5','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-UCDW5A6.credit.1','D-UCDW5A6','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-FQUVYA8.debit.1','W-FQUVYA8','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-RE2H6GV.credit.1','D-RE2H6GV','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-YN32URM.debit.1','W-YN32URM','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-CTCR853.debit.1','W-CTCR853','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-CTCR853.return.1','W-CTCR853','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-GMMGWYJ.credit.1','D-GMMGWYJ','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-CKWJ76X.credit.1','D-CKWJ76X','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-RE2H6GV','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-7DMJ8Z5','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-CKWJ76X','D-CKWJ76X credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-7DMJ8Z5',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-FQUVYA8.payout.1',NULL,'made','planned','user 70011223',1760000000000,'22189d0c538310f8e14d753414cd7fbf86d0a23ce689f4dbe7f26f88567cfdbd');
INSERT INTO "disbursement_history" VALUES(2,'W-FQUVYA8.payout.1','planned','sent','sending','worker',1760000000000,'5942615a5ad92f46321d2bd3901596f9caa9d9722523089a05214f8b4c8bcdca');
INSERT INTO "disbursement_history" VALUES(3,'W-FQUVYA8.payout.1','sending','paid','paid','worker',1760000000000,'dea6826cecd6fff3b709f9d85505737ad117e3127c50439700bf4587ed87ec5b');
INSERT INTO "disbursement_history" VALUES(4,'W-YN32URM.refund.1',NULL,'made','planned','user 70011223',1760000000000,'17b3e1af613da9829d0fd724afc07b455d003df111896b66766dab2f9a198425');
INSERT INTO "disbursement_history" VALUES(5,'W-YN32URM.refund.1','planned','sent','sending','worker',1760000000000,'b6f4aae8d9dec539765ffce53ba2d22d5eaa6ae6c1a023e08694c2960610dcf2');
INSERT INTO "disbursement_history" VALUES(6,'W-YN32URM.refund.1','sending','paid','paid','worker',1760000000000,'b13f97539b6db55de763966d8b06b625b3cfced4db82dd5c751799ecc517bc8e');
INSERT INTO "disbursement_history" VALUES(7,'W-CTCR853.payout.1',NULL,'made','planned','user 70011223',1760000000000,'624a0880af28cfa75a63eb630f731d558798f0f501413412f77189f94ac0d570');
INSERT INTO "disbursement_history" VALUES(8,'W-CTCR853.payout.1','planned','sent','sending','worker',1760000000000,'499145d91179e4ef2bde0132d99d630679a8a680e4d8641b00acd2d153cadc29');
INSERT INTO "disbursement_history" VALUES(9,'W-CTCR853.payout.1','sending','failed','failed','worker',1760000000000,'de4022d0479bf4797624b8acdee8bc579f94e5d761840cb13afed72938baf087');
INSERT INTO "disbursement_history" VALUES(10,'D-JD6YRZ3.refund.1',NULL,'made','planned','ann',1760000000000,'b5eac66723453312b728abfcbea88e5b203071eb4e44ff44180f5cce13ba716c');
INSERT INTO "disbursement_history" VALUES(11,'D-JD6YRZ3.refund.1','planned','sent','sending','worker',1760000000000,'0b99c45b6161ba58b2e3038e311c0217c1a2324a62c83e6059c4c0413cc1ae4d');
INSERT INTO "disbursement_history" VALUES(12,'D-JD6YRZ3.refund.1','sending','paid','paid','worker',1760000000000,'632d787eeb5c0348f0582341e9b2d804b8840f7521d3b0627a97e3a86d788e69');
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
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "disputes" VALUES('fake','du_1','D-RE2H6GV','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-7DMJ8Z5','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-7DMJ8Z5','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-UCDW5A6','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-RE2H6GV','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-JD6YRZ3','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-GMMGWYJ','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-CKWJ76X','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-7DMJ8Z5',NULL,'made','created','user 70011223',1760000000000,'7b2c2303124b496214bd395edbbf6e29f4bb43451a98a36260bfa18fc44cc657');
INSERT INTO "history" VALUES(2,'D-7DMJ8Z5','created','started','awaiting_payer','payer',1760000000000,'e8bd007a3fe326afb7d3c1a4ca8bcdd27a01a4c10606a40024ad8f2c1cfcd5af');
INSERT INTO "history" VALUES(3,'D-7DMJ8Z5','awaiting_payer','captured','paid','fake webhook',1760000000000,'ba36c17511f19effce717db8a630607f06489a6163f09ed90cce8d5341996f01');
INSERT INTO "history" VALUES(4,'D-7DMJ8Z5','paid','credit_sent','crediting','worker',1760000000000,'ef0bf61d57c102605ec4348fcf277b0b0c520ef8d34bb973e99e107dc063578f');
INSERT INTO "history" VALUES(5,'D-7DMJ8Z5','crediting','credit_booked','credited','worker',1760000000000,'257084927a62e40f4f0ccfd5823c310a042d8acba0b4609f2eac1c83711fbc14');
INSERT INTO "history" VALUES(6,'D-UCDW5A6',NULL,'made','created','user 70011223',1760000000000,'7af70144412dfea8e9285435e70b6abb491c7bf8eb6d5a714a61a514d7f0a56d');
INSERT INTO "history" VALUES(7,'D-UCDW5A6','created','started','awaiting_payer','payer',1760000000000,'dd135eb8310d15319a64ab5bc58ec180989b8ae48a045b2426580dc66a34910d');
INSERT INTO "history" VALUES(8,'D-UCDW5A6','awaiting_payer','captured','paid','fake webhook',1760000000000,'53e10c22505b468d6c7d5ab9e6931713c30943593b3221568b8098d034cad40f');
INSERT INTO "history" VALUES(9,'W-FQUVYA8',NULL,'made','requested','user 70011223',1760000000000,'181b12e4713c941a93f5f08cb4a96535ba6112b8ea979e9bfadf5ad3bbb63ece');
INSERT INTO "history" VALUES(10,'W-FQUVYA8','requested','approved','approved','policy',1760000000000,'6976b26220e74949ed1f9499b57c56c113b5b05e6d99752808ca50f1b05516fc');
INSERT INTO "history" VALUES(11,'D-RE2H6GV',NULL,'made','created','user 70011223',1760000000000,'f10e39602d9c2492ddb91cadcfce3c17b87d82f63f31694e0c42988cf03117d1');
INSERT INTO "history" VALUES(12,'D-RE2H6GV','created','started','awaiting_payer','payer',1760000000000,'f4dbafdc2830a58414c56ebb8eb69a8b061a5b81ae30fffd3e24382919c9b6da');
INSERT INTO "history" VALUES(13,'D-RE2H6GV','awaiting_payer','captured','paid','fake webhook',1760000000000,'474b831e38038402bc54dc5ba86f71413ca2bca07c94474b14b8f98aefc43c46');
INSERT INTO "history" VALUES(14,'D-UCDW5A6','paid','credit_sent','crediting','worker',1760000000000,'7630426fc067148f951ad1b8051273753d79bae1383b33916c09e2ac5d5c6d4b');
INSERT INTO "history" VALUES(15,'D-UCDW5A6','crediting','credit_booked','credited','worker',1760000000000,'473c355c7168f2f3dee040640b59299e05f0516835d6f713d6ea2751080dfbc8');
INSERT INTO "history" VALUES(16,'W-FQUVYA8','approved','debit_sent','debiting','worker',1760000000000,'027e4582ed0c2e4dc1be2277449653b500b0949c8aa046aaa7a958544b824974');
INSERT INTO "history" VALUES(17,'W-FQUVYA8','debiting','debit_booked','debited','worker',1760000000000,'4c715eef150a98b5cb012c6ba3b28897e8d97f33eb780554dc4bd0c184f03385');
INSERT INTO "history" VALUES(18,'D-RE2H6GV','paid','credit_sent','crediting','worker',1760000000000,'7a55400e240da990cfd0d2beb3bbf890962d5c5ba79c641d66bd957678c6c6dc');
INSERT INTO "history" VALUES(19,'D-RE2H6GV','crediting','credit_booked','credited','worker',1760000000000,'0d5ff45c828dd650ee69d07839f4aa2e249798f457229bdd860fc8b332ee0ea2');
INSERT INTO "history" VALUES(20,'W-FQUVYA8','debited','payout_sent','paying_out','worker',1760000000000,'2e2b7baef59ae1369d5aed6c003d262b74b0fff5d945bee39553bd96caf620b2');
INSERT INTO "history" VALUES(21,'W-FQUVYA8','paying_out','payout_paid','paid_out','worker',1760000000000,'734d00410544443cc51c925c93e0f80d881c41f4cc85082e35627dce61549b27');
INSERT INTO "history" VALUES(22,'W-YN32URM',NULL,'made','requested','user 70011223',1760000000000,'181194e3a7e7b7c0293b5063b55c812672ce18716e23cfae21f91c691d18196b');
INSERT INTO "history" VALUES(23,'W-YN32URM','requested','approved','approved','policy',1760000000000,'ae0bf313d259e2df6d412e41314457b70199631167601aeb446701ac379d4751');
INSERT INTO "history" VALUES(24,'W-YN32URM','approved','debit_sent','debiting','worker',1760000000000,'8ad5d0444625af72a45a3e563514762fbba5c91db85e2a3f72f76e0d1b708576');
INSERT INTO "history" VALUES(25,'W-YN32URM','debiting','debit_booked','debited','worker',1760000000000,'18099a53ed37b929721304f8518ad4dd1385f76beeabff4d4cb4278b11c208b5');
INSERT INTO "history" VALUES(26,'W-YN32URM','debited','payout_sent','paying_out','worker',1760000000000,'10f74eec74f53c9c4c8de565a4787be3a8936c6d5d7a2c3fe5350c2fe5b94173');
INSERT INTO "history" VALUES(27,'W-YN32URM','paying_out','payout_paid','paid_out','worker',1760000000000,'4403458e36b60d10effe17d08ecd766cac4e93586aa369db44d3598d34636d26');
INSERT INTO "history" VALUES(28,'W-CTCR853',NULL,'made','requested','user 70011223',1760000000000,'7a20a20b8e6f71d07ae6e4d60c24a16b6e8223cd6d473f138356c2bb9510d9fe');
INSERT INTO "history" VALUES(29,'W-CTCR853','requested','approved','approved','policy',1760000000000,'daad5e27ffb121a7476e080b1ca5e0a14a22c16c86f17ff5416cd11ce3a5d775');
INSERT INTO "history" VALUES(30,'W-CTCR853','approved','debit_sent','debiting','worker',1760000000000,'8bee5c620d5b3c7c1e3783606f7d50411babf1cea743548bfdf9ebe3933ee90a');
INSERT INTO "history" VALUES(31,'W-CTCR853','debiting','debit_booked','debited','worker',1760000000000,'fb872f99c321236aa8ce59b26e6b99894a739877e858d6092983a6c3fc232478');
INSERT INTO "history" VALUES(32,'W-CTCR853','debited','payout_sent','paying_out','worker',1760000000000,'06bbdd1bd283655cf18a9b71668b2f0465b4eb0c2f968784c7e4a3c029729a91');
INSERT INTO "history" VALUES(33,'W-CTCR853','paying_out','payout_failed','payout_failed','worker',1760000000000,'0b42608b843b20d3d6262db44645b9317f22c483c121eee36bb91f9067c0e300');
INSERT INTO "history" VALUES(34,'W-CTCR853','payout_failed','return_ordered','returning','worker',1760000000000,'36031ebc0e75371e76d00c76749aa7ce995418b6ea5ee9fcb24208226cbca887');
INSERT INTO "history" VALUES(35,'W-CTCR853','returning','return_sent','returning','worker',1760000000000,'d085148b6866c8bc3ee649b45b814eef6ac6a2026903535a32c58734c473c2c8');
INSERT INTO "history" VALUES(36,'W-CTCR853','returning','return_booked','returned','worker',1760000000000,'53fdc36d9b2bd62d954c497adcf5fa45b3ce8dc191093ea2b25ca76921ddc8b0');
INSERT INTO "history" VALUES(37,'D-JD6YRZ3',NULL,'made','created','user 70011223',1760000000000,'060b2d3c9dc75ff58f3ebaa8033af16dec5c44a041e6f0085edcd4fd29885fa8');
INSERT INTO "history" VALUES(38,'D-JD6YRZ3','created','started','awaiting_payer','payer',1760000000000,'f7d21a0282ff54b446d7bc8dd3ff55810cc24f128bd57840c073c4506be560c6');
INSERT INTO "history" VALUES(39,'D-JD6YRZ3','awaiting_payer','mismatched','review','fake webhook',1760000000000,'c587c7f93b610331ddb00be04d8609fa5694afe1466184a98cf5a60a7d501ac5');
INSERT INTO "history" VALUES(40,'D-JD6YRZ3','review','refund_ordered','refunding','ann',1760000000000,'6f91b2cddeab86e1afc44db5003cef3bc8371e97a95517652f1e3bfd3937a204');
INSERT INTO "history" VALUES(41,'D-JD6YRZ3','refunding','refund_paid','refunded','worker',1760000000000,'3d2ea8e358bd70cf924d62da37d7e319b140a12ccc50aaebd5a3e51b96e751df');
INSERT INTO "history" VALUES(42,'D-GMMGWYJ',NULL,'made','created','user 70011223',1760000000000,'69b024535bd7775b83ea9996b3016c22cc9c6ca323a97970565115e7b5a936d7');
INSERT INTO "history" VALUES(43,'D-GMMGWYJ','created','started','awaiting_payer','payer',1760000000000,'9682bc7ec7c184f94b6ae162c8c287717966b7580b7b0e75a5ae3e744b177e49');
INSERT INTO "history" VALUES(44,'D-GMMGWYJ','awaiting_payer','captured','paid','fake webhook',1760000000000,'311bd45e173ddfd00d8c78002ee37f9b484ab3438938ab3f0708790d96160803');
INSERT INTO "history" VALUES(45,'D-GMMGWYJ','paid','credit_sent','crediting','worker',1760000000000,'761fe267a569d5ba5c03acc9973b0dddba28105da47e08658dddd3fa777b089a');
INSERT INTO "history" VALUES(46,'D-GMMGWYJ','crediting','credit_refused','credit_refused','worker',1760000000000,'6a4a832fc4e54ef5cfc15e05dcf67c80b68a57417b0198dbfca6adae5905db7f');
INSERT INTO "history" VALUES(47,'D-GMMGWYJ','credit_refused','handed_to_staff','review','worker',1760000000000,'a003fcee9bf9aa78353d429368a641074f64ac3f4897c4593229d119a1e0e568');
INSERT INTO "history" VALUES(48,'D-7XBHHPX',NULL,'made','created','user 70011223',1760000000000,'854965b5f555df18b3c8aa0f316cc7c5ed20e56a35447a1aa9215c67fb9e6cdd');
INSERT INTO "history" VALUES(49,'D-7XBHHPX','created','started','awaiting_payer','payer',1760000000000,'6e9bd9e1a3c4b7952e90095dc72e26fb95dae50704598c2846d6aef12e05ddf4');
INSERT INTO "history" VALUES(50,'D-CKWJ76X',NULL,'made','created','user 70011223',1760000000000,'0cefe4b746d5974a44c64e09a28a947e6b17855c3dae49cb43bfd544f8bc25f6');
INSERT INTO "history" VALUES(51,'D-CKWJ76X','created','started','awaiting_payer','payer',1760000000000,'2c27abb2716c77e31cae4dbf63f771032e7fa3e603b4454d335667e2d26adbde');
INSERT INTO "history" VALUES(52,'D-CKWJ76X','awaiting_payer','captured','paid','fake webhook',1760000000000,'3ba317632e35a85c06c1b1bfa2a11667c3e0e98eeac449b6c7eaea7df95beac3');
INSERT INTO "history" VALUES(53,'D-CKWJ76X','paid','credit_sent','crediting','worker',1760000000000,'f491696fcc9eeb079537bea88e0b935e498fdb33daaa6498a6270a9670bd36e3');
INSERT INTO "history" VALUES(54,'D-CKWJ76X','crediting','credit_unknown','credit_unknown','worker',1760000000000,'8e5ca81e75da79853fb794e8a5e06792dfd8d7adf185a95ab08de7109d2a36e6');
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
INSERT INTO "mails" VALUES(1,'D-7DMJ8Z5.credited.5','credited',70011223,'D-7DMJ8Z5',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-UCDW5A6.credited.15','credited',70011223,'D-UCDW5A6',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-RE2H6GV.credited.19','credited',70011223,'D-RE2H6GV',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-FQUVYA8.paid_out.21','paid_out',70011223,'W-FQUVYA8',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-YN32URM.paid_out.27','paid_out',70011223,'W-YN32URM',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-CTCR853.returned.36','returned',70011223,'W-CTCR853',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-JD6YRZ3.paid_back.41','paid_back',70011223,'D-JD6YRZ3',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(90,'password.70011223.1760000000000','password',70011223,NULL,1760000000000,1760000000000,2,'the mail server ends the connection',NULL);
INSERT INTO "mails" VALUES(91,'password.70011224.1760000000000','password',70011224,NULL,1760000000000,1760000000000,0,'',1760000000000);
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
        OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8),
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "payments" VALUES('D-7DMJ8Z5','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','07cc51632005bd9f29d63d59efbec4a75f4cb77792f8385185200579729a6279','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-UCDW5A6','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','d67af983f7ac4b3c2b86c7efcf146218af74ecd4c147617a90081c2aa463f18c','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-FQUVYA8','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','f747485f6c93fdbff4934acb89afb43655d89e066853ed53ff9b442ef67695cd','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-RE2H6GV','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','37f931d5372f2d940bc80c6492582268545fb981e3859f0239e2fcb69770ab30','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-YN32URM','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','69081002e8c9426548a15daac0e7344038a819778a4aa5e2914e787d2e6dada0','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-CTCR853','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','aa4975d93fb2af3fa04048a5807ad50612caf6174023525435932940eff09d10','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-JD6YRZ3','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','bf22690daf11fb102744b5302208d386fd4c5d6b6021ee7298bc3695f20749e4','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-GMMGWYJ','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','38bcf0fc1c584633a3cf4ac811604688c735c6694596181b64babd7ddf463bdb','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-7XBHHPX','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','9383f52c569b7314d4d658f8856f98469479e96242e2b5eb030d2d70d8036d33','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-CKWJ76X','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','1509d49abbe57d1faee3b471302f629a535188d29f494d95f7cbec6ce7603b58','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-FQUVYA8.payout.1','W-FQUVYA8','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-YN32URM.refund.1','W-YN32URM','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-CTCR853.payout.1','W-CTCR853','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-JD6YRZ3.refund.1','D-JD6YRZ3','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
CREATE TABLE switches (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "switches" VALUES('breaker','{"state": "closed", "ambiguous_run": 1, "refused_run": 0, "probe_at": 0, "probed": 0}');
INSERT INTO "switches" VALUES('heartbeat','1760000000000');
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
INSERT INTO "tokens" VALUES('ca84bc3fc4cfd3c9c791b97901db200de44d46b66786061f794f3fb23b983cc4','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-7DMJ8Z5',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 15;
