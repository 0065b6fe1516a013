-- A database of version 15, made by the code of commit 818ec3f.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-6NXD5TV: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-GCBF2G9','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-MWZXE8N','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-BF45YM9','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-6NXD5TV.credit.1','D-6NXD5TV','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-DU9Q8ZS.credit.1','D-DU9Q8ZS','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-DPA9NPT.debit.1','W-DPA9NPT','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-VJACCX6.credit.1','D-VJACCX6','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-MYRFEXT.debit.1','W-MYRFEXT','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-54QUKM4.debit.1','W-54QUKM4','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-54QUKM4.return.1','W-54QUKM4','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-MWZXE8N.credit.1','D-MWZXE8N','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-BF45YM9.credit.1','D-BF45YM9','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-VJACCX6','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-6NXD5TV','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-BF45YM9','D-BF45YM9 credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-6NXD5TV',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-DPA9NPT.payout.1',NULL,'made','planned','user 70011223',1760000000000,'c503096764cbd26a58053a98c983f0d12936b5792703441ce70a771c307ca519');
INSERT INTO "disbursement_history" VALUES(2,'W-DPA9NPT.payout.1','planned','sent','sending','worker',1760000000000,'900aba6b6816ce9348ff1db634b460cfad7de9fde66e51b251133e512ff015c9');
INSERT INTO "disbursement_history" VALUES(3,'W-DPA9NPT.payout.1','sending','paid','paid','worker',1760000000000,'7291cc571a288a6dad376b4a4ab5cbe3bdfab2985eef2d801b2b5179505be951');
INSERT INTO "disbursement_history" VALUES(4,'W-MYRFEXT.refund.1',NULL,'made','planned','user 70011223',1760000000000,'83b3e4112645532242eb2ca8678b708ee12c95c6e9d15e452ecb15827ca779d9');
INSERT INTO "disbursement_history" VALUES(5,'W-MYRFEXT.refund.1','planned','sent','sending','worker',1760000000000,'4b33c777b046da53906017e4ed6d1affc6c26e5bf312e9e786016b5d50d91d20');
INSERT INTO "disbursement_history" VALUES(6,'W-MYRFEXT.refund.1','sending','paid','paid','worker',1760000000000,'7511a7f5363255c39168e750cd82c286b18a63f7b6ed121f3ed634d5bd3b5455');
INSERT INTO "disbursement_history" VALUES(7,'W-54QUKM4.payout.1',NULL,'made','planned','user 70011223',1760000000000,'77f5ef676e34df1e001e781bc3e37812c602e3fe7952c0eeab44a6c208faa6ed');
INSERT INTO "disbursement_history" VALUES(8,'W-54QUKM4.payout.1','planned','sent','sending','worker',1760000000000,'02cd1723c752a291914a75a69c33866eb36410208545691dd0bcd1d452e4681a');
INSERT INTO "disbursement_history" VALUES(9,'W-54QUKM4.payout.1','sending','failed','failed','worker',1760000000000,'2627901ec21b405991ebe91f2b9522b3a7701efd11c3f5eb76da596a799e9782');
INSERT INTO "disbursement_history" VALUES(10,'D-GCBF2G9.refund.1',NULL,'made','planned','ann',1760000000000,'f49bbbb9b78dc44c9b53f8a881c7267f0a78ea41f5856e2a390dec7088545654');
INSERT INTO "disbursement_history" VALUES(11,'D-GCBF2G9.refund.1','planned','sent','sending','worker',1760000000000,'c6b6c9f43841a926b3b0dd29b6b461a4ff9e2bd3d086ec482192c2b9473c0fc5');
INSERT INTO "disbursement_history" VALUES(12,'D-GCBF2G9.refund.1','sending','paid','paid','worker',1760000000000,'c99c6c0c697cc8a91f7bacf5d38ef0a8aa929ab35e68a7e63e60990d2ed6c9a1');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-VJACCX6','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-6NXD5TV','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-6NXD5TV','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-DU9Q8ZS','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-VJACCX6','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-GCBF2G9','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-MWZXE8N','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-BF45YM9','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-6NXD5TV',NULL,'made','created','user 70011223',1760000000000,'3ddded671d6e67b5def7e3a0a375f4ecfde0dcd8ed539207e3dee0f055a7e6e8');
INSERT INTO "history" VALUES(2,'D-6NXD5TV','created','started','awaiting_payer','payer',1760000000000,'0fcc918d58b2a29c495219c356714c972316943879143e95fb79d48ff8002d79');
INSERT INTO "history" VALUES(3,'D-6NXD5TV','awaiting_payer','captured','paid','fake webhook',1760000000000,'dbebb394c9c049ee6205c6d27deff1eec88317986eced32ccfb24493626a15bf');
INSERT INTO "history" VALUES(4,'D-6NXD5TV','paid','credit_sent','crediting','worker',1760000000000,'77598258e6f3538b3a01c00f6db108d63a2a0abd0d7667f5020fec05e775caa7');
INSERT INTO "history" VALUES(5,'D-6NXD5TV','crediting','credit_booked','credited','worker',1760000000000,'a7481eb6f180716fc9927505bb96f48caaed32f4a9a7d5df8664b4cfa7f47a82');
INSERT INTO "history" VALUES(6,'D-DU9Q8ZS',NULL,'made','created','user 70011223',1760000000000,'79bcef239e4d6302bc2f78d7297ba56fb482b522ec9280b5ab557dc2b3ee1afe');
INSERT INTO "history" VALUES(7,'D-DU9Q8ZS','created','started','awaiting_payer','payer',1760000000000,'ce915d943f8afb0301d34e0e81f635c7c2eeab976a46930ef29181261c0a9e7d');
INSERT INTO "history" VALUES(8,'D-DU9Q8ZS','awaiting_payer','captured','paid','fake webhook',1760000000000,'9c515abcc5c110cccd73f3a7b71237aeb37467ea3fa03bae3d23ddbd6c02850d');
INSERT INTO "history" VALUES(9,'W-DPA9NPT',NULL,'made','requested','user 70011223',1760000000000,'3c5f7da099f938cc9b54809d9162db263e315d9e8821fd302f97742dc6dbcdfc');
INSERT INTO "history" VALUES(10,'W-DPA9NPT','requested','approved','approved','policy',1760000000000,'a1db171b531fda07f61027b94dc28bca13e0db9cf1f310bbea06ac722f3d6c34');
INSERT INTO "history" VALUES(11,'D-VJACCX6',NULL,'made','created','user 70011223',1760000000000,'637d1b46269fda08ef71843cec2fe403a682ae7c30fdce4038224c894b63502e');
INSERT INTO "history" VALUES(12,'D-VJACCX6','created','started','awaiting_payer','payer',1760000000000,'23fbc1d827c9f32192eb32f78834e2966c53ee85fdcd84f295c76f288b5e0ea2');
INSERT INTO "history" VALUES(13,'D-VJACCX6','awaiting_payer','captured','paid','fake webhook',1760000000000,'9dc6b9088d8551dddadfc214c2e9db9dd2246def9f67d6bb138a4510cf3e87a5');
INSERT INTO "history" VALUES(14,'D-DU9Q8ZS','paid','credit_sent','crediting','worker',1760000000000,'1a505b672dc41d9619ba172571e6bfe26cbff1fa2a8e7e3433cec88b7550e29b');
INSERT INTO "history" VALUES(15,'D-DU9Q8ZS','crediting','credit_booked','credited','worker',1760000000000,'fe24e2d7721cd2fc4ccb09e1b1d6d9ac4c61a7487d46be481605b217b13a5533');
INSERT INTO "history" VALUES(16,'W-DPA9NPT','approved','debit_sent','debiting','worker',1760000000000,'85b6123f12fc20a029ccb3c1926b6ef274cc7e6df3dd2380179e64c86f3095dc');
INSERT INTO "history" VALUES(17,'W-DPA9NPT','debiting','debit_booked','debited','worker',1760000000000,'474557ba41f950a8cd8832d2bc71bbe9b86232718df944f51281f0458fe92573');
INSERT INTO "history" VALUES(18,'D-VJACCX6','paid','credit_sent','crediting','worker',1760000000000,'508a9baed1b1a1380de253b6add848231f56a5f5179867e9ef3f587340f1d69c');
INSERT INTO "history" VALUES(19,'D-VJACCX6','crediting','credit_booked','credited','worker',1760000000000,'9b5626e81677d15f67fedbe11faeb4753a06bd27f987a51fac635edca99ca300');
INSERT INTO "history" VALUES(20,'W-DPA9NPT','debited','payout_sent','paying_out','worker',1760000000000,'8fe2507fbf9dc5c458e378bb0f0d3f419fa482ff0240509c578aedd6ecf25cb4');
INSERT INTO "history" VALUES(21,'W-DPA9NPT','paying_out','payout_paid','paid_out','worker',1760000000000,'bfb1e505e8b48ed82e9328bbe6a81dc19eddcaff6dec493a2e3f295f7a80b1ca');
INSERT INTO "history" VALUES(22,'W-MYRFEXT',NULL,'made','requested','user 70011223',1760000000000,'e701e815f09b9d13bf71d7ad9f5866e360cfff95b86bb2295e924e932a06bc92');
INSERT INTO "history" VALUES(23,'W-MYRFEXT','requested','approved','approved','policy',1760000000000,'a189433b8706086872ed9043fe508e6388aa8e6f4e31df3a9c7ba06992ab009d');
INSERT INTO "history" VALUES(24,'W-MYRFEXT','approved','debit_sent','debiting','worker',1760000000000,'0a6500ff4f8cb72075f079c75615766339938462735a796d71e3c2ca7323168c');
INSERT INTO "history" VALUES(25,'W-MYRFEXT','debiting','debit_booked','debited','worker',1760000000000,'3db86df9a33b615e7bde2e4ec1be4b89014910c21646df5ae64a90c794f0c3a6');
INSERT INTO "history" VALUES(26,'W-MYRFEXT','debited','payout_sent','paying_out','worker',1760000000000,'17b2f37003a684dff9b85387d04eb02652ed944fc0c78c9cb8e7c7193f5548b6');
INSERT INTO "history" VALUES(27,'W-MYRFEXT','paying_out','payout_paid','paid_out','worker',1760000000000,'c2f8b7f0659d550e7c4a3cc8eb542602b40af4236e15a8592c0e70c3ed2d08ff');
INSERT INTO "history" VALUES(28,'W-54QUKM4',NULL,'made','requested','user 70011223',1760000000000,'046bf9ea9295fd834ee648d6e814745308982329f664b285b1924b981dd28747');
INSERT INTO "history" VALUES(29,'W-54QUKM4','requested','approved','approved','policy',1760000000000,'1c23ecd8b8a4a6c76805ee303aec7f806ded6f3f693a853aafe16a633eca3bf8');
INSERT INTO "history" VALUES(30,'W-54QUKM4','approved','debit_sent','debiting','worker',1760000000000,'5e0255e758d8575188d3c39ff39f324288d6cdaf1d6acf45233e563019bcbe49');
INSERT INTO "history" VALUES(31,'W-54QUKM4','debiting','debit_booked','debited','worker',1760000000000,'a116c0b7639c8f71ee562f080dfeac33cec7b3ffeeea06f0542ed009bff98b42');
INSERT INTO "history" VALUES(32,'W-54QUKM4','debited','payout_sent','paying_out','worker',1760000000000,'30f7daaca617706ffbea0f11b1864b035a71466ec5bbf8154e2ebf955acd8315');
INSERT INTO "history" VALUES(33,'W-54QUKM4','paying_out','payout_failed','payout_failed','worker',1760000000000,'7b2b447f510f9fcaa8505a7657451739b9c24f2c6dfb670611e644dc1782e2c9');
INSERT INTO "history" VALUES(34,'W-54QUKM4','payout_failed','return_ordered','returning','worker',1760000000000,'0dc7910077e3276ba76b8693efd329c0a8f8e176313126b9ba9f245cc79a8bcd');
INSERT INTO "history" VALUES(35,'W-54QUKM4','returning','return_sent','returning','worker',1760000000000,'a3277ce3822de255128f4b67ab32b5216aab09a58e8e83bd827b99ad0fc237e7');
INSERT INTO "history" VALUES(36,'W-54QUKM4','returning','return_booked','returned','worker',1760000000000,'263876a25f1ce493e5e5ceb7c2c919d741ad06232b2e06e5dcac426f823101d1');
INSERT INTO "history" VALUES(37,'D-GCBF2G9',NULL,'made','created','user 70011223',1760000000000,'3f9ddacbed0085320781e8feb5d9635a9576907ad2abfd4f43336aed7a0e3c8b');
INSERT INTO "history" VALUES(38,'D-GCBF2G9','created','started','awaiting_payer','payer',1760000000000,'57f8fcbedc174da8bc4590a4503832ed1c5a4a68a5ed298b8cec685928fa8671');
INSERT INTO "history" VALUES(39,'D-GCBF2G9','awaiting_payer','mismatched','review','fake webhook',1760000000000,'05b6bf8244e2321239a049d7f707a9a73d59d9361b0196cad1a99389fb382c0d');
INSERT INTO "history" VALUES(40,'D-GCBF2G9','review','refund_ordered','refunding','ann',1760000000000,'73c79f4df7837dbc10cb9ca8c643bff6ac62fd5326eedce2558ede90240a9eaf');
INSERT INTO "history" VALUES(41,'D-GCBF2G9','refunding','refund_paid','refunded','worker',1760000000000,'d2d1c88b4cae7b6b0566c169af92629e12ea38fc56e40c34125f42a5ffbb1f66');
INSERT INTO "history" VALUES(42,'D-MWZXE8N',NULL,'made','created','user 70011223',1760000000000,'da11c1fffb9a7bf876969a14e635010af0434a07fb7d3e732d9d82524a837eb2');
INSERT INTO "history" VALUES(43,'D-MWZXE8N','created','started','awaiting_payer','payer',1760000000000,'490bb2d7bcf535d0268bb6c74c0380ca7e9775c97ee9752707856a80740f7bb8');
INSERT INTO "history" VALUES(44,'D-MWZXE8N','awaiting_payer','captured','paid','fake webhook',1760000000000,'461f4af61c59f9a9c4ba6fc0b0b94e3cf856bacbb5b1b7d31c2093b421f268e5');
INSERT INTO "history" VALUES(45,'D-MWZXE8N','paid','credit_sent','crediting','worker',1760000000000,'77d2fbbf42714d04f5e033a2bb942c54cd9e35fcd417da39eb44636abbc0f285');
INSERT INTO "history" VALUES(46,'D-MWZXE8N','crediting','credit_refused','credit_refused','worker',1760000000000,'d9fbc93f1fbf1442587d0ab3ae63f4e02014ebd6f53aba21548cd0009efa653d');
INSERT INTO "history" VALUES(47,'D-MWZXE8N','credit_refused','handed_to_staff','review','worker',1760000000000,'c8df659f14d8c0bb0316d593a6a0a02ae03fbd0470e94cf8356a353993140bca');
INSERT INTO "history" VALUES(48,'D-9TGR47S',NULL,'made','created','user 70011223',1760000000000,'5477a099716321c27e01c7b64246bc5f1918979e733773f6a3f39f80ef447815');
INSERT INTO "history" VALUES(49,'D-9TGR47S','created','started','awaiting_payer','payer',1760000000000,'0959fb3d027e92332be2e9a30a6c7e430e0685bae24759b1fac510ab6ead88ab');
INSERT INTO "history" VALUES(50,'D-BF45YM9',NULL,'made','created','user 70011223',1760000000000,'659f6a56695652e73d103ebed08a031ed64dbe4c1435cd76c43382dd5451556a');
INSERT INTO "history" VALUES(51,'D-BF45YM9','created','started','awaiting_payer','payer',1760000000000,'f3470fe30b65faa0cf122041096508b02698c3caa4163bd0fa2f19d29f4d66a3');
INSERT INTO "history" VALUES(52,'D-BF45YM9','awaiting_payer','captured','paid','fake webhook',1760000000000,'cc29ae1c6d484977d3a83e98c90215c7ac0b0b8aeaad16e91e9cc0727de7d89a');
INSERT INTO "history" VALUES(53,'D-BF45YM9','paid','credit_sent','crediting','worker',1760000000000,'acf3ec5fd1fbe3c358340b49aa5963da090d05c075bc829b0035c745d5881069');
INSERT INTO "history" VALUES(54,'D-BF45YM9','crediting','credit_unknown','credit_unknown','worker',1760000000000,'895f30dc296710f7f1b04be2a0c12b05c398d1b99d4f65449c540eaa4020fefa');
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
INSERT INTO "mails" VALUES(1,'D-6NXD5TV.credited.5','credited',70011223,'D-6NXD5TV',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-DU9Q8ZS.credited.15','credited',70011223,'D-DU9Q8ZS',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-VJACCX6.credited.19','credited',70011223,'D-VJACCX6',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-DPA9NPT.paid_out.21','paid_out',70011223,'W-DPA9NPT',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-MYRFEXT.paid_out.27','paid_out',70011223,'W-MYRFEXT',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-54QUKM4.returned.36','returned',70011223,'W-54QUKM4',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-GCBF2G9.paid_back.41','paid_back',70011223,'D-GCBF2G9',1760000000000,1760000000000,0,'',NULL);
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
        OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8),
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "payments" VALUES('D-6NXD5TV','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','e7c88ff4211eccb837a5a4ae86a9d929bcb8efca992b1d679aacaf8a8aa67cc0','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-DU9Q8ZS','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','85e4ed577a9dfafc3a2766d17d3a53e3e781bc4c3ff9880f0271877edc7a7883','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-DPA9NPT','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','c55ed26644c85fc3df61bef229d199c4e41dcd5d8004173af47f0e816a6b00c1','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-VJACCX6','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','03709d175385606a66a10085bad97eede9a831471d6dce2007698c72e7764d3f','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-MYRFEXT','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','0a06cfb483ca884391e2600d22eecc496a10ff9d2deda477768b004483af143d','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-54QUKM4','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','f4f9096f28715b9efe86cc76ace9c4969962ece23a149618a8363d196709811c','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-GCBF2G9','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','15831de960bb8a0d07a8637dd6fa5a9e8a987f277880cd0acdeb33d9a7b31067','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-MWZXE8N','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','f3a6125820ead8ff1f17db8a3d6c3b4d0fb86ebdf100875159aea3804e28d05e','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-9TGR47S','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','5824b76809cd2c29fef4952a21461d2844473340a48cc746937619a50dc17435','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-BF45YM9','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','c055d26794e61db7a75fbdd2a28859a03ce50f0ce6835d9911e9a34daf2c59e8','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-DPA9NPT.payout.1','W-DPA9NPT','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-MYRFEXT.refund.1','W-MYRFEXT','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-54QUKM4.payout.1','W-54QUKM4','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-GCBF2G9.refund.1','D-GCBF2G9','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
CREATE TABLE reader_proofs (
    name TEXT NOT NULL CHECK (name <> ''),
    place TEXT NOT NULL,
    external_id TEXT NOT NULL CHECK (external_id <> ''),
    proven_at INTEGER NOT NULL CHECK (proven_at > 0),
    withdrawn_at INTEGER CHECK (withdrawn_at > 0),
    PRIMARY KEY (name, place)
) STRICT;
INSERT INTO "reader_proofs" VALUES('fake','here','D-EARLIER.credit.1',1760000000000,NULL);
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
INSERT INTO "tokens" VALUES('28d9f859f130376efa96213dd7dd7bd481152655c96b97eaeeab14233b82ae76','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-6NXD5TV',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 15;
