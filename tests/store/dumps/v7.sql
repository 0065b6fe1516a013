-- A database of version 7, made by the code of commit 7dd287b.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-FUQJDA5: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-3JPX7AY','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-X282NNZ','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-6T4TUV9','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-FUQJDA5.credit.1','D-FUQJDA5','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-U58X292.credit.1','D-U58X292','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-CX2GBF9.debit.1','W-CX2GBF9','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-VSD4NR3.credit.1','D-VSD4NR3','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-A357C99.debit.1','W-A357C99','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-KC65V48.debit.1','W-KC65V48','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-KC65V48.return.1','W-KC65V48','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-X282NNZ.credit.1','D-X282NNZ','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-6T4TUV9.credit.1','D-6T4TUV9','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-VSD4NR3','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-6T4TUV9','D-6T4TUV9 credit_unknown ambiguous','not booked','ann',1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-CX2GBF9.payout.1',NULL,'made','planned','user 70011223',1760000000000,'281e8395cc8e6f71ab098be48232f5c193e283a078583f10c193b122a1798e6f');
INSERT INTO "disbursement_history" VALUES(2,'W-CX2GBF9.payout.1','planned','sent','sending','worker',1760000000000,'08bbb56b8e7dc3e1ca63ff178ee3064455019850f0669de6b5542d416c00615f');
INSERT INTO "disbursement_history" VALUES(3,'W-CX2GBF9.payout.1','sending','paid','paid','worker',1760000000000,'73f7d9254cf63d884cb2920d80c5915afea0ea73e792c5660ef5590b229eda83');
INSERT INTO "disbursement_history" VALUES(4,'W-A357C99.refund.1',NULL,'made','planned','user 70011223',1760000000000,'499eb1ec12a9fb0bd3697c14782c89a928bf397e22761a09ac1799adb28f3eff');
INSERT INTO "disbursement_history" VALUES(5,'W-A357C99.refund.1','planned','sent','sending','worker',1760000000000,'d270b77d0a329e8b98ddab02bad4a17a6a57cf50176b78faae254494f0bb3a0b');
INSERT INTO "disbursement_history" VALUES(6,'W-A357C99.refund.1','sending','paid','paid','worker',1760000000000,'8d07c83fa2f6799838d1bc628bbd67ae55cfb17b61ab233e47de149c5389438f');
INSERT INTO "disbursement_history" VALUES(7,'W-KC65V48.payout.1',NULL,'made','planned','user 70011223',1760000000000,'71e9c18152d546f790c5750e56da021467f81e3c3eb9023ee66aaf611537ac35');
INSERT INTO "disbursement_history" VALUES(8,'W-KC65V48.payout.1','planned','sent','sending','worker',1760000000000,'2be34289d7a09c0c2498d0a47efe6509ad41e4bbd3837bcda0d0c3dfbc667e41');
INSERT INTO "disbursement_history" VALUES(9,'W-KC65V48.payout.1','sending','failed','failed','worker',1760000000000,'71e617c72b4be40ad13781af9b825b50c1d15616a0f30389cdcc251bdfc05c52');
INSERT INTO "disbursement_history" VALUES(10,'D-3JPX7AY.refund.1',NULL,'made','planned','ann',1760000000000,'3fc1192794ca6151c6f101a233fb27b6ea3c4bdfd91e2942877ed41793da97e6');
INSERT INTO "disbursement_history" VALUES(11,'D-3JPX7AY.refund.1','planned','sent','sending','worker',1760000000000,'183f25ff09234074e4048db9c82d423cee0f7b81e06c05f33a79fa94a50d137e');
INSERT INTO "disbursement_history" VALUES(12,'D-3JPX7AY.refund.1','sending','paid','paid','worker',1760000000000,'d42b7ffd1e0223375ea338d98cb0223aba18ab97453e26eb39e364f7bc8ebe4f');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-VSD4NR3','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-FUQJDA5','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-FUQJDA5','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-U58X292','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-VSD4NR3','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-3JPX7AY','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-X282NNZ','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-6T4TUV9','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-FUQJDA5',NULL,'made','created','user 70011223',1760000000000,'ef0ca34912ce35da4dd2f2aebb5c14ca344a891a2c2fbdee3736922f9ed20e86');
INSERT INTO "history" VALUES(2,'D-FUQJDA5','created','started','awaiting_payer','payer',1760000000000,'5736a4948bb7383746777f0dc23b21f3f9e7147699123956c73ade6992f0f789');
INSERT INTO "history" VALUES(3,'D-FUQJDA5','awaiting_payer','captured','paid','fake webhook',1760000000000,'d924f48da4fbe81e46e65c9635a6ab37b9f979e0b48b602b166c79af514eb678');
INSERT INTO "history" VALUES(4,'D-FUQJDA5','paid','credit_sent','crediting','worker',1760000000000,'25252dff7d75d725dac82240266d8e0f407042ea3d9c93fefa02bee32f38bb56');
INSERT INTO "history" VALUES(5,'D-FUQJDA5','crediting','credit_booked','credited','worker',1760000000000,'a1d86c155bbdec334d1a7bbc8058370c78c174fdcabb17848304ec11c3db6445');
INSERT INTO "history" VALUES(6,'D-U58X292',NULL,'made','created','user 70011223',1760000000000,'bdd9b4f3b4a7b1c2d2d988a7506cd6d484e9e51cbf94ae051307970bba11721b');
INSERT INTO "history" VALUES(7,'D-U58X292','created','started','awaiting_payer','payer',1760000000000,'894a39a1f78de1d3a6dd42071ef2570204783d416f5be67467a26e30b77172ad');
INSERT INTO "history" VALUES(8,'D-U58X292','awaiting_payer','captured','paid','fake webhook',1760000000000,'b11fb298832b6fa6454a15c0645e5570d768962e33c24a5984cdf0efcc9b0699');
INSERT INTO "history" VALUES(9,'W-CX2GBF9',NULL,'made','requested','user 70011223',1760000000000,'7934a51da050a7ea462066887e7213000e71ddf84d73fae5b49d5cc897b40c2b');
INSERT INTO "history" VALUES(10,'W-CX2GBF9','requested','approved','approved','policy',1760000000000,'092cf0af8de136e56b20dec85f1a2582bcf51c0fedd2f487ca099ca356df5887');
INSERT INTO "history" VALUES(11,'D-VSD4NR3',NULL,'made','created','user 70011223',1760000000000,'3afe930e787cc890f5fa6917466c0c1495bdbda39c7b95c4a12fc8082460c360');
INSERT INTO "history" VALUES(12,'D-VSD4NR3','created','started','awaiting_payer','payer',1760000000000,'4080c3d9e7d16df4b6d1faf3fc0fd99d42574236db899a39314478d483efc14e');
INSERT INTO "history" VALUES(13,'D-VSD4NR3','awaiting_payer','captured','paid','fake webhook',1760000000000,'1c4e84a561a3b3dc809d4c0cfbb4287e2d5a035320d9848f2ba80ef46cfa5230');
INSERT INTO "history" VALUES(14,'D-U58X292','paid','credit_sent','crediting','worker',1760000000000,'394cd7f39a9f7af4b07bad2c7fd2c623fb6ad9c22bdd68b9bf4ef7fe3df12b6b');
INSERT INTO "history" VALUES(15,'D-U58X292','crediting','credit_booked','credited','worker',1760000000000,'af052b02632a3378caa32f7b4c03f36622f6f14443dbd4bb5fb134fe634cf99e');
INSERT INTO "history" VALUES(16,'W-CX2GBF9','approved','debit_sent','debiting','worker',1760000000000,'f5b2623c83b128e87f4e3ec25486876554a1381ceae05e7a8367d6f0ac1d0e80');
INSERT INTO "history" VALUES(17,'W-CX2GBF9','debiting','debit_booked','debited','worker',1760000000000,'1b6aca1d9d86a4692bcbdf4ced50a35f87c1057eeddb8fb08507e4db092ad9d0');
INSERT INTO "history" VALUES(18,'D-VSD4NR3','paid','credit_sent','crediting','worker',1760000000000,'9eee09004bbbf32ff2204f42862e08162211101bb3e8234e01e8dc1acb99fba1');
INSERT INTO "history" VALUES(19,'D-VSD4NR3','crediting','credit_booked','credited','worker',1760000000000,'37603152b43892dd0dc4498c800e74861a31dd4cc27c95a89d6d44e32221789e');
INSERT INTO "history" VALUES(20,'W-CX2GBF9','debited','payout_sent','paying_out','worker',1760000000000,'dd0c76a4d77c0193c36f54cd9efb1329ea4e3cea5d718a749527e10878ad0975');
INSERT INTO "history" VALUES(21,'W-CX2GBF9','paying_out','payout_paid','paid_out','worker',1760000000000,'3a1c5e1990fb31fb65461e11ce93f6ed00d3b1791de836a3aac43694d8fccf9a');
INSERT INTO "history" VALUES(22,'W-A357C99',NULL,'made','requested','user 70011223',1760000000000,'0843c07da8bc6dbb060c13de3e37544486af1140a9d1a762e3f6cb748eecd776');
INSERT INTO "history" VALUES(23,'W-A357C99','requested','approved','approved','policy',1760000000000,'776039c66d3b2036c7d646044db9b05fa20a1ae4c1b11dd3b4f66485e8aa338a');
INSERT INTO "history" VALUES(24,'W-A357C99','approved','debit_sent','debiting','worker',1760000000000,'336110358aa688fe4c8cfb8446cdc1cd4febb490b59b9aeb4a297063e1836941');
INSERT INTO "history" VALUES(25,'W-A357C99','debiting','debit_booked','debited','worker',1760000000000,'1af802e58075671e3ce14c07f5a9b50994b97aeb7164d4b3b2984b92c852f0bd');
INSERT INTO "history" VALUES(26,'W-A357C99','debited','payout_sent','paying_out','worker',1760000000000,'632c05718d397141693df61e401f8adc3949cf779edcf406ea51dcf5eed5e1ae');
INSERT INTO "history" VALUES(27,'W-A357C99','paying_out','payout_paid','paid_out','worker',1760000000000,'2feeb71fc499102a403552fc1d519458c628b0d24ff65f000ecef8f6f0ca5c66');
INSERT INTO "history" VALUES(28,'W-KC65V48',NULL,'made','requested','user 70011223',1760000000000,'16be58f8decd051fb2d1e400a6ccedc69a3d906991475c2997f14b1b4dcc6016');
INSERT INTO "history" VALUES(29,'W-KC65V48','requested','approved','approved','policy',1760000000000,'30b5ce018e1fea1e57eb36767c62b3308f8e5eb7d00124ad05e933fe5e7a217b');
INSERT INTO "history" VALUES(30,'W-KC65V48','approved','debit_sent','debiting','worker',1760000000000,'d4260523a3ea3c93feabd3cff208adb2f0e1b9869e491e051bb1c74d920470a0');
INSERT INTO "history" VALUES(31,'W-KC65V48','debiting','debit_booked','debited','worker',1760000000000,'168218bea2869c731afb2bccb9f132d452844da2ed5503563ae1b26a64b82392');
INSERT INTO "history" VALUES(32,'W-KC65V48','debited','payout_sent','paying_out','worker',1760000000000,'36965f143ef3a22431795db78b27bf9406b68a03b8fc3bcc4884e07f36e22589');
INSERT INTO "history" VALUES(33,'W-KC65V48','paying_out','payout_failed','payout_failed','worker',1760000000000,'859ff4b6ee346404b0b52124d8817d3763cd43728d785a14cf400fdb1ee6f4bd');
INSERT INTO "history" VALUES(34,'W-KC65V48','payout_failed','return_ordered','returning','worker',1760000000000,'cc0de66a83f7c86db964407c2ee60ecc7d6436bc5437b87fe474288d34b1db26');
INSERT INTO "history" VALUES(35,'W-KC65V48','returning','return_sent','returning','worker',1760000000000,'b310bc4fa9499fbcfa261b9a99876d17523a6d9a37b0e800c4c68ce9b9a1cd90');
INSERT INTO "history" VALUES(36,'W-KC65V48','returning','return_booked','returned','worker',1760000000000,'e3630323aba4f90f7c549f351eaaeb98a7c02d0cc57ddcc5fc6ead841c3446df');
INSERT INTO "history" VALUES(37,'D-3JPX7AY',NULL,'made','created','user 70011223',1760000000000,'75cdab3e0413d9b6127b0860553b735e44745ff1fb599e1dec84697c11961768');
INSERT INTO "history" VALUES(38,'D-3JPX7AY','created','started','awaiting_payer','payer',1760000000000,'ed846ec2ab7b5c65e73a68a5563bbaed170cadbccf91b3dabf8c74f1e601d3f2');
INSERT INTO "history" VALUES(39,'D-3JPX7AY','awaiting_payer','mismatched','review','fake webhook',1760000000000,'530b4cb28074af9e66b56b1632909b5af7b2173707e1fa9fdc6c89d56b76d51e');
INSERT INTO "history" VALUES(40,'D-3JPX7AY','review','refund_ordered','refunding','ann',1760000000000,'f155288e219e2de789a9f32d7c1970c05a19196ed341b0adaf3ad69e612ca913');
INSERT INTO "history" VALUES(41,'D-3JPX7AY','refunding','refund_paid','refunded','worker',1760000000000,'95f9dfd9c5ab6760466094c1bd80d3a7db2c506f1e64fc48f0cdd7c937c7c07e');
INSERT INTO "history" VALUES(42,'D-X282NNZ',NULL,'made','created','user 70011223',1760000000000,'6c9799377b711db38bb867bdd20cda2acfccecfafd171c8ee5ce73cb8dab2dda');
INSERT INTO "history" VALUES(43,'D-X282NNZ','created','started','awaiting_payer','payer',1760000000000,'a02d2ccd49db25c840a9952403df0caec79690e1314ce89d7a8ab0922cc33927');
INSERT INTO "history" VALUES(44,'D-X282NNZ','awaiting_payer','captured','paid','fake webhook',1760000000000,'eb29e77d32941ca04ef20fbb79a081b0e78d00736ca8fac7968dde469aa7a4a2');
INSERT INTO "history" VALUES(45,'D-X282NNZ','paid','credit_sent','crediting','worker',1760000000000,'b7c4ad07a1bf06938e8d82a96abd0c0d9323d12bb9a77ac56918b813eb2ffa7c');
INSERT INTO "history" VALUES(46,'D-X282NNZ','crediting','credit_refused','credit_refused','worker',1760000000000,'a342b79bdd80cbdbd912dcb422c773e3e5adc1aad9b8a8e4075827de12f72d6e');
INSERT INTO "history" VALUES(47,'D-X282NNZ','credit_refused','handed_to_staff','review','worker',1760000000000,'7bca39c08a39942684ba352a85717f4ffec2dddb004dad38e5f0901174d798d9');
INSERT INTO "history" VALUES(48,'D-2ZK9XBR',NULL,'made','created','user 70011223',1760000000000,'9277d013fe7460d5db5182c4a78b4ef0462735b3738b7e4ee40bfbf7bad734b0');
INSERT INTO "history" VALUES(49,'D-2ZK9XBR','created','started','awaiting_payer','payer',1760000000000,'e7e365c65d0d03df23b7c53d888622d2c9ce27ba35da87c78d0b33b937402a3c');
INSERT INTO "history" VALUES(50,'D-6T4TUV9',NULL,'made','created','user 70011223',1760000000000,'3153a6d6bb3cfe65625c67364d50c76bb278d0b1f41a61f36b4dff5a8a77db79');
INSERT INTO "history" VALUES(51,'D-6T4TUV9','created','started','awaiting_payer','payer',1760000000000,'d175754ab51f4a0415c576136d1c878c2fdc1dc1ad555c666fadafb0eb455246');
INSERT INTO "history" VALUES(52,'D-6T4TUV9','awaiting_payer','captured','paid','fake webhook',1760000000000,'b67d549432dcf62eeb68a2bc2dd865ae9698668580e70c345f32d8ced240c922');
INSERT INTO "history" VALUES(53,'D-6T4TUV9','paid','credit_sent','crediting','worker',1760000000000,'57116132b6aedbf26f2196ca7d80cb0ebae3b30a7cb746443a1f9a9e320a49d9');
INSERT INTO "history" VALUES(54,'D-6T4TUV9','crediting','credit_unknown','credit_unknown','worker',1760000000000,'b1b09ac78f3fb9e06d6222d82f7eb22df7d48b78672060e507e2f8fc6f4a36d1');
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
INSERT INTO "payments" VALUES('D-FUQJDA5','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','b543b99e7a8db2edca0b51df723293fa14a0f0a52852b6b2b826adf04c7a3d25','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-U58X292','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','77cc5a648c991d66d4805c41325d7607a43889a4d038e9977631158234f75889','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-CX2GBF9','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','23189107f9105c70441e92778e196269f3df2e0b9e1cb5800a36ba9048212010','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-VSD4NR3','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','3eb453f7ba5cfb2cfba473a7cdb4ad5aa3bcbd2ea7a19a75b5b1273fdc1506a9','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-A357C99','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','87968f81c23cf4f215ce6cd88eed8ee9ff07c5b79f38ccd558b27594e3bc6f45','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-KC65V48','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','1c0c90bd3676d0c7086b9f1a2d5266dbd49811f2f10a7bc72d1a65749d30a905','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-3JPX7AY','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','3f68244a49bd7df2b2260457eacab24c22db7843255d1e63005d1102b7ec366d','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-X282NNZ','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','e8df311137973c9db3eb37d7569f40c784087b26324352a331e85997bf820743','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-2ZK9XBR','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','db9fcf1beb4d04787581a7c091d1584dc9c231f09f47fdf32ca1ea0e649c05ca','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-6T4TUV9','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','7f62f4d9963785ac274367e49d4dc991e4f2977b2c96907f6be5817643dd3afe','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-CX2GBF9.payout.1','W-CX2GBF9','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-A357C99.refund.1','W-A357C99','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-KC65V48.payout.1','W-KC65V48','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-3JPX7AY.refund.1','D-3JPX7AY','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('b09988144dc465d7bb0608debda7c548f263ce65d8d7cf8f8c41933b4d28e36d','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-FUQJDA5',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 7;
