-- A database of version 17, made by the code of commit f2750fb.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-GU8HX6T: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-3WNUWKT','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-26JZN34','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-Q3QSVPJ','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-26JZN34','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-GU8HX6T.credit.1','D-GU8HX6T','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-GMBYXYM.credit.1','D-GMBYXYM','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-SHZMKSM.debit.1','W-SHZMKSM','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-WM8VAXV.credit.1','D-WM8VAXV','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-S6M2W4E.debit.1','W-S6M2W4E','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-XHJ73XZ.debit.1','W-XHJ73XZ','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-XHJ73XZ.return.1','W-XHJ73XZ','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-26JZN34.credit.1','D-26JZN34','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-Q3QSVPJ.credit.1','D-Q3QSVPJ','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-WM8VAXV','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-26JZN34','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-Q3QSVPJ','D-Q3QSVPJ credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-GU8HX6T',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-SHZMKSM.payout.1',NULL,'made','planned','user 70011223',1760000000000,'9dc216b688c3a6e7692d773ddcf3476b92e82e360c4720cfb2c26e4ac950dee6');
INSERT INTO "disbursement_history" VALUES(2,'W-SHZMKSM.payout.1','planned','sent','sending','worker',1760000000000,'f41175dabc9f8fcd9238a5c424c92526d19c6b400a42849f54f500b70d1dd090');
INSERT INTO "disbursement_history" VALUES(3,'W-SHZMKSM.payout.1','sending','paid','paid','worker',1760000000000,'dbc71478d684f25b20433cea03f29c3c675be6f8dc0e4a38c3b43b77302c4e33');
INSERT INTO "disbursement_history" VALUES(4,'W-S6M2W4E.refund.1',NULL,'made','planned','user 70011223',1760000000000,'4cc43b9119c30bb8b36656df0d8942839359243b8db84c3bfbe0064ff1a4fd6c');
INSERT INTO "disbursement_history" VALUES(5,'W-S6M2W4E.refund.1','planned','sent','sending','worker',1760000000000,'4b3a710c9e58a14c6ed7f48ab8ceb229f6d38273e6ab7544639bc1aaa3352336');
INSERT INTO "disbursement_history" VALUES(6,'W-S6M2W4E.refund.1','sending','paid','paid','worker',1760000000000,'b914ab31c3b0b34b0a471e45dd7cba2add322c01e758dc4d99dce05faf6dd6e8');
INSERT INTO "disbursement_history" VALUES(7,'W-XHJ73XZ.payout.1',NULL,'made','planned','user 70011223',1760000000000,'71edaac4f51cba0e9efed86ecabf1187ef052d10ec982f71820f967cf1d2472d');
INSERT INTO "disbursement_history" VALUES(8,'W-XHJ73XZ.payout.1','planned','sent','sending','worker',1760000000000,'8d745fa1f7c95a5c4ecd1c660587bf81b9686a376047dec5859ec143c3687412');
INSERT INTO "disbursement_history" VALUES(9,'W-XHJ73XZ.payout.1','sending','failed','failed','worker',1760000000000,'127917e0b83e8d081eec16fb5a619d841cb2eec6fcbaf1dbeac4d9b64dbbb6b7');
INSERT INTO "disbursement_history" VALUES(10,'D-3WNUWKT.refund.1',NULL,'made','planned','ann',1760000000000,'73ae6873fc011be1ee6dcbd132a57be4f20ffb4d5059db47f0cd873075dd8e20');
INSERT INTO "disbursement_history" VALUES(11,'D-3WNUWKT.refund.1','planned','sent','sending','worker',1760000000000,'50d54a7f2d2a37079b22f4da42a3aead8a1124d490499e7046032ee3150206d7');
INSERT INTO "disbursement_history" VALUES(12,'D-3WNUWKT.refund.1','sending','paid','paid','worker',1760000000000,'4023f7c29e946caa1b280ba8b027c003f1ed7b95e81a727719708580568ff8e8');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-WM8VAXV','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-GU8HX6T','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-GU8HX6T','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-GMBYXYM','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-WM8VAXV','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-3WNUWKT','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-26JZN34','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-Q3QSVPJ','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-GU8HX6T',NULL,'made','created','user 70011223',1760000000000,'63576fe5cea038ec4e7b41fcb6434b45c8a1049f6046c15b0a924a79927cd76d');
INSERT INTO "history" VALUES(2,'D-GU8HX6T','created','started','awaiting_payer','payer',1760000000000,'f1510c7cbd5b474ecc7d00273a9f8f10107f5ae5f03150f46c4c6d360e001060');
INSERT INTO "history" VALUES(3,'D-GU8HX6T','awaiting_payer','captured','paid','fake webhook',1760000000000,'0b3fb29691cdc0c448fde70bcc4fc4e830c4b83f4ffd75d020bc6b33553612e3');
INSERT INTO "history" VALUES(4,'D-GU8HX6T','paid','credit_sent','crediting','worker',1760000000000,'1287e538862f6374a01b4006eb1c0f6d6dac30f75611f75362a79f2dc87f7838');
INSERT INTO "history" VALUES(5,'D-GU8HX6T','crediting','credit_booked','credited','worker',1760000000000,'2b9aa028445b13bf331419db3cf86af5f0ce18d2e4f7d4efab3823ffee7ae875');
INSERT INTO "history" VALUES(6,'D-GMBYXYM',NULL,'made','created','user 70011223',1760000000000,'328a856df2999ef48838e8203906ccdd7149d17167f47a3dd7b84cf95f08e4b1');
INSERT INTO "history" VALUES(7,'D-GMBYXYM','created','started','awaiting_payer','payer',1760000000000,'9c6c967039e5e0f753a9ddd6d5c12a7e490327de4b18932b09ac6ae284cdc59d');
INSERT INTO "history" VALUES(8,'D-GMBYXYM','awaiting_payer','captured','paid','fake webhook',1760000000000,'e520893536b65e5000fe9512ab9ab48e0c9249dae3e6c8b212ff7dfd11230dca');
INSERT INTO "history" VALUES(9,'W-SHZMKSM',NULL,'made','requested','user 70011223',1760000000000,'1cab7c0ff568a0ceeaee5ce106fb51a15be15802d5155f922d6a1db7c25702a9');
INSERT INTO "history" VALUES(10,'W-SHZMKSM','requested','approved','approved','policy',1760000000000,'1ee7cdd19391b4a437c3fd0a062caf81a07c5c8f232e593cfb09ed03842f566b');
INSERT INTO "history" VALUES(11,'D-WM8VAXV',NULL,'made','created','user 70011223',1760000000000,'c0a51783c36c2a02f0799456e05bcaa54dfafb0eb47b85e43491af49996f4e74');
INSERT INTO "history" VALUES(12,'D-WM8VAXV','created','started','awaiting_payer','payer',1760000000000,'10300abdbe54e3d270eb38e31f1fdff4ba045649020d0ed9aa3b8adc92cd8eba');
INSERT INTO "history" VALUES(13,'D-WM8VAXV','awaiting_payer','captured','paid','fake webhook',1760000000000,'28d69444f37b84115c00794eaefea723572621bd5526ed4d02dd72f4f07d79bd');
INSERT INTO "history" VALUES(14,'D-GMBYXYM','paid','credit_sent','crediting','worker',1760000000000,'192a974cc5049230b8ddb487b4401ee22cf125c700d777927e494f81782e96ce');
INSERT INTO "history" VALUES(15,'D-GMBYXYM','crediting','credit_booked','credited','worker',1760000000000,'60ab9d76a5ded2e3e0d9c3d5338fd326e24ecf5f4a5a6fe6336b9d05c83454f4');
INSERT INTO "history" VALUES(16,'W-SHZMKSM','approved','debit_sent','debiting','worker',1760000000000,'ea52e30a01d9c78229a90cd883eb4b720ca7d3f679285cfce012ac5df07dd678');
INSERT INTO "history" VALUES(17,'W-SHZMKSM','debiting','debit_booked','debited','worker',1760000000000,'02f0b274eb4c566917625dd7819f82d564356b438d290b103d495f333f0a1d76');
INSERT INTO "history" VALUES(18,'D-WM8VAXV','paid','credit_sent','crediting','worker',1760000000000,'18458bbcdb5f4143479adbb9e7b978d348079f21fb18044a2dcf21c29a15726d');
INSERT INTO "history" VALUES(19,'D-WM8VAXV','crediting','credit_booked','credited','worker',1760000000000,'89b01ad717a998c3a309ee46da5d889db1240af1f3ea0df0a579c0fce87a9557');
INSERT INTO "history" VALUES(20,'W-SHZMKSM','debited','payout_sent','paying_out','worker',1760000000000,'b68dc85eeb7af9abb9bf4ca918d54da4677f8f5e5c7a71bd177743740442c1cb');
INSERT INTO "history" VALUES(21,'W-SHZMKSM','paying_out','payout_paid','paid_out','worker',1760000000000,'200f7add73ac18e9953050c22a9f74cb1c742130d5db8fd40ee0b4bdad070d45');
INSERT INTO "history" VALUES(22,'W-S6M2W4E',NULL,'made','requested','user 70011223',1760000000000,'32faf82302c0bba35d41f4a06240021c2cddf094c1480e56e5ec5166a49250a0');
INSERT INTO "history" VALUES(23,'W-S6M2W4E','requested','approved','approved','policy',1760000000000,'435c86b0b7a233e6155bb8efd0541dfbe4d500a77cb359158f4d0d0a6ee458ff');
INSERT INTO "history" VALUES(24,'W-S6M2W4E','approved','debit_sent','debiting','worker',1760000000000,'90c01007fdc2b1caa94185f95e07e07b4eebb645f5459c076a7934b40a26ccb8');
INSERT INTO "history" VALUES(25,'W-S6M2W4E','debiting','debit_booked','debited','worker',1760000000000,'6bfa9ffcd8f319634e03d037e0821619ad4748b91033d7d106f66a7223d89c58');
INSERT INTO "history" VALUES(26,'W-S6M2W4E','debited','payout_sent','paying_out','worker',1760000000000,'b1cae58d0a4d3e98d9bbb151c531b7755c5370c913cb3d5b76fac754738af6b0');
INSERT INTO "history" VALUES(27,'W-S6M2W4E','paying_out','payout_paid','paid_out','worker',1760000000000,'ba23067cba7d9c7f1d2335445b012a5c4cd35a5a0645ebe08ff11d18d2e8e8ff');
INSERT INTO "history" VALUES(28,'W-XHJ73XZ',NULL,'made','requested','user 70011223',1760000000000,'bb8c2ea96c2fcb0aafea5e544eed5323024090a4e106173f8c671189b8ea2500');
INSERT INTO "history" VALUES(29,'W-XHJ73XZ','requested','approved','approved','policy',1760000000000,'297e25a389d8b258e7ed3cddd8a32e4245e440555d08efb43000c3ae603176a3');
INSERT INTO "history" VALUES(30,'W-XHJ73XZ','approved','debit_sent','debiting','worker',1760000000000,'fb53b941f76cc19b41540c410e8f95ef1976d56d97fb7994c7a0c640b83443d0');
INSERT INTO "history" VALUES(31,'W-XHJ73XZ','debiting','debit_booked','debited','worker',1760000000000,'715d0d99c863433a8f791521d56c1beeae0920b9fa3d3e2b607577eedb19e641');
INSERT INTO "history" VALUES(32,'W-XHJ73XZ','debited','payout_sent','paying_out','worker',1760000000000,'c19cb1b2f5b9f9a13bda4b021c55881a0a36b24ff070082b8201cbc47add619f');
INSERT INTO "history" VALUES(33,'W-XHJ73XZ','paying_out','payout_failed','payout_failed','worker',1760000000000,'d9d5fa68ab7ecb2242819c40bda988007ae16ac91b79e0de546d462a070ac406');
INSERT INTO "history" VALUES(34,'W-XHJ73XZ','payout_failed','return_ordered','returning','worker',1760000000000,'04b9f41221fda13048c39b76b4d4f5f0aafa2d334ba5c1a890740954ee09cd2f');
INSERT INTO "history" VALUES(35,'W-XHJ73XZ','returning','return_sent','returning','worker',1760000000000,'201882280134b31aef194ed4d49546fc67648ff339c96be1357aabb2102cf8fc');
INSERT INTO "history" VALUES(36,'W-XHJ73XZ','returning','return_booked','returned','worker',1760000000000,'46f7e93a24ab6540912aeca7ecbbfede5b94fb15698b6e2b1c1f5a91ed908fd2');
INSERT INTO "history" VALUES(37,'D-3WNUWKT',NULL,'made','created','user 70011223',1760000000000,'3a95fdf889995464999b1b7b2417b0ad22a9db5780a74a757cd119e0096ba05f');
INSERT INTO "history" VALUES(38,'D-3WNUWKT','created','started','awaiting_payer','payer',1760000000000,'6cda94156620c96af8e8735a0efd5033f7fafcb3df19912b6a9bc4838acdd9c2');
INSERT INTO "history" VALUES(39,'D-3WNUWKT','awaiting_payer','mismatched','review','fake webhook',1760000000000,'adde53b2137215ff33649b0d270abef621367fccf506acfc770436aef611877b');
INSERT INTO "history" VALUES(40,'D-3WNUWKT','review','refund_ordered','refunding','ann',1760000000000,'8572213ea7094627b854c43fb8f296abaa7e0461a059590ff4e030a72d4f954e');
INSERT INTO "history" VALUES(41,'D-3WNUWKT','refunding','refund_paid','refunded','worker',1760000000000,'125dfc0def85bfce62f34977056ebe31b9353d5943881052a77c6c9428de5511');
INSERT INTO "history" VALUES(42,'D-26JZN34',NULL,'made','created','user 70011223',1760000000000,'a4b07afab9e468151929772af5c1ed1cfa16a88900aeb5e632cc6488c4358903');
INSERT INTO "history" VALUES(43,'D-26JZN34','created','started','awaiting_payer','payer',1760000000000,'551849abdccdee7b95cd37837b9c0b5f5608299e82915975548e2a6e6f7beafa');
INSERT INTO "history" VALUES(44,'D-26JZN34','awaiting_payer','captured','paid','fake webhook',1760000000000,'300addf38a602027cf4a7e55738f54afa023f82979616b8d3f43bd3114a9fc9d');
INSERT INTO "history" VALUES(45,'D-26JZN34','paid','credit_sent','crediting','worker',1760000000000,'b67402416ff7f99a6cb5e2bd3045ed933182f5384fda49130f3b875ed68cdf29');
INSERT INTO "history" VALUES(46,'D-26JZN34','crediting','credit_refused','credit_refused','worker',1760000000000,'0fffa24fd065316b8bf196aa03f03ab0a9e75eead8d93d2859a45c4e13328261');
INSERT INTO "history" VALUES(47,'D-26JZN34','credit_refused','handed_to_staff','review','worker',1760000000000,'3106719e4174f63b09afef48df4f4ca3aa767731b6c352ab6b157f05e1e015a3');
INSERT INTO "history" VALUES(48,'D-AYUTEQ6',NULL,'made','created','user 70011223',1760000000000,'ad71e557012870af52d335383b36cc75db5183f7bd6484b90619bd48c5376fde');
INSERT INTO "history" VALUES(49,'D-AYUTEQ6','created','started','awaiting_payer','payer',1760000000000,'98527c43b6a3ef50382bf468563e762fab4e9136431ac78bcf04d3e43e2d8613');
INSERT INTO "history" VALUES(50,'D-Q3QSVPJ',NULL,'made','created','user 70011223',1760000000000,'5a9adc2fe000bd4da6826b706cce296643992caf72d961a1ab9901b2584b7eb4');
INSERT INTO "history" VALUES(51,'D-Q3QSVPJ','created','started','awaiting_payer','payer',1760000000000,'ab8b18328fbc13799ced5ff0818bb9ce5450f61e1518ac76dca2fc8206860555');
INSERT INTO "history" VALUES(52,'D-Q3QSVPJ','awaiting_payer','captured','paid','fake webhook',1760000000000,'ca72a2d5ef839619e9595d09303c5d70aaef388edf950c9fa3232295b892e09b');
INSERT INTO "history" VALUES(53,'D-Q3QSVPJ','paid','credit_sent','crediting','worker',1760000000000,'ff01cd0e5c58757dd2e41ab37374ab99670a31f1f6281937f2bd0f417678bdc0');
INSERT INTO "history" VALUES(54,'D-Q3QSVPJ','crediting','credit_unknown','credit_unknown','worker',1760000000000,'3a0117ac58b1dd3169a7a9b28a0a40a09658f555ed2bbd6ce53a282a1e8c6a08');
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
INSERT INTO "mails" VALUES(1,'D-GU8HX6T.credited.5','credited',70011223,'D-GU8HX6T',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-GMBYXYM.credited.15','credited',70011223,'D-GMBYXYM',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-WM8VAXV.credited.19','credited',70011223,'D-WM8VAXV',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-SHZMKSM.paid_out.21','paid_out',70011223,'W-SHZMKSM',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-S6M2W4E.paid_out.27','paid_out',70011223,'W-S6M2W4E',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-XHJ73XZ.returned.36','returned',70011223,'W-XHJ73XZ',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-3WNUWKT.paid_back.41','paid_back',70011223,'D-3WNUWKT',1760000000000,1760000000000,0,'',NULL);
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
INSERT INTO "payments" VALUES('D-GU8HX6T','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','e99ef0648665ca8c0ada0a5477eb6312c94187d0a2881fa4a91704dfd9743112','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-GMBYXYM','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','a7fd207f72239eae385eaf5df4ef2abed67c800a3fa99f8d856b5bea4cc83caa','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-SHZMKSM','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','d4837e9313d809b0edfefdbc98e8a2db8f375bc37a09f01f309f83379552deee','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-WM8VAXV','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','319ea15a149cac31e917be9f19bd96454bbd35d67a36b38d9dbd2367a43e5be6','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-S6M2W4E','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','c362cd5473a69e153bfc3a51df2e0f9c6341b1f1b9515bae193218ce584e97fa','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-XHJ73XZ','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','c6e336692911acb57bdd166feba422aaa6ed97d0396d7efc7c6499564de69bff','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-3WNUWKT','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','3689afd8bb990745224b7ef7944c71a58e4c239759b4e265e18a5300b37809bd','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-26JZN34','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','769ea86e2d8c633c6dd03dcc7fcb37bcc76dc33f2462d67483291e6e7e327b73','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-AYUTEQ6','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','02ea71ced7448b64b1dc6c0c8bc9e8e574e64c712fd735630d7942b8e93c4673','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-Q3QSVPJ','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','7c047d74da4145446e84e840261239b812fb7a96b6a38faec75cfdee4ed017fd','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-SHZMKSM.payout.1','W-SHZMKSM','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-S6M2W4E.refund.1','W-S6M2W4E','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-XHJ73XZ.payout.1','W-XHJ73XZ','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-3WNUWKT.refund.1','D-3WNUWKT','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('a28ee79742f8ce8c352ec84560896ac08e2bac9d5381e74898f94aeed22c4c28','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-GU8HX6T',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
PRAGMA user_version = 17;
