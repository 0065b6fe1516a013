-- A database of version 9, made by the code of commit ea3c09c.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-7MZTK79: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-P4WH87X','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-KN7A2MS','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-D76GM5F','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-7MZTK79.credit.1','D-7MZTK79','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-M92M9KT.credit.1','D-M92M9KT','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-GA6REKP.debit.1','W-GA6REKP','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-9FYU98F.credit.1','D-9FYU98F','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-3K9P8ZM.debit.1','W-3K9P8ZM','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-9Z5P4QH.debit.1','W-9Z5P4QH','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-9Z5P4QH.return.1','W-9Z5P4QH','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-KN7A2MS.credit.1','D-KN7A2MS','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-D76GM5F.credit.1','D-D76GM5F','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-9FYU98F','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-D76GM5F','D-D76GM5F credit_unknown ambiguous','not booked','ann',1760000000000);
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-7MZTK79',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-GA6REKP.payout.1',NULL,'made','planned','user 70011223',1760000000000,'d6ac8ec5d616e6a4477f7bfd29af38f7e3c782679677f4b7c4bb0123aeb63869');
INSERT INTO "disbursement_history" VALUES(2,'W-GA6REKP.payout.1','planned','sent','sending','worker',1760000000000,'4b197efc32762f2837ddfa5ef74f274c577c2621bff2457d3c366f3ce02752ee');
INSERT INTO "disbursement_history" VALUES(3,'W-GA6REKP.payout.1','sending','paid','paid','worker',1760000000000,'e3ffb71e8e5d7688ef6573220d65b128b9802a6ef3bf4fecd2385aaf592b278a');
INSERT INTO "disbursement_history" VALUES(4,'W-3K9P8ZM.refund.1',NULL,'made','planned','user 70011223',1760000000000,'e36d2e61207f219bfd3433ec3f172266a8332736148c0798b269dc9ab8a6711a');
INSERT INTO "disbursement_history" VALUES(5,'W-3K9P8ZM.refund.1','planned','sent','sending','worker',1760000000000,'56ced0a35da2e813455789e33ef35658516a69f397009dd12c67e1ac8d20cc30');
INSERT INTO "disbursement_history" VALUES(6,'W-3K9P8ZM.refund.1','sending','paid','paid','worker',1760000000000,'d34ba34c519691ffbbf3485cfbc88a13da7c2540dd3209b68567f889b8977ad5');
INSERT INTO "disbursement_history" VALUES(7,'W-9Z5P4QH.payout.1',NULL,'made','planned','user 70011223',1760000000000,'b26e6a1acc5faab8a5cbcbe640c78224d96e559339854f45e418ee96216f3528');
INSERT INTO "disbursement_history" VALUES(8,'W-9Z5P4QH.payout.1','planned','sent','sending','worker',1760000000000,'5e31c3c91ab690e0992a85b0899dbc5c8edc32f5023ef7f6dcbb17c6c39941d6');
INSERT INTO "disbursement_history" VALUES(9,'W-9Z5P4QH.payout.1','sending','failed','failed','worker',1760000000000,'8711bea2911e8daa486495119aaa0b8d669bdeb98354f65584d50a2fe453b427');
INSERT INTO "disbursement_history" VALUES(10,'D-P4WH87X.refund.1',NULL,'made','planned','ann',1760000000000,'a6c3fd5e3c1081aef10eea5bfa407d75b9558bd811b103fd1362d3382ca0ec10');
INSERT INTO "disbursement_history" VALUES(11,'D-P4WH87X.refund.1','planned','sent','sending','worker',1760000000000,'11bca3f010d1bb37045a1568df42bdb037f48f12a1a56d419077c845c29d0601');
INSERT INTO "disbursement_history" VALUES(12,'D-P4WH87X.refund.1','sending','paid','paid','worker',1760000000000,'6543c4b5b99d205c42d34b34ca60dfbc8f472ee07f89718afe1420e1d1552d34');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-9FYU98F','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-7MZTK79','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-7MZTK79','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-M92M9KT','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-9FYU98F','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-P4WH87X','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-KN7A2MS','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-D76GM5F','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-7MZTK79',NULL,'made','created','user 70011223',1760000000000,'0fdcff9f88530674870a8339d25bec2abf2e87941e7ca72f2d8e62e6fe80d73f');
INSERT INTO "history" VALUES(2,'D-7MZTK79','created','started','awaiting_payer','payer',1760000000000,'11f7fd0c57dee641f91edf7921e16708bce3ed3ace628248f7b9ac5b9125b0d1');
INSERT INTO "history" VALUES(3,'D-7MZTK79','awaiting_payer','captured','paid','fake webhook',1760000000000,'832c6b26b310923529efde2eb7a235df3587bc2840b36952a837d4c97afaa512');
INSERT INTO "history" VALUES(4,'D-7MZTK79','paid','credit_sent','crediting','worker',1760000000000,'ec250a2d275a81436fb40f3dea90ddc23e73096e95751649a71975295eb62d0a');
INSERT INTO "history" VALUES(5,'D-7MZTK79','crediting','credit_booked','credited','worker',1760000000000,'346dffffd85d6691b4f1709d0bb6a1cbfe4b678ab8dfeabe1373e0c3b0cc0dc3');
INSERT INTO "history" VALUES(6,'D-M92M9KT',NULL,'made','created','user 70011223',1760000000000,'2886a6a5905890ed7984bc3d4b41a4656b86c52c9639df9fd3fbc037c61233b9');
INSERT INTO "history" VALUES(7,'D-M92M9KT','created','started','awaiting_payer','payer',1760000000000,'8718276ed75f38f6084ac2b30e62dc783e829c6b72d0fde0fd3d689cb674e44c');
INSERT INTO "history" VALUES(8,'D-M92M9KT','awaiting_payer','captured','paid','fake webhook',1760000000000,'b1d4bd6e97ced268401aa125d20333476d58085efa7d9b352ea5e2525605bd12');
INSERT INTO "history" VALUES(9,'W-GA6REKP',NULL,'made','requested','user 70011223',1760000000000,'36f8cdc0b52ed1f72a4ecc5e0b1bb2641e53ed1de67b7bcf9050c1402152ebaa');
INSERT INTO "history" VALUES(10,'W-GA6REKP','requested','approved','approved','policy',1760000000000,'a492ca269ffec61a2d3a931179ef38200b734aacd24e863ce044bbafac1cd088');
INSERT INTO "history" VALUES(11,'D-9FYU98F',NULL,'made','created','user 70011223',1760000000000,'a5308025bf019f51f18f841cde1fea999d55f0dbeeaba6c45dbbe63f29cbf08c');
INSERT INTO "history" VALUES(12,'D-9FYU98F','created','started','awaiting_payer','payer',1760000000000,'7149765e1dee3e5e99d136d17844fa98ab413c43ce4e95aa831184b86a572ee6');
INSERT INTO "history" VALUES(13,'D-9FYU98F','awaiting_payer','captured','paid','fake webhook',1760000000000,'e008de1f7114eb45e588fc40d9a390f79509b0b242229340f5abf90dbc41857f');
INSERT INTO "history" VALUES(14,'D-M92M9KT','paid','credit_sent','crediting','worker',1760000000000,'1a4277bb751ddbf5fa51fe3efbdc1547ba599ebff4c6ff335a7282736af09601');
INSERT INTO "history" VALUES(15,'D-M92M9KT','crediting','credit_booked','credited','worker',1760000000000,'298c990ba9c3713916a9be144fb48c91a4625e86c454410531ab6ff02a0541b0');
INSERT INTO "history" VALUES(16,'W-GA6REKP','approved','debit_sent','debiting','worker',1760000000000,'fcff0cea4cd70793c21883fdc6a86df5c00b96fbced5cea50a99f440158a55ea');
INSERT INTO "history" VALUES(17,'W-GA6REKP','debiting','debit_booked','debited','worker',1760000000000,'e0041ccecaeeb336ad20e05081cc8374e1593fd6bdb5adb6f40b2c1c0b1ba983');
INSERT INTO "history" VALUES(18,'D-9FYU98F','paid','credit_sent','crediting','worker',1760000000000,'bf091e03112ce2510a44d03822a6bc1d3ccf7bad44e3639f22bd8a7e71529958');
INSERT INTO "history" VALUES(19,'D-9FYU98F','crediting','credit_booked','credited','worker',1760000000000,'ea36a4ca45882695466e25a5823521e60b44150c59d68a8641aed277fb9e990e');
INSERT INTO "history" VALUES(20,'W-GA6REKP','debited','payout_sent','paying_out','worker',1760000000000,'54a506838bd86bc0770a0394b08fbaa2c2fa16d6f6b5e29dbb1921f6eb519cfd');
INSERT INTO "history" VALUES(21,'W-GA6REKP','paying_out','payout_paid','paid_out','worker',1760000000000,'debe645595343f9ce40209333e05242a4c7f7bc5ebae3e0cb8a31279e81b42ea');
INSERT INTO "history" VALUES(22,'W-3K9P8ZM',NULL,'made','requested','user 70011223',1760000000000,'59c4bceaf9e4baf2d263b8a1860c447c5a8a7ab738eb19eb6f34d69515e71614');
INSERT INTO "history" VALUES(23,'W-3K9P8ZM','requested','approved','approved','policy',1760000000000,'c5c5ee77e5555cba1504b8f0db1995f20bdcf636de7faca238c4251b259d7746');
INSERT INTO "history" VALUES(24,'W-3K9P8ZM','approved','debit_sent','debiting','worker',1760000000000,'b55537e306733c78d6a8cc047000aeee9acbe73769b0cdb20725641b0662224f');
INSERT INTO "history" VALUES(25,'W-3K9P8ZM','debiting','debit_booked','debited','worker',1760000000000,'b389d1e39ee57231b7f82359c6b6836785b5723213daef924d5b234e51c6e68d');
INSERT INTO "history" VALUES(26,'W-3K9P8ZM','debited','payout_sent','paying_out','worker',1760000000000,'3085078ee5ebb6e40b16bdbb31a567ebd54a27c21a57361f2c8db9fe5ae4aec9');
INSERT INTO "history" VALUES(27,'W-3K9P8ZM','paying_out','payout_paid','paid_out','worker',1760000000000,'90f7781665d80c00d8c1ae0e346b7b03ff0ae5d4c084aaf8029d97a2f106d8f8');
INSERT INTO "history" VALUES(28,'W-9Z5P4QH',NULL,'made','requested','user 70011223',1760000000000,'d194e6a9368a4db1ec70d06a86773de6737692825b3edcaa210ed5c0e9098073');
INSERT INTO "history" VALUES(29,'W-9Z5P4QH','requested','approved','approved','policy',1760000000000,'ada4afcc2f58da46e160e4ea596e41b97f08a95343b8b2775b7592a3225a7d69');
INSERT INTO "history" VALUES(30,'W-9Z5P4QH','approved','debit_sent','debiting','worker',1760000000000,'284d54decb473d292639411ffd5f015a5e92a2912ef1c443b9b385bfe3bb7ba4');
INSERT INTO "history" VALUES(31,'W-9Z5P4QH','debiting','debit_booked','debited','worker',1760000000000,'2a8ec9f5c6a713cfc2adc57cef30d5b442e34035d636baa9d3a6bf0d4bca85ea');
INSERT INTO "history" VALUES(32,'W-9Z5P4QH','debited','payout_sent','paying_out','worker',1760000000000,'d8ba3e85b4d2c675f097efe46ce336eae277fc61f0f72728fbc45377bdc1ce78');
INSERT INTO "history" VALUES(33,'W-9Z5P4QH','paying_out','payout_failed','payout_failed','worker',1760000000000,'606ebb1e5ac8e6a3a8f16ff8dc18da2d6546466a134b657c4fb54840c9c8e356');
INSERT INTO "history" VALUES(34,'W-9Z5P4QH','payout_failed','return_ordered','returning','worker',1760000000000,'254a534204b17660d578b627b8cfa322c4cf78659225d57a4c53bdc40ba9917b');
INSERT INTO "history" VALUES(35,'W-9Z5P4QH','returning','return_sent','returning','worker',1760000000000,'96e1e2bfe1b174c9cad2b1b906c01be3c16c8229f1d70aacbe457d2e228b0c03');
INSERT INTO "history" VALUES(36,'W-9Z5P4QH','returning','return_booked','returned','worker',1760000000000,'7ff57cdd726935a864affd8e16ee7f8ee7cd06e31c78dfadc68f8a12517899e9');
INSERT INTO "history" VALUES(37,'D-P4WH87X',NULL,'made','created','user 70011223',1760000000000,'d858fd325e6f9dd9c317b33801a132328f71b1574c0ba6e0a74f292e1e758c54');
INSERT INTO "history" VALUES(38,'D-P4WH87X','created','started','awaiting_payer','payer',1760000000000,'8c88d399f7d58255473fbe7197fee76a9d7543041f518914896f0c87f2466324');
INSERT INTO "history" VALUES(39,'D-P4WH87X','awaiting_payer','mismatched','review','fake webhook',1760000000000,'1465f5fc00cf7a5e97806f2857ea248736ce0e6a7c403569edb6bf24237fec51');
INSERT INTO "history" VALUES(40,'D-P4WH87X','review','refund_ordered','refunding','ann',1760000000000,'c221428d787682e41e0e6a6c523290c937b60ce103b5d5e835ecfbd42dec01a9');
INSERT INTO "history" VALUES(41,'D-P4WH87X','refunding','refund_paid','refunded','worker',1760000000000,'2979893a4edb2a68f2d9329198594ce75811b7e33e6120a53e6d61d506aa8e43');
INSERT INTO "history" VALUES(42,'D-KN7A2MS',NULL,'made','created','user 70011223',1760000000000,'66c9d13ed8ddaf991004da60df920e08858f3c07972b2b461c200bf2f19a8e98');
INSERT INTO "history" VALUES(43,'D-KN7A2MS','created','started','awaiting_payer','payer',1760000000000,'9e5b74de279ec20412d4d1bd4e6018d3e68d506376bbd3bc1eef31607f11101f');
INSERT INTO "history" VALUES(44,'D-KN7A2MS','awaiting_payer','captured','paid','fake webhook',1760000000000,'b4322098f3325f0c254146928ddb3793d12adc96e35d52a8cb44c722dba0e56c');
INSERT INTO "history" VALUES(45,'D-KN7A2MS','paid','credit_sent','crediting','worker',1760000000000,'be42cf7729cafa69022222a305aeafb5d27425b77aedbd703c3a815d209c50d5');
INSERT INTO "history" VALUES(46,'D-KN7A2MS','crediting','credit_refused','credit_refused','worker',1760000000000,'97b134e63f1da57460a846e673454b914f789523daf85c01d6ff3af45c710c74');
INSERT INTO "history" VALUES(47,'D-KN7A2MS','credit_refused','handed_to_staff','review','worker',1760000000000,'f53865e8f38cdc96a74c075157e945a049a1e8eeb6e1835c88a85eb249ef59be');
INSERT INTO "history" VALUES(48,'D-2HQKE49',NULL,'made','created','user 70011223',1760000000000,'c723fd2aa378357a80d7d269a3846f3a8ae2a166cc0e0f0ac6b28437930ec215');
INSERT INTO "history" VALUES(49,'D-2HQKE49','created','started','awaiting_payer','payer',1760000000000,'146e22055436f8c7d6ba46709fef57350e290064fdb615afc51b772015109d59');
INSERT INTO "history" VALUES(50,'D-D76GM5F',NULL,'made','created','user 70011223',1760000000000,'9eb757bb9ee625ef96d0c3ea327ba4ba86cad00edd45f0a83284f6a8d4c1f083');
INSERT INTO "history" VALUES(51,'D-D76GM5F','created','started','awaiting_payer','payer',1760000000000,'c5dc613732b24590c6db9e05c6212582d9d09fae83804b90306ebc8d89fdfefb');
INSERT INTO "history" VALUES(52,'D-D76GM5F','awaiting_payer','captured','paid','fake webhook',1760000000000,'98848b952aa78139e0c6fff1d1baeb8916d7b8ca55aacf40211f45c88399ce00');
INSERT INTO "history" VALUES(53,'D-D76GM5F','paid','credit_sent','crediting','worker',1760000000000,'38c5669bdcda46019382b5ec47eccad04b0eab5cb62f006b32063c6c1b8db27d');
INSERT INTO "history" VALUES(54,'D-D76GM5F','crediting','credit_unknown','credit_unknown','worker',1760000000000,'0f9861eb17bb87ba50d78cca7f8576e86826fe3b62b9af5abc1ef8eec16bde25');
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
INSERT INTO "payments" VALUES('D-7MZTK79','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','b7e1185235e4327319b6dc33ad4817bc9e59d4ba8c676a3775451645ff897b9e','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-M92M9KT','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','2e70a522effca0e2a0b9bca86763f132ea1cb548ba8729857d2c25dd3d781f99','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-GA6REKP','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','4aa211c00f46f1bea2172ce0c91ef0b6edc2639c795f49580cfd3d58c0abf821','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-9FYU98F','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','2a7e169c3ff31787a4e0a10d6ca7c26d77f3cd28a6fe6d602ab7a1b5ef170db0','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-3K9P8ZM','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','4bca92522428a1ecd7aa822f56010a9c6ac15651979f4695b216748fba63b65b','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-9Z5P4QH','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','21e2ee7e3c9455592b6fdbc394d276bc21182184fd84000f81455e6e807df7bc','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-P4WH87X','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','198fcb18a8a9e1e2e281cef835d218f416e2935c7da8122e43f10cc00383027d','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-KN7A2MS','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','ff6ecc196a04fc706b06d5e7faed364c625b2fd50bbca65af89a2837bff2372a','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-2HQKE49','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','a12ae2311995919c6cde314573050d65231b9a1af54a1887525abafe1a475173','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-D76GM5F','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','e7f7b1b212b7f3c815c3fc8dcdb9b8be2f96fd19348150c8e22a660b30de5ee8','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-GA6REKP.payout.1','W-GA6REKP','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-3K9P8ZM.refund.1','W-3K9P8ZM','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-9Z5P4QH.payout.1','W-9Z5P4QH','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-P4WH87X.refund.1','D-P4WH87X','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('c39aef305e150dab73f20065f5db2784051403a1e85a210ea9d75ae1c9b9a0f5','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-7MZTK79',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX recovery_codes_of_user ON recovery_codes (user_id);
COMMIT;
PRAGMA user_version = 9;
