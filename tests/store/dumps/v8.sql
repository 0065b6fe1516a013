-- A database of version 8, made by the code of commit e81480e.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-2CFJFG7: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-J7MYK4V','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-FFPAJH7','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-AHQQ87E','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-2CFJFG7.credit.1','D-2CFJFG7','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-WQ52HAX.credit.1','D-WQ52HAX','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-FRTSAMM.debit.1','W-FRTSAMM','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-ZQZNR8Q.credit.1','D-ZQZNR8Q','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-WHMJ8UV.debit.1','W-WHMJ8UV','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-R7DKJGA.debit.1','W-R7DKJGA','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-R7DKJGA.return.1','W-R7DKJGA','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-FFPAJH7.credit.1','D-FFPAJH7','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-AHQQ87E.credit.1','D-AHQQ87E','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-ZQZNR8Q','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-AHQQ87E','D-AHQQ87E credit_unknown ambiguous','not booked','ann',1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-FRTSAMM.payout.1',NULL,'made','planned','user 70011223',1760000000000,'e8b3cf45528ac9a1fa0828b8436db767a17f29df6391f61e91a7b3011b3eb5f3');
INSERT INTO "disbursement_history" VALUES(2,'W-FRTSAMM.payout.1','planned','sent','sending','worker',1760000000000,'4e22269c584354a141312cefb798bb15861b88c6bd21d65c5b8638b8d309ee74');
INSERT INTO "disbursement_history" VALUES(3,'W-FRTSAMM.payout.1','sending','paid','paid','worker',1760000000000,'bdde0664d641be77fb036193869b7efd717664e8a128f0325cf1361a8c88e85a');
INSERT INTO "disbursement_history" VALUES(4,'W-WHMJ8UV.refund.1',NULL,'made','planned','user 70011223',1760000000000,'b891f3cf84b4a69a5be59b10bac9755fc49ddda2c4351e00ea2240bcb9615553');
INSERT INTO "disbursement_history" VALUES(5,'W-WHMJ8UV.refund.1','planned','sent','sending','worker',1760000000000,'e90add1664cf8cb2892ad89424ce50a2ca3d265df8202faf833a2351760baf64');
INSERT INTO "disbursement_history" VALUES(6,'W-WHMJ8UV.refund.1','sending','paid','paid','worker',1760000000000,'849c714608d7d89c1bbef9c718ae0f189ed3323092ee4e4514287e7b11164999');
INSERT INTO "disbursement_history" VALUES(7,'W-R7DKJGA.payout.1',NULL,'made','planned','user 70011223',1760000000000,'e9803280d919d70f870c6cc983d07a37f1d5a8a7f697484d279fc89d78608329');
INSERT INTO "disbursement_history" VALUES(8,'W-R7DKJGA.payout.1','planned','sent','sending','worker',1760000000000,'e5e67e03aa809e8421c69772a1673531a62fd353e662a27de7fc6ab6fe9a5bd5');
INSERT INTO "disbursement_history" VALUES(9,'W-R7DKJGA.payout.1','sending','failed','failed','worker',1760000000000,'84d0ce507a3e4553140c90009b86936d588a3e7700123203e58b44808b21c92d');
INSERT INTO "disbursement_history" VALUES(10,'D-J7MYK4V.refund.1',NULL,'made','planned','ann',1760000000000,'ac7d4153c5957278044eeda0ca5c61b2f8d2536082a0a933a237829252630b62');
INSERT INTO "disbursement_history" VALUES(11,'D-J7MYK4V.refund.1','planned','sent','sending','worker',1760000000000,'1ee403dd1ec0f94bd7d3c4862affba690f9bac1d74f0b1e89014bb7b5234e1cc');
INSERT INTO "disbursement_history" VALUES(12,'D-J7MYK4V.refund.1','sending','paid','paid','worker',1760000000000,'32e57443b115739df04c74e596bc9f3b087b9a2357e820dff82e359f5b7e0384');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-ZQZNR8Q','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-2CFJFG7','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-2CFJFG7','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-WQ52HAX','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-ZQZNR8Q','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-J7MYK4V','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-FFPAJH7','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-AHQQ87E','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-2CFJFG7',NULL,'made','created','user 70011223',1760000000000,'868448075d65dc90f6df8ef69931c2d0fa6fe90f3e005fc4b587327555c8e4d9');
INSERT INTO "history" VALUES(2,'D-2CFJFG7','created','started','awaiting_payer','payer',1760000000000,'72445941c79733d3e9e62def7a1e0bdfa646de0a860cf130f5792f9a118af86b');
INSERT INTO "history" VALUES(3,'D-2CFJFG7','awaiting_payer','captured','paid','fake webhook',1760000000000,'3adc7cc4de73090896dce6c35ce25a86e829635bd30f675a28cc0f9172136d9c');
INSERT INTO "history" VALUES(4,'D-2CFJFG7','paid','credit_sent','crediting','worker',1760000000000,'f0557ee0bfe237f11633a526e34cc16e6a5eb01673412c15b7a95d5bc566c29a');
INSERT INTO "history" VALUES(5,'D-2CFJFG7','crediting','credit_booked','credited','worker',1760000000000,'cb90f792a57199bee7dfe43893472010373ae2fdbc741bcda496b060064a7631');
INSERT INTO "history" VALUES(6,'D-WQ52HAX',NULL,'made','created','user 70011223',1760000000000,'50635dcc889a752b80e345549bd3eff33d950949bd4bccee207a641c9b518402');
INSERT INTO "history" VALUES(7,'D-WQ52HAX','created','started','awaiting_payer','payer',1760000000000,'669c190fcf4361c64b597ec6e5c634e292bf6608ef0050ae10e336c240537bd0');
INSERT INTO "history" VALUES(8,'D-WQ52HAX','awaiting_payer','captured','paid','fake webhook',1760000000000,'5e18a0d2fafa7da1cf2d6f68ed8f2a8532d01ceb16f8ca2f658a27026108a156');
INSERT INTO "history" VALUES(9,'W-FRTSAMM',NULL,'made','requested','user 70011223',1760000000000,'02e8fc501d93dbd2c00ddf781b9f83273a1eef3e299fbdfea8fe5024ea165aea');
INSERT INTO "history" VALUES(10,'W-FRTSAMM','requested','approved','approved','policy',1760000000000,'6e4f589ca4d5786188cfaee8c8077e07323a476d153bd8a704dd79a3adaa0b3f');
INSERT INTO "history" VALUES(11,'D-ZQZNR8Q',NULL,'made','created','user 70011223',1760000000000,'4638410563f4a19ecd1b347801714a0ecdf3c2946c60ee48be6b5b325cc42feb');
INSERT INTO "history" VALUES(12,'D-ZQZNR8Q','created','started','awaiting_payer','payer',1760000000000,'48b3a8bc1e1925989d5aa9c193fa2110247ce4884d4e7e82b4ff5e219854812a');
INSERT INTO "history" VALUES(13,'D-ZQZNR8Q','awaiting_payer','captured','paid','fake webhook',1760000000000,'00494f5a48ef85feb9ac32f1693f4ce2d5abe0c7579f579dfbc3933225f9ea29');
INSERT INTO "history" VALUES(14,'D-WQ52HAX','paid','credit_sent','crediting','worker',1760000000000,'0fa15841ae2826d539e889d2981bdedecd7984b945f1a011f25e7fc140f00768');
INSERT INTO "history" VALUES(15,'D-WQ52HAX','crediting','credit_booked','credited','worker',1760000000000,'db07ee856335812ec3ddeb168d3f660e59a6a87730fb989c21b3fa800d418f0e');
INSERT INTO "history" VALUES(16,'W-FRTSAMM','approved','debit_sent','debiting','worker',1760000000000,'e7545c91e6f1659bbd5897703fcc950a5aeabc41798d71745f29041f5e9627d7');
INSERT INTO "history" VALUES(17,'W-FRTSAMM','debiting','debit_booked','debited','worker',1760000000000,'065e59ae3d421d6082a75c4d88acc10f537b2eb5dbc2661e279554ca9a41ac02');
INSERT INTO "history" VALUES(18,'D-ZQZNR8Q','paid','credit_sent','crediting','worker',1760000000000,'a8103aebd16f0c038dc8aa208d5bfdcbf296405a2da7e06ca2b1bf3656f7194e');
INSERT INTO "history" VALUES(19,'D-ZQZNR8Q','crediting','credit_booked','credited','worker',1760000000000,'4d23132af721ae60ffd2e4e7fc78e790a0b33f3704ac5d3f48e2ae20b76bd56e');
INSERT INTO "history" VALUES(20,'W-FRTSAMM','debited','payout_sent','paying_out','worker',1760000000000,'ba6b5f787a250a4369c8429810d092b672e6eabbe82b48e97d9125db6d286cc8');
INSERT INTO "history" VALUES(21,'W-FRTSAMM','paying_out','payout_paid','paid_out','worker',1760000000000,'0399736a0e78c96bcad918ba3f193b156c910768c2b19bc41b10c9106018b897');
INSERT INTO "history" VALUES(22,'W-WHMJ8UV',NULL,'made','requested','user 70011223',1760000000000,'42b24ac09107883bd57df135c3bc22ff483173f47b4c419627ac7e769fc08978');
INSERT INTO "history" VALUES(23,'W-WHMJ8UV','requested','approved','approved','policy',1760000000000,'da9589bb9c181410af7234370aec06cf0bb9d07cb73c6c1a969fc9438d671d12');
INSERT INTO "history" VALUES(24,'W-WHMJ8UV','approved','debit_sent','debiting','worker',1760000000000,'e6ce41415cb6ee5bf1ef454ab7be77a3929082ba3b8dfe3a63721517a9e35655');
INSERT INTO "history" VALUES(25,'W-WHMJ8UV','debiting','debit_booked','debited','worker',1760000000000,'7f066e2a7c68896eab4c65bfeb6f179e728df4aa33a28d26e4b57a0ef84b9333');
INSERT INTO "history" VALUES(26,'W-WHMJ8UV','debited','payout_sent','paying_out','worker',1760000000000,'2b084cc4ac983723f005ed70ad6610159f022079047c11863c4d468ec0bc59de');
INSERT INTO "history" VALUES(27,'W-WHMJ8UV','paying_out','payout_paid','paid_out','worker',1760000000000,'8a0023c8e18cf422e29ee69a5723a63ea3977f2d058f18163534a4477e550c31');
INSERT INTO "history" VALUES(28,'W-R7DKJGA',NULL,'made','requested','user 70011223',1760000000000,'4a693bfbb2e0bcc10c6ee32ea254221d5af1e8d1161ce1aeae063ea9f469a8dd');
INSERT INTO "history" VALUES(29,'W-R7DKJGA','requested','approved','approved','policy',1760000000000,'5b5e59a30a5b4e640f57f01a33c4c0aadaff03ba21942a1d7e4a801b57f5f8be');
INSERT INTO "history" VALUES(30,'W-R7DKJGA','approved','debit_sent','debiting','worker',1760000000000,'e2a2bbafe67749b86dc12167fa047e0eb1d94dde68971e11cfc546021973a0c2');
INSERT INTO "history" VALUES(31,'W-R7DKJGA','debiting','debit_booked','debited','worker',1760000000000,'d242c2e2d154e6619419bdb924e8dd454daa3de3c945ca7f84552e98bbf4f547');
INSERT INTO "history" VALUES(32,'W-R7DKJGA','debited','payout_sent','paying_out','worker',1760000000000,'bb082c9e5c5070d0c8d679a9414d887290f8a72c86af293bb722e020ebbc473b');
INSERT INTO "history" VALUES(33,'W-R7DKJGA','paying_out','payout_failed','payout_failed','worker',1760000000000,'233b1c8830fcbc36c20acda35ea1ab7db41bf729873fbc46eab30a7ef3358406');
INSERT INTO "history" VALUES(34,'W-R7DKJGA','payout_failed','return_ordered','returning','worker',1760000000000,'7d6f7868ce027a6567a9fde3d8d4725040bc2bfa0080a9165a3313b34646dc48');
INSERT INTO "history" VALUES(35,'W-R7DKJGA','returning','return_sent','returning','worker',1760000000000,'94ad50cd43d4b1f70b7325607c8814d43907d1ccd15c5efbb0ad038696a44a56');
INSERT INTO "history" VALUES(36,'W-R7DKJGA','returning','return_booked','returned','worker',1760000000000,'cfa5ae55345a6d203aded21b836d4edf9efd913cae683a59536d1d2b90339c2e');
INSERT INTO "history" VALUES(37,'D-J7MYK4V',NULL,'made','created','user 70011223',1760000000000,'9b0e5cbc83dfe5afb43048432fa3aee05fc1a474440cffd2e60449b1599044c8');
INSERT INTO "history" VALUES(38,'D-J7MYK4V','created','started','awaiting_payer','payer',1760000000000,'d888086ee4de4005716c225214504334077588e306b2f59d23bf21cedfb5a53e');
INSERT INTO "history" VALUES(39,'D-J7MYK4V','awaiting_payer','mismatched','review','fake webhook',1760000000000,'044788ce1937c0db7feaf3335a25f231a787e8b3763a78341f50718e4617475e');
INSERT INTO "history" VALUES(40,'D-J7MYK4V','review','refund_ordered','refunding','ann',1760000000000,'70609bab04d405e0c9ac1bc66dc4130d168d7713923061b0066e2ac5f50d878c');
INSERT INTO "history" VALUES(41,'D-J7MYK4V','refunding','refund_paid','refunded','worker',1760000000000,'fdd5d100da50f96221940843cce8c3a4abc97828ef289fe42802f94f3c7e5ab0');
INSERT INTO "history" VALUES(42,'D-FFPAJH7',NULL,'made','created','user 70011223',1760000000000,'ef582acad4dc3078938efc4bb27c09e31a7ad16643f2ea01a2a15ee52389076a');
INSERT INTO "history" VALUES(43,'D-FFPAJH7','created','started','awaiting_payer','payer',1760000000000,'dcf9bb51ad0c68314da04a7365718a62f166ffa2459fe401ced7238fc12aff50');
INSERT INTO "history" VALUES(44,'D-FFPAJH7','awaiting_payer','captured','paid','fake webhook',1760000000000,'f0625d8dd69bbed3bb54189327470ce43875f426952b2e2c6ab45597f2747d45');
INSERT INTO "history" VALUES(45,'D-FFPAJH7','paid','credit_sent','crediting','worker',1760000000000,'95fb9136f09365f0f08474679303ffe918a4d61c9c8d0ac14a3b7f9f11548030');
INSERT INTO "history" VALUES(46,'D-FFPAJH7','crediting','credit_refused','credit_refused','worker',1760000000000,'a0918b8adf1f313fe6b65eb3d7d99329da8cde000bc1c1e292eb9f057de0c3d7');
INSERT INTO "history" VALUES(47,'D-FFPAJH7','credit_refused','handed_to_staff','review','worker',1760000000000,'5450ac0b3c3843abc8fc93e37b00dbd294e3e09efb7d0a860637fd983cb1b682');
INSERT INTO "history" VALUES(48,'D-3VN9UN6',NULL,'made','created','user 70011223',1760000000000,'46dadaa488aa079b2e0b0825fd92f6a64fe82bae93907ecf50184d461f1ab624');
INSERT INTO "history" VALUES(49,'D-3VN9UN6','created','started','awaiting_payer','payer',1760000000000,'752da93bb2569b48b657940c63fe91e62b439cb7ddcae55440286d31a253b4c0');
INSERT INTO "history" VALUES(50,'D-AHQQ87E',NULL,'made','created','user 70011223',1760000000000,'b8d997bae9b83cf1d5fe40294e84caa0907c19e98fcc0583780ec3ec26177133');
INSERT INTO "history" VALUES(51,'D-AHQQ87E','created','started','awaiting_payer','payer',1760000000000,'9f3ed35c0ad61ddf8634f6b7c20435d81ca9a9e97dd44746c2d9c81091e5d6ad');
INSERT INTO "history" VALUES(52,'D-AHQQ87E','awaiting_payer','captured','paid','fake webhook',1760000000000,'ce91e7dc00b402ffa62856949e178cee9163607413b1127d425ea75fc65969dd');
INSERT INTO "history" VALUES(53,'D-AHQQ87E','paid','credit_sent','crediting','worker',1760000000000,'67ca7f80b1ccb564a147b53e42c0073f491f62040657769bb29d3d566b0b1846');
INSERT INTO "history" VALUES(54,'D-AHQQ87E','crediting','credit_unknown','credit_unknown','worker',1760000000000,'42a6ad7d86c35db5fd2a44c7203003d585ad9ed5c07f4b07d24c5e29ddb04f37');
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
INSERT INTO "payments" VALUES('D-2CFJFG7','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','c523cabd8e349aded4ffa8707671fdf4cfe51489266108ee41e48e566ddd5731','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-WQ52HAX','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','5c8f5289e52dc8d3fd8aa75a087e23b99868b81872d88d776ef75219860e6d36','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-FRTSAMM','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','3e6ac34a98f8516090853f74430224c76dbdbf981f1933c439fbc67a5d31fc85','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-ZQZNR8Q','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','80af047d028916e58a5769e1a45ee172fa14bbf45cbc5865b03a527d88c7cabc','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-WHMJ8UV','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','5286b38f91cc4b50865fb8f2b419a3d4c626ac26e88d1d0e49ac15030157f6e6','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-R7DKJGA','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','3b539cf0bc1ff078ea527a2667e7af313e000d552a9ee9bb7a483c497d00ce39','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-J7MYK4V','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','4c269dc861181625ccb32ec1fbd66e597b43456c9da510a980d7971b5369dd84','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-FFPAJH7','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','65f51877f79590049d27bf65a616340e25bb6abb8ae54a26151b4c4b279decdd','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-3VN9UN6','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','f98c401fb079b1bd413156622028d3a70b05842e240e10879eafd96b2309d1b7','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-AHQQ87E','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','3bea8dd141b582a1ceb84b58a09ee9b78c4d7bd5f901290d9a9c1390aca10490','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-FRTSAMM.payout.1','W-FRTSAMM','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-WHMJ8UV.refund.1','W-WHMJ8UV','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-R7DKJGA.payout.1','W-R7DKJGA','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-J7MYK4V.refund.1','D-J7MYK4V','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('fbc42260ef7f53a8ea81a49ef7588f36aa2d59978a66f712d34452cef3ad7815','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-2CFJFG7',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
PRAGMA user_version = 8;
