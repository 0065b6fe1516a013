-- A database of version 18, made by the code of commit 3c8cee4.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-PX396D8: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-MTR46KA','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-GW8T5QD','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-WWDQN6R','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-EMU26BR','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-PX396D8.credit.1','D-PX396D8','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-MT7MEE3.credit.1','D-MT7MEE3','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-9D95K3S.debit.1','W-9D95K3S','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-EMU26BR.credit.1','D-EMU26BR','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-VNN53XD.debit.1','W-VNN53XD','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-8B8M2EY.debit.1','W-8B8M2EY','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-8B8M2EY.return.1','W-8B8M2EY','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-GW8T5QD.credit.1','D-GW8T5QD','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-WWDQN6R.credit.1','D-WWDQN6R','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-EMU26BR','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-EMU26BR','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-WWDQN6R','D-WWDQN6R credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-PX396D8',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-9D95K3S.payout.1',NULL,'made','planned','user 70011223',1760000000000,'064be30c80d783d337652fc6d847c43835a8a356d9f4d5cd0036cda6b81f1c04');
INSERT INTO "disbursement_history" VALUES(2,'W-9D95K3S.payout.1','planned','sent','sending','worker',1760000000000,'30a0e5b30f44845a6242c6df1108db14a9914a8b73e886873b85ce76d749b74e');
INSERT INTO "disbursement_history" VALUES(3,'W-9D95K3S.payout.1','sending','paid','paid','worker',1760000000000,'bf7d9bbf143808d9c966e92016693fb0146b8b93a747ab3a5447b77ba5828b60');
INSERT INTO "disbursement_history" VALUES(4,'W-VNN53XD.refund.1',NULL,'made','planned','user 70011223',1760000000000,'7a7130268aeaff69c0f07b644c8354ed9a925f77b761e120fd3135dc565befb9');
INSERT INTO "disbursement_history" VALUES(5,'W-VNN53XD.refund.1','planned','sent','sending','worker',1760000000000,'fbe58dbc9387c4e2d98d13dd57477dc16d4fcc548cd3f6ec104599042fc83ede');
INSERT INTO "disbursement_history" VALUES(6,'W-VNN53XD.refund.1','sending','paid','paid','worker',1760000000000,'d6d528b14b76a3eff0a5848697a10a743e92093cdd1c301198b2b6d4beb648ba');
INSERT INTO "disbursement_history" VALUES(7,'W-8B8M2EY.payout.1',NULL,'made','planned','user 70011223',1760000000000,'f6ee4da364fc402250d8a0fc3004795727969863789cd69d846e353892e780e9');
INSERT INTO "disbursement_history" VALUES(8,'W-8B8M2EY.payout.1','planned','sent','sending','worker',1760000000000,'77c61ae92909648d3cee3a7fea971453656255f368a7e329bf2f16ba15f59497');
INSERT INTO "disbursement_history" VALUES(9,'W-8B8M2EY.payout.1','sending','failed','failed','worker',1760000000000,'89d1c3af84cdcd9f30885448d1b2ff0c9c22b7933426f2c6b36612ed358ab84e');
INSERT INTO "disbursement_history" VALUES(10,'D-MTR46KA.refund.1',NULL,'made','planned','ann',1760000000000,'bf114d0d28d34e52821dea8470bb75a041838fee0fa8ef11fc6b1cfac41085b7');
INSERT INTO "disbursement_history" VALUES(11,'D-MTR46KA.refund.1','planned','sent','sending','worker',1760000000000,'44e5aec2269d1ba683fc4c54abd13393de23a83e022e1857f136bd3f03c88701');
INSERT INTO "disbursement_history" VALUES(12,'D-MTR46KA.refund.1','sending','paid','paid','worker',1760000000000,'cb68969d697c21c9941caf33f723ed4f615495a351443be2fc0be381cf564f08');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-EMU26BR','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000,1);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-PX396D8','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-PX396D8','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-MT7MEE3','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-EMU26BR','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-MTR46KA','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-GW8T5QD','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-WWDQN6R','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-PX396D8',NULL,'made','created','user 70011223',1760000000000,'8d98199f26512984e4d533ebd68528b4ca6126fcd747b166f33a9cfdd523842c');
INSERT INTO "history" VALUES(2,'D-PX396D8','created','started','awaiting_payer','payer',1760000000000,'6dbdfb00c608e340e6aa78036a6e1acee599146c8e4fbbb62cc4cb77f1113e96');
INSERT INTO "history" VALUES(3,'D-PX396D8','awaiting_payer','captured','paid','fake webhook',1760000000000,'61cfdb60697be0cb12e72d99b3abb262bbacb02e8d7b863202de9b311c97d668');
INSERT INTO "history" VALUES(4,'D-PX396D8','paid','credit_sent','crediting','worker',1760000000000,'a7ac113e2ec7bc3fd09baecfb33f8f8e39e6975390afb68824dbf173a0e87c0b');
INSERT INTO "history" VALUES(5,'D-PX396D8','crediting','credit_booked','credited','worker',1760000000000,'36c7124558d9155123a7a046bfaeaac891209fbe906736c5c17bb78255eb7934');
INSERT INTO "history" VALUES(6,'D-MT7MEE3',NULL,'made','created','user 70011223',1760000000000,'6c358a7dabb4c8bfe7249b3c4ee4cca5f0fa292e276d1e14891d0a10f50c94d0');
INSERT INTO "history" VALUES(7,'D-MT7MEE3','created','started','awaiting_payer','payer',1760000000000,'731e29f6cbbad635f3346260d8914421d142ec2cf2d88413d67ac81e274de76c');
INSERT INTO "history" VALUES(8,'D-MT7MEE3','awaiting_payer','captured','paid','fake webhook',1760000000000,'ddfa33f683dfdfe8187bbd9fc32b663c1f7ab716fe6917a1b1949e188b2a519d');
INSERT INTO "history" VALUES(9,'W-9D95K3S',NULL,'made','requested','user 70011223',1760000000000,'018c830cd656891c301b52867bdb0ae14c996d860a371e05b310f88a63911775');
INSERT INTO "history" VALUES(10,'W-9D95K3S','requested','approved','approved','policy',1760000000000,'2e0d855612adca97ba98c401579cb23830879caf093f5a71e0248aa4fe23649f');
INSERT INTO "history" VALUES(11,'D-EMU26BR',NULL,'made','created','user 70011223',1760000000000,'2422c9f06af54107e2476273d6de934eddc83e2b9cc1838a6ae28e7b763dab6b');
INSERT INTO "history" VALUES(12,'D-EMU26BR','created','started','awaiting_payer','payer',1760000000000,'bc29abac368c3808cabcb235f9c9be65927c80422cb714b89def3b83a628e436');
INSERT INTO "history" VALUES(13,'D-EMU26BR','awaiting_payer','captured','paid','fake webhook',1760000000000,'e0a22bf673dc56db21d290a428b6fc5a1fa8ebb54619025aca188a75a80662a1');
INSERT INTO "history" VALUES(14,'D-MT7MEE3','paid','credit_sent','crediting','worker',1760000000000,'51f8163fc1d6f5c0a170783f4c53a5223e80aba8bea0652492377fd307d0c7cb');
INSERT INTO "history" VALUES(15,'D-MT7MEE3','crediting','credit_booked','credited','worker',1760000000000,'e3063e173f8f3f1b95d8bd7fb5aef03537d0d2467361f7c797c4c45e5a6786b2');
INSERT INTO "history" VALUES(16,'W-9D95K3S','approved','debit_sent','debiting','worker',1760000000000,'ad0a9b288cc4c0823f6b1cea1edcf73d6b0ba8731da85b43030dd82dd3b91f2f');
INSERT INTO "history" VALUES(17,'W-9D95K3S','debiting','debit_booked','debited','worker',1760000000000,'67d1b8076e2766cca49bafac999a550c925d754049d3d3dcabc612cd3fb78a58');
INSERT INTO "history" VALUES(18,'D-EMU26BR','paid','credit_sent','crediting','worker',1760000000000,'490b05099d0f5da2a61a8b93c4c8f52d566b4debf95052637d7ac3f450967663');
INSERT INTO "history" VALUES(19,'D-EMU26BR','crediting','credit_booked','credited','worker',1760000000000,'7d7f5be17bf4bda9082a437ef21e70303022ef1a788d59629fd7de6021bfa74a');
INSERT INTO "history" VALUES(20,'W-9D95K3S','debited','payout_sent','paying_out','worker',1760000000000,'a37974830b2bcbb2d1b03e4cf12f5d297e8d5fe4c8423918951d57c8f9371727');
INSERT INTO "history" VALUES(21,'W-9D95K3S','paying_out','payout_paid','paid_out','worker',1760000000000,'124a0c92d0f41c9905da5d1bb7c33e1f28f5636d1527151945bafc3e6545513a');
INSERT INTO "history" VALUES(22,'W-VNN53XD',NULL,'made','requested','user 70011223',1760000000000,'008ebb3ade617714095932c886560a26f76a96a5dfc6c08e91553191c802addc');
INSERT INTO "history" VALUES(23,'W-VNN53XD','requested','approved','approved','policy',1760000000000,'2fbbffef7139c98e8aabcf51373d1143d461dc63875ef73a4dbaa7587bce9d17');
INSERT INTO "history" VALUES(24,'W-VNN53XD','approved','debit_sent','debiting','worker',1760000000000,'d0692dac0b4f2e4ed6325f98abd742d50ad188a66354b7a21851d5fa11332d86');
INSERT INTO "history" VALUES(25,'W-VNN53XD','debiting','debit_booked','debited','worker',1760000000000,'8af888959072324d97d8a3005966dd2436b6daef512c12caa1bf5ab36e420b85');
INSERT INTO "history" VALUES(26,'W-VNN53XD','debited','payout_sent','paying_out','worker',1760000000000,'685df869164053e482c287690d1043984cc59ac95890f313e5e31bbf4f527b40');
INSERT INTO "history" VALUES(27,'W-VNN53XD','paying_out','payout_paid','paid_out','worker',1760000000000,'62ba9872d2567f9f9e0527f53146991bb5a133767f5d5295cb8d12750ef4d25c');
INSERT INTO "history" VALUES(28,'W-8B8M2EY',NULL,'made','requested','user 70011223',1760000000000,'c17502c4dd2daee7005a21a06f98bec2b64a564eadb0f38ad7d083f927d8a6d0');
INSERT INTO "history" VALUES(29,'W-8B8M2EY','requested','approved','approved','policy',1760000000000,'835c779afa3017510b7f2b967dd29ed2bc4ea476084b41407d2f203002406665');
INSERT INTO "history" VALUES(30,'W-8B8M2EY','approved','debit_sent','debiting','worker',1760000000000,'e7eecc5bc964d1e497ded489dca24cc53da11f123f61b3765f8aca7bee3b8b8a');
INSERT INTO "history" VALUES(31,'W-8B8M2EY','debiting','debit_booked','debited','worker',1760000000000,'5b1530b38701512a29349856962ccf62525c7b8557580819e9e4538a7335eb48');
INSERT INTO "history" VALUES(32,'W-8B8M2EY','debited','payout_sent','paying_out','worker',1760000000000,'71c84c46a17a93b8d99ec91753018577fdf1da81625b3b0945192a7ba2165f42');
INSERT INTO "history" VALUES(33,'W-8B8M2EY','paying_out','payout_failed','payout_failed','worker',1760000000000,'478e3b54c90b28955467241b13f08c65ccb9d19a8007ffd5760527ceab7cf765');
INSERT INTO "history" VALUES(34,'W-8B8M2EY','payout_failed','return_ordered','returning','worker',1760000000000,'fe9fdad7a86a6f788e3cd9444f4db170c13de84ad365eda1a70d9060c93849dd');
INSERT INTO "history" VALUES(35,'W-8B8M2EY','returning','return_sent','returning','worker',1760000000000,'2a524546d940572ce9e5244d4285ff45cc66c11760a1c8b059303a8f65671ee9');
INSERT INTO "history" VALUES(36,'W-8B8M2EY','returning','return_booked','returned','worker',1760000000000,'afa309f8a050b79618e37a6d857219650e2e49b71d1fb950dc0c017b3969dc7f');
INSERT INTO "history" VALUES(37,'D-MTR46KA',NULL,'made','created','user 70011223',1760000000000,'82fa6bf88988f983b138e0ad2d0b339ea7bd831c86fbb5edbdc39ff87848f6d2');
INSERT INTO "history" VALUES(38,'D-MTR46KA','created','started','awaiting_payer','payer',1760000000000,'f801c7df5653cad8a10bb20f48b4ae0f45113b257ea4de0a01356dcf0fb21348');
INSERT INTO "history" VALUES(39,'D-MTR46KA','awaiting_payer','mismatched','review','fake webhook',1760000000000,'2469c00075215547689ea23b89a46c62c33e195919c5e6d12366303785a16b70');
INSERT INTO "history" VALUES(40,'D-MTR46KA','review','refund_ordered','refunding','ann',1760000000000,'83e884e04511136cda20d2baba640d93ec573157a6d56b4e07ca3359fc769e23');
INSERT INTO "history" VALUES(41,'D-MTR46KA','refunding','refund_paid','refunded','worker',1760000000000,'ccbad5e4d868d65986c3ca8d71572916a27e68f6507d9c844492857748df4283');
INSERT INTO "history" VALUES(42,'D-GW8T5QD',NULL,'made','created','user 70011223',1760000000000,'5650faed6f76654087eb7002dd29dd1d6d745a5930cabf0ee502a11e8abcf501');
INSERT INTO "history" VALUES(43,'D-GW8T5QD','created','started','awaiting_payer','payer',1760000000000,'cb72433e418c55deb8804e053344bbec0eb9a6bdac8adb26d821612a10e7d53c');
INSERT INTO "history" VALUES(44,'D-GW8T5QD','awaiting_payer','captured','paid','fake webhook',1760000000000,'85ae18f8d237a3e35b1ef6512c258deabd4af6107b527d7609f25e06eb8acf45');
INSERT INTO "history" VALUES(45,'D-GW8T5QD','paid','credit_sent','crediting','worker',1760000000000,'2e85fd0bc20c9b5774cb1fd166af3a29afd59570fcb293309d596cbb88ef255b');
INSERT INTO "history" VALUES(46,'D-GW8T5QD','crediting','credit_refused','credit_refused','worker',1760000000000,'7c8fbb17a27bd142a4392fda95fc1d041281a658a71ac5baa5fc4bbf5507dd06');
INSERT INTO "history" VALUES(47,'D-GW8T5QD','credit_refused','handed_to_staff','review','worker',1760000000000,'8948985de8461fcdfe3b436f602506876e5dc8190af6302afb7065c2a3b19f0c');
INSERT INTO "history" VALUES(48,'D-HUFPVTU',NULL,'made','created','user 70011223',1760000000000,'a1d3ed41e471357e85c43ed28945edadcb054e8c6523d0e1d9003b46932b4d7f');
INSERT INTO "history" VALUES(49,'D-HUFPVTU','created','started','awaiting_payer','payer',1760000000000,'7eeefc08364a60f99da5c855af3256429939bda3690ae44aee11a8e7a56cb42b');
INSERT INTO "history" VALUES(50,'D-WWDQN6R',NULL,'made','created','user 70011223',1760000000000,'237b9d4c5ce01f7e82174fb35bf4b036290b3ceaff30b7d4cf54933661929b8a');
INSERT INTO "history" VALUES(51,'D-WWDQN6R','created','started','awaiting_payer','payer',1760000000000,'0da402a535afd976d93f72d65e47c91aa0f1f1a6815d13b3f5aac7a81848661f');
INSERT INTO "history" VALUES(52,'D-WWDQN6R','awaiting_payer','captured','paid','fake webhook',1760000000000,'afa067f5087b1d7c3b278f20cbe79d39c782ba68b411a310cc0f10c5160269ba');
INSERT INTO "history" VALUES(53,'D-WWDQN6R','paid','credit_sent','crediting','worker',1760000000000,'d54598f848e9309d311e61e9288494246e443136f5c6a3538dad987d6382801c');
INSERT INTO "history" VALUES(54,'D-WWDQN6R','crediting','credit_unknown','credit_unknown','worker',1760000000000,'d2e68b124563beb362f87f079de4433129c1eec5ce34ed4ab05064d6c5a9a763');
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
INSERT INTO "ledger_entries" VALUES(1,'captured','D-PX396D8','D-PX396D8.captured',1760000000000,'466b94ada9e13093d17f4f5a4e9e3a56492ea1adade8ab0ee745410399dab3c8');
INSERT INTO "ledger_entries" VALUES(2,'funds_held','U-D2YJTVRQMXNUJK','U-D2YJTVRQMXNUJK.funds_held',1760000000000,'b84dc25f16dbffe50ed9cff14918cba159cbeba5ca8d36853417a0f116dcf49f');
INSERT INTO "ledger_entries" VALUES(3,'credit_booked','D-PX396D8','D-PX396D8.credit.1',1760000000000,'ed1285d41a94046ea55268d1a9c53afbf7a0b7f60114151be05acc85e1a3ccbf');
INSERT INTO "ledger_entries" VALUES(4,'captured','D-MT7MEE3','D-MT7MEE3.captured',1760000000000,'b871e65a5705a5b0f06d77c88f8d306b93f55802b60fa82e5680ab797836cdf8');
INSERT INTO "ledger_entries" VALUES(5,'captured','D-EMU26BR','D-EMU26BR.captured',1760000000000,'69b4c7da8fda8d8423691a4662f779bab218491e707236ef16f5594e22f38abe');
INSERT INTO "ledger_entries" VALUES(6,'credit_booked','D-MT7MEE3','D-MT7MEE3.credit.1',1760000000000,'68a9f7323f20b15d7260c83bce33178125e1191b3e7bae27ca11e631838ef4e2');
INSERT INTO "ledger_entries" VALUES(7,'debit_booked','W-9D95K3S','W-9D95K3S.debit.1',1760000000000,'6a67ec4433607c582f1bbf017d11038f8629ca26786c90cd1e342a84074c2cc1');
INSERT INTO "ledger_entries" VALUES(8,'credit_booked','D-EMU26BR','D-EMU26BR.credit.1',1760000000000,'6f52070b7a9c17c9958ba1d816e6065fb79404dc2a376aa37f02db96297a9ce7');
INSERT INTO "ledger_entries" VALUES(9,'sent','W-9D95K3S','W-9D95K3S.payout.1',1760000000000,'27c515aa8e6758dfa3a26162daedf26a39fcb1e3d5c9b3bbf6cdca7f297fe161');
INSERT INTO "ledger_entries" VALUES(10,'paid','W-9D95K3S','W-9D95K3S.payout.1',1760000000000,'5011bce8fed3ede0f4d727bb56b247391df94fa75192166cfc0d5d6a07396f7a');
INSERT INTO "ledger_entries" VALUES(11,'debit_booked','W-VNN53XD','W-VNN53XD.debit.1',1760000000000,'3dc4855fd706c3b26da022920bf19d96c5a4553d8408f3f7db57bd167aed17a4');
INSERT INTO "ledger_entries" VALUES(12,'sent','W-VNN53XD','W-VNN53XD.refund.1',1760000000000,'f61fab652399bde409792f8f7c2f503f03d56b2cdccc5748521f539c07757292');
INSERT INTO "ledger_entries" VALUES(13,'paid','W-VNN53XD','W-VNN53XD.refund.1',1760000000000,'ebf72ccfae457861f01ddaac4cad2a281937c9fdb25455ec23e8374e6d606db6');
INSERT INTO "ledger_entries" VALUES(14,'debit_booked','W-8B8M2EY','W-8B8M2EY.debit.1',1760000000000,'2cd8e7d7f64b08353cee85d473c44c55537769a231bfe0023145a4a567981e20');
INSERT INTO "ledger_entries" VALUES(15,'sent','W-8B8M2EY','W-8B8M2EY.payout.1',1760000000000,'11c91cc10e01d9f9304b4a1c15b036f650ff8565b4e61d6af8caf5e66b3eb410');
INSERT INTO "ledger_entries" VALUES(16,'not_paid','W-8B8M2EY','W-8B8M2EY.payout.1',1760000000000,'103eca36f59996c40e2cabe9c27f27dc7c28af7fd27f8d1e9a259d4669974ddd');
INSERT INTO "ledger_entries" VALUES(17,'return_booked','W-8B8M2EY','W-8B8M2EY.return.1',1760000000000,'4d7ff581736cc4a15e9e4f8162de7dac6d680311f14b093731a9bf3b2c1f663f');
INSERT INTO "ledger_entries" VALUES(18,'captured','D-MTR46KA','D-MTR46KA.captured',1760000000000,'727d2e8e00eca2ac5b890232ef7b5bd211810450f35e5199095cf5ae0e67422d');
INSERT INTO "ledger_entries" VALUES(19,'sent','D-MTR46KA','D-MTR46KA.refund.1',1760000000000,'c4b139c9c5f7514401364204585904a136ab73e9947de7019ab6a3f4e91e993a');
INSERT INTO "ledger_entries" VALUES(20,'paid','D-MTR46KA','D-MTR46KA.refund.1',1760000000000,'22a434e30a49734d0ea7dd6cb882b1fbe63bc0f1abd39e52b81946662c5f4f97');
INSERT INTO "ledger_entries" VALUES(21,'captured','D-GW8T5QD','D-GW8T5QD.captured',1760000000000,'e89ff8772c9adf4ec6ebaf4930f86811169e52036b109b5b217acbc26425ea7e');
INSERT INTO "ledger_entries" VALUES(22,'captured','D-WWDQN6R','D-WWDQN6R.captured',1760000000000,'349be3ed2494588a977126fe09ec5511074e487ff132391b7e77878851306324');
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
    entry ANY NOT NULL CHECK (typeof(entry) = 'integer')
        REFERENCES ledger_entries (id) DEFERRABLE INITIALLY DEFERRED,
    n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n >= 0),
    account ANY NOT NULL CHECK (typeof(account) = 'integer') REFERENCES ledger_accounts (id),
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
INSERT INTO "mails" VALUES(1,'D-PX396D8.credited.1','credited',70011223,'D-PX396D8',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-MT7MEE3.credited.1','credited',70011223,'D-MT7MEE3',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-EMU26BR.credited.1','credited',70011223,'D-EMU26BR',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-9D95K3S.paid_out.1','paid_out',70011223,'W-9D95K3S',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-VNN53XD.paid_out.1','paid_out',70011223,'W-VNN53XD',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-8B8M2EY.returned.1','returned',70011223,'W-8B8M2EY',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-MTR46KA.paid_back.1','paid_back',70011223,'D-MTR46KA',1760000000000,1760000000000,0,'',NULL);
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
INSERT INTO "payments" VALUES('D-PX396D8','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','f2dfb741f2032e9a636c138e26d18d30c6d351cdd5d628be10e5cb16b121e9df','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-MT7MEE3','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','7821080c52da0e0385d2d6ab76da850d756e4ae7bc869deb57041f766ae61a0b','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-9D95K3S','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','0d460c0853d393da0494f4f3e23b43dee177a70b2573e0f76446f1c6ef76b944','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-EMU26BR','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','b057d5487a87cc5170835a27bb165fe3d61e4cc3e0a47b2374933a44dc45c297','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-VNN53XD','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','d64c4c14d4907d4185165b86a4a28caad4f78f8ebd508fe4ca5152c47c1fdea1','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-8B8M2EY','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','a4ea9774782615916cf3a2220e024ade6115320f40feba4d0473c8a12e98d277','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-MTR46KA','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','a3f455d881e76f448ded508badd2c9cfd7ca872ac47d1fb7530b0a6372f7f3fa','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-GW8T5QD','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','477a69ebcb018693650b20e0bfd580151e11f7610e63ba4c49f9de0765af998b','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-HUFPVTU','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','d167ccd8eccb9a30945e66907ec9b2caffcb7de40e7325ecf60c862a88e53c47','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-WWDQN6R','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','5d31a3b4885f1317c05608c9665a3d4fc1858638435f06a207d6388eae8f2efc','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-9D95K3S.payout.1','W-9D95K3S','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-VNN53XD.refund.1','W-VNN53XD','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-8B8M2EY.payout.1','W-8B8M2EY','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-MTR46KA.refund.1','D-MTR46KA','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
CREATE TABLE reader_proofs (
    name TEXT NOT NULL CHECK (name <> ''),
    place TEXT NOT NULL,
    external_id TEXT NOT NULL CHECK (external_id <> ''),
    proven_at INTEGER NOT NULL CHECK (proven_at > 0),
    withdrawn_at INTEGER CHECK (withdrawn_at > 0),
    PRIMARY KEY (name, place)
) STRICT;
INSERT INTO "reader_proofs" VALUES('fake','here','D-EARLIER.credit.1',1760000000000,NULL);
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
INSERT INTO "tokens" VALUES('215a65549f2f7800090e1a3754c8fe21d00924d1c2d2b2223b3eb4f40478b06c','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-PX396D8',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 18;
