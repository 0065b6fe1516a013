-- A database of version 6, made by the code of commit 42875eb.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-4UMDRN6: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-GCBWYD8','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-Y2UX9Y2','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-ZZD9AJP','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-4UMDRN6.credit.1','D-4UMDRN6','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-BBMEVKH.credit.1','D-BBMEVKH','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-WBW8F5N.debit.1','W-WBW8F5N','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-75NFTDU.credit.1','D-75NFTDU','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-VG86MWX.debit.1','W-VG86MWX','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-QWPDXQV.debit.1','W-QWPDXQV','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-QWPDXQV.return.1','W-QWPDXQV','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-Y2UX9Y2.credit.1','D-Y2UX9Y2','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-ZZD9AJP.credit.1','D-ZZD9AJP','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-75NFTDU','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-ZZD9AJP','D-ZZD9AJP credit_unknown ambiguous','not booked','ann',1760000000000);
CREATE TABLE disabled (user_id INTEGER PRIMARY KEY CHECK (user_id > 0)) STRICT;
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
INSERT INTO "disbursement_history" VALUES(1,'W-WBW8F5N.payout.1',NULL,'made','planned','user 70011223',1760000000000,'7d8fe4d5a4153bde3f47da5ee24f84b4d5ddfb1b44bf447873819a9bbc677833');
INSERT INTO "disbursement_history" VALUES(2,'W-WBW8F5N.payout.1','planned','sent','sending','worker',1760000000000,'61cf238e7f62a2d7ea6a4346061a232cd095ddbdd06ebb26bc8cc249de8fd863');
INSERT INTO "disbursement_history" VALUES(3,'W-WBW8F5N.payout.1','sending','paid','paid','worker',1760000000000,'36a4a0fca4299655914301069c5cf2681e4ff2e5e0a20a0964c351ebad1e5622');
INSERT INTO "disbursement_history" VALUES(4,'W-VG86MWX.refund.1',NULL,'made','planned','user 70011223',1760000000000,'44d27d90bb7e819ce414f36b037376c9878ac0a4e8b94172b8a980212e914a3f');
INSERT INTO "disbursement_history" VALUES(5,'W-VG86MWX.refund.1','planned','sent','sending','worker',1760000000000,'7681c3e7c5d3b768b8e53d4a15cdbb672bcb7b84e3568f8700d174fafe061a5a');
INSERT INTO "disbursement_history" VALUES(6,'W-VG86MWX.refund.1','sending','paid','paid','worker',1760000000000,'ac2b7d9005519b1a414dbdb72b1e78b44d010024082716ba2f49ca91f4efc268');
INSERT INTO "disbursement_history" VALUES(7,'W-QWPDXQV.payout.1',NULL,'made','planned','user 70011223',1760000000000,'35db7ac823ed3cc66eb5cf626603b6fa80bed35ceb72f599291842fac6bb5473');
INSERT INTO "disbursement_history" VALUES(8,'W-QWPDXQV.payout.1','planned','sent','sending','worker',1760000000000,'b1631c190b1ce68ad2662f717feef6a7ea2884e527e1c838d1ba75e57caa9573');
INSERT INTO "disbursement_history" VALUES(9,'W-QWPDXQV.payout.1','sending','failed','failed','worker',1760000000000,'11cb6358187f98f0a8909424de3d2f2e06d0daccb0ec95f7d78d00d66c3e73f9');
INSERT INTO "disbursement_history" VALUES(10,'D-GCBWYD8.refund.1',NULL,'made','planned','ann',1760000000000,'229801ef46287ba512d6e88116189124765ad7bcadcd51f00a13055c5905d366');
INSERT INTO "disbursement_history" VALUES(11,'D-GCBWYD8.refund.1','planned','sent','sending','worker',1760000000000,'a73b9abe9d2d8fdeaa8eabfa0fe9029082f1ef2850db10e3a51a9e9230de94cd');
INSERT INTO "disbursement_history" VALUES(12,'D-GCBWYD8.refund.1','sending','paid','paid','worker',1760000000000,'4c86311ae2ed452303b81248ed9aff98975f72731787a299429cc84320e8d538');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-75NFTDU','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-4UMDRN6','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-4UMDRN6','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-BBMEVKH','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-75NFTDU','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-GCBWYD8','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-Y2UX9Y2','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-ZZD9AJP','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-4UMDRN6',NULL,'made','created','user 70011223',1760000000000,'edfae47dfe486c825fd357fdeef819fced544ce33243271dc73c0aa387490bce');
INSERT INTO "history" VALUES(2,'D-4UMDRN6','created','started','awaiting_payer','payer',1760000000000,'cae54f39fc20464b0edb4b2b24750310b8d2b145831bf12064c7edde109493af');
INSERT INTO "history" VALUES(3,'D-4UMDRN6','awaiting_payer','captured','paid','fake webhook',1760000000000,'c619179fc1707972495eae21cc87cda4154f1b9dff6a56be3d04c3ba0fc5f6aa');
INSERT INTO "history" VALUES(4,'D-4UMDRN6','paid','credit_sent','crediting','worker',1760000000000,'5b02b60f46fcedb095599ab21f48f31d353cf5dd07d62999cc07b37fed1e43ce');
INSERT INTO "history" VALUES(5,'D-4UMDRN6','crediting','credit_booked','credited','worker',1760000000000,'bf8c59e1b9b234fa3453bbf11d1c58b8bb09e6c1edba82fb5a8d5b17cb8d2538');
INSERT INTO "history" VALUES(6,'D-BBMEVKH',NULL,'made','created','user 70011223',1760000000000,'a1042b216fc78cf1f272fab5de44825283ca12d919458986fc98f4d75a4ac6f9');
INSERT INTO "history" VALUES(7,'D-BBMEVKH','created','started','awaiting_payer','payer',1760000000000,'19eda65b098eccbf5a3b94f23fa6d072f9e086b81f54293f2c86f87fd8f78a22');
INSERT INTO "history" VALUES(8,'D-BBMEVKH','awaiting_payer','captured','paid','fake webhook',1760000000000,'33a05fae328367733a386d8daf8a40153cf40ae78c3f1d5ec52a1fdeae2c1164');
INSERT INTO "history" VALUES(9,'W-WBW8F5N',NULL,'made','requested','user 70011223',1760000000000,'2295b15f51d35b7f207bda3c9f19b534e4da98c6dc870afb8c1a0012f28c015f');
INSERT INTO "history" VALUES(10,'W-WBW8F5N','requested','approved','approved','policy',1760000000000,'be3e29bc553d813c91bf242dd9a83b9094b11f65bd86c24c3fd8f4cde42736f7');
INSERT INTO "history" VALUES(11,'D-75NFTDU',NULL,'made','created','user 70011223',1760000000000,'7edfc204713723fb065819633e7c9dff0871e7391b46efe141d5b13727e5696d');
INSERT INTO "history" VALUES(12,'D-75NFTDU','created','started','awaiting_payer','payer',1760000000000,'ba9fb5f9c52e1ecc27a24c5eeb1e34993bfcea25bd520af18a6e914b9bf0b3ee');
INSERT INTO "history" VALUES(13,'D-75NFTDU','awaiting_payer','captured','paid','fake webhook',1760000000000,'ef29a70188a1bc0de5474e62d94349bb2ac1438e8965312c263a265bf64ab7cc');
INSERT INTO "history" VALUES(14,'D-BBMEVKH','paid','credit_sent','crediting','worker',1760000000000,'bc558f48cbd1dd6ca7c79142f9473408d12adbcc5561895d6ab7f76f8e46287d');
INSERT INTO "history" VALUES(15,'D-BBMEVKH','crediting','credit_booked','credited','worker',1760000000000,'c62fe059b9a182369a6a9bc16bcbef7259a4e38af05abfdb36a52a1ca93e1aa7');
INSERT INTO "history" VALUES(16,'W-WBW8F5N','approved','debit_sent','debiting','worker',1760000000000,'dddd90f17b50d83e2ca2061de47651dc0ad01b95c98499d961f215684683931f');
INSERT INTO "history" VALUES(17,'W-WBW8F5N','debiting','debit_booked','debited','worker',1760000000000,'4d475f5819a4a2b1efdd9c4a4ec78e9f90ad9dba3a4c36083faa6c7db266e706');
INSERT INTO "history" VALUES(18,'D-75NFTDU','paid','credit_sent','crediting','worker',1760000000000,'2e75fd1c7d8d7a80d90c7d114a45ef562be0f3794dccf64df1d5667e815660d7');
INSERT INTO "history" VALUES(19,'D-75NFTDU','crediting','credit_booked','credited','worker',1760000000000,'af48b254d23929b2b711f1ff2d7e77698c4dd94bfd1a825499953322bca55585');
INSERT INTO "history" VALUES(20,'W-WBW8F5N','debited','payout_sent','paying_out','worker',1760000000000,'14ca2b49593be1c481c7bb9d24d74a31c20a28f2377f6bd036ddc54d92cb9423');
INSERT INTO "history" VALUES(21,'W-WBW8F5N','paying_out','payout_paid','paid_out','worker',1760000000000,'2662ca8d82a5b22f2d8543c25b3061ff45018179a19831a3602e83521299a985');
INSERT INTO "history" VALUES(22,'W-VG86MWX',NULL,'made','requested','user 70011223',1760000000000,'d35ab687b15f1164fe674000e08b8c15489ea6ffbc86a5023d38479914a83364');
INSERT INTO "history" VALUES(23,'W-VG86MWX','requested','approved','approved','policy',1760000000000,'8faae74b8437fb2188fce3caec9a3ad5c0ca7f93222b98a85e30b8390addfdbd');
INSERT INTO "history" VALUES(24,'W-VG86MWX','approved','debit_sent','debiting','worker',1760000000000,'a1cd18c0b9e437903e71f4384d3d16e7ad4b4f19ea38bb071c963be69b821226');
INSERT INTO "history" VALUES(25,'W-VG86MWX','debiting','debit_booked','debited','worker',1760000000000,'fa96c563e4c13be9dd0ccfc69bd6374c895b9dfc6379897417cd5ec895373d48');
INSERT INTO "history" VALUES(26,'W-VG86MWX','debited','payout_sent','paying_out','worker',1760000000000,'270864a4b2edf298d5428988ad22500196897d66cb41dd52359c5767e8ce810c');
INSERT INTO "history" VALUES(27,'W-VG86MWX','paying_out','payout_paid','paid_out','worker',1760000000000,'84ecbe05f35887a3a523bc6acd7820c8c663a054aa65126d06a6499b4dcb43a8');
INSERT INTO "history" VALUES(28,'W-QWPDXQV',NULL,'made','requested','user 70011223',1760000000000,'7a2821ae58c54c7bac5c3e4e594ed112aec3dc3c965582ed05296586af2b55b6');
INSERT INTO "history" VALUES(29,'W-QWPDXQV','requested','approved','approved','policy',1760000000000,'5daf83af2560f284acc150fdff40f3c542dc7b749f695fbfce832bc323556771');
INSERT INTO "history" VALUES(30,'W-QWPDXQV','approved','debit_sent','debiting','worker',1760000000000,'ef0cc4b14e115130dc5ab89ff94732c4f6b10e79281917f83f46f53ffca2fd96');
INSERT INTO "history" VALUES(31,'W-QWPDXQV','debiting','debit_booked','debited','worker',1760000000000,'4a581160b1b6f3e58a68268f2c2348dcf5c481670a63a4469bb883e3d59be444');
INSERT INTO "history" VALUES(32,'W-QWPDXQV','debited','payout_sent','paying_out','worker',1760000000000,'73997eef6377cc3b27af203e9bf065fab6f1ba478c21667ce2ff0fe21c58b21d');
INSERT INTO "history" VALUES(33,'W-QWPDXQV','paying_out','payout_failed','payout_failed','worker',1760000000000,'8ed31a7ab9b4a4f122b762f396bde144e58b1cf898d99a0959dd79684ba0d116');
INSERT INTO "history" VALUES(34,'W-QWPDXQV','payout_failed','return_ordered','returning','worker',1760000000000,'b81343ae9d5c462773e0ca27bf99526444e4d86e7bc58deaca224ab4867e739e');
INSERT INTO "history" VALUES(35,'W-QWPDXQV','returning','return_sent','returning','worker',1760000000000,'58b98f6ccb6499c388c852dc17b78bf60bfd3807a2fcb9875e6a2dcae9bba880');
INSERT INTO "history" VALUES(36,'W-QWPDXQV','returning','return_booked','returned','worker',1760000000000,'91e41ee5ba2edaab63813c95f46b9eb130cb24efcc20118f70cf7f9ae60de084');
INSERT INTO "history" VALUES(37,'D-GCBWYD8',NULL,'made','created','user 70011223',1760000000000,'535e639e5550c638ca3d32b3052b4448fe2b1012c4ae024bce2bd8df35f2e8bd');
INSERT INTO "history" VALUES(38,'D-GCBWYD8','created','started','awaiting_payer','payer',1760000000000,'64bff5175a468e2b839ed01684f724707b34de42cc8dd9aa4b4d6682901b97b0');
INSERT INTO "history" VALUES(39,'D-GCBWYD8','awaiting_payer','mismatched','review','fake webhook',1760000000000,'0f3a7fef8bb13b297c5c3cbbf34390391f50ced664a44c27dcc758a95b5eed52');
INSERT INTO "history" VALUES(40,'D-GCBWYD8','review','refund_ordered','refunding','ann',1760000000000,'33e2443a412b9f946d7cee539cfe199cc0671ee8b479b02d1a985998734aae9f');
INSERT INTO "history" VALUES(41,'D-GCBWYD8','refunding','refund_paid','refunded','worker',1760000000000,'6bc1a3796b79763a62ab2b602990ed4ba823ab1f2ca67721b4baebabc3020ac1');
INSERT INTO "history" VALUES(42,'D-Y2UX9Y2',NULL,'made','created','user 70011223',1760000000000,'ec96a11f9ac332306324d9908a6ced12bf4470c25f5f23655c9eb15d8d561815');
INSERT INTO "history" VALUES(43,'D-Y2UX9Y2','created','started','awaiting_payer','payer',1760000000000,'71b9f96658abe36ac50ea8bb0ba2400e60bcedc7be980631f173865f45f644a8');
INSERT INTO "history" VALUES(44,'D-Y2UX9Y2','awaiting_payer','captured','paid','fake webhook',1760000000000,'e8e44ed70c6578c2a67364326cd3b1c2b740283da120f5c451d23f4dd5e3e15e');
INSERT INTO "history" VALUES(45,'D-Y2UX9Y2','paid','credit_sent','crediting','worker',1760000000000,'62341a90149d36a8cef8a26ae585a91c0e7fcc758718663e12991dbf963fad99');
INSERT INTO "history" VALUES(46,'D-Y2UX9Y2','crediting','credit_refused','credit_refused','worker',1760000000000,'a74f36646e5d39f3adc116c877c0fdd97c9f3a2bb831076d96a9f5a6e4cd417e');
INSERT INTO "history" VALUES(47,'D-Y2UX9Y2','credit_refused','handed_to_staff','review','worker',1760000000000,'f6e9a70568c4c2afba7c81eaf6b2d1567397bb3e935d788aa2e2951d44a80ea7');
INSERT INTO "history" VALUES(48,'D-4M4U4TQ',NULL,'made','created','user 70011223',1760000000000,'f4a1764431eeed0b1e71e9fc04750a2a8efe3095d498126b9dec50d84a2036d7');
INSERT INTO "history" VALUES(49,'D-4M4U4TQ','created','started','awaiting_payer','payer',1760000000000,'9513b43001848ec342efec51a151bb0c5ea1b7dfced6edb30039ba7c57e7f8fd');
INSERT INTO "history" VALUES(50,'D-ZZD9AJP',NULL,'made','created','user 70011223',1760000000000,'0a56b58295306ad38562823dc8a369b3db9739beb1b9dfa4dac85b864d2a7fdf');
INSERT INTO "history" VALUES(51,'D-ZZD9AJP','created','started','awaiting_payer','payer',1760000000000,'1762a7bf3a6c5965ee697c8f8b136caa0eba247ae8943ed100ba4b874d70e02b');
INSERT INTO "history" VALUES(52,'D-ZZD9AJP','awaiting_payer','captured','paid','fake webhook',1760000000000,'b745c7c2b689fb07982845af2f2dd93dbb7ae9f7a0b5388631c9553c565751d5');
INSERT INTO "history" VALUES(53,'D-ZZD9AJP','paid','credit_sent','crediting','worker',1760000000000,'476db23717218a93b3930b0f0ae00d23f3d66d85dbb68e2d716fe7230591a0a6');
INSERT INTO "history" VALUES(54,'D-ZZD9AJP','crediting','credit_unknown','credit_unknown','worker',1760000000000,'2928c3e08f8a87fef28d3eb6e9cf6453361abb500061c0859808e767eabc6c5a');
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
INSERT INTO "payments" VALUES('D-4UMDRN6','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','dad2f6179446ee610e46e2e57a0c6f00fab5c4afd88d231f9bf0b48a3c2b1264','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-BBMEVKH','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','ccdabd190e082cb0353384ef14ca41afc7e50a4e81848d40d652cddeff132b9e','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-WBW8F5N','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','36155a438168e276a327ec1869fa8100e9b0e675d1e966473a7f7286e4386d9d','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-75NFTDU','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','474c7cf07ba2e5546a0183529cd6cb58c0bb42402cb0336231187feac52abbb5','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-VG86MWX','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','5ad5ef19b5f5d9ee12062fa56ed2c45b04c152d54cc4b6eea49f658ca8e6d947','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-QWPDXQV','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','7f6c5d8aa970b6a5158a81716beb963ade9379fe3f23e153cd9f83a9f3f2e0b7','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-GCBWYD8','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','36f240bf110cdd2f7839d6b93097d773c6591df62262ba771898a25c9800ba3a','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-Y2UX9Y2','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','4f7b10a6be2d18336314179a735a98e9086b805b44c77f2744ec300c34ec83b9','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-4M4U4TQ','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','7c9fe8de0ac32d1a9484f1310bd5a3920b954455c7c32446e80d56d1dbaf98b0','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-ZZD9AJP','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','e292eab12c5ffc6ed7feadc86c5508e6953cd0006ad27b55d13d21bd84651b11','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-WBW8F5N.payout.1','W-WBW8F5N','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-VG86MWX.refund.1','W-VG86MWX','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-QWPDXQV.payout.1','W-QWPDXQV','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-GCBWYD8.refund.1','D-GCBWYD8','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('992cf64f9d5bafd6ded7c3d6a046742a09fed7e9b3f6574982afe7049646d002','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-4UMDRN6',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX sign_ins_user ON sign_ins (user_id, refused);
COMMIT;
PRAGMA user_version = 6;
