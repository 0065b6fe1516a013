-- A database of version 10, made by the code of commit ea55ff9.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-Y63WKF9: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-HTJTRHA','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-4J6ZRAU','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-63MBNQY','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-Y63WKF9.credit.1','D-Y63WKF9','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-NQU7JAZ.credit.1','D-NQU7JAZ','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-KV7G2C3.debit.1','W-KV7G2C3','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-HS2TBDE.credit.1','D-HS2TBDE','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-GB9CFCK.debit.1','W-GB9CFCK','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-78ZQ479.debit.1','W-78ZQ479','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-78ZQ479.return.1','W-78ZQ479','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-4J6ZRAU.credit.1','D-4J6ZRAU','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-63MBNQY.credit.1','D-63MBNQY','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-HS2TBDE','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
, system_user TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-63MBNQY','D-63MBNQY credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-Y63WKF9',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-KV7G2C3.payout.1',NULL,'made','planned','user 70011223',1760000000000,'cd91bacfca3e53d14851571dea197466a29c942bad7c136b0b80af67c4f426ae');
INSERT INTO "disbursement_history" VALUES(2,'W-KV7G2C3.payout.1','planned','sent','sending','worker',1760000000000,'35beace78dcbd0a2155097e6805aa7293db91aef1fd25078d4d2ccd840d26ecd');
INSERT INTO "disbursement_history" VALUES(3,'W-KV7G2C3.payout.1','sending','paid','paid','worker',1760000000000,'4845b872e66fd02ce9fd91fe168275575bd97ba0dfa218c99211566a5aec9d6c');
INSERT INTO "disbursement_history" VALUES(4,'W-GB9CFCK.refund.1',NULL,'made','planned','user 70011223',1760000000000,'78431d59c9e42fc2c2a69e78aac3aa2a9f62c7ba2b0dbbdf5347945298167be6');
INSERT INTO "disbursement_history" VALUES(5,'W-GB9CFCK.refund.1','planned','sent','sending','worker',1760000000000,'b1581868ffd2861d0c5f5c5352fc104245dab3d5025d9f867f7518567af635c3');
INSERT INTO "disbursement_history" VALUES(6,'W-GB9CFCK.refund.1','sending','paid','paid','worker',1760000000000,'dee3deead35f5bd23bdd0c7b827abec8e5b8839f86ea3b681a48bbc6c7572a47');
INSERT INTO "disbursement_history" VALUES(7,'W-78ZQ479.payout.1',NULL,'made','planned','user 70011223',1760000000000,'1ffa26bdd07dee7e252aaade9bcfc26570bfb00dba73da93c82c7e50eac7ea57');
INSERT INTO "disbursement_history" VALUES(8,'W-78ZQ479.payout.1','planned','sent','sending','worker',1760000000000,'8c8a834f2e1795992f69ddd179d4da19ff185a79a5e58aa0f53bd481c378063a');
INSERT INTO "disbursement_history" VALUES(9,'W-78ZQ479.payout.1','sending','failed','failed','worker',1760000000000,'379f943494fe9d056c06dc7e6246ad6a9fe027daee2bafe6613ac40614ebcac5');
INSERT INTO "disbursement_history" VALUES(10,'D-HTJTRHA.refund.1',NULL,'made','planned','ann',1760000000000,'bb55370f6127feffad403eec4dd320f488b09ecffd09ef33e97deedff8684ff7');
INSERT INTO "disbursement_history" VALUES(11,'D-HTJTRHA.refund.1','planned','sent','sending','worker',1760000000000,'777feadeacb0a5a8e994d844a5e09f5a6a7595bf3b03ba19f1c9babce80af8cb');
INSERT INTO "disbursement_history" VALUES(12,'D-HTJTRHA.refund.1','sending','paid','paid','worker',1760000000000,'d5888570a7888f517d1ed9144f6d9b0682b9746e287602109e98c47126a95a35');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-HS2TBDE','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-Y63WKF9','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-Y63WKF9','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-NQU7JAZ','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-HS2TBDE','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-HTJTRHA','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-4J6ZRAU','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-63MBNQY','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-Y63WKF9',NULL,'made','created','user 70011223',1760000000000,'12c09b6e758c30064833b7180b9ff088a94da9209a1352641eaf600b60ba937e');
INSERT INTO "history" VALUES(2,'D-Y63WKF9','created','started','awaiting_payer','payer',1760000000000,'3815b2adf6a9b567444b9d4e3930a860ba3c59cc382211960ac91a8a1e076045');
INSERT INTO "history" VALUES(3,'D-Y63WKF9','awaiting_payer','captured','paid','fake webhook',1760000000000,'ed16fa098bcaafc376f9b9137c9d402a09738bca16aec4b69b09c1355e634fb2');
INSERT INTO "history" VALUES(4,'D-Y63WKF9','paid','credit_sent','crediting','worker',1760000000000,'a75dc1ebffbb09b39fa18177f20f3f5034a4856de9705a13746bbb09e2c5a275');
INSERT INTO "history" VALUES(5,'D-Y63WKF9','crediting','credit_booked','credited','worker',1760000000000,'d09a57b9c54cac14d897aff5ea6dcfee28ffa873f9d23324e0c33eab835b1381');
INSERT INTO "history" VALUES(6,'D-NQU7JAZ',NULL,'made','created','user 70011223',1760000000000,'18baeffb3c8fabb2f24eb1c2dbc8f11d4b37bd410ab88a9e7efac448b9b78cf9');
INSERT INTO "history" VALUES(7,'D-NQU7JAZ','created','started','awaiting_payer','payer',1760000000000,'fb1bbaf5e2db298ceb5d3eb0aabf9e75531211e6f82e1604a9559e7eed427f38');
INSERT INTO "history" VALUES(8,'D-NQU7JAZ','awaiting_payer','captured','paid','fake webhook',1760000000000,'3be1a1f67061a0613c53c18deb5bfc36e4ea0f2970904a78ac77fac9b2281a63');
INSERT INTO "history" VALUES(9,'W-KV7G2C3',NULL,'made','requested','user 70011223',1760000000000,'fb141328cc4aaffedf5a954059a3b812251dfb6437d22092b321f32d301965dd');
INSERT INTO "history" VALUES(10,'W-KV7G2C3','requested','approved','approved','policy',1760000000000,'c395357dbb514b2ab52a51d7b4e8c8e03efffbdbd9bf0b3e8c7c5e3d5108959d');
INSERT INTO "history" VALUES(11,'D-HS2TBDE',NULL,'made','created','user 70011223',1760000000000,'f34b0e14a56a0813757bbf1545845b9bcfc46eed6e36651076354cc8c34a2f21');
INSERT INTO "history" VALUES(12,'D-HS2TBDE','created','started','awaiting_payer','payer',1760000000000,'864c445fabd0d665c72d3e5bb44c6064e3cee10f23d75134c9825638e304cc95');
INSERT INTO "history" VALUES(13,'D-HS2TBDE','awaiting_payer','captured','paid','fake webhook',1760000000000,'3bd2c8e8d3862cd0c3e3be320317091a93e276545876a9d2e04f06115e469369');
INSERT INTO "history" VALUES(14,'D-NQU7JAZ','paid','credit_sent','crediting','worker',1760000000000,'bb77853b082846b97e7db1bf6a309886fa7c33a6a654f2eb7728844027f91623');
INSERT INTO "history" VALUES(15,'D-NQU7JAZ','crediting','credit_booked','credited','worker',1760000000000,'b6baf5b4f79112e7c0ff1f6b3bf69f1eb25f519c63f65dd6c4e78e3bbe4c242e');
INSERT INTO "history" VALUES(16,'W-KV7G2C3','approved','debit_sent','debiting','worker',1760000000000,'82a4b8828a94a12a0aa043b568bb332e1900175d6b19cae2ed8ee92d58b88791');
INSERT INTO "history" VALUES(17,'W-KV7G2C3','debiting','debit_booked','debited','worker',1760000000000,'f724e632a36dd2f23278c79afeffb6dc862053f431b7e2f4141aa7b0796c9a9b');
INSERT INTO "history" VALUES(18,'D-HS2TBDE','paid','credit_sent','crediting','worker',1760000000000,'dd63b0b357db4e479675857824f691ac3593265850c0ba7de9e18f99c3ef7e1b');
INSERT INTO "history" VALUES(19,'D-HS2TBDE','crediting','credit_booked','credited','worker',1760000000000,'b33baf9a0a72dc78df18b6a22accc158f249a229984b2f0b0c4f57a5cbd9fe6f');
INSERT INTO "history" VALUES(20,'W-KV7G2C3','debited','payout_sent','paying_out','worker',1760000000000,'22b107eec4b1aa6f938c7e003c6df519add7dd472f39b70535264c3aa0a592de');
INSERT INTO "history" VALUES(21,'W-KV7G2C3','paying_out','payout_paid','paid_out','worker',1760000000000,'48b378dd72510d2d2b5204422759c4fd3a06b8904c77767ff76af97d63649afc');
INSERT INTO "history" VALUES(22,'W-GB9CFCK',NULL,'made','requested','user 70011223',1760000000000,'241be19ba416e3ad7e7e2d5489521c81d1a15e2b98fa51014b2d9a1b38b337c8');
INSERT INTO "history" VALUES(23,'W-GB9CFCK','requested','approved','approved','policy',1760000000000,'4828237798afd71289eded32fc1d1d0322c1c23b8921971d5db8d516cf87ff39');
INSERT INTO "history" VALUES(24,'W-GB9CFCK','approved','debit_sent','debiting','worker',1760000000000,'3625f017d71e2f24b44e3f292dc492b725b20ad96c3a105adc5ec6715aea4261');
INSERT INTO "history" VALUES(25,'W-GB9CFCK','debiting','debit_booked','debited','worker',1760000000000,'84a2f1b326f25608d28c2c96fa5074e20debdcf3db34e68471502a9e3447c78e');
INSERT INTO "history" VALUES(26,'W-GB9CFCK','debited','payout_sent','paying_out','worker',1760000000000,'90e0bb1046c472a30f3fae446fa4f328eb41b1def65a99361d6e2d6755f6aec0');
INSERT INTO "history" VALUES(27,'W-GB9CFCK','paying_out','payout_paid','paid_out','worker',1760000000000,'2cc8b6cf554ae5aee31c2fa41f57057b69ba3fd0de2a332b7cdd7e5029db0acc');
INSERT INTO "history" VALUES(28,'W-78ZQ479',NULL,'made','requested','user 70011223',1760000000000,'16aa1a028d3a350c5ce07babe8fdae9c40e12a96977ebf1c26be6f075a913162');
INSERT INTO "history" VALUES(29,'W-78ZQ479','requested','approved','approved','policy',1760000000000,'ab8306b21e459328227519b7482d6d2d7fcdb7a2baab250fb60a212e69653d53');
INSERT INTO "history" VALUES(30,'W-78ZQ479','approved','debit_sent','debiting','worker',1760000000000,'3347afedbe33f47359d6fe600b9b7299f343a658cb3b964cf40cbd89e6b9b7cb');
INSERT INTO "history" VALUES(31,'W-78ZQ479','debiting','debit_booked','debited','worker',1760000000000,'c016fa65a3da9e848b073f0214886ce26f0b665f30a7aa9e2a73a7ca0634c5b3');
INSERT INTO "history" VALUES(32,'W-78ZQ479','debited','payout_sent','paying_out','worker',1760000000000,'0207f7ff28257253fe00b59a13289f1de6b77acbb1bc085cd16d7b71155d5f95');
INSERT INTO "history" VALUES(33,'W-78ZQ479','paying_out','payout_failed','payout_failed','worker',1760000000000,'c7ae2fe6a5cf86a98b3a2a7dd4da9b8bcf7a915828ea4f93842ce2fa3ad27f93');
INSERT INTO "history" VALUES(34,'W-78ZQ479','payout_failed','return_ordered','returning','worker',1760000000000,'fcfaea29323fc7d78db00f20a245c6b6645d1baaf866e58974aeace50fbfcea4');
INSERT INTO "history" VALUES(35,'W-78ZQ479','returning','return_sent','returning','worker',1760000000000,'34f13b2ccc50945c2cc0b7280d67a368c802cea52f3f7cc9723652b8a824e00f');
INSERT INTO "history" VALUES(36,'W-78ZQ479','returning','return_booked','returned','worker',1760000000000,'d956ba4c9f5d6c205651df45d741c4710bc67d470c52126df596a4a4b4e20f09');
INSERT INTO "history" VALUES(37,'D-HTJTRHA',NULL,'made','created','user 70011223',1760000000000,'c7fc1cd6fcd206987a0bc86938b3fe343a92c8ac42691d0922e60b3c8223bb72');
INSERT INTO "history" VALUES(38,'D-HTJTRHA','created','started','awaiting_payer','payer',1760000000000,'8862894bf23e81f9b8e80eb0511ad369102ad1fb758276650da7d2016f94b314');
INSERT INTO "history" VALUES(39,'D-HTJTRHA','awaiting_payer','mismatched','review','fake webhook',1760000000000,'98a2d41332a6073d1464829541e8b470a9e5d791934b17efa21c69615fc1edb0');
INSERT INTO "history" VALUES(40,'D-HTJTRHA','review','refund_ordered','refunding','ann',1760000000000,'6c5a89def5bff4f3ef72adf146b9c602385fe9d01331b537403e68f1af353f21');
INSERT INTO "history" VALUES(41,'D-HTJTRHA','refunding','refund_paid','refunded','worker',1760000000000,'791305e263cb8b0282bda3728c8acbb6f442daaa7f00fea2315d74a2d7ed7aa9');
INSERT INTO "history" VALUES(42,'D-4J6ZRAU',NULL,'made','created','user 70011223',1760000000000,'458171bec0221461b107a3b389ecd7563ee5344671f3034a7c817265d6cd5a38');
INSERT INTO "history" VALUES(43,'D-4J6ZRAU','created','started','awaiting_payer','payer',1760000000000,'4f626f56db36c977aa069e46c8985cbbf424a5b85bb827e0c6b0d80e895e8032');
INSERT INTO "history" VALUES(44,'D-4J6ZRAU','awaiting_payer','captured','paid','fake webhook',1760000000000,'0e10de7157cc719f43349cb518d7abd5cd0555931dbc907cd1398fc72e4a9ddf');
INSERT INTO "history" VALUES(45,'D-4J6ZRAU','paid','credit_sent','crediting','worker',1760000000000,'53ab0ac037f8cd86315a95fef407f074535963592d9b5602339b69dc7115904e');
INSERT INTO "history" VALUES(46,'D-4J6ZRAU','crediting','credit_refused','credit_refused','worker',1760000000000,'49a4750bf979fa56dd97eef17e1f85a4a037069edfdd06f216a41d79e5b9b0b8');
INSERT INTO "history" VALUES(47,'D-4J6ZRAU','credit_refused','handed_to_staff','review','worker',1760000000000,'525fe95fc78494e1ecf686e073f851af655400ddcbe9e290716602ffcdeab551');
INSERT INTO "history" VALUES(48,'D-RTW7PBM',NULL,'made','created','user 70011223',1760000000000,'cd73657b5118b8c8b231c7583c21c37bf42eaaab2a3286f3de9dd18e50da152a');
INSERT INTO "history" VALUES(49,'D-RTW7PBM','created','started','awaiting_payer','payer',1760000000000,'e664774db79cecd9dca4db6db3b4fea7e7a74e21cd4ad2da08632c988b7d1ad8');
INSERT INTO "history" VALUES(50,'D-63MBNQY',NULL,'made','created','user 70011223',1760000000000,'53cc1ec7d7be666b82ee67c93a99e9f36b1adeeb6ab4e8100c9c5c34e389de68');
INSERT INTO "history" VALUES(51,'D-63MBNQY','created','started','awaiting_payer','payer',1760000000000,'09146ee06f95dde35ba37ca56c17069855e1211ab3ff3230320c8787d2589e8b');
INSERT INTO "history" VALUES(52,'D-63MBNQY','awaiting_payer','captured','paid','fake webhook',1760000000000,'b0aec5adf4cba4ab4a5223c9c2f80e53f566de1186c59b9b5cb33987de1e2257');
INSERT INTO "history" VALUES(53,'D-63MBNQY','paid','credit_sent','crediting','worker',1760000000000,'ceb77d3a738ca1200bfb0b6f19d808f87af41642d67df711163ec9db5ebab8ae');
INSERT INTO "history" VALUES(54,'D-63MBNQY','crediting','credit_unknown','credit_unknown','worker',1760000000000,'59134bdae02ebc550f391f1252b93565634d1d28af5fb1e5513cf263967e6192');
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
INSERT INTO "payments" VALUES('D-Y63WKF9','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','5d50bcc12f4b1f27126726213e90f4a5ae26cccc15e07ceb3eb3b0e272de6ab1','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-NQU7JAZ','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','2b07ba2196a0c707985cc8ba3f35d318b4d9a50a34dd090a8112f92d09c49de0','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-KV7G2C3','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','fd9cc844a847bdc0391f463f579712eee7742436882fd56ea1375b9d838ca7c6','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-HS2TBDE','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','2958e83a3d477091ef4c3da4db33d5b43ebf0618e033465a52ce2d1229606ea2','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-GB9CFCK','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','4f06bbfcc7334abcc2b1414daf7c366a14440ba8b75882c6201bc5fb12058179','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-78ZQ479','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','8904bc38efb5400bbc8c0290d1de81111e0a09d5056f17eb05039b6578f681f7','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-HTJTRHA','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','e112f9829d03a62dd044a859b5581f216bb307b763f3cec899f37498cfc4e0ff','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-4J6ZRAU','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','1737b578e586653bea5c32b6ce8da25eabe6839fb9975021bfcff02cc602af65','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-RTW7PBM','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','150bffa22bbcb6d8ff102443fcc36a09e297ef852298249ce08a4a37eae720e9','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-63MBNQY','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','b72d27207b8951aeef83d528767f76f6dffc022700ffd9c8c0eef793c2aefa2e','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-KV7G2C3.payout.1','W-KV7G2C3','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-GB9CFCK.refund.1','W-GB9CFCK','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-78ZQ479.payout.1','W-78ZQ479','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-HTJTRHA.refund.1','D-HTJTRHA','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "sign_ins" VALUES(1,70011223,1760000000000,'password','wrong_password');
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
INSERT INTO "tokens" VALUES('b143b4bfbd0b591815b162e42faca173505565d03f9c1f5df8795dd7e8e0df7a','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-Y63WKF9',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 10;
