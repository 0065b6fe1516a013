-- A database of version 16, made by the code of commit bfa083c.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-RGUC2XU: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-C8BJG5X','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-MMHP7BV','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-XVUVGSK','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-RGUC2XU.credit.1','D-RGUC2XU','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-546PAF4.credit.1','D-546PAF4','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-R6GC7VA.debit.1','W-R6GC7VA','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-QK32KJE.credit.1','D-QK32KJE','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-7BPJ323.debit.1','W-7BPJ323','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-MYQT2RT.debit.1','W-MYQT2RT','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-MYQT2RT.return.1','W-MYQT2RT','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-MMHP7BV.credit.1','D-MMHP7BV','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-XVUVGSK.credit.1','D-XVUVGSK','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-QK32KJE','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-27YJVH9','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-XVUVGSK','D-XVUVGSK credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-RGUC2XU',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-R6GC7VA.payout.1',NULL,'made','planned','user 70011223',1760000000000,'d4552cb52fb6ed86e0114d19d286c53fadfed6fc993fd8b6792b3a14ee1db975');
INSERT INTO "disbursement_history" VALUES(2,'W-R6GC7VA.payout.1','planned','sent','sending','worker',1760000000000,'f660cdcceef577592eda1a254317ce3922062685a6ac2907631fd332b8a9bb7a');
INSERT INTO "disbursement_history" VALUES(3,'W-R6GC7VA.payout.1','sending','paid','paid','worker',1760000000000,'75a9a37735276d180827bce1ce25e5c49d6d966795b91235e68be0bdc4e6b060');
INSERT INTO "disbursement_history" VALUES(4,'W-7BPJ323.refund.1',NULL,'made','planned','user 70011223',1760000000000,'5b5a1829e3ac5a5b779b387335514ff9490b5cb2a362c5556d85a6fad582d134');
INSERT INTO "disbursement_history" VALUES(5,'W-7BPJ323.refund.1','planned','sent','sending','worker',1760000000000,'aa9bd51eb242983cee41826ffbbef78f37c3680e111e75e428d78cee70e10899');
INSERT INTO "disbursement_history" VALUES(6,'W-7BPJ323.refund.1','sending','paid','paid','worker',1760000000000,'a9aa90e60ed85d51315d7dac3ad484f063c0f54542cce8e05d84fb1182bfc38d');
INSERT INTO "disbursement_history" VALUES(7,'W-MYQT2RT.payout.1',NULL,'made','planned','user 70011223',1760000000000,'671cf434edf8872cd65adaa53c3fa3dc80b3686dbb33f0fda35e3577191d950c');
INSERT INTO "disbursement_history" VALUES(8,'W-MYQT2RT.payout.1','planned','sent','sending','worker',1760000000000,'6ad89d3e8e412a945b152896aeb48bbc06e4e5df7211b54d3bcb48aff77082aa');
INSERT INTO "disbursement_history" VALUES(9,'W-MYQT2RT.payout.1','sending','failed','failed','worker',1760000000000,'1bc877044fe04c4309f57425c436c982c777b2c5b652c56875bad9b226a1f425');
INSERT INTO "disbursement_history" VALUES(10,'D-C8BJG5X.refund.1',NULL,'made','planned','ann',1760000000000,'03b0efc258a447289d4709c6394cd49b13c459ba1e06a0149d50abd636be35ff');
INSERT INTO "disbursement_history" VALUES(11,'D-C8BJG5X.refund.1','planned','sent','sending','worker',1760000000000,'5849b9d879d570ee23c83e38ce2c5375110ba7348b9d53c17abfbd5fd90683ca');
INSERT INTO "disbursement_history" VALUES(12,'D-C8BJG5X.refund.1','sending','paid','paid','worker',1760000000000,'22095eba5605cda3cc6a6298d3a445e0b0ca61c70801af40d6a2a44b2b72257c');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-QK32KJE','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-RGUC2XU','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-RGUC2XU','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-546PAF4','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-QK32KJE','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-C8BJG5X','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-MMHP7BV','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-XVUVGSK','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-RGUC2XU',NULL,'made','created','user 70011223',1760000000000,'f963fbc302387d8f0ffe852db3645d7562ae26e2cddeb790227e3a57b0a2b45e');
INSERT INTO "history" VALUES(2,'D-RGUC2XU','created','started','awaiting_payer','payer',1760000000000,'ee928f0cba126ac626daf8b3b7a42866a9e8a3398c740709bcdd09945b9375cd');
INSERT INTO "history" VALUES(3,'D-RGUC2XU','awaiting_payer','captured','paid','fake webhook',1760000000000,'4588a1026faad3d876cf10e3c8da58303a579cf9223f0d0c1dc1f5197477f451');
INSERT INTO "history" VALUES(4,'D-RGUC2XU','paid','credit_sent','crediting','worker',1760000000000,'401bd9ae1b999e8d9b4ff592d56df68dc2bfac3f3059fdf45a4636797fc3ecdd');
INSERT INTO "history" VALUES(5,'D-RGUC2XU','crediting','credit_booked','credited','worker',1760000000000,'c29d24f937dd2010390f4f4e0f3d85a600c75764476b7e38721878a4a7f90440');
INSERT INTO "history" VALUES(6,'D-546PAF4',NULL,'made','created','user 70011223',1760000000000,'3dd6d1002706150c8538e10021d9951fbf978590c51550489cadd2e746b0b1de');
INSERT INTO "history" VALUES(7,'D-546PAF4','created','started','awaiting_payer','payer',1760000000000,'fa5a99610f7f338422557614ddbd098431aa2a828c3213f0574a0160a386edf2');
INSERT INTO "history" VALUES(8,'D-546PAF4','awaiting_payer','captured','paid','fake webhook',1760000000000,'1e3d6a8d2a50b288e41593f2f050942be35c7e6c382a6b1ca95a11340695c900');
INSERT INTO "history" VALUES(9,'W-R6GC7VA',NULL,'made','requested','user 70011223',1760000000000,'4605135166e67c5f6639672635f65bcfdc7f46a7e036b41d3809d10b179306d9');
INSERT INTO "history" VALUES(10,'W-R6GC7VA','requested','approved','approved','policy',1760000000000,'9f4e15e1f6a4b888f05c5ecfe2fb7a6f5377f04f1b9abac498bb5c4fac28bd8c');
INSERT INTO "history" VALUES(11,'D-QK32KJE',NULL,'made','created','user 70011223',1760000000000,'a887f083a998bdf70f739652a82d4bd28af726ffd7727cca092f4f5fbd4b752b');
INSERT INTO "history" VALUES(12,'D-QK32KJE','created','started','awaiting_payer','payer',1760000000000,'34f9995d778b59faf9509ff20f25fe3565814761165786ec45656c618d4b6dd5');
INSERT INTO "history" VALUES(13,'D-QK32KJE','awaiting_payer','captured','paid','fake webhook',1760000000000,'31211defe018fde4055f0b4459be2fc0696efd36712ba7cd98eb6e13aa863fb8');
INSERT INTO "history" VALUES(14,'D-546PAF4','paid','credit_sent','crediting','worker',1760000000000,'9e63b5c7a0effa7b1747e98bb3d2f109f376073c8920326f84eddcca5d7c4ff7');
INSERT INTO "history" VALUES(15,'D-546PAF4','crediting','credit_booked','credited','worker',1760000000000,'66023bf9a01ac9b085dd637327c54f7e1394a0d073d16a5a5a4c364468874b17');
INSERT INTO "history" VALUES(16,'W-R6GC7VA','approved','debit_sent','debiting','worker',1760000000000,'244a28cdf7458e73498507ee18bb25ff47bbc0007adf4493537e0485b5a17060');
INSERT INTO "history" VALUES(17,'W-R6GC7VA','debiting','debit_booked','debited','worker',1760000000000,'c6c1bfec5340f50d97c3e35154a3f64b891c8a38073c04874420936135ea9bd5');
INSERT INTO "history" VALUES(18,'D-QK32KJE','paid','credit_sent','crediting','worker',1760000000000,'ea1036f656887aaf28c1df1e5249b18319c41bf3ab73847214ea4326db446be7');
INSERT INTO "history" VALUES(19,'D-QK32KJE','crediting','credit_booked','credited','worker',1760000000000,'8837795e0cfb120cf2e2b7acb5f15f125ad9845298f48ce222af341fbc5a77cc');
INSERT INTO "history" VALUES(20,'W-R6GC7VA','debited','payout_sent','paying_out','worker',1760000000000,'e18e04d901491346bbba21ce4be4a30157dfd1abffc276ef9a63101c0f3d4cd2');
INSERT INTO "history" VALUES(21,'W-R6GC7VA','paying_out','payout_paid','paid_out','worker',1760000000000,'8327ee1071ce94bdbe1c21536e78dccb1a80525255d91b618b9daecd38d1bbbe');
INSERT INTO "history" VALUES(22,'W-7BPJ323',NULL,'made','requested','user 70011223',1760000000000,'b126756d7395678d97ac4f643dae65028a2cfba5581a50bc91a38cb431fb31e6');
INSERT INTO "history" VALUES(23,'W-7BPJ323','requested','approved','approved','policy',1760000000000,'cee543d59a4face1d02d2cb448b510473892826c60da843addd264a1e3c1f6dc');
INSERT INTO "history" VALUES(24,'W-7BPJ323','approved','debit_sent','debiting','worker',1760000000000,'395a799ad3d7c3e60af8bb99a20d0153a3177ace7872a6822c9411670bb1995f');
INSERT INTO "history" VALUES(25,'W-7BPJ323','debiting','debit_booked','debited','worker',1760000000000,'e67ac6ed0662a7d92c88c8ceb3813b0724087ec7fbf35f25a88bab24d8c5b128');
INSERT INTO "history" VALUES(26,'W-7BPJ323','debited','payout_sent','paying_out','worker',1760000000000,'ccd3aa278de917e832ee10ef7d477eb211305611aa6ada224acdd88eeeb43d80');
INSERT INTO "history" VALUES(27,'W-7BPJ323','paying_out','payout_paid','paid_out','worker',1760000000000,'97057f3c77050ba1dfcfe15c82e728c231cd7eeb37561689c5675bddb94d055d');
INSERT INTO "history" VALUES(28,'W-MYQT2RT',NULL,'made','requested','user 70011223',1760000000000,'535e0f54205f81160dc938100352743d4e0c68cfe64c399dcd7fe8cb1e82739c');
INSERT INTO "history" VALUES(29,'W-MYQT2RT','requested','approved','approved','policy',1760000000000,'082436e4d6270ed59385f49eaac89bbaa07b58f8aaf51abe87c899a8855a5082');
INSERT INTO "history" VALUES(30,'W-MYQT2RT','approved','debit_sent','debiting','worker',1760000000000,'8fab9707bb44a5ae301d74f232a41014a04dc93ab7de79520ca3d2ac03f6f8a3');
INSERT INTO "history" VALUES(31,'W-MYQT2RT','debiting','debit_booked','debited','worker',1760000000000,'673d5ca04e41df91e613229dc84ec08b462eec9388debeddc302175a3b951dbc');
INSERT INTO "history" VALUES(32,'W-MYQT2RT','debited','payout_sent','paying_out','worker',1760000000000,'689d702cf2b817c8b8803cc6397105756bc401cbc78770d164e12dfaf5565aef');
INSERT INTO "history" VALUES(33,'W-MYQT2RT','paying_out','payout_failed','payout_failed','worker',1760000000000,'b83b8b5097871c9d1226eadbdea90ed13fd61efe779c291dc0a8bb87b29b4c6b');
INSERT INTO "history" VALUES(34,'W-MYQT2RT','payout_failed','return_ordered','returning','worker',1760000000000,'3a12ec692625ab99f7a190324fc5610859b858441cd9a6f5ebfbac18d2897e4c');
INSERT INTO "history" VALUES(35,'W-MYQT2RT','returning','return_sent','returning','worker',1760000000000,'041137cec35aabff0f71c95b7dcdd2172a482cd128b97287fa5124000740fbcf');
INSERT INTO "history" VALUES(36,'W-MYQT2RT','returning','return_booked','returned','worker',1760000000000,'c42840d23845afb5942f8e2e36877fcdf1888e631c9d8faf89290f9239500bd7');
INSERT INTO "history" VALUES(37,'D-C8BJG5X',NULL,'made','created','user 70011223',1760000000000,'c0f0000f03f8875533e0a9d22ecfcdee22b48a4df185bb1f2bafb5adc85d6c87');
INSERT INTO "history" VALUES(38,'D-C8BJG5X','created','started','awaiting_payer','payer',1760000000000,'22b9f63b49a2ba5b173c377343c2741da185212994227279dc963fa0a3739bf7');
INSERT INTO "history" VALUES(39,'D-C8BJG5X','awaiting_payer','mismatched','review','fake webhook',1760000000000,'9a2ce3de79f838b571b42302dbec518220cf62b43a8570a935385fc1bb3a8e5e');
INSERT INTO "history" VALUES(40,'D-C8BJG5X','review','refund_ordered','refunding','ann',1760000000000,'2af8f8248eaaa8263011aaefd7b66c779f670f8ddf3c60e89e0b22dfbb85a88b');
INSERT INTO "history" VALUES(41,'D-C8BJG5X','refunding','refund_paid','refunded','worker',1760000000000,'9d4d98ffda8d6e8836d165c80bb0009857ef1effe3f89eb2d22cd9d57386879b');
INSERT INTO "history" VALUES(42,'D-MMHP7BV',NULL,'made','created','user 70011223',1760000000000,'a43b9696ca7a75b8a37284448e5fcfef9b43ba0a2f95e8a82999be29c31c9aea');
INSERT INTO "history" VALUES(43,'D-MMHP7BV','created','started','awaiting_payer','payer',1760000000000,'0f4797829e7fda152ddbe5f5def356821a02ff95aebb9dec460d692846eecab4');
INSERT INTO "history" VALUES(44,'D-MMHP7BV','awaiting_payer','captured','paid','fake webhook',1760000000000,'d5c860851f4065d2715f8034791500cc0cb1914deb75ea9d8893d9584feed089');
INSERT INTO "history" VALUES(45,'D-MMHP7BV','paid','credit_sent','crediting','worker',1760000000000,'fce069ffa45e9ddb87f39119d174b5a71146506eef52c1374417213e2e4d20cf');
INSERT INTO "history" VALUES(46,'D-MMHP7BV','crediting','credit_refused','credit_refused','worker',1760000000000,'73f4fa0f43f8af4bab6247b6d4a599f4a6e64bb1a9e02b35e637b13cea0526ba');
INSERT INTO "history" VALUES(47,'D-MMHP7BV','credit_refused','handed_to_staff','review','worker',1760000000000,'387d53bf8f6872c3f54404be8d459253b580c89646984b263a824ad447d0d041');
INSERT INTO "history" VALUES(48,'D-27YJVH9',NULL,'made','created','user 70011223',1760000000000,'4f8206496597b8dcd451b9a31c3d20e55405fd0a5dd3dc784be55c5c5b1e5d3c');
INSERT INTO "history" VALUES(49,'D-27YJVH9','created','started','awaiting_payer','payer',1760000000000,'a89b3757021806af74c2ec554e1ac8e53b898c8b00813443e44024399ac2da7f');
INSERT INTO "history" VALUES(50,'D-XVUVGSK',NULL,'made','created','user 70011223',1760000000000,'d88c4b1f5d8149c5e8c4ac810d35d23b7cbd6db2dc3e2cb5c52beb094f4f7787');
INSERT INTO "history" VALUES(51,'D-XVUVGSK','created','started','awaiting_payer','payer',1760000000000,'5b229e2712660dcdc338334f2ecef9ab308df71b68f0071dc733b29d3b245db2');
INSERT INTO "history" VALUES(52,'D-XVUVGSK','awaiting_payer','captured','paid','fake webhook',1760000000000,'8896140b417110557bc5f3d30983b96e22a1385b518aed3cb74d4dbe2d0e192e');
INSERT INTO "history" VALUES(53,'D-XVUVGSK','paid','credit_sent','crediting','worker',1760000000000,'eb6bc69adf6a0e97080bcd6502708f53e0b3dd3ecbe35038f87f512d12f63eb6');
INSERT INTO "history" VALUES(54,'D-XVUVGSK','crediting','credit_unknown','credit_unknown','worker',1760000000000,'98f3a30f64910a5a6247135852fa3868dbf6028757572460653157850fd7a7c8');
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
INSERT INTO "mails" VALUES(1,'D-RGUC2XU.credited.5','credited',70011223,'D-RGUC2XU',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-546PAF4.credited.15','credited',70011223,'D-546PAF4',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-QK32KJE.credited.19','credited',70011223,'D-QK32KJE',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-R6GC7VA.paid_out.21','paid_out',70011223,'W-R6GC7VA',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-7BPJ323.paid_out.27','paid_out',70011223,'W-7BPJ323',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-MYQT2RT.returned.36','returned',70011223,'W-MYQT2RT',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-C8BJG5X.paid_back.41','paid_back',70011223,'D-C8BJG5X',1760000000000,1760000000000,0,'',NULL);
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
INSERT INTO "payments" VALUES('D-RGUC2XU','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','ac2c08e399a86032a143a2101d8f3776998432268bf583c287a6231588d0d8bc','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-546PAF4','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','2832308f630ed57e0fa2a99bc00e70e076f70c42f21e57312a8a9d76ec01a55b','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-R6GC7VA','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','ed02073234f07d71d0534a763ce8a95c1491b6aa52fa52834c4243ba76b10718','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-QK32KJE','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','440142c530fca58d6d5ebb6a4b59b304d29e756a2a854bc0f544e78001862cc3','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-7BPJ323','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','c58164122d9dd35c459ea0f5acd6f85944095182ba09586fbabc61162d131ecd','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-MYQT2RT','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','4b6f6659596c8e11473ecfdeb5a7d397414eed36c5a462459e7ce39d76321ec3','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-C8BJG5X','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','79a44b9394420141357f443b4f80db2a2c7638d2e42aba795c381bf1bd1109b0','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-MMHP7BV','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','7d3a22d8515979c93bad1d7d1ce9c229d1c5788f1831cd3681d18a2ae12f7f2c','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-27YJVH9','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','91036513a6db97640f2e34b5f843ceed2d72f4bd301396fa52b570d8e88240f8','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-XVUVGSK','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','e577f38b28519814e5bbd4c142240f21bea34f4fa3f8b42aa2b5b915909de07e','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-R6GC7VA.payout.1','W-R6GC7VA','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-7BPJ323.refund.1','W-7BPJ323','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-MYQT2RT.payout.1','W-MYQT2RT','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-C8BJG5X.refund.1','D-C8BJG5X','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('97e074df2fda50997e416087b9983890d5cf7e7f3ff5a2ac566144b6bd1aeceb','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-RGUC2XU',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
PRAGMA user_version = 16;
