-- A database of version 10, made by the code of commit a0ab6e5.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-2MR564N: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-TUCGSXT','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-SFZ5DAP','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-ZYZV24V','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-2MR564N.credit.1','D-2MR564N','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-2CGNKP6.credit.1','D-2CGNKP6','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-GQYQ7F8.debit.1','W-GQYQ7F8','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-VQGJ7V4.credit.1','D-VQGJ7V4','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-FMAHCU8.debit.1','W-FMAHCU8','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-V8J3W9E.debit.1','W-V8J3W9E','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-V8J3W9E.return.1','W-V8J3W9E','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-SFZ5DAP.credit.1','D-SFZ5DAP','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-ZYZV24V.credit.1','D-ZYZV24V','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-VQGJ7V4','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
, system_user TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-ZYZV24V','D-ZYZV24V credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-2MR564N',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-GQYQ7F8.payout.1',NULL,'made','planned','user 70011223',1760000000000,'6e51ef24f28b0fa778ed9e93b0960c6044cd68df2dfffb9b72125ae29736ef30');
INSERT INTO "disbursement_history" VALUES(2,'W-GQYQ7F8.payout.1','planned','sent','sending','worker',1760000000000,'50a1a11045624706dc57517d073f237e86b66540e3d9611cbd1a1f8fca997436');
INSERT INTO "disbursement_history" VALUES(3,'W-GQYQ7F8.payout.1','sending','paid','paid','worker',1760000000000,'d1b8da3280b045106abc3fe9a6b518e411fb5d147fc02779a576cc918269ce1c');
INSERT INTO "disbursement_history" VALUES(4,'W-FMAHCU8.refund.1',NULL,'made','planned','user 70011223',1760000000000,'6486b4eee962706568a00f6dcb026adc808ab546aa643e65eb018114d61f733e');
INSERT INTO "disbursement_history" VALUES(5,'W-FMAHCU8.refund.1','planned','sent','sending','worker',1760000000000,'21996e66c74ed5a561beafafab0504297aebd99575e73aed20505fc34e0aee78');
INSERT INTO "disbursement_history" VALUES(6,'W-FMAHCU8.refund.1','sending','paid','paid','worker',1760000000000,'8f0231183dd1ced5fe9d8e22da573f2a4e3ffee61362d227bd0c07b296a93cf5');
INSERT INTO "disbursement_history" VALUES(7,'W-V8J3W9E.payout.1',NULL,'made','planned','user 70011223',1760000000000,'0db9291dd7745495bf9f39cd0d00e6ad7feeab82ddfd7c155b9b82da7004d110');
INSERT INTO "disbursement_history" VALUES(8,'W-V8J3W9E.payout.1','planned','sent','sending','worker',1760000000000,'0080e85757fd5077494e399750e25d918624a8fde273d338e721329d4ab1bb96');
INSERT INTO "disbursement_history" VALUES(9,'W-V8J3W9E.payout.1','sending','failed','failed','worker',1760000000000,'faeb72f49a0cc4f8ddf0dbbb7d8db937466bfbd671b34039514f6bcb9edffc5f');
INSERT INTO "disbursement_history" VALUES(10,'D-TUCGSXT.refund.1',NULL,'made','planned','ann',1760000000000,'e9e9617d45f804fff448ec0328d7b6ca4c3dcb2d54be0aed1291d463976c2d43');
INSERT INTO "disbursement_history" VALUES(11,'D-TUCGSXT.refund.1','planned','sent','sending','worker',1760000000000,'69a0c77cd811634893c2e25c6acce69c3785748f320dfd77222ee4e59733957c');
INSERT INTO "disbursement_history" VALUES(12,'D-TUCGSXT.refund.1','sending','paid','paid','worker',1760000000000,'62b9b37eb9a235e8f923b64e109fa975649529a486c29567fd2bf3e90944bc8f');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-VQGJ7V4','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-2MR564N','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-2MR564N','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-2CGNKP6','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-VQGJ7V4','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-TUCGSXT','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-SFZ5DAP','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-ZYZV24V','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-2MR564N',NULL,'made','created','user 70011223',1760000000000,'a380954f32cd8bf6bc8f839211a56fadb8768efd5318e4f7b8186ae225137ea8');
INSERT INTO "history" VALUES(2,'D-2MR564N','created','started','awaiting_payer','payer',1760000000000,'2fc44ddbc735f27a4b536e1842a41b8d3947e3b083e7cef380db615a04361716');
INSERT INTO "history" VALUES(3,'D-2MR564N','awaiting_payer','captured','paid','fake webhook',1760000000000,'a335bc4e71232c22562580507ad9fdd0562b858c21ee03024d7545ff220b2948');
INSERT INTO "history" VALUES(4,'D-2MR564N','paid','credit_sent','crediting','worker',1760000000000,'ad30f18a7fecc46dc31a8ed4b4161ecb00ce44d6afd46234f0130aa2b146071b');
INSERT INTO "history" VALUES(5,'D-2MR564N','crediting','credit_booked','credited','worker',1760000000000,'d15d6d7f72cf1ab2653ef798b2db32648fbea388b9e4c0782bc480b63b5f2aaa');
INSERT INTO "history" VALUES(6,'D-2CGNKP6',NULL,'made','created','user 70011223',1760000000000,'79db39ba146eddb217cacdde0d069b4c5460841d4bf065a2904428a48af15025');
INSERT INTO "history" VALUES(7,'D-2CGNKP6','created','started','awaiting_payer','payer',1760000000000,'e07f53752451fe2e3a5a933abe4bb8ee22c38f8ec972f4d6d19b0ba23a4008df');
INSERT INTO "history" VALUES(8,'D-2CGNKP6','awaiting_payer','captured','paid','fake webhook',1760000000000,'01b4516d2f7e7134770d1f6155400b2955b494c02adca5c9f3494b43b9e3b2ba');
INSERT INTO "history" VALUES(9,'W-GQYQ7F8',NULL,'made','requested','user 70011223',1760000000000,'2e3b9213b06c67712ef4f936c6d352945722d569ddef3cafbe0012dd9f7c9428');
INSERT INTO "history" VALUES(10,'W-GQYQ7F8','requested','approved','approved','policy',1760000000000,'e722ca595d354c4f45a3c470c66e7b9ea7f24ec7d5ef180d68826b4a5105042d');
INSERT INTO "history" VALUES(11,'D-VQGJ7V4',NULL,'made','created','user 70011223',1760000000000,'b8b7e315d5ca986a5a39997e046f7912a27d2ada1a53d9a0f2bb2ea5de650665');
INSERT INTO "history" VALUES(12,'D-VQGJ7V4','created','started','awaiting_payer','payer',1760000000000,'2d070a5a7eb6dd6814c9db3c769b362267458daa2359c0907568a7c5b2049131');
INSERT INTO "history" VALUES(13,'D-VQGJ7V4','awaiting_payer','captured','paid','fake webhook',1760000000000,'c5df7f5e6aaddc7215d2a419491b999754ca27c19872cc40f5305dd2723c2b0c');
INSERT INTO "history" VALUES(14,'D-2CGNKP6','paid','credit_sent','crediting','worker',1760000000000,'82e933e1bee41c63299233c40eecd2b6f42bf44bcf73c9e3e9c4e0343057609b');
INSERT INTO "history" VALUES(15,'D-2CGNKP6','crediting','credit_booked','credited','worker',1760000000000,'def4dbef760382c5db9eb387d8f2333aad46eb567f1081fedb746357edca6ee8');
INSERT INTO "history" VALUES(16,'W-GQYQ7F8','approved','debit_sent','debiting','worker',1760000000000,'73c213d1fd207405af0c0d44f5bfaa21a35f54828785289536c5c896b87d4cb1');
INSERT INTO "history" VALUES(17,'W-GQYQ7F8','debiting','debit_booked','debited','worker',1760000000000,'c49a72e2b2666ca9ada33915e43528a64d9e27877d45fdf62c05357bd3fecd9b');
INSERT INTO "history" VALUES(18,'D-VQGJ7V4','paid','credit_sent','crediting','worker',1760000000000,'f500b4e446f32b0d6a3278ab8c0a5135d70a2f767478c613b0ac6ff11f3e1747');
INSERT INTO "history" VALUES(19,'D-VQGJ7V4','crediting','credit_booked','credited','worker',1760000000000,'d0f2ce4382cba94fa94e1368e7f3308cc1558ce421e6938b3ce64556d7d03bac');
INSERT INTO "history" VALUES(20,'W-GQYQ7F8','debited','payout_sent','paying_out','worker',1760000000000,'d40b994cc618583c8efb6aaf0aba589e0ea2547c0d735d900823b2b93fb76761');
INSERT INTO "history" VALUES(21,'W-GQYQ7F8','paying_out','payout_paid','paid_out','worker',1760000000000,'efbeeca31a38ebc21a96cbc244880dd38a1fa0e73d10dc05487b9481d6bb9511');
INSERT INTO "history" VALUES(22,'W-FMAHCU8',NULL,'made','requested','user 70011223',1760000000000,'e11c917f9445e8ffd1ad11bcb887281300b3b2afce6dc3ea88aa344de61070da');
INSERT INTO "history" VALUES(23,'W-FMAHCU8','requested','approved','approved','policy',1760000000000,'ed6fde5c18369fa55fe8efaa099d2095d9a13a1e97b814eb758708e30b8e3f58');
INSERT INTO "history" VALUES(24,'W-FMAHCU8','approved','debit_sent','debiting','worker',1760000000000,'8c47a0aa163f4ecfea34aa0b905012411cae1a6305cd5a85fe61c92a1d034812');
INSERT INTO "history" VALUES(25,'W-FMAHCU8','debiting','debit_booked','debited','worker',1760000000000,'1ef97fda5a784aa0af370b5a1abae4430a5644fcbe14cda6787b669143334afa');
INSERT INTO "history" VALUES(26,'W-FMAHCU8','debited','payout_sent','paying_out','worker',1760000000000,'c9d0b58f619e6db62ebe2dc3e6cc0fb082dee7d7dc9f2434ac3b788e41e4be39');
INSERT INTO "history" VALUES(27,'W-FMAHCU8','paying_out','payout_paid','paid_out','worker',1760000000000,'9951fbcfd46ef5ff919fb567aa574b337574d1862b6adebc65baa0f246a64f18');
INSERT INTO "history" VALUES(28,'W-V8J3W9E',NULL,'made','requested','user 70011223',1760000000000,'317f8bad735e7d9d858647a69d653c09be1f2647b9cd399deb9fd2f09979b347');
INSERT INTO "history" VALUES(29,'W-V8J3W9E','requested','approved','approved','policy',1760000000000,'1eb6a28bbc5b5bb2fce63e9b331feeffcd7002e562d2aa10eff286a0a886ea57');
INSERT INTO "history" VALUES(30,'W-V8J3W9E','approved','debit_sent','debiting','worker',1760000000000,'00d3d1652c7d446b2e5b890c0a4846c83eaccbe9f829c6ca45300c72b8dbdb54');
INSERT INTO "history" VALUES(31,'W-V8J3W9E','debiting','debit_booked','debited','worker',1760000000000,'4282c2554d15e5ed559e38863c7e397753ee4e397f2cd308a7bae683e83e8ca5');
INSERT INTO "history" VALUES(32,'W-V8J3W9E','debited','payout_sent','paying_out','worker',1760000000000,'992e0f4d6f0fcf081fad0cecb05295f076b8e1d6bb77dd8f06d43d871297a2dc');
INSERT INTO "history" VALUES(33,'W-V8J3W9E','paying_out','payout_failed','payout_failed','worker',1760000000000,'2807b24e0f043664cce1a2dc88c1f11d3f8668f4dc077fb34990097518a7d5d3');
INSERT INTO "history" VALUES(34,'W-V8J3W9E','payout_failed','return_ordered','returning','worker',1760000000000,'3cc3615c26d39d12bb42e6b01b64025ac7cf56a927dd93737943ab201aa7310c');
INSERT INTO "history" VALUES(35,'W-V8J3W9E','returning','return_sent','returning','worker',1760000000000,'a474e49c51f34eda17b68236df7d1e45397cb9660c5ee65b0fbe314c5805db70');
INSERT INTO "history" VALUES(36,'W-V8J3W9E','returning','return_booked','returned','worker',1760000000000,'981cefb47082a795f432c774a9106ebf01f13e73d9ad069749c1ed7bf2dc08db');
INSERT INTO "history" VALUES(37,'D-TUCGSXT',NULL,'made','created','user 70011223',1760000000000,'da4251c35a1f2998099720d8bb7c6c5e32300fd09b369992e3bf645bcb2e6e2a');
INSERT INTO "history" VALUES(38,'D-TUCGSXT','created','started','awaiting_payer','payer',1760000000000,'7711b556caf293c502723af60ce711fc1c46f7e5fcf17d4463b98a5788251388');
INSERT INTO "history" VALUES(39,'D-TUCGSXT','awaiting_payer','mismatched','review','fake webhook',1760000000000,'e13850958a3b75b88920a93535b90372b9f21ebdc1d6a7b1aefce5707876e184');
INSERT INTO "history" VALUES(40,'D-TUCGSXT','review','refund_ordered','refunding','ann',1760000000000,'d59b189222bbd9f08b56e29a5e3d43838266ad1e236b5a9ed9e555545660ff13');
INSERT INTO "history" VALUES(41,'D-TUCGSXT','refunding','refund_paid','refunded','worker',1760000000000,'1254c4b8152130a901a90d3c74084df09f0629d1d5bc8dca128f6208739e3dca');
INSERT INTO "history" VALUES(42,'D-SFZ5DAP',NULL,'made','created','user 70011223',1760000000000,'ab6651a5b2ef947a4d81c5b4b1d2c6a4e7f9ceae8b030a82ef8ccaf800e0f6f2');
INSERT INTO "history" VALUES(43,'D-SFZ5DAP','created','started','awaiting_payer','payer',1760000000000,'dc69aa6b04dd614d39cb3f1d0c25df75b604ba40bcd5c40bbe9d5323380573d6');
INSERT INTO "history" VALUES(44,'D-SFZ5DAP','awaiting_payer','captured','paid','fake webhook',1760000000000,'c39814903e7f494681c64a185ee57b2ebc64b9bbb11d8979e3c45bc79705ee54');
INSERT INTO "history" VALUES(45,'D-SFZ5DAP','paid','credit_sent','crediting','worker',1760000000000,'22507a9921c1983f19743e5b5af8ee3e44c846464b4f99adddf258a3499a209a');
INSERT INTO "history" VALUES(46,'D-SFZ5DAP','crediting','credit_refused','credit_refused','worker',1760000000000,'310d3aa6e022a8e89e59fca642c45882df1dd5c5855ca3dad8bcadc151079ba9');
INSERT INTO "history" VALUES(47,'D-SFZ5DAP','credit_refused','handed_to_staff','review','worker',1760000000000,'305371c12a8b53928360053cd5d0bdeabc61d81ce76c9b19454c0f6da71bc8dd');
INSERT INTO "history" VALUES(48,'D-955E3KR',NULL,'made','created','user 70011223',1760000000000,'e16b75a126ed0a955cc5215f79a0d9c48949406c4bb2fe3870b27b3218e21f80');
INSERT INTO "history" VALUES(49,'D-955E3KR','created','started','awaiting_payer','payer',1760000000000,'fc7416f1bc2313eb73b21ab7433125a7a397bf254062c51938d67e7ee93c09f4');
INSERT INTO "history" VALUES(50,'D-ZYZV24V',NULL,'made','created','user 70011223',1760000000000,'f606c78b7c76e947613c547e0baa056bc36347d935ff30ae90ec0a5577f4793e');
INSERT INTO "history" VALUES(51,'D-ZYZV24V','created','started','awaiting_payer','payer',1760000000000,'d39f5ce28a2e855670cecb5d4549c3bc09eac3bec6c7c3c9e2abc3ba61eef9aa');
INSERT INTO "history" VALUES(52,'D-ZYZV24V','awaiting_payer','captured','paid','fake webhook',1760000000000,'daafa3b87c24082e82904ba0f197b228371042d2666a53dbfdb935a8872468d2');
INSERT INTO "history" VALUES(53,'D-ZYZV24V','paid','credit_sent','crediting','worker',1760000000000,'61e6b53451249d4aab5f450bbb7ef9c3e645a1527a5ccc1922e25e984a0784f5');
INSERT INTO "history" VALUES(54,'D-ZYZV24V','crediting','credit_unknown','credit_unknown','worker',1760000000000,'6636128449aee9f231961f927d785c91b8699ac20c8c237def55d7c129f095c7');
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
INSERT INTO "payments" VALUES('D-2MR564N','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','fd1fb3c0b10da90da1406b8ccc1a063faaf2792d1dde4a2ae22993e7ed723873','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-2CGNKP6','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','3f6b62e8253328931e008178338d4b007662a7a6a7f486a6c9f856a10977e8ad','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-GQYQ7F8','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','6c703f5ec568317dddf1547e1a4971af87ae8ec734a6dee714f0cc7c1978b077','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-VQGJ7V4','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','bb1bdf1a863b2a077d919ad2b6820b397265e4a1e9ecac9611971171d80bd923','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-FMAHCU8','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','1552400e411ea755639e3770ab8c9c9e362f211059d7b27535fa5f6777f4308c','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-V8J3W9E','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','2339233b4704d06144299ba6cc6354a57d49e66ada1d56bf9222e532ac94a05e','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-TUCGSXT','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','7888313f1a7429309400cd5cda9d9da7aeb44f7b4c3604667fb9608c2647aa30','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-SFZ5DAP','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','360783530b88038fc5281a94d105fc9e4826f4b966149adefc127064f7cedc38','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-955E3KR','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','fe1147ce9640bb0d016e2b8c4d50672c9ebb44dab89ad36c517bb6a720e8cbb4','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-ZYZV24V','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','c3387faa5e1a2bc9bc40fb3ebd537ccc71052f12d3605255a9eec4f1a294e004','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-GQYQ7F8.payout.1','W-GQYQ7F8','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-FMAHCU8.refund.1','W-FMAHCU8','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-V8J3W9E.payout.1','W-V8J3W9E','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-TUCGSXT.refund.1','D-TUCGSXT','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('c77fb68c9aeb75e5547cd1eeb35eec7f97b09de2a0a181eb6906e8c1257a5581','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-2MR564N',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 10;
