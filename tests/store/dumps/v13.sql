-- A database of version 13, made by the code of commit 57d7d97.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-3ZWFD99: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-GJCM8FV','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-K2UZKPQ','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-P3HVKKQ','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-3ZWFD99.credit.1','D-3ZWFD99','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-A8RYD9B.credit.1','D-A8RYD9B','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-3JTCUYG.debit.1','W-3JTCUYG','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-SWMVX2Z.credit.1','D-SWMVX2Z','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-YRF3TMU.debit.1','W-YRF3TMU','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-6GA82YU.debit.1','W-6GA82YU','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-6GA82YU.return.1','W-6GA82YU','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-K2UZKPQ.credit.1','D-K2UZKPQ','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-P3HVKKQ.credit.1','D-P3HVKKQ','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-SWMVX2Z','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
, system_user TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-P3HVKKQ','D-P3HVKKQ credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-3ZWFD99',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-3JTCUYG.payout.1',NULL,'made','planned','user 70011223',1760000000000,'be03b9278e7a064709552e8b4ba8e00fb412d73f4df7581f361525b7ac1caadd');
INSERT INTO "disbursement_history" VALUES(2,'W-3JTCUYG.payout.1','planned','sent','sending','worker',1760000000000,'cfd76c4c10f0153b58dec007d2ea5d59159d9dc6be87f7444ee1666b8fdb6ab6');
INSERT INTO "disbursement_history" VALUES(3,'W-3JTCUYG.payout.1','sending','paid','paid','worker',1760000000000,'57c692d1965a6cbe94d4d2cda21a5dcc1db4a245e578a4b12e49fa55beedffe4');
INSERT INTO "disbursement_history" VALUES(4,'W-YRF3TMU.refund.1',NULL,'made','planned','user 70011223',1760000000000,'40b66e1347a9e4dc924c0b8c859fcf7fb96773c1891f04c1422ac143e3cbb307');
INSERT INTO "disbursement_history" VALUES(5,'W-YRF3TMU.refund.1','planned','sent','sending','worker',1760000000000,'9236859601a20e42ca872b0ec1c1c24b6bdc0530e81a83d98a5cc3234faf456d');
INSERT INTO "disbursement_history" VALUES(6,'W-YRF3TMU.refund.1','sending','paid','paid','worker',1760000000000,'067a1f87a616e7de3e573c127108c91c47f1c825b840161e7eccbfbfba186c0f');
INSERT INTO "disbursement_history" VALUES(7,'W-6GA82YU.payout.1',NULL,'made','planned','user 70011223',1760000000000,'28ffd1a64be76417e23a642d8a96358794ecd142d0b22cc20e56118b7ec6f050');
INSERT INTO "disbursement_history" VALUES(8,'W-6GA82YU.payout.1','planned','sent','sending','worker',1760000000000,'c5e182b4952063542c57fe75f909e277641e3f602bfbbde807059f8cef8d65ea');
INSERT INTO "disbursement_history" VALUES(9,'W-6GA82YU.payout.1','sending','failed','failed','worker',1760000000000,'586709de88547b3e9827e88a8d9cd6f9d238ff37afc2553309b6c865a4cf0b8f');
INSERT INTO "disbursement_history" VALUES(10,'D-GJCM8FV.refund.1',NULL,'made','planned','ann',1760000000000,'4a3047d610839c64085d1d217a96c4b605fcce73d664884b52330139a47c5703');
INSERT INTO "disbursement_history" VALUES(11,'D-GJCM8FV.refund.1','planned','sent','sending','worker',1760000000000,'bd4e629773d68d9933c6fa8a0f430cfef3c35909c31ea64813198ca635ddc2bc');
INSERT INTO "disbursement_history" VALUES(12,'D-GJCM8FV.refund.1','sending','paid','paid','worker',1760000000000,'2505c32c37d7db298b3d4a2dc541710fe74940712856e113ad2aa5b70a7dac85');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-SWMVX2Z','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-3ZWFD99','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-3ZWFD99','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-A8RYD9B','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-SWMVX2Z','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-GJCM8FV','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-K2UZKPQ','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-P3HVKKQ','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-3ZWFD99',NULL,'made','created','user 70011223',1760000000000,'6d093047cb4bbe0102e65307c6e07c95a80df26f77ecbc186b084895f89f4f0f');
INSERT INTO "history" VALUES(2,'D-3ZWFD99','created','started','awaiting_payer','payer',1760000000000,'07e41a43f055b5cfbe1c2f1130080ada99fe04a923e3c8db2c2642f14e9af8c7');
INSERT INTO "history" VALUES(3,'D-3ZWFD99','awaiting_payer','captured','paid','fake webhook',1760000000000,'c96f8ed51eb39fba8e45e994ef1fc6efa509bf7292b78d5760be60af5e79f906');
INSERT INTO "history" VALUES(4,'D-3ZWFD99','paid','credit_sent','crediting','worker',1760000000000,'a2c7a87296d57c7aa482e17629d6a6a463e654046ae1d0ff89a67fb62ca142f5');
INSERT INTO "history" VALUES(5,'D-3ZWFD99','crediting','credit_booked','credited','worker',1760000000000,'8b52cef7dd28af01ba7ee5e12557412905b846b7c63832d751740b62df6f049b');
INSERT INTO "history" VALUES(6,'D-A8RYD9B',NULL,'made','created','user 70011223',1760000000000,'04193ebcceeb4472215853f62f66dfb7e03088fbb1a1a9eedd879b3f3229a99e');
INSERT INTO "history" VALUES(7,'D-A8RYD9B','created','started','awaiting_payer','payer',1760000000000,'d474b316199f6eb9309e7e5c010c41dcf728dc656329b29d7658d38eed4f1108');
INSERT INTO "history" VALUES(8,'D-A8RYD9B','awaiting_payer','captured','paid','fake webhook',1760000000000,'e8dfc80bb5a2b7d22023428d809de6ba8c3b14a99e78403f4e51287091f33175');
INSERT INTO "history" VALUES(9,'W-3JTCUYG',NULL,'made','requested','user 70011223',1760000000000,'1c30aceabf6ffe72187820da60a78688a1028432db15512813fd73c832d77df4');
INSERT INTO "history" VALUES(10,'W-3JTCUYG','requested','approved','approved','policy',1760000000000,'78531499dec1a60cbeefb215fd9bbc932ca48637b6b812f6bc097c719308aa5f');
INSERT INTO "history" VALUES(11,'D-SWMVX2Z',NULL,'made','created','user 70011223',1760000000000,'4ba0358dd11ce6456f8bcab5803a58853d39fe5aa3dcf415c166e418518f79df');
INSERT INTO "history" VALUES(12,'D-SWMVX2Z','created','started','awaiting_payer','payer',1760000000000,'aa14b26095596d213dd861922e583619f72f989cd8ec91cb39f43c7a2ca299fe');
INSERT INTO "history" VALUES(13,'D-SWMVX2Z','awaiting_payer','captured','paid','fake webhook',1760000000000,'ca816026d0c895c74b122b7e94d55288e4cd5a9f77681d179fee692015e0d705');
INSERT INTO "history" VALUES(14,'D-A8RYD9B','paid','credit_sent','crediting','worker',1760000000000,'9f20dae5a436e344262fa791bab98514676e50d7c3a9426995ab0f4773be57c3');
INSERT INTO "history" VALUES(15,'D-A8RYD9B','crediting','credit_booked','credited','worker',1760000000000,'c4ae412563d10d8a03ed5b4a9a7b363977533349623fa97b89bf11823e856d9a');
INSERT INTO "history" VALUES(16,'W-3JTCUYG','approved','debit_sent','debiting','worker',1760000000000,'dae28bd3f427375cc74d9207f3c77a4a03466d73e76c6d42d6c69cb21ce9c05d');
INSERT INTO "history" VALUES(17,'W-3JTCUYG','debiting','debit_booked','debited','worker',1760000000000,'f585263a77dd85fbc73e01fac57300da0d0a3d6830ee2b61a346b281a0c47bf5');
INSERT INTO "history" VALUES(18,'D-SWMVX2Z','paid','credit_sent','crediting','worker',1760000000000,'9d0026c1b0b01e8a123654e4a7080cf6de6df56a6124469b675e16999f4300c6');
INSERT INTO "history" VALUES(19,'D-SWMVX2Z','crediting','credit_booked','credited','worker',1760000000000,'b05aebdff00c9a2ad753d4565d8047c31fdf1f4735f42d2015f09e58b7083368');
INSERT INTO "history" VALUES(20,'W-3JTCUYG','debited','payout_sent','paying_out','worker',1760000000000,'9210b52dabfa8d94ea08f77bacac6f0d12fc7f6e0002f8ace8829dfafa73827f');
INSERT INTO "history" VALUES(21,'W-3JTCUYG','paying_out','payout_paid','paid_out','worker',1760000000000,'6b04607ea78ab908a5d4a16012616c1027cf16147564cd078ce389cb5eb879af');
INSERT INTO "history" VALUES(22,'W-YRF3TMU',NULL,'made','requested','user 70011223',1760000000000,'4c528bfac1975b85871c666b69ae0e724e7bae6f4b334f4b7691d759f146f747');
INSERT INTO "history" VALUES(23,'W-YRF3TMU','requested','approved','approved','policy',1760000000000,'28c619d590926630f60c84bedb5803e09f1be6bfcec30f89823aaffd2d6edb0b');
INSERT INTO "history" VALUES(24,'W-YRF3TMU','approved','debit_sent','debiting','worker',1760000000000,'2afbf3225fc238362902ccd0a7d1056deff87742d75296522c6c7f5457e084b9');
INSERT INTO "history" VALUES(25,'W-YRF3TMU','debiting','debit_booked','debited','worker',1760000000000,'567be8a0fe0481cc0f4d94ec5225751b565863688812c3d17f26ad770fa2f080');
INSERT INTO "history" VALUES(26,'W-YRF3TMU','debited','payout_sent','paying_out','worker',1760000000000,'b15fd9fe6ab35492b711932ec6d7121932b879fe5a81afa1450b9b031613c6ea');
INSERT INTO "history" VALUES(27,'W-YRF3TMU','paying_out','payout_paid','paid_out','worker',1760000000000,'ae6e45182c8051c990ad319b55d986b919b1d93f6226ce119042e2f215f727e9');
INSERT INTO "history" VALUES(28,'W-6GA82YU',NULL,'made','requested','user 70011223',1760000000000,'bd09d87fc7c963c9d0e8a07ccf619cbc690f040bb99c8f2fb978cc54fcd21d89');
INSERT INTO "history" VALUES(29,'W-6GA82YU','requested','approved','approved','policy',1760000000000,'aebe926b23870627fe6d7ec7a8ca89ebfa29607005676c24533b3e8d35225200');
INSERT INTO "history" VALUES(30,'W-6GA82YU','approved','debit_sent','debiting','worker',1760000000000,'66bfd2ca23389a9febb815f960e327dd54bf1865ef10757a82fab19e4e106016');
INSERT INTO "history" VALUES(31,'W-6GA82YU','debiting','debit_booked','debited','worker',1760000000000,'b122a90ae6327f9601c78befea2b7ff374d10682344cb5f1c9d714e9d91ce25e');
INSERT INTO "history" VALUES(32,'W-6GA82YU','debited','payout_sent','paying_out','worker',1760000000000,'373e98c1e118e5f3fbf241bb59f57bc5c62823b70590c9c0bb08941a6220bd9b');
INSERT INTO "history" VALUES(33,'W-6GA82YU','paying_out','payout_failed','payout_failed','worker',1760000000000,'1de16da32a105ddd1fbac2ad4708109034d63f46040498b9b465d9c1432b0015');
INSERT INTO "history" VALUES(34,'W-6GA82YU','payout_failed','return_ordered','returning','worker',1760000000000,'748934f82eb666d07b692b0cba5571ebbb062dc342eb54cd36fa71f767a751c3');
INSERT INTO "history" VALUES(35,'W-6GA82YU','returning','return_sent','returning','worker',1760000000000,'1f650f978cc0e3c4df4ee926993ef5363ca986fe597ae39c2975f8df7e02df5f');
INSERT INTO "history" VALUES(36,'W-6GA82YU','returning','return_booked','returned','worker',1760000000000,'2f9c51d4c08c4779344072cbb84e5c7666a334255aacdd553e37ce6aeb126060');
INSERT INTO "history" VALUES(37,'D-GJCM8FV',NULL,'made','created','user 70011223',1760000000000,'2b60c7ef3d033546cac1322be0e202d726a94b409225670e4cf2334f0861cf33');
INSERT INTO "history" VALUES(38,'D-GJCM8FV','created','started','awaiting_payer','payer',1760000000000,'b4ca0a0375c475b66d33ff03062c2ff8dc1c1c02a4d6a7f923bdf25f84f2c2ec');
INSERT INTO "history" VALUES(39,'D-GJCM8FV','awaiting_payer','mismatched','review','fake webhook',1760000000000,'2fdd6e00020a2d80a94968a45a8c35383ac611a6d0138b1a01d882bb6e9d18d4');
INSERT INTO "history" VALUES(40,'D-GJCM8FV','review','refund_ordered','refunding','ann',1760000000000,'a3f88e1c3943f9ef093babaacfc1c9d13da589e9f8eafb920f9a3913d7576bc5');
INSERT INTO "history" VALUES(41,'D-GJCM8FV','refunding','refund_paid','refunded','worker',1760000000000,'e6827faba3f53479aa7d69a690b0bfb65cdbc123ce5375c64f5fd1a693696239');
INSERT INTO "history" VALUES(42,'D-K2UZKPQ',NULL,'made','created','user 70011223',1760000000000,'46f5b5fe8e03b4b07451b33af742f5479cb6cd2aa8045c7e879ac0d7f5135d23');
INSERT INTO "history" VALUES(43,'D-K2UZKPQ','created','started','awaiting_payer','payer',1760000000000,'3bc15b9e13add1f4e0d705b4ce13a98a3dc4dfe24a5053c8a02690cbaf6b668d');
INSERT INTO "history" VALUES(44,'D-K2UZKPQ','awaiting_payer','captured','paid','fake webhook',1760000000000,'91f14f9ccbef02d1717fd60d4f11e2c94bf1254c396a18a134074be405686c88');
INSERT INTO "history" VALUES(45,'D-K2UZKPQ','paid','credit_sent','crediting','worker',1760000000000,'74ce14de2f0e069fc9b0b18e2d09d0b161ba6bedd9198eb97588d57ce1d9104b');
INSERT INTO "history" VALUES(46,'D-K2UZKPQ','crediting','credit_refused','credit_refused','worker',1760000000000,'b5670ca3d05e73e961343b51932c604d408af5dd2e3d98b2508b1ca073b69bcd');
INSERT INTO "history" VALUES(47,'D-K2UZKPQ','credit_refused','handed_to_staff','review','worker',1760000000000,'8c17d057a422fa728b614aa34f15adf315e3ea447f49a13bf4a2448106652405');
INSERT INTO "history" VALUES(48,'D-X63XJNA',NULL,'made','created','user 70011223',1760000000000,'83de9da33bc4c40453d68d54ab178ce97bf23506804ef176467685d027a36fad');
INSERT INTO "history" VALUES(49,'D-X63XJNA','created','started','awaiting_payer','payer',1760000000000,'6eb9364a7809fbcaf8580ed0a6b8397236a67b7f644800f9e0143762b8158f86');
INSERT INTO "history" VALUES(50,'D-P3HVKKQ',NULL,'made','created','user 70011223',1760000000000,'a7860a2296f05d56bb397c4e72c857b4355190a1f1d10be26070e00d96fc2fd2');
INSERT INTO "history" VALUES(51,'D-P3HVKKQ','created','started','awaiting_payer','payer',1760000000000,'674d05512e23492e922aa8efc6b63cbd095d3427605f7d796966ce0ba1274974');
INSERT INTO "history" VALUES(52,'D-P3HVKKQ','awaiting_payer','captured','paid','fake webhook',1760000000000,'0de677da61f486445d40ceca08b9aa037beedff3c8a5999b40fb5912e3f9a1e4');
INSERT INTO "history" VALUES(53,'D-P3HVKKQ','paid','credit_sent','crediting','worker',1760000000000,'db24e69d0b378507031b69def4b090b1de930e250cce28e83dfd7922d70a963e');
INSERT INTO "history" VALUES(54,'D-P3HVKKQ','crediting','credit_unknown','credit_unknown','worker',1760000000000,'261108e6ca12c4ac05b6b77718a5a9fec2b2fcdf8e804437cd63febbb5f1592f');
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
INSERT INTO "mails" VALUES(1,'D-3ZWFD99.credited.5','credited',70011223,'D-3ZWFD99',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-A8RYD9B.credited.15','credited',70011223,'D-A8RYD9B',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-SWMVX2Z.credited.19','credited',70011223,'D-SWMVX2Z',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-3JTCUYG.paid_out.21','paid_out',70011223,'W-3JTCUYG',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-YRF3TMU.paid_out.27','paid_out',70011223,'W-YRF3TMU',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-6GA82YU.returned.36','returned',70011223,'W-6GA82YU',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-GJCM8FV.paid_back.41','paid_back',70011223,'D-GJCM8FV',1760000000000,1760000000000,0,'',NULL);
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
        OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8),
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "payments" VALUES('D-3ZWFD99','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','1440c319537a5a0a91648caee4d98c38d0c78c26f5b52c07e6603840ef7d0ac4','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-A8RYD9B','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','24a5b1bcfa0c21c98ef7f64a158e8464a48505b209b703c1e7dd46062456d26d','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-3JTCUYG','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','088b0497f1c3d7e9ac7af42ec5ee4a18dcd881288d8667161215986688efe1be','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-SWMVX2Z','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','5b8b9a13570dba26e79463e53c63a91e3737c22ab052a67e88630c4086136376','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-YRF3TMU','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','4463c84ee30834d90117997e9faa41b1c8b3a54cd379febe4687b40e409bfa5b','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-6GA82YU','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','5499379cbdf712ff170985091ec0a7a422edb07e3c8e3f57046e09de2ed2b916','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-GJCM8FV','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','b0c68389a0869154cfcc337ff87af1b36e2ce0c4a6e2dc412ca77558e0e9f717','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-K2UZKPQ','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','94de2855d771e12580fecc4ac225470eef328be08762e74b09febcc08e97440d','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-X63XJNA','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','8fa71799e99e3c80c507a63c20e065f0f4755bca895bf9f05f5e3f2f850feadf','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-P3HVKKQ','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','7a062c02d9429fa1f098855807070321427ba8555b673244af0896caccd57e5d','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-3JTCUYG.payout.1','W-3JTCUYG','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-YRF3TMU.refund.1','W-YRF3TMU','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-6GA82YU.payout.1','W-6GA82YU','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-GJCM8FV.refund.1','D-GJCM8FV','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('ca209c9552831e775673c74bce2b9735f852fb2e7a31a63728d2e682e18bf827','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-3ZWFD99',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX mails_due ON mails (due) WHERE ended IS NULL;
CREATE INDEX mails_ref ON mails (ref);
CREATE INDEX mails_of_user ON mails (user_id, created);
CREATE INDEX payments_of_kind ON payments (login, kind, created);
COMMIT;
PRAGMA user_version = 13;
