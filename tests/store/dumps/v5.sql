-- A database of version 5, made by the code of commit 2910bfe.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-BW5WWRR: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-YDDN8XP','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-YB4UY6R','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-HJBZQXB','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-BW5WWRR.credit.1','D-BW5WWRR','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-TR8QKKA.credit.1','D-TR8QKKA','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-B33Z65E.debit.1','W-B33Z65E','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-CDRAJ8Q.credit.1','D-CDRAJ8Q','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-NR2CNDA.debit.1','W-NR2CNDA','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-THCRMX4.debit.1','W-THCRMX4','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-THCRMX4.return.1','W-THCRMX4','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-YB4UY6R.credit.1','D-YB4UY6R','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-HJBZQXB.credit.1','D-HJBZQXB','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-HJBZQXB','D-HJBZQXB credit_unknown ambiguous','not booked','ann',1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-B33Z65E.payout.1',NULL,'made','planned','user 70011223',1760000000000,'f0a0d3a417bb0ca442bdce454164027f9ab090b965f836f526ace132b40ab0d9');
INSERT INTO "disbursement_history" VALUES(2,'W-B33Z65E.payout.1','planned','sent','sending','worker',1760000000000,'8b8c5646b870d8db347cc8f6617f074ee8d9069916ef18575176855bd30e9e96');
INSERT INTO "disbursement_history" VALUES(3,'W-B33Z65E.payout.1','sending','paid','paid','worker',1760000000000,'91c6dc92490b78982a6e69704ff096eb46d67056d1dc1a2b02feba1ba64a6f91');
INSERT INTO "disbursement_history" VALUES(4,'W-NR2CNDA.refund.1',NULL,'made','planned','user 70011223',1760000000000,'2bd2d81940a4bec0efc466447f660cb8abe0451dbdd5d852bacf7922b03f28fc');
INSERT INTO "disbursement_history" VALUES(5,'W-NR2CNDA.refund.1','planned','sent','sending','worker',1760000000000,'e81f4036b8343366693cb495816dd378902496f7992b3cfe56cc3a616cab6c92');
INSERT INTO "disbursement_history" VALUES(6,'W-NR2CNDA.refund.1','sending','paid','paid','worker',1760000000000,'b63a512e7692ee3ef48d6c28fd6168432c6cb34322c29f046b876d863d29031d');
INSERT INTO "disbursement_history" VALUES(7,'W-THCRMX4.payout.1',NULL,'made','planned','user 70011223',1760000000000,'1a620243d7e332724d1513b4fbefa0f72401c367e66e21be46d2558340a9854f');
INSERT INTO "disbursement_history" VALUES(8,'W-THCRMX4.payout.1','planned','sent','sending','worker',1760000000000,'99da36526e133afcb910615fca577412d942ac2d91f9c87453805ed0ead99c9d');
INSERT INTO "disbursement_history" VALUES(9,'W-THCRMX4.payout.1','sending','failed','failed','worker',1760000000000,'6243f7513ebe3051c8d5bc5c62526f7de817b56ed738501b763d5e4e11f9691d');
INSERT INTO "disbursement_history" VALUES(10,'D-YDDN8XP.refund.1',NULL,'made','planned','ann',1760000000000,'dd0653abff41ddae2c605d0561c4c06ae4be8ac768c75fd00d8eb1d182dd0e84');
INSERT INTO "disbursement_history" VALUES(11,'D-YDDN8XP.refund.1','planned','sent','sending','worker',1760000000000,'3cc94f84bbcaab3f0fcefb877fbd150bf26d460e2375e0372c4a27b6234bba68');
INSERT INTO "disbursement_history" VALUES(12,'D-YDDN8XP.refund.1','sending','paid','paid','worker',1760000000000,'8e36e19c073e920c17fc17ef00fd9386931c8cee5695084487daefd3a571868f');
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-BW5WWRR','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-BW5WWRR','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-TR8QKKA','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-CDRAJ8Q','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-YDDN8XP','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-YB4UY6R','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-HJBZQXB','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-BW5WWRR',NULL,'made','created','user 70011223',1760000000000,'a59d1fa15c389c247005c4cf6fe41cb372136c713e699702f44a55e432948d46');
INSERT INTO "history" VALUES(2,'D-BW5WWRR','created','started','awaiting_payer','payer',1760000000000,'143375a9825edd3aa5f8da0e315afff2b704f1fa07f41ccf654e378b7b259670');
INSERT INTO "history" VALUES(3,'D-BW5WWRR','awaiting_payer','captured','paid','fake webhook',1760000000000,'eb1abccbe03c9e57db60c165cc021a1714772acce0332f44011afae4d134270c');
INSERT INTO "history" VALUES(4,'D-BW5WWRR','paid','credit_sent','crediting','worker',1760000000000,'ad1011f504cda326603a5825925cf58aa653023c88e5549b8b298e2ecb07acd6');
INSERT INTO "history" VALUES(5,'D-BW5WWRR','crediting','credit_booked','credited','worker',1760000000000,'cb64e20c745b6b3566eb5a79522972ac21d1ddacdfa40639cfb0b5f40718b8ae');
INSERT INTO "history" VALUES(6,'D-TR8QKKA',NULL,'made','created','user 70011223',1760000000000,'80d4607e220973dfc0d3cce9f7dd77fee1a6ce2d2baafa5463537dc463e37f14');
INSERT INTO "history" VALUES(7,'D-TR8QKKA','created','started','awaiting_payer','payer',1760000000000,'3db4b4febd2ba0333ea40b6e007760c402fc92f7cb3b485a29ff70c1cd639380');
INSERT INTO "history" VALUES(8,'D-TR8QKKA','awaiting_payer','captured','paid','fake webhook',1760000000000,'6bacdfa64cd153582ef4ee99dab1122a2a5673552abcb597d773260b10f6bee3');
INSERT INTO "history" VALUES(9,'W-B33Z65E',NULL,'made','requested','user 70011223',1760000000000,'ddbf7681364c40b6eb8a410f07ef1850e786b5d5e5e8d019ea092740e98637b3');
INSERT INTO "history" VALUES(10,'W-B33Z65E','requested','approved','approved','policy',1760000000000,'fa5c34774e9ba33ee5371689f67e00a43c6a9d1601ff6a05cbb833f1253da535');
INSERT INTO "history" VALUES(11,'D-CDRAJ8Q',NULL,'made','created','user 70011223',1760000000000,'f923ef5bcc9292c3e39ca43bd0b35e638b2e5354c387ab717a7e27dc0ec80720');
INSERT INTO "history" VALUES(12,'D-CDRAJ8Q','created','started','awaiting_payer','payer',1760000000000,'eebcff2a4fef916d5fd936ae860998deea3a442f3cd10581d3cbbbbc97264d76');
INSERT INTO "history" VALUES(13,'D-CDRAJ8Q','awaiting_payer','captured','paid','fake webhook',1760000000000,'133fa9571435079aa07769c3e97fbe7ed2ac49bf440ba816d251b68a738980ae');
INSERT INTO "history" VALUES(14,'D-TR8QKKA','paid','credit_sent','crediting','worker',1760000000000,'100d5c1088db59b6b7d7cf3870e8a3add4ecfafd45d2f41f14aff11bb8e5c535');
INSERT INTO "history" VALUES(15,'D-TR8QKKA','crediting','credit_booked','credited','worker',1760000000000,'ba22b852e6b5ea7a7fcebb6549578fdfbf314b21681781993e586457c638f31b');
INSERT INTO "history" VALUES(16,'W-B33Z65E','approved','debit_sent','debiting','worker',1760000000000,'a416a33320cf6b98a6b0282df344630e39bac6d561080261c696d48dddab34ea');
INSERT INTO "history" VALUES(17,'W-B33Z65E','debiting','debit_booked','debited','worker',1760000000000,'5cfbbeb50b94a0ac2355d9799ce55fbf12283652947778a20251954f209bdbc6');
INSERT INTO "history" VALUES(18,'D-CDRAJ8Q','paid','credit_sent','crediting','worker',1760000000000,'596a154733c5bea68cb787ddbd89cf5165c1d78da59e704bcd77c0296e2c8bd8');
INSERT INTO "history" VALUES(19,'D-CDRAJ8Q','crediting','credit_booked','credited','worker',1760000000000,'b9175d16cfd20d777f2a357f34d4aad4ef717cc190de77f8a083652822eff164');
INSERT INTO "history" VALUES(20,'W-B33Z65E','debited','payout_sent','paying_out','worker',1760000000000,'a9286885df0537dd0fe62a93fe991c26f9f8fbfe28f81f4ff8efba02830ccd39');
INSERT INTO "history" VALUES(21,'W-B33Z65E','paying_out','payout_paid','paid_out','worker',1760000000000,'0bfe9e36113263cb4b3cbbf638a4bf8104a10a4cc0266e0abd17923ba4bcf09a');
INSERT INTO "history" VALUES(22,'W-NR2CNDA',NULL,'made','requested','user 70011223',1760000000000,'1b2d05dcb13f7740b4621638c25bac2ee70795c07edcf2b14d159ba75468682e');
INSERT INTO "history" VALUES(23,'W-NR2CNDA','requested','approved','approved','policy',1760000000000,'2381e0eb843c55a4f73299cbd120021dd63501f1f44a94ef15c35281a1388958');
INSERT INTO "history" VALUES(24,'W-NR2CNDA','approved','debit_sent','debiting','worker',1760000000000,'d79498eff71323898ee6132b3987b4d5b927fe5325e00b98172af647d968ba48');
INSERT INTO "history" VALUES(25,'W-NR2CNDA','debiting','debit_booked','debited','worker',1760000000000,'44989989d614d34198fb220c4e951f8a6f133e5dcf19b88aad128dd6ba1d09ce');
INSERT INTO "history" VALUES(26,'W-NR2CNDA','debited','payout_sent','paying_out','worker',1760000000000,'f1f1a5ee8c9faa04fb319bf4e5e3bc10defce5131a025b0d61d1bdfddfda204b');
INSERT INTO "history" VALUES(27,'W-NR2CNDA','paying_out','payout_paid','paid_out','worker',1760000000000,'f382ca231c7616221e3570c04aaad23503a0f0d1a17af37db4f9b0af36a1819f');
INSERT INTO "history" VALUES(28,'W-THCRMX4',NULL,'made','requested','user 70011223',1760000000000,'84e0297c546db8c1de7e184176468b60284e6b1d7a49f8afdb512a0b6b0b9291');
INSERT INTO "history" VALUES(29,'W-THCRMX4','requested','approved','approved','policy',1760000000000,'f995209c4a9f0fc68b13142481a59e1873ed54b133738a214893a2708dce16e1');
INSERT INTO "history" VALUES(30,'W-THCRMX4','approved','debit_sent','debiting','worker',1760000000000,'6a519afde26c4cfc7cda9a32b1c1eb91721fbc090d3257c1ca696b0cf020ba7d');
INSERT INTO "history" VALUES(31,'W-THCRMX4','debiting','debit_booked','debited','worker',1760000000000,'5c7a49a94d31d16296c992e3519f4cea57d488accc7caf118fc8e2587b39cc2a');
INSERT INTO "history" VALUES(32,'W-THCRMX4','debited','payout_sent','paying_out','worker',1760000000000,'f3839938fbdb1a611e6f716c8e73b0065275472bdd63ddd3f1324ec7b3987cc6');
INSERT INTO "history" VALUES(33,'W-THCRMX4','paying_out','payout_failed','payout_failed','worker',1760000000000,'5b2fbf705df39ed7321a33fc7f0d0f9bdf3e668971f3400418aa3a7f273aa7b3');
INSERT INTO "history" VALUES(34,'W-THCRMX4','payout_failed','return_ordered','returning','worker',1760000000000,'4715b9d02059ab88bbacd60f15bc1dd6d9f7aad15145b30c55ddac9d93d7b900');
INSERT INTO "history" VALUES(35,'W-THCRMX4','returning','return_sent','returning','worker',1760000000000,'d179ddb1a6216eda648cd967928220ab32d889843dd48cd0572dab048afe7cdb');
INSERT INTO "history" VALUES(36,'W-THCRMX4','returning','return_booked','returned','worker',1760000000000,'816c4b89ec6f2a231ceb01a63b8b8534a7620c8995311b8570c6772170b42baf');
INSERT INTO "history" VALUES(37,'D-YDDN8XP',NULL,'made','created','user 70011223',1760000000000,'8017d8ad8ec8f7904e4be409cc5d09e888840e5c081a2bb2568d200d7a81c9f0');
INSERT INTO "history" VALUES(38,'D-YDDN8XP','created','started','awaiting_payer','payer',1760000000000,'b6e46266b455cb56f06e933c510fa74bb86607b36622c56f4df61bca5b6cbf05');
INSERT INTO "history" VALUES(39,'D-YDDN8XP','awaiting_payer','mismatched','review','fake webhook',1760000000000,'8b5e481658f0c3165e99f3ae9e4495792da5e2a6fde21a5ece1bd0874d87c7a5');
INSERT INTO "history" VALUES(40,'D-YDDN8XP','review','refund_ordered','refunding','ann',1760000000000,'935cc2468d341d8a840bc832af29883edbc3be3b0ec873f872a69e84bcb7ce5b');
INSERT INTO "history" VALUES(41,'D-YDDN8XP','refunding','refund_paid','refunded','worker',1760000000000,'96cedc945804866a396eaaeed21dea6f2de489e0d883b6763c6ab2f9efe07c50');
INSERT INTO "history" VALUES(42,'D-YB4UY6R',NULL,'made','created','user 70011223',1760000000000,'fcd586d13cd532912ac07a172e3ca69f19713ec4e6a0a5d2e74777b213bcd89d');
INSERT INTO "history" VALUES(43,'D-YB4UY6R','created','started','awaiting_payer','payer',1760000000000,'673053cbb8b5d9ef25a6bfda970cacfcae33760a2294947ac7242f00a346b766');
INSERT INTO "history" VALUES(44,'D-YB4UY6R','awaiting_payer','captured','paid','fake webhook',1760000000000,'dbdc63c2521d41acc69ce2af008ee3073523ee0ecd7cd85f265cd693fe126fd0');
INSERT INTO "history" VALUES(45,'D-YB4UY6R','paid','credit_sent','crediting','worker',1760000000000,'92cd591790c44cbb533d461e7dbc914abead946830b615f2ff50092e0d7c663f');
INSERT INTO "history" VALUES(46,'D-YB4UY6R','crediting','credit_refused','credit_refused','worker',1760000000000,'578a9bf257284c486587de345408eb50ce33848a9f8f265e61c28cc410356d3e');
INSERT INTO "history" VALUES(47,'D-YB4UY6R','credit_refused','handed_to_staff','review','worker',1760000000000,'05d4fb3ab82fd6b4b8d79e05e37cb0be6221348968fa51b4b4506159da3bab71');
INSERT INTO "history" VALUES(48,'D-5EW9Q44',NULL,'made','created','user 70011223',1760000000000,'d54b3b4af3aa6dcf289bf0fa56300949958b152780069759bd23d7c675039a79');
INSERT INTO "history" VALUES(49,'D-5EW9Q44','created','started','awaiting_payer','payer',1760000000000,'b060fa2637446479ff864ecc03df67e899b70fcf51c5559ca9ed02f26b8bcda1');
INSERT INTO "history" VALUES(50,'D-HJBZQXB',NULL,'made','created','user 70011223',1760000000000,'78953ce6c78d0dbaece658baba501641b350157b75373ccbe2b2c550b4cbe626');
INSERT INTO "history" VALUES(51,'D-HJBZQXB','created','started','awaiting_payer','payer',1760000000000,'9e00960db604b97da7e3e5602e01992e25367ee4bad0a031c78a631590c14034');
INSERT INTO "history" VALUES(52,'D-HJBZQXB','awaiting_payer','captured','paid','fake webhook',1760000000000,'a42de985e2afe4c99697e24690071c12f5d1ef394c72e3256bf37b89c3565b6e');
INSERT INTO "history" VALUES(53,'D-HJBZQXB','paid','credit_sent','crediting','worker',1760000000000,'2950ae4b522e95c33232baf1166a68d7cb97bc39eb36447a515f3d8f139c2b5f');
INSERT INTO "history" VALUES(54,'D-HJBZQXB','crediting','credit_unknown','credit_unknown','worker',1760000000000,'41551458b2303d2753492fead912d469abb2822c1d9df08455502b110056a47b');
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
INSERT INTO "payments" VALUES('D-BW5WWRR','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','b5d2a580a201e065b6425d05e512df550e45fb20c750a8191b9bbd30c530acf4','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-TR8QKKA','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','c433e6279f357cad4465d205197309cae57f4a422acc077b50d312bf52c803fb','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-B33Z65E','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','8da2f7d82d8467e783d415de94abb972e463e0872011d768afa9da21ecfaf2e6','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-CDRAJ8Q','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','b73b7f23fbff42b8e1d4222c517f889932f32475392648b524ecba46f18c8d6f','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-NR2CNDA','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','ff2846a9019db0cc224ab00987880bee1ae7dd4ba12f0ec04bc4722a42a99b03','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-THCRMX4','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','f3f3fe5af5b5896dc96a74a0351a4edfe87180b856030805d84da51650c3c9d8','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-YDDN8XP','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','023d0a12dc5b363cb543a0e15899ba40039df088b1e5adc19e481b7ec506cd1a','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-YB4UY6R','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','75565a9edcc6a4c47708d290bcd635e8550e139ea51342203eedbfd67ccf3da4','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-5EW9Q44','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','0345e480bb570e5162cbbda38b7ba24b7500ff438e2c4469a1eb5128f4f91839','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-HJBZQXB','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','f4d3b2cda7593cc7e58a7c55f1eea1f37e6274d676245a7447c707f3c1c0a39a','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-B33Z65E.payout.1','W-B33Z65E','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-NR2CNDA.refund.1','W-NR2CNDA','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-THCRMX4.payout.1','W-THCRMX4','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-YDDN8XP.refund.1','D-YDDN8XP','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('188df9ba240b77830a8b95a78cc87d182aa8ebbfcabfce968d0984046e576bee','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-BW5WWRR',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX letters_due ON letters (due) WHERE ended IS NULL;
CREATE INDEX letters_of_user ON letters (user_id, created);
COMMIT;
PRAGMA user_version = 5;
