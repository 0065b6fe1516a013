-- A database of version 26, made by the code of commit c01a02a.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-92CM999: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-X7MUXNF','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-ZXMBCKW','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-MHZGFA8','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-4SAGYT8','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-92CM999.credit.1','D-92CM999','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-CQXSSB2.credit.1','D-CQXSSB2','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-8HJUKDM.debit.1','W-8HJUKDM','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-4SAGYT8.credit.1','D-4SAGYT8','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-B4WWVCG.debit.1','W-B4WWVCG','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-4H5VEMK.debit.1','W-4H5VEMK','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-4H5VEMK.return.1','W-4H5VEMK','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-ZXMBCKW.credit.1','D-ZXMBCKW','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-MHZGFA8.credit.1','D-MHZGFA8','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-4SAGYT8','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE checks (
    seq INTEGER PRIMARY KEY,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    moment TEXT NOT NULL CHECK (moment IN ('start', 'debit', 'disburse')),
    kind TEXT NOT NULL CHECK (kind IN ('deposit', 'withdrawal')),
    ref TEXT NOT NULL,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    login INTEGER NOT NULL CHECK (login > 0),
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
    currency TEXT NOT NULL,
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    method TEXT NOT NULL,
    instrument TEXT NOT NULL,
    country TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('allow', 'ask', 'review', 'refuse', 'silent', 'unreadable')),
    codes TEXT NOT NULL,
    words TEXT NOT NULL,
    valid INTEGER NOT NULL CHECK (valid >= 0),
    level TEXT NOT NULL,
    deposit_allowed INTEGER CHECK (deposit_allowed IN (0, 1)),
    withdrawal_allowed INTEGER CHECK (withdrawal_allowed IN (0, 1)),
    documents_expired INTEGER CHECK (documents_expired IN (0, 1)),
    kept INTEGER
) STRICT;
INSERT INTO "checks" VALUES(1,1760000000000,'start','withdrawal','',70011223,5512345,4000,'USD',2,'fake_card','','','ask','["passport"]','{"en": "We need a passport"}',600000,'basic',1,0,NULL,NULL);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-4SAGYT8','pm_1',1760000000000);
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
, system_user TEXT NOT NULL DEFAULT '', actor TEXT NOT NULL DEFAULT '', seen TEXT NOT NULL DEFAULT '', terms TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', band ANY CHECK (band IS NULL OR typeof(band) = 'integer' AND band >= 0), minor ANY CHECK (minor IS NULL OR typeof(minor) = 'integer'), currency TEXT CHECK ((currency IS NULL) = (minor IS NULL)), digits ANY CHECK (digits IS NULL OR typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8), used TEXT NOT NULL DEFAULT '', most TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-X7MUXNF','refund 1 of D-X7MUXNF','refund','ann',1760000000000,'','login tests','','1b4551cbafca','',1,9000,'EUR',2,'','');
INSERT INTO "decisions" VALUES(2,'D-MHZGFA8','D-MHZGFA8 credit_unknown ambiguous','not booked','ann',1760000600000,'','login tests','','','',2,NULL,NULL,NULL,'','');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-92CM999',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-8HJUKDM.payout.1',NULL,'made','planned','user 70011223',1760000000000,'4ff42ab86990fcbf48c7c8112bc62de8aec732bdc1cc31351a33d3c14f6d468b');
INSERT INTO "disbursement_history" VALUES(2,'W-8HJUKDM.payout.1','planned','sent','sending','worker',1760000000000,'32ed04fe6a941255ec80676c142acdda2cf21247e4761bcbfffc3b268aa30094');
INSERT INTO "disbursement_history" VALUES(3,'W-8HJUKDM.payout.1','sending','paid','paid','worker',1760000000000,'1980229dbdbbce1ffa2eefc1eb4bc4360cab54e701f71302db005c23655dd3c1');
INSERT INTO "disbursement_history" VALUES(4,'W-B4WWVCG.refund.1',NULL,'made','planned','user 70011223',1760000000000,'0fecde497d32b01482a5b652549c56d0d24ec6489ad5d8e3721c25c229010571');
INSERT INTO "disbursement_history" VALUES(5,'W-B4WWVCG.refund.1','planned','sent','sending','worker',1760000000000,'d16a7a8dab35606b6974c0f08613db0dc8617b81e1987960cfdda05319ffa9f0');
INSERT INTO "disbursement_history" VALUES(6,'W-B4WWVCG.refund.1','sending','paid','paid','worker',1760000000000,'feecee9aa5277c9b9077427669175d77b6312d7a45f0870c2709410fb2100ce0');
INSERT INTO "disbursement_history" VALUES(7,'W-4H5VEMK.payout.1',NULL,'made','planned','user 70011223',1760000000000,'9c40a02645583f1d138fd39f810f04bdbc32fce79627e82348913875e357534b');
INSERT INTO "disbursement_history" VALUES(8,'W-4H5VEMK.payout.1','planned','sent','sending','worker',1760000000000,'91874d265c1c7353c6a5973173095154a1d64d54aefa0223539379f834c2cc3f');
INSERT INTO "disbursement_history" VALUES(9,'W-4H5VEMK.payout.1','sending','failed','failed','worker',1760000000000,'7bf1c24513883fbb679e10c1ec8f44a11435b552783eac5b00c11645769703ca');
INSERT INTO "disbursement_history" VALUES(10,'D-X7MUXNF.refund.1',NULL,'made','planned','ann',1760000000000,'654b4c41072ec70efe4fff837132cf809af2c6d3a54a313a3e28b0b62f30f54a');
INSERT INTO "disbursement_history" VALUES(11,'D-X7MUXNF.refund.1','planned','sent','sending','worker',1760000000000,'6f3288f609db2ca197757daaea600a5ef34b620d294d463b715cf66aaca86ef1');
INSERT INTO "disbursement_history" VALUES(12,'D-X7MUXNF.refund.1','sending','paid','paid','worker',1760000000000,'bcab77bc9ff54f43e28881ad801f45f128339a6aac309c480d78ecd8ebccfde7');
CREATE TABLE dispute_history (
    seq INTEGER PRIMARY KEY,
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    was TEXT,
    state TEXT NOT NULL,
    word TEXT NOT NULL,
    reason TEXT NOT NULL,
    minor INTEGER,
    currency TEXT,
    digits INTEGER,
    due INTEGER,
    moved INTEGER NOT NULL CHECK (moved IN (0, 1)),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "dispute_history" VALUES(1,'fake','du_1','D-4SAGYT8',NULL,'won','won','fraudulent',5000,'USD',2,1760000060000,1,1760000000000);
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
INSERT INTO "disputes" VALUES('fake','du_1','D-4SAGYT8','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000,1);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-92CM999','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-92CM999','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-CQXSSB2','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-4SAGYT8','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-X7MUXNF','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-ZXMBCKW','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-MHZGFA8','payment_12',1760000000000,1760000000000,1760000000000,'captured');
CREATE TABLE events_out (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL REFERENCES payments (ref),
    source TEXT NOT NULL CHECK (source IN ('payment', 'disbursement', 'dispute')),
    line INTEGER NOT NULL,
    replay INTEGER NOT NULL CHECK (replay IN (0, 1)),
    created INTEGER NOT NULL,
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL CHECK (tries >= 0),
    problem TEXT NOT NULL,
    taken INTEGER
) STRICT;
INSERT INTO "events_out" VALUES(1,'D-4SAGYT8','payment',1,0,1760000000000,1760000000000,1,'HTTP 503',NULL);
CREATE TABLE events_read (
    source TEXT PRIMARY KEY CHECK (source IN ('payment', 'disbursement', 'dispute')),
    line INTEGER NOT NULL
) STRICT;
INSERT INTO "events_read" VALUES('payment',1);
INSERT INTO "events_read" VALUES('disbursement',1);
INSERT INTO "events_read" VALUES('dispute',0);
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
INSERT INTO "history" VALUES(1,'D-92CM999',NULL,'made','created','user 70011223',1760000000000,'6c97739731c50b861b8c7de220be058e88d9aafce013fa42ec5665e2695ad859');
INSERT INTO "history" VALUES(2,'D-92CM999','created','started','awaiting_payer','payer',1760000000000,'1330228ec615f0058bf6fd98a89aa4a42be935863fe3abb921144eb4909f8eac');
INSERT INTO "history" VALUES(3,'D-92CM999','awaiting_payer','captured','paid','fake webhook',1760000000000,'a68c46132ec2bede67c4a9bd7201ed61d8054b00731f987693db2e6ef182cd0d');
INSERT INTO "history" VALUES(4,'D-92CM999','paid','credit_sent','crediting','worker',1760000000000,'76d4807d9e35157b4846b6c0b03dadf57508e68b6d0a5a6edfb6b5d6b4aeea20');
INSERT INTO "history" VALUES(5,'D-92CM999','crediting','credit_booked','credited','worker',1760000000000,'87c0ac9b2802ccf7887c2e4b5783e8c3536fb2c18113abc105cae73a49ab2b26');
INSERT INTO "history" VALUES(6,'D-CQXSSB2',NULL,'made','created','user 70011223',1760000000000,'09dcf9743a19e33373d45ba34febb680bc75a54cccce00c61ed134279a3ba50d');
INSERT INTO "history" VALUES(7,'D-CQXSSB2','created','started','awaiting_payer','payer',1760000000000,'ed2a9e6566af28c71f9f501eea23de46f00ad2037f8abdb09aa66f7cd8183166');
INSERT INTO "history" VALUES(8,'D-CQXSSB2','awaiting_payer','captured','paid','fake webhook',1760000000000,'e78987eb005b0a2e1f777e03f1e2fdb1af42050161315163e4053be99adb4c75');
INSERT INTO "history" VALUES(9,'W-8HJUKDM',NULL,'made','requested','user 70011223',1760000000000,'940618285922eb9595bbd2190d55579e392e7a87bbbea7c7981446facbf9c64a');
INSERT INTO "history" VALUES(10,'W-8HJUKDM','requested','approved','approved','policy',1760000000000,'f5beaab85cb7cb39ad4c9e5329450b4d9b8d33bc26eb23fe298243493ef5fa3d');
INSERT INTO "history" VALUES(11,'D-4SAGYT8',NULL,'made','created','user 70011223',1760000000000,'3f4d3e4c5bf279e3295a799a54857ad6d8cc5d8016f41354429291a2eac729fe');
INSERT INTO "history" VALUES(12,'D-4SAGYT8','created','started','awaiting_payer','payer',1760000000000,'08d1fef5c528d3a0ee764f73131a12564f211e717fd79024961005c748c30980');
INSERT INTO "history" VALUES(13,'D-4SAGYT8','awaiting_payer','captured','paid','fake webhook',1760000000000,'e5f0273badf70bf74d6ce9a89cd294674de3455dd643416230cdbe4f92f15386');
INSERT INTO "history" VALUES(14,'D-CQXSSB2','paid','credit_sent','crediting','worker',1760000000000,'fdd71908e5883ab6cd7f89cbe3d1bb51041cc35609835e2030584032c6a979c0');
INSERT INTO "history" VALUES(15,'D-CQXSSB2','crediting','credit_booked','credited','worker',1760000000000,'eb3fe20aa6a8fa542778e643a709ae3bd11e23e0e95bbf3b627bd611f8e89b15');
INSERT INTO "history" VALUES(16,'W-8HJUKDM','approved','debit_sent','debiting','worker',1760000000000,'faf3c5a94193c765473f70d5eb63e5713560f571f087972d3a7eb4d8fc4eef79');
INSERT INTO "history" VALUES(17,'W-8HJUKDM','debiting','debit_booked','debited','worker',1760000000000,'495128e6bc4472655e6d7f8eb9d09cfc40601667dd5916431fd5866939d7eb27');
INSERT INTO "history" VALUES(18,'D-4SAGYT8','paid','credit_sent','crediting','worker',1760000000000,'5dc90bb6c1890eebea274c466f6798bfeef17589182898b4c956bb6907dc5cfb');
INSERT INTO "history" VALUES(19,'D-4SAGYT8','crediting','credit_booked','credited','worker',1760000000000,'7c3a7c32f328d2ac60e9a00b76181a550b95a932f7ba90afdb109e1905a82992');
INSERT INTO "history" VALUES(20,'W-8HJUKDM','debited','payout_sent','paying_out','worker',1760000000000,'93a0503b53a4caa06cc0bbed4c3d2072d6a6e6482e51889861c9db4474c6467a');
INSERT INTO "history" VALUES(21,'W-8HJUKDM','paying_out','payout_paid','paid_out','worker',1760000000000,'e4953460e7192aafe899d26f3380d7e60ebfecf6f16be44b0df29d79cef8708c');
INSERT INTO "history" VALUES(22,'W-B4WWVCG',NULL,'made','requested','user 70011223',1760000000000,'0f67fe0029be2f7b01c40af0d3ad8b3e58384259aadd2225cf1facafdf81f3a2');
INSERT INTO "history" VALUES(23,'W-B4WWVCG','requested','approved','approved','policy',1760000000000,'412397fc840d899fec0303eb667d1f8ab42fc75da089aec2029c12c4f94f061d');
INSERT INTO "history" VALUES(24,'W-B4WWVCG','approved','debit_sent','debiting','worker',1760000000000,'e73c01f3126a3bd377672b89db32b8c8a0d10c95a7b1012055458efe7d1a2ff6');
INSERT INTO "history" VALUES(25,'W-B4WWVCG','debiting','debit_booked','debited','worker',1760000000000,'7bfdb04942a515fb6832c3b006cbdb9ee11268d0e3471714041beff9b2c67a43');
INSERT INTO "history" VALUES(26,'W-B4WWVCG','debited','payout_sent','paying_out','worker',1760000000000,'575514ea266e3732393bc6f7beaee2b8aff467d91df908fb5db155f845d6c0db');
INSERT INTO "history" VALUES(27,'W-B4WWVCG','paying_out','payout_paid','paid_out','worker',1760000000000,'5bb26229009427ad637083188b24fadf98cab73dce708c2c53603b644ed2b209');
INSERT INTO "history" VALUES(28,'W-4H5VEMK',NULL,'made','requested','user 70011223',1760000000000,'8c6107bdbacd78ebe99fa8845a0ee2c014b0cdd1f080b5b104cc343cd8313c9d');
INSERT INTO "history" VALUES(29,'W-4H5VEMK','requested','approved','approved','policy',1760000000000,'304bc29d35fa8e8df6165069de7304da7a3c985df572530493050deebe154e2d');
INSERT INTO "history" VALUES(30,'W-4H5VEMK','approved','debit_sent','debiting','worker',1760000000000,'abd4e00c09b3eac9b4cbeff1a00c9f518eea9dad7a2bd285118deb12f932a5e3');
INSERT INTO "history" VALUES(31,'W-4H5VEMK','debiting','debit_booked','debited','worker',1760000000000,'4da2021ad3cd2e47d3e4f545553d5a12cdf9b7c27cf11daf21f29a4345368127');
INSERT INTO "history" VALUES(32,'W-4H5VEMK','debited','payout_sent','paying_out','worker',1760000000000,'e8795f28466d3fbbe08af496ccfd735d0bf8b1d29b53f8eb7377bbfc2941abb2');
INSERT INTO "history" VALUES(33,'W-4H5VEMK','paying_out','payout_failed','payout_failed','worker',1760000000000,'5c80f264731609e9214d971d8e6647fbf9b9bc954e5b66a4174ee709ba3e5ed3');
INSERT INTO "history" VALUES(34,'W-4H5VEMK','payout_failed','return_ordered','returning','worker',1760000000000,'3dd179318b78f9430e62bd46112f00dbe3d14983698d76bf8541c2d240b000db');
INSERT INTO "history" VALUES(35,'W-4H5VEMK','returning','return_sent','returning','worker',1760000000000,'86b32b814047b40cc5ed45fdeab1f9a891c31df5af760cb34ec704a73a7d05de');
INSERT INTO "history" VALUES(36,'W-4H5VEMK','returning','return_booked','returned','worker',1760000000000,'8b205e121887352e2e3e1df4ea48a916b7d39b62297861cb3013961ce2a238d2');
INSERT INTO "history" VALUES(37,'D-X7MUXNF',NULL,'made','created','user 70011223',1760000000000,'2e0d706d8169a687d335652f396a237aad3a4aeab59d46a664885d18308238a7');
INSERT INTO "history" VALUES(38,'D-X7MUXNF','created','started','awaiting_payer','payer',1760000000000,'b8a977e300b8a45aee16580eebbd196cee67d4adce5638ed35cfad8d0ad77b0a');
INSERT INTO "history" VALUES(39,'D-X7MUXNF','awaiting_payer','mismatched','review','fake webhook',1760000000000,'8cf41ecedd6439af866beedebeb4472cb9bf27ab74a9fa24100631ac7bb0cd20');
INSERT INTO "history" VALUES(40,'D-X7MUXNF','review','refund_ordered','refunding','ann',1760000000000,'5cf6e69be20012030142ebf14b94b2b0307e2b6553a53bda2cd34382ce33023d');
INSERT INTO "history" VALUES(41,'D-X7MUXNF','refunding','refund_paid','refunded','worker',1760000000000,'6ee2f7234259ddec77a9c241e30e6619b521e0a5941b5b7f64e7ef7e28ab37c5');
INSERT INTO "history" VALUES(42,'D-ZXMBCKW',NULL,'made','created','user 70011223',1760000000000,'33479ebf1d042ec5453eb998b33d759050ce776e6fb76f25312c5318911d548e');
INSERT INTO "history" VALUES(43,'D-ZXMBCKW','created','started','awaiting_payer','payer',1760000000000,'618bb99a1de71776f21f9e66b276873a6f4801a850b2ae39308e611085c6d550');
INSERT INTO "history" VALUES(44,'D-ZXMBCKW','awaiting_payer','captured','paid','fake webhook',1760000000000,'31a53f877a8649f4c99ca637dd15e8af72b2998b1d68f3fd73d0565a42f93cfd');
INSERT INTO "history" VALUES(45,'D-ZXMBCKW','paid','credit_sent','crediting','worker',1760000000000,'4a5fbf859e91f7230affa2a1e8155e51dfdfdba7ea76b830913f7aa6929d927a');
INSERT INTO "history" VALUES(46,'D-ZXMBCKW','crediting','credit_refused','credit_refused','worker',1760000000000,'8a1b92dfef57cac2881c24a05f0942e2e3fe1667d788a0595bbc2f1403fc0a26');
INSERT INTO "history" VALUES(47,'D-ZXMBCKW','credit_refused','handed_to_staff','review','worker',1760000000000,'1a23bdded72e3bae6a0e34131948bf553793a2c62bf13b71151541abcf9ba0ff');
INSERT INTO "history" VALUES(48,'D-FKQX9GQ',NULL,'made','created','user 70011223',1760000000000,'2225557e32122c097600910e506bf5591d8c24874fee1aef5e65328411f8964a');
INSERT INTO "history" VALUES(49,'D-FKQX9GQ','created','started','awaiting_payer','payer',1760000000000,'43cc3d65e7263632e8cbfa41c5a972111150c9fc1db84d6ac270883440543caf');
INSERT INTO "history" VALUES(50,'D-MHZGFA8',NULL,'made','created','user 70011223',1760000000000,'a90431ee7d3a60f8d016e222e544663d7afe7da709f238e925d149d9a48afe56');
INSERT INTO "history" VALUES(51,'D-MHZGFA8','created','started','awaiting_payer','payer',1760000000000,'469c9eb34d12286ca8eee6204b9a396d783ff034615a6f1604dd10a10c61a55b');
INSERT INTO "history" VALUES(52,'D-MHZGFA8','awaiting_payer','captured','paid','fake webhook',1760000000000,'20784c8e4faf0f051b23c94e0ef7c77f409d49560e61e80a6c992464078d388d');
INSERT INTO "history" VALUES(53,'D-MHZGFA8','paid','credit_sent','crediting','worker',1760000000000,'806b1e86a4871438f30bbb373ecb361418f8299832034ffc7b86c300f9131f86');
INSERT INTO "history" VALUES(54,'D-MHZGFA8','crediting','credit_unknown','credit_unknown','worker',1760000000000,'9aba47c10226027e4f1582f651d39ba8bf23d29f6a2a4f20e9da35494a8aaa23');
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
INSERT INTO "ledger_entries" VALUES(1,'captured','D-92CM999','D-92CM999.captured',1760000000000,'d46ff959d5afe60ffed0314ae20427d7775d235ec7ff05429abf96e1663039eb');
INSERT INTO "ledger_entries" VALUES(2,'funds_held','U-D2YJTVRQMXNUJK','U-D2YJTVRQMXNUJK.funds_held',1760000000000,'373de05321d2a7af036b760f6a8f2e7ed2d4977ea4efecbbfb14fc1d383b48de');
INSERT INTO "ledger_entries" VALUES(3,'credit_booked','D-92CM999','D-92CM999.credit.1',1760000000000,'123bc4d84e6f7b278b48d43522c4de2e8d4f2b7c1a7f68ecc2bc37410c7b193c');
INSERT INTO "ledger_entries" VALUES(4,'captured','D-CQXSSB2','D-CQXSSB2.captured',1760000000000,'ebbdb6f3789201c9edc674581f75ae6d6b5127e3e96266fa61dbad433cb7169b');
INSERT INTO "ledger_entries" VALUES(5,'captured','D-4SAGYT8','D-4SAGYT8.captured',1760000000000,'6ed93d101794314a5750e54a582180da4dc16638e65cedcc35d5a503cbe2c87e');
INSERT INTO "ledger_entries" VALUES(6,'credit_booked','D-CQXSSB2','D-CQXSSB2.credit.1',1760000000000,'36cf851463cfeefda67b820ed92b4c52e781e05cddf3b0ccd07ed05b7ef7695d');
INSERT INTO "ledger_entries" VALUES(7,'debit_booked','W-8HJUKDM','W-8HJUKDM.debit.1',1760000000000,'afbe965951871759665ed4ddd593d41dff0590860eb43a1ac128a6d4228b4d02');
INSERT INTO "ledger_entries" VALUES(8,'credit_booked','D-4SAGYT8','D-4SAGYT8.credit.1',1760000000000,'a8bfcaf395b42a56317da9bf56899292692d7bce68850696589f454122b8ed29');
INSERT INTO "ledger_entries" VALUES(9,'sent','W-8HJUKDM','W-8HJUKDM.payout.1',1760000000000,'f496b375873dd6f15d370d8ed4c8b2bc51cabaefc663d7e443800a7062d73049');
INSERT INTO "ledger_entries" VALUES(10,'paid','W-8HJUKDM','W-8HJUKDM.payout.1',1760000000000,'493c1a741b713b8d5559168364f19cc5cb4078e65bbbeb679d42b4a20636f482');
INSERT INTO "ledger_entries" VALUES(11,'debit_booked','W-B4WWVCG','W-B4WWVCG.debit.1',1760000000000,'d1f805da9227779dae6e5a0fbea7515804647eb71083588b1418df3f0d177238');
INSERT INTO "ledger_entries" VALUES(12,'sent','W-B4WWVCG','W-B4WWVCG.refund.1',1760000000000,'b953d908a818f77045c0f84cd83a30ac826a2e7345127f538b1ac5f3cb93509f');
INSERT INTO "ledger_entries" VALUES(13,'paid','W-B4WWVCG','W-B4WWVCG.refund.1',1760000000000,'ac1e91f402593d38c8d24a74f730390282d12ca3a26850edbee3e84e9dec37e1');
INSERT INTO "ledger_entries" VALUES(14,'debit_booked','W-4H5VEMK','W-4H5VEMK.debit.1',1760000000000,'c9f5a18c57fb37bc1f3692ac310bf28fe2618479be132deb6c1d4d8f6f210542');
INSERT INTO "ledger_entries" VALUES(15,'sent','W-4H5VEMK','W-4H5VEMK.payout.1',1760000000000,'3b4aa46a85b3a7f7bf6fe8b4fff278a352aa1d3373db58f11f0e4798f20d6b80');
INSERT INTO "ledger_entries" VALUES(16,'not_paid','W-4H5VEMK','W-4H5VEMK.payout.1',1760000000000,'5435b5d39a011ead266cb0a1e00739c3563f5c435fe6fe39350c5168a9f8a40f');
INSERT INTO "ledger_entries" VALUES(17,'return_booked','W-4H5VEMK','W-4H5VEMK.return.1',1760000000000,'bddaf5a228533a57a1ec0b0b58ff83d8e121a471e2b1e8c880bfd1ea12135211');
INSERT INTO "ledger_entries" VALUES(18,'captured','D-X7MUXNF','D-X7MUXNF.captured',1760000000000,'bf83945cf286500e8f9246a6d8b12887939c86bc668e437b0ea32766866cc648');
INSERT INTO "ledger_entries" VALUES(19,'sent','D-X7MUXNF','D-X7MUXNF.refund.1',1760000000000,'b52f7460c432dcc8d20076151dda629c44da0dff321e1d230cbf72094732299d');
INSERT INTO "ledger_entries" VALUES(20,'paid','D-X7MUXNF','D-X7MUXNF.refund.1',1760000000000,'1a434b186048e13fe0c0601c48a9019c8324922b8c666b2b5d0fd3ff854e7768');
INSERT INTO "ledger_entries" VALUES(21,'captured','D-ZXMBCKW','D-ZXMBCKW.captured',1760000000000,'57f1706e158496aa1474471289a38c66729cc4d431d82d25b39f5c2e47301879');
INSERT INTO "ledger_entries" VALUES(22,'captured','D-MHZGFA8','D-MHZGFA8.captured',1760000000000,'84abe5fdc2dbb577c29999c2cb310398b5b27d20e864607beef9b6c83bdfa7d1');
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
INSERT INTO "mails" VALUES(1,'D-92CM999.credited.1','credited',70011223,'D-92CM999',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-CQXSSB2.credited.1','credited',70011223,'D-CQXSSB2',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-4SAGYT8.credited.1','credited',70011223,'D-4SAGYT8',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-8HJUKDM.paid_out.1','paid_out',70011223,'W-8HJUKDM',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-B4WWVCG.paid_out.1','paid_out',70011223,'W-B4WWVCG',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-4H5VEMK.returned.1','returned',70011223,'W-4H5VEMK',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-X7MUXNF.paid_back.1','paid_back',70011223,'D-X7MUXNF',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(90,'password.70011223.1760000000000','password',70011223,NULL,1760000000000,1760000000000,2,'the mail server ends the connection',NULL);
INSERT INTO "mails" VALUES(91,'password.70011224.1760000000000','password',70011224,NULL,1760000000000,1760000000000,0,'',1760000000000);
CREATE TABLE notes (
    seq INTEGER PRIMARY KEY,
    subject TEXT NOT NULL CHECK (subject <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    by TEXT NOT NULL CHECK (by <> ''),
    actor TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0)
) STRICT;
INSERT INTO "notes" VALUES(1,'user 70011223','asked for papers; it''s urgent','ann','staff 3',1760000000000);
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
CREATE TABLE password_changes (
    user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "password_changes" VALUES(70011223,1760000000000);
CREATE TABLE payment_marks (
    ref TEXT NOT NULL REFERENCES payments (ref),
    what TEXT NOT NULL CHECK (what IN ('address', 'account')),
    mark TEXT NOT NULL CHECK (mark <> ''),
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    at INTEGER NOT NULL,
    PRIMARY KEY (ref, what)
) STRICT;
INSERT INTO "payment_marks" VALUES('D-92CM999','address','5ba5',70011223,1760000000000);
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
INSERT INTO "payments" VALUES('D-92CM999','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','a6a59f7d8da40bc7e603809a9d280b3fee3de33a72cab69b6c79665dce74f1b3','embedded','Visa 4001',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('D-CQXSSB2','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','a3b3b12c687602a0f6bfc09d5bc001334ee51e7ecab1f5373a6e7ce196d32234','embedded','Visa 4003',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-8HJUKDM','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','fcc155d5435bceff8ae3bc6ff378a2a3bb1a7933892304ef2ea042b807f5dd82','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-4SAGYT8','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','cb8e00049de4ea252050e30602ffe43dcfeebca9a017d216a11dead0894a005b','embedded','Visa 4004',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-B4WWVCG','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','f2d4bcd7282d013ad62f8e8d15304959d9da207673b5119f2889ba64d48bffd5','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('W-4H5VEMK','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','679aaba3deaa5db3054c7b5e120179d086ea225dc1eca0c0fdc9430d777b67ce','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-X7MUXNF','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','46e972e9622f454d242799196a2e90b6ec8baab68c81d8352028af774c1d12aa','embedded','Visa 4008',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-ZXMBCKW','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','1660164aa904b029e72c8f1fa252014d5fa8c6964cf9c6eb3712e2d51b0affc7','embedded','Visa 4010',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-FKQX9GQ','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','bcecece8a09bc1d55c81fc6de3e86784d87089c421dd35ed14ab0c088e5c5cc4','embedded','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-MHZGFA8','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','74b21fed23fe0bd7ea549c885ec8fc15d0a957556cde054445b821b6bdb4ecaa','embedded','Visa 4012',0,0,'USD',2,0);
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
INSERT INTO "psp_calls" VALUES('W-8HJUKDM.payout.1','W-8HJUKDM','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-B4WWVCG.refund.1','W-B4WWVCG','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-4H5VEMK.payout.1','W-4H5VEMK','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-X7MUXNF.refund.1','D-X7MUXNF','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
CREATE TABLE rule_changes (
    seq INTEGER PRIMARY KEY,
    version TEXT NOT NULL REFERENCES rule_files (version),
    verb TEXT NOT NULL CHECK (verb IN ('proposed', 'on', 'withdrawn')),
    by TEXT NOT NULL CHECK (by <> ''),
    actor TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "rule_changes" VALUES(1,'e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','proposed','ann','staff 1',1760000000000,'afe7c9631354722349ad67670c7d6e1a7038d26595b89d296c5cf2a718c4437d');
INSERT INTO "rule_changes" VALUES(2,'e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','on','bob','staff 2',1760000000000,'7869f613200e20a1dc6f725d3b132fb74cb2f0f278a896547cd90e739e1405eb');
CREATE TABLE rule_files (
    version TEXT PRIMARY KEY CHECK (length(version) = 64),
    text TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0)
) STRICT;
INSERT INTO "rule_files" VALUES('e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','# Ann''s; of Köln
',1760000000000);
CREATE TABLE rule_records (
    verdict INTEGER NOT NULL REFERENCES rule_verdicts (seq) DEFERRABLE INITIALLY DEFERRED,
    n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n >= 0),
    rule TEXT NOT NULL CHECK (rule <> ''),
    outcome TEXT NOT NULL CHECK (outcome IN ('allow', 'ask', 'review', 'refuse')),
    value TEXT NOT NULL,
    threshold TEXT NOT NULL,
    staff TEXT NOT NULL,
    words TEXT NOT NULL,
    shown TEXT NOT NULL,
    until ANY CHECK (until IS NULL OR typeof(until) = 'integer'),
    cause TEXT NOT NULL,
    PRIMARY KEY (verdict, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "rule_records" VALUES(1,0,'day','review','12.50 USD','at most 9 USD','sum','At most {amount}','{}',1760000000000,'rule day');
CREATE TABLE rule_verdicts (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    subject TEXT NOT NULL CHECK (subject <> ''),
    user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
    moment TEXT NOT NULL CHECK (moment IN ('start', 'credit', 'debit', 'disburse')),
    version TEXT NOT NULL REFERENCES rule_files (version),
    outcome TEXT NOT NULL CHECK (outcome IN ('allow', 'ask', 'review', 'refuse')),
    people ANY NOT NULL CHECK (typeof(people) = 'integer' AND people BETWEEN 0 AND 2),
    about TEXT NOT NULL,
    facts TEXT NOT NULL,
    line ANY NOT NULL CHECK (typeof(line) = 'integer' AND line >= 0),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "rule_verdicts" VALUES(1,'D-92CM999',70011223,'start','e82120ea6b324c00e372940f74c2f94be7998c8c8b9bb58c5cc079ed8fc0b719','review',1,'{"money": [1250, "USD", 2]}','{"sums withdrawals 86400000": []}',54,1760000000000,'bb40f24a8561df7b9a8f6f059a4123e5de01fcdc9925e12383f9c17f8860eeb2');
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
CREATE TABLE taken (
    ref TEXT PRIMARY KEY CHECK (ref <> ''),
    by TEXT NOT NULL CHECK (by <> ''),
    actor TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "taken" VALUES('D-1','ann','staff 3',1760000000000);
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
INSERT INTO "tokens" VALUES('e0686b48a3d360574bed50cca00f7572f62c011625c0080f6623b5a05c1c40c2','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-92CM999',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
CREATE TABLE user_standing (
    seq INTEGER PRIMARY KEY,
    user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
    level TEXT NOT NULL CHECK (level IN ('none', 'basic', 'full')),
    user_group TEXT NOT NULL,
    country TEXT NOT NULL,
    by TEXT NOT NULL CHECK (by <> ''),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0)
) STRICT;
INSERT INTO "user_standing" VALUES(1,70011223,'full','vip','DE','the CRM',1760000000000);
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
CREATE INDEX notes_subject ON notes (subject);
CREATE TRIGGER notes_no_update BEFORE UPDATE ON notes BEGIN SELECT RAISE(ABORT, 'notes only grows'); END;
CREATE TRIGGER notes_no_delete BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'notes only grows'); END;
CREATE TRIGGER notes_no_replace BEFORE INSERT ON notes
    WHEN EXISTS (SELECT 1 FROM notes AS it WHERE (it.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'notes only grows'); END;
CREATE INDEX taken_by ON taken (by);
CREATE INDEX payments_created ON payments (created);
CREATE INDEX payments_waiting ON payments (status, updated) WHERE status IN ('awaiting_approval', 'credit_refused',
    'credit_unknown', 'debit_unknown', 'return_unknown', 'review');
CREATE INDEX payments_ending ON payments (substr(instrument, -4), created) WHERE instrument <> '';
CREATE INDEX accounts_email ON accounts (email COLLATE NOCASE);
CREATE INDEX attempts_code ON attempts (code, started) WHERE code <> '';
CREATE INDEX unmatched_held ON unmatched (created) WHERE state = 'parked';
CREATE INDEX disputes_open ON disputes (at) WHERE state IN ('open', 'under_review', 'warned');
CREATE INDEX decisions_ref ON decisions (ref);
CREATE INDEX events_object ON events (psp_ref);
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
CREATE INDEX checks_ref ON checks (ref) WHERE ref <> '';
CREATE INDEX checks_user ON checks (user_id, seq);
CREATE INDEX checks_at ON checks (at);
CREATE INDEX events_out_untaken ON events_out (seq) WHERE taken IS NULL;
CREATE INDEX events_out_waiting ON events_out (ref, seq) WHERE taken IS NULL;
CREATE INDEX events_out_taken ON events_out (taken) WHERE taken IS NOT NULL;
CREATE INDEX events_out_ref ON events_out (ref, seq);
CREATE INDEX dispute_history_id ON dispute_history (psp, id);
CREATE INDEX dispute_history_ref ON dispute_history (ref);
CREATE TRIGGER dispute_history_no_update BEFORE UPDATE ON dispute_history
BEGIN SELECT RAISE(ABORT, 'dispute_history only grows'); END;
CREATE TRIGGER dispute_history_no_delete BEFORE DELETE ON dispute_history
BEGIN SELECT RAISE(ABORT, 'dispute_history only grows'); END;
CREATE TRIGGER dispute_history_no_replace BEFORE INSERT ON dispute_history
    WHEN EXISTS (SELECT 1 FROM dispute_history AS it WHERE it.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'dispute_history only grows'); END;
CREATE INDEX rule_verdicts_subject ON rule_verdicts (subject, moment);
CREATE INDEX rule_verdicts_at ON rule_verdicts (at);
CREATE INDEX user_standing_of ON user_standing (user_id, seq);
CREATE INDEX payment_marks_mark ON payment_marks (mark, at);
CREATE INDEX payment_marks_at ON payment_marks (at);
CREATE INDEX card_facts_fingerprint ON card_facts (fingerprint, at) WHERE fingerprint <> '';
CREATE TRIGGER rule_files_no_update BEFORE UPDATE ON rule_files
BEGIN SELECT RAISE(ABORT, 'rule_files only grows'); END;
CREATE TRIGGER rule_files_no_delete BEFORE DELETE ON rule_files
BEGIN SELECT RAISE(ABORT, 'rule_files only grows'); END;
CREATE TRIGGER rule_files_no_replace BEFORE INSERT ON rule_files
WHEN EXISTS (SELECT 1 FROM rule_files AS it WHERE (it.rowid = NEW.rowid) OR (it.version = NEW.version))
BEGIN SELECT RAISE(ABORT, 'rule_files only grows'); END;
CREATE TRIGGER rule_changes_no_update BEFORE UPDATE ON rule_changes
BEGIN SELECT RAISE(ABORT, 'rule_changes only grows'); END;
CREATE TRIGGER rule_changes_no_delete BEFORE DELETE ON rule_changes
BEGIN SELECT RAISE(ABORT, 'rule_changes only grows'); END;
CREATE TRIGGER rule_changes_no_replace BEFORE INSERT ON rule_changes
WHEN EXISTS (SELECT 1 FROM rule_changes AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'rule_changes only grows'); END;
CREATE TRIGGER rule_records_no_update BEFORE UPDATE ON rule_records
BEGIN SELECT RAISE(ABORT, 'rule_records only grows'); END;
CREATE TRIGGER rule_records_no_delete BEFORE DELETE ON rule_records
BEGIN SELECT RAISE(ABORT, 'rule_records only grows'); END;
CREATE TRIGGER rule_records_no_replace BEFORE INSERT ON rule_records
WHEN EXISTS (SELECT 1 FROM rule_records AS it WHERE (it.verdict = NEW.verdict AND it.n = NEW.n))
BEGIN SELECT RAISE(ABORT, 'rule_records only grows'); END;
CREATE TRIGGER rule_records_sealed BEFORE INSERT ON rule_records
WHEN EXISTS (SELECT 1 FROM rule_verdicts WHERE seq = NEW.verdict)
BEGIN SELECT RAISE(ABORT, 'rule_records takes nothing for a sealed verdict'); END;
CREATE TRIGGER rule_verdicts_no_update BEFORE UPDATE ON rule_verdicts
BEGIN SELECT RAISE(ABORT, 'rule_verdicts only grows'); END;
CREATE TRIGGER rule_verdicts_no_delete BEFORE DELETE ON rule_verdicts
BEGIN SELECT RAISE(ABORT, 'rule_verdicts only grows'); END;
CREATE TRIGGER rule_verdicts_no_replace BEFORE INSERT ON rule_verdicts
WHEN EXISTS (SELECT 1 FROM rule_verdicts AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'rule_verdicts only grows'); END;
CREATE TRIGGER user_standing_no_update BEFORE UPDATE ON user_standing
BEGIN SELECT RAISE(ABORT, 'user_standing only grows'); END;
CREATE TRIGGER user_standing_no_delete BEFORE DELETE ON user_standing
BEGIN SELECT RAISE(ABORT, 'user_standing only grows'); END;
CREATE TRIGGER user_standing_no_replace BEFORE INSERT ON user_standing
WHEN EXISTS (SELECT 1 FROM user_standing AS it WHERE (it.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'user_standing only grows'); END;
CREATE INDEX decisions_actor ON decisions (actor, at) WHERE minor IS NOT NULL;
COMMIT;
PRAGMA user_version = 26;
