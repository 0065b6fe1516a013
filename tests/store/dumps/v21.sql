-- A database of version 21, made by the code of commit edef955.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-FRJ9CDH: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-HMA8NGJ','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-JP8JT29','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-53XUU45','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-53XUU45','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-FRJ9CDH.credit.1','D-FRJ9CDH','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-82D28N4.credit.1','D-82D28N4','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-NC2E5ZV.debit.1','W-NC2E5ZV','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-S7XBX8V.credit.1','D-S7XBX8V','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-P6WK8Y4.debit.1','W-P6WK8Y4','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-WXMUBEV.debit.1','W-WXMUBEV','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-WXMUBEV.return.1','W-WXMUBEV','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-JP8JT29.credit.1','D-JP8JT29','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-53XUU45.credit.1','D-53XUU45','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL CHECK (at > 0),
    actor TEXT NOT NULL CHECK (actor <> ''),
    name TEXT NOT NULL,
    verb TEXT NOT NULL CHECK (verb <> ''),
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "audit" VALUES(1,1760000600000,'staff 1','Ann O''Hara','signed in','staff 1','with a password and a code','a06919165c2f60ced65e54fc3751f2e670ab915ae55816df12daef17e2c024b9');
CREATE TABLE breaks (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    about TEXT NOT NULL,
    ref TEXT NOT NULL,
    minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    digits INTEGER NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    opened INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    gone INTEGER,
    owner TEXT NOT NULL,
    note TEXT NOT NULL,
    resolution TEXT CHECK (resolution IN ('matched', 'explained', 'corrected', 'written off')),
    resolved_by TEXT NOT NULL,
    resolved_at INTEGER,
    told INTEGER NOT NULL,
    CHECK ((resolution IS NULL) = (resolved_at IS NULL))
) STRICT;
INSERT INTO "breaks" VALUES(1,'not_ours','not_ours:7','ctrader','#7','',-1250,'USD',2,1760000000000,'DEPOSIT of 12.50',1760000000000,1760000000000,NULL,'ann','asked Sam','explained','ann',1760000000000,1);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-S7XBX8V','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-53XUU45','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-53XUU45','D-53XUU45 credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-FRJ9CDH',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-NC2E5ZV.payout.1',NULL,'made','planned','user 70011223',1760000000000,'0b3e85dcc3db7c5d3445dafb548d06b0bc353fad0134c15f0968cf50affe0eed');
INSERT INTO "disbursement_history" VALUES(2,'W-NC2E5ZV.payout.1','planned','sent','sending','worker',1760000000000,'ad1afac97a3e435cf538f8aa6d3bd1317660bc00e6d65d0c7d649c46841d79f8');
INSERT INTO "disbursement_history" VALUES(3,'W-NC2E5ZV.payout.1','sending','paid','paid','worker',1760000000000,'4e3bffb458c5744ae00b1ade21427049a916118f671e2d78bf67a697a291cf17');
INSERT INTO "disbursement_history" VALUES(4,'W-P6WK8Y4.refund.1',NULL,'made','planned','user 70011223',1760000000000,'7b69817d3b0a846d8f5ff7a48de90d2be9fc9b3a305d67273b2d774f655e1285');
INSERT INTO "disbursement_history" VALUES(5,'W-P6WK8Y4.refund.1','planned','sent','sending','worker',1760000000000,'bba714f7c1c7bbbf6f85d98cfde546bf17c578995ef135801be99d8b6f8fae9a');
INSERT INTO "disbursement_history" VALUES(6,'W-P6WK8Y4.refund.1','sending','paid','paid','worker',1760000000000,'e1ac8cdff2349f21362af826dfa36989d5163dfa5c466e55b38ec21d8b3a6730');
INSERT INTO "disbursement_history" VALUES(7,'W-WXMUBEV.payout.1',NULL,'made','planned','user 70011223',1760000000000,'f31fee1e961e6b95156a9c5d4eda8c1f16fd4bae88fe2e13af6eb02e1e3979d4');
INSERT INTO "disbursement_history" VALUES(8,'W-WXMUBEV.payout.1','planned','sent','sending','worker',1760000000000,'be885e86c1911110f7c1903d4d4666625dcec586c902dc04082d5a68f0275690');
INSERT INTO "disbursement_history" VALUES(9,'W-WXMUBEV.payout.1','sending','failed','failed','worker',1760000000000,'37d7e9fa0d981adffe908f045134027aaa90970cd035fe00d269419784855905');
INSERT INTO "disbursement_history" VALUES(10,'D-HMA8NGJ.refund.1',NULL,'made','planned','ann',1760000000000,'8563515d2a5f4380b7af77043fa157b5338bbd306bd072cfc59d47f4debf3ba0');
INSERT INTO "disbursement_history" VALUES(11,'D-HMA8NGJ.refund.1','planned','sent','sending','worker',1760000000000,'b2bf5bcce947177f1056e70bd4adf58c9e701aa8a19619d1289be6621f20abc7');
INSERT INTO "disbursement_history" VALUES(12,'D-HMA8NGJ.refund.1','sending','paid','paid','worker',1760000000000,'a2ac4dd64aff91b076b7ec7de92c80c40db304418208e85c326ddc426e6be1d2');
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
    at INTEGER NOT NULL, moved INTEGER NOT NULL DEFAULT 1 CHECK (moved IN (0, 1)),
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "disputes" VALUES('fake','du_1','D-S7XBX8V','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000,1);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-FRJ9CDH','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-FRJ9CDH','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-82D28N4','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-S7XBX8V','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-HMA8NGJ','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-JP8JT29','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-53XUU45','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-FRJ9CDH',NULL,'made','created','user 70011223',1760000000000,'5988aed4cccc266d3f897cf57b04fd3e9f9b7187ffbfbd2a3445fb81dea29af6');
INSERT INTO "history" VALUES(2,'D-FRJ9CDH','created','started','awaiting_payer','payer',1760000000000,'fb38814383378954d179961bb96ef065d91477d8cfb25b288fded5e7ac881141');
INSERT INTO "history" VALUES(3,'D-FRJ9CDH','awaiting_payer','captured','paid','fake webhook',1760000000000,'562ae65fcbcb5b6c1b73c0ea6b6c215481b8448e1db968a96a83e19f76e7885a');
INSERT INTO "history" VALUES(4,'D-FRJ9CDH','paid','credit_sent','crediting','worker',1760000000000,'cb6a954cc940754810eb3fd4e956ab34ad23b7c25658505d270193a90ac957e3');
INSERT INTO "history" VALUES(5,'D-FRJ9CDH','crediting','credit_booked','credited','worker',1760000000000,'122958a768d3617153d2aa6f23d46f4a7cc0e1db6552a39f3b0be70c8cc2fec2');
INSERT INTO "history" VALUES(6,'D-82D28N4',NULL,'made','created','user 70011223',1760000000000,'26abbc596a8d7a14cc178a2a3ebdbfc277341a123f7b462af102331656450393');
INSERT INTO "history" VALUES(7,'D-82D28N4','created','started','awaiting_payer','payer',1760000000000,'ce41b5e46bbe7dae9bf72e9eb0798c5f9b824f02e417fa659c20cc0591a65950');
INSERT INTO "history" VALUES(8,'D-82D28N4','awaiting_payer','captured','paid','fake webhook',1760000000000,'3d3d9e0f422d57296cc6970ac21ae06cd4330f6b2bd4c89dbcd7437463d98550');
INSERT INTO "history" VALUES(9,'W-NC2E5ZV',NULL,'made','requested','user 70011223',1760000000000,'79f8da8dac0d1dd4b1bba99fa4e7457cf499a39c328d4dd61e589343b5828340');
INSERT INTO "history" VALUES(10,'W-NC2E5ZV','requested','approved','approved','policy',1760000000000,'97fc4a8bce17849f5fefe6588ea77694204f624fd2955dd725a7bbca2e5c0aa6');
INSERT INTO "history" VALUES(11,'D-S7XBX8V',NULL,'made','created','user 70011223',1760000000000,'90eedf0a5fff857e817aff01c0ac52b821b53e09ecd5f4445579af9a3c592d08');
INSERT INTO "history" VALUES(12,'D-S7XBX8V','created','started','awaiting_payer','payer',1760000000000,'d8b1f6996a9d4c6a17a3ad42f5a6ad62ccb3a3d176718138e84e2c184e9f2631');
INSERT INTO "history" VALUES(13,'D-S7XBX8V','awaiting_payer','captured','paid','fake webhook',1760000000000,'47b5b75754155605536690bb6f373e8ce67676937c23a1cba9117dec4b2d7ad9');
INSERT INTO "history" VALUES(14,'D-82D28N4','paid','credit_sent','crediting','worker',1760000000000,'542f22c0022468bdf838bf226224894aed68fbcdbf08e05b06f4c968ce16a5c8');
INSERT INTO "history" VALUES(15,'D-82D28N4','crediting','credit_booked','credited','worker',1760000000000,'022046d77bb582eb185fbcaaf44123c2f950a8720cf1b46bb51d2b03ea84a34d');
INSERT INTO "history" VALUES(16,'W-NC2E5ZV','approved','debit_sent','debiting','worker',1760000000000,'d968dca6237a6198fcbd5d3dee4786989199e8243fc29ae8d6d0c7a049c2d8d5');
INSERT INTO "history" VALUES(17,'W-NC2E5ZV','debiting','debit_booked','debited','worker',1760000000000,'3bf93ca73a320cbd24146f12f7be3de1ad7b033d58962752cb3189d6018445b4');
INSERT INTO "history" VALUES(18,'D-S7XBX8V','paid','credit_sent','crediting','worker',1760000000000,'e32a5480612213a9da0720f3ef53c527bcec05ae956688a5c55171a52b679ab5');
INSERT INTO "history" VALUES(19,'D-S7XBX8V','crediting','credit_booked','credited','worker',1760000000000,'accc29504c0712231713ebe5bc62196be499ef5a8e2d22335ae09f846d77b577');
INSERT INTO "history" VALUES(20,'W-NC2E5ZV','debited','payout_sent','paying_out','worker',1760000000000,'524a54f77c0c88afa223db244d59684b809a38dd5fa202d82a4502c11e216dcf');
INSERT INTO "history" VALUES(21,'W-NC2E5ZV','paying_out','payout_paid','paid_out','worker',1760000000000,'addec56b60fcb07b1a79add42d746f3e6d780e57df09e50f5d421ffa00604fc6');
INSERT INTO "history" VALUES(22,'W-P6WK8Y4',NULL,'made','requested','user 70011223',1760000000000,'2cea7801a83759bb4d8480649446881d2b0bcb5dd56bedd6c16118b80dbb27df');
INSERT INTO "history" VALUES(23,'W-P6WK8Y4','requested','approved','approved','policy',1760000000000,'4ef3aa67a7521d9ffc0ab103a84640107a697be05193582799cfe2bb563198e1');
INSERT INTO "history" VALUES(24,'W-P6WK8Y4','approved','debit_sent','debiting','worker',1760000000000,'6f6642aa28a71d5941a6f6fd70b63a850b1db0a7c59a5cb8fe2845014216b648');
INSERT INTO "history" VALUES(25,'W-P6WK8Y4','debiting','debit_booked','debited','worker',1760000000000,'3bb5d274540b22e321aa27815160274408afdeb3bd3c0e1a98ea0860b5a65431');
INSERT INTO "history" VALUES(26,'W-P6WK8Y4','debited','payout_sent','paying_out','worker',1760000000000,'1bcbde157882aece5d3a4f4b318535bd8ebb1e97b9cefcd52661ef631a323718');
INSERT INTO "history" VALUES(27,'W-P6WK8Y4','paying_out','payout_paid','paid_out','worker',1760000000000,'5b68e9d1a15e805dca39f8ec43010e7f433dbc0591888a3efe20d7cb1c71b75b');
INSERT INTO "history" VALUES(28,'W-WXMUBEV',NULL,'made','requested','user 70011223',1760000000000,'f079f12e23fb58bde5d7e5a2e6dc99deb53dbca8d6e4f91157774b7f87eb319f');
INSERT INTO "history" VALUES(29,'W-WXMUBEV','requested','approved','approved','policy',1760000000000,'41c3f5aab9942b361f839331d39990e054c895354e74a4279294f8d91c120d39');
INSERT INTO "history" VALUES(30,'W-WXMUBEV','approved','debit_sent','debiting','worker',1760000000000,'38abf943e812681652036b667c046595596bbcb298556297602803819c1388f4');
INSERT INTO "history" VALUES(31,'W-WXMUBEV','debiting','debit_booked','debited','worker',1760000000000,'140999c90a8d766cdf1d5f43f274d958fb3bc6b3631b2a6fdface2b4d2cbc78b');
INSERT INTO "history" VALUES(32,'W-WXMUBEV','debited','payout_sent','paying_out','worker',1760000000000,'5f351147a91c9e3b2b21082a1aa5031a79c5320b5cfe7a875bae4c34774f142c');
INSERT INTO "history" VALUES(33,'W-WXMUBEV','paying_out','payout_failed','payout_failed','worker',1760000000000,'99069a1fb049094faa8eef3014eef1246d9068813bfbc93d0d1c22f704f9ab88');
INSERT INTO "history" VALUES(34,'W-WXMUBEV','payout_failed','return_ordered','returning','worker',1760000000000,'6d90c87ea8ea7230850d241583d990563e41335ccc94c51a106382144af746f6');
INSERT INTO "history" VALUES(35,'W-WXMUBEV','returning','return_sent','returning','worker',1760000000000,'c5eae1d9e7e3d43299bc43df0f34df968238f129f3fdf45b745fa7feba9930ad');
INSERT INTO "history" VALUES(36,'W-WXMUBEV','returning','return_booked','returned','worker',1760000000000,'3b6a3411bffd9da6aac3e5d9ad2c8448d4b8fd109a0511dc51b71aa3cd45a0df');
INSERT INTO "history" VALUES(37,'D-HMA8NGJ',NULL,'made','created','user 70011223',1760000000000,'c7c3b618257279d1d2e44c674fd791c4fbca01034abe9296995da78f2a881bdd');
INSERT INTO "history" VALUES(38,'D-HMA8NGJ','created','started','awaiting_payer','payer',1760000000000,'764bff42e27be1e71b810a812971007069a112656479e43ba788040d77ee7da7');
INSERT INTO "history" VALUES(39,'D-HMA8NGJ','awaiting_payer','mismatched','review','fake webhook',1760000000000,'280cfe8beb50edcbb4e965b501881f9bb1ad5bd09e540ccccdf6df02cb4c4642');
INSERT INTO "history" VALUES(40,'D-HMA8NGJ','review','refund_ordered','refunding','ann',1760000000000,'e0025fd593376082718d2acfc8eedbde7c800df7ca5e1e1f8b6dc52fa3b41682');
INSERT INTO "history" VALUES(41,'D-HMA8NGJ','refunding','refund_paid','refunded','worker',1760000000000,'ab0e250aaf75ff17517808c928c6b9eec3a4f3913b01ff6adc28289ceebd9ed1');
INSERT INTO "history" VALUES(42,'D-JP8JT29',NULL,'made','created','user 70011223',1760000000000,'0a7a625c22a8634119fe846cbc0319fa7dec9f4dd935e7bef0d367f0fce56824');
INSERT INTO "history" VALUES(43,'D-JP8JT29','created','started','awaiting_payer','payer',1760000000000,'6a3ffa38f5fd8b94bb848e12b1f12f98c05e9615d0aacd3c2bbb8fcb790e66e6');
INSERT INTO "history" VALUES(44,'D-JP8JT29','awaiting_payer','captured','paid','fake webhook',1760000000000,'4b52a56053d1fbac8bf518534b5be37ce84a893396f8b20dd331d257ad8b171d');
INSERT INTO "history" VALUES(45,'D-JP8JT29','paid','credit_sent','crediting','worker',1760000000000,'424dc67d0f91996f71d938a810d6149975a11482c9745c8087194b7e4cc1e0ee');
INSERT INTO "history" VALUES(46,'D-JP8JT29','crediting','credit_refused','credit_refused','worker',1760000000000,'bab3b7da391c17e497f5795275aa1046e3fb7901ca0700f79c83642c1a2215e8');
INSERT INTO "history" VALUES(47,'D-JP8JT29','credit_refused','handed_to_staff','review','worker',1760000000000,'4da078228f18c5194b1bda031165593d6fd7c776f59ad984139e07c005fc3667');
INSERT INTO "history" VALUES(48,'D-ACHH33A',NULL,'made','created','user 70011223',1760000000000,'464af81c20174d1d366e2e25254e192232583fb29bff28f28cab6806ae460f71');
INSERT INTO "history" VALUES(49,'D-ACHH33A','created','started','awaiting_payer','payer',1760000000000,'7366824262a5c09612e17ed616604e82ca03871f01d13df140be03ca74f30285');
INSERT INTO "history" VALUES(50,'D-53XUU45',NULL,'made','created','user 70011223',1760000000000,'5902d03b753be5e7af30a7df708744c042c75135e08342cafc0a9e4d072e651e');
INSERT INTO "history" VALUES(51,'D-53XUU45','created','started','awaiting_payer','payer',1760000000000,'799e06e058c38e3a22c8109b741ea6735b970c5f1871afa2f93cb6730b866b60');
INSERT INTO "history" VALUES(52,'D-53XUU45','awaiting_payer','captured','paid','fake webhook',1760000000000,'81d0fdf5f3b8be3df754bd5b409ac3c4fa250a32a72f3cd94d13a28775ac84d6');
INSERT INTO "history" VALUES(53,'D-53XUU45','paid','credit_sent','crediting','worker',1760000000000,'2c4f8237564f134fcd7d37daa576e952ea91f87281f39c9e8ea07d8324a2bdbb');
INSERT INTO "history" VALUES(54,'D-53XUU45','crediting','credit_unknown','credit_unknown','worker',1760000000000,'f14224538007fafcab2f7868812d9a3e867168514692a8be76f881d6de342781');
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
CREATE TABLE ledger_accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;
INSERT INTO "ledger_accounts" VALUES(1,'psp:fake:clearing');
INSERT INTO "ledger_accounts" VALUES(2,'transit:in');
INSERT INTO "ledger_accounts" VALUES(3,'suspense:fake');
INSERT INTO "ledger_accounts" VALUES(4,'client:5512345');
INSERT INTO "ledger_accounts" VALUES(5,'transit:out');
INSERT INTO "ledger_accounts" VALUES(6,'psp:fake:out');
INSERT INTO "ledger_accounts" VALUES(7,'client:5512346');
CREATE TABLE ledger_entries (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    event TEXT NOT NULL CHECK (event <> ''),
    ref TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject <> ''),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT CHECK (chain IS NOT NULL OR event = 'inherited')
) STRICT;
INSERT INTO "ledger_entries" VALUES(1,'captured','D-FRJ9CDH','D-FRJ9CDH.captured',1760000000000,'8a4f10d13424975d19031dae1e93b130e8be7279c0423f1bec31d35e16c3e7c2');
INSERT INTO "ledger_entries" VALUES(2,'funds_held','U-D2YJTVRQMXNUJK','U-D2YJTVRQMXNUJK.funds_held',1760000000000,'272bf198526b2da3c318ddf9482b0d43942b0c31da758017d1c8476e729ab7cb');
INSERT INTO "ledger_entries" VALUES(3,'credit_booked','D-FRJ9CDH','D-FRJ9CDH.credit.1',1760000000000,'d980f9a868226c32c7b693a1c8833b701e201b36dcc70ad68d440087d1e71d5a');
INSERT INTO "ledger_entries" VALUES(4,'captured','D-82D28N4','D-82D28N4.captured',1760000000000,'385f41487c843c86afcaa959d2aa1c7552e2a185adb0348b37f23111a2122b1b');
INSERT INTO "ledger_entries" VALUES(5,'captured','D-S7XBX8V','D-S7XBX8V.captured',1760000000000,'087c0a1427c0f72f1e5708c0614c86c78962883803f0655e133631c498266c35');
INSERT INTO "ledger_entries" VALUES(6,'credit_booked','D-82D28N4','D-82D28N4.credit.1',1760000000000,'5d952df9fb9c0e878837651bfd61b5ddaee2d2085058c92f08e165f53f5f6190');
INSERT INTO "ledger_entries" VALUES(7,'debit_booked','W-NC2E5ZV','W-NC2E5ZV.debit.1',1760000000000,'2be490923f092518d678d6173222d50e60aedd2755b3a8b0b3c620c69d902ee9');
INSERT INTO "ledger_entries" VALUES(8,'credit_booked','D-S7XBX8V','D-S7XBX8V.credit.1',1760000000000,'0d9385ad44d1e98fc8a3a0dcddd8b0c8a15b4df729e3a2977fdf4354fb4e0ca1');
INSERT INTO "ledger_entries" VALUES(9,'sent','W-NC2E5ZV','W-NC2E5ZV.payout.1',1760000000000,'80ae299fe69f655b75693a8745943716251ecf50625bacacb394235d5b1f4349');
INSERT INTO "ledger_entries" VALUES(10,'paid','W-NC2E5ZV','W-NC2E5ZV.payout.1',1760000000000,'bf6ab31b810e6fe4e7a9e53681373b5ed3f3d1b59236aa1b8b6236e66f3e01e4');
INSERT INTO "ledger_entries" VALUES(11,'debit_booked','W-P6WK8Y4','W-P6WK8Y4.debit.1',1760000000000,'2e5b41b5c7a24967ba1ab174f0575088350f53a4199c6c8184c7b81a9edfa6d3');
INSERT INTO "ledger_entries" VALUES(12,'sent','W-P6WK8Y4','W-P6WK8Y4.refund.1',1760000000000,'90a2347d86c03a183d1317b5252643a75d70fa48bd67981fc5b3bef425648636');
INSERT INTO "ledger_entries" VALUES(13,'paid','W-P6WK8Y4','W-P6WK8Y4.refund.1',1760000000000,'fada85e6c347d36c77f6045246b058f7b939c0b19fc529b32a6ca05dbc84a433');
INSERT INTO "ledger_entries" VALUES(14,'debit_booked','W-WXMUBEV','W-WXMUBEV.debit.1',1760000000000,'3fd2fea3c00228f5729c6b6c5f5477da677a50d696205d06e630c630845ff178');
INSERT INTO "ledger_entries" VALUES(15,'sent','W-WXMUBEV','W-WXMUBEV.payout.1',1760000000000,'25a1e5dc607bcb8ccc89b3c9623ac325066d5a1ada1e55663afb44541a80486e');
INSERT INTO "ledger_entries" VALUES(16,'not_paid','W-WXMUBEV','W-WXMUBEV.payout.1',1760000000000,'3fa74cf057bf294a15fdd7d831ab64fa87b8b8024a7d452ef9bdbcdb5b72fe26');
INSERT INTO "ledger_entries" VALUES(17,'return_booked','W-WXMUBEV','W-WXMUBEV.return.1',1760000000000,'c2ef26032feb01e47add7c196a166660be467f0a8c3cb9eb44e3bdfdc7e10623');
INSERT INTO "ledger_entries" VALUES(18,'captured','D-HMA8NGJ','D-HMA8NGJ.captured',1760000000000,'513639ae05ea175d6f825972d0365db614cab6b99b56fc92b3e2099cf6cd3883');
INSERT INTO "ledger_entries" VALUES(19,'sent','D-HMA8NGJ','D-HMA8NGJ.refund.1',1760000000000,'460a292ec4652ae52af625f0df2a4588915186099be351aa6cf8e9b756ff1acd');
INSERT INTO "ledger_entries" VALUES(20,'paid','D-HMA8NGJ','D-HMA8NGJ.refund.1',1760000000000,'d66567899beb294e11d91443d8a35a05f7a87b7030e134a45810c2c90be1c42c');
INSERT INTO "ledger_entries" VALUES(21,'captured','D-JP8JT29','D-JP8JT29.captured',1760000000000,'5f5ee69bced46ace46f6b5faf5f3cbdce5ee62c1c7e3380b82b5d3b44edf2216');
INSERT INTO "ledger_entries" VALUES(22,'captured','D-53XUU45','D-53XUU45.captured',1760000000000,'79a7308c7369b2626e42c7424cff7705c3b85cc3e30a36437d151647832d07df');
CREATE TABLE ledger_facts (
    subject TEXT PRIMARY KEY CHECK (subject <> ''),
    event TEXT NOT NULL CHECK (event <> ''),
    ref TEXT NOT NULL,
    names TEXT NOT NULL,
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer'),
    currency TEXT NOT NULL CHECK (currency <> ''),
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    by TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
INSERT INTO "ledger_facts" VALUES('fake.item.1.fee','fee_taken','','{"psp": "fake"}',0,'EUR',2,1760000000000,'','');
CREATE TABLE ledger_postings (
    entry INTEGER NOT NULL REFERENCES ledger_entries (id) DEFERRABLE INITIALLY DEFERRED,
    n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n >= 0),
    account INTEGER NOT NULL REFERENCES ledger_accounts (id),
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor <> 0),
    currency TEXT NOT NULL CHECK (currency <> ''),
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "ledger_postings" VALUES(1,0,1,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(1,1,2,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(2,0,1,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(2,1,3,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(3,0,2,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(3,1,4,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(4,0,1,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(4,1,2,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(5,0,1,5000,'USD',2);
INSERT INTO "ledger_postings" VALUES(5,1,2,-5000,'USD',2);
INSERT INTO "ledger_postings" VALUES(6,0,2,10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(6,1,4,-10000,'USD',2);
INSERT INTO "ledger_postings" VALUES(7,0,4,4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(7,1,5,-4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(8,0,2,5000,'USD',2);
INSERT INTO "ledger_postings" VALUES(8,1,4,-5000,'USD',2);
INSERT INTO "ledger_postings" VALUES(9,0,5,4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(9,1,6,-4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(10,0,6,4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(10,1,1,-4000,'USD',2);
INSERT INTO "ledger_postings" VALUES(11,0,4,2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(11,1,5,-2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(12,0,5,2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(12,1,6,-2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(13,0,6,2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(13,1,1,-2000,'USD',2);
INSERT INTO "ledger_postings" VALUES(14,0,7,3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(14,1,5,-3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(15,0,5,3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(15,1,6,-3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(16,0,6,3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(16,1,5,-3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(17,0,5,3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(17,1,7,-3000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(18,0,1,9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(18,1,2,-9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(19,0,2,9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(19,1,6,-9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(20,0,6,9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(20,1,1,-9000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(21,0,1,8000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(21,1,2,-8000,'EUR',2);
INSERT INTO "ledger_postings" VALUES(22,0,1,7000,'USD',2);
INSERT INTO "ledger_postings" VALUES(22,1,2,-7000,'USD',2);
CREATE TABLE ledger_since (line INTEGER NOT NULL) STRICT;
INSERT INTO "ledger_since" VALUES(0);
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
INSERT INTO "mails" VALUES(1,'D-FRJ9CDH.credited.1','credited',70011223,'D-FRJ9CDH',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-82D28N4.credited.1','credited',70011223,'D-82D28N4',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-S7XBX8V.credited.1','credited',70011223,'D-S7XBX8V',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-NC2E5ZV.paid_out.1','paid_out',70011223,'W-NC2E5ZV',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-P6WK8Y4.paid_out.1','paid_out',70011223,'W-P6WK8Y4',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-WXMUBEV.returned.1','returned',70011223,'W-WXMUBEV',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-HMA8NGJ.paid_back.1','paid_back',70011223,'D-HMA8NGJ',1760000000000,1760000000000,0,'',NULL);
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
        OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8), fee INTEGER,
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "payments" VALUES('D-FRJ9CDH','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','d04087d3be8735bed5147783d423f1da8f6baa6f094b36511fa99b32cf851538','embedded','Visa 4001',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('D-82D28N4','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','03872eb0c23b9f15ffe6933adfd42d5f4ccc0ded5d437077cefa4b3cb57a7a71','embedded','Visa 4003',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-NC2E5ZV','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','6f920be119ed619124ddfe79349096aab541d529ea6734ea37634f31d3e5f670','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-S7XBX8V','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','285c38cd11829e9ab06a1d01944c78822192dd75369930872926d9642e7c3652','embedded','Visa 4004',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-P6WK8Y4','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','b772c6352f77d22ba946ebbe46352b7161c6f6edc320794c63b9f4c5e6a9c8cb','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('W-WXMUBEV','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','932f97dd2b634386bfd95c00c8853aa99b08f445537054ed20305ee530cb687a','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-HMA8NGJ','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','ea9887d04583e99a0fd36110025f76e5e775476d600e874ad58b1d08af69134a','embedded','Visa 4008',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-JP8JT29','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','753afd342e28e5c4fb40f050b6681ea9ea5b2a39f801fb5728b8257f1f02a4b9','embedded','Visa 4010',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-ACHH33A','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','2027a70b7453869dda7da24bd805373d8f4a8c7fd97d0ccda7859fb4acf8da37','embedded','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-53XUU45','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','32ea5372f8661e546a62e37c3d8feaabb965641c1ed6df422215707b4e60d076','embedded','Visa 4012',0,0,'USD',2,0);
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
INSERT INTO "psp_calls" VALUES('W-NC2E5ZV.payout.1','W-NC2E5ZV','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-P6WK8Y4.refund.1','W-P6WK8Y4','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-WXMUBEV.payout.1','W-WXMUBEV','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-HMA8NGJ.refund.1','D-HMA8NGJ','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
CREATE TABLE read_to (
    source TEXT PRIMARY KEY,
    upto INTEGER NOT NULL,
    at INTEGER NOT NULL,
    problem TEXT NOT NULL
) STRICT;
INSERT INTO "read_to" VALUES('ctrader',1760000000000,1760000000000,'');
CREATE TABLE reader_proofs (
    name TEXT NOT NULL CHECK (name <> ''),
    place TEXT NOT NULL,
    external_id TEXT NOT NULL CHECK (external_id <> ''),
    proven_at INTEGER NOT NULL CHECK (proven_at > 0),
    withdrawn_at INTEGER CHECK (withdrawn_at > 0),
    PRIMARY KEY (name, place)
) STRICT;
INSERT INTO "reader_proofs" VALUES('fake','here','D-EARLIER.credit.1',1760000000000,NULL);
CREATE TABLE reconciled (
    day TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('psp', 'cashier', 'ctrader')),
    currency TEXT NOT NULL,
    opening TEXT NOT NULL,
    came TEXT NOT NULL,
    went TEXT NOT NULL,
    carried TEXT NOT NULL,
    broken TEXT NOT NULL,
    closing TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (day, side, currency)
) STRICT;
INSERT INTO "reconciled" VALUES('2025-10-09','ctrader','USD','0','12.50','0','0','-12.50','0',1760000000000);
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
CREATE TABLE sign_offs (
    seq INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    figures TEXT NOT NULL,
    by TEXT NOT NULL,
    system_user TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "sign_offs" VALUES(1,'2025-10-09','5ba5','ann','ann',1760000000000);
CREATE TABLE staff (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    email TEXT NOT NULL,
    roles TEXT NOT NULL,
    since INTEGER NOT NULL,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    password TEXT NOT NULL,
    CHECK ((issuer = '') = (subject = ''))
) STRICT;
INSERT INTO "staff" VALUES(1,'Ann O''Hara','ann@example.test','payments admin',1760000000000,0,'','','$argon2id$');
INSERT INTO "staff" VALUES(2,'Ben','ben@example.test','viewer',1760000000000,1,'https://id.example.test','sub-2','');
CREATE TABLE staff_changes (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    staff_id INTEGER REFERENCES staff (id),
    what TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    roles TEXT NOT NULL,
    seen TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_name TEXT NOT NULL,
    proposed INTEGER NOT NULL,
    due INTEGER,
    ended TEXT NOT NULL,
    ended_by TEXT NOT NULL,
    ended_at INTEGER
) STRICT;
INSERT INTO "staff_changes" VALUES(1,NULL,'invite','Cem','cem@example.test','finance','','staff 1','Ann O''Hara',1760000000000,NULL,'','',NULL);
CREATE TABLE staff_passkeys (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    user_id INTEGER NOT NULL REFERENCES staff (id),
    name TEXT NOT NULL CHECK (name <> ''),
    public_key TEXT NOT NULL CHECK (public_key <> ''),
    sign_count INTEGER NOT NULL CHECK (sign_count >= 0),
    transports TEXT NOT NULL,
    created INTEGER NOT NULL,
    used INTEGER
) STRICT;
INSERT INTO "staff_passkeys" VALUES('aWQ',1,'Ann''s key','a2V5',7,'usb',1760000000000,NULL);
CREATE TABLE staff_recovery_codes (
    hash TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
INSERT INTO "staff_recovery_codes" VALUES('5ba5',1);
INSERT INTO "staff_recovery_codes" VALUES('0c4f',1);
CREATE TABLE staff_second_factors (
    user_id INTEGER PRIMARY KEY REFERENCES staff (id),
    secret TEXT NOT NULL CHECK (secret <> ''),
    last_step INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;
INSERT INTO "staff_second_factors" VALUES(1,'c2VhbGVk',58666666,1760000000000);
CREATE TABLE staff_sessions (
    key TEXT PRIMARY KEY,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    way TEXT NOT NULL,
    address TEXT NOT NULL,
    browser TEXT NOT NULL,
    began INTEGER NOT NULL,
    active INTEGER NOT NULL,
    fresh INTEGER NOT NULL,
    ended INTEGER
) STRICT;
INSERT INTO "staff_sessions" VALUES('5ba5',1,'password and a code','192.0.2.7','a browser',1760000000000,1760000000000,1760000000000,NULL);
CREATE TABLE staff_tokens (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    staff_id INTEGER REFERENCES staff (id),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER,
    detail TEXT NOT NULL
) STRICT;
INSERT INTO "staff_tokens" VALUES('0c4f','step',1,1760000000000,1760000060000,NULL,'');
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
INSERT INTO "tokens" VALUES('609fddb62baec33e23738066233c83f1c1ecdbb50a3f877e01fd04cefd667cd3','login',70011223,1760000000000,1760000060000,NULL,0,'');
CREATE TABLE told (
    source TEXT NOT NULL CHECK (source <> ''),
    id TEXT NOT NULL CHECK (id <> ''),
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer'),
    currency TEXT NOT NULL,
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    login INTEGER NOT NULL,
    ref TEXT NOT NULL,
    key TEXT NOT NULL,
    of TEXT NOT NULL,
    fee_minor INTEGER,
    fee_currency TEXT,
    fee_digits INTEGER,
    net_minor INTEGER,
    net_currency TEXT,
    net_digits INTEGER,
    batch TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (source, id)
) STRICT;
INSERT INTO "told" VALUES('ctrader','7','DEPOSIT','',1250,'USD',2,1760000000000,5512345,'','','',NULL,NULL,NULL,NULL,NULL,NULL,'','ann','a gift; it''s late');
INSERT INTO "told" VALUES('fake','txn_1','payment','payment_1',10000,'USD',2,1760000000000,0,'D-1','D-1','',320,'USD',2,9680,'USD',2,'po_1','','');
CREATE TABLE transfers (
    source TEXT NOT NULL CHECK (source <> ''),
    id TEXT NOT NULL CHECK (id <> ''),
    minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    digits INTEGER NOT NULL,
    state TEXT NOT NULL,
    made INTEGER NOT NULL,
    arrives INTEGER,
    sum_of_items_minor INTEGER,
    sum_of_items_currency TEXT,
    sum_of_items_digits INTEGER,
    reason TEXT NOT NULL,
    PRIMARY KEY (source, id)
) STRICT;
INSERT INTO "transfers" VALUES('fake','po_1',9680,'USD',2,'arrived',1760000000000,1760000000000,9680,'USD',2,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-FRJ9CDH',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX told_at ON told (source, at);
CREATE INDEX told_about ON told (source, about) WHERE about <> '';
CREATE INDEX told_old ON told (at);
CREATE INDEX unmatched_created ON unmatched (created);
CREATE INDEX transfers_made ON transfers (made);
CREATE INDEX breaks_open ON breaks (number) WHERE gone IS NULL AND resolution IS NULL;
CREATE INDEX breaks_at ON breaks (at);
CREATE TRIGGER breaks_fixed BEFORE UPDATE OF kind, key, source, opened ON breaks
BEGIN SELECT RAISE(ABORT, 'breaks keeps what it was made with'); END;
CREATE TRIGGER breaks_no_delete BEFORE DELETE ON breaks BEGIN SELECT RAISE(ABORT, 'breaks keeps its rows'); END;
CREATE TRIGGER breaks_no_replace BEFORE INSERT ON breaks
    WHEN EXISTS (SELECT 1 FROM breaks AS it WHERE (it.rowid = NEW.rowid) OR (it.key = NEW.key))
BEGIN SELECT RAISE(ABORT, 'breaks keeps its rows'); END;
CREATE INDEX reconciled_side ON reconciled (side, currency, day);
CREATE INDEX sign_offs_day ON sign_offs (day);
CREATE TRIGGER sign_offs_no_update BEFORE UPDATE ON sign_offs BEGIN SELECT RAISE(ABORT, 'sign_offs only grows'); END;
CREATE TRIGGER sign_offs_no_delete BEFORE DELETE ON sign_offs BEGIN SELECT RAISE(ABORT, 'sign_offs only grows'); END;
CREATE TRIGGER sign_offs_no_replace BEFORE INSERT ON sign_offs
    WHEN EXISTS (SELECT 1 FROM sign_offs AS it WHERE (it.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'sign_offs only grows'); END;
CREATE INDEX ledger_entries_ref ON ledger_entries (ref);
CREATE INDEX ledger_entries_at ON ledger_entries (at);
CREATE INDEX ledger_postings_account ON ledger_postings (account, entry);
CREATE TRIGGER ledger_since_no_update BEFORE UPDATE ON ledger_since
BEGIN SELECT RAISE(ABORT, 'ledger_since keeps its row'); END;
CREATE TRIGGER ledger_since_no_delete BEFORE DELETE ON ledger_since
BEGIN SELECT RAISE(ABORT, 'ledger_since keeps its row'); END;
CREATE TRIGGER ledger_since_no_insert BEFORE INSERT ON ledger_since
BEGIN SELECT RAISE(ABORT, 'ledger_since keeps its row'); END;
CREATE TRIGGER ledger_accounts_no_update BEFORE UPDATE ON ledger_accounts
BEGIN SELECT RAISE(ABORT, 'ledger_accounts only grows'); END;
CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts
BEGIN SELECT RAISE(ABORT, 'ledger_accounts only grows'); END;
CREATE TRIGGER ledger_accounts_no_replace BEFORE INSERT ON ledger_accounts
WHEN EXISTS (SELECT 1 FROM ledger_accounts AS it WHERE (it.rowid = NEW.rowid) OR (it.name = NEW.name))
BEGIN SELECT RAISE(ABORT, 'ledger_accounts only grows'); END;
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger_entries only grows'); END;
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger_entries only grows'); END;
CREATE TRIGGER ledger_entries_no_replace BEFORE INSERT ON ledger_entries
WHEN EXISTS (SELECT 1 FROM ledger_entries AS it WHERE it.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'ledger_entries only grows'); END;
CREATE TRIGGER ledger_entries_no_gap BEFORE INSERT ON ledger_entries
WHEN NEW.chain IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger_entries takes no entry without a hash'); END;
CREATE TRIGGER ledger_entries_even BEFORE INSERT ON ledger_entries
WHEN NOT EXISTS (SELECT 1 FROM ledger_postings WHERE entry = NEW.id) OR EXISTS (
    SELECT 1 FROM ledger_postings WHERE entry = NEW.id GROUP BY currency, digits HAVING sum(minor) <> 0)
BEGIN SELECT RAISE(ABORT, 'ledger_entries takes only what is even in each currency'); END;
CREATE TRIGGER ledger_postings_no_update BEFORE UPDATE ON ledger_postings
BEGIN SELECT RAISE(ABORT, 'ledger_postings only grows'); END;
CREATE TRIGGER ledger_postings_no_delete BEFORE DELETE ON ledger_postings
BEGIN SELECT RAISE(ABORT, 'ledger_postings only grows'); END;
CREATE TRIGGER ledger_postings_no_replace BEFORE INSERT ON ledger_postings
WHEN EXISTS (SELECT 1 FROM ledger_postings AS it WHERE it.entry = NEW.entry AND it.n = NEW.n)
BEGIN SELECT RAISE(ABORT, 'ledger_postings only grows'); END;
CREATE TRIGGER ledger_postings_sealed BEFORE INSERT ON ledger_postings
WHEN EXISTS (SELECT 1 FROM ledger_entries WHERE id = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'ledger_postings takes nothing for a sealed entry'); END;
CREATE TRIGGER ledger_facts_no_update BEFORE UPDATE ON ledger_facts
BEGIN SELECT RAISE(ABORT, 'ledger_facts only grows'); END;
CREATE TRIGGER ledger_facts_no_delete BEFORE DELETE ON ledger_facts
BEGIN SELECT RAISE(ABORT, 'ledger_facts only grows'); END;
CREATE TRIGGER ledger_facts_no_replace BEFORE INSERT ON ledger_facts
WHEN EXISTS (SELECT 1 FROM ledger_facts AS it WHERE (it.rowid = NEW.rowid) OR (it.subject = NEW.subject))
BEGIN SELECT RAISE(ABORT, 'ledger_facts only grows'); END;
CREATE UNIQUE INDEX staff_emails ON staff (email) WHERE issuer = '';
CREATE UNIQUE INDEX staff_subjects ON staff (issuer, subject) WHERE issuer <> '';
CREATE TRIGGER staff_no_delete BEFORE DELETE ON staff BEGIN SELECT RAISE(ABORT, 'staff keeps its rows'); END;
CREATE INDEX staff_sessions_open ON staff_sessions (staff_id, began) WHERE ended IS NULL;
CREATE INDEX staff_sessions_ended ON staff_sessions (ended) WHERE ended IS NOT NULL;
CREATE INDEX staff_tokens_of ON staff_tokens (staff_id, kind);
CREATE INDEX staff_tokens_expires ON staff_tokens (expires);
CREATE INDEX staff_recovery_codes_of ON staff_recovery_codes (user_id);
CREATE INDEX staff_passkeys_of ON staff_passkeys (user_id, created);
CREATE INDEX staff_changes_open ON staff_changes (id) WHERE ended = '';
CREATE TRIGGER staff_changes_no_delete BEFORE DELETE ON staff_changes
BEGIN SELECT RAISE(ABORT, 'staff_changes keeps its rows'); END;
CREATE INDEX audit_by_actor ON audit (actor, seq);
CREATE INDEX audit_by_subject ON audit (subject, seq);
CREATE INDEX audit_by_time ON audit (at, seq);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
COMMIT;
PRAGMA user_version = 21;
