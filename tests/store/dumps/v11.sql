-- A database of version 11, made by the code of commit ed71b29.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-QY2Y3QB: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-65UAR36','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-ESXQWHT','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-3K4XVM5','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-QY2Y3QB.credit.1','D-QY2Y3QB','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-6F7NJH2.credit.1','D-6F7NJH2','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-Q49R2WP.debit.1','W-Q49R2WP','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-85FTKNQ.credit.1','D-85FTKNQ','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-7XHD3Q6.debit.1','W-7XHD3Q6','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-AYWN8UQ.debit.1','W-AYWN8UQ','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-AYWN8UQ.return.1','W-AYWN8UQ','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-ESXQWHT.credit.1','D-ESXQWHT','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-3K4XVM5.credit.1','D-3K4XVM5','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-85FTKNQ','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
, system_user TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-3K4XVM5','D-3K4XVM5 credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-QY2Y3QB',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-Q49R2WP.payout.1',NULL,'made','planned','user 70011223',1760000000000,'9ca7add424774b7e2d88b19cf3b03df21bf6c3b5bb794a55ac03419481c0e4e4');
INSERT INTO "disbursement_history" VALUES(2,'W-Q49R2WP.payout.1','planned','sent','sending','worker',1760000000000,'5224c42dfc3a64b4743dd05fb494cdb4f5e1a3c055c22ba25801d9e79bc817a8');
INSERT INTO "disbursement_history" VALUES(3,'W-Q49R2WP.payout.1','sending','paid','paid','worker',1760000000000,'c0018eaf8deba97234c45af5b0563d12e49c460a930102c219c6d1f05d89e679');
INSERT INTO "disbursement_history" VALUES(4,'W-7XHD3Q6.refund.1',NULL,'made','planned','user 70011223',1760000000000,'9b63f386527e4e8418ebcc80a3d7244b635f3979b7b95af2ee9ce98405205ec3');
INSERT INTO "disbursement_history" VALUES(5,'W-7XHD3Q6.refund.1','planned','sent','sending','worker',1760000000000,'011a1e19fc362c309411d77fa97525e58fd1ecfd988dce79bcc296888cbcad44');
INSERT INTO "disbursement_history" VALUES(6,'W-7XHD3Q6.refund.1','sending','paid','paid','worker',1760000000000,'2f6c7f38926c64eeb80da56dd71e968e5383a147bd07eb03c33dda525afc5016');
INSERT INTO "disbursement_history" VALUES(7,'W-AYWN8UQ.payout.1',NULL,'made','planned','user 70011223',1760000000000,'ebbb149c82dda2bb4b6479dcf2cb37d4ce0b39b64797f57675b87d4308b1a952');
INSERT INTO "disbursement_history" VALUES(8,'W-AYWN8UQ.payout.1','planned','sent','sending','worker',1760000000000,'66873e8a3c769fc7c5771dc36de5d760d303bd6b70aed8c86a8a744834c4b690');
INSERT INTO "disbursement_history" VALUES(9,'W-AYWN8UQ.payout.1','sending','failed','failed','worker',1760000000000,'dd971c748ad09598ce7af1473bc8738312f8fa484acf6345e9e8a90a65cf05db');
INSERT INTO "disbursement_history" VALUES(10,'D-65UAR36.refund.1',NULL,'made','planned','ann',1760000000000,'4d4a912362d6c2a28535eeed8366a69db8508b1d70e40af55ea20e62533e27cd');
INSERT INTO "disbursement_history" VALUES(11,'D-65UAR36.refund.1','planned','sent','sending','worker',1760000000000,'4744806d37d287979ee337572cbee32046dad5ca64b7e2760ce5be650b011708');
INSERT INTO "disbursement_history" VALUES(12,'D-65UAR36.refund.1','sending','paid','paid','worker',1760000000000,'5a66b4a9f2859e829a5cf92aba703b22d9e9f4cba8080f3c68b7487e478b7adb');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-85FTKNQ','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-QY2Y3QB','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-QY2Y3QB','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-6F7NJH2','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-85FTKNQ','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-65UAR36','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-ESXQWHT','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-3K4XVM5','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-QY2Y3QB',NULL,'made','created','user 70011223',1760000000000,'47c5535589806192630db693823f245a6ef7f6f1cc4a204ceccd0bffac3813d3');
INSERT INTO "history" VALUES(2,'D-QY2Y3QB','created','started','awaiting_payer','payer',1760000000000,'b8983d990036dba40cbea65183b1170c58646502a646bd10644ed3f30c9dd86e');
INSERT INTO "history" VALUES(3,'D-QY2Y3QB','awaiting_payer','captured','paid','fake webhook',1760000000000,'0b997ff2ad7b286831d14ca9b7c848fb913efe023b8aca88b417c84952698873');
INSERT INTO "history" VALUES(4,'D-QY2Y3QB','paid','credit_sent','crediting','worker',1760000000000,'316ea5e1d46f967d60802a0f49e19a58ba1732ecc6781290e261ff2822300656');
INSERT INTO "history" VALUES(5,'D-QY2Y3QB','crediting','credit_booked','credited','worker',1760000000000,'8dcd0ea59e038e8791db3daf3ec2ce9f6d13b0a90db51c1b8593401bde6aef79');
INSERT INTO "history" VALUES(6,'D-6F7NJH2',NULL,'made','created','user 70011223',1760000000000,'11725dfe54fa5e51e9325ac2dd7a065a929e13eac13ced14d08975bf01c8b43f');
INSERT INTO "history" VALUES(7,'D-6F7NJH2','created','started','awaiting_payer','payer',1760000000000,'d35124a10be2b5f23f06eea0e2bbfd6a8185b8e137a0202b0ad649708fcf5c3c');
INSERT INTO "history" VALUES(8,'D-6F7NJH2','awaiting_payer','captured','paid','fake webhook',1760000000000,'aba1eb5b2ccb74c0f15a274916c261bd79d0355784f4005f016d09ca2c54c7d1');
INSERT INTO "history" VALUES(9,'W-Q49R2WP',NULL,'made','requested','user 70011223',1760000000000,'e36361565feddde505e4d89d6f1d83e1c9cdc987e49b30cd9eeb3e3a3ab38cd3');
INSERT INTO "history" VALUES(10,'W-Q49R2WP','requested','approved','approved','policy',1760000000000,'7e27b86a9e406554dc6616e70ee0584020ecfb2017f68004d004109ff3af2b66');
INSERT INTO "history" VALUES(11,'D-85FTKNQ',NULL,'made','created','user 70011223',1760000000000,'0a83f721b99fa1b7431bd8941f75607767638a82024f8dd06ffd9f444a8ebf94');
INSERT INTO "history" VALUES(12,'D-85FTKNQ','created','started','awaiting_payer','payer',1760000000000,'a6a760607b5ee1bf2277d8b00f403cb662ffdd2a6ad606e109016a5a47056ede');
INSERT INTO "history" VALUES(13,'D-85FTKNQ','awaiting_payer','captured','paid','fake webhook',1760000000000,'d5d743bb0daf2972ccf22375001e3cbf0c68d0b3a189d917f2d330fdd4240dd1');
INSERT INTO "history" VALUES(14,'D-6F7NJH2','paid','credit_sent','crediting','worker',1760000000000,'b1e07050b6f025953bcb471dcbe39dea265d7177bd16b1a240f3d974e3f8d4b7');
INSERT INTO "history" VALUES(15,'D-6F7NJH2','crediting','credit_booked','credited','worker',1760000000000,'23c2d82fddfea088b6abbf1a4fe3b261d280fc569eca2cee6449faac0d9bb1be');
INSERT INTO "history" VALUES(16,'W-Q49R2WP','approved','debit_sent','debiting','worker',1760000000000,'e85865d82d4609ce1aed15c76235f7dfebf77456950671e2cc85b2bfb294c5fa');
INSERT INTO "history" VALUES(17,'W-Q49R2WP','debiting','debit_booked','debited','worker',1760000000000,'58817916506389ccd5f089e8c9660ae222e9dbe6d905873d68f4e3629e7df647');
INSERT INTO "history" VALUES(18,'D-85FTKNQ','paid','credit_sent','crediting','worker',1760000000000,'3f1e3895e5e52776e7e26cd4da41a9b55933fffe2843f849760dda595d693878');
INSERT INTO "history" VALUES(19,'D-85FTKNQ','crediting','credit_booked','credited','worker',1760000000000,'69141c97dcc7207fbbd9fcd4b734ab0ae4de70814a1348fa0bd0071dd871c9ff');
INSERT INTO "history" VALUES(20,'W-Q49R2WP','debited','payout_sent','paying_out','worker',1760000000000,'929b4456064de2fe594d1b70d046f5875c22ca75ad90a2a9b878a32b956a4e47');
INSERT INTO "history" VALUES(21,'W-Q49R2WP','paying_out','payout_paid','paid_out','worker',1760000000000,'e8df97be78df35d7b44e8a468a8504596ff0eb9eb174e7c417db16981d87dc24');
INSERT INTO "history" VALUES(22,'W-7XHD3Q6',NULL,'made','requested','user 70011223',1760000000000,'516e995a0eec3c0e7f935e38051459f335f69e4dcaeed6e86d34a5a44a0ddbf9');
INSERT INTO "history" VALUES(23,'W-7XHD3Q6','requested','approved','approved','policy',1760000000000,'56ef0890a32260c8269cb95785ffec2b0af2899178831bdbe94d6ecb2904ea58');
INSERT INTO "history" VALUES(24,'W-7XHD3Q6','approved','debit_sent','debiting','worker',1760000000000,'6e57cb9c11909af1cf44560581786f68e15d68c2cd673531e7053d3ffa3a0d52');
INSERT INTO "history" VALUES(25,'W-7XHD3Q6','debiting','debit_booked','debited','worker',1760000000000,'95eb56247997c81c2689b736e20a65857ad4d6a0ec9f5ffa18d842cef45096f7');
INSERT INTO "history" VALUES(26,'W-7XHD3Q6','debited','payout_sent','paying_out','worker',1760000000000,'98e03850334c2abbb2e320ea1e1df156e8193e01bf5190e38265669fd315c4c4');
INSERT INTO "history" VALUES(27,'W-7XHD3Q6','paying_out','payout_paid','paid_out','worker',1760000000000,'b902c214bcfac69c0cafc6fa89b4ee86adce5a1bc9646d203638a390d549fbea');
INSERT INTO "history" VALUES(28,'W-AYWN8UQ',NULL,'made','requested','user 70011223',1760000000000,'0e0934b756562a55a6df0a48854d56a544d94d101e77502e17c53725096d30f3');
INSERT INTO "history" VALUES(29,'W-AYWN8UQ','requested','approved','approved','policy',1760000000000,'1b9a67a52f0c17b3e4c5333827ad8796d3ea30463e2d7b4196df1a1752077402');
INSERT INTO "history" VALUES(30,'W-AYWN8UQ','approved','debit_sent','debiting','worker',1760000000000,'33fb48462bd9c1071f593ba5f3a096f16ceb25430261f7cde33faee8596a67be');
INSERT INTO "history" VALUES(31,'W-AYWN8UQ','debiting','debit_booked','debited','worker',1760000000000,'d4300ad86d20bbfb38f689db8e8f9d7743728cb098ec1f94351d1ad7a570aaee');
INSERT INTO "history" VALUES(32,'W-AYWN8UQ','debited','payout_sent','paying_out','worker',1760000000000,'22f3b0ce54ad6c95f604e24e56491459d028df29f0f90f94f1328dc4dd15d215');
INSERT INTO "history" VALUES(33,'W-AYWN8UQ','paying_out','payout_failed','payout_failed','worker',1760000000000,'55b7d3de145ffa2d622847d4c9b449c109d04f54a287348fa88c405dd7b4e9e6');
INSERT INTO "history" VALUES(34,'W-AYWN8UQ','payout_failed','return_ordered','returning','worker',1760000000000,'aab8e3bef9f29892e6df6541518ec0dcc8be43de68ed0ce1539df371be03715c');
INSERT INTO "history" VALUES(35,'W-AYWN8UQ','returning','return_sent','returning','worker',1760000000000,'901fe964758151f5b870b2f5fae014b8d0d80f6e6032736fa4ed3460a0de38e9');
INSERT INTO "history" VALUES(36,'W-AYWN8UQ','returning','return_booked','returned','worker',1760000000000,'e933da85c5a6c2dbfd344b3c0c77c1678cd9e4984b96d49faa1fc1131432aad8');
INSERT INTO "history" VALUES(37,'D-65UAR36',NULL,'made','created','user 70011223',1760000000000,'f7189d5ea4f9319a5b1e37ae4b8f1d7d25262c76e048793877c1384f086d0308');
INSERT INTO "history" VALUES(38,'D-65UAR36','created','started','awaiting_payer','payer',1760000000000,'a585060c8080edc90984cbef0b8e1d07ee4bae8f7574ba622dd6ea95ea397485');
INSERT INTO "history" VALUES(39,'D-65UAR36','awaiting_payer','mismatched','review','fake webhook',1760000000000,'82dd9dcbba0ec088122db5f2ce4731588b6901cbcb6815dd56a79f2c3b64df5d');
INSERT INTO "history" VALUES(40,'D-65UAR36','review','refund_ordered','refunding','ann',1760000000000,'0f340f4af65433b90dc4ed7bc8c2e00021c8e9e2d95d1216e41a47007f392f1f');
INSERT INTO "history" VALUES(41,'D-65UAR36','refunding','refund_paid','refunded','worker',1760000000000,'03c7c24a282ba64201ce22eac4ba61652f74b69ef76ca9ebd61b16f7d85fa3ac');
INSERT INTO "history" VALUES(42,'D-ESXQWHT',NULL,'made','created','user 70011223',1760000000000,'39c9b0dca48c39cd13faeecfa2fa5b6b38c7dd426d7b8e7353b1696c310979e9');
INSERT INTO "history" VALUES(43,'D-ESXQWHT','created','started','awaiting_payer','payer',1760000000000,'a001c8a0548aeaa989fc6c6eae62d70e26918fe8014a88b41479603b04491588');
INSERT INTO "history" VALUES(44,'D-ESXQWHT','awaiting_payer','captured','paid','fake webhook',1760000000000,'26fd6ed0a36da17aa0357d6f4809b99aaad61683e985868e920b8d1e5bd0cc62');
INSERT INTO "history" VALUES(45,'D-ESXQWHT','paid','credit_sent','crediting','worker',1760000000000,'22f0678fd01caaf487aed02cbdbc7848f0992a0f4af1fe551c48cf5ec78c0dc5');
INSERT INTO "history" VALUES(46,'D-ESXQWHT','crediting','credit_refused','credit_refused','worker',1760000000000,'763f9ae959524ab648776e96d61d025e5bf05f6021fbfd5e1dd0ee87ee8f9a70');
INSERT INTO "history" VALUES(47,'D-ESXQWHT','credit_refused','handed_to_staff','review','worker',1760000000000,'e9d72e3d463f569ad9af3d1d8150d8e29f3204f6eea9dec0a13a046c86786428');
INSERT INTO "history" VALUES(48,'D-77FSSSG',NULL,'made','created','user 70011223',1760000000000,'cca9af7554f841ea6a0d813475600829d956b3544749bb56ec87d13970516a1d');
INSERT INTO "history" VALUES(49,'D-77FSSSG','created','started','awaiting_payer','payer',1760000000000,'0ff111316cba25ac62bc86aec5498ebde914164bbed7efc3c5c4e468d2f8de23');
INSERT INTO "history" VALUES(50,'D-3K4XVM5',NULL,'made','created','user 70011223',1760000000000,'53c227b51a8040a0672ddb5090e8357bbf3fc1b4e473798efec1f853e658284a');
INSERT INTO "history" VALUES(51,'D-3K4XVM5','created','started','awaiting_payer','payer',1760000000000,'bc533aadb079c2f94a36f818c4f7d5799eb43bb30985270274f09e79bae2248a');
INSERT INTO "history" VALUES(52,'D-3K4XVM5','awaiting_payer','captured','paid','fake webhook',1760000000000,'b0eeaba612585fc8d14dc3ba7dfa1d362cd4db119f68f6656df127fc298bcf7c');
INSERT INTO "history" VALUES(53,'D-3K4XVM5','paid','credit_sent','crediting','worker',1760000000000,'1ac9e9ecef5a88bac5642f7bb350c2d06b83d4f8d4683dee059e52e746620237');
INSERT INTO "history" VALUES(54,'D-3K4XVM5','crediting','credit_unknown','credit_unknown','worker',1760000000000,'66519a03c681c42de51ee90712f4e7410cbe988287a556f19dc09f0794aa0240');
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
INSERT INTO "payments" VALUES('D-QY2Y3QB','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','b8ed94873e81aa59790fce834e7b00cd9df24cdc169bbfcb50100e99ec04a609','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-6F7NJH2','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','e204783ba302a3618ac864b85873e2bcf83545c197f8d51110d96e1706422a68','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-Q49R2WP','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','21fd84bbb7874e846cc652293572ad10a62d38d6d7ccef44f1163905f9381f54','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-85FTKNQ','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','865850265deb3e815ae361394276ae1b4f070e5a8d6dee625e507f1ef86f1961','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-7XHD3Q6','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','e807c6994ceb3a347e652b4e01e1caa31b18775c635933c32ad021cee17ac6d6','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-AYWN8UQ','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','00ebdebd4e9c77ef7cce5d7b69ab44152c9cb7dc5af102add6e3df6d96b507bb','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-65UAR36','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','dd1ae497378dabbf1358a752dd85a4d4c250abadd0741404a2c16cb52bfc2384','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-ESXQWHT','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','ba7be74f9fe3ea2dcdc42121c21dd5ad3b4f4cffb347746ec2664f6771474b6c','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-77FSSSG','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','79a9ee6bbdf627cc475ede412c594a6526dc2f1bd6d10f6bb2c99682293df993','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-3K4XVM5','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','aa2df19ca4fd87bf8befa32eccc8350115ce518eaf4f36eec82b3dde7a38d9a8','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-Q49R2WP.payout.1','W-Q49R2WP','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-7XHD3Q6.refund.1','W-7XHD3Q6','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-AYWN8UQ.payout.1','W-AYWN8UQ','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-65UAR36.refund.1','D-65UAR36','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('3fcbd82dbd1d4cb612fab2220476b33489efca6a327b9deaf6c86be84782067b','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-QY2Y3QB',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 11;
