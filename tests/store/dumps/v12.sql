-- A database of version 12, made by the code of commit 7bbe3e7.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-ETSR66S: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-2YWAVUB','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-ZXPCFE7','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-QP9DY2J','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-ETSR66S.credit.1','D-ETSR66S','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-3NND352.credit.1','D-3NND352','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-BDQR7YB.debit.1','W-BDQR7YB','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-3RV98QJ.credit.1','D-3RV98QJ','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-HZFTVB4.debit.1','W-HZFTVB4','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-ZF4A3SM.debit.1','W-ZF4A3SM','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-ZF4A3SM.return.1','W-ZF4A3SM','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-ZXPCFE7.credit.1','D-ZXPCFE7','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-QP9DY2J.credit.1','D-QP9DY2J','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-3RV98QJ','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
, system_user TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-QP9DY2J','D-QP9DY2J credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-ETSR66S',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-BDQR7YB.payout.1',NULL,'made','planned','user 70011223',1760000000000,'6630da25f6e6c8da990e31d68d0e6298f7c19b0a0215ae280d4dbdbda3ec910c');
INSERT INTO "disbursement_history" VALUES(2,'W-BDQR7YB.payout.1','planned','sent','sending','worker',1760000000000,'efa412aad044d6b21d340308ddf9d530b0ddff45f6cff7650d98dc1f353e1167');
INSERT INTO "disbursement_history" VALUES(3,'W-BDQR7YB.payout.1','sending','paid','paid','worker',1760000000000,'193ab110a724a1062cffe2b69bdd3533841965f018da4191d145c6951900befc');
INSERT INTO "disbursement_history" VALUES(4,'W-HZFTVB4.refund.1',NULL,'made','planned','user 70011223',1760000000000,'ecdbf0aed2a5ee2e6cbb369a0f97589e87dce2a1b87f0ed9adaccd4d8a33757e');
INSERT INTO "disbursement_history" VALUES(5,'W-HZFTVB4.refund.1','planned','sent','sending','worker',1760000000000,'2ed578d6a1e514dd810582e4e999b85bc2d55bcd6cec23765076992c5c533c5d');
INSERT INTO "disbursement_history" VALUES(6,'W-HZFTVB4.refund.1','sending','paid','paid','worker',1760000000000,'30969225845030ce725b4e5ca963d1f108f448c4af33d3187167a3bac20ed8f8');
INSERT INTO "disbursement_history" VALUES(7,'W-ZF4A3SM.payout.1',NULL,'made','planned','user 70011223',1760000000000,'04f9332a11dade08d96393e0ff91be7731e83be191ccb6632648a41966219276');
INSERT INTO "disbursement_history" VALUES(8,'W-ZF4A3SM.payout.1','planned','sent','sending','worker',1760000000000,'42f3cc650b4789283544e139654f28a36fa172cffc0bc4bd46715011d0421380');
INSERT INTO "disbursement_history" VALUES(9,'W-ZF4A3SM.payout.1','sending','failed','failed','worker',1760000000000,'8ed36124f3f561cf1b3e7753e7f5cfc073d957e022fa270b1c0a4d4bc2202e34');
INSERT INTO "disbursement_history" VALUES(10,'D-2YWAVUB.refund.1',NULL,'made','planned','ann',1760000000000,'0817035a6b138fce24b6eb693a1057cb43b5a087e23cd4d3ad26d4f8e5c2567f');
INSERT INTO "disbursement_history" VALUES(11,'D-2YWAVUB.refund.1','planned','sent','sending','worker',1760000000000,'82b49e6780e30e18fcb4afbb4c703a7f452c9847ab74d9c010fa17f7c578e50a');
INSERT INTO "disbursement_history" VALUES(12,'D-2YWAVUB.refund.1','sending','paid','paid','worker',1760000000000,'2d5024dc89d203b9d433784bb8c5b1bef47283967645714144dba5142b115d57');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-3RV98QJ','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-ETSR66S','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-ETSR66S','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-3NND352','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-3RV98QJ','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-2YWAVUB','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-ZXPCFE7','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-QP9DY2J','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-ETSR66S',NULL,'made','created','user 70011223',1760000000000,'b7de5525ad98551eabd0191f1e5beab536924820620b35ca073b0db383903ea2');
INSERT INTO "history" VALUES(2,'D-ETSR66S','created','started','awaiting_payer','payer',1760000000000,'ba3724aa36b682bf62ac84fd15f2ecbccc97418e112820907aca0d62e9a1d7e4');
INSERT INTO "history" VALUES(3,'D-ETSR66S','awaiting_payer','captured','paid','fake webhook',1760000000000,'c86046bb7b7f53e2df872c87f3e1a17c346e203ba3f0b2c2e025488d2cfe1846');
INSERT INTO "history" VALUES(4,'D-ETSR66S','paid','credit_sent','crediting','worker',1760000000000,'457c465c56f7a4ef04cafd97cebb25a59857e29582ec9c71e9f4f115eb47376c');
INSERT INTO "history" VALUES(5,'D-ETSR66S','crediting','credit_booked','credited','worker',1760000000000,'a85b64d6c74606a19ddceaac1c7b5c2b3ad9fbaacde17dfc2120d2104f33acbc');
INSERT INTO "history" VALUES(6,'D-3NND352',NULL,'made','created','user 70011223',1760000000000,'88431332b3fdbad2c22d7578f50a9c39f3c21e9568b6313b714e231285eadedb');
INSERT INTO "history" VALUES(7,'D-3NND352','created','started','awaiting_payer','payer',1760000000000,'ceffa4c1b974d8805c0e78a2ef3ed0bbbe0f93eb69bc65849f1b2acd856f9ea1');
INSERT INTO "history" VALUES(8,'D-3NND352','awaiting_payer','captured','paid','fake webhook',1760000000000,'491831f9c0607247e8834732212469f3f75c40d73752a8c2b810d295de99096f');
INSERT INTO "history" VALUES(9,'W-BDQR7YB',NULL,'made','requested','user 70011223',1760000000000,'cdc66b8ed8e29f406f0d92b7e3d66e6279315423ebccddd34a7c08797e505114');
INSERT INTO "history" VALUES(10,'W-BDQR7YB','requested','approved','approved','policy',1760000000000,'0622f224f95c6d400884f4c5d0c40479bb1c070d2ca50b1fdcc39627162639a5');
INSERT INTO "history" VALUES(11,'D-3RV98QJ',NULL,'made','created','user 70011223',1760000000000,'2ebcf71c12722641872d033f9af6d6b754bea2e4d421f8847c5ad07f27e8cbbb');
INSERT INTO "history" VALUES(12,'D-3RV98QJ','created','started','awaiting_payer','payer',1760000000000,'a7db50c54b2f2d5107be6936bb0735ef1797fdfe31f5f882092495cc65fc3909');
INSERT INTO "history" VALUES(13,'D-3RV98QJ','awaiting_payer','captured','paid','fake webhook',1760000000000,'4f05edb40e9dffbf80c0fcdbef296075846150fd0807e45c90a08f2a4e7badfb');
INSERT INTO "history" VALUES(14,'D-3NND352','paid','credit_sent','crediting','worker',1760000000000,'d092a9f5fa652f596752bc2806acb2e87a4b68205e6209f76b81cae2ba32b6a4');
INSERT INTO "history" VALUES(15,'D-3NND352','crediting','credit_booked','credited','worker',1760000000000,'c55c98aaa51638c959e07d44c848ee8f3de71834c886e6d5166301537ffd1252');
INSERT INTO "history" VALUES(16,'W-BDQR7YB','approved','debit_sent','debiting','worker',1760000000000,'2df22026bb911953e789ae9c860eea1f10606a7e6ee628eac5ffb9246382e101');
INSERT INTO "history" VALUES(17,'W-BDQR7YB','debiting','debit_booked','debited','worker',1760000000000,'b043337b19e2ab901e088f7af7a0423c7b5a7c5a02cd519d2ab38aa9232866c5');
INSERT INTO "history" VALUES(18,'D-3RV98QJ','paid','credit_sent','crediting','worker',1760000000000,'dab8fab1f53a9cceffb4a18b96660be0f09bb5215d6ead0b4872328de3fcf82c');
INSERT INTO "history" VALUES(19,'D-3RV98QJ','crediting','credit_booked','credited','worker',1760000000000,'9ca578fdd49b2fcf591be259b55e7728abc315b96d19ca697686467d502c600a');
INSERT INTO "history" VALUES(20,'W-BDQR7YB','debited','payout_sent','paying_out','worker',1760000000000,'cd88e3ec27fbdc36765760856f5805fdbd5a34d318a8bc78fad12a59b8bc7893');
INSERT INTO "history" VALUES(21,'W-BDQR7YB','paying_out','payout_paid','paid_out','worker',1760000000000,'99b44879ba680eaf9e7f9633cb6e7e78b0f26cf922a808c61353c1c8a8878a53');
INSERT INTO "history" VALUES(22,'W-HZFTVB4',NULL,'made','requested','user 70011223',1760000000000,'f5a0df28dd8fc571c5b9b5b952f49b5e7239d9b217fac460a1ccbdcce0d18e09');
INSERT INTO "history" VALUES(23,'W-HZFTVB4','requested','approved','approved','policy',1760000000000,'45386f56e885d7f10e9bae57ee2527295bf6ae2db9696f1aacab4f0043aa9b20');
INSERT INTO "history" VALUES(24,'W-HZFTVB4','approved','debit_sent','debiting','worker',1760000000000,'e34b7aae2eac03ad69732cd10fa3881959a0205d9c3de5145dcd7f4cf9916838');
INSERT INTO "history" VALUES(25,'W-HZFTVB4','debiting','debit_booked','debited','worker',1760000000000,'dff587ee16209d19cd45ea167dc663842dcd8b9fe1d79d45ed143416aa2ec35e');
INSERT INTO "history" VALUES(26,'W-HZFTVB4','debited','payout_sent','paying_out','worker',1760000000000,'ac14673d760675aa6cf3fa63217920162b6b327b651c631e037eb384bbd527ab');
INSERT INTO "history" VALUES(27,'W-HZFTVB4','paying_out','payout_paid','paid_out','worker',1760000000000,'f41fc4a0069a07e1ddb2657defae7bb368f6037ce7bdef9d4ac00bb09e932f88');
INSERT INTO "history" VALUES(28,'W-ZF4A3SM',NULL,'made','requested','user 70011223',1760000000000,'1eaf4426ed1487fcfd416d449a52d110367368c93344e02d97505c58f1f77291');
INSERT INTO "history" VALUES(29,'W-ZF4A3SM','requested','approved','approved','policy',1760000000000,'86f774ee7d0be933417a831a04bca8c55637852a2e38c558d5ea9cd94851d892');
INSERT INTO "history" VALUES(30,'W-ZF4A3SM','approved','debit_sent','debiting','worker',1760000000000,'186866a0398ef98beedd045d349be44d0df7ac3368437f88c368e11715296715');
INSERT INTO "history" VALUES(31,'W-ZF4A3SM','debiting','debit_booked','debited','worker',1760000000000,'1cefd70b37beb319a3e814a3fbc34bf6c41cc417fd837be4b65b16688fc46a2b');
INSERT INTO "history" VALUES(32,'W-ZF4A3SM','debited','payout_sent','paying_out','worker',1760000000000,'20bfed26e2ff922beaf598de2c119785259b82910ba5b24e74ccc6c2975bafff');
INSERT INTO "history" VALUES(33,'W-ZF4A3SM','paying_out','payout_failed','payout_failed','worker',1760000000000,'1d1ab48514fc82844a3d33413e75c9d4fa7c1204de54025ab3c8a9fdf43870fa');
INSERT INTO "history" VALUES(34,'W-ZF4A3SM','payout_failed','return_ordered','returning','worker',1760000000000,'e8f26e47fcc5e742da48af730d0ad42267db9ebb1d09b973163dad1fa26d76c1');
INSERT INTO "history" VALUES(35,'W-ZF4A3SM','returning','return_sent','returning','worker',1760000000000,'8e58b9fca41ac8b27dde271c48a8e633f9de97d12e5fdad6e858253f657ad5db');
INSERT INTO "history" VALUES(36,'W-ZF4A3SM','returning','return_booked','returned','worker',1760000000000,'4754f396bedeb7179fe32da3fd103e47f4de6a89cfd79c210af4207f1298fe86');
INSERT INTO "history" VALUES(37,'D-2YWAVUB',NULL,'made','created','user 70011223',1760000000000,'40fe4a3bc4b962b926924d06b72f9b8c207799468160046bf1bf49a0f5420648');
INSERT INTO "history" VALUES(38,'D-2YWAVUB','created','started','awaiting_payer','payer',1760000000000,'1b722342554b027a9e4b88f15ac7961f81ab0ca4f12d9c440cd420fc111d5a83');
INSERT INTO "history" VALUES(39,'D-2YWAVUB','awaiting_payer','mismatched','review','fake webhook',1760000000000,'37ec4b8a8748919540441a2ec70b91e5d95fb1bf230389f3f92d5705ca366209');
INSERT INTO "history" VALUES(40,'D-2YWAVUB','review','refund_ordered','refunding','ann',1760000000000,'8a05c8e7a14a9bde9dc8a2ada7a585d1b61c4e166999b816a51753c67e247b42');
INSERT INTO "history" VALUES(41,'D-2YWAVUB','refunding','refund_paid','refunded','worker',1760000000000,'d6191e3172c7140072e62418b7e69220879a0d9b865f5481037338ee8b26105d');
INSERT INTO "history" VALUES(42,'D-ZXPCFE7',NULL,'made','created','user 70011223',1760000000000,'f3593f5e5bce7d6a99da5df06a57d2a41dd6dc4d45719cd2a7027cce13c71158');
INSERT INTO "history" VALUES(43,'D-ZXPCFE7','created','started','awaiting_payer','payer',1760000000000,'3d1a4cc87de26d5649a08ba76f74b9e42dc8265c27ea7a0e82a503c308d44ee4');
INSERT INTO "history" VALUES(44,'D-ZXPCFE7','awaiting_payer','captured','paid','fake webhook',1760000000000,'709a51ae6b01700ed87c18c2454dbc3214c079e9baa52b62f325a066b1422d7e');
INSERT INTO "history" VALUES(45,'D-ZXPCFE7','paid','credit_sent','crediting','worker',1760000000000,'b3ae5ebbebfd6db1f69f67cdc7ea1dee747dec4fad8276dce37d9e340f6c4a36');
INSERT INTO "history" VALUES(46,'D-ZXPCFE7','crediting','credit_refused','credit_refused','worker',1760000000000,'153c2216b783043ead6dd00c3c9c023c3e287ef8e908ae5c4c7a1c45f82b123b');
INSERT INTO "history" VALUES(47,'D-ZXPCFE7','credit_refused','handed_to_staff','review','worker',1760000000000,'3d12e1fe897ee20248761cc7be0ac8ebe37a8db0af9300d020038f5ed79a3105');
INSERT INTO "history" VALUES(48,'D-PRFA932',NULL,'made','created','user 70011223',1760000000000,'b95ac2b7553b6cfe13ab03371fa79af9a6aec22b27d7e7f00b6e604c71c5c53c');
INSERT INTO "history" VALUES(49,'D-PRFA932','created','started','awaiting_payer','payer',1760000000000,'ab2859b56a0677159e50ab2bbd68d36ec864d338db683d164bc68f30ae73cf83');
INSERT INTO "history" VALUES(50,'D-QP9DY2J',NULL,'made','created','user 70011223',1760000000000,'0675b0f0ee21e2652642a7fd8eddb8c3fef3fe1cfbdff61e9bba336949ea8769');
INSERT INTO "history" VALUES(51,'D-QP9DY2J','created','started','awaiting_payer','payer',1760000000000,'ae96c783f30308b3f0eddf4aa789af3af99fb734d06bbf923c14a59b512940ab');
INSERT INTO "history" VALUES(52,'D-QP9DY2J','awaiting_payer','captured','paid','fake webhook',1760000000000,'e95e6eed2283b008852502eb58ec37864675ee72672f255e6249ed4c7f89e90c');
INSERT INTO "history" VALUES(53,'D-QP9DY2J','paid','credit_sent','crediting','worker',1760000000000,'67b38af3d8b6e9dbc8d1f239e7cc92f1fea5f94bf72f65ecc6c4f1c7d6d73588');
INSERT INTO "history" VALUES(54,'D-QP9DY2J','crediting','credit_unknown','credit_unknown','worker',1760000000000,'0bd992d33d05f0bc84bbe6c8b90afc056ea30ee5967bb102665e284e6fab8392');
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
INSERT INTO "payments" VALUES('D-ETSR66S','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','1b5554cd81840876b25060a2750a8e2902216898d68163fc098f9ebee16bf89a','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-3NND352','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','c08c4b28eae70f30dab7ef45217a401d43609246c735ce9667465b3c3566299c','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-BDQR7YB','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','c74f29fcc830a64e659efb782d907bcfc5d4c18171a2d27491c8e609cc8ae768','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-3RV98QJ','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','d8b68ae340f57591249b179c5c3e47221adda2c53d828b59661f90b02b4c7a81','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-HZFTVB4','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','89365103550577079e2aeaa150860becb33c2c9f67b4d5d769f9e72ab82f0fde','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-ZF4A3SM','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','3f31f9a69456cc23d24a735f8eb66b4e7c68b5035dc334d0ee5b1c92967d575a','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-2YWAVUB','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','f98594c07a79b68030098afbbc98608285cfeb7cdabc73e939f4d18fc91b77fd','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-ZXPCFE7','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','cfd99ca983f39b156fe5e94484b7974861323a11e8c52ef0fa5d3d8e25628ee3','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-PRFA932','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','f00a3580082960ac5d560dd1549c2202e4b25664877addde4975411e253647e9','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-QP9DY2J','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','a5ff5b17ec81ac4d614c226e7f6cc5506cf9d3de2f5f1d22bb4c0808837773d3','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-BDQR7YB.payout.1','W-BDQR7YB','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-HZFTVB4.refund.1','W-HZFTVB4','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-ZF4A3SM.payout.1','W-ZF4A3SM','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-2YWAVUB.refund.1','D-2YWAVUB','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('9e236560d22d0c523511de8b30dbfc4c17e57306ff705e013eec54c0178e1d22','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-ETSR66S',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 12;
