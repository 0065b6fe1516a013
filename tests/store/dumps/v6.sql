-- A database of version 6, made by the code of commit 742fae4.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-QDS9BU5: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-664PJV6','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-Q577JE4','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-AXKPEJ7','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-QDS9BU5.credit.1','D-QDS9BU5','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-R8K4424.credit.1','D-R8K4424','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-M8RYED3.debit.1','W-M8RYED3','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-DDS5FKJ.credit.1','D-DDS5FKJ','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-JUBAVVM.debit.1','W-JUBAVVM','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-8N9NATH.debit.1','W-8N9NATH','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-8N9NATH.return.1','W-8N9NATH','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-Q577JE4.credit.1','D-Q577JE4','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-AXKPEJ7.credit.1','D-AXKPEJ7','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-DDS5FKJ','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-AXKPEJ7','D-AXKPEJ7 credit_unknown ambiguous','not booked','ann',1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-M8RYED3.payout.1',NULL,'made','planned','user 70011223',1760000000000,'c110a868dfa0ad5016d0a9632a8d346c43ba3b52f2530f14369b43b41d3abcc6');
INSERT INTO "disbursement_history" VALUES(2,'W-M8RYED3.payout.1','planned','sent','sending','worker',1760000000000,'7f71e5edc29d43cc39060d6e889f2525f974fd0b933703c6d0be7999f5a0ad1b');
INSERT INTO "disbursement_history" VALUES(3,'W-M8RYED3.payout.1','sending','paid','paid','worker',1760000000000,'2ce68e5425513b56931acab6893a7f3ee5ef97824a6c069171cc4745c249597d');
INSERT INTO "disbursement_history" VALUES(4,'W-JUBAVVM.refund.1',NULL,'made','planned','user 70011223',1760000000000,'78631cb44495052815a797fa51e72845a62a0e2b0c148fc93e471cde3d76679b');
INSERT INTO "disbursement_history" VALUES(5,'W-JUBAVVM.refund.1','planned','sent','sending','worker',1760000000000,'becb6b9161d128374db713a5aa59e3f22b6e35889f21fa594035e7ab5804b58c');
INSERT INTO "disbursement_history" VALUES(6,'W-JUBAVVM.refund.1','sending','paid','paid','worker',1760000000000,'cc6cda98663bea78d5b8aaeeb43a34903ac6093dec27196a04846614e06bfa3d');
INSERT INTO "disbursement_history" VALUES(7,'W-8N9NATH.payout.1',NULL,'made','planned','user 70011223',1760000000000,'f2e026067bb977810259f1aac736e9f2698e731c0f33a79634330447b95c0c33');
INSERT INTO "disbursement_history" VALUES(8,'W-8N9NATH.payout.1','planned','sent','sending','worker',1760000000000,'b91e6ba62cdefb6fd754db26701e4b18bdac7a81147f5c7847881ec8d4dc418e');
INSERT INTO "disbursement_history" VALUES(9,'W-8N9NATH.payout.1','sending','failed','failed','worker',1760000000000,'04867663aa2839b18127ce44d215830c71963aeb5499cdc9a69f1deba0bb41b0');
INSERT INTO "disbursement_history" VALUES(10,'D-664PJV6.refund.1',NULL,'made','planned','ann',1760000000000,'876024675cd4719154877fc34cbc36b2a67a86cd0639fd8705f1d7f5f3fe677a');
INSERT INTO "disbursement_history" VALUES(11,'D-664PJV6.refund.1','planned','sent','sending','worker',1760000000000,'e7728c19a9a855afb3c5d8300f9e714d147ea08913f7d766772ed7ae91f8a857');
INSERT INTO "disbursement_history" VALUES(12,'D-664PJV6.refund.1','sending','paid','paid','worker',1760000000000,'7fe7216a2bed20d0419fbaf5fc91d409844ff0bb097d0df1fb9f12bb51731975');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-DDS5FKJ','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-QDS9BU5','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-QDS9BU5','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-R8K4424','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-DDS5FKJ','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-664PJV6','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-Q577JE4','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-AXKPEJ7','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-QDS9BU5',NULL,'made','created','user 70011223',1760000000000,'7ff5f37f4b2bf15b17cc56b83433d3bdbf56d95cd187acfcf76082782acddf55');
INSERT INTO "history" VALUES(2,'D-QDS9BU5','created','started','awaiting_payer','payer',1760000000000,'d41b8ab6652a9b8eb49fefb0b074f30224fa462f5f728b6372bc6310c8a6382f');
INSERT INTO "history" VALUES(3,'D-QDS9BU5','awaiting_payer','captured','paid','fake webhook',1760000000000,'f8620e1bcd5dc0f8cae2c8993f9bc6c60283603a8d0d362a4014c6914c1e4040');
INSERT INTO "history" VALUES(4,'D-QDS9BU5','paid','credit_sent','crediting','worker',1760000000000,'95b63788912d4bfe9f17340e4b7c07c10b407895f59876bbddee8aa18738c4a3');
INSERT INTO "history" VALUES(5,'D-QDS9BU5','crediting','credit_booked','credited','worker',1760000000000,'52c002406fcdc86e06104beabc2cad7dfcd4f0ddfd2d7ca9143f05a27758f7a6');
INSERT INTO "history" VALUES(6,'D-R8K4424',NULL,'made','created','user 70011223',1760000000000,'459000e6d6d6f77b625ccf06eb471836379c750021f576e3a5b3247da77458da');
INSERT INTO "history" VALUES(7,'D-R8K4424','created','started','awaiting_payer','payer',1760000000000,'c5df71f10be9435fe90b5f2a6d57c2431b18a57a69c22580cf85c444c550a1ac');
INSERT INTO "history" VALUES(8,'D-R8K4424','awaiting_payer','captured','paid','fake webhook',1760000000000,'1bdd7f2745c7886034e75f0859eed6b0507be54bd473206b39191ded8c2eec93');
INSERT INTO "history" VALUES(9,'W-M8RYED3',NULL,'made','requested','user 70011223',1760000000000,'23f88dceb227607c7d755884445e9a0957b542911fec798cd1a88846f39e7a0a');
INSERT INTO "history" VALUES(10,'W-M8RYED3','requested','approved','approved','policy',1760000000000,'b4828ced5cff9d56a7620382e1a98bb741bd432cfb375f7b7cd31667213c3040');
INSERT INTO "history" VALUES(11,'D-DDS5FKJ',NULL,'made','created','user 70011223',1760000000000,'c8a8389549fcc1aa9f9566fc47543371bbb85ad93b69003d33f6d0e150432f10');
INSERT INTO "history" VALUES(12,'D-DDS5FKJ','created','started','awaiting_payer','payer',1760000000000,'6e5db935232e0b67b7499b81368ce11bbb3ed745ba75f9c154a384c2f1355001');
INSERT INTO "history" VALUES(13,'D-DDS5FKJ','awaiting_payer','captured','paid','fake webhook',1760000000000,'98de2d01788a42e75d4d853381d6c4f3dbe6a96998e277575c45e9f8076d189a');
INSERT INTO "history" VALUES(14,'D-R8K4424','paid','credit_sent','crediting','worker',1760000000000,'8969896dc808483aab8c764e2c9b750b6ed540833b94970d93769361dd55e2b0');
INSERT INTO "history" VALUES(15,'D-R8K4424','crediting','credit_booked','credited','worker',1760000000000,'b3a948e578205d724b312a35c7df05345daa863cfd9e72d8b14bea5c75c3b9c1');
INSERT INTO "history" VALUES(16,'W-M8RYED3','approved','debit_sent','debiting','worker',1760000000000,'21cd0724c5032940d45cd4c406468f93ff10a47b9a56f0610821be6f73071766');
INSERT INTO "history" VALUES(17,'W-M8RYED3','debiting','debit_booked','debited','worker',1760000000000,'2e682e6deff65248787a30ba584b4835d7cf8acd4cc9b5eee7633aabf9f6bd4e');
INSERT INTO "history" VALUES(18,'D-DDS5FKJ','paid','credit_sent','crediting','worker',1760000000000,'18cad81e1d52dc5fc23fb22a264d6e1880fd106c5bf8c43291ac2c9dca10d35d');
INSERT INTO "history" VALUES(19,'D-DDS5FKJ','crediting','credit_booked','credited','worker',1760000000000,'a327865cac59de63a416b2ef36d4eb3531b85862b3d3a0e8c056947fa86df13a');
INSERT INTO "history" VALUES(20,'W-M8RYED3','debited','payout_sent','paying_out','worker',1760000000000,'76dd578c3e2a06dccbcab3d2c77e5e7ff4ceeb61b5dd169bc85d2e67672a60ba');
INSERT INTO "history" VALUES(21,'W-M8RYED3','paying_out','payout_paid','paid_out','worker',1760000000000,'3529e0de205615c4ed6258343a4cc58fa3225d8a8fd776aea2db3910d4f9c432');
INSERT INTO "history" VALUES(22,'W-JUBAVVM',NULL,'made','requested','user 70011223',1760000000000,'eac22c63bdbe0333386eb123ab5be3b6a3e81b50d0da2557f0b04ac769cdf746');
INSERT INTO "history" VALUES(23,'W-JUBAVVM','requested','approved','approved','policy',1760000000000,'b139f929d87ca022a54d0b26712298195d1d568b50e5e8d8226a5dcefdc53b24');
INSERT INTO "history" VALUES(24,'W-JUBAVVM','approved','debit_sent','debiting','worker',1760000000000,'7353f929f2e54dd34106d1e9ca131df8751a04b35ea75a5afe44249ed6cb3bd6');
INSERT INTO "history" VALUES(25,'W-JUBAVVM','debiting','debit_booked','debited','worker',1760000000000,'85c2c323b2b9b22e3ae780e9da411ff394d045e8a40c625f99f495ebdb070c20');
INSERT INTO "history" VALUES(26,'W-JUBAVVM','debited','payout_sent','paying_out','worker',1760000000000,'3dc7dfb85714fe7dccdace7c075e112083bc7bd3106a497967bc25cbec1b6130');
INSERT INTO "history" VALUES(27,'W-JUBAVVM','paying_out','payout_paid','paid_out','worker',1760000000000,'95f45013ad28c93a9cb509a2675e435f063fed5f72334e2b3e62fab6733529aa');
INSERT INTO "history" VALUES(28,'W-8N9NATH',NULL,'made','requested','user 70011223',1760000000000,'35b90620f6e3c5359d3a52a623a29843a0e48d1953c9c36467e8040f1ac20e3f');
INSERT INTO "history" VALUES(29,'W-8N9NATH','requested','approved','approved','policy',1760000000000,'dc6fcd2d0d645fe6ee4ccebb9ecd45f1022a3e6deb457feb66ec4d38b4cfe5f4');
INSERT INTO "history" VALUES(30,'W-8N9NATH','approved','debit_sent','debiting','worker',1760000000000,'14bdac443e3ad757eb113600fc1079b4a8a9424a2d3f15c7837b68eb1bd82bd6');
INSERT INTO "history" VALUES(31,'W-8N9NATH','debiting','debit_booked','debited','worker',1760000000000,'ca1e2969dadda06df3212885bd862f936e36f5b682f2186517ed34da1735c51d');
INSERT INTO "history" VALUES(32,'W-8N9NATH','debited','payout_sent','paying_out','worker',1760000000000,'5d748877e1584917f2b30cfcf981433079f17e0a7603180cf41833c8d5b796ad');
INSERT INTO "history" VALUES(33,'W-8N9NATH','paying_out','payout_failed','payout_failed','worker',1760000000000,'24dea0a1a9fdca7a72942937aeb3afc2e7ddce2629138d41ee365c9712d277d5');
INSERT INTO "history" VALUES(34,'W-8N9NATH','payout_failed','return_ordered','returning','worker',1760000000000,'ad36fef4cd5172d0bec3d9c14896991fc6733e3848853aa05a41831cc7cdb3d3');
INSERT INTO "history" VALUES(35,'W-8N9NATH','returning','return_sent','returning','worker',1760000000000,'a3f3d9b03ed34b72e8c67398dcd0eef1bb5be05784a030b8daaef76026b81925');
INSERT INTO "history" VALUES(36,'W-8N9NATH','returning','return_booked','returned','worker',1760000000000,'b062dcee369027299fe534e67a7d2f878d93a784b7bb5a181fe35acb163c1155');
INSERT INTO "history" VALUES(37,'D-664PJV6',NULL,'made','created','user 70011223',1760000000000,'0bf14f5754803a0dc1ef7dc09ad006eaec6f285d2522437712034f61dc5c6f8a');
INSERT INTO "history" VALUES(38,'D-664PJV6','created','started','awaiting_payer','payer',1760000000000,'c028bc71328bf2fa6d3f9b2acb86470c4ed6f2a30f38faca084289f513c15862');
INSERT INTO "history" VALUES(39,'D-664PJV6','awaiting_payer','mismatched','review','fake webhook',1760000000000,'9df08a33c0e6af26609712fc66a0dcee3c95a3b6605680e52a96bf17576012b2');
INSERT INTO "history" VALUES(40,'D-664PJV6','review','refund_ordered','refunding','ann',1760000000000,'2887871c5ef5752fe75310f352c6a50e84d3b803b77f589d1f580ce349aa185a');
INSERT INTO "history" VALUES(41,'D-664PJV6','refunding','refund_paid','refunded','worker',1760000000000,'958932a7ca362f60f99be41f67e9e88a91c840a0ba71aeccf9787a31e33eba72');
INSERT INTO "history" VALUES(42,'D-Q577JE4',NULL,'made','created','user 70011223',1760000000000,'eb6b71ab310d7e72acab92f91700400166315e9ea5cd82010b3d242076a8df05');
INSERT INTO "history" VALUES(43,'D-Q577JE4','created','started','awaiting_payer','payer',1760000000000,'0165776ca8476de3d213436e24263e671642c2aac8bf66bcb38732f06fdc041b');
INSERT INTO "history" VALUES(44,'D-Q577JE4','awaiting_payer','captured','paid','fake webhook',1760000000000,'44e47435c488d3d264114d21bba5349f04eaefa9366b91a2f3ee20c5b0712763');
INSERT INTO "history" VALUES(45,'D-Q577JE4','paid','credit_sent','crediting','worker',1760000000000,'46d619f5b3622fdf9f09e408956b6b494615de262dcabb8fe878e4b3ae6de519');
INSERT INTO "history" VALUES(46,'D-Q577JE4','crediting','credit_refused','credit_refused','worker',1760000000000,'876d58ec0eae151d7a49e4ae7754b44e4dc93c64ed42f7799f58dd8d4e0a31ce');
INSERT INTO "history" VALUES(47,'D-Q577JE4','credit_refused','handed_to_staff','review','worker',1760000000000,'a3ae5cf3dec304d76e908dc9f5568b0fb3394a576a5c4c96992e979c4f7bd985');
INSERT INTO "history" VALUES(48,'D-Y2Q8MZB',NULL,'made','created','user 70011223',1760000000000,'91efb6d763255a31d40b2633a0d385a637d9a040febc0e4eeddd72d365e4df29');
INSERT INTO "history" VALUES(49,'D-Y2Q8MZB','created','started','awaiting_payer','payer',1760000000000,'e459cdeb5b29c21e19e193d3842b02600d675b2cbc2ff014a3dfee9e57db791a');
INSERT INTO "history" VALUES(50,'D-AXKPEJ7',NULL,'made','created','user 70011223',1760000000000,'617643a78734c8d34dccdde0c70d7f5ff3ecb51e65b8c7123499a4cf0a47e64d');
INSERT INTO "history" VALUES(51,'D-AXKPEJ7','created','started','awaiting_payer','payer',1760000000000,'c96a1468450ed13e243f3263b247aa3d7227cc483d8c3e4192077606d44a3900');
INSERT INTO "history" VALUES(52,'D-AXKPEJ7','awaiting_payer','captured','paid','fake webhook',1760000000000,'dfc4f1b72a0027c8793cd392a64c28d4c1d0df09585a3600c0ae45e6a9d9947b');
INSERT INTO "history" VALUES(53,'D-AXKPEJ7','paid','credit_sent','crediting','worker',1760000000000,'935e66e0a563bef51e98fddc2b8ce254a2f103b0539f5c04adfe67cc74c47e64');
INSERT INTO "history" VALUES(54,'D-AXKPEJ7','crediting','credit_unknown','credit_unknown','worker',1760000000000,'ae449ffa6397f66aeb60fa984087ba4dd20099d431a3a50a5c98638cb0e3153b');
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
INSERT INTO "payments" VALUES('D-QDS9BU5','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','03424f0f5b7afb92add7ec17918d0d77b96744e32035c7994dea09ef7bde4ff9','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-R8K4424','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','b88e3f55ae1cdb333bc0e6700e4d539f32a7b93748cbc7927f0f8ceaa769a17e','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-M8RYED3','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','00c9ef84f825b17d2639da18041686340b5f3a389505ae0f2ccf31dba2ae5c15','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-DDS5FKJ','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','56ace71af12e3c5995e9fca6ade644bca7750afbeab158a069ae64821c2eb289','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-JUBAVVM','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','191e424e636292e3783139f9ca5dafd4f4373d507ff45a0136b1940ef208bc94','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-8N9NATH','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','1c610c170b931cb541c49f90aeea6ecb951f0fdfe1f1deea76044eb810e34f66','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-664PJV6','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','0e406e36ab14d4a00696238365fea8d8c636eb5b58fd446a08252981d089848a','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-Q577JE4','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','34bad06a787e21f01bac6db1e86a7dcd4c92c8e5b912db448fcba22a65140ca4','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-Y2Q8MZB','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','cfe197b4b2520c62bcbbcae971c1650c41981fc00c8fac75af4c09e6f68c7dd5','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-AXKPEJ7','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','b348d9cf877260888e5bd096f3239b327d659f4dc45b317419377d044bec1d0e','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-M8RYED3.payout.1','W-M8RYED3','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-JUBAVVM.refund.1','W-JUBAVVM','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-8N9NATH.payout.1','W-8N9NATH','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-664PJV6.refund.1','D-664PJV6','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('9c2e10ec6f895e77781b551c81d9229c704391b1fa2cf17e2486ad2841ff7219','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-QDS9BU5',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 6;
