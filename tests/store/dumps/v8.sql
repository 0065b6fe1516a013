-- A database of version 8, made by the code of commit 35c6f6d.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-DYK59UD: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-CQ37SQX','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-VB58VNN','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-T4W9442','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-DYK59UD.credit.1','D-DYK59UD','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-VEJG5R9.credit.1','D-VEJG5R9','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-ZJN3CHK.debit.1','W-ZJN3CHK','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-XM3VSVQ.credit.1','D-XM3VSVQ','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-8PUFG8F.debit.1','W-8PUFG8F','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-TTCGXAD.debit.1','W-TTCGXAD','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-TTCGXAD.return.1','W-TTCGXAD','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-VB58VNN.credit.1','D-VB58VNN','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-T4W9442.credit.1','D-T4W9442','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-XM3VSVQ','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-T4W9442','D-T4W9442 credit_unknown ambiguous','not booked','ann',1760000000000);
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-DYK59UD',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-ZJN3CHK.payout.1',NULL,'made','planned','user 70011223',1760000000000,'a812d7a0e6d1c7634f8696a55f4d12e88698ec84cda786ce361e4ae3a39541a1');
INSERT INTO "disbursement_history" VALUES(2,'W-ZJN3CHK.payout.1','planned','sent','sending','worker',1760000000000,'d878212f72d13c496d7724b3171820b7d6d19214c0c15fb57e6c140d35fbc82e');
INSERT INTO "disbursement_history" VALUES(3,'W-ZJN3CHK.payout.1','sending','paid','paid','worker',1760000000000,'55b5fcf38aa4b3ade9e66c8332e78b8a9e4fb8993b392f026e1d85922c35a3d6');
INSERT INTO "disbursement_history" VALUES(4,'W-8PUFG8F.refund.1',NULL,'made','planned','user 70011223',1760000000000,'58e7833ed13a49f170d037607285e836addbf1f76f19a0eac673ede6169cbb66');
INSERT INTO "disbursement_history" VALUES(5,'W-8PUFG8F.refund.1','planned','sent','sending','worker',1760000000000,'b459479bab86287adf20431813c2b5fd5c7cd6cdb1de5272f68ac456b2f63021');
INSERT INTO "disbursement_history" VALUES(6,'W-8PUFG8F.refund.1','sending','paid','paid','worker',1760000000000,'8ae9b3cc9945c8aa1a9eb76ae762a42dfa81d0937bf0285ec7bb7cc2512e3a82');
INSERT INTO "disbursement_history" VALUES(7,'W-TTCGXAD.payout.1',NULL,'made','planned','user 70011223',1760000000000,'2a241aa400782eda0f5854f9c0b552f04fb3950f2022f2a6dfc99f90279afbdd');
INSERT INTO "disbursement_history" VALUES(8,'W-TTCGXAD.payout.1','planned','sent','sending','worker',1760000000000,'25fefc91c67bcf8f16ca69d8203677d0f4b66cfdf06830b8967fb1c0bed47ea1');
INSERT INTO "disbursement_history" VALUES(9,'W-TTCGXAD.payout.1','sending','failed','failed','worker',1760000000000,'db4ced700a4ec9ceba07ebe698120677fb90f1c439c44b0e89e6b46426b1475f');
INSERT INTO "disbursement_history" VALUES(10,'D-CQ37SQX.refund.1',NULL,'made','planned','ann',1760000000000,'75270990ca1a8a5bd432cd9d0de56c9a499816fd1b4150f8688b3c9bc324441c');
INSERT INTO "disbursement_history" VALUES(11,'D-CQ37SQX.refund.1','planned','sent','sending','worker',1760000000000,'c440e9b9184aaf2bed3e6b5d8ca5182e72ddf333eaa0013d9f8f5de3bfa6f1fa');
INSERT INTO "disbursement_history" VALUES(12,'D-CQ37SQX.refund.1','sending','paid','paid','worker',1760000000000,'c940b8544479eaa7010e1b9c8fe72b56ee21c36d1c3d7d5d3690f3a058b88651');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-XM3VSVQ','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-DYK59UD','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-DYK59UD','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-VEJG5R9','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-XM3VSVQ','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-CQ37SQX','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-VB58VNN','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-T4W9442','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-DYK59UD',NULL,'made','created','user 70011223',1760000000000,'31cdfcfbd3ae149f3cefe048bb1a134f052b0622b7bebdd1780a37c479424f94');
INSERT INTO "history" VALUES(2,'D-DYK59UD','created','started','awaiting_payer','payer',1760000000000,'35afe391c507a7aa2f75f952220a00b492f67cc457576b19a82d22218d01389f');
INSERT INTO "history" VALUES(3,'D-DYK59UD','awaiting_payer','captured','paid','fake webhook',1760000000000,'2ac5f490a42161183e44cfdc9c3f2247390213d0065f4de574a54ab4a8ab1a08');
INSERT INTO "history" VALUES(4,'D-DYK59UD','paid','credit_sent','crediting','worker',1760000000000,'93842bfd1fabd0e573bed81197f660dabf46c69be339588ddd9c2dce72da9e4c');
INSERT INTO "history" VALUES(5,'D-DYK59UD','crediting','credit_booked','credited','worker',1760000000000,'53520a9294ac183c43e10cf2259ce627678e2c81d3d49ac617ec6f547391e6c9');
INSERT INTO "history" VALUES(6,'D-VEJG5R9',NULL,'made','created','user 70011223',1760000000000,'c06f556ddd5faef932827ed72e8fcf93d0d45fe565500baab4ef879c669dba0a');
INSERT INTO "history" VALUES(7,'D-VEJG5R9','created','started','awaiting_payer','payer',1760000000000,'02f75b78e5be6c363190f2a73bf920904fc69306383f78a89901097b08dd6cbf');
INSERT INTO "history" VALUES(8,'D-VEJG5R9','awaiting_payer','captured','paid','fake webhook',1760000000000,'b240743d12d7a8741a664890742cce10046556939a1d4c610e8d9db6e4211464');
INSERT INTO "history" VALUES(9,'W-ZJN3CHK',NULL,'made','requested','user 70011223',1760000000000,'51f5e666561207f7f28ae71839fc7c2707485a86611e49d4a1955b599dc56115');
INSERT INTO "history" VALUES(10,'W-ZJN3CHK','requested','approved','approved','policy',1760000000000,'b787e752161d6d14aae850937aec368acae6b88123f466b5d4104ae874a70439');
INSERT INTO "history" VALUES(11,'D-XM3VSVQ',NULL,'made','created','user 70011223',1760000000000,'6b6d8f8c18cff660abf7e34d5712488e7c5ed5b69e26b86c8dcca22a1ec74fec');
INSERT INTO "history" VALUES(12,'D-XM3VSVQ','created','started','awaiting_payer','payer',1760000000000,'e482ae49ff821051353d798e7640bcaf6ab1821e54726b8f8a8e00ff59ac0403');
INSERT INTO "history" VALUES(13,'D-XM3VSVQ','awaiting_payer','captured','paid','fake webhook',1760000000000,'b4e524f30aa92dad5e939b55b0b50708cabcdbff14c562238b01d990cc894585');
INSERT INTO "history" VALUES(14,'D-VEJG5R9','paid','credit_sent','crediting','worker',1760000000000,'b8fb04f58b533b233452660ca3dded3b95fbe0ddafbd2f38d61ab3f5248e3201');
INSERT INTO "history" VALUES(15,'D-VEJG5R9','crediting','credit_booked','credited','worker',1760000000000,'971fd29e3e3b3167fa4e127cfb3aeacafd05ff77bb39acce4cd4978494e3fcdb');
INSERT INTO "history" VALUES(16,'W-ZJN3CHK','approved','debit_sent','debiting','worker',1760000000000,'902182f14ce09f84190a4b2a6b07892ed745a172c7be4f7959e9a8ec6d379f0b');
INSERT INTO "history" VALUES(17,'W-ZJN3CHK','debiting','debit_booked','debited','worker',1760000000000,'f2b8ace933a28ee364025616545ef58016371f34ec4c507b44837cacf978e52a');
INSERT INTO "history" VALUES(18,'D-XM3VSVQ','paid','credit_sent','crediting','worker',1760000000000,'9ab62f118c52006b947e43aedea40ccfe484c4d589d297230e6f3c4d7186d6bd');
INSERT INTO "history" VALUES(19,'D-XM3VSVQ','crediting','credit_booked','credited','worker',1760000000000,'98a973fb148775500862ea6c5fe2f627ed269e2fafef336c7731c7035633bbba');
INSERT INTO "history" VALUES(20,'W-ZJN3CHK','debited','payout_sent','paying_out','worker',1760000000000,'8d742a2b144e0dc05ce8d1f5ddabaea4eb86fecc96a594c1ed6d39fdd924a849');
INSERT INTO "history" VALUES(21,'W-ZJN3CHK','paying_out','payout_paid','paid_out','worker',1760000000000,'b4221cc470b9570c7500437444fba78863baaa870244d03c2a08f6cafd13db30');
INSERT INTO "history" VALUES(22,'W-8PUFG8F',NULL,'made','requested','user 70011223',1760000000000,'bd42dd10292b80e20c7b7eee98eeedbf6fa4907c6df55749311815458713f664');
INSERT INTO "history" VALUES(23,'W-8PUFG8F','requested','approved','approved','policy',1760000000000,'18a75ba88156dc5d10bcb979cb433928c668396766cd021187d3a071bb583850');
INSERT INTO "history" VALUES(24,'W-8PUFG8F','approved','debit_sent','debiting','worker',1760000000000,'731f57d328ad9d2826fd0b73e2b0d2d67917212c72add1e9eeb3203ccdd91e19');
INSERT INTO "history" VALUES(25,'W-8PUFG8F','debiting','debit_booked','debited','worker',1760000000000,'70d524952aeb33e4d34a4b2eb0175bbb8fdccb9725c13a6bdfbaf035f8d378ca');
INSERT INTO "history" VALUES(26,'W-8PUFG8F','debited','payout_sent','paying_out','worker',1760000000000,'588fa0357ec2ed582e7d0c5d52c68ae02f332f5defd44c500dd4a4988364e7be');
INSERT INTO "history" VALUES(27,'W-8PUFG8F','paying_out','payout_paid','paid_out','worker',1760000000000,'fccab760c147cb6b7261af6662ffdc490106ce1bcf7791daeecd89a45e6ed9a0');
INSERT INTO "history" VALUES(28,'W-TTCGXAD',NULL,'made','requested','user 70011223',1760000000000,'7a8a050ffc0402004c2589d49d46988ad7ee88bdd0359bd8544828f301951ce6');
INSERT INTO "history" VALUES(29,'W-TTCGXAD','requested','approved','approved','policy',1760000000000,'c23f50e521f104f56d7ad123bfc80dd7909bbe9059225804fa6f4d1debb02097');
INSERT INTO "history" VALUES(30,'W-TTCGXAD','approved','debit_sent','debiting','worker',1760000000000,'04eef5035b690fa7e058ed434e214fb421c091dd5d3d9470fe155339bbe57791');
INSERT INTO "history" VALUES(31,'W-TTCGXAD','debiting','debit_booked','debited','worker',1760000000000,'c8ea81b201e1ebee4094f6386460f724197ce3afba550624393c405fd8201d15');
INSERT INTO "history" VALUES(32,'W-TTCGXAD','debited','payout_sent','paying_out','worker',1760000000000,'dd09b4a92e283c7b1f1a18f6e94f95797861aa24b58d7b7fddb56ad6eed0e345');
INSERT INTO "history" VALUES(33,'W-TTCGXAD','paying_out','payout_failed','payout_failed','worker',1760000000000,'95cef2f8416c67ab7a85029c2e534a1069c32fd8cc397d10cf56a5439f00d4dc');
INSERT INTO "history" VALUES(34,'W-TTCGXAD','payout_failed','return_ordered','returning','worker',1760000000000,'82445ec95de5f1dee28e5468e9f32470b71eea3c65285a06c7a95efe26d6c7fd');
INSERT INTO "history" VALUES(35,'W-TTCGXAD','returning','return_sent','returning','worker',1760000000000,'95595560e7246bc2683e4e5e35dc8307dec7a6479af35f3ae2663a746e72b235');
INSERT INTO "history" VALUES(36,'W-TTCGXAD','returning','return_booked','returned','worker',1760000000000,'45356d9adef13accc058d3d90680738878a201aa7ce6baa7cb31cd11d8f9544a');
INSERT INTO "history" VALUES(37,'D-CQ37SQX',NULL,'made','created','user 70011223',1760000000000,'7dc43421ddee20be8dbe4298deb50df7fef8ca61389714a13b6331e452c8e40f');
INSERT INTO "history" VALUES(38,'D-CQ37SQX','created','started','awaiting_payer','payer',1760000000000,'1f1b89a828fee59167bdbf5b26d0cb4f6d4019f4dca67e8f7cc05f3821433ea1');
INSERT INTO "history" VALUES(39,'D-CQ37SQX','awaiting_payer','mismatched','review','fake webhook',1760000000000,'21e80823945130e1e71a294d569411d007a1888d347901e03711e64a7fb980d4');
INSERT INTO "history" VALUES(40,'D-CQ37SQX','review','refund_ordered','refunding','ann',1760000000000,'fc478d5a9c6f401860555f9fd55354f7ea45400f33c05e7f5fa0904a12affe46');
INSERT INTO "history" VALUES(41,'D-CQ37SQX','refunding','refund_paid','refunded','worker',1760000000000,'3ea5a99d7bd4bd84261c5bbc7532a8a6254d7a798c5139831dc23460ebcf680c');
INSERT INTO "history" VALUES(42,'D-VB58VNN',NULL,'made','created','user 70011223',1760000000000,'89ee806267e9e34f67c105d23d581dfbe8920a62f928aa0a3fb1b66162e2b887');
INSERT INTO "history" VALUES(43,'D-VB58VNN','created','started','awaiting_payer','payer',1760000000000,'0be96a3f1ae0a3b767412588056f2d234c7191da085a96695655700c3354ed34');
INSERT INTO "history" VALUES(44,'D-VB58VNN','awaiting_payer','captured','paid','fake webhook',1760000000000,'6b6d1c626ecba4c0ba5497b15c6e3c79ef44b8899f15bfa21d45480aaf513645');
INSERT INTO "history" VALUES(45,'D-VB58VNN','paid','credit_sent','crediting','worker',1760000000000,'bb2e40bfba50544e34206cc899aa3e56f62e14bfb645e87027623879a7f054ff');
INSERT INTO "history" VALUES(46,'D-VB58VNN','crediting','credit_refused','credit_refused','worker',1760000000000,'418dfc8771bc7bd02e4aaceef49348e0c8e191a047922e6c3a9f93319d2d7f8a');
INSERT INTO "history" VALUES(47,'D-VB58VNN','credit_refused','handed_to_staff','review','worker',1760000000000,'d9fc00c4fcfa8e465db3b9834ad36e8e613756504ee75c4054cbf224323adbab');
INSERT INTO "history" VALUES(48,'D-TWJR9K4',NULL,'made','created','user 70011223',1760000000000,'cc604e05ea33f716b152d224b2c439b1850c46b1b6a1a7761fcc4bf9c10bc320');
INSERT INTO "history" VALUES(49,'D-TWJR9K4','created','started','awaiting_payer','payer',1760000000000,'5e52034eaedfa931abd19e34d49533f2926bdcf0bd38caa9bec5072fb0f5c664');
INSERT INTO "history" VALUES(50,'D-T4W9442',NULL,'made','created','user 70011223',1760000000000,'86c40240bef7311161009f15bcca34a62e60308027b5f3a75e66229b4b219439');
INSERT INTO "history" VALUES(51,'D-T4W9442','created','started','awaiting_payer','payer',1760000000000,'1bcc6d9fb3260b0acfa5bb09f47671d6f304ea3e7fcbb24ff8a362cfd4b7b45d');
INSERT INTO "history" VALUES(52,'D-T4W9442','awaiting_payer','captured','paid','fake webhook',1760000000000,'2204d53699b8f37ab29640e4d0b3a1fe90dd973b95e419aa14efd5bfe8660017');
INSERT INTO "history" VALUES(53,'D-T4W9442','paid','credit_sent','crediting','worker',1760000000000,'79291162168a74066888c00713cf674cf2aaf2ddb38f799ab5e8fb62b24f3c3e');
INSERT INTO "history" VALUES(54,'D-T4W9442','crediting','credit_unknown','credit_unknown','worker',1760000000000,'3506ac801c5d27211816514f0fc4490ba947687fdaa198011efbff7cc982bcc7');
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
INSERT INTO "payments" VALUES('D-DYK59UD','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','7664e31b49ab0633c396fe65bd7dbcc1e6af914f03616888dd6aef370040b735','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-VEJG5R9','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','338cd98a67a5739d04398e13118c7dded22d617e55a8420cf2fac32e4f476d00','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-ZJN3CHK','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','a31708c2a23dd3f82bb12ce10bf090cffa8503d66a054e8e9ede57714ce456e2','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-XM3VSVQ','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','a982a58aa4c7f4ef4e4b46ec93a044777b1ec2add579afdb073f4401619382cd','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-8PUFG8F','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','90f53282c33d5a3bd2645689424e44250c57fbab49af9bcabcadbf2daff352a7','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-TTCGXAD','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','f99077227e17b4b1623378759705152a95622d5a97d1c84278b8db7a6bf3fdaf','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-CQ37SQX','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','990b1b8801beb62e36b2ef8fc7d92667d51c2dd9fb1868528c8129d3d0c6a223','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-VB58VNN','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','42466d96f3c07fd098b4e178867ea04d3c7529d2155612f81978866a56a09122','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-TWJR9K4','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','6c569011edf865458b11628cd68695d34350c22089941b8dc8966df3748bdbcf','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-T4W9442','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','ab78dee328c013bc4567a55791339d819a211df10e876e3dbd09044c5b1a6513','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-ZJN3CHK.payout.1','W-ZJN3CHK','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-8PUFG8F.refund.1','W-8PUFG8F','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-TTCGXAD.payout.1','W-TTCGXAD','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-CQ37SQX.refund.1','D-CQ37SQX','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('a671e481ac014172e5d7fe6746e97d8df3e6affe716e006ccb984abb9da07b3e','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-DYK59UD',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 8;
