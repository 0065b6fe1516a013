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
INSERT INTO "alerts" VALUES(1,1760000000000,'mismatch','D-2JJ4BWD','The PSP captured 90.00 USD instead of 100.00 USD',0,1760000000000,NULL);
INSERT INTO "alerts" VALUES(2,1760000000000,'unmatched','U-ARP8U68N2NHNGA','fake holds 100.00 USD for D-M6F3Z54: the payment has another PSP object: it was captured twice',0,1760000000000,NULL);
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
INSERT INTO "attempts" VALUES('W-NESKEDB.debit.1','W-NESKEDB','debit',1,6000004,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-US2TF33.credit.1','D-US2TF33','credit',1,6000005,'DEPOSIT','25.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('D-JKATGBN.credit.1','D-JKATGBN','credit',1,6000005,'DEPOSIT','35.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-E5DR487.credit.1','D-E5DR487','credit',1,6000006,'DEPOSIT','25.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('D-DTADSSP.credit.1','D-DTADSSP','credit',1,6000006,'DEPOSIT','35.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-H2C79V5.debit.1','W-H2C79V5','debit',1,6000006,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-857K8GV.debit.1','W-857K8GV','debit',1,6000007,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-PYMV682.credit.1','D-PYMV682','credit',1,6000002,'DEPOSIT','100.00','lost',1760000001000,1760000001000,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-PBQA2DR.debit.1','W-PBQA2DR','debit',1,6000003,'WITHDRAW','40.00','lost',1760000002000,1760000002000,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-5G3NMGR.debit.1','W-5G3NMGR','debit',1,6000005,'WITHDRAW','40.00','lost',1760000004000,1760000004000,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-857K8GV.return.1','W-857K8GV','return',1,6000007,'DEPOSIT','40.00','lost',1760000006000,1760000006000,'',NULL,NULL);
INSERT INTO "attempts" VALUES('D-M6F3Z54.credit.1','D-M6F3Z54','credit',1,6000009,'DEPOSIT','100.00','lost',1760000007000,1760000007000,'',NULL,NULL);
INSERT INTO "attempts" VALUES('D-KMDAKN6.credit.1','D-KMDAKN6','credit',1,6000010,'DEPOSIT','100.00','lost',1760000007000,1760000007000,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-CNV3UK7.debit.1','W-CNV3UK7','debit',1,6000011,'WITHDRAW','40.00','lost',1760000007000,1760000007000,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-RBRRCPK.debit.1','W-RBRRCPK','debit',1,6000012,'WITHDRAW','40.00','lost',1760000007000,1760000007000,'',NULL,NULL);
CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
INSERT INTO "decisions" VALUES(1,'','hold the sent log names payments that this database does not have: is it a restored backup? (1760000007000)','release','ann',1760000007000);
INSERT INTO "decisions" VALUES(2,'','hold the sent log names payments that this database does not have: is it a restored backup? (1760000007000)','release','ben',1760000007000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-PYMV682','payment_2',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-US2TF33','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-JKATGBN','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-E5DR487','payment_5',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-DTADSSP','payment_6',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-2JJ4BWD','payment_7',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-M6F3Z54','payment_8',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_8','payment.changed','payment','D-M6F3Z54','payment_8_again',1760000000000,1760000000000,1760000000000,'parked');
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
INSERT INTO "history" VALUES(1,'D-RYU5T65',NULL,'made','created','user 70011223',1760000000000,'edc7fd2a303134a07c18e05de1c0117be8e584e5daf30b9c4b033cb837c3949b');
INSERT INTO "history" VALUES(2,'D-RYU5T65','created','started','awaiting_payer','payer',1760000000000,'2a9ac8805afcb076a0e31c15240e7d09a9322da8d5ff4c47f84a791defeee75a');
INSERT INTO "history" VALUES(3,'D-PYMV682',NULL,'made','created','user 70011223',1760000000000,'282f2d365bcdfd723d16bb6ae1de7cbfeb5a1a9f8e71b700489bab222a1ff90e');
INSERT INTO "history" VALUES(4,'D-PYMV682','created','started','awaiting_payer','payer',1760000000000,'924c8021df4fd407baaa91614cf5ebea5917b0e43db2f1c33b0e6aa6f1df363a');
INSERT INTO "history" VALUES(5,'D-PYMV682','awaiting_payer','captured','paid','fake webhook',1760000000000,'f2a53258924e4d34718f84f0ad640b926f2df40c6412494aec8042c13a04c256');
INSERT INTO "history" VALUES(6,'W-PBQA2DR',NULL,'made','requested','user 70011223',1760000000000,'618287ad577a1d39b34d623e2829b4efe850e0151808c83d69f51a37433774e7');
INSERT INTO "history" VALUES(7,'W-PBQA2DR','requested','approved','approved','policy',1760000000000,'4041ed8c98216f95364056c78f70c87878239db8a2ccef969c01df4b84d9d6ef');
INSERT INTO "history" VALUES(8,'W-NESKEDB',NULL,'made','requested','user 70011223',1760000000000,'fad1cbfad98c90895cc8367f875fb6bba9c203fbd41eb1d56f134b8abd1bdc79');
INSERT INTO "history" VALUES(9,'W-NESKEDB','requested','approved','approved','policy',1760000000000,'ca0ccbcaee991ff6df16a0731e8ed031af82934a0e267f6da44694e9e176c373');
INSERT INTO "history" VALUES(10,'W-NESKEDB','approved','debit_sent','debiting','worker',1760000000000,'6fb13a67759a733b427530d2248e73e77c9c42d7738e2601f85698ccd4adf10a');
INSERT INTO "history" VALUES(11,'W-NESKEDB','debiting','debit_booked','debited','worker',1760000000000,'5bb7c013c87dc9319c2cd95b6c1de346373b61dca1fee330a27775ce359a1392');
INSERT INTO "history" VALUES(12,'D-US2TF33',NULL,'made','created','user 70011223',1760000000000,'61b9e9afdc6722fcd93f62e68d70ed4f966663e07da96610fb6ab4acba0df6a8');
INSERT INTO "history" VALUES(13,'D-US2TF33','created','started','awaiting_payer','payer',1760000000000,'c0a915bd1a8fceb3cb1ed5020531b6f784100427737e4075e0726e1cb7ee4c53');
INSERT INTO "history" VALUES(14,'D-US2TF33','awaiting_payer','captured','paid','fake webhook',1760000000000,'58c47751f1287b2fa6cf3323f124fb203ab611d5fdb5410e4aa3816a6958815b');
INSERT INTO "history" VALUES(15,'D-US2TF33','paid','credit_sent','crediting','worker',1760000000000,'5ef58cb1ce67a08446de84066c27318ead5fa8ebf9df04c70d3746cb83d3d785');
INSERT INTO "history" VALUES(16,'D-US2TF33','crediting','credit_booked','credited','worker',1760000000000,'31c58d044a6dc87e0c218a85c0a46905b8981a35e6a3c7fabc60af3151a0d040');
INSERT INTO "history" VALUES(17,'D-JKATGBN',NULL,'made','created','user 70011223',1760000000000,'66c67c3fa89ac0772414159e45697f974f8c965e7a815635af3a40f1cad3332e');
INSERT INTO "history" VALUES(18,'D-JKATGBN','created','started','awaiting_payer','payer',1760000000000,'bf6b297dd03f590daa9bf16e01323853f480585574a80526be4ae21a29d53af6');
INSERT INTO "history" VALUES(19,'D-JKATGBN','awaiting_payer','captured','paid','fake webhook',1760000000000,'3ab767e758bda6305482f693e8fc18bd90e659e9d6ad0b5c82ca54f70bd264cd');
INSERT INTO "history" VALUES(20,'D-JKATGBN','paid','credit_sent','crediting','worker',1760000000000,'83174a59f3065558a2d09bff85b6cbbe687ff8b22c50700926f6fc6832af867b');
INSERT INTO "history" VALUES(21,'D-JKATGBN','crediting','credit_booked','credited','worker',1760000000000,'a7ea0e10e8417432772cca7ec600b1a57960a8229334080abf7ab922076cccd5');
INSERT INTO "history" VALUES(22,'W-5G3NMGR',NULL,'made','requested','user 70011223',1760000000000,'e56056c43c36e0d6d9bf8a000e2fecf35b0220990d57af9b95acb48579b8603c');
INSERT INTO "history" VALUES(23,'W-5G3NMGR','requested','approved','approved','policy',1760000000000,'4364bef2957887cce1f2402064c301f03c0f4d98fa2ae8da35dfc22613ad1b16');
INSERT INTO "history" VALUES(24,'D-E5DR487',NULL,'made','created','user 70011223',1760000000000,'1b3f73c5e29c3e64bc66caa4c3532317d77c139f8b2c2bbfa9f714db6c469359');
INSERT INTO "history" VALUES(25,'D-E5DR487','created','started','awaiting_payer','payer',1760000000000,'398a339055f07afe8550ae7198bd684fcc6a60b5bc124ef4c776f16979e538b6');
INSERT INTO "history" VALUES(26,'D-E5DR487','awaiting_payer','captured','paid','fake webhook',1760000000000,'7b142c9b2f3dd1228696d29af7971a567da96e19ace5587af2072a4ca9d7d261');
INSERT INTO "history" VALUES(27,'D-E5DR487','paid','credit_sent','crediting','worker',1760000000000,'91592498906facc536b42e4bb63b0011ab99d1d65a7e725400e099158181e5aa');
INSERT INTO "history" VALUES(28,'D-E5DR487','crediting','credit_booked','credited','worker',1760000000000,'d6cdffaa99927f15b1549933b000e9aadcf99c6eb49dafff81d71108a72570c2');
INSERT INTO "history" VALUES(29,'D-DTADSSP',NULL,'made','created','user 70011223',1760000000000,'961d36c1b4cb729f59c2b47369f3a1163ed1eb7789f05cbbee9216fc6b98e178');
INSERT INTO "history" VALUES(30,'D-DTADSSP','created','started','awaiting_payer','payer',1760000000000,'47fb00bd9884fba74ade947610df9277004e090945faf05257266213ad5c181e');
INSERT INTO "history" VALUES(31,'D-DTADSSP','awaiting_payer','captured','paid','fake webhook',1760000000000,'ae5b354b06764796efdf0e833312c47cd8dc292c31b3054b8a93890f01d617bb');
INSERT INTO "history" VALUES(32,'D-DTADSSP','paid','credit_sent','crediting','worker',1760000000000,'5361811f222438cd26eb2153acb583c8e2f1ae8a568f118eeac57f1c72da49bb');
INSERT INTO "history" VALUES(33,'D-DTADSSP','crediting','credit_booked','credited','worker',1760000000000,'36833038f53bb00d4700e2d3c8f32a3adc63fb854502ad66df29d1bd29e90a6d');
INSERT INTO "history" VALUES(34,'W-H2C79V5',NULL,'made','requested','user 70011223',1760000000000,'9456ce360326efddcc1a911232732c8e5c24a0f4c06a4aa03bbd9cd75488db18');
INSERT INTO "history" VALUES(35,'W-H2C79V5','requested','approved','approved','policy',1760000000000,'787238395a46aa8deda4c3c790fb0c4b752bc464fbbf327d34e4324b5d84378d');
INSERT INTO "history" VALUES(36,'W-H2C79V5','approved','debit_sent','debiting','worker',1760000000000,'f796b6aaf3a0cd6ec00f22732dbebe19d05bfd04152ccb5e2c8132bafda47268');
INSERT INTO "history" VALUES(37,'W-H2C79V5','debiting','debit_booked','debited','worker',1760000000000,'418197c628fd40662bcf9868e9401b33e50262d09bfe67aca946a248e318b99a');
INSERT INTO "history" VALUES(38,'W-857K8GV',NULL,'made','requested','user 70011223',1760000000000,'90b1bc29f2dcce926d690ee87eca98b2fbf2cccd8ef61972d80a3ca0c81646dc');
INSERT INTO "history" VALUES(39,'W-857K8GV','requested','approved','approved','policy',1760000000000,'67e4cb9825665ef4dea98988a7b8518fe3f4bb98677ef7abcf084630e94e013e');
INSERT INTO "history" VALUES(40,'W-857K8GV','approved','debit_sent','debiting','worker',1760000000000,'8438e61b08c63528fe04fe04ce514babcb77eed7c6cf1e130cdb062f0782a986');
INSERT INTO "history" VALUES(41,'W-857K8GV','debiting','debit_booked','debited','worker',1760000000000,'2132088726297aa8816e9e0ab1cb1f13ac003215a7f495558c8b5aafd4616ec9');
INSERT INTO "history" VALUES(42,'D-2JJ4BWD',NULL,'made','created','user 70011223',1760000000000,'15e0b3ddfd41ca1b93f209c6e58df000fb0a40c330cabaa3a954be888746f6a2');
INSERT INTO "history" VALUES(43,'D-2JJ4BWD','created','started','awaiting_payer','payer',1760000000000,'2317af8f8bf93c5129b78d5d73e49e3fc2f787bfc229bb8ea4fbe5ef8f679b4f');
INSERT INTO "history" VALUES(44,'D-M6F3Z54',NULL,'made','created','user 70011223',1760000000000,'6635f435b2dcf65c01567102eb6f184b3345c8201629af3cd4ea815e89e42c15');
INSERT INTO "history" VALUES(45,'D-M6F3Z54','created','started','awaiting_payer','payer',1760000000000,'101f52e2fafc5ed809c76a0d85e1bea51cb822711770aa5a64838c42d7a50ce8');
INSERT INTO "history" VALUES(46,'D-2JJ4BWD','awaiting_payer','mismatched','review','fake webhook',1760000000000,'b9a5c08bf4ee06a36713ecce55643b8f9e20faf36428510f0e998cfa78329e85');
INSERT INTO "history" VALUES(47,'D-M6F3Z54','awaiting_payer','captured','paid','fake webhook',1760000000000,'9b3cc50983cecbff1db2496f7ed8f9d58582ed466920ee2e4af4ec64fad208ac');
INSERT INTO "history" VALUES(48,'W-857K8GV','debited','restored','review','ann and ben',1760000007000,'379394eeff64f18b67df62b5aef37e9f319e7ea17453b2edb580adf13c700808');
INSERT INTO "history" VALUES(49,'D-PYMV682','paid','restored','review','ann and ben',1760000007000,'9ef60639e472b20eb743b0469994d830a4e43c39af15a44283a5475696bda284');
INSERT INTO "history" VALUES(50,'W-PBQA2DR','approved','restored','review','ann and ben',1760000007000,'33162fea6f0103d9b83ef0363dcf079b05aae722a9784c08d1703e9d58332124');
INSERT INTO "history" VALUES(51,'W-NESKEDB','debited','restored','review','ann and ben',1760000007000,'f31c2ce0277f17a9dd05c059a1c35703a8a6e4ecda6dc67e4ea1912061cc9f45');
INSERT INTO "history" VALUES(52,'W-5G3NMGR','approved','restored','review','ann and ben',1760000007000,'476f2e5081c03c0963fb2c8db51b8f49e3b9cfd6afede0cfefaa294d6aff01d4');
INSERT INTO "history" VALUES(53,'W-H2C79V5','debited','restored','review','ann and ben',1760000007000,'1370795eca9d1d3a14b59cddd1213d4b7d9add2500ba9718c00b88dd113490e6');
INSERT INTO "history" VALUES(54,'D-M6F3Z54','paid','restored','review','ann and ben',1760000007000,'766a2aa580f8adc63bd97fdffd8c566a68ff2466cf9c4da78107c05ef4d1788e');
INSERT INTO "history" VALUES(55,'D-KMDAKN6',NULL,'restored','review','ann and ben',1760000007000,'42139a103a37ef5572b6db3a21ad3ebdfb84855be50d540965178e902296ecd7');
INSERT INTO "history" VALUES(56,'W-CNV3UK7',NULL,'restored','review','ann and ben',1760000007000,'93177a582c9ff84f13d4720e9446dcc3c6832c7249612d897764d733783802d1');
INSERT INTO "history" VALUES(57,'W-RBRRCPK',NULL,'restored','review','ann and ben',1760000007000,'3580d5717e1c0452c7ee4344027f05d9a011995d1895e1c003ff8f19f5342505');
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
INSERT INTO "payments" VALUES('D-RYU5T65','deposit',70011223,6000001,10000,'USD',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',NULL,NULL,NULL,'',0,1760000005000,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','831bc90b74db11951c46bc13d8d6c62d190fe0a76860ff23e6c19e0ee13ed53c','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-PYMV682','deposit',70011223,6000002,10000,'USD',2,'review','fake','fake_card',1760000000000,1760000007000,1760001800000,'payment_2',10000,'USD',2,'',0,1760000007000,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','a58eeddf1a6fff630402d8ba9038f0fd26567fc58b49092fa04a721741c5fe35','embedded','Visa 4002',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-PBQA2DR','withdrawal',70011223,6000003,4000,'USD',2,'review','fake','fake_card',1760000000000,1760000007000,NULL,NULL,NULL,NULL,NULL,'',0,1760000007000,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','df4caaec41f99f8e81d63ff9f1910a2a96401b2e2e3fec588bd69e41cfd05413','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-NESKEDB','withdrawal',70011223,6000004,4000,'USD',2,'review','fake','fake_card',1760000000000,1760000007000,NULL,NULL,NULL,NULL,NULL,'',0,1760000007000,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','038e7c1e9a0789b9afe31757f631458aeed6fa3aa0c1da749a1c3d1f851fc1a2','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-US2TF33','deposit',70011223,6000005,2500,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_3',2500,'USD',2,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','8960eaacc79dce30534bc5be4785146d03d4f11ae3c5ce820e76561ae4a50a57','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-JKATGBN','deposit',70011223,6000005,3500,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',3500,'USD',2,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','5f4b0b91b4e7269378c36e2486b4ba3549a507b3f4cb9064cb9e339669c772da','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-5G3NMGR','withdrawal',70011223,6000005,4000,'USD',2,'review','fake','fake_loop',1760000000000,1760000007000,NULL,NULL,NULL,NULL,NULL,'',0,1760000007000,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','1c6ea48b4da5d0b550c008a6a8989bc6375a4b4576ca2843beaaf54281b76b0d','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-E5DR487','deposit',70011223,6000006,2500,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_5',2500,'USD',2,'',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','bdaa966e1c0c89feddbdfb0b09dbf005ac16a74dadefa008c921dd304fa4780b','embedded','Visa 4005',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-DTADSSP','deposit',70011223,6000006,3500,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_6',3500,'USD',2,'',0,NULL,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','2fee42d90e60248d9b39246ec62bcdf9c8c4a358fe179e858e588bafa6f11baf','embedded','Visa 4006',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-H2C79V5','withdrawal',70011223,6000006,4000,'USD',2,'review','fake','fake_loop',1760000000000,1760000007000,NULL,NULL,NULL,NULL,NULL,'',0,1760000007000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','1a942b6082ade8c790b1d29c766ef8ad8c703e0e6a2026459bb4cd6c5411423c','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-857K8GV','withdrawal',70011223,6000007,4000,'USD',2,'review','fake','fake_card',1760000000000,1760000007000,NULL,NULL,NULL,NULL,NULL,'',0,1760000007000,'683255bd87aa13478032b2629d11d6a8adc70d72990cb9148ff46a98a5de022c','7a82e90e26503bf0d70ececc59b81aa54e37eb1591a0ce39e4ee63f9c29ae054','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-2JJ4BWD','deposit',70011223,6000008,10000,'USD',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_7',9000,'USD',2,'',0,NULL,'3fcff5aa6c14e6eb4c1d6ae394081877de59138c55d94b761240b718ea0e1e5b','2435e3e10b58c1d50a191cafad137d3825fa27fe1f6eebc2c418ee4d94a2ae48','embedded','Visa 4007',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-M6F3Z54','deposit',70011223,6000009,10000,'USD',2,'review','fake','fake_card',1760000000000,1760000007000,1760001800000,'payment_8',10000,'USD',2,'',0,1760000007000,'ed3bf1a822d3d0ae37af5ed4b3f1030dff3d82f198a3ef1fdfdcc598aa95a7e8','0704a0538199058d007379e16259a602e500e6153e6f2a69dd7cba510a0c6603','embedded','Visa 4008',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-KMDAKN6','deposit',70011223,6000010,10000,'USD',2,'review','fake','fake_card',1760000007000,1760000007000,NULL,'payment_16',NULL,NULL,NULL,'',0,1760000007000,'restored D-KMDAKN6',NULL,'','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-CNV3UK7','withdrawal',70011223,6000011,4000,'USD',2,'review','fake','fake_card',1760000007000,1760000007000,NULL,NULL,NULL,NULL,NULL,'',0,1760000007000,'restored W-CNV3UK7',NULL,'','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-RBRRCPK','withdrawal',70011223,6000012,4000,'USD',2,'review','fake','fake_card',1760000007000,1760000007000,NULL,NULL,NULL,NULL,NULL,'',0,1760000007000,'restored W-RBRRCPK',NULL,'','',0,NULL,NULL,NULL);
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
INSERT INTO "psp_calls" VALUES('W-PBQA2DR.payout.1','W-PBQA2DR','payout',4000,'USD',2,'fake',NULL,NULL,'lost',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-NESKEDB.payout.1','W-NESKEDB','payout',4000,'USD',2,'fake',NULL,NULL,'lost',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-5G3NMGR.refund.1','W-5G3NMGR','refund',2500,'USD',2,'fake','payment_3',NULL,'lost',0,1760000000000,'Visa 4003',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-5G3NMGR.refund.2','W-5G3NMGR','refund',1500,'USD',2,'fake','payment_4',NULL,'lost',0,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-H2C79V5.refund.1','W-H2C79V5','refund',2500,'USD',2,'fake','payment_5',NULL,'lost',0,1760000000000,'Visa 4005',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-H2C79V5.refund.2','W-H2C79V5','refund',1500,'USD',2,'fake','payment_6',NULL,'lost',0,1760000000000,'Visa 4006',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-857K8GV.payout.1','W-857K8GV','payout',4000,'USD',2,'fake',NULL,NULL,'lost',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-CNV3UK7.payout.1','W-CNV3UK7','payout',4000,'USD',2,'fake',NULL,NULL,'lost',0,1760000007000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('D-2JJ4BWD.refund.1','D-2JJ4BWD','refund',9000,'USD',2,'fake','payment_7',NULL,'lost',0,1760000007000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('U-ARP8U68N2NHNGA.refund.1','U-ARP8U68N2NHNGA','refund',1,'XXX',0,'',NULL,NULL,'lost',0,1760000007000,'',NULL,'');
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
INSERT INTO "unmatched" VALUES('U-ARP8U68N2NHNGA','fake','payment_8_again','D-M6F3Z54',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
