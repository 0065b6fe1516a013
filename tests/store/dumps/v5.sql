-- A database of version 5, made by the code of commit 9860674.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-VSKA6RE: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-UBY488Z','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-3ERJBUD','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-UK6FBC4','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-VSKA6RE.credit.1','D-VSKA6RE','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-XJ2WQXQ.credit.1','D-XJ2WQXQ','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-M7ZUZQS.debit.1','W-M7ZUZQS','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-SZBBFH8.credit.1','D-SZBBFH8','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-VBG5SRC.debit.1','W-VBG5SRC','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-GHUMC6P.debit.1','W-GHUMC6P','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-GHUMC6P.return.1','W-GHUMC6P','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-3ERJBUD.credit.1','D-3ERJBUD','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-UK6FBC4.credit.1','D-UK6FBC4','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-SZBBFH8','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-UK6FBC4','D-UK6FBC4 credit_unknown ambiguous','not booked','ann',1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-M7ZUZQS.payout.1',NULL,'made','planned','user 70011223',1760000000000,'b8a2661370046cdf3a42b0c33f31af3782ff35b537a369aac7837e6235b2efe6');
INSERT INTO "disbursement_history" VALUES(2,'W-M7ZUZQS.payout.1','planned','sent','sending','worker',1760000000000,'5b2880690157fc00105095f742e7160f2a3d1ef65839af2d861d09ec5eb82f80');
INSERT INTO "disbursement_history" VALUES(3,'W-M7ZUZQS.payout.1','sending','paid','paid','worker',1760000000000,'306df80b2826bc497b9901402f371544e9cdcb68fb4d25a8e95a6ff9f8e140d7');
INSERT INTO "disbursement_history" VALUES(4,'W-VBG5SRC.refund.1',NULL,'made','planned','user 70011223',1760000000000,'394aa32ce258c22a04112c50e56b32febdec27b2da9db0e726650ebf14593987');
INSERT INTO "disbursement_history" VALUES(5,'W-VBG5SRC.refund.1','planned','sent','sending','worker',1760000000000,'25ab9340a16c59a3a5023022db29063b677ee86e67bffa091366875253cb1b4a');
INSERT INTO "disbursement_history" VALUES(6,'W-VBG5SRC.refund.1','sending','paid','paid','worker',1760000000000,'9838335e1c6e046f9e3995672090d1acd07d2a0d29af10f269945a74fcdeb0c7');
INSERT INTO "disbursement_history" VALUES(7,'W-GHUMC6P.payout.1',NULL,'made','planned','user 70011223',1760000000000,'c4dcc3ae8c8d6f7b38d01b1774a573e369ca7b06323a3e3dc1bb09a9cfaf2ede');
INSERT INTO "disbursement_history" VALUES(8,'W-GHUMC6P.payout.1','planned','sent','sending','worker',1760000000000,'11fdb9043117db5866750b25289de37b8a18a8396105a11796b4d026c9f969f1');
INSERT INTO "disbursement_history" VALUES(9,'W-GHUMC6P.payout.1','sending','failed','failed','worker',1760000000000,'08b0dcbf0e1f16806eda8b646d7f2156f3a83d8eae71020b0da354d21d227541');
INSERT INTO "disbursement_history" VALUES(10,'D-UBY488Z.refund.1',NULL,'made','planned','ann',1760000000000,'61d45fb7ca03fc4cf1fd16f89ba72bbe64fab3fb5a96c1be454988e534b70b55');
INSERT INTO "disbursement_history" VALUES(11,'D-UBY488Z.refund.1','planned','sent','sending','worker',1760000000000,'39b9f7fbe386f7bbd4973cd7853733c74cd637212fc3df8203ac1b35aaa909d9');
INSERT INTO "disbursement_history" VALUES(12,'D-UBY488Z.refund.1','sending','paid','paid','worker',1760000000000,'34098583e39227e7596b9ca1f74e4eb3c3a3d15796c8db594857cf0c6a844219');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-SZBBFH8','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-VSKA6RE','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-VSKA6RE','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-XJ2WQXQ','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-SZBBFH8','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-UBY488Z','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-3ERJBUD','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-UK6FBC4','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-VSKA6RE',NULL,'made','created','user 70011223',1760000000000,'4a1a0d968a134a74861c521c56349f57c29cf623f377daf955b15e188982a0b6');
INSERT INTO "history" VALUES(2,'D-VSKA6RE','created','started','awaiting_payer','payer',1760000000000,'d38c25981bd80e323c2b26f3bb5b593389aa3fe8a69b3efc30c50f4118c25e28');
INSERT INTO "history" VALUES(3,'D-VSKA6RE','awaiting_payer','captured','paid','fake webhook',1760000000000,'8046897d707052ef863094b81a2f9640838bbbdeffb7ade7e901b8f99c419ae0');
INSERT INTO "history" VALUES(4,'D-VSKA6RE','paid','credit_sent','crediting','worker',1760000000000,'a7a2afd5f321f6ea45ae206dee14b75cfa4c0e32e5b15a5b6b1a10661319b3f6');
INSERT INTO "history" VALUES(5,'D-VSKA6RE','crediting','credit_booked','credited','worker',1760000000000,'5eb29e7727f6b0950e8b477e6549790550a2abd37b997eb35a962e124bf67bdd');
INSERT INTO "history" VALUES(6,'D-XJ2WQXQ',NULL,'made','created','user 70011223',1760000000000,'2b482370b35011b15baab040315c5b06b018e4bea7dea0d12ebca64d399193a9');
INSERT INTO "history" VALUES(7,'D-XJ2WQXQ','created','started','awaiting_payer','payer',1760000000000,'5ce4eacd16842ba70bdf2a63204f2abefecc0ffd7e8e0e4a7ae37e90ee07d6bb');
INSERT INTO "history" VALUES(8,'D-XJ2WQXQ','awaiting_payer','captured','paid','fake webhook',1760000000000,'4b9f6769b8c10bec7c1567436b4795fabbb56df9aaa1dd1b4d13770bd561e0d3');
INSERT INTO "history" VALUES(9,'W-M7ZUZQS',NULL,'made','requested','user 70011223',1760000000000,'6ba53ab908b512cf7ff57b6e5ffcddbe99f1177feb5ef3b8e549bf8c4b718543');
INSERT INTO "history" VALUES(10,'W-M7ZUZQS','requested','approved','approved','policy',1760000000000,'0b909b2e141967f543921bb17bdcf2234d815f87930ce0afab9440c66e7c36fe');
INSERT INTO "history" VALUES(11,'D-SZBBFH8',NULL,'made','created','user 70011223',1760000000000,'22cc5e287f9434684fea9b2047b25ac01fab7daf72cec137383b0da648232ecb');
INSERT INTO "history" VALUES(12,'D-SZBBFH8','created','started','awaiting_payer','payer',1760000000000,'a122ddf654d7259293c61d5d9c5368118cf35d61698ca923fa4df19c11b99aae');
INSERT INTO "history" VALUES(13,'D-SZBBFH8','awaiting_payer','captured','paid','fake webhook',1760000000000,'bcc36d93e31133ec93947ba97b912617a1da39a0b6fbaff4a075c2b83843da6a');
INSERT INTO "history" VALUES(14,'D-XJ2WQXQ','paid','credit_sent','crediting','worker',1760000000000,'86ea12202cb5e114d65cc16d905f00f9b75e599b5d5e7c09e35eaacfec4b5d7a');
INSERT INTO "history" VALUES(15,'D-XJ2WQXQ','crediting','credit_booked','credited','worker',1760000000000,'041d60fc7b05dfbac76a75bcdd3b13ec5fd0865ff48b002c3c7730ecb95c2738');
INSERT INTO "history" VALUES(16,'W-M7ZUZQS','approved','debit_sent','debiting','worker',1760000000000,'69ed11727cabe602bae73d166aa0a40a1ef44f0b143ae0beabe4a0623b907d03');
INSERT INTO "history" VALUES(17,'W-M7ZUZQS','debiting','debit_booked','debited','worker',1760000000000,'9f3c3aa4848666feeef3f555ece5e3addf5d16327f8d77bdf5b88ae2303c43ed');
INSERT INTO "history" VALUES(18,'D-SZBBFH8','paid','credit_sent','crediting','worker',1760000000000,'613d63daa77d3b86ef23110683511dce1b45c9b981ab6525e3c80a80aa5ecbce');
INSERT INTO "history" VALUES(19,'D-SZBBFH8','crediting','credit_booked','credited','worker',1760000000000,'c63fabc0cd168dbd928850af8c7b673c8e24e67db9baede36d45c899a7e75467');
INSERT INTO "history" VALUES(20,'W-M7ZUZQS','debited','payout_sent','paying_out','worker',1760000000000,'e57f24e7e3e4880476ffea32dfe7acbb7b0ccd08b18b5ec96a6c268c787bfbce');
INSERT INTO "history" VALUES(21,'W-M7ZUZQS','paying_out','payout_paid','paid_out','worker',1760000000000,'37fb51b9fe4a06f0d5fbf6d29a8fbf2ecc5c8abb1a42908115dfe275517ecb21');
INSERT INTO "history" VALUES(22,'W-VBG5SRC',NULL,'made','requested','user 70011223',1760000000000,'ea9128ad7ce566e81ca8d351622ea8d9263cdc88aa73a6e423e12a80c68a1a8c');
INSERT INTO "history" VALUES(23,'W-VBG5SRC','requested','approved','approved','policy',1760000000000,'55d240a4990684f69e5ec6e211112891e443a3f4af4f853f4d767bedae57d85b');
INSERT INTO "history" VALUES(24,'W-VBG5SRC','approved','debit_sent','debiting','worker',1760000000000,'05388aa9856b8e6100de23a3dcf7d14e467354bb0a6ef9477aa1919a2e807a86');
INSERT INTO "history" VALUES(25,'W-VBG5SRC','debiting','debit_booked','debited','worker',1760000000000,'fece5975e26559c3a141ff441ea069cea529c97ccac764557e3e3f3af34eec7a');
INSERT INTO "history" VALUES(26,'W-VBG5SRC','debited','payout_sent','paying_out','worker',1760000000000,'86fd6284f1ef8e8ab768f95b1b4d807f00a6efb27df3561e63962f11b09083c2');
INSERT INTO "history" VALUES(27,'W-VBG5SRC','paying_out','payout_paid','paid_out','worker',1760000000000,'863dde10997942ae58495527d50ca92cf7aaf59940f83c2b7618e74cd569e796');
INSERT INTO "history" VALUES(28,'W-GHUMC6P',NULL,'made','requested','user 70011223',1760000000000,'842943528fca306a26f12bd8855ecdbac05c363370699eb9583b54c1069851c3');
INSERT INTO "history" VALUES(29,'W-GHUMC6P','requested','approved','approved','policy',1760000000000,'d2ae29e4084aaa8a9811a417b4b07cdc4c157293dbecd6f667859d879a321fef');
INSERT INTO "history" VALUES(30,'W-GHUMC6P','approved','debit_sent','debiting','worker',1760000000000,'e4a2cc767178558321e9dc8db5cd436380bfd33efd27d20c5cd2b88bf9c5c672');
INSERT INTO "history" VALUES(31,'W-GHUMC6P','debiting','debit_booked','debited','worker',1760000000000,'4d40ebb812993cdabb1f3a31afd35f0eac0c1b33c009fabf70e9dbd722d99e56');
INSERT INTO "history" VALUES(32,'W-GHUMC6P','debited','payout_sent','paying_out','worker',1760000000000,'28776c4b8cf328ea1c1fbcecc7265232cdb700b71dc877ea1062a346fdd38ea0');
INSERT INTO "history" VALUES(33,'W-GHUMC6P','paying_out','payout_failed','payout_failed','worker',1760000000000,'aef20b19456e37be969d00cdd222426f71ab2b79e8e420575037f4ff9bf95428');
INSERT INTO "history" VALUES(34,'W-GHUMC6P','payout_failed','return_ordered','returning','worker',1760000000000,'90a952d965086e0a4e80ca7c7c689e6ee827330bbc2c10fb7a687d75ac75e988');
INSERT INTO "history" VALUES(35,'W-GHUMC6P','returning','return_sent','returning','worker',1760000000000,'d60fa24d371f1c900d25e5de69156b736ea0c79557832dc3c3fb3d717807cd42');
INSERT INTO "history" VALUES(36,'W-GHUMC6P','returning','return_booked','returned','worker',1760000000000,'06b05f9602d13d3227829e71af136f95e2131749caa736a887424fde4fd0b258');
INSERT INTO "history" VALUES(37,'D-UBY488Z',NULL,'made','created','user 70011223',1760000000000,'03268499393b6797c669e6bb481a4b2f4a98a1e24bce28901949a8e5b13a8bbf');
INSERT INTO "history" VALUES(38,'D-UBY488Z','created','started','awaiting_payer','payer',1760000000000,'54fef9c1edf11c1db071450a9fa03ec6591a3f76a9e9273547f1bbc0ab5ef935');
INSERT INTO "history" VALUES(39,'D-UBY488Z','awaiting_payer','mismatched','review','fake webhook',1760000000000,'10fe150a4855e5fe7943ce3122c13313e92c6d3101d54edea054f8806c41ed24');
INSERT INTO "history" VALUES(40,'D-UBY488Z','review','refund_ordered','refunding','ann',1760000000000,'0a1d13fa12e00faf166c6bce81ce069c3b1176d5ee8e47e2da843184665cddd2');
INSERT INTO "history" VALUES(41,'D-UBY488Z','refunding','refund_paid','refunded','worker',1760000000000,'4e98a1382b47467b045bcd8bc63c3b3c041d6f78637b4ef0782d885d9fc83fd2');
INSERT INTO "history" VALUES(42,'D-3ERJBUD',NULL,'made','created','user 70011223',1760000000000,'f1750c9b8baae8cc62fc2ec3b780352ac3bf8c5d712e367fc174a181d2535402');
INSERT INTO "history" VALUES(43,'D-3ERJBUD','created','started','awaiting_payer','payer',1760000000000,'bd0af059981a4c508eaf875c423da0fe7da9c5f9125c6def3990af8c21999833');
INSERT INTO "history" VALUES(44,'D-3ERJBUD','awaiting_payer','captured','paid','fake webhook',1760000000000,'bb98186180a0409b614d3954bb23f3876451b7f5eb1571f66356571869f88b49');
INSERT INTO "history" VALUES(45,'D-3ERJBUD','paid','credit_sent','crediting','worker',1760000000000,'4bba558b0b68b2d7d2b04644b45f8128d8c8eca37916978699aecd2211a3c670');
INSERT INTO "history" VALUES(46,'D-3ERJBUD','crediting','credit_refused','credit_refused','worker',1760000000000,'5aed345332460405ca1ce1c319230a0184b2c3368ed2c68293b27463d52c7ad1');
INSERT INTO "history" VALUES(47,'D-3ERJBUD','credit_refused','handed_to_staff','review','worker',1760000000000,'a989ca3763b95812457a3c4b7013ee4eda8ab7a7903cc459814d2d1b486f19c7');
INSERT INTO "history" VALUES(48,'D-4YGC2T9',NULL,'made','created','user 70011223',1760000000000,'35c6f34ab31e7a94adfa285fad5fbd8e7c33be55db9120841caa7be6fe403318');
INSERT INTO "history" VALUES(49,'D-4YGC2T9','created','started','awaiting_payer','payer',1760000000000,'03e2cc17a10a356031340f17b916fe1919b4adb7b7813fa5717049531334c3a1');
INSERT INTO "history" VALUES(50,'D-UK6FBC4',NULL,'made','created','user 70011223',1760000000000,'35e2ba8866c46406e2069689b1023c6fecd9d749ad363004875336e742a20c27');
INSERT INTO "history" VALUES(51,'D-UK6FBC4','created','started','awaiting_payer','payer',1760000000000,'283b9e901d65ef5f6bf660fadd981aa8352ebf1b514ce4b98727a2b2988f2de4');
INSERT INTO "history" VALUES(52,'D-UK6FBC4','awaiting_payer','captured','paid','fake webhook',1760000000000,'12d44dbc6d7b2ce96f91cc51f18d6bf71c2d873e725347463851cf2d5b98b824');
INSERT INTO "history" VALUES(53,'D-UK6FBC4','paid','credit_sent','crediting','worker',1760000000000,'1432864a34d2237b90975d2a1f81cbb9b1d06bb9216477b05a9be350ec9818db');
INSERT INTO "history" VALUES(54,'D-UK6FBC4','crediting','credit_unknown','credit_unknown','worker',1760000000000,'b4b872790f8dfaa9583c6a4ff301508788d7109b3677b0cfdcf9eb6c91bf8a8c');
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
INSERT INTO "payments" VALUES('D-VSKA6RE','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','5ca01d392a845da423620f7528c06f8a19f176b8380ff85e412a502c10c8f3d9','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-XJ2WQXQ','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','76c30768a7ddd7968b231468c59bc567850bbfe770320803991be0f357b08043','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-M7ZUZQS','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','5fa292a6b8a71036c70bf5d4ccbfd701a56dd96fb9adbe334cc899ea450e02a2','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-SZBBFH8','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','8eb46af8040e3a33b34e47c1b4164de004067c05ae768f2020e69f6ddc4637e3','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-VBG5SRC','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','e3fcd0c71b5e9925696087d3920d5daea8785c4f8fa51c8e5dd6b2e9c9b0a4ed','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-GHUMC6P','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','5c67763f14937f98b0f9afa26f5a393fb550239520c9e331a5fc4cf78adbe564','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-UBY488Z','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','262c128c9595f5c8fc7ebd9d3c704a4e050ef9e8b9392f00570841740bc869be','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-3ERJBUD','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','fc888d14bb94c2976d44cc331bf131ef4c426d6f01fe3fa38a3103459f0011b6','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-4YGC2T9','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','a1ffdb860cd6bad3ca32ff68d7177d6770bb95ed5f30b8903d1a4cf12be6b10f','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-UK6FBC4','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','68083eca1c230fe266802d78c726e63d0aa894f99feaf3aa64afe1ce988b0eae','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-M7ZUZQS.payout.1','W-M7ZUZQS','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-VBG5SRC.refund.1','W-VBG5SRC','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-GHUMC6P.payout.1','W-GHUMC6P','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-UBY488Z.refund.1','D-UBY488Z','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
CREATE TABLE switches (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "switches" VALUES('breaker','{"state": "closed", "ambiguous_run": 1, "refused_run": 0, "probe_at": 0}');
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
INSERT INTO "tokens" VALUES('40bb8f73bfaf6aad0dadf9198b656c11638a271bc15cbb00c3ea46e976b7ed92','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-VSKA6RE',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 5;
