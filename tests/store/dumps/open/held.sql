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
INSERT INTO "accounts" VALUES(6000001,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000002,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000003,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000004,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000005,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000006,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000007,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000008,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000009,70011223,'alex@example.test','Alex Demo',1);
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
INSERT INTO "alerts" VALUES(1,1760000000000,'mismatch','D-FWWK24Y','The PSP captured 90.00 USD instead of 100.00 USD',0,1760000000000,NULL);
INSERT INTO "alerts" VALUES(2,1760000000000,'unmatched','U-ARP8U68N2NHNGA','fake holds 100.00 USD for D-857SETV: the payment has another PSP object: it was captured twice',0,1760000000000,NULL);
INSERT INTO "alerts" VALUES(3,1760000007000,'held','','Nothing is sent: the sent log names payments that this database does not have: is it a restored backup?. Two people have to release it',0,1760000007000,NULL);
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
INSERT INTO "attempts" VALUES('W-DESPAPY.debit.1','W-DESPAPY','debit',1,6000004,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-U82XEU5.credit.1','D-U82XEU5','credit',1,6000005,'DEPOSIT','25.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('D-E3SFXC7.credit.1','D-E3SFXC7','credit',1,6000005,'DEPOSIT','35.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-T2D7N66.credit.1','D-T2D7N66','credit',1,6000006,'DEPOSIT','25.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('D-3X6K644.credit.1','D-3X6K644','credit',1,6000006,'DEPOSIT','35.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-FA5RWXU.debit.1','W-FA5RWXU','debit',1,6000006,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-URN5669.debit.1','W-URN5669','debit',1,6000007,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
CREATE TABLE disabled (user_id INTEGER PRIMARY KEY CHECK (user_id > 0)) STRICT;
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-9ZNB288','payment_2',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-U82XEU5','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-E3SFXC7','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-T2D7N66','payment_5',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-3X6K644','payment_6',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-FWWK24Y','payment_7',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-857SETV','payment_8',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_8','payment.changed','payment','D-857SETV','payment_8_again',1760000000000,1760000000000,1760000000000,'parked');
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
INSERT INTO "history" VALUES(1,'D-F5DRQ7R',NULL,'made','created','user 70011223',1760000000000,'322e2ca9c982c9b994057367909fca303571405dd1178bcaed5ccec436a70f4b');
INSERT INTO "history" VALUES(2,'D-F5DRQ7R','created','started','awaiting_payer','payer',1760000000000,'a1b7e54c2f62312314a85a657a361fd6ce5be70da99c44eb040479533d80e8f9');
INSERT INTO "history" VALUES(3,'D-9ZNB288',NULL,'made','created','user 70011223',1760000000000,'b10561da9c46f61980e935053159b0aa5a181a79dbbaaa5bdc14133bf2b0bb55');
INSERT INTO "history" VALUES(4,'D-9ZNB288','created','started','awaiting_payer','payer',1760000000000,'abe813b6104669d4516eff2101eaddd607d3ba51faf75d079f4404821c49ac1f');
INSERT INTO "history" VALUES(5,'D-9ZNB288','awaiting_payer','captured','paid','fake webhook',1760000000000,'44a0c9d7c228b721a2c413fb4193edc06c1cc5bf55116b680a4e0e45b2f9dcc6');
INSERT INTO "history" VALUES(6,'W-VGKGPQR',NULL,'made','requested','user 70011223',1760000000000,'8958aeacb3fccb3c7aa68a9de07b434d9dde2d71fd0aaa0853029a4651f87d98');
INSERT INTO "history" VALUES(7,'W-VGKGPQR','requested','approved','approved','policy',1760000000000,'bf83419acaf74701c3a7f44e7277ceed25ce762af740f767fd50511e184b6ed1');
INSERT INTO "history" VALUES(8,'W-DESPAPY',NULL,'made','requested','user 70011223',1760000000000,'1f2966ac8f61f2dc1771b46fac7331a33572782acf83583e86a83c882131d31a');
INSERT INTO "history" VALUES(9,'W-DESPAPY','requested','approved','approved','policy',1760000000000,'09d325144c1a6e54ddc634847da00c608ad57a6e8aed07881a6dcedc2d66b490');
INSERT INTO "history" VALUES(10,'W-DESPAPY','approved','debit_sent','debiting','worker',1760000000000,'36e2a09ed4691122407fd5978f9b03d3e7d52f773b5eb9d22bcc9d57c220b417');
INSERT INTO "history" VALUES(11,'W-DESPAPY','debiting','debit_booked','debited','worker',1760000000000,'8d1be09ab68f7e1b6c89873109d8ffe36d2e9cf477e142381b5d4900d4f60e5f');
INSERT INTO "history" VALUES(12,'D-U82XEU5',NULL,'made','created','user 70011223',1760000000000,'83b3541c5527eca9153c47cc482ad9a6ffd1e762c9f16eb7c0c537427eabfb62');
INSERT INTO "history" VALUES(13,'D-U82XEU5','created','started','awaiting_payer','payer',1760000000000,'e40b4658cde8d30047d084b14032dcd70368f452bf8b9fc7ff59aba692f05994');
INSERT INTO "history" VALUES(14,'D-U82XEU5','awaiting_payer','captured','paid','fake webhook',1760000000000,'5614d0fd9553244de62388a43c89e3bcabf8f4e3890b16fd530dd6fd0795652e');
INSERT INTO "history" VALUES(15,'D-U82XEU5','paid','credit_sent','crediting','worker',1760000000000,'ad3f283f255b68926eb4d4bc764a2c2368bff1d249cc40a3de375eaab58841a7');
INSERT INTO "history" VALUES(16,'D-U82XEU5','crediting','credit_booked','credited','worker',1760000000000,'c39a9aca54f91aaa30c85aa1f4e016eadbc9b8e913810e5738f872c072071226');
INSERT INTO "history" VALUES(17,'D-E3SFXC7',NULL,'made','created','user 70011223',1760000000000,'ce59738b98df9fcd7db6ebf265432d9e57d7227ecf7906e6f2a98d3f997d8e19');
INSERT INTO "history" VALUES(18,'D-E3SFXC7','created','started','awaiting_payer','payer',1760000000000,'b70efeeedfe5e17642e7c6c5798e5332984eebc46912e935edfde7a30ccffed4');
INSERT INTO "history" VALUES(19,'D-E3SFXC7','awaiting_payer','captured','paid','fake webhook',1760000000000,'5c6383f1f84a762496d618be51a35f273b1b6fb6d3bf8e9668013f58dfaec0ca');
INSERT INTO "history" VALUES(20,'D-E3SFXC7','paid','credit_sent','crediting','worker',1760000000000,'4214ac0902b5bf6fdb269f216e3644201c39bd914832283008b17c2c7969340c');
INSERT INTO "history" VALUES(21,'D-E3SFXC7','crediting','credit_booked','credited','worker',1760000000000,'bca49e640337cea66d5967ac4da33ba0e0aa971a77fbce711285ca2ca9fe4565');
INSERT INTO "history" VALUES(22,'W-QAHTDHW',NULL,'made','requested','user 70011223',1760000000000,'6a0ee722c47d063f91396b02a2a5e82688b9650131947f43cf3a5671286f2c5d');
INSERT INTO "history" VALUES(23,'W-QAHTDHW','requested','approved','approved','policy',1760000000000,'d54ad07ea520e4c320e992866256411f2c53efb347d5eac3af82034039ad2bf2');
INSERT INTO "history" VALUES(24,'D-T2D7N66',NULL,'made','created','user 70011223',1760000000000,'bafbc7f6c84d38c48e7b09bf887c414e10fd541f8c3cf69edb21ec65c2c24d0b');
INSERT INTO "history" VALUES(25,'D-T2D7N66','created','started','awaiting_payer','payer',1760000000000,'514e22f7a12d9634d0765ed8be41786d0bfb0e7e35e209ba80d605141ae62121');
INSERT INTO "history" VALUES(26,'D-T2D7N66','awaiting_payer','captured','paid','fake webhook',1760000000000,'97f333c3c7277e47bfada11ebe1962efd565c73218ab34e9095c969c2d2e9097');
INSERT INTO "history" VALUES(27,'D-T2D7N66','paid','credit_sent','crediting','worker',1760000000000,'0e53c39ec17e16515b86dd1b7dd83787384ae43f74c4399abe226576dcf260e1');
INSERT INTO "history" VALUES(28,'D-T2D7N66','crediting','credit_booked','credited','worker',1760000000000,'01bd4f43c126b8b6748ce7505e93e8b4117fe306d12e8af2a47c6374494ec7be');
INSERT INTO "history" VALUES(29,'D-3X6K644',NULL,'made','created','user 70011223',1760000000000,'81b1fa3f3e276577ac6726f82e0973ac3e3b2f3d2ecd81eb57c26b76a96a5b0f');
INSERT INTO "history" VALUES(30,'D-3X6K644','created','started','awaiting_payer','payer',1760000000000,'a31c78b2c277f1e21d13386934183b9e02bac153eba3d117f2441e416d218fd2');
INSERT INTO "history" VALUES(31,'D-3X6K644','awaiting_payer','captured','paid','fake webhook',1760000000000,'ecce695fb56d3794fb5c364c16c1d130882d0ba3a05329266109e395aed14159');
INSERT INTO "history" VALUES(32,'D-3X6K644','paid','credit_sent','crediting','worker',1760000000000,'553f1afa93f668840536266cc585fce98eceb61b22e363d30f4dce0c34a4396c');
INSERT INTO "history" VALUES(33,'D-3X6K644','crediting','credit_booked','credited','worker',1760000000000,'34fc1540e09c463928d82d063aaf61f21b9a26d06e7ba4fcfb9da8013c5340d4');
INSERT INTO "history" VALUES(34,'W-FA5RWXU',NULL,'made','requested','user 70011223',1760000000000,'ea3ec8a555c6d588304dd2847eaa7ad0fff85b9a9d093630ae0b489b14ead9da');
INSERT INTO "history" VALUES(35,'W-FA5RWXU','requested','approved','approved','policy',1760000000000,'cafddb57094355bdc868c1c2983f73bb37f6bc4da35096dea7f80e52105f35a4');
INSERT INTO "history" VALUES(36,'W-FA5RWXU','approved','debit_sent','debiting','worker',1760000000000,'dcf57640fc2a2979370771dcb07fcbfee754c0d06daf1f0df096dc95745a3cdf');
INSERT INTO "history" VALUES(37,'W-FA5RWXU','debiting','debit_booked','debited','worker',1760000000000,'45c0e25f59f1016d86d3ca917b4ef90b87b91605cdbaddea2c8f85cba776c5db');
INSERT INTO "history" VALUES(38,'W-URN5669',NULL,'made','requested','user 70011223',1760000000000,'e1449e5e956d151e8bd148d2c606fbde1facc99638243273523c5446be28d183');
INSERT INTO "history" VALUES(39,'W-URN5669','requested','approved','approved','policy',1760000000000,'6a065bc07710a4df626299bf99adbc8c2046314f30c0c9021738055bb7f91ee8');
INSERT INTO "history" VALUES(40,'W-URN5669','approved','debit_sent','debiting','worker',1760000000000,'703025380e76a2cb5f1e51989209dcc44cb84fb28b4c7d726c892b488757f7a1');
INSERT INTO "history" VALUES(41,'W-URN5669','debiting','debit_booked','debited','worker',1760000000000,'b744b85c318ef0aa8696599fde2ab4b7013d9c3aff6a8581384094e3316b6e16');
INSERT INTO "history" VALUES(42,'D-FWWK24Y',NULL,'made','created','user 70011223',1760000000000,'f909ec717462f5073444a1840de76947fe32f85bcf87f4095fe2787003f6b7ba');
INSERT INTO "history" VALUES(43,'D-FWWK24Y','created','started','awaiting_payer','payer',1760000000000,'5208109ca27135d4dc997604ee928b3fbaf6210195a8c5d0b23f2844e54d9dad');
INSERT INTO "history" VALUES(44,'D-857SETV',NULL,'made','created','user 70011223',1760000000000,'d09efb028b8b47da00aab1a9fb3218cef44ad32566c3b24cde0366d91d6dd9fb');
INSERT INTO "history" VALUES(45,'D-857SETV','created','started','awaiting_payer','payer',1760000000000,'ae4d512bb54ee3fc5ce2478f5b730761da80f0b7d3786055cd7221c33cc25004');
INSERT INTO "history" VALUES(46,'D-FWWK24Y','awaiting_payer','mismatched','review','fake webhook',1760000000000,'7689d9997ce085784e62e1caaec19bc20fa42f259762fba6dc9fe75835985979');
INSERT INTO "history" VALUES(47,'D-857SETV','awaiting_payer','captured','paid','fake webhook',1760000000000,'75f00b1bd33234c0ab7ab4879185c413a3b985cc140190a006c32238405c93a2');
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
INSERT INTO "payments" VALUES('D-F5DRQ7R','deposit',70011223,6000001,10000,'USD',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',NULL,NULL,NULL,'',0,1760000005000,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','b74a013d7ccc7ff20a8f14d8e896a7099dd7163c6e66221f82931bdfe460ddef','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-9ZNB288','deposit',70011223,6000002,10000,'USD',2,'paid','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_2',10000,'USD',2,'',0,1760000000000,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','88c353d9f7fc984939120b44e7104b55ae6f2ca3174d4e7f56a39e28ade31810','embedded','Visa 4002',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-VGKGPQR','withdrawal',70011223,6000003,4000,'USD',2,'approved','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,1760000000000,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','1602e22cc852f804a924dec845a8e89a96142504cc6b29ccc76ee04aa9950834','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-DESPAPY','withdrawal',70011223,6000004,4000,'USD',2,'debited','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,1760000000000,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','7602bdb518234519f441fff2005961a35b3e983faa292d867c5e025b3a863eb0','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-U82XEU5','deposit',70011223,6000005,2500,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_3',2500,'USD',2,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','aec63677464cad6b1ecba67e19027adc36b7f601e2f8648b3281704828184cfd','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-E3SFXC7','deposit',70011223,6000005,3500,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',3500,'USD',2,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','dbd8f72cff23a8774f724b3d0b91a1fdfef7294e570c8241e011c8e8dca604ac','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-QAHTDHW','withdrawal',70011223,6000005,4000,'USD',2,'approved','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,1760000000000,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','8b33ce2c14bc6f99eaa91e5fa3b48418bcb787aa8cbff1df02a19af826bc68c7','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-T2D7N66','deposit',70011223,6000006,2500,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_5',2500,'USD',2,'',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','5245be322fe65b3e6cd04b43633e046279b5e5d9b93a3d49a87a6871ea71418b','embedded','Visa 4005',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-3X6K644','deposit',70011223,6000006,3500,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_6',3500,'USD',2,'',0,NULL,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','29880d57cdc5aae3bcc750563878ef8ca1dd4b1f91391894375ef051184b8edb','embedded','Visa 4006',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-FA5RWXU','withdrawal',70011223,6000006,4000,'USD',2,'debited','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','5f7135f801ed79fe631113cd2af4af0d3bc9722d26091755daff1f27982636b5','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-URN5669','withdrawal',70011223,6000007,4000,'USD',2,'debited','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,1760000000000,'683255bd87aa13478032b2629d11d6a8adc70d72990cb9148ff46a98a5de022c','f646db11db5145e4802b4f4b3874e2c967def7515b128c993a1dd91c8831e884','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-FWWK24Y','deposit',70011223,6000008,10000,'USD',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_7',9000,'USD',2,'',0,NULL,'3fcff5aa6c14e6eb4c1d6ae394081877de59138c55d94b761240b718ea0e1e5b','685e00331be5723a032a46c7045a506f143c64357711ce4c45e406f835d156fd','embedded','Visa 4007',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-857SETV','deposit',70011223,6000009,10000,'USD',2,'paid','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',10000,'USD',2,'',0,1760000000000,'ed3bf1a822d3d0ae37af5ed4b3f1030dff3d82f198a3ef1fdfdcc598aa95a7e8','7262445534226fbf632864b28662a671193f320aaeb4195b76ac3e1d4a2d9662','embedded','Visa 4008',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-VGKGPQR.payout.1','W-VGKGPQR','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760000000000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-DESPAPY.payout.1','W-DESPAPY','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760000000000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-QAHTDHW.refund.1','W-QAHTDHW','refund',2500,'USD',2,'fake','payment_3',NULL,'planned',0,1760000000000,'Visa 4003',NULL,'');
INSERT INTO "psp_calls" VALUES('W-QAHTDHW.refund.2','W-QAHTDHW','refund',1500,'USD',2,'fake','payment_4',NULL,'planned',0,1760000000000,'Visa 4004',NULL,'');
INSERT INTO "psp_calls" VALUES('W-FA5RWXU.refund.1','W-FA5RWXU','refund',2500,'USD',2,'fake','payment_5',NULL,'planned',0,1760000000000,'Visa 4005',NULL,'');
INSERT INTO "psp_calls" VALUES('W-FA5RWXU.refund.2','W-FA5RWXU','refund',1500,'USD',2,'fake','payment_6',NULL,'planned',0,1760000000000,'Visa 4006',NULL,'');
INSERT INTO "psp_calls" VALUES('W-URN5669.payout.1','W-URN5669','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760000000000,'',NULL,'');
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
INSERT INTO "sessions" VALUES('76b9289f5505e2cec53537dec310102d12ba426478295cf97602cfdcee087edc',70011223,'deposit',6000001,6000001,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('ccdb9d4a49f44928f81c66408470b7c8252a0c60a7197f210d3026fee866ab79',70011223,'deposit',6000002,6000002,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('32b58b8388f28d9fc0ca9921a409f72bae1fced29fc906e3cfc66c1461c33d54',70011223,'withdrawal',6000003,6000003,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('cb8a0a25b02d678f023059d1c3875951d7a57d796ba5ce53e7447b543c5d0689',70011223,'withdrawal',6000004,6000004,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('913809c381582a678b6ef23acc4e36a39162936e134c93dc272d5fe15b19b2ca',70011223,'deposit',6000005,6000005,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('9f69fb43991c60af629b275d057a96b04adcc7e0e81f14191cd7f79e8a9f6841',70011223,'deposit',6000005,6000005,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('bc48d664c5835435e8d2b3125facebc8eb785758b16ed0e1aabd76b9f1a75829',70011223,'withdrawal',6000005,6000005,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('19678edae614ead24367411cd71d3facef0e7268daa2d0fb8ad852c662381045',70011223,'deposit',6000006,6000006,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('437c0f011545c7fea85b5f90fc9602393d0a2cd55e5872251d651f2df8d056db',70011223,'deposit',6000006,6000006,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('7342b24a4bd3e45e002d033aba7bfd8432827cb823c75c4295aab247baf089bf',70011223,'withdrawal',6000006,6000006,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('00e54f8e8d12e91afcd3c47bb62a44b30ed7381c7cd15bbdb77adb5ebf1f7490',70011223,'withdrawal',6000007,6000007,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('22cdaa76be61d18d2891b792ab7d58f2a4d35c1b36ac630be230660a1ab8995b',70011223,'deposit',6000008,6000008,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('a2504e2e4652777c24cc66714571a8df3f6883dd969a183d2b91753d97f75824',70011223,'deposit',6000009,6000009,NULL,'',1760000000000,1760000000000);
CREATE TABLE switches (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
INSERT INTO "switches" VALUES('held','the sent log names payments that this database does not have: is it a restored backup? (1760000007000)');
CREATE TABLE throttles (
        key TEXT PRIMARY KEY,
        failures INTEGER NOT NULL CHECK (failures >= 0),
        until INTEGER NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
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
INSERT INTO "unmatched" VALUES('U-ARP8U68N2NHNGA','fake','payment_8_again','D-857SETV',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
CREATE TABLE users (
        user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
        email TEXT NOT NULL UNIQUE CHECK (email <> ''),
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        password TEXT NOT NULL) STRICT;
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
