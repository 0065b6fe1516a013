-- A database of version 13, made by the code of commit 577c21f.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-MQZHVTT: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-AZ2U2YX','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-MX54ZX9','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-FP7EGST','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-MQZHVTT.credit.1','D-MQZHVTT','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-PW59VVA.credit.1','D-PW59VVA','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-KBHFGBB.debit.1','W-KBHFGBB','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-MMA4VJ8.credit.1','D-MMA4VJ8','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-FEWRBM9.debit.1','W-FEWRBM9','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-896Q6B9.debit.1','W-896Q6B9','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-896Q6B9.return.1','W-896Q6B9','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-MX54ZX9.credit.1','D-MX54ZX9','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-FP7EGST.credit.1','D-FP7EGST','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-MMA4VJ8','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE choices (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    instrument TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "choices" VALUES('D-28RAU3C','pm_1',1760000000000);
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
INSERT INTO "decisions" VALUES(1,'D-FP7EGST','D-FP7EGST credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-MQZHVTT',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-KBHFGBB.payout.1',NULL,'made','planned','user 70011223',1760000000000,'e7cda26b25f748b27b23663965bd7e3c0155fe3babd6b05bb6f0b388ac0d9fc5');
INSERT INTO "disbursement_history" VALUES(2,'W-KBHFGBB.payout.1','planned','sent','sending','worker',1760000000000,'6aef7bf7f05c374052da5e6547242a555a1e46cff057083249ff6532445e90e4');
INSERT INTO "disbursement_history" VALUES(3,'W-KBHFGBB.payout.1','sending','paid','paid','worker',1760000000000,'bffed290b4ff0df35642c498f003c6de14f0d9a35ea4b5a91baca7d3d0ce33d9');
INSERT INTO "disbursement_history" VALUES(4,'W-FEWRBM9.refund.1',NULL,'made','planned','user 70011223',1760000000000,'b2ef7e4f3e3acc87b35c49062db994249107931ba378a0e2d85bf48e64575858');
INSERT INTO "disbursement_history" VALUES(5,'W-FEWRBM9.refund.1','planned','sent','sending','worker',1760000000000,'932b0022b134b4d37ec3ae5e7c596ea22fc3bfb3fe70458b1e523f1f4a7b8c1f');
INSERT INTO "disbursement_history" VALUES(6,'W-FEWRBM9.refund.1','sending','paid','paid','worker',1760000000000,'bea0422deba812b1dfa503a5dcf917861767b9d10cd511207c94fea014d61672');
INSERT INTO "disbursement_history" VALUES(7,'W-896Q6B9.payout.1',NULL,'made','planned','user 70011223',1760000000000,'7e32f5897c4e1de7143575f231f528fd19e0fcb64b7c37457af6074ca25f4def');
INSERT INTO "disbursement_history" VALUES(8,'W-896Q6B9.payout.1','planned','sent','sending','worker',1760000000000,'3f66f4e527272e400d621e6714165793e54fccf1d956dee5d82dc525bc2ed702');
INSERT INTO "disbursement_history" VALUES(9,'W-896Q6B9.payout.1','sending','failed','failed','worker',1760000000000,'c948e774c31b2891bae3dcc4299bf5c89e4ff9881e18957cec7ac0f1dd3d6d12');
INSERT INTO "disbursement_history" VALUES(10,'D-AZ2U2YX.refund.1',NULL,'made','planned','ann',1760000000000,'c563005c1f4a41e4b546c520ad27682d9804478ed91c45da1abcff2ddbdbc327');
INSERT INTO "disbursement_history" VALUES(11,'D-AZ2U2YX.refund.1','planned','sent','sending','worker',1760000000000,'18311d802510c10436332fb70dec4de55f5328e831d913a241f36f3a2fcb1ac7');
INSERT INTO "disbursement_history" VALUES(12,'D-AZ2U2YX.refund.1','sending','paid','paid','worker',1760000000000,'45048d2c11e442b927dc18546c7b664a78949867603ae4575cf34cfc5b710aca');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-MMA4VJ8','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-MQZHVTT','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-MQZHVTT','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-PW59VVA','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-MMA4VJ8','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-AZ2U2YX','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-MX54ZX9','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-FP7EGST','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-MQZHVTT',NULL,'made','created','user 70011223',1760000000000,'e77211dd700721f51ea5d2e00b99b1fb1a0972381489bce87df982d7e6d607f4');
INSERT INTO "history" VALUES(2,'D-MQZHVTT','created','started','awaiting_payer','payer',1760000000000,'9bdfb0b8239a501f7d74cffeb200083797b738493c702bea22c5d0388bc45813');
INSERT INTO "history" VALUES(3,'D-MQZHVTT','awaiting_payer','captured','paid','fake webhook',1760000000000,'97df1c01aad13aad9408a526a7292ee621c1d6e520c8d22ae3756df4e5e49763');
INSERT INTO "history" VALUES(4,'D-MQZHVTT','paid','credit_sent','crediting','worker',1760000000000,'26b2719a2f0c2db22a1a38e90d132ac3869af7210d565cbb9570b0ff8afeadcd');
INSERT INTO "history" VALUES(5,'D-MQZHVTT','crediting','credit_booked','credited','worker',1760000000000,'12878f9a55dc0978eb03790ee667d7c97a9633d7850135593abe981b075910a3');
INSERT INTO "history" VALUES(6,'D-PW59VVA',NULL,'made','created','user 70011223',1760000000000,'ccaad317681c19efe2d24da3362f1f5ae7d5f42e3abd3e956789ac2235b8b128');
INSERT INTO "history" VALUES(7,'D-PW59VVA','created','started','awaiting_payer','payer',1760000000000,'d92818dc81659ee7b934f1262eb97337e9266819aacad4200602bbd5f90ccb67');
INSERT INTO "history" VALUES(8,'D-PW59VVA','awaiting_payer','captured','paid','fake webhook',1760000000000,'274dff6a0ad328eca5809d68ec1cc55e63de1134ab41987dc22654d1e24f860c');
INSERT INTO "history" VALUES(9,'W-KBHFGBB',NULL,'made','requested','user 70011223',1760000000000,'c4b4b2ad8309c83c85c1d0ffb8c884e085f0deaf61b76a903762b2cececf959e');
INSERT INTO "history" VALUES(10,'W-KBHFGBB','requested','approved','approved','policy',1760000000000,'50368aa57c6edf2d9c0de109ca533d654e1abc28f4d3feee5ef7bc0b5ba3c7d6');
INSERT INTO "history" VALUES(11,'D-MMA4VJ8',NULL,'made','created','user 70011223',1760000000000,'1fa29bab98500e0fa9bb5de22b65f446714aa467ba8cd812b4e87d567e1b3d6d');
INSERT INTO "history" VALUES(12,'D-MMA4VJ8','created','started','awaiting_payer','payer',1760000000000,'bd1e4e86a14a047021798b86d8bf69f5ca3b20af8726f35d82ed1be14151a0bd');
INSERT INTO "history" VALUES(13,'D-MMA4VJ8','awaiting_payer','captured','paid','fake webhook',1760000000000,'8dccac320f1c57062c3829618b40878cdc1c53cdcef30b6419c1e978bf4cc642');
INSERT INTO "history" VALUES(14,'D-PW59VVA','paid','credit_sent','crediting','worker',1760000000000,'cfc01702c55e5bb0b3acab95d17f13baf5a4da57545ef7132f771c4e5f5b564f');
INSERT INTO "history" VALUES(15,'D-PW59VVA','crediting','credit_booked','credited','worker',1760000000000,'a21fc89ec4403f60f6d869960b31cd5c7b61fcec37e3898f6e3d275edcf4447e');
INSERT INTO "history" VALUES(16,'W-KBHFGBB','approved','debit_sent','debiting','worker',1760000000000,'4d7094db316ac75c63bbf741103ec972871c9565109a8087e2c305df0feaa30c');
INSERT INTO "history" VALUES(17,'W-KBHFGBB','debiting','debit_booked','debited','worker',1760000000000,'08f85f421adaf69fb55dcc01d9aa0b05fee4516a82375c4628a713c2e221dc70');
INSERT INTO "history" VALUES(18,'D-MMA4VJ8','paid','credit_sent','crediting','worker',1760000000000,'dde9da61e28452d2fa024dca1830e7c9db86fb845c8a17d0e2a72ef535270906');
INSERT INTO "history" VALUES(19,'D-MMA4VJ8','crediting','credit_booked','credited','worker',1760000000000,'254955017c4e2e00706b54964192494da817de64a99daeb41aa60403e265865f');
INSERT INTO "history" VALUES(20,'W-KBHFGBB','debited','payout_sent','paying_out','worker',1760000000000,'7f3d78bbe14cb20c583037c6e9c0e8c170c92db21c6190c32abf59f25256475c');
INSERT INTO "history" VALUES(21,'W-KBHFGBB','paying_out','payout_paid','paid_out','worker',1760000000000,'c505f9b23e7254362fd5f3fff240a3a5c728f8be5b7b231d58bfb2dcfb85a356');
INSERT INTO "history" VALUES(22,'W-FEWRBM9',NULL,'made','requested','user 70011223',1760000000000,'605a443740457b91db433447034dda3e8fe1a8111cb627130a7aaccd7c9b1238');
INSERT INTO "history" VALUES(23,'W-FEWRBM9','requested','approved','approved','policy',1760000000000,'631505a10fd75cc20fdc55595493551385c4bbf58d83bef7feec12dc9fda3051');
INSERT INTO "history" VALUES(24,'W-FEWRBM9','approved','debit_sent','debiting','worker',1760000000000,'ecbfe72176b1f06ad953c26d64ba012144437c5c098a4ceb113715c11dfd4a59');
INSERT INTO "history" VALUES(25,'W-FEWRBM9','debiting','debit_booked','debited','worker',1760000000000,'c1c126df56676cacc848c1f221257338d8d74c12774aba094c3b1c0c8079beb2');
INSERT INTO "history" VALUES(26,'W-FEWRBM9','debited','payout_sent','paying_out','worker',1760000000000,'0af2222e36f9d3991f82bf66fe73d3df12ff6b540efba16c751a1c0a63c01b84');
INSERT INTO "history" VALUES(27,'W-FEWRBM9','paying_out','payout_paid','paid_out','worker',1760000000000,'80071800c9061c89a66c874fcf47bd8ae0a760cb626760aa81c2da63e43ba67b');
INSERT INTO "history" VALUES(28,'W-896Q6B9',NULL,'made','requested','user 70011223',1760000000000,'05f051f143a87a54dc45b6970512b75c4c21fa59de707d91f990da4ac23aa918');
INSERT INTO "history" VALUES(29,'W-896Q6B9','requested','approved','approved','policy',1760000000000,'e94382305ec0ee8368d400b72cdb9fbf70f7b23464b46ee993aa0f0a91939fb0');
INSERT INTO "history" VALUES(30,'W-896Q6B9','approved','debit_sent','debiting','worker',1760000000000,'136af144bc6fc843d4fcadce0ef21bd7491dff46995c55c6e7ad03a490bd3b5a');
INSERT INTO "history" VALUES(31,'W-896Q6B9','debiting','debit_booked','debited','worker',1760000000000,'2a8da5e410a625d04f0803ce57e5fd73141b1f28da6707b0bb6ab40fdc0baf7f');
INSERT INTO "history" VALUES(32,'W-896Q6B9','debited','payout_sent','paying_out','worker',1760000000000,'4e82068fa142dc0aaaa436719a62bf829c0717c40eac1cec65eda75b468c4dda');
INSERT INTO "history" VALUES(33,'W-896Q6B9','paying_out','payout_failed','payout_failed','worker',1760000000000,'61634b63b0bfc8d449c0cc077e1e0c5fa60f63a893dad2bdbd60ee73dd5726ae');
INSERT INTO "history" VALUES(34,'W-896Q6B9','payout_failed','return_ordered','returning','worker',1760000000000,'7554129dd8770a727528d28f295c1c4b0841d88024078ed218fab47d29ae324e');
INSERT INTO "history" VALUES(35,'W-896Q6B9','returning','return_sent','returning','worker',1760000000000,'a19009da33ac810b43ee5bc81e9ea53eb497a5f7734242539caba690da70b231');
INSERT INTO "history" VALUES(36,'W-896Q6B9','returning','return_booked','returned','worker',1760000000000,'a0cb81e034a15d043021dfbab4864b828fb2f3c63a3bcb3807a282afc7bbc997');
INSERT INTO "history" VALUES(37,'D-AZ2U2YX',NULL,'made','created','user 70011223',1760000000000,'b69efbc3c3750943c9aaaef8ed7b9267589a940c34689c1bdbcfcacfb539127e');
INSERT INTO "history" VALUES(38,'D-AZ2U2YX','created','started','awaiting_payer','payer',1760000000000,'be9d191b5e03372f49dbda4e579cbb1ce751de74b6cc61853c7340a18792747b');
INSERT INTO "history" VALUES(39,'D-AZ2U2YX','awaiting_payer','mismatched','review','fake webhook',1760000000000,'ebbe990b03b912428e205730020e8d398fc083c704bd54a2727aca5f3b64693c');
INSERT INTO "history" VALUES(40,'D-AZ2U2YX','review','refund_ordered','refunding','ann',1760000000000,'fc47265d1871c37939926a63e76fb6f953c0946dde5e7b52bd3cdfbfafaf3cc7');
INSERT INTO "history" VALUES(41,'D-AZ2U2YX','refunding','refund_paid','refunded','worker',1760000000000,'8f4082bdf0ce1b2dc84e76ab6f0e01d347997809fb5e6b1fc052b6c82392782b');
INSERT INTO "history" VALUES(42,'D-MX54ZX9',NULL,'made','created','user 70011223',1760000000000,'167704794623f83cfa77597c8d5c28b401090d3c69c1adface3a540705d8c646');
INSERT INTO "history" VALUES(43,'D-MX54ZX9','created','started','awaiting_payer','payer',1760000000000,'ec88348f07e734874b327ef7f3e36b6c79d23cda16ba202c677af27aaf01988b');
INSERT INTO "history" VALUES(44,'D-MX54ZX9','awaiting_payer','captured','paid','fake webhook',1760000000000,'e813e5c0d0d5b28c197581b8a5ddb05c835b5a0d591e67581ba4a3c0c256b2a8');
INSERT INTO "history" VALUES(45,'D-MX54ZX9','paid','credit_sent','crediting','worker',1760000000000,'a08e885f86235ec7ffe914eb94b9e078870d98bb47194dd32e188fcb863b8c62');
INSERT INTO "history" VALUES(46,'D-MX54ZX9','crediting','credit_refused','credit_refused','worker',1760000000000,'ebcb3f2dbdc3210b0644ff2dab8672504a95340054aeb618da080f16592ea532');
INSERT INTO "history" VALUES(47,'D-MX54ZX9','credit_refused','handed_to_staff','review','worker',1760000000000,'4956b0212d011b1e6042169486c35d02b261590b1460785345e55b2ae96483e3');
INSERT INTO "history" VALUES(48,'D-28RAU3C',NULL,'made','created','user 70011223',1760000000000,'2cdfa5e29e425ddf027816dcde93a65514cbd86c9801a04fcffe7c2b2ca9ac34');
INSERT INTO "history" VALUES(49,'D-28RAU3C','created','started','awaiting_payer','payer',1760000000000,'3e6637832294bc5db733bd510069a333774a077e449594202316d28fb5d3b486');
INSERT INTO "history" VALUES(50,'D-FP7EGST',NULL,'made','created','user 70011223',1760000000000,'28c4d292d73e4556b6751180caf4b9dea1d4742475916dc0ef25b0a950700598');
INSERT INTO "history" VALUES(51,'D-FP7EGST','created','started','awaiting_payer','payer',1760000000000,'9e86a714b7862213cc874c1d6311c2f2778a9148a6e5e05d8264c351da1a3e30');
INSERT INTO "history" VALUES(52,'D-FP7EGST','awaiting_payer','captured','paid','fake webhook',1760000000000,'e300e4a39567a5dd9aa29f475bfd5a31534e7a6e20bdf1f0d82590f7f1469c95');
INSERT INTO "history" VALUES(53,'D-FP7EGST','paid','credit_sent','crediting','worker',1760000000000,'f34a0f8c26d8be5bd4be89c7c3103000fe8a37c6e2215b3df93ea36670f6bfc0');
INSERT INTO "history" VALUES(54,'D-FP7EGST','crediting','credit_unknown','credit_unknown','worker',1760000000000,'aa08519ba7829cd1d030161948e2bbead31aa0edb175b2fb54f532d38db51525');
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
INSERT INTO "payments" VALUES('D-MQZHVTT','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','2119f7cabfd74e2921bfcf2ad3dc57764c78318ac26297002aa420dc8d3f8aa6','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-PW59VVA','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','dfc797ebc138832b30edec92561ff479a7c2eea9cc4e65550d28180dfb019a26','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-KBHFGBB','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','3762fd68f4a3bc875550a40d4d729bf3cb045b63b612a1a668409677bad2604d','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-MMA4VJ8','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','0d7b8d26dc2adf270d75cde5d0d34d86bee4cc080c55953b303e1bf02d02d60f','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-FEWRBM9','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','1fcf95b1b6b52e81360aff11f6cb9d909467616b1911f3dcae462ecc977662fd','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-896Q6B9','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','289b734fa9f030e92226af61f5504c60725e0be6b8bc9d1cee3dee96baacbeea','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-AZ2U2YX','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','a85d37b3fb2b7d5cffb34bfdf06dca9acc0b15c173ddd5c74489b7725262c203','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-MX54ZX9','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','ff3432d9dfb13d5f6849f0d116c67bd61305c04c3a744386634c1d1d247631e6','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-28RAU3C','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','180606e6498a0993addd0291c124a89791c06e335745948cc4fb3bcae8cfaac8','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-FP7EGST','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','08e731c51544e4344dcdb786487194978446df1a96a6bfede3c089473e73310c','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-KBHFGBB.payout.1','W-KBHFGBB','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-FEWRBM9.refund.1','W-FEWRBM9','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-896Q6B9.payout.1','W-896Q6B9','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-AZ2U2YX.refund.1','D-AZ2U2YX','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('7df2bc20f38029bf27f69c2b1bcd22f9cea0041074836a9b2e3c608464737c7b','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-MQZHVTT',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
COMMIT;
PRAGMA user_version = 13;
