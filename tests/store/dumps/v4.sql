-- A database of version 4, made by the code of commit 80add16.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-6QRRR6U: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-UTVM73X','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-WP8QH2R','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-H6ER77Q','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-6QRRR6U.credit.1','D-6QRRR6U','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-3JZWVBM.credit.1','D-3JZWVBM','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-UVD2984.debit.1','W-UVD2984','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-P9DW6DS.credit.1','D-P9DW6DS','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-B2KN8K8.debit.1','W-B2KN8K8','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-NFCRHMH.debit.1','W-NFCRHMH','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-NFCRHMH.return.1','W-NFCRHMH','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-WP8QH2R.credit.1','D-WP8QH2R','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-H6ER77Q.credit.1','D-H6ER77Q','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-H6ER77Q','D-H6ER77Q credit_unknown ambiguous','not booked','ann',1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-UVD2984.payout.1',NULL,'made','planned','user 70011223',1760000000000,'74b563e004493d47aab44e9fb12fee4545bae86d439456d4e939e2bfa2fdaec6');
INSERT INTO "disbursement_history" VALUES(2,'W-UVD2984.payout.1','planned','sent','sending','worker',1760000000000,'2a55c63fa3a37d729e6e436fcfa3609c7e8c27df73293813f327faf37eaabe18');
INSERT INTO "disbursement_history" VALUES(3,'W-UVD2984.payout.1','sending','paid','paid','worker',1760000000000,'4f1c2347a388edccb3aafbd6db9d6fd6600e2d8374fc8a00460403b7b691ba69');
INSERT INTO "disbursement_history" VALUES(4,'W-B2KN8K8.refund.1',NULL,'made','planned','user 70011223',1760000000000,'a9713a34b6de70ccccf2e58572ff1af2646d7801f5a383b61f7a38bb0c7b58eb');
INSERT INTO "disbursement_history" VALUES(5,'W-B2KN8K8.refund.1','planned','sent','sending','worker',1760000000000,'cadcb4e9ce7972ea92b78522c0fcea4ed346b238b3b0c69d1285664c345053e5');
INSERT INTO "disbursement_history" VALUES(6,'W-B2KN8K8.refund.1','sending','paid','paid','worker',1760000000000,'9344c06d221615fba36b76fc3a711a1d53bd66ec7239e1be863208a42b40edb6');
INSERT INTO "disbursement_history" VALUES(7,'W-NFCRHMH.payout.1',NULL,'made','planned','user 70011223',1760000000000,'13c2324549d40664de8423d99223a70c9ae38e4cbb8adb07d057f4dbaee2406a');
INSERT INTO "disbursement_history" VALUES(8,'W-NFCRHMH.payout.1','planned','sent','sending','worker',1760000000000,'e15648e3adb6ed88253aec356d51c8e2fa4e264845294b1ecb39dd3cf2bce635');
INSERT INTO "disbursement_history" VALUES(9,'W-NFCRHMH.payout.1','sending','failed','failed','worker',1760000000000,'dd61da62176ef038b84f43caf802740801696c9b375b0564b41f639ee870034f');
INSERT INTO "disbursement_history" VALUES(10,'D-UTVM73X.refund.1',NULL,'made','planned','ann',1760000000000,'45127eb1ba62c75823a9c5421b67f7bb1bf1c9cafb2fe3dca2f5c821ca9e2fbd');
INSERT INTO "disbursement_history" VALUES(11,'D-UTVM73X.refund.1','planned','sent','sending','worker',1760000000000,'1d0b533245e7e7ced7ad1ce64ca5c9d50681980473346fa0f4420c06e8494f4f');
INSERT INTO "disbursement_history" VALUES(12,'D-UTVM73X.refund.1','sending','paid','paid','worker',1760000000000,'47c8cd4b63f97829679286c3e55c09df8dff5843addeb6dda85f91c41b4e8eef');
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-6QRRR6U','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-6QRRR6U','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-3JZWVBM','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-P9DW6DS','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-UTVM73X','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-WP8QH2R','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-H6ER77Q','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-6QRRR6U',NULL,'made','created','user 70011223',1760000000000,'eac4670a238b05470ff1219c9f435324df2bb83618762adf65fc004e936a9f80');
INSERT INTO "history" VALUES(2,'D-6QRRR6U','created','started','awaiting_payer','payer',1760000000000,'f7f70f2cd41e71617e45d920d909c80ce50581760470d1144abd85bbe199f441');
INSERT INTO "history" VALUES(3,'D-6QRRR6U','awaiting_payer','captured','paid','fake webhook',1760000000000,'0edb32148a68f59e0a353d899ae939257f45ba656ba9aa3d1ecd120ca822c0b2');
INSERT INTO "history" VALUES(4,'D-6QRRR6U','paid','credit_sent','crediting','worker',1760000000000,'52841a2bcc0217f6b841f8aa5d64c924feeb915b67ee2a483665c1c8367fc779');
INSERT INTO "history" VALUES(5,'D-6QRRR6U','crediting','credit_booked','credited','worker',1760000000000,'6f30271ec387fd71e101cc0bcb6279d2135f6b00aa078fd23e0aa876775f91f9');
INSERT INTO "history" VALUES(6,'D-3JZWVBM',NULL,'made','created','user 70011223',1760000000000,'87e78337576a8e77b17df3bb76ed301294c0deeac2cabbeef5107b4f8106c885');
INSERT INTO "history" VALUES(7,'D-3JZWVBM','created','started','awaiting_payer','payer',1760000000000,'70095651b1b5b212fae5017f28b5ce1bf5368cba98db1bb7da1b7165178228f8');
INSERT INTO "history" VALUES(8,'D-3JZWVBM','awaiting_payer','captured','paid','fake webhook',1760000000000,'1fb1413747761382a814f7043e852f604ded3af4309a81b8581fe870b1125c8f');
INSERT INTO "history" VALUES(9,'W-UVD2984',NULL,'made','requested','user 70011223',1760000000000,'a356460034cb8de48116faac692ca96f65e91761630c1137787a3ce952f8d48c');
INSERT INTO "history" VALUES(10,'W-UVD2984','requested','approved','approved','policy',1760000000000,'bbc7f8f6acff653aa5bac90be43336891fcf927aee1eddd8fb9abb0e06e7753c');
INSERT INTO "history" VALUES(11,'D-P9DW6DS',NULL,'made','created','user 70011223',1760000000000,'693216c41d63dd64ffad1fd2bf9a7dd82dd60b01261d6a606b60bf1a9f48f60a');
INSERT INTO "history" VALUES(12,'D-P9DW6DS','created','started','awaiting_payer','payer',1760000000000,'36c6d9994db333d4cfc1ed5e87c4e40acaca0727cf35067c619fbe20e66642cc');
INSERT INTO "history" VALUES(13,'D-P9DW6DS','awaiting_payer','captured','paid','fake webhook',1760000000000,'114aed42ea5243c255d7a101539c94222698b295ba2dee847457ddd2ba810d2a');
INSERT INTO "history" VALUES(14,'D-3JZWVBM','paid','credit_sent','crediting','worker',1760000000000,'f509738ba793863daae5e8498a74c035420439f3daa476582c5b5bc9c5eb3d86');
INSERT INTO "history" VALUES(15,'D-3JZWVBM','crediting','credit_booked','credited','worker',1760000000000,'9403cf45e3d95a5a0766ea8f337795788869d80519aa8469113faa40969964fa');
INSERT INTO "history" VALUES(16,'W-UVD2984','approved','debit_sent','debiting','worker',1760000000000,'a27c50296ec63b041df611f6aa1796bb4d564a856469483a6c028891725c2f30');
INSERT INTO "history" VALUES(17,'W-UVD2984','debiting','debit_booked','debited','worker',1760000000000,'68d2cd896d0b11395060be70c1444bbb678c999fde811a818dd6c5500ba050f8');
INSERT INTO "history" VALUES(18,'D-P9DW6DS','paid','credit_sent','crediting','worker',1760000000000,'e8754b3e84319ed720400fa97cb53aef1643e9998a46d5a40117cf7ba3e7aea0');
INSERT INTO "history" VALUES(19,'D-P9DW6DS','crediting','credit_booked','credited','worker',1760000000000,'f63a13b65a25564ac1ee17426208f4b44bb5b2d0addbcfd1f804c40d4bd3319a');
INSERT INTO "history" VALUES(20,'W-UVD2984','debited','payout_sent','paying_out','worker',1760000000000,'a06ba367b56742c7bc01101effa0e011f4932387305cf83783f743ea171553ae');
INSERT INTO "history" VALUES(21,'W-UVD2984','paying_out','payout_paid','paid_out','worker',1760000000000,'2c31da40356de0351176ebb262e7c2404018da93389b3282535496d2a97d9c52');
INSERT INTO "history" VALUES(22,'W-B2KN8K8',NULL,'made','requested','user 70011223',1760000000000,'d03ba8532b6d77e62b7ec0c1fbba77ee08a79462a8a59649d5ef1e43ac014387');
INSERT INTO "history" VALUES(23,'W-B2KN8K8','requested','approved','approved','policy',1760000000000,'e5547c89148a6892e9c55c49514da25e7b3865107212191586b8f449b4a68933');
INSERT INTO "history" VALUES(24,'W-B2KN8K8','approved','debit_sent','debiting','worker',1760000000000,'ffcde43cbd57d0256f1cf7b4f044de4c40bb280ac9898ec825c45f11614c0da9');
INSERT INTO "history" VALUES(25,'W-B2KN8K8','debiting','debit_booked','debited','worker',1760000000000,'b37078be99fec7ea6780409533c23d78e183a7f5a71f94f9ae544c46bf683158');
INSERT INTO "history" VALUES(26,'W-B2KN8K8','debited','payout_sent','paying_out','worker',1760000000000,'70c31e5a9e6991ce6cbd5e506fc7766d1029cb2791365539ac99c3f8f0a6560f');
INSERT INTO "history" VALUES(27,'W-B2KN8K8','paying_out','payout_paid','paid_out','worker',1760000000000,'55f8b5b6b801f9d618e377d7aacd0115dc88a945ea6ac2aa9032bc440593a1e1');
INSERT INTO "history" VALUES(28,'W-NFCRHMH',NULL,'made','requested','user 70011223',1760000000000,'29e0aeee9483457f2d61a18a8b2043c045df4c575bdb1612ab2e1ed8fd9f30f1');
INSERT INTO "history" VALUES(29,'W-NFCRHMH','requested','approved','approved','policy',1760000000000,'0a4ef0cb98bf798c65418561d2c9c3dafb91fb4183cae68f6c4804587e63ac11');
INSERT INTO "history" VALUES(30,'W-NFCRHMH','approved','debit_sent','debiting','worker',1760000000000,'84dca5f8d3f5ced5395c857a2f0c01905914b478e2c0c64707dd5ec3534ea078');
INSERT INTO "history" VALUES(31,'W-NFCRHMH','debiting','debit_booked','debited','worker',1760000000000,'28d930812136d46e1dec425258b7bf91f7c30306b519038cc606364b9d348387');
INSERT INTO "history" VALUES(32,'W-NFCRHMH','debited','payout_sent','paying_out','worker',1760000000000,'88cbd29069a8636928a578045b169cb70a84b639dbce55f271007867fcfc6066');
INSERT INTO "history" VALUES(33,'W-NFCRHMH','paying_out','payout_failed','payout_failed','worker',1760000000000,'8bb5fc9d12f0ec3cd30f3f2994f401573485a851c1fbf2a547036ba381813306');
INSERT INTO "history" VALUES(34,'W-NFCRHMH','payout_failed','return_ordered','returning','worker',1760000000000,'d3bfc68ede2e517a2fa9a5a02f5f5c1fe3d42917783c7e9e5a973d7c3a9c9b88');
INSERT INTO "history" VALUES(35,'W-NFCRHMH','returning','return_sent','returning','worker',1760000000000,'3cd44dd584611675c02e03c10750be9ecb4862b8d6d98ad4b3101dd88f8076ed');
INSERT INTO "history" VALUES(36,'W-NFCRHMH','returning','return_booked','returned','worker',1760000000000,'f6721fa859a044e9fd5626226607fcd3a803ee4c5987c721f6cf41d86ec700f1');
INSERT INTO "history" VALUES(37,'D-UTVM73X',NULL,'made','created','user 70011223',1760000000000,'c8d12ba3537c53f7b7677fa4acf5c9f81e0b85d17a1a14414fd3a7b93e452727');
INSERT INTO "history" VALUES(38,'D-UTVM73X','created','started','awaiting_payer','payer',1760000000000,'70f46cc8e48734cf36b17ceabe01601e0d457d1fb5e5d457e5939ae4c1739c24');
INSERT INTO "history" VALUES(39,'D-UTVM73X','awaiting_payer','mismatched','review','fake webhook',1760000000000,'543acc7bd34e22f5654e5f7dfe305252a6d332894cbbe7ef992d61608123417a');
INSERT INTO "history" VALUES(40,'D-UTVM73X','review','refund_ordered','refunding','ann',1760000000000,'7362c0b03b084ef867a4aaaf1743ba63b1d9d8daf138491209ab1a6399c35e80');
INSERT INTO "history" VALUES(41,'D-UTVM73X','refunding','refund_paid','refunded','worker',1760000000000,'eefe6386f8aa70060146d9b05475c09f3a47a0f9e4c6c545f158e55b7034281e');
INSERT INTO "history" VALUES(42,'D-WP8QH2R',NULL,'made','created','user 70011223',1760000000000,'c216eaf082b8aebdcff2990d8bae9e5a74ad9a5f286daffd154459d0ab3bfc16');
INSERT INTO "history" VALUES(43,'D-WP8QH2R','created','started','awaiting_payer','payer',1760000000000,'7b73fe815f06aee0db6ba6b6198d008bcfd4edc4b1f60ecdaa22b16fbdc0e368');
INSERT INTO "history" VALUES(44,'D-WP8QH2R','awaiting_payer','captured','paid','fake webhook',1760000000000,'bf594a6dabae5f9730d9e6084039736af06afafd9ccdc561c4c2a540167536aa');
INSERT INTO "history" VALUES(45,'D-WP8QH2R','paid','credit_sent','crediting','worker',1760000000000,'05acb1187e1c4730fea0337cfdbfe75f7640937c3b8df5a39fbe05fa8218a763');
INSERT INTO "history" VALUES(46,'D-WP8QH2R','crediting','credit_refused','credit_refused','worker',1760000000000,'4813978fa704b41f8071398dd13a131e55cef64e5c69773439fc61183c6ff46c');
INSERT INTO "history" VALUES(47,'D-WP8QH2R','credit_refused','handed_to_staff','review','worker',1760000000000,'3bda168e69974b131c678f8c9552b69f3296d6356536bc7696c76d8f17fe1348');
INSERT INTO "history" VALUES(48,'D-Z72REKH',NULL,'made','created','user 70011223',1760000000000,'0a13835a77070f8b643d6282c05ebb9ab6d7c2e974e38d348892c3862a07b527');
INSERT INTO "history" VALUES(49,'D-Z72REKH','created','started','awaiting_payer','payer',1760000000000,'159d982f0977bc72547f5722fd0b660b672aced20a3036dd0b22633eb14b3b3d');
INSERT INTO "history" VALUES(50,'D-H6ER77Q',NULL,'made','created','user 70011223',1760000000000,'f4bf802cdfe7a427f99f9a288a1ac25f65a4a643c385e7388b4888f8d31cf1c1');
INSERT INTO "history" VALUES(51,'D-H6ER77Q','created','started','awaiting_payer','payer',1760000000000,'1e5f714dbd840dcd621fbb40a183bebed479b4c586ee9456f165dfc8ddf3d24c');
INSERT INTO "history" VALUES(52,'D-H6ER77Q','awaiting_payer','captured','paid','fake webhook',1760000000000,'df9043c09e7ae104aad923454f10d456515d2115eff61029dcee14b780de7c49');
INSERT INTO "history" VALUES(53,'D-H6ER77Q','paid','credit_sent','crediting','worker',1760000000000,'1699530525af3d6b5a90aed153dfb969255ef4a8597e492069a694b91c927373');
INSERT INTO "history" VALUES(54,'D-H6ER77Q','crediting','credit_unknown','credit_unknown','worker',1760000000000,'2da9ec61b3ae6a452d73103b9438a078952d565695738f1e5a0fa9dd83119847');
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
INSERT INTO "payments" VALUES('D-6QRRR6U','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','3663ffe157051b1f8c695bd0aba0c37a8d9177989502fd05c8e45ba04465c3ae','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-3JZWVBM','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','da842fc9ca16d6955f6959dc893619b429407e936ce282121a81518cef9c093e','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-UVD2984','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','3e889322de64160f5e5b669df09dbbbeef039424cb48ceaf81a5bb3ce6ca9b81','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-P9DW6DS','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','49798d5a59ba30d631738671ad1d5fe0c9eb2e74c363ce14ffb76d62ca56eeeb','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-B2KN8K8','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','0554e2fd754564de1d3bdd98177290b7c62def5f88856d12eac112aa59b9bc68','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-NFCRHMH','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','6443ab110d68697cafa822504c84aca779655c72a5bc920bceef8c67ce0b621d','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-UTVM73X','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','378af61557e7d94df682bd03946af5e6b3427d26e5c9d0eaac26e55899312311','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-WP8QH2R','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','2f47f3b3ba2fdb5993737268dcc2f046b175aca9519cdc52219efe42627a301b','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-Z72REKH','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','1cb808132761a9d610f4498c049e9e8017006caf904badcc18e8fc13bb374b5a','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-H6ER77Q','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','a2008f8274726c188d990f46c5fb8556e24b0c9770ccab13a96afb9610c66a0a','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-UVD2984.payout.1','W-UVD2984','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-B2KN8K8.refund.1','W-B2KN8K8','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-NFCRHMH.payout.1','W-NFCRHMH','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-UTVM73X.refund.1','D-UTVM73X','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('2dc0f441b7ea63c2c8b1e138183b92b5e8111350a48d72090223e29b7749a358','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-6QRRR6U',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 4;
