-- A database of version 5, made by the code of commit 1446297.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-UK4SDM2: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-YQFQJWH','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-PAHEUW9','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-MHQFRCM','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-UK4SDM2.credit.1','D-UK4SDM2','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-X5NCXS4.credit.1','D-X5NCXS4','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-8A55DUF.debit.1','W-8A55DUF','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-6MCRZ3R.credit.1','D-6MCRZ3R','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-ZCDSBPQ.debit.1','W-ZCDSBPQ','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-H8MGZNK.debit.1','W-H8MGZNK','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-H8MGZNK.return.1','W-H8MGZNK','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-PAHEUW9.credit.1','D-PAHEUW9','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-MHQFRCM.credit.1','D-MHQFRCM','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-MHQFRCM','D-MHQFRCM credit_unknown ambiguous','not booked','ann',1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-8A55DUF.payout.1',NULL,'made','planned','user 70011223',1760000000000,'0de7cc25f3747d7ab140f4dae6945dfaf0df2edf796e8c54d16715247f306dc5');
INSERT INTO "disbursement_history" VALUES(2,'W-8A55DUF.payout.1','planned','sent','sending','worker',1760000000000,'919ae8d331304689a7370b35fde940d39dd5bbcf929d40b17ff871886ce4d990');
INSERT INTO "disbursement_history" VALUES(3,'W-8A55DUF.payout.1','sending','paid','paid','worker',1760000000000,'bfe045e6c0543ed65bcdcc643da830fb4aff8b9b62aede7cb7f90c78bf0cec9e');
INSERT INTO "disbursement_history" VALUES(4,'W-ZCDSBPQ.refund.1',NULL,'made','planned','user 70011223',1760000000000,'79ce42ba9323395b75fd2d035a8dc67c3f31cc2eae40eeb486c664ad427f15ad');
INSERT INTO "disbursement_history" VALUES(5,'W-ZCDSBPQ.refund.1','planned','sent','sending','worker',1760000000000,'518f30edc16ac2f1f8d3189f1b6e31fa232c3c0e024343968eba1936a1faf6f5');
INSERT INTO "disbursement_history" VALUES(6,'W-ZCDSBPQ.refund.1','sending','paid','paid','worker',1760000000000,'a8d2bd4d5adfa2aeb22eb0c7ecc55a6fca3214f3b81b02d1cb623e466cc32ec9');
INSERT INTO "disbursement_history" VALUES(7,'W-H8MGZNK.payout.1',NULL,'made','planned','user 70011223',1760000000000,'45ab7a212a0e97fe6fdad43add5b1ba68856e708bc132dbe0f3c03d0ff31551c');
INSERT INTO "disbursement_history" VALUES(8,'W-H8MGZNK.payout.1','planned','sent','sending','worker',1760000000000,'498a60e7b722212d094cabf8458ea75a66d06b010d00aa18fd7b1edabb86e02f');
INSERT INTO "disbursement_history" VALUES(9,'W-H8MGZNK.payout.1','sending','failed','failed','worker',1760000000000,'5a9b0af1d8b59666e053a181c5f01d96202898091ce8a32d8cd2eaa12f803637');
INSERT INTO "disbursement_history" VALUES(10,'D-YQFQJWH.refund.1',NULL,'made','planned','ann',1760000000000,'ebdf1870f8d972979411313d53759658d2a32fd8a9b4a7d6c80b5abf8b14e681');
INSERT INTO "disbursement_history" VALUES(11,'D-YQFQJWH.refund.1','planned','sent','sending','worker',1760000000000,'0b8b2b13fd3ba9a9977a9594d445cc0b4e308f7104f0a0905f8b21bdfe1cbc9d');
INSERT INTO "disbursement_history" VALUES(12,'D-YQFQJWH.refund.1','sending','paid','paid','worker',1760000000000,'83fdb5b82f2bfcb106787d9b8a99d7aa256e95bbeb37539381acddb5f9a70382');
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-UK4SDM2','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-UK4SDM2','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-X5NCXS4','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-6MCRZ3R','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-YQFQJWH','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-PAHEUW9','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-MHQFRCM','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-UK4SDM2',NULL,'made','created','user 70011223',1760000000000,'7d413e42d5394ebc488238c045802a5aa60a1e43f07842a960bda680cd547eea');
INSERT INTO "history" VALUES(2,'D-UK4SDM2','created','started','awaiting_payer','payer',1760000000000,'1a23e003e43e945550f826903e8c3b80e03c89a8c55aa9d55360d007ac3cca30');
INSERT INTO "history" VALUES(3,'D-UK4SDM2','awaiting_payer','captured','paid','fake webhook',1760000000000,'678341bdb9a8bbaf0f7135229732d8162b268b563fc0ca17f7a36c99a6129167');
INSERT INTO "history" VALUES(4,'D-UK4SDM2','paid','credit_sent','crediting','worker',1760000000000,'853a698ba88fc96b2be713759927b563f3c73ee804911dcc882cdba4084ee987');
INSERT INTO "history" VALUES(5,'D-UK4SDM2','crediting','credit_booked','credited','worker',1760000000000,'f105d9bcf6940eed5a24eebfe707a0614c056eda43bd63b0c6511d6594ffa9e8');
INSERT INTO "history" VALUES(6,'D-X5NCXS4',NULL,'made','created','user 70011223',1760000000000,'5f7deec92acb191a1abf7dc92ad6944e4651e83f2798cc390743e0107da92ef7');
INSERT INTO "history" VALUES(7,'D-X5NCXS4','created','started','awaiting_payer','payer',1760000000000,'c56ac053780ab1c5383b11ba668e5d2d9c568cf93ff44ef3d385e75854a99058');
INSERT INTO "history" VALUES(8,'D-X5NCXS4','awaiting_payer','captured','paid','fake webhook',1760000000000,'34368266ec2e4cbf9df57dd6ce0d192d289af115eb5c78522ee448fe12064eab');
INSERT INTO "history" VALUES(9,'W-8A55DUF',NULL,'made','requested','user 70011223',1760000000000,'b2041193615ccdb29e25d5d6192966d2423a4b4ccf4753458e1918006880e1d1');
INSERT INTO "history" VALUES(10,'W-8A55DUF','requested','approved','approved','policy',1760000000000,'1e9197295dac84b9662483d61161e6d159169f2593f0443fbecb639074eeb8a9');
INSERT INTO "history" VALUES(11,'D-6MCRZ3R',NULL,'made','created','user 70011223',1760000000000,'ea7c1bf73e85632ba267db1f21f6e1ddb3ee109d6065c23f0e925f4e66fa09f1');
INSERT INTO "history" VALUES(12,'D-6MCRZ3R','created','started','awaiting_payer','payer',1760000000000,'850e9ac684df595c63293cc5aa195a727fb7a0ce774bfe56a354c3d50de9e52b');
INSERT INTO "history" VALUES(13,'D-6MCRZ3R','awaiting_payer','captured','paid','fake webhook',1760000000000,'db33e6aa02f1ec95b40d0ce85f8936b4880911cb63001719d3a3ef938cb0b101');
INSERT INTO "history" VALUES(14,'D-X5NCXS4','paid','credit_sent','crediting','worker',1760000000000,'963570e6e24b3bcb6d001b3d4a4193677973a5adb961fda4947366035c6beb19');
INSERT INTO "history" VALUES(15,'D-X5NCXS4','crediting','credit_booked','credited','worker',1760000000000,'ea5f2896dbef42c5b319817c745d3123055bc5506054b7c224d74228f095d61c');
INSERT INTO "history" VALUES(16,'W-8A55DUF','approved','debit_sent','debiting','worker',1760000000000,'9a49a457381dc1ab52c09bc05dc21d6c2918dfb419bee9915dccb697b6c7eed7');
INSERT INTO "history" VALUES(17,'W-8A55DUF','debiting','debit_booked','debited','worker',1760000000000,'7f14c9661deadfec150ac7f462e21eebabb62339415d0a5bcf11002c4bc69f2c');
INSERT INTO "history" VALUES(18,'D-6MCRZ3R','paid','credit_sent','crediting','worker',1760000000000,'4d861a69726107da806ce1055d2e76600d464e1734654878ce2eb516722ed2f6');
INSERT INTO "history" VALUES(19,'D-6MCRZ3R','crediting','credit_booked','credited','worker',1760000000000,'d95c84001157f677414cd6c73e8dae258e890157f6c0f7faed07723b1259dc9d');
INSERT INTO "history" VALUES(20,'W-8A55DUF','debited','payout_sent','paying_out','worker',1760000000000,'cbf2bc4244f5687da60f55266bc4539e50a563f46ed2692eeeffea2b5b711a58');
INSERT INTO "history" VALUES(21,'W-8A55DUF','paying_out','payout_paid','paid_out','worker',1760000000000,'2324f4fae1e5109ab79187ab3dc0f12c567bf38ab583337ffc97ee087d864afd');
INSERT INTO "history" VALUES(22,'W-ZCDSBPQ',NULL,'made','requested','user 70011223',1760000000000,'6f46f2af2c377973bd422ad2235159377188bfe93e3f1792c6e46858c80442e6');
INSERT INTO "history" VALUES(23,'W-ZCDSBPQ','requested','approved','approved','policy',1760000000000,'b6ccaeb590ce6b86e9aa575f9a7cc7454064b9ca6933943f59711d9374e87620');
INSERT INTO "history" VALUES(24,'W-ZCDSBPQ','approved','debit_sent','debiting','worker',1760000000000,'1166f79fd9f5fa08f5d3859f0bed9593d89890f513b17e7a006ec07207c795b2');
INSERT INTO "history" VALUES(25,'W-ZCDSBPQ','debiting','debit_booked','debited','worker',1760000000000,'778511cbe3319974a58e27c1891ac6d592dd10039cbc3792581f263d67f1c253');
INSERT INTO "history" VALUES(26,'W-ZCDSBPQ','debited','payout_sent','paying_out','worker',1760000000000,'4c11895a7a5223780780392700839e9f02956af1e0d62908fb97043bf0ac9497');
INSERT INTO "history" VALUES(27,'W-ZCDSBPQ','paying_out','payout_paid','paid_out','worker',1760000000000,'6756a779272084f7ebcaa42c5a24ba0154affb598b527699d7228cddde9e4a21');
INSERT INTO "history" VALUES(28,'W-H8MGZNK',NULL,'made','requested','user 70011223',1760000000000,'7241243294e5b5ca17fa963a5f5b1261372035d27a5cef2356a8d7900bd2b7a7');
INSERT INTO "history" VALUES(29,'W-H8MGZNK','requested','approved','approved','policy',1760000000000,'86b71ecc788bc575807fdd1627c73756be45185b7056e63ec79330fe5cce8236');
INSERT INTO "history" VALUES(30,'W-H8MGZNK','approved','debit_sent','debiting','worker',1760000000000,'3f83888f83867febf5b5d97488755bcbcf26105760214c927765d232704d4bf5');
INSERT INTO "history" VALUES(31,'W-H8MGZNK','debiting','debit_booked','debited','worker',1760000000000,'ff6c9bc4a8b7aa219f440f2405738e8a353b46f8000a7de0540d7d5b15a89168');
INSERT INTO "history" VALUES(32,'W-H8MGZNK','debited','payout_sent','paying_out','worker',1760000000000,'10ca4a8499710542373757c945a57de11c0826b188ddb8d1b605f2195a994f05');
INSERT INTO "history" VALUES(33,'W-H8MGZNK','paying_out','payout_failed','payout_failed','worker',1760000000000,'3007e6c00fdfca2645b3764a20a0106eb6cd0d84b82cb29828fb9bb9148ef1f0');
INSERT INTO "history" VALUES(34,'W-H8MGZNK','payout_failed','return_ordered','returning','worker',1760000000000,'4222d48f8882c9b87bebadc7700321510088199537b1216dd32feda0449012f6');
INSERT INTO "history" VALUES(35,'W-H8MGZNK','returning','return_sent','returning','worker',1760000000000,'3561ca828447589dc6db17197680fd18948df598edccc83053fb06ef29c67955');
INSERT INTO "history" VALUES(36,'W-H8MGZNK','returning','return_booked','returned','worker',1760000000000,'8ce0a8afe40331b2e0a7a13789928955702882ee9f4f3d8ea7c29bc9b07aa2f1');
INSERT INTO "history" VALUES(37,'D-YQFQJWH',NULL,'made','created','user 70011223',1760000000000,'368b96f40468482dc957418b26fe4cb051a92bae2e7a4ae7b93659a723010a11');
INSERT INTO "history" VALUES(38,'D-YQFQJWH','created','started','awaiting_payer','payer',1760000000000,'d0baddd601de3889d79918b975491d7628a4ef68fab882ce4c3bc0bae1bae20b');
INSERT INTO "history" VALUES(39,'D-YQFQJWH','awaiting_payer','mismatched','review','fake webhook',1760000000000,'6a33c22c66c7efb21f5e9c3bad56e94874e6b3c02ee93d92f7e48abf8b6b18d1');
INSERT INTO "history" VALUES(40,'D-YQFQJWH','review','refund_ordered','refunding','ann',1760000000000,'49cfc25e91c1bcb14df7fbfb12dced8388be1f3c41a09520e06ca1b3d3c7277c');
INSERT INTO "history" VALUES(41,'D-YQFQJWH','refunding','refund_paid','refunded','worker',1760000000000,'7e000d110417172cd9894ecc51774d0072f08108fda8b10390b1af2149644a37');
INSERT INTO "history" VALUES(42,'D-PAHEUW9',NULL,'made','created','user 70011223',1760000000000,'5969d6d62a60f4689a1234b2ef6f6a8639ae72ae9f1f7719eb2d20130d5984b7');
INSERT INTO "history" VALUES(43,'D-PAHEUW9','created','started','awaiting_payer','payer',1760000000000,'a11b11ea1270a954a4866d005ff01cd676512d24590be2cef1d0c464a9c894f2');
INSERT INTO "history" VALUES(44,'D-PAHEUW9','awaiting_payer','captured','paid','fake webhook',1760000000000,'a700d1603945896f62b25e61bf19e1e22127c75d6cf2b6ee7394bba84f40550b');
INSERT INTO "history" VALUES(45,'D-PAHEUW9','paid','credit_sent','crediting','worker',1760000000000,'9b88e9e73881744387cd829fbe5fc95f054b7d41fa0cddd79a417871a31a40c3');
INSERT INTO "history" VALUES(46,'D-PAHEUW9','crediting','credit_refused','credit_refused','worker',1760000000000,'339b55d58b4d0f4afd52601b65342681ad9c98837dea8cba05e3dc9daa1e653d');
INSERT INTO "history" VALUES(47,'D-PAHEUW9','credit_refused','handed_to_staff','review','worker',1760000000000,'a7a8118dc9cb0326d95a25d8f3726c4877645f2ee2254073ee36abf222659daf');
INSERT INTO "history" VALUES(48,'D-XDDKJ89',NULL,'made','created','user 70011223',1760000000000,'c83b16c18928f9ef94ac1d14e0a8a353e41ea27131f57a0cedd18df57e2eed91');
INSERT INTO "history" VALUES(49,'D-XDDKJ89','created','started','awaiting_payer','payer',1760000000000,'bff0455a26056eab14539e27e853a97fa38ee8c521a2dff4d6e71f6099f8382f');
INSERT INTO "history" VALUES(50,'D-MHQFRCM',NULL,'made','created','user 70011223',1760000000000,'8c8774e7d9b8f6e68f364f2fe93564efec8a331a1f353af76f29d7600e3ec86c');
INSERT INTO "history" VALUES(51,'D-MHQFRCM','created','started','awaiting_payer','payer',1760000000000,'ad476a02056eaf262ad0a530ff6b85530328f21880e227dd8fc059830cf4b4a0');
INSERT INTO "history" VALUES(52,'D-MHQFRCM','awaiting_payer','captured','paid','fake webhook',1760000000000,'b3bb6a4624270df0f95f73c0fc765cf6d92e70e1d18fe9565cd9292609b35a1b');
INSERT INTO "history" VALUES(53,'D-MHQFRCM','paid','credit_sent','crediting','worker',1760000000000,'adc32362fc77d7bf6589fe6e183f4a87f5e677e6832c769a2079997e11ec3de3');
INSERT INTO "history" VALUES(54,'D-MHQFRCM','crediting','credit_unknown','credit_unknown','worker',1760000000000,'97b6f7960a5eec60c127b8bebafc4f3c8414cb626067f82a576d01669d180728');
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
INSERT INTO "payments" VALUES('D-UK4SDM2','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','8dc4ce0c88013d55fef045e8065c11434cb4e290a326341b40ab0a4317f8819e','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-X5NCXS4','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','bf7c49defab6808c053c0fc9fd9a6d7f7ed0716ddb7145e4436235e212d3132f','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-8A55DUF','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','48a3de3fdf8c8f28a9010f4ab1d6b28fa4534b34113e4ee351587a8b999a74d2','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-6MCRZ3R','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','8647153f542f3ab0370480e15991bd4f998da183bcb3ce149e2818cc23d491f1','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-ZCDSBPQ','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','63bc10071e6a84d348c9ddfcefbc102ce6ca5183ad859846bb7d2f07817bc65c','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-H8MGZNK','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','04efc2a1165a9722dd6ce9c71727371f735b0492801e1376bcb8727998df4203','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-YQFQJWH','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','198e05c22414648f27ab31d97424bfb673c77d13e578d3ed5dabca76725863d0','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-PAHEUW9','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','19548ed3c9865110aa398d7ff1ead4d0310592fce319a468da019c12d9107b20','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-XDDKJ89','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','569386a774c451d9c4d3e0cf73249e6fb1825917eb46b3db79eab7da4b671dc3','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-MHQFRCM','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','af2ff3f4c06ca12f6377bbbb3f2ac0e52ae36b5daf1f3ddfcb171f06ea7e0be9','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-8A55DUF.payout.1','W-8A55DUF','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-ZCDSBPQ.refund.1','W-ZCDSBPQ','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-H8MGZNK.payout.1','W-H8MGZNK','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-YQFQJWH.refund.1','D-YQFQJWH','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('474776a2e3b81fd8f3a4c201fc69bcfa6e5fcb06a20c4e8c69b1210afd6fa7d1','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-UK4SDM2',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX sign_ins_user ON sign_ins (user_id, refused);
COMMIT;
PRAGMA user_version = 5;
