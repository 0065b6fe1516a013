-- A database of version 3, made by the code of commit 923b678.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 60.00 USD for D-77AY7C6: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-X24REDU','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-S9ATJEU','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-YKJSS5A','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE attempts (
        external_id TEXT PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        leg TEXT NOT NULL,
        n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n > 0),
        login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
        type TEXT NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAW')),
        amount TEXT NOT NULL CHECK (amount GLOB '[0-9]*' AND NOT amount GLOB '*[^0-9.]*'),
        state TEXT NOT NULL CHECK (state IN ('sending', 'not_sent', 'rejected', 'confirmed', 'ambiguous', 'absent', 'double', 'double_settled', 'lost')),
        started ANY NOT NULL CHECK (typeof(started) = 'integer' AND started > 0),
        ended ANY CHECK (ended IS NULL OR typeof(ended) = 'integer' AND ended > 0),
        code TEXT NOT NULL,
        balance_history_id ANY CHECK (balance_history_id IS NULL OR typeof(balance_history_id) = 'integer' AND balance_history_id > 0) UNIQUE,
        settled ANY CHECK (settled IS NULL OR typeof(settled) = 'integer' AND settled > 0),
        UNIQUE (ref, leg, n)
    ) STRICT;
INSERT INTO "attempts" VALUES('D-77AY7C6.credit.1','D-77AY7C6','credit',1,5512345,'DEPOSIT','60.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-9XZC5RN.credit.1','D-9XZC5RN','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-MHC4HER.debit.1','W-MHC4HER','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-ZREZWU4.credit.1','D-ZREZWU4','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-ATKECWM.debit.1','W-ATKECWM','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-9TSYN5E.debit.1','W-9TSYN5E','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-9TSYN5E.return.1','W-9TSYN5E','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-S9ATJEU.credit.1','D-S9ATJEU','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-YKJSS5A.credit.1','D-YKJSS5A','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
INSERT INTO "decisions" VALUES(1,'D-1','D-1 review','not booked','ann',1760000000000);
CREATE TABLE disabled (user_id INTEGER PRIMARY KEY CHECK (user_id > 0)) STRICT;
INSERT INTO "disabled" VALUES(70011225);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-77AY7C6','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-77AY7C6','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-9XZC5RN','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-ZREZWU4','payment_5',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-X24REDU','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-S9ATJEU','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-YKJSS5A','payment_12',1760000000000,1760000000000,1760000000000,'captured');
CREATE TABLE history (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        was TEXT CHECK (was IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        event TEXT NOT NULL,
        became TEXT NOT NULL CHECK (became IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        by TEXT NOT NULL,
        at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
        chain TEXT NOT NULL UNIQUE
    ) STRICT;
INSERT INTO "history" VALUES(1,'D-77AY7C6',NULL,'made','created','user 70011223',1760000000000,'94aac9a7ae7610ac20215f606b29b0886fdc857da1e1515d4095b6e77c4a3541');
INSERT INTO "history" VALUES(2,'D-77AY7C6','created','started','awaiting_payer','payer',1760000000000,'4c8704e59a40a2c9bebb3adb5755aac41fa648fc8faaab28a33396f0cc7c8674');
INSERT INTO "history" VALUES(3,'D-77AY7C6','awaiting_payer','captured','paid','fake webhook',1760000000000,'114035db77f75119a1d4e49c1f974bce5b70d7a3a41b500eab91f305b7cdc4c4');
INSERT INTO "history" VALUES(4,'D-77AY7C6','paid','credit_sent','crediting','worker',1760000000000,'a82ae2240c6902d1b16d7da8111760b31c20471901141b5db8b4b5a2c195f6c8');
INSERT INTO "history" VALUES(5,'D-77AY7C6','crediting','credit_booked','credited','worker',1760000000000,'05e762a0537b2fd181d69c946e0a03be8cff0331307cc6267616ff692b58a428');
INSERT INTO "history" VALUES(6,'D-9XZC5RN',NULL,'made','created','user 70011223',1760000000000,'7f17b4f8fa6f8986b167a256a15f3d4ca78b9513de30da7734353db5f314af1e');
INSERT INTO "history" VALUES(7,'D-9XZC5RN','created','started','awaiting_payer','payer',1760000000000,'b0811a6fe328d6d618d5955caed3828a8d43dfaf75a53d1986ecf7bf6f2375bd');
INSERT INTO "history" VALUES(8,'D-9XZC5RN','awaiting_payer','captured','paid','fake webhook',1760000000000,'b0a02d5bf0e84969abacb5d872c6e1eba5e087ef87830913e86c5a98c001435b');
INSERT INTO "history" VALUES(9,'D-9XZC5RN','paid','credit_sent','crediting','worker',1760000000000,'200b6b9272b5be4c1a806fe77cbfe134a5e9590b1f64b21878a0f237a32cbb02');
INSERT INTO "history" VALUES(10,'D-9XZC5RN','crediting','credit_booked','credited','worker',1760000000000,'e0f081ef251070a513e1c1fe69fd2913a2b8fe5691d10a1f8157aa481d8a4749');
INSERT INTO "history" VALUES(11,'W-MHC4HER',NULL,'made','requested','user 70011223',1760000000000,'8b210fd02246eccaf88104f459998603dc61fcdec92638da720d5cea48b10b1b');
INSERT INTO "history" VALUES(12,'W-MHC4HER','requested','approved','approved','policy',1760000000000,'c1c975d6e5e0c81baf1ccad714113e20cb6b11cf76175882ee4eed6be6e44ff2');
INSERT INTO "history" VALUES(13,'W-MHC4HER','approved','debit_sent','debiting','worker',1760000000000,'6defea65f6075b0b6516e73323021b41e286b115d6cedf37fbd3fe3efb2a4afa');
INSERT INTO "history" VALUES(14,'W-MHC4HER','debiting','debit_booked','debited','worker',1760000000000,'c1ec17f3e81e6ca5afbc66446c9cf7bc0ce2a8db7cc794fc76d2d79e0cbbbf0b');
INSERT INTO "history" VALUES(15,'W-MHC4HER','debited','payout_sent','paying_out','worker',1760000000000,'3ea0c8124ffd5ccd719fbeefd95aa1555b1e20599a0ca9353beb362b9553119b');
INSERT INTO "history" VALUES(16,'W-MHC4HER','paying_out','payout_paid','paid_out','worker',1760000000000,'089277cd778e17a628ec5765f6352cea377b2149d3e052b90fb8db50bbb01bd3');
INSERT INTO "history" VALUES(17,'D-ZREZWU4',NULL,'made','created','user 70011223',1760000000000,'314312a390de4d83d836aac4d53c5fbcca5ad1e10bd1def55af3c5381188a57a');
INSERT INTO "history" VALUES(18,'D-ZREZWU4','created','started','awaiting_payer','payer',1760000000000,'1ea128600ce8f980b10f1fe31129d89679f951391eb599a3b1e96b8bbf91edc5');
INSERT INTO "history" VALUES(19,'D-ZREZWU4','awaiting_payer','captured','paid','fake webhook',1760000000000,'2a303bf3cbe8f942d0f02eae80bbec29260fa2b60e86fb4aaa36abb557f4ad67');
INSERT INTO "history" VALUES(20,'D-ZREZWU4','paid','credit_sent','crediting','worker',1760000000000,'8070959096d10e94a333216a173391e4df8a8f2cc646a5019bebbfe17e94d78e');
INSERT INTO "history" VALUES(21,'D-ZREZWU4','crediting','credit_booked','credited','worker',1760000000000,'b59757945b971c1ff3b16df960a20d9b6f5ccdf6c3c717b404f1ebb286deb5ad');
INSERT INTO "history" VALUES(22,'W-ATKECWM',NULL,'made','requested','user 70011223',1760000000000,'c92c49534d30dd518e939dadf8ec72480225029c0734a21ac82b8ee43336d9ea');
INSERT INTO "history" VALUES(23,'W-ATKECWM','requested','approved','approved','policy',1760000000000,'2639a608fafd9e89d77334a136698299630c106242f53b6cdb75e5402abffb23');
INSERT INTO "history" VALUES(24,'W-9TSYN5E',NULL,'made','requested','user 70011223',1760000000000,'5f39e32f74f5a1cbf01ddcd8d90474139785626c4f0058f6061cf4e7bcd56345');
INSERT INTO "history" VALUES(25,'W-9TSYN5E','requested','approved','approved','policy',1760000000000,'e6d787ed945e3e1086b8606fff7d96a77515164794f371e3c60112373e564d64');
INSERT INTO "history" VALUES(26,'W-ATKECWM','approved','debit_sent','debiting','worker',1760000000000,'b5f1cd52e802902e9db2ac80fb98b6f4a94a85c5b4f40edd49e26c46c5bcbda6');
INSERT INTO "history" VALUES(27,'W-ATKECWM','debiting','debit_booked','debited','worker',1760000000000,'478b19bf25d79b7d996e99dc2d544728024139cdb491cc041626d3c4deeb712d');
INSERT INTO "history" VALUES(28,'W-9TSYN5E','approved','debit_sent','debiting','worker',1760000000000,'3e93c3301f1b0e2d98f1bbca88b83d19d2c807074629c8c13942e2189b203120');
INSERT INTO "history" VALUES(29,'W-9TSYN5E','debiting','debit_booked','debited','worker',1760000000000,'7b5c9367080a76fe06a93fba413a808709ba44be4342c32e0951a73bd537bb3b');
INSERT INTO "history" VALUES(30,'W-ATKECWM','debited','payout_sent','paying_out','worker',1760000000000,'61860a648ae02aa7c78027dd6ebd69a48166d8516711a9ff5282ecf10f5c81dc');
INSERT INTO "history" VALUES(31,'W-ATKECWM','paying_out','payout_paid','paid_out','worker',1760000000000,'4b79c9271a63bc3f18495aea705583194d86072dd53cd3b240b4ffd5d97f0bd4');
INSERT INTO "history" VALUES(32,'W-9TSYN5E','debited','payout_sent','paying_out','worker',1760000000000,'a59c55613a6d78f41d09de21780da2e5b1ddc6c942df7f0e5c22a135702568ad');
INSERT INTO "history" VALUES(33,'W-9TSYN5E','paying_out','payout_failed','payout_failed','worker',1760000000000,'408d0afd9214c7bf71b5c9ea738e8767410d3fb7127e9687e1771f2b5473ad9f');
INSERT INTO "history" VALUES(34,'W-9TSYN5E','payout_failed','return_ordered','returning','worker',1760000000000,'af944408ffa59c315dc114a42cff4bf5ae4172fed4e6995d2fbd5ff233683699');
INSERT INTO "history" VALUES(35,'W-9TSYN5E','returning','return_sent','returning','worker',1760000000000,'0b7ea444fd7c9a0626729306c1acf4795b70b5681aaf7c20fe7126b55d6d7ad8');
INSERT INTO "history" VALUES(36,'W-9TSYN5E','returning','return_booked','returned','worker',1760000000000,'53f300fb23f9aee609b4423d3ace079b06e73b589d409c4f546c3a8858f11c1b');
INSERT INTO "history" VALUES(37,'D-X24REDU',NULL,'made','created','user 70011223',1760000000000,'35766b7b988e4c057c5eef1f38326298faac3dbd98c29dd03db102369f051915');
INSERT INTO "history" VALUES(38,'D-X24REDU','created','started','awaiting_payer','payer',1760000000000,'510091b5ef55ebf3ff5b6b18f4e88a91128c654347b9a1e3a566535aef8518d7');
INSERT INTO "history" VALUES(39,'D-X24REDU','awaiting_payer','mismatched','review','fake webhook',1760000000000,'98e8bbd309e4fda60fa8f19b78f63a71cf3ac1ff505455e095398640d6dbfc8a');
INSERT INTO "history" VALUES(40,'D-X24REDU','review','refund_ordered','refunding','ann',1760000000000,'1ffc2585b694d1757e2ce18970f3169cb45989fdd8e18f139df601abfd1a3e54');
INSERT INTO "history" VALUES(41,'D-X24REDU','refunding','refund_paid','refunded','worker',1760000000000,'8767e99656f7a57e08fb502b5c6b4dfc7b3b15fe7e1c6a3de7312efa04b5342a');
INSERT INTO "history" VALUES(42,'D-S9ATJEU',NULL,'made','created','user 70011223',1760000000000,'b8e036875fad8fca1dd01b9ab6342a83977c36d745b18d7b25444ad98b6030ff');
INSERT INTO "history" VALUES(43,'D-S9ATJEU','created','started','awaiting_payer','payer',1760000000000,'6a24f25fd804bcb7b2cda04a3ff5f8bba94884cd31db76afff7165703a8e0b69');
INSERT INTO "history" VALUES(44,'D-S9ATJEU','awaiting_payer','captured','paid','fake webhook',1760000000000,'024f8e5b9ba1efc8ed4d9d94d0d9099a924fcc36d997d57196c32b769f27cead');
INSERT INTO "history" VALUES(45,'D-S9ATJEU','paid','credit_sent','crediting','worker',1760000000000,'6ef8282d1f51d728a7326874e548b3e44647f3eff4bd1258639319d5b301d624');
INSERT INTO "history" VALUES(46,'D-S9ATJEU','crediting','credit_refused','credit_refused','worker',1760000000000,'b4710489441804f30e60ab7a890713d3b28e4a662589fe7676731b876025cfa2');
INSERT INTO "history" VALUES(47,'D-S9ATJEU','credit_refused','handed_to_staff','review','worker',1760000000000,'53a676906f8347478ca5daec02c80643452cea9f26364b46e346b62cf0c6e6d1');
INSERT INTO "history" VALUES(48,'D-98K4XEV',NULL,'made','created','user 70011223',1760000000000,'2138a09cb20b8f07ac29fe3feafd11e1a12e3e9eb2cb4783e256b4f04f17c129');
INSERT INTO "history" VALUES(49,'D-98K4XEV','created','started','awaiting_payer','payer',1760000000000,'e52d17f5db0841572c729e77c32278c99c9506ae8a8bb87cfc02dd3ed71638d3');
INSERT INTO "history" VALUES(50,'D-YKJSS5A',NULL,'made','created','user 70011223',1760000000000,'9d94804bf751743d8633fcc5395427336657604d0d03e3f07079f576e59c5a35');
INSERT INTO "history" VALUES(51,'D-YKJSS5A','created','started','awaiting_payer','payer',1760000000000,'a7fe0bc958b4a06f7d40d4395c4b6483163c14a4e6020391006f8645e0f4e513');
INSERT INTO "history" VALUES(52,'D-YKJSS5A','awaiting_payer','captured','paid','fake webhook',1760000000000,'4e641a9210a2ad3e682a21eb567038b6f62fe40d9a6b801cc9294c549dc5bd4a');
INSERT INTO "history" VALUES(53,'D-YKJSS5A','paid','credit_sent','crediting','worker',1760000000000,'a7e249ffcbe2239cfa1c6b4b84aeb5a6b3446761cb2925a12e13cd29ce14ba47');
INSERT INTO "history" VALUES(54,'D-YKJSS5A','crediting','credit_unknown','credit_unknown','worker',1760000000000,'3789ae66b8280f334e8f5062e8a0510a899b9096cba9271b34e7fdcfd020ec75');
CREATE TABLE payments (
        ref TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('deposit', 'withdrawal')),
        user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
        login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
        minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0), currency TEXT NOT NULL, digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
        status TEXT NOT NULL CHECK (status IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        psp TEXT NOT NULL,
        method TEXT NOT NULL,
        created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
        updated ANY NOT NULL CHECK (typeof(updated) = 'integer' AND updated > 0),
        expires ANY CHECK (expires IS NULL OR typeof(expires) = 'integer' AND expires > 0),
        psp_ref TEXT,
        captured_minor ANY CHECK (captured_minor IS NULL OR typeof(captured_minor) = 'integer' AND captured_minor >= 0), captured_currency TEXT, captured_digits ANY CHECK (captured_digits IS NULL OR typeof(captured_digits) = 'integer' AND captured_digits BETWEEN 0 AND 8),
        reason TEXT NOT NULL,
        tries ANY NOT NULL CHECK (typeof(tries) = 'integer' AND tries >= 0),
        due ANY CHECK (due IS NULL OR typeof(due) = 'integer' AND due > 0),
        page_key TEXT NOT NULL UNIQUE,
        return_key TEXT UNIQUE,
        hand_off TEXT NOT NULL,
        instrument TEXT NOT NULL,
        disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
        refunded_elsewhere_minor ANY CHECK (refunded_elsewhere_minor IS NULL OR typeof(refunded_elsewhere_minor) = 'integer' AND refunded_elsewhere_minor >= 0), refunded_elsewhere_currency TEXT, refunded_elsewhere_digits ANY CHECK (refunded_elsewhere_digits IS NULL OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8),
        UNIQUE (psp, psp_ref)
    ) STRICT;
INSERT INTO "payments" VALUES('D-77AY7C6','deposit',70011223,5512345,6000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',6000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','1ea997d661e1fef46678592dc987e9d12defc62aa2108a21f87336ba006795bf','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-9XZC5RN','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','16d0f3e202b5bf664e2d523899259a0e9c34531869c07014584a7d01259d912f','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-MHC4HER','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','ee5e263ba56f5b584e49c4646b8131782372078ad79104158ef305fcfa5d6543','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-ZREZWU4','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_5',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','a4c31fc6fcaee7eb62bb55b3ac7016d25a56df6f7983a59f43712d0bad187b34','embedded','Visa 4005',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-ATKECWM','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','e1ed8cd7869d0bf5cdc07a252598004214913fee70a596f6fc8b9fcbe8ecc1ac','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-9TSYN5E','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','0578245fc2a829f91dbfc4b268d1ddad669f2b4bd41e1fe8c3409f5189a75ea8','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-X24REDU','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','c4038582661a0c5a5132207221d79808eeb4593163853b4fc2463fe6896395b7','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-S9ATJEU','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','51cbf1e8f19f017c6cd970a57b5271c874fd02e82f373125fa29e490841b953e','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-98K4XEV','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','8156b059a2cc62cec73a671d003ff6174f6c22090feb166d6b73c78b7128b570','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-YKJSS5A','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','abf996549abefc896dfd9d671dd2e6ddd03f334fb4a4e7460d2f2a8c75f56cc0','embedded','Visa 4012',0,0,'USD',2);
CREATE TABLE psp_calls (
        key TEXT PRIMARY KEY,
        ref TEXT NOT NULL,
        action TEXT NOT NULL,
        minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0), currency TEXT NOT NULL, digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
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
INSERT INTO "psp_calls" VALUES('W-MHC4HER.payout.1','W-MHC4HER','payout',4000,'USD',2,'fake',NULL,'payout_4','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-ATKECWM.refund.1','W-ATKECWM','refund',2000,'USD',2,'fake','payment_5','refund_6','paid',1,1760000000000,'Visa 4005',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-9TSYN5E.payout.1','W-9TSYN5E','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-X24REDU.refund.1','D-X24REDU','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "switches" VALUES('breaker','{"state": "closed", "ambiguous_run": 1, "refused_run": 0, "probe_at": 0}');
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
INSERT INTO "tokens" VALUES('e050cbde85b36ac1fc6c6e3c7ff801862f93ee34e862672750a84d9c8595671e','login',70011223,1760000000000,1760000060000,NULL,0,'');
CREATE TABLE unmatched (
        ref TEXT PRIMARY KEY,
        psp TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        about TEXT NOT NULL,
        minor ANY CHECK (minor IS NULL OR typeof(minor) = 'integer' AND minor >= 0), currency TEXT, digits ANY CHECK (digits IS NULL OR typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
        reason TEXT NOT NULL,
        state TEXT NOT NULL,
        created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
        UNIQUE (psp, psp_ref)
    ) STRICT;
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-77AY7C6',6000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
CREATE TABLE users (
        user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
        email TEXT NOT NULL UNIQUE CHECK (email <> ''),
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        password TEXT NOT NULL) STRICT;
INSERT INTO "users" VALUES(70011223,'alex@example.test','Alex O''Demo','en','$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA');
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
CREATE INDEX payments_open ON payments (login, kind, created) WHERE status NOT IN ('credited', 'declined', 'expired', 'refunded', 'paid_out', 'refused', 'returned', 'cancelled');
CREATE TRIGGER payments_fixed BEFORE UPDATE OF ref, kind, user_id, login, minor, currency, digits, psp, method, created, page_key ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps what it was made with'); END;
CREATE TRIGGER payments_no_replace_by_update BEFORE UPDATE ON payments WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM payments AS it WHERE ((it.ref = NEW.ref) OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key) OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref)) AND it.rowid IS NOT OLD.rowid) BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_replace BEFORE INSERT ON payments WHEN EXISTS (SELECT 1 FROM payments AS it WHERE (it.rowid = NEW.rowid) OR (it.ref = NEW.ref) OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key) OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref)) BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE INDEX history_ref ON history (ref);
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_replace BEFORE INSERT ON history WHEN EXISTS (SELECT 1 FROM history AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain)) BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE UNIQUE INDEX attempts_one_confirmed ON attempts (ref, leg) WHERE state = 'confirmed';
CREATE UNIQUE INDEX attempts_one_open ON attempts (ref) WHERE state IN ('ambiguous', 'sending');
CREATE UNIQUE INDEX attempts_one_open_per_login ON attempts (login) WHERE state IN ('ambiguous', 'sending');
CREATE INDEX attempts_freezing ON attempts (login) WHERE state IN ('ambiguous', 'double', 'sending');
CREATE INDEX attempts_settled ON attempts (state, settled);
CREATE TRIGGER attempts_fixed BEFORE UPDATE OF external_id, ref, leg, n, login, type, amount, started ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps what it was made with'); END;
CREATE TRIGGER attempts_no_replace_by_update BEFORE UPDATE ON attempts WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM attempts AS it WHERE ((it.external_id = NEW.external_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n) OR (it.balance_history_id = NEW.balance_history_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed') OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')) OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))) AND it.rowid IS NOT OLD.rowid) BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_replace BEFORE INSERT ON attempts WHEN EXISTS (SELECT 1 FROM attempts AS it WHERE (it.rowid = NEW.rowid) OR (it.external_id = NEW.external_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n) OR (it.balance_history_id = NEW.balance_history_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed') OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')) OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))) BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE INDEX decisions_subject ON decisions (subject);
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM decisions AS it WHERE (it.rowid = NEW.rowid)) BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE INDEX events_waiting ON events (due) WHERE finished IS NULL;
CREATE INDEX psp_calls_ref ON psp_calls (ref);
CREATE INDEX psp_calls_source ON psp_calls (psp, psp_ref) WHERE psp_ref IS NOT NULL;
CREATE TRIGGER psp_calls_fixed BEFORE UPDATE OF key, ref, action, minor, currency, digits, psp, psp_ref, created, label ON psp_calls BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
CREATE TRIGGER psp_calls_no_replace_by_update BEFORE UPDATE ON psp_calls WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM psp_calls AS it WHERE ((it.key = NEW.key)) AND it.rowid IS NOT OLD.rowid) BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_delete BEFORE DELETE ON psp_calls BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_replace BEFORE INSERT ON psp_calls WHEN EXISTS (SELECT 1 FROM psp_calls AS it WHERE (it.rowid = NEW.rowid) OR (it.key = NEW.key)) BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE INDEX alerts_waiting ON alerts (due) WHERE delivered IS NULL;
CREATE INDEX alerts_about ON alerts (ref, code);
CREATE INDEX remote_calls_at ON remote_calls (at);
CREATE INDEX throttles_at ON throttles (at);
CREATE UNIQUE INDEX visits_waiting ON visits (waiting) WHERE waiting <> '';
CREATE UNIQUE INDEX visits_finish ON visits (finish) WHERE finish <> '';
CREATE INDEX visits_created ON visits (created);
CREATE INDEX tokens_user ON tokens (user_id);
COMMIT;
PRAGMA user_version = 3;
