-- A database of version 2, made by the code of commit 63ecd7b.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 60.00 USD for D-23E4X68: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-DC7QKR2','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-6UZTW9T','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-MZUJGW2','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-23E4X68.credit.1','D-23E4X68','credit',1,5512345,'DEPOSIT','60.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-2UYZHFM.credit.1','D-2UYZHFM','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-7KUSTJV.debit.1','W-7KUSTJV','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-HXSE64B.credit.1','D-HXSE64B','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-MDD7V2P.debit.1','W-MDD7V2P','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-WGB2NSR.debit.1','W-WGB2NSR','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-WGB2NSR.return.1','W-WGB2NSR','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-6UZTW9T.credit.1','D-6UZTW9T','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-MZUJGW2.credit.1','D-MZUJGW2','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-23E4X68','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-23E4X68','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-2UYZHFM','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-HXSE64B','payment_5',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-DC7QKR2','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-6UZTW9T','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-MZUJGW2','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-23E4X68',NULL,'made','created','user 70011223',1760000000000,'99c9053ed344a164cc3f61e257deb8168bdefeb0e8394459fec3b3e280c448e4');
INSERT INTO "history" VALUES(2,'D-23E4X68','created','started','awaiting_payer','payer',1760000000000,'4a6c28f1f4947a49c9297887515ab3e0f9be62d3ce7bcce0e65b3b0e78d1317a');
INSERT INTO "history" VALUES(3,'D-23E4X68','awaiting_payer','captured','paid','fake webhook',1760000000000,'1aac7fcd15c77b1b518dbddd62a197bc9bfe62e80e33d967f214323503b8adff');
INSERT INTO "history" VALUES(4,'D-23E4X68','paid','credit_sent','crediting','worker',1760000000000,'3ca958260ce501f1b8068f2d7e7c99aa56f35dd8b2230226b18c41a20bf2bb17');
INSERT INTO "history" VALUES(5,'D-23E4X68','crediting','credit_booked','credited','worker',1760000000000,'cc3df54c5353a0bfc7745c3c451ffda62d69ccde45b4c491cb6d0a95e10d7116');
INSERT INTO "history" VALUES(6,'D-2UYZHFM',NULL,'made','created','user 70011223',1760000000000,'3da1a29d2853f443ab3cf96a6befbef70270bec0ec3270dbdafc730819f43325');
INSERT INTO "history" VALUES(7,'D-2UYZHFM','created','started','awaiting_payer','payer',1760000000000,'6f1daa5296df03033cccf830c0c2e3bba1f7828c70b9298065d16762ece7bbd5');
INSERT INTO "history" VALUES(8,'D-2UYZHFM','awaiting_payer','captured','paid','fake webhook',1760000000000,'829f24d8a829817aa93da889474110fdebb55cf27a4d40a183b17058046dbc81');
INSERT INTO "history" VALUES(9,'D-2UYZHFM','paid','credit_sent','crediting','worker',1760000000000,'f58921f9bd5e18970972eedfdaec77c554c9b3f416efd71551e55f8ae5fe6371');
INSERT INTO "history" VALUES(10,'D-2UYZHFM','crediting','credit_booked','credited','worker',1760000000000,'964af5bbe40e35686e653f9818cd353094c8a0ae7ba5f811330665b8d71885f9');
INSERT INTO "history" VALUES(11,'W-7KUSTJV',NULL,'made','requested','user 70011223',1760000000000,'e2ba00613566d8531cf66cc672ae398bc1ebca81b77c21a1bf2d77bc1f17999c');
INSERT INTO "history" VALUES(12,'W-7KUSTJV','requested','approved','approved','policy',1760000000000,'ac6b8eb667c3167402e61d00853dcead7b7588635a9361c61497ad865e2d76b1');
INSERT INTO "history" VALUES(13,'W-7KUSTJV','approved','debit_sent','debiting','worker',1760000000000,'396ba6b2e1c00362ecd874681e11c5c1fd4b29f6a20c5e56a7c89126f9bbfc5d');
INSERT INTO "history" VALUES(14,'W-7KUSTJV','debiting','debit_booked','debited','worker',1760000000000,'99b2af64818fe362b9ca163735c097e2a00aff88f67415966bfff9b28a727cea');
INSERT INTO "history" VALUES(15,'W-7KUSTJV','debited','payout_sent','paying_out','worker',1760000000000,'2917e49cb4fcd7ae4870da3b3eb5917e385d25388de81da991e6a19c670cd19a');
INSERT INTO "history" VALUES(16,'W-7KUSTJV','paying_out','payout_paid','paid_out','worker',1760000000000,'71052c1f0c4689ddfdee6bf342beeb3addd29f3a9f30b7f07609c7ac5bef2ac9');
INSERT INTO "history" VALUES(17,'D-HXSE64B',NULL,'made','created','user 70011223',1760000000000,'8f07593fd98caebea7f5412f10ecd60552f6184e0b91fb1f9b597117068c0569');
INSERT INTO "history" VALUES(18,'D-HXSE64B','created','started','awaiting_payer','payer',1760000000000,'61aae88ecf80c130be6f40905dcf2bab8b61631c8d4506746f8c367634f02ea8');
INSERT INTO "history" VALUES(19,'D-HXSE64B','awaiting_payer','captured','paid','fake webhook',1760000000000,'c6736398f5f5a2c31734f42015902a42758d047619cf6b8307ea6218cdf75910');
INSERT INTO "history" VALUES(20,'D-HXSE64B','paid','credit_sent','crediting','worker',1760000000000,'1fef4d95c360bd9a53ca506cb495c6e5b5dcef2824f7211599fd34d08e620de6');
INSERT INTO "history" VALUES(21,'D-HXSE64B','crediting','credit_booked','credited','worker',1760000000000,'f3e00fb33fa601599950ebfea4a2f8c13ac481c71596bb839c96fcc53d595d1f');
INSERT INTO "history" VALUES(22,'W-MDD7V2P',NULL,'made','requested','user 70011223',1760000000000,'3e328e5f4b1048ebc327c1e2b4a791e70bfa9c6fc04cb2f061fcd9f7e0787708');
INSERT INTO "history" VALUES(23,'W-MDD7V2P','requested','approved','approved','policy',1760000000000,'5a1df7ab41246578612589ae473c6a64756caac4074a7e79dc2d9db9acd5a589');
INSERT INTO "history" VALUES(24,'W-WGB2NSR',NULL,'made','requested','user 70011223',1760000000000,'08369bd83e4812b046ca24af6bbff25575767ba9018b0cd64fdcfd4f0f087ddb');
INSERT INTO "history" VALUES(25,'W-WGB2NSR','requested','approved','approved','policy',1760000000000,'3f41b02516b5238b9b215e132910444e6ed9592c8e8a642bafad3c33f4859912');
INSERT INTO "history" VALUES(26,'W-MDD7V2P','approved','debit_sent','debiting','worker',1760000000000,'d95651b3cdcf44cfa8e79ff69eea80c43f231fccd44aa085bfd7950615aced45');
INSERT INTO "history" VALUES(27,'W-MDD7V2P','debiting','debit_booked','debited','worker',1760000000000,'54fe7e12f30343d6e2bfa351d9d3b338199372ff064218063db27b0a6d47b3aa');
INSERT INTO "history" VALUES(28,'W-WGB2NSR','approved','debit_sent','debiting','worker',1760000000000,'036397e012b32a597bbd85ac0547e84c38875f86a7a9d2303a87e846c87a4536');
INSERT INTO "history" VALUES(29,'W-WGB2NSR','debiting','debit_booked','debited','worker',1760000000000,'b1d320381d0675cc910d0f5e369f8b14cbb2142df64893eca0f02f0e774d0964');
INSERT INTO "history" VALUES(30,'W-MDD7V2P','debited','payout_sent','paying_out','worker',1760000000000,'5773a85dd6b79c7fdc0b32e26d2332c80b540eae56f3107be26b967e9afba07f');
INSERT INTO "history" VALUES(31,'W-MDD7V2P','paying_out','payout_paid','paid_out','worker',1760000000000,'0fd38af1359a280029574df3df16fb2309bbd07907c6071f4575c994e056839e');
INSERT INTO "history" VALUES(32,'W-WGB2NSR','debited','payout_sent','paying_out','worker',1760000000000,'e892e7a0ba306eda538f036adaceb50cbf37f824d90d7e9a2728d957ab11c5f9');
INSERT INTO "history" VALUES(33,'W-WGB2NSR','paying_out','payout_failed','payout_failed','worker',1760000000000,'cae6f8ad7114d526f1d3122889ba111211989764487803e2e38422eebe26336a');
INSERT INTO "history" VALUES(34,'W-WGB2NSR','payout_failed','return_ordered','returning','worker',1760000000000,'7bcc80b65103d213fca5f4dcdf6d3f117e32724c2e2f6b2403967f79d23daf0a');
INSERT INTO "history" VALUES(35,'W-WGB2NSR','returning','return_sent','returning','worker',1760000000000,'51cfa7c2f00f55e4da86366f64f6a972c771c374fc4a49903e3c91d64c97731e');
INSERT INTO "history" VALUES(36,'W-WGB2NSR','returning','return_booked','returned','worker',1760000000000,'63961d0cc13b9e8d836e42d3fd4ca1502e6f8df9d3957c8b64b8087bede30704');
INSERT INTO "history" VALUES(37,'D-DC7QKR2',NULL,'made','created','user 70011223',1760000000000,'17e3b58a76e7379fb82f6612f8b0004277b921c852b4f1b619529a14b4f5275f');
INSERT INTO "history" VALUES(38,'D-DC7QKR2','created','started','awaiting_payer','payer',1760000000000,'6d127fae0b35c5c98e1032cd2cbda1d40a38b37c1e22594b4c0b37dbe1bc1262');
INSERT INTO "history" VALUES(39,'D-DC7QKR2','awaiting_payer','mismatched','review','fake webhook',1760000000000,'8a2f46ae971ba4c7d19ef3a9309efb68542f355fc222fa70d6e92fba5e875989');
INSERT INTO "history" VALUES(40,'D-DC7QKR2','review','refund_ordered','refunding','ann',1760000000000,'d2b4cc31d4b788c19dd30cfc473ed4e9f5a92ba41108117265cbce5bd0761c7f');
INSERT INTO "history" VALUES(41,'D-DC7QKR2','refunding','refund_paid','refunded','worker',1760000000000,'20bf30c9eabd106865c9a9add4c9b451ea3d4f138e620a0262473ca2890f6e07');
INSERT INTO "history" VALUES(42,'D-6UZTW9T',NULL,'made','created','user 70011223',1760000000000,'e65f4a3c34bf50e786449264b3915a358e4c10b93e398931d40ebd1bffae2de6');
INSERT INTO "history" VALUES(43,'D-6UZTW9T','created','started','awaiting_payer','payer',1760000000000,'cda8876b6654266b039a456fdd89e728ea22292c0d3ec8f5da2b7f255fd0b3a6');
INSERT INTO "history" VALUES(44,'D-6UZTW9T','awaiting_payer','captured','paid','fake webhook',1760000000000,'f0ad3ddf867c17deeeeac0f02d0f6fc68a5d446d2b658800d334e00f8d31b208');
INSERT INTO "history" VALUES(45,'D-6UZTW9T','paid','credit_sent','crediting','worker',1760000000000,'b0b3313b7cd5bb11b9c67202e8e5e976a7b7739d70076c1def551352089d506c');
INSERT INTO "history" VALUES(46,'D-6UZTW9T','crediting','credit_refused','credit_refused','worker',1760000000000,'792ad5b854ce774cc030cdfc9e926d7c41fcc4e67ef37b9a81618e4db154a594');
INSERT INTO "history" VALUES(47,'D-6UZTW9T','credit_refused','handed_to_staff','review','worker',1760000000000,'eaa727cf735b8f8cb24dfca6c02ab07e364479b9d2227bce05a26cdc590a08fa');
INSERT INTO "history" VALUES(48,'D-U3RS84J',NULL,'made','created','user 70011223',1760000000000,'eb394123e8bb7a69c1386c359a73b0eca230e91f7bcc97633428872ae3675081');
INSERT INTO "history" VALUES(49,'D-U3RS84J','created','started','awaiting_payer','payer',1760000000000,'5d09dff29b18dba247939613da1cf93cf9006581fecc74aba40f070b425c2d8b');
INSERT INTO "history" VALUES(50,'D-MZUJGW2',NULL,'made','created','user 70011223',1760000000000,'ec594f2ea666c21868d74a1411fb01416a61574ff49d628a73d98d9fe120eb3f');
INSERT INTO "history" VALUES(51,'D-MZUJGW2','created','started','awaiting_payer','payer',1760000000000,'f073ca81b22a5816fc4bc63562bcfad749fc044531ab83d586b56be18efa47e5');
INSERT INTO "history" VALUES(52,'D-MZUJGW2','awaiting_payer','captured','paid','fake webhook',1760000000000,'bf704db7ce3923bac4fd0e67d1aa26322350e0ddc5f79c16541292cf6084e575');
INSERT INTO "history" VALUES(53,'D-MZUJGW2','paid','credit_sent','crediting','worker',1760000000000,'36c4da980086531396f8e4fe85cd0f95d0ad35343d2fddbfb07f56dfa52cf31b');
INSERT INTO "history" VALUES(54,'D-MZUJGW2','crediting','credit_unknown','credit_unknown','worker',1760000000000,'53212b88922ef78bc1cb42d573fe87b172b435326ba8e4753573f07945d3e357');
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
INSERT INTO "payments" VALUES('D-23E4X68','deposit',70011223,5512345,6000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',6000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','69dbbf04ed9bab2d73029766fbcea9c52702e9c942c5f400f318d3195de9db2f','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-2UYZHFM','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','d64ec7afdfed57831981413a1aaa5fa18e5782897af0bb2d2286a8d0e6d35c1f','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-7KUSTJV','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','67d74d76a40c55b9f7d16eb7ce40b79b434e70b1c92ccb51849e2995b55f152d','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-HXSE64B','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_5',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','1598323a9668265fb5fa408ac6db587071be96bc066a2f9a8eb3ae2454189369','embedded','Visa 4005',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-MDD7V2P','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','daeaf65be8eed70c8d1021678869cb11dd848ac66c3e9c7e33475cd21a6e1dab','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-WGB2NSR','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','ae3472ed1f92ac0e9ae4054e3a9b092ca197997f52d9b605c526455346d4c459','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-DC7QKR2','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','3115e8f543ec80c4b29acbd12f274d1df0dc0c91ccf164398bf32802d2878f44','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-6UZTW9T','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','bdbf84638ffca946696ffd2762bfa8e000e95bf14e441d4680c68bc3dfc0e7bb','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-U3RS84J','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','da785c7279deb4b5e983d3723dc3a2303a915781cd9188501c2ffcc16fb3d897','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-MZUJGW2','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','db47f2e19fd89ad9a977567cdb9a0f3a83dc328c6c8c28d7a21615ee6c27c874','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-7KUSTJV.payout.1','W-7KUSTJV','payout',4000,'USD',2,'fake',NULL,'payout_4','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-MDD7V2P.refund.1','W-MDD7V2P','refund',2000,'USD',2,'fake','payment_5','refund_6','paid',1,1760000000000,'Visa 4005',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-WGB2NSR.payout.1','W-WGB2NSR','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-DC7QKR2.refund.1','D-DC7QKR2','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('78061742410c819732f0afc8398794e2929e4cb57be227881e7147604ec4e11c','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-23E4X68',6000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
CREATE TABLE users (
        user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
        email TEXT NOT NULL UNIQUE CHECK (email <> ''),
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        password TEXT NOT NULL,
        enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
    ) STRICT;
INSERT INTO "users" VALUES(70011223,'alex@example.test','Alex O''Demo','en','$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA',1);
INSERT INTO "users" VALUES(70011224,'sam@example.test','Sam Sample; of Köln','de','',0);
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
PRAGMA user_version = 2;
