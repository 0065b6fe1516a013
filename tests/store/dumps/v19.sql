-- A database of version 19, made by the code of commit 602e92b.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-SNDD39K: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-B23WGQX','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-82HTBHN','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-6Q2MAD5','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-6Q2MAD5','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-SNDD39K.credit.1','D-SNDD39K','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-PK4F89K.credit.1','D-PK4F89K','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-8ZZGVZ7.debit.1','W-8ZZGVZ7','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-DE27CB5.credit.1','D-DE27CB5','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-VK2PMRZ.debit.1','W-VK2PMRZ','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-BWFJC5E.debit.1','W-BWFJC5E','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-BWFJC5E.return.1','W-BWFJC5E','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-82HTBHN.credit.1','D-82HTBHN','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-6Q2MAD5.credit.1','D-6Q2MAD5','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-DE27CB5','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-6Q2MAD5','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-6Q2MAD5','D-6Q2MAD5 credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-SNDD39K',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-8ZZGVZ7.payout.1',NULL,'made','planned','user 70011223',1760000000000,'691a1473399a5dcaa01fea2dcb7ce32a4c62f5a8317a21ae00051d5bf1625f11');
INSERT INTO "disbursement_history" VALUES(2,'W-8ZZGVZ7.payout.1','planned','sent','sending','worker',1760000000000,'09294da254d1e8673052bb456a7f51b7fa9da996fec8b2cd0053dfa4bb04e6c2');
INSERT INTO "disbursement_history" VALUES(3,'W-8ZZGVZ7.payout.1','sending','paid','paid','worker',1760000000000,'234807787cfd17f0fdc33c0d53b82d4c3eb8ebcdd665a3ae22eba0e7c0bc9a30');
INSERT INTO "disbursement_history" VALUES(4,'W-VK2PMRZ.refund.1',NULL,'made','planned','user 70011223',1760000000000,'9ed4aa22a4acf2ed8b9e730ec1e733f873045af950430f39a75a33e2d664b035');
INSERT INTO "disbursement_history" VALUES(5,'W-VK2PMRZ.refund.1','planned','sent','sending','worker',1760000000000,'54126e6f1d6dc52507a90819d3a5b7ebd1d43a1ddd1ebe23563c8899082300a6');
INSERT INTO "disbursement_history" VALUES(6,'W-VK2PMRZ.refund.1','sending','paid','paid','worker',1760000000000,'ffd2e83ea5e8ce1324cce0af15289fdfb2829893ae3c591f5fbbc7fd3ac20c1a');
INSERT INTO "disbursement_history" VALUES(7,'W-BWFJC5E.payout.1',NULL,'made','planned','user 70011223',1760000000000,'0c07c0bc455c9b8774f6a156a8921ca8f3298fd8dac729bd09909ce6f1e43d1f');
INSERT INTO "disbursement_history" VALUES(8,'W-BWFJC5E.payout.1','planned','sent','sending','worker',1760000000000,'b228d0018ada6bd7a94b9658ca9e0b6d0525d7d052c9f60ab4ea36649ce1f731');
INSERT INTO "disbursement_history" VALUES(9,'W-BWFJC5E.payout.1','sending','failed','failed','worker',1760000000000,'ea0383108eda6a8790084345a55bb2c1d77aa7902c22e3ecd5b7594dcae62349');
INSERT INTO "disbursement_history" VALUES(10,'D-B23WGQX.refund.1',NULL,'made','planned','ann',1760000000000,'b4a3cdc82518f6b52e0df914c8484897c2ad648dc09e1f45737df62998e4ef94');
INSERT INTO "disbursement_history" VALUES(11,'D-B23WGQX.refund.1','planned','sent','sending','worker',1760000000000,'68eeaa7e5cb2fbee9be27652fec8cf0890f0fcf0383c510bff195233eabe1a60');
INSERT INTO "disbursement_history" VALUES(12,'D-B23WGQX.refund.1','sending','paid','paid','worker',1760000000000,'b8e0d58fb4b5d5aa1dc795b884ff6b7390f6fcb01c72b462c91db0ba87cdbf8f');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-DE27CB5','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000,1);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-SNDD39K','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-SNDD39K','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-PK4F89K','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-DE27CB5','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-B23WGQX','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-82HTBHN','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-6Q2MAD5','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-SNDD39K',NULL,'made','created','user 70011223',1760000000000,'d58a6c8fb1f1fea1eb8e45aa233f8dbe20178614d284469234eac98c7974e78a');
INSERT INTO "history" VALUES(2,'D-SNDD39K','created','started','awaiting_payer','payer',1760000000000,'2668da4dcaf7ea36db861804b91c3fbaa547a7542d6941f2279d0e8b3e82eea1');
INSERT INTO "history" VALUES(3,'D-SNDD39K','awaiting_payer','captured','paid','fake webhook',1760000000000,'625e0dcfe9052bf85cd91f7c41bbb10350538d119846c65d66150faa75312ee0');
INSERT INTO "history" VALUES(4,'D-SNDD39K','paid','credit_sent','crediting','worker',1760000000000,'f5509eb3ee96852e5fe701c4aef0db61bc5d5700b277c7b50e8c39c38ef77e88');
INSERT INTO "history" VALUES(5,'D-SNDD39K','crediting','credit_booked','credited','worker',1760000000000,'c35884935edcd70bd7f1b86b6e92161325a788dbad57dcab6d87c411b6be34ac');
INSERT INTO "history" VALUES(6,'D-PK4F89K',NULL,'made','created','user 70011223',1760000000000,'82ef9941f94ac1002bfe8beaa9a8ec18eb70ceda3a4a37519dcd2604b9f3e089');
INSERT INTO "history" VALUES(7,'D-PK4F89K','created','started','awaiting_payer','payer',1760000000000,'4989ded941204a8e035d87e2951119eca5ac434fd830f78d9124dee18f084843');
INSERT INTO "history" VALUES(8,'D-PK4F89K','awaiting_payer','captured','paid','fake webhook',1760000000000,'7063292f6bc185a52a22c96e2055d0e2830a77a2bef2e1a7eff25b292e0b89ce');
INSERT INTO "history" VALUES(9,'W-8ZZGVZ7',NULL,'made','requested','user 70011223',1760000000000,'51ef831df083d7193e6fc07e2fe33e15dec4a2f5f517dbd1b70c26d2ac8e5d7e');
INSERT INTO "history" VALUES(10,'W-8ZZGVZ7','requested','approved','approved','policy',1760000000000,'a67be11267e19903780595d6027a3f2ecc374521136368df213374953266ea03');
INSERT INTO "history" VALUES(11,'D-DE27CB5',NULL,'made','created','user 70011223',1760000000000,'05c56583728880b8f54306b1307266402ea8bc6f58befaaeacab724fd0a6307b');
INSERT INTO "history" VALUES(12,'D-DE27CB5','created','started','awaiting_payer','payer',1760000000000,'9190fa7796ffaf6aaecadbff3f5357f705323722705c8ab7f8f11492118ac26e');
INSERT INTO "history" VALUES(13,'D-DE27CB5','awaiting_payer','captured','paid','fake webhook',1760000000000,'8706bc1853fecdd962f8294d562644103f6b0efe995759a5b70d14657656ef3a');
INSERT INTO "history" VALUES(14,'D-PK4F89K','paid','credit_sent','crediting','worker',1760000000000,'ec687c944dac2dba839c394f646631fc42f3425fa522f9ebb766cb58c2036b5d');
INSERT INTO "history" VALUES(15,'D-PK4F89K','crediting','credit_booked','credited','worker',1760000000000,'4b28761bb2674cd87c2fc0a952b83417ff31d60832b0962a8edf3c3bfe548605');
INSERT INTO "history" VALUES(16,'W-8ZZGVZ7','approved','debit_sent','debiting','worker',1760000000000,'7fbbd591ff7f3231abb91ace7eb6ee2de756274b2680b9841b271321e6453da5');
INSERT INTO "history" VALUES(17,'W-8ZZGVZ7','debiting','debit_booked','debited','worker',1760000000000,'26850500140a5544dcb48121a0b4cc1f6ba6282384b80b24dce2b75e2a58939c');
INSERT INTO "history" VALUES(18,'D-DE27CB5','paid','credit_sent','crediting','worker',1760000000000,'161a930d1bad936eeb82c25f2a472119b4a7435a40c2780ffb6b21a3a1a9dfd0');
INSERT INTO "history" VALUES(19,'D-DE27CB5','crediting','credit_booked','credited','worker',1760000000000,'7c90e378abd3a1659367c0cd364a342f14f13520fa422bb0f3dc516275cc8303');
INSERT INTO "history" VALUES(20,'W-8ZZGVZ7','debited','payout_sent','paying_out','worker',1760000000000,'5dcbf2e9ef23b290586404be103fa474c93802fa61e2e883f17f31cf18238685');
INSERT INTO "history" VALUES(21,'W-8ZZGVZ7','paying_out','payout_paid','paid_out','worker',1760000000000,'9955c917b5c2349de8f0e88a458f2e1540836af8adcd5396b92200f7f2999f8e');
INSERT INTO "history" VALUES(22,'W-VK2PMRZ',NULL,'made','requested','user 70011223',1760000000000,'1c8a7bc52893330271d688c6a4eabfd340300eb9eead0c3d5732bd43679567c8');
INSERT INTO "history" VALUES(23,'W-VK2PMRZ','requested','approved','approved','policy',1760000000000,'29a3c9862b65290865572c1b4b358d41097667539f1ff3707ceff679025df9e8');
INSERT INTO "history" VALUES(24,'W-VK2PMRZ','approved','debit_sent','debiting','worker',1760000000000,'9a1a766e964317dfbaa9957bc9dad7edde581a5279e6400af3347943c505325c');
INSERT INTO "history" VALUES(25,'W-VK2PMRZ','debiting','debit_booked','debited','worker',1760000000000,'6f3fbc656c8cdfb5c079b750bc7b0bb660d086d5810d27776efaaa39f77671f6');
INSERT INTO "history" VALUES(26,'W-VK2PMRZ','debited','payout_sent','paying_out','worker',1760000000000,'e67b7ab319310549ba9e0977204e508306b66924ffcabdc5b23a9cc3d146f578');
INSERT INTO "history" VALUES(27,'W-VK2PMRZ','paying_out','payout_paid','paid_out','worker',1760000000000,'ed359c79152ccc9510db56d836da9f44aaf0156e07311dc7589d100f8de0c6ce');
INSERT INTO "history" VALUES(28,'W-BWFJC5E',NULL,'made','requested','user 70011223',1760000000000,'04842f86e8ef2ad1bab66939278318ea3667458ef355422646bb392f26ab1a70');
INSERT INTO "history" VALUES(29,'W-BWFJC5E','requested','approved','approved','policy',1760000000000,'9b572ec3e318f578e02cf8a50c4a726778ff46381bdd232ceb15af75372e1e4a');
INSERT INTO "history" VALUES(30,'W-BWFJC5E','approved','debit_sent','debiting','worker',1760000000000,'2331f1fc5b664c50535ef91757f6e27282647c95893897f0dd17f8743ba78af2');
INSERT INTO "history" VALUES(31,'W-BWFJC5E','debiting','debit_booked','debited','worker',1760000000000,'f8d326826c838281e65b92aae30903d7597e2c32737f774596850a59d32b722f');
INSERT INTO "history" VALUES(32,'W-BWFJC5E','debited','payout_sent','paying_out','worker',1760000000000,'b64238197fe204c56e54fba2e809a0c6cf32e883b5192330247d628248f85d45');
INSERT INTO "history" VALUES(33,'W-BWFJC5E','paying_out','payout_failed','payout_failed','worker',1760000000000,'1d38530a1023ad94338c5fe479fb9703b6bba2ade321a0c860a486de287b7289');
INSERT INTO "history" VALUES(34,'W-BWFJC5E','payout_failed','return_ordered','returning','worker',1760000000000,'47fff835a478c77e4af4504832c8d28ebc8b25e312c3c8f9b3306b3cd3524d36');
INSERT INTO "history" VALUES(35,'W-BWFJC5E','returning','return_sent','returning','worker',1760000000000,'9586c141a93562b6981192a67a303329fd8b89f33d935c5c527a9eb081708d17');
INSERT INTO "history" VALUES(36,'W-BWFJC5E','returning','return_booked','returned','worker',1760000000000,'562859de85639e471c6613e9058a24b0c7f34c70876dd58d9bb6f4854bf82132');
INSERT INTO "history" VALUES(37,'D-B23WGQX',NULL,'made','created','user 70011223',1760000000000,'ff426fa64567238c37da9b38ca0d6ddbe4f14cac46733c8ddd4b0c5e824ac07f');
INSERT INTO "history" VALUES(38,'D-B23WGQX','created','started','awaiting_payer','payer',1760000000000,'15107ade3dbd715594b601c5cc38c3e17897b02e79a52567034861d61464c682');
INSERT INTO "history" VALUES(39,'D-B23WGQX','awaiting_payer','mismatched','review','fake webhook',1760000000000,'757a41b970fc80729e14c29c196c4898386d4410ec26e0fa1a6aa1cb49eb2eab');
INSERT INTO "history" VALUES(40,'D-B23WGQX','review','refund_ordered','refunding','ann',1760000000000,'d1cc962097bf73301b271ae5718da1d6088c4c2b5293a089d15463374cc38d06');
INSERT INTO "history" VALUES(41,'D-B23WGQX','refunding','refund_paid','refunded','worker',1760000000000,'2114d78163c78c62b85221e9c2a905662850e2c804ca3afae7bdabc3d220027a');
INSERT INTO "history" VALUES(42,'D-82HTBHN',NULL,'made','created','user 70011223',1760000000000,'f86cd5758619a763a4440f970caa68ee6ed0005ebc41f0824320cd4cb809dddd');
INSERT INTO "history" VALUES(43,'D-82HTBHN','created','started','awaiting_payer','payer',1760000000000,'e09db88385c354c54b736a06c9f892796e46959b91e642bb9b058d86dfd28490');
INSERT INTO "history" VALUES(44,'D-82HTBHN','awaiting_payer','captured','paid','fake webhook',1760000000000,'68fcd69701a6f4b7cbe9328b45ddea7316d712530d51dfe20ecfdf34e2f803a8');
INSERT INTO "history" VALUES(45,'D-82HTBHN','paid','credit_sent','crediting','worker',1760000000000,'385095080ec82a28c223f08c833ee52d8ab26a636b36aa5add52bf4d422e2eee');
INSERT INTO "history" VALUES(46,'D-82HTBHN','crediting','credit_refused','credit_refused','worker',1760000000000,'5da1cacdfb146e89cbac08d4466dbf3c31eb663251889ed0b4e4ae7402383f92');
INSERT INTO "history" VALUES(47,'D-82HTBHN','credit_refused','handed_to_staff','review','worker',1760000000000,'5c84c97ea89e5ff21f5d2ce4f1c25225d09bf3baa2be53e5a651b7691e7736dd');
INSERT INTO "history" VALUES(48,'D-H4AK4Y7',NULL,'made','created','user 70011223',1760000000000,'eedf46aa87a122737b84345204767d0b6e82ec8f62ad299ffec552311c658d83');
INSERT INTO "history" VALUES(49,'D-H4AK4Y7','created','started','awaiting_payer','payer',1760000000000,'addc9b4ad5d0c9fec3fa69967e24d59e397aef9e0a2cd60e4cd3d9041d70caa0');
INSERT INTO "history" VALUES(50,'D-6Q2MAD5',NULL,'made','created','user 70011223',1760000000000,'7f41cb12336c171726155d7614cc339ea495e9eac344d9ea0476b1b1a22acbe8');
INSERT INTO "history" VALUES(51,'D-6Q2MAD5','created','started','awaiting_payer','payer',1760000000000,'54dc9c70291d92e729ac89b82d823b83855e28d30ba12c3426e1c795593b9aad');
INSERT INTO "history" VALUES(52,'D-6Q2MAD5','awaiting_payer','captured','paid','fake webhook',1760000000000,'92b80af3589011aea0a946053ae20cfd6e50ec7724e48c217f61ac4f9714b788');
INSERT INTO "history" VALUES(53,'D-6Q2MAD5','paid','credit_sent','crediting','worker',1760000000000,'3648505f100d5d4229e5b5e3c7ea46b8842c8f06e459de147ea81bd34649a1e3');
INSERT INTO "history" VALUES(54,'D-6Q2MAD5','crediting','credit_unknown','credit_unknown','worker',1760000000000,'a2019f24b88534188415ccdbe7a6ea982acb68ba6e5491a25085cc4efb520ee0');
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
INSERT INTO "ledger_entries" VALUES(1,'captured','D-SNDD39K','D-SNDD39K.captured',1760000000000,'b68bde39ca58bac983caa804d7c85a6361f53d07a157eb4f182fcfcb0695d91e');
INSERT INTO "ledger_entries" VALUES(2,'funds_held','U-D2YJTVRQMXNUJK','U-D2YJTVRQMXNUJK.funds_held',1760000000000,'0d64e718e7447adf708a9ebbfc8c268c29051ee9fc7acd950d340cd427355498');
INSERT INTO "ledger_entries" VALUES(3,'credit_booked','D-SNDD39K','D-SNDD39K.credit.1',1760000000000,'82a1985f65f13248d1c04cf35a6f449386450be5d691a71c898359615a1395b8');
INSERT INTO "ledger_entries" VALUES(4,'captured','D-PK4F89K','D-PK4F89K.captured',1760000000000,'8ec939550deb2e0c9938ea03b269870aff89473804016a23c95fe0af1009922d');
INSERT INTO "ledger_entries" VALUES(5,'captured','D-DE27CB5','D-DE27CB5.captured',1760000000000,'7149cc2e8dfce06f3abe7830adad055b18d313c84892d3c6b29a7d7d69a058fd');
INSERT INTO "ledger_entries" VALUES(6,'credit_booked','D-PK4F89K','D-PK4F89K.credit.1',1760000000000,'5ac72b54d2a5ce8ce40c1b54e6ecab4a484b90e0ddcaa67c85c921122783362a');
INSERT INTO "ledger_entries" VALUES(7,'debit_booked','W-8ZZGVZ7','W-8ZZGVZ7.debit.1',1760000000000,'457c0eb9585f689af575a9f610bd6f5d4545236dfec73c58bc14f33e280d9ad8');
INSERT INTO "ledger_entries" VALUES(8,'credit_booked','D-DE27CB5','D-DE27CB5.credit.1',1760000000000,'a38b2f2e76d57950a1da66ac6a35ca2aa037dac484547bf173e363cc1c8f8c99');
INSERT INTO "ledger_entries" VALUES(9,'sent','W-8ZZGVZ7','W-8ZZGVZ7.payout.1',1760000000000,'f93a9dc8a2165560e58d0801202126ebe04ef210af29173dc989275ab1cd4f69');
INSERT INTO "ledger_entries" VALUES(10,'paid','W-8ZZGVZ7','W-8ZZGVZ7.payout.1',1760000000000,'b8762481b38bc3968fd4c1eac61e42bc7e889d40dfd7127679871fe0e5f2b06f');
INSERT INTO "ledger_entries" VALUES(11,'debit_booked','W-VK2PMRZ','W-VK2PMRZ.debit.1',1760000000000,'dc35e4def530065689752a9512930a4b543ba070fffb080ee9796f65b4253b68');
INSERT INTO "ledger_entries" VALUES(12,'sent','W-VK2PMRZ','W-VK2PMRZ.refund.1',1760000000000,'64496e39d233860e2ecfa670f1801f430277bb889261266a2a7b79b230d79172');
INSERT INTO "ledger_entries" VALUES(13,'paid','W-VK2PMRZ','W-VK2PMRZ.refund.1',1760000000000,'ff18a293c24c525281bb4dadd0ef74c50745ef2f7af0fa1717cddd7e61b281e8');
INSERT INTO "ledger_entries" VALUES(14,'debit_booked','W-BWFJC5E','W-BWFJC5E.debit.1',1760000000000,'a19595a2d8c2b17cb9258907924e19f8c05123167d5577f41f0e23795f8f3221');
INSERT INTO "ledger_entries" VALUES(15,'sent','W-BWFJC5E','W-BWFJC5E.payout.1',1760000000000,'9836135a9aed494a90cd26bf33b2f09df6a9eba491a7735a2131ac2544aa4a24');
INSERT INTO "ledger_entries" VALUES(16,'not_paid','W-BWFJC5E','W-BWFJC5E.payout.1',1760000000000,'e78c686fa3b2c01927549d0bed09eff26903d6a715fb4b29918a2c6a56222e69');
INSERT INTO "ledger_entries" VALUES(17,'return_booked','W-BWFJC5E','W-BWFJC5E.return.1',1760000000000,'e15b370b9accd33730933dbc076567d93a3a613c1c7c40fecbeb570076cda4e6');
INSERT INTO "ledger_entries" VALUES(18,'captured','D-B23WGQX','D-B23WGQX.captured',1760000000000,'64bfacedf3d21f1b3be11462fa744205c87cf54c7af7989fbb70bf5118619d36');
INSERT INTO "ledger_entries" VALUES(19,'sent','D-B23WGQX','D-B23WGQX.refund.1',1760000000000,'399171000146a22d6c41833895555cf833e2303bab2e10835b270e2ad8b9df79');
INSERT INTO "ledger_entries" VALUES(20,'paid','D-B23WGQX','D-B23WGQX.refund.1',1760000000000,'bab31951b17113081908f4bdada1ebed93f8c291c685f9717d622a6c1eba9386');
INSERT INTO "ledger_entries" VALUES(21,'captured','D-82HTBHN','D-82HTBHN.captured',1760000000000,'7e0b3870649a4b757155ab39178d04e46cee2d854f11b87c4ba44ad50cf0176a');
INSERT INTO "ledger_entries" VALUES(22,'captured','D-6Q2MAD5','D-6Q2MAD5.captured',1760000000000,'601411c1642d49b115fc72ef960bd95109f4e258a47033b84b5beb81b2142617');
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
INSERT INTO "mails" VALUES(1,'D-SNDD39K.credited.1','credited',70011223,'D-SNDD39K',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-PK4F89K.credited.1','credited',70011223,'D-PK4F89K',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-DE27CB5.credited.1','credited',70011223,'D-DE27CB5',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-8ZZGVZ7.paid_out.1','paid_out',70011223,'W-8ZZGVZ7',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-VK2PMRZ.paid_out.1','paid_out',70011223,'W-VK2PMRZ',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-BWFJC5E.returned.1','returned',70011223,'W-BWFJC5E',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-B23WGQX.paid_back.1','paid_back',70011223,'D-B23WGQX',1760000000000,1760000000000,0,'',NULL);
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
        OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8), fee INTEGER,
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "payments" VALUES('D-SNDD39K','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','b2da71520fad6777a3aabc4cdce24988b7a9232ddd507ae55a39520e1b4186d2','embedded','Visa 4001',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('D-PK4F89K','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','a279e9e5983efb86f085425ec00002e153a5a1335f1300519ea4380d08e3e2b4','embedded','Visa 4003',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-8ZZGVZ7','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','dc4d0de1ab01094907782eed8384828ddef6a63a5d774b0d1ea3dcb43c161716','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-DE27CB5','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','c397d559997c704d54bf297737e559c69bddc1fcfdd8f761ddbfe6c753dc02c3','embedded','Visa 4004',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-VK2PMRZ','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','03f24a0beb5bb4b9a1c53ecdaceaafcd547c2126b7f67bdf3cbc9f6ce7a8f1a8','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('W-BWFJC5E','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','c39b8069b35709c280312dc8093ef5a5f3257529685f0524859f34b67a66f607','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-B23WGQX','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','873aaf04b12b4c4b5cc7234168759491b0e196cf989bee1ae7777eec07e51cc1','embedded','Visa 4008',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-82HTBHN','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','90873c98a98e95704a8dcef4db91e889a964fdda0b87c378e6abee20f6a7dc99','embedded','Visa 4010',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-H4AK4Y7','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','2c87355b7bf272a0fa098dad890611498bae1c1610bbae3c072323633d6d9d8b','embedded','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-6Q2MAD5','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','8b250744525f602b2abca13153ad63a0cb8e2928676ad787e7d491d3c6b74386','embedded','Visa 4012',0,0,'USD',2,0);
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
INSERT INTO "psp_calls" VALUES('W-8ZZGVZ7.payout.1','W-8ZZGVZ7','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-VK2PMRZ.refund.1','W-VK2PMRZ','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-BWFJC5E.payout.1','W-BWFJC5E','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-B23WGQX.refund.1','D-B23WGQX','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('b81364817a9762ae227304717965441e4e6a8722f390294d997f85c89bd476ab','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-SNDD39K',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
PRAGMA user_version = 19;
