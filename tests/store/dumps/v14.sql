-- A database of version 14, made by the code of commit 587531a.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-37B58JK: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-E59NU8X','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-M9JXQCS','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-RR9TWW8','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-37B58JK.credit.1','D-37B58JK','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-T9NW9YM.credit.1','D-T9NW9YM','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-Z23CHDX.debit.1','W-Z23CHDX','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-VQ2H57U.credit.1','D-VQ2H57U','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-M9KWBDT.debit.1','W-M9KWBDT','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-KHSZUZF.debit.1','W-KHSZUZF','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-KHSZUZF.return.1','W-KHSZUZF','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-M9JXQCS.credit.1','D-M9JXQCS','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-RR9TWW8.credit.1','D-RR9TWW8','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-VQ2H57U','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-37B58JK','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-RR9TWW8','D-RR9TWW8 credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-37B58JK',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-Z23CHDX.payout.1',NULL,'made','planned','user 70011223',1760000000000,'89512b0255f76179f38b3610e7e5bac05a75f377e096b9d4869763b689049df3');
INSERT INTO "disbursement_history" VALUES(2,'W-Z23CHDX.payout.1','planned','sent','sending','worker',1760000000000,'fec1fc395c1b4bf7fd7c4d36bac0d0f38e940163849000f14a1cc0351f522353');
INSERT INTO "disbursement_history" VALUES(3,'W-Z23CHDX.payout.1','sending','paid','paid','worker',1760000000000,'80d087c7e5389a5e77ca7e278e236b64e67a59abbb068e61bb512c3bcd4feee5');
INSERT INTO "disbursement_history" VALUES(4,'W-M9KWBDT.refund.1',NULL,'made','planned','user 70011223',1760000000000,'9fae650812675d953f81b72fea42236790547934daf257aab1af5be9581d2f2c');
INSERT INTO "disbursement_history" VALUES(5,'W-M9KWBDT.refund.1','planned','sent','sending','worker',1760000000000,'5f512bff15e9a2bd506067b50db4d577d35474c7bf555e7451591084fa0933b6');
INSERT INTO "disbursement_history" VALUES(6,'W-M9KWBDT.refund.1','sending','paid','paid','worker',1760000000000,'54cbf38eae4e88c28269f1d0b343e24ffc937313353d4d1850e2d0a0b8d7923b');
INSERT INTO "disbursement_history" VALUES(7,'W-KHSZUZF.payout.1',NULL,'made','planned','user 70011223',1760000000000,'fc97f581dd7072c84996714b81fa912cdd8b36c982f9b7f804f5491837e62c02');
INSERT INTO "disbursement_history" VALUES(8,'W-KHSZUZF.payout.1','planned','sent','sending','worker',1760000000000,'6d202e759551dd4db69027d2a98781d907906adf545a503a089a362de7bdde19');
INSERT INTO "disbursement_history" VALUES(9,'W-KHSZUZF.payout.1','sending','failed','failed','worker',1760000000000,'bfa9c19737d277f75afaa0dc24537de54742c5a6f05b71dad628990707f52e75');
INSERT INTO "disbursement_history" VALUES(10,'D-E59NU8X.refund.1',NULL,'made','planned','ann',1760000000000,'cb0d25b09d98f0998afc366863ffe840c3d3d421fcc46ed6f111b46ecd8a8a37');
INSERT INTO "disbursement_history" VALUES(11,'D-E59NU8X.refund.1','planned','sent','sending','worker',1760000000000,'fb5b45ba38cb5a719fa01a38634ea0e71e81d996794cd51d9dbc401fc0c139ca');
INSERT INTO "disbursement_history" VALUES(12,'D-E59NU8X.refund.1','sending','paid','paid','worker',1760000000000,'08a7f768ca43cfaddca50edd592124bad97cd1c3bc8bdb501bd8829d1ecdfaa1');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-VQ2H57U','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-37B58JK','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-37B58JK','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-T9NW9YM','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-VQ2H57U','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-E59NU8X','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-M9JXQCS','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-RR9TWW8','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-37B58JK',NULL,'made','created','user 70011223',1760000000000,'3de32a16d53c2aca7f290b587358171c38af35b79ac84764f3deadc615c7491f');
INSERT INTO "history" VALUES(2,'D-37B58JK','created','started','awaiting_payer','payer',1760000000000,'fb1a8bc8b0600ce7ac06765fbbef9eb8b45a5d2c097fe881aeff252ac01da069');
INSERT INTO "history" VALUES(3,'D-37B58JK','awaiting_payer','captured','paid','fake webhook',1760000000000,'26eaca626d691e264399b2e1d4365ffe7252c2ce91f46e0ee3771298424cfb40');
INSERT INTO "history" VALUES(4,'D-37B58JK','paid','credit_sent','crediting','worker',1760000000000,'76cabf9cf7cf7f18127e682b8e39857d704d5d6498a4cef2026f53bf9539d759');
INSERT INTO "history" VALUES(5,'D-37B58JK','crediting','credit_booked','credited','worker',1760000000000,'42ed2e4fa9187c7e15afb0c9f6d8bbf18c281f0977711b0eb471df6b44afba1b');
INSERT INTO "history" VALUES(6,'D-T9NW9YM',NULL,'made','created','user 70011223',1760000000000,'44a6c8b274d8eae81e019401cd451dcf97e9b92b2717bf47ac710e69184870ca');
INSERT INTO "history" VALUES(7,'D-T9NW9YM','created','started','awaiting_payer','payer',1760000000000,'2901d3ac5824895dfbef4382fbad32e2cf5de41a6b654eac41497d3d6456c34f');
INSERT INTO "history" VALUES(8,'D-T9NW9YM','awaiting_payer','captured','paid','fake webhook',1760000000000,'fd11935038d3f645942130502929bbe44c0d7e6773b04cf171a30b2acd27ce44');
INSERT INTO "history" VALUES(9,'W-Z23CHDX',NULL,'made','requested','user 70011223',1760000000000,'e48cdc48fd06397b7146021af665c417bac3079efeb99b23d566fa8d6bf62cfb');
INSERT INTO "history" VALUES(10,'W-Z23CHDX','requested','approved','approved','policy',1760000000000,'39b13966649aa36ffcd57aa27bf5198395d1b243628e006fbef098ed570b25d2');
INSERT INTO "history" VALUES(11,'D-VQ2H57U',NULL,'made','created','user 70011223',1760000000000,'7339501f971d94f8f82cf322bf205f08d10f017d2b0acc58c268a7e410d8739e');
INSERT INTO "history" VALUES(12,'D-VQ2H57U','created','started','awaiting_payer','payer',1760000000000,'9ee79d0e6609bd31897881f04e365915c6b8c42169fad70c2f5cf32ad69593a9');
INSERT INTO "history" VALUES(13,'D-VQ2H57U','awaiting_payer','captured','paid','fake webhook',1760000000000,'01d9c81f385928872c79569b678ce60b132a842375725449a4626431f3e3d116');
INSERT INTO "history" VALUES(14,'D-T9NW9YM','paid','credit_sent','crediting','worker',1760000000000,'59813eb35a4391cdb5c2142feae697565316eb280781c8e1e873d3f97720f6d9');
INSERT INTO "history" VALUES(15,'D-T9NW9YM','crediting','credit_booked','credited','worker',1760000000000,'fffafdc5a3e499d5f025f136a994b57eb7ba3954a2159de0b3b5f66d06faaf2e');
INSERT INTO "history" VALUES(16,'W-Z23CHDX','approved','debit_sent','debiting','worker',1760000000000,'d65a668f2092608e9b6f55be18df7a9437e29e9e13a7344cfcf27f2da7f916a5');
INSERT INTO "history" VALUES(17,'W-Z23CHDX','debiting','debit_booked','debited','worker',1760000000000,'43306a53426bcab232999b382a16ebc61c417ec24632a489e6b72e471c1abb64');
INSERT INTO "history" VALUES(18,'D-VQ2H57U','paid','credit_sent','crediting','worker',1760000000000,'a9636e469f82e68b7779c87cb55e682f270a224d39b8fa0cfc7c062fdce50e7d');
INSERT INTO "history" VALUES(19,'D-VQ2H57U','crediting','credit_booked','credited','worker',1760000000000,'feeadffbbc8800408125f488e15c24d82bab8f267221459392005ecddc7801c2');
INSERT INTO "history" VALUES(20,'W-Z23CHDX','debited','payout_sent','paying_out','worker',1760000000000,'3240760790c94a9c6b9c7112706bf8991ab18671ba39d8189684440f943fadfb');
INSERT INTO "history" VALUES(21,'W-Z23CHDX','paying_out','payout_paid','paid_out','worker',1760000000000,'5ff2071e10cbeae7a8c4ce3505b78e9e1bbea196dfaf2bb7071af1c349fc427f');
INSERT INTO "history" VALUES(22,'W-M9KWBDT',NULL,'made','requested','user 70011223',1760000000000,'c86c85cf1ed3eb747d41eb46bb44ca03da7e0970dd4aad1e3e47deef6a9436e4');
INSERT INTO "history" VALUES(23,'W-M9KWBDT','requested','approved','approved','policy',1760000000000,'0fda370ab18b306eea98e19b9d667d4475bb065fc7d8c98f8b06355e860e0301');
INSERT INTO "history" VALUES(24,'W-M9KWBDT','approved','debit_sent','debiting','worker',1760000000000,'a9e8fbda775152879dc5d4790df1d3fad4a76e382f67a55afcd014dff6df8305');
INSERT INTO "history" VALUES(25,'W-M9KWBDT','debiting','debit_booked','debited','worker',1760000000000,'df760f223598ab39adadabad4f5152f2396f7edb7cf3508b6528f5d9d4aee308');
INSERT INTO "history" VALUES(26,'W-M9KWBDT','debited','payout_sent','paying_out','worker',1760000000000,'f9d1f2bc051029e85e31f9e94bc9bf76e9dc1e9115a05f232798d290abc117fc');
INSERT INTO "history" VALUES(27,'W-M9KWBDT','paying_out','payout_paid','paid_out','worker',1760000000000,'ebc4d46ce62af24c499a5f3f99f5e69886042d2d11802d4ce7a050d8123c87b9');
INSERT INTO "history" VALUES(28,'W-KHSZUZF',NULL,'made','requested','user 70011223',1760000000000,'677608389c0758a4b3d3d1f7c1ea56a1099dbf389eb21384212db2b9bacaec40');
INSERT INTO "history" VALUES(29,'W-KHSZUZF','requested','approved','approved','policy',1760000000000,'b11e1fa6695770b7e66963162c1530750c9368b51f704f30c2cea5f7115d7dd6');
INSERT INTO "history" VALUES(30,'W-KHSZUZF','approved','debit_sent','debiting','worker',1760000000000,'159f9a7c3b16cfd62341eff3a7800113598b931d6f2ba3cacf999c67e7abb017');
INSERT INTO "history" VALUES(31,'W-KHSZUZF','debiting','debit_booked','debited','worker',1760000000000,'d0a9a562984092c289edeaeef9922bcafce2cd02f526be86e79c5401c511bb28');
INSERT INTO "history" VALUES(32,'W-KHSZUZF','debited','payout_sent','paying_out','worker',1760000000000,'e5e1ceb3a389d4733572602bf66562f7c1145e69a0f914a0469a3b276916d694');
INSERT INTO "history" VALUES(33,'W-KHSZUZF','paying_out','payout_failed','payout_failed','worker',1760000000000,'4a8dc7984e5583989986ea30d43f698397c04138a8b3089a812bf652997d0710');
INSERT INTO "history" VALUES(34,'W-KHSZUZF','payout_failed','return_ordered','returning','worker',1760000000000,'46a0ea5f6797051c9ba953a9d69b09ec2af7fd9912fb8eb74e5880125960c771');
INSERT INTO "history" VALUES(35,'W-KHSZUZF','returning','return_sent','returning','worker',1760000000000,'9ed414cf266143f3867b35a4f16b512e20daf7e9359f661400907abb84278608');
INSERT INTO "history" VALUES(36,'W-KHSZUZF','returning','return_booked','returned','worker',1760000000000,'2f0cd0b063a327aae20acd2abb591342d6742cee48af257e3f9174386365a4b1');
INSERT INTO "history" VALUES(37,'D-E59NU8X',NULL,'made','created','user 70011223',1760000000000,'2f918046802be064eb7f73ad5e565675b16c28aa6510efb58e7f7f95a5b02349');
INSERT INTO "history" VALUES(38,'D-E59NU8X','created','started','awaiting_payer','payer',1760000000000,'382cc6ecae3da050b2e119a28f32a9e1fcd5890550170036a554ea60304e5388');
INSERT INTO "history" VALUES(39,'D-E59NU8X','awaiting_payer','mismatched','review','fake webhook',1760000000000,'18f1612260c426332e66ce8d1e6f68896f62c017574301f1feb127d4ed4b9df1');
INSERT INTO "history" VALUES(40,'D-E59NU8X','review','refund_ordered','refunding','ann',1760000000000,'af5a145f975ba236647a8a33c71c1013915d3c7efde7f0599b86c83841a5755d');
INSERT INTO "history" VALUES(41,'D-E59NU8X','refunding','refund_paid','refunded','worker',1760000000000,'02f9d90dbe50f651bc6a3641b83a1fe140a5a66d53c1db965c4b56c18e85b1c4');
INSERT INTO "history" VALUES(42,'D-M9JXQCS',NULL,'made','created','user 70011223',1760000000000,'23bdb0c51c991246feeecd8371e830e303f52219c41980f4306bec1f0833ef4f');
INSERT INTO "history" VALUES(43,'D-M9JXQCS','created','started','awaiting_payer','payer',1760000000000,'ff7c7a11dbcaf112b221d1fb5431451e586230c2df995e5f520e6a75ff800e53');
INSERT INTO "history" VALUES(44,'D-M9JXQCS','awaiting_payer','captured','paid','fake webhook',1760000000000,'4a1b20406ab68c7f307250c1cc12d596b189ab869a72743e9e093c2af324b928');
INSERT INTO "history" VALUES(45,'D-M9JXQCS','paid','credit_sent','crediting','worker',1760000000000,'79cde46c6fb44ce7542edbfade95c059b1b3a17dc45d4f82cc6dac39be72eb20');
INSERT INTO "history" VALUES(46,'D-M9JXQCS','crediting','credit_refused','credit_refused','worker',1760000000000,'dd8266ff65899ee5ec0341a837da81ab9f57c7745ad91cda704a78e14874ea2d');
INSERT INTO "history" VALUES(47,'D-M9JXQCS','credit_refused','handed_to_staff','review','worker',1760000000000,'8c8fef7dbeb14f39a87144dfb46d5e4588722659437f3fc524e34bd6124dce6b');
INSERT INTO "history" VALUES(48,'D-VH8ZU4S',NULL,'made','created','user 70011223',1760000000000,'e08b556c749730f829bd7cc22fe03a209936b66aff59e92ea2666c1c8cf775d6');
INSERT INTO "history" VALUES(49,'D-VH8ZU4S','created','started','awaiting_payer','payer',1760000000000,'6f208aae95c84404120281434d56979eaef34c31aa5026663f8bc48a46e76e55');
INSERT INTO "history" VALUES(50,'D-RR9TWW8',NULL,'made','created','user 70011223',1760000000000,'aebea49133cf1c7640cd65db2c2d52d36c7e7187fa1148999304afb310b5b9e5');
INSERT INTO "history" VALUES(51,'D-RR9TWW8','created','started','awaiting_payer','payer',1760000000000,'5fe119633582da7878f74aeb8fc0be47deace5d65a16c541bdf24d67a359be70');
INSERT INTO "history" VALUES(52,'D-RR9TWW8','awaiting_payer','captured','paid','fake webhook',1760000000000,'5c70edf09b61b8aa52449e0b6e9358dd68e17445b37f47e5efc18fad5cb19b51');
INSERT INTO "history" VALUES(53,'D-RR9TWW8','paid','credit_sent','crediting','worker',1760000000000,'94a4d9e391548bb451fe99445b2d7b4342a777eac1353c76e2d31a95b25a189e');
INSERT INTO "history" VALUES(54,'D-RR9TWW8','crediting','credit_unknown','credit_unknown','worker',1760000000000,'e000413d9bb3c016035a773c6b24b5daa634d96665d6394f2437da3bd2c904eb');
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
INSERT INTO "mails" VALUES(1,'D-37B58JK.credited.5','credited',70011223,'D-37B58JK',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-T9NW9YM.credited.15','credited',70011223,'D-T9NW9YM',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-VQ2H57U.credited.19','credited',70011223,'D-VQ2H57U',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-Z23CHDX.paid_out.21','paid_out',70011223,'W-Z23CHDX',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-M9KWBDT.paid_out.27','paid_out',70011223,'W-M9KWBDT',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-KHSZUZF.returned.36','returned',70011223,'W-KHSZUZF',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-E59NU8X.paid_back.41','paid_back',70011223,'D-E59NU8X',1760000000000,1760000000000,0,'',NULL);
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
INSERT INTO "payments" VALUES('D-37B58JK','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','82121dcb71f368187313a2411a3e6e3f4f66021b6a218611b43bbc2c2ff6afbe','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-T9NW9YM','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','e23ea5b959084f77710e5a5de3aec1415754fd88d03a5d257cad2662469eaf4f','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-Z23CHDX','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','c0612e92a84696cf7707b45a5545236a204f356e6bdaeeb3d40538499d7d3ddd','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-VQ2H57U','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','ad8b765b7a94109ac33759dd0e760120686689b80d336ba11559c135c5cadd82','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-M9KWBDT','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','91bfff4af0240eb59f0dee3369ddab5645c186427576231b6e3105737f43a1aa','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-KHSZUZF','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','1f6559ee820e5f85f46ae392caf685031a865d8319af39ec6961617d3050165f','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-E59NU8X','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','16498bfad551cb88d3802e1ff78ae3e0a91e44ce4254ae64522afd5a85088206','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-M9JXQCS','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','2af7aae4b5b287eb7444e7d7e3667c2450cbe3b6492f07917c3d280c8aea723d','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-VH8ZU4S','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','1dc06a5110ab59b37b0c22cea277db24d3590d114d71a94ead98012293ab3f7d','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-RR9TWW8','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','0e25a29ff48fadcc2ae6059f32d58d54d3350e4eb79f185848f06cafb2110b67','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-Z23CHDX.payout.1','W-Z23CHDX','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-M9KWBDT.refund.1','W-M9KWBDT','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-KHSZUZF.payout.1','W-KHSZUZF','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-E59NU8X.refund.1','D-E59NU8X','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('2fa53f1d24a085075ff9c7910cea2dd13bc34399f094b1e15565692be13fa287','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-37B58JK',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
PRAGMA user_version = 14;
