-- A database of version 1, made by the code of commit c947cff.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 60.00 USD for D-9DGJR67: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-MMYNHBA','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-NMU3Z3S','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-DQFP4R4','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-9DGJR67.credit.1','D-9DGJR67','credit',1,5512345,'DEPOSIT','60.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-YEX8JQD.credit.1','D-YEX8JQD','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-FHJZJDB.debit.1','W-FHJZJDB','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-69TUHWQ.credit.1','D-69TUHWQ','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-XAZRQHR.debit.1','W-XAZRQHR','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-86SAGNH.debit.1','W-86SAGNH','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-86SAGNH.return.1','W-86SAGNH','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-NMU3Z3S.credit.1','D-NMU3Z3S','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-DQFP4R4.credit.1','D-DQFP4R4','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
INSERT INTO "decisions" VALUES(1,'D-1','D-1 review','not booked','ann',1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-9DGJR67','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-9DGJR67','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-YEX8JQD','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-69TUHWQ','payment_5',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-MMYNHBA','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-NMU3Z3S','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-DQFP4R4','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-9DGJR67',NULL,'made','created','user 70011223',1760000000000,'f72a9a9ae70da54bf019b1104225178fe51ed9909809e613a31d0b084248297a');
INSERT INTO "history" VALUES(2,'D-9DGJR67','created','started','awaiting_payer','payer',1760000000000,'191c926e9bde54e4b2cfaf664dc008ec4f34ca0b4ec8675e20f9a802634160a4');
INSERT INTO "history" VALUES(3,'D-9DGJR67','awaiting_payer','captured','paid','fake webhook',1760000000000,'3fe6363977f4caaf4297396b1d9eb035f8068d858cce0a635858e0066d15f0cd');
INSERT INTO "history" VALUES(4,'D-9DGJR67','paid','credit_sent','crediting','worker',1760000000000,'057a86c6b0330599a5b3d8b85340c9f91c026679201e10bff0e14388b6acd9e5');
INSERT INTO "history" VALUES(5,'D-9DGJR67','crediting','credit_booked','credited','worker',1760000000000,'9c97d49ee21541e3c1e7d02389226a06037e3bd5d616277f0bdd48e54d3ea0a6');
INSERT INTO "history" VALUES(6,'D-YEX8JQD',NULL,'made','created','user 70011223',1760000000000,'60a3e2dfb7165a5ca08bdb6b3367bdbfe7e42b7fc18c0a9db01abf68136c8329');
INSERT INTO "history" VALUES(7,'D-YEX8JQD','created','started','awaiting_payer','payer',1760000000000,'3e8cdb6357d224fd39054111bb034db31204603601afe8cd11d148fbe9bfec9d');
INSERT INTO "history" VALUES(8,'D-YEX8JQD','awaiting_payer','captured','paid','fake webhook',1760000000000,'48953cc597eb071d0d725cb42f81ac144574f041ac11ca64dbbfab69beda6fca');
INSERT INTO "history" VALUES(9,'D-YEX8JQD','paid','credit_sent','crediting','worker',1760000000000,'52fd8d9a30ec0b668d49e07cea9c103ee90acf302c449285b7ab846651d6f318');
INSERT INTO "history" VALUES(10,'D-YEX8JQD','crediting','credit_booked','credited','worker',1760000000000,'d882cb9f688fa21ba2169e046bc35b7459730068169cd1f5cd1fb880b8a57219');
INSERT INTO "history" VALUES(11,'W-FHJZJDB',NULL,'made','requested','user 70011223',1760000000000,'7506d0056d25f96ffb237ebccf4e416d9f6fcc700a8f9b37a53165f16e47b549');
INSERT INTO "history" VALUES(12,'W-FHJZJDB','requested','approved','approved','policy',1760000000000,'8b14820df070cd198b7b0e6508078bff1371f6b980db433e0d10e9460ea19ae3');
INSERT INTO "history" VALUES(13,'W-FHJZJDB','approved','debit_sent','debiting','worker',1760000000000,'7dfe9b2d9de1ef37041b8fff33eee9159fe1c6fcba9a33c6d24680f390ea43fc');
INSERT INTO "history" VALUES(14,'W-FHJZJDB','debiting','debit_booked','debited','worker',1760000000000,'45644ae36e5efb814622e7898b02f78a8a694538ac23fc77e014edfcfd9c11af');
INSERT INTO "history" VALUES(15,'W-FHJZJDB','debited','payout_sent','paying_out','worker',1760000000000,'429a0af299485ffa9b237acfa5c9c020c28edb38317d856aca6ce4d2471ec079');
INSERT INTO "history" VALUES(16,'W-FHJZJDB','paying_out','payout_paid','paid_out','worker',1760000000000,'1495dc22794ca42851f16b687a8f8c0ac674cd87fc4ba5f5d3a1cc16f4809681');
INSERT INTO "history" VALUES(17,'D-69TUHWQ',NULL,'made','created','user 70011223',1760000000000,'4cb4183b079c29d48d03958e5d932665bbf5b496d86678efa478ea586b6954a3');
INSERT INTO "history" VALUES(18,'D-69TUHWQ','created','started','awaiting_payer','payer',1760000000000,'2b2e8f40c5533d46a6049b4bca68f2c2b708f98b21ddd09aec6e7c25727842f2');
INSERT INTO "history" VALUES(19,'D-69TUHWQ','awaiting_payer','captured','paid','fake webhook',1760000000000,'6394d4c6c65006fd63950a30c88e2d70f7c9c8f7abfb3b1ecd2031fc03d17564');
INSERT INTO "history" VALUES(20,'D-69TUHWQ','paid','credit_sent','crediting','worker',1760000000000,'41ed9af72de8db9084aecb1784dba98e59dace27f39c9523d1ad21decb7c744b');
INSERT INTO "history" VALUES(21,'D-69TUHWQ','crediting','credit_booked','credited','worker',1760000000000,'1d1dadc391bafa39f5d4605135c4fcccbb50ad41c14b931a22162040bf01e274');
INSERT INTO "history" VALUES(22,'W-XAZRQHR',NULL,'made','requested','user 70011223',1760000000000,'93be321fb7601dd0ed3f5806fe15532804221d75d3140151bc844816051703f7');
INSERT INTO "history" VALUES(23,'W-XAZRQHR','requested','approved','approved','policy',1760000000000,'6627d9c35c201811e4f21aa1f761bb5e0e5b870eea5a8cc325f9347c2ccb6218');
INSERT INTO "history" VALUES(24,'W-86SAGNH',NULL,'made','requested','user 70011223',1760000000000,'c719f7fd969fd7ec1b07a3a853eb0bf2c1c8ecd7a3a2650e87ca04bf66c319b1');
INSERT INTO "history" VALUES(25,'W-86SAGNH','requested','approved','approved','policy',1760000000000,'2fe09cbeecef6f30bce10b719512cd3520b47fe378fe8f64b29cb4f55a604768');
INSERT INTO "history" VALUES(26,'W-XAZRQHR','approved','debit_sent','debiting','worker',1760000000000,'80f7e2ddf9ec74f543d1f97003ca4842736f1c4e11a95cb64b9748a14382a6c1');
INSERT INTO "history" VALUES(27,'W-XAZRQHR','debiting','debit_booked','debited','worker',1760000000000,'e27310b39e78dc47d552baeb7c2ff73aea078d2457c512a8b292444005abb462');
INSERT INTO "history" VALUES(28,'W-86SAGNH','approved','debit_sent','debiting','worker',1760000000000,'c3871eefb83c63ea6d65d8876222644e476d4b5092595afa70436328277d9cac');
INSERT INTO "history" VALUES(29,'W-86SAGNH','debiting','debit_booked','debited','worker',1760000000000,'4e86a3d2b3697e6b8544117343b0c54c500570af0cd54d0de503cd97b944de9d');
INSERT INTO "history" VALUES(30,'W-XAZRQHR','debited','payout_sent','paying_out','worker',1760000000000,'a848190b6e5f42bd46bf0e130327c06494c4c0d72b4843ddf395350c32d4f129');
INSERT INTO "history" VALUES(31,'W-XAZRQHR','paying_out','payout_paid','paid_out','worker',1760000000000,'13251a3bcbbb6c24afa38785b81ed80517e481b010e774f91267e3f0956652e6');
INSERT INTO "history" VALUES(32,'W-86SAGNH','debited','payout_sent','paying_out','worker',1760000000000,'8f16919bb38d101f8e76748aac8e64e1f6c90b612ff0356e341dfd67e2dde2f6');
INSERT INTO "history" VALUES(33,'W-86SAGNH','paying_out','payout_failed','payout_failed','worker',1760000000000,'fc8cb9914708c8ea68fd76be886e8ae86f5fb67830b7b3c1cf08d436e5dabd44');
INSERT INTO "history" VALUES(34,'W-86SAGNH','payout_failed','return_ordered','returning','worker',1760000000000,'361870d9c6a2fe7bbf907d5410b6e3809466b0bb09d377ec4dff400b79464d8d');
INSERT INTO "history" VALUES(35,'W-86SAGNH','returning','return_sent','returning','worker',1760000000000,'f9ff12f0b37e924a7c171cbe1e15554438932dca9f083ed7810a222c17436120');
INSERT INTO "history" VALUES(36,'W-86SAGNH','returning','return_booked','returned','worker',1760000000000,'ef947dcd71c2d67e2c48521ae904aff96bb05e9b647865f508da9aaef482ff95');
INSERT INTO "history" VALUES(37,'D-MMYNHBA',NULL,'made','created','user 70011223',1760000000000,'fdc4bba6044531448fb820bf35f135b2d9ffd0c33af16e7e4ac8e1bb379d9d3f');
INSERT INTO "history" VALUES(38,'D-MMYNHBA','created','started','awaiting_payer','payer',1760000000000,'06ab87aa053b0bc3463aae7d6598c361cd2be73a43ad210c71f06d7585bc9881');
INSERT INTO "history" VALUES(39,'D-MMYNHBA','awaiting_payer','mismatched','review','fake webhook',1760000000000,'27c84b33d89f1d44550d3c96c6df2f9016793216049e570be998c87c40d8a1d7');
INSERT INTO "history" VALUES(40,'D-MMYNHBA','review','refund_ordered','refunding','ann',1760000000000,'a22cb553b18a19b487c2cdaa27cbac6aa9d39448876c60cffcfbab8102f3af1c');
INSERT INTO "history" VALUES(41,'D-MMYNHBA','refunding','refund_paid','refunded','worker',1760000000000,'97311a3dd5669494086006baded3f2b9b3720b5a25454c3a8257981156d4c3e1');
INSERT INTO "history" VALUES(42,'D-NMU3Z3S',NULL,'made','created','user 70011223',1760000000000,'e0bbc29414eef67081b9e491879843286eb1dba655da10f38bb01aa00efdc76e');
INSERT INTO "history" VALUES(43,'D-NMU3Z3S','created','started','awaiting_payer','payer',1760000000000,'927af3292aac63d6a99ebaec2e330cfc5ac0afbd27bd00edd421b3c42344c508');
INSERT INTO "history" VALUES(44,'D-NMU3Z3S','awaiting_payer','captured','paid','fake webhook',1760000000000,'7825839d87f7692d2d83b12bd748988eb7bad95783dbb02c52073acb4384ea40');
INSERT INTO "history" VALUES(45,'D-NMU3Z3S','paid','credit_sent','crediting','worker',1760000000000,'b64728cec910393f4dc2bdd2d0df8ba76c1d771f5ee966ecc6002d2d91d6ae2b');
INSERT INTO "history" VALUES(46,'D-NMU3Z3S','crediting','credit_refused','credit_refused','worker',1760000000000,'697f6cc61f8c51f55d967a843c06d463a453c387fe5f0ef396fed89c5e69efdf');
INSERT INTO "history" VALUES(47,'D-NMU3Z3S','credit_refused','handed_to_staff','review','worker',1760000000000,'d55bcd7ef733bfc8f8ca65c381dac865776e5653578f0b1ca17f3f317998ac00');
INSERT INTO "history" VALUES(48,'D-W5JEC88',NULL,'made','created','user 70011223',1760000000000,'7eabeb6172113a90f0ce90c606ac479c7760e724e4b5510906ebe4a95f98d781');
INSERT INTO "history" VALUES(49,'D-W5JEC88','created','started','awaiting_payer','payer',1760000000000,'ac01c2c0be120ee685b1919f77c6d898f60e7799ab780302ce6d83857b71dd43');
INSERT INTO "history" VALUES(50,'D-DQFP4R4',NULL,'made','created','user 70011223',1760000000000,'2b92b8d74ec706efb4718f05d31b4b97d390d831f1856009f62d4aafa1e892dc');
INSERT INTO "history" VALUES(51,'D-DQFP4R4','created','started','awaiting_payer','payer',1760000000000,'f46a53c72f6eb115f9dd81083573ae6ff97afd8d173a61135a722e3c6d1c4cbd');
INSERT INTO "history" VALUES(52,'D-DQFP4R4','awaiting_payer','captured','paid','fake webhook',1760000000000,'3d305214d673a201e89b1a1e8e8756e4f67aa094235d00af3e17f2a60887b236');
INSERT INTO "history" VALUES(53,'D-DQFP4R4','paid','credit_sent','crediting','worker',1760000000000,'8dc8cbf3a348105ec6574ba14e58dc18757ab17057d73104f872ded1bdfc99df');
INSERT INTO "history" VALUES(54,'D-DQFP4R4','crediting','credit_unknown','credit_unknown','worker',1760000000000,'5ea792be0adb35c89b39bc1e8623889036544dd054142d9a0a580855335c120c');
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
INSERT INTO "payments" VALUES('D-9DGJR67','deposit',70011223,5512345,6000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',6000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','e531c42ea4b4c84049d3c875d160e1dee679e0fa7c8bc8faca51a36b5bdb0c0b','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-YEX8JQD','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','50e5f60629943355763b462ece2f9123a6fc233ede42d0f22e129f55a7bb9be3','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-FHJZJDB','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','6a93d965221d0827b23382584b16de21e4d91efca9e80ff34e30e76e7c871a3b','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-69TUHWQ','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_5',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','1178df3b7760fe1c56546f49b6586dee43d769cf9629ae5b7e3c416a0a43b0ea','embedded','Visa 4005',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-XAZRQHR','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','d49872a49a83545fd57043affc1ff83704c9cfc85108e57daf574403940ec452','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-86SAGNH','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','ec6bcc3c82f922c893e69d89c89c26b97aaf967e4051e7c9abe67bba966d6398','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-MMYNHBA','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','4b7ddba434a45a7ee5f597cec9b2908a1ee1ce550245ae3b484ae5be3f589fed','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-NMU3Z3S','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','3db956cd581f8791205d899bf7df9a41fe5b5b6a9c98c2c05a8d505115113620','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-W5JEC88','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','45566d2646d2e8c1997ef59437efe7e1dc8e95adda21cb3dd6238cea5fc1ffac','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-DQFP4R4','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','927431905c26ae533db3fd09a85c3ba994edccd3916d895ba0140a25f116d8f2','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-FHJZJDB.payout.1','W-FHJZJDB','payout',4000,'USD',2,'fake',NULL,'payout_4','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-XAZRQHR.refund.1','W-XAZRQHR','refund',2000,'USD',2,'fake','payment_5','refund_6','paid',1,1760000000000,'Visa 4005',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-86SAGNH.payout.1','W-86SAGNH','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-MMYNHBA.refund.1','D-MMYNHBA','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('dee17c12e7ad251f10520bb4e3b5e2f077a5d2693966c63ed73d00fe7f07509b','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-9DGJR67',6000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 1;
