-- A database of version 7, made by the code of commit 34c7398.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-HFYK755: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-NFYNCGD','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-3X95YFM','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-7CEEPUN','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-HFYK755.credit.1','D-HFYK755','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-3CRH6E3.credit.1','D-3CRH6E3','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-5PEQX37.debit.1','W-5PEQX37','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-GK4A5U9.credit.1','D-GK4A5U9','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-6MKNMCZ.debit.1','W-6MKNMCZ','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-VCG9MUV.debit.1','W-VCG9MUV','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-VCG9MUV.return.1','W-VCG9MUV','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-3X95YFM.credit.1','D-3X95YFM','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-7CEEPUN.credit.1','D-7CEEPUN','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-GK4A5U9','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
, system_user TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-7CEEPUN','D-7CEEPUN credit_unknown ambiguous','not booked','ann',1760000600000,'');
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
INSERT INTO "disbursement_history" VALUES(1,'W-5PEQX37.payout.1',NULL,'made','planned','user 70011223',1760000000000,'690e4ccc71bda06a586aa552a480c3af235062f1851c4870f8daf4153c39ecd3');
INSERT INTO "disbursement_history" VALUES(2,'W-5PEQX37.payout.1','planned','sent','sending','worker',1760000000000,'25c3e3af249f13244bb297ca214134960724cc9a0a4d16909c023f94a729f541');
INSERT INTO "disbursement_history" VALUES(3,'W-5PEQX37.payout.1','sending','paid','paid','worker',1760000000000,'5264c9cb0277b1db2b04c9c8a52ab9c07da8d952d9b901909af723df499e4ddd');
INSERT INTO "disbursement_history" VALUES(4,'W-6MKNMCZ.refund.1',NULL,'made','planned','user 70011223',1760000000000,'04fe35beb3d698f1fdaf0686caf10482896e22b7d278a7ad9b131143b7dd9619');
INSERT INTO "disbursement_history" VALUES(5,'W-6MKNMCZ.refund.1','planned','sent','sending','worker',1760000000000,'1b42ab0778f696bdc86f4d5fb6c5caf5c5f57c2292c71650728ab834db2a4770');
INSERT INTO "disbursement_history" VALUES(6,'W-6MKNMCZ.refund.1','sending','paid','paid','worker',1760000000000,'3a1cc055ab450f5ce67d39258a493df5a6f20610dfbf3b8b9560567bf7af9ff4');
INSERT INTO "disbursement_history" VALUES(7,'W-VCG9MUV.payout.1',NULL,'made','planned','user 70011223',1760000000000,'efd02421c604eeef5e0b40dcf2bc395e75575f3c543af19c2e0e4b79b94ca6e9');
INSERT INTO "disbursement_history" VALUES(8,'W-VCG9MUV.payout.1','planned','sent','sending','worker',1760000000000,'ce6aa54a49fe1ff26555f22925c3e0aefc1a90cb000c1d62ab8667d76b956fc1');
INSERT INTO "disbursement_history" VALUES(9,'W-VCG9MUV.payout.1','sending','failed','failed','worker',1760000000000,'cae48accff097cf051f63769c63a8c6b049c24872d415892f888cb9033c45c4d');
INSERT INTO "disbursement_history" VALUES(10,'D-NFYNCGD.refund.1',NULL,'made','planned','ann',1760000000000,'98555cff43fd6e14c2231d8c584c0520acc93c21ade45e8555ca222cfb9e1402');
INSERT INTO "disbursement_history" VALUES(11,'D-NFYNCGD.refund.1','planned','sent','sending','worker',1760000000000,'6aea13b911da081cc001a6daff6cecf9d44138991c5e16962de6105bddc87662');
INSERT INTO "disbursement_history" VALUES(12,'D-NFYNCGD.refund.1','sending','paid','paid','worker',1760000000000,'c55153a3850bdcaea659bdb19b768c0c267a9b803b1415268f139c4f54d8a362');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-GK4A5U9','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-HFYK755','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-HFYK755','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-3CRH6E3','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-GK4A5U9','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-NFYNCGD','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-3X95YFM','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-7CEEPUN','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-HFYK755',NULL,'made','created','user 70011223',1760000000000,'ee0dd89e2d251f40ecd3daf9cf53293d19491d5222adaef5b43e45835a270404');
INSERT INTO "history" VALUES(2,'D-HFYK755','created','started','awaiting_payer','payer',1760000000000,'95372bc939e8c34cec9c5856ff46a4238919e68fc9c588392fd69b3f58dd79d6');
INSERT INTO "history" VALUES(3,'D-HFYK755','awaiting_payer','captured','paid','fake webhook',1760000000000,'414b04b76cf6f79a4270707586eefdc3139e4917431c7f5f1cfc0879a9b39f36');
INSERT INTO "history" VALUES(4,'D-HFYK755','paid','credit_sent','crediting','worker',1760000000000,'1b167f89c7f309b0d64a82cb79b6923e27cb3caffcc9071a89416277e7bd43f5');
INSERT INTO "history" VALUES(5,'D-HFYK755','crediting','credit_booked','credited','worker',1760000000000,'06cb71652cbe289afdce29f4c39b18a2d20bd3986e2c593d8bc406c73c85637c');
INSERT INTO "history" VALUES(6,'D-3CRH6E3',NULL,'made','created','user 70011223',1760000000000,'66adbe40e9e90b63a2095d0bcf0b114bccf35ce286ec997b31f9ca6988bcedf9');
INSERT INTO "history" VALUES(7,'D-3CRH6E3','created','started','awaiting_payer','payer',1760000000000,'07b54e45bdf6750c04cdd3eab716f73043da2cc2e9ba59d955a317f56fcf0677');
INSERT INTO "history" VALUES(8,'D-3CRH6E3','awaiting_payer','captured','paid','fake webhook',1760000000000,'6b2856433a67f15745ae9f6f248beefc983f94253670dffa50260a203b3ed261');
INSERT INTO "history" VALUES(9,'W-5PEQX37',NULL,'made','requested','user 70011223',1760000000000,'ffcbcb90c8be847a745d72f44dee6fda7f72d4fc308d54cc640f79c53fbc3763');
INSERT INTO "history" VALUES(10,'W-5PEQX37','requested','approved','approved','policy',1760000000000,'550c7b25fbb93f2a72f69d78ebcb73341760942e7bfebe6a526cd94c1f0562aa');
INSERT INTO "history" VALUES(11,'D-GK4A5U9',NULL,'made','created','user 70011223',1760000000000,'855c1539f3d8601676d7383f125528b511734cb30dc16b064cabec3190a059a8');
INSERT INTO "history" VALUES(12,'D-GK4A5U9','created','started','awaiting_payer','payer',1760000000000,'2bcd332db7cd2b39f92c5ee2a1b61f84f1245ba172b49052b0fa26829a4c9562');
INSERT INTO "history" VALUES(13,'D-GK4A5U9','awaiting_payer','captured','paid','fake webhook',1760000000000,'39de4fce1028e5734eaf3e45f48abb1055a9ceae846a5fcac1c8e8a624b085eb');
INSERT INTO "history" VALUES(14,'D-3CRH6E3','paid','credit_sent','crediting','worker',1760000000000,'ba74b1c86dac8e47c8188ad8092d7344f32464c5b1b72f747019b2c2e1386908');
INSERT INTO "history" VALUES(15,'D-3CRH6E3','crediting','credit_booked','credited','worker',1760000000000,'ba902f7a92e7f55c08f72d288e54f5c958f03a57a38b2e64c43fb82bdea9b330');
INSERT INTO "history" VALUES(16,'W-5PEQX37','approved','debit_sent','debiting','worker',1760000000000,'f7ba04837bbce403ef35de1cb6dbbef75496d84d7f69e1d5004105c51ea7adcd');
INSERT INTO "history" VALUES(17,'W-5PEQX37','debiting','debit_booked','debited','worker',1760000000000,'79e8388aede3f322eacd813607a19790658b1e278421013802b357ac7f873865');
INSERT INTO "history" VALUES(18,'D-GK4A5U9','paid','credit_sent','crediting','worker',1760000000000,'84a8689d61bfd0d13c2fc3ab28d4cda59a2b89bbe9411c2fa1cb3328e4a2ae8e');
INSERT INTO "history" VALUES(19,'D-GK4A5U9','crediting','credit_booked','credited','worker',1760000000000,'c987ea5421cc68f24fc7aa86247fc74147ccd2ce17e14fee145eda3a0c9a2c43');
INSERT INTO "history" VALUES(20,'W-5PEQX37','debited','payout_sent','paying_out','worker',1760000000000,'914c354085c9d9a598e41c206649ecdefaf7bf83ee1b18da9102e65ab8e82825');
INSERT INTO "history" VALUES(21,'W-5PEQX37','paying_out','payout_paid','paid_out','worker',1760000000000,'41e488ae693dcd059b0c4252a3e3e82da9876b1bd88728cd8f58c8bae7edd55f');
INSERT INTO "history" VALUES(22,'W-6MKNMCZ',NULL,'made','requested','user 70011223',1760000000000,'c8e9b3eda37487631e6b649b000e02149924560a6e35286d01c2668add039847');
INSERT INTO "history" VALUES(23,'W-6MKNMCZ','requested','approved','approved','policy',1760000000000,'81b24350161f810da6f09900dd707f11af0936c0a246e728fce8d61840f6ff6b');
INSERT INTO "history" VALUES(24,'W-6MKNMCZ','approved','debit_sent','debiting','worker',1760000000000,'8981bed3a1d3a41641b6d6155299cabd4d1b8e19fb4d79e9adaa8a7eee68b09f');
INSERT INTO "history" VALUES(25,'W-6MKNMCZ','debiting','debit_booked','debited','worker',1760000000000,'64a5d14b3d306edd25d945df1bb7ede18940a114d846c9f805024f4f0af43806');
INSERT INTO "history" VALUES(26,'W-6MKNMCZ','debited','payout_sent','paying_out','worker',1760000000000,'616ff9871792d91e6b4c2b4f2099de4a4371c2232a440e7a60606f241f976be0');
INSERT INTO "history" VALUES(27,'W-6MKNMCZ','paying_out','payout_paid','paid_out','worker',1760000000000,'862e28224a8f0e25719327d8cce5568069b40bf560ee55ae9edf15c4b6fcf343');
INSERT INTO "history" VALUES(28,'W-VCG9MUV',NULL,'made','requested','user 70011223',1760000000000,'332f79a304fe01fb8cbdadaf46075e4f9afb2065d7ef231d1dcf3b3f96228d61');
INSERT INTO "history" VALUES(29,'W-VCG9MUV','requested','approved','approved','policy',1760000000000,'17b5ed09e256192e8a549441447da08bc72fa5282cef17bc5f2734e84659f5e0');
INSERT INTO "history" VALUES(30,'W-VCG9MUV','approved','debit_sent','debiting','worker',1760000000000,'e0c5c0cb78f2a60a34ef280429ca090a2eed24a9a642c7a870e39b54c037a54b');
INSERT INTO "history" VALUES(31,'W-VCG9MUV','debiting','debit_booked','debited','worker',1760000000000,'8b2279dd908697481febbba3fbf1f2d9b0103cf41d64c210ab828266c825c325');
INSERT INTO "history" VALUES(32,'W-VCG9MUV','debited','payout_sent','paying_out','worker',1760000000000,'c7a4740351cfda7b5158e7fb01cac96a4e9a183b6eb204392e3948dff4a4df01');
INSERT INTO "history" VALUES(33,'W-VCG9MUV','paying_out','payout_failed','payout_failed','worker',1760000000000,'f849bbcb1993b24646ae613dc5bf3c5bfeed4640fa6f17c7a637e9efc6efa268');
INSERT INTO "history" VALUES(34,'W-VCG9MUV','payout_failed','return_ordered','returning','worker',1760000000000,'7377ae476cbf3f88705b6343d4a3c5fe1a33d6a563493b221a5a13a67a9ebc5a');
INSERT INTO "history" VALUES(35,'W-VCG9MUV','returning','return_sent','returning','worker',1760000000000,'61eee287c0ca2b8d9b596fa2510a146f560384506bc84939b510922075e916c9');
INSERT INTO "history" VALUES(36,'W-VCG9MUV','returning','return_booked','returned','worker',1760000000000,'81174a042c956e8c9a14b2be43ff99c54f3f7daf081a346b1a1ba20c93cd65c6');
INSERT INTO "history" VALUES(37,'D-NFYNCGD',NULL,'made','created','user 70011223',1760000000000,'83b4e363b05d15d4243320a44091521d7b3eb07eacdb9b32367db634aeeba804');
INSERT INTO "history" VALUES(38,'D-NFYNCGD','created','started','awaiting_payer','payer',1760000000000,'b795fc2a04c9afeaf866530dd00612720a0761ef7248be13d88a297f13a0aee6');
INSERT INTO "history" VALUES(39,'D-NFYNCGD','awaiting_payer','mismatched','review','fake webhook',1760000000000,'3b64a10041249f7844a59da61cf8ed8666b1f2b7888735bc2ee94586e90312c7');
INSERT INTO "history" VALUES(40,'D-NFYNCGD','review','refund_ordered','refunding','ann',1760000000000,'bb577a05d3d1e95b9925fcfd9263bd1c25a79b1339dc1c40d35778b207d71912');
INSERT INTO "history" VALUES(41,'D-NFYNCGD','refunding','refund_paid','refunded','worker',1760000000000,'4fae758ff9fc7b041b501198b5d2e9131f20a89922866b11b5ed28185f6f9a87');
INSERT INTO "history" VALUES(42,'D-3X95YFM',NULL,'made','created','user 70011223',1760000000000,'9de110eaf0a96bcbabb0246093f4eddeb593a932a889a3c4f702c08d50867881');
INSERT INTO "history" VALUES(43,'D-3X95YFM','created','started','awaiting_payer','payer',1760000000000,'366437ee9cd0b0d48b97638bf2cd3c920eef22e913e5f7504b7fc58c928c0710');
INSERT INTO "history" VALUES(44,'D-3X95YFM','awaiting_payer','captured','paid','fake webhook',1760000000000,'903002ac452ac5b37bd37e10a4ded9d89a7ebd494b6647406f5fda24662315e2');
INSERT INTO "history" VALUES(45,'D-3X95YFM','paid','credit_sent','crediting','worker',1760000000000,'2717a391c27a4292442f5308dbbfb62bbed28618c5ad1997e3f97643be1285e9');
INSERT INTO "history" VALUES(46,'D-3X95YFM','crediting','credit_refused','credit_refused','worker',1760000000000,'ae20679cab2f39daa9cf494fb89267800ec9f89d7ce602294a7a91af9fd926a1');
INSERT INTO "history" VALUES(47,'D-3X95YFM','credit_refused','handed_to_staff','review','worker',1760000000000,'2e744082a236eb8c24066a006063762cb1b7114a405908300494cd7dd27fbd18');
INSERT INTO "history" VALUES(48,'D-BND7TFK',NULL,'made','created','user 70011223',1760000000000,'7467b3ac85486d090e1e2c62defdde404d8dfbd8f9fb177b64083b7ed125566f');
INSERT INTO "history" VALUES(49,'D-BND7TFK','created','started','awaiting_payer','payer',1760000000000,'15073408c3977cbe132fe35f9aed752df01de2e9f93ae404b041ed926028ee1f');
INSERT INTO "history" VALUES(50,'D-7CEEPUN',NULL,'made','created','user 70011223',1760000000000,'f503121aff78d4494a3dded4921552b16c2b8f1fbce2c0ff6ade869dab5301e1');
INSERT INTO "history" VALUES(51,'D-7CEEPUN','created','started','awaiting_payer','payer',1760000000000,'e2566e9bc51a2182e96377156f053fed6a4cf7dbcfed4ddf8a145b8123f6362a');
INSERT INTO "history" VALUES(52,'D-7CEEPUN','awaiting_payer','captured','paid','fake webhook',1760000000000,'6e6b46e1fe2ab204da27a9159110dd055de9621f782a97612049ee07a5b7e96e');
INSERT INTO "history" VALUES(53,'D-7CEEPUN','paid','credit_sent','crediting','worker',1760000000000,'49f8fe418b0e8454b286f70a49c8662b3b9756a0cdb1741bff20083f9403722a');
INSERT INTO "history" VALUES(54,'D-7CEEPUN','crediting','credit_unknown','credit_unknown','worker',1760000000000,'a3a5b3fbdf5b956a588340b558c5b93298063dc060f17866a54c37fcb71392ff');
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
INSERT INTO "payments" VALUES('D-HFYK755','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','9dd08c82595e80361468e160c54cdc529000def07d945d9c304ff450974b9bf2','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-3CRH6E3','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','7be32f258882a643e82219712b7df4ca5fe650800ad7d9ec650bae5daf1ae2a6','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-5PEQX37','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','f91b58496902a6c7653cfb1122580e78266558edc2de1281590106a70ead63df','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-GK4A5U9','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','e9edfe779b616a03ab441e1d080533207f403990c0eb7522fe56da7f2f565383','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-6MKNMCZ','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','77fed1bb665acbc476c39702cbf8b290b975e3328fb69494c4e166fead4a73d5','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-VCG9MUV','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','8a42206b043316c076f8e1a82bc377679c5db04a3aac869c4980696ae565e8ee','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-NFYNCGD','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','2cdc7f6c9766becb02daf744950b4a270b70c2729d8a0b4209840064ce4044ef','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-3X95YFM','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','a549c73f62d3561aeadbafad03b2bcca7d806ecc90a041969ebdd90db5bf8851','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-BND7TFK','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','382d7d9e781c56910af474b034a42bfe9bc8a9b0239eed26fa5039db57054788','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-7CEEPUN','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','92a14f9d4698b8dc1c168cea6c481293a16530c42cb39b726b403c266d56e117','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-5PEQX37.payout.1','W-5PEQX37','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-6MKNMCZ.refund.1','W-6MKNMCZ','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-VCG9MUV.payout.1','W-VCG9MUV','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-NFYNCGD.refund.1','D-NFYNCGD','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('1a01fbc1fa17892b35f5a6340563939e5dfb867b273c592d5ffb968be0b509f3','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-HFYK755',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX actions_begun ON actions (begun);
CREATE TRIGGER actions_no_update BEFORE UPDATE ON actions BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
CREATE TRIGGER actions_no_delete BEFORE DELETE ON actions BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
CREATE TRIGGER actions_no_replace BEFORE INSERT ON actions
    WHEN EXISTS (SELECT 1 FROM actions AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
COMMIT;
PRAGMA user_version = 7;
