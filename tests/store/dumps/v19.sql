-- A database of version 19, made by the code of commit 5421db4.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-BGTVRWG: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-FXJSXVE','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-PB9KZ6D','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-ZADHKWW','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
INSERT INTO "answers" VALUES('D-7UK7RQF','c2VhbGVk');
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
INSERT INTO "attempts" VALUES('D-BGTVRWG.credit.1','D-BGTVRWG','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-MV7DPKJ.credit.1','D-MV7DPKJ','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-9SVG6UN.debit.1','W-9SVG6UN','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-7UK7RQF.credit.1','D-7UK7RQF','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-A66C9ZN.debit.1','W-A66C9ZN','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-ST9Z2SJ.debit.1','W-ST9Z2SJ','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-ST9Z2SJ.return.1','W-ST9Z2SJ','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-PB9KZ6D.credit.1','D-PB9KZ6D','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-ZADHKWW.credit.1','D-ZADHKWW','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-7UK7RQF','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-7UK7RQF','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-ZADHKWW','D-ZADHKWW credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-BGTVRWG',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-9SVG6UN.payout.1',NULL,'made','planned','user 70011223',1760000000000,'6bd13bcf5eed6b77f3295954c68dec94d5ca0a512e9ef9836e00b8af5f4f3046');
INSERT INTO "disbursement_history" VALUES(2,'W-9SVG6UN.payout.1','planned','sent','sending','worker',1760000000000,'b6066f7edefe85de1c1736239c429323ec780262cd107498cf031c828b1111b2');
INSERT INTO "disbursement_history" VALUES(3,'W-9SVG6UN.payout.1','sending','paid','paid','worker',1760000000000,'92c21965813776dd246a9a3dedf4c911e5b5264d06e86907ed6d6a37cdee54f6');
INSERT INTO "disbursement_history" VALUES(4,'W-A66C9ZN.refund.1',NULL,'made','planned','user 70011223',1760000000000,'d9bb14d6dc9e02014ca72f3608fec3ce48ea4ecc938941b6a5321a144c0b783b');
INSERT INTO "disbursement_history" VALUES(5,'W-A66C9ZN.refund.1','planned','sent','sending','worker',1760000000000,'823f15a66921735ec6527ef14d202a23685896fbc12fb55ddb21cee71b85d856');
INSERT INTO "disbursement_history" VALUES(6,'W-A66C9ZN.refund.1','sending','paid','paid','worker',1760000000000,'bed0872f0ec1948bb8eb631828760278f0f9d86535467ea02fd8faea1b2a110a');
INSERT INTO "disbursement_history" VALUES(7,'W-ST9Z2SJ.payout.1',NULL,'made','planned','user 70011223',1760000000000,'5dd3ed8f149e0dea7c856842f8273f6973ac674819313a68fb7613953529a35c');
INSERT INTO "disbursement_history" VALUES(8,'W-ST9Z2SJ.payout.1','planned','sent','sending','worker',1760000000000,'7c72a3b5d59bcc64839ad507daf409d3077efed1de1fcb88f24799f115d66cc0');
INSERT INTO "disbursement_history" VALUES(9,'W-ST9Z2SJ.payout.1','sending','failed','failed','worker',1760000000000,'a868dfb2b90d0890ed9b6e296eaef7ad7a9214acbfb674ce361320b4590a1172');
INSERT INTO "disbursement_history" VALUES(10,'D-FXJSXVE.refund.1',NULL,'made','planned','ann',1760000000000,'b3e1261defdb232667cde4301b38b1939116f9999239e7b563e637b2b0c06af8');
INSERT INTO "disbursement_history" VALUES(11,'D-FXJSXVE.refund.1','planned','sent','sending','worker',1760000000000,'53db4bebad96502b4fcff803c15e5790f5f1617a28509169e315cc995dc86c72');
INSERT INTO "disbursement_history" VALUES(12,'D-FXJSXVE.refund.1','sending','paid','paid','worker',1760000000000,'dcede65dec560ba5dbe3dfaa179afdf17ccc48726fd409efca189928290363ff');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-7UK7RQF','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000,1);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-BGTVRWG','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-BGTVRWG','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-MV7DPKJ','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-7UK7RQF','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-FXJSXVE','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-PB9KZ6D','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-ZADHKWW','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-BGTVRWG',NULL,'made','created','user 70011223',1760000000000,'685b65ea4aed166b193d2e3157bcde84cfbd81cf78dec2ca6684a84a396fcfb7');
INSERT INTO "history" VALUES(2,'D-BGTVRWG','created','started','awaiting_payer','payer',1760000000000,'2ef4ae0b9e5a68e1f70031efb76534d26481d1f950d74bf924f825a5907cc992');
INSERT INTO "history" VALUES(3,'D-BGTVRWG','awaiting_payer','captured','paid','fake webhook',1760000000000,'9f79b8deb0c5b7412711d23fc002f44ad36101af5c577a984f02ac39de4035ba');
INSERT INTO "history" VALUES(4,'D-BGTVRWG','paid','credit_sent','crediting','worker',1760000000000,'6dd4be16d9dae2ad10b30e5168fe7eee4fee0203cd31ad92df6663ffab808d87');
INSERT INTO "history" VALUES(5,'D-BGTVRWG','crediting','credit_booked','credited','worker',1760000000000,'7cd1ef8c4829629fa8566fc28ac2fbd78f11b1d3642db6372a818b254bb69d11');
INSERT INTO "history" VALUES(6,'D-MV7DPKJ',NULL,'made','created','user 70011223',1760000000000,'9897ad65f9a0979cf922d64802325ba530d0155b822b4d857ef7124d548202c0');
INSERT INTO "history" VALUES(7,'D-MV7DPKJ','created','started','awaiting_payer','payer',1760000000000,'9f5cb6bb9ca3e1bfc8f7cfad1b9428c763c51ba583432f3c74dbb16e58a7e880');
INSERT INTO "history" VALUES(8,'D-MV7DPKJ','awaiting_payer','captured','paid','fake webhook',1760000000000,'c81a7a0e8fcbba7246312ab54e278d7780c2e5173b0c8bcd4069475a38f97cfb');
INSERT INTO "history" VALUES(9,'W-9SVG6UN',NULL,'made','requested','user 70011223',1760000000000,'074a92738a9ba4a356b4486e21cb8a4de1ba0f99dc452b8096c2448dfb75b24a');
INSERT INTO "history" VALUES(10,'W-9SVG6UN','requested','approved','approved','policy',1760000000000,'8957ea79fc366c0e6c3e6b140675c8525c9a801b3062247affb6e134b3293560');
INSERT INTO "history" VALUES(11,'D-7UK7RQF',NULL,'made','created','user 70011223',1760000000000,'be9b9516bd162f53162e6bc89b3f5490f969f5958ccd12004c88dd9389547524');
INSERT INTO "history" VALUES(12,'D-7UK7RQF','created','started','awaiting_payer','payer',1760000000000,'c0aba4fc6a4f7820ce2fed9fecdde9f3a12513b52fa08c9ed98426bc41ba104c');
INSERT INTO "history" VALUES(13,'D-7UK7RQF','awaiting_payer','captured','paid','fake webhook',1760000000000,'b95df2f49cf2fd9994e11ea435223834e9c937fe997e0c643a7561c368f49692');
INSERT INTO "history" VALUES(14,'D-MV7DPKJ','paid','credit_sent','crediting','worker',1760000000000,'2002095846d16c8c25f0ee39ce5fbfbb6ad5bccc8aa19d7b892d91fc7c416eca');
INSERT INTO "history" VALUES(15,'D-MV7DPKJ','crediting','credit_booked','credited','worker',1760000000000,'802fd1c33a971a1c47f953079e6f2d5fda370642a37cf748b106002d4296d01c');
INSERT INTO "history" VALUES(16,'W-9SVG6UN','approved','debit_sent','debiting','worker',1760000000000,'620eb67f38c1deabb6a850d232e990f6a5d3257a172b08cb71d2d586c3769c41');
INSERT INTO "history" VALUES(17,'W-9SVG6UN','debiting','debit_booked','debited','worker',1760000000000,'fbe03c2918446a6ccb42729bc9a5f1a085be8044b4a8ce362e14dcbb80557acf');
INSERT INTO "history" VALUES(18,'D-7UK7RQF','paid','credit_sent','crediting','worker',1760000000000,'e6a681054a7ba175f659ff6555c6e14a477d5054580fb595ed9918af9deb4199');
INSERT INTO "history" VALUES(19,'D-7UK7RQF','crediting','credit_booked','credited','worker',1760000000000,'07dcc2c9b3edddf72d4ec7fb8b731a154aa212c4719ae8c7640ccbb99cfbaf9a');
INSERT INTO "history" VALUES(20,'W-9SVG6UN','debited','payout_sent','paying_out','worker',1760000000000,'906e983ce2bca9c79bb0d14c5645a65c071e51b23eff6b4bb31823dc66ebe127');
INSERT INTO "history" VALUES(21,'W-9SVG6UN','paying_out','payout_paid','paid_out','worker',1760000000000,'0acb7dfdb533ce0cca0f273b05e86fe7e393ac78209022520ccb19c4b0f2cd75');
INSERT INTO "history" VALUES(22,'W-A66C9ZN',NULL,'made','requested','user 70011223',1760000000000,'5eb0c0c556facb3f927f30fac42b011ab5c65ac1044532e106f33613b2c50510');
INSERT INTO "history" VALUES(23,'W-A66C9ZN','requested','approved','approved','policy',1760000000000,'bfcfb40747acd8e1a2c426011ec44135faa2cc7915c0d118b5739d5315b49e46');
INSERT INTO "history" VALUES(24,'W-A66C9ZN','approved','debit_sent','debiting','worker',1760000000000,'ab12100fce8d01885ecd93330003c0990174f4cd8c335566ff497d0d1558c879');
INSERT INTO "history" VALUES(25,'W-A66C9ZN','debiting','debit_booked','debited','worker',1760000000000,'b903bf3e6deffca301b2ae8be5536fa9443185aaea83aa1d8164cc6f11a29982');
INSERT INTO "history" VALUES(26,'W-A66C9ZN','debited','payout_sent','paying_out','worker',1760000000000,'bf0acf5c7431f24f82eeb0c841a3fb6fc4f1da851c39aedd837d1cbe49b26ba8');
INSERT INTO "history" VALUES(27,'W-A66C9ZN','paying_out','payout_paid','paid_out','worker',1760000000000,'64fa874a40a6503f1567b834ec06b91358493d40c03389fc99ba5219febd832e');
INSERT INTO "history" VALUES(28,'W-ST9Z2SJ',NULL,'made','requested','user 70011223',1760000000000,'ea416f0568d1c4d9c47714a3f3eab64c155a462a0da7543ffb761e1bca093b6c');
INSERT INTO "history" VALUES(29,'W-ST9Z2SJ','requested','approved','approved','policy',1760000000000,'6aa388aa0610db01a160bb344af130f8adac3d7843f40a726c99581f7aeddb09');
INSERT INTO "history" VALUES(30,'W-ST9Z2SJ','approved','debit_sent','debiting','worker',1760000000000,'c7f0af64a1af0e890b19cd89fb0a8883abe1c780421bd9196d11ab1fae20eda9');
INSERT INTO "history" VALUES(31,'W-ST9Z2SJ','debiting','debit_booked','debited','worker',1760000000000,'f6df7dafa8d2a03a1d12852907e781e31c1046afb135bb697824d3cbfbfdb188');
INSERT INTO "history" VALUES(32,'W-ST9Z2SJ','debited','payout_sent','paying_out','worker',1760000000000,'926c21c251be9cb820389322c2f8b1b9ac7bddf803877ebb0feeac06145b5789');
INSERT INTO "history" VALUES(33,'W-ST9Z2SJ','paying_out','payout_failed','payout_failed','worker',1760000000000,'e7e99f03398f48cdfd3e9067f8383c0eeda4480da75245b56e2520f3f602e8a8');
INSERT INTO "history" VALUES(34,'W-ST9Z2SJ','payout_failed','return_ordered','returning','worker',1760000000000,'15c703615d41d4d0c9e62adfb25ea969791488f3f4a7abb95cfa71aff4c61974');
INSERT INTO "history" VALUES(35,'W-ST9Z2SJ','returning','return_sent','returning','worker',1760000000000,'33131992c159afbefd7f811b1c96d1d23a0fda5feba42874c3dc330d68f11ed1');
INSERT INTO "history" VALUES(36,'W-ST9Z2SJ','returning','return_booked','returned','worker',1760000000000,'93f719fbe848a593c016fa637938473d0d0fc7a96de8ae67b9f48dd0ae0e32fe');
INSERT INTO "history" VALUES(37,'D-FXJSXVE',NULL,'made','created','user 70011223',1760000000000,'ab35c9f98fc252f1a067942a18d4c8b5f6beb15994e6dd7761a8085f71bf7dd8');
INSERT INTO "history" VALUES(38,'D-FXJSXVE','created','started','awaiting_payer','payer',1760000000000,'89730045bfe883462339a3134789c72be41f50934c8035fa64d8671a06d1abec');
INSERT INTO "history" VALUES(39,'D-FXJSXVE','awaiting_payer','mismatched','review','fake webhook',1760000000000,'51f67307a67dbcbc018c9ad5afa4058b906f9c3a6203fac0b35944dfa1a54355');
INSERT INTO "history" VALUES(40,'D-FXJSXVE','review','refund_ordered','refunding','ann',1760000000000,'1780cd403382b343620f794734a36bb2feeeee45b1dd87cbc0ed7bad08c866e8');
INSERT INTO "history" VALUES(41,'D-FXJSXVE','refunding','refund_paid','refunded','worker',1760000000000,'a4f8fa5686fbb0140f536aa9ffb29212a1edd5d8820474a6a255ddcf09b1f678');
INSERT INTO "history" VALUES(42,'D-PB9KZ6D',NULL,'made','created','user 70011223',1760000000000,'55964f0394046481143e8ccb1eb592815c54a7bdd0c55cac21dc442a00ab2196');
INSERT INTO "history" VALUES(43,'D-PB9KZ6D','created','started','awaiting_payer','payer',1760000000000,'b7ef83ed65d31d547928f22b96b9a4e61427b80881afc668d1e28b7ce3d12b8c');
INSERT INTO "history" VALUES(44,'D-PB9KZ6D','awaiting_payer','captured','paid','fake webhook',1760000000000,'f5e71ea811a137101f05fb8ec5a6c61cf66fcbcb334256e3b10e14510cf184af');
INSERT INTO "history" VALUES(45,'D-PB9KZ6D','paid','credit_sent','crediting','worker',1760000000000,'6c7c78191aff1b4002c4776f77b03068e82b650daa7ba537ddcba605a9df71b6');
INSERT INTO "history" VALUES(46,'D-PB9KZ6D','crediting','credit_refused','credit_refused','worker',1760000000000,'01868c59ab665e8b6b94ef72ff4d05159c070f3bb15148486970937618bb7af1');
INSERT INTO "history" VALUES(47,'D-PB9KZ6D','credit_refused','handed_to_staff','review','worker',1760000000000,'b6b56289a963e03bf68f8fbba457840ca70fe6e19b397d18403bff62d742b487');
INSERT INTO "history" VALUES(48,'D-H889USZ',NULL,'made','created','user 70011223',1760000000000,'da2240f826040122b578118493ce15ad18ffac7646439e5deaa6585ee1d45a11');
INSERT INTO "history" VALUES(49,'D-H889USZ','created','started','awaiting_payer','payer',1760000000000,'034a50fc0dc594026fb75cc08e89d9833b7a7d40f6f87b1e7a36330e57e7a4b4');
INSERT INTO "history" VALUES(50,'D-ZADHKWW',NULL,'made','created','user 70011223',1760000000000,'6a2877bda0b996a40285cd45cd9e09848b3b16633b3541d2313e1645ed311ee0');
INSERT INTO "history" VALUES(51,'D-ZADHKWW','created','started','awaiting_payer','payer',1760000000000,'a0221c49132c065dd143342613c045f2fbc7d7fbb17df82975f1a9aebac9693c');
INSERT INTO "history" VALUES(52,'D-ZADHKWW','awaiting_payer','captured','paid','fake webhook',1760000000000,'20a78363afd0dba6629daf8185f6d4243e703bb5d9501a8c103f31b2ea29e9f4');
INSERT INTO "history" VALUES(53,'D-ZADHKWW','paid','credit_sent','crediting','worker',1760000000000,'348c9d8e8cb136d60297e1969e2f83092ff9e99b505416abd04a67b646493bf6');
INSERT INTO "history" VALUES(54,'D-ZADHKWW','crediting','credit_unknown','credit_unknown','worker',1760000000000,'b1d64031436146379d70963076760d8ea6f6ccc0e80ae8c72fba6db731f6b571');
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
INSERT INTO "ledger_entries" VALUES(1,'captured','D-BGTVRWG','D-BGTVRWG.captured',1760000000000,'62a21bc115bd4e47da1f5a9609b8e195ad69b75cd4c728f541d16cc8f1473891');
INSERT INTO "ledger_entries" VALUES(2,'funds_held','U-D2YJTVRQMXNUJK','U-D2YJTVRQMXNUJK.funds_held',1760000000000,'ae27a4ce135eda36ee8ddf65baa8985cfe97308915e500206f6e6a33e0bc59f3');
INSERT INTO "ledger_entries" VALUES(3,'credit_booked','D-BGTVRWG','D-BGTVRWG.credit.1',1760000000000,'b1347eaeed3d9aff61b0cd4b87195ecfdd63c2d10d35b66469f53bb65ada4695');
INSERT INTO "ledger_entries" VALUES(4,'captured','D-MV7DPKJ','D-MV7DPKJ.captured',1760000000000,'fff93adec170ed1d3bab1265673085cc91cf27f4f1e40c0b96a8043a455e8481');
INSERT INTO "ledger_entries" VALUES(5,'captured','D-7UK7RQF','D-7UK7RQF.captured',1760000000000,'9b31567ed07117cae2914c4010ca6ebea1dc22378434cd5a37a819e1bac83d30');
INSERT INTO "ledger_entries" VALUES(6,'credit_booked','D-MV7DPKJ','D-MV7DPKJ.credit.1',1760000000000,'c83dd90380253606c16204dbdccc5b4d3912c694681a7dc685b34af3599e2d52');
INSERT INTO "ledger_entries" VALUES(7,'debit_booked','W-9SVG6UN','W-9SVG6UN.debit.1',1760000000000,'08b2835e9849bee9d1c555c57d8955f655067efe047febb489d6cc0906d4a460');
INSERT INTO "ledger_entries" VALUES(8,'credit_booked','D-7UK7RQF','D-7UK7RQF.credit.1',1760000000000,'4d57ea717df61aaa27bbffffd0549a34cccc6ed9730b6c80c157cdce1b06b65c');
INSERT INTO "ledger_entries" VALUES(9,'sent','W-9SVG6UN','W-9SVG6UN.payout.1',1760000000000,'09db27b6414b3e8282768b27d79ebbc8077249e443e4b15fdf64556ae2806eab');
INSERT INTO "ledger_entries" VALUES(10,'paid','W-9SVG6UN','W-9SVG6UN.payout.1',1760000000000,'c9586a2a9322c7384c63106a80cc4847948fa8edd2e427dd433e86fbefa11393');
INSERT INTO "ledger_entries" VALUES(11,'debit_booked','W-A66C9ZN','W-A66C9ZN.debit.1',1760000000000,'53f13d29ee46b42dded76192b341b242c2f8ccabef0ac15a4593d064bfded94b');
INSERT INTO "ledger_entries" VALUES(12,'sent','W-A66C9ZN','W-A66C9ZN.refund.1',1760000000000,'8028969efc3f1b0a4eb976898bb58fcb545793a28b06ca6aaba73b8bc4554891');
INSERT INTO "ledger_entries" VALUES(13,'paid','W-A66C9ZN','W-A66C9ZN.refund.1',1760000000000,'54daa3ea4c2e9fb3098f046ae507f0b14d33fc53122d777fc3eae29cc68a2bdf');
INSERT INTO "ledger_entries" VALUES(14,'debit_booked','W-ST9Z2SJ','W-ST9Z2SJ.debit.1',1760000000000,'3f2e9869f0e2b8bcdf90c944b4d0338c974a6f744f184db7170020928636612a');
INSERT INTO "ledger_entries" VALUES(15,'sent','W-ST9Z2SJ','W-ST9Z2SJ.payout.1',1760000000000,'ff18fe8e6cfc3a9813c8072025b54d9e896c25a838966521aad803177e6ff71a');
INSERT INTO "ledger_entries" VALUES(16,'not_paid','W-ST9Z2SJ','W-ST9Z2SJ.payout.1',1760000000000,'660c2514c633cc37d63250f0d2dc6d0625abb345ef754e15fb31783b1fb968af');
INSERT INTO "ledger_entries" VALUES(17,'return_booked','W-ST9Z2SJ','W-ST9Z2SJ.return.1',1760000000000,'6bb431f15db54d94f0028a6ecb202300669e8e20311a825a78e98a9b47629478');
INSERT INTO "ledger_entries" VALUES(18,'captured','D-FXJSXVE','D-FXJSXVE.captured',1760000000000,'67d1eed3e64b85ba79b2a56c5eda1f60a65a41b809f5929fb7d23db2c37f7df7');
INSERT INTO "ledger_entries" VALUES(19,'sent','D-FXJSXVE','D-FXJSXVE.refund.1',1760000000000,'57668ec9d1e1c15b660e28ead07953f36e2fac6a847a2b29584103340a715661');
INSERT INTO "ledger_entries" VALUES(20,'paid','D-FXJSXVE','D-FXJSXVE.refund.1',1760000000000,'a7a184ecee2dad77d8e963ffa01474fc1ca19188e56adb0b86debf5ec8f28f1c');
INSERT INTO "ledger_entries" VALUES(21,'captured','D-PB9KZ6D','D-PB9KZ6D.captured',1760000000000,'a1800f1eb24ad57ab04f3ac75d8d05d358e2ae07788ed7d740c8e62fdafb0917');
INSERT INTO "ledger_entries" VALUES(22,'captured','D-ZADHKWW','D-ZADHKWW.captured',1760000000000,'b619d0b545005e983f04393ea108cbc10d63e9c43c7bf841446c1107db2f05ef');
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
INSERT INTO "mails" VALUES(1,'D-BGTVRWG.credited.1','credited',70011223,'D-BGTVRWG',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(2,'D-MV7DPKJ.credited.1','credited',70011223,'D-MV7DPKJ',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(3,'D-7UK7RQF.credited.1','credited',70011223,'D-7UK7RQF',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(4,'W-9SVG6UN.paid_out.1','paid_out',70011223,'W-9SVG6UN',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(5,'W-A66C9ZN.paid_out.1','paid_out',70011223,'W-A66C9ZN',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(6,'W-ST9Z2SJ.returned.1','returned',70011223,'W-ST9Z2SJ',1760000000000,1760000000000,0,'',NULL);
INSERT INTO "mails" VALUES(7,'D-FXJSXVE.paid_back.1','paid_back',70011223,'D-FXJSXVE',1760000000000,1760000000000,0,'',NULL);
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
INSERT INTO "payments" VALUES('D-BGTVRWG','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','d9f1ec8c171362936c5ab3ecad3d830ea99516e898be792d65a5bb27492cad6f','embedded','Visa 4001',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('D-MV7DPKJ','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','b37d0ab53691d0d279893711ea6e0f06e6756b590b0edf493c97edb5fd68059f','embedded','Visa 4003',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-9SVG6UN','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','a345cacee91b7ce77c80d4e460008054843cfc2fa2ecbe75589e5d20011c10f1','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-7UK7RQF','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','a8666cd0bd86966676466be57f97b40c4d0a0325dcfb1c85643ecd98c0996a47','embedded','Visa 4004',0,0,'USD',2,0);
INSERT INTO "payments" VALUES('W-A66C9ZN','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','162d0c6370912aa45c5f4fa372f84fd5c64ca77062351bda1efa3e2df5f30789','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('W-ST9Z2SJ','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','e1c191fc52c930c5b4e3ccb12ea6be5e2e664dd59d746c4125032770c0f613e3','','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-FXJSXVE','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','dfbc4b360665ab38733419defd68e699ecc2ce7ce5c26a44fc72752ded74ca28','embedded','Visa 4008',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-PB9KZ6D','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','dad497e539afaf7a357b470f0015207aa1536e7d8bce4f660a34011f782850ba','embedded','Visa 4010',0,0,'EUR',2,0);
INSERT INTO "payments" VALUES('D-H889USZ','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','a5ee751b3078f80413e9cfaebb10488c1aa4c75097ec83e3b604ba5769b2f8f2','embedded','',0,NULL,NULL,NULL,0);
INSERT INTO "payments" VALUES('D-ZADHKWW','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','e92bc6d8a1945ab4bfd6942531c66295e1977c0b9805899eacf38c866a8f1a88','embedded','Visa 4012',0,0,'USD',2,0);
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
INSERT INTO "psp_calls" VALUES('W-9SVG6UN.payout.1','W-9SVG6UN','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-A66C9ZN.refund.1','W-A66C9ZN','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-ST9Z2SJ.payout.1','W-ST9Z2SJ','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-FXJSXVE.refund.1','D-FXJSXVE','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('45e4d68d6f113937ddab500400f68bcfec7f6c7dcad03c624fd09f80127237fd','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-BGTVRWG',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 19;
