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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-3UWSUBZ: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-87P99XQ','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-VDUJE56','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-Y7FVCY4','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-2XBF8FM','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-3UWSUBZ.credit.1','D-3UWSUBZ','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-PPWUZWK.credit.1','D-PPWUZWK','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-9AYMCXE.debit.1','W-9AYMCXE','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-2XBF8FM.credit.1','D-2XBF8FM','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-BSXQSJX.debit.1','W-BSXQSJX','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-AN438AD.debit.1','W-AN438AD','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-AN438AD.return.1','W-AN438AD','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-VDUJE56.credit.1','D-VDUJE56','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-Y7FVCY4.credit.1','D-Y7FVCY4','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-2XBF8FM','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-2XBF8FM','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-Y7FVCY4','D-Y7FVCY4 credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-3UWSUBZ',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-9AYMCXE.payout.1',NULL,'made','planned','user 70011223',1760000000000,'25db73fcd32f2824626ccbcd25cd0e09419986bdfacbd6bca0af3f1ee2f2a26a');
INSERT INTO "disbursement_history" VALUES(2,'W-9AYMCXE.payout.1','planned','sent','sending','worker',1760000000000,'9255125a716f7413ea4221dfc852f8a9dceeb559494d54e214181937f10146c5');
INSERT INTO "disbursement_history" VALUES(3,'W-9AYMCXE.payout.1','sending','paid','paid','worker',1760000000000,'82fe26895e8ec47c0a7dd38031f45625547ca9c93efd19ecfbc597281cd219fd');
INSERT INTO "disbursement_history" VALUES(4,'W-BSXQSJX.refund.1',NULL,'made','planned','user 70011223',1760000000000,'b86d9015a9985cc08bbadd7a56616391ff3a1ce7ea624b24c684aa2a9350638f');
INSERT INTO "disbursement_history" VALUES(5,'W-BSXQSJX.refund.1','planned','sent','sending','worker',1760000000000,'fca3a2c0acf5a01254e47c854bb1d36f056898aebd3878890c27520aa5ee7b68');
INSERT INTO "disbursement_history" VALUES(6,'W-BSXQSJX.refund.1','sending','paid','paid','worker',1760000000000,'e20432a7bfb894b1c27ec244fd3cdac7cf203463d43e58d06ff9412a710e86a5');
INSERT INTO "disbursement_history" VALUES(7,'W-AN438AD.payout.1',NULL,'made','planned','user 70011223',1760000000000,'47bc0dd05f37ce32af441490081e21f7083f32f70e2bbef31771374041922147');
INSERT INTO "disbursement_history" VALUES(8,'W-AN438AD.payout.1','planned','sent','sending','worker',1760000000000,'8a284aa4084f9bce12c3e978729830fe7983e25b4e16f39ed818965e333532b8');
INSERT INTO "disbursement_history" VALUES(9,'W-AN438AD.payout.1','sending','failed','failed','worker',1760000000000,'821daf13f9018191e3e86c6776d381d39008f012334f7e8538fc80cf055653e2');
INSERT INTO "disbursement_history" VALUES(10,'D-87P99XQ.refund.1',NULL,'made','planned','ann',1760000000000,'b9b4ffb0948c81281863f11c9330113629ed73453b344683dcf0bead7b16d938');
INSERT INTO "disbursement_history" VALUES(11,'D-87P99XQ.refund.1','planned','sent','sending','worker',1760000000000,'75e71aac550972317e7a2a88f445e83851560fbacbffafcad67213644f7486e1');
INSERT INTO "disbursement_history" VALUES(12,'D-87P99XQ.refund.1','sending','paid','paid','worker',1760000000000,'3bbe1d0e502906506fdba5bb972e2e39c0d2e2a570c58654e324ae42d513652e');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-2XBF8FM','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-3UWSUBZ','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-3UWSUBZ','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-PPWUZWK','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-2XBF8FM','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-87P99XQ','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-VDUJE56','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-Y7FVCY4','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-3UWSUBZ',NULL,'made','created','user 70011223',1760000000000,'ad7e3348de1a1857db59e6a336bb42a381416dde42a40cd8e93624a50faf9321');
INSERT INTO "history" VALUES(2,'D-3UWSUBZ','created','started','awaiting_payer','payer',1760000000000,'c576ddadb2f1cb8e40cc198637ccd0102e62695714325094cce11a3bb7146a7a');
INSERT INTO "history" VALUES(3,'D-3UWSUBZ','awaiting_payer','captured','paid','fake webhook',1760000000000,'adcce41affcf13965695f61ba33165c8d828fdd3808817f6d212905b38afe18d');
INSERT INTO "history" VALUES(4,'D-3UWSUBZ','paid','credit_sent','crediting','worker',1760000000000,'af7bf9336c5b7a79824ff655a8c7e71b9b43cae4afd5732826ee105ae9ce6d90');
INSERT INTO "history" VALUES(5,'D-3UWSUBZ','crediting','credit_booked','credited','worker',1760000000000,'de9a89dd64169621be344d3f09212e5e989da2d5aa19e1bb928d2590f5799643');
INSERT INTO "history" VALUES(6,'D-PPWUZWK',NULL,'made','created','user 70011223',1760000000000,'3f3495430e39a54c4b936808c5ad3069b3cf5ac40c65cf637006d4807b52c19a');
INSERT INTO "history" VALUES(7,'D-PPWUZWK','created','started','awaiting_payer','payer',1760000000000,'019e7fa6497d76f6ea34083f35dc4b2f5e0ffbd816e813ed9771ee74ee5c666f');
INSERT INTO "history" VALUES(8,'D-PPWUZWK','awaiting_payer','captured','paid','fake webhook',1760000000000,'f81cbdbf8a28cb8bef3ad6e95477db11a292ec969bbdbc9070da5b70796704c7');
INSERT INTO "history" VALUES(9,'W-9AYMCXE',NULL,'made','requested','user 70011223',1760000000000,'2b15d90ba681893dd9c9e83b7fda8e7f7f6a946faeb2e8dbb2c868d602ce2a4c');
INSERT INTO "history" VALUES(10,'W-9AYMCXE','requested','approved','approved','policy',1760000000000,'0b68e9dd71d377b52b5e3c5437a70764c97a02d464030cc9aeb0cf8c0c9db4ac');
INSERT INTO "history" VALUES(11,'D-2XBF8FM',NULL,'made','created','user 70011223',1760000000000,'7ebbb6ce7264cc11810d62910f01c69f7a2a52780e2aa7f5dc94894910a948f4');
INSERT INTO "history" VALUES(12,'D-2XBF8FM','created','started','awaiting_payer','payer',1760000000000,'30047dc212f840136f00a436d9652deab171922a096122172c4418d097e197ab');
INSERT INTO "history" VALUES(13,'D-2XBF8FM','awaiting_payer','captured','paid','fake webhook',1760000000000,'6947f07bf1a1292fc389cb9cfdc5cb79208fcd350d353082d778f414a26d667d');
INSERT INTO "history" VALUES(14,'D-PPWUZWK','paid','credit_sent','crediting','worker',1760000000000,'f800246e9dba518ac2324e79c9e4a859b829b52e0c959257209dac08f3f2bf02');
INSERT INTO "history" VALUES(15,'D-PPWUZWK','crediting','credit_booked','credited','worker',1760000000000,'b2676dcabc064c6871970c48dc97f0f1b90ccd8765c935ab756b76631ce5d9b9');
INSERT INTO "history" VALUES(16,'W-9AYMCXE','approved','debit_sent','debiting','worker',1760000000000,'b70f1b04945d2b459212a166baf07dd5e84fb928e669c964111c65e62cd50b65');
INSERT INTO "history" VALUES(17,'W-9AYMCXE','debiting','debit_booked','debited','worker',1760000000000,'ebef1f12b9daf5cb2e521a045b38522adef62817a79d221ef7d3745c881ce686');
INSERT INTO "history" VALUES(18,'D-2XBF8FM','paid','credit_sent','crediting','worker',1760000000000,'356f673a97b9cddd19e2e0656b0331b6784be1960944ed3562fa82a66286c1d3');
INSERT INTO "history" VALUES(19,'D-2XBF8FM','crediting','credit_booked','credited','worker',1760000000000,'23c37dce04f3fd318a6d4e511db56d2a4359b9d58e2b192aa667420c290ac2a4');
INSERT INTO "history" VALUES(20,'W-9AYMCXE','debited','payout_sent','paying_out','worker',1760000000000,'6c1ed680c5e4991b91dee3135a8d32e300a3752872b10e341669197fe490e0a1');
INSERT INTO "history" VALUES(21,'W-9AYMCXE','paying_out','payout_paid','paid_out','worker',1760000000000,'f561ad9eea0106e3f6698f002a701344b77ea09949ac3e6bfa8e77b247726856');
INSERT INTO "history" VALUES(22,'W-BSXQSJX',NULL,'made','requested','user 70011223',1760000000000,'523fecd09e22263af3fb3dca06d209e72574714fa437d4db65b24da03be92869');
INSERT INTO "history" VALUES(23,'W-BSXQSJX','requested','approved','approved','policy',1760000000000,'7780d19c0e7fb6643f0d01b8909b3a956f740b226a7870f5cf825d5dffa3d7f4');
INSERT INTO "history" VALUES(24,'W-BSXQSJX','approved','debit_sent','debiting','worker',1760000000000,'4d297c036afa6d18fc14f5b84b64ce0a641743a7171f91be0fd4de6f8cc48aa7');
INSERT INTO "history" VALUES(25,'W-BSXQSJX','debiting','debit_booked','debited','worker',1760000000000,'5c33276342ea10dfb5319f20458a573bcd5fb9ec4d0c8726a808fb47c12655c6');
INSERT INTO "history" VALUES(26,'W-BSXQSJX','debited','payout_sent','paying_out','worker',1760000000000,'d2d8e8509d037bf90e481e36448bc57dd8dbb77756f18bc4a5f5565f7037841f');
INSERT INTO "history" VALUES(27,'W-BSXQSJX','paying_out','payout_paid','paid_out','worker',1760000000000,'59bb228152fa0c05e2ebfbf608e2b049fc3895c3cb8e776e73d0ac7a2223ee76');
INSERT INTO "history" VALUES(28,'W-AN438AD',NULL,'made','requested','user 70011223',1760000000000,'2c9925dba96e22b2d88414b7baf2e5263a7b0b0ef8f16816fc6beeabf68425dd');
INSERT INTO "history" VALUES(29,'W-AN438AD','requested','approved','approved','policy',1760000000000,'9f2d4567d2d96491f93a6c2d7bd4297560923ffe3a9efe8771666fac4de800b4');
INSERT INTO "history" VALUES(30,'W-AN438AD','approved','debit_sent','debiting','worker',1760000000000,'d04da6adb23675b1b970c807ac83a8ab388d46e65c666d733e859de075b27e75');
INSERT INTO "history" VALUES(31,'W-AN438AD','debiting','debit_booked','debited','worker',1760000000000,'316203bdc09ca5d1b672a906e62fa4d640ae231da727b83c6617e2e0c39c4ca7');
INSERT INTO "history" VALUES(32,'W-AN438AD','debited','payout_sent','paying_out','worker',1760000000000,'478eb8ea6c5944211f4834ddab05dcb47b97492b451786b80f115cc134314621');
INSERT INTO "history" VALUES(33,'W-AN438AD','paying_out','payout_failed','payout_failed','worker',1760000000000,'245440621b4fbb9b9167b39234ad36b54882aa0a3453a68b7e00405ff0bc9438');
INSERT INTO "history" VALUES(34,'W-AN438AD','payout_failed','return_ordered','returning','worker',1760000000000,'a583e9b896d9b753603608da190291a7e1c54d28618321508dec04b435305291');
INSERT INTO "history" VALUES(35,'W-AN438AD','returning','return_sent','returning','worker',1760000000000,'1e1a737f4ae1836bafc7bb0a9d233bea79679e22f984c8932ad8b2ac388edc05');
INSERT INTO "history" VALUES(36,'W-AN438AD','returning','return_booked','returned','worker',1760000000000,'2b98d7f9e5dd67f02a1d2d0fed5c96304c673e6f4ba384cae062d83831d0bea5');
INSERT INTO "history" VALUES(37,'D-87P99XQ',NULL,'made','created','user 70011223',1760000000000,'758fad4202ee4ce76ecfd653cfc59c90e18dfd50fc0a2456a89c15ff7f033657');
INSERT INTO "history" VALUES(38,'D-87P99XQ','created','started','awaiting_payer','payer',1760000000000,'f93b7af6014f6bdc5f033bdbce62a330661a8e022754c3bfb30750cbcef064df');
INSERT INTO "history" VALUES(39,'D-87P99XQ','awaiting_payer','mismatched','review','fake webhook',1760000000000,'570bd3f576afeee1a9e13fd127f239439bfba81e55597ee148136ed581f5f6d3');
INSERT INTO "history" VALUES(40,'D-87P99XQ','review','refund_ordered','refunding','ann',1760000000000,'9968794a0a20a30acffdf8fa14b1b5f9ee718b19c2d984b5c0441164563f842c');
INSERT INTO "history" VALUES(41,'D-87P99XQ','refunding','refund_paid','refunded','worker',1760000000000,'654ecc84cc74b1ff0283cb06a391ef88a0035765719dca7303af2f18fa17637d');
INSERT INTO "history" VALUES(42,'D-VDUJE56',NULL,'made','created','user 70011223',1760000000000,'3bb6ecbd59101fc6abb9cdc7a71a1a88d46ca4fcb42e1258cbdaee640a26fa0c');
INSERT INTO "history" VALUES(43,'D-VDUJE56','created','started','awaiting_payer','payer',1760000000000,'4dd80f7d6921a5b2433d7e9a177def0fc9f67869b0bba583accbcd0907907fb7');
INSERT INTO "history" VALUES(44,'D-VDUJE56','awaiting_payer','captured','paid','fake webhook',1760000000000,'b20070f71fa6441bc44d89ba222769fe400849644f4aae4b8b6522ad1dcf9642');
INSERT INTO "history" VALUES(45,'D-VDUJE56','paid','credit_sent','crediting','worker',1760000000000,'3008a4290a578fec635c8d001a636dcf85e1f7dd44d912c53457701bff2904a6');
INSERT INTO "history" VALUES(46,'D-VDUJE56','crediting','credit_refused','credit_refused','worker',1760000000000,'bf0c562bed37d9f5c5c09aba0253b5de002fc3c28c9b4b258d0b03ad87b943c1');
INSERT INTO "history" VALUES(47,'D-VDUJE56','credit_refused','handed_to_staff','review','worker',1760000000000,'9b0d70d01ece8bdc40987f128dfbb478e5f86524785aea9d883ae7156d912dca');
INSERT INTO "history" VALUES(48,'D-E6BJ2HM',NULL,'made','created','user 70011223',1760000000000,'758a69aaef08e005575c1e3c569ca94bfeea528019f3ad9007e03d41e37bc665');
INSERT INTO "history" VALUES(49,'D-E6BJ2HM','created','started','awaiting_payer','payer',1760000000000,'bd492915f9a498566b6896a82938989769c476dfec581294f3837bd2a0a81539');
INSERT INTO "history" VALUES(50,'D-Y7FVCY4',NULL,'made','created','user 70011223',1760000000000,'d56449df476f67c1f056dfdffabc12912ece6090f4d1b596c33128884818c2f9');
INSERT INTO "history" VALUES(51,'D-Y7FVCY4','created','started','awaiting_payer','payer',1760000000000,'704dc213ac4c8aab7b1779b8b6d6300fd4dc64d729d4c4e83d548e934cce3caf');
INSERT INTO "history" VALUES(52,'D-Y7FVCY4','awaiting_payer','captured','paid','fake webhook',1760000000000,'6b48df6103c89db2bf29818e3f647a102528171c46feebbfc0d8b92c77c9e880');
INSERT INTO "history" VALUES(53,'D-Y7FVCY4','paid','credit_sent','crediting','worker',1760000000000,'91b6e5519bb1a90db5b4fe3a27f2cbaa4b0b69728555e43daf13e6bdc363d369');
INSERT INTO "history" VALUES(54,'D-Y7FVCY4','crediting','credit_unknown','credit_unknown','worker',1760000000000,'b215f77f2266540fc115ecb8ebf05b075ff1b5910c62938c815081e7be553779');
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
INSERT INTO "mails" VALUES(1,'D-3UWSUBZ.credited.1','credited',70011223,'D-3UWSUBZ',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-PPWUZWK.credited.1','credited',70011223,'D-PPWUZWK',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-2XBF8FM.credited.1','credited',70011223,'D-2XBF8FM',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-9AYMCXE.paid_out.1','paid_out',70011223,'W-9AYMCXE',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-BSXQSJX.paid_out.1','paid_out',70011223,'W-BSXQSJX',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-AN438AD.returned.1','returned',70011223,'W-AN438AD',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-87P99XQ.paid_back.1','paid_back',70011223,'D-87P99XQ',1760000000000,1760000000000,0,'',NULL);
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
INSERT INTO "payments" VALUES('D-3UWSUBZ','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','5376fcdcf5b573abd8ca73325ac22e3d86ecd0d84ea5d2d9d907527827a9e6b5','embedded','Visa 4001',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('D-PPWUZWK','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','2b9c31a611e7e5bc92514deb30a8f700609c14be2aa4a4acf7d5afcbbfd2b0e4','embedded','Visa 4003',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-9AYMCXE','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','2b508e7ff2ec171bf66a7c79510240320b9f6efc567ad7219d3c7a98504e3c28','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-2XBF8FM','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','ecc13ccd3d11176ccccbdbeb5d48f880ad603522bd7c795a7a645bdb6c301c3a','embedded','Visa 4004',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-BSXQSJX','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','98c043f5e4f73102480aa0bb27eb006460cecf9afbf739cedfa5de54b6f16909','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('W-AN438AD','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','21bed82c0d0ea3f5251f35e2a082d405969a8745cdc8bd74da9134cca98f2dd8','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-87P99XQ','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','742cebf57646ff82bf3a3001ddeff87a7083b113803aea5b189fab976cc699fd','embedded','Visa 4008',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-VDUJE56','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','c74cc937352faebfa432cc581df0c5237afa7b46fa68551828f463fb896c6526','embedded','Visa 4010',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-E6BJ2HM','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','9424a06d7ccc691069bf032ee6589c768f02af3e6596178410f77ce12f16d388','embedded','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-Y7FVCY4','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','19af0c8e31a69e122e32c1104ebf1d4f8b91c1e10600583c433807e6190c2879','embedded','Visa 4012',0,0,'USD',2,0);
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
INSERT INTO "psp_calls" VALUES('W-9AYMCXE.payout.1','W-9AYMCXE','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-BSXQSJX.refund.1','W-BSXQSJX','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-AN438AD.payout.1','W-AN438AD','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-87P99XQ.refund.1','D-87P99XQ','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('6f20bfadcc77ea6d71bbad51f64e44f30752aa1fce7d605b77950816cede20c5','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-3UWSUBZ',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
PRAGMA user_version = 18;
